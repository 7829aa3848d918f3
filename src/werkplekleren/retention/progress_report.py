"""What a progress report is about: how a plan stands, the risk it was to take away, and when to look again."""

from datetime import date

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.progress import Progress
from werkplekleren.retention.reviews import Review
from werkplekleren.retention.risk_method import RiskMethod
from werkplekleren.retention.risk_outlook import RiskOutlook
from werkplekleren.retention.risk_over_time import RiskMoment
from werkplekleren.retention.status import PlanStatus


@attrs.frozen(kw_only=True)
class ProgressReport(Displayed):
    """A plan on a day: to be talked over at a review.

    Args:
        status: How it stands.
        outlook: The risk after the plan beside the risk now.
        moments: The risk over time: without the plan, by it, and by what was verified.
        reviews: When to look again, from the day on.
    """

    status: PlanStatus
    outlook: RiskOutlook
    moments: tuple[RiskMoment, ...]
    reviews: tuple[Review, ...]

    @classmethod
    def of(cls, plan: RetentionPlan, progress: Progress, firm: KnowledgeMap, *, on: date, method: RiskMethod | None = None) -> "ProgressReport":
        """The report on a day.

        Args:
            plan: The plan, as it is now.
            progress: What happened so far; what is noted after `on` is left out.
            firm: Who knew what when the plan was made, with leaving dates as they are known now.
            on: The day.
            method: The risk method; the built-in one by default.
        """
        here = progress.applied_to(firm, on=on)
        return cls(
            status=plan.status(progress, firm, on=on),
            outlook=plan.risk_outlook(here, on=on, method=method),
            moments=plan.risk_over_time(progress, firm, on=on, method=method),
            reviews=tuple(review for review in plan.reviews() if review.on >= on),
        )
