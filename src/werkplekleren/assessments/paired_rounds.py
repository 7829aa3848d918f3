"""Comparing two rounds person by person: who answered both times, each beside themselves."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren.errors import InvalidResponseError

from .comparable import keyed_items
from .data_quality import DataQuality
from .group import GroupProfile
from .group_change import EffectSize, GroupChange, GroupDifference, GroupUnknown, PartChange, group_verdict
from .group_comparing import with_account
from .group_scoring import Member, group_scores, shown_teams_by_floor, teams_of, valid
from .leaving_out import LeaveOut, names_left_out
from .measurement_error import MeasurementError, errors_by_dimension
from .paired_suppression import visible_pairs
from .plan import PlanComposite, ScoringPlan
from .response import Response
from .score import Score
from .statistics.effect_size import paired_effect_size
from .statistics.reliable_change import reliable_changes
from .suppression import visible_of

if TYPE_CHECKING:
    from .questionnaire import Questionnaire

Part = str | None
"""A team, or `None` for a whole perspective."""


@attrs.frozen
class _Person:
    """One respondent in one round."""

    team: str | None
    scores: Mapping[Identifier, Score]
    hidden: frozenset[str]


@attrs.frozen
class _Round:
    """One perspective in one round: who answered, and what is shown of each part under each floor (`None`: how many answered)."""

    people: Mapping[str, _Person]
    shown: Mapping[int, Mapping[Part, frozenset[Identifier | None]]]

    def teams(self, dimension: Identifier | None) -> dict[str, str | None]:
        """Those with a score on a dimension, or all, each with their team."""
        return {name: one.team for name, one in self.people.items() if dimension is None or one.scores[dimension].bottom}


def _names(leave_out: LeaveOut) -> LeaveOut:
    return leave_out if isinstance(leave_out, DataQuality) else frozenset(leave_out)  # read more than once


@attrs.frozen
class _Given:
    """The responses of one round, and who of them is left out."""

    name: str
    responses: Sequence[Response]
    leave_out: LeaveOut = attrs.field(converter=_names)

    @property
    def kept(self) -> list[Response]:
        """The responses that count."""
        out = names_left_out(self.responses, self.leave_out)
        return [one for one in self.responses if one.id not in out]

    def scored(self, questionnaire: "Questionnaire", floor: int) -> GroupProfile:
        """The result of the round."""
        try:
            return questionnaire.score_group(self.responses, floor=floor, leave_out=self.leave_out)
        except InvalidResponseError as error:
            raise InvalidResponseError(error.summary, [problem.at(path=self.name) for problem in error.problems]) from error


def compare_rounds(
    questionnaire: "Questionnaire",
    earlier: Sequence[Response],
    later: Sequence[Response],
    *,
    errors: Iterable[MeasurementError],
    effect_size: EffectSize,
    by: Literal["perspective", "group"],
    groups: Sequence[str],
    floor: int,
    leave_out: tuple[LeaveOut, LeaveOut] = ((), ()),
) -> GroupChange:
    """What changed; `Questionnaire.compare_rounds` says what each argument means."""
    known = errors_by_dimension(errors, questionnaire.plan.order)
    given = (_Given("earlier", earlier, leave_out[0]), _Given("later", later, leave_out[1]))
    results = [one.scored(questionnaire, floor) for one in given]
    questionnaire.score_group((), by=by, groups=groups, floor=floor)  # refuses what is asked wrongly
    perspectives: list[PartChange] = []
    teams: list[PartChange] = []
    for perspective in questionnaire.perspectives:
        least = floor if perspective.confidential else 1
        rounds = [_round(questionnaire, perspective.id, one.kept, least) for one in given]
        pairing = _Pairing(questionnaire, perspective.id, rounds[0], rounds[1], least, effect_size, known)
        whole, *parts = pairing.parts((groups or pairing.common_teams()) if by == "group" else ())
        perspectives.append(with_account(whole, *(one.perspective(perspective.id) for one in results)))
        teams += parts
    return GroupChange(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        earlier_version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        scoring=results[1].scoring,
        design="paired",
        floor=floor,
        perspectives=tuple(perspectives),
        groups=tuple(teams),
        errors=tuple(known.values()),
        legend=questionnaire.legend,
    )


def _round(questionnaire: "Questionnaire", perspective: Identifier, responses: Iterable[Response], least: int) -> _Round:
    people: dict[str, _Person] = {}
    members: list[Member] = []
    for one in responses:
        if one.perspective == perspective:
            hidden = questionnaire.compiled.checker.hidden(one.perspective, one.answers)
            scores = {score.dimension: score for score in questionnaire.compiled.scores(one.perspective, one.answers)}
            people[one.id] = _Person(one.group, scores, frozenset(hidden))
            members.append(Member(one, scores))
    return _Round(people, _shown_by_floor(questionnaire.plan, members, least))


def _shown_by_floor(plan: ScoringPlan, whole: list[Member], least: int) -> dict[int, dict[Part, frozenset[Identifier | None]]]:
    """What the result of a round shows under each floor, from the lowest up to `least`.

    Over all teams, also those that are not asked for: what is shown of them elsewhere stands beside the change.
    """
    by_team = teams_of(whole)
    counts = {name: valid(whole, name) for name in plan.order}
    found: dict[int, dict[Part, frozenset[Identifier | None]]] = {}
    for floor, teams in shown_teams_by_floor(plan, whole, by_team, least).items():
        parts: dict[Part, tuple[list[Member], set[Identifier]]] = {team: (by_team[team], names) for team, names in teams.items()}
        if len(whole) >= floor:
            parts[None] = (whole, {name for name, count in counts.items() if count >= floor})
        found[floor] = {
            part: frozenset({None, *(score.dimension for score in group_scores(plan, members, names, floor) if not score.withheld)})
            for part, (members, names) in parts.items()
        }
    return found


@attrs.frozen
class _Pairing:
    """One perspective in two rounds."""

    questionnaire: "Questionnaire"
    perspective: Identifier
    before: _Round
    after: _Round
    least: int
    effect_size: EffectSize
    errors: Mapping[str, MeasurementError]

    def common_teams(self) -> list[str]:
        """The teams that both rounds show."""
        before, after = (one.shown[self.least] for one in (self.before, self.after))
        return sorted(name for name in before.keys() & after.keys() if name is not None)

    def parts(self, teams: Sequence[str]) -> list[PartChange]:
        """The change of the whole, then of teams."""
        plan = self.questionnaire.plan
        everybody = frozenset(self.before.people.keys() & self.after.people.keys())
        shown = self._visible(None, everybody)
        pairs = {name: self._pairs(name, everybody) for name in plan.order}
        visible = {name: self._visible(name, pairs[name]) & shown for name in plan.order}
        return [
            self._part(part, pairs, {name for name in plan.order if part in visible[name]}, everybody if part in shown else None)
            for part in (None, *teams)
        ]

    def _part(self, part: Part, pairs: Mapping[Identifier, frozenset[str]], visible: set[Identifier], everybody: frozenset[str] | None) -> PartChange:
        """The change of one part; withheld when `everybody`, those who answered twice, is `None`."""
        plan = self.questionnaire.plan
        changes: dict[Identifier, GroupDifference] = {}
        for name in (*(row.dimension for row in plan.rows), *(one.dimension for one in plan.composites)):
            changes[name] = self._change(name, part, pairs, changes) if name in visible else _withheld(name)
        return PartChange(
            perspective=self.perspective,
            group=part,
            n_before=None if everybody is None else self._size(self.before, part),
            n_after=None if everybody is None else self._size(self.after, part),
            pairs=None if everybody is None else len(self._members(part, everybody)),
            withheld=everybody is None,
            changes=tuple(changes[name] for name in plan.order),
        )

    def _pairs(self, dimension: Identifier, everybody: Iterable[str]) -> frozenset[str]:
        """Those with two scores on a dimension, to the same questions."""
        items = keyed_items(self.questionnaire.legend, dimension)
        return frozenset(
            name
            for name in everybody
            if (one := self.before.people[name]).scores[dimension].bottom
            and (other := self.after.people[name]).scores[dimension].bottom
            and one.hidden & items == other.hidden & items
        )

    def _visible(self, dimension: Identifier | None, pairs: frozenset[str]) -> set[Part]:
        """The parts of which a dimension, or how many answered, may be shown."""
        shown: dict[int, tuple[set[str], set[str]]] = {}
        for floor, before in self.before.shown.items():
            sides = (before, self.after.shown[floor])
            if not all(dimension in one.get(None, ()) for one in sides):
                return set()
            first, second = ({part for part, names in one.items() if part is not None and dimension in names} for one in sides)
            shown[floor] = (first, second)
        return visible_pairs(self.before.teams(dimension), self.after.teams(dimension), pairs, shown)

    def _members(self, part: Part, pairs: Iterable[str]) -> list[str]:
        """Those of the pairs who were in a part both times."""
        people = (self.before.people, self.after.people)
        return sorted(name for name in pairs if part is None or all(one[name].team == part for one in people))

    def _change(
        self, dimension: Identifier, part: Part, pairs: Mapping[Identifier, frozenset[str]], known: Mapping[Identifier, GroupDifference]
    ) -> GroupDifference:
        """The change of a dimension of a part that may be shown; `known` has those of its parts."""
        members = self._members(part, pairs[dimension])
        composite = next((one for one in self.questionnaire.plan.composites if one.dimension == dimension), None)
        if composite is not None and any(self._members(part, pairs[name]) != members for name, _ in composite.parts):
            return self._from_parts(composite, members, known)
        before, after = self._values(self.before, dimension, members), self._values(self.after, dimension, members)
        n, (first, second) = len(members), (_mean(before), _mean(after))
        found = paired_effect_size(before, after, variant=self.effect_size)
        interval = found.mean_difference_interval if found.sd_difference else None
        low, high = (None, None) if interval is None else (interval.low, interval.high)
        reason: GroupUnknown | None = None if interval is not None else "one-answer" if n == 1 else "no-spread"
        changed = self._judged(dimension, before, after) if part is None else {}
        return GroupDifference(
            dimension=dimension,
            n_before=n,
            n_after=n,
            before=float(first),
            after=float(second),
            difference=float(second - first),
            low=low,
            high=high,
            effect=found.value,
            effect_size=self.effect_size,
            reliably_higher=changed.get("higher"),
            reliably_lower=changed.get("lower"),
            not_reliably_changed=changed.get("same"),
            verdict=group_verdict(low, high),
            reason=reason,
        )

    def _judged(self, dimension: Identifier, before: Sequence[Fraction], after: Sequence[Fraction]) -> dict[str, int]:
        """How many changed reliably, without counts below the floor and without one that leaves such a rest."""
        error = self.errors.get(dimension)
        if error is None:
            return {}
        found = reliable_changes(before, after, sd=error.sd, reliability=error.reliability)
        sizes = {"higher": found.improved, "lower": found.deteriorated, "same": found.unchanged}
        return {name: sizes[name] for name in visible_of(sizes, len(before), set(sizes), self.least)}

    def _from_parts(self, composite: PlanComposite, members: list[str], known: Mapping[Identifier, GroupDifference]) -> GroupDifference:
        """A composite of which some miss a part: means from the means of its parts, so that nobody's missing part can be worked out."""
        asked = [(name, weight) for name, weight in composite.parts if any(self.after.people[one].scores[name].items for one in members)]
        there = [(known[name], weight) for name, weight in asked if not known[name].withheld]
        weight = sum(weight for _, weight in there)
        least, of = composite.minimum
        if not weight or weight * of < least * sum(weight for _, weight in asked):
            return _withheld(composite.dimension)
        before = sum((one.before or 0) * times for one, times in there) / weight
        after = sum((one.after or 0) * times for one, times in there) / weight
        n = len(members)
        return GroupDifference(
            dimension=composite.dimension,
            n_before=n,
            n_after=n,
            before=before,
            after=after,
            difference=after - before,
            reason="composite",
        )

    @staticmethod
    def _size(side: _Round, part: Part) -> int:
        return sum(part is None or person.team == part for person in side.people.values())

    @staticmethod
    def _values(side: _Round, dimension: Identifier, members: Iterable[str]) -> list[Fraction]:
        scores = (side.people[name].scores[dimension] for name in members)
        return [Fraction(score.top, score.bottom) for score in scores]


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction()) / len(values)


def _withheld(dimension: Identifier) -> GroupDifference:
    return GroupDifference(dimension=dimension, withheld=True)
