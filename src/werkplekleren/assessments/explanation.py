"""Where a score comes from: as data, and in words."""

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, Protocol

import attrs

from werkplekleren._base.formatting import number, percentage
from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text

from . import sentences
from .dimensions import Band, Dimension, Key
from .legend import Legend, LegendItem
from .response import Answer
from .score import Score

if TYPE_CHECKING:
    from .profile import Profile


class Printer(Protocol):
    """The part of IPython's pretty printer that is used."""

    def text(self, text: str) -> None:
        """Write text."""


AnswerState = Literal["answered", "missing", "not-applicable", "not-asked"]
"""What became of a question; only what was answered counts, and only what was asked can be missing."""


@attrs.frozen(kw_only=True)
class ExplainedAnswer:
    """One item in an explanation.

    Args:
        item: Id of the item.
        text: What this respondent was asked.
        state: What became of it.
        answer: The answer as given; `None` when there is none.
        value: The whole number it stands for; `None` unless answered.
        low: The lowest number possible.
        high: The highest number possible.
        reversed: Whether low counts as high here.
        weight: How often it counts.
        points: What it yielded, from 0 to `high - low`, after turning; `None` unless answered.
    """

    item: Identifier
    text: Text
    state: AnswerState
    answer: Answer | None
    value: int | None
    low: int
    high: int
    reversed: bool
    weight: int
    points: int | None


@attrs.frozen(kw_only=True)
class ExplainedPart:
    """One part of a composite in an explanation.

    Args:
        score: Its score.
        title: Its name.
        weight: How often it counts.
    """

    score: Score
    title: Text
    weight: int


@attrs.frozen(kw_only=True)
class Explanation:
    """How a score was worked out.

    `str(explanation)` and `in_language` say it in words; the fields say it as data.

    Args:
        score: The score.
        title: Name of the dimension or composite.
        good: Which direction is good.
        minimum: The share of the shown weight that had to be answered.
        answers: The items, for a dimension.
        parts: The parts, for a composite.
        band: The band of the score.
        scale: The ends of the answer scale on which `score.mean` is; `None` without one.
    """

    score: Score
    title: Text
    good: Text
    minimum: Fraction
    answers: tuple[ExplainedAnswer, ...] = ()
    parts: tuple[ExplainedPart, ...] = ()
    band: Band | None = None
    scale: tuple[int, int] | None = None

    def formula(self, language: str) -> str | None:
        """The calculation in figures, such as `100 × (3/4 + 2 × 4/4) / 3 = 91,7`; `None` without a score.

        Args:
            language: How to write numbers.
        """
        if self.score.value is None:
            return None
        if self.parts:
            known = [(number(one.score.value, language, digits=1), one.weight) for one in self.parts if one.score.value is not None]
            hundred = ""
        else:
            known = [(f"{one.points}/{one.high - one.low}", one.weight) for one in self.answers if one.points is not None]
            hundred = f"100 {TIMES} "
        terms = " + ".join(value if weight == 1 else f"{weight} {TIMES} {value}" for value, weight in known)
        return f"{hundred}({terms}) / {sum(weight for _, weight in known)} = {number(self.score.value, language, digits=1)}"

    def sentences(self, language: str) -> tuple[str, ...]:
        """The explanation in words, one sentence or two for each fact, without markup.

        Args:
            language: A language code; the library's own sentences come in Dutch and English.
        """
        title = self.title.in_language(language)
        lines = [*self._about_score(title, language), self.good.in_language(language), self._about_minimum(language)]
        lines += [_about_answer(one, language) for one in self.answers]
        lines += [_about_part(one, language) for one in self.parts]
        formula = self.formula(language)
        if formula is not None:
            lines.append(_filled(sentences.FORMULA, language, formula=formula))
        return tuple(lines)

    def in_language(self, language: str) -> str:
        """The explanation in words, one line for each fact.

        Args:
            language: A language code.
        """
        return "\n".join(self.sentences(language))

    def __str__(self) -> str:
        return self.in_language(self.title.languages[0])

    def _repr_pretty_(self, printer: "Printer", _cycle: bool) -> None:  # noqa: FBT001 - the display protocol of IPython
        printer.text(str(self))

    def _about_score(self, title: str, language: str) -> list[str]:
        if self.score.value is None:
            return [_filled(sentences.NO_SCORE if self.score.items else sentences.NOT_ASKED, language, title=title)]
        lines = [_filled(sentences.SCORE, language, title=title, score=number(self.score.value, language, digits=1))]
        if self.score.mean is not None and self.scale is not None:
            low, high = self.scale
            lines.append(_filled(sentences.ON_SCALE, language, mean=number(self.score.mean, language, digits=1), low=low, high=high))
        if self.band is not None:
            words = {"band": self.band.title.in_language(language), "meaning": self.band.meaning.in_language(language)}
            lines.append(_filled(sentences.BAND, language, **words))
        return lines

    def _about_minimum(self, language: str) -> str:
        share = percentage(float(self.minimum), language)
        weights = {one.weight for one in self.answers} | {one.weight for one in self.parts}
        minimum = share if len(weights) == 1 else _filled(sentences.WEIGHED, language, minimum=share)
        template = sentences.SCORED if self.parts else sentences.ANSWERED
        return _filled(template, language, answered=self.score.answered, items=self.score.items, minimum=minimum)


