"""Responses scored one by one, beside a plain loop over attrs objects that does the same and no more.

48 items in eight dimensions, every third reversed, some that count double, four bands: the questionnaire of the frames'
benchmarks. The loop checks the range of each answer and makes one small object for each score. Ours checks the whole response
as a caller needs it (questionnaire, version, perspective, each answer) and makes a profile. Before anything is timed both must
give the same scores.
"""

from fractions import Fraction
from random import Random

import attrs
import pytest

from assessment_samples import both, ident, response, section
from benchmarks.beside import Beside
from benchmarks.survey import CUTS, design
from werkplekleren.assessments import Answer, Equals, Questionnaire, YesNoItem
from werkplekleren.assessments.scoring import scores_of

RESPONSES = 1000
BANDS = ("b0", *(f"b{cut}" for cut in CUTS))


@attrs.frozen(kw_only=True)
class LoopItem:
    """One item in one dimension, as somebody would write it down."""

    id: str
    low: int
    high: int
    weight: int
    reversed: bool


@attrs.frozen(kw_only=True)
class LoopDimension:
    """One dimension; its items have one range."""

    id: str
    items: tuple[LoopItem, ...]
    total: int
    minimum: Fraction
    cuts: tuple[int, ...]


@attrs.frozen(kw_only=True)
class LoopScore:
    """One score."""

    dimension: str
    value: float | None
    answered: int
    band: int | None


def as_written_down() -> tuple[LoopDimension, ...]:
    """The same for the loop."""
    return tuple(
        LoopDimension(
            id=one.id,
            items=tuple(LoopItem(id=each.item, low=1, high=5, weight=each.weight, reversed=each.reversed) for each in one.keys),
            total=sum(each.weight for each in one.keys),
            minimum=one.minimum,
            cuts=CUTS,
        )
        for one in design().dimensions
    )


def by_loop(dimensions: tuple[LoopDimension, ...], answers: dict[str, int]) -> tuple[LoopScore, ...]:
    """Score by the plain loop, in whole numbers up to the division."""
    found: list[LoopScore] = []
    for one in dimensions:
        points = weight = answered = 0
        for each in one.items:
            answer = answers.get(each.id)
            if answer is None:
                continue
            if not each.low <= answer <= each.high:
                raise ValueError(each.id)
            points += each.weight * (each.high - answer if each.reversed else answer - each.low)
            weight += each.weight
            answered += 1
        if not weight or weight * one.minimum.denominator < one.total * one.minimum.numerator:
            found.append(LoopScore(dimension=one.id, value=None, answered=answered, band=None))
        else:
            reached = sum(100 * points >= cut * 4 * weight for cut in one.cuts)
            found.append(LoopScore(dimension=one.id, value=100 * points / (4 * weight), answered=answered, band=reached))
    return tuple(found)


def people(missing: float) -> list[dict[str, int]]:
    """Answers of made-up people, the same each time."""
    random = Random(7)  # noqa: S311 - made-up answers are no secret
    return [{one.id: random.randint(1, 5) for one in design().items if random.random() >= missing} for _ in range(RESPONSES)]


@pytest.mark.parametrize(("missing", "most"), [(0.0, 0.5), (0.03, None)], ids=["complete", "3-in-100-missing"])
def bench_one_by_one(beside: Beside, missing: float, most: float | None) -> None:
    """A profile for each response; nothing fails when the ratio is above what we want."""
    scan, dimensions, given = design(), as_written_down(), people(missing)
    responses = [response(dict[str, Answer](answers), id=f"r{number}") for number, answers in enumerate(given)]
    for answers, one in zip(given, responses, strict=True):
        ours = [(score.value, score.answered, score.band) for score in scan.score(one).scores]
        assert ours == [(score.value, score.answered, None if score.band is None else BANDS[score.band]) for score in by_loop(dimensions, answers)]

    def loop() -> None:
        for answers in given:
            by_loop(dimensions, answers)

    def score() -> None:
        for one in responses:
            scan.score(one)

    beside(score, loop, most=most, rounds=21)


def conditional() -> Questionnaire:
    """The same items, the last eight only for who says yes to a question before them."""
    scan = design()
    asked = Equals(item=ident("yes"), value=True)
    first, last = scan.items[:40], scan.items[40:]
    sections = (section("s", YesNoItem(id=ident("yes"), text=both("Ja?")), *first), attrs.evolve(section("t", *last), visible_if=asked))
    return attrs.evolve(scan, sections=sections)


def bench_conditions(beside: Beside) -> None:
    """A profile where conditions decide what is shown, beside the readable check and scorer without a profile."""
    scan, answered = conditional(), list[dict[str, Answer]]()
    for number, answers in enumerate(people(0.03)):
        shown = {one.id for one in (scan.items if number % 2 else scan.items[:41])}
        answered.append({"yes": bool(number % 2), **{name: answer for name, answer in answers.items() if name in shown}})
    responses = [response(answers, id=f"r{number}") for number, answers in enumerate(answered)]
    checker = scan.compiled.checker

    def readable() -> None:
        for one in responses:
            assert not checker.problems(one)
            scores_of(scan.plan, one.answers, checker.hidden(one.perspective, one.answers))

    def score() -> None:
        for one in responses:
            scan.score(one)

    for one in responses:
        assert scan.score(one).scores == scores_of(scan.plan, one.answers, checker.hidden(one.perspective, one.answers))
    beside(score, readable, rounds=15)
