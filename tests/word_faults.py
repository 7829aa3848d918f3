"""What Word repairs or refuses in a Word file, and other programs forgive."""

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import docx

from word import W, parts

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku "
    "wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color "
    "spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "numPr": "ilvl numId",
    "pBdr": "top left bottom right between bar",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd "
    "tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tcBorders": "top left bottom right insideH insideV tl2br tr2bl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId lvlJc pPr rPr",
    "docDefaults": "rPrDefault pPrDefault",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked rsid pPr rPr tblPr trPr tcPr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign "
    "noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "settings": "zoom defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps characterSpacingControl compat",
    "font": "altName panose1 charset family notTrueType pitch sig",
}
"""Elements of which each comes at most once, in the order of ECMA-376, part 1; Word calls a file with another one unreadable."""

FIRST = {
    "p": ("pPr",),
    "r": ("rPr",),
    "tbl": ("tblPr", "tblGrid"),
    "tr": ("trPr",),
    "tc": ("tcPr",),
    "abstractNum": ("nsid", "multiLevelType"),
    "num": ("abstractNumId",),
    "styles": ("docDefaults", "latentStyles"),
}
"""What comes before anything else in an element, where it is there."""

LISTED = {"tblStylePr", "headerReference", "footerReference"}
"""What may come more than once."""

FREE = {"trPr", "tabs", "tblGrid", "numbering", "fonts", "compat", "hyperlink", "fldSimple", "body", "document", "ftr", "hdr", "lvlOverride"}
"""Elements in which any order will do, or a single kind of element stands."""


def faults(content: bytes) -> list[str]:
    """What is wrong with a file, one line each; nothing for a sound one."""
    document: Any = docx.Document(io.BytesIO(content))  # python-docx has types for little of what is looked at
    roots = [document.element, document.styles.element, document.settings.element, document.part.numbering_part.element]
    section = document.sections[0]
    roots += [each.part.element for each in (section.header, section.footer) if not each.is_linked_to_previous]
    found = [fault for root in roots for element in root.iter() for fault in _order(element)]
    found += _names(document, roots)
    found += [f"the table has {len(grid)} columns and a row of {wide}" for grid, wide in _widths(document.element.body) if len(grid) != wide]
    for cell in document.element.body.iter(f"{W}tc"):
        if cell[-1].tag != f"{W}p":
            found.append("a cell does not end with a paragraph")
    kinds = parts(content)["[Content_Types].xml"].decode()
    found += [f"{name} has no content type" for name in parts(content) if not _typed(name, kinds)]
    return found


def _tag(element: Any) -> str:  # noqa: ANN401 - an element
    return str(element.tag).removeprefix(W)


def _order(element: Any) -> Iterator[str]:  # noqa: ANN401 - an element
    tag = _tag(element)
    inside = [_tag(child) for child in element]
    if tag in ORDER:
        places = [[*ORDER[tag].split(), "tblStylePr"].index(name) for name in inside]
        if places != sorted(places) or any(count > 1 for name, count in Counter(inside).items() if name not in LISTED):
            yield f"{tag} holds {' '.join(inside)}"
    elif tag in FIRST:
        before = [name for name in FIRST[tag] if name in inside]
        if inside[: len(before)] != before:
            yield f"{tag} begins with {' '.join(inside[:3])}"
    elif str(element.tag).startswith(W) and len(set(inside)) > 1 and tag not in FREE:
        yield f"nothing is known of the order in {tag}"


def _names(document: Any, roots: list[Any]) -> Iterator[str]:  # noqa: ANN401 - a document of python-docx
    """Numbers and names that come twice, or that nothing answers to."""

    def every(path: str) -> list[str]:
        return [str(value) for root in roots for value in root.xpath(path)]

    once = {
        "drawings": every(".//wp:docPr/@id"),
        "bookmarks": every(".//w:bookmarkStart/@w:id"),
        "names of bookmarks": every(".//w:bookmarkStart/@w:name"),
        "styles": every("w:style/@w:styleId"),
        "names of styles": [name.lower() for name in every("w:style/w:name/@w:val")],
        "lists": every("w:num/@w:numId"),
        "definitions of lists": every("w:abstractNum/@w:abstractNumId"),
    }
    for what, values in once.items():
        for value, count in Counter(values).items():
            if count > 1:
                yield f"{what}: {value} comes {count} times"
    if sorted(once["bookmarks"]) != sorted(every(".//w:bookmarkEnd/@w:id")):
        yield "a bookmark does not end"
    asked = {
        "styles": every(".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val | .//w:basedOn/@w:val | .//w:next/@w:val"),
        "lists": every(".//w:numPr/w:numId/@w:val"),
        "definitions of lists": every(".//w:num/w:abstractNumId/@w:val"),
        "names of bookmarks": every(".//w:hyperlink/@w:anchor"),
    }
    for what, values in asked.items():
        yield from (f"{what}: there is no {value}" for value in sorted({*values} - {*once[what]}))
    related = {*document.part.rels}
    body = [str(value) for value in document.element.xpath(".//@r:id | .//@r:embed")]
    yield from (f"there is no relation {value}" for value in sorted({*body} - related))
    begun = Counter(every(".//w:fldChar/@w:fldCharType"))
    if len({begun[sort] for sort in ("begin", "separate", "end")}) > 1:
        yield f"fields: {dict(begun)}"


def _widths(body: Any) -> Iterator[tuple[list[Any], int]]:  # noqa: ANN401 - an element
    for table in body.iter(f"{W}tbl"):
        grid = table.xpath("w:tblGrid/w:gridCol")
        for row in table.xpath("w:tr"):
            yield grid, sum(int(cell.xpath("string(w:tcPr/w:gridSpan/@w:val)") or 1) for cell in row.xpath("w:tc"))


def _typed(name: str, kinds: str) -> bool:
    return f'PartName="/{name}"' in kinds or f'Extension="{name.rpartition(".")[2]}"' in kinds or name == "[Content_Types].xml"
