"""Finding the responses that stand out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from .data_quality import DataQuality, FlagCode, FlagRules, ResponseFlag
from .items import ScaleItem, TextItem
from .response import Response

if TYPE_CHECKING:
    from werkplekleren._base.ids import Identifier

    from .questionnaire import Questionnaire

MOST_OTHERS = 5
"""Of how many others with the same answers the pseudonyms are kept."""


@attrs.frozen
class _Line:
    """A run of scale items in a row with the same step."""

    length: int
    telling: bool
    everything: bool


class Flagger:
    """A questionnaire, prepared for looking at many responses.

    Args:
        questionnaire: The questionnaire that they fit.
        rules: When one stands out.
    """

    def __init__(self, questionnaire: "Questionnaire", rules: FlagRules) -> None:
        self._checker = questionnaire.compiled.checker
        self._rules = rules
        directions: dict[str, set[bool]] = {}
        for dimension in questionnaire.dimensions:
            for key in dimension.keys:
                directions.setdefault(key.item, set()).add(key.reversed)
        #: in the order of asking: item, scale, and whether it is only ever keyed reversed (True) or forward (False)
        self._scaled: list[tuple[Identifier, Identifier, bool | None]] = [
            (item.id, item.scale, next(iter(found)) if len(found := directions.get(item.id, set())) == 1 else None)
            for item in questionnaire.items
            if isinstance(item, ScaleItem)
        ]
        self._closed = [item for item in questionnaire.items if not isinstance(item, TextItem)]

    def alone(self, response: Response) -> Iterator[ResponseFlag]:
        """What stands out in one response by itself."""
        line = self._line(response)
        if line.telling and line.length >= self._rules.straight_line:
            yield _flag(response, "straight-line", line.length, everything=line.everything)
        answers = response.answers
        answered = sum(1 for item in self._closed if item.id in answers)
        if response.seconds is not None and response.seconds < self._rules.seconds_per_item * answered:
            yield _flag(response, "too-fast", answered, seconds=response.seconds)
        hidden = self._checker.hidden(response.perspective, answers)
        shown = sum(1 for item in self._closed if item.id not in hidden)
        if answered < self._rules.answered * shown:
            yield _flag(response, "mostly-missing", shown, missing=shown - answered)

    def _line(self, response: Response) -> _Line:
        """The longest run; of several the first that is telling."""
        best = _Line(0, telling=False, everything=False)
        length = 0
        found: set[bool] = set()
        last: tuple[object, object] | None = None
        steps = 0
        for item, scale, against in self._scaled:
            answer = response.answers.get(item)
            if type(answer) is not int:
                last = None
                continue
            steps += 1
            if (scale, answer) != last:
                last, length, found = (scale, answer), 0, set[bool]()
            length += 1
            if against is not None:
                found.add(against)
            telling = len(found) > 1
            if (telling, length) > (best.telling, best.length):
                best = _Line(length, telling=telling, everything=False)
        return attrs.evolve(best, telling=True, everything=True) if best.length == steps else best

    def together(self, responses: Sequence[Response]) -> Iterator[ResponseFlag]:
        """What stands out in responses beside each other."""
        by_id = Counter(response.id for response in responses)
        alike: dict[object, list[Response]] = {}
        for response in responses:
            count = by_id[response.id]
            if count > 1:
                yield _flag(response, "same-pseudonym", count)
            given = tuple((item.id, answer) for item in self._closed if (answer := response.answers.get(item.id)) is not None)
            if len(given) >= self._rules.same_answers:
                alike.setdefault((response.perspective, response.group, given), []).append(response)
        for twins in alike.values():
            ids = sorted({one.id for one in twins})
            for one in twins if len(ids) > 1 else ():
                answered = sum(1 for item in self._closed if item.id in one.answers)
                others = [other for other in ids[: MOST_OTHERS + 1] if other != one.id]
                yield _flag(one, "same-answers", answered, others=tuple(others[:MOST_OTHERS]))

    def flags(self, responses: Sequence[Response]) -> tuple[ResponseFlag, ...]:
        """Everything that stands out, each thing once, by pseudonym and then kind."""
        found = {flag for response in responses for flag in self.alone(response)} | set(self.together(responses))
        return tuple(sorted(found, key=lambda flag: (flag.response, flag.perspective, flag.code, flag.count, flag.others)))


def _flag(
    response: Response,
    code: FlagCode,
    count: int,
    *,
    missing: int | None = None,
    seconds: int | None = None,
    others: tuple[str, ...] = (),
    everything: bool = False,
) -> ResponseFlag:
    return ResponseFlag(
        response=response.id,
        perspective=response.perspective,
        code=code,
        count=count,
        missing=missing,
        seconds=seconds,
        others=others,
        everything=everything,
    )


def data_quality(questionnaire: "Questionnaire", responses: Sequence[Response], rules: FlagRules) -> DataQuality:
    """Look at all responses; `Questionnaire.data_quality` says what each argument means."""
    return DataQuality(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        n=len(responses),
        rules=rules,
        flags=Flagger(questionnaire, rules).flags(responses),
    )


def flagged_by_perspective(flags: Sequence[ResponseFlag]) -> Mapping[str, int]:
    """Perspective id -> how many pseudonyms have a flag."""
    return Counter(perspective for perspective, _ in {(flag.perspective, flag.response) for flag in flags})
