"""Word files in a real word processor: it opens them, and what it exports as tagged PDF tells a screen reader what it should."""

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

import werkplekleren as wpl
from hostile_texts import CONTROL, TEXTS, everywhere
from sample_documents import document, one_of_each, report
from werkplekleren.documents import Document, Paragraph, Table, heads, plain, row
from werkplekleren.renderers import render
from word import as_pdf, opened, saved_again

SIXTY = Table(
    caption=plain("Uren"), header=heads("Wie", "Wat", "Uren"), rows=tuple(row(f"Collega {place}", "Kantbank instellen", place) for place in range(60))
)
LONG = Table(
    caption=plain("Lang"),
    header=heads("Arbeidsongeschiktheidsverzekeringsmaatschappij", "Uren"),
    rows=(row("Kwaliteitshandboek", 4), row("x" * 10_000, 2)),
)
CROWD = Table(caption=plain("Wie"), header=heads("Wat", *range(40)), rows=(row("Kantbank", *range(40)),), layout="matrix")
LONGEST = 8
"""So many cards of instruments, those with most to say, are looked at."""

MADE: dict[str, Document] = {
    "report": report(),
    "each": document(*one_of_each()),
    "sixty": document(SIXTY),
    "long": document(LONG, Paragraph(text=plain("na"))),
    "empty": document(),
    "hostile": everywhere(TEXTS["closing"]),
    "control": everywhere(CONTROL),
    "crowd": document(CROWD, Paragraph(text=plain("na"))),
}


def advice() -> bytes:
    """The advice report of the small example firm, from beginning to end."""
    toolbox = wpl.Toolbox.builtin()
    dossier = wpl.Dossier.from_folder(Path(__file__).parents[2] / "examples" / "klein-bedrijf", toolbox)
    content = render(wpl.AdviceReport.of(dossier, toolbox), "docx", language="en")
    assert isinstance(content, bytes)
    return content


@pytest.fixture(scope="session")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every document of this file as tagged PDF, by one call of LibreOffice."""
    contents = {name: render(made, "docx") for name, made in MADE.items()}
    toolbox = wpl.Toolbox.builtin()
    cards = {f"card-{one.id}": render(one.card(toolbox.instruments), "docx") for one in toolbox.instruments.values()}
    contents |= dict(sorted(cards.items(), key=lambda card: len(card[1]))[-LONGEST:])
    made = {name: content for name, content in contents.items() if isinstance(content, bytes)}
    return as_pdf({**made, "advice": advice()}, tmp_path_factory.mktemp("word"))


def text_of_pages(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


@pytest.mark.parametrize("name", [*MADE, "advice"])
def test_it_opens(name: str, pdfs: dict[str, Path]) -> None:
    pages = text_of_pages(pdfs[name])
    assert pages[0]
    assert re.search(r"\b1 / \d+$", pages[0])


OWN_TO_LIBREOFFICE = {
    "LNK-005": "",  # it writes no order of tabs for pages with links
    "TAG-012": "/Quote",  # it gives the style its own name as a tag
    "TAG-002": "Onderwerp|Topic|Who Hours",  # heads that come back on the next page are no second text
}
"""What LibreOffice 7 does in any PDF, with what it is about."""


@pytest.mark.parametrize("name", ["report", "each", "sixty", "advice"])
def test_as_tagged_pdf_it_reads_well(name: str, pdfs: dict[str, Path]) -> None:
    found: Any = import_module("outloud").check(str(pdfs[name]))  # the package has no types
    errors = [
        f"{finding.rule}: {finding.message}, {finding.evidence}"
        for finding in found.findings
        if finding.severity == "error" and not re.search(OWN_TO_LIBREOFFICE.get(finding.rule, "^$"), f"{finding.message} {finding.evidence}")
    ]
    assert not errors


def test_even_the_longest_cards_are_one_page(pdfs: dict[str, Path]) -> None:
    pages = {name: len(text_of_pages(path)) for name, path in pdfs.items() if name.startswith("card-")}
    assert len(pages) == LONGEST
    assert {name: count for name, count in pages.items() if count > 1} == {}


def said(content: bytes) -> dict[str, object]:
    """What an adviser who goes on in a Word file needs of it."""
    document = opened(content)
    body = document.element.body
    return {
        "headings": [(one.style.name.lower(), one.text) for one in document.paragraphs if one.style.name.lower().startswith(("heading", "title"))],
        "tables": [[[cell.text.strip() for cell in line.cells] for line in table.rows] for table in document.tables],
        "heads that come back": [len(table._tbl.xpath("w:tr[w:trPr/w:tblHeader]")) for table in document.tables],
        "alternative texts": body.xpath(".//wp:docPr/@descr"),
        "numbers that count": len(re.findall(r"SEQ (?:Figure|Table)", body.xml)),
        "contents": " TOC " in body.xml,
        "facts": (document.core_properties.title, document.core_properties.author, document.core_properties.language),
    }


def test_saved_by_another_word_processor_it_still_says_the_same(tmp_path: Path) -> None:
    each = render(MADE["report"], "docx")
    assert isinstance(each, bytes)
    made = {"report": each, "advice": advice()}
    for name, again in saved_again(made, tmp_path).items():
        before = said(made[name])
        assert before["tables"]
        assert before["alternative texts"]
        assert said(again) == before
