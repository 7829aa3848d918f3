"""Whether a later result may be shown beside earlier ones of the same round."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, is_id, many

from . import group_sentences as said
from .exposure import Class, is_exposed
from .group_categorising import counted_categories, outcome_of
from .group_scoring import Member, check_responses, members_of, shown_teams_by_floor, teams_of, texts_of, valid
from .items import TextItem
from .response import Response
from .suppression import FLOOR, checked_floor

if TYPE_CHECKING:
    from .questionnaire import Questionnaire

_Unknown = tuple[Hashable, int]
"""An answer or score that somebody has: who are alike with them, and which of their answers over time."""


@attrs.frozen(kw_only=True)
class ReleaseConflict:
    """A place where a new result, beside earlier ones, would tell about fewer people than the floor.

    Args:
        perspective: Id of the perspective.
        about: Id of the dimension, composite, classification or open question.
    """

    perspective: Identifier = attrs.field(validator=is_id)
    about: Identifier = attrs.field(validator=is_id)


@attrs.frozen(kw_only=True)
class ReleaseCheck:
    """Whether a new result may be shown beside earlier ones.

    Args:
        floor: The fewest answers that something may rest on.
        conflicts: Where it tells too much; none when it may be shown.
    """

    floor: int = attrs.field(validator=Between(FLOOR, 10_000))
    conflicts: tuple[ReleaseConflict, ...] = attrs.field(default=(), validator=many(ReleaseConflict))

    @property
    def is_safe(self) -> bool:
        """Whether the new result may be shown."""
        return not self.conflicts

    @property
    def reason(self) -> Text | None:
        """Why not, and what to do; `None` when it may be shown."""
        return None if self.is_safe else Text({code: words.format(floor=self.floor) for code, words in said.NOT_BESIDE.pairs})


@attrs.frozen
class _Release:
    """What is shown of one perspective in one release, of one dimension, classification or open question.

    Args:
        value: Pseudonym -> what counts of them: a score, outcome or text, without those who have none.
        figures: Pseudonym -> the figures that are shown and count them, of those who have a value.
    """

    value: Mapping[str, Hashable]
    figures: Mapping[str, frozenset[Hashable]]


def check_release(
    questionnaire: "Questionnaire", releases: Sequence[Sequence[Response]], *, by: Literal["perspective", "group"], floor: int
) -> ReleaseCheck:
    """Look at all releases together; `Questionnaire.check_release` says what each argument means."""
    checked_floor(floor)
    for responses in releases:
        check_responses(questionnaire, responses)
    everybody = [members_of(questionnaire, responses) for responses in releases]
    conflicts: list[ReleaseConflict] = []
    for perspective in questionnaire.perspectives:
        if perspective.confidential:
            parts = [_parts(questionnaire, members[perspective.id], floor, teams=by == "group") for members in everybody]
            conflicts += [
                ReleaseConflict(perspective=perspective.id, about=about) for about in parts[0] if _tells([part[about] for part in parts], floor)
            ]
    return ReleaseCheck(floor=floor, conflicts=tuple(conflicts))


def _parts(questionnaire: "Questionnaire", whole: list[Member], floor: int, *, teams: bool) -> dict[Identifier, _Release]:
    """What is shown of a perspective in one release, by dimension, composite, classification and open question."""
    by_team = teams_of(whole) if teams else {}
    by_floor = shown_teams_by_floor(questionnaire.plan, whole, by_team, floor)
    large = len(whole) >= floor
    found: dict[Identifier, _Release] = {}
    for name in questionnaire.plan.order:
        seen: set[str | None] = {team for team, names in by_floor[floor].items() if name in names}
        if large and valid(whole, name) >= floor:
            seen.add(None)
        scored = [one for one in whole if one.scores[name].bottom]
        found[name] = _Release(
            {one.response.id: one.scores[name].exact for one in scored},
            {one.response.id: frozenset[Hashable](seen & {None, one.response.group}) for one in scored},
        )
    for counted in counted_categories(questionnaire.plan, whole, by_floor):
        outcomes = [(one.response, outcome) for one in whole if (outcome := outcome_of(one.categories[counted.plan.id])) is not None]
        found[counted.plan.id] = _Release(
            {one.id: outcome for one, outcome in outcomes},
            {one.id: frozenset(counted.figures(one.group, outcome)) for one, outcome in outcomes},
        )
    for item in questionnaire.items:
        if isinstance(item, TextItem):
            texts = texts_of(item, whole)
            listed = frozenset[Hashable]({None} if large and len(texts) >= floor else ())
            found[item.id] = _Release(dict(texts), dict.fromkeys(texts, listed))
    return found


def _tells(releases: Sequence[_Release], floor: int) -> bool:
    """Whether something that rests on fewer than the floor can be worked out from all releases of one thing together."""
    alike: dict[Hashable, int] = {}
    figures: dict[tuple[int, Hashable], set[_Unknown]] = {}
    for person in {person for release in releases for person in release.value}:
        key, versions = _course(person, releases)
        alike[key] = alike.get(key, 0) + 1
        for place, (release, version) in enumerate(zip(releases, versions, strict=True)):
            if version is not None:
                for about in release.figures[person]:
                    figures.setdefault((place, about), set()).add((key, version))
    unknowns: dict[Hashable, set[Hashable]] = {key: set() for key in alike}
    for key, version in (unknown for figure in figures.values() for unknown in figure):
        unknowns[key].add((key, version))
    classes = [Class(size=size, columns=frozenset(unknowns[key])) for key, size in alike.items() if unknowns[key]]
    return is_exposed(classes, _as_sets(figures.values()), floor)


def _as_sets(figures: Iterable[set[_Unknown]]) -> list[frozenset[Hashable]]:
    return [frozenset[Hashable](figure) for figure in figures]


def _course(person: str, releases: Sequence[_Release]) -> tuple[Hashable, list[int | None]]:
    """In which figures and with which of their values somebody is in each release; who are alike in this are alike in all that is shown."""
    values: list[Hashable] = []
    versions: list[int | None] = []
    for release in releases:
        value = release.value.get(person)
        if value is not None and value not in values:
            values.append(value)
        versions.append(None if value is None else values.index(value))
    figures = [release.figures.get(person) for release in releases]
    return tuple(zip(figures, versions, strict=True)), versions
