"""From a document to a page of the documentation: our own Markdown writer, with templates for the Markdown of MkDocs."""

import json
import re

import werkplekleren as wpl
from catalogue.labels import HERE, label, other
from werkplekleren.documents import Inline, link
from werkplekleren.renderers import MarkdownWriter

ROOT = "toolbox"
_file = re.compile(r"\]\(#file-([a-z]+)-([a-z0-9-]+)\)")
_inside = re.compile(r"\]\(#page-([a-z]+)-([a-z0-9-]+)\)")
_command = re.compile(r"(?m)werkplekleren show .*$")
_below_a_number = re.compile(r"(?m)^ {3}(?=\S)")
_writer = MarkdownWriter(templates=(HERE / "templates",))


def path_of(language: str, folder: str, name: str) -> str:
    """Where a page stands in the documentation; `folder` is empty for the first page of a language."""
    return "/".join(part for part in (ROOT, language, folder, f"{name}.md") if part)


def to_page(text: str, folder: str, name: str) -> Inline:
    """A link to another page of the catalogue in the same language."""
    return link(text, f"#page-{folder}-{name}")


def to_file(folder: str, name: str) -> Inline:
    """A link to the file of the toolbox that something comes from."""
    return link(f"{folder}/{name}.toml", f"#file-{folder}-{name}")


def path_of_file(folder: str, name: str) -> str:
    """Where the documentation keeps a file of the toolbox, to look at or to copy from."""
    return f"{ROOT}/files/{folder}/{name}.toml"


def page(document: wpl.Document, folder: str, name: str) -> str:
    """The page of a document: what it is for machines, its title, the way to the other language, and the rest."""
    language = document.language
    up = "../" if folder else ""
    written = _inside.sub(lambda found: f"]({up}{found[1]}/{found[2]}.md)", str(wpl.render(document, _writer)))
    written = _command.sub(lambda found: "`" + found[0].replace("\\", "") + "`", written)
    written = _file.sub(lambda found: f"]({up}../files/{found[1]}/{found[2]}.toml)", written)
    title, _, rest = _below_a_number.sub("    ", written).partition("\n")  # CommonMark needs three spaces, the Markdown of MkDocs four
    there = "/".join(part for part in (f"{up}..", other(language), folder, f"{name}.md") if part)
    switch = f'[{label(other(language), "elsewhere")}]({there}){{ lang="{other(language)}" hreflang="{other(language)}" }}'
    head = f"---\ntitle: {json.dumps(document.title, ensure_ascii=False)}\nlanguage: {language}\n---\n"
    return f"{head}\n{title}\n\n{switch}\n{rest}"
