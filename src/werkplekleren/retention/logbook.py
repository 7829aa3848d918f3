"""The blank logbook of a plan: a sheet per transfer on which is written what was really held, and what was decided."""

from datetime import date

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.validators import is_a, is_id, maybe
from werkplekleren.errors import UnknownNameError
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_parts import PlanStep, Session, Transfer


@attrs.frozen(kw_only=True)
class Logbook(Displayed):
    """Sheets to print and to fill in by hand, one for each transfer with work in it; what is written there goes into `Progress`.

    A sheet says nothing of levels or of who leaves when: it lies at the machine.

    Args:
        plan: The plan.
        person: Id of somebody to make the sheets for, as learner or as holder; `None` makes all of them.

    Raises:
        UnknownNameError: When the plan does not name the person.

    >>> from werkplekleren.retention import PlanStep, Session, Transfer
    >>> session = Session(week=date(2027, 1, 4), hours=2, holder_hours=2)
    >>> step = PlanStep(
    ...     id="s", stage="observe", method="m", holder_hours=2, successor_hours=2, first_week=session.week, last_week=session.week,
    ...     sessions=(session,))
    >>> transfer = Transfer(topic="cnc", holder="anke", successor="bert", methods=("m",), from_level=0, to_level=3, steps=(step,))
    >>> plan = RetentionPlan(start=date(2027, 1, 4), transfers=(transfer,))
    >>> [[planned.week.isoformat() for _, planned in Logbook.sessions(one)] for one in Logbook(plan=plan).transfers]
    [['2027-01-04']]
    """

    plan: RetentionPlan = attrs.field(validator=is_a(RetentionPlan))
    person: str | None = attrs.field(default=None, validator=maybe(is_id))

    def __attrs_post_init__(self) -> None:
        if self.person is not None and self.person not in self.plan.people:
            raise UnknownNameError("person", self.person, self.plan.people)

    @property
    def transfers(self) -> tuple[Transfer, ...]:
        """The transfers that have a sheet, the one that starts first in front."""
        found = [one for one in self.plan.transfers if any(step.sessions for step in one.steps) and self.person in {None, one.holder, one.successor}]
        return tuple(sorted(found, key=lambda one: (one.first_week or date.max, one.last_week or date.max, one.topic, one.successor)))

    @staticmethod
    def sessions(transfer: Transfer) -> tuple[tuple[PlanStep, Session], ...]:
        """The planned sessions of a transfer with the step each is for, week by week."""
        found = [(step, session) for step in transfer.steps for session in step.sessions]
        return tuple(sorted(found, key=lambda one: one[1].week))
