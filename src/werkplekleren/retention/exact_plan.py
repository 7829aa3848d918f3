"""A plan of the exact planner, with what is proven of it."""

from typing import Literal

import attrs

from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_cost import PlanCost


@attrs.frozen(kw_only=True)
class ExactPlan:
    """A plan of the exact planner, with how much better another plan for the same people could still be.

    What is proven holds for other weeks of the same transfers: who learns what from whom, and by which methods, is chosen by the
    default planner and stays.

    Args:
        plan: The plan.
        cost: Its measure.
        usual: The measure of the plan of the default planner, from which the search started; `cost` is never higher.
        bound: What the measure is at least. Its later figures hold where the earlier ones are reached, and are 0 otherwise.
    """

    plan: RetentionPlan
    cost: PlanCost
    usual: PlanCost
    bound: PlanCost

    @property
    def status(self) -> Literal["optimal", "feasible"]:
        """`optimal` when it is proven that no weeks are better, otherwise `feasible`: it can be carried out."""
        return "optimal" if self.cost == self.bound else "feasible"

    @property
    def gap(self) -> float | None:
        """How much of `cost.late` better weeks could save at most, as a share from 0 to 1; lower is better, 0 is optimal.

        `None` when it is not proven that no less must be lost or lack, for then lateness says nothing.
        """
        if self.cost[:2] != self.bound[:2]:
            return None
        return (self.cost.late - self.bound.late) / self.cost.late if self.cost.late else 0.0
