"""Made-up transfers of firms of any size: who hands over what to whom, before when, with everybody's hours."""

from datetime import date

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren.retention import Person
from werkplekleren.retention.planner.measure import Measure
from werkplekleren.retention.planner.model import Job, Key, Task
from werkplekleren.retention.planner.moves import Draws
from werkplekleren.retention.planner.weeks import Calendar, Grid, Limits
from werkplekleren.retention.transfer_method import Stage

MONDAY = date(2027, 1, 4)
PATH: tuple[tuple[Stage, int, int], ...] = (("observe", 15, 100), ("together", 35, 100), ("watched", 30, 50), ("alone", 20, 10))
"""Stages with the percentage of the successor's hours, and of those the percentage that the holder is there."""


LOAD = 0.4
CHOICES = 4
"""Of so many people drawn, the one with most room gets the next transfer."""


@attrs.frozen(kw_only=True)
class Instance:
    """Transfers to be given their weeks.

    Args:
        jobs: The transfers by key.
        grid: Everybody's free hours.
        measure: What the cost depends on.
    """

    jobs: dict[Key, Job]
    grid: Grid
    measure: Measure


def instance(transfers: int, weeks: int, seed: int) -> Instance:
    """So many transfers in so many weeks, the same for the same seed.

    Half of the holders leave in the last third of the plan. Everybody has two to four hours a week and is away one week in twelve.
    There are as many people as make the hours two fifths of what fits; as in a real plan, who has most room gets the next transfer.
    One in ten transfers waits for another one of the same successor.
    """
    draws = Draws(1_000_003 * seed + transfers)
    hours = [8 + draws.below(min(33, weeks // 2)) for _ in range(transfers)]
    successors = max(2, round(sum(hours) / (LOAD * 3 * weeks * 11 / 12)))
    holders = max(2, round(0.9 * successors))
    people = [
        Person(id=f"{kind}{number}", name="x", learning_hours=2 + draws.below(3), teaching_hours=2 + draws.below(3))
        for kind, many in (("s", successors), ("h", holders))
        for number in range(many)
    ]
    room = {person.id: person.learning_hours if person.id[0] == "s" else person.teaching_hours for person in people}
    ends = {f"h{number}": weeks if number % 2 else weeks * 2 // 3 + draws.below(weeks // 3) for number in range(holders)}
    grid = Grid.of(tuple(people), Calendar(first=MONDAY, count=weeks), Limits())
    for rows in (grid.learning, grid.teaching):
        for name in sorted(rows):
            for week in range(weeks):
                if not draws.below(12):
                    grid.learning[name][week] = grid.teaching[name][week] = 0
    jobs: dict[Key, Job] = {}
    load = dict.fromkeys(room, 0.0)
    for number, size in enumerate(hours):
        successor = min((f"s{draws.below(successors)}" for _ in range(CHOICES)), key=lambda one: load[one] / room[one])
        holder = min((f"h{draws.below(holders)}" for _ in range(CHOICES)), key=lambda one: load[one] / room[one] / ends[one])
        load[successor] += size
        load[holder] += size
        earlier = [key for key in jobs if key[1] == successor]
        job = Job(
            topic=f"t{number:04}",
            holder=holder,
            successor=successor,
            tasks=_tasks(size, documented=draws.below(2) == 0),
            end=ends[holder],
            dated=ends[holder] < weeks,
            weight=(1 + draws.below(5)) * (1 + draws.below(5)) * (1, 2, 4, 8)[draws.below(4)],
            further=False,
            after=(earlier[draws.below(len(earlier))],) if earlier and not draws.below(10) else (),
            supports=None,
            from_level=0,
            to_level=3,
            reasons=(),
        )
        jobs[job.key] = job
    measure = Measure(weights={job.topic: job.weight for job in jobs.values()}, counts=dict.fromkeys((job.topic for job in jobs.values()), 1))
    return Instance(jobs=jobs, grid=grid, measure=measure)


def _tasks(hours: int, *, documented: bool) -> tuple[Task, ...]:
    documents = (Task(stage="document", method=Identifier("m"), successor=4, holder=3),) if documented else ()
    practice: list[Task] = []
    for stage, successor, holder in PATH:
        own = max(1, -(-hours * successor // 100))
        practice.append(Task(stage=stage, method=Identifier("m"), successor=own, holder=-(-own * holder // 100)))
    return *documents, *practice
