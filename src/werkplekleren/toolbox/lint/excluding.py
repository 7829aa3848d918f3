"""Situations of an advice rule that stand in each other's way, or can never be at all."""

import attrs

from werkplekleren.advice.situations import (
    BandSituation,
    CertificateSituation,
    FirmSizeSituation,
    GapSituation,
    LeavingUnknownSituation,
    LeavingWithinSituation,
    NoDataSituation,
    RiskSituation,
    SinglePointSituation,
    Situation,
    ThemeSituation,
    UncoveredSituation,
    UndocumentedSituation,
)
from werkplekleren.toolbox.lint.implying import implies
from werkplekleren.toolbox.lint.known import Known, sizes

KNOWLEDGE = (
    SinglePointSituation,
    UncoveredSituation,
    RiskSituation,
    LeavingWithinSituation,
    LeavingUnknownSituation,
    CertificateSituation,
    UndocumentedSituation,
)
"""Situations of which nothing is known as long as there is no knowledge map."""


@attrs.frozen
class Literal:
    """A situation that must hold, or that must be known not to hold."""

    situation: Situation
    holds: bool


def impossible(one: Literal, known: Known) -> bool:
    """Whether a situation can never be as it must be, whatever the firm."""
    match one.situation:
        case BandSituation() as band:
            return _impossible_band(band, known, holds=one.holds)
        case GapSituation() as gap:
            seen = gap.dimension is None or all(known.is_scored(gap.questionnaire, gap.dimension, side) for side in (gap.higher, gap.lower))
            return not seen or (one.holds and gap.higher == gap.lower)
        case RiskSituation() as risk:
            return one.holds and not known.is_risk(risk.method, risk.band)
        case FirmSizeSituation() as size:
            low, high = sizes(size)
            return low > high
        case _:
            return False


def _impossible_band(band: BandSituation, known: Known, *, holds: bool) -> bool:
    """A score outside every band, or one that nobody has."""
    if not known.is_scored(band.questionnaire, band.dimension, band.perspective):
        return True
    places = known.places(band)
    if places is None:
        return False
    return not places if holds else len(places) == len(known.order(band))


def contradict(one: Literal, other: Literal, known: Known) -> bool:
    """Whether two situations can never both be as they must be."""
    if _unknown_with(one, other.situation) or _unknown_with(other, one.situation):
        return True
    if one.holds and other.holds:
        return _exclude(one.situation, other.situation, known) or _exclude(other.situation, one.situation, known)
    if one.holds:
        return implies(one.situation, other.situation, known)
    return other.holds and implies(other.situation, one.situation, known)


def _exclude(one: Situation, other: Situation, known: Known) -> bool:
    """Whether two situations cannot both hold; the other way around may have to be asked too."""
    match one, other:
        case FirmSizeSituation(), FirmSizeSituation():
            (low, high), (least, most) = sizes(one), sizes(other)
            return max(low, least) > min(high, most)
        case ThemeSituation(), ThemeSituation():
            return one.theme != other.theme
        case BandSituation(), BandSituation():
            return _apart(one, other, known)
        case GapSituation(), GapSituation():
            turned = (one.questionnaire, one.dimension, one.higher, one.lower) == (other.questionnaire, other.dimension, other.lower, other.higher)
            return turned and one.dimension is not None
        case NoDataSituation(), CertificateSituation():
            return one.what == "certificates"
        case _:
            return False


def _apart(one: BandSituation, other: BandSituation, known: Known) -> bool:
    """Whether two situations want one and the same score in different bands."""
    same = (one.questionnaire, one.dimension, one.perspective) == (other.questionnaire, other.dimension, other.perspective)
    places, others = known.places(one), known.places(other)
    return same and known.is_one_score(one) and places is not None and others is not None and set(places).isdisjoint(others)


def _unknown_with(one: Literal, other: Situation) -> bool:
    """Whether `other` cannot be known where `one` holds: what was not measured or mapped is neither true nor false."""
    if not one.holds or not isinstance(one.situation, NoDataSituation):
        return False
    lacking = one.situation
    if lacking.what == "knowledge-map":
        return isinstance(other, KNOWLEDGE)
    return isinstance(other, (BandSituation, GapSituation)) and lacking.questionnaire == other.questionnaire
