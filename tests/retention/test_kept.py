"""What stays when a plan is made again: people, weeks, hours that are given away; and how much was moved."""

from datetime import date

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner_situations import needs, situation
from strategies.retention import CATALOGUE, firm, firms, person, topic
from werkplekleren.retention import KnowledgeMap
from werkplekleren.retention.planner.draft import Draft
from werkplekleren.retention.planner.kept import Kept, Movement, movement
from werkplekleren.retention.planner.methods import check_methods
from werkplekleren.retention.planner.model import Job
from werkplekleren.retention.planner.schedule import Slot, first_week
from werkplekleren.retention.planner.search import drafted
from werkplekleren.retention.planner.weeks import Limits

TOPICS = tuple(topic(name, required_people=1, documented="yes", hours_to_independent=16) for name in ("cnc", "lassen"))
HERE = firm((person("anke", leaves=date(2027, 12, 1)), person("bert")), TOPICS, {("anke", "cnc"): 4, ("anke", "lassen"): 4})


def draft(here: KnowledgeMap, kept: Kept | None = None, weeks: int = 60) -> Draft:
    at = situation(here, weeks)
    return drafted(at, needs(at), check_methods(CATALOGUE.transfer_methods), kept)


def jobs(first: Draft) -> tuple[Job, ...]:
    return tuple(first.assignment.jobs.values())


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(firms(), st.integers(1, 110))
def test_what_is_kept_whole_stays_where_it_is(here: KnowledgeMap, weeks: int) -> None:
    first = draft(here, weeks=weeks)
    placed = tuple(first.assignment.jobs[key] for key in first.schedule.placements)
    again = draft(here, Kept(jobs=placed, pinned=first.schedule.placements), weeks)
    assert movement(first.schedule.placements, again.schedule.placements) == Movement(jobs=0, hours=0)
    assert again.cost[:2] <= first.cost[:2]


def test_what_no_longer_fits_is_placed_anew_and_the_rest_stays() -> None:
    first = draft(HERE)
    cnc, lassen = ("cnc", "bert"), ("lassen", "bert")
    last = first.schedule.last_week(cnc)
    assert last < first.schedule.last_week(lassen)
    given_away = Limits(learning={"bert": {last: 2, 400: 2}})
    again = draft(HERE, Kept(jobs=jobs(first), pinned=first.schedule.placements, limits=given_away))
    assert again.schedule.placements[lassen] == first.schedule.placements[lassen]
    moved = movement(first.schedule.placements, again.schedule.placements)
    assert moved.jobs == 1
    assert moved.hours > 0
    assert all(slot.week != last for slots in again.schedule.placements[cnc] for slot in slots if slot.successor)


def test_what_waits_for_a_job_that_is_moved_behind_it_is_placed_anew_too() -> None:
    topics = (topic("cnc", required_people=1, prerequisites=("meten",)), topic("meten", required_people=1, hours_to_independent=8))
    here = firm((person("anke", leaves=date(2028, 2, 1)), person("bert")), topics, {("anke", "cnc"): 4, ("anke", "meten"): 4})
    first = draft(here)
    meten = first.schedule.last_week(("meten", "bert"))
    given_away = Limits(learning={"bert": {meten: 2}})
    again = draft(here, Kept(jobs=jobs(first), pinned=first.schedule.placements, limits=given_away))
    assert first_week(again.schedule.placements["cnc", "bert"]) > again.schedule.last_week(("meten", "bert")) > meten


def test_weeks_after_the_end_are_not_kept() -> None:
    first = draft(HERE)
    sooner = tuple(attrs.evolve(job, end=first.schedule.last_week(("lassen", "bert"))) for job in jobs(first))
    again = draft(HERE, Kept(jobs=sooner, pinned=first.schedule.placements))
    assert ("lassen", "bert") not in again.schedule.placements
    assert movement(first.schedule.placements, again.schedule.placements).jobs == 1


def test_people_of_a_kept_job_stay_even_where_others_would_now_be_chosen() -> None:
    first = draft(HERE)
    more = attrs.evolve(HERE, people=(*HERE.people, person("cees", learning=8)))
    assert {key[1] for key in draft(more).schedule.placements} == {"cees"}
    assert {key[1] for key in draft(more, Kept(jobs=jobs(first))).schedule.placements} == {"bert"}


def test_of_people_who_are_set_aside_no_hours_are_used() -> None:
    more = attrs.evolve(HERE, people=(*HERE.people, person("cees", learning=8)))
    aside = draft(more, Kept(limits=Limits(idle=frozenset({"cees"}))))
    assert {key[1] for key in aside.schedule.placements} == {"bert"}


def test_movement_counts_the_hours_of_both_that_lie_elsewhere() -> None:
    before = {("cnc", "bert"): ((Slot(0, 2, 2), Slot(1, 2, 0)), (Slot(1, 1, 1),)), ("meten", "bert"): ((Slot(3, 1, 1),),)}
    assert movement(before, before) == Movement(jobs=0, hours=0)
    assert movement(before, {("cnc", "bert"): ((Slot(0, 2, 2), Slot(2, 2, 0)), (Slot(2, 1, 1),))}) == Movement(jobs=2, hours=6)
    assert movement({}, before) == Movement(jobs=0, hours=0)


def test_hours_given_away_before_and_after_the_plan_do_not_count() -> None:
    assert draft(HERE, Kept(limits=Limits(teaching={"anke": {-1: 2, 60: 2}}))).schedule.placements == draft(HERE).schedule.placements
