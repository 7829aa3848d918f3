"""Long answers laid out wide in Spark, which has a plan of its own for that; in expressions it would be a method too long to compile."""

from typing import Any

import attrs

from .extra import nw
from .long_answers import LongAnswers, LongOrder, ready
from .program import DISCARDED


def in_safe_names(long: LongOrder, frame: Any) -> tuple[LongOrder, Any]:  # noqa: ANN401 - Spark's own types differ with and without Connect
    """What is needed and the frame, under names without dots, which Spark would read as fields of a struct."""
    safe = {name: f"c{place}" for place, name in enumerate(frame.columns)}
    own = long.columns
    columns = LongAnswers(respondent=safe[own.respondent], item=safe[own.item], answer=safe[own.answer])
    return attrs.evolve(long, columns=columns, carried=tuple(safe[name] for name in long.carried)), frame.toDF(*safe.values())


def wide_spark(long: LongOrder, frame: Any) -> Any:  # noqa: ANN401 - as above
    """Lay out a frame; works nothing out yet."""
    from pyspark.sql import functions as f

    safe, plain = in_safe_names(long, frame)
    own = safe.columns
    rows = ready(nw.from_native(plain), safe).to_native().where(f.col(own.respondent).isNotNull())
    unknown = (~f.col(own.item).isin(list(long.known)) | f.col(own.item).isNull()).cast("long")
    people = rows.groupBy(own.respondent).agg(f.sum(unknown).alias("unknown"), *(f.min(name).alias(name) for name in safe.carried))
    answer = f.col(own.answer)
    pivoted = rows.where(answer.isNotNull()).groupBy(f.col(own.respondent).alias("r")).pivot(own.item, list(long.items))
    places = range(len(long.items))
    cells = pivoted.agg(f.max(answer), f.count(answer)).toDF("r", *(f"{which}{place}" for place in places for which in "an"))
    joined = people.join(cells, people[own.respondent] == cells["r"], "left")
    given = [f.when(f.col(f"n{place}") == 1, f.col(f"a{place}")) for place in places]
    twice = sum((f.coalesce(f.col(f"n{place}") > 1, f.lit(False)).cast("long") for place in places), start=f.col("unknown"))
    named = [*(long.carried), *long.items, *([DISCARDED] if long.masked else [])]
    return joined.select(own.respondent, *safe.carried, *given, *([twice] if long.masked else [])).toDF(long.columns.respondent, *named)
