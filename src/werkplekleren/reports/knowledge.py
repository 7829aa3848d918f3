"""Parts of reports about who can do what: the matrix, coverage, risks, certificates."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from werkplekleren.documents import (
    BulletList,
    Cell,
    Figure,
    Inline,
    KeyFigure,
    KeyFigures,
    MatrixBand,
    RiskMatrixChart,
    RiskPoint,
    Row,
    Table,
    Tone,
    heads,
    plain,
    row,
    strong,
)
from werkplekleren.reports.requirements import requirement_table
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.retention import Coverage, KnowledgeMap, Person, Risk, RiskAssessment, RiskMethod, TopicCoverage
from werkplekleren.retention.dates import months_after

STEPS = 4
MOST_PEOPLE = 60
"""How many people one table of a matrix shows."""
MOST_RISKS = 12
LEAVING_MONTHS = 36


def level_tone(level: int, highest: int) -> Tone:
    """The tone of a level: the scale's own levels spread over the five tones there are."""
    return cast("Tone", f"level-{level * STEPS // highest}")


def scale_words(firm: KnowledgeMap, words: Words) -> str:
    """What each level means, in one line."""
    return "; ".join(f"{level.value} = {words.of(level.title)}" for level in firm.scale.levels)


def matrix_tables(firm: KnowledgeMap, coverage: Coverage, words: Words) -> Table | tuple[Table, ...]:
    """Topics by people with the level in each cell, and how many in all can do it alone; many people take several tables."""
    names, people = short_names(firm.people), firm.people
    if len(people) <= MOST_PEOPLE:
        return matrix_table(firm, people, names, coverage, words)
    return tuple(matrix_table(firm, people[at : at + MOST_PEOPLE], names, coverage, words) for at in range(0, len(people), MOST_PEOPLE))


def matrix_table(firm: KnowledgeMap, people: Sequence[Person], names: Mapping[str, str], coverage: Coverage, words: Words) -> Table:
    """Topics by some of the people, with the level in each cell, and how many in all can do it alone."""
    header = heads(words("head-topic"), *(Cell(text=plain(names[person.id]), header=True, align="center") for person in people), words("head-able"))
    rows = [
        Row(
            cells=(
                Cell(text=plain(topic.title), header=True),
                *(_level_cell(firm, person.id, coverage[topic.id], words) for person in people),
                _able_cell(coverage[topic.id].covered, topic.required_people, words),
            )
        )
        for topic in firm.topics
    ]
    whole = len(people) == len(firm.people)
    caption = words("caption-matrix") if whole else words("caption-matrix-part", first=names[people[0].id], last=names[people[-1].id])
    discounted = any(one.discounted for one in coverage.topics)
    note = words("note-matrix") + (" " + words("note-matrix-discounted") if discounted else "")
    return Table(caption=plain(caption), header=header, rows=tuple(rows), layout="matrix", note=plain(note))


def _level_cell(firm: KnowledgeMap, person: str, covered: TopicCoverage, words: Words) -> Cell:
    topic = covered.topic
    level = firm.level(person, topic)
    if level is not None and person in covered.discounted:
        why = "revoked" if person in covered.revoked else "lapsed" if person in covered.lapsed else "barred"
        return Cell(text=plain(f"({level})"), tone="level-unknown", align="center", note=words(f"cell-{why}"))
    if level is not None:
        tone = level_tone(level, firm.scale.highest)
        return Cell(text=plain(level), tone=tone, align="center", note=words.of(firm.scale.level(level).title))
    if firm.applies(person, topic):
        return Cell(text=plain("?"), tone="level-unknown", align="center", note=words("cell-unknown"))
    return Cell(text=plain("–"), tone="not-applicable", align="center", note=words("cell-not-applicable"))


def _able_cell(able: int, required: int, words: Words) -> Cell:
    if able >= required:
        return Cell(text=plain(words("able-enough", able=able)), align="end")
    tone: Tone = "bad" if able <= 1 else "warning"
    return Cell(text=strong(words("able-short", able=able, required=required)), tone=tone, align="end")


