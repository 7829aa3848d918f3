"""What a plan is asked for."""

from datetime import date

import attrs

from werkplekleren.errors import InvalidValueError, Message, PlanningError
from werkplekleren.retention.catalogue import RetentionCatalogue
from werkplekleren.retention.counted import counted
from werkplekleren.retention.dates import next_monday
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.planner.needs import Situation
from werkplekleren.retention.planner.weeks import Calendar
from werkplekleren.retention.risk_method import RiskMethod

MOST_WEEKS = 520
MOST_BUFFER = 104


@attrs.frozen(kw_only=True)
class Request:
    """For which firm, from when and how far ahead a plan is asked; `RetentionPlan.propose` tells of each.

    Raises:
        InvalidValueError: When `buffer_weeks` or `horizon_weeks` is out of range.
    """

    firm: KnowledgeMap
    catalogue: RetentionCatalogue
    start: date
    on: date | None
    buffer_weeks: int
    horizon_weeks: int
    risk_method: RiskMethod | None
    id: str
    title: str
    earlier: RetentionPlan | None = None

    def __attrs_post_init__(self) -> None:
        check_range("buffer_weeks", self.buffer_weeks, 0, MOST_BUFFER)
        check_range("horizon_weeks", self.horizon_weeks, 1, MOST_WEEKS)

    @property
    def judged_on(self) -> date:
        """The day for which the risk is judged."""
        return self.start if self.on is None else self.on

    @property
    def judged_by(self) -> RiskMethod:
        """The risk method: the one that is asked for, or that of the catalogue.

        Raises:
            PlanningError: When the catalogue has none.
        """
        return self.risk_method or usual_method(self.catalogue)

    @property
    def situation(self) -> Situation:
        """The firm, as far as levels count when the plan starts, and its weeks."""
        calendar = Calendar(first=next_monday(self.start), count=self.horizon_weeks)
        return Situation(firm=counted(self.firm.certified(), self.start), calendar=calendar, start=self.start, buffer_weeks=self.buffer_weeks)


def usual_method(catalogue: RetentionCatalogue) -> RiskMethod:
    """The risk method that a catalogue chooses.

    Raises:
        PlanningError: When it has none.
    """
    if not catalogue.risk_methods:
        raise PlanningError(Message("no plan can be made without a risk method"))
    return catalogue.default_risk_method()


def check_range(name: str, value: int, low: int, high: int) -> None:
    """Refuse a number outside its range."""
    if type(value) is not int or not low <= value <= high:
        raise InvalidValueError(
            Message("{name} must be a whole number from {low} to {high}, not {value}", {"name": name, "low": low, "high": high, "value": repr(value)})
        )
