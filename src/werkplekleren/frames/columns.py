"""What the columns of an item say, for each kind of item.

Nothing is converted silently: a column of text is no column of numbers, and of a column of numbers with a comma only the
whole ones are answers to an item that asks for whole numbers.
"""

from collections.abc import Iterator, Mapping

import attrs

from werkplekleren.assessments import AnswerScale, ChoiceItem, Equals, Item, NumberItem, ScaleItem, TextItem, YesNoItem
from werkplekleren.assessments.conditions import Comparison
from werkplekleren.errors import Message

from .choice_columns import ChoiceColumn, ChoiceColumns
from .days import DayColumn
from .extra import Schema, is_text, nw
from .number_columns import NumberColumn, spelled

WHITE_SPACE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
"""What Python strips; engines left to themselves strip less."""

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
        case _:
            yield Wanted(key=item.id, sort="day", expected=DAYS)


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
        case _:
            name = names.get(item.id, item.id)
            return DayColumn(raw=nw.col(name), dtype=schema[name], earliest=item.earliest, latest=item.latest)
