"""The figure of coverage over time: which share of the topics has enough people, from each day on which that changes."""

from itertools import pairwise

from werkplekleren.documents import Cell, CoverageChart, CoveragePoint, Figure, Table, heads, plain, row
from werkplekleren.reports.words import Words
from werkplekleren.retention import Coverage, CoverageOverTime


def coverage_figure(over_time: CoverageOverTime, words: Words) -> Figure | None:
    """How coverage changes by what is known now, with the same days as a table; `None` when it does not change.

    Args:
        over_time: The coverage from the first day to the last.
        words: The language.
    """
    said = Words(words.voice, "matrix-words")
    needed = sum(one.required > 0 for one in over_time.moments[0].coverage.topics)
    counts = [(moment.day, _enough(moment.coverage)) for moment in over_time.moments]
    changes = [counts[0], *(now for before, now in pairwise(counts) if now[1] != before[1])]
    if needed == 0 or len(changes) == 1:
        return None
    first, last = changes[0], changes[-1]
    least = min(changes, key=lambda one: one[1])
    drawn = changes if last[0] == over_time.end else [*changes, (over_time.end, last[1])]
    points = tuple(CoveragePoint(day=day, share=count / needed, planned=day > over_time.start) for day, count in drawn)
    table = Table(
        caption=plain(said("caption-coverage")),
        header=heads(said("head-from-day"), said("head-enough"), said("head-share")),
        rows=tuple(
            row(
                words.day(day),
                Cell(text=plain(said("of-topics", count=count, topics=needed)), align="end"),
                Cell(text=plain(words.percent(count / needed)), align="end"),
            )
            for day, count in changes
        ),
    )
    description = said(
        "coverage-description", topics=needed, first=first[1], first_day=words.day(first[0]), least=least[1], least_day=words.day(least[0])
    )
    return Figure(title=said("caption-coverage"), description=description, chart=CoverageChart(points=points), table=table)


def _enough(coverage: Coverage) -> int:
    return sum(one.required > 0 and not one.shortfall for one in coverage.topics)
