"""How many of a group fall in each category: of the whole, and of teams beside it."""

from collections.abc import Sequence

from werkplekleren.assessments import Classification, GroupCategories, GroupProfile, GroupResult, PerspectiveResult
from werkplekleren.documents import Cell, Row, Table, Tone, heads, plain
from werkplekleren.reports.survey_lines import plural, shown_perspectives
from werkplekleren.reports.words import Words

NONE_HOLDS = ""
"""Stands for those for whom none of the rules holds."""


def category_tables(group: GroupProfile, words: Words) -> tuple[Table, ...]:
    """A table for each classification and perspective of which something is shown, with a column for each team that is shown."""
    say = Words(words.voice, "survey-words")
    return tuple(
        _table(group, result, one, words, say)
        for one in group.legend.classifications
        for result in shown_perspectives(group)
        if any(found.classification == one.id and not found.withheld for found in result.categories)
    )


def _table(group: GroupProfile, result: PerspectiveResult, one: Classification, words: Words, say: Words) -> Table:
    teams = [team for team in group.groups if team.perspective == result.perspective and not team.withheld]
    teams = [team for team in teams if not team.category(one.id).withheld]
    columns = [result.category(one.id), *(team.category(one.id) for team in teams)]
    return Table(
        caption=plain(say("caption-categories", title=words.of(one.title), who=plural(group, result, words))),
        header=heads(words("head-outcome"), *_heads(result, teams, one, words, say)),
        rows=tuple(
            Row(cells=(Cell(text=plain(title), header=True, tone=tone), *(_count(column, name, words) for column in columns)))
            for name, title, tone in categories_of(one, words, none_holds=any(column.none_holds is not None for column in columns))
        ),
        note=plain(say("note-categories", floor=group.floor)),
    )


def _heads(result: PerspectiveResult, teams: Sequence[GroupResult], one: Classification, words: Words, say: Words) -> tuple[str, ...]:
    whole = words("series", name=say("everybody"), n=result.category(one.id).n or 0)
    return (whole, *(words("series", name=team.group, n=team.category(one.id).n or 0) for team in teams))


def categories_of(one: Classification, words: Words, *, none_holds: bool) -> tuple[tuple[str, str, Tone], ...]:
    """The outcomes of a classification: id, title and tone; "none of these" only where it is told."""
    named: list[tuple[str, str, Tone]] = [(category.id, words.of(category.title), category.tone) for category in one.categories]
    if none_holds:
        named.append((NONE_HOLDS, words("category-none-holds"), "neutral"))
    return tuple(named)


def count_in(categories: GroupCategories, name: str) -> int | None:
    """How many have an outcome; `None` too where another version of the questionnaire did not have it."""
    if name == NONE_HOLDS:
        return categories.none_holds
    return next((one.n for one in categories.counts if one.category == name), None)


def _count(categories: GroupCategories, name: str, words: Words) -> Cell:
    return Cell(text=plain(words.number(count_in(categories, name))), align="end")
