"""A refresher is due after the last use or check, never later than a certificate ends; what no date is known of is unknown."""

from datetime import date, timedelta
from random import Random
from typing import Any, get_args

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies.certificates import KINDS, day, kept_maps
from strategies.retention import firm, person, topic
from werkplekleren import Toolbox
from werkplekleren.errors import InvalidValueError
from werkplekleren.retention import Certificate, Exemption, KnowledgeMap, Mastery, Refresher, Refreshers, RefresherState, Revocation
from werkplekleren.retention.codes import REFRESHER_REASONS

DAY = date(2027, 6, 1)
quick = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def of(
    *certificates: Certificate,
    used: date | None = None,
    checked: date | None = None,
    level: int = 3,
    task: str | None = "accuracy",
    **fields: Any,  # noqa: ANN401 - any field
) -> KnowledgeMap:
    empty = firm((person("anke"), person("bert")), (topic("weld", task_type=task, nature="tacit", title="Welding"),))
    cell = Mastery(person="anke", topic="weld", level=level, assessed_on=checked, last_used_on=used)
    return attrs.evolve(empty, mastery=(cell,), certificates=certificates, certificate_types=KINDS, **fields)


def only(map_: KnowledgeMap, on: date = DAY) -> Refresher:
    (one,) = map_.refreshers(on).items
    return one


def proof(expires_on: date | None, name: str = "proof", **fields: Any) -> Certificate:  # noqa: ANN401 - any field
    given: dict[str, Any] = {"person": "anke", "title": "Proof", "expires_on": expires_on, "required_for": ("weld",)} | fields
    return Certificate(id=name, **given)


def codes(one: Refresher) -> list[str]:
    return [reason.code for reason in one.reasons]


def test_it_is_due_when_half_of_what_was_gained_is_gone() -> None:
    one = only(of(used=date(2027, 5, 1), checked=date(2026, 11, 2)))
    assert (one.due, one.last, one.interval_days, one.state) == (date(2027, 11, 14), date(2027, 5, 1), 197, "not-due")
    assert codes(one) == ["last-used", "fades"]
    assert one.reasons[1].values == {"task_type": "accuracy", "days": 197, "percent": 50}
    assert (one.form, one.person_name, one.topic_title) == ("practice", "Anke", "Welding")


def test_a_check_sets_the_clock_back_as_well_as_use() -> None:
    one = only(of(used=date(2026, 1, 1), checked=date(2027, 5, 1)))
    assert (one.due, codes(one)[0]) == (date(2027, 11, 14), "last-checked")


def test_a_use_that_is_noted_sets_the_clock_back() -> None:
    noted = of(checked=date(2026, 11, 2)).with_use("anke", "weld", date(2027, 5, 1))
    assert only(noted).due == date(2027, 11, 14)
    assert only(noted.with_use("anke", "weld", date(2027, 1, 1))).due == date(2027, 11, 14)
    with pytest.raises(InvalidValueError, match="bert has no level on weld; judge it first"):
        noted.with_use("bert", "weld", date(2027, 5, 1))


def test_what_was_noted_after_the_day_does_not_count_yet() -> None:
    assert only(of(used=date(2027, 7, 1), checked=date(2027, 5, 1))).last == date(2027, 5, 1)
    assert only(of(used=date(2027, 7, 1))).last is None


@pytest.mark.parametrize(
    ("last", "state"),
    [
        (DAY - timedelta(days=198), "overdue"),
        (DAY - timedelta(days=197), "due-soon"),
        (DAY - timedelta(days=137), "due-soon"),
        (DAY - timedelta(days=136), "not-due"),
    ],
)
def test_the_state_follows_the_day(last: date, state: RefresherState) -> None:
    assert state == only(of(used=last)).state


def test_without_a_date_it_is_unknown_and_says_what_lacks() -> None:
    one = only(of())
    assert (one.state, one.due, codes(one)) == ("unknown", None, ["last-use-unknown", "fades"])
    one = only(of(used=date(2027, 5, 1), task=None))
    assert (one.state, one.due, codes(one)) == ("unknown", None, ["last-used", "task-type-unknown"])
    one = only(of(used=date(2027, 5, 1), task="juggling"))
    assert (one.state, codes(one)) == ("unknown", ["last-used", "task-type-not-in-model"])


def test_it_is_never_later_than_the_certificate() -> None:
    one = only(of(proof(date(2027, 10, 1)), used=date(2027, 5, 1)))
    assert (one.due, one.fades_on, one.proof_ends_on) == (date(2027, 10, 1), date(2027, 11, 14), date(2027, 10, 1))
    assert codes(one) == ["last-used", "fades", "proof-ends"]


