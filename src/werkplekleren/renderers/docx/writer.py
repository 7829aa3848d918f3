"""Word files: what an adviser opens, edits as if typed by hand, and hands over."""

from collections.abc import Mapping
from pathlib import Path

import attrs

from werkplekleren._base.formatting import long_date
from werkplekleren.documents import Document, Table, TableOfContents, numbers, resolved, walk
from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers import grid
from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.docx.blocks import write_blocks
from werkplekleren.renderers.docx.contents import CONTENTS_DEPTH, LISTED_FROM, write_contents
from werkplekleren.renderers.docx.numbering import W
from werkplekleren.renderers.docx.package import zipped
from werkplekleren.renderers.docx.reference import Start, Wanted, start
from werkplekleren.renderers.docx.sheets import is_upright
from werkplekleren.renderers.docx.skeleton import Setting, names
from werkplekleren.renderers.docx.spelling import TAB, escaped, run, word_language
from werkplekleren.renderers.docx.writing import Writing
from werkplekleren.renderers.theme import Theme
from werkplekleren.renderers.ties import tied

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = f'xmlns:w="{W}" xmlns:r="{_RELATIONS}"'


ABOVE_FOOTER = 120
"""The room between the text and a footer of many lines, in twentieths of a point."""

_ROOMY = frozenset({"form", "table", "choice-grid", "figure"})
"""A sheet with one of these is no card."""


@attrs.frozen(kw_only=True)
class DocxWriter:
    """Writes Word files (extra `docx`): real styles, headings, lists, tables with heads, fields, captions and alternative texts.

    Args:
        reference: A Word document (`.docx` or `.dotx`) of your own, whose styles, page, header and footer the file takes over; what it
            says is left out. Styles that it does not have are added from ours. `None` takes that of the theme, and ours without one.

    Attributes:
        suffixes: The file suffix of Word.
        binary: `True`: it gives bytes.

    >>> from werkplekleren.documents import Document, Paragraph, plain
    >>> scan = Document(title="Scan", language="nl", blocks=(Paragraph(text=plain("Jullie leren veel.")),))
    >>> DocxWriter().write(scan, Theme.default())[:2]
    b'PK'
    """

    reference: Path | None = attrs.field(default=None, converter=attrs.converters.optional(Path))
    suffixes: tuple[str, ...] = attrs.field(default=(".docx",), init=False)
    binary: bool = attrs.field(default=True, init=False)

    def write(self, document: Document, theme: Theme) -> bytes:
        """The document as a Word file.

        Args:
            document: What to write.
            theme: Its colours, font, logo, name, footer and contact.

        Returns:
            The file; the same document and theme always give the same bytes.

        Raises:
            MissingExtraError: When the extra `docx` is not installed.
            RenderError: When the reference document or the logo cannot be read, or the document holds what Word cannot show.
        """
        document = resolved(document)
        landscape = document.sheet and _lies(document)
        listed = sum(map(bool, numbers(document).values()))
        wanted = Wanted(language=document.language, numbered=listed > 0, setting=_setting(document), landscape=landscape)
        begun = start(_read(self.reference or theme.reference), theme, wanted)
        page = Writing(document=document, theme=theme, start=begun)
        _front(page)
        if listed >= LISTED_FROM and not any(isinstance(block, TableOfContents) for block in walk(document)):
            write_contents(page, CONTENTS_DEPTH)
        write_blocks(page, document.blocks, 0)
        return zipped(_parts(page, begun))


def reference_document(theme: Theme | None = None) -> bytes:
    """Our reference document for a theme, to open in Word, change the styles of, and give back with `DocxWriter(reference=...)`.

    Args:
        theme: The colours, font, logo and name; `None` is the library's own look.

    Returns:
        A Word file in which each style is shown by its name.

    Raises:
        MissingExtraError: When the extra `docx` is not installed.
    """
    look = theme or Theme.default()
    begun = start(None, look, Wanted(language="en", numbered=False, setting="report", landscape=False))
    page = Writing(document=Document(title="werkplekleren", language="en"), theme=look, start=begun)
    for name in names("paragraph"):
        page.paragraph(name, page.words(name))
    page.paragraph("Normal", page.words(" ").join(page.words(name, name) for name in names("character")))
    for name in names("table"):
        page.paragraph("caption", page.words(name))
        page.table(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{begun.style_ids[name]}"/><w:tblW w:w="{begun.width}" w:type="dxa"/></w:tblPr><w:tblGrid>'
            f'<w:gridCol w:w="{begun.width}"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
        )
    return zipped(_parts(page, begun))


