"""Own templates: a page, letter or mail that a fund lays out itself, in Jinja2, around what a report says."""

import os
import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Self, cast

import attrs
from jinja2 import BaseLoader, Environment, TemplateNotFound, pass_context
from jinja2.loaders import split_template_path
from jinja2.runtime import Context
from markupsafe import Markup, escape

from werkplekleren._base import formatting
from werkplekleren._base.handed import the_path
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Length, is_short_text, maybe
from werkplekleren.documents import Block, Document, Figure, Inline, Span, Table, resolved, sections, walk
from werkplekleren.errors import Message, Place, RenderError, WerkplekError
from werkplekleren.renderers.cleaning import undirected, visible
from werkplekleren.renderers.links import checked
from werkplekleren.renderers.sandbox import Budget, Sandbox, budget
from werkplekleren.renderers.template_errors import place_of, told, wrong
from werkplekleren.renderers.theme import Theme
from werkplekleren.renderers.ties import tied

LARGEST = 256 * 1024
"""Characters of one template."""

JINJA = (".j2", ".jinja", ".jinja2")
KINDS = {"html": "html", "htm": "html", "xml": "html", "svg": "html", "md": "markdown", "markdown": "markdown", "txt": "text"}
"""Suffix of a template, without that of Jinja -> how what it prints is escaped."""

_CODE = re.compile(r"(<(?:style|script)\b.*?</(?:style|script)\s*>)", re.DOTALL | re.IGNORECASE)


@attrs.frozen(kw_only=True)
class Template:
    """A template of a fund's own, in Jinja2.

    Args:
        text: The template.
        name: Its name, for messages; the suffix before `.j2` says how everything that it prints is escaped: `.html` (also without one),
            `.md` or `.txt`.
        folder: The folder from which it may include or extend others; `None` has none.

    >>> from werkplekleren.documents import Document
    >>> letter = Template(text="<h1>{{ document.title }}</h1>")
    >>> letter.written(Document(title="Leren & bewaren", language="nl"))
    '<h1>Leren &amp; bewaren</h1>'
    """

    text: str = attrs.field(validator=Length(LARGEST, 0))
    name: str = attrs.field(default="template.html.j2", validator=is_short_text)
    folder: Path | None = attrs.field(default=None, validator=maybe(Path))

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Self:
        """Read a template from a file; what lies in the same folder may be included.

        Raises:
            RenderError: When it cannot be read.
            InvalidValueError: When it is no path.
        """
        file = the_path(path)
        return cls(text=_read(file.parent, file.name), name=file.name, folder=file.parent)

    @property
    def kind(self) -> str:
        """How what it prints is escaped: `html`, `markdown` or `text`.

        Raises:
            RenderError: When the suffix says nothing that we know.
        """
        name = self.name.lower()
        for suffix in JINJA:
            name = name.removesuffix(suffix)
        suffix = name.rpartition(".")[2] if "." in name else "html"
        if suffix not in KINDS:
            known = ", ".join(f".{one}.j2" for one in KINDS)
            raise RenderError(
                Message("the name of the template {name} does not say what it makes; choose from {known}", {"name": self.name, "known": known})
            )
        return KINDS[suffix]

    def written(self, document: Document, theme: Theme | None = None, *, obj: object = None) -> str:
        """What the template makes of a document.

        Args:
            document: The document; the template sees it as `document`.
            theme: The look; the template sees it as `theme`.
            obj: What the document was made of; the template sees it as `report`.

        Returns:
            The text; the same input always gives the same.

        Raises:
            RenderError: With file, line, what is wrong and what to do.
        """
        look, document = theme or Theme.default(), resolved(document)
        view, environment = _view(document, look, document if obj is None else obj), _environment(self.kind, self)
        spent, run = budget.set(Budget()), _run.set(_Run(document=document, theme=look, kind=self.kind))
        try:
            made = environment.get_template(self.name).render(view)
            return _tied(made, document.language) if self.kind == "html" else made
        except RenderError as error:
            if error.problems:  # it says its place already
                raise
            raise told(error, place_of(error, self.name), view) from error
        except Exception as error:
            filters = [name for name in environment.filters if not name.startswith("_")]
            raise told(error, place_of(error, self.name), view, filters) from error
        finally:
            budget.reset(spent)
            _run.reset(run)


