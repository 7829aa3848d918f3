"""Checks between the parts of a knowledge map; every problem is reported, each with its path."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from werkplekleren.errors import Message, Place, Problem, nearest
from werkplekleren.retention.acts import Exemption, Revocation
from werkplekleren.retention.certificate_types import CertificateType
from werkplekleren.retention.certificates import Certificate
from werkplekleren.retention.levels import LevelScale
from werkplekleren.retention.mastery import Mastery
from werkplekleren.retention.requirements import Requirement
from werkplekleren.retention.topics import Topic

if TYPE_CHECKING:
    from werkplekleren.retention.knowledge_map import KnowledgeMap


def problems_of(parts: "KnowledgeMap") -> tuple[Problem, ...]:
    """Everything that does not fit between the parts, in the order of the parts."""
    scale, people, topics, certificates = parts.scale, parts.people, parts.topics, parts.certificates
    person_ids = {person.id for person in people}
    topic_ids = {topic.id for topic in topics}
    return (
        *_scale_problems(scale),
        *_double("people", (person.id for person in people)),
        *_double("topics", (topic.id for topic in topics)),
        *_topic_problems(scale, topics, topic_ids),
        *_circles(topics),
        *_cell_problems(scale, parts.mastery, person_ids, topic_ids),
        *_double("certificates", (certificate.id for certificate in certificates)),
        *_certificate_problems(certificates, person_ids, topic_ids),
        *_double("certificate_types", (kind.id for kind in parts.certificate_types)),
        *_kind_problems(certificates, parts.certificate_types),
        *_double("requirements", (requirement.id for requirement in parts.requirements)),
        *_requirement_problems(scale, parts.requirements, topic_ids),
        *_exemption_problems(parts.exemptions, person_ids, topic_ids, {one.id: one.topic for one in parts.requirements}),
        *_revocation_problems(parts.revocations, person_ids, topic_ids),
    )


def _scale_problems(scale: LevelScale) -> Iterator[Problem]:
    if scale.purpose != "mastery":
        yield Problem(
            code="scale-of-qualifications",
            what=Message("the level scale {scale} grades diplomas, not what somebody can do", {"scale": scale.id}),
            place=Place(path="scale"),
            remedy=Message("choose a level scale with thresholds"),
        )


def _double(part: str, ids: Iterable[str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for place, name in enumerate(ids):
        if name in first:
            yield Problem(
                code="duplicate-id",
                what=Message("the id {id!r} is already that of {part}[{first}]", {"id": name, "part": part, "first": first[name]}),
                place=Place(path=f"{part}[{place}].id"),
                remedy=Message("give one of the two another id"),
            )
        else:
            first[name] = place


def _dangling(sort: str, name: str, known: set[str], path: str) -> Iterator[Problem]:
    if name not in known:
        near = nearest(name, sorted(known))
        yield Problem(
            code=f"unknown-{sort.replace(' ', '-')}",
            what=Message("there is no {sort} with the id {id!r}", {"sort": sort, "id": name}),
            place=Place(path=path),
            remedy=Message("did you mean {near}?", {"near": " / ".join(map(repr, near))}) if near else None,
        )


def _topic_problems(scale: LevelScale, topics: Sequence[Topic], topic_ids: set[str]) -> Iterator[Problem]:
    for place, topic in enumerate(topics):
        if topic.required_level is not None:
            yield from _level_problem(scale, topic.required_level, f"topics[{place}].required_level")
        for number, step in enumerate(topic.level_hours):
            yield from _level_problem(scale, step.level, f"topics[{place}].level_hours[{number}].level")
        for number, wanted in enumerate(topic.prerequisites):
            yield from _dangling("topic", wanted, topic_ids, f"topics[{place}].prerequisites[{number}]")


def _level_problem(scale: LevelScale, level: int, path: str) -> Iterator[Problem]:
    if level not in scale.values:
        yield Problem(
            code="level-outside-scale",
            what=Message("the level scale {scale} has no level {level}", {"scale": scale.id, "level": level}),
            place=Place(path=path),
            found=str(level),
            expected=Message("a whole number from 0 to {highest}", {"highest": scale.highest}),
        )


def _cell_problems(scale: LevelScale, mastery: Sequence[Mastery], person_ids: set[str], topic_ids: set[str]) -> Iterator[Problem]:
    first: dict[tuple[str, str], int] = {}
    for place, cell in enumerate(mastery):
        if cell.person not in person_ids:
            yield from _dangling("person", cell.person, person_ids, f"mastery[{place}].person")
        if cell.topic not in topic_ids:
            yield from _dangling("topic", cell.topic, topic_ids, f"mastery[{place}].topic")
        if cell.level is not None:
            yield from _level_problem(scale, cell.level, f"mastery[{place}].level")
        key = (cell.person, cell.topic)
        if first.setdefault(key, place) != place:
            yield Problem(
                code="duplicate-cell",
                what=Message(
                    "{person} on {topic} already has a level in mastery[{first}]", {"person": cell.person, "topic": cell.topic, "first": first[key]}
                ),
                place=Place(path=f"mastery[{place}]"),
                remedy=Message("keep the latest one"),
            )


def _certificate_problems(certificates: Sequence[Certificate], person_ids: set[str], topic_ids: set[str]) -> Iterator[Problem]:
    for place, certificate in enumerate(certificates):
        if certificate.person is not None:
            yield from _dangling("person", certificate.person, person_ids, f"certificates[{place}].person")
        for number, topic in enumerate(certificate.required_for):
            yield from _dangling("topic", topic, topic_ids, f"certificates[{place}].required_for[{number}]")


def _kind_problems(certificates: Sequence[Certificate], kinds: Sequence[CertificateType]) -> Iterator[Problem]:
    """Certificates of a kind that is not there or that only people hold, or with a way to renew that their kind does not have."""
    of_people = {kind.id for kind in kinds if kind.holder == "person"}
    routes: dict[str, set[str]] = {kind.id: {route.id for route in kind.routes if route.id is not None} for kind in kinds}
    for place, certificate in enumerate(certificates):
        if certificate.certificate_type is not None:
            yield from _dangling("certificate type", certificate.certificate_type, set(routes), f"certificates[{place}].certificate_type")
            if certificate.person is None and certificate.certificate_type in of_people:
                yield of_a_person(certificate.certificate_type, Place(path=f"certificates[{place}].person"))
            if certificate.route is not None and certificate.certificate_type in routes:
                yield from _dangling("way to renew", certificate.route, routes[certificate.certificate_type], f"certificates[{place}].route")


def of_a_person(kind: str, place: Place) -> Problem:
    """The problem of a certificate of the firm itself, of a kind that people hold."""
    return Problem(
        code="person-missing",
        what=Message("certificates of the kind {kind} are held by people, not by the firm itself", {"kind": kind}),
        place=place,
        remedy=Message("name the person, or another certificate type"),
    )


def _requirement_problems(scale: LevelScale, requirements: Sequence[Requirement], topic_ids: set[str]) -> Iterator[Problem]:
    for place, one in enumerate(requirements):
        yield from _dangling("topic", one.topic, topic_ids, f"requirements[{place}].topic")
        if one.level is not None:
            yield from _level_problem(scale, one.level, f"requirements[{place}].level")


def _exemption_problems(
    exemptions: Sequence[Exemption], person_ids: set[str], topic_ids: set[str], requirements: Mapping[str, str]
) -> Iterator[Problem]:
    for place, one in enumerate(exemptions):
        path = f"exemptions[{place}]"
        yield from _dangling("person", one.person, person_ids, f"{path}.person")
        yield from _dangling("topic", one.topic, topic_ids, f"{path}.topic")
        if one.requirement is not None:
            yield from _dangling("requirement", one.requirement, set(requirements), f"{path}.requirement")
            if requirements.get(one.requirement, one.topic) != one.topic:
                yield other_topic(one.requirement, requirements[one.requirement], Place(path=f"{path}.requirement"))


def other_topic(requirement: str, topic: str, place: Place) -> Problem:
    """The problem of an exemption from a requirement of another topic."""
    return Problem(
        code="other-topic",
        what=Message("the requirement {requirement} is about {topic}", {"requirement": requirement, "topic": topic}),
        place=place,
        remedy=Message("name that topic, or another requirement"),
    )


def _revocation_problems(revocations: Sequence[Revocation], person_ids: set[str], topic_ids: set[str]) -> Iterator[Problem]:
    for place, one in enumerate(revocations):
        yield from _dangling("person", one.person, person_ids, f"revocations[{place}].person")
        yield from _dangling("topic", one.topic, topic_ids, f"revocations[{place}].topic")


def _circles(topics: Sequence[Topic]) -> Iterator[Problem]:
    for circle in prerequisite_circles(topics):
        yield Problem(
            code="prerequisite-circle",
            what=Message("these topics are each other's prerequisites: {circle}", {"circle": " -> ".join((*circle, circle[0]))}),
            place=Place(path="topics"),
            remedy=Message("take away one of these prerequisites"),
        )


def prerequisite_circles(topics: Sequence[Topic]) -> tuple[tuple[str, ...], ...]:
    """Circles of prerequisites: topics that each come before themselves; each circle starts at its first id.

    Not every circle that could be drawn is listed, but as long as there is one, at least one is.
    """
    wanted = {topic.id: tuple(sorted(set(topic.prerequisites))) for topic in topics}
    done: set[str] = set()
    circles: dict[tuple[str, ...], None] = {}
    for start in sorted(wanted):
        if start in done:
            continue
        trail = [start]
        on_trail = {start}
        branches = [iter(wanted[start])]
        while branches:
            step = next(branches[-1], None)
            if step is None:
                branches.pop()
                left = trail.pop()
                on_trail.discard(left)
                done.add(left)
            elif step in on_trail:
                circle = trail[trail.index(step) :]
                turn = circle.index(min(circle))
                circles[(*circle[turn:], *circle[:turn])] = None
            elif step in wanted and step not in done:
                trail.append(step)
                on_trail.add(step)
                branches.append(iter(wanted[step]))
    return tuple(circles)
