"""Parts of reports about the group result of a questionnaire: profile, scores, what is low, what differs, who agrees."""

from collections.abc import Mapping, Sequence

import attrs

from werkplekleren._base.formatting import difference, percentage
from werkplekleren._base.ids import version_key
from werkplekleren.assessments import GroupProfile, GroupResult, GroupScore, PerspectiveGap, PerspectiveResult
from werkplekleren.assessments.data_quality import REASONS, LeftOutReason
from werkplekleren.documents import BulletList, Cell, Figure, Inline, Paragraph, ProfileChart, ProfileRow, Row, Table, heads, plain, strong
from werkplekleren.reports.left_out import why_left_out
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words

MOST_SERIES = 3
MOST_WEAK = 3
MOST_DIVIDED = 3
MOST_TEAMS = 6
"""How many teams stand beside each other in one table; more teams get more tables."""
DIVIDED = frozenset({"none", "weak"})
"""Of what agreement a report says that people think differently."""
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


Gap = tuple[Line, int, int]
"""A line, with the places of the higher and the lower perspective."""


def asked(result: PerspectiveResult) -> bool:
    """Whether anybody of this perspective was asked or answered; withheld ones count as asked."""
    return bool(result.invited) or result.withheld or bool(result.n)


def perspectives(group: GroupProfile) -> tuple[PerspectiveResult, ...]:
    """The perspectives to show: those that were asked, employees and others in confidence first."""
    results = [result for result in group.perspectives if asked(result)]
    return tuple(sorted(results, key=lambda result: not group.legend.perspective(result.perspective).confidential))


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
    return tuple(words("series", name=plural(group, result, words), n=result.n or 0) for result in shown_perspectives(group))


