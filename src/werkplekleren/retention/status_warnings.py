"""Early warnings about a transfer, what to do now, and what is lacking to close it; each as a code with figures."""

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from werkplekleren.retention.dates import WEEK, deadline, monday_of, next_monday
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_checks import is_away
from werkplekleren.retention.plan_requirements import untold
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.replanning.begun import Begun
from werkplekleren.retention.requirement_coverage import group_text
from werkplekleren.retention.status import PlanStatus, TransferStatus, Watch

LIVE = frozenset({"not-started", "on-track", "late"})


def warned(plan: PlanStatus, found: Begun, status: TransferStatus, firm: KnowledgeMap, watch: Watch) -> TransferStatus:
    """The status of a transfer with what threatens, what is lacking and what to do."""
    looking = _Looking(plan, found, status, firm, watch)
    return attrs.evolve(status, warnings=tuple(looking.warnings()), missing=tuple(looking.missing()), to_do=tuple(looking.to_do()))


def requirement_warnings(plan: RetentionPlan, firm: KnowledgeMap) -> tuple[Reason, ...]:
    """The requirements of shifts, sites, teams and roles that the plan does not meet any more as the firm is now."""
    return tuple(
        Reason(
            code="requirement-unmet",
            values={
                "topic": one.topic,
                "requirement": one.requirement,
                "group": group_text(one.group),
                "able": one.covered,
                "required": one.required,
            },
        )
        for one in untold(plan, firm)
    )


