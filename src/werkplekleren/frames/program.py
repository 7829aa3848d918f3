"""A scoring as steps over any frame that narwhals knows."""

from collections.abc import Mapping, Sequence
from typing import Literal, cast

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren.assessments import Questionnaire
from werkplekleren.assessments.checking import AskedItem
from werkplekleren.assessments.plan import PlanClassification, PlanComposite, PlanRow
from werkplekleren.errors import InvalidValueError, Message, Place, Problem

from .categories import CategoryPlan, planned_category
from .checking import PerspectiveColumn, UnfitAnswers, unfit_answers
from .columns import ItemColumn, column_of, wanted
from .composites import Part, planned_composite
from .expressions import side_by_side, total
from .extra import Frame, Schema, nw
from .in_memory import AddedUp, added_up, all_fit
from .kernel import Narrow, is_narrow
from .measures import OF_CATEGORIES, BandsAs, CategoryMeasure, Measure, Said, ScoreMeasure, measured, too_large, unsaid
from .number_columns import NumberColumn
from .ratios import Ratio
from .rows import RowPlan, planned_row
from .visibility import Prepared, prepared

Outside = Literal["error", "missing"]
"""What to do with answers that do not fit: refuse the frame, or count them as missing."""

DISCARDED = "wpl_discarded"
"""The column of a frame that was laid out wide in which answers are counted that could not be laid out."""

Layout = Literal["wide", "long"]
"""One row per respondent, or one per respondent and score."""


@attrs.frozen(kw_only=True)
class Order:
    """What was asked of a scoring, checked against the questionnaire.

    Args:
        questionnaire: The questionnaire.
        rows: The dimensions to work out.
        composites: The composites to work out, each after its parts.
        classifications: The classifications to give, after the scores.
        scored: The ids to give, in order.
        asked: The needed items, in the order of asking.
        names: Key of a column -> its name in the frame, where it differs.
        codes: Numbers that stand for no answer.
        keep: The columns to keep.
        perspective: The column with perspectives; `None` when it makes no difference or is the same everywhere.
        measures: What to say of each score.
        bands: How to say bands.
        layout: How to lay out the result.
        outside: What to do with answers that do not fit.
        is_long: Whether the frame was laid out wide here; its answers may be text that spells them.
    """

    questionnaire: Questionnaire
    rows: tuple[PlanRow, ...]
    composites: tuple[PlanComposite, ...]
    classifications: tuple[PlanClassification, ...]
    scored: tuple[Identifier, ...]
    asked: Mapping[str, AskedItem]
    names: Mapping[str, str]
    codes: tuple[int, ...]
    keep: tuple[str, ...]
    perspective: PerspectiveColumn | None
    measures: tuple[Measure, ...]
    bands: BandsAs
    layout: Layout
    outside: Outside
    is_long: bool = False

    @property
    def of_scores(self) -> tuple[ScoreMeasure, ...]:
        """What to say of scores."""
        return tuple(cast("ScoreMeasure", one) for one in self.measures if one not in OF_CATEGORIES)

    @property
    def of_categories(self) -> tuple[CategoryMeasure, ...]:
        """What to say of classifications."""
        return tuple(cast("CategoryMeasure", one) for one in self.measures if one in OF_CATEGORIES)

    @property
    def counts_discarded(self) -> bool:
        """Whether there is a column `DISCARDED`."""
        return self.is_long and self.outside == "missing"


