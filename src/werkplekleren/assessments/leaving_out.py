"""Leaving out responses on purpose: only what somebody names, and the result says how many and why."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren.errors import InvalidValueError, Message

from .data_quality import REASONS, DataQuality, FlagCode, FlagRules, LeftOutReason
from .flagging import Flagger
from .response import Response

if TYPE_CHECKING:
    from .questionnaire import Questionnaire

LeaveOut = Iterable[str] | DataQuality
"""Who is left out: pseudonyms, or the outcome of `Questionnaire.data_quality`, of which everybody who has a flag."""


@attrs.frozen(kw_only=True)
class LeftOut:
    """What a result says of the responses of one perspective that were left out.

    Args:
        n: How many; `None` when fewer than the floor, which looks the same as none.
        reasons: Why, each once, without how many each; none where `n` is `None`.
    """

    n: int | None = None
    reasons: tuple[LeftOutReason, ...] = ()


@attrs.frozen(kw_only=True)
class Sifted:
    """Responses without those that are left out.

    Args:
        kept: Those that count, in their order.
        out: Those that are left out.
        why: Pseudonym -> what stands out in a response that is left out.
    """

    kept: tuple[Response, ...]
    out: tuple[Response, ...] = ()
    why: dict[str, set[FlagCode]] = attrs.field(factory=dict[str, "set[FlagCode]"])

    def said(self, perspective: Identifier, least: int) -> LeftOut:
        """What a result says of those of one perspective that were left out.

        Args:
            perspective: Its id.
            least: The fewest of whom something is said.
        """
        out = [one.id for one in self.out if one.perspective == perspective]
        if not out or len(out) < least:
            return LeftOut()
        found: set[LeftOutReason] = {reason for name in out for reason in self.why.get(name, ())}
        if any(name not in self.why for name in out):
            found.add("not-flagged")
        return LeftOut(n=len(out), reasons=tuple(reason for reason in REASONS if reason in found))


def names_left_out(responses: Iterable[Response], leave_out: LeaveOut) -> frozenset[str]:
    """The pseudonyms that are left out.

    Raises:
        InvalidValueError: When there is no such pseudonym.
    """
    names = frozenset(leave_out.flagged if isinstance(leave_out, DataQuality) else leave_out)
    unknown = sorted(names - {one.id for one in responses})
    if unknown:
        values: dict[str, str | int] = {"count": len(unknown), "found": repr(unknown[0])[:80]}
        raise InvalidValueError(Message("leave_out names {count} pseudonyms that no response has, such as {found}", values))
    return names


def sift(questionnaire: "Questionnaire", responses: Sequence[Response], leave_out: LeaveOut) -> Sifted:
    """Leave out responses that were all checked.

    Args:
        questionnaire: What was answered.
        responses: The responses.
        leave_out: Who is left out. Of plain pseudonyms the reasons are looked up by the rules of thumb of `FlagRules()`.

    Raises:
        InvalidValueError: When there is no such pseudonym.
    """
    names = names_left_out(responses, leave_out)
    if not names:
        return Sifted(kept=tuple(responses))
    flags = leave_out.flags if isinstance(leave_out, DataQuality) else Flagger(questionnaire, FlagRules()).flags(responses)
    why: dict[str, set[FlagCode]] = {}
    for flag in flags:
        why.setdefault(flag.response, set()).add(flag.code)
    return Sifted(kept=tuple(one for one in responses if one.id not in names), out=tuple(one for one in responses if one.id in names), why=why)
