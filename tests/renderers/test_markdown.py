from datetime import date
from pathlib import Path

import attrs
import pytest

from sample_documents import document, one_of_each, report
from werkplekleren.documents import (
    Block,
    BulletList,
    Cell,
    Document,
    Form,
    FormField,
    NumberedList,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Span,
    Step,
    Steps,
    Table,
    heads,
    link,
    plain,
    row,
    strong,
)
from werkplekleren.errors import RenderError
from werkplekleren.renderers import MarkdownWriter, Theme, render
from werkplekleren.renderers.markdown_spelling import Spelled, inline, words


def written(*blocks: Block) -> str:
    return render(document(*blocks), "markdown").removeprefix("# Voorbeeld\n\n")


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("gewone tekst, met komma's: en 10:30 uur.", "gewone tekst, met komma's: en 10:30 uur."),
        ("1. een", "1\\. een"),
        ("4.1", "4.1"),
        ("4.", "4\\."),
        ("12) een", "12\\) een"),
        ("- een", "\\- een"),
        ("C#", "C\\#"),
        ("a & b &amp; c", "a & b \\&amp; c"),
        ("wacht...", "wacht\\..."),
        ("a) een", "a\\) een"),
        ("(12) een", "(12\\) een"),
        ("iv. een", "iv\\. een"),
        ("B.", "B\\."),
        ("C. Blok", "C. Blok"),
        ("de. een", "de. een"),
        ("Table: een", "Table\\: een"),
        ("a\\b", "a&#92;b"),
        ("a -- b", "a \\-- b"),
        ("www.x.nl", "www\\.x.nl"),
        ("https://x.nl", "https\\://x.nl"),
        ("  a \t b ", "a b"),
    ],
)
def test_text_comes_out_literally(text: str, markdown: str) -> None:
    assert words(text) == markdown


def test_what_is_spelled_is_not_spelled_again() -> None:
    assert words(Spelled("**a**")) == "**a**"


@pytest.mark.parametrize(
    ("spans", "markdown"),
    [
        ((*plain("bij "), *strong("één persoon"), *plain(".")), "bij **één persoon**."),
        ((*plain("a"), *strong(" b "), *plain("c")), "a **b** c"),
        ((*plain("a"), *strong("(b)"), *plain("c")), "a(b)c"),
        ((*strong("a"), *strong("b")), "**a**b"),
        ((*plain("1"), *plain(". een")), "1\\. een"),
        ((*plain("(b"), *plain(") een")), "(b\\) een"),
        (link("hier", "https://x.nl/a_(b)"), "[hier](https://x.nl/a_%28b%29)"),
        ((Span(text="hier", href="#x", style="strong"),), "**[hier](#x)**"),
        (link("hier", "https://x.nl/?a=1&b=2&copy;=3"), "[hier](https://x.nl/?a=1&b=2&amp;copy;=3)"),
        ((), ""),
    ],
)
def test_spans_become_marks_where_marks_work(spans: tuple[Span, ...], markdown: str) -> None:
    assert inline(spans) == markdown


def test_a_line_end_is_kept_in_a_paragraph_and_not_in_a_cell() -> None:
    assert written(Paragraph(text=plain("een\n- twee"))) == "een\\\n\\- twee\n"
    assert "| een twee |" in written(Table(caption=(), header=heads("a"), rows=(row("een\ntwee", head=None),)))


def test_neighbouring_lists_stay_apart() -> None:
    assert written(NumberedList(items=(plain("a"),)), BulletList(items=(plain("b"),))) == "1. a\n\n<!-- -->\n\n- b\n"


def test_a_list_after_a_section_or_form_that_ends_in_one_is_a_list_of_its_own() -> None:
    ending = (
        Section(id="a", title="A", blocks=(BulletList(items=(plain("x"),)),)),
        Form(fields=(FormField(label="Akkoord", kind="checkbox"),)),
        Form(fields=(FormField(label="Wie", kind="choice", options=("Anke",)),)),
        Steps(items=(Step(title=plain("x"), text=plain("y")),)),
    )
    for block in ending:
        assert "\n\n<!-- -->\n\n- z\n" in written(block, BulletList(items=(plain("z"),)))
    assert "<!-- -->" not in written(PageBreak(), BulletList(items=(plain("z"),)), PageBreak())
    assert "<!-- -->" not in written(Form(fields=(FormField(label="Naam", kind="line"),)), BulletList(items=(plain("z"),)))


