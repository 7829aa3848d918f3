"""Wording files: Markdown first, values afterwards, and mistakes that name their line."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkplekleren.documents import (
    BulletList,
    Callout,
    CoverageChart,
    CoveragePoint,
    Figure,
    Glossary,
    GlossaryItem,
    Inline,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Section,
    Span,
    Table,
    TableOfContents,
    heads,
    plain,
    row,
    text_of,
)
from werkplekleren.errors import WordingError
from werkplekleren.reports.wording import Amount, Composed, Facts, Phrases, Wording

NUMBERS = Table(caption=plain("own"), header=heads("a"), rows=(row("1"),))

FIGURE = Figure(title="deel 1", description="Klaar.", chart=CoverageChart(points=(CoveragePoint(day=date(2027, 1, 4), share=1),)), table=NUMBERS)


def composed(text: str, facts: Facts | None = None) -> Composed:
    return Wording.read(text, file="nl/test.md", language="nl").compose(facts or Facts())


def test_first_heading_is_the_title_and_the_paragraph_below_it_the_subtitle() -> None:
    result = composed("# Rapport {firm}\n\nVoor {firm}\n\nDe kern.\n\nDe rest.", Facts(values={"firm": "De Vries"}))
    assert (result.title, result.subtitle) == ("Rapport De Vries", "Voor De Vries")
    assert result.blocks == (Paragraph(text=plain("De kern."), lead=True), Paragraph(text=plain("De rest.")))


def test_first_paragraph_of_a_titled_file_leads_even_inside_a_section() -> None:
    result = composed("# T\n\nS\n\n## Kern\n\nHier.\n\nDaar.")
    assert result.blocks == (Section(id="kern", title="Kern", blocks=(Paragraph(text=plain("Hier."), lead=True), Paragraph(text=plain("Daar.")))),)


def test_text_without_title_has_no_lead() -> None:
    assert composed("Zomaar.").blocks == (Paragraph(text=plain("Zomaar.")),)


def test_title_alone_gives_an_empty_document() -> None:
    assert composed("# T") == Composed(title="T", subtitle="", blocks=())


def test_deeper_headings_make_sections_inside_sections_and_empty_ones_are_left_out() -> None:
    result = composed("## A {#a}\n\n### B {#b-{n}}\n\ntekst\n\n### Leeg\n\n## C\n\ntekst", Facts(values={"n": 3}))
    inner = Section(id="b-3", title="B", blocks=(Paragraph(text=plain("tekst")),))
    assert result.blocks == (Section(id="a", title="A", blocks=(inner,)), Section(id="c", title="C", blocks=(Paragraph(text=plain("tekst")),)))


def test_strong_emphasis_and_links_become_spans() -> None:
    result = composed("Kijk *eerst* naar **{what}** op [de site]({site}).\n", Facts(values={"what": "tijd", "site": "https://example.org/a"}))
    assert result.blocks == (
        Paragraph(
            text=(
                Span(text="Kijk "),
                Span(text="eerst", style="emphasis"),
                Span(text=" naar "),
                Span(text="tijd", style="strong"),
                Span(text=" op "),
                Span(text="de site", href="https://example.org/a"),
                Span(text="."),
            )
        ),
    )


def test_line_break_is_a_space() -> None:
    assert composed("een\ntwee").blocks == (Paragraph(text=plain("een twee")),)


def test_inline_values_keep_their_own_look() -> None:
    value = (Span(text="Jan", style="strong"), Span(text=" de Vries"))
    result = composed("Vraag {who} hulp, *{who}*.", Facts(values={"who": value}))
    assert result.blocks == (
        Paragraph(
            text=(
                Span(text="Vraag "),
                Span(text="Jan", style="strong"),
                Span(text=" de Vries hulp, "),
                Span(text="Jan de Vries", style="emphasis"),
                Span(text="."),
            )
        ),
    )


@pytest.mark.parametrize(("count", "words"), [(0, "0 mensen"), (1, "1 mens"), (2, "2 mensen")])
def test_plural_form_goes_with_the_number(count: int, words: str) -> None:
    assert composed("{n} {n|mens|mensen}", Facts(values={"n": count})).blocks == (Paragraph(text=plain(words)),)


@pytest.mark.parametrize(("hours", "written", "said"), [(1, "1", "1 uurtje"), (1.5, "1,5", "1,5 uren"), (0.5, "0,5", "0,5 uren"), (2, "2", "2 uren")])
def test_amount_that_need_not_be_whole_has_forms_too(hours: float, written: str, said: str) -> None:
    (paragraph,) = composed("{h} {h|uurtje|uren}", Facts(values={"h": Amount(hours, written)})).blocks
    assert paragraph == Paragraph(text=plain(said))


@pytest.mark.parametrize(("language", "said"), [("nl", "12.345 mensen en 999"), ("en", "12,345 mensen en 999")])
def test_large_numbers_are_written_as_people_of_the_language_write_them(language: str, said: str) -> None:
    result = Wording.read("{n} {n|mens|mensen} en {m}", file="test.md", language=language).compose(Facts(values={"n": 12345, "m": 999}))
    assert result.blocks == (Paragraph(text=plain(said)),)


def test_language_with_more_plural_forms_uses_them_in_the_order_of_cldr() -> None:
    polish = Wording.read("{n|osoba|osoby|osób|osoby}", file="pl/test.md", language="pl")
    assert [text_of(p.text) for n in (1, 3, 5) for p in polish.compose(Facts(values={"n": n})).blocks if isinstance(p, Paragraph)] == [
        "osoba",
        "osoby",
        "osób",
    ]


@pytest.mark.parametrize(("language", "said"), [("li", "1 uur, 2 uren"), ("gos", "1 uur, 2 uren"), ("pt-ZZ", "1 uur, 2 uren")])
def test_language_of_which_no_plural_forms_are_known_has_those_that_its_numbers_have(language: str, said: str) -> None:
    (made,) = Wording.read("{a} {a|uur|uren}, {b} {b|uur|uren}", file="test.md", language=language).compose(Facts(values={"a": 1, "b": 2})).blocks
    assert made == Paragraph(text=plain(said))


def test_lists_tables_quotes_callouts_and_page_breaks_become_blocks() -> None:
    result = composed(
        "- een\n- **twee**\n\n1. drie\n\n> **Let op**\n>\n> Nu {what}.\n\n> zomaar gezegd\n\n"
        "| a | b |\n| --- | --- |\n| 1 | {what} |\n\n---\n\n- {nothing}\n",
        Facts(values={"what": "dit", "nothing": ""}),
    )
    bullets, numbered, callout, quote, table, page_break = result.blocks
    assert bullets == BulletList(items=(plain("een"), (Span(text="twee", style="strong"),)))
    assert numbered == NumberedList(items=(plain("drie"),))
    assert callout == Callout(title="Let op", blocks=(Paragraph(text=plain("Nu dit.")),))
    assert quote == Quote(text=plain("zomaar gezegd"))
    assert isinstance(table, Table)
    assert [text_of(cell.text) for cell in table.rows[0].cells] == ["1", "dit"]
    assert page_break == PageBreak()


@pytest.mark.parametrize("tone", ["good", "neutral", "warning", "bad"])
def test_callout_may_say_its_tone(tone: str) -> None:
    (callout,) = composed(f"> **Begin** {{.{tone}}}\n>\n> Nu.").blocks
    assert isinstance(callout, Callout)
    assert (callout.title, callout.tone) == ("Begin", tone)


def test_block_quote_with_anything_else_behind_the_bold_words_is_a_quote() -> None:
    (quote,) = composed("> **Begin** nu").blocks
    assert isinstance(quote, Quote)


@pytest.mark.parametrize("text", ["> **Begin** {.huge}", "Beste {Naam}", "Dag {wie", "Dag wie}", "## Geld {#a b}"])
def test_braces_that_mean_nothing_are_told_and_not_printed(text: str) -> None:
    with pytest.raises(WordingError, match="is not a name that can be filled in"):
        composed(text)


def test_item_of_several_paragraphs_is_one_item() -> None:
    assert composed("- een\n\n  twee\n").blocks == (BulletList(items=(plain("een twee"),)),)


def test_slot_is_replaced_by_its_block_with_the_caption_of_the_wording() -> None:
    result = composed(":::numbers Cijfers van *{who}*.", Facts(blocks={"numbers": NUMBERS}, values={"who": "ons"}))
    (table,) = result.blocks
    assert isinstance(table, Table)
    assert text_of(table.caption) == "Cijfers van ons."


def test_slot_without_caption_keeps_that_of_the_block_and_a_slot_may_hold_several_blocks_or_none() -> None:
    facts = Facts(blocks={"one": NUMBERS, "two": (NUMBERS, PageBreak()), "none": None, "para": Paragraph(text=plain("p"))})
    assert composed(":::one\n\n:::two\n\n:::none\n\n:::para met bijschrift", facts).blocks == (
        NUMBERS,
        NUMBERS,
        PageBreak(),
        Paragraph(text=plain("p")),
    )


def test_when_and_unless_keep_what_holds() -> None:
    text = ":::when yes\n\nja\n\n:::unless yes\n\nnooit\n\n:::end\n\n:::end\n\n:::when no\n\nnooit\n\n:::end\n\n:::unless no\n\nook\n\n:::end"
    assert composed(text, Facts(conditions={"yes": True, "no": False})).blocks == (Paragraph(text=plain("ja")), Paragraph(text=plain("ook")))


def test_each_repeats_with_the_facts_of_each_thing_and_knows_the_outer_ones() -> None:
    things = tuple(Facts(values={"name": name}, conditions={"last": name == "b"}) for name in "ab")
    facts = Facts(values={"firm": "X"}, lists={"things": things})
    result = composed(":::each things\n\n{name} van {firm}\n\n:::when last\n\nklaar\n\n:::end\n\n:::end", facts)
    assert result.blocks == tuple(Paragraph(text=plain(words)) for words in ("a van X", "b van X", "klaar"))


def test_every_wrong_name_is_reported_at_once_with_line_and_nearest_name() -> None:
    text = "# {titel}\n\n:::profiel x\n\n:::when besloten\n\na\n\n:::end\n\n:::each keuzes\n\nb\n\n:::end\n\n{n|a|b}\n"
    facts = Facts(values={"title": "T", "n": "1"}, blocks={"profile": None}, conditions={"decided": True})
    with pytest.raises(WordingError) as caught:
        composed(text, facts)
    found = [(problem.place.line, str(problem.what)) for problem in caught.value.problems]
    assert found == [
        (1, "{titel} does not exist; did you mean title?"),
        (3, ":::profiel does not exist; did you mean profile?"),
        (5, ":::when besloten does not exist; there are: decided"),
        (11, ":::each keuzes does not exist; there are: -"),
        (17, "{n} is not a number, so it has no forms to choose from"),
    ]


def test_same_mistake_twice_in_a_paragraph_is_said_once() -> None:
    with pytest.raises(WordingError) as caught:
        composed("{wie} en {wie}", Facts(values={"firm": "X"}))
    assert len(caught.value.problems) == 1


def test_value_of_empty_words_leaves_no_trace() -> None:
    nothing = (Span(text="", style="strong"),)
    assert composed("a {v} b", Facts(values={"v": nothing})).blocks == (Paragraph(text=plain("a  b")),)


def test_container_that_is_never_closed_is_reported_where_it_opens() -> None:
    with pytest.raises(WordingError, match="line 3: this needs a line ':::end' further down"):
        composed("a\n\n:::when yes\n\nb", Facts(conditions={"yes": True}))


@pytest.mark.parametrize(
    ("text", "kind"),
    [("```\ncode\n```", "fence"), ("![x](y.png)", "image"), ("`code`", "code_inline"), ("- a\n  - b", "bullet_list")],
)
def test_markdown_that_has_no_place_in_a_report_is_refused(text: str, kind: str) -> None:
    with pytest.raises(WordingError, match=kind):
        composed(text)


@given(st.text(max_size=40))
def test_value_is_never_read_as_markdown(value: str) -> None:
    result = composed("x{v}x", Facts(values={"v": value}))
    (paragraph,) = result.blocks
    assert isinstance(paragraph, Paragraph)
    assert text_of(paragraph.text) == f"x{value}x"


def test_phrases_hold_one_sentence_per_code() -> None:
    said = Phrases.read(
        "# Titel\n\nuitleg\n\n## more-hours\n\nGeef {who} {n} {n|uur|uren} meer.\n\n## done\n\nKlaar.\n", file="nl/p.md", language="nl"
    )
    assert said.codes == ("more-hours", "done")
    assert text_of(said.say("more-hours", {"who": "Anke", "n": 2})) == "Geef Anke 2 uren meer."


def test_unknown_code_names_the_nearest_and_a_missing_value_its_file() -> None:
    said = Phrases.read("## more-hours\n\nGeef {who} tijd.", file="nl/p.md", language="nl")
    with pytest.raises(WordingError, match="nearest: more-hours"):
        said.say("more-hour", {})
    with pytest.raises(WordingError, match=r"nl/p\.md"):
        said.say("more-hours", {})


def test_reference_to_a_section_has_its_own_words_or_none_and_none_leads_nowhere() -> None:
    result = composed("Zie [](#plan) of [het plan](#plan), niet [weg](#gone).\n\n## Plan {#plan}\n\nx")
    assert result.blocks[0] == Paragraph(
        text=(
            Span(text="Zie "),
            Span(text="", section="plan"),
            Span(text=" of "),
            Span(text="het plan", section="plan"),
            Span(text=", niet "),
            Span(text="weg"),
            Span(text="."),
        )
    )


def test_reference_without_words_to_a_section_that_is_not_there_leaves_its_title() -> None:
    text = "Zie [](#plan), [](#empty), [](#for-{n}) of [](#Gone).\n\n"
    text += ":::when planned\n\n## Plan *van* {firm} {#plan}\n\nx\n\n:::end\n\n## Leeg {#empty}\n"
    facts = Facts(values={"firm": "Staal", "n": 1}, conditions={"planned": False}, lists={"each": ()})
    result = composed(f"{text}\n\n:::each each\n\n## Voor {{who}} {{#for-{{n}}}}\n\nx\n\n:::end\n", facts)
    (paragraph,) = result.blocks
    assert isinstance(paragraph, Paragraph)
    assert (text_of(paragraph.text), {span.section for span in paragraph.text}) == ("Zie Plan van Staal, Leeg,  of .", {None})


def test_number_with_one_form_is_told_where_the_language_has_more() -> None:
    with pytest.raises(WordingError, match=r"a form for one and a form for more, such as \{n\|mens\|\.\.\.\}"):
        composed("{n|mens}", Facts(values={"n": 1}))
    japanese = Wording.read("{n|人}", file="ja/test.md", language="ja").compose(Facts(values={"n": 2}))
    assert japanese.blocks == (Paragraph(text=plain("人")),)


def test_contents_page_break_and_glossary_have_lines_of_their_own() -> None:
    result = composed(
        ":::table-of-contents In dit rapport\n\n:::page-break\n\n:::glossary\n\n- **Buddy**: wie {who} helpt\n- **Meester:** kan het *goed*\n",
        Facts(values={"who": "je"}),
    )
    assert result.blocks == (
        TableOfContents(title="In dit rapport"),
        PageBreak(),
        Glossary(
            items=(
                GlossaryItem(term="Buddy", text=plain("wie je helpt")),
                GlossaryItem(term="Meester", text=(Span(text="kan het "), Span(text="goed", style="emphasis"))),
            )
        ),
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (":::glossary\n\ntekst", "below this goes a list of words"),
        (":::glossary", "below this goes a list of words"),
        (":::glossary\n\n- zomaar", "this begins with the word in bold"),
        (":::glossary\n\n- **Buddy**", "this begins with the word in bold"),
        (":::glossary\n\n-", "this begins with the word in bold"),
        (":::language Nederlands\n\nx\n\n:::end", "is not a language code"),
    ],
)
def test_mistake_in_them_is_told(text: str, problem: str) -> None:
    with pytest.raises(WordingError, match=problem):
        composed(text)


def test_part_in_another_language_says_so_in_every_block() -> None:
    result = composed(":::language en\n\n## In English\n\nHello.\n\n> Said.\n\n- one\n\n:::end")
    (section,) = result.blocks
    assert isinstance(section, Section)
    assert section.blocks == (
        Paragraph(text=plain("Hello."), language="en"),
        Quote(text=plain("Said."), language="en"),
        BulletList(items=((Span(text="one", language="en"),),)),
    )


def test_a_file_that_stands_in_for_another_language_marks_its_sentences_and_not_what_is_put_in() -> None:
    text = "# Titel\n\nOnder\n\nHallo {who}.\n\n:::glossary\n\n- **Buddy**: hulp\n\n:::numbers Alles\n\n:::own\n"
    own = Paragraph(text=plain("Witaj."))
    file = attrs.evolve(Wording.read(text, file="nl/test.md", language="nl"), stands_in=True)
    result = file.compose(Facts(values={"who": "Ania"}, blocks={"numbers": NUMBERS, "own": own}))
    assert result.blocks == (
        Paragraph(text=plain("Hallo Ania."), language="nl", lead=True),
        Glossary(items=(GlossaryItem(term="Buddy", text=(Span(text="hulp", language="nl"),)),)),
        attrs.evolve(NUMBERS, caption=(Span(text="Alles", language="nl"),)),
        own,
    )


@pytest.mark.parametrize(
    ("blocks", "captions"),
    [
        ((FIGURE, FIGURE), [plain("Zo."), plain("Zo.")]),
        ((NUMBERS,), [plain("Zo.")]),
        ((NUMBERS, NUMBERS), [plain("own"), plain("own")]),
    ],
)
def test_a_caption_goes_to_every_figure_of_a_block_and_to_a_table_that_is_alone(blocks: tuple[Figure | Table, ...], captions: list[Inline]) -> None:
    result = composed(":::many Zo.", Facts(blocks={"many": blocks}))
    assert [block.caption for block in result.blocks if isinstance(block, Figure | Table)] == captions
