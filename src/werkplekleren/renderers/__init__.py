"""Writers: what a document looks like as a page, as Markdown, as plain text, in a notebook."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from werkplekleren.renderers.docx.writer import DocxWriter as DocxWriter
    from werkplekleren.renderers.docx.writer import reference_document as reference_document
    from werkplekleren.renderers.html import HtmlWriter as HtmlWriter
    from werkplekleren.renderers.markdown import MarkdownWriter as MarkdownWriter
    from werkplekleren.renderers.notebook import show_html as show_html
    from werkplekleren.renderers.notebook import show_markdown as show_markdown
    from werkplekleren.renderers.pdf.writer import PdfWriter as PdfWriter
    from werkplekleren.renderers.rendering import render as render
    from werkplekleren.renderers.saving import save as save
    from werkplekleren.renderers.saving import save_all as save_all
    from werkplekleren.renderers.saving import save_many as save_many
    from werkplekleren.renderers.saving import write_whole as write_whole
    from werkplekleren.renderers.styling import style_source as style_source
    from werkplekleren.renderers.styling import stylesheet as stylesheet
    from werkplekleren.renderers.templating import Template as Template
    from werkplekleren.renderers.text import TextWriter as TextWriter
    from werkplekleren.renderers.theme import Palette as Palette
    from werkplekleren.renderers.theme import Theme as Theme
    from werkplekleren.renderers.writers import FragmentWriter as FragmentWriter
    from werkplekleren.renderers.writers import Writer as Writer
    from werkplekleren.renderers.writers import formats as formats
    from werkplekleren.renderers.writers import writer_problems as writer_problems

__all__ = [
    "DocxWriter",
    "FragmentWriter",
    "HtmlWriter",
    "MarkdownWriter",
    "Palette",
    "PdfWriter",
    "Template",
    "TextWriter",
    "Theme",
    "Writer",
    "formats",
    "reference_document",
    "render",
    "save",
    "save_all",
    "save_many",
    "show_html",
    "show_markdown",
    "style_source",
    "stylesheet",
    "write_whole",
    "writer_problems",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        "docx.writer": ("DocxWriter", "reference_document"),
        "html": ("HtmlWriter",),
        "markdown": ("MarkdownWriter",),
        "notebook": ("show_html", "show_markdown"),
        "pdf.writer": ("PdfWriter",),
        "rendering": ("render",),
        "saving": ("save", "save_all", "save_many", "write_whole"),
        "styling": ("style_source", "stylesheet"),
        "templating": ("Template",),
        "text": ("TextWriter",),
        "theme": ("Palette", "Theme"),
        "writers": ("FragmentWriter", "Writer", "formats", "writer_problems"),
    },
)
