"""Which methods fit a topic: by the nature of the knowledge, its size, the time left, and what is written down."""

from collections.abc import Mapping, Sequence
from math import ceil

import attrs

from werkplekleren.errors import Message, PlanningError, Problem
from werkplekleren.retention.learning_time import given_between, hours_between
from werkplekleren.retention.levels import LevelScale
from werkplekleren.retention.planner.model import Task
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.topics import Topic
from werkplekleren.retention.transfer_method import PRACTICE, Fit, Stage, TransferMethod

FITS: Mapping[Fit, int] = {"low": 1, "medium": 2, "high": 3}
SMALL_TOPIC = 16
LARGE_TOPIC = 80


def check_methods(methods: Mapping[str, TransferMethod]) -> tuple[TransferMethod, ...]:
    """The methods ordered by id, when together they cover every stage of practice.

    Raises:
        PlanningError: Naming every stage that no method covers.
    """
    ordered = tuple(methods[name] for name in sorted(methods))
    problems = [
        Problem(
            code="stage-without-method",
            what=Message("no transfer method covers the stage {stage}", {"stage": stage}),
            remedy=Message("add a transfer method with this stage in its path"),
        )
        for stage in PRACTICE
        if not any(method.covers(stage) for method in ordered)
    ]
    if problems:
        raise PlanningError(Message("no plan can be made with these transfer methods"), problems)
    return ordered


def stages_between(scale: LevelScale, level: int, target: int) -> tuple[Stage, ...]:
    """The stages of practice from one level to another.

    Who works under supervision already only needs to be watched and then work alone; who works alone only learns to teach.
    """
    stages: list[Stage] = []
    if level < scale.supervised:
        stages.extend(("observe", "together") if level == 0 else ("together",))
    if level < scale.independent <= target or (scale.independent <= level < target < scale.teaching):
        stages.extend(("watched", "alone"))
    if level < scale.teaching <= target:
        stages.append("teach")
    if level < target and not stages:  # a step within what is learned under supervision, or beyond teaching
        stages.append("together" if target < scale.independent else "alone")
    return tuple(stages)


@attrs.frozen(kw_only=True)
class Circumstances:
    """What a choice of methods depends on.

    Args:
        topic: The topic.
        weekly_hours: Hours a week that the successor has for learning, at least 1.
        weeks: Weeks until the deadline.
        unique: Whether it is unique critical knowledge: then it is documented whatever there is already.
        practice: Hours of all practice until the work is done alone, where the topic says what each level takes.
        teaching: Hours of learning to teach it, likewise.
    """

    topic: Topic
    weekly_hours: int
    weeks: int
    unique: bool = False
    practice: float | None = None
    teaching: float | None = None

    def fit(self, method: TransferMethod) -> int:
        """How well a method suits the nature of the knowledge, 2-6, higher is better."""
        tacit, explicit = FITS[method.tacit], FITS[method.explicit]
        return {"tacit": 2 * tacit, "explicit": 2 * explicit, "mixed": tacit + explicit}[self.topic.nature]


def practice_tasks(
    around: Circumstances, stages: Sequence[Stage], methods: Sequence[TransferMethod], *, given: Mapping[Stage, TransferMethod] | None = None
) -> tuple[Task, ...]:
    """A task for each stage of practice: all by the method that fits best, other methods only for stages it does not cover.

    Args:
        around: What a choice of methods depends on.
        stages: The stages.
        methods: The methods.
        given: The methods of stages for which they are chosen already.
    """
    covering = [method for method in methods if any(method.covers(stage) for stage in stages)]
    best = min(covering, key=lambda method: _unfitness(around, stages, method))
    usual_method = {stage: best if best.covers(stage) else _best_for(around, stage, covering) for stage in stages}
    chosen: list[tuple[Stage, TransferMethod]] = [(stage, (given or usual_method).get(stage, usual_method[stage])) for stage in stages]
    usual = [_practice_task(around.topic, stage, method) for stage, method in chosen]
    hours = _by_level(around, usual)
    return tuple(
        task if task.successor == own else attrs.evolve(task, successor=own, holder=_percent(own, _holder_share(method, stage)))
        for task, own, (stage, method) in zip(usual, hours, chosen, strict=True)
    )


