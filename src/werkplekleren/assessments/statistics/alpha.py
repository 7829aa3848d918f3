"""How much the items of a scale agree: Cronbach's alpha, with what each item does to it."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import fsum
from typing import Literal, get_args

import attrs

from werkplekleren._base.validators import shown
from werkplekleren.errors import InvalidValueError, Message

from ._answers import Row, checked_confidence, read_rows
from ._covariances import Covariances, MissingRule, covariances_of
from ._distributions import f_quantile
from ._moments import correlation, root
from .interval import ConfidenceInterval


@attrs.frozen(kw_only=True)
class ItemReliability:
    """What one item does in its scale.

    Args:
        position: Its place in the rows, from 0.
        answered: How many answers its mean and spread rest on.
        mean: Mean answer; `None` without answers.
        sd: Standard deviation (n - 1); `None` with fewer than two answers.
        item_rest: Pearson's r of the item with the sum of the other items (corrected item-total), -1 to 1; higher is better;
            `None` when the item or the rest does not vary.
        alpha_if_dropped: Alpha of the scale without this item; `None` where that is not defined.
    """

    position: int
    answered: int
    mean: float | None
    sd: float | None
    item_rest: float | None = None
    alpha_if_dropped: float | None = None


@attrs.frozen(kw_only=True)
class CronbachAlpha:
    """Alpha of a scale, with its interval and its items.

    Args:
        value: `k / (k - 1) (1 - sum of item variances / variance of the sum)`, at most 1; higher is better; may be negative.
            `None` when it is not defined.
        standardised: `k r / (1 + (k - 1) r)` with the mean correlation between items; `None` when an item does not vary.
        mean_inter_item: That mean correlation.
        interval: Feldt's interval for `value`; `None` without a value.
        n: The respondents that the value and the interval rest on: complete rows, or with `pairwise` the smallest number of
            respondents that any two items share.
        left_out: Rows that were not used at all.
        items: One for each item, in the order of the rows.
        missing: What was done with missing answers.
        convention: `cronbach-sample-variances`: variances with n - 1, items as they are given (nothing is reversed here).
        notes: What a reader must know: why there is no value, or that it is negative.
    """

    value: float | None
    standardised: float | None = None
    mean_inter_item: float | None = None
    interval: ConfidenceInterval | None = None
    n: int
    left_out: int
    items: tuple[ItemReliability, ...]
    missing: MissingRule
    convention: Literal["cronbach-sample-variances"] = "cronbach-sample-variances"
    notes: tuple[Message, ...] = ()


def cronbach_alpha(rows: Sequence[Row], *, missing: MissingRule = "listwise", confidence: float = 0.95) -> CronbachAlpha:
    """Cronbach's alpha of the items of one scale, with Feldt's interval.

    Reverse items on their own range before you give them. Sources: Cronbach (1951), Psychometrika 16, 297-334; the interval:
    Feldt, Woodruff and Salih (1987), Applied Psychological Measurement 11, 93-103:
    `1 - (1 - a) F(1 - g/2; n - 1, (n - 1)(k - 1))` to `1 - (1 - a) F(g/2; ...)` with `g = 1 - confidence`.

    Args:
        rows: One row for each respondent, one answer for each item; `None` is missing.
        missing: `listwise` uses complete rows only; `pairwise` takes each covariance over the respondents who answered both
            items, and for the interval the smallest number of them (a careful choice: no n is quite right there).
        confidence: How sure the interval is, 0.001 to 0.999999.

    Returns:
        Alpha and what belongs to it. With fewer than two items, fewer than two respondents, or a sum that does not vary, there
        is no alpha: `value` is `None` and `notes` says why.

    Raises:
        InvalidValueError: When rows differ in length, an answer is no number, or `missing` or `confidence` is not valid.

    >>> found = cronbach_alpha([[4, 5, 4], [2, 3, 3], [5, 5, 4], [1, 2, 2], [3, 3, None]])
    >>> round(found.value, 3), found.n, found.left_out, found.missing
    (0.958, 4, 1, 'listwise')
    """
    sure = checked_confidence(confidence)
    return alpha_of_covariances(covariances_of(read_rows(rows), checked_missing(missing)), confidence=sure)


def checked_missing(missing: MissingRule) -> MissingRule:
    """What is done with missing answers, when it is one of the two.

    Raises:
        InvalidValueError: When it is something else.
    """
    if missing not in get_args(MissingRule):
        raise InvalidValueError(
            Message("missing must be one of {known}, not {missing}", {"known": ", ".join(get_args(MissingRule)), "missing": shown(missing)})
        )
    return missing


def alpha_of_covariances(covariances: Covariances, *, confidence: float = 0.95) -> CronbachAlpha:
    """Alpha from the covariances of the items, however these were found.

    Args:
        covariances: The covariances, with n.
        confidence: How sure the interval is, 0.001 to 0.999999.

    Returns:
        As `cronbach_alpha`.
    """
    matrix, count, n = covariances.known, len(covariances.matrix), covariances.n
    lines = covariances.matrix
    sds = [None if square is None else root(square) for square in (line[at] for at, line in enumerate(lines))]
    items = [
        ItemReliability(position=position, answered=answered, mean=mean, sd=sd)
        for position, (answered, mean, sd) in enumerate(zip(covariances.answered, covariances.means, sds, strict=True))
    ]
    notes = tuple(Message("the item at position {position} does not vary", {"position": at}) for at, sd in enumerate(sds) if sd == 0)
    if count < 2 or matrix is None:  # noqa: PLR2004 - agreement takes two
        if count < 2:  # noqa: PLR2004
            why = Message("alpha needs two or more items, not {items}", {"items": count})
        else:
            why = Message("alpha needs two or more respondents who answered the same items, not {n}", {"n": n})
        return CronbachAlpha(value=None, n=n, left_out=covariances.left_out, items=tuple(items), missing=covariances.missing, notes=(why, *notes))
    variances, sums = [line[at] for at, line in enumerate(matrix)], [sum(line, Fraction()) for line in matrix]
    trace, total = sum(variances, Fraction()), sum(sums, Fraction())
    value, r = _alpha(count, trace, total), _mean_correlation(matrix)
    if value is None:
        notes = (Message("the sum of the items does not vary, so there is no alpha"), *notes)
    elif value < 0:
        notes = (Message("alpha is negative: check reverse keys"), *notes)
    return CronbachAlpha(
        value=value,
        standardised=None if r is None or not 1 + (count - 1) * r else count * r / (1 + (count - 1) * r),
        mean_inter_item=r,
        interval=None if value is None else feldt_interval(value, n, count, confidence),
        n=n,
        left_out=covariances.left_out,
        items=tuple(
            attrs.evolve(
                item,
                item_rest=correlation(line - own, own, total - 2 * line + own),
                alpha_if_dropped=_alpha(count - 1, trace - own, total - 2 * line + own),
            )
            for item, line, own in zip(items, sums, variances, strict=True)
        ),
        missing=covariances.missing,
        notes=notes,
    )


def _alpha(items: int, variances: Fraction, total: Fraction) -> float | None:
    return float(Fraction(items, items - 1) * (1 - variances / total)) if items > 1 and total > 0 else None


def _mean_correlation(matrix: tuple[tuple[Fraction, ...], ...]) -> float | None:
    """The mean of the correlations between any two items; summed exactly, so that their order does not matter."""
    found = [correlation(matrix[one][two], matrix[one][one], matrix[two][two]) for one, two in combinations(range(len(matrix)), 2)]
    known = [r for r in found if r is not None]
    return fsum(known) / len(known) if len(known) == len(found) else None


def feldt_interval(alpha: float, n: int, items: int, confidence: float) -> ConfidenceInterval:
    """Feldt's interval for alpha.

    Args:
        alpha: Alpha as it was found.
        n: Respondents that it rests on, 2 or more.
        items: Items, 2 or more.
        confidence: How sure the interval is, 0.001 to 0.999999.

    Returns:
        The interval; it is not symmetric.
    """
    tail, df1, df2 = (1 - confidence) / 2, n - 1, (n - 1) * (items - 1)
    low, high = (1 - (1 - alpha) * f_quantile(share, df1, df2) for share in (1 - tail, tail))
    return ConfidenceInterval(low=low, high=high, confidence=confidence, method="feldt")
