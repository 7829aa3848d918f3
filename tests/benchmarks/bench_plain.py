"""Markdown and plain text beside the same pages by f-strings, `str.translate` and `textwrap`."""

from collections.abc import Callable
from textwrap import fill

import pytest

from benchmarks.bench_rendering import page_of_everything, table
from benchmarks.beside import Beside
from sample_documents import document
from werkplekleren.documents import Block, BulletList, Document, Paragraph, Section, Table, text_of
from werkplekleren.renderers import Theme
from werkplekleren.renderers.markdown import MarkdownWriter
from werkplekleren.renderers.text import TextWriter

THEME = Theme.default()
SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "`*_[]{}<>|~$#^@"})
COLUMNS = 72


def marked(text: str) -> str:
    return text.translate(SIGNS)


def block_in_markdown(block: Block, number: int, label: str) -> str:
    """A block, as somebody writes it who knows that it holds nothing else."""
    if isinstance(block, Paragraph):
        return marked(text_of(block.text))
    if isinstance(block, BulletList):
        return "\n".join([f"- {marked(text_of(item))}" for item in block.items])
    if isinstance(block, Section):
        return "\n\n".join([f"## {number} {marked(block.title)}", *(block_in_markdown(inner, 0, "") for inner in block.blocks)])
    assert isinstance(block, Table)
    head = [marked(text_of(cell.text)) for cell in block.header]
    rows: list[list[str]] = []
    for row in block.rows:
        first, *rest = [marked(text_of(cell.text)) for cell in row.cells]
        rows.append([f"**{first}**", *rest])
    widths = [max(3, *map(len, name.split()), *map(len, cells)) for name, *cells in zip(head, *rows, strict=True)]
    rule = [":" + "-" * (min(width, 40) - 1) for width in widths]
    body = "\n".join([f"| {' | '.join(line)} |" for line in (head, rule, *rows)])
    return f"{label}{marked(text_of(block.caption))}\n\n{body}"


def in_markdown(made: Document) -> str:
    label = "Tabel 1. " if len(made.blocks) > 1 else ""
    return "\n\n".join([f"# {marked(made.title)}", *(block_in_markdown(block, at, label) for at, block in enumerate(made.blocks, start=1))]) + "\n"


def filled(text: str) -> str:
    return fill(text, COLUMNS, break_long_words=False, break_on_hyphens=False)


def block_in_text(block: Block, number: int, label: str) -> str:
    """A block as lines for a mail, as somebody writes it who knows that it holds nothing else."""
    if isinstance(block, Paragraph):
        return filled(text_of(block.text))
    if isinstance(block, BulletList):
        return "\n".join([fill(text_of(item), COLUMNS, initial_indent="- ", subsequent_indent="  ") for item in block.items])
    if isinstance(block, Section):
        title = f"{number} {block.title}"
        return "\n\n".join([f"{title}\n{'-' * len(title)}", *(block_in_text(inner, 0, "") for inner in block.blocks)])
    assert isinstance(block, Table)
    heads = [text_of(cell.text) for cell in block.header]
    rows: list[str] = []
    for row in block.rows:
        first, *rest = [f"{head}: {text_of(cell.text)}" for head, cell in zip(heads, row.cells, strict=True)]
        rows.append("\n".join([first, *beside(rest)]))
    return "\n\n".join([f"{label}{text_of(block.caption)}", *rows])


def beside(texts: list[str]) -> list[str]:
    """Short texts, as many on a line as it has room for."""
    lines: list[str] = []
    for text in texts:
        if lines and len(lines[-1]) + 3 + len(text) <= COLUMNS:
            lines[-1] += f"   {text}"
        else:
            lines.append(f"  {text}")
    return lines


def in_text(made: Document) -> str:
    label = "Tabel 1. " if len(made.blocks) > 1 else ""
    parts = [f"{made.title}\n{'=' * len(made.title)}", *(block_in_text(block, at, label) for at, block in enumerate(made.blocks, start=1))]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("made", [pytest.param(document(table()), id="table"), pytest.param(page_of_everything(), id="report")])
@pytest.mark.parametrize(
    ("write", "by_hand"),
    [pytest.param(MarkdownWriter().write, in_markdown, id="markdown"), pytest.param(TextWriter().write, in_text, id="text")],
)
def bench_plain(beside: Beside, made: Document, write: Callable[[Document, Theme], str], by_hand: Callable[[Document], str]) -> None:
    """The same text to the letter, both ways. The reference of plain text knows beforehand that the table is too wide for columns."""
    assert write(made, THEME) == by_hand(made)
    beside(lambda: write(made, THEME), lambda: by_hand(made), most=10, rounds=41)
