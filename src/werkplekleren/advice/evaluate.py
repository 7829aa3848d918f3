"""Whether a situation holds, given the facts: true, false, or not to be said."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from functools import singledispatch
from typing import TYPE_CHECKING

import attrs

from .facts import Facts, SeenScore
from .situations import (
    AllSituations,
    AnySituation,
    BandSituation,
    CertificateSituation,
    FirmSizeSituation,
    GapSituation,
    LeavingUnknownSituation,
    LeavingWithinSituation,
    NoDataSituation,
    NotSituation,
    RiskSituation,
    SinglePointSituation,
    Situation,
    ThemeSituation,
    UncoveredSituation,
    UndocumentedSituation,
)
from .values import Shown, count, day, names, quote, text

if TYPE_CHECKING:
    from werkplekleren.retention import KnowledgeMap, Topic

MONTHS = 12


@attrs.frozen
class Finding:
    """What was found about one situation.

    Args:
        holds: `None` when it is not known, or not to be said because a group is too small.
        values: What a reason may use; filled only where the situation holds.
    """

    holds: bool | None
    values: Mapping[str, Shown] = attrs.field(factory=dict[str, Shown])


UNKNOWN = Finding(None)


@singledispatch
def evaluate(situation: Situation, facts: Facts) -> Finding:
    """Look whether a situation holds.

    Args:
        situation: The situation.
        facts: What is known.

    Returns:
        The finding, with the values for a reason where it holds.
    """
    raise NotImplementedError(type(situation))


def _found(holds: bool, **values: Shown) -> Finding:  # noqa: FBT001 - the one thing a finding is about
    return Finding(holds, values if holds else {})


@evaluate.register
def _(situation: BandSituation, facts: Facts) -> Finding:
    scores = facts.scores(situation.questionnaire, situation.perspective).get(situation.dimension, ())
    places = [_within(situation, score) for score in scores]
    if True not in places:
        return Finding(None if None in places or not places else False)
    score = scores[places.index(True)]
    return (
        UNKNOWN
        if score is None or score.band is None
        else _found(
            holds=True,
            questionnaire=text(score.legend.title),
            dimension=text(score.legend.dimension(score.dimension).title),
            perspective=text(score.legend.perspective(score.perspective).plural),
            score=count(score.value),
            band=text(score.legend.band(score.dimension, score.band).title),
            n=count(score.n),
        )
    )


def _within(situation: BandSituation, score: SeenScore | None) -> bool | None:
    """Whether a score lies between the bands; `None` when it may not be seen or has other bands."""
    if score is None or score.band is None:
        return None
    order = [band.id for band in score.legend.dimension(score.dimension).bands]
    lowest = situation.at_least or order[0]
    highest = situation.at_most or order[-1]
    if lowest not in order or highest not in order:
        return None
    return order.index(lowest) <= order.index(score.band) <= order.index(highest)


@evaluate.register
def _(situation: GapSituation, facts: Facts) -> Finding:
    higher = _visible(facts.scores(situation.questionnaire, situation.higher))
    lower = _visible(facts.scores(situation.questionnaire, situation.lower))
    wanted = sorted(set(higher) | set(lower)) if situation.dimension is None else [situation.dimension]
    pairs = [(high, low) for name in wanted if (high := higher.get(name)) and (low := lower.get(name))]
    if not pairs:
        return UNKNOWN
    high, low = max(pairs, key=lambda pair: pair[0].value - pair[1].value)
    points = high.value - low.value
    if points < situation.points:
        return UNKNOWN if len(pairs) < len(wanted) else Finding(holds=False)
    return _found(
        holds=True,
        questionnaire=text(high.legend.title),
        dimension=text(high.legend.dimension(high.dimension).title),
        higher=text(high.legend.perspective(high.perspective).plural),
        lower=text(low.legend.perspective(low.perspective).plural),
        higher_score=count(high.value),
        lower_score=count(low.value),
        points=count(points),
    )


def _visible(scores: Mapping[str, tuple[SeenScore | None, ...]]) -> dict[str, SeenScore]:
    """The first score of each dimension that may be seen."""
    return {dimension: seen[0] for dimension, each in scores.items() if (seen := [one for one in each if one is not None])}


@evaluate.register
def _(situation: SinglePointSituation, facts: Facts) -> Finding:
    if facts.knowledge is None or facts.coverage is None:
        return UNKNOWN
    critical = {topic.id: topic.title for topic in _critical(facts.knowledge, situation.criticality)}
    holders = facts.coverage.single_points
    found = [topic for topic in critical if topic in holders]
    people = _names(facts.knowledge, [holders[topic] for topic in found])
    return _found(len(found) >= situation.at_least, count=count(len(found)), topics=names(critical[topic] for topic in found), people=people)


@evaluate.register
def _(situation: UncoveredSituation, facts: Facts) -> Finding:
    if facts.knowledge is None or facts.coverage is None:
        return UNKNOWN
    uncovered = facts.coverage.uncovered
    found = [topic.title for topic in _critical(facts.knowledge, situation.criticality) if topic.id in uncovered]
    return _found(len(found) >= situation.at_least, count=count(len(found)), topics=names(found))


@evaluate.register
def _(situation: UndocumentedSituation, facts: Facts) -> Finding:
    if facts.knowledge is None:
        return UNKNOWN
    found = [topic.title for topic in _critical(facts.knowledge, situation.criticality) if topic.documented in situation.documented]
    return _found(len(found) >= situation.at_least, count=count(len(found)), topics=names(found))


def _critical(knowledge: "KnowledgeMap", criticality: int | None) -> list["Topic"]:
    """The topics that are at least this critical; one that was not judged counts only when no limit is set."""
    return [topic for topic in knowledge.topics if criticality is None or (topic.criticality is not None and topic.criticality >= criticality)]


def _names(knowledge: "KnowledgeMap", people: Iterable[str]) -> Shown:
    each = set(people)
    return names(person.name for person in knowledge.people if person.id in each)


@evaluate.register
def _(situation: RiskSituation, facts: Facts) -> Finding:
    assessed = facts.risks(situation.method)
    if facts.knowledge is None or assessed is None:
        return UNKNOWN
    bands = assessed.method.bands
    order = [band.id for band in bands]
    counted = order[order.index(situation.band) :]
    risks = [risk for risk in assessed.risks if risk.band in counted]
    found = dict.fromkeys(risk.topic_title for risk in risks)
    return _found(
        len(found) >= situation.at_least,
        count=count(len(found)),
        topics=names(found),
        people=_names(facts.knowledge, [risk.person for risk in risks if risk.person is not None]),
        band=text(bands[order.index(situation.band)].title),
    )


@evaluate.register
def _(situation: LeavingWithinSituation, facts: Facts) -> Finding:
    if facts.knowledge is None:
        return UNKNOWN
    end = months_later(facts.on, situation.months)
    leaving = [(one.leaving.date, one.name) for one in facts.knowledge.people if one.leaving.date is not None and facts.on < one.leaving.date <= end]
    return _found(
        len(leaving) >= situation.at_least,
        count=count(len(leaving)),
        people=names(name for _, name in leaving),
        months=count(situation.months),
        first_date=day(min((date for date, _ in leaving), default=end)),
    )


@evaluate.register
def _(situation: LeavingUnknownSituation, facts: Facts) -> Finding:
    if facts.knowledge is None:
        return UNKNOWN
    found = [one.name for one in facts.knowledge.people if one.leaving.status == "unknown"]
    return _found(len(found) >= situation.at_least, count=count(len(found)), people=names(found))


@evaluate.register
def _(situation: CertificateSituation, facts: Facts) -> Finding:
    if facts.knowledge is None or facts.register is None:
        return UNKNOWN
    found = [one.certificate for one in facts.register.attention if one.state in situation.states]
    return _found(
        len(found) >= situation.at_least,
        count=count(len(found)),
        certificates=names(one.title for one in found),
        people=_names(facts.knowledge, [one.person for one in found if one.person is not None]),
    )


@evaluate.register
def _(situation: FirmSizeSituation, facts: Facts) -> Finding:
    if facts.firm is None:
        return UNKNOWN
    size = facts.firm.people
    holds = (situation.at_least is None or size >= situation.at_least) and (situation.at_most is None or size <= situation.at_most)
    return _found(holds, firm=quote(facts.firm.name), size=count(size))


@evaluate.register
def _(situation: ThemeSituation, facts: Facts) -> Finding:
    if facts.question is None or facts.question.theme is None:
        return UNKNOWN
    return _found(facts.question.theme == situation.theme, question=quote(facts.question.text))


@evaluate.register
def _(situation: NoDataSituation, facts: Facts) -> Finding:
    if situation.what == "measurement":
        return Finding(situation.questionnaire not in facts.measured)
    if facts.knowledge is None:
        return Finding(holds=True)
    if situation.what == "levels":
        return Finding(all(one.level is None for one in facts.knowledge.mastery))
    return Finding(situation.what == "certificates" and not facts.knowledge.certificates)


@evaluate.register
def _(situation: AllSituations, facts: Facts) -> Finding:
    findings = [evaluate(one, facts) for one in situation.situations]
    if any(one.holds is False for one in findings):
        return Finding(holds=False)
    return UNKNOWN if any(one.holds is None for one in findings) else _together(findings)


@evaluate.register
def _(situation: AnySituation, facts: Facts) -> Finding:
    findings = [evaluate(one, facts) for one in situation.situations]
    true = [one for one in findings if one.holds]
    if true:
        return _together(true)
    return UNKNOWN if any(one.holds is None for one in findings) else Finding(holds=False)


@evaluate.register
def _(situation: NotSituation, facts: Facts) -> Finding:
    holds = evaluate(situation.situation, facts).holds
    return UNKNOWN if holds is None else Finding(not holds)


def _together(findings: Sequence[Finding]) -> Finding:
    """All values of findings that hold; the first of a name wins."""
    return Finding(holds=True, values={name: value for one in reversed(findings) for name, value in one.values.items()})


def months_later(start: dt.date, months: int) -> dt.date:
    """The same day some months later, or the last day of that month where it is shorter.

    >>> months_later(dt.date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(start.year * MONTHS + start.month - 1 + months, MONTHS)
    return dt.date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
