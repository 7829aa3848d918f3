"""Parts of reports about the group result of a questionnaire: profile, scores, what is low, what differs."""

from collections.abc import Sequence

import attrs

from werkplekleren.assessments import GroupProfile, GroupScore, PerspectiveResult
from werkplekleren.documents import BulletList, Cell, Figure, Inline, Paragraph, ProfileChart, ProfileRow, Row, Table, heads, plain, strong
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words

MOST_SERIES = 3
MOST_WEAK = 3
GAP = 10
"""From how many points a difference between two perspectives is named; a choice of ours, not a test."""


@attrs.frozen(kw_only=True)
class Line:
    """One dimension as the perspectives see it.

    Args:
        dimension: Its id.
        title: Its name.
        scores: A score per perspective, in the order of the result.
    """

    dimension: str
    title: str
    scores: tuple[GroupScore, ...]

    @property
    def means(self) -> tuple[float | None, ...]:
        """The mean per perspective; `None` where nothing is shown."""
        return tuple(score.mean for score in self.scores)

    @property
    def leading(self) -> float | None:
        """The mean that the line is sorted by: of the first perspective that has one."""
        return next((mean for mean in self.means if mean is not None), None)


def asked(result: PerspectiveResult) -> bool:
    """Whether anybody of this perspective was asked or answered; withheld ones count as asked."""
    return bool(result.invited) or result.withheld or bool(result.n)


def perspectives(group: GroupProfile) -> tuple[PerspectiveResult, ...]:
    """The perspectives to show: those that were asked, employees and others in confidence first, at most three."""
    results = [result for result in group.perspectives if asked(result)]
    results.sort(key=lambda result: not group.legend.perspective(result.perspective).confidential)
    return tuple(results[:MOST_SERIES])


def shown_perspectives(group: GroupProfile) -> tuple[PerspectiveResult, ...]:
    """The perspectives of which something is shown; that another is withheld is said once, in words."""
    return tuple(result for result in perspectives(group) if result.n is not None)


def lines(group: GroupProfile, words: Words) -> tuple[Line, ...]:
    """A line per dimension, from high to low; those that nothing is shown of last."""
    found = [
        Line(
            dimension=dimension.id, title=words.of(dimension.title), scores=tuple(result.score(dimension.id) for result in shown_perspectives(group))
        )
        for dimension in group.legend.dimensions
    ]
    return tuple(sorted(found, key=lambda line: (line.leading is None, -(line.leading or 0), line.title)))


def series(group: GroupProfile, words: Words) -> tuple[str, ...]:
    """The names of the perspectives that are shown, with how many answered."""
    return tuple(words("series", name=_plural(group, result, words), n=result.n or 0) for result in shown_perspectives(group))


def profile_figure(group: GroupProfile, words: Words) -> Figure | None:
    """The profile as sorted dots; `None` when nothing at all may be shown."""
    shown = lines(group, words)
    if not any(line.leading is not None for line in shown):
        return None
    chart = ProfileChart(
        low=0,
        high=100,
        low_label=words("score-low"),
        high_label=words("score-high"),
        series=series(group, words),
        rows=tuple(
            ProfileRow(label=line.title, values=line.means, note="" if line.leading is not None else words("withheld-short")) for line in shown
        ),
    )
    best, worst = ends(shown)
    description = words(
        "profile-description",
        count=len(shown),
        best=best.title,
        best_score=words.number(best.leading),
        worst=worst.title,
        worst_score=words.number(worst.leading),
    )
    return Figure(title=words.of(group.legend.title), description=description, chart=chart, table=scores_table(group, words))


def ends(shown: Sequence[Line]) -> tuple[Line, Line]:
    """The highest and the lowest line that has a score."""
    scored = [line for line in shown if line.leading is not None]
    return scored[0], scored[-1]


def scores_table(group: GroupProfile, words: Words) -> Table:
    """Per dimension and composite the mean, how many answered, and the band, for each perspective."""
    results = shown_perspectives(group)
    named = [(dimension, result) for dimension in (*lines(group, words), *_composites(group, words)) for result in results]
    rows = [
        Row(
            cells=(
                Cell(text=plain(line.title), header=True),
                *((Cell(text=plain(_plural(group, result, words))),) if len(results) > 1 else ()),
                *_score_cells(group, result.score(line.dimension), words),
            )
        )
        for line, result in named
    ]
    names = ("part", *(("group",) if len(results) > 1 else ()), "score", "answered", "spread", "band-of-score")
    return Table(
        caption=plain(words("caption-scores", title=words.of(group.legend.title))),
        header=heads(*(words(f"head-{name}") for name in names)),
        rows=tuple(rows),
    )


