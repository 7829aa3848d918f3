"""The elementary formulas refuse what they cannot calculate."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from werkplekleren.assessments import band_of, mean_score, suppress, weighted_composite
from werkplekleren.errors import InvalidValueError


@pytest.mark.parametrize(("answered", "minimum"), [(1, 0.1), (7, 0.7), (8, 0.8), (9, 0.9), (8, Fraction(4, 5)), (10, 1)])
def test_a_share_counts_as_it_is_written_whatever_floats_make_of_it(answered: int, minimum: float | Fraction) -> None:
    enough = [3] * answered + [None] * (10 - answered)
    assert mean_score(enough, low=1, high=5, minimum=minimum) == 3.0
    assert mean_score([None, *enough[1:]], low=1, high=5, minimum=minimum) is None


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: mean_score([1], low=5, high=1), "low must be below high"),
        (lambda: mean_score([1], low=1, high=5, reversed_at=[1]), "no item at position 1"),
        (lambda: mean_score([6], low=1, high=5), "from 1 to 5"),
        (lambda: mean_score([1], low=1, high=5, minimum=2), "share from 0 to 1"),
        (lambda: weighted_composite([1.0], [1, 2]), "one weight"),
        (lambda: weighted_composite([1.0], [0]), "one weight"),
        (lambda: weighted_composite([float("nan")], [1]), "finite"),
        (lambda: band_of(1, []), "ascend"),
        (lambda: band_of(1, [0, 0]), "ascend"),
        (lambda: band_of(-1, [0, 5]), "below the first band"),
        (lambda: suppress({"a": 5}, floor=4), "floor must be 5"),
        (lambda: suppress({"a": -1}), "0 or more"),
    ],
)
def test_wrong_arguments_are_refused_in_words(call: Callable[[], object], words: str) -> None:
    with pytest.raises(InvalidValueError, match=words):
        call()
