"""Word files beside the HTML of the same report, with and without charts and a large table."""

import attrs
import pytest

from benchmarks.bench_rendering import page_of_everything
from benchmarks.beside import Beside
from sample_documents import report
from werkplekleren.documents import Document, Table, heads, plain, row
from werkplekleren.renderers import DocxWriter, HtmlWriter, Theme
from werkplekleren.renderers.docx.blocks import drawn

THEME = Theme.default()
HTML, DOCX = HtmlWriter(), DocxWriter()


def without_tables(made: Document) -> Document:
    return attrs.evolve(made, blocks=tuple(block for block in made.blocks if not isinstance(block, Table)))


def with_table(made: Document) -> Document:
    """The same with a table of 150 rows by 4 columns."""
    lines = tuple(row(f"Onderwerp {line}", f"collega {line % 7}", "doet het alleen", line) for line in range(150))
    return made.appended(Table(caption=plain("Alles"), header=heads("Onderwerp", "Wie", "Niveau", "Uren"), rows=lines))


@pytest.mark.parametrize("made", [pytest.param(page_of_everything(), id="text"), pytest.param(report(), id="charts-drawn-before")])
def bench_docx(beside: Beside, made: Document) -> None:
    """A report as Word file, beside its HTML page."""
    beside(lambda: DOCX.write(made, THEME), lambda: HTML.write(made, THEME), most=8, rounds=15)


def bench_docx_with_new_charts(beside: Beside) -> None:
    """A report of five charts of which no picture was made before, beside its HTML page."""
    made = report()

    def write() -> bytes:
        drawn.cache_clear()
        return DOCX.write(made, THEME)

    beside(write, lambda: HTML.write(made, THEME), most=8, rounds=9)


@pytest.mark.parametrize(
    "made",
    [pytest.param(report(), id="in-a-report-with-charts"), pytest.param(without_tables(page_of_everything()), id="after-forty-short-sections")],
)
def bench_docx_with_a_large_table(beside: Beside, made: Document) -> None:
    """A report with a table of 150 rows by 4 columns, beside the same without; all of it takes 1 to 2 ms on a quiet machine."""
    whole = with_table(made)
    beside(lambda: DOCX.write(whole, THEME), lambda: DOCX.write(made, THEME), most=1.4, rounds=25)