def short_names(people: Sequence[Person]) -> dict[str, str]:
    """First names, with as much of the rest as tells people apart.

    >>> short_names([Person(id="a", name="Jan de Vries"), Person(id="b", name="Jan Bos"), Person(id="c", name="Fatma Kaya")])
    {'a': 'Jan d.', 'b': 'Jan B.', 'c': 'Fatma'}
    """
    names = {person.id: person.name.split()[0] for person in people}
    for in_full in (False, True):
        taken = list(names.values())
        for person in people:
            first, _, rest = person.name.partition(" ")
            if rest and taken.count(names[person.id]) > 1:
                names[person.id] = f"{first} {rest}" if in_full else f"{first} {rest[0]}."
    return names


def single_points_list(firm: KnowledgeMap, coverage: Coverage, words: Words) -> BulletList | None:
    """The topics that one person can do, gravest first, each with that person and why it matters."""
    topics = sorted((firm.topic(topic) for topic in coverage.single_points), key=lambda topic: (-(topic.criticality or 0), topic.title))
    items: list[Inline] = []
    for topic in topics:
        person = firm.person(coverage.single_points[topic.id])
        ground = " " + words("single-ground", ground=topic.consequence.rstrip(".")) if topic.consequence else ""
        items.append((*strong(topic.title), *plain(words("single-who", person=person.name, leaving=leaving_words(person, words)) + ground)))
    return BulletList(items=tuple(items)) if items else None


def leaving_words(person: Person, words: Words) -> str:
    """What is known about somebody's leaving, in words."""
    leaving = person.leaving
    return words(f"leaving-{leaving.status}", date=words.day(leaving.date) if leaving.date else "")


def uncovered_list(firm: KnowledgeMap, coverage: Coverage, words: Words) -> BulletList | None:
    """The topics that nobody can do alone, with the certificate of the firm that bars them where that is why."""
    certificates = {one.id: one.title for one in firm.certificates}
    items: list[Inline] = []
    for topic in coverage.uncovered:
        barred_by = coverage[topic].barred_by
        why = words("uncovered-barred", certificates=words.listing([certificates[name] for name in barred_by])) if barred_by else ""
        items.append(plain(f"{firm.topic(topic).title}{why}"))
    return BulletList(items=tuple(items)) if items else None


def risks_to_show(risks: RiskAssessment) -> tuple[Risk, ...]:
    """Per topic its greatest risk, those above the lowest band first; at most twelve, never none when there are risks."""
    return _grave(risks)[:MOST_RISKS]


def _grave(risks: RiskAssessment) -> tuple[Risk, ...]:
    greatest = tuple(risks.by_topic.values())
    lowest = risks.method.bands[0].id
    return tuple(risk for risk in greatest if risk.band != lowest) or greatest


def risk_table(risks: RiskAssessment, words: Words) -> Table | None:
    """The greatest risk of each topic with both factors, the total, the band and what to do."""
    shown = risks_to_show(risks)
    if not shown:
        return None
    rows = [
        row(
            Cell(text=plain(number), align="end"),
            Cell(text=plain(risk.topic_title), header=True),
            risk.person_name,
            words.short_day(risk.leaves_on) if risk.leaves_on else words("leaving-not-foreseen-short"),
            cast("int", risk.attrition),
            cast("int", risk.position),
            Cell(text=strong(cast("int", risk.total)), align="end"),
            _band_cell(risk, risks.method, words),
            head=None,
        )
        for number, risk in enumerate(shown, start=1)
    ]
    header = heads(*(words(f"head-{name}") for name in ("number", "topic", "holder", "leaves", "attrition", "position", "total", "band")))
    return Table(caption=plain(words("caption-risks")), header=header, rows=tuple(rows), widths=(0.6, 3.2, 1.8, 1.7, 1, 1, 1, 1.8))


