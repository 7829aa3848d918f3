"""The parts of our own reference document: A4, our styles, nothing else."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Template
from typing import Literal

from werkplekleren.renderers.docx.numbering import KINDS, W
from werkplekleren.renderers.docx.package import zipped
from werkplekleren.renderers.docx.spelling import escaped
from werkplekleren.renderers.theme import SYSTEM_FONTS, Theme

PAGE = (11906, 16838)
"""A4, in twentieths of a point."""

Setting = Literal["report", "sheet", "card"]
"""How close a document is set: a sheet closer than a report, and a sheet of text alone, such as a card, so that it stays one page."""

MARGINS: Mapping[Setting, tuple[int, int, int]] = {"report": (1191, 1247, 1134), "sheet": (680, 907, 794), "card": (510, 907, 640)}
"""Above, beside and below the text, in twentieths of a point."""

_ROOM: Mapping[str, tuple[int, int, int]] = {
    "text_size": (21, 20, 19),
    "text_after": (120, 60, 40),
    "text_line": (259, 247, 222),
    "title_before": (0, 0, 0),
    "title_size": (52, 40, 36),
    "lead_room": (160, 80, 20),
    "lead_size": (25, 22, 20),
    "heading_before": (400, 130, 70),
    "heading_after": (120, 40, 20),
    "heading_size": (34, 25, 22),
    "list_after": (120, 120, 40),
    "step_before": (120, 50, 20),
    "step_words": (50, 20, 0),
    "key_size": (30, 24, 22),
}
"""Sizes in half points and room in twentieths of a point: of a report, a sheet and a card."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_GENERIC = frozenset({"system-ui", "-apple-system", "BlinkMacSystemFont", "ui-sans-serif", "ui-serif", "sans-serif", "serif", "monospace"})
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def families(font: str) -> list[str]:
    """The fonts of a theme that Word can find by name, most wanted first.

    >>> families("system-ui, 'Segoe UI', sans-serif")
    ['Segoe UI']
    """
    names = [name.strip().strip("'") for name in font.split(",")]
    return [name for name in names if name not in _GENERIC] or families(SYSTEM_FONTS)


def colours(theme: Theme) -> dict[str, str]:
    """The colours of a theme as Word writes them: by name, without `#`."""
    return {name: colour[1:] for name, colour in theme.light.tokens().items()}


def names(sort: str) -> list[str]:
    """Our styles of a sort, `paragraph`, `character` or `table`, in their order, without those that every document has."""
    text = _source()
    found = re.findall(rf'<w:style w:type="{sort}"(?![^>]*w:default)[^>]*><w:name w:val="([^"]+)"', text)
    return [name for name in found if name not in {"header", "footer"}]


@cache
def _source() -> str:
    return files("werkplekleren.renderers.docx").joinpath("styles.xml").read_text("utf-8")


def styles(theme: Theme, first_num: int, width: int, *, setting: Setting = "report") -> str:
    """Our styles as the text of `word/styles.xml`.

    Args:
        theme: Its colours and its font.
        first_num: The number of the first of our lists.
        width: How wide the text is, in twentieths of a point.
        setting: How close the text is set.
    """
    tokens = {name.replace("-", "_"): colour for name, colour in colours(theme).items()}
    lists = {kind.lower().replace(" ", "_"): str(first_num + place) for place, kind in enumerate(KINDS)}
    place = ("report", "sheet", "card").index(setting)
    room = {name: sizes[place] for name, sizes in _ROOM.items()}
    return Template(_source()).substitute(tokens, **lists, **room, font=escaped(families(theme.font)[0]), width=str(width))


def skeleton(theme: Theme, *, setting: Setting = "report", landscape: bool = False) -> bytes:
    """A Word document without text, with our styles.

    Args:
        theme: Its colours and its font.
        setting: How close it is set, and with what margins.
        landscape: Whether the page lies on its side.
    """
    above, beside, below = MARGINS[setting]
    width, height = reversed(PAGE) if landscape else PAGE
    lies = ' w:orient="landscape"' if landscape else ""
    report = setting == "report"
    first, *others = families(theme.font)
    also = f'<w:altName w:val="{escaped(",".join(others))}"/>' if others else ""
    section = (
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"{lies}/><w:pgMar w:top="{above}" w:right="{beside}" w:bottom="{below}" w:left="{beside}" '
        f'w:header="{567 if report else 397}" w:footer="{510 if report else 397}" w:gutter="0"/></w:sectPr>'
    )
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"), (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
        ),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{section}</w:body></w:document>',
        "word/_rels/document.xml.rels": _relations(
            *((f"{_OFFICE}/{name}", f"{name}.xml") for name in ("styles", "numbering", "settings", "fontTable"))
        ),
        "word/styles.xml": styles(theme, 1, width - 2 * beside, setting=setting).partition("?>")[2].strip(),
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}"/>',
        "word/settings.xml": (
            f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:autoHyphenation/>'
            '<w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="425"/><w:doNotHyphenateCaps/>'
            '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
        ),
        "word/fontTable.xml": (
            f'<w:fonts xmlns:w="{W}"><w:font w:name="{escaped(first)}">{also}<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
        ),
    }
    return zipped({name: (_HEAD + text).encode() for name, text in parts.items()})


def _content_types() -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
        "fontTable": "fontTable",
    }
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in kinds.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    inner = "".join(f'<Relationship Id="rId{place}" Type="{sort}" Target="{target}"/>' for place, (sort, target) in enumerate(targets, start=1))
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
