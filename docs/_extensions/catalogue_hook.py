"""Puts the catalogue of the toolbox into the documentation while MkDocs builds it."""

import re
from typing import Any

from catalogue import files as own_files
from catalogue import navigation, pages
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import werkplekleren as wpl

_box = re.compile(r'<input type="checkbox"[^>]*>')


def on_config(config: MkDocsConfig) -> None:
    """Put the catalogue into the menu, before the reference."""
    menu: list[Any] = config.nav or []
    place = next(number for number, entry in enumerate(menu) if isinstance(entry, dict) and "Reference" in entry)
    config.nav = [*menu[:place], *navigation(wpl.Toolbox.builtin()), *menu[place:]]


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add its pages."""
    toolbox = wpl.Toolbox.builtin()
    for path, content in (*pages(toolbox).items(), *own_files(toolbox).items()):
        files.append(File.generated(config, path, content=content))


def on_page_content(html: str, page: Page, **_: Any) -> str:  # noqa: ANN401 - the signature of MkDocs
    """Say in which language a page is, where that is not the language of the site; a box to tick on paper is a sign, not a field."""
    html = _box.sub('<span class="box">☐</span>', html)
    language = page.meta.get("language", "en")
    return html if language == "en" else f'<div lang="{language}">\n{html}\n</div>'
