"""Retention options as data: every way to keep work going when knowledge leaves, when each fits, and what it asks."""

from typing import Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, is_a, is_bool, is_id, is_short_text, is_version, many, maybe, one_of
from werkplekleren.errors import InvalidValueError, Message, Problem

OptionKind = Literal["transfer", "make-room", "document", "learn-outside", "hire", "share", "keep-leaver", "redesign", "renew", "other"]
"""What an option comes down to: hand over, make room to hand over, write down, learn elsewhere, hire, share with another firm,
keep who leaves part-time, change or stop the task, renew a proof, or something else of the firm's own."""

WordFact = Literal["nature", "knowledge", "documented"]
NumberFact = Literal[
    "criticality",
    "hours",
    "people",
    "holders",
    "staying",
    "leavers",
    "lapsed",
    "learners",
    "started",
    "judged",
    "successors",
    "weeks",
    "slack",
    "room",
]
Fact = Literal[WordFact, NumberFact]
"""What can be asked about a topic: see `TopicFacts`, which says what each is."""

WORD_FACTS: tuple[WordFact, ...] = get_args(WordFact)
FACTS: tuple[Fact, ...] = get_args(Fact)

MOST_POINTS = 10


@attrs.frozen(kw_only=True)
class OptionFit:
    """One thing that speaks for or against an option.

    It holds when the fact is one of `values`, or lies from `least` to `most`; a fact that is not known never holds.

    Args:
        id: Its id within the option.
        fact: What is looked at.
        values: For `nature`, `knowledge` and `documented`: the values for which it holds.
        least: For the other facts: from which number it holds; `None` for no lower bound.
        most: Up to which number it holds; `None` for no upper bound.
        points: What it adds, -10 to 10; more is better.
        needed: Whether the option is out of the question where it does not hold.
        why: The reason in words, as it is told where it holds.

    Raises:
        InvalidValueError: When the values or bounds do not belong to the fact.
    """

    id: Identifier = attrs.field(validator=is_id)
    fact: Fact = attrs.field(validator=one_of(FACTS))
    values: tuple[str, ...] = attrs.field(default=(), validator=many(is_short_text))
    least: int | None = attrs.field(default=None, validator=maybe(Between(-10_000, 10_000)))
    most: int | None = attrs.field(default=None, validator=maybe(Between(-10_000, 10_000)))
    points: int = attrs.field(default=0, validator=Between(-MOST_POINTS, MOST_POINTS))
    needed: bool = attrs.field(default=False, validator=is_bool)
    why: Text = attrs.field(validator=is_a(Text))

    def __attrs_post_init__(self) -> None:
        in_words = self.fact in WORD_FACTS
        bounded = self.least is not None or self.most is not None
        if in_words != bool(self.values) or in_words == bounded:
            raise InvalidValueError(
                Message("{id}: {fact} takes {what}", {"id": self.id, "fact": self.fact, "what": "values" if in_words else "least or most"})
            )

    def holds(self, found: str | int | None) -> bool:
        """Whether it holds for what was found.

        >>> from werkplekleren import Text
        >>> short = OptionFit(id="short", fact="weeks", most=12, why=Text.of(en="There is little time."))
        >>> short.holds(12), short.holds(13), short.holds(None)
        (True, False, False)
        """
        if found is None:
            return False
        if isinstance(found, str):
            return found in self.values
        return (self.least is None or found >= self.least) and (self.most is None or found <= self.most)


@attrs.frozen(kw_only=True)
class RetentionOption:
    """One way to keep work going when knowledge leaves.

    Args:
        id: Its id (`keep-part-time`).
        version: Its version.
        kind: What it comes down to.
        title: Its name.
        description: What is done.
        when: When it fits, in words, for who reads it.
        costs: What it costs: hours, money, time, and what else it asks.
        first_step: The smallest first step.
        remains: What it does not solve, which must be said with it.
        fits: What speaks for and against it.
        beside: When it is wise next to another answer, as a safety net: all of it must hold; empty for never.
        sources: Where it comes from.
        instrument: The instrument of the toolbox that helps to do it.

    Raises:
        InvalidValueError: When two reasons have the same id.
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    kind: OptionKind = attrs.field(validator=one_of(get_args(OptionKind)))
    title: Text = attrs.field(validator=is_a(Text))
    description: Text = attrs.field(validator=is_a(Text))
    when: Text = attrs.field(validator=is_a(Text))
    costs: Text = attrs.field(validator=is_a(Text))
    first_step: Text = attrs.field(validator=is_a(Text))
    remains: Text | None = attrs.field(default=None, validator=maybe(Text))
    fits: tuple[OptionFit, ...] = attrs.field(default=(), validator=many(OptionFit, most=100, unique="id"))
    beside: tuple[OptionFit, ...] = attrs.field(default=(), validator=many(OptionFit, most=100, unique="id"))
    sources: tuple[Source, ...] = attrs.field(validator=many(Source, least=1))
    instrument: Identifier | None = attrs.field(default=None, validator=maybe(is_id))

    def __attrs_post_init__(self) -> None:
        shared = sorted({fit.id for fit in self.fits} & {fit.id for fit in self.beside})
        if shared:
            problems = [Problem(code="fit-twice", what=Message("{id} stands in fits and in beside", {"id": name})) for name in shared]
            raise InvalidValueError(Message("retention option {id} does not hold together", {"id": self.id}), problems)

    def fit(self, name: str) -> OptionFit | None:
        """The reason with this id, among `fits` and `beside`; `None` when there is none."""
        return next((fit for fit in (*self.fits, *self.beside) if fit.id == name), None)
