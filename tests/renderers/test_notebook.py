import re
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest

import werkplekleren as wpl
from chart_examples import EXAMPLES
from sample_documents import document, profile_figure, report, spoken_titles
from werkplekleren.documents import (
    Callout,
    Cell,
    Document,
    Form,
    FormField,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    Section,
    SourceItem,
    Sources,
    Table,
    heads,
    link,
    plain,
    row,
)
from werkplekleren.documents.charts import ProfileChart
from werkplekleren.errors import RenderError
from werkplekleren.renderers import render, show_html, show_markdown
from werkplekleren.retention import Person, Topic

HTML = show_html(report())


def test_only_what_an_untrusted_notebook_keeps_is_used() -> None:
    """JupyterLab strips style elements, scripts, inline SVG, ids and `var()`."""
    assert not re.search(r"<(style|script|svg|link|meta)\b| id=|var\(|class=", HTML)


def test_colours_follow_the_theme_of_the_notebook() -> None:
    assert "light-dark(" in HTML


def test_words_have_a_colour_of_their_own_only_on_a_ground_of_their_own() -> None:
    coloured = [style for style in re.findall(r'style="([^"]*)"', HTML) if re.search(r"(?:^|;)color:", style)]
    assert coloured
    assert [style for style in coloured if "background:" not in style] == []


def test_charts_are_pictures_in_the_text_with_words() -> None:
    import base64

    pictures = re.findall(r'<img alt="([^"]+)"[^>]* src="data:image/svg\+xml;base64,([^"]+)">', HTML)
    assert len(pictures) == 5
    for words, drawing in pictures:
        assert len(words) > 40
        assert ET.fromstring(base64.b64decode(drawing)).tag.endswith("svg")  # noqa: S314 - our own drawing


def test_links_inside_the_document_are_only_words() -> None:
    assert 'href="#' not in HTML
    assert 'href="https://wetten.overheid.nl' in HTML


def test_markdown_is_that_of_the_writer() -> None:
    assert show_markdown(report()) == render(report(), "markdown")


def test_a_document_shows_itself() -> None:
    assert report()._repr_html_() == HTML
    assert report()._repr_markdown_() == show_markdown(report())


class Printed:
    """What IPython shows in a terminal."""

    def __init__(self, model: object) -> None:
        self.said = ""
        show: Any = getattr(model, "_repr_pretty_")  # noqa: B009 - as IPython finds it
        show(self, False)

    def text(self, text: str) -> None:
        self.said += text


def test_a_terminal_shows_the_first_part_of_a_model() -> None:
    scan = wpl.Toolbox.builtin().questionnaires["leercultuurscan"]
    said = Printed(scan).said
    assert (said[:-1], said[-1]) == (repr(scan)[:300], "…")
    short = Document(title="Kort", language="nl")
    assert Printed(short).said == repr(short)


def test_a_terminal_shows_what_coverage_counts() -> None:
    firm = wpl.KnowledgeMap(title="Proef", people=(Person(id="ann", name="Ann"),), topics=(Topic(id="weld", title="Lassen"),))
    assert Printed(firm.coverage()).said == "<Coverage of 1 topics by 1 people: 1 uncovered, 0 single points>"
    assert " on 2027-01-04: 1 uncovered" in Printed(firm.coverage(on=date(2027, 1, 4))).said


def test_a_bare_document_has_no_empty_lines() -> None:
    assert show_html(Document(title="Kort", language="nl")).count("<p") == 1
    assert "4\N{NO-BREAK SPACE}januari 2027 · n" in show_html(Document(title="Kort", language="nl", date=date(2027, 1, 4), notice="n"))


def test_tones_keep_their_sign() -> None:
    blocks = (
        Callout(title="Goed", tone="good"),
        Callout(title="Gewoon", tone="neutral"),
        KeyFigures(items=(KeyFigure(value="3", label="risico", note="let op", tone="bad"),)),
        Table(caption=(), header=heads("", "b"), rows=(Row(cells=(Cell(text=()), Cell(text=(), tone="level-unknown", note="niet bekend"))),)),
        Table(caption=(), header=heads("a"), rows=(Row(cells=(Cell(text=(), tone="not-applicable"),)),)),
    )
    html = show_html(document(*blocks))
    assert "● Goed" in html
    assert ">Gewoon<" in html
    assert "◆ 3" in html
    assert 'title="niet bekend">?</td>' in html
    assert ">–</td>" in html


