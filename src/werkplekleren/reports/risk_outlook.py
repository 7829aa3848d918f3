"""Parts of reports that lay the risk after a plan beside the risk now."""

from collections.abc import Sequence
from typing import cast

from werkplekleren.documents import (
    BeforeAfterChart,
    BeforeAfterRow,
    Cell,
    Document,
    Figure,
    RiskMatrixChart,
    RiskPoint,
    Row,
    Table,
    ValueBand,
    heads,
    plain,
    row,
)
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
    unknown = [one for one in outlook.topics if one.before is None]
    parts = {"unknown": [one.title for one in unknown if one.able_before], "nobody": [one.title for one in unknown if not one.able_before]}
    told = " ".join(said(f"outlook-{name}", topics=words.listing(titles)) for name, titles in parts.items() if titles)
    figure = outlook_figure(outlook, words)
    facts = Facts(
        values={"title": said("title-outlook"), "firm": outlook.firm.title, "date": words.day(outlook.on), "unknown_words": told},
        conditions={"unknown": bool(unknown)},
        blocks={
            "outlook": figure or outlook_table(outlook, words),
            "risk-now": _matrix(outlook, outlook.before, "title-matrix-now", said),
            "risk-then": _matrix(outlook, outlook.after, "title-matrix-then", said),
            "people-table": _people_table(outlook, words, said),
        },
    )
    return voice.document("risk-outlook", facts)


def shown(outlook: RiskOutlook) -> tuple[TopicOutlook, ...]:
    """The topics that are shown: those that can be judged first, by the risk now, then those that cannot."""
    return tuple(sorted(outlook.topics, key=lambda one: one.before is None))[:MOST_TOPICS]


def outlook_table(outlook: RiskOutlook, words: Words, topics: Sequence[TopicOutlook] | None = None) -> Table | None:
    """Per topic the risk now and after the plan, with both factors, and who can do it; all that are `shown` unless told which."""
    said = Words(words.voice, "progress-words")
    rows = tuple(_row(number, one, outlook, words, said) for number, one in enumerate(shown(outlook) if topics is None else topics, start=1))
    header = heads(words("head-number"), words("head-topic"), said("head-now"), said("head-who-now"), said("head-then"), said("head-who-then"))
    return Table(caption=plain(said("caption-outlook")), header=header, rows=rows, widths=(0.5, 2.3, 1.6, 2, 1.6, 2.6)) if rows else None


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
    """Who can do it, with the day on which somebody leaves."""
    able = [firm.person(person) for person in people]
    return words.listing(
        [one.name if one.leaving.date is None else said("who-leaves", person=one.name, day=words.short_day(one.leaving.date)) for one in able]
    ) or said("nobody")


def outlook_figure(outlook: RiskOutlook, words: Words, *, unchanged: bool = True) -> Figure | None:
    """Per topic the risk now and after the plan on the scale of the method, with the table.

    Args:
        outlook: The risk now and after the plan.
        words: The language.
        unchanged: Whether topics are shown of which the plan does not change the risk.

    Returns:
        Nothing when the plan changes no risk that is known.
    """
    said = Words(words.voice, "progress-words")
    changed = tuple(one for one in shown(outlook) if _total(one.before) != _total(one.after))
    topics = shown(outlook) if unchanged else changed
    table = outlook_table(outlook, words, topics)
    method = outlook.before.method
    low, high = (end(level.value for level in method.attrition) * end(level.value for level in method.position) for end in (min, max))
    if table is None or not changed or low == high:
        return None
    bands = {max(band.lowest, low): band for band in risk_bands(method, words) if band.lowest <= high}
    changes = [one.change for one in outlook.topics if one.change is not None]
    lower, same = sum(change < 0 for change in changes), sum(change == 0 for change in changes)
    chart = BeforeAfterChart(
        low=low,
        high=high,
        before_label=said("head-now"),
        after_label=said("head-then"),
        rows=tuple(
            BeforeAfterRow(
                label=one.title,
                before=_total(one.before),
                after=_total(one.after),
                note=_unknown(one, said),
            )
            for one in topics
        ),
        bands=tuple(ValueBand(lowest=lowest, step=band.step, name=band.name) for lowest, band in bands.items()),
    )
    described = (said("outlook-description", count=len(outlook.topics), lower=lower), said("outlook-same", same=same) if same else "")
    description = " ".join(filter(None, described))
    return Figure(title=said("caption-outlook"), description=description, chart=chart, table=table)


def _total(risk: Risk | None) -> int | None:
    return None if risk is None else risk.total


def _unknown(one: TopicOutlook, said: Words) -> str:
    """Why there is no risk now: nobody can do it, or it is not known when they leave."""
    if one.before is not None:
        return ""
    return said("now-not-known") if one.able_before else said("now-nobody")


def _matrix(outlook: RiskOutlook, risks: RiskAssessment, title: str, said: Words) -> Figure | None:
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
    if not points or not plain_steps or min(len(across), len(upwards)) <= 1:
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
    head = heads(words("head-number"), words("head-topic"), words("head-attrition"), words("head-position"), words("head-total"))
    rows = tuple(
        row(point.number, Cell(text=plain(point.label), header=True), point.x, point.y, Cell(text=plain(point.x * point.y), align="end"), head=None)
        for point in points
    )
    table = Table(caption=plain(said(title)), header=head, rows=rows, widths=(0.5, 4, 1, 1, 1))
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
