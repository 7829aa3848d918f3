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
        """Whether who has fewer hours is there to judge, so that these come late: the holder, or whoever looks at what was recorded."""
        return self.recorded or self.stage in {"watched", "alone", "teach"}

    @property
    def recorded(self) -> bool:
        """Whether the holder records what he or she does: a document in which the successor has the smaller part."""
        return self.stage == "document" and self.holder > self.successor


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
        after: Jobs that must be done before it starts; what the holder records first does not wait for them.
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
    def free(self) -> int:
        """How many tasks, from the first, do not wait for the jobs before it, if there are any: what the holder records."""
        if not self.after:
            return 0
        return next((number for number, task in enumerate(self.tasks) if not task.recorded), len(self.tasks))

    @property
    def hours(self) -> int:
        """All hours of both people."""
        return sum(task.successor + task.holder for task in self.tasks)
