"""When one situation of an advice rule holds, another of the same kind holds too."""

from functools import singledispatch

from werkplekleren.advice.situations import (
    BandSituation,
    CertificateSituation,
    GapSituation,
    LeavingUnknownSituation,
    LeavingWithinSituation,
    NoDataSituation,
    RiskSituation,
    SinglePointSituation,
    Situation,
    UncoveredSituation,
    UndocumentedSituation,
)
from werkplekleren.toolbox.lint.known import Known


def implies(one: Situation, other: Situation, known: Known) -> bool:
    """Whether `other` holds wherever `one` does. Where it cannot be told, it is not said.

    Args:
        one: What holds.
        other: What may follow from it.
        known: What the toolbox tells.
    """
    return type(one) is type(other) and _implies(one, other, known)


@singledispatch
def _implies(one: Situation, other: Situation, _known: Known) -> bool:
    return one == other


@_implies.register
def _(one: BandSituation, other: BandSituation, known: Known) -> bool:
    narrow, wide = known.places(one), known.places(other)
    same = (one.questionnaire, one.dimension) == (other.questionnaire, other.dimension) and other.perspective in {None, one.perspective}
    return same and narrow is not None and wide is not None and set(narrow) <= set(wide)


@_implies.register
def _(one: GapSituation, other: GapSituation, _known: Known) -> bool:
    same = (one.questionnaire, one.higher, one.lower) == (other.questionnaire, other.higher, other.lower)
    return same and one.points >= other.points and other.dimension in {None, one.dimension}


@_implies.register
def _(one: RiskSituation, other: RiskSituation, known: Known) -> bool:
    order = known.risk_order(one.method)
    if one.method != other.method or one.band not in order or other.band not in order:
        return False
    return order.index(one.band) >= order.index(other.band) and one.at_least >= other.at_least


@_implies.register
def _(one: SinglePointSituation, other: SinglePointSituation, _known: Known) -> bool:
    return one.at_least >= other.at_least and _as_critical(one.criticality, other.criticality)


@_implies.register
def _(one: UncoveredSituation, other: UncoveredSituation, _known: Known) -> bool:
    return one.at_least >= other.at_least and _as_critical(one.criticality, other.criticality)


@_implies.register
def _(one: UndocumentedSituation, other: UndocumentedSituation, _known: Known) -> bool:
    narrower = set(one.documented) <= set(other.documented)
    return narrower and one.at_least >= other.at_least and _as_critical(one.criticality, other.criticality)


@_implies.register
def _(one: LeavingWithinSituation, other: LeavingWithinSituation, _known: Known) -> bool:
    return one.months <= other.months and one.at_least >= other.at_least


@_implies.register
def _(one: LeavingUnknownSituation, other: LeavingUnknownSituation, _known: Known) -> bool:
    return one.at_least >= other.at_least


@_implies.register
def _(one: CertificateSituation, other: CertificateSituation, _known: Known) -> bool:
    return set(one.states) <= set(other.states) and one.at_least >= other.at_least


@_implies.register
def _(one: NoDataSituation, other: NoDataSituation, _known: Known) -> bool:
    return one == other or (one.what == "knowledge-map" and other.what in {"levels", "certificates"})


def _as_critical(one: int | None, other: int | None) -> bool:
    """Whether a lower limit on how critical topics are is at least as strict as another."""
    return other is None or (one is not None and one >= other)
