"""The figure of who masters what: a few people in each, with the finding in words and the same cells as a table."""

from collections.abc import Collection, Mapping, Sequence

from werkplekleren.documents import Figure, MasteryChart, MasteryLevel, MasteryRow, MasterySign, text_of
from werkplekleren.reports.knowledge import matrix_table, short_names
from werkplekleren.reports.words import Words
from werkplekleren.retention import Coverage, KnowledgeMap, Person, TopicCoverage

QUARTERS = 4
MOST_PEOPLE = 10
"""How many people one figure shows: more names do not stay readable above their columns."""
MOST_FIGURES = 3
"""With more people than fit in so many figures there is only the table."""
MOST_TOPICS = 30
"""A figure of more topics does not fit on a page of paper."""


def mastery_figures(firm: KnowledgeMap, coverage: Coverage, words: Words) -> tuple[Figure, ...]:
    """A matrix of people and topics as quarter circles, over a few figures when there are many people.

    Args:
        firm: The map.
        coverage: Its coverage on a day.
        words: The language.

    Returns:
        Nothing when there are too many people or topics to stay readable, or when the scale has more levels than there are signs.
    """
    people, parts = firm.people, -(-len(firm.people) // MOST_PEOPLE)
    signs = [_quarters(firm, level.value) for level in firm.scale.levels]
    if not people or not 0 < len(firm.topics) <= MOST_TOPICS or parts > MOST_FIGURES or len(set(signs)) < len(signs):
        return ()
    size, names = -(-len(people) // parts), short_names(people)
    return tuple(_figure(firm, people[at : at + size], names, coverage, words) for at in range(0, len(people), size))


def _quarters(firm: KnowledgeMap, level: int) -> int:
    return level * QUARTERS // firm.scale.highest


def _figure(firm: KnowledgeMap, people: Sequence[Person], names: Mapping[str, str], coverage: Coverage, words: Words) -> Figure:
    table = matrix_table(firm, people, names, coverage, words)
    chart = MasteryChart(
        people=tuple(names[person.id] for person in people),
        levels=tuple(MasteryLevel(quarters=_quarters(firm, level.value), name=words.of(level.title)) for level in firm.scale.levels),
        rows=tuple(_row(firm, people, coverage[topic.id], words) for topic in firm.topics),
        note_label=words("head-able"),
    )
    said = Words(words.voice, "matrix-words")
    description = said("mastery-description", topics=len(firm.topics), short=len(coverage.short), single=len(coverage.single_points))
    return Figure(title=text_of(table.caption), description=description, chart=chart, table=table)


def _row(firm: KnowledgeMap, people: Sequence[Person], covered: TopicCoverage, words: Words) -> MasteryRow:
    topic = firm.topic(covered.topic)
    discounted = covered.discounted
    note = words("able-short", able=covered.covered, required=covered.required) if covered.shortfall else words("able-enough", able=covered.covered)
    return MasteryRow(
        label=topic.title,
        signs=tuple(_sign(firm, person.id, topic.id, discounted) for person in people),
        note=note,
        short=covered.shortfall > 0,
    )


def _sign(firm: KnowledgeMap, person: str, topic: str, discounted: Collection[str]) -> MasterySign:
    level = firm.level(person, topic)
    if level is None:
        return MasterySign(applies=firm.applies(person, topic))
    return MasterySign(quarters=_quarters(firm, level), counts=person not in discounted)