def _composites(group: GroupProfile, words: Words) -> tuple[Line, ...]:
    return tuple(Line(dimension=one.id, title=words.of(one.title), scores=()) for one in group.legend.composites)


def _score_cells(group: GroupProfile, score: GroupScore, words: Words) -> tuple[Cell, ...]:
    if score.withheld or score.mean is None:
        hidden = Cell(text=plain(words("withheld-short")), align="end")
        return (hidden, *(Cell(text=plain("–"), align="end"),) * 2, Cell(text=plain("–")))
    band = None if score.band is None else group.legend.band(score.dimension, score.band)
    return (
        Cell(text=plain(words.number(score.mean)), align="end"),
        Cell(text=plain(words.number(score.n)), align="end"),
        Cell(text=plain(words.number(score.spread)), align="end"),
        Cell(text=plain("–" if band is None else words.of(band.title)), tone="neutral" if band is None else band.tone),
    )


def weak_list(group: GroupProfile, words: Words) -> BulletList | None:
    """The lowest dimensions that are not good, lowest first, with what their band means and asks for; at most three."""
    items: list[Inline] = []
    for line in reversed(lines(group, words)):
        score = next((score for score in line.scores if score.mean is not None), None)
        if score is None or score.band is None:
            continue
        band = group.legend.band(line.dimension, score.band)
        if band.tone != "good" and len(items) < MOST_WEAK:
            said = words("weak-line", score=words.number(score.mean), meaning=words.of(band.meaning), action=words.of(band.action))
            items.append((*strong(line.title), *plain(said)))
    return BulletList(items=tuple(items)) if items else None


def open_answers(group: GroupProfile, words: Words) -> tuple[Paragraph | BulletList, ...]:
    """Open answers as they were written, each question with a list."""
    return tuple(
        block
        for one in group.open_answers
        if one.texts
        for block in (Paragraph(text=strong(words.of(one.question))), BulletList(items=tuple(map(plain, one.texts))))
    )


def largest_gap(group: GroupProfile, words: Words) -> tuple[Line, int, int] | None:
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
    return (line, higher, lower) if -difference >= GAP else None


def survey_facts(group: GroupProfile, words: Words) -> Facts:
    """What a wording file can say about the group result of one questionnaire."""
    results = perspectives(group)
    shown = lines(group, words)
    values: dict[str, str | int] = {
        "survey_id": group.questionnaire,
        "survey_title": words.of(group.legend.title),
        "floor": group.floor,
        "hidden_who": words.listing([_plural(group, result, words) for result in results if result.withheld]),
    }
    leading = next(iter(shown_perspectives(group)), None)
    visible = leading is not None and any(line.leading is not None for line in shown)
    best, worst = ends(shown) if visible else (Line(dimension="", title="", scores=()),) * 2
    values |= {
        "survey_n": 0 if leading is None or leading.n is None else leading.n,
        "survey_series_name": "" if leading is None else _plural(group, leading, words),
        "survey_best": best.title,
        "survey_best_score": words.number(best.leading),
        "survey_worst": worst.title,
        "survey_worst_score": words.number(worst.leading),
    }
    gap = largest_gap(group, words) if visible else None
    values |= _gap_values(group, gap, words)
    weak = weak_list(group, words)
    answers = open_answers(group, words)
    return Facts(
        values=values,
        conditions={
            "survey-shown": visible,
            "survey-gap": gap is not None,
            "survey-weak": weak is not None,
            "survey-hidden": any(result.withheld for result in results),
            "open-answers": bool(answers),
        },
        blocks={
            "profile": profile_figure(group, words),
            "weak-dimensions": weak,
            "open-answers": answers,
        },
    )


def _gap_values(group: GroupProfile, gap: tuple[Line, int, int] | None, words: Words) -> dict[str, str | int]:
    if gap is None:
        return dict.fromkeys(("gap_title", "gap_high", "gap_low", "gap_high_who", "gap_low_who"), "")
    line, higher, lower = gap
    who = [_plural(group, result, words) for result in shown_perspectives(group)]
    return {
        "gap_title": line.title,
        "gap_high": words.number(line.means[higher]),
        "gap_low": words.number(line.means[lower]),
        "gap_high_who": who[higher],
        "gap_low_who": who[lower],
    }


def _plural(group: GroupProfile, result: PerspectiveResult, words: Words) -> str:
    return words.of(group.legend.perspective(result.perspective).plural)
