"""What can be worked out of a retention plan, each in a module of its own that is imported when it is asked for."""

from datetime import date
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from werkplekleren.errors import Problem
    from werkplekleren.retention.catalogue import RetentionCatalogue
    from werkplekleren.retention.knowledge_map import KnowledgeMap
    from werkplekleren.retention.personal_plan import PersonalPlan
    from werkplekleren.retention.plan import RetentionPlan
    from werkplekleren.retention.plan_cost import PlanCost
    from werkplekleren.retention.progress import Progress
    from werkplekleren.retention.reviews import Review, ReviewRhythm
    from werkplekleren.retention.risk_method import RiskMethod
    from werkplekleren.retention.risk_outlook import RiskOutlook
    from werkplekleren.retention.risk_over_time import RiskMoment
    from werkplekleren.retention.status import PlanStatus, Watch


class PlanViews:
    """Mixin of `RetentionPlan`: a page a person, its cost, how it stands, reviews, risks and problems, worked out of the plan."""

    __slots__ = ()

    def for_person(self, person: str) -> "PersonalPlan":
        """What the plan asks of one person: a page for that person.

        Raises:
            UnknownNameError: When the plan does not name the person.
        """
        from werkplekleren.retention.personal_plan import PersonalPlan

        return PersonalPlan(plan=_whole(self), person=person)

    def cost(
        self,
        firm: "KnowledgeMap",
        catalogue: "RetentionCatalogue",
        *,
        on: date | None = None,
        horizon_weeks: int = 104,
        risk_method: "RiskMethod | None" = None,
    ) -> "PlanCost":
        """The measure by which `propose` chooses: what is lost, what lacks and how late the rest is done; lower is better.

        It is told from who learns what by when, whoever made the plan. Of those who learn the same topic, who is done first counts
        first. What nothing at risk asks for does not count.

        Args:
            firm: Who knows what.
            catalogue: The toolbox with the risk methods.
            on: The day for which the risk is judged; the start of the plan by default.
            horizon_weeks: How many weeks the plan looks ahead, 1-520.
            risk_method: The risk method; by default the one that the catalogue chooses.

        Raises:
            PlanningError: When the catalogue has no risk method.
            InvalidValueError: When `horizon_weeks` is out of range.

        >>> from datetime import date
        >>> from werkplekleren import KnowledgeMap, Mastery, Person, RetentionPlan, Toolbox, Topic
        >>> people = (Person(id="anke", name="Anke"), Person(id="bert", name="Bert"))
        >>> topics = (Topic(id="cnc", title="CNC", required_people=2),)
        >>> firm = KnowledgeMap(title="Oeverdam", people=people, topics=topics, mastery=(Mastery(person="anke", topic="cnc", level=4),))
        >>> toolbox, start = Toolbox.builtin(), date(2027, 1, 4)
        >>> plan = RetentionPlan.propose(firm, toolbox, start=start)
        >>> RetentionPlan(start=start).cost(firm, toolbox) > plan.cost(firm, toolbox)
        True
        """
        from werkplekleren.retention.planner.request import Request
        from werkplekleren.retention.planner.warm import cost_of_plan

        plan = _whole(self)
        request = Request(
            firm=firm,
            catalogue=catalogue,
            start=plan.start,
            on=on,
            buffer_weeks=plan.buffer_weeks,
            horizon_weeks=horizon_weeks,
            risk_method=risk_method,
            id=plan.id,
            title=plan.title,
        )
        return cost_of_plan(request, plan)

    def status(self, progress: "Progress", firm: "KnowledgeMap", *, on: date, watch: "Watch | None" = None) -> "PlanStatus":
        """How the plan stands on a day: what is done, what threatens, what to do now, and what is lacking to close it.

        Args:
            progress: What happened so far; what is noted after `on` is left out.
            firm: Who knows what, as it is now.
            on: The day.
            watch: From when on something deserves a warning; the usual by default.
        """
        from werkplekleren.retention.status import USUAL_WATCH, status_of

        return status_of(_whole(self), progress, firm, on=on, watch=USUAL_WATCH if watch is None else watch)

    def reviews(self, rhythm: "ReviewRhythm | None" = None) -> "tuple[Review, ...]":
        """The days on which to look at the plan again, each with what to look at; none for a plan in which nothing is planned.

        Args:
            rhythm: How often; the usual by default.
        """
        from werkplekleren.retention.reviews import USUAL_RHYTHM, reviews_of

        return reviews_of(_whole(self), USUAL_RHYTHM if rhythm is None else rhythm)

    def risk_outlook(self, firm: "KnowledgeMap", *, on: date | None = None, method: "RiskMethod | None" = None) -> "RiskOutlook":
        """Risk after the plan, with every transfer verified, beside risk now; both judged on one day.

        Args:
            firm: Who knows what now.
            on: The day of both judgements; the start of the plan by default.
            method: The risk method; the built-in one by default.
        """
        from werkplekleren.retention.risk_outlook import outlook_of

        plan = _whole(self)
        return outlook_of(plan, firm, on=plan.start if on is None else on, method=method)

    def risk_over_time(self, progress: "Progress", firm: "KnowledgeMap", *, on: date, method: "RiskMethod | None" = None) -> "tuple[RiskMoment, ...]":
        """Plan versus actual: the risk without the plan, by the plan, and by what was verified, on each day that matters.

        Those days are the start, today, the reviews, the week after each transfer, decisions about levels, and leaving dates until
        the last of all these; in a plan without transfers until two years after its start. The levels of the map are taken as they
        were at the start: give the map from which the plan was made.

        Args:
            progress: What happened so far.
            firm: Who knew what at the start; with leaving dates as they are known now.
            on: Today: after it nothing is actual.
            method: The risk method; the built-in one by default.
        """
        from werkplekleren.retention.risk_over_time import risk_over_time

        return risk_over_time(_whole(self), progress.until(on), firm, on=on, method=method)

    def check(self, firm: "KnowledgeMap") -> "tuple[Problem, ...]":
        """Check the plan against the firm again: names, hours, absence, order, deadline.

        Returns:
            Every problem, in the order of the plan; empty when the plan can be carried out.
        """
        from werkplekleren.retention.plan_checks import problems_of_plan

        return problems_of_plan(_whole(self), firm)


def _whole(views: PlanViews) -> "RetentionPlan":
    """The plan itself; there is no other class with these views."""
    return cast("RetentionPlan", views)
