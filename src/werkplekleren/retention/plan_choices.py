"""The options of a plan: weighed for each topic, chosen by hand, and checked again."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren.errors import Message, Place, Problem, UnknownNameError
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.options import RetentionOption
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_parts import OpenPoint, OptionChoice, Standing
from werkplekleren.retention.topic_facts import TopicFacts

MOST_PROPOSED = 3
"""How many options are named beside the chosen one; the others can still be chosen by hand."""


def weighed(topic: str, facts: TopicFacts, options: Iterable[RetentionOption], *, served: bool, group_only: bool = False) -> tuple[OptionChoice, ...]:
    """The options for one topic: what the plan counts on, safety nets, and the best of the rest.

    An option is possible when all that it needs holds. Among the possible ones the sum of points decides, then the id. What more speaks
    against than for is not proposed; it is chosen only where there is nothing better.

    Args:
        topic: Id of the topic.
        facts: What is known of it.
        options: All options.
        served: Whether handing over is enough, so that nothing else need be chosen.
        group_only: Whether only a shift, site, team or role lacks people: writing down does not bring anybody there, so it is not chosen
            when anything else is possible.

    Returns:
        The choices, in the order in which they are shown; none of them is chosen only when no option is possible.
    """
    possible = [option for option in options if not facts.lacking(option)]
    handed_over = [option for option in possible if option.kind == "transfer" and facts.successors]
    others = sorted((option for option in possible if option.kind != "transfer"), key=lambda option: (-_points(option, facts), option.id))
    nets = [option for option in others if option.beside and len(facts.holding(option.beside)) == len(option.beside)]
    bringing = sorted(others, key=lambda option: option.kind == "document") if group_only else others
    best = [] if served and handed_over else bringing[:1]
    beside = [option for option in nets if option not in best]
    rest = [option for option in others if option not in best and option not in beside and _points(option, facts) >= 0]
    proposed = [] if served and handed_over else rest[:MOST_PROPOSED]
    standings: tuple[tuple[Standing, Sequence[RetentionOption]], ...] = (
        ("chosen", [*handed_over, *best]),
        ("beside", beside),
        ("proposed", proposed),
    )
    return tuple(
        OptionChoice(topic=topic, option=option.id, standing=standing, because=_because(option, facts, with_beside=standing == "beside"))
        for standing, found in standings
        for option in found
    )


def group_only(points: Iterable[OpenPoint]) -> frozenset[str]:
    """The topics that only groups lack: every open point of them is about a requirement."""
    topics: dict[str, bool] = {}
    for point in points:
        topics[point.topic] = topics.get(point.topic, True) and point.requirement is not None
    return frozenset(topic for topic, only in topics.items() if only)


def _points(option: RetentionOption, facts: TopicFacts) -> int:
    return sum(fit.points for fit in facts.holding(option.fits))


def _because(option: RetentionOption, facts: TopicFacts, *, with_beside: bool) -> tuple[Identifier, ...]:
    """Why: what makes it wise next to another answer, or else what speaks for and against it."""
    return tuple(fit.id for fit in facts.holding(option.beside if with_beside else option.fits))


def chosen_by_hand(plan: RetentionPlan, topic: str, option: RetentionOption, note: str) -> RetentionPlan:
    """The plan with an option chosen by hand; see `RetentionPlan.choose`."""
    known = {*plan.topics, *(choice.topic for choice in plan.choices)}
    if topic not in known:
        raise UnknownNameError("topic", topic, known)
    before = next((choice for choice in plan.options_for(topic) if choice.option == option.id), OptionChoice(topic=topic, option=option.id))
    chosen = attrs.evolve(before, standing="chosen", by_hand=True, note=note or before.note)
    handing_over = {one.id for one in plan.options if one.kind == "transfer"}
    own = [
        attrs.evolve(choice, standing="proposed", by_hand=False) if choice.standing == "chosen" and choice.option not in handing_over else choice
        for choice in plan.options_for(topic)
        if choice.option != option.id
    ]
    order: dict[Standing, int] = {"chosen": 0, "beside": 1, "proposed": 2}
    mine = sorted([chosen, *own], key=lambda choice: order[choice.standing])
    place = next((number for number, choice in enumerate(plan.choices) if choice.topic == topic), len(plan.choices))
    others = [choice for choice in plan.choices if choice.topic != topic]
    return attrs.evolve(plan, choices=(*others[:place], *mine, *others[place:]))


def chosen_again(plan: RetentionPlan, firm: KnowledgeMap, proposed: Iterable[OptionChoice]) -> tuple[OptionChoice, ...]:
    """The options of a plan that was made again, weighed by what it is now; what was chosen by hand stays as long as it is possible.

    Args:
        plan: The plan, still with its earlier choices.
        firm: Who knows what.
        proposed: The choices for what was planned anew; only their topics count.
    """
    known = {topic.id for topic in firm.topics}
    unsolved = {point.topic for point in plan.unsolved}
    grouped = group_only(plan.unsolved)
    choices: list[OptionChoice] = []
    for topic in dict.fromkeys([*(choice.topic for choice in plan.choices), *(choice.topic for choice in proposed), *sorted(unsolved)]):
        before = plan.options_for(topic)
        if topic not in known:
            choices.extend(before)
            continue
        facts = TopicFacts.in_plan(plan, firm, topic)
        possible = {option.id for option in plan.options if not facts.lacking(option)}
        stays = any(choice.by_hand for choice in before) and all(choice.option in possible for choice in before if choice.standing != "proposed")
        choices.extend(before if stays else weighed(topic, facts, plan.options, served=topic not in unsolved, group_only=topic in grouped))
    return tuple(choices)


def choice_problems(plan: RetentionPlan, firm: KnowledgeMap) -> Iterator[Problem]:
    """What is wrong with the options of a plan: unknown names, one twice, chosen ones that are not possible, topics without an answer.

    A topic that the plan knows and the firm no longer has is passed over: it was answered by being dropped.
    """
    options = {option.id: option for option in plan.options}
    topics = {topic.id for topic in firm.topics}
    seen: set[tuple[str, str]] = set()
    for place, choice in enumerate(plan.choices):
        path = f"choices[{place}]"
        if choice.topic not in topics and choice.topic not in plan.topics:
            yield _problem("unknown-topic", f"{path}.topic", "there is no topic with the id {id!r}", id=choice.topic)
        if choice.option not in options:
            yield _problem("unknown-option", f"{path}.option", "the plan has no option with the id {id!r}", id=choice.option)
        if (choice.topic, choice.option) in seen:
            yield _problem("option-twice", path, "{topic} has the option {option} twice", topic=choice.topic, option=choice.option)
        seen.add((choice.topic, choice.option))
        if choice.topic in topics and choice.option in options and choice.standing != "proposed":
            for fit in TopicFacts.in_plan(plan, firm, choice.topic).lacking(options[choice.option]):
                yield _problem(
                    "option-not-possible",
                    path,
                    "{option} is not possible for {topic}: it needs {need}",
                    option=choice.option,
                    topic=choice.topic,
                    need=fit.id,
                )
    handing_over = {option.id for option in plan.options if option.kind == "transfer"}
    answered = {choice.topic for choice in plan.choices if choice.standing == "chosen" and choice.option not in handing_over}
    for place, point in enumerate(plan.unsolved if plan.options else ()):
        if point.topic not in answered:
            yield _problem(
                "topic-without-answer",
                f"unsolved[{place}]",
                "{topic} is not solved by handing over, and no other option is chosen",
                topic=point.topic,
            )


def _problem(code: str, path: str, what: str, **values: str | int) -> Problem:
    return Problem(code=code, what=Message(what, values), place=Place(path=path))