def profile_figure(group: GroupProfile, words: Words) -> Figure | None:
    """The profile as sorted dots, of three perspectives at most; all of them stand in its table. `None` when nothing may be shown."""
    shown = lines(group, words)
    if not any(line.leading is not None for line in shown):
        return None
    chart = ProfileChart(
        low=0,
        high=100,
        low_label=words("score-low"),
        high_label=words("score-high"),
        series=series(group, words)[:MOST_SERIES],
        rows=tuple(
            ProfileRow(label=line.title, values=line.means[:MOST_SERIES], note="" if line.leading is not None else words("withheld-short"))
            for line in shown
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
    """Per dimension and composite the mean, how many answered, the spread, how far people agree, and the band, for each perspective."""
    say = Words(words.language, "survey-words")
    results = shown_perspectives(group)
    named = [(dimension, result) for dimension in (*lines(group, words), *_composites(group, words)) for result in results]
    agreement = any(score.agreement is not None for result in results for score in result.scores)
    rows = [
        Row(
            cells=(
                Cell(text=plain(line.title), header=True),
                *((Cell(text=plain(plural(group, result, words))),) if len(results) > 1 else ()),
                *_score_cells(group, result.score(line.dimension), words, say, agreement=agreement),
            )
        )
        for line, result in named
    ]
    names = ("part", *(("group",) if len(results) > 1 else ()), "score", "answered", "spread")
    return Table(
        caption=plain(words("caption-scores", title=words.of(group.legend.title))),
        header=heads(*(words(f"head-{name}") for name in names), *((say("head-agreement"),) if agreement else ()), words("head-band-of-score")),
        rows=tuple(rows),
        note=plain(say("note-scores-agreement" if agreement else "note-scores")),
    )


def _composites(group: GroupProfile, words: Words) -> tuple[Line, ...]:
    return tuple(Line(dimension=one.id, title=words.of(one.title), scores=()) for one in group.legend.composites)


def _score_cells(group: GroupProfile, score: GroupScore, words: Words, say: Words, *, agreement: bool) -> tuple[Cell, ...]:
    if score.withheld or score.mean is None:
        hidden = Cell(text=plain(words("withheld-short")), align="end")
        return (hidden, *(Cell(text=plain("–"), align="end"),) * 2, *(Cell(text=plain("–")),) * (2 if agreement else 1))
    band = None if score.band is None else group.legend.band(score.dimension, score.band)
    return (
        Cell(text=plain(words.number(score.mean)), align="end"),
        Cell(text=plain(words.number(score.n)), align="end"),
        Cell(text=plain(words.number(score.spread)), align="end"),
        *((Cell(text=plain(_agreement(score, words, say))),) if agreement else ()),
        Cell(text=plain("–" if band is None else words.of(band.title)), tone="neutral" if band is None else band.tone),
    )


def _agreement(score: GroupScore, words: Words, say: Words) -> str:
    """How far people agree, in a word with the figure behind it."""
    found = score.agreement
    if found is None or found.band is None:
        return "–"
    return say(f"agreement-{found.band}", figure=words.number(found.r_wg_star, digits=2))


def divided(group: GroupProfile, words: Words) -> tuple[str, ...]:
    """The dimensions on which the first perspective that is shown thinks most differently, the most first; at most three."""
    leading = next(iter(shown_perspectives(group)), None)
    found = [
        (score.agreement.r_wg_star or 0, words.of(group.legend.dimension(score.dimension).title))
        for score in (() if leading is None else leading.scores)
        if score.agreement is not None and score.agreement.band in DIVIDED
    ]
    return tuple(title for _, title in sorted(found)[:MOST_DIVIDED])


def gaps_table(group: GroupProfile, words: Words) -> Table | None:
    """Per dimension how far the first two perspectives that are shown lie apart, with the margin; `None` when fewer are shown."""
    results = shown_perspectives(group)
    if len(results) < 2:  # noqa: PLR2004 - a gap needs two
        return None
    say = Words(words.language, "survey-words")
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
        header=heads(words("head-part"), who["first"], who["second"], say("head-gap"), say("head-margin")),
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


def team_tables(group: GroupProfile, words: Words) -> tuple[Table, ...]:
    """The means of teams beside those of their whole perspective; a few teams in each table."""
    say = Words(words.language, "survey-words")
    tables: list[Table] = []
    for result in shown_perspectives(group):
        teams = [team for team in group.groups if team.perspective == result.perspective]
        shown = [team for team in teams if not team.withheld]
        if not shown or (len(teams) == len(shown) == 1 and shown[0].n == result.n):
            continue
        tables += [_team_table(group, result, teams[start : start + MOST_TEAMS], words, say) for start in range(0, len(teams), MOST_TEAMS)]
    return tuple(tables)


def _team_table(group: GroupProfile, result: PerspectiveResult, teams: Sequence[GroupResult], words: Words, say: Words) -> Table:
    def mean(score: GroupScore) -> Cell:
        return Cell(text=plain(words("withheld-short") if score.mean is None else words.number(score.mean)), align="end")

    who = plural(group, result, words)
    rows = [
        Row(
            cells=(
                Cell(text=plain(line.title), header=True),
                mean(result.score(line.dimension)),
                *(mean(team.score(line.dimension)) for team in teams),
            )
        )
        for line in (*lines(group, words), *_composites(group, words))
    ]
    names = [team.group if team.n is None else words("series", name=team.group, n=team.n) for team in teams]
    return Table(
        caption=plain(say("caption-teams", who=who)),
        header=heads(words("head-part"), words("series", name=say("everybody"), n=result.n or 0), *names),
        rows=tuple(rows),
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


def largest_gap(group: GroupProfile, words: Words) -> Gap | None:
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
    say = Words(words.language, "survey-words")
    results = perspectives(group)
    shown = lines(group, words)
    leading = next(iter(shown_perspectives(group)), None)
    visible = leading is not None and any(line.leading is not None for line in shown)
    best, worst = ends(shown) if visible else (Line(dimension="", title="", scores=()),) * 2
    apart = divided(group, words)
    gap = largest_gap(group, words) if visible else None
    weak = weak_list(group, words)
    answers = open_answers(group, words)
    teams = team_tables(group, words)
    table = gaps_table(group, words)
    return Facts(
        values={
            "survey_id": group.questionnaire,
            "survey_title": words.of(group.legend.title),
            "floor": group.floor,
            "hidden_who": words.listing([plural(group, result, words) for result in results if result.withheld]),
            "survey_n": 0 if leading is None or leading.n is None else leading.n,
            "survey_invited": (None if leading is None else leading.invited) or 0,
            "survey_rate": "" if leading is None or leading.response_rate is None else percentage(leading.response_rate, words.language),
            "survey_series_name": "" if leading is None else plural(group, leading, words),
            "survey_best": best.title,
            "survey_best_score": words.number(best.leading),
            "survey_worst": worst.title,
            "survey_worst_score": words.number(worst.leading),
            "divided": words.listing([say("stressed", what=title) for title in apart]),
            "divided_who": "" if leading is None else plural(group, leading, words),
            "flagged_counts": _counts(group, {result.perspective: result.flagged for result in results}, words, say),
            "survey_version": group.version,
            "answered_versions": words.listing(sorted({one for result in results for one in result.answered_versions}, key=version_key)),
            "left_out_why": why_left_out(_left_out_reasons(results), words.language),
            "left_out_counts": _counts(group, {result.perspective: result.left_out for result in results}, words, say),
            **_gap_values(group, gap, words),
        },
        conditions={
            "survey-shown": visible,
            "survey-rate": leading is not None and leading.response_rate is not None,
            "survey-weak": weak is not None,
            "survey-hidden": any(result.withheld for result in results),
            "survey-part-hidden": _part_hidden(group),
            "survey-divided": bool(apart),
            "survey-teams": bool(teams),
            "survey-gaps": table is not None,
            "survey-flagged": any(result.flagged is not None for result in results),
            "survey-other-version": any(result.answered_versions for result in results),
            "survey-left-out": any(result.left_out is not None for result in results),
            "survey-left-out-why": bool(_left_out_reasons(results)),
            "open-answers": bool(answers),
            **_gap_conditions(group, gap),
        },
        blocks={
            "profile": profile_figure(group, words),
            "weak-dimensions": weak,
            "gaps-table": table,
            "team-tables": teams or None,
            "open-answers": answers,
        },
    )


def _left_out_reasons(results: Sequence[PerspectiveResult]) -> tuple[LeftOutReason, ...]:
    """Why responses were left out, of all perspectives together."""
    found = {reason for result in results for reason in result.left_out_reasons}
    return tuple(reason for reason in REASONS if reason in found)


def _part_hidden(group: GroupProfile) -> bool:
    """Whether something is withheld inside a perspective that is shown."""
    shown = [result.perspective for result in shown_perspectives(group)]
    scores = [score for result in shown_perspectives(group) for score in result.scores]
    teams = [team for team in group.groups if team.perspective in shown]
    return any(score.withheld for score in scores) or any(team.withheld or any(score.withheld for score in team.scores) for team in teams)


def _counts(group: GroupProfile, counts: Mapping[str, int | None], words: Words, say: Words) -> str:
    """How many forms of which perspective, as in a sentence."""
    return words.listing([say("count-of", n=n, who=words.of(group.legend.perspective(name).plural)) for name, n in counts.items() if n is not None])


def _gap_of(group: GroupProfile, gap: Gap) -> PerspectiveGap:
    line, higher, lower = gap
    results = shown_perspectives(group)
    return group.gap(line.dimension, results[higher].perspective, results[lower].perspective)


def _gap_conditions(group: GroupProfile, gap: Gap | None) -> dict[str, bool]:
    found = None if gap is None else _gap_of(group, gap)
    known = found is not None and found.interval is not None
    return {
        "survey-gap": found is not None,
        "gap-clear": known and found is not None and found.is_clear,
        "gap-unclear": known and found is not None and not found.is_clear,
        "gap-few": known and found is not None and found.rests_on_few,
        "gap-one": found is not None and found.without_interval == "one-answer",
    }


def _gap_values(group: GroupProfile, gap: Gap | None, words: Words) -> dict[str, str | int]:
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


def plural(group: GroupProfile, result: PerspectiveResult | GroupResult, words: Words) -> str:
    """What those who answered are called in a running sentence."""
    return words.of(group.legend.perspective(result.perspective).plural)
