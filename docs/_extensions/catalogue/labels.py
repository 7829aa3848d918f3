"""The words around the content of the toolbox, in the languages of the catalogue."""

import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LANGUAGES = ("nl", "en")
LABELS: dict[str, dict[str, Any]] = {one: tomllib.loads((HERE / f"{one}.toml").read_text(encoding="utf-8")) for one in LANGUAGES}


def other(language: str) -> str:
    """The other language of the catalogue."""
    return next(one for one in LANGUAGES if one != language)


def label(language: str, code: str, **values: str) -> str:
    """A label, with values put in."""
    text: str = LABELS[language][code]
    return text.format(**values) if values else text


def of_phase(language: str, phase: str, *, lead: bool = False) -> str:
    """What a phase is called, or what one does in it."""
    text: str = LABELS[language]["phase-leads" if lead else "phase-titles"][phase]
    return text
