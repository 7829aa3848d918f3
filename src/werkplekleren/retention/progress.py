"""Progress on a retention plan, as stored data: what was held, finished, verified, done alone, and what did not go as planned."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar, cast, get_args

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.late import service
from werkplekleren._base.stored import Stored
from werkplekleren._base.validators import (
    Between,
    NumberBetween,
    is_date,
    is_id,
    is_long_text,
    is_short_text,
    many,
    may_be_long_text,
    may_be_short_text,
    maybe,
    one_of,
)
from werkplekleren.retention.dates import monday_of
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.mastery import Mastery
from werkplekleren.retention.transfer_method import STAGES, Stage

if TYPE_CHECKING:
    from werkplekleren.errors import Problem
    from werkplekleren.retention.plan import RetentionPlan

Evidence = Literal["observation", "product", "questions", "log"]
"""What a decision about somebody's level rests on: seen at work, a product that was judged, questions about why, a log of runs."""

_hours = NumberBetween(0, 168)
_is_level = Between(0, 20)

Entry = TypeVar("Entry")


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries by day, those of one day always in the same order, however they were given; what is no tuple is left to the validator."""
    if isinstance(entries, tuple):
        return tuple(sorted(entries, key=lambda entry: (str(getattr(entry, "on", "")), repr(entry))))
    return cast("tuple[Entry, ...]", entries)


@attrs.frozen(kw_only=True)
class HeldSession:
    """Time that was really spent on one step of a transfer.

    Args:
        topic: Id of the topic.
        successor: Id of the person who learned.
        stage: The stage of mastery it was for.
        on: A day in the week in which it was held.
        hours: Hours of the successor.
        holder_hours: Hours of whoever guided; `None` for as much as the plan has for so many hours of the successor.
        by: Id of whoever guided; empty for the holder in the plan.
        note: What there is to say about it.
    """

    topic: str = attrs.field(validator=is_id)
    successor: str = attrs.field(validator=is_id)
    stage: Stage = attrs.field(validator=one_of(STAGES))
    on: date = attrs.field(validator=is_date)
    hours: float = attrs.field(validator=_hours)
    holder_hours: float | None = attrs.field(default=None, validator=maybe(_hours))
    by: str = attrs.field(default="", validator=may_be_short_text)
    note: str = attrs.field(default="", validator=may_be_long_text)

    @property
    def week(self) -> date:
        """The Monday of its week."""
        return monday_of(self.on)


@attrs.frozen(kw_only=True)
class FinishedStep:
    """A step that is done, whatever hours it took.

    Args:
        topic: Id of the topic.
        successor: Id of the person who learned.
        stage: The stage that is done.
        on: The day.
        by: Who says so.
        note: What there is to say about it.
    """

    topic: str = attrs.field(validator=is_id)
    successor: str = attrs.field(validator=is_id)
    stage: Stage = attrs.field(validator=one_of(STAGES))
    on: date = attrs.field(validator=is_date)
    by: str = attrs.field(default="", validator=may_be_short_text)
    note: str = attrs.field(default="", validator=may_be_long_text)


@attrs.frozen(kw_only=True)
class Verification:
    """The decision that somebody is at a level: an entrustment decision of a qualified person, not an average of opinions.

    Args:
        topic: Id of the topic.
        person: Id of the person who was judged.
        level: The level, by the scale of the knowledge map.
        on: The day.
        by: Who decided: the id of somebody on the map who is able on the topic, or the name of an assessor from outside.
        evidence: What the decision rests on.
        seen: What was seen: which product, which questions, which runs.
    """

    topic: str = attrs.field(validator=is_id)
    person: str = attrs.field(validator=is_id)
    level: int = attrs.field(validator=_is_level)
    on: date = attrs.field(validator=is_date)
    by: str = attrs.field(validator=is_short_text)
    evidence: Evidence = attrs.field(validator=one_of(get_args(Evidence)))
    seen: str = attrs.field(default="", validator=may_be_short_text)


@attrs.frozen(kw_only=True)
class SoloWork:
    """The successor did it alone, in real work: that is what integrated into practice means.

    Args:
        topic: Id of the topic.
        person: Id of the person.
        on: The day; of several times the last.
        times: How many times.
        note: Which job it was.
    """

    topic: str = attrs.field(validator=is_id)
    person: str = attrs.field(validator=is_id)
    on: date = attrs.field(validator=is_date)
    times: int = attrs.field(default=1, validator=Between(1, 10_000))
    note: str = attrs.field(default="", validator=may_be_long_text)


SetbackKind = Literal["slipped", "cancelled"]
"""Put off: it will be held later. Cancelled: it will not be held any more."""


@attrs.frozen(kw_only=True)
class Setback:
    """Something that does not go as planned.

    A session of a past week that nobody reported as held counts as slipped by itself; this is for what is known beforehand.

    Args:
        topic: Id of the topic.
        successor: Id of the person who learns.
        what: `slipped`: nothing happens in the week of `week`; `cancelled`: the stage, or without one all that is left, is given up.
        on: The day it was known.
        week: A day in the week that slips; needed when it slipped.
        stage: The stage that is cancelled; `None` for all of them.
        note: Why.
    """

    topic: str = attrs.field(validator=is_id)
    successor: str = attrs.field(validator=is_id)
    what: SetbackKind = attrs.field(validator=one_of(get_args(SetbackKind)))
    on: date = attrs.field(validator=is_date)
    week: date | None = attrs.field(default=None, validator=maybe(is_date))
    stage: Stage | None = attrs.field(default=None, validator=maybe(one_of(STAGES)))
    note: str = attrs.field(default="", validator=may_be_long_text)


@attrs.frozen(kw_only=True)
class Decision:
    """What was decided about a point that the plan leaves open.

    Args:
        topic: Id of the topic.
        choice: What was chosen, as a code of `codes.REMEDIES` (`hire`), or `accept`: the risk is taken.
        on: The day.
        by: Who decided.
        note: What exactly.
    """

    topic: str = attrs.field(validator=is_id)
    choice: Identifier = attrs.field(validator=is_id)
    on: date = attrs.field(validator=is_date)
    by: str = attrs.field(validator=is_short_text)
    note: str = attrs.field(default="", validator=may_be_long_text)


@attrs.frozen(kw_only=True)
class Note:
    """Something to remember.

    Args:
        on: The day.
        text: What.
        topic: Id of the topic it is about; empty when it is about the plan.
    """

    on: date = attrs.field(validator=is_date)
    text: str = attrs.field(validator=is_long_text)
    topic: str = attrs.field(default="", validator=may_be_short_text)


def _sessions(entries: tuple[HeldSession, ...]) -> tuple[HeldSession, ...]:
    return in_order(entries)


def _steps(entries: tuple[FinishedStep, ...]) -> tuple[FinishedStep, ...]:
    return in_order(entries)


def _verifications(entries: tuple[Verification, ...]) -> tuple[Verification, ...]:
    return in_order(entries)


def _solo(entries: tuple[SoloWork, ...]) -> tuple[SoloWork, ...]:
    return in_order(entries)


def _setbacks(entries: tuple[Setback, ...]) -> tuple[Setback, ...]:
    return in_order(entries)


def _decisions(entries: tuple[Decision, ...]) -> tuple[Decision, ...]:
    return in_order(entries)


def _notes(entries: tuple[Note, ...]) -> tuple[Note, ...]:
    return in_order(entries)


@attrs.frozen(kw_only=True)
class Progress(Stored):
    """Everything that happened on a plan so far. Each method adds one line, and gives a new object.

    The order in which lines are added makes no difference: they are kept by day.

    Args:
        plan: Id of the plan.
        sessions: What was held.
        steps: Steps that are done.
        verifications: Levels that were decided on.
        solo: Work that successors did alone.
        setbacks: What slipped or was cancelled.
        decisions: What was decided about open points.
        notes: What else there is to remember.

    >>> progress = Progress(plan="retention-plan").held("cnc", "sanne", "observe", on=date(2027, 1, 6), hours=2, holder_hours=2)
    >>> progress = progress.verified("cnc", "sanne", 2, on=date(2027, 3, 1), by="anke", evidence="observation")
    >>> progress.sessions[0].week, progress.verified_level("cnc", "sanne")
    (datetime.date(2027, 1, 4), 2)
    """

    kind: ClassVar[str] = "progress"

    plan: str = attrs.field(validator=is_id)
    sessions: tuple[HeldSession, ...] = attrs.field(default=(), validator=many(HeldSession), converter=_sessions)
    steps: tuple[FinishedStep, ...] = attrs.field(default=(), validator=many(FinishedStep), converter=_steps)
    verifications: tuple[Verification, ...] = attrs.field(default=(), validator=many(Verification), converter=_verifications)
    solo: tuple[SoloWork, ...] = attrs.field(default=(), validator=many(SoloWork), converter=_solo)
    setbacks: tuple[Setback, ...] = attrs.field(default=(), validator=many(Setback), converter=_setbacks)
    decisions: tuple[Decision, ...] = attrs.field(default=(), validator=many(Decision), converter=_decisions)
    notes: tuple[Note, ...] = attrs.field(default=(), validator=many(Note), converter=_notes)

    @classmethod
    def from_file(cls, path: str | Path, *, plan: str = "retention-plan") -> "Progress":
        """Read a logbook that people keep.

        A table (`.csv`) has a line per event, with the columns `on`, `event`, `topic`, `person`, `stage`, `hours`, `holder_hours`,
        `week`, `level`, `times`, `by`, `evidence`, `choice` and `note`; only the first two are always needed. The events are
        `held`, `finished`, `verified`, `alone`, `slipped`, `cancelled`, `decided` and `note`. A `.toml` file has the fields of this
        class, a `.json` file is what `to_json` made.

        Args:
            path: The file.
            plan: Id of the plan, for a table, which does not say it.

        Raises:
            InvalidDataError: With every problem, each with its line and cell.
            InvalidValueError: When `path` is no path.
        """
        return cast("Progress", service("read-progress")(path, plan=plan))

    def held(
        self, topic: str, successor: str, stage: Stage, *, on: date, hours: float, holder_hours: float | None = None, by: str = "", note: str = ""
    ) -> "Progress":
        """Add a session that was held."""
        entry = HeldSession(topic=topic, successor=successor, stage=stage, on=on, hours=hours, holder_hours=holder_hours, by=by, note=note)
        return self._with(sessions=(*self.sessions, entry))

    def finished(self, topic: str, successor: str, stage: Stage, *, on: date, by: str = "", note: str = "") -> "Progress":
        """Add a step that is done."""
        return self._with(steps=(*self.steps, FinishedStep(topic=topic, successor=successor, stage=stage, on=on, by=by, note=note)))

    def verified(self, topic: str, person: str, level: int, *, on: date, by: str, evidence: Evidence, seen: str = "") -> "Progress":
        """Add a decision about somebody's level."""
        entry = Verification(topic=topic, person=person, level=level, on=on, by=by, evidence=evidence, seen=seen)
        return self._with(verifications=(*self.verifications, entry))

    def done_alone(self, topic: str, person: str, *, on: date, times: int = 1, note: str = "") -> "Progress":
        """Add work that somebody did alone."""
        return self._with(solo=(*self.solo, SoloWork(topic=topic, person=person, on=on, times=times, note=note)))

    def slipped(self, topic: str, successor: str, *, week: date, on: date, note: str = "") -> "Progress":
        """Add a week in which a session will not be held, or was not."""
        return self._with(setbacks=(*self.setbacks, Setback(topic=topic, successor=successor, what="slipped", week=week, on=on, note=note)))

    def cancelled(self, topic: str, successor: str, *, on: date, stage: Stage | None = None, note: str = "") -> "Progress":
        """Add that a stage, or all that is left of a transfer, is given up."""
        return self._with(setbacks=(*self.setbacks, Setback(topic=topic, successor=successor, what="cancelled", stage=stage, on=on, note=note)))

    def decided(self, topic: str, choice: str, *, on: date, by: str, note: str = "") -> "Progress":
        """Add what was decided about an open point."""
        return self._with(decisions=(*self.decisions, Decision(topic=topic, choice=Identifier(choice), on=on, by=by, note=note)))

    def noted(self, text: str, *, on: date, topic: str = "") -> "Progress":
        """Add something to remember."""
        return self._with(notes=(*self.notes, Note(on=on, text=text, topic=topic)))

    def _with(self, **fields: Any) -> "Progress":  # noqa: ANN401 - each caller names its own field
        return attrs.evolve(self, **fields)

    def until(self, day: date) -> "Progress":
        """What was known on a day: everything up to and including it."""
        names = [field.name for field in attrs.fields(Progress) if field.name != "plan"]
        return self._with(**{name: tuple(entry for entry in getattr(self, name) if entry.on <= day) for name in names})

    @property
    def last_day(self) -> date | None:
        """The day of the last entry; `None` without any.

        >>> Progress(plan="retention-plan").held("cnc", "sanne", "observe", on=date(2027, 1, 6), hours=2).last_day
        datetime.date(2027, 1, 6)
        """
        names = [field.name for field in attrs.fields(Progress) if field.name != "plan"]
        return max((entry.on for name in names for entry in getattr(self, name)), default=None)

    def verification(self, topic: str, person: str) -> Verification | None:
        """The last decision about somebody's level on a topic."""
        found = [one for one in self.verifications if (one.topic, one.person) == (topic, person)]
        return found[-1] if found else None

    def verified_level(self, topic: str, person: str) -> int | None:
        """The level that was last decided on; `None` when there was no decision."""
        found = self.verification(topic, person)
        return None if found is None else found.level

    def applied_to(self, firm: KnowledgeMap, *, on: date | None = None) -> KnowledgeMap:
        """The firm with the levels that were verified.

        Nothing but a decision changes a level: hours that were held do not. A level that the map has from a later day stays.

        Args:
            firm: Who knows what.
            on: Only decisions up to this day; `None` takes all.
        """
        cells = {(cell.person, cell.topic): cell for cell in firm.mastery}
        people, topics = {one.id for one in firm.people}, {one.id for one in firm.topics}
        for one in self.verifications:
            sound = one.person in people and one.topic in topics and one.level in firm.scale.values and (on is None or one.on <= on)
            before = cells.get((one.person, one.topic))
            if sound and (before is None or before.assessed_on is None or before.assessed_on <= one.on):
                cells[one.person, one.topic] = Mastery(
                    person=one.person, topic=one.topic, level=one.level, assessed_on=one.on, assessor=one.by, evidence=one.seen or one.evidence
                )
        mastery = tuple(cells.values())
        return firm if mastery == firm.mastery else attrs.evolve(firm, mastery=mastery)

    def check(self, plan: "RetentionPlan", firm: KnowledgeMap, *, on: date | None = None) -> "tuple[Problem, ...]":
        """Hold the progress against its plan and firm: names, stages, days, levels, and who decided.

        Args:
            plan: The plan it is about.
            firm: Who knows what.
            on: Today: nothing can have been held or verified after it; `None` leaves that out.

        Returns:
            Every problem, entry by entry; empty when all is well.
        """
        from werkplekleren.retention.progress_checks import problems_of_progress

        return problems_of_progress(self, plan, firm, on)
