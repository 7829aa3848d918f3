"""The facts of one firm in the form in which situations ask for them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.text import Text
from werkplekleren.assessments import GroupProfile, Profile

if TYPE_CHECKING:
    from werkplekleren.retention import KnowledgeMap

    from .catalogue import Catalogue
    from .firm import Firm, FirmQuestion


@attrs.frozen(kw_only=True)
class SeenScore:
    """A score that may be seen: of a group of at least the floor, or of a perspective that answers openly.

    Args:
        perspective: Id of the perspective.
        value: 0 to 100.
        band: Id of the band; `None` when the dimension has none.
        n: How many people it rests on.
    """

    perspective: str
    value: float
    band: str | None
    n: int


@attrs.frozen(kw_only=True)
class Facts:
    """What is known of the firm on one date.

    Args:
        catalogue: For titles and the order of bands.
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
                for dimension, score in self._single(profile) if isinstance(profile, Profile) else _group(profile, perspective):
                    if perspective is None or score is None or score.perspective == perspective:
                        found[dimension] = (*found.get(dimension, ()), score)
        return found

    def plural(self, questionnaire: str, perspective: str) -> Text:
        """What the people of a perspective are called together; its id when the questionnaire has it no more."""
        for one in self.catalogue.questionnaires[questionnaire].perspectives:
            if one.id == perspective:
                return one.plural
        return Text({"nl": perspective})

    def _single(self, profile: Profile) -> Sequence[tuple[str, SeenScore | None]]:
        """The scores of one response: those of a perspective that answers in confidence stay unseen."""
        perspectives = self.catalogue.questionnaires[profile.questionnaire].perspectives
        confidential = any(one.id == profile.perspective and one.confidential for one in perspectives)
        return [
            (
                score.dimension,
                None if confidential or score.value is None else SeenScore(perspective=profile.perspective, value=score.value, band=score.band, n=1),
            )
            for score in profile.scores
        ]


def _group(profile: GroupProfile, perspective: str | None) -> Sequence[tuple[str, SeenScore | None]]:
    return [
        (
            score.dimension,
            None
            if result.withheld or score.withheld or score.mean is None or score.n is None
            else SeenScore(perspective=result.perspective, value=score.mean, band=score.band, n=score.n),
        )
        for result in profile.perspectives
        if perspective is None or result.perspective == perspective
        for score in result.scores
    ]
