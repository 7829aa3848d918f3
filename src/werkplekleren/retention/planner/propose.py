"""Proposing a retention plan: needs, jobs and weeks joined, written down as a plan with reasons."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import cast

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.late import service
from werkplekleren.retention.catalogue import RetentionCatalogue
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.options import RetentionOption
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_changes import basis_of
from werkplekleren.retention.plan_choices import group_only, weighed
from werkplekleren.retention.plan_parts import OpenPoint, OptionChoice, PlanStep, Session, Transfer
from werkplekleren.retention.planner.draft import Draft
from werkplekleren.retention.planner.group_points import group_falls_short
from werkplekleren.retention.planner.kept import Kept
from werkplekleren.retention.planner.methods import check_methods
from werkplekleren.retention.planner.model import Job
from werkplekleren.retention.planner.needs import Diagnosis, Need, Situation, diagnose, needs_of
from werkplekleren.retention.planner.open_points import certificate_lapsed, does_not_fit, nobody_knows, nobody_to_learn, too_few
from werkplekleren.retention.planner.remedies import Trials
from werkplekleren.retention.planner.request import Request, usual_method
from werkplekleren.retention.planner.schedule import Placement, give_back, place
from werkplekleren.retention.planner.search import Drafting, drafted
from werkplekleren.retention.planner.staff import MANY_TOPICS
from werkplekleren.retention.planner.warm import PEOPLE_KEYS, FromEarlier
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.refreshers import proof_ends
from werkplekleren.retention.risk_method import RiskMethod
from werkplekleren.retention.topic_facts import TopicFacts


def propose(request: Request) -> RetentionPlan:
    """Propose a plan; see `RetentionPlan.propose`. People and weeks are chosen by the default planner, from an earlier plan on if there is one."""
    start = FromEarlier(request.earlier)
    return proposed(request, start, start)


def proposed(request: Request, start: FromEarlier, drafting: Drafting) -> RetentionPlan:
    """The plan of a request.

    Args:
        request: What is asked for.
        start: What the drafting starts from, of which is told what could not stay.
        drafting: Who chooses people and weeks.
    """
    firm, catalogue = request.firm, request.catalogue
    outcome = draw_up(request.situation, catalogue, on=request.judged_on, risk_method=request.risk_method, drafting=drafting)
    outcome = outcome.warned(firm, request.start)
    transfers = outcome.transfers
    people, topics = names_in(firm, transfers, outcome.points, outcome.warnings)
    people, topics = {**start.people, **people}, {**start.topics, **topics}
    return RetentionPlan(
        id=request.id,
        title=request.title,
        firm=firm.title,
        start=request.start,
        buffer_weeks=request.buffer_weeks,
        transfers=transfers,
        unsolved=outcome.points,
        choices=outcome.choices,
        options=outcome.options,
        warnings=outcome.warnings,
        people=people,
        topics=topics,
        methods={method: catalogue.transfer_methods[method].title for one in transfers for method in one.methods},
        basis=basis_of(firm),
        changes=start.changes,
    )


@attrs.frozen(kw_only=True)
class Outcome:
    """What planning gave.

    Args:
        transfers: The transfers, most urgent first; what was kept is among them.
        points: What could not be solved.
        choices: The options for every topic that asks for something.
        options: All options there are.
        warnings: What to look at.
    """

    transfers: tuple[Transfer, ...]
    points: tuple[OpenPoint, ...]
    choices: tuple[OptionChoice, ...]
    options: tuple[RetentionOption, ...]
    warnings: tuple[Reason, ...]

    def warned(self, firm: KnowledgeMap, on: date) -> "Outcome":
        """The same with a warning for each certificate that stands in the way.

        One of the firm itself that bars a topic on a day: no plan can bring that back. One of somebody who hands over or learns that ends
        before that is done.
        """
        titles = {one.id: one.title for one in firm.certificates}
        barred = (
            Reason(code="renew-firm-certificate", values={"certificate": titles[name], "topic": topic})
            for topic in sorted(one.id for one in firm.topics)
            for name in firm.barring(topic, on)
        )
        return attrs.evolve(self, warnings=(*barred, *self.warnings, *self._ending(firm)))

    def _ending(self, firm: KnowledgeMap) -> Iterator[Reason]:
        """A warning for each person and topic of which a certificate that the topic asks ends before all its transfers are done."""
        last_days: dict[tuple[str, str], date] = {}
        for transfer in self.transfers:
            for person in (transfer.holder, transfer.successor):
                key = transfer.topic, person
                last_days[key] = max(last_days.get(key, date.min), transfer.last_week or date.min)
        for (topic, person), last in last_days.items():
            ends = proof_ends(firm, person, topic)
            if ends is not None and ends[0] < last:
                yield Reason(code="certificate-ends", values={"person": person, "topic": topic, "date": ends[0].isoformat()})


def draw_up(
    situation: Situation,
    catalogue: RetentionCatalogue,
    *,
    on: date,
    risk_method: RiskMethod | None = None,
    kept: Kept | None = None,
    drafting: Drafting = drafted,
) -> Outcome:
    """Plan for every topic at risk that what is kept does not cover.

    Args:
        situation: The firm and its weeks.
        catalogue: The transfer methods and the risk methods.
        on: The day for which the risk is judged.
        risk_method: The risk method; by default that of the catalogue.
        kept: What it starts from, when a plan is made again.
        drafting: Who chooses people and weeks.

    Raises:
        PlanningError: When the catalogue has no transfer methods for some stage or no risk method.
    """
    firm = situation.firm
    methods = check_methods(catalogue.transfer_methods)
    risks = firm.risks(on, risk_method or usual_method(catalogue))
    diagnoses = {topic.id: diagnose(situation, topic, risks) for topic in sorted(firm.topics, key=lambda topic: topic.id)}
    needs = needs_of(situation, risks)
    draft = _without_idle_support(drafting(situation, needs, methods, kept), needs)

    trials = Trials(situation=situation, needs=needs, methods=methods, risks=risks, draft=draft, kept=Kept() if kept is None else kept)
    transfers, points = _written(trials)
    transfers = [_proven(transfer, catalogue) for transfer in transfers]
    points.extend(_hopeless(situation, diagnoses))
    place_of = {need.topic.id: number for number, need in enumerate(needs)}
    points.sort(key=lambda point: (place_of.get(point.topic, -1), point.topic))
    warnings = _warnings(diagnoses, transfers, documents=any(method.covers("document") for method in methods))
    options = _options(catalogue)
    asking = dict.fromkeys([*(point.topic for point in points if point.topic not in place_of), *place_of])
    choices = _choices(situation, asking, transfers, points, options)
    return Outcome(transfers=tuple(transfers), points=tuple(points), choices=choices, options=options if choices or points else (), warnings=warnings)


def names_in(
    firm: KnowledgeMap, transfers: Iterable[Transfer], points: Iterable[OpenPoint], warnings: Iterable[Reason]
) -> tuple[dict[str, str], dict[str, str]]:
    """The names of the people and the titles of the topics that a plan speaks of, by id; of whom the firm still knows."""
    said = _all_reasons(transfers, points, warnings)
    people = {*(name for one in transfers for name in (one.holder, one.successor)), *_named(said, PEOPLE_KEYS)}
    topics = {*(one.topic for one in transfers), *(one.topic for one in points), *_named(said, _TOPIC_KEYS)}
    return (
        {person.id: person.name for person in firm.people if person.id in people},
        {topic.id: topic.title for topic in firm.topics if topic.id in topics},
    )


_TOPIC_KEYS = frozenset({"topic"})


def _named(said: list[Reason], keys: frozenset[str]) -> set[str]:
    """The ids that reasons carry under some keys."""
    return {str(value) for reason in said for key, value in reason.values.items() if key in keys}


def _options(catalogue: RetentionCatalogue) -> tuple[RetentionOption, ...]:
    """The options of the catalogue, those of the built-in toolbox where it has none, by id."""
    own = catalogue.retention_options
    found = own if len(own) else cast("Mapping[str, RetentionOption]", service("retention-options")())
    return tuple(found[name] for name in sorted(found))


def _choices(
    situation: Situation, topics: Iterable[str], transfers: list[Transfer], points: list[OpenPoint], options: tuple[RetentionOption, ...]
) -> tuple[OptionChoice, ...]:
    """The options for every topic that asks for something, in the order given."""
    unsolved = {point.topic for point in points}
    grouped = group_only(points)
    choices: list[OptionChoice] = []
    for topic in topics:
        facts = TopicFacts.of(situation.firm, topic, start=situation.start, buffer_weeks=situation.buffer_weeks, transfers=transfers, points=points)
        choices.extend(weighed(topic, facts, options, served=topic not in unsolved, group_only=topic in grouped))
    return tuple(choices)


def _proven(transfer: Transfer, catalogue: RetentionCatalogue) -> Transfer:
    """The transfer with what shows, by its methods, that each step is done."""
    methods = catalogue.transfer_methods
    return attrs.evolve(transfer, steps=tuple(attrs.evolve(step, proof=methods[step.method].proof(step.stage)) for step in transfer.steps))


def _without_idle_support(draft: Draft, needs: list[Need]) -> Draft:
    """Leave out what was added for topics that did not fit in the end."""
    wanted = {need.topic.id for need in needs}
    jobs, placed = draft.assignment.jobs, dict(draft.schedule.placements)
    while True:
        used = {before for key in placed for before in jobs[key].after}
        idle = [key for key in placed if jobs[key].supports is not None and key[0] not in wanted and key not in used]
        if not idle:
            return attrs.evolve(draft, schedule=attrs.evolve(draft.schedule, placements=placed))
        for key in idle:
            give_back(jobs[key], placed.pop(key), draft.schedule.grid)


def _written(trials: Trials) -> tuple[list[Transfer], list[OpenPoint]]:
    """The transfers, most urgent first, and what did not fit; documenting that still fits is kept."""
    situation, needs, draft = trials.situation, trials.needs, trials.draft
    jobs = draft.assignment.jobs
    transfers: list[Transfer] = []
    points: list[OpenPoint] = []
    order = {need.topic.id: number for number, need in enumerate(needs)}
    for need, gap in ((one, gap) for one in needs for gap in one.gaps if gap.slot in draft.unsolved):
        failed = [key for key in draft.schedule.failed if key[0] == need.topic.id and gap.served_by(jobs[key])]
        if gap.requirement is not None:
            points.append(group_falls_short(trials, need, gap, failed))
        elif gap.slot not in draft.lost:
            points.append(too_few(trials, need, gap, failed))
        elif failed:
            points.append(does_not_fit(trials, need, gap, failed[0]))
            transfers.extend(_documented_at_least(situation, jobs[failed[0]], draft))
        else:
            points.append(nobody_to_learn(trials, need, gap))
    transfers.extend(_transfer(situation, jobs[key], placement) for key, placement in draft.schedule.placements.items())

    def urgency(transfer: Transfer) -> tuple[int, bool, date, str, str]:
        job = jobs[transfer.topic, transfer.successor]
        rank = min(order.get(job.topic, len(order)), len(order) if job.supports is None else order[job.supports])
        return rank, job.further, transfer.first_week or situation.start, job.topic, job.successor

    return sorted(transfers, key=urgency), points


def _documented_at_least(situation: Situation, job: Job, draft: Draft) -> list[Transfer]:
    documents = tuple(task for task in job.tasks if task.stage == "document")
    if not documents:
        return []
    methods = {task.method for task in documents}
    reasons = [reason for reason in job.reasons if reason.values.get("method", documents[0].method) in methods]
    smaller = attrs.evolve(job, tasks=documents, to_level=job.from_level, reasons=(Reason(code="documents-only"), *reasons))
    placement = place(smaller, draft.schedule.grid, 0)
    return [] if placement is None else [_transfer(situation, smaller, placement)]


def _hopeless(situation: Situation, diagnoses: dict[str, Diagnosis]) -> list[OpenPoint]:
    points = [nobody_knows(situation, topic) for topic, found in diagnoses.items() if found.nobody]
    points.extend(
        certificate_lapsed(topic, found.renewals)
        for topic, found in diagnoses.items()
        if found.renewals and not situation.firm.able(topic, situation.start)
    )
    return points


def _transfer(situation: Situation, job: Job, placement: Placement) -> Transfer:
    calendar = situation.calendar
    steps = tuple(
        PlanStep(
            id=f"{job.topic}-{job.successor}-{task.stage}",
            stage=task.stage,
            method=task.method,
            holder_hours=float(task.holder),
            successor_hours=float(task.successor),
            first_week=calendar.monday(slots[0].week),
            last_week=calendar.monday(slots[-1].week),
            sessions=tuple(Session(week=calendar.monday(slot.week), hours=float(slot.successor), holder_hours=float(slot.holder)) for slot in slots),
        )
        for task, slots in zip(job.tasks, placement, strict=True)
    )
    methods: tuple[Identifier, ...] = tuple(dict.fromkeys(task.method for task in job.tasks))
    return Transfer(
        topic=job.topic,
        holder=job.holder,
        successor=job.successor,
        methods=methods,
        from_level=job.from_level,
        to_level=job.to_level,
        deadline=calendar.monday(job.end) if job.dated else None,
        steps=steps,
        reasons=job.reasons,
    )


def _warnings(diagnoses: dict[str, Diagnosis], transfers: list[Transfer], *, documents: bool) -> tuple[Reason, ...]:
    warnings = [
        Reason(code="renew-certificate", values={"person": person, "topic": topic}) for topic, found in diagnoses.items() for person in found.renewals
    ]
    warnings.extend(
        Reason(code=reason.code, values={**reason.values, "topic": transfer.topic})
        for transfer in transfers
        for reason in transfer.reasons
        if reason.code == "no-time-to-teach"
    )
    heirs: dict[str, int] = {}
    for transfer in transfers:
        heirs[transfer.successor] = heirs.get(transfer.successor, 0) + 1
    warnings.extend(
        Reason(code="many-topics-one-successor", values={"person": person, "topics": count})
        for person, count in sorted(heirs.items())
        if count >= MANY_TOPICS
    )
    if transfers and not documents:
        warnings.append(Reason(code="no-documenting-method"))
    return tuple(warnings)


def _all_reasons(transfers: Iterable[Transfer], points: Iterable[OpenPoint], warnings: Iterable[Reason]) -> list[Reason]:
    of_transfers = [reason for transfer in transfers for reason in transfer.reasons]
    of_points = [remedy for point in points for remedy in (Reason(code=point.code, values=point.values), *point.remedies)]
    return [*of_transfers, *of_points, *warnings]
