"""Analysis of a large knowledge map: 500 people by 300 topics, the whole beside reading its JSON, a period beside each day anew."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from random import Random

import attrs
import pytest

from benchmarks.beside import Beside
from werkplekleren.retention import Certificate, KnowledgeMap, Leaving, Mastery, Person, Requirement, Topic

START = date(2027, 1, 4)
END = date(2029, 12, 31)
PEOPLE, TOPICS = 500, 300


def large_firm() -> KnowledgeMap:
    """Three sites with three shifts; one in eight leaves within three years; 400 certificates; 100 requirements."""
    random = Random(20261128)  # noqa: S311 - a firm made up, the same every time
    people = tuple(
        Person(
            id=f"person-{number}",
            name=f"Person {number}",
            site=f"site-{number % 3}",
            shift=f"shift-{number // 3 % 3}",
            role=f"role-{number % 10}",
            leaving=Leaving(status="known", date=START + timedelta(days=random.randrange(30, 1000))) if number % 8 == 0 else Leaving(),
        )
        for number in range(PEOPLE)
    )
    topics = tuple(Topic(id=f"topic-{number}", title=f"Topic {number}", criticality=1 + number % 5, required_people=3) for number in range(TOPICS))
    spread = [random.random() for _ in topics]
    mastery = tuple(
        Mastery(person=person.id, topic=topic.id, level=None if random.random() < 0.2 else min(4, int(random.random() ** (1 + 8 * rare) * 5)))
        for person in people
        for topic, rare in zip(topics, spread, strict=True)
        if random.random() < 0.9
    )
    certificates = tuple(
        Certificate(
            id=f"certificate-{number}",
            person=f"person-{number}",
            title="Proof",
            expires_on=START + timedelta(days=random.randrange(1000)),
            required_for=(f"topic-{number % 20}",),
        )
        for number in range(400)
    )
    requirements = tuple(
        Requirement(id=f"requirement-{number}", topic=f"topic-{number}", people=1, per=("site", "shift"))
        if number % 2
        else Requirement(id=f"requirement-{number}", topic=f"topic-{number}", people=None, role="role-1")
        for number in range(100)
    )
    return KnowledgeMap(title="Large", people=people, topics=topics, mastery=mastery, certificates=certificates, requirements=requirements)


@pytest.fixture(name="firm", scope="module")
def _firm() -> KnowledgeMap:
    return large_firm()


def analysed(firm: KnowledgeMap) -> object:
    """Everything that a matrix report is made of, from a map on which nothing was worked out yet."""
    matrix = firm.matrix(START)
    coverage = firm.coverage(START)
    over_time = firm.coverage_over_time(START, END)
    return (
        (matrix.person_versatility, matrix.team_versatility, matrix.depth, matrix.breadth, matrix.fill_index, matrix.cross_trained, matrix.gaps()),
        (coverage.single_points, coverage.short, coverage.unmet, coverage.truck_factor, coverage.per("shift"), coverage.per("site")),
        (firm.bench(START), firm.spread(START)),
        (over_time.first_shortfall, over_time.first_uncovered, over_time.first_unmet),
    )


@pytest.fixture(name="fresh")
def _fresh(firm: KnowledgeMap) -> Iterator[KnowledgeMap]:
    """The same map time and again, with nothing worked out yet."""
    return (attrs.evolve(firm, title=f"Large {number}") for number in count())


def bench_analysis(beside: Beside, firm: KnowledgeMap, fresh: Iterator[KnowledgeMap]) -> None:
    """Everything that a matrix report is made of, with the checks of the map, beside the standard library reading its JSON."""
    text = firm.to_json()
    beside(lambda: analysed(next(fresh)), lambda: json.loads(text))


def bench_coverage_over_time(beside: Beside, firm: KnowledgeMap) -> None:
    """Three years with some 380 days on which something changes, beside the coverage of 38 of those days, each worked out anew."""
    days = [moment.day for moment in firm.coverage_over_time(START, END).moments][::10]
    beside(lambda: firm.coverage_over_time(START, END), lambda: [firm.coverage(day) for day in days], most=0.2, times=10)
