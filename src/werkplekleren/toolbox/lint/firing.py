"""Advice rules that can never fire, because what they ask for cannot all be so."""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations, product
from typing import Any, cast

import attrs

from werkplekleren.advice import AdviceRule
from werkplekleren.advice.situations import AllSituations, AnySituation, FirmSizeSituation, NotSituation, Situation
from werkplekleren.errors import Message
from werkplekleren.toolbox.lint.excluding import Literal, contradict, impossible
from werkplekleren.toolbox.lint.known import LARGEST_FIRM, Known
from werkplekleren.toolbox.lint.subject import Finding, Subject

MOST_WAYS = 200
"""A rule with more ways to fire than this is believed to fire."""

Way = tuple[Literal, ...]
"""Situations that together make a rule fire."""


def silent_rules(subject: Subject) -> Iterator[Finding]:
    """Each rule that can never fire, with the situations that stand in each other's way."""
    known = Known(subject)
    for home, path, rule in subject.rules():
        clash = obstacle(rule, known)
        if clash is not None:
            yield home.finds(
                "rule-never-fires",
                Message("this rule can never fire: these situations cannot all be so"),
                f"{path}.when",
                found=" + ".join(map(spelled, clash)),
                remedy=Message("change one of them, or leave the rule out"),
            )


def obstacle(rule: AdviceRule, known: Known) -> Way | None:
    """The situations that keep a rule from ever firing, in the first of its ways; `None` when it can fire."""
    ways = ways_of(rule.when, holds=True)
    if ways is None:
        return None
    clashes = [_clash(way, known) for way in ways]
    if all(clashes):
        return next(iter(clashes), (Literal(rule.when, holds=True),))
    return None


def _clash(way: Way, known: Known) -> Way | None:
    """The situations of a way that cannot be so, one or two of them; `None` when all can be so together."""
    alone = ((one,) for one in way if impossible(one, known))
    return next(chain(alone, (pair for pair in combinations(way, 2) if contradict(*pair, known))), None)


def ways_of(situation: Situation, *, holds: bool) -> list[Way] | None:
    """Every way in which a situation can be as it must be; `None` when there are too many.

    What must not hold is turned inwards: not all is one not, not one is all not. That a situation is known
    is part of both, so nothing is lost on what is unknown.
    """
    match situation:
        case NotSituation():
            return ways_of(situation.situation, holds=not holds)
        case AllSituations() | AnySituation():
            parts = [ways_of(inner, holds=holds) for inner in situation.situations]
            return _together(parts, alternatives=isinstance(situation, AnySituation) is holds)
        case FirmSizeSituation() if not holds:
            return [(Literal(outside, holds=True),) for outside in _outside(situation)]
        case _:
            return [(Literal(situation, holds),)]


def _together(parts: list[list[Way] | None], *, alternatives: bool) -> list[Way] | None:
    counted = [part for part in parts if part is not None]
    if len(counted) < len(parts):
        return None
    if alternatives:
        ways = list(chain.from_iterable(counted))
        return ways if len(ways) <= MOST_WAYS else None
    count = 1
    for part in counted:
        count *= len(part)
        if count > MOST_WAYS:
            return None
    return [tuple(chain.from_iterable(each)) for each in product(*counted)]


def _outside(size: FirmSizeSituation) -> Iterable[FirmSizeSituation]:
    """The sizes below and above; nothing when it covers them all."""
    if size.at_least is not None and size.at_least > 1:
        yield FirmSizeSituation(at_most=size.at_least - 1)
    if size.at_most is not None and size.at_most < LARGEST_FIRM:
        yield FirmSizeSituation(at_least=size.at_most + 1)


def spelled(one: Literal) -> str:
    """A situation nearly as it stands in the file."""
    situation = cast("Any", one.situation)
    keys = (field.name for field in attrs.fields(cast("Any", type(one.situation))))
    given = [f"{key} = {_value(getattr(situation, key))}" for key in keys if getattr(situation, key) is not None]
    return ("" if one.holds else "not ") + "{" + ", ".join([f'kind = "{situation.kind}"', *given]) + "}"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(member) for member in cast("tuple[object, ...]", value)) + "]"
    if attrs.has(type(value)):
        return spelled(Literal(cast("Situation", value), holds=True))
    return f'"{value}"' if isinstance(value, str) else str(value)
