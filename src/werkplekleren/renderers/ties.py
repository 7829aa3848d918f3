"""What stays on one line: a number with its unit, `12 uur`, or what it stands for, `0 = kan`; and what begins no line: a dash, a plus, a lone `!`."""

import re
from functools import lru_cache

from werkplekleren._base.formatting import month_names, unit_names

NO_BREAK = "\N{NO-BREAK SPACE}"
_white = re.compile(r"[ \t\r\n\f\v]+")
_stands_for = re.compile(r" = (?<=[\d?–] = )")
_ALWAYS = ("nl", "en")
_SIGN = r"[–+] [−\d]"
_LONE = r"!(?:[\s<,.;:)\x22\x27]|$)"
_AFTER_FIGURE = "|".join(rf"(?<=\d{end} )" for end in ("", "</strong>", "</em>", "</span>", "</b>"))


def tied(text: str, language: str) -> str:
    """A text in which no line ends between a number and its unit or month, around the `=` of a key, or before a dash, plus or `!` apart.

    It may be plain text or the finished text of a page, a Word body or JSON: only a space at those places changes, also after
    the tag that ends at a number. A dash or plus is meant that a number follows. Units and months are those of the language,
    and those of Dutch and English, which documents in another language quote.

    Args:
        text: The text.
        language: The language of the document.

    >>> tied("<b>12</b> uur in 3 weken, vanaf 1 maart 2027", "nl").replace(NO_BREAK, "~")
    '<b>12</b>~uur in 3~weken, vanaf 1~maart 2027'
    >>> tied("22 feb – 26 mrt, 58 + 129", "nl").replace(NO_BREAK, "~")
    '22~feb~– 26~mrt, 58~+ 129'
    >>> tied("0 = kan het niet; 1: Kim !", "nl").replace(NO_BREAK, "~")
    '0~=~kan het niet; 1: Kim~!'
    """
    return _stands_for.sub(f"{NO_BREAK}={NO_BREAK}", _between(language).sub(NO_BREAK, text))


def pieces(text: str) -> list[str]:
    """What of a text stays on one line: its words, and numbers with their unit.

    >>> [piece.replace(NO_BREAK, "~") for piece in pieces("ruim 12 uur per week")]
    ['ruim', '12~uur', 'per', 'week']
    """
    seen = tied(text, "nl")
    return _white.split(seen.strip()) if NO_BREAK in seen else seen.split()


@lru_cache(maxsize=64)
def _between(language: str) -> "re.Pattern[str]":
    names = {name for code in (language, *_ALWAYS) for name in (*unit_names(code), *month_names(code))}
    longest_first = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    first = "".join(sorted({name[0] for name in names}))
    # what stands beside the space comes first: most spaces stand between words, and pages with drawings are full of figures
    figures = rf"(?<=[\d>] )(?=[{re.escape(first)}])(?:{_AFTER_FIGURE})(?=(?:{longest_first})(?![\w-]))"
    return re.compile(rf" (?:{figures}|(?=[–+!])(?:(?={_LONE})|(?={_SIGN})(?<=\w )))")
