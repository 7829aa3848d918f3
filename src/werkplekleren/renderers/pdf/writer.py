"""PDF through typst: tagged, with bookmarks, checked by typst against PDF/UA-1 and PDF/A-2a while it is written."""

import json
import re
import zlib
from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache, lru_cache

import attrs

from werkplekleren._base.translation import Labels, translator
from werkplekleren._base.validators import one_of
from werkplekleren.documents import Document
from werkplekleren.renderers.pdf.extra import typst
from werkplekleren.renderers.pdf.faces import faces
from werkplekleren.renderers.pdf.kinds import KINDS
from werkplekleren.renderers.pdf.legible import Legible
from werkplekleren.renderers.pdf.tree import EPOCH, Tables, Tree
from werkplekleren.renderers.pdf.typesetting import LAYOUT, typeset
from werkplekleren.renderers.theme import Theme
from werkplekleren.renderers.ties import tied

STANDARDS: "tuple[typst.PDFStandard, ...]" = ("ua-1", "a-2a")
"""What typst checks a file against while it writes it."""

MOST_CLOSER, MOST_OF_MANY = 6, 15
"""A document of more than one and at most so many pages is set closer where that saves a page, and one of up to the second where it may."""

FULLEST, FULLEST_OF_MANY = 0.55, 0.35
"""How full the last page of such a document is at most, and that of a longer one: with more on it no page is saved."""

FULLEST_ON_AVERAGE = 1.05
"""How full its other pages would be with what the last one holds, at most: with more, being set closer is not enough."""

_pages = re.compile(rb"/Type/Pages/Count (\d+)")
_content = re.compile(rb"/MediaBox\[0 0 \S+ ([\d.]+)\][^>]*?/Contents (\d+) 0 R")
_places = re.compile(rb"1 0 0 -1 \S+ (\S+) cm")
_STREAM, _FOOT, _MARGINS = b"stream\n", 60.0, 110.0

_FORMATS = {"png": "png", "jpeg": "jpg", "webp": "webp", "svg+xml": "svg"}


@attrs.frozen(kw_only=True)
class PdfWriter:
    """Writes PDF through typst (extra `pdf`).

    The document goes in as data, so no text in it is ever read as a command. Fonts are those of the theme's folder, or
    the family that ships with the library; never those of the machine.

    Args:
        tables: Where the numbers of figures stand as a table: `below` each figure, or in an `appendix` at the end.

    Attributes:
        suffixes: The file suffix of PDF.
        binary: `True`: it gives bytes.
    """

    tables: Tables = attrs.field(default="below", validator=one_of(("below", "appendix")))
    suffixes: tuple[str, ...] = attrs.field(default=(".pdf",), init=False)
    binary: bool = attrs.field(default=True, init=False)

    def write(self, document: Document, theme: Theme) -> bytes:
        """The document as PDF; the same document and theme always give the same bytes.

        Args:
            document: What to write. The time in the file is its date, or 1 January 1970 when it has none.
            theme: What it looks like, in its light colours.

        Raises:
            RenderError: When the document or theme holds what a PDF cannot show.
        """
        data, landscape = self._data(document, theme)
        made = _written(data, document, theme, close=False)
        found = pages(made)
        for upright, close in _other_ways(made, found, landscape=landscape):
            other = _written(self._data(document, theme, upright=True)[0] if upright else data, document, theme, close=close)
            if pages(other) < found:
                made, found = other, pages(other)
            if found == 1:
                break
        return made

    def _data(self, document: Document, theme: Theme, *, upright: bool = False) -> tuple[str, bool]:
        """The document as the layout reads it, and whether its pages lie on their side."""
        look = faces(theme.font, theme.fonts)
        tree = Tree(
            document=document, theme=theme, legible=Legible(look.covered), families=look.families, tables=self.tables, kinds=KINDS, upright=upright
        )
        return tied(json.dumps(tree.data(), ensure_ascii=False, separators=(",", ":")), document.language), tree.landscape


def _written(data: str, document: Document, theme: Theme, *, close: bool) -> bytes:
    moment = datetime(*(document.date.timetuple()[:3] if document.date else EPOCH), tzinfo=UTC)
    inputs = {
        "document": data,
        "theme": _theme(theme, document.language, document.labels, sheet=document.sheet),
        "close": "yes" if close else "no",
    }
    look = faces(theme.font, theme.fonts)
    return typeset(_layout(), inputs, look, format="pdf", standards=list(STANDARDS), timestamp=int(moment.timestamp()))


def _other_ways(made: bytes, found: int, *, landscape: bool) -> Iterator[tuple[bool, bool]]:
    """What else may save a page, as upright and close: sheets that lie on their side are set upright, others closer."""
    if found > 1 and landscape:
        yield from ((True, False), (True, True))
    elif 1 < found <= MOST_OF_MANY:
        full = filled(made)
        if sum(full[-1:]) <= (FULLEST if found <= MOST_CLOSER else FULLEST_OF_MANY) and sum(full) <= FULLEST_ON_AVERAGE * (found - 1):
            yield False, True


def pages(made: bytes) -> int:
    """How many pages a PDF of typst has; 0 when it does not say so where typst writes it."""
    found = _pages.search(made)
    return int(found[1]) if found else 0


def filled(made: bytes) -> tuple[float, ...]:
    """How full each page of a PDF of typst is, from 0 to 1; 0 where that cannot be told."""
    return tuple(_filled(made, float(height), number) for height, number in _content.findall(made))


def _filled(made: bytes, top: float, number: bytes) -> float:
    start = made.rfind(b"\n%s 0 obj\n" % number)
    start = made.find(_STREAM, start) + len(_STREAM)
    try:
        drawn = zlib.decompress(made[start : made.find(b"\nendstream", start)])
    except zlib.error:
        return 0.0
    lowest = min((place for found in _places.findall(drawn) if _FOOT < (place := float(found)) < top), default=top)
    return 1 - max(lowest - _FOOT, 0.0) / (top - _MARGINS)


@cache
def _layout() -> bytes:
    return (LAYOUT / "document.typ").read_bytes()


@lru_cache(maxsize=32)
def _theme(theme: Theme, language: str, labels: Labels, *, sheet: bool) -> str:
    look = faces(theme.font, theme.fonts)
    legible = Legible(look.covered)
    say = translator(language, labels).gettext
    made: dict[str, object] = {
        "colours": dict(theme.light.tokens()),
        "families": look.families,
        "sheet": sheet,
        "name": legible(theme.name),
        "footer": legible(theme.footer),
        "contact": legible(theme.contact),
        "words": {
            "day": say("dag"),
            "month": say("maand"),
            "year": say("jaar"),
            "name": say("naam"),
            "signature": say("handtekening"),
            "contents": say("Inhoud"),
            "number": say("Nr"),
            "statement": say("Stelling"),
            "appendix": say("Cijfers bij de figuren"),
        },
    }
    if theme.logo is not None:
        head, _, data = theme.logo.partition(",")
        sort = head.removeprefix("data:image/").removesuffix(";base64")
        made["logo"] = {"format": _FORMATS[sort], "bytes": list(b64decode(data)), "alt": legible(theme.name)}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))
