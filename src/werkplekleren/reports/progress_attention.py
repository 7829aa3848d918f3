"""What a progress report starts with: what asks for attention, the gravest first, and what is planned for these two weeks."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from werkplekleren._base.formatting import capital
from werkplekleren.documents import Cell, Inline, Row, Table, heads, plain, row
from werkplekleren.reports.progress_words import ProgressWords, state_cell
from werkplekleren.retention import PlanStatus, Reason, TransferStatus

OPEN = 1
"""How soon an open point or a requirement that is not met asks for attention, beside the gravity of transfers."""

ROUTINE = "hold-session"
"""What to do of which the plan speaks already: it stands among the weeks."""


@attrs.frozen
class _Point:
    """What asks for attention, and what to do about it.

    Args:
        gravity: How soon it asks for somebody, 0 first.
        about: What it is about: the head of its row.
        briefly: The same in a list of several; empty for what is never told together.
        state: How it stands.
        matter: What there is.
        act: What to do.
    """

    gravity: int
    about: Cell
    briefly: str
    state: Cell
    matter: Inline
    act: Inline


def attention_table(status: PlanStatus, said: ProgressWords) -> Table | None:
    """A row for what asks for something, the gravest first; transfers of which the same is to be said share one."""
    found = [*(_transfer(one, said) for one in status.attention), *_open(status, said)]
    together: dict[object, list[_Point]] = {}
    for number, one in enumerate(sorted(found, key=lambda point: point.gravity)):
        together.setdefault((one.state, one.matter, one.act) if one.briefly else number, []).append(one)
    if not found:
        return None
    return Table(
        caption=plain(said("caption-attention")),
        header=heads(*(said(f"head-{name}") for name in ("about", "state", "matter", "act"))),
        rows=tuple(_row(points, said) for points in together.values()),
        widths=(2.4, 1.3, 3.6, 2.4) if len(found) > len(together) else (2.4, 1.3, 2.8, 2.8),
    )


def _row(points: Sequence[_Point], said: ProgressWords) -> Row:
    """The row of one point; of several transfers it tells how many they are, and names them beside what there is."""
    first, *others = points
    if not others:
        return row(first.about, first.state, Cell(text=first.matter), Cell(text=first.act))
    names = said("about-names", names=said.words.listing([one.briefly for one in points]))
    about = Cell(text=plain(said("about-several", count=len(points))), header=True)
    return row(about, first.state, Cell(text=(*first.matter, *plain(f" {names}"))), Cell(text=first.act))


def _transfer(one: TransferStatus, said: ProgressWords) -> _Point:
    asked = [reason for reason in one.to_do if reason.code != ROUTINE]
    matters = [said.say("warn", reason) for reason in one.warnings] or [said.say("matter", reason) for reason in asked]
    acts = [said.say("act", reason) for reason in one.warnings if said.knows(f"act-{reason.code}")]
    acts.extend(said.say("do", reason) for reason in asked)
    return _Point(
        gravity=one.gravity or 0,
        about=said.line(one.topic, one.holder, one.successor),
        briefly=said.learned(one.topic, one.successor),
        state=state_cell(one, said),
        matter=_sentences(matters),
        act=_sentences(dict.fromkeys(acts)),
    )


def _open(status: PlanStatus, said: ProgressWords) -> Iterator[_Point]:
    if status.undecided:
        names = said.words.listing([said.topic(topic) for topic in status.undecided])
        yield _point(names, "open", said("undecided", topics=names), said("act-undecided"), said)
    for one in status.warnings:
        if one.code == "requirement-unmet":
            yield _point(said.topic(str(one.values["topic"])), "unmet", said.say("warn", one), said.say("act", one), said)


def _point(about: str, state: str, matter: str | Inline, act: str | Inline, said: ProgressWords) -> _Point:
    said_of, to_do = (plain(text) if isinstance(text, str) else text for text in (matter, act))
    return _Point(
        gravity=OPEN,
        about=Cell(text=plain(about), header=True),
        briefly="",
        state=Cell(text=plain(said(f"state-{state}")), tone="warning"),
        matter=said_of,
        act=to_do,
    )


def _sentences(sentences: Iterable[Inline]) -> Inline:
    """Sentences after each other."""
    spans = [span for one in sentences for span in (*plain(" "), *one)]
    return tuple(spans[1:])


def weeks_table(status: PlanStatus, said: ProgressWords) -> Table | None:
    """What is planned for the running week and the next, a row for each transfer that has any of it."""
    planned = [(one, tuple(reason for reason in one.to_do if reason.code == ROUTINE)) for one in status.transfers]
    weeks = sorted({str(reason.values["week"]) for _, sessions in planned for reason in sessions})
    if not weeks:
        return None
    return Table(
        caption=plain(said("caption-weeks")),
        header=heads(said("head-transfer"), *(capital(said("ready-week", week=said.words.short_day(date.fromisoformat(week)))) for week in weeks)),
        rows=tuple(
            row(said.line(one.topic, one.holder, one.successor), *(_week(sessions, week, said) for week in weeks))
            for one, sessions in planned
            if sessions
        ),
        widths=(2.4, *(2.0 for _ in weeks)),
    )


def _week(sessions: tuple[Reason, ...], week: str, said: ProgressWords) -> Cell:
    lines = [said.say("week", reason) for reason in sessions if reason.values["week"] == week]
    spans = [span for line in lines for span in (*plain("; "), *line)]
    return Cell(text=tuple(spans[1:]) or plain("–"))
