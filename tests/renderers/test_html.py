import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

import attrs
import pytest

from sample_documents import document, one_of_each, report, spoken_titles
from werkplekleren.documents import (
    Callout,
    Cell,
    ChoiceGrid,
    ChoiceGroup,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    Section,
    SourceItem,
    Sources,
    Span,
    Table,
    TableOfContents,
    heads,
    link,
    plain,
    row,
    strong,
)
from werkplekleren.errors import InvalidValueError, RenderError
from werkplekleren.renderers import HtmlWriter, MarkdownWriter, Theme, render, show_html

PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
NOTHING = Document(title="Kort", language="nl")


def section(name: str, *blocks: Section) -> Section:
    return Section(id=name, title=name.title(), blocks=blocks)


def body(html: str) -> str:
    return html.rpartition("</style>")[2]


class TestPage:
    html = render(report())

    def test_it_refers_to_nothing_outside(self) -> None:
        loads = re.findall(r"""(?:src|srcset|data|action|poster)\s*=|@import|url\(|<script|<iframe|<object|<base\b""", self.html)
        assert loads == []
        assert re.findall(r'<link [^>]*href="([^"]*)"', self.html) == ["data:,"]

    def test_it_forbids_scripts_and_loading(self) -> None:
        assert re.search(r"content=\"default-src 'none'; style-src 'sha256-[^ ]+=' 'sha256-[^ ]+='; img-src data:;", self.html)

    def test_ids_are_unique_and_every_link_inside_has_its_target(self) -> None:
        ids = re.findall(r' id="([^"]*)"', self.html)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]*)"', self.html)) <= set(ids)
        assert {name for names in re.findall(r'aria-labelledby="([^"]*)"', self.html) for name in names.split()} <= set(ids)

    def test_contents_and_headings_have_the_same_numbers(self) -> None:
        headings = re.findall(r'<h2><span class="number">(\d+)</span> <span>(.*?)</span>', self.html)
        contents = re.findall(r'<a href="#[a-z-]+"><span class="number">(\d+)</span> <span>(.*?)</span>', self.html)
        assert len(headings) == 8
        assert headings == contents
        assert '<h3><span class="number">2.1</span>' in self.html

    def test_there_is_one_main_heading(self) -> None:
        assert self.html.count("<h1>") == 1

    def test_the_title_reaches_the_foot_of_each_page_as_harmless_css(self) -> None:
        html = render(Document(title='A"}</style>é', language="nl"))
        assert r';content:"A\22 \7d \3c \2f style\3e \e9 "}' in html

    def test_every_figure_is_drawn_for_wide_and_narrow_and_has_its_table(self) -> None:
        assert self.html.count('<div class="chart wide"><svg') == self.html.count('<div class="chart narrow"><svg') == 5
        assert self.html.count("<summary>Bekijk als tabel</summary>") == 5


class TestFrontMatter:
    def test_what_is_absent_leaves_no_empty_element(self) -> None:
        html = body(render(NOTHING))
        assert not re.search(r'class="(brand|subtitle|meta|notice|contents|foot)"', html)

    def test_a_theme_brings_name_footer_and_contact(self) -> None:
        html = body(render(NOTHING, theme=Theme(name="Fonds A&B", footer="Onderin", contact="Bel ons")))
        assert '<p class="brand">Fonds A&amp;B</p>' in html
        assert "<p>Onderin</p>\n<p>Bel ons</p>" in html

    @pytest.mark.parametrize(("footer", "contact"), [("Onderin", ""), ("", "Bel ons")])
    def test_footer_and_contact_can_stand_alone(self, footer: str, contact: str) -> None:
        foot = body(render(NOTHING, theme=Theme(footer=footer, contact=contact))).partition('<footer class="foot">')[2]
        assert foot.count("<p>") == 1

    def test_a_logo_has_the_name_as_its_words(self) -> None:
        html = render(NOTHING, theme=Theme(name="Fonds", logo=PIXEL))
        assert f'<img src="{PIXEL}" alt="Fonds">' in html

    def test_author_and_date_can_stand_alone(self) -> None:
        assert '<p class="meta"><span>Marit</span></p>' in render(attrs.evolve(NOTHING, author="Marit"))
        assert '<p class="meta"><span>4\N{NO-BREAK SPACE}januari 2027</span></p>' in render(attrs.evolve(NOTHING, date=date(2027, 1, 4)))


