"""What is wrong in a fund's wording, told without making a report."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from werkplekleren.errors import Problem

if TYPE_CHECKING:
    from werkplekleren.reports.wording.wordings import Wordings


def checked(_wordings: "Wordings") -> Sequence[Problem]:
    """Everything that is wrong."""
    return ()


def missing(_wordings: "Wordings", _language: str) -> tuple[str, ...]:
    """What a language has no words for."""
    return ()
