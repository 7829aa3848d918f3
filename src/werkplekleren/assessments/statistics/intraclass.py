"""How far raters agree about the same targets: the six intraclass correlations of Shrout and Fleiss."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

import attrs

from werkplekleren.errors import Message, UnknownNameError

from ._answers import Row, checked_confidence, read_rows
from ._distributions import f_above, f_quantile
from .interval import ConfidenceInterval

_NAMES = {
    "ICC(1,1)": "ICC(1,1)",
    "ICC(A,1)": "ICC(2,1)",
    "ICC(C,1)": "ICC(3,1)",
    "ICC(1,k)": "ICC(1,k)",
    "ICC(A,k)": "ICC(2,k)",
    "ICC(C,k)": "ICC(3,k)",
}
"""McGraw and Wong's name -> that of Shrout and Fleiss."""


@attrs.frozen(kw_only=True)
class IntraclassForm:
    """One of the six forms.

    Args:
        name: Name by McGraw and Wong: `1` one-way, `A` absolute agreement, `C` consistency; then `1` for one rater or `k` for the
            mean of all.
        shrout_fleiss: Name by Shrout and Fleiss (2 is A, 3 is C).
        value: At most 1; higher is better; may be negative. `None` when it is not defined.
        f: F ratio of the test that the correlation is 0; `None` when it is not defined.
        df1: Its first degrees of freedom.
        df2: Its second degrees of freedom.
        p: Its p.
        interval: Interval for `value`; `None` where none is defined.
    """

    name: str
    shrout_fleiss: str
    value: float | None
    f: float | None
    df1: int
    df2: int
    p: float | None
    interval: ConfidenceInterval | None


@attrs.frozen(kw_only=True)
class IntraclassCorrelation:
    """The six forms, with the mean squares that they come from.

    Args:
        forms: The six forms; none when there are fewer than two targets or raters.
        targets: Targets that every rater judged.
        raters: Raters.
        left_out: Targets that some rater did not judge.
        between: Mean square between targets.
        within: Mean square within targets.
        between_raters: Mean square between raters.
        error: Mean square of what is left.
        convention: `complete-targets`: a target that misses a judgement is left out as a whole.
        notes: What a reader must know, such as why there are no forms.
    """

    forms: tuple[IntraclassForm, ...]
    targets: int
    raters: int
    left_out: int
    between: float | None = None
    within: float | None = None
    between_raters: float | None = None
    error: float | None = None
    convention: Literal["complete-targets"] = "complete-targets"
    notes: tuple[Message, ...] = ()

    def __getitem__(self, name: str) -> IntraclassForm:
        """The form of this name, in either way of naming.

        Raises:
            UnknownNameError: When there is none.
        """
        for form in self.forms:
            if form.name == name:
                return form
        for form in self.forms:
            if form.shrout_fleiss == name:
                return form
        raise UnknownNameError("intraclass correlation", name, [form.name for form in self.forms])


def intraclass_correlation(rows: Sequence[Row], *, confidence: float = 0.95) -> IntraclassCorrelation:
    """The six intraclass correlations of raters who judged the same targets.

    Which one is right depends on the question. Different raters for each target: `ICC(1,...)`. The same raters for all, and it
    matters that they give the same figures: `ICC(A,...)`. The same raters, and only the order matters: `ICC(C,...)`. One rater
    as you will use it later: `...,1)`; the mean of all: `...,k)`. Sources: Shrout and Fleiss (1979), Psychological Bulletin 86,
    420-428; the names and the intervals: McGraw and Wong (1996), Psychological Methods 1, 30-46.

    Args:
        rows: One row for each target, one judgement for each rater; `None` is missing.
        confidence: How sure the intervals are, 0.001 to 0.999999.

    Returns:
        The forms, with F, degrees of freedom, p and interval.

    Raises:
        InvalidValueError: When rows differ in length, a judgement is no number, or `confidence` is not valid.

    >>> found = intraclass_correlation([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])
    >>> [round(form.value, 2) for form in found.forms]
    [0.17, 0.29, 0.71, 0.44, 0.62, 0.91]
    >>> found["ICC(2,1)"].name
    'ICC(A,1)'
    """
    sure = checked_confidence(confidence)
    answers = read_rows(rows)
    complete = answers.complete()
    n, k = len(complete), answers.items
    left_out = len(answers.rows) - n
    if n < 2 or k < 2:  # noqa: PLR2004 - to differ takes two
        why = Message("agreement of raters needs two or more raters and two or more targets, not {raters} and {n}", {"raters": k, "n": n})
        return IntraclassCorrelation(forms=(), targets=n, raters=k, left_out=left_out, notes=(why,))
    squares = _MeanSquares.of(complete, answers.unit)
    return IntraclassCorrelation(
        forms=tuple(squares.form(name, sure) for name in _NAMES),
        targets=n,
        raters=k,
        left_out=left_out,
        between=float(squares.between),
        within=float(squares.within),
        between_raters=float(squares.raters),
        error=float(squares.error),
    )


