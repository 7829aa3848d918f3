"""Who is chosen to learn and who to teach: prior level, load, experience, and the hours of who leaves."""

from collections import Counter
from datetime import date

from strategies.retention import CATALOGUE, START, firm, person, topic
from werkplekleren.retention import KnowledgeMap, RetentionPlan, Topic

LEAVES = date(2028, 2, 1)
ANKE = person("anke", leaves=LEAVES, teaching=6)
Levels = dict[tuple[str, str], int | None]


def plan(here: KnowledgeMap) -> RetentionPlan:
    proposed = RetentionPlan.propose(here, CATALOGUE, start=START)
    assert proposed.check(here) == ()
    assert proposed.unsolved == ()
    return proposed


def heirs(proposed: RetentionPlan, name: str) -> list[str]:
    """The successors on a topic, the first in front."""
    found = [one for one in proposed.transfers if one.topic == name]
    return [one.successor for one in sorted(found, key=lambda one: "further-successor" in {reason.code for reason in one.reasons})]


def critical(name: str, **other: object) -> Topic:
    return topic(name, criticality=5, documented="yes", hours_to_independent=40, **other)


APPRENTICE = person("aart", learning=8)
SKILLED = person("bert", learning=2)
SAWING: Levels = {("bert", "zagen"): 3}


def test_an_apprentice_with_more_hours_is_not_the_first_successor_of_critical_knowledge() -> None:
    topics = (critical("cnc", required_people=1), topic("zagen", required_people=0))
    proposed = plan(firm((ANKE, APPRENTICE, SKILLED), topics, {("anke", "cnc"): 4, ("aart", "cnc"): 1, **SAWING}))
    assert heirs(proposed, "cnc") == ["bert"]


def test_an_apprentice_is_a_fine_second_successor() -> None:
    topics = (critical("cnc", required_people=2), topic("zagen", required_people=0))
    people = (ANKE, APPRENTICE, SKILLED, person("cees", learning=1))
    proposed = plan(firm(people, topics, {("anke", "cnc"): 4, ("cees", "zagen"): 3, **SAWING}))
    assert heirs(proposed, "cnc") == ["bert", "aart"]


def test_an_apprentice_learns_what_is_not_critical_like_everybody() -> None:
    topics = (topic("cnc", criticality=3, required_people=1, documented="yes"), topic("zagen", required_people=0))
    assert heirs(plan(firm((ANKE, APPRENTICE, SKILLED), topics, {("anke", "cnc"): 4, **SAWING})), "cnc") == ["aart"]


def test_where_no_experienced_colleague_has_hours_the_apprentice_takes_critical_knowledge() -> None:
    topics = (critical("cnc", required_people=1), topic("zagen", required_people=0))
    busy = person("bert", learning=0)
    assert heirs(plan(firm((ANKE, APPRENTICE, busy), topics, {("anke", "cnc"): 4, **SAWING})), "cnc") == ["aart"]


def test_who_works_under_supervision_goes_before_who_would_be_ready_sooner_from_the_start() -> None:
    here = firm(
        (ANKE, person("bert", learning=1), person("cees", learning=8)), (topic("cnc", required_people=1),), {("anke", "cnc"): 4, ("bert", "cnc"): 2}
    )
    assert heirs(plan(here), "cnc") == ["bert"]


def test_of_two_under_supervision_the_one_who_has_less_to_learn_already_is_chosen() -> None:
    people = (ANKE, person("bert", learning=4), person("cees", learning=3))
    topics = (critical("cnc", required_people=1), critical("cam", required_people=1))
    levels: Levels = {(who, what): 2 for who in ("bert", "cees") for what in ("cnc", "cam")}
    proposed = plan(firm(people, topics, levels | {("anke", "cnc"): 4, ("anke", "cam"): 4}))
    assert {one.successor for one in proposed.transfers} == {"bert", "cees"}


def test_nobody_is_chosen_for_more_than_nine_tenths_of_the_hours_there_are() -> None:
    """At level 2 half of the hours are left (30 and 20 percent): 25 hours for each topic, in 52 weeks of one hour."""
    people = (ANKE, person("bert", learning=1), person("cees", learning=4))
    topics = tuple(topic(name, required_people=1, documented="yes", hours_to_independent=50) for name in ("cam", "cnc"))
    levels: Levels = {("bert", what): 2 for what in ("cnc", "cam")}
    proposed = plan(firm(people, topics, levels | {("anke", "cnc"): 4, ("anke", "cam"): 4}))
    assert {one.successor for one in proposed.transfers} == {"bert", "cees"}


def test_nobody_gets_a_fourth_topic_while_somebody_of_the_same_level_has_fewer() -> None:
    people = (ANKE, person("bert", learning=8), person("cees", learning=1))
    topics = tuple(topic(f"t{number}", required_people=1, documented="yes", hours_to_independent=8) for number in range(4))
    proposed = plan(firm(people, topics, {("anke", one.id): 4 for one in topics}))
    assert Counter(one.successor for one in proposed.transfers) == {"bert": 3, "cees": 1}
    assert proposed.warnings == ()


def test_what_others_can_teach_is_not_asked_of_who_leaves() -> None:
    topics = (topic("cnc", required_people=1, prerequisites=("meten",)), topic("meten", required_people=1))
    people = (ANKE, person("bert"), person("cees", learning=0), person("dirk", learning=0))
    levels: Levels = {("anke", "cnc"): 4, ("anke", "meten"): 4, ("cees", "meten"): 3, ("dirk", "meten"): 3}
    holders = {one.topic: one.holder for one in plan(firm(people, topics, levels)).transfers}
    assert holders == {"meten": "cees", "cnc": "anke"}


def test_what_once_had_to_go_first_waits_again_where_the_most_important_can_go_first() -> None:
    people = (person("anke", leaves=date(2027, 10, 1), teaching=4, learning=0), person("bert", learning=1), person("cees", learning=2))
    hours = {"cnc": (5, 24), "cam": (4, 40), "meten": (5, 16)}
    topics = tuple(
        topic(name, criticality=weight, required_people=1, hours_to_independent=needed, documented="yes") for name, (weight, needed) in hours.items()
    )
    last = {one.topic: one.last_week for one in plan(firm(people, topics, {("anke", name): 4 for name in hours})).transfers}
    assert last == {"cnc": date(2027, 7, 26), "meten": date(2027, 3, 15), "cam": date(2027, 8, 16)}