def _tied(page: str, language: str) -> str:
    """A page in which numbers stay with their unit; what a style element or a script says stays as it is."""
    return "".join(part if at % 2 else tied(part, language) for at, part in enumerate(_CODE.split(page)))


@attrs.define(kw_only=True)
class _Run:
    """One template at work."""

    document: Document
    theme: Theme
    kind: str
    writers: dict[str, Any] = attrs.field(factory=dict[str, Any])


_run: ContextVar[_Run] = ContextVar("run")


def _view(document: Document, theme: Theme, obj: object) -> dict[str, object]:
    """What a template sees."""
    from werkplekleren.renderers.styling import stylesheet

    return {
        "document": document,
        "report": obj,
        "theme": theme,
        "language": document.language,
        "sections": {section.id: section for _, section in sections(document.blocks)},
        "figures": [block for block in walk(document) if isinstance(block, Figure)],
        "tables": [block for block in walk(document) if isinstance(block, Table)],
        "stylesheet": Markup(stylesheet(theme)),  # noqa: S704 - our own rules, colours and fonts checked
    }


@lru_cache(maxsize=64)
def _environment(kind: str, template: Template) -> Environment:
    return Sandbox(_SPELLED[kind], _FILTERS, loader=_Loader(template))


class _Loader(BaseLoader):
    """The template itself, and what lies in its folder."""

    def __init__(self, template: Template) -> None:
        self.template = template

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        del environment
        if template == self.template.name:
            return self.template.text, template, None
        folder = self.template.folder
        if folder is None:
            raise TemplateNotFound(template)
        path = "/".join(split_template_path(template))
        changed = _changed(folder / path)
        return _read(folder, path), path, lambda: _changed(folder / path) == changed


