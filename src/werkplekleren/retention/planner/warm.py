"""Drafting from an earlier plan on: what stands of it, more beside it, the same sooner, or all of it anew; the best of these."""

from collections.abc import Sequence

import attrs

from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_changes import PlanChange
from werkplekleren.retention.plan_cost import PlanCost
from werkplekleren.retention.planner.draft import Case, Draft, draft_of, retimed
from werkplekleren.retention.planner.earlier import ready_in, warm_start
from werkplekleren.retention.planner.jobs import Assignment
from werkplekleren.retention.planner.kept import Kept
from werkplekleren.retention.planner.methods import Practice
from werkplekleren.retention.planner.moves import polish, repair
from werkplekleren.retention.planner.needs import Need, Situation, needs_of
from werkplekleren.retention.planner.request import Request
from werkplekleren.retention.planner.schedule import last_week, schedule
from werkplekleren.retention.planner.search import drafted, fitted
from werkplekleren.retention.planner.standing import cost_of, purposes
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.transfer_method import TransferMethod

PEOPLE_KEYS = frozenset({"person", "holder", "successor"})
"""The values of reasons that are people."""


class FromEarlier:
    """Drafts as the default planner does, and from an earlier plan on; the best by the whole measure is kept, the earlier one when alike.

    Args:
        plan: The earlier plan; `None` to start from nothing.
    """

    def __init__(self, plan: RetentionPlan | None) -> None:
        self._plan = plan
        self.changes: tuple[PlanChange, ...] = ()

    @property
    def people(self) -> dict[str, str]:
        """The names of whom the changes are about, as the earlier plan has them."""
        said = {str(value) for change in self.changes for reason in change.why for key, value in reason.values.items() if key in PEOPLE_KEYS}
        said.update(change.successor for change in self.changes)
        return {} if self._plan is None else {person: name for person, name in self._plan.people.items() if person in said}

    @property
    def topics(self) -> dict[str, str]:
        """The titles of the topics that the changes are about, as the earlier plan has them."""
        said = {change.topic for change in self.changes}
        return {} if self._plan is None else {topic: title for topic, title in self._plan.topics.items() if topic in said}

    def __call__(self, situation: Situation, needs: Sequence[Need], methods: Sequence[TransferMethod], kept: Kept | None = None) -> Draft:
        """The best draft; never worse than what stands of the earlier plan.

        Args:
            situation: The firm and its weeks.
            needs: What must be handed over, most important first.
            methods: The transfer methods.
            kept: What it starts from besides; a plan that is proposed starts from nothing else.
        """
        fresh = drafted(situation, needs, methods, kept)
        if self._plan is None:
            return fresh
        start = warm_start(situation, needs, Practice(methods, situation.firm.scale), self._plan)
        self.changes = start.changes
        if not start.kept.jobs:
            return fresh
        stands = standing(situation, needs, methods, start.kept)
        self.changes = (*start.changes, *_failed(situation, stands))
        beside = fitted(situation, needs, methods, start.kept)
        case = Case(situation=situation, needs=needs, practice=Practice(methods, situation.firm.scale), kept=Kept(), limits=stands.limits)
        return best_of(situation, needs, (stands, sooner(case, beside), beside, fresh))


def best_of(situation: Situation, needs: Sequence[Need], drafts: Sequence[Draft]) -> Draft:
    """The draft that costs least, told from its transfers alone, so that it does not matter how it was found; the first of those alike."""
    return min(drafts, key=lambda draft: measured(situation, needs, draft))


def measured(situation: Situation, needs: Sequence[Need], draft: Draft) -> PlanCost:
    """What a draft costs, told from its transfers alone."""
    ready = [(draft.assignment.jobs[key], last_week(placement)) for key, placement in draft.schedule.placements.items()]
    return cost_of(needs, ready, purposes(situation.firm, needs, ready))


def cost_of_plan(request: Request, plan: RetentionPlan) -> PlanCost:
    """What a plan costs in the firm and the weeks of a request."""
    situation = request.situation
    needs = needs_of(situation, request.firm.risks(request.judged_on, request.judged_by))
    ready = ready_in(situation, plan)
    return cost_of(needs, ready, purposes(situation.firm, needs, ready))


def standing(situation: Situation, needs: Sequence[Need], methods: Sequence[TransferMethod], kept: Kept) -> Draft:
    """What is kept and nothing else: in its weeks where they still are free, else in others, where there are any."""
    case = Case(situation=situation, needs=needs, practice=Practice(methods, situation.firm.scale), kept=kept, limits=kept.limits)
    jobs = {job.key: job for job in kept.jobs}
    return draft_of(needs, case.limits, Assignment(jobs=jobs), schedule(jobs, list(jobs), case.grid(), kept.pinned), ())


def sooner(case: Case, draft: Draft) -> Draft:
    """The same people in other weeks: in the order in which they are done, and from there on by moving jobs."""
    result = draft.schedule
    order = sorted(result.placements, key=lambda key: (result.last_week(key), key))
    free = attrs.evolve(result, tried=(*order, *result.failed))
    return retimed(retimed(attrs.evolve(draft, schedule=free, limits=case.limits), case, repair), case, polish)


def _failed(situation: Situation, draft: Draft) -> tuple[PlanChange, ...]:
    """What could be done and has no room any more."""
    found = [draft.assignment.jobs[key] for key in sorted(draft.schedule.failed)]
    return tuple(
        PlanChange(
            on=situation.start,
            topic=job.topic,
            successor=job.successor,
            what=Reason(code="dropped"),
            why=(Reason(code="does-not-fit", values={"holder": job.holder, "successor": job.successor}),),
        )
        for job in found
    )
