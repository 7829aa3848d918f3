"""What reports say of responses that were left out on purpose."""

from collections.abc import Sequence

from werkplekleren.assessments import Sample
from werkplekleren.assessments.data_quality import LeftOutReason
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words


def why_left_out(reasons: Sequence[LeftOutReason], voice: Voice) -> str:
    """Why responses were left out, as in a sentence; empty when that is not known."""
    say = Words(voice, "survey-words")
    return say.listing([say(f"left-out-{reason}") for reason in reasons])


def left_out_facts(n: int | None, reasons: Sequence[LeftOutReason], voice: Voice, *, about: str = "") -> Facts:
    """What a wording file can say of the responses that were left out.

    Args:
        n: How many; `None` when nothing is said of it.
        reasons: Why.
        voice: How the report speaks.
        about: What stands before the names, where a report has more than one count (`earlier_`).
    """
    condition = about.replace("_", "-")
    return Facts(
        values={f"{about}left_out": n or 0, f"{about}left_out_why": why_left_out(reasons, voice)},
        conditions={f"{condition}left-out": n is not None, f"{condition}left-out-why": bool(reasons)},
    )


def sample_left_out(sample: Sample, voice: Voice) -> Facts:
    """The same for the sample behind a norm or the quality of an instrument."""
    return left_out_facts(sample.left_out, sample.left_out_reasons, voice)
