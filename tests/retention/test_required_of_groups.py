"""What a plan does with requirements of shifts, sites, teams and roles: whom it chooses from where, and what it says where it cannot."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from strategies.retention import CATALOGUE, START, firm, person, topic
from werkplekleren.retention import (
    Exemption,
    KnowledgeMap,
    Leaving,
    LevelHours,
    OpenPoint,
    Person,
    Progress,
    Reason,
    Requirement,
    RetentionPlan,
    Revocation,
    Transfer,
)
from werkplekleren.retention.replanning.keeping import Keeping
from werkplekleren.retention.risk_outlook import after_transfers

SOON = date(2027, 12, 1)
LAST = START + timedelta(weeks=104 + 4) - timedelta(days=1)
CNC = topic("cnc", required_people=0, criticality=3, hours_to_independent=16)


def asks(people: int | None, **other: Any) -> Requirement:  # noqa: ANN401 - any field of a requirement
    return attrs.evolve(Requirement(id="rule", topic="cnc", people=people), **other)


def shift(name: str, *people: str, **other: Any) -> tuple[Person, ...]:  # noqa: ANN401 - any field of a person
    return tuple(person(one, shift=name, **other) for one in people)


def plan(here: KnowledgeMap, **options: Any) -> RetentionPlan:  # noqa: ANN401 - any option of propose
    proposed = RetentionPlan.propose(here, CATALOGUE, start=START, **options)
    assert proposed.check(here) == ()
    return proposed


def heirs(proposed: RetentionPlan) -> list[tuple[str, str, int]]:
    return sorted((one.topic, one.successor, one.to_level) for one in proposed.transfers)


def point(here: KnowledgeMap, **options: Any) -> OpenPoint:  # noqa: ANN401 - any option of propose
    (found,) = plan(here, **options).unsolved
    return found


def codes(one: Transfer | OpenPoint) -> list[str]:
    return [reason.code for reason in (one.reasons if isinstance(one, Transfer) else one.remedies)]


def unmet_afterwards(here: KnowledgeMap, proposed: RetentionPlan) -> list[str]:
    return [one.requirement for one in after_transfers(here, proposed.transfers).coverage(on=LAST).unmet]


DAY = shift("dag", "anke", "bert")
NIGHT = shift("nacht", "cees", "dirk", "emma")


def test_who_lacks_in_a_shift_is_taught_from_that_shift_by_somebody_of_another() -> None:
    here = firm((*DAY, *NIGHT), (CNC,), {("anke", "cnc"): 4, ("bert", "cnc"): 3}, requirements=(asks(2, shift="nacht"),))
    proposed = plan(here)
    assert heirs(proposed) == [("cnc", "cees", 3), ("cnc", "dirk", 3)]
    assert {one.holder for one in proposed.transfers} == {"anke"}
    (reason,) = [one for one in proposed.transfers[0].reasons if one.code == "for-requirement"]
    assert reason.values == {"requirement": "rule", "group": "shift:nacht", "level": 3, "able": 0, "required": 2}
    assert unmet_afterwards(here, proposed) == []


def test_what_the_shift_has_already_is_not_taught_again() -> None:
    here = firm((*DAY, *NIGHT), (CNC,), {("anke", "cnc"): 4, ("cees", "cnc"): 3, ("dirk", "cnc"): 2}, requirements=(asks(2, shift="nacht"),))
    assert heirs(plan(here)) == [("cnc", "dirk", 3)]


def test_each_shift_gets_its_own() -> None:
    here = firm((*DAY, *NIGHT), (CNC,), {("anke", "cnc"): 4}, requirements=(asks(1, per=("shift",)),))
    assert heirs(plan(here)) == [("cnc", "cees", 3)]


def test_everybody_in_a_role_is_taught_but_who_is_exempt() -> None:
    welders = tuple(person(one, role="lasser") for one in ("bert", "cees", "dirk"))
    spared = Exemption(person="cees", topic="cnc", requirement="rule", first=START, by="Voorman")
    here = firm((person("anke"), *welders), (CNC,), {("anke", "cnc"): 4}, requirements=(asks(None, role="lasser"),), exemptions=(spared,))
    assert heirs(plan(here)) == [("cnc", "bert", 3), ("cnc", "dirk", 3)]
    assert "for-everyone" in codes(plan(here).transfers[0])


def test_an_exemption_that_ends_within_the_plan_spares_nobody() -> None:
    spared = Exemption(person="bert", topic="cnc", first=START, last=date(2027, 6, 1), by="Voorman")
    here = firm((person("anke"), person("bert", role="lasser")), (CNC,), {("anke", "cnc"): 4}, requirements=(asks(None, role="lasser"),))
    assert heirs(plan(attrs.evolve(here, exemptions=(spared,)))) == [("cnc", "bert", 3)]


def test_who_is_exempt_from_a_topic_is_not_chosen_for_the_firm_either() -> None:
    spared = Exemption(person="bert", topic="cnc", first=START, by="Voorman")
    here = firm((person("anke", leaves=SOON), person("bert"), person("cees")), (topic("cnc", required_people=1),), {("anke", "cnc"): 4})
    assert heirs(plan(here)) == [("cnc", "bert", 3)]
    assert heirs(plan(attrs.evolve(here, exemptions=(spared,)))) == [("cnc", "cees", 3)]


def test_one_successor_fills_several_requirements() -> None:
    people = (person("anke"), person("bert", shift="nacht"), person("cees", site="noord"), person("dirk", shift="nacht", site="noord"))
    rules = (asks(1, id="nights", shift="nacht"), asks(1, id="north", site="noord"), asks(2, id="all"))
    here = firm(people, (CNC,), {("anke", "cnc"): 4, ("bert", "cnc"): 2, ("cees", "cnc"): 2, ("dirk", "cnc"): 0}, requirements=rules)
    proposed = plan(here)
    assert heirs(proposed) == [("cnc", "dirk", 3)]
    (several,) = [one for one in proposed.transfers[0].reasons if one.code == "serves-several"]
    assert several.values == {"requirements": 3}


def test_the_firm_and_a_shift_are_served_by_one_as_well() -> None:
    here = firm(
        (person("anke", leaves=SOON), person("bert"), *NIGHT),
        (topic("cnc", required_people=1, criticality=5),),
        {("anke", "cnc"): 4, ("bert", "cnc"): 2},
        requirements=(asks(1, shift="nacht"),),
    )
    proposed = plan(here)
    assert heirs(proposed) == [("cnc", "cees", 3)]
    assert {"holder-leaves", "for-requirement", "serves-several", "document-unique"} <= set(codes(proposed.transfers[0]))


def test_what_only_a_group_asks_is_not_written_down_for_the_firm() -> None:
    here = firm((*DAY, *NIGHT), (CNC,), {("anke", "cnc"): 4, ("bert", "cnc"): 3}, requirements=(asks(1, shift="nacht"),))
    assert [step.stage for step in plan(here).transfers[0].steps] == ["observe", "together", "watched", "alone"]


def test_who_leaves_the_shift_counts_until_the_leaving_date() -> None:
    people = (*DAY, *shift("nacht", "cees", leaves=SOON), *shift("nacht", "dirk"))
    here = firm(people, (CNC,), {("anke", "cnc"): 4, ("bert", "cnc"): 3, ("cees", "cnc"): 3}, requirements=(asks(1, shift="nacht"),))
    assert heirs(plan(here)) == [("cnc", "dirk", 3)]
    assert plan(here, horizon_weeks=30).transfers == ()  # cees is there all of that time


def test_who_comes_later_counts_and_learns_for_the_group() -> None:
    comes = shift("nacht", "cees", starts_on=date(2027, 6, 7))
    rule = (asks(1, shift="nacht"),)
    assert plan(firm((*DAY, *comes), (CNC,), {("anke", "cnc"): 4, ("cees", "cnc"): 3}, requirements=rule)).transfers == ()
    (transfer,) = plan(firm((*DAY, *comes), (CNC,), {("anke", "cnc"): 4}, requirements=rule)).transfers
    assert transfer.first_week == date(2027, 6, 7)


def test_a_plan_with_who_is_still_to_come_stands_when_nothing_changed_and_goes_with_the_first_day() -> None:
    (comes,) = shift("nacht", "cees", starts_on=date(2027, 6, 7))
    here = firm((*DAY, comes), (CNC,), {("anke", "cnc"): 4}, requirements=(asks(1, shift="nacht"),))
    proposed = plan(here)
    nothing = Progress(plan=proposed.id)
    assert proposed.replanned(nothing, here, CATALOGUE, on=START) == proposed
    assert "person-gone" not in {reason.code for one in proposed.status(nothing, here, on=START).transfers for reason in one.warnings}
    later = attrs.evolve(here, people=(*DAY, attrs.evolve(comes, starts_on=date(2027, 6, 14))))
    (moved,) = proposed.replanned(nothing, later, CATALOGUE, on=START).transfers
    assert (moved.successor, moved.first_week) == ("cees", date(2027, 6, 14))


@pytest.mark.parametrize(("level", "stages"), [(2, ["observe", "together"]), (4, ["observe", "together", "watched", "alone", "teach"])])
def test_a_requirement_with_a_level_of_its_own_counts_at_that_level(level: int, stages: list[str]) -> None:
    here = firm((*DAY, *NIGHT), (CNC,), {("anke", "cnc"): 4}, requirements=(asks(1, shift="nacht", level=level),))
    (transfer,) = plan(here).transfers
    assert (transfer.to_level, [step.stage for step in transfer.steps]) == (level, stages)
    assert unmet_afterwards(here, plan(here)) == []


def test_who_works_alone_already_only_learns_to_teach_where_that_is_required() -> None:
    here = firm((*DAY, *NIGHT), (CNC,), {("anke", "cnc"): 4, ("cees", "cnc"): 3}, requirements=(asks(1, shift="nacht", level=4),))
    (transfer,) = plan(here).transfers
    assert (transfer.successor, [step.stage for step in transfer.steps]) == ("cees", ["teach"])


def test_nobody_hands_over_more_than_the_own_level() -> None:
    here = firm((*DAY, *NIGHT), (CNC,), {("anke", "cnc"): 3}, requirements=(asks(1, shift="nacht", level=4),))
    assert (point(here).code, point(here).requirement) == ("group-falls-short", "rule")


def test_what_a_group_asks_at_a_low_level_is_learned_further_where_something_builds_on_it() -> None:
    topics = (CNC, topic("five-axes", required_people=0, prerequisites=("cnc",)))
    rules = (asks(1, shift="nacht", level=1), asks(1, id="five", topic="five-axes", shift="nacht"))
    here = firm((*DAY, *shift("nacht", "cees")), topics, {("anke", "cnc"): 4, ("anke", "five-axes"): 4}, requirements=rules)
    proposed = plan(here)
    assert heirs(proposed) == [("cnc", "cees", 3), ("five-axes", "cees", 3)]
    assert {"for-requirement", "prerequisite"} <= set(codes(proposed.transfers[0]))


def test_when_a_plan_goes_on_what_is_learned_to_a_low_level_stays_so() -> None:
    rules = (asks(1, shift="nacht", level=1), asks(1, id="five", topic="five-axes", shift="nacht"))
    topics = (CNC, topic("five-axes", required_people=0, prerequisites=("cnc",)))
    here = firm((*DAY, *shift("nacht", "cees")), topics, {("anke", "cnc"): 4, ("anke", "five-axes"): 4}, requirements=rules[:1])
    begun = plan(here)
    again = begun.replanned(Progress(plan=begun.id), attrs.evolve(here, requirements=rules), CATALOGUE, on=START)
    assert again.transfers == begun.transfers
    assert [(one.code, one.requirement) for one in again.unsolved] == [("group-falls-short", "five")]


# What it says where it cannot


EMPTY = asks(2, shift="nacht")


def test_an_empty_group() -> None:
    found = point(firm(DAY, (CNC,), {("anke", "cnc"): 4}, requirements=(EMPTY,)))
    assert (found.code, found.requirement) == ("group-empty", "rule")
    assert found.values == {"group": "shift:nacht", "required": 2, "missing": 2}
    assert codes(found) == ["hire-in-group", "check-requirement"]


def test_where_others_can_do_it_one_of_them_could_change_shifts() -> None:
    here = firm(DAY, (CNC,), {("anke", "cnc"): 4, ("bert", "cnc"): 3}, requirements=(EMPTY,))
    assert point(here).remedies[0] == Reason(code="move-to-group", values={"group": "shift:nacht", "people": 2})
    assert "move-to-group" not in codes(point(attrs.evolve(here, requirements=(asks(2, site="zuid"),))))


def test_everybody_of_the_shift_leaves() -> None:
    people = (*DAY, *shift("nacht", "cees", "dirk", leaves=SOON))
    found = point(firm(people, (CNC,), {("anke", "cnc"): 4, ("bert", "cnc"): 3, ("cees", "cnc"): 3}, requirements=(EMPTY,)))
    assert found.code == "group-leaves"
    assert codes(found) == ["move-to-group", "hire-in-group", "keep-part-time", "check-requirement"]


def test_a_requirement_larger_than_the_group() -> None:
    here = firm((*DAY, *NIGHT), (CNC,), {("anke", "cnc"): 4}, requirements=(asks(5, shift="nacht"),))
    assert len(plan(here).transfers) == 3
    found = point(here)
    assert (found.code, found.values["people"], found.values["missing"]) == ("group-too-small", 3, 2)
    assert "hire-in-group" in codes(found)


def test_a_shift_without_hours_is_told_how_many_it_takes() -> None:
    people = (*DAY, *shift("nacht", "cees", "dirk", learning=0))
    found = point(firm(people, (CNC,), {("anke", "cnc"): 4}, requirements=(asks(1, shift="nacht"),)))
    assert found.code == "group-falls-short"
    assert found.remedies[0] == Reason(code="more-learning-hours", values={"person": "cees", "hours": 1})


def test_who_cannot_be_taught_where_all_must_is_named() -> None:
    people = (person("anke"), person("bert", role="lasser", learning=0), person("cees", role="lasser"))
    found = point(firm(people, (CNC,), {("anke", "cnc"): 4}, requirements=(asks(None, role="lasser"),)))
    assert found.values == {"group": "role:lasser", "required": 2, "missing": 1}
    assert codes(found) == ["more-learning-hours", "hire-in-group", "exempt"]
    assert found.remedies[-1].values == {"person": "bert"}


def test_whose_level_was_revoked_must_be_judged_again() -> None:
    taken = Revocation(person="cees", topic="cnc", revoked_on=START, by="Voorman")
    here = firm((*DAY, *shift("nacht", "cees")), (CNC,), {("anke", "cnc"): 4, ("cees", "cnc"): 3}, requirements=(asks(1, shift="nacht"),))
    assert plan(here).unsolved == ()
    revoked = attrs.evolve(here, revocations=(taken,))
    (transfer,) = plan(revoked).transfers
    assert (transfer.successor, transfer.from_level) == ("cees", 0)
    assert "successor-level-revoked" in [reason.code for reason in transfer.reasons]
    busy = attrs.evolve(revoked, people=tuple(attrs.evolve(one, learning_hours=0) if one.id == "cees" else one for one in revoked.people))
    assert codes(point(busy))[-1] == "judge-again"


def test_nobody_knows_what_a_shift_must_have() -> None:
    found = point(firm((*DAY, *NIGHT), (CNC,), {("cees", "cnc"): 2}, requirements=(asks(1, shift="nacht"),)))
    assert (found.code, found.requirement) == ("nobody-knows", None)


def test_a_requirement_that_is_met_asks_for_nothing() -> None:
    here = firm((*DAY, *NIGHT), (CNC,), {("cees", "cnc"): 3}, requirements=(asks(1, shift="nacht"),))
    assert (plan(here).transfers, plan(here).unsolved) == ((), ())


def test_a_shift_and_the_firm_can_each_have_an_open_point() -> None:
    people = (person("anke", leaves=SOON), person("bert", learning=0), *shift("nacht", "cees", learning=0))
    here = firm(people, (topic("cnc", required_people=1),), {("anke", "cnc"): 4}, requirements=(asks(1, shift="nacht"),))
    assert [(one.code, one.requirement) for one in plan(here).unsolved] == [("no-successor", None), ("group-falls-short", "rule")]


# Hours from level to level


def hours(transfer: Transfer) -> int:
    return int(sum(step.successor_hours for step in transfer.steps if step.stage != "document"))


@pytest.mark.parametrize(
    ("start", "given", "expected"),
    [
        (0, ((1, 4), (2, 10), (3, 6)), 20),
        (1, ((1, 4), (2, 10), (3, 6)), 16),
        (1, ((3, 6),), 12),  # the step to level 2 takes a third of the 16 of a beginner
        (2, ((1, 4), (2, 10)), 9),  # as now: the shares of watched and alone
        (2, ((3, 0),), 2),  # at least an hour for each step
    ],
)
def test_hours_from_level_to_level_are_used_where_they_are_given(start: int, given: tuple[tuple[int, int], ...], expected: int) -> None:
    steps = tuple(LevelHours(level=level, hours=one) for level, one in given)
    here = firm(
        (person("anke", leaves=SOON), person("bert")),
        (topic("cnc", required_people=1, hours_to_independent=16, level_hours=steps),),
        {("anke", "cnc"): 4, ("bert", "cnc"): start},
    )
    (transfer,) = plan(here).transfers
    assert hours(transfer) == expected
    said = [one.values for one in transfer.reasons if one.code == "hours-by-level"]
    used = any(start < level <= 3 for level, _ in given)
    assert said == ([{"level": start, "target": 3, "hours": expected}] if used else [])


def test_learning_to_teach_takes_the_hours_of_that_level() -> None:
    steps = (LevelHours(level=4, hours=5),)
    here = firm((*DAY, *NIGHT), (attrs.evolve(CNC, level_hours=steps),), {("anke", "cnc"): 4}, requirements=(asks(1, shift="nacht", level=4),))
    (transfer,) = plan(here).transfers
    assert transfer.steps[-1].stage == "teach"
    assert transfer.steps[-1].successor_hours == 5
    assert hours(transfer) == 3 + 6 + 5 + 4 + 5  # sixteen in four parts, each rounded up, and the five


def test_a_step_below_working_alone_is_done_together() -> None:
    here = firm(
        (*DAY, *NIGHT), (attrs.evolve(CNC, required_level=2),), {("anke", "cnc"): 4, ("cees", "cnc"): 1}, requirements=(asks(1, shift="nacht"),)
    )
    scale = attrs.evolve(here.scale, supervised=1)
    (transfer,) = plan(attrs.evolve(here, scale=scale)).transfers
    assert [step.stage for step in transfer.steps] == ["together"]


# Afterwards: changes by hand, replanning, status


def test_a_change_by_hand_that_breaks_a_requirement_is_found() -> None:
    here = firm((*DAY, *NIGHT), (CNC,), {("anke", "cnc"): 4}, requirements=(asks(2, shift="nacht"),))
    proposed = plan(here)
    fewer = attrs.evolve(proposed, transfers=proposed.transfers[:1])
    assert [problem.code for problem in fewer.check(here)] == ["requirement-unmet"]
    assert attrs.evolve(fewer, basis="").check(here) == ()  # made by hand: it need not be about everything
    other = attrs.evolve(proposed, transfers=(attrs.evolve(proposed.transfers[0], successor="bert"), proposed.transfers[1]))
    assert "requirement-unmet" in {problem.code for problem in other.check(here)}


def test_who_leaves_or_is_exempt_later_is_not_missed_by_the_check() -> None:
    welders = (person("bert", role="lasser", leaves=SOON), person("cees", role="lasser"), person("dirk", role="lasser"))
    later = Exemption(person="cees", topic="cnc", first=date(2027, 9, 1), by="Voorman")
    here = firm((person("anke"), *welders), (CNC,), {("anke", "cnc"): 4}, requirements=(asks(None, role="lasser"),), exemptions=(later,))
    assert heirs(plan(here)) == [("cnc", "dirk", 3)]


def test_who_knows_it_and_is_gone_by_then_or_not_there_yet_is_counted_rightly() -> None:
    away = attrs.evolve(shift("nacht", "cees")[0], leaving=Leaving(status="expected", date=date(2040, 1, 1)))
    comes = shift("nacht", "dirk", starts_on=date(2028, 1, 3))
    here = firm((*DAY, away, *comes), (CNC,), {("anke", "cnc"): 4, ("cees", "cnc"): 3, ("dirk", "cnc"): 3}, requirements=(asks(2, shift="nacht"),))
    assert (plan(here).transfers, plan(here).unsolved) == ((), ())


def held(proposed: RetentionPlan, before: date) -> Progress:
    """Everything before a day held as planned."""
    progress = Progress(plan=proposed.id)
    for one in proposed.transfers:
        for step in one.steps:
            for session in step.sessions:
                if session.week < before:
                    key = one.topic, one.successor, step.stage
                    progress = progress.held(*key, on=session.week, hours=session.hours, holder_hours=session.holder_hours)
    return progress


def test_a_plan_goes_on_when_somebody_changes_shifts_and_the_shift_gets_another() -> None:
    """What was begun stays; the requirement is met by somebody who is still there."""
    here = firm((*DAY, *NIGHT), (CNC,), {("anke", "cnc"): 4, ("cees", "cnc"): 2}, requirements=(asks(1, shift="nacht"),))
    proposed = plan(here)
    assert heirs(proposed) == [("cnc", "cees", 3)]
    moved = attrs.evolve(here, people=tuple(attrs.evolve(one, shift="dag") if one.id == "cees" else one for one in here.people))
    assert [problem.code for problem in proposed.check(moved)] == ["requirement-unmet"]
    on = date(2027, 1, 11)
    progress = held(proposed, on)
    (warning,) = proposed.status(progress, moved, on=on).warnings
    assert warning.values == {"topic": "cnc", "requirement": "rule", "group": "shift:nacht", "able": 0, "required": 1}
    again = proposed.replanned(progress, moved, CATALOGUE, on=on)
    assert again.check(moved) == ()
    assert heirs(again) == [("cnc", "cees", 3), ("cnc", "dirk", 3)]
    first, before = again.transfers[0], proposed.transfers[0]
    assert [session.week for step in first.steps for session in step.sessions] == [session.week for step in before.steps for session in step.sessions]
    assert again.status(progress, moved, on=on).warnings == ()


def test_a_requirement_that_comes_later_is_planned_beside_what_stays() -> None:
    here = firm((*DAY, *NIGHT), (CNC,), {("anke", "cnc"): 4}, requirements=(asks(1, shift="nacht"),))
    proposed = plan(here)
    more = attrs.evolve(here, requirements=(asks(2, shift="nacht"),))
    again = proposed.replanned(Progress(plan=proposed.id), more, CATALOGUE, on=START)
    assert again.transfers[0] == proposed.transfers[0]
    assert heirs(again) == [("cnc", "cees", 3), ("cnc", "dirk", 3)]
    assert again.replanned(Progress(plan=proposed.id), more, CATALOGUE, on=START) == again


@pytest.mark.parametrize(("people", "expected"), [(0, ["rule"]), (2, [None, "rule"])])
def test_what_cannot_be_taken_in_beside_what_stays_is_an_open_point_of_its_requirement(
    monkeypatch: pytest.MonkeyPatch, people: int, expected: list[str | None]
) -> None:
    def refuse(_: Keeping, one: Transfer) -> None:
        assert one.topic

    monkeypatch.setattr(Keeping, "adopt", refuse)
    here = firm((*DAY, *NIGHT), (attrs.evolve(CNC, required_people=people),), {("anke", "cnc"): 4})
    begun = RetentionPlan(id="empty", start=START, basis="another")
    again = begun.replanned(Progress(plan="empty"), attrs.evolve(here, requirements=(asks(1, shift="nacht"),)), CATALOGUE, on=START)
    assert [one.requirement for one in again.unsolved] == expected
    assert again.transfers == ()


def test_another_holder_must_have_the_level_that_the_requirement_asks() -> None:
    rule = (asks(1, shift="nacht", level=4),)
    here = firm((*DAY, *NIGHT), (CNC,), {("anke", "cnc"): 4, ("bert", "cnc"): 3}, requirements=rule)
    proposed = plan(here)
    gone = attrs.evolve(
        here, people=tuple(attrs.evolve(one, leaving=Leaving(status="known", date=START)) if one.id == "anke" else one for one in DAY + NIGHT)
    )
    on = START + timedelta(weeks=2)
    again = proposed.replanned(held(proposed, on), gone, CATALOGUE, on=on)
    assert [change.what.code for change in again.changes if change.successor] == ["stopped"]
    able = attrs.evolve(gone, mastery=tuple(attrs.evolve(one, level=4) for one in gone.mastery))
    again = proposed.replanned(held(proposed, on), able, CATALOGUE, on=on)
    assert {one.holder for one in again.transfers} == {"bert"}


def test_what_is_only_learned_to_a_low_level_is_no_ground_for_what_builds_on_it_when_a_plan_goes_on() -> None:
    """By hand the ground is learned less far than is needed: the check says so, and replanning stops what stands on it."""
    topics = (attrs.evolve(CNC, required_people=0), topic("five-axes", required_people=0, prerequisites=("cnc",)))
    rules = (asks(1, id="five", topic="five-axes", shift="nacht"),)
    here = firm((*DAY, *shift("nacht", "cees")), topics, {("anke", "cnc"): 4, ("anke", "five-axes"): 4}, requirements=rules)
    proposed = plan(here)
    less = attrs.evolve(
        proposed, transfers=tuple(attrs.evolve(one, to_level=2) if one.topic == "cnc" else one for one in proposed.transfers), basis=""
    )
    assert [problem.code for problem in less.check(here)] == ["prerequisite-missing"]
    again = less.replanned(Progress(plan=less.id), here, CATALOGUE, on=START)
    assert [(change.topic, change.what.code) for change in again.changes if change.successor] == [("five-axes", "dropped")]