@attrs.frozen(kw_only=True)
class Program:
    """The steps of an order over frames with one schema.

    Args:
        inputs: The columns to begin with.
        additions: Columns to add, one step after the other.
        sums: The columns to go on with.
        parts: Columns to add, one step after the other.
        results: The columns of the result, for each table that is stacked.
        ratios: Id of what is worked out -> its ratio, over the columns before the result.
        keep: The columns to keep.
        narrow: What NumPy can do of it; `None` when that is not all before the result.
    """

    inputs: tuple[str, ...]
    additions: tuple[tuple[nw.Expr, ...], ...]
    sums: tuple[nw.Expr, ...]
    parts: tuple[tuple[nw.Expr, ...], ...]
    results: tuple[tuple[nw.Expr, ...], ...]
    ratios: Mapping[str, Ratio | None]
    keep: tuple[str, ...]
    narrow: Narrow | None

    def run(self, frame: Frame) -> Frame:
        """Score a frame."""
        return self.run_on(frame, self.added_up(frame))

    def added_up(self, frame: Frame) -> AddedUp | None:
        """What NumPy makes of a frame in memory; `None` when it cannot, or not all answers fit."""
        return None if self.narrow is None else added_up(frame, self.narrow)

    def run_on(self, frame: Frame, added: AddedUp | None) -> Frame:
        """Score a frame, going on with what was added up already."""
        if isinstance(frame, nw.DataFrame) and frame.implementation.is_polars():
            return self.finished(self._summed(frame.lazy())).lazy().collect()
        if added is None or self.narrow is None:
            return self.finished(self._summed(frame))
        if not self.narrow.sources or not added.are_few:
            return self.finished(added.whole(self.keep))
        (told,) = self.results
        of_numbers = attrs.evolve(self, results=(told[len(self.keep) :],))
        return added.looked_up(of_numbers.finished(added.every()), self.narrow.sources, self.keep)

    def telling(self, results: tuple[tuple[nw.Expr, ...], ...]) -> "Program":
        """The same up to the results, and then others, in one table on top of the other."""
        return attrs.evolve(self, results=results, narrow=None if self.narrow is None else attrs.evolve(self.narrow, sources={}))

    def _summed(self, frame: Frame) -> Frame:
        frame = frame.select(*self.inputs)
        for step in self.additions:
            frame = frame.with_columns(*step)
        return frame.select(*self.sums)

    def finished(self, frame: Frame) -> Frame:
        """The results, once there are the sums."""
        for step in self.parts:
            frame = frame.with_columns(*step)
        tables = [frame.select(*result) for result in self.results]
        return tables[0] if len(tables) == 1 else nw.concat(tables)  # type: ignore[type-var]


def programmed(order: Order, schema: Schema) -> Program:
    """Work out the steps of an order.

    Args:
        order: The order.
        schema: Name of a column -> its type; everything that is wanted is there.

    Raises:
        InvalidValueError: When a score could need numbers that not every engine handles exactly; names all of them.
    """
    prefix = own_prefix(schema)
    columns = columns_of(order, schema)
    masked = order.outside == "missing"
    ready = _prepared(order, columns, prefix, masked=masked)
    gate = nw.col(f"{prefix}gate") if masked and order.perspective is not None else None
    sums: list[nw.Expr] = [nw.col(name) for name in order.keep]
    if gate is not None and order.perspective is not None:
        sums.append(order.perspective.fits.alias(f"{prefix}gate"))
    if masked:
        sums.append(_ignored(order, ready).alias(f"{prefix}ignored"))
    ratios: dict[str, Ratio | None] = {}
    plans: list[RowPlan] = []
    for number, row in enumerate(order.rows):
        planned = planned_row(row, ready.known, f"{prefix}d{number}", gate, added=not {"sum", "prorated_sum"}.isdisjoint(order.measures))
        sums += planned.sums
        plans.append(planned)
        ratios[row.dimension] = planned.ratio
    categories = [planned_category(one, ready.known, f"{prefix}k{number}") for number, one in enumerate(order.classifications)]
    sums += [column for one in categories for column in one.sums]
    parts = (*side_by_side(plan.steps for plan in plans), *_composites(order, ratios, prefix))
    _refuse_too_large(order, ratios, categories)
    if categories:
        parts = (*parts, tuple(one.step(ratios, gate) for one in categories))
    return Program(
        inputs=needed_columns(order),
        additions=ready.steps,
        sums=tuple(sums),
        parts=parts,
        results=_results(order, ratios, categories, prefix),
        ratios=ratios,
        keep=order.keep,
        narrow=None if categories or len(sums) > len(order.keep) + len(order.rows) else _narrow(order, columns, plans),
    )


