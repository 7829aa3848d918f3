"""What counts of a map on a day: levels that were revoked by then are unknown, as in the matrix."""

from datetime import date

import attrs

from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.mastery import Mastery


def counted(firm: KnowledgeMap, on: date) -> KnowledgeMap:
    """The map by which is planned: without the levels that were revoked by a day and not judged since.

    Whoever lost a level may learn the topic again, from the beginning, for nobody knows what is left of it. The acts stay on the map,
    and so does all that is not levels.

    Args:
        firm: Who knows what.
        on: The day.

    Returns:
        The same map when nothing was revoked by then.

    >>> from werkplekleren.retention import Mastery, Person, Revocation, Topic
    >>> firm = KnowledgeMap(title="Firm", people=(Person(id="jan", name="Jan"),), topics=(Topic(id="lassen", title="Lassen"),),
    ...     mastery=(Mastery(person="jan", topic="lassen", level=3, assessed_on=date(2026, 5, 4)),),
    ...     revocations=(Revocation(person="jan", topic="lassen", revoked_on=date(2027, 3, 1), by="voorman"),))
    >>> counted(firm, date(2027, 2, 28)) is firm, counted(firm, date(2027, 3, 1)).level("jan", "lassen")
    (True, None)
    """
    ended: dict[tuple[str, str], date] = {}
    for one in firm.revocations:
        if one.revoked_on <= on:
            ended[one.person, one.topic] = max(one.revoked_on, ended.get((one.person, one.topic), one.revoked_on))
    cells = tuple(cell for cell in firm.mastery if _counts(cell, ended.get((cell.person, cell.topic))))
    return firm if len(cells) == len(firm.mastery) else attrs.evolve(firm, mastery=cells)


def _counts(cell: Mastery, revoked_on: date | None) -> bool:
    """Whether a level was not revoked, or was judged since."""
    return revoked_on is None or (cell.assessed_on is not None and cell.assessed_on > revoked_on)
