"""Sums that share one number come out of it as if each had been added up alone."""

from fractions import Fraction
from random import Random
from typing import Any

import attrs
import polars as pl
import pytest

from assessment_samples import band, both, dimension, ident, key, questionnaire, response, section
from frame_engines import Engine, table_of
from werkplekleren.assessments import Answer, NumberItem, Questionnaire, Response
from werkplekleren.frames import score_frame
from werkplekleren.frames.measures import Measure
from werkplekleren.frames.packing import Digit, packs_of

MEASURES: tuple[Measure, ...] = ("score", "sum", "prorated_sum", "answered", "band")

Range = tuple[int, int]


def survey(ranges: list[Range], weights: list[int], turned: list[bool]) -> Questionnaire:
    """Numbers in one unit."""
    names = [f"i{place}" for place in range(len(ranges))]
    items = [
        NumberItem(id=ident(name), text=both(name), low=low, high=high, unit=both("uur")) for name, (low, high) in zip(names, ranges, strict=True)
    ]
    keys = [key(name, weight, reversed=flag) for name, weight, flag in zip(names, weights, turned, strict=True)]
    return questionnaire(section("s", *items), dimensions=(dimension("x", *keys, minimum=Fraction(0)),), bands=(band("low", 0), band("high", 40)))


def answered(scan: Questionnaire, ranges: list[Range]) -> list[Response]:
    """Answers at random, some missing, and everything at either end."""
    random = Random(20261128)  # noqa: S311 - no secrets
    rows: list[dict[str, Answer]] = [
        {str(one.id): random.randint(*ends) for one, ends in zip(scan.items, ranges, strict=True) if random.random() < share}
        for share in (0.0, 0.4, 0.8, 0.9)
    ]
    for side in (0, 1):
        rows.append({str(one.id): ends[side] for one, ends in zip(scan.items, ranges, strict=True)})  # noqa: PERF401 - a list of these has another type
    return [response(row, id=f"r{number}") for number, row in enumerate(rows)]


@pytest.mark.parametrize(
    ("ranges", "weights", "turned"),
    [
        ([(-3, 7), (0, 10), (-8, 2), (1, 5)], [1, 1, 1, 1], [False, True, False, True]),
        ([(-3, 7), (-3, 7), (-3, 7)], [1, 2, 2], [True, True, True]),
        ([(2, 5), (2, 5)], [3, 3], [False, True]),
        ([(0, 999_983), (-5, 999_998)] * 6, [1, 2, 5] * 4, [False, True, False] * 4),  # more than one number can hold
    ],
)
def test_sums_of_every_make_are_those_of_the_plain_scorer(engine: Engine, ranges: list[Range], weights: list[int], turned: list[bool]) -> None:
    scan = survey(ranges, weights, turned)
    told = answered(scan, ranges)
    table = table_of(scan, told)
    if any(high > 127 for _, high in ranges):  # wider than the columns of whole numbers here
        table = attrs.evolve(table, sorts={**table.sorts, **{str(one.id): "number" for one in scan.items}})
    rows = engine.rows(score_frame(scan, engine.frame(table), keep=["id"], measures=MEASURES))
    expected: dict[str, dict[str, Any]] = {}
    for one in told:
        (score,) = scan.score(one).scores
        values = (score.value, score.sum, score.prorated_sum, score.answered, score.band)
        expected[one.id] = {"id": one.id, **{f"x__{measure}": value for measure, value in zip(MEASURES, values, strict=True)}}
    assert {row["id"]: row for row in rows} == expected


def test_small_floats_lose_nothing_in_large_sums() -> None:
    scan = survey([(0, 10)] * 12, [1, 1000] * 6, [False] * 12)
    frame = pl.DataFrame([[float(place % 11) for place in range(12)]], schema={str(one.id): pl.Float32 for one in scan.items}, orient="row")
    exact = scan.score(response({str(one.id): place % 11 for place, one in enumerate(scan.items)}))["x"].value
    assert score_frame(scan, frame, measures=["score"]).rows() == [(exact,)]


def test_digits_that_do_not_fit_in_one_number_get_more_of_them() -> None:
    digits = [Digit(name=name, slopes=(1,), constants=(0,), largest=largest) for name, largest in (("a", 2**30), ("b", 2**30), ("c", 7))]
    packs = packs_of([], digits, 0)
    assert [[digit.name for digit in pack.digits] for pack in packs] == [["a"], ["b", "c"]]
    assert packs[1].places == (1, 2**30 + 1, 8 * (2**30 + 1))
