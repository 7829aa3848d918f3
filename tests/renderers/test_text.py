"""Plain text for mails: readable without markup, nothing lost, nothing hidden."""

import re
from itertools import count
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chart_examples import EXAMPLES
from hostile_texts import CONTROL, KEPT, TEXTS, everywhere
from sample_documents import document, one_of_each, profile_figure, report
from werkplekleren.documents import (
    Block,
    Callout,
    Cell,
    ChoiceGrid,
    ChoiceGroup,
    Document,
    Figure,
    Form,
    FormField,
    Inline,
    KeyFigure,
    KeyFigures,
    NumberedList,
    Paragraph,
    Quote,
    Row,
    Section,
    SourceItem,
    Sources,
    Span,
    Table,
    TableOfContents,
    emphasis,
    heads,
    link,
    plain,
    reference,
    row,
    walk,
)
from werkplekleren.errors import RenderError
from werkplekleren.renderers import TextWriter, Theme, render
from werkplekleren.renderers.lines import WIDTH, hanging, padded, width, wrapped


def text_of(*blocks: Block, language: str = "nl") -> str:
    """What stands below the title."""
    return str(render(document(*blocks, language=language), "text")).partition("\n=========\n\n")[2]


def table(header: tuple[str, ...], *rows: Row, **more: Any) -> Table:  # noqa: ANN401 - any field of a table
    return Table(caption=(), header=heads(*header), rows=rows, **more)


def marked(value: Any, numbers: "count[int]") -> Any:  # noqa: ANN401 - any part of a document
    """The same document with a word of its own in each place where text may stand."""
    if isinstance(value, tuple):
        return tuple(marked(each, numbers) for each in cast("tuple[object, ...]", value))
    if isinstance(value, str):
        return f"woord{next(numbers)}x"
    kind = cast("Any", type(value))
    if not attrs.has(kind):
        return value
    changed = {}
    for field in attrs.fields(kind):
        now = getattr(value, field.name)
        if field.name not in {*KEPT, "chart"} and field.init and now:
            changed[field.name] = marked(now, numbers)
    return attrs.evolve(value, **changed)


@pytest.mark.parametrize("sample", [report(), document(*one_of_each())], ids=["report", "one of each"])
def test_no_text_of_a_document_is_lost(sample: Document) -> None:
    """But for how to read drawings, which are not there."""
    numbers = count()
    made = cast("Document", marked(sample, numbers))
    text = str(render(made, "text"))
    of_drawings = {span.text for block in walk(made) if isinstance(block, Figure) for span in block.caption}
    words = set(re.findall(r"woord\d+x", text))
    assert words.isdisjoint(of_drawings)
    assert sorted(words | of_drawings) == sorted(f"woord{number}x" for number in range(next(numbers)))


@pytest.mark.parametrize("format_name", ["text", "markdown"])
def test_a_caption_stays_where_it_is_as_true_of_the_table(format_name: str) -> None:
    drawn, matrix = (
        attrs.evolve(profile_figure(), chart=EXAMPLES[kind], title="Wie kan wat", caption=plain("Zo lees je dit."))
        for kind in ("timeline", "mastery")
    )
    assert "Zo lees je dit." not in str(render(document(drawn), format_name))
    assert "Zo lees je dit." in str(render(document(matrix), format_name))


@pytest.mark.parametrize("format_name", ["text", "markdown"])
def test_a_figure_whose_table_is_called_the_same_is_called_so_once(format_name: str) -> None:
    made = profile_figure()
    named = attrs.evolve(made, table=attrs.evolve(made.table, caption=plain(made.title)))
    assert str(render(document(named), format_name)).count(made.title) == 1


