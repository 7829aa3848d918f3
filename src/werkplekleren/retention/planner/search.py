"""From needs to a draft: assign, schedule in a few orders, reassign what did not fit, keep the best.

The measure is first the weight of the topics that get no successor at all, then of the successors that lack, then the sum
of weight times finishing week. A better search can take the place of `drafted` without any other change.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, get_args

import attrs

from werkplekleren.retention.planner.jobs import Assignment, Pair, assign
from werkplekleren.retention.planner.kept import Kept
from werkplekleren.retention.planner.methods import Practice
from werkplekleren.retention.planner.model import Job
from werkplekleren.retention.planner.needs import Need, Situation
from werkplekleren.retention.planner.schedule import Schedule, schedule
from werkplekleren.retention.planner.weeks import Grid, Limits
from werkplekleren.retention.transfer_method import TransferMethod

MOST_ROUNDS = 4
FEWEST_ROUNDS = 2
EFFORT = 160
"""How often a draft is mended and its order changed: this many topics' worth of work, mending within the two limits."""

Push = Literal["none", "lost", "all"]
"""Which topics that do not fit go to the front: none; those without any successor; all. Going to the front helps once."""

MOST_BOUND = 8
"""Bounds on weekly hours that are tried when not everything fits: 1 to this many hours."""


@attrs.frozen(kw_only=True)
class Draft:
    """A plan in whole hours and numbered weeks.

    Args:
        assignment: Who hands over what to whom.
        schedule: When.
        unsolved: Topic id -> how many successors are lacking.
        lost: Ids of the topics that get no successor at all.
        cost: The measure; lower is better.
        limits: What could be planned of everybody's hours.
        pushed: Ids of the topics that went to the front, in that order.
    """

    assignment: Assignment
    schedule: Schedule
    unsolved: Mapping[str, int]
    lost: frozenset[str]
    cost: tuple[int, int, int]
    limits: Limits
    pushed: tuple[str, ...]


@attrs.frozen(kw_only=True)
class _Case:
    """What a draft is made for.

    Args:
        situation: The firm and its weeks.
        needs: What must be handed over, most important first.
        practice: The transfer methods.
        kept: What it starts from.
        limits: What may be planned of everybody's hours.
    """

    situation: Situation
    needs: Sequence[Need]
    practice: Practice
    kept: Kept
    limits: Limits


def drafted(situation: Situation, needs: Sequence[Need], methods: Sequence[TransferMethod], kept: Kept | None = None) -> Draft:
    """The best draft for these needs.

    When not everything fits, it is also tried with fewer hours a week for everybody: filling one person's weeks can stand in
    another's way. So a firm in which everybody has more hours is never worse off than one in which everybody has fewer.

    Args:
        situation: The firm and its weeks.
        needs: What must be handed over, most important first.
        methods: The transfer methods.
        kept: What it starts from, when a plan is made again.
    """
    kept = Kept() if kept is None else kept
    case = _Case(situation=situation, needs=needs, practice=Practice(methods, situation.firm.scale), kept=kept, limits=kept.limits)
    most = max((hours for person in situation.firm.people for hours in kept.limits.weekly(person)), default=0)
    best = _improved(case)
    for bound in range(min(most - 1, MOST_BOUND), 0, -1):
        if not best.unsolved:
            break
        best = min(best, _improved(attrs.evolve(case, limits=attrs.evolve(kept.limits, most=bound))), key=lambda draft: draft.cost)
    return _settled(case, best)


