"""Where a score comes from: as data, and in words."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

import attrs

from werkplekleren._base.formatting import number, percentage
from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text

from . import sentences
from .answer_words import answer_in_words
from .counting import Counts, CountsAtLeast, CountsAtMost
from .dimensions import Band, Dimension, Key
from .in_words import InWords
from .legend import Legend, LegendItem
from .response import Answer
from .score import Score

if TYPE_CHECKING:
    from .profile import Profile


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
        value: The whole number it stands for; `None` unless answered, and where it stands for none.
        low: The lowest number possible.
        high: The highest number possible.
        reversed: Whether low counts as high here.
        weight: How often it counts.
        points: What it yielded, from 0 to `high - low`, after turning; `None` unless answered. In a dimension that
            counts 1 or 0.
        counted: Whether it is among the answers that count, in a dimension that counts; else `None`.
        required: Whether there is no score without it.
        labels: Choice id -> what the respondent read, in a dimension that counts.
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
    counted: bool | None = None
    required: bool = False
    labels: Mapping[str, Text] = attrs.field(factory=dict[str, Text], hash=False)


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
class Explanation(InWords):
    """How a score was worked out.

    `str(explanation)` and `in_language` say it in words; the fields say it as data.

    Args:
        score: The score.
        title: Name of the dimension or composite.
        good: Which direction is good.
        minimum: The share of the shown weight that had to be answered, unless `minimum_items` says how many items.
        answers: The items, for a dimension.
        parts: The parts, for a composite.
        band: The band of the score.
        scale: The ends of the answer scale on which `score.mean` is; `None` without one.
        minimum_items: How many of the items shown had to be answered; `None` when `minimum` says how much.
        counts: Which answers count, in a dimension that counts.
        held_back: Bands that the score is high enough for, but of which `each_at_least` does not hold.
    """

    score: Score
    title: Text
    good: Text
    minimum: Fraction
    answers: tuple[ExplainedAnswer, ...] = ()
    parts: tuple[ExplainedPart, ...] = ()
    band: Band | None = None
    scale: tuple[int, int] | None = None
    minimum_items: int | None = None
    counts: Counts | None = None
    held_back: tuple[Band, ...] = ()

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
            known = [(_share(one), one.weight) for one in self.answers if one.points is not None]
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

    def _about_score(self, title: str, language: str) -> list[str]:
        if self.score.value is None:
            return [_filled(sentences.NO_SCORE if self.score.items else sentences.NOT_ASKED, language, title=title)]
        lines = [_filled(sentences.SCORE, language, title=title, score=number(self.score.value, language, digits=1))]
        if self.score.mean is not None and self.scale is not None:
            low, high = self.scale
            lines.append(_filled(sentences.ON_SCALE, language, mean=number(self.score.mean, language, digits=1), low=low, high=high))
        lines += self._about_sum(language)
        if self.band is not None:
            words = {"band": self.band.title.in_language(language), "meaning": self.band.meaning.in_language(language)}
            lines.append(_filled(sentences.BAND, language, **words))
        for band in self.held_back:
            template = sentences.PARTS_HELD_BACK if self.parts else sentences.HELD_BACK
            lines.append(_filled(template, language, band=band.title.in_language(language), floor=band.each_at_least or 0))
        return lines

    def _about_sum(self, language: str) -> list[str]:
        if self.score.sum is None or self.score.prorated_sum is None:
            return []
        complete = self.score.answered == self.score.items
        if self.counts is None:
            template = sentences.SUM if complete else sentences.SUM_OF_SOME
        else:
            template = sentences.COUNT if complete else sentences.COUNT_OF_SOME
        prorated = number(self.score.prorated_sum, language, digits=1)
        return [_filled(template, language, sum=number(self.score.sum, language), prorated=prorated)]

    def _about_minimum(self, language: str) -> str:
        if self.minimum_items is not None:
            minimum: str | int = min(self.minimum_items, self.score.items)
            return _filled(sentences.ANSWERED_NUMBER, language, answered=self.score.answered, items=self.score.items, minimum=minimum)
        share = percentage(float(self.minimum), language)
        weights = {one.weight for one in self.answers} | {one.weight for one in self.parts}
        minimum = share if len(weights) == 1 else _filled(sentences.WEIGHED, language, minimum=share)
        template = sentences.SCORED if self.parts else sentences.ANSWERED
        return _filled(template, language, answered=self.score.answered, items=self.score.items, minimum=minimum)


def _filled(template: Text, language: str, **values: str | int) -> str:
    return template.in_language(language).format_map(values)


def _share(one: ExplainedAnswer) -> str:
    return f"{one.points}/{one.high - one.low}" if one.counted is None else str(one.points)


def _about_answer(one: ExplainedAnswer, language: str) -> str:
    text = one.text.in_language(language)
    if one.answer is None or one.points is None:
        lacking = one.required and one.state != "not-asked"
        return _filled(sentences.REQUIRED if lacking else _WITHOUT[one.state], language, text=text)
    if one.counted is None:
        parts = [_filled(sentences.ANSWER, language, text=text, value=one.value or 0, low=one.low, high=one.high)]
        if one.reversed:
            parts.append(_filled(sentences.TURNED, language, value=one.low + one.points))
    else:
        parts = [_filled(sentences.SAID, language, text=text, answer=answer_in_words(one.answer, one.labels, language))]
        parts.append((sentences.COUNTS if one.counted else sentences.COUNTS_NOT).in_language(language))
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
        answers = tuple(_explained_answer(profile, owner, key, legend[key.item]) for key in owner.keys)
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
        minimum_items=owner.minimum_items if isinstance(owner, Dimension) else None,
        counts=owner.counts if isinstance(owner, Dimension) else None,
        held_back=_held_back(score, owner.bands),
    )


def _held_back(score: Score, bands: tuple[Band, ...]) -> tuple[Band, ...]:
    """The bands above that of the score whose start the score does reach."""
    exact = score.exact
    if exact is None:
        return ()
    reached = [band for band in bands if band.starts_at <= exact]
    return tuple(reached[[band.id for band in reached].index(score.band) + 1 :]) if score.band is not None else ()


def _explained_answer(profile: "Profile", dimension: Dimension, key: Key, item: LegendItem) -> ExplainedAnswer:
    answer = profile.answers.get(item.id)
    value = None if item.id in profile.hidden or answer is None else item.value(answer)
    points = None if value is None else item.high - value if key.reversed else value - item.low
    counted: bool | None = None
    if dimension.counts is not None and item.id not in profile.hidden and answer is not None:
        counted = _is_counted(dimension.counts, key, item, answer)
        points = None if counted is None else int(counted)
    state: AnswerState = "missing"
    if item.id in profile.hidden:
        state = "not-asked"
    elif points is not None:
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
        points=points,
        counted=counted,
        required=key.required,
        labels=item.labels,
    )


def _is_counted(counts: Counts, key: Key, item: LegendItem, answer: Answer) -> bool | None:
    """Whether an answer counts; `None` for "does not apply"."""
    if not isinstance(counts, (CountsAtLeast, CountsAtMost)) and item.is_choice:
        return any(one in counts.values for one in (answer if isinstance(answer, tuple) else (answer,)))
    value = item.value(answer)
    if value is None:
        return None
    turned = item.low + item.high - value if key.reversed else value
    if isinstance(counts, CountsAtLeast):
        return turned >= counts.value
    if isinstance(counts, CountsAtMost):
        return turned <= counts.value
    return turned in [int(one) for one in counts.values if isinstance(one, bool) == isinstance(answer, bool) and not isinstance(one, str)]


def _ends(legend: Legend, dimension: str) -> tuple[int, int]:
    owner = legend.dimension(dimension)
    if not isinstance(owner, Dimension):
        return _ends(legend, owner.parts[0].dimension)
    return next((item.low, item.high) for item in legend.items if item.id == owner.keys[0].item)