@pytest.mark.parametrize("sample", [report(), document(*one_of_each())], ids=["report", "one of each"])
def test_lines_are_as_wide_as_a_mail_unless_one_word_is_wider(sample: Document) -> None:
    for line in str(render(sample, "text")).splitlines():
        assert width(line) <= WIDTH or len(re.sub(r"^[| \d.\[\]-]*", "", line).split()) == 1
        assert line == line.rstrip()


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_is_shown_as_it_was_typed(name: str) -> None:
    bare = re.sub(r"[\s|]", "", str(render(everywhere(TEXTS[name]), "text")))
    assert re.sub(r"[\s|]", "", TEXTS[name]) in bare


def test_there_are_no_control_characters_and_no_marks_of_direction() -> None:
    text = str(render(everywhere(CONTROL), "text", theme=Theme(name=CONTROL, footer=CONTROL, contact=CONTROL)))
    text.encode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)
    assert "Cor\ufffd\ufffd\ufffd[31m neB" in text


def test_a_word_wider_than_the_line_stays_whole() -> None:
    word = "x" * 10_000
    assert text_of(Paragraph(text=plain(f"kort {word} kort"))) == f"kort\n{word}\nkort\n"
    assert word in text_of(table(("a", "b"), row("een", word)))


def test_headings_are_underlined_by_depth_and_numbered_as_everywhere() -> None:
    deep = Section(
        id="b",
        title="Tweede",
        blocks=(Section(id="c", title="Dieper", blocks=(Section(id="d", title="Diepst", blocks=(Section(id="f", title="Nog dieper"),)),)),),
    )
    text = text_of(Section(id="a", title="Eerste"), deep, Section(id="e", title="Derde"))
    assert text == (
        "1 Eerste\n--------\n\n2 Tweede\n--------\n\n2.1 Dieper\n~~~~~~~~~~\n\nDiepst\n......\n\nNog dieper\n..........\n\n3 Derde\n-------\n"
    )  # fmt: skip


def test_a_long_title_is_underlined_as_wide_as_its_widest_line() -> None:
    title = "woord " * 20
    head = str(render(Document(title=title, language="nl"), "text"))
    assert head == "\n".join([" ".join(["woord"] * 12), " ".join(["woord"] * 8), "=" * 71]) + "\n"


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        (link("de wet", "https://voorbeeld.nl/a?b=1&c=2"), "de wet <https://voorbeeld.nl/a?b=1&c=2>"),
        (link("https://voorbeeld.nl", "https://voorbeeld.nl"), "https://voorbeeld.nl"),
        (link("Schrijf ons", "mailto:a@voorbeeld.nl"), "Schrijf ons <a@voorbeeld.nl>"),
        (link("a@voorbeeld.nl", "mailto:a@voorbeeld.nl"), "a@voorbeeld.nl"),
        (link("de scores", "#deel"), "de scores"),
        (link("elders", "#er-is-niets"), "elders"),
        ((*link("de ", "https://v.nl"), Span(text="wet", style="strong", href="https://v.nl"), *plain(".")), "de wet <https://v.nl>."),
        ((*plain("een\ntwee "), *emphasis("drie")), "een\ntwee drie"),
    ],
)
def test_links_are_written_out_behind_their_words(spans: Inline, said: str) -> None:
    assert text_of(Paragraph(text=spans), Section(id="deel", title="Deel")).partition("\n\n")[0] == said


def test_a_link_to_a_numbered_section_names_its_number() -> None:
    sections = tuple(Section(id=name, title=name.upper()) for name in "abc")
    assert text_of(Paragraph(text=link("zie daar", "#b")), *sections).startswith("zie daar (→ 2)\n")


def test_an_address_that_is_not_allowed_is_refused() -> None:
    with pytest.raises(RenderError, match="a link may lead to"):
        text_of(Paragraph(text=link("klik", "javascript:alert(1)")))


def test_numbers_of_a_list_stand_below_each_other() -> None:
    lines = text_of(NumberedList(items=tuple(plain("x y") for _ in range(10)))).splitlines()
    assert (lines[0], lines[9]) == (" 1. x y", "10. x y")


def test_a_wide_key_figure_has_its_words_below_it() -> None:
    wide = KeyFigure(value="een heel lang getal in woorden", label="dat telt", note="echt", tone="good")
    assert text_of(KeyFigures(items=(wide,))) == "● een heel lang getal in woorden\n  dat telt (echt)\n"


