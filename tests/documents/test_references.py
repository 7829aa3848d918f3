"""References to sections, and the numbers of figures and tables."""

from typing import Any, cast

import attrs
import pytest

from hostile_texts import KEPT
from sample_documents import one_of_each, profile_figure, report, spanned_table
from werkplekleren.documents import (
    Block,
    Callout,
    Document,
    Figure,
    Paragraph,
    Section,
    Span,
    Table,
    captions,
    heads,
    numbers,
    plain,
    reference,
    resolved,
    respelled,
    spans,
    text_of,
    walk,
)
from werkplekleren.errors import InvalidValueError


def section(name: str, *blocks: Block) -> Section:
    return Section(id=name, title=name.title(), blocks=blocks)


def document(*blocks: Block) -> Document:
    return Document(title="Scan", language="nl", blocks=blocks)


def three(*blocks: Block) -> Document:
    """A document whose sections are numbered."""
    return document(section("a", section("binnen")), section("b"), section("c"), *blocks)


def first_text(made: Document) -> str:
    found = next(block for block in walk(made) if isinstance(block, Paragraph))
    return text_of(found.text)


class TestReferences:
    zie = Paragraph(text=(*plain("Zie "), *reference("binnen")))

    def test_a_reference_says_number_and_title(self) -> None:
        assert first_text(resolved(three(self.zie))) == "Zie 1.1 Binnen"

    def test_it_says_the_title_alone_where_there_are_no_numbers(self) -> None:
        assert first_text(resolved(document(section("binnen"), self.zie))) == "Zie Binnen"
        assert first_text(resolved(three(self.zie), numbered=False)) == "Zie Binnen"

    def test_words_of_its_own_stay(self) -> None:
        made = three(Paragraph(text=reference("b", "hieronder")))
        assert first_text(resolved(made)) == "hieronder"
        assert resolved(made) == made

    def test_a_document_without_references_stays_the_same_object(self) -> None:
        made = report()
        assert resolved(made) is made

    def test_it_must_lead_to_a_section_that_is_there(self) -> None:
        with pytest.raises(InvalidValueError, match="a text refers to section 'binnen', which is not in the document"):
            document(section("a"), self.zie)

    def test_a_section_that_text_refers_to_cannot_be_taken_out(self) -> None:
        with pytest.raises(InvalidValueError, match="a text refers to section 'binnen'"):
            three(self.zie).without("a")
        inside = document(section("a", section("a-1", self.zie), section("a-2")), section("binnen"))
        with pytest.raises(
            InvalidValueError, match=r"a text in section 'a-1' refers to section 'binnen', .*; change that text too, or keep the section"
        ):
            inside.without("binnen")

    def test_an_address_and_a_section_do_not_go_together(self) -> None:
        with pytest.raises(InvalidValueError, match=r"Span\.section must be empty where href leads elsewhere, not 'b'"):
            Span(text="x", href="https://voorbeeld.nl", section="b")

    @pytest.mark.parametrize("block", one_of_each(), ids=lambda block: block.kind)
    def test_one_is_found_wherever_text_stands(self, block: Block) -> None:
        """Every span that any part holds, found by looking into all fields."""

        def held(part: Any) -> int:  # noqa: ANN401 - any part of a document
            if isinstance(part, Span):
                return 1
            if isinstance(part, tuple):
                return sum(map(held, cast("tuple[object, ...]", part)))
            kind = cast("Any", type(part))
            fields = attrs.fields(kind) if attrs.has(kind) else ()
            return sum(held(getattr(part, field.name)) for field in fields if field.name not in KEPT)

        assert sum(1 for _ in spans(block)) == held(block)
        changed = respelled(block, lambda _: Span(text="", section="x"))
        assert {span.section for span in spans(changed)} <= {"x"}
        assert sum(1 for _ in spans(changed)) == held(block)

    def test_what_does_not_change_stays_the_same_object(self) -> None:
        for block in one_of_each():
            assert respelled(block, lambda span: span) is block

    def test_spans_come_in_reading_order(self) -> None:
        words = [span.text for span in spans(spanned_table())]
        assert words[:5] == ["Uren per maand", "Onderwerp", "Wie", "Uren", "nu"]
        assert words[-1] == "Straks is na de overdracht."


class TestCaptions:
    def test_figures_and_tables_count_apart_in_reading_order(self) -> None:
        figure, table = profile_figure(), spanned_table()
        other = attrs.evolve(table, caption=plain("Nog een"))
        made = three(section("d", table, figure), Callout(title="x", blocks=(other,)))
        found = captions(made)
        assert (found.number(figure), found.number(table), found.number(other)) == (1, 1, 2)

    def test_the_table_of_a_figure_a_form_and_a_table_without_caption_have_none(self) -> None:
        figure = profile_figure()
        form = Table(caption=plain("Invullen"), header=heads("a"), rows=(), layout="fill-in")
        bare = Table(caption=(), header=heads("a"), rows=())
        found = captions(three(figure, form, bare))
        assert [found.number(block) for block in (figure.table, form, bare)] == [None, None, None]

    def test_a_block_that_comes_twice_keeps_its_number(self) -> None:
        table = spanned_table()
        other = attrs.evolve(table, caption=plain("Nog een"))
        found = captions(three(table, table, other))
        assert (found.number(table), found.number(other)) == (1, 2)

    def test_there_are_none_where_sections_have_none(self) -> None:
        figure = profile_figure()
        short = document(figure)
        assert not any(numbers(short).values())
        assert captions(short).number(figure) is None

    def test_the_sample_report_numbers_all_its_figures(self) -> None:
        made = report()
        found = captions(made)
        assert [found.number(block) for block in walk(made) if isinstance(block, Figure)] == [1, 2, 3, 4, 5]
