"""How much of a sum score comes from what its items share: McDonald's omega of one factor."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, get_args

import attrs

from werkplekleren._base.validators import shown
from werkplekleren.assessments.formulas import Number
from werkplekleren.errors import InvalidValueError, Message

from ._answers import Row, checked, read_rows
from ._covariances import Covariances, MissingRule, covariances_of
from ._moments import correlation, root
from ._one_factor import OmegaEstimator, OneFactor, one_factor
from .alpha import checked_missing


@attrs.frozen(kw_only=True)
class McDonaldOmega:
    """Omega of a scale with one factor, and the solution that it follows from.

    Args:
        value: `(sum of loadings)^2 / ((sum of loadings)^2 + sum of unique variances)` on the scale of the answers, 0 to 1; higher
            is better. `None` when there is no solution, or only a Heywood case.
        standardised: The same from correlations.
        loadings: Loading of each item, on the scale of its answers.
        unique_variances: Variance of each item that the factor does not explain; below 0 in a Heywood case of three items.
        standardised_loadings: Correlation of each item with the factor.
        estimator: How four or more items were fitted (three items: both give the same).
        solution: `closed-form` for three items, `iterative` for more, `given` from loadings; `None` when there is none.
        admissible: Whether every item keeps a part of its own: some variance with three items, 0.5 % of it with more. `False` is a
            Heywood case, and then no omega is reported.
        n: The respondents it rests on; with `pairwise` the smallest number that any two items share; `None` when not given.
        left_out: Rows that were not used at all.
        missing: What was done with missing answers.
        convention: `one-factor`: total omega of a model with one factor, not omega of a hierarchy.
        notes: What a reader must know: why there is no value, or that keys need a look.
    """

    value: float | None = None
    standardised: float | None = None
    loadings: tuple[float, ...] = ()
    unique_variances: tuple[float, ...] = ()
    standardised_loadings: tuple[float, ...] = ()
    estimator: OmegaEstimator | None
    solution: Literal["closed-form", "iterative", "given"] | None = None
    admissible: bool | None = None
    n: int | None = None
    left_out: int = 0
    missing: MissingRule = "listwise"
    convention: Literal["one-factor"] = "one-factor"
    notes: tuple[Message, ...] = ()


def mcdonald_omega(rows: Sequence[Row], *, estimator: OmegaEstimator = "maximum-likelihood", missing: MissingRule = "listwise") -> McDonaldOmega:
    """McDonald's omega of the items of one scale, from a model with one factor.

    Unlike alpha it does not ask that every item weighs the same. Reverse items on their own range first. Source: McDonald (1999),
    *Test theory: a unified treatment*. Maximum likelihood by PX-EM (Liu, Rubin and Wu, 1998, Biometrika 85, 755-770); minres:
    Harman and Jones (1966), Psychometrika 31, 351-368, on correlations.

    Args:
        rows: One row for each respondent, one answer for each item; `None` is missing.
        estimator: `maximum-likelihood`, or `minres` (least squares of the correlations between items).
        missing: `listwise` uses complete rows only; `pairwise` each covariance over those who answered both items.

    Returns:
        Omega with its loadings. Without a solution, or when an item would have less than no part of its own (a Heywood case),
        `value` is `None` and `notes` says why.

    Raises:
        InvalidValueError: When rows differ in length, an answer is no number, or `estimator` or `missing` is not valid.

    >>> found = mcdonald_omega([[4, 5, 4], [2, 3, 3], [5, 4, 3], [1, 3, 2], [3, 3, 4], [2, 2, 3]])
    >>> round(found.value, 3), found.estimator, found.solution
    (0.871, 'maximum-likelihood', 'closed-form')
    """
    return omega_of_covariances(covariances_of(read_rows(rows), checked_missing(missing)), estimator=estimator)


def omega_of_covariances(covariances: Covariances, *, estimator: OmegaEstimator = "maximum-likelihood") -> McDonaldOmega:
    """Omega from the covariances of the items, however these were found.

    Args:
        covariances: The covariances, with n.
        estimator: How four or more items are fitted.

    Returns:
        As `mcdonald_omega`.

    Raises:
        InvalidValueError: When `estimator` is not valid.
    """
    if estimator not in get_args(OmegaEstimator):
        raise InvalidValueError(
            Message(
                "estimator must be one of {known}, not {estimator}", {"known": ", ".join(get_args(OmegaEstimator)), "estimator": shown(estimator)}
            )
        )
    nothing = McDonaldOmega(estimator=estimator, n=covariances.n, left_out=covariances.left_out, missing=covariances.missing)
    matrix, items = covariances.known, len(covariances.matrix)
    if items < 3:  # noqa: PLR2004 - two correlations would have no answer
        return attrs.evolve(nothing, notes=(Message("omega needs three or more items, not {items}", {"items": items}),))
    if matrix is None:
        why = Message("omega needs two or more respondents who answered the same items, not {n}", {"n": covariances.n})
        return attrs.evolve(nothing, notes=(why,))
    constant = tuple(Message("the item at position {position} does not vary", {"position": at}) for at in range(items) if not matrix[at][at])
    if constant:
        return attrs.evolve(nothing, notes=constant)
    found = one_factor(_correlations(matrix), estimator)
    if found is None:
        return attrs.evolve(nothing, notes=(Message("no single factor could be fitted to the items"),))
    return _of_factor(nothing, found, [root(matrix[at][at]) for at in range(items)])


def _correlations(matrix: Sequence[Sequence[Fraction]]) -> list[list[float]]:
    pairs = range(len(matrix))
    return [[1.0 if one == two else correlation(matrix[one][two], matrix[one][one], matrix[two][two]) or 0.0 for two in pairs] for one in pairs]


def _of_factor(nothing: McDonaldOmega, found: OneFactor, sds: list[float]) -> McDonaldOmega:
    """The result of a solution, put on the scale of the answers."""
    loadings = tuple(loading * sd for loading, sd in zip(found.loadings, sds, strict=True))
    unique = tuple((1 - loading**2) * sd * sd for loading, sd in zip(found.loadings, sds, strict=True))
    notes: tuple[Message, ...] = ()
    if not found.admissible:
        notes = (Message("an item has no part of its own left (a Heywood case), so omega is not reported"),)
    elif min(found.loadings) < 0:
        notes = (Message("some items count against the others: check reverse keys"),)
    return attrs.evolve(
        nothing,
        value=_omega(loadings, unique) if found.admissible else None,
        standardised=_omega(found.loadings, [1 - loading**2 for loading in found.loadings]) if found.admissible else None,
        loadings=loadings,
        unique_variances=unique,
        standardised_loadings=found.loadings,
        solution="closed-form" if found.exact else "iterative",
        admissible=found.admissible,
        notes=notes,
    )


def _omega(loadings: Sequence[float], unique: Sequence[float]) -> float:
    shared = sum(loadings) ** 2
    return shared / (shared + sum(unique))


def omega_of_loadings(loadings: Sequence[Number], unique_variances: Sequence[Number] | None = None) -> McDonaldOmega:
    """Omega from loadings that somebody published.

    Args:
        loadings: Loading of each item on the one factor.
        unique_variances: Unique variance of each item; without them the loadings are standardised, and each is `1 - loading^2`.

    Returns:
        Omega. When a unique variance is 0 or less (a Heywood case) `value` is `None`.

    Raises:
        InvalidValueError: When a number is no number, or the lengths differ.

    >>> round(omega_of_loadings([0.7, 0.6, 0.8, 0.5]).value, 4)
    0.7494
    """
    exact = [checked("loading", loading) for loading in loadings]
    unique = [1 - loading**2 for loading in exact] if unique_variances is None else [checked("unique variance", part) for part in unique_variances]
    if len(exact) != len(unique) or not exact:
        raise InvalidValueError(Message("there must be as many unique variances as loadings, and at least one"))
    admissible = all(part > 0 for part in unique)
    shared = sum(exact, Fraction()) ** 2
    value = float(shared / (shared + sum(unique, Fraction()))) if admissible else None
    scale = [root(loading**2 + part) for loading, part in zip(exact, unique, strict=True)] if admissible else []
    return McDonaldOmega(
        value=value,
        standardised=value if unique_variances is None else None,
        loadings=tuple(map(float, exact)),
        unique_variances=tuple(map(float, unique)),
        standardised_loadings=tuple(float(loading) / sd for loading, sd in zip(exact, scale, strict=True)) if admissible else (),
        estimator=None,
        solution="given",
        admissible=admissible,
        notes=() if admissible else (Message("an item has no part of its own left (a Heywood case), so omega is not reported"),),
    )
