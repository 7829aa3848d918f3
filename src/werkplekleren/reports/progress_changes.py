"""What the last replanning changed: a row for each transfer, what touches most in front, and one sentence for what only moved."""

from collections.abc import Mapping
from datetime import date

import attrs

from werkplekleren.documents import Cell, Inline, Row, Table, heads, plain, row, strong
from werkplekleren.reports.progress_words import ProgressWords
from werkplekleren.retention import PlanChange, Reason, RetentionPlan
from werkplekleren.retention.codes import TRANSFER_REASONS

GRAVITY: Mapping[str, int] = {
    "stopped": 0,
    "dropped": 0,
    "only-documents": 0,
    "point-added": 0,
    "no-teaching": 1,
    "other-holder": 1,
    "deadline": 1,
    "later": 2,
    "added": 3,
}
"""How much a change touches, 0 first; what is not in it comes last."""

LAST = 4

TOLD_OF_NEW = frozenset(
    {
        "holder-leaves",
        "single-holder",
        "holder-comes",
        "horizon-unknown",
        "below-required",
        "prerequisite",
        "further-successor",
        "for-requirement",
        "for-everyone",
        "documents-only",
        "no-time-to-teach",
        "held-before",
    }
)
"""Why a new transfer is there; who was chosen and by which method is for the plan to tell."""


def last_changes(plan: RetentionPlan, on: date) -> tuple[PlanChange, ...]:
    """What the last replanning until a day changed."""
    days = [change.on for change in plan.changes if change.on <= on]
    return tuple(change for change in plan.changes if days and change.on == max(days))


@attrs.frozen
class ChangedTransfers:
    """The changes of one replanning, transfer by transfer.

    Args:
        changes: The changes.
    """

    changes: tuple[PlanChange, ...]

    @property
    def groups(self) -> Mapping[tuple[str, str], tuple[PlanChange, ...]]:
        """Topic and successor -> what changed, in the order of the plan."""
        found: dict[tuple[str, str], tuple[PlanChange, ...]] = {}
        for change in self.changes:
            key = change.topic, change.successor
            found[key] = (*found.get(key, ()), change)
        return found

    @property
    def moved_only(self) -> tuple[tuple[str, str], ...]:
        """Topic and successor of the transfers of which hours moved and nothing else."""
        return tuple(key for key, group in self.groups.items() if all(change.what.code == "moved" for change in group))

    def table(self, said: ProgressWords) -> Table | None:
        """A row for each transfer that is done at another time or otherwise, what touches most in front."""
        moved = self.moved_only
        groups = sorted(((key, group) for key, group in self.groups.items() if key not in moved), key=lambda one: _rank(one[1]))
        if not groups:
            return None
        return Table(
            caption=plain(said("caption-changes")),
            header=heads(*(said(f"head-{name}") for name in ("about", "changed", "why"))),
            rows=tuple(_row(topic, successor, group, said) for (topic, successor), group in groups),
            widths=(2.4, 2.8, 3.4),
        )


def _rank(group: tuple[PlanChange, ...]) -> tuple[int, int]:
    weeks = max((int(change.what.values["weeks"]) for change in group if change.what.code == "later"), default=0)
    return min(GRAVITY.get(change.what.code, LAST) for change in group), -weeks


def _row(topic: str, successor: str, group: tuple[PlanChange, ...], said: ProgressWords) -> Row:
    new = any(change.what.code == "added" for change in group)
    why = dict.fromkeys(reason for change in group for reason in change.why if not (new and _of_the_plan(reason)))
    name: Inline = (*strong(said.topic(topic)), *(plain(f", {said.person(successor)}") if successor else ()))
    return row(
        Cell(text=name, header=True),
        Cell(text=_sentences([said.say("changed", change.what) for change in group])),
        Cell(text=_sentences([said.say("why", reason) for reason in why]) or plain("–")),
    )


def _of_the_plan(reason: Reason) -> bool:
    return reason.code in TRANSFER_REASONS and reason.code not in TOLD_OF_NEW


def _sentences(sentences: list[Inline]) -> Inline:
    spans = [span for one in sentences for span in (*plain(" "), *one)]
    return tuple(spans[1:])
