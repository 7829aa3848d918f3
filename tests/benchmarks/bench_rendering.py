"""HTML beside the same page by f-strings and `html.escape`, and a thousand reports in a row."""

import gc
import tracemalloc
from html import escape

import pytest

from benchmarks.beside import Beside
from sample_documents import document
from werkplekleren.documents import Block, BulletList, Document, Inline, Paragraph, Section, Table, heads, plain, row
from werkplekleren.renderers import HtmlWriter, Theme, stylesheet

ROWS, COLUMNS = 200, 8
NAMES = tuple(f"Kolom {number}" for number in range(1, COLUMNS + 1))
LINES = tuple((f"Onderwerp {line} & meer", *(f"cel <{line}, {column}>" for column in range(1, COLUMNS))) for line in range(ROWS))
WORDS = "Wie kan het werk doen als <Cor> & Anke er niet zijn? Dat staat in dit onderdeel, met wat er deze maand kan gebeuren."
ITEMS = ("Vraag Cor welk werkstuk het lastigst is", "Zet twee uur in de planning van volgende week", "Kijk na een maand wat er is gelukt")
THEME = Theme.default()
WRITER = HtmlWriter(styled=False)


def table() -> Table:
    return Table(caption=plain("Wie wat kan & wanneer"), header=heads(*NAMES), rows=tuple(row(*line) for line in LINES))


def page_of_everything() -> Document:
    """Forty sections of text and lists, and the table."""
    parts: list[Block] = [
        Section(
            id=f"deel-{number}",
            title=f"Deel {number} & verder",
            blocks=(Paragraph(text=plain(WORDS)), Paragraph(text=plain(WORDS)), BulletList(items=tuple(map(plain, ITEMS)))),
        )
        for number in range(1, 41)
    ]
    return document(*parts, table())


def text_by_hand(spans: Inline) -> str:
    return "".join([escape(span.text) for span in spans])


def table_by_hand(made: Table, number: str) -> str:
    """The same block, as somebody writes it for plain tables and no others."""
    head = "".join([f'<th scope="col"><span class="head">{text_by_hand(cell.text)}</span></th>' for cell in made.header])
    lines: list[str] = []
    for each in made.rows:
        cells = [f'<th scope="row">{text_by_hand(cell.text)}</th>' if cell.header else f"<td>{text_by_hand(cell.text)}</td>" for cell in each.cells]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    caption = text_by_hand(made.caption)
    body = "\n".join(lines)
    return (
        f'<div class="table rows least-60 stays-1">\n<div class="scroll" role="group" tabindex="0" aria-label="{caption}">\n<table>\n'
        f"<caption><span>{number}{caption}</span></caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>\n</div>"
    )


def block_by_hand(block: Block, number: int, tables: str) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{text_by_hand(block.text)}</p>"
    if isinstance(block, BulletList):
        items = "\n".join([f"<li>{text_by_hand(item)}</li>" for item in block.items])
        return f"<ul>\n{items}\n</ul>"
    if isinstance(block, Section):
        content = "\n".join([block_by_hand(inner, 0, "") for inner in block.blocks])
        heading = f'<h3><span class="number">{number}</span> <span>{escape(block.title)}</span></h3>'
        return f'<section id="wpl-{block.id}" class="section depth-0">\n{heading}\n{content}\n</section>'
    assert isinstance(block, Table)
    return table_by_hand(block, tables)


def by_hand(made: Document) -> str:
    """The same page from the same document, by f-strings and `html.escape`, without anything that it does not need."""
    tables = '<span class="number">Tabel 1.</span> ' if len(made.blocks) > 1 else ""
    content = "\n".join([block_by_hand(block, number, tables) for number, block in enumerate(made.blocks, start=1)])
    return f'<div class="wpl wpl-fragment" lang="nl" dir="ltr">\n<div class="front">\n<h2>{escape(made.title)}</h2>\n</div>\n{content}\n</div>'


@pytest.mark.parametrize(("made", "most"), [pytest.param(document(table()), 2, id="table"), pytest.param(page_of_everything(), 3, id="report")])
def bench_html(beside: Beside, made: Document, most: float) -> None:
    """The same HTML to the letter, both ways."""
    assert WRITER.write_fragment(made, THEME) == by_hand(made)
    beside(lambda: WRITER.write_fragment(made, THEME), lambda: by_hand(made), most=most, rounds=41)


def bench_a_thousand_reports(beside: Beside) -> None:
    """What 1 000 reports in a row leave behind in memory, in parts of the size of one; beside it what 100 leave."""
    made = page_of_everything()
    stylesheet(THEME)

    def left(reports: int) -> int:
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(reports):
            WRITER.write_fragment(made, THEME)
        gc.collect()
        return tracemalloc.get_traced_memory()[0] - before

    WRITER.write_fragment(made, THEME)
    tracemalloc.start()
    try:
        left(10)
        few, many = left(100), left(1000)
    finally:
        tracemalloc.stop()
    beside.benchmark.pedantic(lambda: WRITER.write_fragment(made, THEME), rounds=1)
    size = len(by_hand(made))
    beside.keep(many / size, many / size, 0.1, f"{few / 1024:.1f} KB", f"{many / 1024:.1f} KB")
