from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import werkplekleren.documents as package
from sample_documents import one_of_each, report
from werkplekleren.documents import (
    BLOCK_KINDS,
    Block,
    Callout,
    Cell,
    ChoiceGrid,
    ChoiceGroup,
    CoverageChart,
    CoveragePoint,
    Document,
    FieldKind,
    Figure,
    Form,
    FormField,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    emphasis,
    heads,
    link,
    numbers,
    plain,
    reference,
    row,
    strong,
    text_of,
    walk,
)
from werkplekleren.errors import InvalidValueError, UnknownNameError


def section(name: str, *blocks: Block) -> Section:
    return Section(id=name, title=name.title(), blocks=blocks)


def document(*blocks: Block) -> Document:
    return Document(title="Scan", language="nl", blocks=blocks)


def ids(made: Document) -> list[str]:
    return [found.id for found in made.sections]


def test_there_is_a_sample_of_every_kind() -> None:
    assert tuple(block.kind for block in one_of_each()) == BLOCK_KINDS


def test_everything_that_is_listed_can_be_imported() -> None:
    assert all(getattr(package, name) is not None for name in package.__all__)
    assert set(package.__all__) == set(dir(package))


def test_documents_are_values() -> None:
    assert report() == report()
    assert hash(report()) == hash(report())


class TestInline:
    def test_texts_join(self) -> None:
        assert text_of((*plain("a"), *strong("b"), *emphasis("c"), *link("d", "#e"))) == "abcd"

    @pytest.mark.parametrize("make", [plain, strong, emphasis])
    def test_an_empty_text_has_no_spans(self, make: object) -> None:
        assert callable(make)
        assert make("") == ()

    def test_a_language_must_be_one(self) -> None:
        assert Span(text="hello", language="en").language == "en"
        with pytest.raises(InvalidValueError, match=r"Span\.language must be a language code such as 'nl', not 'English'"):
            Span(text="hello", language="English")

    def test_a_style_must_be_known(self) -> None:
        with pytest.raises(InvalidValueError, match=r"Span\.style must be one of plain, strong, emphasis"):
            Span(text="x", style="blink")  # type: ignore[arg-type]  # what a caller without a type checker may do


