"""Wording that ships with the library: one Markdown file per report and language."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from werkplekleren.errors import Message, WordingError
from werkplekleren.reports.wording import Phrases, Wording


@cache
def wording(name: str, language: str) -> Wording:
    """The wording file of a report in a language, parsed once.

    Raises:
        WordingError: When the report has no wording in that language.
    """
    return Wording(_text(name, language), file=f"{language}/{name}.md", language=language)


@cache
def phrases(name: str, language: str) -> Phrases:
    """The sentences per code of a wording file, parsed once.

    Raises:
        WordingError: When there is no such file in that language.
    """
    return Phrases(_text(name, language), file=f"{language}/{name}.md", language=language)


def languages() -> tuple[str, ...]:
    """The languages that reports can be written in."""
    return tuple(sorted(folder.name for folder in _root().iterdir() if folder.is_dir()))


def _text(name: str, language: str) -> str:
    base = language.partition("-")[0]
    if base not in languages():
        raise WordingError(
            Message("there is no wording in the language {language}; there is: {known}", {"language": language, "known": ", ".join(languages())})
        )
    return (_root() / base / f"{name}.md").read_text(encoding="utf-8")


def _root() -> Traversable:
    return files("werkplekleren") / "content" / "wording"
