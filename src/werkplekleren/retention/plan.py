"""Retention plans: who hands over what to whom, in which steps and weeks, why, and what stays open."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import attrs

from werkplekleren._base.display import Displayed, count_only
from werkplekleren._base.stored import Stored
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, is_date, is_id, many, may_be_short_text
from werkplekleren.errors import UnknownNameError
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.options import RetentionOption
from werkplekleren.retention.plan_changes import PlanChange
from werkplekleren.retention.plan_parts import OpenPoint, OptionChoice, Transfer
from werkplekleren.retention.plan_views import PlanViews
from werkplekleren.retention.reasons import Reason

if TYPE_CHECKING:
    from werkplekleren.retention.catalogue import RetentionCatalogue
    from werkplekleren.retention.exact_plan import ExactPlan
    from werkplekleren.retention.progress import Progress
    from werkplekleren.retention.risk_method import RiskMethod


def _names(names: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(names.items()))


def _no_names() -> dict[str, str]:
    return {}


def _titles(titles: Mapping[str, Text]) -> dict[str, Text]:
    return dict(sorted(titles.items()))


def _no_titles() -> dict[str, Text]:
    return {}


@attrs.frozen(kw_only=True)
class RetentionPlan(Stored, Displayed, PlanViews):
    """A proposal for keeping knowledge that would otherwise be lost.

    It can be changed by hand (`attrs.evolve`) and checked again; it can be built without a matrix, by filling in the fields.

    Args:
        id: Its id.
        title: Its name as shown; may be empty.
        firm: The title of the map for which it was made; empty when that is not known.
        start: The day from which it plans.
        buffer_weeks: Weeks kept free before somebody leaves.
        transfers: The transfers, most urgent first.
        unsolved: What handing over alone does not solve; each has a chosen answer in `choices`.
        choices: Per topic the options, those that the plan counts on first, then the others, best first.
        options: The options that `choices` name, so that the plan can be shown by itself.
        warnings: What to look at, without which the plan still holds.
        people: Names of the people in it by id, so that it can be shown by itself.
        topics: Titles of the topics in it by id.
        methods: Titles of the transfer methods in it by id.
        basis: Fingerprint of the firm for which it was made (`basis_of`); empty when that is not known.
        changes: What each replanning changed, oldest first.
    """

    kind: ClassVar[str] = "retention-plan"

    id: str = attrs.field(default="retention-plan", validator=is_id)
    title: str = attrs.field(default="", validator=may_be_short_text)
    firm: str = attrs.field(default="", validator=may_be_short_text)
    start: date = attrs.field(validator=is_date)
    buffer_weeks: int = attrs.field(default=4, validator=Between(0, 104))
    transfers: tuple[Transfer, ...] = attrs.field(default=(), validator=many(Transfer), repr=count_only)
    unsolved: tuple[OpenPoint, ...] = attrs.field(default=(), validator=many(OpenPoint), repr=count_only)
    choices: tuple[OptionChoice, ...] = attrs.field(default=(), validator=many(OptionChoice), repr=count_only)
    options: tuple[RetentionOption, ...] = attrs.field(default=(), validator=many(RetentionOption, most=100, unique="id"), repr=count_only)
    warnings: tuple[Reason, ...] = attrs.field(default=(), validator=many(Reason))
    people: Mapping[str, str] = attrs.field(factory=_no_names, converter=_names, hash=False, repr=count_only)
    topics: Mapping[str, str] = attrs.field(factory=_no_names, converter=_names, hash=False, repr=count_only)
    methods: Mapping[str, Text] = attrs.field(factory=_no_titles, converter=_titles, hash=False, repr=count_only)
    basis: str = attrs.field(default="", validator=may_be_short_text)
    changes: tuple[PlanChange, ...] = attrs.field(default=(), validator=many(PlanChange), repr=count_only)

    @classmethod
    def propose(
        cls,
        firm: KnowledgeMap,
        catalogue: "RetentionCatalogue",
        *,
        start: date,
        on: date | None = None,
        buffer_weeks: int = 4,
        horizon_weeks: int = 104,
        risk_method: "RiskMethod | None" = None,
        id: str = "retention-plan",  # noqa: A002 - an id is called id
        title: str = "",
        earlier: "RetentionPlan | None" = None,
    ) -> "RetentionPlan":
        """Propose a plan for every topic that is at risk.

        The same input always gives the same plan, in whatever order people and topics are listed. Planned from nothing, a firm in which
        everybody may have more hours a week, or which gets newcomers of whom no level is recorded, never loses or lacks more. Of one
        person's hours, and of being done sooner, that holds from an `earlier` plan only: the proposal is never worse, by `cost`, than
        what stands of it.

        Args:
            firm: Who knows what.
            catalogue: The toolbox with the transfer methods and risk methods.
            start: The day from which to plan; the first week is the one whose Monday is on or after it.
            on: The day for which the risk is judged; `start` by default.
            buffer_weeks: Weeks to keep free before somebody leaves, 0-104.
            horizon_weeks: How many weeks to plan ahead, 1-520.
            risk_method: The risk method; by default the one that the catalogue chooses (`default_risk_method` in the manifest of a toolbox).
            id: Id of the plan.
            title: Title of the plan.
            earlier: A plan to start from, such as the one made before somebody got more hours. Its transfers, as far as they can still be
                done and are still needed, are one more plan to choose from and to go on from; `changes` names those that are not.
                For a plan that is under way, use `replanned`.

        Returns:
            A plan in which every topic at risk has a transfer, or an open point with remedies and a chosen option.

        Raises:
            PlanningError: When the catalogue has no transfer methods for some stage or no risk method.
            InvalidValueError: When `buffer_weeks` or `horizon_weeks` is out of range.
        """
        from werkplekleren.retention.planner.propose import propose
        from werkplekleren.retention.planner.request import Request

        request = Request(
            firm=firm,
            catalogue=catalogue,
            start=start,
            on=on,
            buffer_weeks=buffer_weeks,
            horizon_weeks=horizon_weeks,
            risk_method=risk_method,
            id=id,
            title=title,
            earlier=earlier,
        )
        return propose(request)

    @classmethod
    def propose_exact(
        cls,
        firm: KnowledgeMap,
        catalogue: "RetentionCatalogue",
        *,
        start: date,
        on: date | None = None,
        buffer_weeks: int = 4,
        horizon_weeks: int = 104,
        risk_method: "RiskMethod | None" = None,
        id: str = "retention-plan",  # noqa: A002 - an id is called id
        title: str = "",
        effort: int = 30,
        earlier: "RetentionPlan | None" = None,
    ) -> "ExactPlan":
        """Propose a plan as `propose` does, and look for the best weeks of its transfers to proof or a bound; needs the extra `exact`.

        It starts from the plan of `propose` and is never worse. The same input gives the same plan with the same version of
        OR-Tools. Worth its time up to some fifty transfers, and to learn how good a plan is.

        Args:
            firm: Who knows what.
            catalogue: The toolbox with the transfer methods and risk methods.
            start: The day from which to plan.
            on: The day for which the risk is judged; `start` by default.
            buffer_weeks: Weeks to keep free before somebody leaves, 0-104.
            horizon_weeks: How many weeks to plan ahead, 1-520.
            risk_method: The risk method; by default the one that the catalogue chooses.
            id: Id of the plan.
            title: Title of the plan.
            effort: How long the solver looks at most, 1-100 000, in its own deterministic seconds: these count work, not time, so that
                the outcome does not depend on the machine. One is of the order of a second.
            earlier: A plan to start from, as in `propose`.

        Returns:
            The plan with its measure, that of the plan of `propose`, and what the measure is at least.

        Raises:
            MissingExtraError: When OR-Tools is not installed.
            PlanningError: When the catalogue has no transfer methods for some stage or no risk method.
            InvalidValueError: When `buffer_weeks`, `horizon_weeks` or `effort` is out of range.
        """
        from werkplekleren.retention.planner.propose_exact import propose_exact
        from werkplekleren.retention.planner.request import Request

        request = Request(
            firm=firm,
            catalogue=catalogue,
            start=start,
            on=on,
            buffer_weeks=buffer_weeks,
            horizon_weeks=horizon_weeks,
            risk_method=risk_method,
            id=id,
            title=title,
            earlier=earlier,
        )
        return propose_exact(request, effort)

    def options_for(self, topic: str) -> tuple[OptionChoice, ...]:
        """The options for a topic in the order of the plan; empty when the plan has none for it."""
        return tuple(choice for choice in self.choices if choice.topic == topic)

    def option(self, id: str) -> RetentionOption:  # noqa: A002 - an id is called id
        """One of the plan's options.

        Raises:
            UnknownNameError: When the plan does not have it.
        """
        known: dict[str, RetentionOption] = {option.id: option for option in self.options}
        if id not in known:
            raise UnknownNameError("retention option", id, known)
        return known[id]

    def choose(self, topic: str, option: str, *, note: str = "") -> "RetentionPlan":
        """Accept an option for a topic by hand, or choose another one.

        What was chosen before becomes a proposal again, unless it was `transfer` or somebody chose it by hand and it is the same one;
        a safety net beside it stays. `check` tells whether the choice can be carried out.

        Args:
            topic: Id of the topic.
            option: Id of the option.
            note: What the firm says about it.

        Returns:
            A new plan.

        Raises:
            UnknownNameError: When the plan does not have the topic or the option.

        >>> from datetime import date
        >>> from werkplekleren import KnowledgeMap, Person, Toolbox, Topic
        >>> firm = KnowledgeMap(title="Oeverdam", people=(Person(id="anke", name="Anke"),), topics=(Topic(id="cnc", title="CNC"),))
        >>> plan = RetentionPlan.propose(firm, Toolbox.builtin(), start=date(2027, 1, 4))
        >>> chosen = plan.choose("cnc", "share", note="The firm next door will do it.")
        >>> [(one.option, one.by_hand) for one in chosen.options_for("cnc") if one.standing == "chosen"]
        [('share', True)]
        """
        from werkplekleren.retention.plan_choices import chosen_by_hand

        return chosen_by_hand(self, topic, self.option(option), note)

    def replanned(
        self,
        progress: "Progress",
        firm: KnowledgeMap,
        catalogue: "RetentionCatalogue",
        *,
        on: date,
        horizon_weeks: int = 104,
        risk_method: "RiskMethod | None" = None,
    ) -> "RetentionPlan":
        """Make the plan again on a day, by what happened and by the firm as it is now; with as little moved as possible.

        What was held stays, as sessions that are `held`. What is planned from this week on stays where it is, as long as both
        people are there, have the hours, and what must come first is done. What was missed or put off, or can no longer be
        where it was, gets the earliest weeks with room: first beside what stands, then by planning that transfer anew, then in the
        weeks of less urgent transfers of the same people, then with another holder. What fits nowhere stops: what was held stays.
        Where the firm has changed since the plan was made, or something stopped, whatever is now at risk and not covered is
        planned as `propose` does, beside all that stays. A plan made by hand (without `basis`) gets no new topics of its own
        accord. `changes` tells for each transfer what changed and why.

        With nothing changed and everything held as planned, only the marks of what was held are new. The order in which
        people, topics and progress are listed makes no difference. The result passes `check`.

        The plan holds neither the firm nor the progress, which change by themselves, so both are given. Give all progress each
        time: it is a logbook, not a list of news.

        Args:
            progress: What happened so far; what is noted after `on` is left out.
            firm: Who knows what, as it is now. Levels that were verified count as if they were on the map.
            catalogue: The toolbox with the transfer methods and risk methods.
            on: Today. A week that is running is not planned any more: what stands in it stays.
            horizon_weeks: How many weeks to plan ahead, 1-520; at least as far as the plan goes.
            risk_method: The risk method for what comes new; by default that of the catalogue.

        Returns:
            The plan from now on.

        Raises:
            InvalidDataError: When the progress does not fit the plan; all problems at once.
            PlanningError: When something must be planned anew and the catalogue has no methods for it.
            InvalidValueError: When `horizon_weeks` is out of range.
        """
        from werkplekleren.retention.replanning.replan import replan

        return replan(self, progress, firm, catalogue, on=on, horizon_weeks=horizon_weeks, risk_method=risk_method)
