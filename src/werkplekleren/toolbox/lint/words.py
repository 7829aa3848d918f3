"""Words, sentences and syllables of a text, counted the same way on every machine."""

import re
from collections.abc import Iterable

from werkplekleren.toolbox.lint.language import Reading, Syllables

_placeholder = re.compile(r"\{[a-z_]+\}")
_word = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_break = r"\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*•]|\d{1,3}[.)])[ \t])"
_sentence = re.compile(rf"(?:(?<=[.!?])|(?<=[.!?][\"'’”)]))\s+|{_break}")
_clause = re.compile(rf"(?:(?<=[.!?:;])|(?<=[.!?][\"'’”)]))\s+|{_break}")


def words(text: str) -> list[str]:
    """The words of a text; figures are none, and the name of a value between braces is one short word.

    >>> words("Doe dit in {minutes} minuten, of in 30.")
    ['Doe', 'dit', 'in', 'x', 'minuten', 'of', 'in']
    """
    return _word.findall(_placeholder.sub("x", text))


def sentences(text: str) -> list[str]:
    """The sentences of a text that have words in them; an empty line and a new point of a list end one too.

    >>> sentences("Kijk mee. 'Wat zie je?' Schrijf het op.")
    ['Kijk mee.', "'Wat zie je?'", 'Schrijf het op.']
    """
    return _parts(_sentence, text)


def clauses(text: str) -> list[str]:
    """The same, with a colon and a semicolon as ends too: what follows them can be read by itself."""
    return _parts(_clause, text)


def _parts(end: re.Pattern[str], text: str) -> list[str]:
    return [part for part in end.split(text.strip()) if words(part)]


def syllables(word: str, how: Syllables) -> int:
    """The syllables of a word, at least one."""
    lower = word.lower()
    count = len(how.groups.findall(lower))
    if lower.endswith(how.silent_endings) and not lower.endswith(how.sounded_endings):
        count -= 1
    return max(count, 1)


def ease(texts: Iterable[str], reading: Reading, how: Syllables) -> float:
    """The reading ease of texts together, by the formula of their language; at least one of them has words."""
    parts = [part for text in texts for part in clauses(text)]
    found = [word for part in parts for word in words(part)]
    said = sum(syllables(word, how) for word in found)
    return reading.constant - reading.per_word * len(found) / len(parts) - reading.per_syllable * said / len(found)
