"""PDF of ten pages beside plain Typst markup, a Jinja2 template and our HTML of them; reports of firms beside their HTML; many in a row.

Each round of all benchmarks has a title of its own, for typst remembers what it has set before, whoever asked for it.
"""

import gc
import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import attrs
import pytest
import typst
from jinja2 import Environment

from benchmarks.bench_rendering import page_of_everything
from benchmarks.beside import Beside
from every_report import every_document
from sample_documents import report
from werkplekleren.documents import Block, BulletList, Document, Paragraph, Section, Table, text_of
from werkplekleren.renderers import HtmlWriter, PdfWriter, Theme
from werkplekleren.renderers.pdf.columns import columns
from werkplekleren.renderers.pdf.faces import FOLDER

THEME = Theme.default()
_marks = re.compile(r"([\\#$*_`<>@\[\]~/=+-])")


def _escaped(text: str) -> str:
    return _marks.sub(r"\\\1", text)


HEAD = r"""
#set document(title: "{title}", date: datetime(year: 2026, month: 11, day: 9))
#set text(font: "Werkplek Sans", fallback: false, lang: "nl", size: 10pt, fill: rgb("#17211f"))
#set page(paper: "a4", margin: (x: 20mm, top: 19mm, bottom: 20mm), footer: text(8pt, context counter(page).display("1 / 1", both: true)))
#set par(leading: .66em, spacing: 1.15em, linebreaks: "optimized")
#set list(marker: text(rgb("#0b5f5b"), "•"), spacing: .7em, body-indent: .6em)
#show figure: set align(start)
#show figure: set block(breakable: true)
#show heading.where(level: 1): it => block(
  width: 100%, above: 2.4em, below: 1em, sticky: true, stroke: (top: .5pt + rgb("#dfe6e3")), inset: (top: .95em), text(1.55em, it.body),
)
#title()
"""


def _markup(block: Block, number: int) -> Iterator[str]:
    if isinstance(block, Section):
        yield f"= {number} {_escaped(block.title)}\n"
        for inner in block.blocks:
            yield from _markup(inner, 0)
    elif isinstance(block, Paragraph):
        yield f"{_escaped(text_of(block.text))}\n"
    elif isinstance(block, BulletList):
        yield "\n".join(f"- {_escaped(text_of(item))}" for item in block.items) + "\n"
    elif isinstance(block, Table):
        widths = ", ".join(f"{width:.2f}fr" for width in columns(block, sheet=False, landscape=False, upright=False).widths)
        head = ", ".join(f"[{_escaped(text_of(cell.text))}]" for cell in block.header)
        rows = ",\n".join(
            ", ".join(f"[*{_escaped(text_of(cell.text))}*]" if cell.header else f"[{_escaped(text_of(cell.text))}]" for cell in each.cells)
            for each in block.rows
        )
        yield (
            '#[#set text(size: .92em, number-width: "tabular", hyphenate: true, costs: (hyphenation: 800%))\n#set par(leading: .5em)\n'
            f"#figure(kind: table, supplement: none, numbering: none, caption: figure.caption(position: top, [{_escaped(text_of(block.caption))}]), "
            f'table(columns: ({widths}), stroke: (x: none, y: .5pt + rgb("#dfe6e3")), inset: (left: 0pt, right: 7pt, y: 4.6pt), '
            f"table.header({head}),\n{rows}))]\n"
        )


def by_hand(made: Document) -> Callable[[str], bytes]:
    """The same pages as Typst markup, as somebody writes it who has nothing else to show."""
    compiler = typst.Compiler(font_paths=[FOLDER], ignore_system_fonts=True)

    def write(title: str) -> bytes:
        body = "\n".join(part for number, block in enumerate(made.blocks, start=1) for part in _markup(block, number))
        written = compiler.compile(
            (HEAD.replace("{title}", title) + "#outline(depth: 1)\n" + body).encode(), format="pdf", pdf_standards=["ua-1", "a-2a"]
        )
        assert isinstance(written, bytes)
        return written

    return write


PAGE = """<!doctype html><html lang="{{ document.language }}"><title>{{ document.title }}</title><h1>{{ document.title }}</h1>
{% for block in document.blocks recursive %}
{% if block.kind == "section" %}<section id="{{ block.id }}"><h2>{{ block.title }}</h2>{{ loop(block.blocks) }}</section>
{% elif block.kind == "paragraph" %}<p>{% for span in block.text %}<span>{{ span.text }}</span>{% endfor %}</p>
{% elif block.kind == "bullet-list" %}<ul>{% for item in block["items"] %}<li>{% for span in item %}{{ span.text }}{% endfor %}</li>{% endfor %}</ul>
{% elif block.kind == "table" %}<table><caption>{% for span in block.caption %}{{ span.text }}{% endfor %}</caption>
<thead><tr>{% for cell in block.header %}<th scope="col">{% for span in cell.text %}{{ span.text }}{% endfor %}</th>{% endfor %}</tr></thead>
<tbody>{% for row in block.rows %}<tr>{% for cell in row.cells %}{% if cell.header %}<th scope="row">{% else %}<td>{% endif %}
{%- for span in cell.text %}{{ span.text }}{% endfor %}</t{% if cell.header %}h{% else %}d{% endif %}>{% endfor %}</tr>
{% endfor %}</tbody></table>
{% endif %}{% endfor %}"""


