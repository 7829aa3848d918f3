"""Answers that do not fit, counted per column."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from werkplekleren.assessments import ChoiceItem, Questionnaire
from werkplekleren.assessments.checking import AskedItem
from werkplekleren.errors import InvalidDataError, Message, Place, Problem

from .choice_columns import ChoiceColumns
from .columns import YES_NO, ItemColumn, TextColumn
from .expressions import any_of
from .extra import Frame, nw
from .number_columns import NumberColumn, SpelledColumn
from .visibility import Known


@attrs.frozen(kw_only=True)
class UnfitAnswers:
    """Answers in one column that cannot be used.

    Args:
        item: Id of the item; of the column with perspectives `None`.
        column: Name of the column; of a choice item with several answers, its first. In long layout what names the item.
        outside: How many answers lie outside the scale, bounds or choices.
        examples: The lowest and the highest of those, as text.
        hidden: How many answers were given to an item that was not shown, given perspective and other answers.
        twice: In long layout: how many respondents have more than one answer.
    """

    item: str | None
    column: str
    outside: int
    examples: tuple[str, ...]
    hidden: int
    twice: int = 0


def unfit_answers(
    frame: Frame, asked: Mapping[str, AskedItem], known: Mapping[str, Known], column_names: Mapping[str, str], perspective: "PerspectiveColumn | None"
) -> tuple[UnfitAnswers, ...]:
    """Count what does not fit: one look at everything, a second one only at what the first found.

    Args:
        frame: With the columns that were prepared, masked.
        asked: The needed items.
        known: What is known of them.
        column_names: Item id -> name of its column.
        perspective: The column with perspectives, if there is one.
    """
    looks = {f"{name}__{what}": look for name, one in asked.items() for what, look in _look(one, known[name]).items()} | _of_perspective(perspective)
    seen = one_row(frame, looks, ends={name: column_names[name] for name, one in asked.items() if only_ends(one, known[name].column)})
    suspects = [name for name in asked if _is_suspect(known[name], {what: seen.get(f"{name}__{what}") for what in ("h", "o", "min", "max")})]
    found: list[UnfitAnswers] = []
    if suspects:
        closer = {f"{name}__{what}": count for name in suspects for what, count in _closer(known[name]).items()}
        counted = one_row(frame, closer)
        found += [_unfit(name, column_names[name], {what: counted.get(f"{name}__{what}") for what in ("o", "l", "u", "h")}) for name in suspects]
    if perspective is not None and seen["perspective"]:
        examples = tuple(sorted({str(seen[which]) for which in ("lowest", "highest") if seen[which] is not None}))
        found.append(UnfitAnswers(item=None, column=perspective.name, outside=int(seen["perspective"]), examples=examples, hidden=0))
    return tuple(found)


@attrs.frozen(kw_only=True)
class PerspectiveColumn:
    """The column with the perspective of each row.

    Args:
        name: Its name.
        perspectives: The ids that may stand there.
    """

    name: str
    perspectives: tuple[str, ...]

    @property
    def value(self) -> nw.Expr:
        """The perspective of each row."""
        return nw.col(self.name).cast(nw.String)

    @property
    def fits(self) -> nw.Expr:
        """Whether there is such a perspective."""
        return any_of((self.value == name).fill_null(value=False) for name in self.perspectives)


def _of_perspective(column: PerspectiveColumn | None) -> dict[str, nw.Expr]:
    if column is None:
        return {}
    wrong = nw.when(~column.fits).then(column.value)
    return {"perspective": counted(~column.fits), "lowest": wrong.min(), "highest": wrong.max()}


def counted(flag: nw.Expr) -> nw.Expr:
    """In how many rows it holds."""
    return flag.cast(nw.Int64).sum()


def only_ends(one: AskedItem, column: ItemColumn) -> bool:
    """Whether the lowest and the highest number in a column, as it is, tell whether it fits."""
    return isinstance(column, NumberColumn) and one.item.kind != "number" and column.dtype.is_integer() and not column.codes


def _look(one: AskedItem, known: Known) -> dict[str, nw.Expr]:
    """What tells fastest whether anything is wrong in a column, besides what `only_ends` says of it."""
    looks: dict[str, nw.Expr] = {}
    column = known.column
    if known.shown is not None:
        looks["h"] = counted(column.given & ~known.shown)
    if isinstance(column, NumberColumn) and not isinstance(column, SpelledColumn) and one.item.kind != "number":
        if not isinstance(column.dtype, nw.Boolean) and not only_ends(one, column):
            looks |= {"min": column.answer.min(), "max": column.answer.max()}
        if column.dtype.is_float():
            looks["o"] = counted(column.given & (column.answer != column.answer.floor()).fill_null(value=False))
    elif column.fits is not None:
        looks["o"] = counted(outside(known))
    return looks


def _is_suspect(known: Known, seen: Mapping[str, Any]) -> bool:
    if seen.get("h") or seen.get("o"):
        return True
    column = known.column
    low, high = (column.low, column.high) if isinstance(column, NumberColumn) else (None, None)
    lowest, highest = seen.get("min"), seen.get("max")
    return (low is not None and lowest is not None and lowest < low) or (high is not None and highest is not None and highest > high)


def outside(known: Known) -> nw.Expr:
    """Whether there is an answer that does not fit, never null."""
    fits = known.column.fits
    return nw.lit(value=False) if fits is None else known.column.given & ~fits.fill_null(value=False)


def _closer(known: Known) -> dict[str, nw.Expr]:
    counts: dict[str, nw.Expr] = {}
    if known.shown is not None:
        counts["h"] = counted(known.column.given & ~known.shown)
    if known.column.fits is not None:
        wrong = outside(known)
        counts["o"] = counted(wrong)
        if not isinstance(known.column, (ChoiceColumns, TextColumn)):  # a text is nobody's to read here
            examples = nw.when(wrong).then(known.column.told)
            counts |= {"l": examples.min(), "u": examples.max()}
    return counts


def _unfit(item: str, column: str, counts: Mapping[str, Any]) -> UnfitAnswers:
    ends = [counts[which] for which in ("l", "u") if counts[which] is not None]
    return UnfitAnswers(
        item=item,
        column=column,
        outside=int(counts["o"] or 0),
        examples=tuple(dict.fromkeys(_plain(one) for one in ends)),
        hidden=int(counts["h"] or 0),
    )


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else repr(value)[:40] if isinstance(value, str) else str(value)


def one_row(frame: Frame, expressions: Mapping[str, nw.Expr], ends: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The values of aggregates over a whole frame, as Python has them; nothing (null, NaN) is `None`.

    Args:
        frame: The frame.
        expressions: Name -> aggregate.
        ends: Name -> column, of which `name__min` and `name__max` are asked too; many at once take hardly more than one.
    """
    columns = list((ends or {}).values())
    many = [nw.col(*columns).min().name.prefix("l_"), nw.col(*columns).max().name.prefix("h_")] if columns else []
    names = [*(f"{name}__{what}" for what in ("min", "max") for name in ends or ()), *expressions]
    if not names:
        return {}
    chosen = frame.select(*many, **{f"c{number}": one for number, one in enumerate(expressions.values())})
    native = chosen.to_native()
    if nw.dependencies.is_duckdb_relation(native):  # collecting it would need PyArrow
        values: Sequence[Any] = native.fetchall()[0]
    else:
        rows = chosen.collect() if isinstance(chosen, nw.LazyFrame) else chosen
        values = [column[0] for column in rows.to_dict(as_series=False).values()]
    return {name: None if value != value else value for name, value in zip(names, values, strict=True)}  # noqa: PLR0124 - NaN is not itself


