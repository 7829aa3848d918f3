"""The document that a Word file begins as: the styles, lists, header and footer of the fund, or ours."""

import io
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, cast
from zipfile import BadZipFile

import attrs

from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.docx.extra import docx
from werkplekleren.renderers.docx.logo import logo_picture
from werkplekleren.renderers.docx.numbering import HEADINGS, KINDS, ListStyle, W, definitions, nums
from werkplekleren.renderers.docx.package import unzipped, zipped
from werkplekleren.renderers.docx.skeleton import colours, skeleton, styles
from werkplekleren.renderers.docx.spelling import run, word_language
from werkplekleren.renderers.theme import Theme

TWIP = 635
"""A twentieth of a point, in the units that drawings are measured in."""

_KEPT = frozenset(
    {"styles", "stylesWithEffects", "numbering", "settings", "fontTable", "theme", "header", "footer", "webSettings", "footnotes", "endnotes"}
)
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
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
    width: int
    height: int
    style_ids: Mapping[str, str]
    lists: Mapping[str, ListStyle]
    next_num: int


@attrs.frozen(kw_only=True)
class Wanted:
    """What differs from document to document in the parts that stay the same otherwise.

    Args:
        language: The language of the document.
        numbered: Whether headings have numbers.
        sheet: Whether it is a sheet, with small margins.
        landscape: Whether the page lies on its side.
    """

    language: str
    numbered: bool
    sheet: bool
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
    from docx.opc.constants import RELATIONSHIP_TYPE

    document = _opened(skeleton(theme, sheet=wanted.sheet, landscape=wanted.landscape) if reference is None else reference)
    _emptied(document)
    section = document.sections[0]
    if wanted.landscape != (section.page_width > section.page_height):
        section.page_width, section.page_height = section.page_height, section.page_width
        section.orientation = 1 if wanted.landscape else 0
    width = (section.page_width - section.left_margin - section.right_margin) // TWIP
    height = (section.page_height - section.top_margin - section.bottom_margin) // TWIP
    numbering = _numbering_part(document)
    abstracts, numbers = (
        1 + max((int(one) for one in numbering.element.xpath(path)), default=least)
        for path, least in (("w:abstractNum/@w:abstractNumId", -1), ("w:num/@w:numId", 0))
    )
    ids = _with_our_styles(document, styles(theme, numbers, width))
    headings = tuple(ids[f"heading {level}"] for level in range(1, 5))
    _defined(numbering.element, definitions(abstracts, colours(theme), headings if wanted.numbered else ()))
    for each in nums(numbers, abstracts, headings=wanted.numbered):
        numbering.element.append(_parsed(each))
    _numbered_headings(document, headings, numbers + HEADINGS if wanted.numbered else None)
    _spoken(document, word_language(wanted.language))
    _headed(section, theme, ids)
    footer = _footed(section)
    lists = {kind: _list_style(document, numbering.element, ids[kind], numbers + place, abstracts + place) for place, kind in enumerate(KINDS)}
    _ = document.core_properties  # makes the part where there is none
    saved = io.BytesIO()
    document.save(saved)
    return Start(
        parts=unzipped(saved.getvalue()),
        document=document.part.partname[1:],
        numbering=numbering.partname[1:],
        core=document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).partname[1:],
        footer=footer,
        section=document.element.body.sectPr.xml,
        width=width,
        height=height,
        style_ids=ids,
        lists=lists,
        next_num=numbers + len(KINDS) + wanted.numbered,
    )


def _opened(content: bytes) -> Any:  # noqa: ANN401 - python-docx has types for little of what is needed here
    from docx.opc.exceptions import OpcError

    try:
        parts = unzipped(content)
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(_TEMPLATE, _DOCUMENT)
        opened = docx.Document(io.BytesIO(zipped(parts)))
    except (BadZipFile, OpcError, KeyError, ValueError, SyntaxError, zlib.error) as error:
        raise RenderError(Message("the reference document is no Word document that can be read: {reason}", {"reason": str(error)[:200]})) from error
    return opened


def _parsed(xml: str) -> Any:  # noqa: ANN401 - an element
    from docx.oxml import parse_xml

    return parse_xml(xml)


def _emptied(document: Any) -> None:  # noqa: ANN401 - a document of python-docx
    """Take out what it says, and what belongs to that: pictures, remarks, links, the template on somebody's disk."""
    body = document.element.body
    if not body.xpath("w:sectPr"):
        body.append(_parsed(f'<w:sectPr xmlns:w="{W}"><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'))
    for child in list(body)[:-1]:
        body.remove(child)
    section = document.sections[0]
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        if getattr(section, side) is None:
            setattr(section, side, 1247 * TWIP)
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


