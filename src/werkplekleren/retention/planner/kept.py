"""What stays when a plan is made again: jobs with their people, and the weeks they have; and how much was moved all the same."""

from collections.abc import Mapping

import attrs

from werkplekleren.retention.planner.model import Job, Key
from werkplekleren.retention.planner.schedule import Placement
from werkplekleren.retention.planner.weeks import Hours, Limits


def _no_placements() -> Mapping[Key, Placement]:
    return {}


@attrs.frozen(kw_only=True)
class Kept:
    """What a plan that is made again starts from.

    Args:
        jobs: Jobs that keep their holder, successor and tasks: what is left to do of them. Those they wait for are among them.
        pinned: The weeks of those that stay where they are, counted from the first week of the new plan. What no longer fits there
            is placed anew, before everything else.
        limits: What may be planned of everybody's hours, with what is given away to anything else.
    """

    jobs: tuple[Job, ...] = ()
    pinned: Mapping[Key, Placement] = attrs.field(factory=_no_placements)
    limits: Limits = attrs.field(factory=Limits)


@attrs.frozen(kw_only=True)
class Movement:
    """How much differs between two plans for the same work; all 0 when nothing does.

    Args:
        jobs: Jobs that were in the first, of which anything differs.
        hours: Hours of both people that were in the first, and in the second lie in another week or are not there.
    """

    jobs: int
    hours: int


def movement(before: Mapping[Key, Placement], after: Mapping[Key, Placement]) -> Movement:
    """How much of what was placed before was moved or dropped; what came with the second plan is no movement."""
    moved = {key: _lacking(_hours(placement), _hours(after.get(key, ()))) for key, placement in before.items()}
    return Movement(jobs=sum(hours > 0 for hours in moved.values()), hours=sum(moved.values()))


def _hours(placement: Placement) -> Hours:
    """The hours of each side per week."""
    found: dict[str, dict[int, int]] = {"successor": {}, "holder": {}}
    for slots in placement:
        for slot in slots:
            found["successor"][slot.week] = found["successor"].get(slot.week, 0) + slot.successor
            found["holder"][slot.week] = found["holder"].get(slot.week, 0) + slot.holder
    return found


def _lacking(before: Hours, after: Hours) -> int:
    return sum(max(0, hours - after.get(side, {}).get(week, 0)) for side, weeks in before.items() for week, hours in weeks.items())