@attrs.frozen(kw_only=True)
class _MeanSquares:
    """The mean squares of n targets by k raters."""

    between: Fraction
    within: Fraction
    raters: Fraction
    error: Fraction
    n: int
    k: int

    @classmethod
    def of(cls, rows: list[tuple[int, ...]], unit: int) -> "_MeanSquares":
        n, k = len(rows), len(rows[0])
        scale = unit * unit
        middle = Fraction(sum(map(sum, rows)) ** 2, n * k)
        total = sum(value * value for row in rows for value in row) - middle
        targets = Fraction(sum(sum(row) ** 2 for row in rows), k) - middle
        judges = Fraction(sum(sum(column) ** 2 for column in zip(*rows, strict=True)), n) - middle
        return cls(
            between=targets / (n - 1) / scale,
            within=(total - targets) / (n * (k - 1)) / scale,
            raters=judges / (k - 1) / scale,
            error=(total - targets - judges) / ((n - 1) * (k - 1)) / scale,
            n=n,
            k=k,
        )

    def form(self, name: str, confidence: float) -> IntraclassForm:
        """One form, by its name."""
        oneway, mean = name[4] == "1", name.endswith("k)")
        noise = self.within if oneway else self.error
        df1, df2 = self.n - 1, self.n * (self.k - 1) if oneway else (self.n - 1) * (self.k - 1)
        judges = (self.raters - self.error) * self.k / self.n if name[4] == "A" else Fraction()
        whole = self.between + judges / self.k if mean else self.between + (self.k - 1) * noise + judges
        value = float((self.between - noise) / whole) if whole else None
        f = float(self.between / noise) if noise else None
        limits = self._absolute(confidence) if name[4] == "A" else self._by_ratio(f, df1, df2, confidence)
        if mean and limits is not None:
            limits = self._of_mean(limits)
        return IntraclassForm(
            name=name,
            shrout_fleiss=_NAMES[name],
            value=value,
            f=f,
            df1=df1,
            df2=df2,
            p=None if f is None else f_above(f, df1, df2),
            interval=None if limits is None else ConfidenceInterval(low=limits[0], high=limits[1], confidence=confidence, method="mcgraw-wong"),
        )

    def _by_ratio(self, f: float | None, df1: int, df2: int, confidence: float) -> tuple[float, float] | None:
        """Limits for one rater, from those of the F ratio."""
        if f is None:
            return None
        share = (1 + confidence) / 2
        low, high = f / f_quantile(share, df1, df2), f * f_quantile(share, df2, df1)
        return (low - 1) / (low + self.k - 1), (high - 1) / (high + self.k - 1)

    def _absolute(self, confidence: float) -> tuple[float, float] | None:
        """Limits of absolute agreement of one rater; the degrees of freedom are those of Satterthwaite, and must be 1 at least."""
        n, k, share = self.n, self.k, (1 + confidence) / 2
        between, judges, error = float(self.between), float(self.raters), float(self.error)
        whole = self.between + (k - 1) * self.error + (self.raters - self.error) * k / n
        one = float((self.between - self.error) / whole) if whole else 1.0
        if one == 1:
            return None
        odds = k * one / (n * (1 - one))
        of_judges, of_error = odds * judges, (1 + odds * (n - 1)) * error
        spread = of_judges**2 / (k - 1) + of_error**2 / ((n - 1) * (k - 1))
        df = (of_judges + of_error) ** 2 / spread if spread else 0.0
        if df < 1:
            return None
        rest = k * judges + (k * n - k - n) * error
        low, high = f_quantile(share, n - 1, df), f_quantile(share, df, n - 1)
        return n * (between - low * error) / (low * rest + n * between), n * (high * between - error) / (rest + n * high * between)

    def _of_mean(self, limits: tuple[float, float]) -> tuple[float, float] | None:
        """Limits for the mean of all raters, by Spearman-Brown; none where that formula has no answer."""
        wholes = [1 + (self.k - 1) * limit for limit in limits]
        if min(wholes) <= 0:
            return None
        low, high = (self.k * limit / whole for limit, whole in zip(limits, wholes, strict=True))
        return low, high
