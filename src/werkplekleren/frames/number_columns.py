"""What a column of numbers says, or of text that spells them."""

import attrs

from werkplekleren.assessments import Equals
from werkplekleren.assessments.conditions import AtLeast, AtMost, Comparison

from .expressions import Whole, all_of, any_of, holding
from .extra import NumpyFloat, nw

NUMBER = r"^-?[0-9]{1,15}(?:\.[0-9]{1,15})?$"
"""How text spells a number; a dollar alone would let a line end pass on some engines."""


@attrs.frozen(kw_only=True)
class NumberColumn:
    """A column of numbers, or of true and false as 1 and 0.

    Args:
        raw: The column as it is.
        dtype: Its type.
        low: The lowest answer that fits; `None` sets no bound.
        high: The highest.
        whole: Whether only whole numbers fit.
        codes: Numbers that stand for no answer.
    """

    raw: nw.Expr
    dtype: "nw.dtypes.DType"
    low: float | None
    high: float | None
    whole: bool
    codes: tuple[int, ...]

    @property
    def answer(self) -> nw.Expr:
        """The answers as numbers; null where there is none."""
        if isinstance(self.dtype, nw.Boolean):
            return self.raw.cast(nw.Int8)
        answer = self.raw.fill_nan(None) if self.dtype.is_float() and not isinstance(self.dtype, NumpyFloat) else self.raw
        return nw.when(~any_of(answer == code for code in self.codes)).then(answer) if self.codes else answer

    @property
    def read(self) -> nw.Expr:
        """The answers as numbers; null, or in floats NaN, where there is none."""
        return self.answer if self.codes or isinstance(self.dtype, nw.Boolean) else self.raw

    @property
    def given(self) -> nw.Expr:
        """Whether there is an answer."""
        return ~self.answer.is_null()

    @property
    def told(self) -> nw.Expr:
        """What an example is taken from."""
        return self.answer

    @property
    def fits(self) -> nw.Expr | None:
        """Whether the answer fits, where there is one; `None` when any does."""
        if isinstance(self.dtype, nw.Boolean):
            return None
        answer = self.answer
        rules = [answer >= max(self.low, 0) if self.dtype.is_unsigned_integer() else answer >= self.low] if self.low is not None else []
        rules += [answer <= self.high] if self.high is not None else []
        if self.dtype.is_float():
            rules += [answer.is_finite(), *([answer == answer.floor()] if self.whole else [])]
        return all_of(rules) if rules else None

    @property
    def largest(self) -> int:
        """The largest whole number that an answer can stand for, or its opposite; of an item that can be keyed."""
        return max(abs(int(self.low or 0)), abs(int(self.high or 0)), 1)

    def filled(self, largest: int) -> nw.Expr:
        """The whole numbers that the answers stand for, 0 where there is none; only where they fit."""
        return self.answer.fill_null(0).cast(holding(largest))

    def adds(self, slope: int, missing: int, kind: Whole) -> nw.Expr:
        """So often what the answers stand for, and something else where there is none; only where they fit, and without codes.

        Args:
            slope: How often.
            missing: What stands where there is no answer; exact as a float.
            kind: The type of the result.
        """
        if self.dtype.is_float():
            answer = self.answer.cast(nw.Float64) if isinstance(self.dtype, nw.Float32) else self.answer
            return (answer * slope if slope != 1 else answer).fill_null(missing).cast(kind)
        answer = self.answer.cast(kind)
        return (answer * slope if slope != 1 else answer).fill_null(missing)

    def holds(self, condition: Comparison) -> nw.Expr:
        """Whether a comparison holds, where there is an answer."""
        match condition:
            case Equals():
                return self.answer == int(condition.value)
            case AtLeast():
                return self.answer >= condition.value
            case AtMost():
                return self.answer <= condition.value
            case _:
                return self.given


@attrs.frozen(kw_only=True)
class SpelledColumn(NumberColumn):
    """A column of text that spells numbers.

    Args:
        text: The column as it is; `raw` are the numbers that it spells.
    """

    text: nw.Expr

    @property
    def given(self) -> nw.Expr:
        """Whether there is an answer."""
        return ~self.text.is_null() if not self.codes else ~self.answer.is_null() | (~self.text.is_null() & self.raw.is_null())

    @property
    def fits(self) -> nw.Expr:
        """Whether the text spells a number that fits."""
        fits = super().fits
        return ~self.raw.is_null() if fits is None else fits

    @property
    def told(self) -> nw.Expr:
        """What an example is taken from."""
        return self.text


def spelled(name: str, low: float | None, high: float | None, *, whole: bool, truth: bool, codes: tuple[int, ...]) -> SpelledColumn:
    """The column of an item that text spells, digit by digit; yes and no may be `true` and `false`.

    Args:
        name: Name of the column.
        low: The lowest answer that fits.
        high: The highest.
        whole: Whether only whole numbers fit.
        truth: Whether it is about yes and no.
        codes: Numbers that stand for no answer.
    """
    text = nw.col(name)
    digits = text
    if truth:
        said = text.str.to_lowercase()
        digits = nw.when((said == "true").fill_null(value=False)).then(nw.lit("1")).otherwise(text)
        digits = nw.when((said == "false").fill_null(value=False)).then(nw.lit("0")).otherwise(digits)
    is_number = digits.str.contains(NUMBER) & ~digits.str.contains("\n", literal=True)
    number = nw.when(is_number.fill_null(value=False)).then(digits).cast(nw.Float64)
    return SpelledColumn(text=text, raw=number, dtype=NumpyFloat(), low=low, high=high, whole=whole, codes=codes)