def narrow_columns(order: Order, columns: Mapping[str, ItemColumn]) -> dict[str, NumberColumn] | None:
    """The columns, when NumPy can add them up: whole numbers in narrow ranges, shown to everybody; else `None`."""
    some = {name: one for name, one in columns.items() if isinstance(one, NumberColumn) and is_narrow(one)}
    return some if len(some) == len(columns) and not hides(order) else None


def hides(order: Order) -> bool:
    """Whether perspectives or answers may decide who is shown what."""
    return any(one.conditions or one.item.perspectives for one in order.asked.values())


def _narrow(order: Order, columns: Mapping[str, ItemColumn], plans: Sequence[RowPlan]) -> Narrow | None:
    found = narrow_columns(order, columns)
    packs = [pack for plan in plans for pack in plan.packs]
    if found is None or len(packs) != len(order.rows) or any(column.counts for pack in packs for column in pack.columns):
        return None
    numbers = {row.dimension: pack.name for row, pack in zip(order.rows, packs, strict=True)}
    one_by_one = order.layout == "wide" and not order.composites
    return Narrow(
        columns=found,
        names=tuple(wanted_names(order).values()),
        packs=tuple(packs),
        sources={f"{name}__{one}": numbers[name] for name in order.scored for one in order.of_scores} if one_by_one else {},
    )


def needed_columns(order: Order) -> tuple[str, ...]:
    """The columns of a frame that are needed."""
    perspective = [] if order.perspective is None else [order.perspective.name]
    discarded = [DISCARDED] if order.counts_discarded else []
    return tuple(dict.fromkeys([*order.keep, *perspective, *wanted_names(order).values(), *discarded]))


def wanted_names(order: Order) -> dict[str, str]:
    """Key of a wanted column -> its name in the frame."""
    return {one.key: order.names.get(one.key, one.key) for asked in order.asked.values() for one in wanted(asked.item)}


def own_prefix(schema: Schema) -> str:
    """How names of columns of ours begin: as no column of the frame does."""
    prefix = "wpl_"
    while any(name.lower().startswith(prefix) for name in schema):
        prefix += "_"
    return prefix


def columns_of(order: Order, schema: Schema) -> dict[str, ItemColumn]:
    """Item id -> what its columns say."""
    return {name: column_of(one.item, one.scale, order.names, schema, order.codes) for name, one in order.asked.items()}


def _prepared(order: Order, columns: Mapping[str, ItemColumn], prefix: str, *, masked: bool) -> Prepared:
    return prepared(
        order.asked,
        columns,
        masked=masked,
        perspective=None if order.perspective is None else order.perspective.value,
        perspectives={one.id for one in order.questionnaire.perspectives},
        prefix=prefix,
    )


def checked(order: Order, frame: Frame, schema: Schema) -> tuple[UnfitAnswers, ...]:
    """Count the answers of a frame that do not fit."""
    columns = columns_of(order, schema)
    narrow = narrow_columns(order, columns)
    if narrow is not None and all_fit(frame, narrow, tuple(wanted_names(order).values())):
        return unfit_answers(frame, {}, {}, {}, order.perspective)
    ready = _prepared(order, columns, own_prefix(schema), masked=hides(order))
    first = {name: order.names.get(key, key) for name, one in order.asked.items() for key in [next(wanted(one.item)).key]}
    if any(one.shown is not None for one in ready.known.values()):  # else nobody asks for the added columns
        for step in ready.steps:
            frame = frame.with_columns(*step)
    return unfit_answers(frame, order.asked, ready.known, first, order.perspective)