def test_a_certificate_whose_end_is_known_does_not_make_the_rest_known() -> None:
    later = only(of(proof(date(2028, 10, 1))))
    assert (later.state, later.due) == ("unknown", date(2028, 10, 1))
    assert only(of(proof(date(2027, 7, 1)))).state == "due-soon"
    assert only(of(proof(date(2027, 5, 1)))).state == "overdue"


def test_of_one_sort_the_longest_counts_and_of_several_sorts_the_shortest() -> None:
    renewed = of(proof(date(2027, 3, 1)), proof(date(2029, 3, 1), "next"), used=DAY)
    assert only(renewed).proof_ends_on == date(2029, 3, 1)
    both = of(proof(date(2029, 3, 1)), proof(date(2028, 3, 1), "other", title="Other"), used=DAY)
    assert only(both).proof_ends_on == date(2028, 3, 1)
    assert only(of(proof(None), used=DAY)).proof_ends_on is None
    assert only(of(proof(date(2029, 3, 1), revoked_on=date(2027, 5, 1)), used=DAY)).proof_ends_on == date(2027, 4, 30)
    assert only(of(proof(date(2029, 3, 1), revoked_on=date.min), used=DAY)).state == "overdue"


def test_only_who_is_there_able_and_not_exempt_has_a_refresher() -> None:
    assert of(level=2).refreshers(DAY).items == ()
    gone = of(people=(person("anke", leaves=DAY),))
    assert gone.refreshers(DAY).items == ()
    revoked = of(revocations=(Revocation(person="anke", topic="weld", revoked_on=DAY, by="voorman"),))
    assert revoked.refreshers(DAY).items == ()
    exempt = of(exemptions=(Exemption(person="anke", topic="weld", first=DAY, by="voorman"),))
    assert exempt.refreshers(DAY).items == ()


def test_a_higher_target_brings_the_day_forward() -> None:
    map_ = of(used=date(2027, 5, 1))
    (one,) = map_.refreshers(DAY, target=0.7).items
    assert (one.interval_days, one.reasons[1].values["percent"]) == (101, 70)
    with pytest.raises(InvalidValueError, match=r"a number from 0\.01 to 1"):
        map_.refreshers(DAY, target=0)


def test_a_fund_can_bring_its_own_model() -> None:
    builtin = Toolbox.builtin().default_decay_model()
    own = attrs.evolve(builtin, task_types=(attrs.evolve(builtin.task_types[0], half_life_months=2),))
    assert of(used=date(2027, 5, 1)).refreshers(DAY, model=own).items[0].due == date(2027, 6, 30)


@pytest.mark.parametrize("wrong", [-1, 3651, 1.5, True])
def test_the_days_ahead_are_a_whole_number(wrong: Any) -> None:  # noqa: ANN401 - wrong types are the point
    with pytest.raises(InvalidValueError, match="a whole number from 0 to 3650"):
        Refreshers.of(of(), on=DAY, soon_days=wrong)


@quick
@given(kept_maps(), day(-300, 900))
def test_every_refresher_has_one_state_that_its_days_explain(map_: KnowledgeMap, on: date) -> None:
    found = map_.refreshers(on)
    assert sum((found.of_state(state) for state in get_args(RefresherState)), ()) == found.items
    for one in found.items:
        assert one in found.of_person(one.person)
        assert (one.state == "overdue") is (one.due is not None and one.due < on)
        assert one.due == min((end for end in (one.fades_on, one.proof_ends_on) if end is not None), default=None)
        assert one.state != "not-due" or one.fades_on is not None
        assert all(tuple(reason.values) == REFRESHER_REASONS[reason.code] for reason in one.reasons)


@quick
@given(kept_maps(), day(-300, 900), day(-300, 900))
def test_one_more_use_never_makes_a_refresher_due_earlier(map_: KnowledgeMap, on: date, use: date) -> None:
    before = {(one.person, one.topic): one for one in map_.refreshers(on).items}
    more = tuple(attrs.evolve(cell, last_used_on=max(use, cell.last_used_on or use)) for cell in map_.mastery)
    for one in attrs.evolve(map_, mastery=more).refreshers(max(on, use)).items:
        was = before[one.person, one.topic]
        if was.fades_on is not None:
            assert one.fades_on is not None
            assert one.fades_on >= was.fades_on
        assert one.proof_ends_on == was.proof_ends_on


@quick
@given(kept_maps(), day(-300, 900), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(map_: KnowledgeMap, on: date, random: Random) -> None:
    def mixed(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(things, len(things)))

    other = attrs.evolve(
        map_,
        people=mixed(map_.people),
        topics=mixed(map_.topics),
        mastery=mixed(map_.mastery),
        certificates=mixed(map_.certificates),
        certificate_types=mixed(map_.certificate_types),
    )
    assert other.refreshers(on) == map_.refreshers(on)
