"""The progress report: what asks for attention, how each transfer stands, what changed, and the risk by the plan beside what was verified."""

from collections.abc import Iterable
from datetime import date

from werkplekleren._base import formatting
from werkplekleren.documents import Cell, Document, KeyFigure, KeyFigures, Table, heads, plain, row, strong, text_of
from werkplekleren.reports.knowledge import key_figures
from werkplekleren.reports.progress_attention import attention_table, weeks_table
from werkplekleren.reports.progress_changes import ChangedTransfers, last_changes
from werkplekleren.reports.progress_timeline import progress_timelines
from werkplekleren.reports.progress_words import ProgressWords, state_cell
from werkplekleren.reports.risk_outlook import outlook_figure, outlook_table
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.retention import PlanStatus, ProgressReport, Review, RiskLevel, RiskMoment, TransferStatus


def status_document(status: PlanStatus, voice: Voice) -> Document:
    """How a plan stands on a day."""
    return _document(status, Words(voice), None)


def progress_document(report: ProgressReport, voice: Voice) -> Document:
    """How a plan stands, with the risk it was to take away and when to look again."""
    return _document(report.status, Words(voice), report)


def _document(status: PlanStatus, words: Words, report: ProgressReport | None) -> Document:
    said = ProgressWords(status.plan, words)
    changes = last_changes(status.plan, status.on)
    changed = ChangedTransfers(changes)
    attention, weeks = attention_table(status, said), weeks_table(status, said)
    judged, decisions = _judged_table(status, said), _decisions_table(status, said)
    changes_table, moved = changed.table(said), changed.moved_only
    reviews = None if report is None else _reviews_table(report.reviews, said)
    shown = bool(status.transfers)
    asking = 0 if attention is None else len(attention.rows)
    levels = () if report is None else tuple(level for one in report.moments for level in (one.without, one.planned))
    facts = Facts(
        values={
            "title": status.plan.title or said("title-status" if report is None else "title-progress"),
            "firm": status.title,
            "date": words.day(status.on),
            "attention_count": asking,
            "transfers": len(status.transfers),
            "verified": status.counts["verified"],
            "integrated": status.integrated,
            "documented": status.documented,
            "state_words": _stands(status, said),
            "changed_on": words.day(changes[0].on) if changes else "",
            "moved_count": len(moved),
            "moved": words.listing([said.learned(topic, successor) for topic, successor in moved]),
        },
        conditions={
            "planned": shown,
            "closed": status.closed and shown,
            "attention": attention is not None,
            "calm": attention is None and shown and not status.closed,
            "to-do": weeks is not None,
            "judged": judged is not None,
            "changes": bool(changes),
            "moved": bool(moved),
            "decisions": decisions is not None,
            "risks": report is not None and bool(report.outlook.topics),
            "lost": any(level.nobody for level in levels),
            "unknown": any(level.unknown for level in levels),
            "reviews": reviews is not None,
        },
        blocks={
            "key-figures": _key_figures(status, said, asking) if shown else None,
            "attention-table": attention,
            "weeks-table": weeks,
            "timeline": progress_timelines(status, said),
            "status-table": _status_table(status, said) if shown else None,
            "judged-table": judged,
            "changes-table": changes_table,
            "decisions-table": decisions,
            "over-time-table": None if report is None else _over_time_table(report.moments, status.on, said),
            "outlook": None if report is None else outlook_figure(report.outlook, words) or outlook_table(report.outlook, words),
            "reviews-table": reviews,
        },
    )
    return words.voice.document("progress-report", facts)


def _stands(status: PlanStatus, said: ProgressWords) -> str:
    """How many transfers were judged, how many topics are part of practice, and how many are written down; none is said in words."""
    counts = {"verified": status.counts["verified"], "integrated": status.integrated, "documented": status.documented}
    codes = (f"stands-{name}" if count else f"stands-none-{name}" for name, count in counts.items())
    return " ".join(said(code, transfers=len(status.transfers), **counts) for code in codes if said.knows(code))


def _key_figures(status: PlanStatus, said: ProgressWords, asking: int) -> KeyFigures | None:
    count = len(status.transfers)
    late = status.counts["late"]
    return key_figures(
        KeyFigure(value=str(asking), label=said("figure-attention", n=asking), tone="warning") if asking else None,
        None if status.share is None else KeyFigure(value=formatting.percentage(status.share, said.words.language), label=said("figure-share")),
        KeyFigure(value=str(late), label=said("figure-late", n=late), tone="warning") if late else None,
        KeyFigure(value=said("of-all", count=status.counts["verified"], all=count), label=said("figure-verified")),
        KeyFigure(value=said("of-all", count=status.integrated, all=len({one.topic for one in status.transfers})), label=said("figure-integrated")),
    )