class TestLanguage:
    def test_labels_follow_the_document(self) -> None:
        html = render(attrs.evolve(report(), language="en"))
        assert '<html lang="en" dir="ltr"' in html
        assert ">Contents<" in html
        assert "Show as a table" in html
        assert "9\N{NO-BREAK SPACE}November 2026" in html

    def test_a_document_in_a_script_from_right_to_left_says_so(self) -> None:
        assert '<html lang="ar" dir="rtl"' in render(attrs.evolve(NOTHING, language="ar"))

    def test_a_span_in_another_language_says_so(self) -> None:
        assert '<span lang="en">job aid</span>' in render(document(Paragraph(text=(Span(text="job aid", language="en"),))))


class TestFragment:
    html = render(report(), fragment=True)

    def test_everything_is_inside_one_class(self) -> None:
        rules = self.html.partition("</style>")[0]
        rules = re.sub(r"@page wpl-across *\{[^{}]*\}|@keyframes wpl-appear *\{[^{}]*\{[^{}]*\} *\}", "", rules.replace("<style>", ""))
        selectors = re.findall(r"(?:^|[{}])\s*([^{}@]+)\{", rules)
        assert len(selectors) > 150
        assert [selector for selector in selectors if ".wpl" not in selector] == []

    def test_names_do_not_meet_those_of_the_host(self) -> None:
        ids = re.findall(r' id="([^"]*)"', self.html)
        assert ids
        assert all(name.startswith("wpl-") for name in ids)
        assert 'href="#wpl-klimaat"' in self.html

    def test_headings_begin_below_the_hosts_own(self) -> None:
        assert "<h1" not in self.html
        assert "<h2>Leren en kennis" in self.html
        assert "<h3><span" in self.html

    def test_a_link_to_a_place_of_the_host_stays(self) -> None:
        assert 'href="#menu"' in render(document(Paragraph(text=link("menu", "#menu"))), fragment=True)