def _changed(path: Path) -> int:
    """When a file was last changed; what is not there any more says so when it is read."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return -1


def _read(folder: Path, name: str) -> str:
    path = folder / name
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise wrong(Message("a template may only use what lies in its own folder"), Place(file=name))
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise wrong(Message("there is no such template"), Place(file=name)) from error
    except OSError as error:
        raise wrong(Message("this file cannot be read"), Place(file=name), found=error.strerror or type(error).__name__) from error
    if len(data) > LARGEST:
        raise wrong(Message("this file is larger than {most} KiB", {"most": LARGEST // 1024}), Place(file=name))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise wrong(Message("this file is not in UTF-8"), Place(file=name), remedy=Message("save it with the encoding UTF-8")) from error


def _clean(value: object) -> str:
    language = _run.get().document.language
    if isinstance(value, Text):
        value = value.in_language(language)
    elif isinstance(value, date):
        value = formatting.long_date(value, language)
    elif isinstance(value, float):
        value = formatting.number(value, language, digits=1)
    return undirected(visible(str(value)))


def _in_html(value: object) -> str:
    return value if isinstance(value, Markup) else escape(_clean(value))


def _in_markdown(value: object) -> str:
    from werkplekleren.renderers.markdown_spelling import words

    return value if isinstance(value, Markup) else str(words(_clean(value)))


def _in_text(value: object) -> str:
    return value if isinstance(value, Markup) else _clean(value)


_SPELLED: Mapping[str, Callable[[object], str]] = {"html": _in_html, "markdown": _in_markdown, "text": _in_text}


@pass_context
def _number(_context: Context, value: object, digits: int = 0, *, signed: bool = False) -> str:
    return formatting.number(_real(value), _run.get().document.language, digits=_digits(digits), signed=bool(signed))


@pass_context
def _percentage(_context: Context, share: object) -> str:
    return formatting.percentage(_real(share), _run.get().document.language)


def _real(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise _NoValueError(Message("this filter takes a number, not {value}", {"value": type(value).__name__}))


def _digits(value: object) -> int:
    if type(value) is int and 0 <= value <= 10:  # noqa: PLR2004 - as many as anybody reads
        return value
    raise _NoValueError(Message("there can be 0 to 10 digits"))


class _NoValueError(WerkplekError):
    """A filter got what it cannot take."""


@pass_context
def _date(_context: Context, day: object, form: str = "long") -> str:
    forms = {"long": formatting.long_date, "short": formatting.short_date, "month": formatting.month_of_year}
    if not isinstance(day, date) or form not in forms:
        raise _NoValueError(Message("this filter takes a day, and long, short or month"))
    return forms[form](day, _run.get().document.language)


@pass_context
def _text(_context: Context, value: object, language: str | None = None) -> str:
    """A text in several languages, or inline text, as words."""
    sort = type(value).__name__
    if isinstance(value, Text):
        return value.in_language(language or _run.get().document.language)
    if isinstance(value, tuple) and all(isinstance(span, Span) for span in cast("tuple[object, ...]", value)):
        return "".join(span.text for span in cast("Inline", value))
    if isinstance(value, str):
        return value
    raise _NoValueError(Message("this filter takes a text, not {value}", {"value": sort}))


@pass_context
def _address(_context: Context, href: str) -> str:
    return checked(href)


@pass_context
def _block(_context: Context, value: object) -> Markup:
    """A block, or several, as this kind of template writes them."""
    blocks = cast("tuple[Block, ...]", tuple(cast("list[object]", value)) if isinstance(value, list | tuple) else (value,))
    for one in blocks:
        if not hasattr(one, "kind"):
            raise _NoValueError(Message("this filter takes a block, not {value}", {"value": type(one).__name__}))
    run = _run.get()
    return Markup(_BLOCKS[run.kind](run, blocks))  # noqa: S704 - what our own writers made


def _html_blocks(run: _Run, blocks: tuple[Block, ...]) -> str:
    from werkplekleren.renderers.html import part_writer

    write = run.writers.setdefault("html", part_writer(run.document, run.theme))
    return str(write(blocks))


def _markdown_blocks(run: _Run, blocks: tuple[Block, ...]) -> str:
    from werkplekleren.renderers.markdown import part_writer

    return str(part_writer(run.document)(blocks))


def _text_blocks(run: _Run, blocks: tuple[Block, ...]) -> str:
    from werkplekleren.renderers.text import part_writer

    return part_writer(run.document)(blocks)


_BLOCKS: Mapping[str, Callable[[_Run, tuple[Block, ...]], str]] = {"html": _html_blocks, "markdown": _markdown_blocks, "text": _text_blocks}


@pass_context
def _figure(_context: Context, value: object, width: int = 720) -> Markup:
    """The drawing of a figure, as SVG; a high one in several."""
    from werkplekleren.renderers.charts import draw_parts

    run = _run.get()
    if not isinstance(value, Figure) or run.kind != "html":
        raise _NoValueError(Message("this filter takes a figure, in a template for HTML; elsewhere use the filter block"))
    if type(width) is not int or not 200 <= width <= 2000:  # noqa: PLR2004 - a phone, a poster
        raise _NoValueError(Message("a figure is 200 to 2000 wide"))
    count = run.writers["figures"] = run.writers.get("figures", 0) + 1
    parts = draw_parts(
        value.chart,
        uid=f"tpl_{count}",
        title=value.title,
        description=value.description,
        palette=run.theme.light,
        language=run.document.language,
        labels=run.document.labels,
        width=width,
    )
    if len(parts) == 1:
        return Markup(parts[0].svg)  # noqa: S704 - the drawing escapes its texts
    lines = (f'<span style="display:block;break-inside:avoid">{part.svg}</span>' for part in parts)
    return Markup("\n".join(lines))  # noqa: S704 - the drawings escape their texts


_FILTERS: Mapping[str, Callable[..., object]] = {
    "number": _number,
    "percentage": _percentage,
    "date": _date,
    "text": _text,
    "address": _address,
    "block": _block,
    "figure": _figure,
}
