"""A number keeps its unit on the same line in what has pages, and stays plain where people search, compare and line up."""

from datetime import date

import pytest

from pdf_reading import failures, reader
from werkplekleren.documents import Document, Figure, Paragraph, Section, Table, heads, plain, row
from werkplekleren.documents.charts import CoverageChart, CoveragePoint
from werkplekleren.renderers import Template, show_html
from werkplekleren.renderers.docx.writer import DocxWriter
from werkplekleren.renderers.html import HtmlWriter
from werkplekleren.renderers.markdown import MarkdownWriter
from werkplekleren.renderers.pdf.columns import columns
from werkplekleren.renderers.pdf.writer import PdfWriter
from werkplekleren.renderers.text import TextWriter
from werkplekleren.renderers.theme import Theme
from werkplekleren.renderers.ties import NO_BREAK, pieces, tied
from word import all_text

TABLE = Table(caption=plain("Uren"), header=heads("wat", "hoeveel"), rows=(row("Lassen", "12 uur"),))
CHART = CoverageChart(points=(CoveragePoint(day=date(2027, 3, 1), share=1),))
MADE = Document(
    title="Plan",
    subtitle="Vanaf 8 maart 2027",
    language="nl",
    date=date(2027, 1, 4),
    blocks=(
        Paragraph(text=plain("Klaar in 3 weken, op 1 maart 2027, of 4 – 6 dagen later.")),
        Section(id="a", title="Na 2 dagen", blocks=(TABLE, Figure(title="In 5 jaar", description="Van 1 mei af.", chart=CHART, table=TABLE))),
    ),
)
TIED = ("3 weken", "4 –", "1 maart", "2 dagen", "12 uur", "5 jaar", "8 maart")


def with_ties(text: str) -> str:
    return text.replace(NO_BREAK, "~")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("12 uur", "nl", "12~uur"),
        ("1,5 uur per week", "nl", "1,5~uur per week"),
        ("4 jan – 5 mrt 2027", "nl", "4~jan~– 5~mrt 2027"),
        ("Week van 1 mrt 2027: 2 uur samen doen", "nl", "Week van 1~mrt 2027: 2~uur samen doen"),
        ("van −2,0 – −0,5 en 4 – 5", "nl", "van −2,0~– −0,5 en 4~– 5"),
        ("? = niet bekend, – = geen werk; dit – en dat – 3", "nl", "?~=~niet bekend, –~=~geen werk; dit – en dat~– 3"),
        ("58 + 129 uur, 1 maart + 3, 4 + dat", "nl", "58~+ 129~uur, 1~maart~+ 3, 4 + dat"),
        ("<strong>60</strong> dagen", "nl", "<strong>60</strong>~dagen"),
        ("1 van 2 !", "nl", "1 van 2~!"),
        ("1: Willem !, geen !x", "nl", "1: Willem~!, geen !x"),
        ("0 = kan het; ? = niet bekend, – = hoort niet, <a href = x>", "nl", "0~=~kan het; ?~=~niet bekend, –~=~hoort niet, <a href = x>"),
        ("5 hours before 1 March", "en", "5~hours before 1~March"),
        ("5 godzin, 3 listopada", "pl", "5~godzin, 3~listopada"),
        ("5 uur in een Engels stuk", "en", "5~uur in een Engels stuk"),
        ("2 dagdelen, 3 min-content, 8 van 9, NEN 3140 vakbekwaam", "nl", "2 dagdelen, 3 min-content, 8 van 9, NEN 3140 vakbekwaam"),
        ("twee uur, x12uur, 12  uur", "nl", "twee uur, x12uur, 12  uur"),
    ],
)
def test_a_space_between_a_number_and_its_unit_does_not_break(text: str, language: str, expected: str) -> None:
    assert with_ties(tied(text, language)) == expected
    assert tied(tied(text, language), language) == tied(text, language)


def test_pages_and_word_keep_them_together() -> None:
    html = with_ties(HtmlWriter().write(MADE, Theme.default()))
    word = with_ties(all_text(DocxWriter().write(MADE, Theme.default())))
    for each in TIED:
        assert each.replace(" ", "~") in html
        assert each not in html.partition("</head>")[2]
        assert each.replace(" ", "~") in word
    assert "4~januari 2027" in html
    assert "4~januari 2027" in word


def test_a_notebook_and_a_template_of_ones_own_keep_them_together() -> None:
    cell = with_ties(show_html(MADE))
    text = "<style>a { margin: 3 weken }</style>{{ document.subtitle }} {{ document.blocks|block }} {{ 12 }} uur <SCRIPT>2 uur</SCRIPT >4 uur"
    own = with_ties(Template(text=text).written(MADE))
    for each in TIED:
        assert each.replace(" ", "~") in cell
        assert each not in cell
        assert each.replace(" ", "~") in own
    assert own.startswith("<style>a { margin: 3 weken }</style>Vanaf")
    assert own.endswith("<SCRIPT>2 uur</SCRIPT >4~uur")
    assert NO_BREAK not in Template(text="{{ document.blocks|block }} 4 uur", name="a.txt.j2").written(MADE)


def test_a_pdf_breaks_its_lines_elsewhere() -> None:
    filler = "i" * 9
    words = " ".join([filler] * 40)
    made = Document(title="Plan", language="nl", blocks=tuple(Paragraph(text=plain(f"{words[:at]} 12 uur {words}")) for at in range(100, 180, 3)))
    lines = [line for page in reader(PdfWriter().write(made, Theme.default())).pages for line in page.extract_text().splitlines()]
    assert [line for line in lines if line.endswith(" 12")] == []
    assert sum("12 uur" in line for line in lines) == len(made.blocks)


def test_a_pdf_has_ordinary_spaces_to_copy_and_to_search() -> None:
    pdf = PdfWriter().write(MADE, Theme.default())
    text = "".join(page.extract_text() for page in reader(pdf).pages)
    assert NO_BREAK not in text
    assert all(each in text for each in TIED)
    assert failures(pdf) == []


def test_a_column_has_room_for_a_number_with_its_unit() -> None:
    assert [with_ties(piece) for piece in pieces("over 12 uur\nen 3 dagen")] == ["over", "12~uur", "en", "3~dagen"]
    narrow, wide = ("12 uur", "123456 minuten")
    table = Table(caption=(), header=heads("a", "b"), rows=(row("woord " * 90, narrow), row("woord " * 90, wide)))
    found = columns(table, sheet=False, landscape=False, upright=False)
    assert found.rooms[1] > 0.5 * len(wide)


def test_markdown_and_plain_text_have_ordinary_spaces() -> None:
    for writer in (MarkdownWriter(), TextWriter()):
        text = writer.write(MADE, Theme.default())
        assert NO_BREAK not in text
        assert all(each in text for each in ("3 weken", "1 maart", "12 uur"))