@attrs.frozen
class _Looking:
    """One look at one transfer."""

    plan: PlanStatus
    found: Begun
    status: TransferStatus
    firm: KnowledgeMap
    watch: Watch

    @property
    def on(self) -> date:
        """The day."""
        return self.plan.on

    def _there(self, person: str) -> bool:
        return any(one.id == person and not one.gone(self.on) for one in self.firm.people)

    def warnings(self) -> Iterator[Reason]:
        """What threatens, the gravest first."""
        status = self.status
        if status.state in LIVE:
            gone = [person for person in (status.holder, status.successor) if not self._there(person)]
            yield from (Reason(code="person-gone", values={"person": person}) for person in gone)
            if not gone:
                yield from self._of_time()
                yield from self._of_absence()
            yield from self._of_prerequisites()
            yield from self._of_silence()
        if status.state == "done" and status.wanted is not None:
            yield from self._of_verification(status.wanted)
        if status.state == "verified" and not status.solo and status.verification is not None:
            weeks = _weeks(status.verification.on, self.on)
            if weeks >= self.watch.solo_weeks:
                yield Reason(code="not-in-practice", values={"person": status.successor, "weeks": weeks})

    def _end(self) -> date | None:
        """The first Monday on which nothing of it may be planned any more, by the plan and by when the holder leaves."""
        leaves = self.firm.person(self.status.holder).leaving.date
        ends = [self.status.deadline, None if leaves is None else deadline(leaves, self.plan.plan.buffer_weeks)]
        return min((day for day in ends if day is not None), default=None)

    def _of_time(self) -> Iterator[Reason]:
        """Whether what is left fits before the deadline: in the hours that the successor has in the weeks when both are there."""
        end = self._end()
        if end is None or not self.status.left:
            return
        successor, holder = self.firm.person(self.status.successor), self.firm.person(self.status.holder)
        first = monday_of(self.on)
        mondays = [first + number * WEEK for number in range(max(0, (end - first).days // 7))]
        weeks = [week for week in mondays if not (is_away(successor, week) or is_away(holder, week))]
        possible = int(len(weeks) * successor.learning_hours)
        if self.status.left > possible * self.watch.tight:
            values: dict[str, str | int] = {"hours": _whole(self.status.left), "weeks": len(weeks), "possible": possible, "until": end.isoformat()}
            yield Reason(code="deadline-threatened", values=values)
        elif self.status.ends is not None and self.status.ends >= end:
            yield Reason(code="ends-too-late", values={"week": self.status.ends.isoformat(), "until": end.isoformat()})

    def _of_absence(self) -> Iterator[Reason]:
        """Who is away in a week that stands, in the weeks to come."""
        until = monday_of(self.on) + self.watch.ahead_weeks * WEEK
        standing = [session for work in self.found.works if not work.done for session in work.standing if session.week <= until]
        for person, hours in ((self.status.successor, 0), (self.status.holder, 1)):
            away = [
                session.week
                for session in standing
                if (session.hours, session.holder_hours)[hours] and is_away(self.firm.person(person), session.week)
            ]
            if away:
                yield Reason(code="away-in-week", values={"person": person, "week": min(away).isoformat(), "weeks": len(set(away))})

    def _of_prerequisites(self) -> Iterator[Reason]:
        """What the successor must master first and is late."""
        topics = {topic.id: topic for topic in self.firm.topics}
        wanted = topics[self.status.topic].prerequisites if self.status.topic in topics else ()
        for topic in wanted:
            before = self.plan.of(topic, self.status.successor)
            if before is not None and before.state in {"late", "stopped"}:
                yield Reason(code="prerequisite-late", values={"topic": topic})

    def _of_silence(self) -> Iterator[Reason]:
        """Whether nothing happened although something was planned."""
        missed = [session.week for work in self.found.works if not work.done for session in work.missed]
        since = [week for week in missed if self.status.last_held is None or week > self.status.last_held]
        if since:
            weeks = _weeks(min(since), self.on)
            if weeks >= self.watch.quiet_weeks:
                yield Reason(code="nothing-happened", values={"weeks": weeks, "sessions": len(since)})

    def _of_verification(self, wanted: int) -> Iterator[Reason]:
        """Whether the decision about the level is lacking, or says that it is not there yet."""
        level, last = self.status.level, self.status.last_held
        if self.status.verification is not None and level is not None and (last is None or self.status.verification.on >= last):
            yield Reason(code="below-level", values={"person": self.status.successor, "level": level, "wanted": wanted})
            return
        weeks = 0 if last is None else _weeks(last + WEEK, self.on)
        if last is None or weeks >= self.watch.verify_weeks:
            yield Reason(code="verification-missing", values={"person": self.status.successor, "weeks": weeks})

    def missing(self) -> Iterator[Reason]:
        """What is lacking to close it: hours, the decision, work done alone; a decision where it was given up."""
        status = self.status
        if status.state in LIVE:
            yield Reason(code="hours-left", values={"hours": _whole(status.left)})
        if status.state == "stopped":
            covered = any(one.topic == status.topic and one.state == "verified" for one in self.plan.transfers)
            decided = any(one.topic == status.topic for one in self.plan.decisions)
            if not (covered or decided):
                yield Reason(code="decision", values={"topic": status.topic})
            return
        if status.wanted is not None and status.state != "verified":
            yield Reason(code="verification", values={"person": status.successor, "level": status.wanted})
        if status.documented is False:
            yield Reason(code="document")
        if status.wanted is not None and not status.solo:
            yield Reason(code="alone-in-practice", values={"person": status.successor})

    def to_do(self) -> Iterator[Reason]:
        """What to do this week and the next."""
        status = self.status
        if status.state in LIVE:
            yield from self._sessions()
            if status.state == "late":
                yield Reason(code="catch-up")
        if status.state == "done" and status.wanted is not None:
            yield Reason(code="let-verify", values={"person": status.successor, "level": status.wanted})
        if status.state == "verified" and not status.solo:
            yield Reason(code="log-alone", values={"person": status.successor})
        if status.state == "stopped" and any(reason.code == "decision" for reason in status.missing or tuple(self.missing())):
            yield Reason(code="decide", values={"topic": status.topic})

    def _sessions(self) -> Iterator[Reason]:
        """What is planned for the week that is running, else for the next."""
        standing = [(session, work.step.stage) for work in self.found.works if not work.done for session in work.standing]
        for week in dict.fromkeys((monday_of(self.on), next_monday(self.on))):
            hours = {stage: session.hours or session.holder_hours for session, stage in standing if session.week == week}  # a holder may record alone
            yield from (
                Reason(code="hold-session", values={"stage": stage, "hours": _whole(taken), "week": week.isoformat()})
                for stage, taken in hours.items()
            )


def _whole(hours: float) -> int:
    """Hours rounded up to whole ones."""
    return -int(-hours // 1)


def _weeks(first: date, on: date) -> int:
    """Whole weeks from a day until another."""
    return max(0, (on - first) // timedelta(weeks=1))