def _ignored(order: Order, ready: Prepared) -> nw.Expr:
    """How many answers of a row count for nothing because they do not fit or their item was not shown."""
    unused = [known.column.given & ~known.real for known in ready.known.values()]
    if order.perspective is not None:
        unused.append(~order.perspective.fits)
    discarded = [nw.col(DISCARDED).cast(nw.Int16)] if order.counts_discarded else []
    return total([*(one.cast(nw.Int16) for one in unused), *discarded])


def _composites(order: Order, ratios: dict[str, Ratio | None], prefix: str) -> tuple[tuple[nw.Expr, ...], ...]:
    """The steps that composites need; adds their ratios."""
    used = {name for composite in order.composites for name, _ in composite.parts}
    parts: dict[str, Part] = {}
    steps: list[tuple[nw.Expr, ...]] = []

    def as_part(name: str, number: int) -> tuple[nw.Expr, ...]:
        ratio = ratios[name]
        if ratio is None or name not in used:
            return ()
        parts[name] = Part(ratio=ratio, prefix=f"{prefix}p{number}")
        return parts[name].columns

    steps.append(tuple(column for number, row in enumerate(order.rows) for column in as_part(row.dimension, number)))
    for number, composite in enumerate(order.composites):
        planned = planned_composite(composite, parts, f"{prefix}c{number}")
        ratios[composite.dimension] = planned.ratio
        steps += [planned.sums, as_part(composite.dimension, len(order.rows) + number)]
    return tuple(step for step in steps if step)


def _refuse_too_large(order: Order, ratios: Mapping[str, Ratio | None], categories: Sequence[CategoryPlan]) -> None:
    names = [name for name in order.scored if (ratio := ratios[name]) is not None and too_large(ratio, order.measures)]
    names += [one.plan.id for one in categories if one.too_large(ratios)]
    problems = [
        Problem(
            code="too-large",
            what=Message("its parts can only be put together exactly with numbers beyond what data frames hold"),
            place=Place(path=name),
            remedy=Message("name the other scores in only=, and score this one response by response"),
        )
        for name in names
    ]
    if problems:
        raise InvalidValueError(Message("not everything can be scored in a data frame to the last bit"), problems)


def _results(order: Order, ratios: Mapping[str, Ratio | None], categories: Sequence[CategoryPlan], prefix: str) -> tuple[tuple[nw.Expr, ...], ...]:
    plans: dict[str, PlanRow | PlanComposite] = {one.dimension: one for one in order.rows}
    plans |= {one.dimension: one for one in order.composites}
    kept: list[nw.Expr] = [nw.col(name) for name in order.keep]
    ignored = [nw.col(f"{prefix}ignored").cast(nw.Int16).alias("ignored")] if order.outside == "missing" else []
    told: dict[str, dict[Measure, nw.Expr]] = {
        name: {one: measured(plans[name], ratios[name], one, order.bands) for one in order.of_scores} for name in order.scored
    }
    told |= {one.plan.id: {measure: one.told(measure) for measure in order.of_categories} for one in categories}
    if order.layout == "long":
        every = {one: unsaid(one, order.bands) for one in order.measures}
        rows = {name: [column.alias(one) for one, column in {**every, **own}.items()] for name, own in told.items()}
        return tuple((*kept, nw.lit(str(name)).alias("dimension"), *columns, *ignored) for name, columns in rows.items())
    return ((*kept, *(column.alias(f"{name}__{one}") for name, own in told.items() for one, column in own.items()), *ignored),)


def result_columns(order: Order) -> list[tuple[str, Said]]:
    """The columns of the result after the kept ones, each with what it says."""
    told: list[tuple[str, Said]] = []
    if order.layout == "long":
        told.append(("dimension", "dimension"))
        told.extend((one, one) for one in order.measures)
    else:
        told.extend((f"{name}__{one}", one) for name in order.scored for one in order.of_scores)
        told.extend((f"{each.id}__{one}", one) for each in order.classifications for one in order.of_categories)
    if order.outside == "missing":
        told.append(("ignored", "ignored"))
    return told
