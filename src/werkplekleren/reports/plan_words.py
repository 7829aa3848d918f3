"""The sentences for the codes of a plan: reasons, open points, remedies, warnings."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from werkplekleren.documents import BulletList, Inline, Paragraph, plain, strong
from werkplekleren.reports.wording import Facts, Value
from werkplekleren.reports.words import Words
from werkplekleren.retention import OpenPoint, Reason, RetentionPlan, Transfer
from werkplekleren.retention.codes import TRANSFER_REASONS

WORK = frozenset(
    {
        "holder-leaves",
        "single-holder",
        "holder-comes",
        "horizon-unknown",
        "below-required",
        "risk",
        "criticality-not-judged",
        "prerequisite",
        "further-successor",
        "for-requirement",
        "for-everyone",
        "serves-several",
    }
)
"""Reasons why a topic is in a plan."""

WAY = frozenset({"hours-by-level", "documents-only", "not-documented", "document-unique", "suits-knowledge"})
"""Reasons why it is handed over that way."""

PEOPLE = frozenset(TRANSFER_REASONS) - WORK - WAY
"""Reasons why these people hand it over and learn it, and what to know about them."""


def pair(plan: RetentionPlan, transfer: Transfer, words: Words) -> str:
    """Who hands over to whom."""
    return words("from-to", holder=plan.people[transfer.holder], successor=plan.people[transfer.successor])


def transfer_title(plan: RetentionPlan, transfer: Transfer, words: Words) -> str:
    """What a transfer is called: topic, who hands it over, and to whom."""
    return words("transfer-title", topic=plan.topics[transfer.topic], holder=plan.people[transfer.holder], successor=plan.people[transfer.successor])


class PlanWords:
    """The sentences for the codes of a plan: reasons, open points, remedies.

    Args:
        plan: The plan, for the names behind the ids.
        words: The language.
    """

    def __init__(self, plan: RetentionPlan, words: Words) -> None:
        self._plan = plan
        self._words = words
        self._phrases = words.voice.phrases("plan-reasons")
        self._first = {transfer.topic: transfer for transfer in reversed(plan.transfers)}

    def reason(self, reason: Reason) -> Inline:
        """A reason or remedy as a sentence."""
        nobody = reason.code in {"below-required", "for-requirement"} and not reason.values["able"]
        return self._phrases.say(f"{reason.code}-nobody" if nobody else reason.code, self._named(reason.values))

    def reasons(self, transfer: Transfer) -> BulletList | None:
        """Why a transfer is as it is: why this work, why these people, why in this way.

        A further transfer of a topic does not say again why the topic is in the plan: it names the transfer above it that does.
        """
        work = [reason for reason in transfer.reasons if reason.code in WORK]
        first = self._first[transfer.topic]
        told = [reason for reason in first.reasons if reason.code in WORK]
        said: Inline = ()
        if first is not transfer and len(told) > 1 and all(reason in work for reason in told):
            said = plain(self._words("why-as-before", successor=self._plan.people[first.successor]) + " ")
            work = [reason for reason in work if reason not in told]
        parts = {
            "why-work": (*said, *self._sentences(work)),
            "why-people": self._sentences([reason for reason in transfer.reasons if reason.code in PEOPLE]),
            "why-way": self._sentences([reason for reason in transfer.reasons if reason.code in WAY], deadline=transfer.deadline),
        }
        items = tuple((*strong(self._words(code)), *plain(" "), *sentences) for code, sentences in parts.items() if sentences)
        return BulletList(items=items) if items else None

    def why(self) -> tuple[Facts, ...]:
        """Per topic why it is in the plan: once what holds for all its transfers, then what holds for each successor."""
        topics: dict[str, list[Transfer]] = defaultdict(list)
        for transfer in self._plan.transfers:
            topics[transfer.topic].append(transfer)
        return tuple(self._why(number, transfers) for number, transfers in enumerate(topics.values(), start=1))

    def _why(self, number: int, transfers: Sequence[Transfer]) -> Facts:
        first, *others = transfers
        shared = tuple(reason for reason in first.reasons if all(reason in other.reasons for other in others))
        apart = [(transfer, tuple(reason for reason in transfer.reasons if reason not in shared)) for transfer in transfers]
        items = tuple(
            (*strong(pair(self._plan, transfer, self._words)), *plain(": "), *self._sentences(reasons, deadline=transfer.deadline))
            for transfer, reasons in apart
            if others and reasons
        )
        title = self._plan.topics[first.topic]
        return Facts(
            values={"why_number": number, "why_title": title if others else transfer_title(self._plan, first, self._words)},
            blocks={
                "why-topic": Paragraph(text=self._sentences(shared, deadline=first.deadline)) if shared else None,
                "why-successors": BulletList(items=items) if items else None,
            },
        )

    def _sentences(self, reasons: Iterable[Reason], *, deadline: date | None = None) -> Inline:
        """Reasons one after the other; the weeks that there are for it are told only where there is a day on which they end."""
        spans = [
            span
            for reason in reasons
            for span in (
                *plain(" "),
                *(
                    self._phrases.say("suits-knowledge-alone", self._named(reason.values))
                    if reason.code == "suits-knowledge" and deadline is None
                    else self.reason(reason)
                ),
            )
        ]
        return tuple(spans[1:])

    def trouble(self, point: OpenPoint) -> Inline:
        """What stands in the way of handing over, as a clause."""
        code = f"{point.code}-too-late" if point.values.get("weeks") == 0 else point.code
        return self._phrases.say(code, {"topic": self._plan.topics[point.topic], **self._named(point.values)})

    def open_point(self, point: OpenPoint, remedies: Sequence[Reason]) -> Inline:
        """What is not solved by handing over, and what would make it fit."""
        title: Inline = strong(self._plan.topics[point.topic])
        helps = [span for remedy in remedies for span in (*plain(" "), *self.reason(remedy))]
        return (*title, *plain(": "), *self.trouble(point), *(plain(" " + self._words("what-helps")) if helps else ()), *helps)

    def warning(self, warning: Reason) -> Inline:
        """What to look at, as a sentence, with the topic in front where it is about one."""
        topic = self._plan.topics.get(str(warning.values.get("topic", "")))
        return (*(() if topic is None else (*strong(topic), *plain(": "))), *self.reason(warning))

    def _named(self, values: Mapping[str, str | int]) -> dict[str, Value]:
        return {
            name.replace("-", "_"): group_in_words(str(value), self._words) if name == "group" else self._name(value)
            for name, value in values.items()
        }

    def _name(self, value: str | int) -> Value:
        """A name for an id, a written date for a date; everything else as it is."""
        if isinstance(value, int):
            return value
        if value in self._plan.methods:
            return self._words.of(self._plan.methods[value])
        if _is_day(value):
            return self._words.day(date.fromisoformat(value))
        return self._plan.people.get(value) or self._plan.topics.get(value) or value


def group_in_words(group: str, words: Words) -> str:
    """The group of a reason (`site:Noord / shift:nacht`) in words."""
    said = Words(words.voice, "matrix-words")
    parts = [one.partition(":") for one in re.split(r" / (?=(?:site|shift|team|role):)", group) if one]
    return words.listing([said(f"group-{part}", name=name) for part, _, name in parts]) or said("group-whole")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2027-01-04")