def _band_cell(risk: Risk, method: RiskMethod, words: Words) -> Cell:
    band = next(band for band in method.bands if band.id == risk.band)
    return Cell(text=plain(words.of(band.title)), tone=band.tone)


def risk_figure(risks: RiskAssessment, words: Words) -> Figure | None:
    """The greatest risk of each topic as a point in the grid of both factors."""
    shown = risks_to_show(risks)
    method = risks.method
    across = sorted(method.attrition, key=lambda level: level.value)
    upwards = sorted(method.position, key=lambda level: level.value)
    plain_steps = all([level.value for level in side] == list(range(1, len(side) + 1)) for side in (across, upwards))
    table = risk_table(risks, words)
    if table is None or not plain_steps or min(len(across), len(upwards)) <= 1:
        return None
    chart = RiskMatrixChart(
        x_label=words("axis-attrition"),
        y_label=words("axis-position"),
        x_steps=tuple(words.of(level.title) for level in across),
        y_steps=tuple(words.of(level.title) for level in upwards),
        bands=risk_bands(method, words),
        points=tuple(
            RiskPoint(
                number=number, label=f"{risk.topic_title} ({risk.person_name})"[:300], x=cast("int", risk.attrition), y=cast("int", risk.position)
            )
            for number, risk in enumerate(shown, start=1)
        ),
    )
    first = shown[0]
    description = words("risk-description", count=len(shown), topic=first.topic_title, person=first.person_name, total=cast("int", first.total))
    return Figure(title=words("title-risks"), description=description, chart=chart, table=table, open=True)


