"""What the advice rules leave out: instruments that none recommends, and low scores on which none fires."""

from collections.abc import Iterator
from functools import cached_property

from werkplekleren.advice import AdviceRule
from werkplekleren.advice.situations import AllSituations, AnySituation, BandSituation, NotSituation, Situation
from werkplekleren.errors import Message
from werkplekleren.toolbox.kinds import INSTRUMENTS, QUESTIONNAIRES
from werkplekleren.toolbox.lint.bands import scored
from werkplekleren.toolbox.lint.firing import obstacle
from werkplekleren.toolbox.lint.known import Known
from werkplekleren.toolbox.lint.subject import Finding, Home, Subject

LOW_TONES = frozenset({"warning", "bad"})


class _Rules:
    """The rules that can fire."""

    def __init__(self, subject: Subject) -> None:
        self.known = Known(subject)
        self._subject = subject

    @cached_property
    def live(self) -> tuple[AdviceRule, ...]:
        return tuple(rule for _, _, rule in self._subject.rules() if obstacle(rule, self.known) is None)

    @cached_property
    def exist(self) -> bool:
        """Whether there are rules at all; a toolbox without them is used without advice."""
        return any(True for _ in self._subject.rules())


def unreached_instruments(subject: Subject) -> Iterator[Finding]:
    """Each instrument that no rule which can fire recommends."""
    rules = _Rules(subject)
    reached = {rule.instrument for rule in rules.live}
    for name in subject.instruments if rules.exist else ():
        if name not in reached:
            yield Home(INSTRUMENTS.folder, name).finds(
                "unreached-instrument",
                Message("no advice rule leads to this instrument"),
                "id",
                found=repr(name),
                remedy=Message("write a rule that recommends it"),
            )


def unused_low_bands(subject: Subject) -> Iterator[Finding]:
    """Each dimension or composite whose lowest band asks for something and sets off no rule."""
    rules = _Rules(subject)
    used = {
        (one.questionnaire, one.dimension) for rule in rules.live for one in _bands(rule.when, holds=True) if 0 in (rules.known.places(one) or ())
    }
    for name, questionnaire in subject.questionnaires.items() if rules.exist else ():
        for path, owner in scored(questionnaire):
            lowest = next(iter(owner.bands or questionnaire.bands), None)
            if lowest is not None and lowest.tone in LOW_TONES and (name, owner.id) not in used:
                yield Home(QUESTIONNAIRES.folder, name).finds(
                    "unused-low-band",
                    Message("a score in the lowest band of {dimension!r} sets off no advice rule", {"dimension": owner.id}),
                    path,
                    found=repr(str(lowest.id)),
                    remedy=Message("write a rule for it"),
                )


def _bands(situation: Situation, *, holds: bool) -> Iterator[BandSituation]:
    """The situations about bands that must hold."""
    match situation:
        case BandSituation() if holds:
            yield situation
        case NotSituation():
            yield from _bands(situation.situation, holds=not holds)
        case AllSituations() | AnySituation():
            for inner in situation.situations:
                yield from _bands(inner, holds=holds)
        case _:
            return
