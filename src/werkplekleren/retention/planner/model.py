"""What is planned: jobs (one topic, one holder, one successor) made of tasks (one stage each), in whole hours and numbered weeks."""

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.transfer_method import Stage

Key = tuple[str, str]
"""A job: topic id and successor id."""


@attrs.frozen(kw_only=True)
class Task:
    """One stage of a job.

    Args:
        stage: The stage.
        method: Id of its method.
        successor: Whole hours of the successor.
        holder: Whole hours of the holder; not both are 0.
    """

    stage: Stage
    method: Identifier
    successor: int
    holder: int

    @property
    def judged(self) -> bool:
        """Whether the holder is there to judge rather than to show, so that the holder's hours come late."""
        return self.stage in {"watched", "alone", "teach"}


@attrs.frozen(kw_only=True)
class Job:
    """One topic to be handed from a holder to a successor.

    Args:
        topic: Id of the topic.
        holder: Id of the holder.
        successor: Id of the successor.
        tasks: The tasks in order.
        end: The first week in which nothing of it may be planned.
        dated: Whether `end` comes from the holder's leaving, rather than from where the plan ends.
        weight: How much its being late costs, per week.
        further: Whether the topic has an earlier successor in the plan already.
        after: Jobs that must be done before it starts.
        supports: The topic it was added for as a prerequisite, if it is not needed by itself.
        from_level: Level of the successor now.
        to_level: Level of the successor afterwards.
        reasons: Why.
    """

    topic: str
    holder: str
    successor: str
    tasks: tuple[Task, ...]
    end: int
    dated: bool
    weight: int
    further: bool
    after: tuple[Key, ...]
    supports: str | None
    from_level: int
    to_level: int
    reasons: tuple[Reason, ...]

    @property
    def key(self) -> Key:
        """What names it."""
        return self.topic, self.successor

    @property
    def hours(self) -> int:
        """All hours of both people."""
        return sum(task.successor + task.holder for task in self.tasks)
