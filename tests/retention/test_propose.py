"""What a proposed plan contains, and what it does with firms that cannot be helped."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from strategies.retention import CATALOGUE, FULL_PATH, METHODS, RISK_METHOD, START, catalogue, firm, method, person, topic
from werkplekleren._base.ids import Identifier
from werkplekleren.errors import InvalidValueError, PlanningError
from werkplekleren.retention import Absence, Certificate, KnowledgeMap, Leaving, OpenPoint, Progress, RetentionPlan, Session, Transfer
from werkplekleren.retention.plan_changes import basis_of
from werkplekleren.toolbox import Toolbox

SOON = date(2027, 12, 1)


def plan(here: KnowledgeMap, **options: Any) -> RetentionPlan:  # noqa: ANN401 - any option of propose
    proposed = RetentionPlan.propose(here, CATALOGUE, start=START, **options)
    assert proposed.check(here) == ()
    return proposed


def only(here: KnowledgeMap, **options: Any) -> Transfer:  # noqa: ANN401 - any option of propose
    (transfer,) = plan(here, **options).transfers
    return transfer


def point(here: KnowledgeMap, **options: Any) -> OpenPoint:  # noqa: ANN401 - any option of propose
    (found,) = plan(here, **options).unsolved
    return found


def reasons(transfer: Transfer) -> list[str]:
    return [reason.code for reason in transfer.reasons]


def remedies(found: OpenPoint) -> list[str]:
    return [remedy.code for remedy in found.remedies]


ANKE_LEAVES = (person("anke", leaves=SOON), person("bert"))
CNC = (topic("cnc", required_people=1, criticality=5),)


def test_what_a_leaver_alone_knows_goes_to_a_successor_before_the_deadline() -> None:
    transfer = only(firm(ANKE_LEAVES, CNC, {("anke", "cnc"): 4}))
    assert (transfer.topic, transfer.holder, transfer.successor, transfer.from_level, transfer.to_level) == ("cnc", "anke", "bert", 0, 3)
    assert transfer.deadline == date(2027, 11, 1)
    assert [step.stage for step in transfer.steps] == ["document", "observe", "together", "watched", "alone"]
    assert transfer.first_week == START
    assert transfer.last_week is not None
    assert transfer.last_week < date(2027, 11, 1)
    assert transfer.holder_hours <= transfer.successor_hours + 8
    assert {"holder-leaves", "single-holder", "risk", "holder-can-teach", "successor-level-unknown", "document-unique"} <= set(reasons(transfer))


def test_unique_critical_knowledge_gets_a_social_and_a_documented_method() -> None:
    forms = {one.id: one.forms for one in METHODS}
    transfer = only(firm(ANKE_LEAVES, (topic("cnc", required_people=1, criticality=5, documented="yes"),), {("anke", "cnc"): 4}))
    assert {forms[method] for method in transfer.methods} == {"documented", "social"}


@pytest.mark.parametrize(
    ("level", "stages"),
    [(0, ["observe", "together", "watched", "alone"]), (1, ["together", "watched", "alone"]), (2, ["watched", "alone"])],
)
def test_a_successor_with_a_start_skips_stages(level: int, stages: list[str]) -> None:
    transfer = only(firm(ANKE_LEAVES, (topic("cnc", required_people=1, documented="yes"),), {("anke", "cnc"): 3, ("bert", "cnc"): level}))
    assert [step.stage for step in transfer.steps] == stages
    assert transfer.from_level == level


def test_who_is_hired_and_can_do_it_already_counts_from_the_day_of_coming() -> None:
    comes = person("cees", starts_on=date(2027, 6, 7))
    people, topics = (*ANKE_LEAVES, comes), (topic("cnc", required_people=2, criticality=5),)
    assert point(firm(people, topics, {("anke", "cnc"): 4})).code == "too-few-successors"
    here = firm(people, topics, {("anke", "cnc"): 4, ("cees", "cnc"): 3})
    transfer = only(here)
    assert (transfer.successor, plan(here).unsolved) == ("bert", ())
    why = {reason.code: reason.values for reason in transfer.reasons}
    assert why["holder-comes"] == {"person": "cees", "date": "2027-06-07"}
    assert why["below-required"] == {"able": 1, "required": 2}


def test_who_is_still_to_come_can_hand_over_what_nobody_knows_yet() -> None:
    comes = person("cees", starts_on=date(2027, 6, 7))
    transfer = only(firm((person("bert"), comes), CNC, {("cees", "cnc"): 4}))
    assert (transfer.holder, transfer.successor) == ("cees", "bert")
    assert transfer.first_week is not None
    assert transfer.first_week >= date(2027, 6, 7)


def test_who_comes_and_goes_before_the_plan_ends_is_no_comfort() -> None:
    comes = person("cees", starts_on=date(2027, 6, 7), leaves=date(2027, 9, 1))
    here = firm((*ANKE_LEAVES, comes), CNC, {("anke", "cnc"): 4, ("cees", "cnc"): 3})
    assert "holder-comes" not in reasons(only(here))


def test_who_has_a_start_is_chosen_over_who_has_not() -> None:
    people = (*ANKE_LEAVES, person("cees"))
    transfer = only(firm(people, CNC, {("anke", "cnc"): 4, ("bert", "cnc"): 0, ("cees", "cnc"): 2}))
    assert transfer.successor == "cees"
    assert "successor-has-a-start" in reasons(transfer)


def test_of_equals_the_one_in_the_same_team_is_chosen() -> None:
    people = (person("anke", leaves=SOON, team="mill"), person("bert"), person("cees", team="mill"))
    transfer = only(firm(people, CNC, {("anke", "cnc"): 4, ("bert", "cnc"): 0, ("cees", "cnc"): 0}))
    assert transfer.successor == "cees"
    assert "same-team" in reasons(transfer)


def test_nobody_inherits_everything() -> None:
    people = (person("anke", leaves=SOON), *(person(name) for name in ("bert", "cees", "dirk")))
    topics = tuple(topic(name, required_people=1, documented="yes", hours_to_independent=16) for name in ("cnc", "lassen", "meten"))
    proposed = plan(firm(people, topics, {("anke", one.id): 4 for one in topics}))
    assert {transfer.successor for transfer in proposed.transfers} == {"bert", "cees", "dirk"}


def test_who_leaves_soon_after_is_no_successor() -> None:
    here = firm((person("anke", leaves=SOON), person("bert", leaves=date(2028, 6, 1))), CNC, {("anke", "cnc"): 4})
    assert point(here).code == "no-successor"


def test_who_may_leave_is_a_successor_only_when_there_is_no_other_and_that_is_said() -> None:
    maybe = person("bert", leaving=Leaving(status="unknown"))
    here = firm((person("anke", leaves=SOON), maybe, person("cees")), CNC, {("anke", "cnc"): 4, ("bert", "cnc"): 2})
    assert only(here).successor == "cees"
    assert "successor-horizon-unknown" in reasons(only(here.without(["cees"])))


def test_a_topic_that_does_not_apply_to_somebody_is_not_taught() -> None:
    assert point(firm(ANKE_LEAVES, CNC, {("anke", "cnc"): 4, ("bert", "cnc"): None})).code == "no-successor"


def test_prerequisites_are_taught_first() -> None:
    topics = (
        topic("cnc", required_people=1, hours_to_independent=16, prerequisites=("meten",)),
        topic("meten", required_people=1, hours_to_independent=8, prerequisites=("rekenen",)),
        topic("rekenen", hours_to_independent=8),
    )
    people = (*ANKE_LEAVES, person("cees"), person("dirk", learning=0))
    levels = {("anke", "cnc"): 4, ("cees", "meten"): 3, ("dirk", "meten"): 3, ("cees", "rekenen"): 3, ("dirk", "rekenen"): 3, ("cees", "cnc"): None}
    proposed = plan(firm(people, topics, levels))
    last = {transfer.topic: transfer.last_week for transfer in proposed.transfers}
    first = {transfer.topic: transfer.first_week for transfer in proposed.transfers}
    assert {transfer.successor for transfer in proposed.transfers} == {"bert"}
    assert last["rekenen"] < first["meten"]  # type: ignore[operator] # pyright: ignore[reportOperatorIssue]
    assert last["meten"] < first["cnc"]  # type: ignore[operator] # pyright: ignore[reportOperatorIssue]


def test_a_prerequisite_that_nobody_knows_makes_a_topic_impossible_to_hand_over() -> None:
    here = firm(
        ANKE_LEAVES, (*CNC[:0], topic("cnc", required_people=1, prerequisites=("meten",)), topic("meten", required_people=0)), {("anke", "cnc"): 4}
    )
    assert point(here).code == "no-successor"


def test_who_leaves_soon_after_is_not_taught_a_prerequisite_either() -> None:
    """The topic must be handed over at once, its prerequisite can be taught until the end of the plan: too late for who leaves then."""
    topics = (topic("cnc", required_people=1, prerequisites=("meten",)), topic("meten", required_people=1, hours_to_independent=1))
    people = (person("anke", leaves=START + timedelta(days=8)), person("bert", leaves=date(2028, 3, 1)), person("cees", learning=0))
    proposed = plan(firm(people, topics, {("anke", "cnc"): 4, ("cees", "meten"): 3}), buffer_weeks=0)
    assert [point.code for point in proposed.unsolved] == ["no-successor", "no-successor"]
    assert proposed.transfers == ()


def test_a_prerequisite_that_cannot_be_taught_in_time_is_named_and_idle_ones_are_left_out() -> None:
    topics = (
        topic("cnc", required_people=1, documented="no", prerequisites=("meten", "zagen")),
        topic("meten", required_people=0, hours_to_independent=400),
        topic("zagen", required_people=0, hours_to_independent=2),
    )
    people = (*ANKE_LEAVES, person("cees"), person("dirk"))
    levels: dict[tuple[str, str], int | None] = {("anke", "cnc"): 4, ("cees", "cnc"): None, ("dirk", "cnc"): None}
    levels |= {(who, what): 3 for who in ("cees", "dirk") for what in ("meten", "zagen")}
    proposed = plan(firm(people, topics, levels))
    assert [(one.code, one.values["topic"]) for one in proposed.unsolved] == [("prerequisite-not-in-time", "meten")]
    assert [(transfer.topic, transfer.from_level, transfer.to_level) for transfer in proposed.transfers] == [("cnc", 0, 0)]


def test_absences_are_kept_free() -> None:
    away = Absence(first=date(2027, 1, 13), last=date(2027, 2, 2))
    here = firm(
        (person("anke", leaves=SOON, absences=(away,)), person("bert")), (topic("cnc", required_people=1, documented="yes"),), {("anke", "cnc"): 4}
    )
    together = [session.week for step in only(here).steps for session in step.sessions if session.holder_hours]
    assert not {date(2027, 1, 11), date(2027, 1, 18), date(2027, 1, 25), date(2027, 2, 1)} & set(together)


def test_somebody_who_must_teach_it_afterwards_learns_to() -> None:
    transfer = only(firm(ANKE_LEAVES, (topic("cnc", required_people=1, teach=True, hours_to_teach=6),), {("anke", "cnc"): 4}))
    assert (transfer.steps[-1].stage, transfer.steps[-1].successor_hours, transfer.to_level) == ("teach", 6, 4)


def teachers(weeks: int) -> KnowledgeMap:
    """Anke goes soon; Bert could just learn to work alone, but not to teach it as well."""
    people = (person("anke", leaves=START + timedelta(weeks=weeks)), person("bert"))
    wanted = topic("cnc", required_people=1, teach=True, hours_to_independent=32, hours_to_teach=20, documented="yes", criticality=3)
    return firm(people, (wanted,), {("anke", "cnc"): 4})


def test_where_learning_to_teach_it_does_not_fit_working_alone_still_does() -> None:
    assert only(teachers(40)).to_level == 4
    here = teachers(26)
    transfer = only(here)
    assert (transfer.to_level, [step.stage for step in transfer.steps][-1]) == (3, "alone")
    assert [dict(reason.values) for reason in transfer.reasons if reason.code == "no-time-to-teach"] == [{"person": "bert"}]
    assert [dict(one.values) for one in plan(here).warnings] == [{"person": "bert", "topic": "cnc"}]
    assert plan(here).unsolved == ()


def test_remedies_count_working_alone_where_teaching_would_not_fit() -> None:
    found = point(teachers(18))
    assert found.code == "not-enough-time"
    (more,) = (remedy for remedy in found.remedies if remedy.code.startswith("more-"))
    people = tuple(
        attrs.evolve(one, learning_hours=2 + int(more.values["hours"]), teaching_hours=2 + int(more.values["hours"])) for one in teachers(18).people
    )
    assert only(attrs.evolve(teachers(18), people=people)).to_level == 3


def test_nobody_learns_to_teach_where_a_teacher_stays() -> None:
    people = (*ANKE_LEAVES, person("cees"))
    transfer = only(firm(people, (topic("cnc", teach=True),), {("anke", "cnc"): 4, ("cees", "cnc"): 4}))
    assert (transfer.holder, transfer.to_level, transfer.deadline) == ("cees", 3, None)


def test_a_lower_required_level_ends_earlier() -> None:
    topics = (topic("cnc", required_people=1, required_level=2, documented="yes"),)
    assert [step.stage for step in only(firm(ANKE_LEAVES, topics, {("anke", "cnc"): 3})).steps] == ["observe", "together"]


def test_a_second_successor_comes_after_the_first() -> None:
    people = (*ANKE_LEAVES, person("cees"))
    transfers = plan(firm(people, (topic("cnc", criticality=5),), {("anke", "cnc"): 4})).transfers
    assert ["further-successor" in reasons(transfer) for transfer in transfers] == [False, True]
    assert "document" not in [step.stage for step in transfers[1].steps]


def test_a_successor_teaches_the_next_one_when_the_leaver_has_no_time_for_both() -> None:
    people = (person("anke", leaves=date(2027, 8, 1)), person("bert"), person("cees"))
    transfers = plan(firm(people, (topic("cnc", documented="yes"),), {("anke", "cnc"): 4})).transfers
    assert [transfer.holder for transfer in transfers] == ["anke", transfers[0].successor]
    assert "taught-by-successor" in reasons(transfers[1])


def test_a_single_point_without_a_leaver_is_handed_over_without_a_deadline() -> None:
    transfer = only(firm((person("anke"), person("bert")), CNC, {("anke", "cnc"): 3}))
    assert transfer.deadline is None
    assert "single-holder" in reasons(transfer)


def test_an_unknown_horizon_is_a_reason_of_its_own() -> None:
    people = (person("anke", leaving=Leaving(status="unknown")), person("bert"))
    transfer = only(firm(people, CNC, {("anke", "cnc"): 3}))
    assert "horizon-unknown" in reasons(transfer)
    assert "risk" not in reasons(transfer)


def test_an_unjudged_criticality_counts_as_the_middle_one_and_that_is_said() -> None:
    transfer = only(firm(ANKE_LEAVES, (topic("cnc", criticality=None, required_people=1),), {("anke", "cnc"): 3}))
    (said,) = [reason for reason in transfer.reasons if reason.code == "criticality-not-judged"]
    assert said.values == {"assumed": 3}


def test_a_topic_that_nobody_need_know_is_left_alone() -> None:
    assert plan(firm(ANKE_LEAVES, (topic("cnc", required_people=0),), {("anke", "cnc"): 3})).transfers == ()


def test_enough_people_who_stay_need_no_plan() -> None:
    people = (*ANKE_LEAVES, person("cees"))
    assert plan(firm(people, (topic("cnc"),), {("anke", "cnc"): 3, ("bert", "cnc"): 3, ("cees", "cnc"): 3})).transfers == ()


def test_nobody_knows_it() -> None:
    found = point(firm(ANKE_LEAVES, CNC, {("bert", "cnc"): 2}))
    assert found.code == "nobody-knows"
    assert remedies(found) == ["train-outside-person", "hire", "share", "redesign"]
    assert found.remedies[0].values == {"person": "bert", "level": 2}
    assert remedies(point(firm((), CNC)))[0] == "train-outside"


def test_the_only_one_who_knows_it_has_a_lapsed_certificate() -> None:
    vca = Certificate(id="vca", person="anke", title="VCA", expires_on=date(2026, 1, 1), required_for=("cnc",))
    here = firm((person("anke"), person("bert")), CNC, {("anke", "cnc"): 3}, (vca,))
    assert (point(here).code, remedies(point(here))) == ("certificate-lapsed", ["renew-certificate"])
    assert [warning.code for warning in plan(here).warnings] == ["renew-certificate"]


@pytest.mark.parametrize("who", ["anke", "bert"])
def test_a_certificate_that_ends_before_the_handover_is_done_is_a_warning(who: str) -> None:
    here = firm(ANKE_LEAVES, CNC, {("anke", "cnc"): 4})
    last = only(here).last_week
    assert last is not None
    ends = last - timedelta(days=1)
    vca = Certificate(id="vca", person=who, title="VCA", expires_on=ends, required_for=("cnc",))
    (warning,) = plan(attrs.evolve(here, certificates=(vca,))).warnings
    assert (warning.code, dict(warning.values)) == ("certificate-ends", {"person": who, "topic": "cnc", "date": ends.isoformat()})
    for other in (
        attrs.evolve(vca, expires_on=last),
        attrs.evolve(vca, required_for=()),
        attrs.evolve(vca, person="bert" if who == "anke" else "anke", expires_on=None, permanent=True),
    ):
        assert plan(attrs.evolve(here, certificates=(other,))).warnings == ()


def test_a_certificate_to_renew_is_cheaper_than_a_successor() -> None:
    vca = Certificate(id="vca", person="bert", title="VCA", expires_on=date(2026, 1, 1), required_for=("cnc",))
    people = (person("anke"), person("bert"), person("cees"), person("dirk"))
    here = firm(people, (topic("cnc", required_people=3),), {("anke", "cnc"): 3, ("bert", "cnc"): 3, ("dirk", "cnc"): 3}, (vca,))
    assert plan(here).transfers == ()
    assert [warning.values["person"] for warning in plan(here).warnings] == ["bert"]


def test_everybody_leaves_next_week() -> None:
    gone = START + timedelta(days=7)
    here = firm((person("anke", leaves=gone), person("bert", leaves=gone)), CNC, {("anke", "cnc"): 3})
    found = point(here)
    assert (found.code, found.values) == ("no-successor", {"missing": 1})
    assert remedies(found) == ["hire", "share", "document-only", "keep-part-time"]


def test_nobody_has_hours_to_teach() -> None:
    found = point(firm((person("anke", leaves=SOON, teaching=0), person("bert")), CNC, {("anke", "cnc"): 3}))
    assert (found.code, remedies(found)) == ("no-teaching-hours", ["more-teaching-hours", "document-only", "keep-part-time", "hire"])


def test_nobody_has_hours_to_learn() -> None:
    found = point(firm((person("anke", leaves=SOON), person("bert", learning=0.5)), CNC, {("anke", "cnc"): 3}))
    assert (found.code, remedies(found)[0], found.remedies[0].values) == ("no-successor", "more-learning-hours", {"person": "bert", "hours": 2})


def test_a_firm_of_one() -> None:
    assert point(firm((person("anke"),), CNC, {("anke", "cnc"): 3})).code == "no-successor"


def test_a_dozen_successors_do_not_make_time() -> None:
    people = (person("anke", leaves=date(2027, 2, 15)), *(person(f"p{number:02}") for number in range(12)))
    found = point(firm(people, (topic("cnc", required_people=1, documented="yes"),), {("anke", "cnc"): 3}))
    assert found.code == "not-enough-time"


def test_an_empty_map_gives_an_empty_plan() -> None:
    assert plan(firm()) == RetentionPlan(firm="Firm", start=START, basis=basis_of(firm()))


def test_too_little_time_keeps_the_documents_and_names_remedies_that_were_tried() -> None:
    here = firm((person("anke", leaves=date(2027, 5, 15)), person("bert")), (topic("cnc", required_people=1, documented="no"),), {("anke", "cnc"): 3})
    proposed = plan(here)
    (found,) = proposed.unsolved
    assert (found.code, found.values["until"]) == ("not-enough-time", "2027-04-12")
    assert remedies(found) == ["more-hours", "start-earlier", "keep-part-time-until", "document-only", "share", "hire"]
    (documents,) = proposed.transfers
    assert [step.stage for step in documents.steps] == ["document"]
    assert (documents.from_level, documents.to_level, reasons(documents)[0]) == (0, 0, "documents-only")
    extra = found.remedies[0].values["hours"]
    assert isinstance(extra, int)
    more = firm(
        (person("anke", leaves=date(2027, 5, 15), teaching=2 + extra), person("bert", learning=2 + extra)),
        (topic("cnc", required_people=1, documented="no"),),
        {("anke", "cnc"): 3},
    )
    assert plan(more).unsolved == ()
    earlier = found.remedies[1].values["weeks"]
    assert isinstance(earlier, int)
    assert RetentionPlan.propose(here, CATALOGUE, start=START - timedelta(weeks=earlier)).unsolved == ()


def test_when_the_holder_lacks_the_hours_only_those_are_asked_for() -> None:
    people = (person("anke", leaves=date(2027, 9, 1), teaching=1), person("bert", learning=8))
    assert (
        remedies(point(firm(people, (topic("cnc", required_people=1, hours_to_independent=60),), {("anke", "cnc"): 3})))[0] == "more-teaching-hours"
    )


def test_a_topic_with_one_successor_of_two_is_short_but_not_lost() -> None:
    proposed = plan(firm(ANKE_LEAVES, (topic("cnc"),), {("anke", "cnc"): 4}))
    (found,) = proposed.unsolved
    assert (found.code, found.values, remedies(found)) == ("too-few-successors", {"missing": 1, "required": 2}, ["second-heir", "hire"])
    assert [transfer.successor for transfer in proposed.transfers] == ["bert"]


def test_a_second_successor_for_whom_there_is_no_time_has_remedies_that_were_tried() -> None:
    people = (person("anke", leaves=date(2027, 8, 1)), person("bert", teaching=0), person("cees", teaching=0))
    found = point(firm(people, (topic("cnc", documented="yes"),), {("anke", "cnc"): 4}))
    assert (found.code, remedies(found)) == ("too-few-successors", ["more-teaching-hours", "start-earlier", "keep-part-time-until", "hire"])


def test_what_no_remedy_with_a_figure_can_solve_keeps_the_others() -> None:
    topics = (topic("cnc", required_people=1, hours_to_independent=2000, documented="yes"),)
    found = point(firm((person("anke", leaves=START + timedelta(days=60)), person("bert")), topics, {("anke", "cnc"): 3}))
    assert remedies(found) == ["document-only", "share", "hire"]


def test_what_does_not_fit_within_the_plan_without_a_leaver_asks_nobody_to_stay_on() -> None:
    found = point(firm((person("anke"), person("bert")), CNC, {("anke", "cnc"): 3}), horizon_weeks=4)
    assert "keep-part-time-until" not in remedies(found)


def test_what_would_be_lost_goes_before_what_already_has_a_successor() -> None:
    people = (person("anke", leaves=date(2027, 9, 1)), person("bert"), person("cees"))
    topics = (topic("cnc", criticality=5, documented="yes", hours_to_independent=20), topic("lassen", documented="yes", hours_to_independent=30))
    levels: dict[tuple[str, str], int | None] = {("anke", "cnc"): 4, ("anke", "lassen"): 4}
    assert {transfer.topic for transfer in plan(firm(people, topics, levels)).transfers} == {"cnc", "lassen"}


def test_who_is_to_learn_many_topics_is_named() -> None:
    topics = tuple(topic(f"t{number}", required_people=1, documented="yes", hours_to_independent=8) for number in range(4))
    proposed = plan(firm((person("anke"), person("bert")), topics, {("anke", one.id): 4 for one in topics}))
    assert [(warning.code, dict(warning.values)) for warning in proposed.warnings] == [("many-topics-one-successor", {"person": "bert", "topics": 4})]


def test_methods_that_cover_no_stage_of_practice_are_an_error_that_names_the_stages() -> None:
    with pytest.raises(PlanningError, match="no transfer method covers the stage observe") as caught:
        RetentionPlan.propose(firm(), catalogue(METHODS[3]), start=START)
    assert len(caught.value.problems) == 2


def test_a_method_fills_the_stages_that_the_best_one_does_not_cover() -> None:
    parts = catalogue(method("first", forms="social", path=FULL_PATH[:2]), method("later", forms="social", path=FULL_PATH[2:]))
    here = firm(ANKE_LEAVES, CNC, {("anke", "cnc"): 4})
    proposed = RetentionPlan.propose(here, parts, start=START)
    assert proposed.transfers[0].methods == ("first", "later")
    assert [warning.code for warning in proposed.warnings] == ["no-documenting-method"]


def test_network_knowledge_is_documented_by_the_method_that_the_successor_works_out() -> None:
    topics = (topic("klanten", knowledge="network", required_people=1, criticality=5),)
    assert only(firm(ANKE_LEAVES, topics, {("anke", "klanten"): 3})).steps[0].method == "interview"


def test_a_risk_method_is_needed_and_the_first_one_stands_in_for_the_usual_one() -> None:
    with pytest.raises(PlanningError, match="without a risk method"):
        RetentionPlan.propose(firm(), catalogue(risk_methods=()), start=START)
    other = catalogue(risk_methods=(attrs.evolve(RISK_METHOD, id=Identifier("other")),))
    assert RetentionPlan.propose(firm(), other, start=START) == RetentionPlan(firm="Firm", start=START, basis=basis_of(firm()))


@pytest.mark.parametrize("wrong", [{"buffer_weeks": -1}, {"horizon_weeks": 0}, {"horizon_weeks": 2.5}])
def test_buffer_and_horizon_have_limits(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError, match="must be a whole number"):
        RetentionPlan.propose(firm(), CATALOGUE, start=START, **wrong)


def test_it_starts_on_the_first_monday_and_judges_the_risk_on_the_day_given() -> None:
    here = firm(ANKE_LEAVES, CNC, {("anke", "cnc"): 3})
    proposed = RetentionPlan.propose(here, CATALOGUE, start=date(2027, 1, 6), on=date(2020, 1, 1), id="mine", title="Mine")
    assert (proposed.transfers[0].first_week, proposed.id, proposed.title) == (date(2027, 1, 11), "mine", "Mine")
    (risk,) = [reason for reason in proposed.transfers[0].reasons if reason.code == "risk"]
    assert risk.values == {"total": 5, "attrition": 1, "position": 5}


def test_who_has_left_by_the_day_of_the_judgement_counts_as_leaving_soonest() -> None:
    here = firm(ANKE_LEAVES, CNC, {("anke", "cnc"): 3})
    proposed = RetentionPlan.propose(here, CATALOGUE, start=START, on=SOON)
    assert [(one.topic, one.successor) for one in proposed.transfers] == [("cnc", "bert")]
    assert "risk" not in reasons(proposed.transfers[0])


def test_a_transfer_without_steps_has_no_weeks() -> None:
    empty = Transfer(topic="cnc", holder="anke", successor="bert", methods=(), from_level=0, to_level=0)
    assert (empty.first_week, empty.last_week, empty.successor_hours, empty.holder_hours) == (None, None, 0, 0)


BOX = Toolbox.builtin()


def test_what_the_holder_records_does_not_wait_for_what_the_successor_must_learn_first() -> None:
    topics = (
        topic("cam", criticality=5, required_people=1, nature="tacit", documented="no", prerequisites=("frezen",), hours_to_independent=12),
        topic("frezen", criticality=1, required_people=0, hours_to_independent=16),
    )
    people = person("anke", leaves=START + timedelta(weeks=70), teaching=6), person("bert")
    here = firm(people, topics, {("anke", "cam"): 4, ("anke", "frezen"): 4})
    plan = RetentionPlan.propose(here, BOX, start=START)
    cam, frezen = (next(one for one in plan.transfers if one.topic == name) for name in ("cam", "frezen"))
    film, *practice = cam.steps
    assert film.recorded
    assert film.first_week == plan.start
    assert frezen.last_week is not None
    assert all(step.first_week > frezen.last_week for step in practice)
    assert plan.check(here) == ()
    again = plan.replanned(Progress(plan=plan.id), here, BOX, on=START)
    assert again == plan
    early = attrs.evolve(practice[0], first_week=START, last_week=START, sessions=(Session(week=START, hours=1, holder_hours=1),))
    hasty = attrs.evolve(plan, transfers=tuple(attrs.evolve(one, steps=(film, early)) if one is cam else one for one in plan.transfers))
    assert "prerequisite-missing" in {problem.code for problem in hasty.check(here)}
