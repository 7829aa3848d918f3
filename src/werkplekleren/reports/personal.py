"""The page of one person: what to learn and what to hand over, with whom, in which weeks, and what counts as proof."""

from collections.abc import Sequence

from werkplekleren.documents import Cell, Document, Form, FormField, Row, Table, heads, plain, row, strong
from werkplekleren.reports.plan import FRIDAY, STAGES, decider, evidence
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.retention import Decider, PersonalPlan, PlanStep, Transfer

FIRST_WEEKS = 3
"""How many weeks are told one by one: further ahead, weeks shift."""


def personal_plan_document(mine: PersonalPlan, voice: Voice) -> Document:
    """One person's part of a plan, to take along: on a sheet of its own."""
    words = Words(voice)
    return voice.document("personal-plan", personal_facts(mine, words), sheet=True)


def personal_facts(mine: PersonalPlan, words: Words) -> Facts:
    """What a wording file can say of one person's part of a plan."""
    weeks = mine.weeks
    last = max(weeks, default=None)
    return Facts(
        values={
            "person": mine.name,
            "plan_title": mine.plan.title or words("title-plan"),
            "start": words.day(mine.plan.start),
            "last": words.day(None if last is None else last + FRIDAY),
            "learn_count": len({transfer.topic for transfer in mine.learning}),
            "give_count": len({transfer.topic for transfer in mine.giving}),
            "guides": words.listing(_others(mine, mine.learning, "holder")),
            "learners": words.listing(_others(mine, mine.giving, "successor")),
            "hours_learning": words.amount(sum(learning for learning, _ in weeks.values())),
            "hours_giving": words.amount(sum(giving for _, giving in weeks.values())),
            "fullest": words.amount(mine.fullest_week),
        },
        conditions={"learns": bool(mine.learning), "gives": bool(mine.giving), "planned": bool(weeks)},
        blocks={
            "learn-table": _steps_table(mine, mine.learning, words),
            "give-table": _steps_table(mine, mine.giving, words),
            "proof-table": _proof_table(mine, words),
            "weeks-table": _weeks_table(mine, words),
            "agreed": Form(
                fields=(
                    FormField(label=words("agreed-work"), kind="lines", rows=2),
                    FormField(label=words("agreed-talk"), kind="date"),
                    FormField(label=words("agreed-person", person=mine.name), kind="signature"),
                    FormField(label=words("agreed-foreman"), kind="signature"),
                )
            ),
        },
    )


def _others(mine: PersonalPlan, transfers: Sequence[Transfer], side: str) -> list[str]:
    return list(dict.fromkeys(mine.plan.people[getattr(transfer, side)] for transfer in transfers))


def _steps_table(mine: PersonalPlan, transfers: Sequence[Transfer], words: Words) -> Table | None:
    """A line per topic and person to work with: the steps with the weeks of each, and how many hours a week."""
    if not any(_hours(mine, transfer, step) for transfer in transfers for step in transfer.steps):
        return None
    learns = transfers[0].successor == mine.person
    header = heads(words("head-topic"), words("head-learn-from" if learns else "head-give-to"), words("head-steps"), words("head-hours-a-week"))
    rows = tuple(_transfer_row(mine, transfer, words) for transfer in transfers)
    caption = words("caption-learn" if learns else "caption-give")
    return Table(caption=plain(caption), header=header, rows=rows, widths=(2.4, 1.6, 4.6, 1))


def _transfer_row(mine: PersonalPlan, transfer: Transfer, words: Words) -> Row:
    plan = mine.plan
    other = transfer.holder if transfer.successor == mine.person else transfer.successor
    steps = [step for step in transfer.steps if _hours(mine, transfer, step)]
    hours = [one for step in steps for one in _hours(mine, transfer, step)]
    low, high = words.hours(min(hours, default=0)), words.hours(max(hours, default=0))
    return row(
        plan.topics[transfer.topic],
        plan.people[other],
        "; ".join(f"{words(f'stage-{step.stage}')}: {words.period(step.first_week, step.last_week + FRIDAY)}" for step in steps) or "–",
        Cell(text=plain(low if low == high else words("from-up-to", low=low, high=high)), align="end"),
    )


def _proof_table(mine: PersonalPlan, words: Words) -> Table | None:
    """Each kind of step once, with what counts as proof and who decides: the same proof serves all topics and forms."""
    forms: dict[tuple[int, str, Decider], dict[str, None]] = {}
    for step in (step for transfer in (*mine.learning, *mine.giving) for step in transfer.steps if _hours(mine, transfer, step)):
        proof = STAGES.index(step.stage), evidence(step, words), decider(step)
        forms.setdefault(proof, {})[words.of(mine.plan.methods[step.method])] = None
    rows = tuple(
        row(words(f"stage-{STAGES[stage]}"), words.listing(list(forms[stage, shown, who])), shown, words(f"decides-{who}-in-general"))
        for stage, shown, who in sorted(forms)
    )
    header = heads(*(words(f"head-{name}") for name in ("step", "form", "worked", "decides")))
    return Table(caption=plain(words("caption-proofs")), header=header, rows=rows, widths=(1.5, 2, 4, 1.5)) if rows else None


def _hours(mine: PersonalPlan, transfer: Transfer, step: PlanStep) -> list[float]:
    """The hours of the person in each week of a step in which there are any."""
    learns = transfer.successor == mine.person
    return [hours for session in step.sessions if (hours := session.hours if learns else session.holder_hours)]


def _weeks_table(mine: PersonalPlan, words: Words) -> Table | None:
    """The first weeks one by one: what, with whom, how many hours."""
    lines: list[Row] = []
    for week, (learning, giving) in list(mine.weeks.items())[:FIRST_WEEKS]:
        what = [
            words(
                "week-learn" if transfer.successor == mine.person else "week-give",
                topic=mine.plan.topics[transfer.topic],
                other=mine.plan.people[transfer.holder if transfer.successor == mine.person else transfer.successor],
            )
            for transfer in (*mine.learning, *mine.giving)
            for step in transfer.steps
            for session in step.sessions
            if session.week == week and (session.hours if transfer.successor == mine.person else session.holder_hours)
        ]
        lines.append(
            row(
                words("week-of", day=words.short_day(week)),
                "; ".join(dict.fromkeys(what)),
                Cell(text=strong(words.hours(learning + giving)), align="end"),
            )
        )
    header = heads(*(words(f"head-{name}") for name in ("week", "what", "hours")))
    return Table(caption=plain(words("caption-weeks")), header=header, rows=tuple(lines), widths=(1.4, 6, 0.7)) if lines else None
