"""Proofs: the certificates that topics ask of people and of the firm itself, and whether they count on a day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from werkplekleren.retention.certificate_types import CertificateType
from werkplekleren.retention.certificates import Certificate
from werkplekleren.retention.validity import Validity

Sorts = tuple[tuple[Certificate, ...], ...]
"""For each sort of certificate, all of that sort, in the order of the map: they renew each other."""


@attrs.frozen
class Proofs:
    """What topics ask to be proven.

    Args:
        validity: Certificate id -> until when it holds.
        of_people: Topic id -> person id -> what the topic asks of the person.
        of_firm: Topic id -> what the topic asks of the firm itself.
    """

    validity: Mapping[str, Validity]
    of_people: Mapping[str, Mapping[str, Sorts]]
    of_firm: Mapping[str, Sorts]

    @classmethod
    def of(cls, certificates: Sequence[Certificate], kinds: Iterable[CertificateType]) -> "Proofs":
        """The proofs among the certificates of a map, each of a kind that is there."""
        known = {kind.id: kind for kind in kinds}
        of_sort: dict[tuple[str | None, str], tuple[Certificate, ...]] = {}
        asked: dict[str, dict[str | None, dict[str, None]]] = {}
        for certificate in certificates:
            key = certificate.person, certificate.sort
            of_sort[key] = (*of_sort.get(key, ()), certificate)
            for topic in certificate.required_for:
                asked.setdefault(topic, {}).setdefault(certificate.person, {})[certificate.sort] = None
        sorts = {
            topic: {holder: tuple(of_sort[holder, sort] for sort in wanted) for holder, wanted in holders.items()} for topic, holders in asked.items()
        }
        return cls(
            validity={one.id: one.validity(None if one.certificate_type is None else known[one.certificate_type]) for one in certificates},
            of_people={topic: people for topic, holders in sorts.items() if (people := {one: holders[one] for one in holders if one is not None})},
            of_firm={topic: holders[None] for topic, holders in sorts.items() if None in holders},
        )

    def lapsed(self, topic: str, on: date) -> tuple[str, ...]:
        """Ids of the people who lack a sort of certificate that a topic asks of them on a day, sorted."""
        asked = self.of_people.get(topic, {})
        return tuple(sorted(person for person, sorts in asked.items() if not all(self._counts(sort, on) for sort in sorts)))

    def barring(self, topic: str, on: date) -> tuple[str, ...]:
        """Ids of the certificates of the firm that bar a topic on a day: of each sort of which none counts, the last one that did."""
        return tuple(sorted(self._last(sort, on) for sort in self.of_firm.get(topic, ()) if not self._counts(sort, on)))

    def _counts(self, sort: Iterable[Certificate], on: date) -> bool:
        return any(self.validity[one.id].counts(on) for one in sort)

    def _last(self, sort: Iterable[Certificate], on: date) -> str:
        def recency(one: Certificate) -> tuple[bool, date, str]:
            said = self.validity[one.id]
            return said.issued_on is None or said.issued_on <= on, said.last_day_that_counts or date.max, one.id

        return max(sort, key=recency).id
