"""A reference document: opened, and emptied of what it says."""

import io
import zlib
from typing import Any
from zipfile import BadZipFile

from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers.docx.extra import docx
from werkplekleren.renderers.docx.numbering import W
from werkplekleren.renderers.docx.package import unzipped, zipped

TWIP = 635
"""A twentieth of a point, in the units that drawings are measured in."""

_KEPT = frozenset(
    {"styles", "stylesWithEffects", "numbering", "settings", "fontTable", "theme", "header", "footer", "webSettings", "footnotes", "endnotes"}
)
_USUAL = {"page_width": 11906, "page_height": 16838, "left_margin": 1247, "right_margin": 1247, "top_margin": 1361, "bottom_margin": 1247}
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"


def opened(content: bytes) -> Any:  # noqa: ANN401 - python-docx has types for little of what is needed here
    """The document as python-docx reads it; a template of Word (`.dotx`) as the document that it makes.

    Raises:
        RenderError: When it is no Word document.
    """
    from docx.opc.exceptions import OpcError

    try:
        parts = unzipped(content)
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(_TEMPLATE, _DOCUMENT)
        document = docx.Document(io.BytesIO(zipped(parts)))
    except (BadZipFile, OpcError, KeyError, ValueError, SyntaxError, zlib.error) as error:
        raise RenderError(Message("the reference document is no Word document that can be read: {reason}", {"reason": str(error)[:200]})) from error
    return document


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
            for element in relation.target_part.element.xpath("w:numIdMacAtCleanup"):
                relation.target_part.element.remove(element)
            return relation.target_part
    made = NumberingPart.load(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, f'<w:numbering xmlns:w="{W}"/>'.encode(), part.package)
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return made