def test_a_tick_after_a_choice_is_not_one_of_its_options() -> None:
    fields = (FormField(label="Wie", kind="choice", options=("Anke",)), FormField(label="Akkoord", kind="checkbox"))
    assert written(Form(fields=fields)) == "**Wie**\n\n- [ ] Anke\n\n<!-- -->\n\n- [ ] Akkoord\n"


def test_one_line_to_write_on_is_one() -> None:
    assert written(Form(fields=(FormField(label="Naam", kind="line", rows=4),))).count("\\_" * 24) == 1


@pytest.mark.parametrize(
    ("span", "markdown"),
    [(Span(text="een\n"), "een\n"), (Span(text="\n\neen\n\ntwee \n"), "een\\\n\\\ntwee\n"), (Span(text="een\n", style="strong"), "**een**\n")],
)
def test_a_line_end_at_the_edge_of_a_text_leaves_no_sign(span: Span, markdown: str) -> None:
    assert written(Paragraph(text=(span,))) == markdown


def test_tones_become_signs_and_words() -> None:
    cells = (
        Cell(text=plain("1 van 8"), tone="bad", note="te weinig"),
        Cell(text=(), tone="level-unknown"),
        Cell(text=(), tone="warning"),
        Cell(text=()),
    )
    table = Table(caption=(), header=heads(*"abcd"), rows=(Row(cells=cells),))
    assert "| ◆ 1 van 8 (te weinig) | niet bekend | ▲ let op |  |" in written(table)
    assert "| ◆ 1 van 8 | ? | ▲ let op |  |" in written(attrs.evolve(table, layout="matrix"))


def test_a_table_without_rows_takes_its_alignment_from_the_heads() -> None:
    table = Table(caption=(), header=(Cell(text=plain("a"), align="end"), Cell(text=plain("b"))), rows=(), layout="matrix")
    assert "| --: | :-: |" in written(table)


def test_sections_have_the_numbers_of_the_page() -> None:
    text = render(report(), "markdown")
    assert '\n## <a id="klimaat"></a>2 Hoe jullie leren\n' in text  # something leads there
    assert "\n## 3 Welke kennis kan weglopen\n" in text
    assert "\n### 2.1 De antwoorden van dichtbij\n" in text


def test_front_matter_and_footer() -> None:
    made = Document(title="t", subtitle="s", language="en", date=date(2027, 1, 4), author="a", notice="n")
    assert render(made, "markdown", theme=Theme(footer="f", contact="c")) == "# t\n\ns\n\n4 January 2027 · a\n\n**n**\n\n---\n\nf\n\nc\n"
    assert render(attrs.evolve(made, subtitle="", date=None, notice=""), "markdown") == "# t\n\na\n"
    assert render(attrs.evolve(made, subtitle="", author="", notice=""), "markdown") == "# t\n\n4 January 2027\n"


def test_a_link_that_is_not_allowed_is_refused() -> None:
    with pytest.raises(RenderError, match="a link may lead to"):
        written(Paragraph(text=link("x", "javascript:alert(1)")))


def test_a_fund_overrides_one_block_by_its_template(tmp_path: Path) -> None:
    folder = tmp_path / "markdown"
    folder.mkdir()
    (folder / "quote.md.j2").write_text("Fonds: {{ spell(block.text) }}", "utf-8")
    assert "Fonds: Zo doen we dat hier." in MarkdownWriter(templates=(tmp_path,)).write(document(*one_of_each()), Theme.default())


def test_what_is_wrong_in_a_template_of_a_fund_is_told_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "markdown"
    folder.mkdir()
    (folder / "quote.md.j2").write_text('\n{% include "markdown/weg.md.j2" %}', "utf-8")
    with pytest.raises(RenderError) as raised:
        MarkdownWriter(templates=(tmp_path,)).write(document(*one_of_each()), Theme.default())
    (problem,) = raised.value.problems
    assert (problem.place.line, str(problem.what)) == (2, "there is no template 'markdown/weg.md.j2' in this folder")
