"""Our styles and lists beside those that a reference document has."""

from collections.abc import Iterator
from typing import Any

from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers.docx.given import parsed
from werkplekleren.renderers.docx.numbering import ListStyle, W


def with_our_styles(document: Any, ours: str) -> dict[str, str]:  # noqa: ANN401 - as above
    """The id of each style by our name for it; ours are added where the document has none of that name."""
    element = document.styles.element
    there = {str(style.name_val).lower(): style for style in element.xpath("w:style[w:name]")}
    taken = {style.styleId for style in there.values()}
    own = parsed(ours.partition("?>")[2].strip()).xpath("w:style")
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


def defined(numbering: Any, made: str) -> None:  # noqa: ANN401 - an element
    """Put definitions before the lists, where they belong."""
    first = next(iter(numbering.xpath("w:num")), None)
    for each in parsed(f'<w:numbering xmlns:w="{W}">{made}</w:numbering>').xpath("w:abstractNum"):
        if first is None:
            numbering.append(each)
        else:
            first.addprevious(each)


def numbered_headings(document: Any, ids: tuple[str, ...], num: int | None) -> None:  # noqa: ANN401 - as above
    """Headings number themselves as the other formats number them, or not at all."""
    for depth, name in enumerate(ids):
        properties = document.styles.element.get_by_id(name).get_or_add_pPr()
        for old in properties.xpath("w:numPr"):
            properties.remove(old)
        if num is not None and depth <= 1:
            numbering = properties.get_or_add_numPr()
            numbering.get_or_add_ilvl().val = depth
            numbering.get_or_add_numId().val = num


def spoken(document: Any, language: str) -> None:  # noqa: ANN401 - as above
    """Set the language of all text that says of no other."""
    element = document.styles.element
    for own in element.xpath("w:style/w:rPr/w:lang | w:docDefaults/w:rPrDefault/w:rPr/w:lang"):
        own.getparent().remove(own)
    defaults = element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    if not defaults:
        for old in element.xpath("w:docDefaults/w:rPrDefault"):
            old.getparent().remove(old)
        if not element.xpath("w:docDefaults"):
            element.insert(0, parsed(f'<w:docDefaults xmlns:w="{W}"/>'))
        element.xpath("w:docDefaults")[0].insert(0, parsed(f'<w:rPrDefault xmlns:w="{W}"><w:rPr/></w:rPrDefault>'))
        defaults = element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    defaults[0].append(parsed(f'<w:lang xmlns:w="{W}" w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/>'))


def list_style(document: Any, numbering: Any, name: str, num: int, abstract: int) -> ListStyle:  # noqa: ANN401 - as above
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
