"""One factor behind the items of a scale: what each item owes to it, from their correlations.

Three items have exactly one solution, which is written down; more are fitted step by step. Signs are chosen so that the
loadings have a sum of 0 or more.
"""

from collections.abc import Callable, Sequence
from math import sqrt
from typing import Literal

import attrs

OmegaEstimator = Literal["maximum-likelihood", "minres"]
"""How one factor is fitted to four or more items; the answers differ in the second or third decimal."""

HEYWOOD = 0.005
"""An item that keeps less of its variance for itself is a Heywood case: the limit that R's factanal keeps too."""

_MOST_STEPS = 20_000
_CLOSE = 1e-12
_WEAK = 1e-6

Correlations = Sequence[Sequence[float]]


@attrs.frozen
class OneFactor:
    """A solution with one factor.

    Args:
        loadings: Correlation of each item with the factor; above 1 in a Heywood case of three items.
        exact: Whether it is the closed form of three items.
        admissible: Whether each item has a part of its own.
    """

    loadings: tuple[float, ...]
    exact: bool
    admissible: bool


def one_factor(correlations: Correlations, estimator: OmegaEstimator) -> OneFactor | None:
    """The solution for three or more items; `None` where there is none.

    Args:
        correlations: Correlations between the items, with 1 on the diagonal.
        estimator: How four or more items are fitted.
    """
    if len(correlations) == 3:  # noqa: PLR2004 - three correlations, three loadings
        return _three_items(correlations)
    step = _minres_step if estimator == "minres" else _likelihood_step
    loadings = _repeated(step, correlations)
    if loadings is None or sum(abs(loading) > _WEAK for loading in loadings) < 3:  # noqa: PLR2004 - two items do not make a factor
        return None
    return OneFactor(_upright(loadings), exact=False, admissible=all(1 - loading**2 > HEYWOOD * (1 + _WEAK) for loading in loadings))


def _three_items(correlations: Correlations) -> OneFactor | None:
    """The product of two loadings is the correlation of their items: three equations with one answer."""
    (_, a, b), (_, _, c), _ = correlations
    if a * b * c <= 0:
        return None
    first = sqrt(a * b / c)
    loadings = (first, a / first, b / first)
    return OneFactor(_upright(loadings), exact=True, admissible=all(loading**2 < 1 for loading in loadings))


def _upright(loadings: Sequence[float]) -> tuple[float, ...]:
    return tuple(-loading for loading in loadings) if sum(loadings) < 0 else tuple(loadings)


def _repeated(step: Callable[[Correlations, list[float]], list[float]], correlations: Correlations) -> list[float] | None:
    """Steps from the first principal axis until none moves a loading any more; `None` when that does not happen."""
    loadings = _first_axis(correlations)
    for _ in range(_MOST_STEPS):
        after = step(correlations, loadings)
        moved = max(abs(new - old) for new, old in zip(after, loadings, strict=True))
        loadings = after
        if moved < _CLOSE:
            return loadings
    return None


def _first_axis(correlations: Correlations) -> list[float]:
    """Loadings to start from: the direction in which the items have most in common, well inside the limits."""
    axis = list(max(correlations, key=lambda line: sum(value * value for value in line)))
    for _ in range(30):
        axis = _times(correlations, axis)
        size = sqrt(sum(value * value for value in axis))
        axis = [value / size for value in axis]
    largest = max(map(abs, axis))
    return [0.9 * value / largest for value in axis]


def _times(matrix: Correlations, vector: Sequence[float]) -> list[float]:
    return [sum(one * other for one, other in zip(line, vector, strict=True)) for line in matrix]


def _likelihood_step(correlations: Correlations, loadings: list[float]) -> list[float]:
    """One step of PX-EM for normal data (Liu, Rubin and Wu, 1998, Biometrika 85, 755-770): likelihood never falls.

    The factor is estimated by regression on the items; each item is then regressed on it, and the factor is given
    variance 1 again. An own part never becomes smaller than `HEYWOOD`, so that a Heywood case ends at that limit.
    """
    own = [max(HEYWOOD, 1 - loading * loading) for loading in loadings]
    weights = [loading / part for loading, part in zip(loadings, own, strict=True)]
    information = 1 + sum(loading * weight for loading, weight in zip(loadings, weights, strict=True))
    weights = [weight / information for weight in weights]
    shared = _times(correlations, weights)
    size = sum(weight * value for weight, value in zip(weights, shared, strict=True)) + 1 / information
    return [_inside(value / sqrt(size)) for value in shared]


def _minres_step(correlations: Correlations, loadings: list[float]) -> list[float]:
    """Each loading in turn as the others want it: least squares of the correlations between different items."""
    fitted = list(loadings)
    for item, line in enumerate(correlations):
        others = [(value, loading) for at, (value, loading) in enumerate(zip(line, fitted, strict=True)) if at != item]
        size = sum(loading * loading for _, loading in others)
        fitted[item] = _inside(sum(value * loading for value, loading in others) / size) if size else 0.0
    return fitted


def _inside(loading: float) -> float:
    """The loading, or the limit that it would pass."""
    limit = sqrt(1 - HEYWOOD)
    return min(limit, max(-limit, loading))
