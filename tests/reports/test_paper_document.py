"""A questionnaire on paper: who gets which questions, how they are numbered, and what to skip in words."""

import attrs
import pytest

import werkplekleren as wpl
from assessment_samples import EMPLOYEE, both, ident, item, questionnaire, scale, section
from werkplekleren.assessments import (
    AllOf,
    Answered,
    AnyOf,
    AtLeast,
    AtMost,
    Choice,
    ChoiceItem,
    Condition,
    Equals,
    Item,
    Not,
    NumberItem,
    PaperQuestionnaire,
    Perspective,
    Questionnaire,
    Section,
    TextItem,
    YesNoItem,
)
from werkplekleren.documents import ChoiceGrid, Form, Paragraph, text_of, walk
from werkplekleren.errors import UnknownNameError

LANGUAGES = ("nl", "en")
NOTICE = both("Je antwoorden staan er als die van de leiding.")
LEADER = Perspective(id=ident("leader"), title=both("leiding"), plural=both("leiding"), confidential=False, notice=NOTICE)
MENTOR = YesNoItem(id=ident("mentor"), text=both("Heb je een begeleider?"))
COLOUR = ChoiceItem(
    id=ident("colour"), text=both("Kleur?"), options=(Choice(id=ident("red"), label=both("Rood")), Choice(id=ident("blue"), label=both("Blauw")))
)
HOURS = NumberItem(id=ident("hours"), text=both("Hoeveel uur?"))
WORDS = TextItem(id=ident("words"), text=both("Wat nog meer?"), long=True)


def made(*sections: Section, perspectives: tuple[Perspective, ...] = (EMPLOYEE,)) -> Questionnaire:
    return questionnaire(*sections, scales=(scale(), scale("long", 0, 20)), perspectives=perspectives)


def under(condition: Condition, *, last: bool = False) -> PaperQuestionnaire:
    """Five questions, and after them one (or the last) under a condition."""
    asked: tuple[Item, ...] = (MENTOR, COLOUR, HOURS, item("a"), attrs.evolve(item("b"), visible_if=condition))
    return made(section("s", *asked, *(() if last else (item("c"),)))).on_paper("employee")


def directions(paper: PaperQuestionnaire, language: str = "nl") -> list[str]:
    found = (text_of(block.text) for block in walk(wpl.document_of(paper, language).blocks) if isinstance(block, Paragraph))
    return [text for text in found if ("alleen in als" in text or "only if" in text)]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Equals(item=ident("mentor"), value=True), "je bij vraag 1 ‘ja’ hebt geantwoord"),
        (Equals(item=ident("colour"), value="blue"), "je bij vraag 2 ‘Blauw’ hebt geantwoord"),
        (Not(condition=Equals(item=ident("mentor"), value=False)), "je bij vraag 1 niet ‘nee’ hebt geantwoord"),
        (Answered(item=ident("hours")), "je vraag 3 hebt ingevuld"),
        (Not(condition=Answered(item=ident("hours"))), "je vraag 3 niet hebt ingevuld"),
        (AtLeast(item=ident("hours"), value=4), "je bij vraag 3 ‘4’ of hoger hebt geantwoord"),
        (AtMost(item=ident("a"), value=2), "je bij vraag 4 ‘stap 2’ of lager hebt geantwoord"),
        (
            AllOf(conditions=(Equals(item=ident("mentor"), value=True), AtLeast(item=ident("a"), value=3))),
            "je bij vraag 1 ‘ja’ hebt geantwoord en je bij vraag 4 ‘stap 3’ of hoger hebt geantwoord",
        ),
        (
            Not(condition=AllOf(conditions=(Answered(item=ident("hours")), Answered(item=ident("a"))))),
            "je vraag 3 niet hebt ingevuld of je vraag 4 niet hebt ingevuld",
        ),
        (
            AllOf(conditions=(Answered(item=ident("a")), AnyOf(conditions=(Answered(item=ident("hours")), Answered(item=ident("colour")))))),
            "je vraag 4 hebt ingevuld en (je vraag 3 hebt ingevuld of je vraag 2 hebt ingevuld)",
        ),
    ],
)
def test_a_condition_is_written_out_as_a_direction(condition: Condition, words: str) -> None:
    assert directions(under(condition)) == [f"Vraag 5 vul je alleen in als {words}. Anders: ga verder met vraag 6."]
    (english,) = directions(under(condition), "en")
    assert english.startswith("Answer question 5 only if you ")
    assert english.endswith(" Otherwise: go on with question 6.")


def test_after_the_last_question_who_skips_it_is_done() -> None:
    (found,) = directions(under(Answered(item=ident("hours")), last=True))
    assert found.endswith("Anders: je bent klaar.")


