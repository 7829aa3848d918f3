"""What the columns of an item say, for each kind of item.

Nothing is converted silently: a column of text is no column of numbers, and of a column of numbers with a comma only the
whole ones are answers to an item that asks for whole numbers.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import ClassVar

import attrs

from werkplekleren.assessments import AnswerScale, ChoiceItem, Equals, Item, NumberItem, ScaleItem, TextItem, YesNoItem
from werkplekleren.assessments.conditions import AtLeast, AtMost, Comparison
from werkplekleren.errors import Message

from .expressions import Whole, all_of, any_of, holding, total
from .extra import NumpyFloat, Schema, nw

WHITE_SPACE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
"""What Python strips; engines left to themselves strip less."""

NUMBERS = Message("a column of whole numbers, empty where there is no answer")
MEASURES = Message("a column of numbers, empty where there is no answer")
YES_NO = Message("a column of true and false, or of 1 and 0, empty where there is no answer")
TEXTS = Message("a column of text, empty where there is no answer")


@attrs.frozen(kw_only=True)
class Wanted:
    """A column that must be there.

    Args:
        key: The id of its item; of a choice item with several answers `item__choice`.
        sort: `number`, `yes-no` or `text`.
        expected: Which columns will do, in words.
    """

    key: str
    sort: str
    expected: Message

    def accepts(self, dtype: "nw.dtypes.DType") -> bool:
        """Whether a column of this type will do."""
        if self.sort == "text":
            return isinstance(dtype, (nw.String, nw.Categorical, nw.Enum))
        return dtype.is_integer() or dtype.is_float() or (self.sort == "yes-no" and isinstance(dtype, nw.Boolean))


def wanted(item: Item) -> Iterator[Wanted]:
    """The columns of an item; none for a date, which a frame cannot hold against the rules of a form on every engine."""
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
        case _:
            pass


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

    plain: ClassVar[bool] = True

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
    def given(self) -> nw.Expr:
        """Whether there is an answer."""
        return ~self.answer.is_null()

    @property
    def fits(self) -> nw.Expr | None:
        """Whether the answer fits, where there is one; `None` when any does."""
        if isinstance(self.dtype, nw.Boolean):
            return None
        answer = self.answer
        rules = [answer >= max(self.low, 0) if self.dtype.is_unsigned_integer() else answer >= self.low] if self.low is not None else []
        rules += [answer <= self.high] if self.high is not None else []
        if self.dtype.is_float():
            rules.append(answer == answer.floor() if self.whole else answer.is_finite())
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
class ChoiceColumn:
    """A column with the ids of choices.

    Args:
        raw: The column as it is.
        points: Choice id -> its points; 0 where they are not needed.
    """

    plain: ClassVar[bool] = False
    codes: ClassVar[tuple[int, ...]] = ()

    raw: nw.Expr
    points: Mapping[str, int]

    @property
    def answer(self) -> nw.Expr:
        """The ids."""
        return self.raw.cast(nw.String)

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

    plain: ClassVar[bool] = False

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
        return any_of(self.choices[name].filled(1) == 1 for name in sorted(choices))

    def filled(self, largest: int) -> nw.Expr:
        """The points together, 0 where there is no answer."""
        return total(column.filled(largest) * self.points[name] for name, column in self.choices.items())

    def holds(self, condition: Comparison) -> nw.Expr:
        """Whether a comparison holds, where there is an answer."""
        return self.choices[str(condition.value)].filled(1) == 1 if isinstance(condition, Equals) else self.given


@attrs.frozen(kw_only=True)
class TextColumn:
    """A column of text, which only conditions ask about.

    Args:
        raw: The column as it is.
        longest: The most characters that fit.
    """

    plain: ClassVar[bool] = False

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

ItemColumn = KeyedColumn | TextColumn


def column_of(item: Item, scale: AnswerScale | None, names: Mapping[str, str], schema: Schema, codes: tuple[int, ...]) -> ItemColumn:
    """The column of an item, in a frame in which all wanted columns were found.

    Args:
        item: The item; no date.
        scale: Its answer scale, if it has one.
        names: Wanted key -> name of the column.
        schema: Name of the column -> its type.
        codes: Numbers that stand for no answer.
    """

    def numbers(key: str, low: float | None, high: float | None, *, whole: bool = True) -> NumberColumn:
        name = names.get(key, key)
        return NumberColumn(raw=nw.col(name), dtype=schema[name], low=low, high=high, whole=whole, codes=codes)

    match item:
        case ScaleItem():
            ends = (None, None) if scale is None else (scale.low, scale.high)
            return numbers(item.id, *ends)
        case NumberItem():
            return numbers(item.id, item.low, item.high, whole=item.whole)
        case ChoiceItem(multiple=True):
            points: dict[str, int] = {one.id: one.points or 0 for one in item.options}
            return ChoiceColumns(choices={name: numbers(f"{item.id}__{name}", 0, 1) for name in points}, points=points)
        case ChoiceItem():
            return ChoiceColumn(raw=nw.col(names.get(item.id, item.id)), points={one.id: one.points or 0 for one in item.options})
        case TextItem():
            return TextColumn(raw=nw.col(names.get(item.id, item.id)), longest=item.longest)
        case _:
            return numbers(item.id, 0, 1)
