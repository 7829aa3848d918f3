"""Responses that stand out: which, and why. Nothing is dropped; people decide."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, NumberBetween, is_a, is_bool, is_id, is_short_text, many, maybe, one_of

from . import group_sentences as said
from .dimensions import HALF, FractionBetween
from .stamp import Stamped

FlagCode = Literal["straight-line", "too-fast", "mostly-missing", "same-answers", "same-pseudonym"]
"""Why a response stands out."""

LeftOutReason = Literal["straight-line", "too-fast", "mostly-missing", "same-answers", "same-pseudonym", "not-flagged"]
"""Why responses were left out of a result: what stands out in them, or that nothing does."""

REASONS: tuple[LeftOutReason, ...] = get_args(LeftOutReason)

_count = Between(0, 10_000_000)


@attrs.frozen(kw_only=True)
class FlagRules:
    """When a response stands out. The numbers are rules of thumb of ours, not of research; a fund sets its own.

    Args:
        straight_line: From how many scale items in a row with the same step. A run counts when it has items that a high
            answer speaks for and items that it speaks against (keyed forward and reversed), or when it is all
            that was answered on scales. "Does not apply" and an open item end a run.
        seconds_per_item: Below how many seconds for each answered item the time is impossible; 0 looks at no times.
            Only for responses that carry their time.
        answered: The least share of the shown items that must be answered, 0 to 1; of all but open questions.
        same_answers: From how many answered items two responses of the same perspective and group with exactly the same answers
            stand out. Few items, or many respondents, make chance hits likely.

    >>> FlagRules().seconds_per_item
    2
    """

    straight_line: int = attrs.field(default=12, validator=Between(3, 2000))
    seconds_per_item: float = attrs.field(default=2, validator=NumberBetween(0, 600))
    answered: Fraction = attrs.field(default=HALF, validator=FractionBetween(0, 1))
    same_answers: int = attrs.field(default=20, validator=Between(3, 2000))


@attrs.frozen(kw_only=True)
class ResponseFlag:
    """One reason why one response stands out. It holds no answers.

    Args:
        response: Pseudonym of the respondent.
        perspective: Id of the perspective.
        code: The kind of reason.
        count: How many items it is about; of `same-pseudonym` how many responses.
        missing: How many items were left open; only of `mostly-missing`.
        seconds: The time; only of `too-fast`.
        others: Pseudonyms of others, at most five; only of `same-answers`.
        everything: Whether the run was all that was answered on scales; only of `straight-line`.
    """

    response: str = attrs.field(validator=is_short_text)
    perspective: Identifier = attrs.field(validator=is_id)
    code: FlagCode = attrs.field(validator=one_of(get_args(FlagCode)))
    count: int = attrs.field(validator=_count)
    missing: int | None = attrs.field(default=None, validator=maybe(_count))
    seconds: int | None = attrs.field(default=None, validator=maybe(_count))
    others: tuple[str, ...] = attrs.field(default=(), validator=many(is_short_text))
    everything: bool = attrs.field(default=False, validator=is_bool)

    @property
    def reason(self) -> Text:
        """The reason in words."""
        sentence = said.ONE_ANSWER if self.everything else _SENTENCES[self.code]
        values = {"count": self.count, "missing": self.missing, "seconds": self.seconds, "others": ", ".join(self.others)}
        return Text({language: words.format(**values) for language, words in sentence.pairs})


_SENTENCES: dict[str, Text] = {
    "straight-line": said.STRAIGHT_LINE,
    "too-fast": said.TOO_FAST,
    "mostly-missing": said.MOSTLY_MISSING,
    "same-answers": said.SAME_ANSWERS,
    "same-pseudonym": said.SAME_PSEUDONYM,
}


@attrs.frozen(kw_only=True)
class DataQuality(Stamped):
    """The responses that stand out, for whoever answers for the data; never for a report.

    `Questionnaire.score_group(..., leave_out=quality)` leaves them out, when people decide so; likewise `cross_table`, `norm` and
    `quality`, and `compare_rounds` for each round.

    Args:
        questionnaire: Id of the questionnaire.
        version: Its version.
        content_hash: Fingerprint of its content.
        scoring: Version of the scoring rules.
        n: How many responses were looked at.
        rules: By which rules.
        flags: What stands out, by pseudonym and then kind; the order of the responses has no influence.
    """

    n: int = attrs.field(validator=_count)
    rules: FlagRules = attrs.field(validator=is_a(FlagRules))
    flags: tuple[ResponseFlag, ...] = attrs.field(validator=many(ResponseFlag))

    @property
    def flagged(self) -> tuple[str, ...]:
        """The pseudonyms that have a flag, each once."""
        return tuple(dict.fromkeys(flag.response for flag in self.flags))

    def of(self, response: str) -> tuple[ResponseFlag, ...]:
        """The flags of one pseudonym; none when nothing stands out."""
        return tuple(flag for flag in self.flags if flag.response == response)

    def __iter__(self) -> Iterator[ResponseFlag]:
        return iter(self.flags)
