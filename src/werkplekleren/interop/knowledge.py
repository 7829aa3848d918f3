"""The tables of a knowledge map, read together."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from werkplekleren.errors import Problem
from werkplekleren.retention import KnowledgeMap

from .certificate_tables import read_certificates
from .head import KnowledgeHeader
from .level_tables import read_levels
from .map_columns import PARTS
from .people_tables import read_people
from .references import ids_in
from .requirement_tables import exemption_order, read_exemptions, read_requirements, read_revocations, revocation_order
from .tables import Table
from .topic_tables import read_topics
from .uses import logged, read_uses

if TYPE_CHECKING:
    from werkplekleren.retention import CertificateType, LevelScale


def read_map(
    tables: Mapping[str, Table | None],
    head: KnowledgeHeader,
    scale: "LevelScale",
    title: str,
    problems: list[Problem],
    *,
    kinds: "Mapping[str, CertificateType]",
    task_types: Collection[str] | None = None,
) -> KnowledgeMap | None:
    """Read the tables of a knowledge map together.

    People and topics keep the order of their tables, which is the order in which a matrix shows them; levels
    follow it, and everything else is sorted, so that the order of their rows makes no difference.

    Args:
        tables: Name of the file -> table; `None` for one that could not be read.
        head: What belongs to the tables as a whole.
        scale: The level scale.
        title: Title of the map.
        problems: What is wrong is added to this.
        kinds: The kinds of certificate there are; the map keeps those that its certificates name.
        task_types: The kinds of task there are; `None` when that is not known, and then every name passes.

    Returns:
        The map; `None` when there is any problem, also an earlier one.
    """
    people, topics, levels, certificates, required, spared, withdrawn, log = (tables.get(name) for name in PARTS)
    person_ids, topic_ids = ids_in(people), ids_in(topics)
    persons = read_people(people, problems) if people else []
    subjects = read_topics(topics, scale, problems, task_types=task_types) if topics else []
    cells = read_levels(levels, scale, problems, people=person_ids, topics=topic_ids, head=head) if levels else []
    uses = read_uses(log, problems, people=person_ids, topics=topic_ids) if log else []
    cells = logged(cells, uses, problems) if levels or PARTS[2] not in tables else cells
    proofs = read_certificates(certificates, problems, people=person_ids, topics=topic_ids, kinds=kinds) if certificates else []
    requirements = read_requirements(required, scale, problems, topics=topic_ids) if required else []
    required_ids = ids_in(required) if PARTS[4] in tables else {}
    exemptions = read_exemptions(spared, problems, people=person_ids, topics=topic_ids, requirements=required_ids) if spared else []
    revocations = read_revocations(withdrawn, problems, people=person_ids, topics=topic_ids) if withdrawn else []
    if problems or people is None or topics is None:
        return None
    person_order = {one.id: number for number, one in enumerate(persons)}
    topic_order = {one.id: number for number, one in enumerate(subjects)}
    return KnowledgeMap(
        title=title,
        scale=scale,
        people=tuple(persons),
        topics=tuple(subjects),
        mastery=tuple(sorted(cells, key=lambda one: (topic_order[one.topic], person_order[one.person]))),
        certificates=tuple(sorted(proofs, key=lambda one: one.id)),
        requirements=tuple(sorted(requirements, key=lambda one: one.id)),
        exemptions=tuple(sorted(exemptions, key=exemption_order)),
        revocations=tuple(sorted(revocations, key=revocation_order)),
        certificate_types=tuple(kinds[name] for name in sorted({one.certificate_type for one in proofs if one.certificate_type is not None})),
    )
