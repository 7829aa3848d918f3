"""Answers in long layout: one row per respondent and item; what may be wrong with that, counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from werkplekleren._base.validators import Length, repeated
from werkplekleren.errors import InvalidValueError, Message, Place, Problem, did_you_mean

from .checking import UnfitAnswers, counted, one_row, wrong_columns
from .columns import TEXTS, Wanted, wanted
from .counting import all_rows, grouped
from .extra import Frame, NumpyFloat, Schema, is_text, nw, schema_of
from .program import Order, wanted_names

MOST_UNKNOWN = 40
"""So many unknown items are named, by the alphabet; all are counted."""

NAMES = Message("a column of text or of whole numbers")
PLAIN = Message("a column of text, numbers, true and false, days or moments")
SPELLED = Message("a column of numbers, or of text that spells them; empty where there is no answer")

_name = Length(1000)


@attrs.frozen(kw_only=True)
class LongAnswers:
    """Which columns hold answers in long layout: one row per respondent and item.

    Args:
        respondent: The column that tells whose answer it is, such as a pseudonym: text or whole numbers.
        item: The column that names the item, as the column of a wide frame would be named: the id of the item, of an item
            with several choices `item__choice`, or what `columns` of the function gives for it.
        answer: The column with answers. Where some are text (choices, open answers, days) it is of text, and spells numbers
            (`4`, `-2`, `2.5`) and yes and no (`true`, `false`, `1`, `0`).

    Raises:
        InvalidValueError: When one column is named twice.

    >>> LongAnswers(respondent="pseudonym", answer="value")
    LongAnswers(respondent='pseudonym', item='item', answer='value')
    """

    respondent: str = attrs.field(default="id", validator=_name)
    item: str = attrs.field(default="item", validator=_name)
    answer: str = attrs.field(default="answer", validator=_name)

    def __attrs_post_init__(self) -> None:
        for name in map(str, repeated((self.respondent, self.item, self.answer))):
            raise InvalidValueError(Message("respondent, item and answer must be three columns, not twice {name!r}", {"name": name[:80]}))


@attrs.frozen(kw_only=True)
class LongOrder:
    """What is needed of a frame with answers in long layout.

    Args:
        columns: Its columns with answers.
        order: What was asked of the wide frame.
        carried: Other columns that are needed; each tells something of a respondent.
    """

    columns: LongAnswers
    order: Order
    carried: tuple[str, ...]

    @property
    def items(self) -> tuple[str, ...]:
        """The names of the needed items."""
        return tuple(dict.fromkeys(wanted_names(self.order).values()))

    @property
    def masked(self) -> bool:
        """Whether what is wrong counts for nothing, so that it must be told apart."""
        return self.order.outside == "missing"

    @property
    def columns_needed(self) -> tuple[str, ...]:
        """The columns of the frame."""
        return (self.columns.respondent, self.columns.item, self.columns.answer, *self.carried)

    @property
    def known(self) -> tuple[str, ...]:
        """The names of all items of the questionnaire."""
        asked = self.order.questionnaire.compiled.checker.items.values()
        return tuple(self.order.names.get(one.key, one.key) for each in asked for one in wanted(each.item))

    @property
    def wanted(self) -> Iterator[Wanted]:
        """The needed items, each with what its answers must be."""
        return (one for each in self.order.asked.values() for one in wanted(each.item))


def check_long(long: LongOrder, schema: Schema) -> None:
    """Check that a frame has the columns of answers in long layout, of types that will do.

    Raises:
        InvalidDataError: With every column that is missing or of another type.
        InvalidValueError: When the names of items and of columns cannot stand beside each other.
    """
    own = long.columns
    taken = [own.respondent, *long.carried]
    clashes = [
        Problem(code="repeated-column", what=Message("an item and a column are both called {name!r}", {"name": name}), place=Place(path=name))
        for name in long.items
        if name.casefold() in {one.casefold() for one in taken}
    ]
    changing = Message("the column changes from row to row, so it tells nothing of a respondent")
    clashes += [Problem(code="repeated-column", what=changing, place=Place(path=name)) for name in long.carried if name in {own.item, own.answer}]
    if clashes:
        raise InvalidValueError(Message("the columns cannot be told apart"), clashes)
    problems = [*_column(own.respondent, schema, _is_name, NAMES), *_column(own.item, schema, is_text, TEXTS)]
    problems += _column(own.answer, schema, *_answers(long))
    problems += [problem for name in long.carried for problem in _column(name, schema, _is_plain, PLAIN)]
    if problems:
        raise wrong_columns(long.order.questionnaire, problems)


def _answers(long: LongOrder) -> "tuple[Callable[[nw.dtypes.DType], bool], Message]":
    """Which types of the column with answers will do, and how that is said."""
    sorts = {one.sort for one in long.wanted}
    if not sorts <= {"number", "yes-no"}:
        return is_text, TEXTS
    return lambda dtype: is_text(dtype) or dtype.is_integer() or dtype.is_float() or (isinstance(dtype, nw.Boolean) and sorts == {"yes-no"}), SPELLED


def _is_name(dtype: "nw.dtypes.DType") -> bool:
    return is_text(dtype) or dtype.is_integer()


def _is_plain(dtype: "nw.dtypes.DType") -> bool:
    return is_text(dtype) or dtype.is_numeric() or isinstance(dtype, (nw.Boolean, nw.Date, nw.Datetime))


def _column(name: str, schema: Schema, fits: "Callable[[nw.dtypes.DType], bool]", expected: Message) -> Iterator[Problem]:
    if name not in schema:
        what = Message("there is no such column")
        yield Problem(code="missing-column", what=what, place=Place(path=name), expected=expected, remedy=did_you_mean(name, schema))
    elif not fits(schema[name]):
        yield Problem(
            code="wrong-type",
            what=Message("the column has another type"),
            place=Place(path=name),
            found=str(schema[name]),
            expected=expected,
            remedy=Message("convert it yourself, so that nothing is converted unseen"),
        )


@attrs.frozen(kw_only=True)
class LongFaults:
    """What is wrong with answers in long layout, counted.

    Args:
        twice: Item -> how many respondents have more than one answer to it.
        unknown: What stands for an item and is none -> in how many rows.
        nobody: In how many rows no respondent is named.
        differing: Column -> for how many respondents it has more than one value.
    """

    twice: Mapping[str, int]
    unknown: Mapping[str, int]
    nobody: int
    differing: Mapping[str, int]

    def beside(self, long: LongOrder, unfit: Iterable[UnfitAnswers]) -> tuple[UnfitAnswers, ...]:
        """What is wrong with single answers, as `check_frame` tells it, beside what does not fit."""
        by_item = {one.item: one for one in unfit}
        for item, asked in long.order.asked.items():
            names = [long.order.names.get(one.key, one.key) for one in wanted(asked.item)]
            twice = sum(self.twice.get(name, 0) for name in names)
            if twice:
                one = by_item.get(item) or UnfitAnswers(item=item, column=names[0], outside=0, examples=(), hidden=0)
                by_item[item] = attrs.evolve(one, twice=twice)
        found = [by_item[item] for item in (*long.order.asked, None) if item in by_item]
        if self.unknown:
            examples = tuple(dict.fromkeys(repr(one[:40]) for one in (min(self.unknown), max(self.unknown))))
            found.append(UnfitAnswers(item=None, column=long.columns.item, outside=sum(self.unknown.values()), examples=examples, hidden=0))
        return tuple(found)

    def problems(self, long: LongOrder) -> Iterator[Problem]:
        """Everything that is wrong, in words."""
        yield from self.about_rows(long)
        for name, count in sorted(self.twice.items()):
            what = Message("respondents with more than one answer, counted")
            yield Problem(
                code="answered-twice", what=what, place=Place(path=name), found=str(count), expected=Message("one answer of each respondent")
            )
        for name, count in sorted(self.unknown.items())[:MOST_UNKNOWN]:
            what, remedy = Message("rows about an item that does not exist, counted"), did_you_mean(name, long.known)
            yield Problem(code="unknown-item", what=what, place=Place(path=long.columns.item), found=f"{count}: {name[:80]!r}", remedy=remedy)

    def about_rows(self, long: LongOrder) -> Iterator[Problem]:
        """What leaves open of whom rows tell, and what."""
        if self.nobody:
            what = Message("rows without a respondent, counted")
            yield Problem(code="no-respondent", what=what, place=Place(path=long.columns.respondent), found=str(self.nobody))
        for name, count in self.differing.items():
            what = Message("respondents for whom it is not the same in all rows, counted")
            yield Problem(code="differing", what=what, place=Place(path=name), found=str(count), expected=Message("one value for each respondent"))


def ready(frame: Frame, long: LongOrder) -> Frame:
    """The needed columns of a frame: names as text, and null where there is no answer."""
    own, schema = long.columns, schema_of(frame)

    def text(name: str) -> nw.Expr:
        return nw.col(name).cast(nw.String) if is_text(schema[name]) else nw.col(name)

    answer = schema[own.answer]
    empty = answer.is_float() and not isinstance(answer, NumpyFloat)
    given = nw.col(own.answer).fill_nan(None) if empty else text(own.answer)
    return frame.select(text(own.respondent), nw.col(own.item).cast(nw.String), given, *(text(name) for name in long.carried))


def faults_in(frame: Frame, long: LongOrder) -> LongFaults:
    """Count what is wrong in a frame that is ready."""
    own = long.columns
    respondent, item, answer = nw.col(own.respondent), nw.col(own.item), nw.col(own.answer)
    named = frame.filter(~respondent.is_null())
    real = named.filter(item.is_in(list(long.items)) & ~answer.is_null())
    twice = grouped(grouped(real, [own.respondent, own.item]).filter(nw.col("count") > 1).select(own.item), [own.item])
    strange = grouped(frame.filter(~item.is_in(list(long.known)) | item.is_null()).select(item.fill_null("").alias("item")), ["item"])
    ends = {name: (f"low{place}", f"high{place}") for place, name in enumerate(long.carried)}
    apart: dict[str, int] = {}
    if ends:
        both = [one for name, (low, high) in ends.items() for one in (nw.col(name).min().alias(low), nw.col(name).max().alias(high))]
        looks = {name: counted((nw.col(low) != nw.col(high)).fill_null(value=False) & ~nw.col(low).is_null()) for name, (low, high) in ends.items()}
        apart = {name: int(count or 0) for name, count in one_row(named.group_by(own.respondent).agg(*both), looks).items()}
    return LongFaults(
        twice={str(name): int(count) for name, count in all_rows(twice)},
        unknown={str(name): int(count) for name, count in all_rows(strange)},
        nobody=int(one_row(frame, {"nobody": counted(respondent.is_null())})["nobody"] or 0),
        differing={name: count for name, count in apart.items() if count},
    )
