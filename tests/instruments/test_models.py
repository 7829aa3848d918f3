"""Instruments, worksheets and schemes accept what an author means, and say what is wrong otherwise."""

from datetime import date
from typing import Any

import pytest

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.text import Text
from werkplekleren.errors import InvalidValueError, UnknownNameError
from werkplekleren.instruments import (
    Card,
    EmployerQuestion,
    Guide,
    Instrument,
    NextStep,
    PracticeCase,
    RouteStep,
    Scheme,
    Source,
    Step,
    Worksheet,
    WorksheetField,
    WorksheetForm,
)
from werkplekleren.serialization import json_schema

WORDS = Text.of(nl="Tekst")
SOURCE = Source(title="Voor de tests", checked=date(2026, 11, 23))
STEP = RouteStep(instrument=Identifier("rondgang"), why=WORDS)
FIELD = WorksheetField(id=Identifier("naam"), label=WORDS, kind="line")


def instrument(**changes: Any) -> Instrument:  # noqa: ANN401 - any field, also with a wrong value
    fields: dict[str, Any] = {
        "id": Identifier("rondgang"),
        "version": Version("1.0"),
        "title": WORDS,
        "question": WORDS,
        "purpose": WORDS,
        "phase": "orient",
        "roles": ("adviser", "employer"),
        "minutes": 45,
        "group_size": (1, 3),
        "use_when": (WORDS,),
        "avoid_when": (WORDS,),
        "steps": (Step(title=WORDS, minutes=45, text=WORDS),),
        "materials": (WORDS,),
        "next_step": NextStep(text=WORDS, minutes=15),
        "evidence": "proposal",
        "sources": (SOURCE,),
    }
    return Instrument(**(fields | changes))