def test_a_run_of_questions_under_one_condition_has_one_direction() -> None:
    condition = Equals(item=ident("mentor"), value=True)
    later = attrs.evolve(section("later", item("b"), item("c")), visible_if=condition)
    paper = made(section("first", MENTOR, item("a")), later, section("last", WORDS)).on_paper("employee")
    assert directions(paper) == ["Vraag 3 tot en met 4 vul je alleen in als je bij vraag 1 ‘ja’ hebt geantwoord. Anders: ga verder met vraag 5."]


def test_each_perspective_gets_its_own_questions_words_and_numbers() -> None:
    only_leader = attrs.evolve(HOURS, perspectives=(LEADER.id,))
    worded = attrs.evolve(item("a"), wordings={"leader": both("Mijn mensen leren.")})
    lists = made(section("s", only_leader, worded), perspectives=(EMPLOYEE, LEADER))
    assert [(one.number, one.item.id) for one in lists.on_paper("leader").items] == [(1, "hours"), (2, "a")]
    assert [(one.number, one.item.id) for one in lists.on_paper("employee").items] == [(1, "a")]
    assert "Mijn mensen leren." in str(wpl.render(lists.on_paper("leader"), "markdown"))
    with pytest.raises(UnknownNameError, match="perspective"):
        lists.on_paper("leiding")


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Answered(item=ident("hours")), None),
        (Not(condition=Answered(item=ident("hours"))), "always"),
        (AnyOf(conditions=(Answered(item=ident("hours")), Answered(item=ident("a")))), Answered(item=ident("a"))),
        (AllOf(conditions=(Answered(item=ident("hours")), Answered(item=ident("a")))), None),
        (AllOf(conditions=(Not(condition=Answered(item=ident("hours"))), Answered(item=ident("a")))), Answered(item=ident("a"))),
        (AllOf(conditions=(Not(condition=Answered(item=ident("hours"))),)), "always"),
    ],
)
def test_a_condition_on_a_question_of_others_does_not_hold(condition: Condition, expected: Condition | str | None) -> None:
    only_leader = attrs.evolve(HOURS, perspectives=(LEADER.id,))
    lists = made(section("s", only_leader, item("a"), attrs.evolve(item("b"), visible_if=condition)), perspectives=(EMPLOYEE, LEADER))
    found = [one for one in lists.on_paper("employee").items if one.item.id == "b"]
    assert [one.only_if for one in found] == ([] if expected is None else [None] if expected == "always" else [expected])


def test_a_section_without_questions_is_left_out() -> None:
    hidden = section("none", attrs.evolve(item("a"), perspectives=(LEADER.id,)))
    lists = made(hidden, section("s", item("b")), perspectives=(EMPLOYEE, LEADER))
    assert [one.section.id for one in lists.on_paper("employee").sections] == ["s"]


def test_neighbours_on_one_scale_are_a_grid_with_its_options_and_numbers_run_on() -> None:
    explained = attrs.evolve(item("b"), help=both("Denk aan deze week."))
    document = wpl.document_of(made(section("s", item("a"), explained, WORDS, item("c"))).on_paper("employee"), "nl")
    grids = [block for block in walk(document.blocks) if isinstance(block, ChoiceGrid)]
    assert [grid.first for grid in grids] == [1, 4]
    assert grids[0].options == tuple(f"stap {value}" for value in range(1, 6))
    assert grids[0].not_applicable == "n.v.t."
    assert text_of(grids[0].groups[0].statements[1]) == "Vraag b Denk aan deze week."
    fields = [field for block in walk(document.blocks) if isinstance(block, Form) for field in block.fields]
    assert [(field.label, field.kind) for field in fields][-1] == ("3. Wat nog meer?", "lines")


def test_a_long_scale_is_written_down_as_a_number() -> None:
    lists = made(section("s", item("a", "long")))
    (field,) = [
        field for block in walk(wpl.document_of(lists.on_paper("employee"), "nl").blocks) if isinstance(block, Form) for field in block.fields
    ][-1:]
    assert (field.kind, field.help) == ("number", "Van 0 (stap 0) tot 20 (stap 20).")


def test_who_answers_in_confidence_writes_a_code_and_who_answers_openly_a_function() -> None:
    lists = made(section("s", item("a")), perspectives=(EMPLOYEE, LEADER))
    hidden, known = (str(wpl.render(lists.on_paper(name), "markdown")) for name in ("employee", "leader"))
    assert "nooit je naam" in hidden
    assert "Schrijf nergens je naam" in hidden
    assert "nooit je naam" not in known
    assert "Je antwoorden staan er als die van de leiding." in known
    assert "**Functie**" in known


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_questionnaire_of_the_toolbox_can_be_printed_for_every_perspective(language: str) -> None:
    for one in wpl.Toolbox.builtin().questionnaires.values():
        for perspective in one.perspectives:
            document = wpl.document_of(one.on_paper(perspective.id), language)
            assert document.sheet
            assert wpl.render(document, "html")