class TestTables:
    def test_a_wide_matrix_has_upright_heads_and_scrolls_with_a_name(self) -> None:
        html = body(render(report()))
        assert '<div class="table matrix short upright">' in html
        assert 'role="group" tabindex="0" aria-label="Wie beheerst wat: 24 onderwerpen, 18 mensen"' in html

    @pytest.mark.parametrize(("words", "scrolls"), [(("a" * 26,), False), (("a" * 27,), True), (("a a", "b" * 22), False), (("a", "b" * 23), True)])
    def test_a_table_that_may_be_wider_than_a_phone_can_be_reached_by_keyboard(self, words: tuple[str, ...], scrolls: bool) -> None:  # noqa: FBT001 - a parameter of the test
        made = Table(caption=(), header=heads(*words), rows=(row(*("x" for _ in words)),))
        assert ('role="group" tabindex="0" aria-label="Tabel"' in render(document(made))) == scrolls

    def test_a_very_wide_one_is_printed_across(self) -> None:
        names = tuple(f"P{number}" for number in range(30))
        made = Table(caption=(), header=heads("", *names), rows=(row("Kantbank", *names),), layout="matrix")
        assert 'class="table matrix short upright across"' in render(document(made))
        assert 'aria-label="Tabel"' in render(document(made))

    def test_a_long_table_may_break_over_pages(self) -> None:
        made = Table(caption=(), header=heads("a"), rows=tuple(row(number) for number in range(13)))
        assert '<div class="table rows">' in render(document(made))

    def test_an_empty_head_is_no_head(self) -> None:
        made = Table(caption=(), header=heads("", "b"), rows=(Row(cells=(Cell(text=(), header=True), Cell(text=plain("x")))),))
        assert "<thead><tr><td></td><th" in render(document(made))
        assert "<tr><td></td><td>x</td></tr>" in render(document(made))

    def test_a_long_upright_head_may_take_more_lines(self) -> None:
        made = Table(caption=(), header=heads("a", "b" * 25), rows=(), layout="matrix")
        assert '<span class="head long">' in render(document(made))

    def test_heads_of_numbers_stand_above_them(self) -> None:
        made = Table(caption=(), header=heads("Onderwerp", "Uren"), rows=(row("Kantbank", 4),))
        assert '<th scope="col" class="end"><span class="head">Uren' in render(document(made))

    @pytest.mark.parametrize(
        ("cell", "layout", "html"),
        [
            (
                Cell(text=plain("4"), tone="level-4", note="leert het anderen"),
                "matrix",
                '<td class="t-level-4">4<span class="vh"> leert het anderen</span>',
            ),
            (Cell(text=(), tone="level-unknown"), "matrix", '<td class="t-level-unknown"><span class="vh"> niet bekend</span>'),
            (Cell(text=(), tone="not-applicable"), "matrix", '<td class="t-not-applicable"><span class="vh"> niet van toepassing</span>'),
            (Cell(text=plain("1 van 8"), tone="bad"), "matrix", 'aria-hidden="true"></i>1 van 8<span class="vh"> dringend</span>'),
            (Cell(text=plain("x")), "matrix", "<td>x</td>"),
            (Cell(text=plain("x"), align="center"), "matrix", '<td class="center">x</td>'),
            (Cell(text=(), tone="level-unknown"), "rows", '<span class="chip t-level-unknown brief">niet bekend</span>'),
            (Cell(text=plain("klein"), tone="good"), "rows", '<i class="mark m-good" aria-hidden="true"></i>klein</span>'),
            (Cell(text=plain("x"), note="noot"), "rows", '<td>x<span class="cell-note"> noot</span></td>'),
        ],
    )
    def test_no_tone_stands_alone(self, cell: Cell, layout: str, html: str) -> None:
        made = Table(caption=(), header=heads("a"), rows=(Row(cells=(cell,)),), layout="matrix" if layout == "matrix" else "rows")
        assert html in render(document(made))


@pytest.mark.parametrize(("text", "classes"), [("Hier ligt winst", "chip t-warning brief"), ("Zo lang dat het niet past", "chip t-warning")])
def test_only_a_short_toned_text_is_kept_on_one_line_on_paper(text: str, classes: str) -> None:
    made = Table(caption=(), header=heads("a"), rows=(Row(cells=(Cell(text=plain(text), tone="warning"),)),))
    assert f'<span class="{classes}">' in render(document(made))


def test_a_tone_that_is_no_judgement_makes_a_neutral_callout() -> None:
    assert 'class="callout is-neutral"' in render(document(Callout(title="x", tone="level-3")))


def test_a_toned_key_figure_says_its_tone() -> None:
    html = render(document(KeyFigures(items=(KeyFigure(value="3", label="risico", tone="bad"), KeyFigure(value="4", label="rust", tone="good")))))
    assert '<dd>3<i class="mark m-bad" aria-hidden="true"></i><span class="vh"> dringend</span></dd>' in html
    assert '<span class="vh"> goed</span>' in html


def test_a_link_that_is_not_allowed_is_refused() -> None:
    with pytest.raises(RenderError, match="a link may lead to"):
        render(document(Paragraph(text=link("x", "javascript:alert(1)"))))


@pytest.mark.parametrize("write", [render, show_html])
def test_the_link_of_a_source_takes_the_place_of_links_in_its_text(write: Callable[[Document], str]) -> None:
    source = SourceItem(text=(*link("de wet", "https://voorbeeld.nl/a"), *strong(" zelf")), href="https://voorbeeld.nl/b")
    assert '<a href="https://voorbeeld.nl/b">de wet<strong> zelf</strong></a>' in write(document(Sources(items=(source,))))