class TestComposing:
    start = document(section("a", section("inside")), section("b"))

    def test_after(self) -> None:
        assert ids(self.start.after("a", section("new"))) == ["a", "inside", "new", "b"]

    def test_before_keeps_the_depth(self) -> None:
        made = self.start.before("inside", section("new"))
        assert [found.id for found in made.section("a").blocks if isinstance(found, Section)] == ["new", "inside"]

    def test_without(self) -> None:
        assert ids(self.start.without("a")) == ["b"]

    def test_replaced_takes_the_place(self) -> None:
        assert ids(self.start.replaced("a", section("x"), section("y"))) == ["x", "y", "b"]

    def test_appended(self) -> None:
        assert self.start.appended(PageBreak()).blocks[-1] == PageBreak()

    def test_other_blocks_stay(self) -> None:
        made = document(Paragraph(text=plain("eerst")), section("a")).without("a")
        assert made.blocks == (Paragraph(text=plain("eerst")),)

    def test_the_original_stays_as_it_was(self) -> None:
        self.start.without("a")
        assert ids(self.start) == ["a", "inside", "b"]

    def test_within_comes_at_the_end_of_a_section(self) -> None:
        made = self.start.within("a", section("new"))
        assert [found.id for found in made.section("a").blocks if isinstance(found, Section)] == ["inside", "new"]

    def test_a_remark_stands_at_the_end_of_its_section_in_the_words_of_the_language(self) -> None:
        made = self.start.with_remark("b", "Begin klein.\n\nEn blijf klein.")
        assert made.section("b").blocks[-1] == Callout(
            title="Opmerking", tone="neutral", blocks=(Paragraph(text=plain("Begin klein.")), Paragraph(text=plain("En blijf klein.")))
        )
        english = attrs.evolve(self.start, language="en").with_remark("b", strong("Start small."))
        assert english.section("b").blocks[-1] == Callout(title="Remark", tone="neutral", blocks=(Paragraph(text=strong("Start small.")),))

    def test_a_remark_may_have_a_title_of_its_own(self) -> None:
        remark = self.start.with_remark("b", "x", title="Van Marit").section("b").blocks[-1]
        assert isinstance(remark, Callout)
        assert remark.title == "Van Marit"

    def test_moved(self) -> None:
        assert ids(self.start.moved("b", before="a")) == ["b", "a", "inside"]
        assert ids(self.start.moved("a", after="b")) == ["b", "a", "inside"]
        assert ids(self.start.moved("inside", after="b")) == ["a", "b", "inside"]
        inside = self.start.moved("b", after="inside").section("a")
        assert [found.id for found in inside.blocks if isinstance(found, Section)] == ["inside", "b"]

    def test_a_section_that_is_referred_to_can_move(self) -> None:
        made = document(Paragraph(text=reference("a")), *self.start.blocks)
        assert ids(made.moved("a", after="b")) == ["b", "a", "inside"]

    @pytest.mark.parametrize("where", [{}, {"after": "b", "before": "b"}])
    def test_moving_takes_one_place(self, where: dict[str, str]) -> None:
        with pytest.raises(InvalidValueError, match="say either after or before which section 'a' must come"):
            self.start.moved("a", **where)

    @pytest.mark.parametrize("target", ["a", "inside"])
    def test_nothing_moves_into_itself(self, target: str) -> None:
        with pytest.raises(InvalidValueError, match=f"section 'a' cannot move into itself: '{target}' lies inside it"):
            self.start.moved("a", after=target)

    def test_moving_needs_a_place_that_is_there(self) -> None:
        with pytest.raises(UnknownNameError, match="there is no section 'c'"):
            self.start.moved("a", after="c")

    def test_ordered(self) -> None:
        middle = PageBreak()
        made = document(section("a", section("x"), section("y"), section("z")), middle, section("b"), section("c"))
        assert ids(made.ordered("c", "a")) == ["c", "b", "a", "x", "y", "z"]
        assert made.ordered("c", "a").blocks[1] == middle
        assert ids(made.ordered("z", "x")) == ["a", "z", "y", "x", "b", "c"]
        assert made.ordered() == made

    @pytest.mark.parametrize(("names", "beside"), [(("a", "inside"), "a, b"), (("inside", "a"), "inside")])
    def test_only_sections_beside_each_other_change_places(self, names: tuple[str, ...], beside: str) -> None:
        said = f"section '{names[1]}' does not lie beside section '{names[0]}'; beside it lie: {beside}"
        with pytest.raises(InvalidValueError, match=said):
            self.start.ordered(*names)
        with pytest.raises(UnknownNameError, match="there is no section 'd'"):
            self.start.ordered("d")

    @pytest.mark.parametrize("text", ["", " \n\n ", ()])
    def test_a_remark_has_words(self, text: Any) -> None:  # noqa: ANN401 - a text or inline text
        with pytest.raises(InvalidValueError, match="the remark in section 'b' has no words"):
            self.start.with_remark("b", text)

    def test_a_remark_is_a_text(self) -> None:
        nothing: Any = None
        with pytest.raises(InvalidValueError, match="a remark is a text or inline text, not NoneType"):
            self.start.with_remark("b", nothing)

    def test_an_order_in_a_list_is_told_how_to_be_written(self) -> None:
        names: Any = ["a", "b"]
        with pytest.raises(InvalidValueError, match=r"ordered takes str, not list; write ordered\('first', 'second'\)"):
            Document(title="t", language="nl").ordered(names)

    def test_a_text_where_inline_text_belongs_is_told_how_to_be_written(self) -> None:
        text: Any = "tekst"
        with pytest.raises(InvalidValueError, match=r"Paragraph\.text must be inline text, such as plain\('\.\.\.'\), not 'tekst'"):
            Paragraph(text=text)

    def test_a_name_comes_once_in_an_order(self) -> None:
        with pytest.raises(InvalidValueError, match="section id 'a' is used more than once"):
            self.start.ordered("a", "a")

    @given(st.permutations(["one", "two", "three", "four"]), st.permutations(["one", "two", "three", "four"]))
    def test_ordering_all_gives_that_order_whatever_it_was(self, before: list[str], after: list[str]) -> None:
        made = document(*map(section, before))
        assert ids(made.ordered(*after)) == after
        assert made.ordered(*after).ordered(*before) == made

    @pytest.mark.parametrize("change", ["section", "without", "after", "before", "replaced", "within"])
    def test_an_unknown_id_offers_the_nearest(self, change: str) -> None:
        with pytest.raises(UnknownNameError, match="there is no section 'insite'; did you mean 'inside'"):
            getattr(self.start, change)("insite")

    def test_an_id_may_not_come_twice(self) -> None:
        with pytest.raises(InvalidValueError, match="section id 'b' is used more than once"):
            self.start.after("a", section("b"))

    @given(st.permutations(["one", "two", "three"]))
    def test_taking_out_what_was_put_in_gives_the_same(self, names: list[str]) -> None:
        first, *others = names
        start = document(section(first))
        grown = start
        for name in others:
            grown = grown.after(first, section(name))
        for name in others:
            grown = grown.without(name)
        assert grown == start


