"""Long answers laid out wide in PyArrow."""

from importlib import import_module
from typing import Any

from .long_answers import LongOrder
from .program import DISCARDED


def wide_arrow(long: LongOrder, table: Any) -> Any:  # noqa: ANN401 - PyArrow has no types
    """Lay out a table that is ready: respondents in order.

    Args:
        long: What is needed.
        table: The table.
    """
    pa: Any = import_module("pyarrow")
    pc: Any = import_module("pyarrow.compute")
    own = long.columns
    named = table.filter(pc.is_valid(table[own.respondent]))
    people = named.group_by(own.respondent, use_threads=False).aggregate([(name, "min") for name in long.carried]).sort_by(own.respondent)
    respondents = people[own.respondent].combine_chunks()
    who = pc.index_in(named[own.respondent], value_set=respondents)
    everybody = pa.array(range(len(respondents)), pa.int32())
    which = pc.index_in(named[own.item], value_set=pa.array(long.items, named.schema.field(own.item).type))
    given = pc.is_valid(named[own.answer])
    columns = {own.respondent: respondents} | {name: people[f"{name}_min"] for name in long.carried}
    discarded = pa.nulls(len(respondents), pa.int64()).fill_null(0)

    def count_of(rows: Any) -> Any:  # noqa: ANN401 - as above
        """How many of these rows each respondent has."""
        counts = pc.value_counts(rows.combine_chunks())
        return pc.take(counts.field("counts"), pc.index_in(everybody, value_set=counts.field("values"))).fill_null(0)

    for place, name in enumerate(long.items):
        rows = pc.and_(pc.equal(which, place), given)
        holders, answers = who.filter(rows), named[own.answer].filter(rows)
        if pc.count_distinct(holders).as_py() < len(holders):
            twice = everybody.filter(pc.greater(count_of(holders), 1))
            once = pc.invert(pc.is_in(holders, value_set=twice))
            holders, answers = holders.filter(once), answers.filter(once)
            discarded = pc.add(discarded, pc.is_in(everybody, value_set=twice).cast(pa.int64()))
        columns[name] = answers.take(pc.index_in(everybody, value_set=holders.combine_chunks()))
    if long.masked:
        known = pc.is_in(named[own.item], value_set=pa.array(long.known, named.schema.field(own.item).type))
        columns[DISCARDED] = pc.add(discarded, count_of(who.filter(pc.invert(known))))
    return pa.table(columns)
