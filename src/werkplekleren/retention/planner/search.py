"""From needs to a draft: assign, schedule in a few orders, reassign what did not fit, keep the best.

The measure is the weight of what is not solved, then the sum of weight times finishing week. A better search can take
the place of `drafted` without any other change.
"""

from collections.abc import Callable, Mapping, Sequence
from math import floor

import attrs

from werkplekleren.retention.planner.jobs import Assignment, Pair, assign
from werkplekleren.retention.planner.model import Job
from werkplekleren.retention.planner.needs import Need, Situation
from werkplekleren.retention.planner.schedule import Schedule, schedule
from werkplekleren.retention.planner.weeks import Grid
from werkplekleren.retention.transfer_method import TransferMethod

ROUNDS = 8
"""How often what did not fit is given to other people."""

MOST_BOUND = 8
"""Bounds on weekly hours that are tried when not everything fits: 1 to this many hours."""


@attrs.frozen(kw_only=True)
class Draft:
    """A plan in whole hours and numbered weeks.

    Args:
        assignment: Who hands over what to whom.
        schedule: When.
        unsolved: Topic id -> how many successors are lacking.
        cost: The measure; lower is better.
    """

    assignment: Assignment
    schedule: Schedule
    unsolved: Mapping[str, int]
    cost: tuple[int, int, int]


def drafted(situation: Situation, needs: Sequence[Need], methods: Sequence[TransferMethod]) -> Draft:
    """The best draft for these needs.

    When not everything fits, it is also tried with fewer hours a week for everybody: filling one person's weeks can stand in
    another's way, and so a firm with more hours is never worse off than one with fewer (when all have the same hours).
    """
    learning = max((floor(person.learning_hours) for person in situation.firm.people), default=0)
    teaching = max((floor(person.teaching_hours) for person in situation.firm.people), default=0)
    best = _improved(situation, needs, methods, learning, teaching)
    for most_learning in range(min(learning, MOST_BOUND), 0, -1):
        for most_teaching in range(min(teaching, MOST_BOUND), 0, -1):
            if not best.unsolved:
                return best
            other = _improved(situation, needs, methods, most_learning, most_teaching)
            best = min(best, other, key=lambda draft: draft.cost)
    return best


def _improved(situation: Situation, needs: Sequence[Need], methods: Sequence[TransferMethod], learning: int, teaching: int) -> Draft:
    """Give what does not fit to other people, a few times, and keep the best."""
    banned: set[Pair] = set()
    drafts: list[Draft] = []
    for _ in range(ROUNDS):
        assignment = assign(situation, needs, methods, most_learning=learning, most_teaching=teaching, banned=banned)
        draft = _scheduled(situation, needs, assignment, learning, teaching)
        drafts.append(draft)
        failed = [draft.assignment.jobs[key] for key in draft.schedule.failed]
        if not failed:
            break
        banned.update((job.topic, job.holder, job.successor) for job in failed)
    return min(drafts, key=lambda draft: draft.cost)


Order = Callable[[Job], tuple[float, ...]]

ORDERS: tuple[Order, ...] = (
    lambda job: (-job.weight / job.hours,),
    lambda job: (not job.dated, -job.weight / job.hours),
    lambda job: (job.end, -job.weight / job.hours),
    lambda job: (-job.weight, job.end),
)
"""The orders that are tried: weight per hour; that, dated ones first; earliest deadline; weight."""


def _scheduled(situation: Situation, needs: Sequence[Need], assignment: Assignment, learning: int, teaching: int) -> Draft:
    """The best schedule of an assignment over a few orders."""
    empty = Grid.of(situation.firm.people, situation.calendar, most_learning=learning, most_teaching=teaching)
    drafts: list[Draft] = []
    for order in ORDERS:
        keys = [job.key for job in sorted(assignment.jobs.values(), key=lambda job: (*order(job), job.topic, job.successor))]
        result = schedule(assignment.jobs, keys, empty.copy())
        drafts.append(_draft(needs, assignment, result))
    return min(drafts, key=lambda draft: draft.cost)


def _draft(needs: Sequence[Need], assignment: Assignment, result: Schedule) -> Draft:
    unsolved = dict(assignment.missing)
    for topic, _ in result.failed:
        unsolved[topic] = unsolved.get(topic, 0) + 1
    weights = {need.topic.id: need.weight for need in needs}
    wanted = {topic: count for topic, count in unsolved.items() if topic in weights}
    return Draft(
        assignment=assignment,
        schedule=result,
        unsolved=wanted,
        cost=(
            len(wanted),
            sum(weights[topic] * count for topic, count in wanted.items()),
            sum(assignment.jobs[key].weight * (result.last_week(key) + 1) for key in result.placements),
        ),
    )
