"""What a questionnaire works out once, on first use, and keeps beside itself."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from .checking import Checker, checker_of
from .fingerprint import fingerprint
from .legend import Legend, legend_of
from .plan import ScoringPlan, compile_plan

if TYPE_CHECKING:
    from .questionnaire import Questionnaire
    from .quick import QuickScorer


@attrs.frozen(kw_only=True)
class Compiled:
    """A questionnaire, prepared for use.

    Args:
        content_hash: Fingerprint of its content.
        checker: For checking responses.
        plan: For scoring them.
        legend: What results carry of it.
    """

    content_hash: str
    checker: Checker
    plan: ScoringPlan
    legend: Legend

    @cached_property
    def quick(self) -> "Mapping[str, QuickScorer]":
        """Perspective id -> the quick way to its scores; empty when conditions decide what each respondent gets to see."""
        from .quick import QuickScorer

        perspectives = () if self.checker.conditional else tuple(self.checker.elsewhere)
        return {name: QuickScorer(self, name) for name in perspectives}


def compiled(questionnaire: "Questionnaire") -> Compiled:
    """Prepare a questionnaire."""
    plan = compile_plan(questionnaire)
    return Compiled(content_hash=fingerprint(questionnaire), checker=checker_of(questionnaire), plan=plan, legend=legend_of(questionnaire, plan))
