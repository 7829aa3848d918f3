"""How far the members of a team look alike: ICC(1) and ICC(2) of groups."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

import attrs

from werkplekleren.assessments.formulas import Number
from werkplekleren.errors import Message

from ._answers import read_groups
from ._distributions import f_above


@attrs.frozen(kw_only=True)
class GroupIntraclass:
    """How much of the differences between people is a difference between their groups.

    `None` where a figure is not defined: fewer than two groups with answers, nobody who shares a group, or no differences at all.

    Args:
        icc1: ICC(1), by `size`: the share of the differences that lies between groups, and what one member says of the group;
            may be negative, which means 0.
        icc1_by_mean_size: ICC(1) by `mean_size`, as R's `multilevel` gives it.
        icc2: ICC(2): the reliability of the mean of a group; higher is better; may be negative. It is the same for both sizes.
        size: Size of a group for unequal groups (k0), `(N - sum(n^2) / N) / (J - 1)`.
        mean_size: Mean size of a group, `N / J`.
        between: Mean square between groups.
        within: Mean square within groups.
        f: F ratio, `between / within`.
        df1: Groups less 1.
        df2: Members less groups.
        p: Its p.
        members: People with an answer.
        groups: Groups with an answer.
        left_out: Missing answers.
        convention: `k0`: what `icc1` takes as the size of a group.
        notes: What a reader must know, such as that an estimate is negative.
    """

    icc1: float | None = None
    icc1_by_mean_size: float | None = None
    icc2: float | None = None
    size: float | None = None
    mean_size: float | None = None
    between: float | None = None
    within: float | None = None
    f: float | None = None
    df1: int | None = None
    df2: int | None = None
    p: float | None = None
    members: int
    groups: int
    left_out: int
    convention: Literal["k0"] = "k0"
    notes: tuple[Message, ...] = ()


def group_intraclass_correlation(groups: Sequence[Sequence[Number | None]]) -> GroupIntraclass:
    """ICC(1) and ICC(2) of one score in several groups, from a one-way analysis of variance.

    `ICC(1) = (MSB - MSW) / (MSB + (k - 1) MSW)`, `ICC(2) = (MSB - MSW) / MSB`. Sources: Bartko (1976), Psychological Bulletin
    83, 762-765; Bliese (2000), in Klein and Kozlowski, *Multilevel theory, research, and methods in organizations*.

    Args:
        groups: The scores of each group, in any order; `None` is missing. A group without scores does not count.

    Returns:
        Both, with mean squares, F and p, and both ways to take the size of a group.

    Raises:
        InvalidValueError: When a score is no number.

    >>> found = group_intraclass_correlation([[3, 4, 4], [1, 2, None, 2], [5, 4]])
    >>> round(found.icc1, 3), round(found.icc2, 3), found.size, found.left_out
    (0.843, 0.934, 2.625, 1)
    """
    read = [[value for value in group if value is not None] for group in read_groups(groups)]
    return group_intraclass_of_sums(
        [len(group) for group in read],
        [sum(group) for group in read],
        [sum(value * value for value in group) for group in read],
        left_out=sum(map(len, groups)) - sum(map(len, read)),
    )


def group_intraclass_of_sums(
    sizes: Sequence[int], sums: Sequence[Fraction | int], squares: Sequence[Fraction | int], *, left_out: int = 0
) -> GroupIntraclass:
    """The same from what one pass over the data gives: of each group the size, the sum and the sum of squares.

    Args:
        sizes: How many scores each group has; a group with none does not count.
        sums: Their sum.
        squares: The sum of their squares.
        left_out: How many scores were missing.

    Returns:
        As `group_intraclass_correlation`.
    """
    members, groups = sum(sizes), sum(1 for size in sizes if size)
    if groups < 2 or members <= groups:  # noqa: PLR2004 - to differ takes two
        why = Message("groups can be compared when there are two or more with scores, and somebody shares a group")
        return GroupIntraclass(members=members, groups=groups, left_out=left_out, notes=(why,))
    df1, df2 = groups - 1, members - groups
    of_groups = sum((Fraction(total) ** 2 / size for total, size in zip(sums, sizes, strict=True) if size), Fraction())
    between = (of_groups - Fraction(sum(sums, Fraction())) ** 2 / members) / df1
    within = (sum(squares, Fraction()) - of_groups) / df2
    size = (members - Fraction(sum(size * size for size in sizes), members)) / df1
    one, two = icc1_of(between, within, size), icc2_of(between, within)
    f = float(between / within) if within else None
    return GroupIntraclass(
        icc1=one,
        icc1_by_mean_size=icc1_of(between, within, Fraction(members, groups)),
        icc2=two,
        size=float(size),
        mean_size=members / groups,
        between=float(between),
        within=float(within),
        f=f,
        df1=df1,
        df2=df2,
        p=None if f is None else f_above(f, df1, df2),
        members=members,
        groups=groups,
        left_out=left_out,
        notes=_notes(one),
    )


def _notes(icc1: float | None) -> tuple[Message, ...]:
    if icc1 is None:
        return (Message("the scores do not differ at all"),)
    return (Message("the estimate is negative: members of a group look no more alike than others; read it as 0"),) if icc1 < 0 else ()


def icc1_of(between: Fraction, within: Fraction, size: Fraction) -> float | None:
    """ICC(1) of two mean squares and the size of a group; `None` when nothing differs."""
    whole = between + (size - 1) * within
    return float((between - within) / whole) if whole else None


def icc2_of(between: Fraction, within: Fraction) -> float | None:
    """ICC(2) of two mean squares; `None` when the groups do not differ at all."""
    return float((between - within) / between) if between else None