def _numbering_part(document: Any) -> Any:  # noqa: ANN401 - as above
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


def _with_our_styles(document: Any, ours: str) -> dict[str, str]:  # noqa: ANN401 - as above
    """The id of each style by our name for it; ours are added where the document has none of that name."""
    element = document.styles.element
    there = {str(style.name_val).lower(): style for style in element.xpath("w:style[w:name]")}
    taken = {style.styleId for style in there.values()}
    own = _parsed(ours.partition("?>")[2].strip()).xpath("w:style")
    others = [style.name_val for style in own if style.name_val.lower() in there and there[style.name_val.lower()].type != style.type]
    if others:
        raise RenderError(
            Message(
                "the reference document has styles of another sort (paragraph, character or table) with the names of ours: {names}",
                {"names": ", ".join(others)},
            )
        )
    ids: dict[str, str] = {}
    missing: list[Any] = []
    for style in own:
        name = str(style.name_val)
        if name.lower() in there:
            ids[name] = there[name.lower()].styleId
        else:
            ids[name] = f"Wpl{style.styleId}" if style.styleId in taken else style.styleId
            missing.append(style)
    renamed = {style.styleId: ids[style.name_val] for style in own}
    for style in missing:
        style.styleId = renamed[style.styleId]
        for path in ("w:basedOn", "w:next"):
            for other in style.xpath(path):
                other.val = renamed[other.val]
        element.append(style)
    return ids


def _defined(numbering: Any, made: str) -> None:  # noqa: ANN401 - an element
    """Put definitions before the lists, where they belong."""
    first = next(iter(numbering.xpath("w:num")), None)
    for each in _parsed(f'<w:numbering xmlns:w="{W}">{made}</w:numbering>').xpath("w:abstractNum"):
        if first is None:
            numbering.append(each)
        else:
            first.addprevious(each)


def _numbered_headings(document: Any, ids: tuple[str, ...], num: int | None) -> None:  # noqa: ANN401 - as above
    """Headings number themselves as the other formats number them, or not at all."""
    for depth, name in enumerate(ids):
        properties = document.styles.element.get_by_id(name).get_or_add_pPr()
        for old in properties.xpath("w:numPr"):
            properties.remove(old)
        if num is not None and depth <= 1:
            numbering = properties.get_or_add_numPr()
            numbering.get_or_add_ilvl().val = depth
            numbering.get_or_add_numId().val = num


def _spoken(document: Any, language: str) -> None:  # noqa: ANN401 - as above
    """Set the language of all text that says of no other."""
    element = document.styles.element
    for own in element.xpath("w:style/w:rPr/w:lang | w:docDefaults/w:rPrDefault/w:rPr/w:lang"):
        own.getparent().remove(own)
    defaults = element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    if not defaults:
        for old in element.xpath("w:docDefaults/w:rPrDefault"):
            old.getparent().remove(old)
        if not element.xpath("w:docDefaults"):
            element.insert(0, _parsed(f'<w:docDefaults xmlns:w="{W}"/>'))
        element.xpath("w:docDefaults")[0].insert(0, _parsed(f'<w:rPrDefault xmlns:w="{W}"><w:rPr/></w:rPrDefault>'))
        defaults = element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    defaults[0].append(_parsed(f'<w:lang xmlns:w="{W}" w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/>'))


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
        inner = picture(relation, 1, (wide, high), words=one_line(theme.name) or "logo")
    else:
        inner = run(one_line(theme.name))
    element.append(_parsed(f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="{ids["header"]}"/></w:pPr>{inner}</w:p>'))


def _footed(section: Any) -> str:  # noqa: ANN401 - a section of python-docx
    if not section.footer.is_linked_to_previous:
        return ""
    section.footer.is_linked_to_previous = False
    return cast("str", section.footer.part.partname[1:])


def _list_style(document: Any, numbering: Any, name: str, num: int, abstract: int) -> ListStyle:  # noqa: ANN401 - as above
    """How a style numbers by itself; ours where it does not."""
    for properties in _numbering_of(document.styles.element, name):
        own = properties.numId.val if properties.numId is not None else 0
        found = numbering.xpath(f'w:num[@w:numId="{own}"]/w:abstractNumId/@w:val')
        if found:
            level = properties.ilvl.val if properties.ilvl is not None else 0
            return ListStyle(abstract=int(found[0]), num=own, level=level)
    return ListStyle(abstract=abstract, num=num, inherited=False)


def _numbering_of(styles: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 - elements
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        style = styles.get_by_id(name)
        if style is None:
            return
        yield from style.xpath("w:pPr/w:numPr")
        name = style.basedOn.val if style.basedOn is not None else ""