def test_a_callout_has_a_bar_down_its_side() -> None:
    assert text_of(Callout(title="Let op", tone="neutral", blocks=(Paragraph(text=plain("Begin klein.")),))) == "| Let op\n|\n| Begin klein.\n"


def test_a_quote_without_source_is_only_set_in() -> None:
    assert text_of(Quote(text=plain("Zo doen we dat."))) == "    Zo doen we dat.\n"


def test_forms_speak_the_language_of_the_document() -> None:
    form = Form(fields=(FormField(label="Day", kind="date"), FormField(label="Agreed", kind="signature")))
    assert text_of(form, language="en").splitlines() == [
        "Day",
        "day ____ month ____ year ________",
        "",
        "Agreed",
        "name ____________________ signature ____________________",
    ]


def test_a_source_is_named_with_its_address_and_what_to_know() -> None:
    items = (SourceItem(text=link("De wet", "https://a.nl"), href="https://b.nl", note="bekeken"), SourceItem(text=link("x", "https://c.nl")))
    assert text_of(Sources(items=items)) == "[1] De wet <https://b.nl> (bekeken)\n[2] x <https://c.nl>\n"


def test_the_foot_says_whose_it_is() -> None:
    theme = Theme(name="Fonds Voorbeeld", footer="Voor wie leert", contact="bel\nons")
    assert TextWriter().write(document(), theme).endswith(f"\n\n{'-' * 72}\nFonds Voorbeeld\nVoor wie leert\nbel\nons\n")
    assert "---" not in TextWriter().write(document(), Theme.default())


def test_contents_are_listed_by_number_and_set_in_by_depth() -> None:
    sections = tuple(Section(id=name, title=f"Deel {name}", blocks=(Section(id=f"{name}1", title="Erin"),)) for name in "abc")
    lines = text_of(TableOfContents(depth=2), *sections).splitlines()
    assert lines[:4] == ["Inhoud", "  1 Deel a", "    1.1 Erin", "  2 Deel b"]
    assert text_of(TableOfContents(depth=1, title="In dit stuk"), *sections).splitlines()[:3] == ["In dit stuk", "  1 Deel a", "  2 Deel b"]


def test_a_reference_is_the_number_and_title_of_its_section() -> None:
    sections = tuple(Section(id=name, title=f"Deel {name}") for name in "abc")
    said = text_of(Paragraph(text=(*plain("Zie "), *reference("b"), *plain(" en "), *reference("c", "daarna"), *plain("."))), *sections)
    assert said.startswith("Zie 2 Deel b en daarna (→ 3).\n")


def test_figures_and_tables_have_the_numbers_of_every_format() -> None:
    text = str(render(report(), "text"))
    assert "\nFiguur 1. Leerklimaat per onderdeel, medewerkers en leiding\n" in text
    assert "\nTabel 1. Wie beheerst wat: 24 onderwerpen, 18 mensen\n" in text


def test_options_that_do_not_fit_go_on_below() -> None:
    options = tuple(f"een antwoord van vijf woorden {number}" for number in range(3))
    grid = ChoiceGrid(options=options, groups=(ChoiceGroup(statements=(plain("Ik leer."),)),))
    assert text_of(grid).splitlines() == [
        "1. Ik leer.",
        "   [ ] een antwoord van vijf woorden 0",
        "   [ ] een antwoord van vijf woorden 1",
        "   [ ] een antwoord van vijf woorden 2",
    ]


