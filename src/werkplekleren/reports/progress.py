"""The progress report: how a plan stands, what to do now, what changed, and the risk by the plan beside what was verified."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from werkplekleren._base import formatting
from werkplekleren.documents import (
    BulletList,
    Cell,
    Document,
    Figure,
    Inline,
    KeyFigure,
    KeyFigures,
    Table,
    TimelineBar,
    TimelineChart,
    TimelineRow,
    Tone,
    heads,
    plain,
    row,
    strong,
    text_of,
)
from werkplekleren.reports.knowledge import key_figures
from werkplekleren.reports.plan import FRIDAY, MOST_LINES, STAGES, steps_table
from werkplekleren.reports.plan_words import PlanWords, group_in_words
from werkplekleren.reports.risk_outlook import outlook_figure, outlook_table
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts, Value
from werkplekleren.reports.words import Words
from werkplekleren.retention import (
    PlanChange,
    PlanStatus,
    PlanStep,
    ProgressReport,
    Reason,
    RetentionPlan,
    Review,
    RiskLevel,
    RiskMoment,
    Transfer,
    TransferStatus,
)
from werkplekleren.retention.codes import TRANSFER_REASONS

TONES: Mapping[str, Tone] = {"late": "warning", "stopped": "bad", "done": "neutral", "verified": "good"}
MOST_TO_DO = 12


class ProgressWords:
    """The sentences for the codes of a live plan.

    Args:
        plan: The plan, for the names behind the ids.
        words: The language.
    """

    def __init__(self, plan: RetentionPlan, words: Words) -> None:
        self.plan = plan
        self.words = words
        self._phrases = words.voice.phrases("progress-words")
        self._reasons = PlanWords(plan, words)

    def __call__(self, code: str, **values: Value) -> str:
        """The words for a code, as plain text."""
        return text_of(self._phrases.say(code, values))

    def say(self, family: str, reason: Reason) -> Inline:
        """A reason of one family (`warn`, `why`) as a sentence."""
        if family == "why" and reason.code in TRANSFER_REASONS and f"why-{reason.code}" not in self._phrases.codes:
            return self._reasons.reason(reason)
        return self._phrases.say(f"{family}-{reason.code}", {name: self._named(name, value) for name, value in reason.values.items()})

    def _named(self, name: str, value: str | int) -> Value:
        if isinstance(value, int):
            return value
        if name == "stage":
            return self.words(f"stage-{value}")
        if name == "group":
            return group_in_words(value, self.words)
        if name in {"week", "date", "until"}:
            return self.words.short_day(date.fromisoformat(value))
        return self.plan.people.get(value) or self.plan.topics.get(value) or value

    def topic(self, topic: str) -> str:
        """The title of a topic."""
        return self.plan.topics.get(topic, topic)

    def person(self, person: str) -> str:
        """The name of a person; of somebody from outside as it was filled in."""
        return self.plan.people.get(person, person)

    def pair(self, holder: str, successor: str) -> str:
        """Who hands over to whom."""
        return self.words("from-to", holder=self.person(holder), successor=self.person(successor))


def status_document(status: PlanStatus, voice: Voice) -> Document:
    """How a plan stands on a day."""
    return _document(status, Words(voice), None)


def progress_document(report: ProgressReport, voice: Voice) -> Document:
    """How a plan stands, with the risk it was to take away and when to look again."""
    return _document(report.status, Words(voice), report)


def _document(status: PlanStatus, words: Words, report: ProgressReport | None) -> Document:
    said = ProgressWords(status.plan, words)
    changes = _last_changes(status.plan, status.on)
    warnings, to_do = _warnings(status, said), _to_do(status, said)
    decisions = _decisions_table(status, said)
    reviews = None if report is None else _reviews_table(report.reviews, said)
    shown = bool(status.transfers)
    facts = Facts(
        values={
            "title": status.plan.title or said("title-status"),
            "date": words.day(status.on),
            "transfers": len(status.transfers),
            "verified": status.counts["verified"],
            "integrated": status.integrated,
            "documented": status.documented,
            "changed_on": words.day(changes[0].on) if changes else "",
        },
        conditions={
            "planned": shown,
            "closed": status.closed and shown,
            "warnings": warnings is not None,
            "to-do": to_do is not None,
            "changes": bool(changes),
            "decisions": decisions is not None,
            "risks": report is not None and bool(report.outlook.topics),
            "reviews": reviews is not None,
        },
        blocks={
            "key-figures": _key_figures(status, said) if shown else None,
            "warnings": warnings,
            "to-do": to_do,
            "timeline": _timelines(status, said),
            "status-table": _status_table(status, said) if shown else None,
            "changes": _changes(changes, said),
            "decisions-table": decisions,
            "over-time-table": None if report is None else _over_time_table(report.moments, status.on, said),
            "outlook": None if report is None else outlook_figure(report.outlook, words) or outlook_table(report.outlook, words),
            "reviews-table": reviews,
        },
    )
    return words.voice.document("progress-report", facts)


def _key_figures(status: PlanStatus, said: ProgressWords) -> KeyFigures | None:
    count = len(status.transfers)
    late = status.counts["late"]
    return key_figures(
        None if status.share is None else KeyFigure(value=formatting.percentage(status.share, said.words.language), label=said("figure-share")),
        KeyFigure(value=str(late), label=said("figure-late", n=late), tone="warning") if late else None,
        KeyFigure(value=said("of-all", count=status.counts["verified"], all=count), label=said("figure-verified")),
        KeyFigure(value=said("of-all", count=status.integrated, all=len({one.topic for one in status.transfers})), label=said("figure-integrated")),
    )


def _lines(status: PlanStatus, family: str, said: ProgressWords) -> list[Inline]:
    """A line per transfer that has something to say."""
    lines: list[Inline] = []
    for one in status.transfers:
        reasons = one.warnings if family == "warn" else one.to_do
        if reasons:
            sentences = [span for reason in reasons for span in (*plain(" "), *said.say(family, reason))]
            lines.append((*strong(said.topic(one.topic)), *plain(f", {said.pair(one.holder, one.successor)}:"), *sentences))
    return lines


def _warnings(status: PlanStatus, said: ProgressWords) -> BulletList | None:
    items = _lines(status, "warn", said)
    if status.undecided:
        items.append(plain(said("undecided", topics=said.words.listing([said.topic(topic) for topic in status.undecided]))))
    for one in status.warnings:
        if one.code == "requirement-unmet":
            items.append((*strong(said.topic(str(one.values["topic"]))), *plain(": "), *said.say("warn", one)))
    return BulletList(items=tuple(items)) if items else None


def _to_do(status: PlanStatus, said: ProgressWords) -> BulletList | None:
    items = _lines(status, "do", said)[:MOST_TO_DO]
    return BulletList(items=tuple(items)) if items else None


def _status_table(status: PlanStatus, said: ProgressWords) -> Table:
    rows = tuple(
        row(
            Cell(text=plain(said("pair-line", topic=said.topic(one.topic), pair=said.pair(one.holder, one.successor))), header=True),
            _state_cell(one, said),
            said("hours-of", held=said.words.hours(one.held), all=said.words.amount(one.held + one.left)),
            "–" if one.ends is None else said("ready-week", week=said.words.short_day(one.ends)),
            _judged(one, said),
            said.words.listing([text_of(said.say("missing", reason)) for reason in one.missing]) or said("closed"),
        )
        for one in status.transfers
    )
    header = heads(*(said(f"head-{name}") for name in ("transfer", "state", "hours-done", "ready", "judged", "missing")))
    return Table(caption=plain(said("caption-status")), header=header, rows=rows, widths=(2.6, 1.3, 1.1, 1.3, 2, 2.4))


def _state_cell(one: TransferStatus, said: ProgressWords) -> Cell:
    code = "verified-integrated" if one.integrated else "done-documented" if one.state == "done" and one.wanted is None else one.state
    tone: Tone = "good" if code == "done-documented" else TONES.get(one.state, "neutral")
    return Cell(text=plain(said(f"state-{code}")), tone=tone)


def _judged(one: TransferStatus, said: ProgressWords) -> str:
    found = one.verification
    if found is None:
        return "–"
    evidence = found.seen or said(f"evidence-{found.evidence}")
    return said("judged-line", level=found.level, by=said.person(found.by), date=said.words.short_day(found.on), evidence=evidence)


def _timelines(status: PlanStatus, said: ProgressWords) -> tuple[Figure, ...]:
    """A line per transfer: what was held as filled bars, what stands as open ones, and today."""
    plan, words = status.plan, said.words
    transfers = [(one, found) for one, found in zip(plan.transfers, status.transfers, strict=True) if one.steps]
    if not transfers:
        return ()
    days = [day for one, _ in transfers for step in one.steps for day in (step.first_week, step.last_week + FRIDAY)]
    days.extend(one.deadline for one, _ in transfers if one.deadline is not None)
    start, end = min(plan.start, *days), max(*days, plan.start + timedelta(weeks=1))
    title, parts = said("title-timeline"), -(-len(transfers) // MOST_LINES)
    figures: list[Figure] = []
    for number in range(0, len(transfers), MOST_LINES):
        part = transfers[number : number + MOST_LINES]
        used = {step.stage for one, _ in part for step in one.steps}
        chart = TimelineChart(
            start=start,
            end=end,
            today=status.on if start <= status.on <= end else None,
            rows=tuple(_timeline_row(one, found, said) for one, found in part),
            key=tuple(words(f"stage-{stage}") for stage in STAGES if stage in used),
        )
        figures.append(
            Figure(
                title=title if parts == 1 else words("title-part", title=title, part=len(figures) + 1, parts=parts),
                description=said("timeline-description", count=len(part), today=words.day(status.on)),
                chart=chart,
                table=steps_table(plan, [one for one, _ in part], words, caption=said("caption-steps")),
            )
        )
    return tuple(figures)


def _timeline_row(one: Transfer, found: TransferStatus, said: ProgressWords) -> TimelineRow:
    states = {step.stage: step for step in found.steps}
    return TimelineRow(
        label=said.topic(one.topic),
        note=said.pair(one.holder, one.successor),
        bars=tuple(bar for step in one.steps for bar in _bars(step, done=states[step.stage].state == "done", said=said)),
        deadline=one.deadline,
        deadline_label=said.words("ready-before") if one.deadline else "",
    )


def _bars(step: PlanStep, *, done: bool, said: ProgressWords) -> list[TimelineBar]:
    label = said.words(f"stage-{step.stage}")
    held = [session.week for session in step.sessions if session.held]
    coming = [session.week for session in step.sessions if not session.held]
    if done or not held:
        return [TimelineBar(start=step.first_week, end=step.last_week + FRIDAY, label=label, done=done)]
    bars = [TimelineBar(start=min(held), end=max(held) + FRIDAY, label=label, done=True)]
    if coming:
        bars.append(TimelineBar(start=min(coming), end=max(coming) + FRIDAY, label=label))
    return bars


def _last_changes(plan: RetentionPlan, on: date) -> tuple[PlanChange, ...]:
    """What the last replanning until a day changed."""
    days = [change.on for change in plan.changes if change.on <= on]
    return tuple(change for change in plan.changes if days and change.on == max(days))


def _changes(changes: Iterable[PlanChange], said: ProgressWords) -> BulletList | None:
    """Per transfer what changed, and then why."""
    found: dict[tuple[str, str], list[PlanChange]] = {}
    for change in changes:
        found.setdefault((change.topic, change.successor), []).append(change)
    items: list[Inline] = []
    for (topic, successor), group in found.items():
        why = dict.fromkeys(reason for change in group for reason in change.why)
        sentences = [said.say("changed", change.what) for change in group] + [said.say("why", reason) for reason in why]
        who = f", {said.person(successor)}" if successor else ""
        items.append((*strong(said.topic(topic)), *plain(f"{who}:"), *(span for one in sentences for span in (*plain(" "), *one))))
    return BulletList(items=tuple(items)) if items else None


def _decisions_table(status: PlanStatus, said: ProgressWords) -> Table | None:
    choices = {str(option.id): said.words.of(option.title) for option in status.plan.options}
    rows = tuple(
        row(
            Cell(text=plain(said.topic(one.topic)), header=True),
            one.note or (said("choice-accept") if one.choice == "accept" else choices.get(one.choice, one.choice)),
            f"{said.person(one.by)}, {said.words.short_day(one.on)}",
        )
        for one in status.decisions
    )
    header = heads(said.words("head-topic"), said("head-choice"), said("head-decided"))
    return Table(caption=plain(said("caption-decisions")), header=header, rows=rows) if rows else None


def _over_time_table(moments: Iterable[RiskMoment], on: date, said: ProgressWords) -> Table | None:
    rows = tuple(
        row(
            Cell(text=(strong if one.on == on else plain)(said.words.short_day(one.on)), header=True),
            _level(one.without, said),
            _level(one.planned, said),
            "–" if one.actual is None else _level(one.actual, said),
        )
        for one in moments
    )
    header = heads(*(said(f"head-{name}") for name in ("day", "without", "planned", "actual")))
    return Table(caption=plain(said("caption-over-time")), header=header, rows=rows) if rows else None


def _level(level: RiskLevel, said: ProgressWords) -> str:
    return said("level-nobody", total=level.total, nobody=level.nobody) if level.nobody else said("level-total", total=level.total)


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
