"""What a user hands over by mistake is told in a sentence that says what to write, before anything is made or written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import werkplekleren as wpl
from werkplekleren._base.messages import in_words
from werkplekleren.documents import Document
from werkplekleren.errors import InvalidValueError, Message, RenderError, UnknownFormatError, WordingError, WriteError
from werkplekleren.interop import dossier_paths, read_knowledge_map
from werkplekleren.notebook import KnowledgeTable
from werkplekleren.renderers import HtmlWriter, Template, Theme, render, save, save_many
from werkplekleren.reports import Wordings
from werkplekleren.retention import Progress
from werkplekleren.toolbox import check, warnings

DOCUMENT = Document(title="Scan", language="nl")
TOOLBOX = wpl.Toolbox.builtin()
CARD = TOOLBOX.instruments["werkinstructie"].card(TOOLBOX.instruments)
one: Any = render
whole: Any = save
many: Any = save_many
read: Any = wpl.Dossier.from_folder
advised: Any = wpl.AdviceReport.of
made: Any = wpl.document_of
table: Any = KnowledgeTable
dossiers: Any = dossier_paths
map_of: Any = read_knowledge_map
READERS: dict[str, Callable[[Any], object]] = {
    "theme": Theme.from_file,
    "template": Template.from_file,
    "toolbox": wpl.Toolbox.load,
    "other toolbox": TOOLBOX.overlaid,
    "check": check,
    "warnings": warnings,
    "wording": Wordings.load,
    "logbook": Progress.from_file,
    "map": lambda path: map_of(path, TOOLBOX),
    "dossier": lambda path: read(path, TOOLBOX),
    "dossiers": lambda path: dossiers([path]),
}

WRONG: dict[str, tuple[Callable[[Path], object], type[wpl.WerkplekError], str]] = {
    "theme": (
        lambda _: one(DOCUMENT, theme="look.toml"),
        InvalidValueError,
        "theme takes Theme, not str 'look.toml'; write Theme.from_file('look.toml')",
    ),
    "theme as mapping": (lambda _: one(DOCUMENT, theme={}), InvalidValueError, "theme takes Theme, not dict; write Theme.from_file(...)"),
    "theme as class": (lambda _: one(DOCUMENT, theme=Theme), InvalidValueError, "not the class Theme"),
    "theme of files": (lambda to: whole(DOCUMENT, to / "a", formats=["html"], theme=to), InvalidValueError, "write Theme.from_file('"),
    "wording": (lambda to: one(CARD, wording=to), InvalidValueError, "write Wordings.load('"),
    "wording beside a document": (lambda to: one(DOCUMENT, wording=to), InvalidValueError, "write Wordings.load('"),
    "wording of a document": (
        lambda _: made(CARD, "nl", wording=3),
        InvalidValueError,
        "wording takes Wordings, not int 3; write Wordings.load(...)",
    ),
    "wording of many": (lambda to: many({"a": DOCUMENT}, to, wording="words"), InvalidValueError, "write Wordings.load('words')"),
    "language of many": (lambda to: many({"a": CARD, "b": CARD}, to, language=3), InvalidValueError, "language takes str, not int 3; write 'nl'"),
    "unknown language of many": (
        lambda to: many({"a": CARD, "b": CARD}, to, language="de"),
        WordingError,
        "no wording in the language de; there is: en, nl",
    ),
    "language": (lambda _: one(CARD, language=3), InvalidValueError, "language takes str, not int 3; write 'nl'"),
    "document in another language": (
        lambda _: one(DOCUMENT, language="en"),
        InvalidValueError,
        "this document is in nl already; for 'en' hand over what it was made of, or make it with document_of",
    ),
    "document in another language in files": (
        lambda to: whole(DOCUMENT, to / "a", formats=["html"], language="en"),
        InvalidValueError,
        "this document is in nl already",
    ),
    "language of a document": (lambda _: one(DOCUMENT, language=3), InvalidValueError, "language takes str, not int 3; write 'nl'"),
    "language in capitals": (lambda _: one(CARD, language="NL"), WordingError, "in the language NL; did you mean 'nl'? there is: en, nl"),
    "address": (lambda _: made(CARD, "nl", address="u"), InvalidValueError, "address takes one of informal, formal, not str 'u'"),
    "format in capitals": (lambda _: one(DOCUMENT, "HTML"), UnknownFormatError, "did you mean 'html'?"),
    "format with more to it": (lambda _: one(DOCUMENT, "html-fragment"), UnknownFormatError, "did you mean 'html'?"),
    "format": (lambda to: one(DOCUMENT, to), UnknownFormatError, "choose from html, markdown, text, pdf, docx"),
    "writer as class": (lambda _: one(DOCUMENT, HtmlWriter), UnknownFormatError, "not the class HtmlWriter; write HtmlWriter()"),
    "one format": (
        lambda to: whole(DOCUMENT, to / "a", formats="html"),
        InvalidValueError,
        "formats takes a list of names such as ['html', 'pdf'], not str 'html'",
    ),
    "formats without names": (lambda to: whole(DOCUMENT, to / "a", formats=()), InvalidValueError, "name one, such as 'html'"),
    "formats of many without names": (lambda to: many({"a": DOCUMENT}, to, formats=()), InvalidValueError, "formats has no names"),
    "formats and a suffix": (
        lambda to: whole(DOCUMENT, to / "a.HTML", formats=["pdf"]),
        InvalidValueError,
        "each file gets its own suffix; write a, not a.HTML",
    ),
    "template for what is no text": (
        lambda to: whole(DOCUMENT, to / "a.pdf", template="a.html.j2"),
        RenderError,
        "a template gives text, which a.pdf cannot hold; let its name end in .html",
    ),
    "no formats": (lambda to: many({"a": DOCUMENT}, to, formats=None), InvalidValueError, "not NoneType"),
    "template as text": (lambda _: one(DOCUMENT, template="<h1>{{ document.title }}</h1>"), RenderError, "write template=Template(text=...)"),
    "template": (lambda _: one(DOCUMENT, template=3), RenderError, "template takes a Template or the path of one, not int 3"),
    "template and formats": (lambda to: whole(DOCUMENT, to / "a", formats=["html"], template="a.html.j2"), RenderError, "leave formats out"),
    "path": (lambda _: whole(DOCUMENT, None), InvalidValueError, "a path is a text or a Path, not NoneType"),
    "folder": (lambda to: whole(DOCUMENT, to), WriteError, "is a folder; name a file in it, such as verslag.docx"),
    "no folder": (lambda to: whole(DOCUMENT, to / "none" / "a.html"), WriteError, "could not be written: there is no folder"),
    "no suffix": (lambda to: whole(DOCUMENT, to / "a"), UnknownFormatError, "does not say its format; let it end in one of .html,"),
    "a list of reports": (lambda to: many([DOCUMENT], to), InvalidValueError, "reports are pairs of a name and a report, or a mapping, not Document"),
    "one report": (lambda to: many(DOCUMENT, to), InvalidValueError, "not Document"),
    "a name that is no text": (
        lambda to: many([(3, DOCUMENT)], to),
        InvalidValueError,
        "the name of a report is a text, not int 3; write str(...) around it",
    ),
    "a class": (lambda _: one(wpl.Toolbox), RenderError, "Toolbox is a class; hand over one that was made or read"),
    "a folder as report": (lambda _: one("metaalbedrijf"), RenderError, "no document for 'metaalbedrijf'; read it first"),
    "a dossier": (
        lambda _: advised("firm", TOOLBOX),
        InvalidValueError,
        "dossier takes Dossier, not str 'firm'; write Dossier.from_folder('firm', toolbox)",
    ),
    "no toolbox": (lambda _: advised(read("examples/klein-bedrijf", TOOLBOX), None), InvalidValueError, "toolbox takes Toolbox, not NoneType"),
    "a toolbox": (lambda to: read(to, "content"), InvalidValueError, "write Toolbox.load('content')"),
    "a toolbox of a map": (lambda to: map_of(to, "content"), InvalidValueError, "write Toolbox.load('content')"),
    "one folder of dossiers": (lambda _: dossiers("examples"), InvalidValueError, "folders takes a list, not str 'examples'; write ['examples']"),
    "a map": (
        lambda _: table("kennis.toml"),
        InvalidValueError,
        "firm takes KnowledgeMap, not str 'kennis.toml'; write read_knowledge_map('kennis.toml')",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_says_what_was_found_and_what_to_write(name: str, tmp_path: Path) -> None:
    do, kind, said = WRONG[name]
    with pytest.raises(kind) as caught:
        do(tmp_path)
    assert said in str(caught.value)
    assert in_words(caught.value, "nl") != str(caught.value)
    assert not list(tmp_path.iterdir()), "nothing is written"


@pytest.mark.parametrize("wrong", [3, None, ["look.toml"]])
@pytest.mark.parametrize("name", READERS)
def test_what_is_read_is_named_by_its_path(name: str, wrong: object) -> None:
    with pytest.raises(InvalidValueError) as caught:
        READERS[name](wrong)
    assert str(caught.value).startswith(f"a path is a text or a Path, not {type(wrong).__name__}")


def test_a_document_is_in_every_region_of_its_language() -> None:
    assert one(DOCUMENT, "text", language="nl-BE") == one(DOCUMENT, "text", language="nl") == one(DOCUMENT, "text")


def test_an_unknown_language_is_no_fault_of_reports_that_have_one(tmp_path: Path) -> None:
    """Documents are in their own language, and a report that fails for another reason stops none of the others."""
    with pytest.raises(WriteError) as caught:
        many([("a", DOCUMENT), ("b", "no report"), ("c", DOCUMENT)], tmp_path, language="de")
    assert [problem.place.file for problem in caught.value.problems] == ["b"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "c.html"]


def test_wording_that_is_wrong_in_a_known_language_is_told_of_each_report(tmp_path: Path) -> None:
    def fails() -> object:
        raise WordingError(Message("not there"))

    with pytest.raises(WriteError) as caught:
        many([("a", fails), ("b", DOCUMENT)], tmp_path, language="nl-BE")
    assert [problem.place.file for problem in caught.value.problems] == ["a"]
