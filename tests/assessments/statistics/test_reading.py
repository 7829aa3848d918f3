"""Rows and numbers are read as they are written, and what is wrong is said with its place."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from importlib import import_module
from typing import Any, cast

import pytest

from werkplekleren.assessments import (
    EffectSizeVariant,
    MissingRule,
    Population,
    cronbach_alpha,
    group_intraclass_correlation,
    paired_effect_size,
    reliable_change,
    reliable_changes,
    spearman_brown,
    standard_error_of_measurement,
)
from werkplekleren.assessments.statistics._answers import MOST_PROBLEMS, Row
from werkplekleren.errors import InvalidValueError

numpy: Any = import_module("numpy")  # scipy brings it


def as_rows(value: object) -> Sequence[Row]:
    return cast("Sequence[Row]", value)


def test_everything_that_is_wrong_comes_at_once_with_its_place() -> None:
    with pytest.raises(InvalidValueError) as caught:
        cronbach_alpha(as_rows([[1, 2], [True, float("nan")], [3], 7, "12", [None, "3"], [10**60, 1e-80]]))
    assert [(str(problem.place), problem.code) for problem in caught.value.problems] == [
        ("rows[1][0]", "not-a-number"),
        ("rows[1][1]", "not-a-number"),
        ("rows[2]", "wrong-length"),
        ("rows[3]", "not-a-row"),
        ("rows[3]", "wrong-length"),
        ("rows[4]", "not-a-row"),
        ("rows[4]", "wrong-length"),
        ("rows[5][1]", "not-a-number"),
        ("rows[6][0]", "not-a-number"),
        ("rows[6][1]", "not-a-number"),
    ]


@pytest.mark.parametrize("rows", [7, "12", None])
def test_what_are_no_rows_at_all_is_refused_in_words(rows: object) -> None:
    with pytest.raises(InvalidValueError, match="rows: this must be a list of lists"):
        cronbach_alpha(as_rows(rows))
    with pytest.raises(InvalidValueError, match="groups: this must be a list of lists"):
        group_intraclass_correlation(as_rows(rows))


def test_rows_of_numpy_are_rows_and_its_small_integers_do_not_wrap() -> None:
    array = numpy.array([[100, 120, 90], [20, 10, 30], [60, 70, 50]], dtype=numpy.int8)
    assert cronbach_alpha(as_rows(array)) == cronbach_alpha(array.tolist()) == cronbach_alpha(as_rows(array.astype(numpy.float64)))
    with pytest.raises(InvalidValueError, match="finite number"):
        cronbach_alpha(as_rows(array.astype(numpy.float32)))


def test_a_frame_full_of_nan_gives_a_message_of_bounded_length() -> None:
    with pytest.raises(InvalidValueError) as caught:
        cronbach_alpha([[float("nan")] * 10] * 1000)
    assert len(caught.value.problems) == MOST_PROBLEMS


def test_a_float_counts_as_it_is_written() -> None:
    thirds = [[0.1, 0.2], [0.3, 0.0], [0.25, 0.05]]
    assert cronbach_alpha(thirds).value is None, "each sum is 0.3, whatever floats make of 0.1 + 0.2"
    assert cronbach_alpha(thirds) == cronbach_alpha([[Fraction(str(value)) for value in row] for row in thirds])


def test_a_change_exactly_at_the_limit_is_not_reliable_whatever_roots_round_to() -> None:
    assert reliable_change(0, 1.96, sd=1, reliability=0.5).verdict == "unchanged"
    assert reliable_change(0, Fraction("1.9600000000000001"), sd=1, reliability=0.5).verdict == "improved"


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: cronbach_alpha([[1, 2]], missing=cast("MissingRule", "casewise")), "one of listwise, pairwise, not 'casewise'"),
        (lambda: cronbach_alpha([[1, 2]], confidence=95), "between 0 and 1"),
        (lambda: cronbach_alpha([[1, 2]], confidence=cast("float", None)), "between 0 and 1"),
        (lambda: paired_effect_size([1, 2], [2, 5], confidence=0.9999999999999999), "0.001 to 0.999999"),
        (lambda: standard_error_of_measurement(-1, 0.5), "sd must be a number of at least 0"),
        (lambda: standard_error_of_measurement(1, -0.2), "reliability must be a number from 0 to 1, not -0.2"),
        (lambda: standard_error_of_measurement(1, 0.5).around(float("inf")), "score must be a number, not inf"),
        (lambda: spearman_brown(0.5, 0), "times must be a number of at least"),
        (lambda: reliable_change(1, 2, sd=1, reliability=1.01), "reliability"),
        (lambda: reliable_changes([1, None], [2, 3], reliability=0.5), "two or more complete pairs, not 1"),
        (lambda: reliable_changes([1], [2, 3], reliability=0.5), "equally many scores, not 1 and 2"),
        (lambda: paired_effect_size([1, 2], [2, 3], variant=cast("EffectSizeVariant", "d")), "one of d_av, d_z, d_rms, d_rm, glass, not 'd'"),
        (lambda: paired_effect_size([1, float("nan")], [2, 3]), "before\\[1\\]"),
        (lambda: Population(mean=1, sd=-1), "sd"),
        (lambda: Population(mean=float("nan"), sd=1), "mean"),
    ],
)
def test_wrong_arguments_are_refused_in_words(call: Callable[[], object], words: str) -> None:
    with pytest.raises(InvalidValueError, match=words):
        call()
