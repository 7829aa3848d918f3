"""PDF files read back: words, structure, links, and what the checkers say of them."""

import io
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import page
from pypdf import PdfReader

from werkplekleren.documents import Document, Table, text_of, walk

outloud: Any = import_module("outloud")  # has no types

FALSE_ALARM = "PDFA2A-STREAM-LENGTH-001"
"""Told by mistake of a stream whose packed data happens to end in the byte of a line end."""


@cache
def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    """The words of all pages, without what only breaks lines."""
    text = "\n".join(each.extract_text() for each in reader(pdf).pages)
    return re.sub("[\u200b\u00ad]", "", text).replace("\N{NO-BREAK SPACE}", " ")


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad]", "", text)


def failures(pdf: bytes) -> list[str]:
    """The rules of PDF/UA-1 and PDF/A-2a that the checker says are broken."""
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in ("ua1", "2a")]
    return [failure.rule_id for report in reports for failure in report.failures if failure.rule_id != FALSE_ALARM]


def errors_in_meaning(path: Path, made: Document | None = None) -> list[str]:
    """What is wrong with what a screen reader hears; heads that come back on a next page are rightly silent there."""
    tables = [block for block in walk(made or ()) if isinstance(block, Table)]
    again = {text_of(table.all_heads[0][0].text).split()[0] for table in tables}
    found = [finding for finding in outloud.check(str(path)).findings if finding.severity == "error"]
    return [finding.rule for finding in found if finding.rule != "TAG-002" or str(finding.evidence).split()[0] not in again]


def facts(pdf: bytes) -> dict[str, str]:
    """What the file says of itself, and its language as `/Lang`."""
    made: Any = reader(pdf)
    return {"/Lang": str(made.trailer["/Root"]["/Lang"]), **{str(name): str(value) for name, value in made.metadata.items()}}


def structure(pdf: bytes) -> Iterator[tuple[int, str, str]]:
    """Every element of the structure: depth, kind, and the text that stands for a picture."""
    whole: Any = reader(pdf)
    waiting: list[tuple[int, Any]] = [(0, whole.trailer["/Root"]["/StructTreeRoot"])]
    while waiting:
        depth, node = waiting.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if not isinstance(node, dict):
            continue
        element = cast("dict[str, Any]", node)
        if "/S" in element:
            yield depth, str(element["/S"]).removeprefix("/"), str(element.get("/Alt", ""))
        inside = element.get("/K", [])
        inside = inside.get_object() if hasattr(inside, "get_object") else inside
        several: Any = (inside,) if isinstance(inside, dict | int) else inside
        waiting.extend((depth + 1, child) for child in reversed(several))


def kinds(pdf: bytes) -> list[str]:
    return [kind for _, kind, _ in structure(pdf)]


def links(pdf: bytes) -> list[str]:
    """Where links lead: addresses, and `#` for a place in the file."""
    found: list[str] = []
    whole: Any = reader(pdf)
    for each in whole.pages:
        for note in each.get("/Annots", []):
            made = note.get_object()
            if made["/Subtype"] == "/Link":
                found.append(str(made["/A"]["/URI"]) if "/A" in made and "/URI" in made["/A"] else "#")
    return found


def bookmarks(pdf: bytes) -> list[str]:
    def titles(outline: Any) -> Iterator[str]:  # noqa: ANN401 - pypdf gives lists in lists
        for item in outline:
            if isinstance(item, list):
                yield from titles(cast("Any", item))
            else:
                yield str(item.title)

    return list(titles(reader(pdf).outline))
