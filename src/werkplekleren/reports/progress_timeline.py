"""The timeline of a live plan: what was held as filled bars, what stands as open ones, and today."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import attrs

from werkplekleren.documents import Figure, TimelineBar, TimelineChart, TimelineRow
from werkplekleren.reports.plan import FRIDAY, MOST_LINES, STAGES, steps_table
from werkplekleren.reports.progress_words import ProgressWords, state_code
from werkplekleren.retention import PlanStatus, PlanStep, StepStatus, Transfer, TransferStatus


def progress_timelines(status: PlanStatus, said: ProgressWords) -> tuple[Figure, ...]:
    """A line per transfer: what was held as filled bars, what stands as open ones, and today."""
    plan, words = status.plan, said.words
    pairs = zip(plan.transfers, status.transfers, strict=True)
    transfers = [(shown, found) for one, found in pairs if (shown := _without_what_fell_away(one, found, status.on)).steps]
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
                description=_description([found for _, found in part], said),
                chart=chart,
                table=steps_table(plan, [one for one, _ in part], words, caption=said("caption-steps")),
            )
        )
    return tuple(figures)


def _description(found: Sequence[TransferStatus], said: ProgressWords) -> str:
    """How many transfers are drawn, and how many stand how."""
    counts = Counter(state_code(one) for one in found)
    states = "; ".join(f"{count} {said(f'state-{code}')}" for code, count in counts.most_common())
    return said("timeline-description", count=len(found), states=states)


def _without_what_fell_away(one: Transfer, found: TransferStatus, on: date) -> Transfer:
    """A transfer without the weeks that it no longer needs: of a step that is done, as its level was judged, those that were not held."""
    states = {step.stage: step for step in found.steps}
    shown = (_as_held(step, states[step.stage], on) for step in one.steps)
    return attrs.evolve(one, steps=tuple(step for step in shown if step is not None))


def _as_held(step: PlanStep, state: StepStatus, on: date) -> PlanStep | None:
    """A step as it is drawn: one that is done with the weeks in which it was held, and nothing of one that nobody needed."""
    if state.state != "done" or not (step.sessions or step.closed):
        return step
    past = [session.week for session in step.sessions if session.week <= on] if step.stage == "document" else []
    weeks = state.weeks or past
    return attrs.evolve(step, first_week=min(weeks), last_week=max(weeks)) if weeks else None


def _timeline_row(one: Transfer, found: TransferStatus, said: ProgressWords) -> TimelineRow:
    states = {step.stage: step for step in found.steps}
    return TimelineRow(
        label=said.topic(one.topic),
        note=said.pair(one.holder, one.successor),
        bars=tuple(bar for step in one.steps for bar in _bars(step, states[step.stage], said)),
        deadline=one.deadline,
        deadline_label=said.words("ready-before") if one.deadline else "",
    )


def _bars(step: PlanStep, state: StepStatus, said: ProgressWords) -> list[TimelineBar]:
    label = said.words(f"stage-{step.stage}")
    done = state.state == "done"
    if done or not state.weeks:
        return [TimelineBar(start=step.first_week, end=step.last_week + FRIDAY, label=label, done=done)]
    held = max(state.weeks)
    coming = [session.week for session in step.sessions if session.week > held]
    bars = [TimelineBar(start=min(state.weeks), end=held + FRIDAY, label=label, done=True)]
    if coming:
        bars.append(TimelineBar(start=min(coming), end=max(coming) + FRIDAY, label=label))
    return bars
