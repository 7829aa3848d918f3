"""Conditions are evaluated on real answers only."""

import pytest

from assessment_samples import ident
from werkplekleren.assessments import AllOf, Answer, Answered, AnyOf, AtLeast, AtMost, Condition, Equals, Not
from werkplekleren.errors import InvalidValueError

A = ident("a")


@pytest.mark.parametrize(
    ("condition", "answer", "holds"),
    [
        (Answered(item=A), 0, True),
        (Answered(item=A), None, False),
        (Equals(item=A, value=1), 1, True),
        (Equals(item=A, value=1), True, False),
        (Equals(item=A, value=True), True, True),
        (Equals(item=A, value="x"), ("x", "y"), True),
        (Equals(item=A, value="x"), None, False),
        (AtLeast(item=A, value=3), 3, True),
        (AtLeast(item=A, value=3), 2.9, False),
        (AtLeast(item=A, value=3), None, False),
        (AtMost(item=A, value=3), 3, True),
        (AtMost(item=A, value=3), "x", False),
        (AllOf(conditions=(AtLeast(item=A, value=2), AtMost(item=A, value=3))), 3, True),
        (AllOf(conditions=(AtLeast(item=A, value=2), AtMost(item=A, value=3))), 4, False),
        (AnyOf(conditions=(Equals(item=A, value=1), Equals(item=A, value=5))), 5, True),
        (AnyOf(conditions=(Equals(item=A, value=1), Equals(item=A, value=5))), 4, False),
        (Not(condition=Answered(item=A)), None, True),
    ],
)
def test_condition_holds_or_not(condition: Condition, answer: Answer | None, holds: bool) -> None:  # noqa: FBT001 - a column of the table
    assert condition.holds({} if answer is None else {"a": answer}) is holds


def test_condition_compares_with_nothing_but_numbers_texts_and_truth() -> None:
    with pytest.raises(InvalidValueError, match=r"Equals\.value"):
        Equals(item=A, value=2.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point of the test


def test_conditions_made_of_others_give_their_parts() -> None:
    one, two = Answered(item=A), AtLeast(item=A, value=3)
    assert AllOf(conditions=(one, two)).parts() == (one, two)
    assert AnyOf(conditions=(one, two)).parts() == (one, two)
    assert Not(condition=one).parts() == (one,)
