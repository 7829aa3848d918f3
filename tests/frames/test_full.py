"""What goes beyond a weighted mean: counts, required items, a minimum in items, bands that ask something of each answer, sums."""

from typing import Any

import attrs

from assessment_samples import band, composite, dimension, every_kind, key, response
from frame_engines import Engine, table_of
from werkplekleren.assessments import Answer, Band, CountsAtLeast, CountsAtMost, CountsOneOf, Dimension, Key, Questionnaire
from werkplekleren.assessments.counting import Counts
from werkplekleren.frames import score_frame
from werkplekleren.frames.measures import BandsAs, Measure

MEASURES: tuple[Measure, ...] = ("score", "mean", "sum", "prorated_sum", "answered", "items", "band")
WAYS: tuple[BandsAs, ...] = ("id", "position")


def counting(name: str, counts: Counts, *keys: Key) -> Dimension:
    return attrs.evolve(dimension(name, *keys), counts=counts)


def asking(name: str, start: int, least: int | None) -> Band:
    """A band that asks something of each answer."""
    return attrs.evolve(band(name, start), each_at_least=least)


def in_full() -> Questionnaire:
    """Over each kind of item, with conditions."""
    scan = every_kind()
    strict = (asking("low", 0, None), asking("fair", 40, 2), asking("good", 60, 3))
    harsh = (asking("poor", 0, None), asking("rich", 70, 4))
    return attrs.evolve(
        scan,
        dimensions=(
            *scan.dimensions,
            counting("high", CountsAtLeast(value=4), key("a"), key("b", reversed=True), key("seven", 2)),
            counting("small", CountsAtMost(value=2), key("one"), key("many"), key("count", reversed=True)),
            counting("these", CountsOneOf(values=(3, True, "y", "q")), key("a"), key("yes"), key("one"), key("many")),
            attrs.evolve(dimension("needs", attrs.evolve(key("a"), required=True), attrs.evolve(key("b"), required=True)), minimum_items=1),
            attrs.evolve(dimension("floors", key("a"), key("b", 3, reversed=True)), bands=strict, minimum_items=2),
            attrs.evolve(dimension("harsh", key("a"), key("seven")), bands=harsh),
            attrs.evolve(dimension("few", key("a"), key("count")), minimum_items=2),
            dimension("added", key("a", 2), key("b", reversed=True)),
        ),
        composites=(*scan.composites, attrs.evolve(composite("every", ("high", 1), ("floors", 2), ("late", 1)), bands=strict_shares())),
    )


def strict_shares() -> tuple[Band, ...]:
    return (asking("low", 0, None), asking("even", 20, 25), asking("all", 50, 50))


GIVEN: tuple[tuple[str, dict[str, Answer]], ...] = (
    ("employee", {"yes": True, "a": 4, "count": 3, "seven": 5, "b": 2, "one": "y", "many": ("p",)}),
    ("employee", {"yes": True, "a": 5, "count": 9, "seven": 6, "b": 1, "one": "x", "many": ("p", "q")}),
    ("employee", {"yes": True, "a": 2, "count": 0, "seven": 1, "b": 5, "many": ()}),
    ("employee", {"yes": True, "a": 3, "seven": 4, "one": "y"}),
    ("management", {"yes": False, "a": 1, "count": 10}),
    ("management", {"yes": False}),
    ("employee", {"yes": True, "count": 2, "b": 4}),
)


def test_scores_in_full_are_those_of_the_plain_scorer(engine: Engine) -> None:
    scan = in_full()
    answered = [response(answers, id=f"r{number}", perspective=perspective) for number, (perspective, answers) in enumerate(GIVEN)]
    frame = engine.frame(table_of(scan, answered))
    for bands in WAYS:
        found = {
            row["id"]: row
            for row in engine.rows(score_frame(scan, frame, keep=["id"], perspective_column="perspective", measures=MEASURES, bands=bands))
        }
        for one in answered:
            expected: dict[str, Any] = {"id": one.id}
            for score in scan.score(one).scores:
                names = [each.id for each in scan.dimension(score.dimension).bands]
                place = score.band if bands == "id" or score.band is None else names.index(score.band)
                told = (score.value, score.mean, score.sum, score.prorated_sum, score.answered, score.items, place)
                expected |= {f"{score.dimension}__{measure}": value for measure, value in zip(MEASURES, told, strict=True)}
            assert found[one.id] == expected


def test_what_does_not_fit_counts_for_nothing_in_full_too(engine: Engine) -> None:
    scan = in_full()
    answered = [response(dict(answers), id=f"r{number}", perspective=perspective) for number, (perspective, answers) in enumerate(GIVEN)]
    table = table_of(scan, answered)
    spoilt = table.changed(a=[9, *table.columns["a"][1:]], one=["z", *table.columns["one"][1:]])
    fewer = attrs.evolve(answered[0], answers={name: answer for name, answer in answered[0].answers.items() if name not in {"a", "one"}})
    rows = engine.rows(score_frame(scan, engine.frame(spoilt), perspective_column="perspective", outside="missing", measures=["score", "band"]))
    for row, one in zip(rows, [fewer, *answered[1:]], strict=True):
        scores = scan.score(one).scores
        assert [row[f"{score.dimension}__score"] for score in scores] == [score.value for score in scores]
        assert [row[f"{score.dimension}__band"] for score in scores] == [score.band for score in scores]
    assert [row["ignored"] for row in rows] == [2, *[0] * (len(rows) - 1)]
