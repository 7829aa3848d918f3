"""A made-up survey of any size, and what a person would write by hand to score it with one engine."""

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from assessment_samples import band, dimension, item, key, questionnaire, scale, section
from werkplekleren.assessments import Dimension, Questionnaire

PER_DIMENSION = 6
MISSING = 0.03
CUTS = (40, 60, 80)


def design(items: int = 48) -> Questionnaire:
    """Dimensions of six items from 1 to 5: every third reversed, one that counts double in every fourth dimension, four bands."""
    dimensions: list[Dimension] = []
    for number in range(items // PER_DIMENSION):
        names = [f"d{number}i{place}" for place in range(PER_DIMENSION)]
        keys = [key(name, 2 if number % 4 == 3 and place == 1 else 1, reversed=place % 3 == 0) for place, name in enumerate(names)]
        dimensions.append(dimension(f"d{number}", *keys))
    return questionnaire(
        section("s", *(item(one.item) for part in dimensions for one in part.keys)),
        dimensions=tuple(dimensions),
        scales=(scale(),),
        bands=(band("b0", 0), *(band(f"b{cut}", cut) for cut in CUTS)),
    )


@cache
def answers(rows: int, items: int = 48) -> pl.DataFrame:
    """Answers of made-up people, the same each time; three in a hundred are missing."""
    random = np.random.default_rng(7)
    columns: dict[str, pl.Series] = {}
    for name in (one.id for one in design(items).items):
        given = pl.Series(random.integers(1, 6, rows, dtype=np.int8))
        missing = pl.Series(random.random(rows) < MISSING)
        columns[str(name)] = pl.select(pl.when(~missing).then(given)).to_series()
    return pl.DataFrame(columns)


def parquet(rows: int, folder: Path) -> Path:
    """The same as a file."""
    path = folder / f"answers-{rows}.parquet"
    if not path.exists():
        answers(rows).write_parquet(path)
    return path


def balanced(parts: Iterable[pl.Expr]) -> pl.Expr:
    """A sum as a balanced tree, as an expert writes it."""
    left: list[pl.Expr] = list(parts)
    while len(left) > 1:
        pairs: list[pl.Expr] = [first + second for first, second in zip(left[::2], left[1::2], strict=False)]
        left = pairs + left[2 * len(pairs) :]
    return left[0]


def by_hand(frame: pl.LazyFrame, scan: Questionnaire) -> pl.DataFrame:
    """Score, answered and band of each dimension in Polars, after the same look at the range; whole numbers up to the last division."""
    names = [one.id for one in scan.items]
    ends = frame.select(pl.min_horizontal(pl.col(names).min()).alias("low"), pl.max_horizontal(pl.col(names).max()).alias("high")).collect()
    if ends["low"][0] < 1 or ends["high"][0] > 5:
        msg = "an answer outside the scale"
        raise ValueError(msg)
    sums: list[pl.Expr] = []
    results: list[pl.Expr] = []
    for part in scan.dimensions:
        points: list[pl.Expr] = []
        counts: list[tuple[int, pl.Expr]] = []
        ordered = sorted(part.keys, key=lambda one: (one.weight, one.reversed))
        for (weight, turned), same in groupby(ordered, key=lambda one: (one.weight, one.reversed)):
            keys = [one.item for one in same]
            filled = balanced(pl.col(name).fill_null(0) for name in keys).cast(pl.Int16)
            count = balanced(pl.col(name).is_not_null().cast(pl.Int8) for name in keys).cast(pl.Int16)
            points.append((count * 5 - filled if turned else filled - count) * weight)
            counts.append((weight, count))
        sums += [balanced(points).alias(f"{part.id}n"), balanced(count for _, count in counts).alias(f"{part.id}k")]
        if len({weight for weight, _ in counts}) > 1:
            sums.append(balanced(count * weight for weight, count in counts).alias(f"{part.id}w"))
            weights = pl.col(f"{part.id}w")
        else:
            weights = pl.col(f"{part.id}k")
        need = (sum(one.weight for one in part.keys) + 1) // 2
        top, bottom = pl.col(f"{part.id}n") * 100, weights * 4
        enough = weights >= need
        reached = balanced((top >= bottom * cut).cast(pl.Int16) for cut in CUTS)
        results += [
            pl.when(enough).then(top.cast(pl.Float64) / bottom.cast(pl.Float64)).alias(f"{part.id}__score"),
            pl.col(f"{part.id}k").alias(f"{part.id}__answered"),
            pl.when(enough).then(reached).alias(f"{part.id}__band"),
        ]
    return frame.select(sums).select(results).collect()


def as_pandas(frame: Any, kind: str) -> Any:  # noqa: ANN401 - frames of Polars and pandas
    """The answers in pandas, in one of its three kinds of columns."""
    if kind == "numpy":
        return frame.cast(pl.Float64).to_pandas()
    converted = frame.to_pandas(use_pyarrow_extension_array=True)
    return converted if kind == "pyarrow" else converted.astype("Int8")


def as_arrow(frame: Any) -> Any:  # noqa: ANN401 - frames of Polars and PyArrow
    """The answers in PyArrow."""
    return frame.to_arrow()


def as_polars(frame: Any) -> pl.DataFrame:  # noqa: ANN401 - a frame of another library
    """A result in Polars, to compare."""
    return pl.DataFrame(frame)
