"""Parts of reports that lay the risk after a plan beside the risk now."""

from collections.abc import Sequence
from typing import cast

from werkplekleren.documents import Cell, Document, Figure, RiskMatrixChart, RiskPoint, Row, Table, heads, plain, row
from werkplekleren.reports.knowledge import risk_bands
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.retention import KnowledgeMap, Risk, RiskAssessment, RiskMethod, RiskOutlook, TopicOutlook

MOST_TOPICS = 30
"""How many topics a table shows at most: those with the greatest risk now."""


def outlook_document(outlook: RiskOutlook, voice: Voice) -> Document:
    """The risk after a plan beside the risk now, per topic and per person."""
    words, said = Words(voice), Words(voice, "progress-words")
    unknown = [one.title for one in outlook.topics if one.before is None]
    table = outlook_table(outlook, words)
    facts = Facts(
        values={"title": said("title-outlook"), "date": words.day(outlook.on), "unknown_topics": words.listing(unknown)},
        conditions={"unknown": bool(unknown)},
        blocks={
            "outlook-table": table,
            "risk-now": _figure(outlook, outlook.before, "title-matrix-now", said, table),
            "risk-then": _figure(outlook, outlook.after, "title-matrix-then", said, table),
            "people-table": _people_table(outlook, words, said),
        },
    )
    return voice.document("risk-outlook", facts)


def shown(outlook: RiskOutlook) -> tuple[TopicOutlook, ...]:
    """The topics that are shown: those that can be judged first, by the risk now, then those that cannot."""
    return tuple(sorted(outlook.topics, key=lambda one: one.before is None))[:MOST_TOPICS]


def outlook_table(outlook: RiskOutlook, words: Words) -> Table | None:
    """Per topic the risk now and after the plan, with both factors, and who can do it."""
    said = Words(words.voice, "progress-words")
    rows = tuple(_row(number, one, outlook, words, said) for number, one in enumerate(shown(outlook), start=1))
    header = heads(words("head-number"), words("head-topic"), said("head-now"), said("head-who-now"), said("head-then"), said("head-who-then"))
    return Table(caption=plain(said("caption-outlook")), header=header, rows=rows, widths=(0.5, 2.4, 1.8, 1.8, 1.8, 1.8)) if rows else None


def _row(number: int, one: TopicOutlook, outlook: RiskOutlook, words: Words, said: Words) -> Row:
    method = outlook.before.method
    return row(
        Cell(text=plain(number), align="end"),
        Cell(text=plain(one.title), header=True),
        _risk_cell(one.before, method, one.able_before, said),
        _names(outlook.firm, one.able_before, words, said),
        _risk_cell(one.after, method, one.able_after, said),
        _names(outlook.planned, one.able_after, words, said),
        head=None,
    )


def _risk_cell(risk: Risk | None, method: RiskMethod, able: Sequence[str], said: Words) -> Cell:
    if risk is None:
        return Cell(text=plain(said("not-known" if able else "nobody")), tone="neutral" if able else "bad")
    band = next(band for band in method.bands if band.id == risk.band)
    total, attrition, position = cast("int", risk.total), cast("int", risk.attrition), cast("int", risk.position)
    return Cell(text=plain(said("risk-of", total=total, attrition=attrition, position=position)), tone=band.tone)


def _names(firm: KnowledgeMap, people: Sequence[str], words: Words, said: Words) -> str:
    return words.listing([firm.person(person).name for person in people]) or said("nobody")


def _figure(outlook: RiskOutlook, risks: RiskAssessment, title: str, said: Words, table: Table | None) -> Figure | None:
    """The risk of each topic as a point in the grid of both factors, with the number that it has in the table."""
    method = risks.method
    across = sorted(method.attrition, key=lambda level: level.value)
    upwards = sorted(method.position, key=lambda level: level.value)
    plain_steps = all([level.value for level in side] == list(range(1, len(side) + 1)) for side in (across, upwards))
    numbered = [(number, risks.loss_by_topic.get(one.topic)) for number, one in enumerate(shown(outlook), start=1)]
    points = tuple(
        RiskPoint(number=number, label=risk.topic_title[:300], x=cast("int", risk.attrition), y=cast("int", risk.position))
        for number, risk in numbered
        if risk is not None
    )
    if table is None or not points or not plain_steps or min(len(across), len(upwards)) <= 1:
        return None
    words = Words(said.voice)
    chart = RiskMatrixChart(
        x_label=words("axis-attrition"),
        y_label=words("axis-position"),
        x_steps=tuple(words.of(level.title) for level in across),
        y_steps=tuple(words.of(level.title) for level in upwards),
        bands=risk_bands(method, words),
        points=points,
    )
    return Figure(title=said(title), description=said("matrix-description", count=len(points)), chart=chart, table=table)


def _people_table(outlook: RiskOutlook, words: Words, said: Words) -> Table | None:
    """Per person what nobody else can do, now and after the plan."""
    titles = {topic.id: topic.title for topic in outlook.firm.topics}
    rows = tuple(
        row(
            Cell(text=plain(one.name), header=True),
            words.listing([titles[topic] for topic in one.alone_before]) or said("closed"),
            words.listing([titles[topic] for topic in one.alone_after]) or said("closed"),
        )
        for one in outlook.people
        if one.alone_before or one.alone_after
    )
    header = heads(words("head-person"), said("head-alone-now"), said("head-alone-then"))
    return Table(caption=plain(said("caption-people")), header=header, rows=rows, widths=(1.5, 3, 3)) if rows else None
