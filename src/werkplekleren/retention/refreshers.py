"""Refreshers: when who has to do or show something again, so that it is not lost.

Due is the last use or check plus the time after which too little is left for this kind of task, and never later than the last day of a
certificate that the work asks. Use on the job counts only when it was noted. What no date is known of is unknown, not fine.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, cast

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier
from werkplekleren._base.late import service
from werkplekleren._base.validators import Between
from werkplekleren.errors import InvalidValueError, Message
from werkplekleren.retention.curves import checked_target
from werkplekleren.retention.dates import days_after
from werkplekleren.retention.decay import DecayModel
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.mastery import Mastery
from werkplekleren.retention.people import Person
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.register import CertificateRegister, NextCode
from werkplekleren.retention.topics import Topic

RefresherState = Literal["overdue", "due-soon", "unknown", "not-due"]
"""State of a refresher on a day, the most urgent first; `unknown` because no date is known, which is a value of its own."""

STATES: tuple[RefresherState, ...] = ("overdue", "due-soon", "unknown", "not-due")
SOON_DAYS = 60

_is_days = Between(0, 3650)


@attrs.frozen(kw_only=True)
class Refresher:
    """When one person has to do or show one topic again.

    Args:
        person: Id of the person.
        person_name: Name of the person.
        topic: Id of the topic.
        topic_title: Title of the topic.
        state: How it stands on the day.
        due: The last day to do it; `None` when not known. With the state `unknown` it may have to be done before that.
        fades_on: The day by which too little is left without use; `None` when not known.
        proof_ends_on: The last day of the certificates that the topic asks of the person; `None` without an end.
        proof_act: What the register says is to be done with the certificate that ends then; `None` when nothing is, or none ends.
        last: The last use or check that is noted; `None` when none is.
        interval_days: After how many days without use it is due; `None` when the kind of task is not known.
        form: Id of the proposed way to do it, a form of the decay model.
        reasons: Why this day: `last-used` or `last-checked` with a date; `fades` with the kind of task, the days and the percent that
            must be left; `proof-ends` with a date; or what lacks: `last-use-unknown`, `task-type-unknown`, `task-type-not-in-model`.
    """

    person: str
    person_name: str
    topic: str
    topic_title: str
    state: RefresherState
    due: date | None
    fades_on: date | None
    proof_ends_on: date | None
    proof_act: NextCode | None
    last: date | None
    interval_days: int | None
    form: Identifier
    reasons: tuple[Reason, ...]


@attrs.frozen(kw_only=True)
class Refreshers(Displayed):
    """All refreshers of a map on a day.

    Args:
        title: The title of the map, as shown.
        on: The day.
        model: How fast work fades.
        target: The share that must be left, 0.01-1.
        soon_days: From how many days ahead something is due soon.
        items: The refreshers, the most urgent first: by state, day, topic and person.

    >>> firm = KnowledgeMap(
    ...     title="Firm",
    ...     people=(Person(id="jan", name="Jan"),),
    ...     topics=(Topic(id="weld", title="Welding", task_type="accuracy"),),
    ...     mastery=(Mastery(person="jan", topic="weld", level=3, assessed_on=date(2026, 11, 2)),),
    ... )
    >>> [(one.topic, one.state, one.due) for one in firm.refreshers(date(2027, 3, 20)).items]
    [('weld', 'due-soon', datetime.date(2027, 5, 18))]
    """

    title: str
    on: date
    model: DecayModel
    target: float
    soon_days: int
    items: tuple[Refresher, ...]

    @classmethod
    def of(
        cls, firm: KnowledgeMap, *, on: date, model: DecayModel | None = None, target: float | None = None, soon_days: int = SOON_DAYS
    ) -> "Refreshers":
        """The refreshers of everybody who works here and is able on something, and is not exempt from it.

        Args:
            firm: The map.
            on: The day; what was used or checked after it does not count.
            model: How fast work fades; the built-in model by default.
            target: The share of what was gained that must be left; that of the model by default.
            soon_days: From how many days ahead something is due soon, 0-3650.

        Raises:
            InvalidValueError: When the target or the days are out of range.
        """
        chosen = cast("DecayModel", service("decay-model")()) if model is None else model
        share = chosen.target if target is None else checked_target(target)
        if type(soon_days) is not int or not _is_days.low <= soon_days <= _is_days.high:
            raise InvalidValueError(Message("the days ahead must be a whole number from 0 to {most}", {"most": _is_days.high}))
        asked = cls(title=firm.title, on=on, model=chosen, target=share, soon_days=soon_days, items=())
        return attrs.evolve(asked, items=tuple(sorted(_found(firm, asked), key=_urgency)))

    def of_state(self, *states: RefresherState) -> tuple[Refresher, ...]:
        """The refreshers in some states, the most urgent first."""
        return tuple(one for one in self.items if one.state in states)

    def of_person(self, person: str) -> tuple[Refresher, ...]:
        """The refreshers of a person, the most urgent first."""
        return tuple(one for one in self.items if one.person == person)


def _urgency(one: Refresher) -> tuple[int, date, str, str]:
    return STATES.index(one.state), one.due or date.max, one.topic, one.person


@attrs.frozen(kw_only=True)
class _Work:
    """One topic with what follows from its kind alone."""

    topic: Topic
    interval: int | None
    form: Identifier
    why: Reason


def _work(topic: Topic, asked: Refreshers) -> _Work:
    interval = None
    if topic.task_type is None:
        why = Reason(code="task-type-unknown")
    else:
        interval = next((kind.interval_days(asked.target) for kind in asked.model.task_types if kind.id == topic.task_type), None)
        if interval is None:
            why = Reason(code="task-type-not-in-model", values={"task_type": topic.task_type})
        else:
            why = Reason(code="fades", values={"task_type": topic.task_type, "days": interval, "percent": round(100 * asked.target)})
    return _Work(topic=topic, interval=interval, form=asked.model.form_for(topic.nature).id, why=why)


def _found(firm: KnowledgeMap, asked: Refreshers) -> Iterator[Refresher]:
    cells = {(cell.person, cell.topic): cell for cell in firm.mastery}
    here = {person.id: person for person in firm.people if person.present(asked.on)}
    said: dict[tuple[str, date | None], Reason] = {}
    acts: dict[str, NextCode] = {
        entry.certificate.id: entry.next.code for entry in CertificateRegister.of(firm, on=asked.on).entries if entry.next is not None
    }
    for topic in firm.topics:
        out = {*firm.revoked(topic.id, asked.on), *firm.exempt(topic.id, asked.on)}
        work = _work(topic, asked)
        for name in firm.qualified(topic.id):
            if name in here and name not in out:
                code, last = _last(cells[name, topic.id], asked.on)
                if (code, last) not in said:
                    said[code, last] = Reason(code=code, values={} if last is None else {"date": last.isoformat()})
                ends = proof_ends(firm, name, topic.id)
                day, proof = (None, "") if ends is None else ends
                yield _refresher(work, here[name], (last, said[code, last]), (day, acts.get(proof)), asked)


def _refresher(
    work: _Work, person: Person, used: tuple[date | None, Reason], proven: tuple[date | None, NextCode | None], asked: Refreshers
) -> Refresher:
    last, from_last = used
    proof, act = proven
    fades = None if last is None or work.interval is None else days_after(last, work.interval)
    due = proof if fades is None or (proof is not None and proof < fades) else fades
    ends = () if proof is None else (Reason(code="proof-ends", values={"date": proof.isoformat()}),)
    return Refresher(
        person=person.id,
        person_name=person.name,
        topic=work.topic.id,
        topic_title=work.topic.title,
        state=_state(due, asked, known=fades is not None),
        due=due,
        fades_on=fades,
        proof_ends_on=proof,
        proof_act=act,
        last=last,
        interval_days=work.interval,
        form=work.form,
        reasons=(from_last, work.why, *ends),
    )


def _state(due: date | None, asked: Refreshers, *, known: bool) -> RefresherState:
    if due is not None and due < asked.on:
        return "overdue"
    if due is not None and due - asked.on <= timedelta(days=asked.soon_days):
        return "due-soon"
    return "not-due" if known else "unknown"


def _last(cell: Mastery, on: date) -> tuple[str, date | None]:
    """Which was last until a day, the last use or the last check, and when."""
    noted = [(day, code) for day, code in ((cell.assessed_on, "last-checked"), (cell.last_used_on, "last-used")) if day is not None and day <= on]
    if not noted:
        return "last-use-unknown", None
    day, code = max(noted)
    return code, day


def proof_ends(firm: KnowledgeMap, person: str, topic: str) -> tuple[date, str] | None:
    """The last day on which the certificates that a topic asks of a person all hold, as far as is known, with the id of the one that ends then.

    Of each sort the certificate that holds longest counts. `None` without an end.
    """
    ends: list[tuple[date, str]] = []
    for sort in firm.proofs(person, topic):
        known = [(day, one.id) for one in sort if (day := firm.validity(one.id).last_day_that_counts) is not None]
        if len(known) == len(sort):
            ends.append(max(known))
    return min(ends, default=None)
