"""From anything the library can report on to a page or a text."""

import os
from typing import TYPE_CHECKING, Literal, cast, overload

from werkplekleren._base.handed import found
from werkplekleren.documents import Document
from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers.arguments import same_language, the_theme, the_writer
from werkplekleren.renderers.theme import Address, Theme
from werkplekleren.renderers.writers import FragmentWriter, Writer

if TYPE_CHECKING:
    from werkplekleren.renderers.templating import Template
    from werkplekleren.reports import Wordings


@overload
def render(
    obj: object,
    format: Literal["html", "markdown", "md"] = "html",
    *,
    language: str | None = None,
    theme: Theme | None = None,
    wording: "Wordings | None" = None,
    fragment: bool = False,
    template: "Template | str | os.PathLike[str] | None" = None,
) -> str: ...
@overload
def render(
    obj: object,
    format: str | Writer,
    *,
    language: str | None = None,
    theme: Theme | None = None,
    wording: "Wordings | None" = None,
    fragment: bool = False,
    template: "Template | str | os.PathLike[str] | None" = None,
) -> str | bytes: ...
def render(
    obj: object,
    format: str | Writer = "html",  # noqa: A002 - what it is called everywhere
    *,
    language: str | None = None,
    theme: Theme | None = None,
    wording: "Wordings | None" = None,
    fragment: bool = False,
    template: "Template | str | os.PathLike[str] | None" = None,
) -> str | bytes:
    """Write a document, or what a document can be made of, in one format.

    Args:
        obj: A `Document`, or anything there is a report for (a profile, a plan, an instrument, an advice report).
        format: The name of a format, or a writer of your own.
        language: The language of the report; `None` takes that of `obj`, else Dutch. A `Document` has its own, and no other.
        theme: The look, and how a report speaks to its reader; `None` is the library's own. A `Document` speaks as it was made:
            `document_of(..., address=theme.address)`.
        wording: The wording of a fund, from `Wordings.load`; `None` is the library's own. A `Document` keeps the words it was made with.
        fragment: Whether to give a part for a page of your own instead of a whole page.
        template: A template of your own in Jinja2, or the path of one, which then takes the place of a format; see `Template`.

    Returns:
        Text, or bytes for a binary format.

    Raises:
        UnknownFormatError: When there is no such format; the known ones are named.
        InvalidValueError: When `theme` or `wording` is a path (read it first), an argument is something else that it cannot be, or a
            `Document` is in another language.
        RenderError: When the document holds what the format cannot show, the format has no fragments, or the template is wrong.

    >>> from werkplekleren.documents import Document, Paragraph, plain
    >>> print(render(Document(title="Scan", language="nl", blocks=(Paragraph(text=plain("Jullie leren veel.")),)), "markdown"))
    # Scan
    <BLANKLINE>
    Jullie leren veel.
    <BLANKLINE>
    """
    writer, look = the_writer(format), the_theme(theme)
    same_language(obj, language)
    document = document_for(obj, language, wording=wording, address=look.address)
    if template is not None:
        if fragment or format != "html":
            raise RenderError(Message("a template takes the place of a format; leave format and fragment out"))
        from werkplekleren.renderers.templating import Template

        page = template if isinstance(template, Template) else Template.from_file(_template_path(template))
        return page.written(document, look, obj=obj)
    if not fragment:
        return writer.write(document, look)
    if isinstance(writer, FragmentWriter):
        return writer.write_fragment(document, look)
    raise RenderError(Message("{writer} has no fragments; leave fragment=True out", {"writer": type(writer).__name__}))


def document_for(obj: object, language: str | None, *, wording: "Wordings | None" = None, address: Address = "informal") -> Document:
    """The document that is made of `obj`; a `Document` is one already."""
    if isinstance(obj, Document) and wording is None:  # without a report there is nothing to make one
        return obj
    from werkplekleren.reports import document_of

    return document_of(obj, language, wording=wording, address=address)


def _template_path(template: object) -> str | os.PathLike[str]:
    if isinstance(template, str) and any(sign in template for sign in ("\n", "{{", "{%", "<")):
        raise RenderError(Message("this is the text of a template, not the path of one; write template=Template(text=...)"))
    if isinstance(template, str | os.PathLike):
        return cast("str | os.PathLike[str]", template)
    raise RenderError(Message("template takes a Template or the path of one, not {found}", {"found": found(template)}))
