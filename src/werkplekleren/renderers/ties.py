"""Numbers that stay on one line with their unit, `12 uur` and `1 maart`, and a dash or plus between numbers that begins no line."""

import re
from functools import lru_cache

from werkplekleren._base.formatting import month_names, unit_names

NO_BREAK = "\N{NO-BREAK SPACE}"
_white = re.compile(r"[ \t\r\n\f\v]+")
_ALWAYS = ("nl", "en")
_SIGN = r"[–+] [−\d]"
_AFTER_FIGURE = "|".join(rf"(?<=\d{end} )" for end in ("", "</strong>", "</em>", "</span>", "</b>"))


def tied(text: str, language: str) -> str:
    """A text in which no line ends between a number and the unit or the month after it, or before a dash or plus that a number follows.

    It may be plain text or the finished text of a page, a Word body or JSON: only a space after a figure, or after
    the tag that ends there, or before such a sign changes. Units and months are those of the language, and those of
    Dutch and English, which documents in another language quote.

    Args:
        text: The text.
        language: The language of the document.

    >>> tied("<b>12</b> uur in 3 weken, vanaf 1 maart 2027", "nl").replace(NO_BREAK, "~")
    '<b>12</b>~uur in 3~weken, vanaf 1~maart 2027'
    >>> tied("22 feb – 26 mrt, 58 + 129", "nl").replace(NO_BREAK, "~")
    '22~feb~– 26~mrt, 58~+ 129'
    """
    return _between(language).sub(NO_BREAK, text)


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
    # the space and the sign after it come first: pages with drawings are full of figures
    return re.compile(rf" (?:(?=[!{re.escape(first)}])(?:{_AFTER_FIGURE})(?=!|(?:{longest_first})(?![\w-]))|(?={_SIGN})(?<=\w ))")