def _filled(template: Text, language: str, **values: str | int) -> str:
    return template.in_language(language).format_map(values)


def _about_answer(one: ExplainedAnswer, language: str) -> str:
    text = one.text.in_language(language)
    if one.value is None or one.points is None:
        return _filled(_WITHOUT[one.state], language, text=text)
    parts = [_filled(sentences.ANSWER, language, text=text, value=one.value, low=one.low, high=one.high)]
    if one.reversed:
        parts.append(_filled(sentences.TURNED, language, value=one.low + one.points))
    if one.weight > 1:
        parts.append(_filled(sentences.COUNTS_TIMES, language, weight=one.weight))
    return " ".join(parts)


def _about_part(one: ExplainedPart, language: str) -> str:
    title = one.title.in_language(language)
    if one.score.value is None:
        return _filled(sentences.PART_WITHOUT, language, title=title)
    line = _filled(sentences.PART, language, title=title, score=number(one.score.value, language, digits=1))
    return line if one.weight == 1 else f"{line} {_filled(sentences.COUNTS_TIMES, language, weight=one.weight)}"


_WITHOUT = {"missing": sentences.MISSING, "not-applicable": sentences.NOT_APPLICABLE, "not-asked": sentences.SKIPPED}
TIMES = "\N{MULTIPLICATION SIGN}"


def explain(profile: "Profile", dimension: str) -> Explanation:
    """Explain one score of a profile from what the profile holds."""
    score = profile.score(dimension)
    owner = profile.legend.dimension(dimension)
    legend = {item.id: item for item in profile.legend.items}
    answers: tuple[ExplainedAnswer, ...] = ()
    parts: tuple[ExplainedPart, ...] = ()
    if isinstance(owner, Dimension):
        answers = tuple(_explained_answer(profile, key, legend[key.item]) for key in owner.keys)
    else:
        parts = tuple(
            ExplainedPart(score=profile.score(part.dimension), title=profile.legend.dimension(part.dimension).title, weight=part.weight)
            for part in owner.parts
        )
    return Explanation(
        score=score,
        title=owner.title,
        good=owner.good,
        minimum=owner.minimum,
        answers=answers,
        parts=parts,
        band=None if score.band is None else profile.legend.band(dimension, score.band),
        scale=None if score.mean is None else _ends(profile.legend, dimension),
    )


def _explained_answer(profile: "Profile", key: Key, item: LegendItem) -> ExplainedAnswer:
    answer = profile.answers.get(item.id)
    value = None if item.id in profile.hidden or answer is None else item.value(answer)
    state: AnswerState = "missing"
    if item.id in profile.hidden:
        state = "not-asked"
    elif value is not None:
        state = "answered"
    elif answer is not None:
        state = "not-applicable"
    return ExplainedAnswer(
        item=item.id,
        text=item.wordings.get(profile.perspective, item.text),
        state=state,
        answer=answer,
        value=value,
        low=item.low,
        high=item.high,
        reversed=key.reversed,
        weight=key.weight,
        points=None if value is None else item.high - value if key.reversed else value - item.low,
    )


def _ends(legend: Legend, dimension: str) -> tuple[int, int]:
    owner = legend.dimension(dimension)
    if not isinstance(owner, Dimension):
        return _ends(legend, owner.parts[0].dimension)
    return next((item.low, item.high) for item in legend.items if item.id == owner.keys[0].item)
