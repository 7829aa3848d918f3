"""The nearest package on the registry, personality-questionnaire, on what both can do: the BFI-2 (60 items, 20 scores), complete.

It needs Python 3.12: `pip install personality-questionnaire`; without it these are skipped. It scores whole numbers in a matrix
with one product of matrices; it knows no missing answers, weights, bands or explanations, so those are not compared.
The questionnaire is made from its own keys when this runs, and both must give the same scores.
"""

from typing import Any

import numpy as np
import polars as pl
import pytest

import werkplekleren as wpl
from assessment_samples import dimension, ident, item, key, questionnaire, scale, section
from benchmarks.beside import Beside
from werkplekleren.frames import score_frame

peer: Any = pytest.importorskip("personality_questionnaire", reason="pip install personality-questionnaire (Python 3.12 or later)")

THEIRS: Any = peer.get("bfi2")
ITEMS = [f"q{one.number}" for one in THEIRS.items]


def ours() -> wpl.Questionnaire:
    """The same keys in our model."""
    parts = [
        dimension(f"s{place}", *(key(f"q{number}", reversed=number in part.reverse) for number in part.items))
        for place, part in enumerate(THEIRS.subscales)
    ]
    return questionnaire(section("s", *map(item, ITEMS)), dimensions=tuple(parts), scales=(scale(),), bands=())


SCAN = ours()
NAMES = [f"{one.id}__score" for one in SCAN.dimensions]


def matrix(rows: int) -> Any:  # noqa: ANN401 - a NumPy array, which it takes
    """Answers of made-up people, the same each time."""
    return np.random.default_rng(7).integers(1, 6, (rows, len(ITEMS)))


def bench_one_response(beside: Beside) -> None:
    """One response in, its scores out."""
    row: list[int] = matrix(1)[0].tolist()
    response = wpl.Response(
        questionnaire=SCAN.id, version=SCAN.version, id="r1", perspective=ident("employee"), answers=dict(zip(ITEMS, row, strict=True))
    )
    theirs = [100 * value for value in peer.score(THEIRS, [row]).as_dict().values()]
    assert [score.value for score in SCAN.score(response)] == pytest.approx(theirs, abs=1e-9)

    def fifty() -> None:
        for _ in range(50):
            SCAN.score(response)

    def theirs_fifty() -> None:
        for _ in range(50):
            peer.score(THEIRS, [row]).as_dict()

    beside(fifty, theirs_fifty, rounds=21)


@pytest.mark.parametrize("rows", [10_000, 1_000_000])
def bench_many(beside: Beside, rows: int) -> None:
    """A matrix for it, a lazy frame of the same small whole numbers for us; scores only."""
    given = matrix(rows)
    frame = pl.DataFrame(given.astype(np.int8), schema=ITEMS).lazy()
    found = score_frame(SCAN, frame, measures=("score",)).select(NAMES).collect().to_numpy()
    assert np.allclose(found, 100 * peer.score(THEIRS, given).values, atol=1e-9)
    beside(lambda: score_frame(SCAN, frame, measures=("score",)).collect(), lambda: peer.score(THEIRS, given), rounds=7)
