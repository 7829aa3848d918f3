"""The place of the pages of the catalogue in the menu."""

from typing import Any

import werkplekleren as wpl
from catalogue.labels import LANGUAGES, label, of_phase
from catalogue.site import SHELVES, by_phase
from catalogue.writing import path_of


def navigation(toolbox: wpl.Toolbox) -> list[dict[str, Any]]:
    """A part of the menu for each language: first the phases with their instruments, then the rest, kind by kind."""
    return [{label(language, "here"): _of(toolbox, language)} for language in LANGUAGES]


def _of(toolbox: wpl.Toolbox, language: str) -> list[Any]:
    parts: list[Any] = [path_of(language, "", "index")]
    questions, *others = [{label(language, folder): _shelf(toolbox, language, folder)} for folder in SHELVES if folder != "instruments"]
    parts.append(questions)
    for phase, instruments in by_phase(toolbox).items():
        pages = [{one.title.in_language(language): path_of(language, "instruments", one.id)} for one in instruments]
        parts.append({of_phase(language, phase): [path_of(language, phase, "index"), *pages]})
    return [*parts, *others]


def _shelf(toolbox: wpl.Toolbox, language: str, folder: str) -> list[Any]:
    shelf = SHELVES[folder](toolbox)
    pages = [{one.title.in_language(language): path_of(language, folder, name)} for name, one in shelf.items()]
    return [path_of(language, folder, "index"), *pages]
