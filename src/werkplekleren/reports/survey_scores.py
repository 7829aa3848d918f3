"""The scores of a group: the profile, the table behind it, the teams beside their whole, and what is low."""

from collections.abc import Sequence

from werkplekleren._base.formatting import difference
from werkplekleren.assessments import GroupProfile, GroupResult, GroupScore, PerspectiveResult
from werkplekleren.documents import BulletList, Cell, Figure, Inline, ProfileChart, ProfileRow, Row, Table, heads, plain, strong
from werkplekleren.reports.survey_lines import Line, composites, ends, lines, plural, series, shown_perspectives
from werkplekleren.reports.words import Words

MOST_SERIES = 3
BOTH = 2
MOST_WEAK = 3
MOST_TEAMS = 6
"""How many teams stand beside each other in one table; more teams get more tables."""


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
    best, worst = ends(shown, words)
    description = words(
        "profile-description",
        count=len(shown),
        best=words.listing([line.title for line in best]),
        best_score=words.number(best[0].leading),
        worst=words.listing([line.title for line in worst]),
        worst_score=words.number(worst[0].leading),
    )
    title = group.legend.title
    table = scores_table(group, words)
    return Figure(title=words.of(title), title_language=words.language_of(title), description=description, chart=chart, table=table)


def scores_table(group: GroupProfile, words: Words) -> Table:
    """Per dimension and composite the mean, how many answered, the spread and how far people agree where that is known, and the band."""
    say = Words(words.voice, "survey-words")
    results = shown_perspectives(group)
    named = [(dimension, result) for dimension in (*lines(group, words), *composites(group, words)) for result in results]
    scores = [score for result in results for score in result.scores]
    spread = any(score.spread is not None for score in scores)
    agreement = any(score.agreement is not None for score in scores)
    rows = [
        Row(
            cells=(
                Cell(text=plain(line.title), header=True),
                *((Cell(text=plain(plural(group, result, words))),) if len(results) > 1 else ()),
                *_score_cells(group, result.score(line.dimension), words, say, spread=spread, agreement=agreement),
                *((Cell(text=plain(_gap(line, result, results, words)), align="end"),) if len(results) == BOTH else ()),
            )
        )
        for line, result in named
    ]
    names = ("part", *(("group",) if len(results) > 1 else ()), "score", "answered", *(("spread",) if spread else ()))
    return Table(
        caption=plain(words("caption-scores", title=words.of(group.legend.title))),
        header=heads(
            *(words(f"head-{name}") for name in names),
            *((say("head-agreement"),) if agreement else ()),
            words("head-band-of-score"),
            *((say("head-beside", who=plural(group, results[1], words)),) if len(results) == BOTH else ()),
        ),
        rows=tuple(rows),
        note=plain(say("note-scores-agreement" if agreement else "note-scores") if spread else ""),
    )


def _gap(line: Line, result: PerspectiveResult, results: Sequence[PerspectiveResult], words: Words) -> str:
    """The difference of two perspectives as the figure shows it, in the line of the first."""
    means = [one.score(line.dimension).mean for one in results]
    if result is not results[0] or means[0] is None or means[1] is None:
        return "–"
    return words.points(difference(means[0], means[1], 0), 0)


def _score_cells(group: GroupProfile, score: GroupScore, words: Words, say: Words, *, spread: bool, agreement: bool) -> tuple[Cell, ...]:
    if score.withheld or score.mean is None:
        hidden = Cell(text=plain(words("withheld-short")), align="end")
        return (hidden, *(Cell(text=plain("–"), align="end"),) * (2 if spread else 1), *(Cell(text=plain("–")),) * (2 if agreement else 1))
    band = None if score.band is None else group.legend.band(score.dimension, score.band)
    return (
        Cell(text=plain(words.number(score.mean)), align="end"),
        Cell(text=plain(words.number(score.n)), align="end"),
        *((Cell(text=plain(words.number(score.spread)), align="end"),) if spread else ()),
        *((Cell(text=plain(_agreement(score, words, say))),) if agreement else ()),
        Cell(text=plain("–" if band is None else words.of(band.title)), tone="neutral" if band is None else band.tone),
    )


def _agreement(score: GroupScore, words: Words, say: Words) -> str:
    """How far people agree, in a word with the figure behind it."""
    found = score.agreement
    if found is None or found.band is None:
        return "–"
    return say(f"agreement-{found.band}", figure=words.number(found.r_wg_star, digits=2))


def team_tables(group: GroupProfile, words: Words) -> tuple[Table, ...]:
    """The means of teams beside those of their whole perspective; a few teams in each table."""
    say = Words(words.voice, "survey-words")
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
        for line in (*lines(group, words), *composites(group, words))
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
