"""Where the verdict on a change comes from: as data, and in words."""

from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.formatting import MINUS, difference, number
from werkplekleren._base.text import Text

from . import change_sentences as sentences
from .change import DimensionChange
from .explanation import TIMES
from .in_words import InWords
from .measurement_error import MeasurementError

if TYPE_CHECKING:
    from .change import Change

ROOT = "\N{SQUARE ROOT}"
DIGITS = 1
"""Decimals of scores and differences in words."""


@attrs.frozen(kw_only=True)
class ChangeExplanation(InWords):
    """How a change was judged.

    `str(explanation)` and `in_language` say it in words; the fields say it as data.

    Args:
        change: The change.
        title: Name of the dimension or composite.
        good: Which direction is good.
        migrated: Whether the answers of the later moment were migrated to the version that scored them.
        earlier_migrated: Whether those of the earlier moment were.
    """

    change: DimensionChange
    title: Text
    good: Text
    migrated: bool = False
    earlier_migrated: bool = False

    def formula(self, language: str) -> str | None:
        """The calculation in figures, such as `(62,5 − 40,0) / (√2 × 6,0) = 2,65`; `None` without an index.

        Args:
            language: How to write numbers.
        """
        before, after, sem, rci = self.change.before.value, self.change.after.value, self.change.sem, self.change.rci
        if before is None or after is None or sem is None or rci is None:
            return None
        scores = f"({number(after, language, digits=DIGITS)} {MINUS} {number(before, language, digits=DIGITS)})"
        return f"{scores} / ({ROOT}2 {TIMES} {number(sem, language, digits=2)}) = {number(rci, language, digits=2)}"

    def sentences(self, language: str) -> tuple[str, ...]:
        """The explanation in words, one sentence or two for each fact, without markup.

        Args:
            language: A language code; the library's own sentences come in Dutch and English.
        """
        one = self.change
        lines = [self._about_scores(language), self.good.in_language(language)]
        lines.append((sentences.VERDICTS[one.verdict] if one.reason is None else sentences.REASONS[one.reason]).in_language(language))
        if one.difference is not None and not one.same_answered:
            lines.append(sentences.ANSWERED.in_language(language))
        if self.migrated or self.earlier_migrated:
            lines.append(sentences.MIGRATED[self.earlier_migrated, self.migrated].in_language(language))
        if one.reason is None and one.error is not None:
            lines += self._about_error(one.error, language)
        return tuple(lines)

    def _about_scores(self, language: str) -> str:
        title = self.title.in_language(language)
        before, after = self.change.before.value, self.change.after.value
        said = {name: _score(value, language) for name, value in (("before", before), ("after", after))}
        if before is None or after is None or self.change.difference is None:
            return sentences.BOTH.in_language(language).format_map({"title": title, **said})
        points = number(difference(after, before, DIGITS), language, digits=DIGITS, signed=True)
        return sentences.CHANGED.in_language(language).format_map({"title": title, "difference": points, **said})

    def _about_error(self, error: MeasurementError, language: str) -> list[str]:
        limit = {name: number(value, language, digits=2) for name, value in (("sem", error.sem), ("mdc95", error.mdc95))}
        study: dict[str, str | int] = {
            "sample": error.sample,
            "n": error.n,
            "kind": sentences.KINDS[error.kind].in_language(language),
            "reliability": number(error.reliability, language, digits=2),
            "sd": number(error.sd, language, digits=DIGITS),
        }
        return [
            sentences.LIMIT.in_language(language).format_map(limit),
            sentences.INDEX.in_language(language).format_map({"formula": self.formula(language)}),
            sentences.STUDY.in_language(language).format_map(study),
            *([sentences.INSIDE.in_language(language)] if error.kind in {"alpha", "omega"} else []),
        ]


def explain_change(change: "Change", dimension: str) -> ChangeExplanation:
    """Explain the change of one dimension from what the change holds."""
    owner = change.legend.dimension(dimension)
    return ChangeExplanation(
        change=change.change(dimension), title=owner.title, good=owner.good, migrated=change.migrated, earlier_migrated=change.earlier_migrated
    )


def _score(value: float | None, language: str) -> str:
    return sentences.NONE.in_language(language) if value is None else number(value, language, digits=DIGITS)