def _setting(document: Document) -> Setting:
    """How close a document is set: what is to be filled in needs room."""
    if not document.sheet:
        return "report"
    return "sheet" if any(block.kind in _ROOMY for block in walk(document)) else "card"


def _lies(document: Document) -> bool:
    """Whether a sheet lies on its side: for wide forms, but not for a list to go down."""
    blocks = tuple(walk(document))
    return any(isinstance(block, Table) and grid.is_wide_form(block) for block in blocks) and not any(map(is_upright, blocks))


def _read(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        raise RenderError(
            Message("the reference document {path} cannot be read: {reason}", {"path": str(path), "reason": error.strerror or str(error)})
        ) from error


def _front(page: Writing) -> None:
    document = page.document
    with page.speaking(document.title_language):
        page.paragraph("Title", page.words(one_line(document.title)))
    if document.subtitle:
        page.paragraph("Subtitle", run(one_line(document.subtitle)))
    day = long_date(document.date, document.language) if document.date else ""
    facts = " · ".join(part for part in (day, one_line(document.author)) if part)
    if facts:
        page.paragraph("Document Facts", run(facts))
    if document.notice:
        page.paragraph("Notice", run(one_line(document.notice)))


def _parts(page: Writing, begun: Start) -> Mapping[str, bytes]:
    parts = dict(begun.parts)
    folder, _, name = begun.document.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    ending = page.ending()
    body = tied("".join(page.body), page.document.language)
    parts[begun.document] = f"{_HEAD}<w:document {_NAMESPACES}><w:body>{body}{ending}</w:body></w:document>".encode()
    added = [
        f'<Relationship Id="{relation}" Type="{_RELATIONS}/hyperlink" Target="{escaped(href)}" TargetMode="External"/>'
        for href, relation in page.links.items()
    ]
    for place, content in enumerate(page.pictures, start=1):
        parts[f"word/media/wpl-{place}.png"] = content
        added.append(f'<Relationship Id="wplPicture{place}" Type="{_RELATIONS}/image" Target="/word/media/wpl-{place}.png"/>')
    parts[relations] = _before_end(parts[relations], "".join(added))
    parts[begun.numbering] = _before_end(parts[begun.numbering], "".join(page.lists.made))
    if page.pictures and b'Extension="png"' not in parts["[Content_Types].xml"]:
        parts["[Content_Types].xml"] = _before_end(parts["[Content_Types].xml"], '<Default Extension="png" ContentType="image/png"/>')
    parts[begun.core] = _core(page.document)
    if begun.footer:
        parts[begun.footer] = _footer(page)
    return parts


def _before_end(part: bytes, added: str) -> bytes:
    at = part.rindex(b"</")
    return part[:at] + added.encode() + part[at:]


def _footer(page: Writing) -> bytes:
    """The title and the number of the page, and below it the line and the contact of the theme."""
    style = f'<w:pStyle w:val="{page.start.style_ids["footer"]}"/>'
    room = f'<w:spacing w:before="{ABOVE_FOOTER}"/>'

    def number(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    title = one_line(page.document.title)[:100]
    lines = [f"{run(title)}{TAB}{number('PAGE')}{run(' / ')}{number('NUMPAGES')}"]
    lines.extend(run(text.strip()) for text in (page.theme.footer, page.theme.contact) if text.strip())
    inner = "".join(f"<w:p><w:pPr>{style}{'' if place else room}</w:pPr>{line}</w:p>" for place, line in enumerate(lines))
    return f"{_HEAD}<w:ftr {_NAMESPACES}>{inner}</w:ftr>".encode()


def _core(document: Document) -> bytes:
    day = f"{document.date or '2000-01-01'}T00:00:00Z"
    package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{package}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(one_line(document.title))}</dc:title><dc:creator>{escaped(one_line(document.author))}</dc:creator>"
        f"<dc:language>{word_language(document.language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
        "</cp:coreProperties>"
    ).encode()
