"""From needs to a draft: assign, schedule in a few orders, reassign what did not fit, keep the best.

The measure is first the weight of the topics that get no successor at all, then of the successors that lack, then the sum
of weight times finishing week. A better search can take the place of `drafted` without any other change.
"""

from collections.abc import Callable, Mapping, Sequence
from math import floor
from typing import Literal, get_args

import attrs

from werkplekleren.retention.planner.jobs import Assignment, Pair, assign
from werkplekleren.retention.planner.methods import Practice
from werkplekleren.retention.planner.model import Job
from werkplekleren.retention.planner.needs import Need, Situation
from werkplekleren.retention.planner.schedule import Schedule, schedule
from werkplekleren.retention.planner.weeks import Grid
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
        most_hours: Learning and teaching hours a week above this were left unused.
        pushed: Ids of the topics that went to the front, in that order.
    """

    assignment: Assignment
    schedule: Schedule
    unsolved: Mapping[str, int]
    lost: frozenset[str]
    cost: tuple[int, int, int]
    most_hours: int
    pushed: tuple[str, ...]


def drafted(situation: Situation, needs: Sequence[Need], methods: Sequence[TransferMethod]) -> Draft:
    """The best draft for these needs.

    When not everything fits, it is also tried with fewer hours a week for everybody: filling one person's weeks can stand in
    another's way. So a firm in which everybody has more hours is never worse off than one in which everybody has fewer.
    """
    practice = Practice(methods, situation.firm.scale)
    most = max((floor(hours) for person in situation.firm.people for hours in (person.learning_hours, person.teaching_hours)), default=0)
    best = _improved(situation, needs, practice, most)
    for bound in range(min(most - 1, MOST_BOUND), 0, -1):
        if not best.unsolved:
            break
        best = min(best, _improved(situation, needs, practice, bound), key=lambda draft: draft.cost)
    return _settled(situation, needs, best)


def _settled(situation: Situation, needs: Sequence[Need], draft: Draft) -> Draft:
    """Keep the people and try other weeks; what makes it better stays.

    Without each of the topics at the front, which had to go before some and not before all; and with the most important ones there.
    """
    first = [need.topic.id for need in needs[: EFFORT // max(1, len(needs))]]
    for topic, away in [*((one, True) for one in reversed(draft.pushed)), *((one, False) for one in first)]:
        others = [one for one in draft.pushed if one != topic]
        pushed = others if away else [topic, *others]
        draft = min(draft, _scheduled(situation, needs, draft.assignment, draft.most_hours, pushed), key=lambda one: one.cost)
    return draft


def _improved(situation: Situation, needs: Sequence[Need], practice: Practice, most_hours: int) -> Draft:
    """Mend what does not fit, in three ways, a few times each, and keep the best."""
    drafts: list[Draft] = []
    for push in get_args(Push):
        drafts.append(_mended(situation, needs, practice, most_hours, push))
        if not drafts[-1].unsolved:
            break
    return min(drafts, key=lambda draft: draft.cost)


def _mended(situation: Situation, needs: Sequence[Need], practice: Practice, most_hours: int, push: Push) -> Draft:
    """Draft again and again, giving what did not fit to other people, or letting it choose its people and weeks first."""
    banned: set[Pair] = set()
    pushed: list[str] = []
    drafts: list[Draft] = []
    for _ in range(max(FEWEST_ROUNDS, min(MOST_ROUNDS, EFFORT // max(1, len(needs))))):
        ordered = sorted(needs, key=lambda need: _place(pushed, need.topic.id))
        assignment = assign(situation, ordered, practice, most_hours=most_hours, banned=banned)
        draft = _scheduled(situation, ordered, assignment, most_hours, pushed)
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


def _scheduled(situation: Situation, needs: Sequence[Need], assignment: Assignment, most_hours: int, pushed: Sequence[str]) -> Draft:
    """The best schedule of an assignment over a few orders."""
    empty = Grid.of(situation.firm.people, situation.calendar, most_hours=most_hours)
    drafts: list[Draft] = []
    for order in ORDERS:
        keys = [
            job.key for job in sorted(assignment.jobs.values(), key=lambda job: (_place(pushed, job.topic), *order(job), job.topic, job.successor))
        ]
        result = schedule(assignment.jobs, keys, empty.copy())
        drafts.append(_draft(needs, assignment, result, most_hours, pushed))
    return min(drafts, key=lambda draft: draft.cost)


def _draft(needs: Sequence[Need], assignment: Assignment, result: Schedule, most_hours: int, pushed: Sequence[str]) -> Draft:
    unsolved = dict(assignment.missing)
    for topic, _ in result.failed:
        unsolved[topic] = unsolved.get(topic, 0) + 1
    weights = {need.topic.id: need.weight for need in needs}
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
        most_hours=most_hours,
        pushed=tuple(pushed),
    )
