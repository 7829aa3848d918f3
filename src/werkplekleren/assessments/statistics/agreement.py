"""How far the members of one group agree: r_wg and its kin, a_wg and average deviation."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

import attrs

from werkplekleren._base.validators import shown
from werkplekleren.assessments.formulas import Number
from werkplekleren.errors import InvalidValueError, Message, Place, Problem

from ._answers import MOST_PROBLEMS, NOT_TO_BE_CALCULATED, Answers, Row, checked, read_rows
from ._moments import mean, variance


@attrs.frozen(kw_only=True)
class ItemAgreement:
    """How far a group agrees on one item. Everything but `position` and `n` is `None` when fewer than two answered.

    Args:
        position: Place of the item in the rows, from 0.
        n: How many answered it.
        mean: Mean answer.
        variance: Sample variance (n - 1).
        r_wg: `1 - variance / null variance`, set to 0 where that is negative: 0 to 1, higher is more agreement.
        r_wg_untruncated: The same as it is, possibly negative.
        a_wg: `1 - 2 variance / largest possible variance at this mean`, -1 to 1; `None` too where the mean lies so near to an
            end of the scale that it is not defined.
        ad_mean: Average absolute deviation from the mean, on the scale of the answers; 0 is full agreement.
        ad_median: Average absolute deviation from the median.
    """

    position: int
    n: int
    mean: float | None = None
    variance: float | None = None
    r_wg: float | None = None
    r_wg_untruncated: float | None = None
    a_wg: float | None = None
    ad_mean: float | None = None
    ad_median: float | None = None


@attrs.frozen(kw_only=True)
class WithinGroupAgreement:
    """How far a group agrees on the items of one scale. Figures are `None` when no item has two answers.

    Args:
        items: One for each item.
        items_used: How many of them have two answers or more: the figures of the scale are of these.
        n: How many people answered at least one item.
        options: Number of answer options.
        null_variance: Variance if everybody answered at random, `(options^2 - 1) / 12`.
        r_wg_j: r_wg(j) of James, Demaree and Wolf, 0 to 1. It grows with the number of items, also when people agree no more:
            read it beside `r_star_wg_j`.
        r_star_wg_j: Lindell's r*_wg(j), `1 - mean variance / null variance`: does not grow with items; may be negative.
        a_wg: Mean of a_wg over the items where it is defined.
        a_wg_items: How many items those are.
        ad_mean: Mean over items of the average deviation from the mean.
        ad_median: Mean over items of the average deviation from the median.
        ad_limit: `options / 6`: an average deviation below it is agreement for practical purposes.
        missing: `per-item`: each item is calculated over the answers that it has.
        null: `uniform`: all options equally likely.
    """

    items: tuple[ItemAgreement, ...]
    items_used: int
    n: int
    options: int
    null_variance: float
    r_wg_j: float | None
    r_star_wg_j: float | None
    a_wg: float | None
    a_wg_items: int
    ad_mean: float | None
    ad_median: float | None
    ad_limit: float
    missing: Literal["per-item"] = "per-item"
    null: Literal["uniform"] = "uniform"

    @property
    def agrees_in_practice(self) -> bool | None:
        """Whether the average deviation from the mean is below `ad_limit`, strictly; `None` without one."""
        return None if self.ad_mean is None else self.ad_mean < self.ad_limit


def within_group_agreement(rows: Sequence[Row], *, options: int, low: Number = 1) -> WithinGroupAgreement:
    """How far the members of one group agree, against answers at random.

    Sources: r_wg and r_wg(j): James, Demaree and Wolf (1984), Journal of Applied Psychology 69, 85-98; r*_wg(j): Lindell,
    Brandt and Whitney (1999), Applied Psychological Measurement 23, 127-135; a_wg: Brown and Hauenstein (2005), Organizational
    Research Methods 8, 165-184; AD: Burke and Dunlap (2002), Organizational Research Methods 5, 159-172.

    Args:
        rows: One row for each member of the group, one answer for each item; `None` is missing. A missing answer leaves out
            that answer, not the person.
        options: Number of answer options, 2 or more.
        low: The lowest option; the highest is `low + options - 1`.

    Returns:
        Agreement on each item and on the scale.

    Raises:
        InvalidValueError: When `options` is no whole number of at least 2, rows differ in length, or an answer is no number or
            lies outside the scale.

    >>> found = within_group_agreement([[4, 4], [4, 5], [3, 4], [4, None]], options=5)
    >>> found.items[0].r_wg, round(found.r_wg_j, 3), round(found.r_star_wg_j, 3)
    (0.875, 0.921, 0.854)
    """
    if type(options) is not int or not 2 <= options <= 1000:  # noqa: PLR2004 - a scale has two options at least
        raise InvalidValueError(Message("options must be a whole number from 2 to 1000, not {options}", {"options": shown(options)}))
    first = checked("low", low)
    answers = read_rows(rows)
    _check_range(answers, first, first + options - 1)
    null = Fraction(options * options - 1, 12)
    columns = [[answer for answer in column if answer is not None] for column in zip(*answers.rows, strict=True)]
    exact = [_Spread.of(column, answers.unit, first, first + options - 1) if len(column) > 1 else None for column in columns]
    used = [spread for spread in exact if spread is not None]
    bounded = [spread.a_wg for spread in used if spread.a_wg is not None]
    noise = _mean_of([spread.variance for spread in used], null)
    return WithinGroupAgreement(
        items=tuple(_item(position, len(column), spread, null) for position, (column, spread) in enumerate(zip(columns, exact, strict=True))),
        items_used=len(used),
        n=sum(1 for row in answers.rows if any(answer is not None for answer in row)),
        options=options,
        null_variance=float(null),
        r_wg_j=None if noise is None else step_up(1 - noise, len(used)),
        r_star_wg_j=None if noise is None else float(1 - noise),
        a_wg=_float(_mean_of(bounded)),
        a_wg_items=len(bounded),
        ad_mean=_float(_mean_of([spread.ad_mean for spread in used])),
        ad_median=_float(_mean_of([spread.ad_median for spread in used])),
        ad_limit=options / 6,
    )


def step_up(single: Fraction, items: int) -> float:
    """r_wg(j) of the r_wg of the mean variance, by Spearman-Brown; 0 where people differ more than at random.

    >>> step_up(Fraction(1, 2), 3)
    0.75
    """
    return float(items * single / (items * single + 1 - single)) if single > 0 else 0.0


@attrs.frozen(kw_only=True)
class _Spread:
    """What is known of the answers to one item, exactly."""

    mean: Fraction
    variance: Fraction
    a_wg: Fraction | None
    ad_mean: Fraction
    ad_median: Fraction

    @classmethod
    def of(cls, column: list[int], unit: int, low: Fraction, high: Fraction) -> "_Spread":
        count, centre, spread = len(column), mean(column, unit), variance(column, unit)
        ordered = sorted(column)
        median = Fraction(ordered[(count - 1) // 2] + ordered[count // 2], 2 * unit)
        defined = (low * (count - 1) + high) / count <= centre <= (high * (count - 1) + low) / count
        largest = ((high + low) * centre - centre * centre - high * low) * Fraction(count, count - 1)
        return cls(
            mean=centre,
            variance=spread,
            a_wg=1 - 2 * spread / largest if defined else None,
            ad_mean=_mean_distance(column, unit, centre),
            ad_median=_mean_distance(column, unit, median),
        )


def _mean_distance(column: list[int], unit: int, centre: Fraction) -> Fraction:
    """The mean distance of answers from a centre; answers that are the same are taken together, of which there are many."""
    top, bottom = centre.as_integer_ratio()
    distance = sum(abs(answer * bottom - top * unit) * times for answer, times in Counter(column).items())
    return Fraction(distance, unit * bottom * len(column))


def _item(position: int, n: int, spread: _Spread | None, null: Fraction) -> ItemAgreement:
    if spread is None:
        return ItemAgreement(position=position, n=n)
    single = 1 - spread.variance / null
    return ItemAgreement(
        position=position,
        n=n,
        mean=float(spread.mean),
        variance=float(spread.variance),
        r_wg=float(max(single, Fraction())),
        r_wg_untruncated=float(single),
        a_wg=_float(spread.a_wg),
        ad_mean=float(spread.ad_mean),
        ad_median=float(spread.ad_median),
    )


def _mean_of(values: list[Fraction], of: Fraction = Fraction(1)) -> Fraction | None:
    """The mean, in units of `of`; `None` of nothing."""
    return sum(values, Fraction()) / len(values) / of if values else None


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _check_range(answers: Answers, low: Fraction, high: Fraction) -> None:
    found = {answer for row in answers.rows for answer in row if answer is not None}
    if not found or low * answers.unit <= min(found) <= max(found) <= high * answers.unit:
        return
    what = Message("answers must lie from {low} to {high}", {"low": str(low), "high": str(high)})
    outside = [
        Problem(code="outside-the-scale", what=what, place=Place(path=f"rows[{number}][{position}]"), found=str(Fraction(answer, answers.unit)))
        for number, row in enumerate(answers.rows)
        for position, answer in enumerate(row)
        if answer is not None and not low * answers.unit <= answer <= high * answers.unit
    ]
    raise InvalidValueError(NOT_TO_BE_CALCULATED, outside[:MOST_PROBLEMS])
