"""PySpark: scored in Python on the workers, by Arrow batches; or, without Python there, in expressions of Spark.

Spark makes one method of all expressions, which soon grows past what the JVM compiles; by batches it is several times faster.
Names of columns never reach Spark's expressions: a dot in a name would be read as a field of a struct.
"""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

import attrs

from .checking import UnfitAnswers, merged, only_ends, refuse_unfit
from .expressions import tree
from .extra import Frame, nw, schema_of
from .measures import kind_of
from .number_columns import NumberColumn
from .ordering import check_columns
from .program import Order, checked, columns_of, hides, programmed, result_columns, wanted_names

CELLS = 2**23
"""About how many answers a worker scores at once."""


@attrs.frozen
class BatchScorer:
    """Scores Arrow batches, on a worker.

    Args:
        order: What to score.
        names: The columns of the batches.
    """

    order: Order
    names: tuple[str, ...]

    def __call__(self, batches: "Iterable[Any]") -> "Iterator[Any]":
        """Score the batches of a partition."""
        pa: Any = import_module("pyarrow")
        program = None
        for table in gathered(batches, self.names):
            wrapped: Frame = nw.from_native(table)
            program = program or programmed(self.order, schema_of(wrapped))
            result: Any = program.run(wrapped).to_native()
            kinds = {"share": pa.float64(), "text": pa.string(), "count": pa.int16()}
            kept = [table.schema.field(name) for name in self.order.keep]
            added = [pa.field(name, kinds[kind_of(said, self.order.bands)]) for name, said in result_columns(self.order)]
            yield from result.cast(pa.schema([*kept, *added])).to_batches()


@attrs.frozen
class BatchChecker:
    """Counts what does not fit in Arrow batches, on a worker.

    Args:
        order: What to look at.
        names: The columns of the batches.
    """

    order: Order
    names: tuple[str, ...]

    def __call__(self, batches: "Iterable[Any]") -> "Iterator[Any]":
        """Count in the batches of a partition."""
        pa: Any = import_module("pyarrow")
        for table in gathered(batches, self.names):
            wrapped: Frame = nw.from_native(table)
            found = checked(self.order, wrapped, schema_of(wrapped))
            columns = {
                "item": pa.array([one.item for one in found], pa.string()),
                "column": pa.array([one.column for one in found], pa.string()),
                "outside": pa.array([one.outside for one in found], pa.int64()),
                "examples": pa.array([list(one.examples) for one in found], pa.list_(pa.string())),
                "hidden": pa.array([one.hidden for one in found], pa.int64()),
            }
            yield pa.RecordBatch.from_pydict(columns)


def gathered(batches: "Iterable[Any]", names: tuple[str, ...]) -> "Iterator[Any]":
    """Batches put together to tables of a size that is worth the work, with their own names again."""
    pa: Any = import_module("pyarrow")
    waiting: list[Any] = []
    for batch in batches:
        waiting.append(batch)
        if sum(one.num_rows for one in waiting) * len(names) >= CELLS:
            yield pa.Table.from_batches(waiting).rename_columns(list(names))
            waiting = []
    if waiting:
        yield pa.Table.from_batches(waiting).rename_columns(list(names))


def score_spark(order: Order, frame: Any, *, expressions: bool) -> Any:  # noqa: ANN401 - Spark's own types differ with and without Connect
    """Score a Spark frame."""
    schema = schema_of(nw.from_native(frame))
    check_columns(order, schema)
    program = programmed(order, schema)
    if order.outside == "error":
        refuse_unfit(order.questionnaire, order.asked, check_spark(order, frame, expressions=expressions))
    if expressions:
        safe, plain = _renamed(order, frame)
        plain_schema = schema_of(nw.from_native(plain))
        result = programmed(safe, plain_schema).run(nw.from_native(plain)).to_native()
        return result.toDF(*order.keep, *(name for name, _ in result_columns(order)))
    from pyspark.sql.types import DoubleType, ShortType, StringType, StructField, StructType

    kinds = {"share": DoubleType(), "text": StringType(), "count": ShortType()}
    added = [StructField(name, kinds[kind_of(said, order.bands)]) for name, said in result_columns(order)]
    kept = [frame.schema[name] for name in order.keep]
    return chosen_columns(frame, program.inputs).mapInArrow(BatchScorer(order, program.inputs).__call__, StructType([*kept, *added]))


def check_spark(order: Order, frame: Any, *, expressions: bool) -> tuple[UnfitAnswers, ...]:  # noqa: ANN401 - as above
    """Count what does not fit in a Spark frame; reads it."""
    schema = schema_of(nw.from_native(frame))
    check_columns(order, schema)
    columns = columns_of(order, schema)
    ends = {name: column for name, column in columns.items() if isinstance(column, NumberColumn) and only_ends(order.asked[name], column)}
    plainly = not hides(order) and len(ends) == len(order.asked)
    if expressions or plainly:
        # the ends of columns of whole numbers tell whether they fit; Spark has those before a batch is in Python
        safe, plain = _renamed(order, frame)
        if plainly and order.perspective is None and not _some_beyond(plain, {safe.names[name]: column for name, column in ends.items()}):
            return ()
        names = dict(zip(plain.columns, frame.columns, strict=True))
        wrapped: Frame = nw.from_native(plain)
        return tuple(attrs.evolve(one, column=names[one.column]) for one in checked(safe, wrapped, schema_of(wrapped)))
    inputs = programmed(order, schema).inputs
    told = "item string, column string, outside bigint, examples array<string>, hidden bigint"
    rows = chosen_columns(frame, inputs).mapInArrow(BatchChecker(order, inputs).__call__, told).collect()
    return merged(order.asked, (attrs.evolve(UnfitAnswers(**row.asDict()), examples=tuple(row["examples"])) for row in rows))


def _some_beyond(frame: Any, columns: Mapping[str, NumberColumn]) -> bool:  # noqa: ANN401 - as above
    """Whether some number lies beyond its ends: one question, which Spark answers from what a file says of its own parts where it can.

    Args:
        frame: A Spark frame whose names need no quotes.
        columns: Name -> what there may be in it, whole numbers.
    """
    ends = [(f"{name} <", column.low) for name, column in columns.items()] + [(f"{name} >", column.high) for name, column in columns.items()]
    beyond = [f"{side} {end:.0f}" for side, end in ends if end is not None]
    return bool(beyond) and bool(frame.where(tree(beyond, lambda one, other: f"({one} OR {other})")).take(1))


def chosen_columns(frame: Any, names: tuple[str, ...]) -> Any:  # noqa: ANN401 - as above
    """These columns, under names that Spark has no other plans with."""
    places = [frame.columns.index(name) for name in names]
    return frame.toDF(*(f"c{place}" for place in range(len(frame.columns)))).select(*(f"c{place}" for place in places))


def _renamed(order: Order, frame: Any) -> tuple[Order, Any]:  # noqa: ANN401 - as above
    """The frame under such names, and the order in terms of them."""
    safe = {name: f"c{place}" for place, name in enumerate(frame.columns)}
    perspective = order.perspective
    renamed = attrs.evolve(
        order,
        names={key: safe[name] for key, name in wanted_names(order).items()},
        keep=tuple(safe[name] for name in order.keep),
        perspective=None if perspective is None else attrs.evolve(perspective, name=safe[perspective.name]),
    )
    return renamed, frame.toDF(*safe.values())
