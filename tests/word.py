"""Word files for tests: opened by python-docx, told as short lines of text, converted by a real LibreOffice."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"}}'


def opened(content: bytes) -> Any:  # noqa: ANN401 - python-docx has types for little of what tests look at
    """The file as python-docx reads it."""
    return docx.Document(io.BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def outside(content: bytes) -> list[str]:
    """Where the relations of a file that lead out of it lead."""
    found: list[str] = []
    for name, part in parts(content).items():
        if name.endswith(".rels"):
            found += re.findall(r'Target="([^"]*)" TargetMode="External"', part.decode())
    return found


def all_text(content: bytes) -> str:
    """Every word of the body in the order of the file: text, alternative texts and titles of pictures; a space between paragraphs."""
    pieces: list[str] = []
    for element in opened(content).element.body.iter():
        match str(element.tag).rpartition("}")[2]:
            case "t":
                pieces.append(element.text or "")
            case "tab":
                pieces.append("\t" if str(element.getparent().tag) == f"{W}r" else "")
            case "br":
                pieces.append("\n")
            case "p":
                pieces.append("\n")
            case "docPr":
                pieces.append(f"\n{element.get('title')}\n{element.get('descr')}\n")
            case _:
                pass
    return "".join(pieces)


def listing(content: bytes) -> str:
    """What stands in the body, one paragraph or row a line: style, how it is numbered, and its text with what it looks like."""
    document = opened(content)
    names = {style.style_id: style.name for style in document.styles}
    links = {name: relation.target_ref for name, relation in document.part.rels.items() if relation.is_external}
    told = _Told(names, links)
    return "\n".join(line for element in document.element.body for line in told.block(element)) + "\n"


class _Told:
    def __init__(self, names: Mapping[str, str], links: Mapping[str, str]) -> None:
        self.names = names
        self.links = links

    def block(self, element: Any) -> Iterator[str]:  # noqa: ANN401 - an element
        match str(element.tag).rpartition("}")[2]:
            case "p":
                yield self.paragraph(element)
            case "tbl":
                widths = " ".join(element.xpath("w:tblGrid/w:gridCol/@w:w"))
                yield f"{self.names[element.xpath('w:tblPr/w:tblStyle/@w:val')[0]]} [{widths}]"
                for row in element.xpath("w:tr"):
                    marks = " ".join(mark for mark in ("tblHeader", "cantSplit") if row.xpath(f"w:trPr/w:{mark}"))
                    yield f"  ({marks}) " + " | ".join(map(self.cell, row.xpath("w:tc")))
            case "sectPr":
                yield f"page {element.xpath('string(w:pgSz/@w:w)')} x {element.xpath('string(w:pgSz/@w:h)')}"
            case other:
                yield f"<{other}>"

    def cell(self, element: Any) -> str:  # noqa: ANN401 - an element
        marks: list[str] = []
        for path, mark in (("w:gridSpan/@w:val", "across"), ("w:vMerge/@w:val", "down"), ("w:shd/@w:fill", "#"), ("w:textDirection/@w:val", "turn")):
            marks += [f"{mark} {value}" for value in element.xpath(f"w:tcPr/{path}")]
        if element.xpath("w:tcPr/w:vMerge[not(@w:val)]"):
            marks.append("continued")
        said = " ¶ ".join(map(self.paragraph, element.xpath("w:p")))
        return f"{{{', '.join(marks)}}} {said}" if marks else said

    def paragraph(self, element: Any) -> str:  # noqa: ANN401 - an element
        style = self.names[element.xpath("string(w:pPr/w:pStyle/@w:val)")]
        marks = [mark for mark in ("keepNext", "pageBreakBefore") if element.xpath(f"w:pPr/w:{mark}")]
        marks += [f"list {number}" for number in element.xpath("w:pPr/w:numPr/w:numId/@w:val")]
        marks += [f"behind {fill}" for fill in element.xpath("w:pPr/w:shd/@w:fill")]
        marks += [f"to the {side}" for side in element.xpath("w:pPr/w:jc/@w:val")]
        look = f" ({', '.join(marks)})" if marks else ""
        return f"{style}{look}: {''.join(self.piece(child) for child in element if not str(child.tag).endswith('}pPr'))}".rstrip()

    def piece(self, element: Any) -> str:  # noqa: ANN401 - an element
        name = str(element.tag).rpartition("}")[2]
        if name in SIGNS:
            return SIGNS[name]
        if name in VALUES:
            return VALUES[name](element)
        inner = "".join(self.piece(child) for child in element)
        if name == "hyperlink":
            return f"[{inner}]({element.xpath('string(@w:anchor)') or self.links[element.xpath('string(@r:id)')]})"
        if name == "fldSimple":
            return f"«{{{element.get(f'{W}instr').strip()}}}{inner}»"
        marks = [*element.xpath("w:rPr/w:rStyle/@w:val"), *(f"@{code}" for code in element.xpath("w:rPr/w:lang/@w:val"))] if name == "r" else []
        return f"‹{' '.join(marks)}›{inner}" if marks else inner


SIGNS = {"tab": "→", "br": "⏎", "rPr": "", "cNvPr": "", "bookmarkEnd": ""}
VALUES: Mapping[str, Callable[[Any], str]] = {
    "t": lambda element: str(element.text or ""),
    "instrText": lambda element: f"{{{element.text.strip()}}}",
    "fldChar": lambda element: {"begin": "«", "separate": "", "end": "»"}[element.get(f"{W}fldCharType")],
    "bookmarkStart": lambda element: f"<{element.get(f'{W}name')}>",
    "docPr": lambda element: f"(picture {element.get('title')}: {element.get('descr')})",
}


def soffice() -> str:
    """The path of LibreOffice; without one the test is skipped, or fails where `CI` is set."""
    path = shutil.which("soffice")
    if path:
        return path
    missing = "no LibreOffice found; install it with: apt-get install libreoffice-writer-nogui"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


def as_pdf(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Word files as tagged PDF, all in one call, by a LibreOffice with a profile of its own."""
    return _converted(files, folder, TAGGED, "pdf")


def saved_again(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Word files as LibreOffice saves them after it opened them."""
    return {name: path.read_bytes() for name, path in _converted(files, folder, "docx:MS Word 2007 XML", "docx").items()}


def _converted(files: Mapping[str, bytes], folder: Path, to: str, suffix: str) -> dict[str, Path]:
    source, target = folder / "made", folder / "converted"
    source.mkdir()
    for name, content in files.items():
        (source / f"{name}.docx").write_bytes(content)
    command = [soffice(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", to, "--outdir", str(target)]
    subprocess.run([*command, *map(str, sorted(source.iterdir()))], check=True, capture_output=True, timeout=300)  # noqa: S603 - our own words
    return {name: target / f"{name}.{suffix}" for name in files}