class TestTables:
    def test_numbers_stand_at_the_end_of_their_column(self) -> None:
        assert text_of(table(("Onderwerp", "Uren"), row("Kantbank", 4), row("Lasrobot", 12))) == (
            "Onderwerp  Uren\n---------  ----\nKantbank      4\nLasrobot     12\n"
        )

    def test_the_widest_column_gives_way_and_rows_stand_apart_where_their_heads_are_broken(self) -> None:
        long = "een werkstuk dat lang duurt " * 3
        text = text_of(table(("Onderwerp", "Uren"), row(long, 4), row("Lasrobot", 12)))
        assert text.splitlines() == [
            "Onderwerp                                                           Uren",
            "------------------------------------------------------------------  ----",
            "een werkstuk dat lang duurt een werkstuk dat lang duurt een            4",
            "werkstuk dat lang duurt",
            "",
            "Lasrobot                                                              12",
        ]

    def test_what_does_not_fit_is_told_row_by_row(self) -> None:
        header = ("Onderwerp", *(f"Kolom {letter}" for letter in "abcdefgh"), "Leeg")
        rows = (row("Kantbank", *(f"waarde-{letter}" for letter in "abcdefg"), "", ""), row("Lasrobot", *"1234567", "8", ""))
        text = text_of(table(header, *rows))
        assert text.splitlines()[:3] == [
            "Onderwerp: Kantbank",
            "  Kolom a: waarde-a   Kolom b: waarde-b   Kolom c: waarde-c",
            "  Kolom d: waarde-d   Kolom e: waarde-e   Kolom f: waarde-f",
        ]
        assert "   Kolom h: 8\n  Leeg:\n" in text
        assert text.count("Kolom h") == 1

    def test_what_is_long_has_a_line_of_its_own_in_every_row(self) -> None:
        header = ("Onderwerp", "Uren", "Gelukt als", "Niveau", "Tot en met")
        long = "De opvolger doet de klus drie keer alleen en zegt erbij waarom het zo moet. " * 3
        text = text_of(table(header, row("Kantbank", 1, long, 4, "8 mei"), row("Lasrobot", 2, "Klaar.", 3, "9 mei")))
        assert text.splitlines()[-4:] == ["Onderwerp: Lasrobot", "  Uren: 2", "  Gelukt als: Klaar.", "  Niveau: 3   Tot en met: 9 mei"]

    def test_figures_stay_a_table_where_their_heads_can_take_more_lines(self) -> None:
        header = ("Onderdeel", "Scores in de norm", "Gemiddelde van allen", "Laagste kwart tot", "Hoogste kwart vanaf", "Spreiding")
        text = text_of(table(header, row("Werk waar je van leert", 24, 62, 38, 75, 13)))
        assert max(map(len, text.splitlines())) <= WIDTH
        assert re.search(r"^Werk waar je +24 +62 +38 +75 +13$", text, re.MULTILINE)

    def test_a_wide_table_without_rows_still_says_its_heads(self) -> None:
        assert text_of(table(tuple(f"een lange kop {number}" for number in range(5)))).splitlines()[0] == "- een lange kop 0"
        assert text_of(table(("a", "b"))) == "a  b\n-  -\n"

    def test_a_tone_has_its_sign_and_an_empty_cell_its_word(self) -> None:
        cells = (Cell(text=plain("x"), header=True), Cell(text=plain("groot"), tone="bad"), Cell(text=(), tone="warning"))
        assert text_of(table(("a", "b", "c"), Row(cells=cells))).splitlines()[2] == "x  ◆ groot  ▲ let op"

    def test_a_table_without_heads_is_only_its_rows(self) -> None:
        assert text_of(table(("", ""), row("a", 1))).splitlines() == ["-  -", "a  1"]

    def test_room_to_write_is_drawn_as_wide_as_there_is_room(self) -> None:
        assert text_of(table(("Kennis", "Bewijs"), row("", ""), layout="fill-in")) == (
            "Kennis                Bewijs\n--------------------  --------------------\n____________________  ____________________\n"
        )
        narrow = text_of(table(("Kennis", "Bewijs", "Wie beoordeelt", "Gelukt op"), row("", "", "", ""), layout="fill-in"))
        assert max(map(len, narrow.splitlines())) == WIDTH

    def test_what_there_is_to_read_keeps_its_room_beside_room_to_write(self) -> None:
        planned = row("1 feb 2027: samen doen, 2 uur", "", "al gedaan", "", "")
        made = table(("Gepland", "Gedaan op", "Uren", "Met wie", "Wat"), planned, row("", "", "", "", ""), layout="fill-in")
        lines = text_of(made).splitlines()
        assert lines[-1].split("  ")[0] == "_" * 29
        assert sum(line.startswith("1 feb 2027: samen doen, 2 uur") for line in lines) == 1