def test_a_source_may_lead_to_a_section_of_a_fragment() -> None:
    html = render(document(section("plan"), Sources(items=(SourceItem(text=plain("x"), href="#plan"),))), fragment=True)
    assert '<a href="#wpl-plan">x</a>' in html


def test_a_fund_overrides_one_block_by_its_template(tmp_path: Path) -> None:
    folder = tmp_path / "html"
    folder.mkdir()
    (folder / "quote.html.j2").write_text("<p class='fonds'>{{ spell(block.text) }}</p>", "utf-8")
    html = render(document(*one_of_each()), HtmlWriter(templates=(tmp_path,)))
    assert "<p class='fonds'>Zo doen we dat hier.</p>" in str(html)
    assert '<ol class="steps">' in str(html)


@pytest.mark.parametrize("not_applicable", ["", "n.v.t."])
def test_not_applicable_stands_apart_where_it_is_offered(not_applicable: str) -> None:
    grid = ChoiceGrid(options=("oneens", "eens"), not_applicable=not_applicable, groups=(ChoiceGroup(statements=(plain("x"),)),))
    html = render(document(grid), fragment=True)
    assert html.count('<i class="box"') == 2 + bool(not_applicable)
    assert ('<td class="apart">' in html) is bool(not_applicable)
    assert 'class="group"' not in html


def test_a_part_in_a_script_from_right_to_left_turns() -> None:
    html = render(document(Paragraph(text=plain("x"), language="ar"), Paragraph(text=plain("x"), language="en")))
    assert '<p lang="ar" dir="rtl">' in html
    assert '<p lang="en">' in html


def overridden(folder: Path, name: str, template: str) -> HtmlWriter:
    (folder / "html").mkdir()
    (folder / "html" / name).write_text(template, "utf-8")
    return HtmlWriter(templates=(folder,))


def test_a_fund_overrides_the_page_and_extends_nothing_else(tmp_path: Path) -> None:
    writer = overridden(tmp_path, "page.html.j2", "<!doctype html><title>{{ attribute(document.title) }}</title><main>{{ content }}</main>")
    html = str(render(document(*one_of_each()), writer))
    assert html.startswith("<!doctype html><title>Voorbeeld</title><main><p>")
    assert '<ol class="steps">' in html


def test_a_template_of_a_fund_may_include_one_of_its_own(tmp_path: Path) -> None:
    writer = overridden(tmp_path, "quote.html.j2", '{% include "html/mark.html.j2" %}<p>{{ spell(block.text) }}</p>')
    (tmp_path / "html" / "mark.html.j2").write_text("<b>{{ _('Inhoud') }}: {{ words(block.text[0].text) }}</b>", "utf-8")
    assert "<b>Inhoud: Zo doen we dat hier.</b><p>Zo doen we dat hier.</p>" in str(render(document(*one_of_each()), writer))


def test_what_a_template_prints_is_escaped(tmp_path: Path) -> None:
    writer = overridden(tmp_path, "callout.html.j2", "<b title='{{ block.title }}'>{{ block.title }}</b>")
    assert "<b title='&lt;i&gt; &#39;x&#39;'>&lt;i&gt; &#39;x&#39;</b>" in str(render(document(Callout(title="<i> 'x'")), writer))


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("<b>\n{{ block.titel }}\n</b>", 2, "this does not exist: Callout has no 'titel'"),
        ("{{ block.title.nl }}", 1, "this does not exist: 'str object' has no attribute 'nl'"),
        ("{{ blok.title }}", 1, "this does not exist: 'blok' is undefined"),
        ("<b>\n\n{% if %}", 3, "this is not how a template is written: Expected an expression, got 'end of statement block'"),
        ('{% include "html/weg.html.j2" %}', 1, "there is no template 'html/weg.html.j2' in this folder"),
        ("{{ 1 / 0 }}", 1, "this goes wrong here: ZeroDivisionError: division by zero"),
        ('\n{% include "html/paragraph.html.j2" %}', 2, "this does not exist: Callout has no 'lead'"),
    ],
)
def test_what_is_wrong_in_a_template_of_a_fund_is_told_with_its_file_and_line(template: str, line: int, said: str, tmp_path: Path) -> None:
    writer = overridden(tmp_path, "callout.html.j2", template)
    for fragment in (False, True):
        with pytest.raises(RenderError) as raised:
            render(document(Callout(title="x")), writer, fragment=fragment)
        (problem,) = raised.value.problems
        assert (problem.place.file, problem.place.line, str(problem.what)) == (str(tmp_path / "html" / "callout.html.j2"), line, said)