def test_a_choice_shows_its_help_and_its_options() -> None:
    html = show_html(document(Form(fields=(FormField(label="Wie?", kind="choice", options=("Anke", "Gijs"), help="Kies er een."),))))
    assert re.sub("<.*?>", "", html).endswith("Wie? Kies er een. Anke / Gijs")


def test_links_are_checked() -> None:
    for block in (Paragraph(text=link("x", "javascript:alert(1)")), Sources(items=(SourceItem(text=plain("x"), href="file:///x"),))):
        with pytest.raises(RenderError, match="a link may lead to"):
            show_html(document(block))


def test_a_column_keeps_room_for_its_words_and_short_cells_stay_on_one_line() -> None:
    sentence = "Drie klussen alleen gedaan, volgens jullie eigen norm, zonder hulp."
    table = Table(caption=(), header=heads("a", "b", "c", "d"), rows=(row("vanaf 20", "Wie het een ander leert", sentence, ""),))
    html = show_html(document(table))
    assert re.findall(r"min-width:(\d+)ch", html) == ["8", "15", "20", "0"]
    assert "overflow-wrap:normal" in html
    wide = Table(caption=(), header=(Cell(text=plain("samen"), columns=2),), rows=(row("a", "b"),))
    assert "min-width" not in show_html(document(wide))


def test_heads_of_a_wide_matrix_stand_upright() -> None:
    def shown(columns: int) -> str:
        names = ["Onderwerp", *("Anne" for _ in range(columns - 2)), "Maria van der Heijden-Kowalska"]
        return show_html(document(Table(caption=(), header=heads(*names), rows=(row(*("x" for _ in names)),), layout="matrix")))

    assert "writing-mode" not in shown(9)
    found = re.findall(r"<th[^>]*><span style=\"(writing-mode:[^\"]*)\">(\w+)", shown(10))
    assert [name for _, name in found] == ["Anne"] * 8 + ["Maria"]
    assert ["max-height" in style for style, _ in found] == [False] * 8 + [True]
    assert re.search(r"<th[^>]*vertical-align:bottom[^>]*>Onderwerp", shown(10))
    assert shown(10).count("white-space:nowrap") == 9, "what stands in the cells of people"


def test_of_many_sections_beside_each_other_only_the_titles_are_seen() -> None:
    inside = [
        Section(id=f"s-{at}", title=f"Overdracht {at}", language="en" if at else None, blocks=(Paragraph(text=plain(f"Zo gaat {at}")),))
        for at in range(9)
    ]
    few, many = (Section(id="a", title="Per overdracht", blocks=(Paragraph(text=plain("Elk een")), *inside[:count])) for count in (8, 9))
    assert "<details" not in show_html(document(few))
    html = show_html(document(many))
    assert html.count("<details") == html.count("</summary>") == 9
    assert "<details><summary style" in html
    assert '<details lang="en"><summary style' in html
    assert ">Elk een</p><details" in html
    assert "<details" not in show_html(document(*inside)), "the parts of a document itself are seen"


def test_a_high_chart_comes_in_parts() -> None:
    chart = EXAMPLES["profile"]
    assert isinstance(chart, ProfileChart)
    rows = tuple(attrs.evolve(chart.rows[0], label=f"Rij {at}") for at in range(60))
    html = show_html(document(attrs.evolve(profile_figure(), chart=attrs.evolve(chart, rows=rows))))
    assert re.findall(r"\(deel (\d) van \d\)\.", html)[:2] == ["1", "2"]
    assert html.count("Bekijk als tabel") == 1


def test_sources_stand_apart_from_a_list_before_them() -> None:
    html = show_html(document(Sources(items=(SourceItem(text=plain("Een boek")),))))
    assert re.search(r'<ol style="border-top:1px solid [^"]+"><li[^>]*>Een boek', html)


def test_titles_say_which_language_they_are_in_where_only_they_are() -> None:
    made = attrs.evolve(document(*spoken_titles()), title="Titolo", title_language="it")
    found = re.findall(r'lang="(\w+)">(?:[^<\w]*)(Titolo|Teil|Partie|Parte)</p>', show_html(made))
    assert found == [("it", "Titolo"), ("de", "Teil"), ("fr", "Partie"), ("it", "Parte")]