def test_the_least_an_instrument_needs() -> None:
    made = instrument()
    assert made == instrument()
    assert hash(made) == hash(instrument())
    assert (made.worksheets, made.questionnaires, made.yields) == ((), (), None)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": "Rondgang"}, "Instrument.id must be an id"),
        ({"version": "1"}, "Instrument.version must be a version"),
        ({"title": "Rondgang"}, "Instrument.title must be of type Text"),
        ({"phase": "sleep"}, "Instrument.phase must be one of orient, analyse, plan, do, secure"),
        ({"roles": ()}, "Instrument.roles must have 1 to"),
        ({"roles": ("boss",)}, "Instrument.roles must be one of adviser"),
        ({"roles": ("worker", "worker")}, "Instrument.roles must have each member once, not 'worker'"),
        ({"minutes": 0}, "Instrument.minutes must be a whole number from 1"),
        ({"minutes": True}, "Instrument.minutes must be a whole number from 1"),
        ({"group_size": (3, 1)}, "Instrument.group_size must be the least and then the most people, not (3, 1)"),
        ({"group_size": (1,)}, "Instrument.group_size must have 2 to 2 members"),
        ({"group_size": (0, 3)}, "Instrument.group_size must be a whole number from 1"),
        ({"use_when": ()}, "Instrument.use_when must have 1 to"),
        ({"avoid_when": ()}, "Instrument.avoid_when must have 1 to"),
        ({"steps": ()}, "Instrument.steps must have 1 to"),
        ({"steps": [Step(title=WORDS, minutes=1, text=WORDS)]}, "Instrument.steps must be a tuple"),
        ({"questionnaires": ("a", "a")}, "Instrument.questionnaires must have each member once"),
        ({"followed_by": ("a", "b", "a")}, "Instrument.followed_by must have each member once"),
        ({"sources": ()}, "Instrument.sources must have 1 to"),
        ({"evidence": "hearsay"}, "Instrument.evidence must be one of real, peer, proposal"),
    ],
)
def test_a_field_that_breaks_its_rule_is_named_with_the_rule_and_the_value(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        instrument(**changes)
    assert said in str(caught.value)


def test_the_rules_are_in_the_schema_too() -> None:
    said: Any = json_schema(Instrument)
    fields = said["$defs"]["Instrument"]["properties"]
    assert fields["group_size"]["prefixItems"] == [{"type": "integer"}] * 2
    assert fields["roles"]["uniqueItems"] is True


def test_a_next_step_is_small_enough_for_this_week() -> None:
    assert NextStep(text=WORDS, minutes=30).minutes == 30
    with pytest.raises(InvalidValueError, match="from 1 to 30, not 31"):
        NextStep(text=WORDS, minutes=31)


def test_a_choice_offers_at_least_two_answers() -> None:
    choice = WorksheetField(id=Identifier("thema"), label=WORDS, kind="choice", options=(WORDS, WORDS))
    assert len(choice.options) == 2
    with pytest.raises(InvalidValueError, match="options: a choice needs at least 2 options; found 1"):
        WorksheetField(id=Identifier("thema"), label=WORDS, kind="choice", options=(WORDS,))


def test_a_table_names_its_columns() -> None:
    table = WorksheetField(id=Identifier("afspraken"), label=WORDS, kind="table", columns=(WORDS,), rows=6)
    assert table.rows == 6
    with pytest.raises(InvalidValueError, match="columns: a table needs at least 1 columns; found 0"):
        WorksheetField(id=Identifier("afspraken"), label=WORDS, kind="table")


def test_a_table_has_labels_for_its_rows_and_widths_for_its_columns() -> None:
    made = WorksheetField(id=Identifier("maten"), label=WORDS, kind="table", columns=(WORDS, WORDS), row_labels=(WORDS,) * 3, widths=(3, 1))
    assert made.lines == 3
    assert WorksheetField(id=Identifier("maten"), label=WORDS, kind="table", columns=(WORDS,), row_labels=(WORDS,), rows=4).lines == 4
    with pytest.raises(InvalidValueError, match="widths: a table has one width for each of its 2 columns; found 3"):
        WorksheetField(id=Identifier("maten"), label=WORDS, kind="table", columns=(WORDS, WORDS), widths=(3, 1, 1))
    with pytest.raises(InvalidValueError, match="widths must be a whole number from 1 to 100, not 0"):
        WorksheetField(id=Identifier("maten"), label=WORDS, kind="table", columns=(WORDS,), widths=(0,))


def test_only_a_table_has_labels_and_widths() -> None:
    with pytest.raises(InvalidValueError) as caught:
        WorksheetField(id=Identifier("naam"), label=WORDS, kind="signature", row_labels=(WORDS,), widths=(1,))
    assert [str(problem) for problem in caught.value.problems] == [
        "row_labels: a signature has no row_labels; found 1",
        "widths: a signature has no widths; found 1",
    ]


def test_what_is_printed_holds_the_instrument_and_those_that_come_next_as_far_as_they_are_known() -> None:
    made = instrument(followed_by=("b", "c"), worksheets=(Worksheet(id=Identifier("intake"), title=WORDS, fields=(FIELD,)),))
    other = instrument(id=Identifier("c"))
    assert made.card() == Card(instrument=made)
    assert made.guide() == Guide(instrument=made)
    assert made.card({"c": other}).then == made.guide({"a": made, "c": other}).then == (other,)
    assert made.worksheet("intake") == WorksheetForm(instrument=made, worksheet=made.worksheets[0])


def test_a_worksheet_that_is_not_there_is_told_with_the_nearest() -> None:
    made = instrument(worksheets=(Worksheet(id=Identifier("intake"), title=WORDS, fields=(FIELD,)),))
    with pytest.raises(UnknownNameError, match="there is no worksheet 'intaek'; did you mean 'intake'"):
        made.worksheet("intaek")


def test_what_another_kind_of_field_has_no_place_for_is_told_all_at_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        WorksheetField(id=Identifier("datum"), label=WORDS, kind="date", options=(WORDS,), columns=(WORDS, WORDS))
    assert [str(problem) for problem in caught.value.problems] == [
        "options: a date has no options; found 1",
        "columns: a date has no columns; found 2",
    ]


def test_a_worksheet_has_each_field_once() -> None:
    assert Worksheet(id=Identifier("intake"), title=WORDS, fields=(FIELD,)).intro is None
    with pytest.raises(InvalidValueError, match="must have each id once, not 'naam'"):
        Worksheet(id=Identifier("intake"), title=WORDS, fields=(FIELD, FIELD))
    with pytest.raises(InvalidValueError, match="fields must have 1 to 200 members, not 0"):
        Worksheet(id=Identifier("intake"), title=WORDS, fields=())


def test_a_scheme_is_a_dated_fact_with_a_source() -> None:
    scheme = Scheme(
        id=Identifier("potje"),
        version=Version("1.0"),
        title=WORDS,
        provider="Het fonds",
        what=WORDS,
        amount=WORDS,
        conditions=(WORDS,),
        checked=date(2026, 11, 23),
        sources=(SOURCE,),
    )
    assert (scheme.window, scheme.standing) == (None, "current")


def question(**changes: Any) -> EmployerQuestion:  # noqa: ANN401 - any field, also with a wrong value
    fields: dict[str, Any] = {
        "id": Identifier("waar"),
        "version": Version("1.0"),
        "title": WORDS,
        "question": WORDS,
        "behind": WORDS,
        "themes": (Identifier("begin"),),
        "route": (STEP,),
        "sources": (SOURCE,),
    }
    return EmployerQuestion(**(fields | changes))


def case(**changes: Any) -> PracticeCase:  # noqa: ANN401 - any field, also with a wrong value
    fields: dict[str, Any] = {
        "id": Identifier("bakkerij"),
        "version": Version("1.0"),
        "title": WORDS,
        "trade": WORDS,
        "problem": WORDS,
        "done": WORDS,
        "illustrative": True,
        "sources": (SOURCE,),
    }
    return PracticeCase(**(fields | changes))


def test_a_question_leads_to_each_instrument_once_and_belongs_to_a_theme() -> None:
    assert question().route == (STEP,)
    with pytest.raises(InvalidValueError, match="route must have each instrument once, not 'rondgang'"):
        question(route=(STEP, STEP))
    with pytest.raises(InvalidValueError, match="route must have 1 to 20 members, not 0"):
        question(route=())
    with pytest.raises(InvalidValueError, match="themes must have 1 to"):
        question(themes=())


def test_a_case_without_an_address_is_made_up_and_says_so() -> None:
    found = Source(title="Verslag", address="https://example.org/verslag", checked=date(2026, 11, 23))
    assert case().outcome is None
    assert case(sources=(SOURCE, found), illustrative=False).firms is None
    with pytest.raises(InvalidValueError) as caught:
        case(illustrative=False)
    assert [(problem.code, problem.place.path) for problem in caught.value.problems] == [("source-without-address", "sources")]


def test_a_source_is_dated_and_its_address_is_one_of_the_web() -> None:
    with pytest.raises(InvalidValueError, match=r"Source.address must be a web address"):
        Source(title="Boek", address="javascript:alert(1)", checked=date(2026, 11, 23))
    with pytest.raises(InvalidValueError, match=r"Source.checked must be of type date"):
        Source(title="Boek", checked="2026-11-23")  # type: ignore[arg-type]  # what a caller may do wrong
