"""Checking progress against its plan and firm: every problem at once, each with the entry it is about."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from werkplekleren.errors import Message, Place, Problem, did_you_mean
from werkplekleren.retention.codes import REMEDIES
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.progress import FinishedStep, HeldSession, Progress, Setback, SoloWork, Verification

Entry = TypeVar("Entry")

ACCEPT = "accept"
"""The decision to take the risk."""


def problems_of_progress(progress: Progress, plan: RetentionPlan, firm: KnowledgeMap, on: date | None) -> tuple[Problem, ...]:
    """Everything in the progress that does not fit the plan or the firm, entry by entry."""
    return tuple(_Checking(progress, plan, firm, on).problems())


def _problem(code: str, path: str, what: str, remedy: Message | None = None, **values: str | int) -> Problem:
    return Problem(code=code, what=Message(what, values), place=Place(path=path), remedy=remedy)


class _Checking:
    """One check of one progress."""

    def __init__(self, progress: Progress, plan: RetentionPlan, firm: KnowledgeMap, on: date | None) -> None:
        self.progress = progress
        self.plan = plan
        self.firm = firm
        self.on = on
        self.people = {*(person.id for person in firm.people), *plan.people}
        self.topics = {*(topic.id for topic in firm.topics), *plan.topics}
        self.changed = {(change.topic, change.successor) for change in plan.changes}
        self.twice = Counter(_of_a_day(session) for session in progress.sessions)
        self.stages = {(one.topic, one.successor): {step.stage for step in one.steps} for one in plan.transfers}

    def problems(self) -> Iterator[Problem]:
        """Every problem, in the order of the fields."""
        if self.progress.plan != self.plan.id:
            yield _problem("other-plan", "plan", "this is progress on the plan {found}, not on {plan}", found=self.progress.plan, plan=self.plan.id)
        yield from self._twice()
        yield from self._of_what_was_done()
        yield from self._of_levels()
        yield from self._of_choices()

    def _of_what_was_done(self) -> Iterator[Problem]:
        for path, session in _placed("sessions", self.progress.sessions):
            yield from self._of_transfer(session, path)
            yield from self._not_later(session.on, path)
            yield from self._guide(session, path)
        for path, step in _placed("steps", self.progress.steps):
            yield from self._of_transfer(step, path)
            yield from self._not_later(step.on, path)

    def _of_levels(self) -> Iterator[Problem]:
        for path, verification in _placed("verifications", self.progress.verifications):
            yield from self._known(verification, path)
            yield from self._not_later(verification.on, path)
            yield from self._decision(verification, path)
        for path, work in _placed("solo", self.progress.solo):
            yield from self._known(work, path)
            yield from self._not_later(work.on, path)

    def _of_choices(self) -> Iterator[Problem]:
        for path, setback in _placed("setbacks", self.progress.setbacks):
            yield from self._of_transfer(setback, path)
            if setback.what == "slipped" and setback.week is None:
                yield _problem("week-missing", f"{path}.week", "say which week slipped")
        for path, decision in _placed("decisions", self.progress.decisions):
            if decision.topic not in self.topics:
                yield self._unknown_topic(decision.topic, path)
            if decision.choice not in {*REMEDIES, ACCEPT}:
                remedy = did_you_mean(decision.choice, [*REMEDIES, ACCEPT])
                yield _problem("unknown-choice", f"{path}.choice", "there is no choice {choice}", remedy, choice=decision.choice)
        for path, note in _placed("notes", self.progress.notes):
            if note.topic and note.topic not in self.topics:
                yield self._unknown_topic(note.topic, path)

    def _unknown_topic(self, name: str, path: str) -> Problem:
        return _problem("unknown-topic", f"{path}.topic", "there is no topic with the id {id!r}", did_you_mean(name, self.topics), id=name)

    def _twice(self) -> Iterator[Problem]:
        """Progress names a transfer by topic and successor, so a plan must not have two of them."""
        seen: set[tuple[str, str]] = set()
        for place, one in enumerate(self.plan.transfers):
            if (one.topic, one.successor) in seen:
                yield _problem(
                    "transfer-twice",
                    f"plan.transfers[{place}]",
                    "the plan has two transfers of {topic} to {person}: progress cannot tell them apart",
                    topic=one.topic,
                    person=one.successor,
                )
            seen.add((one.topic, one.successor))

    def _of_transfer(self, entry: HeldSession | FinishedStep | Setback, path: str) -> Iterator[Problem]:
        key = entry.topic, entry.successor
        stages = self.stages.get(key)
        if key in self.changed:
            return  # an earlier replanning may have taken away what this was about
        if stages is None:
            yield _problem("unknown-transfer", path, "the plan has no transfer of {topic} to {person}", topic=entry.topic, person=entry.successor)
        elif entry.stage is not None and entry.stage not in stages:
            yield _problem(
                "unknown-step",
                f"{path}.stage",
                "the transfer of {topic} to {person} has no step {stage}",
                topic=entry.topic,
                person=entry.successor,
                stage=entry.stage,
            )

    def _not_later(self, day: date, path: str) -> Iterator[Problem]:
        if self.on is not None and day > self.on:
            yield _problem("in-the-future", f"{path}.on", "{day} is after today, {today}", day=day.isoformat(), today=self.on.isoformat())

    def _guide(self, session: HeldSession, path: str) -> Iterator[Problem]:
        if session.by == session.successor:
            yield _problem("guides-self", f"{path}.by", "{person} cannot guide the same person", person=session.by)
        if self.twice[key := _of_a_day(session)] > 1:
            count = self.twice.pop(key)
            values: dict[str, str | int] = {"topic": session.topic, "person": session.successor, "stage": session.stage}
            values |= {"count": count, "day": session.on.isoformat()}
            remedy = Message("join them into one, with all hours")
            yield _problem("session-twice", path, "{topic} to {person}: {stage} is there {count} times for {day}", remedy, **values)

    def _known(self, entry: Verification | SoloWork, path: str) -> Iterator[Problem]:
        if entry.person not in self.people:
            remedy = did_you_mean(entry.person, self.people)
            yield _problem("unknown-person", f"{path}.person", "there is no person with the id {id!r}", remedy, id=entry.person)
        if entry.topic not in self.topics:
            yield self._unknown_topic(entry.topic, path)

    def _decision(self, verification: Verification, path: str) -> Iterator[Problem]:
        scale = self.firm.scale
        if verification.level not in scale.values:
            yield _problem(
                "level-outside-scale",
                f"{path}.level",
                "the scale has levels 0 to {highest}, not {level}",
                highest=scale.highest,
                level=verification.level,
            )
        if verification.by == verification.person:
            yield _problem("own-assessor", f"{path}.by", "nobody decides about their own level: {person}", person=verification.person)
        elif self._on_map(verification) and not self._qualified(verification):
            remedy = Message("let somebody decide who is, or an assessor from outside")
            yield _problem(
                "assessor-not-able",
                f"{path}.by",
                "{person} is not able on {topic}, so cannot decide about it",
                remedy,
                person=verification.by,
                topic=verification.topic,
            )

    def _on_map(self, verification: Verification) -> bool:
        """Whether the map can tell if whoever decided is able: who has left since, or is from outside, is not looked up."""
        return verification.by in {person.id for person in self.firm.people} and verification.topic in {topic.id for topic in self.firm.topics}

    def _qualified(self, verification: Verification) -> bool:
        """Whether whoever decided was able: by the map, or by an earlier decision; a level that was revoked by then does not count."""
        required = self.firm.required_level(verification.topic)
        pair = verification.topic, verification.by
        revoked = max(
            (one.revoked_on for one in self.firm.revocations if (one.topic, one.person) == pair and one.revoked_on <= verification.on), default=None
        )
        earlier = [
            one.level
            for one in self.progress.verifications
            if (one.topic, one.person) == pair and one.on < verification.on and (revoked is None or one.on > revoked)
        ]
        by_map = verification.by in self.firm.qualified(verification.topic) and verification.by not in self.firm.revoked(
            verification.topic, verification.on
        )
        return by_map or bool(earlier and earlier[-1] >= required)


def _of_a_day(session: HeldSession) -> tuple[str, str, str, date]:
    return session.topic, session.successor, session.stage, session.on


def _placed(name: str, entries: Sequence[Entry]) -> Iterable[tuple[str, Entry]]:
    return ((f"{name}[{place}]", entry) for place, entry in enumerate(entries))
