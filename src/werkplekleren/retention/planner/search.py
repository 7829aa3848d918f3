"""From needs to a draft: assign, schedule in a few orders, reassign what did not fit, move jobs in the order, keep the best."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, get_args

import attrs

from werkplekleren.retention.planner.choosing import Pair
from werkplekleren.retention.planner.draft import Case, Draft, draft_of, retimed
from werkplekleren.retention.planner.gaps import topic_of
from werkplekleren.retention.planner.jobs import Assignment, assign
from werkplekleren.retention.planner.kept import Kept
from werkplekleren.retention.planner.methods import Practice
from werkplekleren.retention.planner.model import Job
from werkplekleren.retention.planner.moves import polish, repair
from werkplekleren.retention.planner.needs import Need, Situation
from werkplekleren.retention.planner.schedule import schedule
from werkplekleren.retention.planner.weeks import Limits
from werkplekleren.retention.transfer_method import TransferMethod

MOST_ROUNDS = 4
FEWEST_ROUNDS = 2
EFFORT = 160
"""How often a draft is mended and its order changed: this many topics' worth of work, mending within the two limits."""

Push = Literal["none", "lost", "all"]
"""Which topics that do not fit go to the front: none; those without any successor; all. Going to the front helps once."""

MOST_BOUND = 8
"""Bounds on weekly hours that are tried when not everything fits: 1 to this many hours."""


Drafting = Callable[[Situation, Sequence[Need], Sequence[TransferMethod], Kept | None], Draft]
"""What makes a draft: `drafted`, or something that makes it better."""


def drafted(situation: Situation, needs: Sequence[Need], methods: Sequence[TransferMethod], kept: Kept | None = None) -> Draft:
    """The best draft for these needs.

    When not everything fits, it is also tried with fewer hours a week for everybody, and without the people of whom nothing is
    recorded yet: filling one person's weeks can stand in another's way, and a newcomer can be the wrong choice. Each of these is
    searched in the same way, and of what they lose and lack the least is kept. So a firm never loses more, and then never lacks
    more, than the same firm in which nobody has more than so many hours a week, or in which the newcomers have none. To be done
    sooner is searched for afterwards only, with what is lost and lacking as it is; for that there is no such promise.

    Args:
        situation: The firm and its weeks.
        needs: What must be handed over, most important first.
        methods: The transfer methods.
        kept: What it starts from, when a plan is made again.
    """
    best, case = _fitted(situation, needs, methods, kept)
    return retimed(best, case, polish)


def fitted(situation: Situation, needs: Sequence[Need], methods: Sequence[TransferMethod], kept: Kept | None = None) -> Draft:
    """As `drafted`, without looking for being done sooner: quicker, and the same transfers fit."""
    return _fitted(situation, needs, methods, kept)[0]


def _fitted(situation: Situation, needs: Sequence[Need], methods: Sequence[TransferMethod], kept: Kept | None) -> tuple[Draft, Case]:
    kept = Kept() if kept is None else kept
    case = Case(situation=situation, needs=needs, practice=Practice(methods, situation.firm.scale), kept=kept, limits=kept.limits)
    family = _family(situation, kept.limits)
    best = _searched(case, next(family))
    for limits in family:
        if not best.unsolved:
            break
        best = min(best, _searched(case, limits), key=lambda draft: draft.cost[:2])
    return best, case


def _searched(case: Case, limits: Limits) -> Draft:
    """The best draft within limits."""
    return retimed(_improved(attrs.evolve(case, limits=limits)), case, repair)


def _family(situation: Situation, limits: Limits) -> Iterator[Limits]:
    """The limits as they are, then with fewer hours; each also without newcomers, who are the people of whom no level is recorded."""
    firm = situation.firm
    known = {level.person for level in firm.mastery}
    newcomers = frozenset(person.id for person in firm.people if person.id not in known)
    most = max((hours for person in firm.people for hours in limits.weekly(person)), default=0)
    for bound in (limits.most, *range(min(most - 1, MOST_BOUND), 0, -1)):
        yield attrs.evolve(limits, most=bound)
        if newcomers:
            yield attrs.evolve(limits, most=bound, idle=limits.idle | newcomers)


def _improved(case: Case) -> Draft:
    """Mend what does not fit, and where it is learning to teach a topic that does not, leave that out if more is kept so."""
    best = _pushed(case)
    jobs = best.assignment.jobs
    failed = {key[0] for key in best.schedule.failed if any(task.stage == "teach" for task in jobs[key].tasks)}
    untaught = failed.intersection(need.topic.id for need in case.needs if need.topic.teach)
    if not untaught:
        return best
    return min(best, _pushed(attrs.evolve(case, untaught=frozenset(untaught))), key=lambda draft: draft.cost[:2])


def _pushed(case: Case) -> Draft:
    """Mend what does not fit, in three ways, a few times each, and keep the best."""
    drafts: list[Draft] = []
    known: _Known = {}
    for push in get_args(Push):
        drafts.append(_mended(case, push, known))
        if not drafts[-1].unsolved:
            break
    return min(drafts, key=lambda draft: draft.cost)


_Known = dict[tuple[tuple[str, ...], frozenset[Pair]], Draft]
"""Drafts by the topics at the front and the banned combinations, so that none is made twice."""


def _mended(case: Case, push: Push, known: _Known) -> Draft:
    """Draft again and again, giving what did not fit to other people, or letting it choose its people and weeks first."""
    needs = case.needs
    banned: set[Pair] = set()
    pushed: list[str] = []
    drafts: list[Draft] = []
    for _ in range(max(FEWEST_ROUNDS, min(MOST_ROUNDS, EFFORT // max(1, len(needs))))):
        state = tuple(pushed), frozenset(banned)
        if state not in known:
            ordered = sorted(needs, key=lambda need: _place(pushed, need.topic.id))
            assignment = assign(
                case.situation, ordered, case.practice, limits=case.limits, banned=banned, kept=case.kept.jobs, untaught=case.untaught
            )
            known[state] = _scheduled(case, assignment, pushed)
        draft = known[state]
        drafts.append(draft)
        failed = [draft.assignment.jobs[key] for key in draft.schedule.failed]
        may_push = {topic_of(slot) for slot in {"none": frozenset[str](), "lost": draft.lost, "all": frozenset(draft.unsolved)}[push]}
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


def _scheduled(case: Case, assignment: Assignment, pushed: Sequence[str]) -> Draft:
    """The best schedule of an assignment over a few orders."""
    empty = case.grid()
    drafts: list[Draft] = []
    for order in ORDERS:
        keys = [
            job.key for job in sorted(assignment.jobs.values(), key=lambda job: (_place(pushed, job.topic), *order(job), job.topic, job.successor))
        ]
        drafts.append(draft_of(case.needs, case.limits, assignment, schedule(assignment.jobs, keys, empty.copy(), case.kept.pinned), pushed))
    return min(drafts, key=lambda draft: draft.cost)