@pytest.mark.parametrize(
    ("template", "remedy"),
    [
        ("{{ block.titel }}", "did you mean 'title'?"),
        ("{% if block.colour %}{% endif %}", "Callout has blocks, kind, title, title_language, tone"),
        ("{{ block.title.nl }}", "None"),
    ],
)
def test_a_field_that_a_block_does_not_have_is_told_with_those_it_has(template: str, remedy: str, tmp_path: Path) -> None:
    writer = overridden(tmp_path, "callout.html.j2", template)
    with pytest.raises(RenderError) as raised:
        render(document(Callout(title="x")), writer)
    (problem,) = raised.value.problems
    assert (problem.code, str(problem.remedy)) == ("unknown-name", remedy)


def test_a_field_that_a_template_only_asks_for_is_no_error(tmp_path: Path) -> None:
    writer = overridden(tmp_path, "callout.html.j2", "<b>{{ block.titel is defined }}</b>")
    assert "<b>False</b>" in str(render(document(Callout(title="x")), writer))


def test_a_template_of_a_fund_in_another_encoding_is_told_and_a_folder_with_its_name_is_none(tmp_path: Path) -> None:
    for writer, name in ((HtmlWriter(templates=(tmp_path,)), "html/quote.html.j2"), (MarkdownWriter(templates=(tmp_path,)), "markdown/quote.md.j2")):
        (tmp_path / name).mkdir(parents=True)
        assert render(document(), writer)
        (tmp_path / name).rmdir()
        (tmp_path / name).write_bytes("<b>één</b>".encode("latin-1"))
        with pytest.raises(RenderError) as raised:
            render(document(), writer)
        (problem,) = raised.value.problems
        assert (problem.place.file, str(problem.what)) == (str(tmp_path / name), "this file is not in UTF-8")


def test_a_folder_with_templates_that_is_not_there_is_told(tmp_path: Path) -> None:
    for writer in (HtmlWriter(templates=(tmp_path / "weg",)), MarkdownWriter(templates=(tmp_path / "weg",))):
        with pytest.raises(RenderError, match=r"^there is no folder .*weg with templates$"):
            render(document(), writer)


@pytest.mark.parametrize("writer", [HtmlWriter, MarkdownWriter])
@pytest.mark.parametrize("wrong", ["eigen", Path("eigen"), ["eigen"], (3,), None])
def test_templates_are_a_tuple_of_folders(writer: Callable[..., object], wrong: object) -> None:
    """One text would be read letter by letter."""
    with pytest.raises(InvalidValueError, match="templates must be"):
        writer(templates=wrong)


@pytest.mark.parametrize("writer", [HtmlWriter, MarkdownWriter])
def test_a_folder_of_templates_may_be_a_text(writer: Callable[..., object]) -> None:
    assert writer(templates=("eigen", Path("fonds"))) == writer(templates=(Path("eigen"), Path("fonds")))


def test_a_misspelled_template_is_told_and_a_part_of_ones_own_is_not(tmp_path: Path) -> None:
    writer = overridden(tmp_path, "calout.html.j2", "<b>x</b>")
    (tmp_path / "html" / "huisstijl.html.j2").write_text("<i>van ons</i>", "utf-8")
    with pytest.raises(RenderError) as raised:
        render(document(), writer)
    (problem,) = raised.value.problems
    assert (problem.code, problem.place.file, str(problem.remedy)) == (
        "unused-template",
        str(tmp_path / "html" / "calout.html.j2"),
        "did you mean 'callout'?",
    )
    (tmp_path / "html" / "quote.html.j2").write_text('{% include "html/calout.html.j2" %}', "utf-8")
    assert "<b>x</b>" in str(render(document(*one_of_each()), writer))


