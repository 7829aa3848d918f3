"""Where those who still have to learn end and those who master it begin: the cut-offs of Jacobson and Truax."""

from typing import Literal

import attrs

from werkplekleren.assessments.formulas import Number

from ._answers import checked


@attrs.frozen(kw_only=True)
class Population:
    """Mean and spread of a score in a group of people.

    Args:
        mean: Mean, on the scale of the score.
        sd: Standard deviation, 0 or more.
    """

    mean: Number
    sd: Number

    def __attrs_post_init__(self) -> None:
        checked("mean", self.mean)
        checked("sd", self.sd, 0)


@attrs.frozen(kw_only=True)
class CutOffs:
    """The three cut-offs, on the scale of the score; `None` where a population was not given.

    Args:
        a: Two standard deviations from the dysfunctional mean, towards the functional side.
        b: Two standard deviations from the functional mean, towards the dysfunctional side.
        c: Between both means, nearer to the group with the smaller spread.
        higher_is_better: Whether the functional side is the high one.
    """

    a: float | None
    b: float | None
    c: float | None
    higher_is_better: bool

    def past(self, score: float, cut_off: Literal["a", "b", "c"] = "c") -> bool | None:
        """Whether a score lies beyond a cut-off, strictly, on the functional side; `None` without that cut-off.

        >>> change_cut_offs(dysfunctional=Population(mean=40, sd=7.5)).past(56, "a")
        True
        """
        limit = {"a": self.a, "b": self.b, "c": self.c}[cut_off]
        return None if limit is None else score > limit if self.higher_is_better else score < limit


def change_cut_offs(
    *, dysfunctional: Population | None = None, functional: Population | None = None, higher_is_better: bool = True
) -> CutOffs | None:
    """The cut-offs a, b and c of Jacobson and Truax (1991), as far as the populations are known.

    `a = M_d ± 2 SD_d`, `b = M_f ∓ 2 SD_f`, `c = (SD_f M_d + SD_d M_f) / (SD_f + SD_d)`. Their words are of therapy; for a
    training scan read "those who still have to learn" and "those who master it".

    Args:
        dysfunctional: Those who still have to learn.
        functional: Those who master it.
        higher_is_better: Whether the functional side is the high one.

    Returns:
        The cut-offs; `None` when no population is given. `c` is `None` too when neither group varies.

    >>> found = change_cut_offs(dysfunctional=Population(mean=40, sd=7.5), functional=Population(mean=60, sd=7.5))
    >>> found.a, found.b, found.c
    (55.0, 45.0, 50.0)
    """
    if dysfunctional is None and functional is None:
        return None
    way = 2 if higher_is_better else -2
    low = None if dysfunctional is None else (checked("mean", dysfunctional.mean), checked("sd", dysfunctional.sd))
    high = None if functional is None else (checked("mean", functional.mean), checked("sd", functional.sd))
    both = None if low is None or high is None or not low[1] + high[1] else (high[1] * low[0] + low[1] * high[0]) / (high[1] + low[1])
    return CutOffs(
        a=None if low is None else float(low[0] + way * low[1]),
        b=None if high is None else float(high[0] - way * high[1]),
        c=None if both is None else float(both),
        higher_is_better=higher_is_better,
    )