def cell(level: int, note: str) -> Cell:
    return Cell(text=plain(level), note=note, align="start")


class TestMatrices:
    def test_what_the_signs_mean_is_said_once_below_it(self) -> None:
        cells = (cell(3, "kan het alleen"), cell(1, "leert het"), Cell(text=(), tone="level-unknown", note="niet bekend"))
        made = Row(cells=(Cell(text=plain("Kantbank"), header=True), *cells))
        assert text_of(table(("Onderwerp", "Cor", "Gijs", "Anke"), made, layout="matrix")) == (
            "Onderwerp  Cor  Gijs  Anke\n---------  ---  ----  ----\nKantbank    3    1     ?\n\n3 = kan het alleen; 1 = leert het; ? = niet bekend\n"
        )

    def test_a_sign_that_means_two_things_has_its_meaning_beside_it(self) -> None:
        made = Row(cells=(Cell(text=plain("Kantbank"), header=True), cell(3, "kan het"), cell(3, "kan het, maar vertrekt")))
        assert "3 (kan het)  3 (kan het, maar vertrekt)" in text_of(table(("Onderwerp", "Cor", "Gijs"), made, layout="matrix"))

    def test_one_that_is_too_wide_names_for_each_value_who_has_it(self) -> None:
        names = tuple(f"Medewerker-{letter}" for letter in "abcdefgh")
        levels = tuple(cell(at % 2, ("nee", "ja")[at % 2]) for at in range(8))
        made = (row("Kantbank", *levels, "4 van 8", ""), row("Lasrobot", *levels, "", ""))
        text = text_of(table(("Onderwerp", *names, "Samen", "Leeg"), *made, layout="matrix"))
        assert text.splitlines()[:7] == [
            "Onderwerp: Kantbank",
            "  0 (nee): Medewerker-a, Medewerker-c, Medewerker-e, Medewerker-g",
            "  1 (ja): Medewerker-b, Medewerker-d, Medewerker-f, Medewerker-h",
            "  Samen: 4 van 8",
            "  Leeg:",
            "",
            "Onderwerp: Lasrobot",
        ]


texts = st.text(alphabet="ab 1é🔧\n-_", max_size=40)


@settings(max_examples=200)
@given(texts, st.integers(4, 40))
def test_lines_hold_every_word_in_order(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert " ".join(lines).split() == re.findall(r"[^ \t\n]+", text)
    assert all(width(line) <= room or " " not in line for line in lines)


@settings(max_examples=100)
@given(
    st.integers(1, 6).flatmap(lambda wide: st.lists(st.tuples(*[texts] * wide), min_size=1, max_size=5)),
    st.sampled_from(["rows", "matrix", "fill-in"]),
)
def test_any_table_keeps_every_word_within_the_line(rows: list[tuple[str, ...]], layout: Any) -> None:  # noqa: ANN401 - one of the layouts
    header, *body = rows
    made = Table(caption=(), header=heads(*header), rows=tuple(row(*texts) for texts in body), layout=layout)
    lines = text_of(made).splitlines()
    assert all(width(line) <= WIDTH or len(line.split()) == 1 for line in lines)
    written = " ".join(lines)
    assert all(word in written for texts in rows for text in texts for word in text.split())


def test_a_text_is_as_wide_as_it_looks() -> None:
    assert width("Zoë") == 3
    assert width("Zoe\u0308") == 3
    assert width("漢字") == 4
    assert padded("漢", 4) == "漢  "
    assert hanging("1. ", [""]) == ["1."]