def test_what_goes_wrong_elsewhere_is_not_blamed_on_a_template_of_a_fund(tmp_path: Path) -> None:
    writer = overridden(tmp_path, "quote.html.j2", "<p>{{ spell(block.text) }}</p>")
    with pytest.raises(AttributeError):
        writer.write(document(), cast("Theme", None))


def form_of(columns: int, rows: int = 1, *, widths: tuple[float, ...] = ()) -> Document:
    """A sheet with a table to fill in."""
    made = Table(caption=(), header=heads(*"abcdefghijkl"[:columns]), rows=(row(*[""] * columns, head=None),) * rows, widths=widths, layout="fill-in")
    return attrs.evolve(document(made), sheet=True)


@pytest.mark.parametrize(
    ("made", "landscape"),
    [
        (form_of(6), False),
        (form_of(7), True),
        (form_of(7, widths=(4, 1, 1, 1, 1, 1, 1)), False),
        (form_of(7, widths=(7, 1, 1, 1, 1, 1, 1)), True),
        (attrs.evolve(form_of(7), sheet=False), False),
    ],
    ids=["six columns", "seven columns", "wide enough", "too narrow", "no sheet"],
)
def test_a_sheet_lies_on_its_side_where_columns_would_be_too_narrow_to_write_in(made: Document, *, landscape: bool) -> None:
    html = render(made)
    assert ("@page{size:A4 landscape;" in html) is landscape
    assert ('<body class="wpl wpl-page sheet landscape">' in html) is landscape


def test_an_ordinary_table_never_turns_a_sheet() -> None:
    made = Table(caption=(), header=heads(*"abcdefgh"), rows=())
    assert "@page{size:A4;margin:13mm" in render(attrs.evolve(document(made), sheet=True))


def test_few_rows_to_fill_in_are_high() -> None:
    assert 'class="table fill-in short roomy"' in render(form_of(2, 12))
    assert 'class="table fill-in"' in render(form_of(2, 13))


def test_a_fragment_of_a_sheet_says_that_it_is_one() -> None:
    assert '<div class="wpl wpl-fragment sheet"' in render(form_of(2), fragment=True)
    assert '<div class="wpl wpl-fragment" ' in render(attrs.evolve(form_of(2), sheet=False), fragment=True)


@pytest.mark.parametrize(("value", "long"), [("23 van 31", False), ("2 tot 1000 mensen", True)])
def test_a_key_figure_of_many_words_is_set_smaller(value: str, *, long: bool) -> None:
    html = render(document(KeyFigures(items=(KeyFigure(value=value, label="x"),))))
    assert (f'<dd class="long">{value}' in html, f"<dd>{value}" in html) == (long, not long)


def test_key_figures_beside_each_other_are_equally_large() -> None:
    html = render(document(KeyFigures(items=tuple(KeyFigure(value=value, label="x") for value in ("3", "medewerkers en de leiding")))))
    assert html.count('<dd class="long">') == 2


def test_titles_say_which_language_they_are_in_where_only_they_are() -> None:
    html = str(render(document(*spoken_titles(), TableOfContents())))
    assert re.findall(r'<span lang="(\w+)">(\w+)</span>', html) == [("de", "Teil"), ("fr", "Partie"), ("it", "Parte")]
    assert '<a href="#deel" lang="de">' in html
    whole = Document(title="Titolo", title_language="it", language="nl")
    page, part = HtmlWriter().write(whole, Theme.default()), HtmlWriter().write_fragment(whole, Theme.default())
    assert '<title lang="it">Titolo</title>' in page
    assert re.search(r'<h1[^>]* lang="it">Titolo</h1>', page)
    assert re.search(r'<h\d[^>]* lang="it">Titolo</h', part)
