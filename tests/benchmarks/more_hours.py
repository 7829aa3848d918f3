"""How often a plan from nothing gets worse by two hours a week more of one person, and by how much; with the earlier plan it never does.

Run by hand, from the root: `PYTHONPATH=tests python tests/benchmarks/more_hours.py` (some minutes). The figures are the same everywhere.
"""

from collections.abc import Iterator
from datetime import timedelta
from statistics import median

import attrs

from benchmarks.firms import START
from werkplekleren.retention import KnowledgeMap, Leaving, Mastery, Person, PlanCost, RetentionPlan, Topic
from werkplekleren.retention.planner.methods import check_methods
from werkplekleren.retention.planner.moves import Draws
from werkplekleren.retention.planner.needs import needs_of
from werkplekleren.retention.planner.request import Request
from werkplekleren.retention.planner.warm import FromEarlier, measured
from werkplekleren.toolbox import Toolbox

TOOLBOX = Toolbox.builtin()
METHODS = check_methods(TOOLBOX.transfer_methods)
FIRMS = 300
EXTRA = 2


def crowded_firm(seed: int) -> KnowledgeMap:
    """A firm of 4 to 12 people with one to three hours a week and 3 to 10 topics; one person in four leaves. The same for the same seed."""
    draws = Draws(7_000_003 * seed + 5)
    people, topics = 4 + draws.below(9), 3 + draws.below(8)
    staff = tuple(
        Person(
            id=f"person-{number:02}",
            name="x",
            team=f"team-{draws.below(2)}",
            learning_hours=1 + draws.below(3),
            teaching_hours=1 + draws.below(3),
            leaving=Leaving(status="known", date=START + timedelta(weeks=16 + draws.below(60))) if not draws.below(4) else Leaving(),
        )
        for number in range(people)
    )
    subjects = tuple(
        Topic(
            id=f"topic-{number:02}",
            title="x",
            criticality=1 + draws.below(5),
            required_people=1 + draws.below(3),
            hours_to_independent=8 + draws.below(60),
            prerequisites=(f"topic-{draws.below(number):02}",) if number and not draws.below(5) else (),
        )
        for number in range(topics)
    )
    cells: dict[tuple[str, str], int] = {}
    for subject in subjects:
        for _ in range(1 + draws.below(2)):
            cells[f"person-{draws.below(people):02}", subject.id] = 3 + draws.below(2)
        for _ in range(draws.below(4)):
            cells.setdefault((f"person-{draws.below(people):02}", subject.id), 1 + draws.below(2))
    mastery = tuple(Mastery(person=person, topic=subject, level=level) for (person, subject), level in sorted(cells.items()))
    return KnowledgeMap(title="Crowded", people=staff, topics=subjects, mastery=mastery)


def with_more_hours(firm: KnowledgeMap, seed: int) -> KnowledgeMap:
    """One person has two hours a week more, for learning or for teaching."""
    draws = Draws(31 * seed + 7)
    one = firm.people[draws.below(len(firm.people))]
    teaches = draws.below(2)
    more = attrs.evolve(one, teaching_hours=one.teaching_hours + EXTRA * teaches, learning_hours=one.learning_hours + EXTRA * (1 - teaches))
    return attrs.evolve(firm, people=tuple(more if person.id == one.id else person for person in firm.people))


def drafted_cost(firm: KnowledgeMap, weeks: int, earlier: RetentionPlan | None = None) -> PlanCost:
    """The measure of the plan that is proposed, without writing it out."""
    request = Request(
        firm=firm,
        catalogue=TOOLBOX,
        start=START,
        on=None,
        buffer_weeks=4,
        horizon_weeks=weeks,
        risk_method=None,
        id="plan",
        title="",
        earlier=earlier,
    )
    situation = request.situation
    needs = needs_of(situation, firm.risks(START, request.judged_by))
    return measured(situation, needs, FromEarlier(earlier)(situation, needs, METHODS))


def pairs(weeks: int) -> Iterator[tuple[PlanCost, PlanCost]]:
    """Of each firm what its plan costs, and what it costs with the hours more."""
    for seed in range(FIRMS):
        firm = crowded_firm(seed)
        yield drafted_cost(firm, weeks), drafted_cost(with_more_hours(firm, seed), weeks)


def main() -> None:
    """Print the figures."""
    for weeks in (26, 52):
        every = list(pairs(weeks))
        worse = [(before, after) for before, after in every if after > before]
        lacks = sum(after[:2] > before[:2] for before, after in worse)
        later = [after.late / before.late - 1 for before, after in worse if after[:2] == before[:2]]
        fits = sum(not before.lacking for before, _ in every)
        print(f"{weeks} weeks: {FIRMS} firms, all fits in {fits}; worse {len(worse)}: lose or lack more {lacks}, later {len(later)}")  # noqa: T201 - a script
        if later:
            print(f"  later by {median(later):.1%} (median), {max(later):.1%} (worst)")  # noqa: T201 - a script


if __name__ == "__main__":
    main()
