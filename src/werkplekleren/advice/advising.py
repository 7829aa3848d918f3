"""All rules on all facts: which instruments help this firm most."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren.errors import InvalidValueError, Message

from .advice import Advice, Recommendation, RecommendationReason
from .evaluate import evaluate
from .facts import Facts
from .rules import PLACEHOLDER
from .values import filled

if TYPE_CHECKING:
    from werkplekleren.assessments import GroupProfile, Profile
    from werkplekleren.retention import KnowledgeMap

    from .catalogue import Catalogue
    from .firm import Firm, FirmQuestion, Measurement, Moment
    from .rules import AdviceRule
    from .values import Shown


def advise(
    *,
    toolbox: "Catalogue",
    on: dt.date,
    profiles: "Sequence[GroupProfile | Profile]" = (),
    knowledge: "KnowledgeMap | None" = None,
    firm: "Firm | None" = None,
    question: "FirmQuestion | None" = None,
    measurements: "Sequence[Measurement]" = (),
    moments: "Sequence[Moment]" = (),
    most: int = 5,
) -> Advice:
    """Recommend instruments to a firm, each with every reason for it.

    All rules of all rule sets are tried. An instrument ranks by its heaviest reason; with the same
    heaviest reason, by the sum of the weights of its reasons; then by id. So many light reasons never
    outrank a heavy one, and the same facts always give the same order.

    A result that is withheld because the group is too small fires no rule, also not a rule that asks
    for its opposite, and is in no reason. The same goes for what is not known, and for the answers of
    one person from a perspective that answers in confidence.

    Args:
        toolbox: Holds instruments, questionnaires, risk methods and rule sets.
        on: The date of the advice; certificates and leaving dates are read against it.
        profiles: Results of questionnaires; of each questionnaire the newest round.
        knowledge: Who knows what; `None` when not mapped.
        firm: The firm; `None` leaves rules about its size silent.
        question: What it wants to know; `None` leaves rules about themes silent.
        measurements: Rounds that were held; their questionnaires count as used.
        moments: What was done; rules with `once` do not recommend their instruments again.
        most: The largest number of recommendations, 1 to 1000.

    Returns:
        The recommendations, the most useful first; none when no rule fires.

    Raises:
        InvalidValueError: When `most` is out of range.
        UnknownNameError: When a rule names content that the toolbox does not have.
    """
    if type(most) is not int or not 1 <= most <= 1000:  # noqa: PLR2004 - the range in the docstring
        raise InvalidValueError(Message("most must be a whole number from 1 to 1000, not {most}", {"most": repr(most)[:80]}))
    facts = Facts(
        catalogue=toolbox,
        on=on,
        profiles=profiles,
        knowledge=knowledge,
        firm=firm,
        question=question,
        measured=frozenset(one.questionnaire for one in (*profiles, *measurements)),
    )
    done = frozenset(one.instrument for one in moments if one.instrument is not None)
    reasons: dict[Identifier, list[RecommendationReason]] = {}
    for name in sorted(toolbox.rule_sets):
        rule_set = toolbox.rule_sets[name]
        for rule in rule_set.rules:
            finding = evaluate(rule.when, facts)
            if finding.holds and not (rule.once and _is_done(rule, facts, done)):
                reasons.setdefault(rule.instrument, []).append(_reason(rule_set.id, rule, finding.values))
    ranked = sorted(reasons, key=lambda name: (*_by_weight(reasons[name]), name))
    return Advice(
        on=on,
        recommendations=tuple(
            Recommendation(
                instrument=name,
                rank=rank,
                weight=max(one.weight for one in reasons[name]),
                reasons=tuple(sorted(reasons[name], key=lambda one: (-one.weight, one.rule_set, one.rule))),
            )
            for rank, name in enumerate(ranked[:most], start=1)
        ),
    )


def _by_weight(reasons: Sequence[RecommendationReason]) -> tuple[int, int]:
    """Sorts the heaviest reason first, then the largest sum."""
    weights = [one.weight for one in reasons]
    return -max(weights), -sum(weights)


def _is_done(rule: "AdviceRule", facts: Facts, done: frozenset[str]) -> bool:
    """Whether the firm used the instrument: a moment says so, or one of its questionnaires was used."""
    return rule.instrument in done or not facts.measured.isdisjoint(facts.catalogue.instruments[rule.instrument].questionnaires)


def _reason(rule_set: Identifier, rule: "AdviceRule", values: "Mapping[str, Shown]") -> RecommendationReason:
    """The reason filled in, with the values it used."""
    words = rule.reason.translations
    used = [name for name in values if any(name in PLACEHOLDER.findall(text) for text in words.values())]
    return RecommendationReason(
        rule_set=rule_set,
        rule=rule.id,
        weight=rule.weight,
        text=filled(rule.reason, values),
        values={name: Text({language: values[name](language) for language in words}) for name in used},
    )
