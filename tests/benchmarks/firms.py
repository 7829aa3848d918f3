"""Made-up firms of any size with topics that have to be handed over, for whole plans: proposed, and replanned."""

from datetime import date, timedelta

from werkplekleren.retention import KnowledgeMap, Leaving, Mastery, Person, Topic
from werkplekleren.retention.planner.moves import Draws

START = date(2027, 1, 4)
TEAM = 10
"""People in a team; they know the topics of their team, and hardly any others."""


def firm_of(people: int, topics: int, *, seed: int = 0) -> KnowledgeMap:
    """A firm of teams of ten. One in eight leaves within a year and a half, and three topics in four are known by one or two people.

    The others are known by four, so that they need nothing or little. The same for the same seed.
    """
    draws = Draws(1_000_003 * seed + people)
    staff = tuple(
        Person(
            id=f"person-{number}",
            name=f"Person {number}",
            team=f"team-{number // TEAM}",
            learning_hours=2 + draws.below(3),
            teaching_hours=2 + draws.below(3),
            leaving=Leaving(status="known", date=START + timedelta(weeks=26 + draws.below(52))) if number % 8 == 3 else Leaving(),
        )
        for number in range(people)
    )
    subjects = tuple(
        Topic(
            id=f"topic-{number}",
            title=f"Topic {number}",
            criticality=1 + draws.below(3),
            required_people=2,
            hours_to_independent=8 + draws.below(33),
        )
        for number in range(topics)
    )
    levels: dict[tuple[str, str], int] = {}
    for number, subject in enumerate(subjects):
        team = number * (people // TEAM) // topics
        members = [f"person-{TEAM * team + one}" for one in range(TEAM)]
        for place in range(1 + draws.below(2) if number % 4 else 4):
            levels[members[(number + 3 * place) % TEAM], subject.id] = 3 + draws.below(2)
        levels.setdefault((members[draws.below(TEAM)], subject.id), 1)
    mastery = tuple(Mastery(person=person, topic=subject, level=level) for (person, subject), level in sorted(levels.items()))
    return KnowledgeMap(title=f"{people} people", people=staff, topics=subjects, mastery=mastery)
