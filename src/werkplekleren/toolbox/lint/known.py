"""What a toolbox tells about the names in a situation: which bands, in which order, and who gets asked."""

from collections.abc import Sequence

from werkplekleren.advice.situations import BandSituation, FirmSizeSituation
from werkplekleren.assessments import Questionnaire
from werkplekleren.toolbox.lint.bands import risk_bands
from werkplekleren.toolbox.lint.reach import View
from werkplekleren.toolbox.lint.subject import Subject

LARGEST_FIRM = 100_000


class Known:
    """What situations can be held against. A name that does not exist is an error already; nothing is concluded from it here.

    Args:
        subject: The toolbox.
    """

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._asked: dict[tuple[str, str, str], bool] = {}

    def places(self, situation: BandSituation) -> range | None:
        """The places of the bands that count, the lowest band being 0; `None` when something in it does not exist."""
        order = self.order(situation)
        if not {situation.at_least, situation.at_most} <= {None, *order} or not order:
            return None
        first = 0 if situation.at_least is None else order.index(situation.at_least)
        last = len(order) - 1 if situation.at_most is None else order.index(situation.at_most)
        return range(first, last + 1)

    def order(self, situation: BandSituation) -> Sequence[str]:
        """The ids of the bands of the dimension, from low to high; empty when there is no such dimension."""
        questionnaire = self._with(situation.questionnaire, situation.dimension)
        return [] if questionnaire is None else [band.id for band in questionnaire.dimension(situation.dimension).bands]

    def is_one_score(self, situation: BandSituation) -> bool:
        """Whether it is about a single score: without a perspective, those of several perspectives may differ."""
        questionnaire = self._subject.questionnaires.get(situation.questionnaire)
        return situation.perspective is not None or (questionnaire is not None and len(questionnaire.perspectives) == 1)

    def is_scored(self, questionnaire: str, dimension: str, perspective: str | None) -> bool:
        """Whether a perspective (`None`: any) gets items of a dimension; also when something of it does not exist."""
        known = self._with(questionnaire, dimension)
        if known is None:
            return True
        names = [one.id for one in known.perspectives]
        if perspective is not None and perspective not in names:
            return True
        return any(self._asks(known, dimension, name) for name in names if perspective in {None, name})

    def risk_order(self, method: str) -> Sequence[str]:
        """The ids of the bands of a risk method, from low to high; empty when there is no such method."""
        known = self._subject.risk_methods.get(method)
        return [] if known is None else [band.id for band in known.bands]

    def is_risk(self, method: str, band: str) -> bool:
        """Whether some topic can be in a band of a risk method or a higher one; also when something of it does not exist."""
        known, order = self._subject.risk_methods.get(method), self.risk_order(method)
        return known is None or band not in order or not risk_bands(known).isdisjoint(order[order.index(band) :])

    def _with(self, questionnaire: str, dimension: str) -> Questionnaire | None:
        known = self._subject.questionnaires.get(questionnaire)
        return known if known is not None and any(one.id == dimension for one in known.scored) else None

    def _asks(self, questionnaire: Questionnaire, dimension: str, perspective: str) -> bool:
        key = (questionnaire.id, dimension, perspective)
        if key not in self._asked:
            self._asked[key] = View(questionnaire, perspective).asks(dimension)
        return self._asked[key]


def sizes(situation: FirmSizeSituation) -> tuple[int, int]:
    """The smallest and the largest firm that counts."""
    return situation.at_least or 1, situation.at_most or LARGEST_FIRM
