"""Plain text: what a mail program shows without any markup, at most 72 columns wide."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from werkplekleren._base.formatting import long_date
from werkplekleren._base.translation import Translator, translator
from werkplekleren.documents import (
    Block,
    Callout,
    Captions,
    ChoiceGrid,
    Document,
    Figure,
    FormField,
    Inline,
    Section,
    Step,
    Table,
    TableOfContents,
    captions,
    numbers,
    resolved,
    sections,
    text_of,
    unlinked,
)
from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers.captions import caption_label, undrawn
from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.lines import WIDTH, hanging, seen, width, wrapped
from werkplekleren.renderers.links import checked
from werkplekleren.renderers.signs import SIGNS
from werkplekleren.renderers.text_table import BLANK, table_lines
from werkplekleren.renderers.theme import Theme

UNDERLINES = ("=", "-", "~", ".")
"""What stands below a heading: the title, a section, a section inside it, and deeper ones."""

WIDEST_FIGURE = 20
"""A key figure of more columns than this has its words on the next line."""


@attrs.frozen(kw_only=True)
class TextWriter:
    """Writes plain text for mails: lines of at most 72 columns, headings underlined, addresses written out.

    A table stands in aligned columns where these fit, else as lines of `label: value`, row by row. A figure is its words and its table.
    No word of the document is left out; a word, or an address, that is wider than a line stays whole.

    Attributes:
        suffixes: The file suffix of plain text.
        binary: `False`: it gives text.

    >>> from werkplekleren.documents import Document, Paragraph, Section, link, plain
    >>> text = (*plain("Lees "), *link("de wet", "https://voorbeeld.nl"), *plain("."))
    >>> scan = Document(title="Scan", language="nl", blocks=(Section(id="tijd", title="Tijd", blocks=(Paragraph(text=text),)),))
    >>> print(TextWriter().write(scan, Theme.default()), end="")
    Scan
    ====
    <BLANKLINE>
    Tijd
    ----
    <BLANKLINE>
    Lees de wet <https://voorbeeld.nl>.
    """

    suffixes: tuple[str, ...] = attrs.field(default=(".txt",), init=False)
    binary: bool = attrs.field(default=False, init=False)

    def write(self, document: Document, theme: Theme) -> str:
        """The document as plain text; of the theme only name, footer and contact apply."""
        document = resolved(document)
        page = _page(document)
        parts = [page.head(), *page.blocks(document.blocks, 0), page.foot(theme)]
        return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def part_writer(document: Document) -> Callable[[tuple[Block, ...]], str]:
    """What writes blocks of a document as parts of a text of somebody else."""
    page = _page(resolved(document))
    return lambda blocks: "\n".join(_apart(list(page.blocks(blocks, 0))))


def _page(document: Document) -> "_Page":
    return _Page(document, translator(document.language, document.labels), numbers(document), captions(document))


@attrs.frozen
class _Page:
    """One document on its way to plain text."""

    document: Document
    translated: Translator
    numbers: Mapping[str, str]
    captions: Captions

    def head(self) -> list[str]:
        document = self.document
        day = long_date(document.date, document.language) if document.date else ""
        facts = " · ".join(part for part in (day, one_line(document.author)) if part)
        below = [wrapped(text) for text in (one_line(document.subtitle), facts, one_line(document.notice)) if text]
        return _apart([_heading(document.title, 0), *below])

    def foot(self, theme: Theme) -> list[str]:
        lines = [line for text in (theme.name, theme.footer, theme.contact) if text.strip() for line in wrapped(seen(text).strip())]
        return ["-" * WIDTH, *lines] if lines else []

    def blocks(self, blocks: tuple[Block, ...], depth: int, room: int = WIDTH) -> Iterator[list[str]]:
        """The lines of each block."""
        for block in blocks:
            try:
                write = _WRITERS[block.kind]
            except KeyError as error:
                raise RenderError(Message("there is no plain text for blocks of kind {kind!r}", {"kind": str(block.kind)[:80]})) from error
            yield write(self, block, depth, room)

    def spell(self, spans: Inline) -> str:
        """Inline text on one line, without white space around it; each address behind its words."""
        return " ".join(self.inline(spans).split())

    def inline(self, spans: Inline) -> str:
        """Inline text with the line ends it has; each address behind its words."""
        pieces: list[str] = []
        goals = [f"#{span.section}" if span.section else span.href for span in spans]
        for at, (span, goal) in enumerate(zip(spans, goals, strict=True)):
            pieces.append(seen(span.text))
            if goal is not None and goals[at + 1 : at + 2] != [goal]:
                pieces.append(self.address(goal, text_of(one for one, same in zip(spans, goals, strict=True) if same == goal)))
        return "".join(pieces).strip()

    def address(self, href: str, words: str) -> str:
        """Where words lead, to stand behind them; nothing when the words say so themselves."""
        goal = checked(href)
        if goal.startswith("#"):
            number = self.numbers.get(goal[1:], "")
            return f" (→ {number})" if number and number not in words.split() else ""
        shown = goal.removeprefix("mailto:")
        return "" if one_line(words) in {shown, goal} else f" <{shown}>"


def _apart(parts: list[list[str]]) -> list[str]:
    """Parts with an empty line between them."""
    return [line for part in parts if part for line in ("", *part)][1:]


def _heading(text: str, depth: int) -> list[str]:
    lines = wrapped(one_line(text))
    return [*lines, UNDERLINES[min(depth, len(UNDERLINES) - 1)] * min(max(map(width, lines)), WIDTH)]


def _section(page: _Page, block: Section, depth: int, room: int) -> list[str]:
    number = page.numbers[block.id]
    title = f"{number} {block.title}" if number else block.title
    return _apart([_heading(title, depth + 1), *page.blocks(block.blocks, depth + 1, room)])


def _paragraph(page: _Page, block: Any, _depth: int, room: int) -> list[str]:  # noqa: ANN401 - a paragraph
    return wrapped(page.inline(block.text), room)


def _listed(page: _Page, marks: list[str], items: tuple[Inline, ...], room: int) -> list[str]:
    wide = max(map(width, marks))
    return [line for mark, item in zip(marks, items, strict=True) for line in hanging(mark.rjust(wide), wrapped(page.inline(item), room - wide))]


def _bullets(page: _Page, block: Any, _depth: int, room: int) -> list[str]:  # noqa: ANN401 - a list
    return _listed(page, ["- "] * len(block.items), block.items, room)


def _numbered(page: _Page, block: Any, _depth: int, room: int) -> list[str]:  # noqa: ANN401 - a list
    return _listed(page, [f"{number}. " for number in range(1, len(block.items) + 1)], block.items, room)


def _checklist(page: _Page, block: Any, _depth: int, room: int) -> list[str]:  # noqa: ANN401 - a list
    return _listed(page, ["[ ] "] * len(block.items), block.items, room)


def _key_figures(_page: _Page, block: Any, _depth: int, room: int) -> list[str]:  # noqa: ANN401 - key figures
    values = [f"{SIGNS[item.tone]} {one_line(item.value)}" if item.tone in SIGNS else one_line(item.value) for item in block.items]
    labels = [f"{one_line(item.label)} ({one_line(item.note)})" if item.note else one_line(item.label) for item in block.items]
    margin = max(map(width, values)) + 2
    if margin > WIDEST_FIGURE + 2:
        return [
            line for value, label in zip(values, labels, strict=True) for line in (*wrapped(value, room), *hanging("  ", wrapped(label, room - 2)))
        ]
    return [
        line
        for value, label in zip(values, labels, strict=True)
        for line in hanging(value + " " * (margin - width(value)), wrapped(label, room - margin))
    ]


def _callout(page: _Page, block: Callout, depth: int, room: int) -> list[str]:
    mark = f"{SIGNS[block.tone]} " if block.tone in SIGNS else ""
    title = hanging(mark, wrapped(one_line(block.title), room - 4))
    return [f"| {line}".rstrip() for line in _apart([title, *page.blocks(block.blocks, depth, room - 2)])]


def _steps(page: _Page, block: Any, _depth: int, room: int) -> list[str]:  # noqa: ANN401 - steps
    margin = len(str(len(block.items))) + 2
    return _apart([hanging(f"{number}. ".rjust(margin), _step(page, step, room - margin)) for number, step in enumerate(block.items, start=1)])


def _step(page: _Page, step: Step, room: int) -> list[str]:
    title = page.spell(step.title)
    lines = wrapped(f"{title} ({one_line(step.meta)})" if step.meta else title, room)
    if step.text:
        lines += wrapped(page.inline(step.text), room)
    if step.say:
        lines += hanging("» ", wrapped(page.inline(step.say), room - 2))
    return lines


def _quote(page: _Page, block: Any, _depth: int, room: int) -> list[str]:  # noqa: ANN401 - a quote
    lines = hanging("    ", wrapped(page.inline(block.text), room - 4))
    return lines + hanging("    — ", wrapped(page.spell(block.source), room - 6)) if block.source else lines


def _form(page: _Page, block: Any, _depth: int, room: int) -> list[str]:  # noqa: ANN401 - a form
    return _apart([_field(field, page.translated.gettext, room) for field in block.fields])


def _field(field: FormField, say: Callable[[str], str], room: int) -> list[str]:
    asked = f"{one_line(field.label)} ({one_line(field.help)})" if field.help else one_line(field.label)
    if field.kind == "checkbox":
        return hanging("[ ] ", wrapped(asked, room - 4))
    lines = wrapped(asked, room)
    match field.kind:
        case "choice":
            return lines + [line for option in field.options for line in hanging("[ ] ", wrapped(one_line(option), room - 4))]
        case "date":
            return [*lines, f"{say('dag')} ____ {say('maand')} ____ {say('jaar')} ________"]
        case "signature":
            return [*lines, f"{say('naam')} {BLANK} {say('handtekening')} {BLANK}"]
        case "number":
            return [*lines, BLANK]
        case _:
            return [*lines, *["_" * room] * field.writing_lines]


def _figure(page: _Page, block: Figure, depth: int, room: int) -> list[str]:
    label = caption_label(block, page.captions, page.translated)
    block = undrawn(block)
    caption = wrapped(page.inline(block.caption), room) if block.caption else []
    words = [wrapped(f"{label} {one_line(block.title)}".strip(), room), wrapped(seen(block.description), room)]
    return _apart([*words, caption, _table(page, block.table, depth, room)])


def _table(page: _Page, block: Table, _depth: int, room: int) -> list[str]:
    label = caption_label(block, page.captions, page.translated)
    caption = wrapped(f"{label} {page.inline(block.caption)}".strip(), room) if block.caption else []
    note = wrapped(page.inline(block.note), room) if block.note else []
    return _apart([caption, table_lines(block, page.spell, page.translated, room), note])


def _choice_grid(page: _Page, block: ChoiceGrid, _depth: int, room: int) -> list[str]:
    margin = len(str(block.numbered[-1][-1][0])) + 2
    boxes = _beside([f"[ ] {one_line(option)}" for option in block.columns], room - margin)
    parts = [wrapped(page.inline(block.caption), room)] if block.caption else []
    for group, statements in zip(block.groups, block.numbered, strict=True):
        title = [one_line(group.title)] if group.title else []
        parts.append([line for text in (*title, page.inline(group.text)) if text for line in wrapped(text, room)])
        parts += [hanging(f"{number}. ".rjust(margin), wrapped(page.spell(said), room - margin) + boxes) for number, said in statements]
    return _apart(parts)


def _beside(texts: list[str], room: int) -> list[str]:
    """Texts beside each other on as few lines as they need; one that is too wide is wrapped below its box."""
    lines: list[str] = []
    for text in texts:
        if lines and width(lines[-1]) + 3 + width(text) <= room:
            lines[-1] += f"   {text}"
        else:
            lines += hanging("", wrapped(text, room), "    ")
    return lines


def _table_of_contents(page: _Page, block: TableOfContents, _depth: int, room: int) -> list[str]:
    lines = [
        line
        for path, section in sections(page.document.blocks)
        if len(path) <= block.depth
        for line in hanging(
            "  " * len(path),
            wrapped(f"{page.numbers[section.id]} {one_line(section.title)}".strip(), room - 2 * len(path) - 2),
            "  " * len(path) + "  ",
        )
    ]
    return [*wrapped(one_line(block.title) or page.translated.gettext("Inhoud"), room), *lines] if lines else []


def _glossary(page: _Page, block: Any, _depth: int, room: int) -> list[str]:  # noqa: ANN401 - a glossary
    return [line for item in block.items for line in hanging("", wrapped(f"{one_line(item.term)}: {page.inline(item.text)}", room - 2), "  ")]


def _page_break(_page: _Page, _block: Any, _depth: int, _room: int) -> list[str]:  # noqa: ANN401 - a page break
    return []


def _sources(page: _Page, block: Any, _depth: int, room: int) -> list[str]:  # noqa: ANN401 - sources
    margin = len(str(len(block.items))) + 3
    return [
        line
        for number, item in enumerate(block.items, start=1)
        for line in hanging(f"[{number}] ".rjust(margin), wrapped(_source(page, item), room - margin))
    ]


def _source(page: _Page, item: Any) -> str:  # noqa: ANN401 - a source
    text = page.spell(unlinked(item.text) if item.href else item.text)
    said = text + page.address(item.href, text) if item.href else text
    return f"{said} ({one_line(item.note)})" if item.note else said


_WRITERS: Mapping[str, Callable[[_Page, Any, int, int], list[str]]] = {
    "section": _section,
    "paragraph": _paragraph,
    "bullet-list": _bullets,
    "numbered-list": _numbered,
    "checklist": _checklist,
    "key-figures": _key_figures,
    "callout": _callout,
    "steps": _steps,
    "quote": _quote,
    "form": _form,
    "figure": _figure,
    "table": _table,
    "choice-grid": _choice_grid,
    "table-of-contents": _table_of_contents,
    "glossary": _glossary,
    "page-break": _page_break,
    "sources": _sources,
}