def problem_of(unfit: UnfitAnswers, asked: Mapping[str, AskedItem], perspectives: Sequence[str]) -> tuple[Problem, ...]:
    """What is wrong in one column, in words."""
    place = Place(path=unfit.column)
    ids = ", ".join(map(repr, perspectives))
    expected = Message("one of {ids}", {"ids": ids}) if unfit.item is None else _expected(asked[unfit.item])
    problems: list[Problem] = []
    if unfit.outside:
        found = f"{unfit.outside}: {', '.join(unfit.examples)}" if unfit.examples else str(unfit.outside)
        what = Message("answers that do not fit, counted")
        problems.append(Problem(code="outside-scale", what=what, place=place, found=found, expected=expected))
    if unfit.hidden:
        problems.append(
            Problem(code="hidden-item", what=Message("answers to an item that was not shown, counted"), place=place, found=str(unfit.hidden))
        )
    return tuple(problems)


def _expected(asked: AskedItem) -> Message:
    """What fits in a column, in words."""
    if isinstance(asked.item, ChoiceItem) and asked.item.multiple:
        return YES_NO
    return asked.item.expected(None if asked.scale is None else attrs.evolve(asked.scale, not_applicable=None))


def problems_of(questionnaire: Questionnaire, asked: Mapping[str, AskedItem], unfit: Sequence[UnfitAnswers]) -> list[Problem]:
    """What is wrong in all columns, in words."""
    perspectives = [one.id for one in questionnaire.perspectives]
    return [problem for one in unfit for problem in problem_of(one, asked, perspectives)]


def refuse_unfit(questionnaire: Questionnaire, asked: Mapping[str, AskedItem], unfit: Sequence[UnfitAnswers]) -> None:
    """Refuse a frame with answers that do not fit.

    Raises:
        InvalidDataError: With each column.
    """
    problems = problems_of(questionnaire, asked, unfit)
    if problems:
        raise not_all_fit(questionnaire, problems)


def not_all_fit(questionnaire: Questionnaire, problems: Sequence[Problem]) -> InvalidDataError:
    """The error that refuses a frame for what it holds."""
    values: dict[str, str | int] = {"id": questionnaire.id, "version": questionnaire.version}
    return InvalidDataError(Message("not all answers fit questionnaire {id} {version}", values), problems)


def wrong_columns(questionnaire: Questionnaire, problems: Sequence[Problem]) -> InvalidDataError:
    """The error that refuses a frame for its columns."""
    values: dict[str, str | int] = {"id": questionnaire.id, "version": questionnaire.version}
    return InvalidDataError(Message("the columns do not fit questionnaire {id} {version}", values), problems)


def merged(asked: Mapping[str, AskedItem], found: Iterable[UnfitAnswers]) -> tuple[UnfitAnswers, ...]:
    """What was counted in parts of a frame, as of the whole."""
    parts: dict[str | None, list[UnfitAnswers]] = {name: [] for name in [*asked, None]}
    for one in found:
        parts[one.item].append(one)
    return tuple(_whole(some) for some in parts.values() if some)


def _whole(parts: Sequence[UnfitAnswers]) -> UnfitAnswers:
    examples = sorted({example for one in parts for example in one.examples}, key=_in_order)
    return attrs.evolve(
        parts[0],
        outside=sum(one.outside for one in parts),
        examples=tuple(dict.fromkeys([*examples[:1], *examples[-1:]])),
        hidden=sum(one.hidden for one in parts),
    )


def _in_order(example: str) -> tuple[float, str]:
    try:
        return float(example), example
    except ValueError:
        return 0.0, example