def _status_table(status: PlanStatus, said: ProgressWords) -> Table:
    rows = tuple(
        row(
            said.line(one.topic, one.holder, one.successor),
            state_cell(one, said),
            said("hours-of", held=said.words.hours(one.held), all=said.words.amount(one.held + one.left)),
            "–"
            if one.ends is None or (one.state in {"done", "verified"} and one.ends < status.on)
            else said("ready-week", week=said.words.short_day(one.ends)),
            said.words.listing([text_of(said.say("missing", reason)) for reason in one.missing if reason.code != "hours-left"])
            or said("closed" if one.closed else "only-hours"),
        )
        for one in status.transfers
    )
    header = heads(*(said(f"head-{name}") for name in ("transfer", "state", "hours-done", "ready", "missing")))
    alone = any(not one.held and any(step.weeks for step in one.steps) for one in status.transfers)
    note = plain(said("note-hours-done") if alone else "")
    return Table(caption=plain(said("caption-status")), header=header, rows=rows, widths=(2.8, 1.4, 1.2, 1.4, 2.4), note=note)


def _judged_table(status: PlanStatus, said: ProgressWords) -> Table | None:
    """The decisions about levels, with who took each and on which evidence."""
    rows = tuple(row(said.line(one.topic, one.holder, one.successor), found) for one in status.transfers if (found := _judged(one, said)))
    return Table(caption=plain(said("caption-judged")), header=heads(said("head-transfer"), said("head-judged")), rows=rows) if rows else None


def _judged(one: TransferStatus, said: ProgressWords) -> str:
    found = one.verification
    if found is None:
        return ""
    evidence = found.seen or said(f"evidence-{found.evidence}")
    return said("judged-line", level=found.level, by=said.person(found.by), date=said.words.short_day(found.on), evidence=evidence)


def _decisions_table(status: PlanStatus, said: ProgressWords) -> Table | None:
    choices = {str(option.id): said.words.of(option.title) for option in status.plan.options}
    rows = tuple(
        row(
            Cell(text=plain(said.topic(one.topic)), header=True),
            ": ".join(part for part in (said("choice-accept") if one.choice == "accept" else choices.get(one.choice, ""), one.note) if part)
            or str(one.choice),
            f"{said.person(one.by)}, {said.words.short_day(one.on)}",
        )
        for one in status.decisions
    )
    header = heads(said.words("head-topic"), said("head-choice"), said("head-decided"))
    return Table(caption=plain(said("caption-decisions")), header=header, rows=rows) if rows else None


def _over_time_table(moments: Iterable[RiskMoment], on: date, said: ProgressWords) -> Table | None:
    """The days on which the risk differs from the day before in the table, today, and the last."""
    days = [(one, tuple("–" if level is None else _level(level, said) for level in (one.without, one.planned, one.actual))) for one in moments]
    rows = tuple(
        row(Cell(text=(strong if one.on == on else plain)(said.words.short_day(one.on)), header=True), *levels)
        for number, (one, levels) in enumerate(days)
        if one.on == on or number in {0, len(days) - 1} or levels != days[number - 1][1]
    )
    header = heads(*(said(f"head-{name}") for name in ("day", "without", "planned", "actual")))
    return Table(caption=plain(said("caption-over-time")), header=header, rows=rows, widths=(1, 2, 2, 2)) if rows else None


def _level(level: RiskLevel, said: ProgressWords) -> str:
    """The sum, with how many topics are not in it: those that nobody can do any more, and those whose risk is not known."""
    counts = {"nobody": level.nobody, "unknown": level.unknown}
    return "; ".join((str(level.total), *(said(f"level-{name}", count=count) for name, count in counts.items() if count)))


def _reviews_table(reviews: Iterable[Review], said: ProgressWords) -> Table | None:
    rows = tuple(
        row(
            Cell(text=plain(said.words.short_day(review.on)), header=True),
            " ".join(text_of(said.say("review", reason)) for reason in review.what),
        )
        for review in reviews
    )
    return (
        Table(caption=plain(said("caption-reviews")), header=heads(said("head-review"), said("head-look-at")), rows=rows, widths=(1, 4))
        if rows
        else None
    )
