"""Parts of the report of a skills matrix: per shift and site, what is agreed, rules of three, who is next, what falls short first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from werkplekleren.documents import BulletList, Cell, Document, Figure, KeyFigure, KeyFigures, Row, Table, heads, plain, row, strong
from werkplekleren.reports.coverage_figure import coverage_figure
from werkplekleren.reports.knowledge import (
    key_figures,
    matrix_tables,
    scale_words,
    short_names,
    single_points_list,
    uncovered_list,
)
from werkplekleren.reports.mastery_figure import mastery_figures
from werkplekleren.reports.matrix_report import MatrixReport
from werkplekleren.reports.requirements import group_words, requirement_table
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.retention import (
    Bench,
    Candidate,
    Coverage,
    CoverageMoment,
    CoverageOverTime,
    KnowledgeMap,
    Part,
    PartCoverage,
    Person,
    Reason,
    Topic,
)

PARTS: tuple[Part, ...] = ("site", "shift")
"""By what coverage is shown apart: work that is done in each of them. Teams have work of their own; ask that with a requirement."""
MANY_TOPICS = 2
"""From how many topics somebody who is the only one next is warned about."""


def matrix_report_document(report: MatrixReport, voice: Voice) -> Document:
    """A skills matrix on a day."""
    return voice.document("matrix-report", _facts(report, voice))


def _facts(report: MatrixReport, voice: Voice) -> Facts:
    firm, on = report.knowledge, report.on
    usual, words = Words(voice), Words(voice, "matrix-words")
    coverage = firm.coverage(on)
    over_time = firm.coverage_over_time(on, report.until)
    bench, spread, truck = firm.bench(on), firm.spread(on), coverage.truck_factor
    parts = _divided(coverage)
    own = Facts(
        values={
            "title": firm.title,
            "date": usual.day(on),
            "until": usual.day(report.until),
            "people": len(firm.people),
            "people_there": len(spread.topics_per_person),
            "topics": len(firm.topics),
            "scale_words": usual("scale-line-table", levels=scale_words(firm, usual)),
            "single_count": len(coverage.single_points),
            "unmet_count": len(coverage.unmet),
            "truck": truck.size or 0,
            "truck_at_least": truck.at_least or 0,
            "truck_people": usual.listing([firm.person(person).name for person in truck.sets[0]]) if truck.sets else "",
            "topics_enough": len(firm.topics) - len(spread.thin_topics),
            "people_enough": len(spread.topics_per_person) - len(spread.narrow_people),
            "thin_topics": usual.listing([firm.topic(topic).title for topic in spread.thin_topics]),
            "narrow_people": usual.listing([firm.person(person).name for person in spread.narrow_people]),
        },
        conditions={
            "mapped": bool(firm.people and firm.topics),
            "single-points": bool(coverage.single_points),
            "uncovered": bool(coverage.uncovered),
            "truck": bool(truck.size),
            "truck-exact": truck.exact,
            "parts": bool(parts),
            "requirements": bool(coverage.requirements),
            "unmet": bool(coverage.unmet),
            "three-people": len(spread.topics_per_person) >= spread.people_wanted,
            "thin": bool(spread.thin_topics) and len(spread.topics_per_person) >= spread.people_wanted,
            "narrow": bool(spread.narrow_people) and len(firm.topics) >= spread.topics_wanted,
        },
        blocks={
            "key-figures": _figures(coverage, words),
            "matrix": _matrix(firm, coverage, usual),
            "single-points": single_points_list(firm, coverage, usual),
            "uncovered": uncovered_list(firm, coverage, usual),
            "requirement-table": requirement_table(firm, coverage.requirements, words),
            "coverage": coverage_figure(over_time, usual),
        },
        lists={"parts": tuple(Facts(blocks={"part-table": part_table(firm, part, found, words)}) for part, found in parts)},
    )
    return own.within(_bench_facts(firm, coverage, bench, words)).within(_first_facts(firm, over_time, usual, words))


def _matrix(firm: KnowledgeMap, coverage: Coverage, words: Words) -> Table | tuple[Figure | Table, ...]:
    """The matrix as figures with their tables; as tables alone where figures would not stay readable."""
    return mastery_figures(firm, coverage, words) or matrix_tables(firm, coverage, words)


def _divided(coverage: Coverage) -> list[tuple[Part, tuple[PartCoverage, ...]]]:
    """By what the firm is divided: where there is more than one site or shift."""
    parts: dict[Part, tuple[PartCoverage, ...]] = {part: coverage.per(part) for part in PARTS}
    return [(part, found) for part, found in parts.items() if sum(bool(one.name) for one in found) > 1]


def _figures(coverage: Coverage, words: Words) -> KeyFigures | None:
    counts = (("short", len(coverage.short)), ("single", len(coverage.single_points)), ("unmet", len(coverage.unmet)))
    truck = coverage.truck_factor
    return key_figures(
        *(KeyFigure(value=str(n), label=words(f"figure-{name}", n=n), tone="warning") if n else None for name, n in counts),
        KeyFigure(value=str(truck.size), label=words("figure-truck", n=truck.size)) if truck.size else None,
    )


def part_table(firm: KnowledgeMap, part: Part, found: Sequence[PartCoverage], words: Words) -> Table:
    """Topics by the shifts (or sites) of a firm, with how many people in each can do it; a dash where it is for nobody."""
    names = [one.name or words(f"nameless-{part}") for one in found]
    persons = short_names(firm.people)
    rows = [
        Row(
            cells=(
                Cell(text=plain(topic.title), header=True),
                *(_count_cell(firm, topic, one, persons, words) for one in found),
            )
        )
        for topic in firm.topics
    ]
    header = heads(words("head-requirement"), *(Cell(text=plain(name), header=True, align="center") for name in names))
    caption = words("caption-parts", part=words(f"part-{part}"))
    return Table(caption=plain(caption), header=header, rows=tuple(rows), layout="matrix", note=plain(words("note-parts")))


def _count_cell(firm: KnowledgeMap, topic: Topic, part: PartCoverage, persons: Mapping[str, str], words: Words) -> Cell:
    levels, able = firm.levels_of(topic.id), len(part.able[topic.id])
    if all(levels.get(person, 0) is None for person in part.people):
        return Cell(text=plain("–"), tone="not-applicable", align="center", note=words("for-nobody"))
    if able > 1 or not (part.name and topic.required_people):
        return Cell(text=plain(able), align="center")
    if not able:
        return Cell(text=strong(words("none")), tone="bad", align="center")
    return Cell(text=strong(words("only", person=persons[part.able[topic.id][0]])), tone="warning", align="center", note=words("only-one"))


def _names(firm: KnowledgeMap, people: Iterable[str]) -> list[str]:
    return [firm.person(person).name for person in people]


def _bench_facts(firm: KnowledgeMap, coverage: Coverage, bench: Bench, words: Words) -> Facts:
    thin = [one.topic for one in coverage.topics if one.shortfall or one.covered == 1]
    topics = sorted(map(firm.topic, thin), key=lambda topic: (coverage[topic.id].covered, -(topic.criticality or 0), topic.title))
    header = heads(*(words(f"head-{name}") for name in ("requirement", "now-able", "next", "training")))
    rows = [
        row(
            topic.title,
            words.listing(_names(firm, bench[topic.id].able)) or words("nobody"),
            _candidates(firm, bench[topic.id].next, words),
            _candidates(firm, bench[topic.id].training, words),
        )
        for topic in topics
    ]
    busy = [(person, counted) for person, counted in bench.counted_on.items() if len(counted) >= MANY_TOPICS]
    return Facts(
        conditions={
            "bench": bool(rows),
            "next": any(bench[topic.id].next or bench[topic.id].training for topic in topics),
            "counted-on": bool(busy),
        },
        blocks={
            "bench-table": Table(caption=plain(words("caption-bench")), header=header, rows=tuple(rows)) if rows else None,
            "counted-on": BulletList(
                items=tuple(
                    plain(words("counted-on", person=firm.person(person).name, topics=words.listing([firm.topic(one).title for one in counted])))
                    for person, counted in busy
                )
            )
            if busy
            else None,
        },
    )


def _candidates(firm: KnowledgeMap, candidates: Sequence[Candidate], words: Words) -> str:
    return words.listing([_candidate(firm.person(one.person), one.hours, words) for one in candidates]) or words("nobody")


def _candidate(person: Person, hours: float, words: Words) -> str:
    """Who could be next; who leaves is no lasting answer, and that is said."""
    return words("candidate" if person.leaving.date is None else "candidate-leaves", person=person.name, hours=words.amount(hours, 0))


def _first_facts(firm: KnowledgeMap, over_time: CoverageOverTime, usual: Words, words: Words) -> Facts:
    """What falls short from when, soonest first, with what happens on that day."""
    found = sorted(_shortages(firm, over_time, words))
    rows = [row(title, group, usual.day(day), causes or "–") for day, title, group, causes in found if day > over_time.start]
    header = heads(*(words(f"head-{name}") for name in ("requirement", "who", "from", "why")))
    return Facts(
        values={"short_now": len(found) - len(rows)},
        conditions={"first-short": bool(rows), "short-now": len(found) > len(rows)},
        blocks={
            "first-short-table": Table(caption=plain(words("caption-first-short")), header=header, rows=tuple(rows), widths=(2.4, 2.4, 1.4, 3))
            if rows
            else None
        },
    )


def _shortages(firm: KnowledgeMap, over_time: CoverageOverTime, words: Words) -> Iterator[tuple[date, str, str, str]]:
    """The first day, the topic, of whom, and why; of the firm as a whole, with when nobody is left, and of what is required of its parts."""
    days = {moment.day: (moment, before) for moment, before in zip(over_time.moments, (None, *over_time.moments), strict=False)}
    for topic, day in over_time.first_shortfall.items():
        yield day, firm.topic(topic).title, words("group-whole"), _causes(firm, topic, *days[day], words)
    for topic, day in over_time.first_uncovered.items():
        if day > over_time.start and day != over_time.first_shortfall.get(topic):
            yield day, firm.topic(topic).title, words("group-nobody-left"), _causes(firm, topic, *days[day], words)
    for requirement, day in over_time.first_unmet.items():
        moment, before = days[day]
        for one in moment.coverage.unmet:
            if one.requirement == requirement:
                yield day, firm.topic(one.topic).title, group_words(one, words), _causes(firm, one.topic, moment, before, words)


def _causes(firm: KnowledgeMap, topic: str, moment: CoverageMoment, before: CoverageMoment | None, words: Words) -> str:
    """What happens on a day that changes who can do a topic or who is asked for it."""
    if before is None:
        return ""
    could, can = before.coverage[topic].able, moment.coverage[topic].able
    lost = set(could).difference(can)
    barred_by = moment.coverage[topic].barred_by
    about = [
        one
        for one in moment.causes
        if one.values.get("person") in lost or one.values.get("topic") == topic or one.code == "joins" or one.values.get("certificate") in barred_by
    ]
    return "; ".join(cause_words(firm, one, words) for one in about)


def cause_words(firm: KnowledgeMap, cause: Reason, words: Words) -> str:
    """What happens on a day, in words."""
    certificates = {one.id: one.title for one in firm.certificates}
    values = {"person": firm.person(str(cause.values["person"])).name} if "person" in cause.values else {}
    if "certificate" in cause.values:
        values["certificate"] = certificates[str(cause.values["certificate"])]
    return words(cause.code, **values)
