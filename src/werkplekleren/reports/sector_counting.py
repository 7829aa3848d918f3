"""Counting over firms, one after the other: what is kept of a firm is a few figures, never an answer or a name.

Opinions and skills are counted in two objects that do not know each other, so that nothing can join them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import fsum
from typing import get_args

import attrs

from werkplekleren._base.ids import Identifier, Version, version_key
from werkplekleren._base.text import Text
from werkplekleren.advice import Catalogue, Dossier
from werkplekleren.advice.versions import answered, by_version
from werkplekleren.assessments import FLOOR, Dimension, Questionnaire
from werkplekleren.reports.sector_parts import Quartiles, SectorCertificate, SectorCount, SectorKnowledge, SectorRound, SectorScore
from werkplekleren.retention import CertificateType, KnowledgeMap, RiskAssessment, RiskMethod
from werkplekleren.retention.dates import months_after
from werkplekleren.retention.topics import KnowledgeKind

LARGEST_SHARE = 0.5
"""Of what is added up over firms, the largest firm may hold no more than this share: a total that is mostly one firm tells that firm."""
AHEAD_MONTHS = 12


@attrs.frozen
class _Part:
    """What one firm brings to one score: how many people, and the sum of their scores."""

    people: int
    total: float


@attrs.frozen
class _Answered:
    """What one firm brings to one questionnaire: perspective and dimension -> people and scores."""

    version: Version
    questionnaire: Questionnaire
    parts: Mapping[tuple[str, str], _Part]


class Opinions:
    """Scores over firms.

    Args:
        catalogue: Holds the questionnaires.
        floor: The fewest firms of which something is shown.
    """

    def __init__(self, catalogue: Catalogue, floor: int) -> None:
        self._catalogue = catalogue
        self._floor = floor
        self._parts: dict[tuple[str, int, str], dict[str, list[_Part]]] = defaultdict(lambda: defaultdict(list))
        self._newest: dict[tuple[str, int], tuple[Version, Questionnaire]] = {}

    def of_firm(self, dossier: Dossier) -> tuple[_Answered, ...]:
        """The answers of one firm, to be added."""
        found: list[_Answered] = []
        for name in sorted({one.questionnaire for one in dossier.responses}):
            for version, responses in by_version(one for one in dossier.responses if one.questionnaire == name):
                questionnaire = answered(self._catalogue.questionnaires, name, version)
                values: dict[tuple[str, str], list[float]] = defaultdict(list)
                for response in responses:
                    for score in questionnaire.score(response).scores:
                        if score.value is not None:
                            values[response.perspective, score.dimension].append(score.value)
                found.append(_Answered(version, questionnaire, {key: _Part(len(each), fsum(each)) for key, each in values.items()}))
        return tuple(found)

    def add(self, firm: Iterable[_Answered]) -> None:
        """Count the answers of one firm."""
        for one in firm:
            name, major = one.questionnaire.id, version_key(one.version)[0]
            known = self._newest.get((name, major))
            if known is None or version_key(known[0]) < version_key(one.version):
                self._newest[name, major] = one.version, one.questionnaire
            for (perspective, dimension), part in one.parts.items():
                self._parts[name, major, perspective][dimension].append(part)

    def rounds(self) -> Iterator[SectorRound]:
        """Each perspective of each questionnaire, by id, version and the order of the questionnaire."""
        for name, major in sorted(self._newest):
            version, questionnaire = self._newest[name, major]
            for perspective in questionnaire.perspectives:
                parts = self._parts.get((name, major, perspective.id))
                if parts is None or not questionnaire.dimensions:
                    continue
                yield SectorRound(
                    questionnaire=questionnaire.id,
                    version=version,
                    title=questionnaire.title,
                    perspective=perspective.id,
                    who=perspective.plural,
                    scores=tuple(
                        self._score(questionnaire, one, parts.get(one.id, []), least=FLOOR if perspective.confidential else 1)
                        for one in questionnaire.dimensions
                    ),
                )

    def _score(self, questionnaire: Questionnaire, dimension: Dimension, parts: Sequence[_Part], *, least: int) -> SectorScore:
        """One dimension; firms with fewer than `least` people count only together with enough others like them."""
        large = [part for part in parts if part.people >= least]
        small = [part for part in parts if part.people < least]
        kept = large + (small if len(small) >= self._floor else [])
        people = sum(part.people for part in kept)
        means = [part.total / part.people for part in large]
        over_firms = Quartiles.of(means) if len(means) >= self._floor else None
        score = SectorScore(dimension=dimension.id, title=dimension.title, over_firms=over_firms)
        if len(kept) < self._floor or people < FLOOR or dominated(part.people for part in kept):
            return score
        mean = fsum(part.total for part in kept) / people
        named = questionnaire.dimension(dimension.id).bands
        band = next((one for one in reversed(named) if one.starts_at <= mean and one.each_at_least is None), None)
        return attrs.evolve(score, firms=len(kept), people=people, mean=min(mean, 100.0), band=band)


def dominated(sizes: Iterable[int]) -> bool:
    """Whether one firm holds more than half of what is added up."""
    found = list(sizes)
    return max(found, default=0) > LARGEST_SHARE * sum(found)


@attrs.frozen(kw_only=True)
class _Mapped:
    """What one firm brings to the figures about maps."""

    topics: int
    enough: int
    single: int
    uncovered: int
    kinds: Mapping[str, int]
    bands: Mapping[str, int]
    certificates: Mapping[Identifier, tuple[CertificateType, int, int]]


class Skills:
    """Maps and certificates over firms.

    Args:
        on: The day.
        method: How risks are judged.
        floor: The fewest firms of which something is shown.
    """

    def __init__(self, on: date, method: RiskMethod, floor: int) -> None:
        self._on, self._until, self._method, self._floor = on, months_after(on, AHEAD_MONTHS), method, floor
        self._topics: list[int] = []
        self._enough: list[int] = []
        self._single: list[int] = []
        self._uncovered: list[int] = []
        self._kinds: dict[str, list[int]] = defaultdict(list)
        self._bands: dict[str, list[int]] = defaultdict(list)
        self._certificates: dict[Identifier, list[tuple[int, int]]] = defaultdict(list)
        self._titles: dict[Identifier, Text] = {}

    def of_firm(self, firm: KnowledgeMap) -> _Mapped:
        """The map of one firm, to be added: topics that somebody should be able to do, and certificates of people who work there."""
        coverage = firm.coverage(self._on)
        asked = [one for one in coverage.topics if one.required]
        single = [one.topic for one in asked if one.covered == 1]
        risks = RiskAssessment.of(firm, on=self._on, method=self._method).loss_by_topic.values() if asked else ()
        return _Mapped(
            topics=len(asked),
            enough=sum(not one.shortfall for one in asked),
            single=len(single),
            uncovered=sum(not one.covered for one in asked),
            kinds=Counter(firm.topic(topic).knowledge for topic in single),
            bands=Counter(risk.band for risk in risks if risk.band is not None),
            certificates=self._certificates_of(firm),
        )

    def _certificates_of(self, firm: KnowledgeMap) -> dict[Identifier, tuple[CertificateType, int, int]]:
        """Per kind how many lapsed, and how many lapse within the year."""
        register = firm.certificate_register(self._on)
        found: dict[Identifier, tuple[CertificateType, int, int]] = {}
        for entry in register.entries:
            kind, end = entry.kind, entry.validity.first_day_lapsed
            if kind is None or end is None or entry.replaced_by is not None or not register.counts(entry.certificate):
                continue
            if end <= self._until:
                first, lapsed, lapsing = found.get(kind.id, (kind, 0, 0))
                found[kind.id] = (first, lapsed + 1, lapsing) if end <= self._on else (first, lapsed, lapsing + 1)
        return found

    def add(self, firm: _Mapped, certificate_types: Mapping[str, CertificateType]) -> None:
        """Count the map of one firm."""
        if firm.topics:
            self._topics.append(firm.topics)
            self._enough.append(firm.enough)
            self._single.append(firm.single)
            self._uncovered.append(firm.uncovered)
            for knowledge, count in firm.kinds.items():
                self._kinds[knowledge].append(count)
            for band, count in firm.bands.items():
                self._bands[band].append(count)
        for name, (kind, lapsed, lapsing) in firm.certificates.items():
            self._titles.setdefault(name, certificate_types.get(name, kind).title)
            self._certificates[name].append((lapsed, lapsing))

    def knowledge(self) -> SectorKnowledge | None:
        """What may be shown of the maps; `None` below the floor of firms."""
        if len(self._topics) < self._floor:
            return None
        topics = self._total(self._topics)
        bands: dict[str, Text | None] = {band.id: band.title for band in self._method.bands}
        return SectorKnowledge(
            firms=len(self._topics),
            topics=topics,
            enough=None if topics is None else self._total(self._enough),
            single_points=None if topics is None else self._total(self._single),
            uncovered=None if topics is None else self._total(self._uncovered),
            single_per_firm=Quartiles.of(self._single),
            coverage=Quartiles.of([100 * enough / topics for enough, topics in zip(self._enough, self._topics, strict=True)]),
            kinds=self._counted(self._kinds, dict.fromkeys(get_args(KnowledgeKind))),
            bands=self._counted(self._bands, bands),
        )

    def _total(self, counts: Sequence[int]) -> int | None:
        """What firms have together; `None` when it is of a few firms, or mostly of one. Nothing at all is 0."""
        having = [count for count in counts if count]
        return sum(having) if not having or (len(having) >= self._floor and not dominated(having)) else None

    def _counted(self, found: Mapping[str, Sequence[int]], titles: Mapping[str, Text | None]) -> tuple[SectorCount, ...]:
        """What occurs in enough firms, none of which holds most of it; when just one is left out, the smallest goes with it."""
        shown = [name for name in titles if len(found.get(name, ())) >= self._floor and not dominated(found[name])]
        hidden = [name for name in titles if name not in shown and name in found]
        if len(hidden) == 1 and shown:
            shown.remove(min(shown, key=lambda name: (sum(found[name]), name)))
        return tuple(SectorCount(id=name, title=titles[name], firms=len(found[name]), count=sum(found[name])) for name in shown)

    def certificates(self) -> Iterator[SectorCertificate]:
        """The kinds that need attention in enough firms, those with most first."""
        shown = {name: parts for name, parts in self._certificates.items() if len(parts) >= self._floor and not dominated(map(sum, parts))}
        for name in sorted(shown, key=lambda name: (-sum(map(sum, shown[name])), name)):
            lapsed, lapsing = (self._total([part[place] for part in shown[name]]) for place in (0, 1))
            yield SectorCertificate(id=name, title=self._titles[name], firms=len(shown[name]), lapsed=lapsed, lapsing=lapsing)

    @property
    def certificates_left_out(self) -> bool:
        """Whether kinds need attention in too few firms to be shown."""
        return len(list(self.certificates())) < len(self._certificates)
