"""What became of one transfer when a plan is made again: by whom and when it goes on, or that it stops, and why."""

from datetime import date

import attrs

from werkplekleren.retention.plan_parts import Session
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.replanning.begun import Begun


@attrs.frozen(kw_only=True)
class Stay:
    """What became of one transfer.

    Args:
        found: What had become of it before.
        holder: Id of the holder from now on.
        deadline: The first Monday on which nothing of it may be planned any more.
        sessions: Per step what is still to be held.
        stopped: Whether it cannot go on: what was held stays, and what documents it where that still fits.
        excluded: Whether the successor is not to learn this topic at all any more.
        untaught: Whether learning to teach it was left out, because that is all that did not fit.
        why: The reasons of what differs.
    """

    found: Begun
    holder: str
    deadline: date | None
    sessions: tuple[tuple[Session, ...], ...]
    stopped: bool = False
    excluded: bool = False
    untaught: bool = False
    why: tuple[Reason, ...] = ()

    @property
    def every(self) -> tuple[Session, ...]:
        """All that is still to be held."""
        return tuple(session for part in self.sessions for session in part)

    @property
    def teaches(self) -> bool:
        """Whether the successor masters the topic once it is done."""
        return not self.stopped and self.found.transfer.to_level > self.found.transfer.from_level

    def last_week(self) -> date | None:
        """Monday of the last week in which anything of it was or is to be held."""
        weeks = [session.week for work in self.found.works for session in work.held]
        weeks.extend(session.week for session in self.every)
        return max(weeks, default=None)
