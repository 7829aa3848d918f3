"""What a progress report starts with: what asks for attention, the gravest first, and what is planned for these two weeks."""

from collections.abc import Iterable, Iterator
from datetime import date

from werkplekleren.documents import Cell, Inline, Row, Table, Tone, heads, plain, row
from werkplekleren.reports.progress_words import ProgressWords, state_cell
from werkplekleren.retention import PlanStatus, Reason, TransferStatus

OPEN = 1
"""How soon an open point or a requirement that is not met asks for attention, beside the gravity of transfers."""

ROUTINE = "hold-session"
"""What to do of which the plan speaks already: it stands among the weeks."""


def attention_table(status: PlanStatus, said: ProgressWords) -> Table | None:
    """A row for each transfer, open point or requirement that asks for something, the gravest first."""
    found = [
        *((one.gravity or 0, _transfer(one, said)) for one in status.attention),
        *((OPEN, one) for one in _open(status, said)),
    ]
    if not found:
        return None
    return Table(
        caption=plain(said("caption-attention")),
        header=heads(*(said(f"head-{name}") for name in ("about", "state", "matter", "act"))),
        rows=tuple(one for _, one in sorted(found, key=lambda pair: pair[0])),
        widths=(2.4, 1.3, 2.8, 2.8),
    )


def _transfer(one: TransferStatus, said: ProgressWords) -> Row:
    asked = [reason for reason in one.to_do if reason.code != ROUTINE]
    matters = [said.say("warn", reason) for reason in one.warnings] or [said.say("matter", reason) for reason in asked]
    acts = [said.say("act", reason) for reason in one.warnings if said.knows(f"act-{reason.code}")]
    acts.extend(said.say("do", reason) for reason in asked)
    return row(
        said.line(one.topic, one.holder, one.successor),
        state_cell(one, said),
        Cell(text=_sentences(matters)),
        Cell(text=_sentences(dict.fromkeys(acts))),
    )


def _open(status: PlanStatus, said: ProgressWords) -> Iterator[Row]:
    if status.undecided:
        names = said.words.listing([said.topic(topic) for topic in status.undecided])
        yield _row(names, "open", said("undecided", topics=names), said("act-undecided"), said)
    for one in status.warnings:
        if one.code == "requirement-unmet":
            yield _row(said.topic(str(one.values["topic"])), "unmet", said.say("warn", one), said.say("act", one), said)


def _row(about: str, state: str, matter: str | Inline, act: str | Inline, said: ProgressWords) -> Row:
    tone: Tone = "warning"
    texts = (plain(text) if isinstance(text, str) else text for text in (matter, act))
    return row(Cell(text=plain(about), header=True), Cell(text=plain(said(f"state-{state}")), tone=tone), *(Cell(text=text) for text in texts))


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
        header=heads(said("head-transfer"), *(said("ready-week", week=said.words.short_day(date.fromisoformat(week))) for week in weeks)),
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