def risk_bands(method: RiskMethod, words: Words) -> tuple[MatrixBand, ...]:
    """The bands of a risk method on the colour scale of a chart, calm to grave; at most the five highest."""
    bands = method.bands[-5:]
    last = max(1, len(bands) - 1)
    return tuple(
        MatrixBand(lowest=0 if place == 0 else band.starts_at, step=place * STEPS // last, name=words.of(band.title))
        for place, band in enumerate(bands)
    )


def certificate_table(firm: KnowledgeMap, on: date, words: Words) -> Table | None:
    """The certificates that need attention, with what is the matter."""
    tones: dict[str, Tone] = {"lapsed": "bad", "revoked": "bad", "expiring": "warning", "unknown": "neutral"}
    rows = [
        row(
            entry.certificate.title,
            entry.person_name or words("the-firm"),
            words.day(entry.validity.last_day),
            Cell(text=plain(words(f"certificate-{entry.state}")), tone=tones[entry.state]),
            words.listing([firm.topic(topic).title for topic in entry.certificate.required_for]) or "–",
        )
        for entry in firm.certificate_register(on).attention
    ]
    header = heads(*(words(f"head-{name}") for name in ("certificate", "person", "last-day", "state", "needed-for")))
    return Table(caption=plain(words("caption-certificates")), header=header, rows=tuple(rows)) if rows else None


def leavers(people: Sequence[Person], on: date) -> tuple[Person, ...]:
    """Who leaves within three years or does not know when, soonest first."""
    until = months_after(on, LEAVING_MONTHS)
    found = [
        person for person in people if person.leaving.status == "unknown" or (person.leaving.date is not None and on <= person.leaving.date <= until)
    ]
    return tuple(sorted(found, key=lambda person: (person.leaving.date or date.max, person.name)))


def knowledge_facts(firm: KnowledgeMap, words: Words, *, on: date | None, risks: RiskAssessment | None) -> Facts:
    """What a wording file can say about a knowledge map.

    Args:
        firm: The map.
        words: The language.
        on: The day it is looked at; `None` looks at levels only and leaves out leaving and certificates.
        risks: The risks on that day, when they were judged.
    """
    coverage = firm.coverage(on=on)
    leaving = leavers(firm.people, on) if on is not None else ()
    soon = [person.name for person in leaving if person.leaving.date is not None]
    unsure = [person.name for person in leaving if person.leaving.date is None]
    needy = firm.certificate_register(on).attention if on is not None else ()
    truck = coverage.truck_factor
    about_risks = risk_facts(risks, words) if risks is not None else _no_risks()
    return Facts(
        values={
            "people": len(firm.people),
            "topics": len(firm.topics),
            "single_points": len(coverage.single_points),
            "leaver_words": words("leavers-soon", n=len(soon), names=words.listing(soon)) if soon else "",
            "leaver_unknown_words": (" " if soon else "") + words("leavers-unknown", n=len(unsure), names=words.listing(unsure)) if unsure else "",
            "scale_words": words("scale-line", levels=scale_words(firm, words)),
            "truck_factor": truck.size or 0,
            "truck_at_least": truck.at_least or 0,
            "unmet_count": len(coverage.unmet),
            "certificates_attention": len(needy),
            "certificates_total": len(firm.certificates),
        },
        conditions={
            "mapped": bool(firm.people and firm.topics),
            "single-points": bool(coverage.single_points),
            "uncovered": bool(coverage.uncovered),
            "unmet": bool(coverage.unmet),
            "leavers": bool(leaving),
            "levels-only": on is None and bool(firm.certificates),
            "truck-factor": bool(truck.size),
            "truck-exact": truck.exact,
            "certificates": on is not None and bool(firm.certificates),
            "certificates-attention": bool(needy),
        },
        blocks={
            "matrix": matrix_tables(firm, coverage, words) if firm.people and firm.topics else None,
            "single-points": single_points_list(firm, coverage, words),
            "uncovered": uncovered_list(firm, coverage, words),
            "unmet-table": requirement_table(firm, coverage.unmet, Words(words.voice, "matrix-words")),
            "certificate-table": certificate_table(firm, on, words) if on is not None else None,
            "key-figures": key_figures(
                KeyFigure(value=str(len(coverage.single_points)), label=words("figure-single", n=len(coverage.single_points)), tone="warning")
                if coverage.single_points
                else None,
                KeyFigure(value=str(len(leaving)), label=words("figure-leavers" if unsure else "figure-leavers-known", n=len(leaving)))
                if leaving
                else None,
                KeyFigure(value=str(len(needy)), label=words("figure-certificates", n=len(needy)), tone="warning") if needy else None,
            ),
        },
    ).within(about_risks)


def _no_risks() -> Facts:
    """What a wording file can say where risks were not judged: the same names, and nothing behind them."""
    return Facts(
        values={"more_risks": 0, "unknown_count": 0, "unknown_people": "", "unknown_topics": ""},
        conditions={"risks": False, "more-risks": False, "unknown-horizon": False},
        blocks={"risk-matrix": None, "risk-table": None},
    )


def risk_facts(risks: RiskAssessment, words: Words) -> Facts:
    """What a wording file can say about the risks of losing knowledge."""
    unknown = tuple(risk for risk in risks.unknown if any(reason.code == "horizon-unknown" for reason in risk.reasons))
    unknown_people = sorted({risk.person_name for risk in unknown})
    figure = risk_figure(risks, words)
    more = len(_grave(risks)) - len(risks_to_show(risks))
    return Facts(
        values={
            "more_risks": more,
            "unknown_count": len(unknown_people),
            "unknown_people": words.listing(unknown_people),
            "unknown_topics": words.listing(list(dict.fromkeys(risk.topic_title for risk in unknown))),
        },
        conditions={"risks": bool(risks.risks), "more-risks": more > 0, "unknown-horizon": bool(unknown)},
        blocks={"risk-matrix": figure, "risk-table": risk_table(risks, words) if figure is None else None},
    )


def key_figures(*figures: KeyFigure | None) -> KeyFigures | None:
    """The figures that there are, side by side; `None` without any."""
    present = tuple(figure for figure in figures if figure is not None)
    return KeyFigures(items=present) if present else None