def _settled(case: _Case, draft: Draft) -> Draft:
    """Keep the people and try other weeks; what makes it better stays.

    Without each of the topics at the front, which had to go before some and not before all; and with the most important ones there.
    """
    first = [need.topic.id for need in case.needs[: EFFORT // max(1, len(case.needs))]]
    for topic, away in [*((one, True) for one in reversed(draft.pushed)), *((one, False) for one in first)]:
        others = [one for one in draft.pushed if one != topic]
        pushed = others if away else [topic, *others]
        draft = min(draft, _scheduled(attrs.evolve(case, limits=draft.limits), draft.assignment, pushed), key=lambda one: one.cost)
    return draft


def _improved(case: _Case) -> Draft:
    """Mend what does not fit, in three ways, a few times each, and keep the best."""
    drafts: list[Draft] = []
    for push in get_args(Push):
        drafts.append(_mended(case, push))
        if not drafts[-1].unsolved:
            break
    return min(drafts, key=lambda draft: draft.cost)


def _mended(case: _Case, push: Push) -> Draft:
    """Draft again and again, giving what did not fit to other people, or letting it choose its people and weeks first."""
    needs = case.needs
    banned: set[Pair] = set()
    pushed: list[str] = []
    drafts: list[Draft] = []
    for _ in range(max(FEWEST_ROUNDS, min(MOST_ROUNDS, EFFORT // max(1, len(needs))))):
        ordered = sorted(needs, key=lambda need: _place(pushed, need.topic.id))
        assignment = assign(case.situation, ordered, case.practice, limits=case.limits, banned=banned, kept=case.kept.jobs)
        draft = _scheduled(case, assignment, pushed)
        drafts.append(draft)
        failed = [assignment.jobs[key] for key in draft.schedule.failed]
        may_push = {"none": frozenset[str](), "lost": draft.lost, "all": frozenset(draft.unsolved)}[push]
        first_time = [job.topic for job in failed if job.topic in may_push and job.topic not in pushed]
        again = {(job.topic, job.holder, job.successor) for job in failed if job.topic not in first_time}
        if not first_time and again <= banned:
            break
        pushed = [*dict.fromkeys(first_time), *pushed]
        banned |= again
    return min(drafts, key=lambda draft: draft.cost)


def _place(pushed: Sequence[str], topic: str) -> int:
    """The place of a topic among those at the front; behind them all when it is not there."""
    return pushed.index(topic) if topic in pushed else len(pushed)


Order = Callable[[Job], tuple[float, ...]]

ORDERS: tuple[Order, ...] = (
    lambda job: (-job.weight / job.hours,),
    lambda job: (job.further, -job.weight / job.hours),
    lambda job: (job.further, not job.dated, -job.weight / job.hours),
    lambda job: (job.further, job.end, -job.weight / job.hours),
    lambda job: (job.further, -job.weight, job.end),
)
"""The orders that are tried: weight per hour; then first successors first, by weight per hour, dated ones first, by deadline, by weight."""


def _scheduled(case: _Case, assignment: Assignment, pushed: Sequence[str]) -> Draft:
    """The best schedule of an assignment over a few orders."""
    empty = Grid.of(case.situation.firm.people, case.situation.calendar, case.limits)
    drafts: list[Draft] = []
    for order in ORDERS:
        keys = [
            job.key for job in sorted(assignment.jobs.values(), key=lambda job: (_place(pushed, job.topic), *order(job), job.topic, job.successor))
        ]
        drafts.append(_draft(case, assignment, schedule(assignment.jobs, keys, empty.copy(), case.kept.pinned), pushed))
    return min(drafts, key=lambda draft: draft.cost)


def _draft(case: _Case, assignment: Assignment, result: Schedule, pushed: Sequence[str]) -> Draft:
    unsolved = dict(assignment.missing)
    for topic, _ in result.failed:
        unsolved[topic] = unsolved.get(topic, 0) + 1
    weights = {need.topic.id: need.weight for need in case.needs}
    wanted = {topic: count for topic, count in unsolved.items() if topic in weights}
    lost = frozenset(wanted).difference(topic for topic, _ in result.placements)
    return Draft(
        assignment=assignment,
        schedule=result,
        unsolved=wanted,
        lost=lost,
        cost=(
            sum(weights[topic] for topic in sorted(lost)),
            sum(weights[topic] * count for topic, count in wanted.items()),
            sum(assignment.jobs[key].weight * (result.last_week(key) + 1) for key in result.placements),
        ),
        limits=case.limits,
        pushed=tuple(pushed),
    )
