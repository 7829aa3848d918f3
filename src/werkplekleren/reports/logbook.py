"""The blank logbook of a plan, to print: what was planned beside boxes for what was really done, and who decided that a step is done."""

from werkplekleren.documents import Cell, Document, Form, FormField, Row, Table, heads, plain, row
from werkplekleren.reports.plan import decides, evidence, period
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.retention import Logbook, Transfer

BLANK_ROWS = 3
"""Rows for what was not planned, on each sheet."""

FULL = range(18, 27)
"""With so many planned rows a sheet fills its page: it gets one row for what was not planned, for more would begin a second page."""


def logbook_document(book: Logbook, voice: Voice) -> Document:
    """A sheet to fill in by hand for each transfer."""
    words = Words(voice)
    return voice.document("logbook", logbook_facts(book, words), sheet=True)


def logbook_facts(book: Logbook, words: Words) -> Facts:
    """What a wording file can say of a logbook."""
    sheets = book.transfers
    return Facts(
        values={"plan_title": book.plan.title or words("title-plan"), "start": words.day(book.plan.start)},
        conditions={"sheets": bool(sheets)},
        blocks={"sheets-table": _overview(book, words) if len(sheets) > 1 else None},
        lists={"sheets": tuple(_sheet(number, transfer, book, words, apart=len(sheets) > 1) for number, transfer in enumerate(sheets, start=1))},
    )


def _overview(book: Logbook, words: Words) -> Table:
    """Which sheets there are: for whom, of what, from whom and when."""
    plan = book.plan
    return Table(
        caption=plain(words("caption-log-sheets")),
        header=heads(words("head-topic"), words("log-learner"), words("log-holder"), words("head-when")),
        rows=tuple(
            row(
                plan.topics.get(one.topic, one.topic),
                *(plan.people.get(name, name) for name in (one.successor, one.holder)),
                period(one, words),
            )
            for one in book.transfers
        ),
        widths=(3, 2, 2, 2),
    )


def _sheet(number: int, transfer: Transfer, book: Logbook, words: Words, *, apart: bool) -> Facts:
    plan = book.plan
    holder, learner = (plan.people.get(name, name) for name in (transfer.holder, transfer.successor))
    return Facts(
        values={"sheet_number": number, "topic": plan.topics.get(transfer.topic, transfer.topic), "holder": holder, "learner": learner},
        conditions={"sheet-apart": apart},
        blocks={
            "sessions": _sessions(transfer, holder, words),
            "decisions": _decisions(transfer, book, words),
            "signed": Form(
                fields=(FormField(label=words("log-learner"), kind="signature"), FormField(label=words("log-holder"), kind="signature")),
            ),
        },
    )


def _sessions(transfer: Transfer, holder: str, words: Words) -> Table:
    """A row per planned session with boxes for what was done, and rows for what was not planned."""
    planned = tuple(
        row(
            words(
                "log-planned" if session.hours else "log-planned-holder",
                day=words.short_day(session.week),
                stage=words(f"stage-{step.stage}"),
                hours=words.amount(session.hours or session.holder_hours),
                holder=holder,
            ),
            words("log-held") if session.held else "",
            *("" for _ in range(3)),
        )
        for step, session in Logbook.sessions(transfer)
    )
    blank = tuple(Row(cells=tuple(Cell(text=()) for _ in range(5))) for _ in range(1 if len(planned) in FULL else BLANK_ROWS))
    return Table(
        caption=plain(words("caption-log-sessions")),
        header=heads(*(words(f"head-log-{name}") for name in ("planned", "on", "hours", "by", "shown"))),
        rows=(*planned, *blank),
        widths=(4.6, 1.3, 0.8, 1.6, 2.8),
        layout="fill-in",
    )


def _decisions(transfer: Transfer, book: Logbook, words: Words) -> Table:
    """Each step with what counts as proof and who decides, and boxes for the day and the initials."""
    steps = [step for step in transfer.steps if step.sessions]
    topic, learner = book.plan.topics.get(transfer.topic, transfer.topic), book.plan.people.get(transfer.successor, transfer.successor)
    return Table(
        caption=plain(words("caption-log-decisions", topic=topic, learner=learner)),  # the sheet may have a second page
        header=heads(words("head-step"), words("head-worked"), words("head-decides"), words("head-log-decided"), words("head-log-signed")),
        rows=tuple(row(words(f"stage-{step.stage}"), evidence(step, words), decides(book.plan, transfer, step, words), "", "") for step in steps),
        widths=(2, 4.3, 1.9, 1.3, 1.2),
        layout="fill-in",
    )
