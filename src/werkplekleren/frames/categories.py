"""Classifications in expressions: for each rule where it holds and where it fails; elsewhere it is not known."""

from collections.abc import Mapping
from typing import NamedTuple

import attrs

from werkplekleren.assessments.classification import (
    AllRules,
    AnyRule,
    InBand,
    ItemRule,
    NotRule,
    Rule,
    ScoreAtLeast,
    ScoreBelow,
    ScoreRule,
    simple_rules,
)
from werkplekleren.assessments.conditions import Answered
from werkplekleren.assessments.plan import PlanClassification

from .extra import nw
from .measures import CategoryMeasure, measured
from .ratios import WHOLE, Ratio
from .visibility import Known, Truth, either, opposite, together


class Verdict(NamedTuple):
    """Where a rule holds and where it fails; never both."""

    holds: Truth
    fails: Truth


@attrs.frozen(kw_only=True)
class CategoryPlan:
    """One classification, as far as it can be worked out from answers.

    Args:
        plan: The classification.
        sums: Columns to work out while there are answers.
        verdicts: Rule about an item -> where it holds and fails, from those columns.
        asked: Where one of those items was asked.
        code: Name of the column that tells what came of the rules.
    """

    plan: PlanClassification
    sums: tuple[nw.Expr, ...]
    verdicts: Mapping[ItemRule, Verdict]
    asked: Truth
    code: str

    def step(self, ratios: Mapping[str, Ratio | None], gate: nw.Expr | None) -> nw.Expr:
        """What came of the rules, as a number that `told` spells out.

        Twice the places from the end, and one more where the rule holds; 0 where each rule fails.

        Args:
            ratios: What the scores are.
            gate: Where there may be a category at all; `None` is everywhere.
        """
        decided: list[nw.Expr] = [nw.lit(0, dtype=nw.Int16)]
        for place, (_, rule) in enumerate(reversed(self.plan.categories), start=1):
            holds, fails = self._says(rule, ratios)
            decided.append(_number(opposite(fails)) * (2 * place) + _number(holds))
        found = nw.max_horizontal(*decided)
        asked = either([self.asked, *(_asked(ratios[name]) for name in self.plan.dimensions)])
        if asked is not True:
            found = nw.when(_flag(asked)).then(found).otherwise(nw.lit(-1, dtype=nw.Int16))
        if gate is not None:
            found = nw.when(gate).then(found).otherwise(nw.lit(-2, dtype=nw.Int16))
        return found.alias(self.code)

    def told(self, measure: CategoryMeasure) -> nw.Expr:
        """A column of the result, from that number."""
        code, many = nw.col(self.code), len(self.plan.categories)
        places = range(many, 0, -1)
        if measure == "category":
            found = zip(places, self.plan.categories, strict=True)
            return nw.coalesce(*(nw.when(code == 2 * place + 1).then(nw.lit(str(name))) for place, (name, _) in found))
        return nw.coalesce(
            nw.when(code == -1).then(nw.lit("not-asked")),
            nw.when(code == 0).then(nw.lit("none-holds")),
            nw.when(code.is_in([2 * place for place in places])).then(nw.lit("not-enough-answered")),
            nw.when(code > 0).then(nw.lit("found")),
        )

    def too_large(self, ratios: Mapping[str, Ratio | None]) -> bool:
        """Whether a rule about a score can need numbers beyond what every engine handles exactly."""
        return any(
            ratio.largest * (1 if isinstance(rule, InBand) else rule.value.as_integer_ratio()[1]) >= WHOLE
            for _, whole in self.plan.categories
            for rule in simple_rules(whole)
            if isinstance(rule, (ScoreAtLeast, ScoreBelow, InBand)) and (ratio := ratios[rule.dimension]) is not None
        )

    def _says(self, rule: Rule, ratios: Mapping[str, Ratio | None]) -> Verdict:
        match rule:
            case AllRules():
                parts = [self._says(one, ratios) for one in rule.rules]
                return Verdict(together([one.holds for one in parts]), either([one.fails for one in parts]))
            case AnyRule():
                parts = [self._says(one, ratios) for one in rule.rules]
                return Verdict(either([one.holds for one in parts]), together([one.fails for one in parts]))
            case NotRule():
                holds, fails = self._says(rule.rule, ratios)
                return Verdict(fails, holds)
            case ScoreAtLeast() | ScoreBelow() | InBand():
                return _of_score(rule, ratios[rule.dimension])
            case _:
                return self.verdicts[rule]


def planned_category(plan: PlanClassification, known: Mapping[str, Known], prefix: str) -> CategoryPlan:
    """Work out what answers say of one classification.

    Args:
        plan: The classification.
        known: Item id -> what is known of it; items that nobody in the frame gets are not there.
        prefix: How the names of its columns begin.
    """
    sums: list[nw.Expr] = []
    verdicts: dict[ItemRule, Verdict] = {}
    for _, whole in plan.categories:
        for rule in simple_rules(whole):
            if not isinstance(rule, (ScoreAtLeast, ScoreBelow, InBand)) and rule not in verdicts:
                verdicts[rule] = Verdict(holds=False, fails=True)
                if rule.item in known:
                    names = [f"{prefix}{which}{len(verdicts)}" for which in "hf"]
                    sums += [flag.alias(name) for name, flag in zip(names, _of_answer(rule, known[rule.item]), strict=True)]
                    verdicts[rule] = Verdict(*map(nw.col, names))
    asked = either([_shown(known[name]) for name in plan.items if name in known])
    if not isinstance(asked, bool):
        sums.append(asked.alias(f"{prefix}a"))
        asked = nw.col(f"{prefix}a")
    return CategoryPlan(plan=plan, sums=tuple(sums), verdicts=verdicts, asked=asked, code=f"{prefix}y")


def _shown(known: Known) -> Truth:
    return True if known.shown is None else known.shown


def _of_answer(rule: ItemRule, known: Known) -> tuple[nw.Expr, nw.Expr]:
    """Where a rule about an item holds and where it fails: of what was shown and not answered only `Answered` is known."""
    holds = known.real & known.column.holds(rule).fill_null(value=False)
    if isinstance(rule, Answered):
        return holds, ~holds
    fails = known.real & ~holds
    return holds, fails if known.shown is None else fails | ~known.shown


def _of_score(rule: ScoreRule, ratio: Ratio | None) -> Verdict:
    """Where a rule about a score holds and where it fails; a score of which nothing was asked is in no band and reaches nothing."""
    if ratio is None:
        return Verdict(holds=False, fails=True)
    if isinstance(rule, InBand):
        band = measured(ratio.row, ratio, "band", "position")
        reached = either([(band == ratio.row.bands.index(name)).fill_null(value=False) for name in rule.bands])
    else:
        top, of = rule.value.as_integer_ratio()
        reached = ratio.top.cast(nw.Int64) * of >= ratio.below.cast(nw.Int64) * (ratio.scale * top)
        reached = reached if isinstance(rule, ScoreAtLeast) else ~reached
    fails = together([ratio.enough, opposite(reached)])
    return Verdict(together([ratio.enough, reached]), fails if ratio.shown is None else either([fails, ~ratio.shown]))


def _asked(ratio: Ratio | None) -> Truth:
    return ratio is not None if ratio is None or ratio.shown is None else ratio.shown


def _flag(truth: Truth) -> nw.Expr:
    return nw.lit(value=truth) if isinstance(truth, bool) else truth


def _number(truth: Truth) -> nw.Expr:
    return _flag(truth).cast(nw.Int16)
