"""Wording in which every word is another one, and what is left of ours in a document that is made with it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import cast

import attrs
from babel.dates import get_month_names
from babel.lists import format_list

import werkplekleren as wpl
from werkplekleren._base.catalogue import PLURAL, catalogue
from werkplekleren._base.text import Text
from werkplekleren.reports.wording.markdown import addressed
from werkplekleren.reports.wording.names import offered
from werkplekleren.reports.wording.wordings import builtin, builtin_names

CONTENT = Path(wpl.__file__).parent / "content" / "builtin"
LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_KEPT = re.compile(r"(\{#(?:[^{}]|\{[^{}]*\})*\}|\{\.[a-z]+\}|\{[a-z0-9_]+(?:\|[^{}|]+)*\}|\]\([^)]*\))")
_SPECIAL = re.compile(r"^(?:> )?(?::::(?:when|unless|each)\b.*|:::\S+)")
OTHER = "q"
"""Every letter of another wording."""

Forms = Callable[[list[str]], list[str]]


def other_words(text: str) -> str:
    """A text with every letter another one."""
    return LETTER.sub(OTHER, text)


def rewritten(text: str, *, phrases: bool, forms: Forms = list) -> str:
    """A wording file in which every word is another one; names, marks and codes stay.

    Args:
        text: The file.
        phrases: Whether it holds single sentences, whose codes are headings.
        forms: The plural forms to write in the place of ours.
    """
    return "\n".join(_line(line, phrases=phrases, forms=forms) for line in addressed(text, formal=False).split("\n"))


def _line(line: str, *, phrases: bool, forms: Forms) -> str:
    if phrases and line.startswith("## "):
        return line
    special = _SPECIAL.match(line)
    start = special[0] if special else ""
    return start + "".join(_piece(piece, forms) for piece in _KEPT.split(line[len(start) :]))


def _piece(piece: str, forms: Forms) -> str:
    if not _KEPT.fullmatch(piece):
        return other_words(piece)
    name, *own = piece.strip("{}").split("|")
    return "{" + "|".join([name, *forms([other_words(form) for form in own])]) + "}" if own and piece[1] not in "#." else piece


def write_all(folder: Path, language: str, forms: Forms = list) -> Path:
    """A folder with a complete wording in which every word is another one."""
    (folder / language).mkdir(parents=True)
    for name in builtin_names("nl"):
        file = builtin(name, "nl")
        assert file is not None
        (folder / language / f"{name}.md").write_text(rewritten(file.text, phrases=name not in offered(), forms=forms), encoding="utf-8")
    return folder


def write_labels(folder: Path, language: str, forms: int) -> None:
    """The short strings of pages and charts in a language, each as other words, in so many plural forms."""
    known = catalogue("labels", "en")
    lines = [f'msgid ""\nmsgstr "Language: {language}\\nContent-Type: text/plain; charset=utf-8\\n"\n']
    for original in known:
        one, _, many = original.partition(PLURAL)
        plural = "".join(f'msgstr[{at}] "{_label(many)}"\n' for at in range(forms))
        lines.append(f'msgid "{_escaped(one)}"\n' + (f'msgid_plural "{_escaped(many)}"\n{plural}' if many else f'msgstr "{_label(one)}"\n'))
    (folder / language / "labels.po").write_text("\n".join(lines), encoding="utf-8")


def _label(text: str) -> str:
    return "".join(piece if piece.startswith(("%", "{")) else other_words(piece) for piece in re.split(r"(%\(\w+\)s|%s|\{\w+\})", _escaped(text)))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


_NOT_SAID = frozenset({"id", "href", "section", "tone", "style", "language", "layout", "align", "labels", "kind"})


def said(thing: object) -> Iterator[str]:
    """Every text in a document that a reader gets to see."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for one in cast("tuple[object, ...]", thing):
            yield from said(one)
    elif attrs.has(type(thing)):
        for name in _fields(thing):
            if name not in _NOT_SAID:
                yield from said(getattr(thing, name))


def given(thing: object, language: str | None = None) -> Iterator[str]:
    """Every text in a model, of texts in several languages that in the language asked for."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Text):
        yield from thing.translations.values() if language is None else (thing.in_language(language),)
    elif isinstance(thing, Mapping):
        for name, value in cast("Mapping[object, object]", thing).items():
            yield from given(name, language)
            yield from given(value, language)
    elif isinstance(thing, tuple | list | frozenset | set):
        for one in cast("Iterable[object]", thing):
            yield from given(one, language)
    elif attrs.has(type(thing)):
        for name in _fields(thing):
            yield from given(getattr(thing, name, None), language)


def _fields(thing: object) -> list[str]:
    return list(attrs.fields_dict(cast("type[attrs.AttrsInstance]", type(thing))))


def words(texts: Iterator[str] | list[str]) -> set[str]:
    """The words of texts, in small letters."""
    return {word.casefold() for text in texts for word in WORD.findall(text)}


@cache
def content_words() -> frozenset[str]:
    """The words of the content that ships with the library, in all its languages."""
    return frozenset(words([path.read_text(encoding="utf-8") for path in CONTENT.rglob("*.toml")]))


def calendar_words(language: str) -> set[str]:
    """What Babel says of months, and between the last two of a list."""
    names: list[Mapping[int, str]] = [
        get_month_names(width, context, language) for width in ("wide", "abbreviated") for context in ("format", "stand-alone")
    ]
    return words([*(name for found in names for name in found.values()), format_list(["0", "1"], locale=language)])
