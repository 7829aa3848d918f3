"""Transfer methods as data: what a way of handing over knowledge suits, takes and leads to."""

from collections.abc import Mapping
from typing import Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, IsA, Many, is_a, is_bool, is_id, is_version, many, maybe, one_of
from werkplekleren.errors import InvalidValueError, Message, Problem

Forms = Literal["social", "documented", "both"]
"""Whether a method passes knowledge between people, on paper or film, or both."""

Fit = Literal["low", "medium", "high"]
"""How well a method suits a kind of knowledge."""

Stage = Literal["document", "observe", "together", "watched", "alone", "teach"]
"""The stages on the way to mastery, in order."""

STAGES: tuple[Stage, ...] = get_args(Stage)
PRACTICE: tuple[Stage, ...] = STAGES[1:]

_hours = Many(IsA(int), least=2, most=2)


@attrs.frozen(kw_only=True)
class StageHours:
    """How much of the learning goes into one stage of practice.

    Args:
        stage: `observe`, `together`, `watched`, `alone` or `teach`.
        successor: Percent of the topic's `hours_to_independent` that the successor spends in this stage, 0-100. For `teach` the
            hours are the topic's `hours_to_teach` and this is left at 0.
        holder: Percent of the successor's hours in this stage in which the holder is there too, 0-100.
    """

    stage: Stage = attrs.field(validator=one_of(PRACTICE))
    successor: int = attrs.field(validator=Between(0, 100))
    holder: int = attrs.field(validator=Between(0, 100))


EvidenceKind = Literal["observation", "product", "question", "log"]
"""What is looked at: the work being done, what came of it, the answers to questions, or a list of the times it was done."""

Decider = Literal["holder", "colleague", "foreman"]
"""Who decides that a stage is reached: who hands over, a colleague who was not there, or who is responsible for the work."""

USUAL_DECIDERS: Mapping[Stage, Decider] = {
    "document": "colleague",
    "observe": "holder",
    "together": "holder",
    "watched": "holder",
    "alone": "foreman",
    "teach": "foreman",
}
"""Who decides where a method does not say.

Up to working under watch this is the judgement of who stands beside. That somebody may work alone is a decision for good, by who is
responsible for the work (ten Cate et al. 2020 call it formal entrustment, against ad hoc). Who decides which stage is our choice.
"""


@attrs.frozen(kw_only=True)
class StageProof:
    """What shows that a stage is reached.

    Args:
        stage: The stage.
        evidence: What counts as evidence, in words that two people would judge in the same way.
        looks_at: What is looked at.
        decides: Who decides.

    >>> StageProof(stage="alone", evidence=Text.of(en="Three jobs done alone."), looks_at="log", decides="foreman").decides
    'foreman'
    """

    stage: Stage = attrs.field(validator=one_of(STAGES))
    evidence: Text = attrs.field(validator=is_a(Text))
    looks_at: EvidenceKind = attrs.field(validator=one_of(get_args(EvidenceKind)))
    decides: Decider = attrs.field(validator=one_of(get_args(Decider)))


@attrs.frozen(kw_only=True)
class TransferMethod:
    """One way of handing over knowledge.

    Args:
        id: Its id (`job-instruction`).
        version: Its version.
        title: Its name.
        description: What is done.
        forms: Social, documented or both. Documented ones can fill the stage `document`, social ones the stages of practice.
        tacit: How well it suits knowledge that is hard to put into words.
        explicit: How well it suits knowledge that can be written down.
        needs_overlap: Whether holder and successor must be there at the same time.
        holder_hours: Hours of the holder for one topic, low and high. The hours of the stage `document` come from here and from
            `receiver_hours`: the low figure for a small topic, the high one for a large one.
        receiver_hours: Hours of the successor for one topic, low and high.
        weeks: Weeks from start to end, low and high; with less time than the low figure the method is not chosen.
        sources: Where the figures come from.
        path: The stages of practice it covers, in order, with their hours; empty for a method that only documents. A complete
            path covers `observe`, `together`, `watched` and `alone` with percentages of the successor that add up to 100.
        proofs: Per stage that it covers what counts as evidence that it is reached, and who decides.
        instrument: The instrument of the toolbox that explains how to do it.
        smallest: The smallest first step.
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=is_a(Text))
    description: Text = attrs.field(validator=is_a(Text))
    forms: Forms = attrs.field(validator=one_of(get_args(Forms)))
    tacit: Fit = attrs.field(validator=one_of(get_args(Fit)))
    explicit: Fit = attrs.field(validator=one_of(get_args(Fit)))
    needs_overlap: bool = attrs.field(validator=is_bool)
    holder_hours: tuple[int, int] = attrs.field(validator=_hours)
    receiver_hours: tuple[int, int] = attrs.field(validator=_hours)
    weeks: tuple[int, int] = attrs.field(validator=_hours)
    sources: tuple[Source, ...] = attrs.field(validator=many(Source, least=1))
    path: tuple[StageHours, ...] = attrs.field(default=(), validator=many(StageHours, most=len(PRACTICE), unique="stage"))
    proofs: tuple[StageProof, ...] = attrs.field(default=(), validator=many(StageProof, most=len(STAGES), unique="stage"))
    instrument: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    smallest: Text | None = attrs.field(default=None, validator=maybe(Text))

    def __attrs_post_init__(self) -> None:
        problems = [
            Problem(code="range-order", what=Message("{field} must be a low and a high figure, from 0", {"field": field}), found=str(pair))
            for field, pair in (("holder_hours", self.holder_hours), ("receiver_hours", self.receiver_hours), ("weeks", self.weeks))
            if not 0 <= pair[0] <= pair[1]
        ]
        places = [PRACTICE.index(part.stage) for part in self.path]
        if places != sorted(places):
            problems.append(
                Problem(
                    code="path-order",
                    what=Message("the stages of the path must be in order"),
                    expected=Message("{stages}", {"stages": ", ".join(PRACTICE)}),
                )
            )
        if sum(part.successor for part in self.path) > 100:  # noqa: PLR2004 - percent
            problems.append(Problem(code="path-sum", what=Message("the successor's percentages of the path add up to more than 100")))
        if not self.path and self.forms == "social":
            problems.append(Problem(code="path-missing", what=Message("a social method needs a path")))
        if self.path and self.forms == "documented":
            problems.append(Problem(code="path-unused", what=Message("a method that only documents has no path of practice")))
        problems.extend(
            Problem(
                code="proof-unused", what=Message("there is a proof for the stage {stage}, which the method does not cover", {"stage": proof.stage})
            )
            for proof in self.proofs
            if not self.covers(proof.stage)
        )
        if problems:
            raise InvalidValueError(Message("transfer method {id} does not hold together", {"id": self.id}), problems)

    def covers(self, stage: Stage) -> bool:
        """Whether it can fill a stage."""
        return self.forms != "social" if stage == "document" else any(part.stage == stage for part in self.path)

    def part(self, stage: Stage) -> StageHours | None:
        """Its share of hours in a stage of practice, if it covers it."""
        return next((part for part in self.path if part.stage == stage), None)

    def proof(self, stage: Stage) -> StageProof | None:
        """What shows that a stage is reached, if the method says it."""
        return next((proof for proof in self.proofs if proof.stage == stage), None)
