"""The facts of one firm in the form in which situations ask for them."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren.assessments import GroupProfile, Legend, Profile

if TYPE_CHECKING:
    from werkplekleren.retention import CertificateRegister, Coverage, KnowledgeMap, RiskAssessment

    from .catalogue import Catalogue
    from .firm import Firm, FirmQuestion


@attrs.frozen(kw_only=True)
class SeenScore:
    """A score that may be seen: of a group of at least the floor, or of a perspective that answers openly.

    Args:
        dimension: Id of the dimension or composite.
        perspective: Id of the perspective.
        value: 0 to 100.
        band: Id of the band; `None` when the dimension has none.
        n: How many people it rests on.
        legend: Titles and bands of the questionnaire.
    """

    dimension: str
    perspective: str
    value: float
    band: Identifier | None
    n: int
    legend: Legend


@attrs.frozen(kw_only=True)
class Facts:
    """What is known of the firm on one date.

    Args:
        catalogue: For risk methods.
        on: The date.
        profiles: Results, also those that are withheld.
        knowledge: Who knows what; `None` when not mapped.
        firm: The firm; `None` when not given.
        question: Its question; `None` when not given.
        measured: Ids of the questionnaires that were used.
    """

    catalogue: "Catalogue"
    on: dt.date
    profiles: Sequence[GroupProfile | Profile]
    knowledge: "KnowledgeMap | None"
    firm: "Firm | None"
    question: "FirmQuestion | None"
    measured: frozenset[str]
    _risks: "dict[str, RiskAssessment]" = attrs.field(init=False, factory=dict[str, "RiskAssessment"], eq=False, repr=False)

    @cached_property
    def coverage(self) -> "Coverage | None":
        """Who can do what on the date, worked out once for all situations; `None` when it is not mapped.

        What only a certificate of the firm itself bars counts as known: the situations of certificates tell of those.
        """
        return None if self.knowledge is None else self.knowledge.certified().coverage(on=self.on)

    @cached_property
    def register(self) -> "CertificateRegister | None":
        """Every certificate with its state on the date, worked out once for all situations; `None` when knowledge is not mapped."""
        return None if self.knowledge is None else self.knowledge.certificate_register(self.on)

    def risks(self, method: str) -> "RiskAssessment | None":
        """The risks on the date by a method, worked out once for all situations; `None` when knowledge is not mapped.

        Args:
            method: Id of the risk method.

        Raises:
            UnknownNameError: When the catalogue has no such method.
        """
        if self.knowledge is None:
            return None
        if method not in self._risks:
            self._risks[method] = self.knowledge.risks(on=self.on, method=self.catalogue.risk_methods[method])
        return self._risks[method]

    def scores(self, questionnaire: str, perspective: str | None) -> Mapping[str, tuple[SeenScore | None, ...]]:
        """Every score on a questionnaire, by dimension.

        Args:
            questionnaire: Its id.
            perspective: Id of the only perspective that counts; `None` takes all.

        Returns:
            Dimension id -> one entry for each perspective; `None` stands for withheld or not known.
        """
        found: dict[str, tuple[SeenScore | None, ...]] = {}
        for profile in self.profiles:
            if profile.questionnaire == questionnaire:
                for of, dimension, score in _single(profile) if isinstance(profile, Profile) else _group(profile):
                    if perspective is None or of == perspective:
                        found[dimension] = (*found.get(dimension, ()), score)
        return found


def _single(profile: Profile) -> Iterator[tuple[str, str, SeenScore | None]]:
    """The scores of one response; those of a perspective that answers in confidence stay unseen."""
    openly = any(one.id == profile.perspective and not one.confidential for one in profile.legend.perspectives)
    for score in profile.scores:
        yield (
            profile.perspective,
            score.dimension,
            SeenScore(dimension=score.dimension, perspective=profile.perspective, value=score.value, band=score.band, n=1, legend=profile.legend)
            if openly and score.value is not None
            else None,
        )


def _group(profile: GroupProfile) -> Iterator[tuple[str, str, SeenScore | None]]:
    """The scores of whole perspectives; teams are too small to rest advice for the firm on."""
    for result in profile.perspectives:
        for score in result.scores:
            hidden = result.withheld or score.withheld
            yield (
                result.perspective,
                score.dimension,
                SeenScore(
                    dimension=score.dimension, perspective=result.perspective, value=score.mean, band=score.band, n=score.n, legend=profile.legend
                )
                if not hidden and score.mean is not None and score.n is not None
                else None,
            )