class TestSections:
    def test_four_levels_are_allowed(self) -> None:
        assert ids(document(section("a", section("b", section("c", section("d")))))) == ["a", "b", "c", "d"]

    def test_a_fifth_is_not(self) -> None:
        with pytest.raises(InvalidValueError, match="section 'e' lies deeper than 4 levels"):
            document(section("a", section("b", section("c", section("d", section("e"))))))

    def test_very_deep_trees_are_refused_without_exhausting_the_stack(self) -> None:
        deep = section("s0")
        for depth in range(1, 5000):
            deep = section(f"s{depth}", deep)
        with pytest.raises(InvalidValueError, match="lies deeper"):
            document(deep)

    def test_numbers_go_two_levels_deep(self) -> None:
        made = document(section("a", section("b", section("c"))), section("d"), section("e", section("f")))
        assert numbers(made) == {"a": "1", "b": "1.1", "c": "", "d": "2", "e": "3", "f": "3.1"}

    def test_a_sheet_has_no_numbers(self) -> None:
        made = document(section("a"), section("b"), section("c"))
        assert numbers(made)["b"] == "2"
        assert set(numbers(attrs.evolve(made, sheet=True)).values()) == {""}

    def test_a_short_document_has_no_numbers(self) -> None:
        assert numbers(document(section("a"), section("b"))) == {"a": "", "b": ""}


class TestBlocks:
    def test_a_callout_holds_no_sections_callouts_or_page_breaks(self) -> None:
        for block in (section("a"), PageBreak(), Callout(title="x")):
            with pytest.raises(InvalidValueError, match=r"Callout\.blocks must hold no sections, callouts or page breaks"):
                Callout(title="Let op", blocks=(block,))

    def test_only_blocks_go_in(self) -> None:
        with pytest.raises(InvalidValueError, match=r"Document\.blocks must hold blocks, such as Paragraph\(text=plain\('\.\.\.'\)\), not 'tekst'"):
            document("tekst")  # type: ignore[arg-type]  # what a caller without a type checker may do

    def test_a_figure_holds_a_chart(self) -> None:
        table = Table(caption=(), header=heads("a"), rows=())
        with pytest.raises(InvalidValueError, match=r"Figure\.chart must be a chart"):
            Figure(title="x", description="y", chart="z", table=table)  # type: ignore[arg-type]  # as above

    def test_a_figure_holds_a_table(self) -> None:
        chart = CoverageChart(points=(CoveragePoint(day=date(2027, 1, 4), share=0.5),))
        with pytest.raises(InvalidValueError, match=r"Figure\.table must be of type Table"):
            Figure(title="x", description="y", chart=chart, table=None)  # type: ignore[arg-type]  # as above

    def test_walking_sees_every_block_once(self) -> None:
        kinds = [block.kind for block in walk(document(*one_of_each()))]
        assert sorted(set(kinds)) == sorted(BLOCK_KINDS)
        assert kinds.count("table") == 3
        assert [block.kind for block in walk(one_of_each())] == kinds

    def test_a_date_is_a_date(self) -> None:
        assert Document(title="x", language="nl", date=date(2026, 11, 9)).date == date(2026, 11, 9)
        with pytest.raises(InvalidValueError, match=r"Document\.date must be of type date"):
            Document(title="x", language="nl", date="2026-11-09")  # type: ignore[arg-type]  # as above


