"""The law of Markdown: read back by a reader of CommonMark, every text is there, none is lost and none means anything."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sample_documents import document, one_of_each, report, spanned_table
from werkplekleren.documents import (
    Block,
    Cell,
    ChoiceGrid,
    ChoiceGroup,
    Document,
    Figure,
    Form,
    Glossary,
    GlossaryItem,
    KeyFigures,
    Row,
    Section,
    Span,
    Steps,
    Table,
    TableOfContents,
    heads,
    numbers,
    plain,
    reference,
    resolved,
    spans,
    walk,
)
from werkplekleren.renderers import render

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(markdown: str) -> str:
    """The words that a reader of Markdown shows, on one line."""

    def shown(tokens: list[Token]) -> Iterator[str]:
        for token in tokens:
            if token.children:
                yield from shown(token.children)
            elif token.type in {"text", "text_special"}:
                yield token.content
            elif token.type in {"softbreak", "hardbreak"}:
                yield " "
            elif token.nesting <= 0:
                yield " " if token.block else ""

    return one_line("".join(shown(READER.parse(markdown))))


def one_line(text: str) -> str:
    return " ".join(text.split())


def said(blocks: Document) -> Iterator[str]:
    """Every text of a document, in no order."""
    for block in walk(resolved(blocks)):
        yield from (one_line("".join(span.text for span in inline)) for inline in inlines(block))
        yield from map(one_line, bare(block))


def inlines(block: Block) -> Iterator[tuple[Span, ...]]:
    match block:
        case Section() | Figure():
            return
        case Table():
            yield from ((*cells,) for cells in (cell.text for row in (*block.head_rows, *block.rows) for cell in row.cells))
            yield from (cell.text for cell in block.header)
            yield from (block.caption, block.note)
        case _:
            yield from ((span,) for span in spans(block))


def bare(block: Block) -> Iterator[str]:
    match block:
        case Section():
            yield block.title
        case Figure():
            yield from (block.title, block.description)
        case KeyFigures():
            yield from (text for item in block.items for text in (item.value, item.label, item.note))
        case Steps():
            yield from (item.meta for item in block.items)
        case Form():
            yield from (text for field in block.fields for text in (field.label, field.help, *field.options))
        case ChoiceGrid():
            yield from (*block.columns, *(group.title for group in block.groups))
        case Glossary():
            yield from (item.term for item in block.items)
        case _:
            return


@pytest.mark.parametrize("made", [report(), document(*one_of_each()), document(spanned_table())], ids=["report", "everything", "spans"])
def test_every_text_of_a_document_is_read_back(made: Document) -> None:
    shown = read(render(made, "markdown"))
    assert [text for text in said(made) if text not in shown] == []


def test_contents_lead_to_their_sections() -> None:
    made = document(TableOfContents(depth=2), *report().blocks)
    text = render(made, "markdown")
    leads = re.findall(r"^ *- \[(.*?)\]\(#([a-z-]+)\)$", text, re.MULTILINE)
    number = numbers(made)
    assert leads == [(f"{number[one.id]} {one.title}".strip(), one.id) for one in made.sections]
    assert [name for _, name in leads if f'<a id="{name}"></a>' not in text] == []


def test_contents_go_as_deep_as_they_say() -> None:
    text = render(document(TableOfContents(depth=1), *(block for block in one_of_each() if block.kind == "section")), "markdown")
    assert re.findall(r"- \[(.*?)\]", text) == ["Een deel"]


def test_only_sections_that_something_leads_to_have_an_anchor() -> None:
    made = document(Section(id="a", title="A"), Section(id="b", title="B"), *(block for block in one_of_each() if block.kind == "section"))
    assert re.findall(r'<a id="([^"]*)">', render(made, "markdown")) == ["dieper"]


def test_an_empty_document_has_no_contents() -> None:
    assert render(document(TableOfContents()), "markdown") == "# Voorbeeld\n"


signs = st.text(alphabet="ab 1.)*_`[]()<>#+-=|~\\&;:!\n$é", min_size=1, max_size=10).filter(str.strip)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Small tables with any signs, some cells over two columns or two rows."""

    def cell(columns: int = 1, rows: int = 1) -> Cell:
        return Cell(text=plain(draw(signs)), note=draw(st.just("") | signs), header=draw(st.booleans()), columns=columns, rows=rows)

    rows = [
        Row(cells=(cell(rows=2), cell(), cell())),
        Row(cells=(cell(columns=2),)),
        Row(cells=(cell(), cell(columns=2))),
        Row(cells=(cell(), cell(), cell())),
    ]
    names = [draw(signs) for _ in range(3)]
    above = (Row(cells=(cell(columns=2), cell())),) if draw(st.booleans()) else ()
    return Table(caption=plain(draw(signs)), head_rows=above, header=heads(*names), rows=tuple(rows), note=plain(draw(signs)))


@settings(max_examples=60)
@given(tables())
def test_no_text_of_a_table_is_lost_or_means_anything(made: Table) -> None:
    text = render(document(made), "markdown")
    kinds = [token.type for token in READER.parse(text)]
    assert (kinds.count("table_open"), kinds.count("tr_open")) == (1, 5)
    shown = read(text)
    texts = [cell.text[0].text for row in (*made.head_rows, *made.rows) for cell in row.cells]
    texts += [cell.note for row in (*made.head_rows, *made.rows) for cell in row.cells]
    texts += [cell.text[0].text for cell in made.header]
    assert [one for one in map(one_line, texts) if one not in shown] == []


@settings(max_examples=60)
@given(st.lists(signs, min_size=1, max_size=4), signs, signs)
def test_no_text_of_a_choice_grid_or_glossary_is_lost_or_means_anything(statements: list[str], option: str, title: str) -> None:
    grid = ChoiceGrid(options=(option, "eens"), groups=(ChoiceGroup(title=title, text=plain(option), statements=tuple(map(plain, statements))),))
    words = Glossary(items=tuple(GlossaryItem(term=one, text=plain(title)) for one in statements))
    section = Section(id="deel", title=title)
    made = document(grid, words, TableOfContents(), section)
    text = render(made, "markdown")
    kinds = [token.type for token in READER.parse(text)]
    assert (kinds.count("tr_open"), kinds.count("bullet_list_open"), kinds.count("heading_open")) == (len(statements) + 2, 2, 2)
    shown = read(text)
    assert [one for one in map(one_line, (*statements, option, title)) if one not in shown] == []
    leading = Glossary(items=(GlossaryItem(term="x", text=reference("deel")),))
    assert read(render(document(section, leading), "markdown")) == f"Voorbeeld {one_line(title)} x: {one_line(title)}"