def ten_pages() -> Document:
    """Twenty sections, and a table of a hundred rows."""
    whole = page_of_everything()
    (*parts, table) = whole.blocks
    assert isinstance(table, Table)
    return attrs.evolve(whole, blocks=(*parts[:20], attrs.evolve(table, rows=table.rows[:100])))


_numbers = count()


def title() -> str:
    return f"Verslag {next(_numbers)}"


def bench_pdf_beside_typst_markup(beside: Beside) -> None:
    made = ten_pages()
    write = by_hand(made)
    beside(lambda: PdfWriter().write(attrs.evolve(made, title=title()), THEME), lambda: write(title()), most=1.1)


@pytest.mark.parametrize("rows", ["auto", "14pt"])
def bench_bare_table_beside_our_pdf(beside: Beside, rows: str) -> None:
    """The cells of the table alone, as typst sets them without looks: with rows as high as they need, and with rows of a given height."""
    made = ten_pages()
    (*_, table) = made.blocks
    assert isinstance(table, Table)
    compiler = typst.Compiler(font_paths=[FOLDER], ignore_system_fonts=True)
    texts = [_escaped(text_of(cell.text)) for each in table.rows for cell in each.cells]

    def bare() -> bytes | list[bytes] | None:
        number = next(_numbers)  # in each cell, for typst remembers cells too
        cells = ", ".join(f"[{text} {number}]" for text in texts)
        head = f'#set document(title: "{number}")\n#set text(font: "Werkplek Sans", fallback: false, lang: "nl", size: 10pt)\n'
        written = f"{head}#table(columns: {table.columns}, rows: {rows}, {cells})"
        return compiler.compile(written.encode(), format="pdf", pdf_standards=["ua-1", "a-2a"])

    beside(bare, lambda: PdfWriter().write(attrs.evolve(made, title=title()), THEME), most=1)


def bench_pdf_beside_a_jinja2_template(beside: Beside) -> None:
    made = ten_pages()
    template = Environment(autoescape=True).from_string(PAGE)
    beside(
        lambda: PdfWriter().write(attrs.evolve(made, title=title()), THEME),
        lambda: template.render(document=attrs.evolve(made, title=title())),
        most=16,
    )


def bench_pdf_beside_our_html(beside: Beside) -> None:
    made = ten_pages()
    beside(
        lambda: PdfWriter().write(attrs.evolve(made, title=title()), THEME),
        lambda: HtmlWriter().write(attrs.evolve(made, title=title()), THEME),
        most=16,
    )


OF_TEN_PAGES = ("klein-bedrijf-plan", "metaalbedrijf-matrix", "metaalbedrijf-calendar", "metaalbedrijf-progress", "quality-60")


@pytest.mark.parametrize("name", OF_TEN_PAGES)
def bench_report_as_pdf_beside_its_html(beside: Beside, name: str) -> None:
    """Reports of some ten pages as the library makes them, charts and all."""
    made = {name: made for name, made, _ in every_document("nl")}[name]
    beside(
        lambda: PdfWriter().write(attrs.evolve(made, title=title()), THEME),
        lambda: HtmlWriter().write(attrs.evolve(made, title=title()), THEME),
        most=16,
    )


def bench_reports_in_a_row(beside: Beside) -> None:
    """The memory of the process after 200 reports more, beside what it was after the first 50: as much."""

    def resident() -> int:
        gc.collect()
        (found,) = re.findall(r"VmRSS:\s+(\d+) kB", Path("/proc/self/status").read_text("utf-8"))
        return int(found)

    made = report()
    for number in range(50):
        PdfWriter().write(attrs.evolve(made, title=f"Eerst {number}"), THEME)
    before = resident()
    for number in range(200):
        PdfWriter().write(attrs.evolve(made, title=f"Dan {number}"), THEME)
    after = resident()
    beside.benchmark.pedantic(lambda: None, rounds=1)
    beside.keep(after / before, after / before, 1.1, f"{before / 1024:.0f} MiB", f"{after / 1024:.0f} MiB")
