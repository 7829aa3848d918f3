"""Parts of reports about the options of a plan: the answer to each topic that handing over does not solve, and the safety nets."""

from collections.abc import Sequence
from datetime import timedelta

import attrs

from werkplekleren._base.text import Text
from werkplekleren.documents import BulletList, Cell, Inline, Paragraph, Table, heads, plain, row, strong
from werkplekleren.reports.plan_words import PlanWords, group_in_words
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.retention import OpenPoint, OptionChoice, Reason, RetentionOption, RetentionPlan

FRIDAY = timedelta(days=4)

ALSO_OPTIONS = frozenset(
    {"hire", "share", "redesign", "document-only", "keep-part-time", "train-outside", "train-outside-person", "renew-certificate", "fill-in-levels"}
)
"""Remedies that an option says better, with what it costs and the first step: left out where a plan has options."""


OF_THE_GROUP = frozenset({"move-to-group", "hire-in-group", "check-requirement", "exempt", "judge-again"})
"""Remedies for a requirement of a shift, site, team or role that nobody worked out: they are said apart from those with figures."""


def remedies_of(plan: RetentionPlan, point: OpenPoint) -> tuple[Reason, ...]:
    """What would make handing over fit, without what the options say already."""
    return tuple(remedy for remedy in point.remedies if not (plan.options_for(point.topic) and remedy.code in ALSO_OPTIONS))