class TestTables:
    def test_rows_are_as_wide_as_the_header(self) -> None:
        with pytest.raises(InvalidValueError, match=r"Table\.rows must have 2 cells in each row, not 1"):
            Table(caption=(), header=heads("a", "b"), rows=(row("x"),))

    def test_widths_are_one_per_column(self) -> None:
        with pytest.raises(InvalidValueError, match=r"Table\.widths must have one width for each of the 2 columns, not 1"):
            Table(caption=(), header=heads("a", "b"), rows=(), widths=(1,))
        assert Table(caption=(), header=heads("a", "b"), rows=(), widths=(1, 2)).widths == (1, 2)

    def test_a_row_reads_plain_values(self) -> None:
        ready = Cell(text=plain("x"), tone="good")
        made = row(1, "Kantbank", ready, "", head=1)
        assert made == Row(cells=(Cell(text=plain("1"), align="end"), Cell(text=plain("Kantbank"), header=True), ready, Cell(text=())))
        assert not any(cell.header for cell in row("a", "b", head=None).cells)


class TestChoiceGrids:
    grid = ChoiceGrid(
        options=("oneens", "eens"),
        not_applicable="n.v.t.",
        groups=(ChoiceGroup(title="x", statements=(plain("een"), plain("twee"))), ChoiceGroup(statements=(plain("drie"),))),
    )

    def test_numbers_run_on_through_the_groups(self) -> None:
        assert [[number for number, _ in group] for group in self.grid.numbered] == [[1, 2], [3]]
        assert attrs.evolve(self.grid, first=7).numbered[1] == ((9, plain("drie")),)

    def test_not_applicable_is_a_column_only_where_it_is_offered(self) -> None:
        assert self.grid.columns == ("oneens", "eens", "n.v.t.")
        assert attrs.evolve(self.grid, not_applicable="").columns == ("oneens", "eens")

    def test_there_is_something_to_choose(self) -> None:
        with pytest.raises(InvalidValueError, match=r"ChoiceGrid\.options must have 2 to 12 members, not 1"):
            attrs.evolve(self.grid, options=("eens",))


class TestForms:
    def test_a_choice_needs_options(self) -> None:
        with pytest.raises(InvalidValueError, match=r"FormField\.options must have at least one option for a choice"):
            FormField(label="Wie?", kind="choice")

    def test_only_a_choice_has_options(self) -> None:
        with pytest.raises(InvalidValueError, match=r"FormField\.options must be empty for a field of kind line"):
            FormField(label="Wie?", kind="line", options=("a",))

    @pytest.mark.parametrize(("kind", "lines"), [("lines", 3), ("line", 1), ("number", 1), ("signature", 1)])
    def test_only_a_field_of_several_lines_has_more_than_one(self, kind: FieldKind, lines: int) -> None:
        assert FormField(label="Waarom?", kind=kind, rows=3).writing_lines == lines

    def test_a_form_has_fields(self) -> None:
        with pytest.raises(InvalidValueError, match=r"Form\.fields must have 1 to 500 members"):
            Form(fields=())
