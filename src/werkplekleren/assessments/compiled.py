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
    from .quick import QuickScorers
    from .response import Answer, Response
    from .score import Score


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
    def quick(self) -> "QuickScorers":
        """The quick ways to scores, made when they are needed."""
        from .quick import QuickScorers

        return QuickScorers(self)

    def scores(self, perspective: str, answers: "Mapping[str, Answer]") -> "tuple[Score, ...]":
        """The score of each dimension and composite, of answers that were checked; the quick way where there is one."""
        from .scoring import scores_of

        quick = self.quick.of(perspective, answers)
        return scores_of(self.plan, answers, self.checker.hidden(perspective, answers)) if quick is None else quick.scores(answers)

    def fits(self, response: "Response") -> bool:
        """Whether a quick look sees that a response fits; where it does not, `checker.problems` tells whether it does."""
        quick = self.quick.of(response.perspective, response.answers)
        return quick is not None and quick.takes(response)


def compiled(questionnaire: "Questionnaire") -> Compiled:
    """Prepare a questionnaire."""
    plan = compile_plan(questionnaire)
    return Compiled(content_hash=fingerprint(questionnaire), checker=checker_of(questionnaire), plan=plan, legend=legend_of(questionnaire, plan))