@attrs.frozen
class OptionWords:
    """The sentences about options.

    Args:
        plan: The plan, with its options.
        words: The language.
    """

    plan: RetentionPlan
    words: Words

    def because(self, choice: OptionChoice) -> tuple[Text, ...]:
        """Why, in the words of the option; what speaks against it comes last."""
        option = self.plan.option(choice.option)
        fits = [fit for name in choice.because if (fit := option.fit(name)) is not None]
        return tuple(fit.why for fit in sorted(fits, key=lambda fit: fit.points < 0))

    def reasons(self, choice: OptionChoice) -> str:
        """The reasons as running text."""
        return " ".join(self.words.of(why) for why in self.because(choice))

    def own(self, topic: str) -> tuple[OptionChoice, ...]:
        """The choices for a topic without that of handing over, which has its own place."""
        return tuple(choice for choice in self.plan.options_for(topic) if self.plan.option(choice.option).kind != "transfer")

    def chosen(self, topic: str) -> tuple[OptionChoice, ...]:
        """What is chosen for a topic besides handing over."""
        return tuple(choice for choice in self.own(topic) if choice.standing == "chosen")

    def name(self, choice: OptionChoice) -> str:
        """What an option is called."""
        return self.words.of(self.plan.option(choice.option).title)

    def answer(self, topic: str) -> Inline:
        """The chosen answer in a few words, for a list."""
        return tuple(
            span
            for choice in self.chosen(topic)
            for span in (
                *plain(" "),
                *self.words.inline("option-answer", option=self.name(choice), first_step=self._step(self.plan.option(choice.option))),
            )
        )

    def _step(self, option: RetentionOption) -> str:
        return self.words.of(option.first_step)

    def point(self, number: int, point: OpenPoint, said: PlanWords) -> Facts:
        """A topic that handing over does not solve: the trouble, what would make it fit, the answer and the others."""
        chosen = self.chosen(point.topic)
        every = remedies_of(self.plan, point)
        remedies = tuple(remedy for remedy in every if remedy.code not in OF_THE_GROUP)
        of_group = tuple(remedy for remedy in every if remedy.code in OF_THE_GROUP)
        several = int(point.values.get("missing", 1)) > 1
        beside, others = ([choice for choice in self.own(point.topic) if choice.standing == kind] for kind in ("beside", "proposed"))
        return Facts(
            values={
                "point_number": number,
                "point_topic": self._title(point),
                "point_trouble": said.trouble(point),
            },
            conditions={
                "point-answered": bool(chosen),
                "point-fits": bool(remedies) and not several,
                "point-helps": bool(remedies) and several,
                "point-of-group": bool(of_group),
                "point-beside": bool(beside),
                "point-others": bool(others),
            },
            lists={"point-answers": tuple(self._answer(choice) for choice in chosen)},
            blocks={
                "point-remedies": BulletList(items=tuple(map(said.reason, remedies))) if remedies else None,
                "point-of-group": BulletList(items=tuple(map(said.reason, of_group))) if of_group else None,
                "point-beside": self._others(beside),
                "point-others": self._others(others),
            },
        )

    def _title(self, point: OpenPoint) -> str:
        """The topic, with the group where only a group lacks people."""
        title = self.plan.topics[point.topic]
        group = point.values.get("group")
        return title if group is None else self.words("topic-in-group", topic=title, group=group_in_words(str(group), self.words))

    def _answer(self, choice: OptionChoice) -> Facts:
        option = self.plan.option(choice.option)
        remains = self.words.of(option.remains)
        return Facts(
            values={
                "answer": self.name(choice),
                "answer_what": self.words.of(option.description),
                "answer_why": self.reasons(choice),
                "answer_costs": self.words.of(option.costs),
                "answer_first_step": self._step(option),
                "answer_remains": remains,
                "answer_note": choice.note,
            },
            conditions={
                "answer-why": bool(choice.because),
                "answer-remains": bool(remains),
                "answer-by-hand": choice.by_hand,
                "answer-note": bool(choice.note),
            },
        )

    def _others(self, choices: Sequence[OptionChoice]) -> BulletList | None:
        items = tuple((*strong(self.name(choice)), *plain(f": {why}" if (why := self.reasons(choice)) else ".")) for choice in choices)
        return BulletList(items=items) if items else None

    def nets(self) -> tuple[Facts, ...]:
        """What the plan has beside handing over: each answer once, with why, the first step, and all topics that it is for."""
        unsolved = {point.topic for point in self.plan.unsolved}
        nets: dict[tuple[str, str], list[OptionChoice]] = {}
        for choice in self.plan.choices:
            if choice.standing == "beside" and choice.topic not in unsolved:
                nets.setdefault((choice.option, self.reasons(choice)), []).append(choice)
        return tuple(
            Facts(
                values={"net": self.name(choices[0]), "net_why": why, "net_first_step": self._step(self.plan.option(option))},
                blocks={"net-topics": BulletList(items=tuple(plain(self._with_weeks(choice)) for choice in choices))},
            )
            for (option, why), choices in nets.items()
        )

    def _with_weeks(self, choice: OptionChoice) -> str:
        """The topic, with the weeks in which the plan writes it down where that is the answer."""
        topic = self.plan.topics[choice.topic]
        steps = [
            step
            for transfer in self.plan.transfers
            if transfer.topic == choice.topic and self.plan.option(choice.option).kind == "document"
            for step in transfer.steps
            if step.stage == "document"
        ]
        if not steps:
            return topic
        return self.words("net-planned", topic=topic, weeks=self.words.period(steps[0].first_week, steps[0].last_week + FRIDAY))

    def by_hand_table(self) -> Table | None:
        """What the firm chose itself for topics that handing over does solve."""
        unsolved = {point.topic for point in self.plan.unsolved}
        rows = tuple(
            row(self.plan.topics[choice.topic], self.name(choice), Cell(text=plain(choice.note or "–")), self._step(self.plan.option(choice.option)))
            for choice in self.plan.choices
            if choice.by_hand and choice.standing == "chosen" and choice.topic not in unsolved and self.plan.option(choice.option).kind != "transfer"
        )
        header = heads(*(self.words(f"head-{name}") for name in ("topic", "what-chosen", "note", "first-step")))
        return Table(caption=plain(self.words("caption-by-hand")), header=header, rows=rows, widths=(2, 1.6, 3, 3)) if rows else None


def options_facts(plan: RetentionPlan, words: Words, said: PlanWords) -> Facts:
    """What a wording file can say about the options of a plan."""
    about = OptionWords(plan, words)
    nets, own = about.nets(), about.by_hand_table()
    warnings = tuple(said.warning(reason) for reason in plan.warnings)
    return Facts(
        values={"open_count": len(plan.unsolved)},
        conditions={"nets": bool(nets), "by-hand": own is not None, "warnings": bool(warnings)},
        lists={"points": tuple(about.point(number, point, said) for number, point in enumerate(plan.unsolved, start=1)), "safety-nets": nets},
        blocks={
            "by-hand-table": own,
            "warnings": BulletList(items=warnings) if warnings else None,
            "open-points": tuple(_briefly(about, said, plan)),
        },
    )


def _briefly(about: OptionWords, said: PlanWords, plan: RetentionPlan) -> list[BulletList | Paragraph]:
    """Each topic that is not solved by handing over, with what would make it fit and the answer: for a report about more than this."""
    items = tuple((*said.open_point(point, remedies_of(plan, point)), *about.answer(point.topic)) for point in plan.unsolved)
    return [BulletList(items=items)] if items else []
