"""The sentences for the codes of a live plan: states, warnings, what to do, what changed and why."""

from collections.abc import Mapping
from datetime import date

from werkplekleren.documents import Cell, Inline, Tone, plain, strong, text_of
from werkplekleren.reports.plan_words import PlanWords, group_in_words
from werkplekleren.reports.wording import Value
from werkplekleren.reports.words import Words
from werkplekleren.retention import Reason, RetentionPlan, TransferStatus
from werkplekleren.retention.codes import TRANSFER_REASONS

TONES: Mapping[str, Tone] = {"late": "warning", "stopped": "bad", "done": "neutral", "verified": "good"}


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

    def line(self, topic: str, holder: str, successor: str) -> Cell:
        """What a transfer is called, as the head of a row."""
        return Cell(text=(*strong(self.topic(topic)), *plain(f", {self.pair(holder, successor)}")), header=True)

    def learned(self, topic: str, successor: str) -> str:
        """What a transfer is called in a list: the topic with who learns it."""
        return f"{self.topic(topic)} ({self.person(successor)})"

    def knows(self, code: str) -> bool:
        """Whether there are words for a code."""
        return code in self._phrases.codes


def state_code(one: TransferStatus) -> str:
    """Under which name it is said how a transfer stands."""
    return "verified-integrated" if one.integrated else "done-documented" if one.state == "done" and one.wanted is None else one.state


def state_cell(one: TransferStatus, said: ProgressWords) -> Cell:
    """How a transfer stands, in words and with a tone."""
    code = state_code(one)
    tone: Tone = "good" if code == "done-documented" else TONES.get(one.state, "neutral")
    return Cell(text=plain(said(f"state-{code}")), tone=tone)
