"""What the columns of an item say, for each kind of item.

Nothing is converted silently: a column of text is no column of numbers, and of a column of numbers with a comma only the
whole ones are answers to an item that asks for whole numbers.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import ClassVar

import attrs

from werkplekleren.assessments import AnswerScale, ChoiceItem, DateItem, Equals, Item, NumberItem, ScaleItem, TextItem, YesNoItem
from werkplekleren.assessments.conditions import AtLeast, AtMost, Comparison
from werkplekleren.errors import Message

from .days import DayColumn
from .expressions import Whole, all_of, any_of, holding, total
from .extra import NumpyFloat, Schema, is_text, nw

WHITE_SPACE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
"""What Python strips; engines left to themselves strip less."""

NUMBER = r"^-?[0-9]{1,15}(?:\.[0-9]{1,15})?$"
"""How text spells a number; a dollar alone would let a line end pass on some engines."""

NUMBERS = Message("a column of whole numbers, empty where there is no answer")
MEASURES = Message("a column of numbers, empty where there is no answer")
YES_NO = Message("a column of true and false, or of 1 and 0, empty where there is no answer")
TEXTS = Message("a column of text, empty where there is no answer")
DAYS = Message("a column of days, or of text as YYYY-MM-DD, empty where there is no answer")


@attrs.frozen(kw_only=True)
class Wanted:
    """A column that must be there.

    Args:
        key: The id of its item; of a choice item with several answers `item__choice`.
        sort: `number`, `yes-no`, `text` or `day`.
        expected: Which columns will do, in words.
    """

    key: str
    sort: str
    expected: Message

    def accepts(self, dtype: "nw.dtypes.DType") -> bool:
        """Whether a column of this type will do."""
        if self.sort == "text":
            return is_text(dtype)
        if self.sort == "day":
            return is_text(dtype) or isinstance(dtype, nw.Date) or (isinstance(dtype, nw.Datetime) and dtype.time_zone is None)
        return dtype.is_integer() or dtype.is_float() or (self.sort == "yes-no" and isinstance(dtype, nw.Boolean))


def wanted(item: Item) -> Iterator[Wanted]:
    """The columns of an item."""
    match item:
        case ChoiceItem(multiple=True):
            for option in item.options:
                yield Wanted(key=f"{item.id}__{option.id}", sort="yes-no", expected=YES_NO)
        case YesNoItem():
            yield Wanted(key=item.id, sort="yes-no", expected=YES_NO)
        case ChoiceItem() | TextItem():
            yield Wanted(key=item.id, sort="text", expected=TEXTS)
        case ScaleItem():
            yield Wanted(key=item.id, sort="number", expected=NUMBERS)
        case NumberItem():
            yield Wanted(key=item.id, sort="number", expected=NUMBERS if item.whole else MEASURES)
        case DateItem():
            yield Wanted(key=item.id, sort="day", expected=DAYS)


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


@attrs.frozen(kw_only=True)
class ChoiceColumn:
    """A column with the ids of choices.

    Args:
        raw: The column as it is.
        points: Choice id -> its points; 0 where they are not needed.
    """

    codes: ClassVar[tuple[int, ...]] = ()

    raw: nw.Expr
    points: Mapping[str, int]

    @property
    def answer(self) -> nw.Expr:
        """The ids."""
        return self.raw.cast(nw.String)

    @property
    def told(self) -> nw.Expr:
        """What an example is taken from."""
        return self.answer

    @property
    def given(self) -> nw.Expr:
        """Whether there is an answer."""
        return ~self.raw.is_null()

    @property
    def fits(self) -> nw.Expr | None:
        """Whether the answer is one of the choices, where there is one."""
        return self.answer.is_in(list(self.points))

    @property
    def largest(self) -> int:
        """The most points that an answer can stand for, or their opposite."""
        return max(map(abs, self.points.values()))

    def chosen(self, choices: AbstractSet[str]) -> nw.Expr:
        """Whether one of these was chosen."""
        return any_of((self.answer == name).fill_null(value=False) for name in sorted(choices))

    def filled(self, largest: int) -> nw.Expr:
        """The points, 0 where there is no answer."""
        kind, answer = holding(largest), self.answer
        return total((answer == name).fill_null(False).cast(kind) * points for name, points in self.points.items())

    def holds(self, condition: Comparison) -> nw.Expr:
        """Whether a comparison holds, where there is an answer."""
        return self.answer == condition.value if isinstance(condition, Equals) else self.given


@attrs.frozen(kw_only=True)
class ChoiceColumns:
    """A column of true and false for each choice; all empty is no answer, none of them true is "none of these".

    Args:
        choices: Choice id -> its column.
        points: Choice id -> its points; 0 where they are not needed.
    """

    choices: Mapping[str, NumberColumn]
    points: Mapping[str, int]

    @property
    def given(self) -> nw.Expr:
        """Whether there is an answer."""
        return any_of(column.given for column in self.choices.values())

    @property
    def fits(self) -> nw.Expr | None:
        """Whether each column has 0 or 1, where it has something; `None` when all are true and false."""
        rules = [~column.given | column.fits for column in self.choices.values() if column.fits is not None]
        return all_of(rules) if rules else None

    @property
    def largest(self) -> int:
        """The most points that an answer can stand for, or their opposite."""
        return sum(map(abs, self.points.values()))

    def chosen(self, choices: AbstractSet[str]) -> nw.Expr:
        """Whether one of these was chosen."""
        return any_of(self._is_chosen(name) for name in sorted(choices))

    def filled(self, largest: int) -> nw.Expr:
        """The points together, 0 where there is no answer."""
        return total(self._is_chosen(name).cast(holding(largest)) * self.points[name] for name in self.choices)

    def holds(self, condition: Comparison) -> nw.Expr:
        """Whether a comparison holds, where there is an answer."""
        return self._is_chosen(str(condition.value)) if isinstance(condition, Equals) else self.given

    def _is_chosen(self, name: str) -> nw.Expr:
        """Whether a choice was made; other numbers than 0 and 1, which do not fit, may not fit a narrow type either."""
        return (self.choices[name].answer == 1).fill_null(value=False)


@attrs.frozen(kw_only=True)
class TextColumn:
    """A column of text, which only conditions ask about.

    Args:
        raw: The column as it is.
        longest: The most characters that fit.
    """

    raw: nw.Expr
    longest: int

    @property
    def answer(self) -> nw.Expr:
        """The texts."""
        return self.raw.cast(nw.String)

    @property
    def given(self) -> nw.Expr:
        """Whether there is anything but white space."""
        return self.answer.fill_null("").str.strip_chars(WHITE_SPACE) != ""

    @property
    def fits(self) -> nw.Expr | None:
        """Whether the text is short enough."""
        return self.answer.str.len_chars() <= self.longest

    def holds(self, condition: Comparison) -> nw.Expr:
        """Whether a comparison holds, where there is an answer."""
        return self.answer == condition.value if isinstance(condition, Equals) else self.given


KeyedColumn = NumberColumn | ChoiceColumn | ChoiceColumns
"""The columns of an item that scores can rest on."""

ItemColumn = KeyedColumn | TextColumn | DayColumn


def column_of(item: Item, scale: AnswerScale | None, names: Mapping[str, str], schema: Schema, codes: tuple[int, ...]) -> ItemColumn:
    """The column of an item, in a frame in which all wanted columns were found.

    Args:
        item: The item.
        scale: Its answer scale, if it has one.
        names: Wanted key -> name of the column.
        schema: Name of the column -> its type.
        codes: Numbers that stand for no answer.
    """

    def numbers(key: str, low: float | None, high: float | None, *, whole: bool = True, truth: bool = False) -> NumberColumn:
        name = names.get(key, key)
        if is_text(schema[name]):
            return spelled(name, low, high, whole=whole, truth=truth, codes=codes)
        return NumberColumn(raw=nw.col(name), dtype=schema[name], low=low, high=high, whole=whole, codes=codes)

    match item:
        case ScaleItem() | YesNoItem():
            low, high = item.values(scale) or (None, None)
            return numbers(item.id, low, high, truth=isinstance(item, YesNoItem))
        case NumberItem():
            return numbers(item.id, item.low, item.high, whole=item.whole)
        case ChoiceItem(multiple=True):
            points: dict[str, int] = {one.id: one.points or 0 for one in item.options}
            return ChoiceColumns(choices={name: numbers(f"{item.id}__{name}", 0, 1, truth=True) for name in points}, points=points)
        case ChoiceItem():
            return ChoiceColumn(raw=nw.col(names.get(item.id, item.id)), points={one.id: one.points or 0 for one in item.options})
        case TextItem():
            return TextColumn(raw=nw.col(names.get(item.id, item.id)), longest=item.longest)
        case DateItem():
            name = names.get(item.id, item.id)
            return DayColumn(raw=nw.col(name), dtype=schema[name], earliest=item.earliest, latest=item.latest)
