"""The document that a Word file begins as: the styles, lists, header and footer of the fund, or ours."""

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

import attrs

from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.docx.adopting import defined, list_style, numbered_headings, spoken, with_our_styles
from werkplekleren.renderers.docx.given import TWIP, UNREADABLE, emptied, numbering_part, opened, parsed
from werkplekleren.renderers.docx.logo import logo_picture
from werkplekleren.renderers.docx.numbering import HEADINGS, KINDS, ListStyle, W, definitions, nums
from werkplekleren.renderers.docx.package import unzipped
from werkplekleren.renderers.docx.skeleton import Setting, colours, skeleton, styles
from werkplekleren.renderers.docx.spelling import run, word_language
from werkplekleren.renderers.theme import Theme

LOGO = 1_000_000
"""The number of the logo among the pictures, which those of the text do not reach."""

_LOGO_HEIGHT = 10.0


@attrs.frozen(kw_only=True)
class Start:
    """What a document is written into.

    Args:
        parts: The parts by name.
        document: The name of the part with the text.
        numbering: The name of the part with the lists.
        core: The name of the part with title and author.
        footer: The name of our own footer, or empty where the reference document has one.
        section: The page, its margins, header and footer, as the text of `w:sectPr`.
        turned: The same with the page on its side; empty where it lies so already.
        turned_width: How wide the text is then.
        width: How wide the text is, in twentieths of a point.
        height: How high it is.
        style_ids: The ids of styles by the name that we call them.
        lists: How each list style numbers.
        next_num: The number of the next list.
    """

    parts: Mapping[str, bytes]
    document: str
    numbering: str
    core: str
    footer: str
    section: str
    turned: str
    width: int
    height: int
    turned_width: int
    style_ids: Mapping[str, str]
    lists: Mapping[str, ListStyle]
    next_num: int


@attrs.frozen(kw_only=True)
class Wanted:
    """What differs from document to document in the parts that stay the same otherwise.

    Args:
        language: The language of the document.
        numbered: Whether headings have numbers.
        setting: How close it is set.
        landscape: Whether the page lies on its side.
    """

    language: str
    numbered: bool
    setting: Setting
    landscape: bool


@lru_cache(maxsize=32)
def start(reference: bytes | None, theme: Theme, wanted: Wanted) -> Start:
    """The document to begin with.

    Args:
        reference: A Word document, or `None` for ours.
        theme: The colours, font, logo and name; a reference document keeps its own styles, header and footer where it has them.
        wanted: What the document asks for.

    Raises:
        RenderError: When the reference is no Word document.
    """
    if reference is None:
        return _started(opened(skeleton(theme, setting=wanted.setting, landscape=wanted.landscape)), theme, wanted)
    try:
        return _started(opened(reference), theme, wanted)
    except UNREADABLE as error:
        raise RenderError(Message("the reference document is no Word document that can be read: {reason}", {"reason": str(error)[:200]})) from error


def _started(document: Any, theme: Theme, wanted: Wanted) -> Start:  # noqa: ANN401 - a document of python-docx
    from docx.opc.constants import RELATIONSHIP_TYPE

    emptied(document)
    section = document.sections[0]
    if wanted.landscape != (section.page_width > section.page_height):
        _turn(section)
    width = (section.page_width - section.left_margin - section.right_margin) // TWIP
    height = (section.page_height - section.top_margin - section.bottom_margin) // TWIP
    numbering = numbering_part(document)
    abstracts, numbers = (
        1 + max((int(one) for one in numbering.element.xpath(path)), default=least)
        for path, least in (("w:abstractNum/@w:abstractNumId", -1), ("w:num/@w:numId", 0))
    )
    ids = with_our_styles(document, styles(theme, numbers, width))
    headings = tuple(ids[f"heading {level}"] for level in range(1, 5))
    defined(numbering.element, definitions(abstracts, colours(theme), headings if wanted.numbered else ()))
    for each in nums(numbers, abstracts, headings=wanted.numbered):
        numbering.element.append(parsed(each))
    numbered_headings(document, headings, numbers + HEADINGS if wanted.numbered else None)
    spoken(document, word_language(wanted.language))
    _headed(section, theme, ids)
    footer = _footed(section)
    lists = {kind: list_style(document, numbering.element, ids[kind], numbers + place, abstracts + place) for place, kind in enumerate(KINDS)}
    _ = document.core_properties  # makes the part where there is none
    saved = io.BytesIO()
    document.save(saved)
    upright, turned = document.element.body.sectPr.xml, ""
    if section.page_width < section.page_height:
        _turn(section)
        turned = document.element.body.sectPr.xml
    return Start(
        parts=unzipped(saved.getvalue()),
        document=document.part.partname[1:],
        numbering=numbering.partname[1:],
        core=document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).partname[1:],
        footer=footer,
        section=upright,
        turned=turned,
        turned_width=(section.page_width - section.left_margin - section.right_margin) // TWIP,
        width=width,
        height=height,
        style_ids=ids,
        lists=lists,
        next_num=numbers + len(KINDS) + wanted.numbered,
    )


def _turn(section: Any) -> None:  # noqa: ANN401 - a section of python-docx
    section.page_width, section.page_height = section.page_height, section.page_width
    section.orientation = 1 if section.page_width > section.page_height else 0


def _headed(section: Any, theme: Theme, ids: Mapping[str, str]) -> None:  # noqa: ANN401 - a section of python-docx
    if not section.header.is_linked_to_previous or not (theme.logo or theme.name):
        return
    section.header.is_linked_to_previous = False
    element = section.header.part.element
    for child in list(element):
        element.remove(child)
    if theme.logo:
        from werkplekleren.renderers.docx.drawing import picture

        content, wide, high = logo_picture(theme.logo, _LOGO_HEIGHT)
        relation, _ = section.header.part.get_or_add_image(io.BytesIO(content))
        inner = picture(relation, LOGO, (wide, high), words=one_line(theme.name) or "logo")
    else:
        inner = run(one_line(theme.name))
    element.append(parsed(f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="{ids["header"]}"/></w:pPr>{inner}</w:p>'))


def _footed(section: Any) -> str:  # noqa: ANN401 - a section of python-docx
    if not section.footer.is_linked_to_previous:
        return ""
    section.footer.is_linked_to_previous = False
    return cast("str", section.footer.part.partname[1:])
