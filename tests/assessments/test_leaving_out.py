"""Responses are left out only when somebody names them, of every kind of result, and the result says how many and why."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import werkplekleren as wpl
from assessment_samples import dimension, item, key, questionnaire, response, section
from werkplekleren.assessments import (
    Answer,
    CrossTable,
    FlagRules,
    GroupChange,
    GroupProfile,
    InstrumentQuality,
    Norm,
    Questionnaire,
    Response,
    YesNoItem,
)
from werkplekleren.assessments.data_quality import LeftOutReason
from werkplekleren.assessments.leaving_out import LeaveOut
from werkplekleren.errors import InvalidValueError

NAMES = tuple(f"q{number}" for number in range(15))
Result = GroupProfile | InstrumentQuality | Norm | CrossTable | GroupChange
Make = Callable[[Sequence[Response], LeaveOut], Result]
WHY: tuple[LeftOutReason, ...] = ("straight-line",)


def scan() -> Questionnaire:
    """Fifteen items of one dimension, and a question that divides people."""
    asked = YesNoItem(id=item("new").id, text=item("new").text)
    return questionnaire(section("s", *map(item, NAMES), asked), dimensions=(dimension("d", *map(key, NAMES)),))


def people() -> list[Response]:
    """Eight who answered carefully, and six who always gave the same answer."""
    made: list[Response] = []
    for number in range(14):
        random = Random(number)  # noqa: S311 - made-up answers
        answers: dict[str, Answer] = {name: random.randint(1, 5) if number < 8 else 3 for name in NAMES}
        made.append(response(answers | {"new": bool(number % 2)}, id=f"r{number}", version="1.2"))
    return made


def flat() -> list[str]:
    return [one.id for one in people()[8:]]


KINDS: dict[str, Make] = {
    "group": lambda made, out: scan().score_group(made, leave_out=out),
    "quality": lambda made, out: scan().quality(made, perspective="employee", sample="wij", leave_out=out),
    "norm": lambda made, out: scan().norm(made, perspective="employee", sample="wij", leave_out=out),
    "cross-table": lambda made, out: scan().cross_table(made, perspective="employee", rows="group", columns="new", leave_out=out),
    "rounds": lambda made, out: scan().compare_rounds(made, made, leave_out_earlier=out, leave_out_later=out),
    "later": lambda made, out: scan().score_group(made, leave_out=out).compared_with(scan().score_group(made, leave_out=out)),
}
kinds = pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)


def told(result: Result) -> list[tuple[int | None, tuple[LeftOutReason, ...]]]:
    """What a result says of those who were left out."""
    if isinstance(result, GroupProfile):
        one = result["employee"]
        return [(one.left_out, one.left_out_reasons)]
    if isinstance(result, InstrumentQuality | Norm):
        return [(result.sample.left_out, result.sample.left_out_reasons)]
    if isinstance(result, CrossTable):
        return [(result.left_out, result.left_out_reasons)]
    part = result["employee"]
    return [(part.earlier_left_out, part.earlier_left_out_reasons), (part.left_out, part.left_out_reasons)]


def without_account(result: Result) -> str:
    """All a result says but for who was left out."""
    text = result.to_json().replace('"left_out":6', '"left_out":null').replace('left_out_reasons":["straight-line"]', 'left_out_reasons":[]')
    return text.replace('earlier_left_out":6', 'earlier_left_out":null')


@kinds
def test_nothing_is_left_out_by_itself(make: Make) -> None:
    assert set(told(make(people(), ()))) == {(None, ())}
    assert without_account(make(people(), ())) != without_account(make(people()[:8], ()))


@kinds
def test_result_is_that_of_the_others_and_says_how_many_were_left_out_and_why(make: Make) -> None:
    result = make(people(), flat())
    assert set(told(result)) == {(6, WHY)}
    assert without_account(result) == make(people()[:8], ()).to_json()
    assert type(result).from_json(result.to_json()) == result


@kinds
def test_outcome_of_data_quality_says_itself_who_is_left_out_and_why(make: Make) -> None:
    made = people()
    assert make(made, scan().data_quality(made)) == make(made, flat())
    strict = scan().data_quality(made, rules=FlagRules(straight_line=1000, seconds_per_item=0, answered=Fraction(1), same_answers=15))
    assert set(told(make(made, strict))) == {(6, ("same-answers",))}


@kinds
def test_leaving_out_where_nothing_stands_out_is_told_too(make: Make) -> None:
    made = people()
    assert set(told(make(made, [one.id for one in made[:7]]))) == {(7, ("not-flagged",))}
    assert set(told(make(made, [one.id for one in made[4:9]]))) == {(5, ("straight-line", "not-flagged"))}


@kinds
def test_fewer_than_the_floor_and_what_is_withheld_tell_nothing(make: Make) -> None:
    made = people()
    assert set(told(make(made, flat()[:4]))) == {(None, ())}
    assert make(made, [one.id for one in made[:10]]) == make([], ())


@kinds
def test_pseudonym_that_no_response_has_is_refused(make: Make) -> None:
    with pytest.raises(InvalidValueError, match="leave_out names 1 pseudonyms that no response has"):
        make(people(), ["r99"])


@kinds
@pytest.mark.parametrize(
    ("language", "sentences"),
    [("nl", ("met opzet", "De reden: vaak achter elkaar hetzelfde antwoord.")), ("en", ("on purpose", "The reason: the same answer many times"))],
)
def test_every_report_says_it(make: Make, language: str, sentences: tuple[str, str]) -> None:
    with_all, without = (wpl.render(make(people(), out), "markdown", language=language) for out in ((), flat()))
    for sentence in sentences:
        assert sentence.casefold() in without.casefold()
        assert sentence.casefold() not in with_all.casefold()


def test_pseudonyms_may_come_one_by_one() -> None:
    made = people()
    once = scan().compare_rounds(made, made, leave_out_earlier=iter(flat()), leave_out_later=iter(flat()))
    assert once == KINDS["rounds"](made, flat())
    assert scan().score_group(made, leave_out=iter(flat())) == KINDS["group"](made, flat())


def test_who_is_left_out_of_one_round_answered_only_the_other() -> None:
    made = people()
    change = scan().compare_rounds(made, made, leave_out_later=flat())["employee"]
    assert (change.n_before, change.n_after, change.pairs) == (14, 8, 8)
    assert change.change("d").n_before == 8
    few = scan().compare_rounds(made, made, leave_out_later=flat()[:3])["employee"]
    assert few.withheld  # the three could be worked out from the result of the first round


@given(st.sets(st.sampled_from([one.id for one in people()])))
def test_quality_and_norm_never_depend_on_who_is_left_out(out: set[str]) -> None:
    made = people()
    kept = [one for one in made if one.id not in out]
    for name in ("quality", "norm"):
        result, other = KINDS[name](made, out), KINDS[name](kept, ())
        assert isinstance(result, InstrumentQuality | Norm)
        assert isinstance(other, InstrumentQuality | Norm)
        assert result.dimensions == other.dimensions
        assert result.sample.n == other.sample.n
