"""Parts of reports about a retention plan: the timeline, who hands over what, hours, reasons, open points."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args

from werkplekleren.documents import (
    Cell,
    Figure,
    Table,
    TimelineBar,
    TimelineChart,
    TimelineRow,
    heads,
    plain,
    row,
    strong,
)
from werkplekleren.reports.plan_options import options_facts
from werkplekleren.reports.plan_words import PlanWords, pair, transfer_title
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.retention import Decider, PlanStep, RetentionPlan, Stage, Transfer
from werkplekleren.retention.transfer_method import USUAL_DECIDERS

FRIDAY = timedelta(days=4)
MOST_LINES = 200
"""How many transfers one figure has at most; writers that have pages draw it in parts that fit on them."""
STAGES: tuple[Stage, ...] = get_args(Stage)


def last_day(plan: RetentionPlan) -> date | None:
    """The Friday of the last week in which the plan has something to do."""
    return max((week + FRIDAY for transfer in plan.transfers if (week := transfer.last_week)), default=None)


def timeline_figures(plan: RetentionPlan, words: Words, *, today: date | None = None) -> tuple[Figure, ...]:
    """A line per transfer with a bar per step, and the day by which it must be done; over several figures when there are very many.

    All figures have the same calendar, so that they can be laid side by side.
    """
    end = last_day(plan)
    if end is None:
        return ()
    transfers = [transfer for transfer in plan.transfers if transfer.steps]
    last = max([end, *(transfer.deadline for transfer in transfers if transfer.deadline is not None)])
    used = {step.stage for transfer in transfers for step in transfer.steps}
    key = tuple(words(f"stage-{stage}") for stage in STAGES if stage in used)
    shown = today if today is not None and today >= plan.start else None
    parts = -(-len(transfers) // MOST_LINES)
    size = -(-len(transfers) // parts)
    figures: list[Figure] = []
    for number in range(parts):
        part = transfers[number * size : (number + 1) * size]
        rows = tuple(_timeline_row(plan, transfer, words) for transfer in part)
        figures.append(
            Figure(
                title=_part_title("title-timeline", number, parts, words),
                description=words("timeline-description", count=len(rows), first=words.day(plan.start), last=words.day(end)),
                chart=TimelineChart(start=plan.start, end=last, today=shown, rows=rows, key=key),
                table=steps_table(plan, part, words, caption=_part_title("caption-steps", number, parts, words)),
            )
        )
    return tuple(figures)


def _part_title(code: str, number: int, parts: int, words: Words) -> str:
    return words(code) if parts == 1 else words("title-part", title=words(code), part=number + 1, parts=parts)


def _timeline_row(plan: RetentionPlan, transfer: Transfer, words: Words) -> TimelineRow:
    return TimelineRow(
        label=plan.topics[transfer.topic],
        note=pair(plan, transfer, words),
        bars=tuple(TimelineBar(start=step.first_week, end=step.last_week + FRIDAY, label=words(f"stage-{step.stage}")) for step in transfer.steps),
        deadline=transfer.deadline,
        deadline_label=words("ready-before") if transfer.deadline else "",
    )


def steps_table(plan: RetentionPlan, transfers: Sequence[Transfer], words: Words, *, caption: str) -> Table:
    """A line per transfer with its steps and the weeks of each, and the day by which it must be done."""
    rows = tuple(
        row(
            Cell(text=(*strong(plan.topics[transfer.topic]), *plain(f", {pair(plan, transfer, words)}")), header=True),
            "; ".join(f"{words(f'stage-{step.stage}')}: {words.period(step.first_week, step.last_week + FRIDAY)}" for step in transfer.steps),
            words.short_day(transfer.deadline) if transfer.deadline is not None else "–",
        )
        for transfer in transfers
    )
    header = heads(*(words(f"head-{name}") for name in ("topic", "steps", "deadline")))
    return Table(caption=plain(caption), header=header, rows=rows, widths=(3.2, 5.4, 1.2))


def transfer_table(plan: RetentionPlan, words: Words) -> Table:
    """The plan at a glance: goal, who, form, hours, dates, and how one sees that it worked."""
    rows = tuple(
        row(
            plan.topics[transfer.topic],
            pair(plan, transfer, words),
            words.listing(list(dict.fromkeys(words.of(plan.methods[method]) for method in transfer.methods))),
            Cell(
                text=plain(words("hours-both", giving=words.hours(transfer.holder_hours), learning=words.hours(transfer.successor_hours))),
                align="end",
            ),
            period(transfer, words),
            evidence(transfer.steps[-1], words) if transfer.steps else "–",
        )
        for transfer in plan.transfers
    )
    header = heads(*(words(f"head-{name}") for name in ("topic", "from-to", "form", "hours-both", "when", "worked")))
    return Table(caption=plain(words("caption-transfers")), header=header, rows=rows, widths=(2.1, 1.8, 2.2, 1.1, 1.7, 3.8))


def period(transfer: Transfer, words: Words) -> str:
    """From when to when a transfer takes place."""
    if transfer.first_week is None or transfer.last_week is None:
        return "–"
    return words.period(transfer.first_week, transfer.last_week + FRIDAY)


def hours_by_person(plan: RetentionPlan) -> dict[str, tuple[float, float, float]]:
    """Per person the hours of giving, of learning, and of the fullest week, in the order of the names."""
    giving: dict[str, float] = defaultdict(float)
    learning: dict[str, float] = defaultdict(float)
    weeks: dict[tuple[str, date], float] = defaultdict(float)
    for transfer in plan.transfers:
        for session in (session for step in transfer.steps for session in step.sessions):
            giving[transfer.holder] += session.holder_hours
            learning[transfer.successor] += session.hours
            weeks[transfer.holder, session.week] += session.holder_hours
            weeks[transfer.successor, session.week] += session.hours
    people = sorted({*giving, *learning}, key=lambda person: (plan.people[person], person))
    return {person: (giving[person], learning[person], max(hours for (who, _), hours in weeks.items() if who == person)) for person in people}


def hours_table(plan: RetentionPlan, words: Words) -> Table:
    """Per person how many hours the plan takes, and how many in the fullest week."""
    rows = tuple(
        row(plan.people[person], *(Cell(text=plain(words.hours(hours)), align="end") for hours in (*totals[:2], totals[0] + totals[1], totals[2])))
        for person, totals in hours_by_person(plan).items()
    )
    header = heads(*(words(f"head-{name}") for name in ("person", "giving", "learning", "together", "fullest-week")))
    return Table(caption=plain(words("caption-hours")), header=header, rows=rows)


def guides_table(plan: RetentionPlan, words: Words) -> Table:
    """Per person who hands over: to whom, what, and how many hours."""
    transfers: dict[str, list[Transfer]] = defaultdict(list)
    for transfer in plan.transfers:
        transfers[transfer.holder].append(transfer)
    rows = tuple(
        row(
            plan.people[holder],
            words.listing(sorted({plan.people[transfer.successor] for transfer in transfers[holder]})),
            words.listing(list(dict.fromkeys(plan.topics[transfer.topic] for transfer in transfers[holder]))),
            Cell(text=plain(words.hours(sum(transfer.holder_hours for transfer in transfers[holder]))), align="end"),
        )
        for holder in sorted(transfers, key=lambda person: (plan.people[person], person))
    )
    header = heads(*(words(f"head-{name}") for name in ("guide", "guides-whom", "guides-what", "hours")))
    return Table(caption=plain(words("caption-guides")), header=header, rows=rows, widths=(1.4, 2, 4, 0.8))


def transfer_steps_table(plan: RetentionPlan, transfer: Transfer, words: Words) -> Table | None:
    """The steps of one transfer with method, hours, weeks and what shows that the step is done."""
    rows = tuple(
        row(
            words(f"stage-{step.stage}"),
            words.of(plan.methods[step.method]),
            Cell(text=plain(words("hours-both", giving=words.hours(step.holder_hours), learning=words.hours(step.successor_hours))), align="end"),
            words.period(step.first_week, step.last_week + FRIDAY),
            evidence(step, words),
            decides(plan, transfer, step, words),
        )
        for step in transfer.steps
    )
    header = heads(*(words(f"head-{name}") for name in ("step", "form", "hours-both", "when", "worked", "decides")))
    title = words(
        "caption-transfer-steps", topic=plan.topics[transfer.topic], holder=plan.people[transfer.holder], successor=plan.people[transfer.successor]
    )
    return Table(caption=plain(title), header=header, rows=rows, widths=(1.5, 1.6, 1, 1.5, 3.8, 1.4)) if rows else None


def evidence(step: PlanStep, words: Words) -> str:
    """What counts as evidence that a step is done."""
    return words(f"evidence-of-{step.stage}") if step.proof is None else words.of(step.proof.evidence)


def decider(step: PlanStep) -> Decider:
    """The part somebody must have to decide that a step is done; the usual one where the method does not say."""
    return USUAL_DECIDERS[step.stage] if step.proof is None else step.proof.decides


def decides(plan: RetentionPlan, transfer: Transfer, step: PlanStep, words: Words) -> str:
    """Who decides that a step is done."""
    return words(f"decides-{decider(step)}", holder=plan.people[transfer.holder])


def plan_facts(plan: RetentionPlan, words: Words, *, today: date | None = None) -> Facts:
    """What a wording file can say about a retention plan.

    Args:
        plan: The plan; one without transfers is said to have nothing to hand over.
        words: The language.
        today: The day to mark on the timeline, when it lies in the plan.
    """
    said = PlanWords(plan, words)
    giving, learning = sum(transfer.holder_hours for transfer in plan.transfers), sum(transfer.successor_hours for transfer in plan.transfers)
    weeks = [session.week for transfer in plan.transfers for step in transfer.steps for session in step.sessions]
    shown = bool(plan.transfers)
    return Facts(
        values={
            "start": words.day(plan.start),
            "planned_topics": len({transfer.topic for transfer in plan.transfers}),
            "hours_total": words.amount(giving + learning),
            "hours_giving": words.amount(giving),
            "hours_learning": words.amount(learning),
            "hours_weeks": (max(weeks) - min(weeks)).days // 7 + 1 if weeks else 0,
            "buffer": plan.buffer_weeks,
        },
        conditions={
            "planned": shown,
            "buffered": bool(plan.buffer_weeks) and any(transfer.deadline is not None for transfer in plan.transfers),
            "open-points": bool(plan.unsolved),
            "nothing": not shown and not plan.unsolved,
            "none-fits": not shown and bool(plan.unsolved),
        },
        lists={
            "why": said.why(),
            "transfers": tuple(
                Facts(
                    values={
                        "transfer_number": number,
                        "transfer_title": transfer_title(plan, transfer, words),
                    },
                    blocks={"transfer-reasons": said.reasons(transfer), "transfer-steps": transfer_steps_table(plan, transfer, words)},
                )
                for number, transfer in enumerate(plan.transfers, start=1)
            ),
        },
        blocks={
            "timeline": timeline_figures(plan, words, today=today),
            "transfer-table": transfer_table(plan, words) if shown else None,
            "hours-table": hours_table(plan, words) if shown else None,
            "guides-table": guides_table(plan, words) if shown else None,
        },
    ).within(options_facts(plan, words, said))
