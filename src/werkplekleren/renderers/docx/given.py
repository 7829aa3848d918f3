"""A reference document: opened, and emptied of what it says."""

import io
import zlib
from typing import Any
from zipfile import BadZipFile

from werkplekleren.renderers.docx.extra import OpcError, docx
from werkplekleren.renderers.docx.numbering import W
from werkplekleren.renderers.docx.package import unzipped, zipped

TWIP = 635
"""A twentieth of a point, in the units that drawings are measured in."""

_KEPT = frozenset(
    {"styles", "stylesWithEffects", "numbering", "settings", "fontTable", "theme", "header", "footer", "webSettings", "footnotes", "endnotes"}
)
_USUAL = {"page_width": 11906, "page_height": 16838, "left_margin": 1247, "right_margin": 1247, "top_margin": 1361, "bottom_margin": 1247}

UNREADABLE = (BadZipFile, OpcError, zlib.error, SyntaxError, KeyError, ValueError, AttributeError, TypeError)
"""What zip, XML and python-docx raise on a file that is no Word document, or a broken one."""

_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"


def opened(content: bytes) -> Any:  # noqa: ANN401 - python-docx has types for little of what is needed here
    """The document as python-docx reads it; a template of Word (`.dotx`) as the document that it makes.

    What is no Word document raises one of `UNREADABLE`, here or where it is used.
    """
    parts = unzipped(content)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(_TEMPLATE, _DOCUMENT)
    document = docx.Document(io.BytesIO(zipped(parts)))
    _check(document.element, "document")
    _check(document.styles.element, "styles")
    _check(document.settings.element, "settings")
    return document


def _check(element: Any, root: str) -> None:  # noqa: ANN401 - an element
    if element.tag != f"{{{W}}}{root}":
        raise ValueError(f"{root} is {element.tag}")


def parsed(xml: str) -> Any:  # noqa: ANN401 - an element
    """An element."""
    from docx.oxml import parse_xml

    return parse_xml(xml)


def emptied(document: Any) -> None:  # noqa: ANN401 - a document of python-docx
    """Take out what it says, and what belongs to that: pictures, remarks, links, the template on somebody's disk."""
    body = document.element.body
    if not body.xpath("w:sectPr"):
        body.append(parsed(f'<w:sectPr xmlns:w="{W}"/>'))
    for child in list(body)[:-1]:
        body.remove(child)
    section = document.sections[0]
    for fact, usual in _USUAL.items():
        if getattr(section, fact) is None:
            setattr(section, fact, usual * TWIP)
    part = document.part
    for name, relation in list(part.rels.items()):
        if relation.is_external or relation.reltype.rpartition("/")[2] not in _KEPT:
            del part.rels[name]
    settings = document.settings.element
    for element in settings.xpath("w:attachedTemplate | w:mailMerge | w:documentProtection | w:trackRevisions"):
        settings.remove(element)
    for relation in part.rels.values():
        outside = [name for name, other in relation.target_part.rels.items() if other.is_external and relation.reltype.endswith("/settings")]
        for name in outside:
            del relation.target_part.rels[name]


def numbering_part(document: Any) -> Any:  # noqa: ANN401 - as above
    """The part with the lists; a new one where there is none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            element = relation.target_part.element
            _check(element, "numbering")
            for mark in element.xpath("w:numIdMacAtCleanup"):
                element.remove(mark)
            return relation.target_part
    made = NumberingPart.load(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, f'<w:numbering xmlns:w="{W}"/>'.encode(), part.package)
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return made
