"""Of which people who answered twice a mean may be shown, beside the results of both rounds.

Beside the means of a round, of all its people and of teams, the mean of those who also answered the other round tells more: what
is left when one is taken away from the other. A combination of all these means has for each team, and for all who are in no
team that is shown, one of a few forms; what it rests on is the sum of what is left in each. Those are:

- where the mean of all pairs is not used: a whole team; its pairs; or the team without them;
- where it is used: of a team whose pairs are not shown, either its pairs or those who answered once; of a team whose pairs are
  shown, either those who changed teams or those who answered once (or more people than that).

The forms are chosen for each team apart, so the smallest combination is the sum of the smallest forms. It may not rest on 1 to
floor - 1 people. Answers of both rounds are never the same figures, so that each round is looked at by itself. Teams are hidden
from the smallest on until all is well, and after them the whole.

A higher floor shows nothing that a lower one hides, as in the result of one round. For it may hide a team of a round that made
something small, and then the mean of all pairs would be safe beside the rounds under that floor, but not beside the same rounds
under the lower one. So it is decided under each floor in turn, each time beside what the rounds show under that floor.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

import attrs

Teams = Mapping[str, str | None]
"""Pseudonym -> team, of everybody in one round who has a score."""


@attrs.frozen
class _Team:
    """How many people a team has in one round.

    Args:
        stayed: Who answered twice, in this team both times.
        moved: Who answered twice, and in another team, or none, the other time.
        once: Who answered in this round only.
    """

    stayed: int = 0
    moved: int = 0
    once: int = 0

    def forms(self, *, shown: bool) -> tuple[int, int]:
        """The smallest that can be left of it, where the mean of all pairs is used."""
        return (self.moved if shown else self.stayed + self.moved, self.once)


def visible_pairs(
    before: Teams, after: Teams, pairs: AbstractSet[str], shown: Mapping[int, tuple[AbstractSet[str], AbstractSet[str]]]
) -> set[str | None]:
    """The parts of which the people who answered twice may be shown: `None` for the whole, and teams.

    Args:
        before: Who has a score in the earlier round, with their team.
        after: Who has one in the later round.
        pairs: Whose two scores are compared.
        shown: Floor -> the teams that each round shows under it, beside its whole; from the lowest floor up to the one that holds.
            Under 1 everything is shown that is not empty.

    Returns:
        Nothing when the whole may not be shown.

    Nine people, of whom three answered once: with both rounds they could be worked out.

    >>> everybody = {f"r{number}": None for number in range(9)}
    >>> visible_pairs(everybody, everybody, {f"r{number}" for number in range(6)}, {5: (set(), set())})
    set()
    >>> visible_pairs(everybody, everybody, set(everybody), {5: (set(), set())})
    {None}
    """
    teams = {name for first, second in shown.values() for name in first & second}
    for floor, (first, second) in shown.items():
        sides = (_counted(before, after, pairs, first), _counted(after, before, pairs, second))
        teams = {name for name in teams & first & second if sides[0][name].stayed >= floor}
        while teams and not all(_is_safe(side, teams, floor) for side in sides):
            teams.remove(min(teams, key=lambda name: (sides[0][name].stayed, name)))
        if len(pairs) < floor or not all(_is_safe(side, teams, floor) for side in sides):
            return set()
    return {None, *teams}


def _counted(own: Teams, other: Teams, pairs: AbstractSet[str], known: Iterable[str]) -> dict[str | None, _Team]:
    """The people of each team that a round shows, and of all others together (`None`)."""
    counted: dict[str | None, _Team] = {None: _Team(), **dict.fromkeys(known, _Team())}
    for person, team in own.items():
        name = team if team in counted else None
        was = counted[name]
        if person not in pairs:
            counted[name] = attrs.evolve(was, once=was.once + 1)
        elif other[person] == team:
            counted[name] = attrs.evolve(was, stayed=was.stayed + 1)
        else:
            counted[name] = attrs.evolve(was, moved=was.moved + 1)
    return counted


def _is_safe(side: Mapping[str | None, _Team], teams: AbstractSet[str], floor: int) -> bool:
    """Whether no combination of the means of a round, and of those of pairs, rests on 1 to floor - 1 people."""
    if any(0 < side[name].moved + side[name].once < floor for name in teams):
        return False
    smallest = sum(min(team.forms(shown=name in teams)) for name, team in side.items())
    return not 0 < smallest < floor  # where it is nobody, the next form of any team is the whole team, which the round shows
