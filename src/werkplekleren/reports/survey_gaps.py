"""How far two perspectives lie apart: the table, and the largest difference in a sentence."""

from werkplekleren._base.formatting import capital, difference
from werkplekleren.assessments import GroupProfile, PerspectiveGap, PerspectiveResult
from werkplekleren.documents import Cell, Row, Table, heads, plain
from werkplekleren.reports.survey_lines import Line, lines, plural, shown_perspectives
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words

LARGE = 10
"""From how many points a difference between two perspectives is named; a choice of ours, not a test."""

Gap = tuple[Line, int, int]
"""A line, with the places of the higher and the lower perspective."""


def gap_facts(group: GroupProfile, words: Words, *, visible: bool) -> Facts:
    """What a wording file can say of the differences between perspectives; in a sentence only where scores are `visible`."""
    table = _gaps_table(group, words)
    gap = _largest_gap(group, words) if visible else None
    return Facts(
        values=_values(group, gap, words),
        conditions={"survey-gaps": table is not None, **_conditions(group, gap)},
        blocks={"gaps-table": table},
    )


def _gaps_table(group: GroupProfile, words: Words) -> Table | None:
    """Per dimension how far the first two perspectives that are shown lie apart, with the margin; `None` when fewer are shown."""
    results = shown_perspectives(group)
    if len(results) < 2:  # noqa: PLR2004 - a gap needs two
        return None
    say = Words(words.voice, "survey-words")
    first, second = results[:2]
    who = {"first": plural(group, first, words), "second": plural(group, second, words)}
    found = [(line.title, group.gap(line.dimension, first.perspective, second.perspective)) for line in lines(group, words)]
    found.sort(key=lambda one: (one[1].difference is None, -abs(one[1].difference or 0), one[0]))
    rows = [
        Row(
            cells=(
                Cell(text=plain(title), header=True),
                *(Cell(text=plain(words.number(result.score(gap.dimension).mean)), align="end") for result in results[:2]),
                Cell(text=plain(words("withheld-short") if gap.withheld else words.points(_as_printed(first, second, gap), digits=0)), align="end"),
                Cell(text=plain(_margin(gap, words, say))),
            )
        )
        for title, gap in found
    ]
    return Table(
        caption=plain(say("caption-gaps", **who)),
        header=heads(words("head-part"), *map(capital, who.values()), say("head-gap"), say("head-margin")),
        rows=tuple(rows),
        note=plain(say("note-gaps", **who)),
    )


def _as_printed(first: PerspectiveResult, second: PerspectiveResult, gap: PerspectiveGap) -> float:
    """The difference between both means as they are printed, so that a reader who subtracts finds the same."""
    return difference(first.score(gap.dimension).mean or 0, second.score(gap.dimension).mean or 0, 0)


def _margin(gap: PerspectiveGap, words: Words, say: Words) -> str:
    if gap.interval is None:
        return "–"
    return say("margin", low=words.points(gap.interval.low, digits=0), high=words.points(gap.interval.high, digits=0))


def _largest_gap(group: GroupProfile, words: Words) -> Gap | None:
    """The line with the largest difference between two perspectives, with the places of the higher and the lower one."""
    found: list[tuple[float, str, Line, int, int]] = []
    for line in lines(group, words):
        known = [(mean, place) for place, mean in enumerate(line.means) if mean is not None]
        if len(known) > 1:
            (low, lower), (high, higher) = min(known), max(known)
            found.append((low - high, line.title, line, higher, lower))
    if not found:
        return None
    difference, _, line, higher, lower = min(found, key=lambda one: one[:2])
    return (line, higher, lower) if -difference >= LARGE else None


def _gap_of(group: GroupProfile, gap: Gap) -> PerspectiveGap:
    line, higher, lower = gap
    results = shown_perspectives(group)
    return group.gap(line.dimension, results[higher].perspective, results[lower].perspective)


def _conditions(group: GroupProfile, gap: Gap | None) -> dict[str, bool]:
    found = None if gap is None else _gap_of(group, gap)
    known = found is not None and found.interval is not None
    return {
        "survey-gap": found is not None,
        "gap-clear": known and found is not None and found.is_clear,
        "gap-unclear": known and found is not None and not found.is_clear,
        "gap-few": known and found is not None and found.rests_on_few,
        "gap-one": found is not None and found.without_interval == "one-answer",
    }


def _values(group: GroupProfile, gap: Gap | None, words: Words) -> dict[str, str | int]:
    names = ("gap_title", "gap_high", "gap_low", "gap_high_who", "gap_low_who", "gap_from", "gap_to", "gap_few_who")
    if gap is None:
        return {**dict.fromkeys(names, ""), "gap_few": 0}
    line, higher, lower = gap
    found = _gap_of(group, gap)
    who = [plural(group, result, words) for result in shown_perspectives(group)]
    few = min((higher, lower), key=lambda place: line.scores[place].n or 0)
    return {
        "gap_title": line.title,
        "gap_high": words.number(line.means[higher]),
        "gap_low": words.number(line.means[lower]),
        "gap_high_who": who[higher],
        "gap_low_who": who[lower],
        "gap_from": "" if found.interval is None else words.number(found.interval.low),
        "gap_to": "" if found.interval is None else words.number(found.interval.high),
        "gap_few": found.fewest or 0,
        "gap_few_who": who[few],
    }
