"""What a report says about the group result of a questionnaire: who answered, what they scored, what they wrote, and what is not shown."""

from collections.abc import Mapping, Sequence

from werkplekleren._base.formatting import percentage
from werkplekleren._base.ids import version_key
from werkplekleren.assessments import GroupProfile, PerspectiveResult
from werkplekleren.assessments.data_quality import REASONS, LeftOutReason
from werkplekleren.documents import BulletList, Paragraph, plain, strong
from werkplekleren.reports.left_out import why_left_out
from werkplekleren.reports.survey_categories import category_tables
from werkplekleren.reports.survey_gaps import gap_facts
from werkplekleren.reports.survey_lines import Line, ends, lines, perspectives, plural, shown_perspectives
from werkplekleren.reports.survey_scores import profile_figure, team_tables, weak_list
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words

MOST_DIVIDED = 3
DIVIDED = frozenset({"none", "weak"})
"""Of what agreement a report says that people think differently."""


def survey_facts(group: GroupProfile, words: Words) -> Facts:
    """What a wording file can say about the group result of one questionnaire."""
    say = Words(words.voice, "survey-words")
    results = perspectives(group)
    shown = lines(group, words)
    leading = next(iter(shown_perspectives(group)), None)
    visible = leading is not None and any(line.leading is not None for line in shown)
    best, worst = ends(shown, words) if visible else ((Line(dimension="", title="", scores=()),),) * 2
    apart = divided(group, words)
    weak = weak_list(group, words)
    answers = open_answers(group, words)
    teams = team_tables(group, words)
    categories = category_tables(group, words)
    return Facts(
        values={
            "survey_id": group.questionnaire,
            "survey_title": words.said(group.legend.title),
            "floor": group.floor,
            "hidden_who": words.listing([plural(group, result, words) for result in results if result.withheld]),
            "survey_n": 0 if leading is None or leading.n is None else leading.n,
            "survey_invited": (None if leading is None else leading.invited) or 0,
            "survey_rate": "" if leading is None or leading.response_rate is None else percentage(leading.response_rate, words.language),
            "survey_series_name": "" if leading is None else plural(group, leading, words),
            "survey_best": words.listing([line.title for line in best]),
            "survey_best_count": len(best),
            "survey_best_score": words.number(best[0].leading),
            "survey_worst": words.listing([line.title for line in worst]),
            "survey_worst_count": len(worst),
            "survey_worst_score": words.number(worst[0].leading),
            "divided": words.listing([say("stressed", what=title) for title in apart]),
            "divided_who": "" if leading is None else plural(group, leading, words),
            "flagged_counts": _counts(group, {result.perspective: result.flagged for result in results}, words, say),
            "survey_version": group.version,
            "answered_versions": words.listing(sorted({one for result in results for one in result.answered_versions}, key=version_key)),
            "left_out_why": why_left_out(_left_out_reasons(results), words.voice),
            "left_out_counts": _counts(group, {result.perspective: result.left_out for result in results}, words, say),
        },
        conditions={
            "survey-shown": visible,
            "survey-rate": leading is not None and leading.n is not None and (leading.invited or 0) > 1,  # of one person a share says nothing
            "survey-weak": weak is not None,
            "survey-hidden": any(result.withheld for result in results),
            "survey-part-hidden": _part_hidden(group),
            "survey-divided": bool(apart),
            "survey-teams": bool(teams),
            "survey-categories": bool(categories),
            "survey-flagged": any(result.flagged is not None for result in results),
            "survey-other-version": any(result.answered_versions for result in results),
            "survey-left-out": any(result.left_out is not None for result in results),
            "survey-left-out-why": bool(_left_out_reasons(results)),
            "open-answers": bool(answers),
        },
        blocks={
            "profile": profile_figure(group, words),
            "weak-dimensions": weak,
            "team-tables": teams or None,
            "category-tables": categories or None,
            "open-answers": answers,
        },
    ).within(gap_facts(group, words, visible=visible))


def divided(group: GroupProfile, words: Words) -> tuple[str, ...]:
    """The dimensions on which the first perspective that is shown thinks most differently, the most first; at most three."""
    leading = next(iter(shown_perspectives(group)), None)
    found = [
        (score.agreement.r_wg_star or 0, words.of(group.legend.dimension(score.dimension).title))
        for score in (() if leading is None else leading.scores)
        if score.agreement is not None and score.agreement.band in DIVIDED
    ]
    return tuple(title for _, title in sorted(found)[:MOST_DIVIDED])


def open_answers(group: GroupProfile, words: Words) -> tuple[Paragraph | BulletList, ...]:
    """Open answers as they were written, each question with a list."""
    return tuple(
        block
        for one in group.open_answers
        if one.texts
        for block in (Paragraph(text=strong(words.of(one.question))), BulletList(items=tuple(map(plain, one.texts))))
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