def _by_level(around: Circumstances, tasks: Sequence[Task]) -> list[int]:
    """The hours of each task: those of the practice together, and those of learning to teach, are what the levels take, if that is given.

    Practice is divided as it would be without, in whole hours, at least one each.
    """
    practice = [task for task in tasks if task.stage != "teach"]
    total = None if around.practice is None else max(len(practice), ceil(around.practice))
    usual = sum(task.successor for task in practice)
    hours: list[int] = []
    done = given = 0
    for number, task in enumerate(tasks, start=1):
        if task.stage == "teach":
            hours.append(task.successor if around.teaching is None else max(1, ceil(around.teaching)))
        elif total is None:
            hours.append(task.successor)
        else:
            done += task.successor
            share = -(-total * done // usual) - given
            hours.append(max(1, min(share, total - given - (len(practice) - number))))
            given += hours[-1]
    return hours


@attrs.frozen
class Course:
    """A stretch of practice.

    Args:
        tasks: Its tasks.
        learning: Hours of the successor in all.
        teaching: Hours of the holder in all.
        by_level: Whether the hours are those that the topic gives for its levels.
    """

    tasks: tuple[Task, ...]
    learning: int
    teaching: int
    by_level: bool = False


class Practice:
    """The methods with what they make of each stretch of practice, worked out once for all successors who are alike.

    Args:
        methods: The transfer methods by id.
        scale: The level scale.
    """

    def __init__(self, methods: Sequence[TransferMethod], scale: LevelScale) -> None:
        self.methods = methods
        self._scale = scale
        self._courses: dict[tuple[str, int, int, int, int], Course] = {}

    def course(
        self, topic: Topic, level: int, target: int, *, weekly_hours: int, weeks: int, given: Mapping[Stage, TransferMethod] | None = None
    ) -> Course:
        """How somebody gets from one level to another.

        Args:
            topic: The topic.
            level: The level at the start.
            target: The level at the end.
            weekly_hours: Hours a week that the successor has for learning, at least 1.
            weeks: Weeks until the deadline.
            given: The methods of stages for which they are chosen already.
        """
        key = (topic.id, level, target, weekly_hours, weeks)
        if given is not None or key not in self._courses:
            stages = stages_between(self._scale, level, target)
            practice, teaching = self._hours(topic, level, target, stages)
            around = Circumstances(topic=topic, weekly_hours=weekly_hours, weeks=weeks, practice=practice, teaching=teaching)
            tasks = practice_tasks(around, stages, self.methods, given=given)
            by_level = practice is not None or teaching is not None
            course = Course(tasks, sum(task.successor for task in tasks), sum(task.holder for task in tasks), by_level)
            if given is not None:
                return course
            self._courses[key] = course
        return self._courses[key]

    def _hours(self, topic: Topic, level: int, target: int, stages: Sequence[Stage]) -> tuple[float | None, float | None]:
        """The hours that the levels of a topic take, of practice and of learning to teach; `None` where no level on the way has any."""
        alone = max(level, self._scale.independent) if "teach" in stages else target
        found = [
            hours_between(topic, self._scale, start, end) if given_between(topic, start, end) else None
            for start, end in ((level, alone), (alone, target))
        ]
        return found[0], found[1]


def _best_for(around: Circumstances, stage: Stage, methods: Sequence[TransferMethod]) -> TransferMethod:
    alone: tuple[Stage, ...] = (stage,)
    return min((method for method in methods if method.covers(stage)), key=lambda method: _unfitness(around, alone, method))


def _unfitness(around: Circumstances, stages: Sequence[Stage], method: TransferMethod) -> tuple[int, bool, bool, int, int, int, str]:
    """The order of preference: covers most, fits the time and the size, suits the knowledge, has about the right length."""
    covered: list[Stage] = [stage for stage in stages if method.covers(stage)]
    hours = sum(_by_level(around, [_practice_task(around.topic, stage, method) for stage in covered]))
    length = -(-hours // around.weekly_hours)
    low, high = method.weeks
    outside = max(0, low - length, length - high)
    return -len(covered), low > around.weeks, method.receiver_hours[0] > hours, -around.fit(method), outside, low, method.id


def _practice_task(topic: Topic, stage: Stage, method: TransferMethod) -> Task:
    part = method.part(stage)
    successor_share = 0 if part is None else part.successor
    successor = topic.hours_to_teach if stage == "teach" else max(1, _percent(topic.hours_to_independent, successor_share))
    return Task(stage=stage, method=method.id, successor=successor, holder=_percent(successor, _holder_share(method, stage)))


def _holder_share(method: TransferMethod, stage: Stage) -> int:
    """The percentage of the successor's hours for which the holder is there."""
    part = method.part(stage)
    return 0 if part is None else part.holder


def _percent(hours: int, share: int) -> int:
    """A share of hours in whole hours, rounded up."""
    return -(-hours * share // 100)


def document_task(around: Circumstances, methods: Sequence[TransferMethod], *, given: TransferMethod | None = None) -> Task | None:
    """The task of documenting; `None` when it is documented well enough, or when no method documents.

    Args:
        around: What a choice of methods depends on.
        methods: The methods.
        given: The method, when it is chosen already.
    """
    documenting = [method for method in methods if method.covers("document")]
    if not documenting or (around.topic.documented == "yes" and not around.unique):
        return None
    method = given or min(documenting, key=lambda one: _document_unfitness(around, one))
    return Task(
        stage="document",
        method=method.id,
        successor=_sized(around.topic, method.receiver_hours),
        holder=max(1, _sized(around.topic, method.holder_hours)),
    )


def _document_unfitness(around: Circumstances, method: TransferMethod) -> tuple[bool, bool, int, int, str]:
    """Only documents where the knowledge is unique, fits the time, suits the knowledge.

    Craft takes the lighter one. What can be written down well, and all other knowledge, takes the one the successor works out most:
    who writes learns, and the holder checks.
    """
    effort = method.holder_hours[1] + method.receiver_hours[1]
    return (
        around.unique and method.forms != "documented",
        method.weeks[0] > around.weeks,
        -around.fit(method),
        effort if around.topic.knowledge == "craft" and around.topic.nature != "explicit" else -method.receiver_hours[1],
        method.id,
    )


def _sized(topic: Topic, hours: tuple[int, int]) -> int:
    """Hours for documenting: the low figure for a small or documented topic, the high one for a large one, rounded up."""
    low, high = hours
    if topic.documented == "yes":
        return low
    size = min(max(topic.hours_to_independent, SMALL_TOPIC), LARGE_TOPIC) - SMALL_TOPIC
    parts = LARGE_TOPIC - SMALL_TOPIC
    return low - (-(high - low) * size // (2 * parts if topic.documented == "partly" else parts))


def method_reasons(around: Circumstances, tasks: Sequence[Task]) -> tuple[Reason, ...]:
    """Why these methods."""
    reasons: list[Reason] = []
    for task in tasks:
        if task.stage == "document":
            code = "document-unique" if around.unique else "not-documented"
            reasons.append(Reason(code=code, values={"method": task.method, "documented": around.topic.documented}))
    social = dict.fromkeys(task.method for task in tasks if task.stage != "document")
    reasons.extend(
        Reason(code="suits-knowledge", values={"method": method, "nature": around.topic.nature, "weeks": around.weeks}) for method in social
    )
    return tuple(reasons)
