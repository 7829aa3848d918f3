"""The tables of what is required, who need not have it, and whose level was revoked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from werkplekleren.errors import Problem
from werkplekleren.retention import Exemption, Requirement, Revocation
from werkplekleren.retention.map_checks import other_topic

from .columns import build, check_header, read_row, unique
from .map_columns import EXEMPTIONS, REQUIREMENTS, REVOCATIONS
from .references import Ids, known_level, named
from .tables import Table

if TYPE_CHECKING:
    from werkplekleren.retention import LevelScale


def read_requirements(table: Table, scale: "LevelScale", problems: list[Problem], *, topics: Mapping[str, object] | None) -> list[Requirement]:
    """The requirements of a table."""
    check_header(table, REQUIREMENTS, problems)
    unique(table.rows, "id", problems)
    requirements: list[Requirement] = []
    for row in table.rows:
        values, sound = read_row(row, REQUIREMENTS, problems)
        sound = named("topic", row, values, topics, problems) and sound
        sound = known_level(row, "level", values, scale, problems) and sound
        requirement = build(Requirement, row, values, problems, sound=sound)
        if requirement is not None:
            requirements.append(requirement)
    return requirements


def read_exemptions(table: Table, problems: list[Problem], *, people: Ids, topics: Ids, requirements: Ids) -> list[Exemption]:
    """The exemptions of a table; `requirements` is empty when there is no such table."""
    check_header(table, EXEMPTIONS, problems)
    exemptions: list[Exemption] = []
    for row in table.rows:
        values, sound = read_row(row, EXEMPTIONS, problems)
        sound = all([sound, named("person", row, values, people, problems), named("topic", row, values, topics, problems)])
        sound = named("requirement", row, values, requirements, problems) and sound
        asked = cast("str", values.get("requirement", ""))
        topic = requirements[asked].cells.get("topic") if requirements is not None and asked in requirements else None
        if topic and topic != values.get("topic", topic):
            problems.append(other_topic(asked, topic, row.place("requirement")))
            sound = False
        exemption = build(Exemption, row, values, problems, sound=sound)
        if exemption is not None:
            exemptions.append(exemption)
    return exemptions


def read_revocations(table: Table, problems: list[Problem], *, people: Ids, topics: Ids) -> list[Revocation]:
    """The revocations of a table."""
    check_header(table, REVOCATIONS, problems)
    revocations: list[Revocation] = []
    for row in table.rows:
        values, sound = read_row(row, REVOCATIONS, problems)
        sound = all([sound, named("person", row, values, people, problems), named("topic", row, values, topics, problems)])
        revocation = build(Revocation, row, values, problems, sound=sound)
        if revocation is not None:
            revocations.append(revocation)
    return revocations


def exemption_order(one: Exemption) -> tuple[str, ...]:
    """By what exemptions are sorted."""
    last = "" if one.last is None else one.last.isoformat()
    return one.first.isoformat(), one.person, one.topic, one.requirement or "", last, one.by, one.reason


def revocation_order(one: Revocation) -> tuple[str, ...]:
    """By what revocations are sorted."""
    return one.revoked_on.isoformat(), one.person, one.topic, one.by, one.reason
