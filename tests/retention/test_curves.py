"""What is left after a time without use, against the oracles, and the decay model that ships with its sources."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkplekleren import Toolbox
from werkplekleren._base.ids import Identifier
from werkplekleren.errors import InvalidValueError, UnknownNameError
from werkplekleren.retention import DecayModel, HalfLifeCurve, PowerCurve, RetentionCurve, Spacing
from werkplekleren.serialization import structure, unstructure

CASES: dict[str, dict[str, Any]] = {
    case["name"]: case
    for case in json.loads((Path(__file__).parent.parent / "oracles" / "retention_curves.json").read_text(encoding="utf-8"))["cases"]
}
FSRS = [name for name in CASES if name.startswith("fsrs")]
HALF_LIVES = [name for name in CASES if name.startswith("half_life")]


def builtin() -> DecayModel:
    return Toolbox.builtin().default_decay_model()


def test_no_case_is_left_out() -> None:
    assert {*FSRS, *HALF_LIVES, "tatel_ackerman_half_loss_months", "cepeda_gap_range"} == set(CASES)


def power_curve(name: str) -> PowerCurve:
    inputs = CASES[name]["inputs"]
    if name.startswith("fsrs6"):
        return PowerCurve.fsrs_6(stability=inputs["stability_days"], decay=inputs["decay"])
    return PowerCurve.fsrs_4_5(stability=inputs["stability_days"])


@pytest.mark.parametrize("name", FSRS)
def test_what_is_recalled_of_knowledge(name: str) -> None:
    expected, curve = CASES[name]["expected"], power_curve(name)
    assert expected["retrievability"] == pytest.approx([curve.retained(days) for days in CASES[name]["inputs"]["elapsed_days"]], abs=1e-9)
    for target, days in expected["interval_days_for_target"].items():
        assert days == pytest.approx(curve.time_to(float(target)), abs=1e-9)


@pytest.mark.parametrize("name", HALF_LIVES)
def test_what_is_left_of_a_skill(name: str) -> None:
    inputs, expected = CASES[name]["inputs"], CASES[name]["expected"]
    curve = HalfLifeCurve(half_life=inputs["half_life"])
    assert expected["retained"] == pytest.approx([curve.retained(days) for days in inputs["elapsed"]], abs=1e-9)
    for target, days in expected["time_to_target"].items():
        assert days == pytest.approx(curve.time_to(float(target)), abs=1e-9)


@pytest.mark.parametrize("task", ["accuracy", "speed", "mixed"])
def test_the_half_lives_that_ship_are_those_of_the_review(task: str) -> None:
    inputs, expected = CASES["tatel_ackerman_half_loss_months"]["inputs"], CASES["tatel_ackerman_half_loss_months"]["expected"]
    kind = builtin().task_type(task)
    assert inputs["half_life_months"][task] == kind.half_life_months
    assert expected["retained_gain"][task] == pytest.approx([kind.curve.retained(months) for months in inputs["months"]], abs=1e-9)
    assert kind.loss_per_month is not None
    assert expected["linear_d_loss"][task] == pytest.approx([kind.loss_per_month * months for months in inputs["months"]], abs=1e-9)


def test_the_gap_between_two_times_of_learning() -> None:
    case = CASES["cepeda_gap_range"]
    assert case["inputs"]["rows"] == [[one.keep_days, one.low, one.high] for one in builtin().spacing]
    assert case["expected"]["gap_days"] == [pytest.approx(one.gap_days, abs=1e-9) for one in builtin().spacing]


curves: st.SearchStrategy[RetentionCurve] = st.builds(HalfLifeCurve, half_life=st.floats(0.1, 5000)) | st.builds(
    PowerCurve, stability=st.floats(0.1, 5000), decay=st.floats(0.1, 0.8)
)
targets = st.floats(0.05, 1)


@given(curves, st.floats(0, 10_000), st.floats(0, 10_000))
def test_more_time_without_use_never_leaves_more(curve: RetentionCurve, one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert 1 >= curve.retained(less) >= curve.retained(more) >= 0


@given(curves, targets)
def test_at_the_time_to_a_target_that_target_is_left(curve: RetentionCurve, target: float) -> None:
    assert target == pytest.approx(curve.retained(curve.time_to(target)), rel=1e-6)


@given(st.sampled_from(["accuracy", "speed", "mixed"]), targets, targets)
def test_asking_for_more_never_makes_the_interval_longer(task: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert builtin().interval_days(task, low) >= builtin().interval_days(task, high) >= 1


@pytest.mark.parametrize(("task", "days"), [("accuracy", 197), ("speed", 395), ("mixed", 334)])
def test_by_default_a_refresher_is_due_when_half_is_gone(task: str, days: int) -> None:
    assert days == builtin().interval_days(task)


@pytest.mark.parametrize("wrong", [0, 1.01, -0.5, float("nan"), True, "0.5"])
def test_a_target_that_is_no_share_is_refused(wrong: Any) -> None:  # noqa: ANN401 - wrong types are the point
    with pytest.raises(InvalidValueError, match=r"a number from 0\.01 to 1"):
        builtin().interval_days("accuracy", wrong)


@pytest.mark.parametrize("wrong", [-1, float("inf"), float("nan"), None])
def test_a_time_that_is_no_time_is_refused(wrong: Any) -> None:  # noqa: ANN401 - wrong types are the point
    for curve in (HalfLifeCurve(half_life=6), PowerCurve.fsrs_4_5(stability=6)):
        with pytest.raises(InvalidValueError, match="a number from 0, not"):
            curve.retained(wrong)


def test_an_unknown_kind_of_task_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'accuracy'"):
        builtin().interval_days("acuracy")


def test_every_knowledge_needs_a_form_and_a_gap_runs_upwards() -> None:
    model = builtin()
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(model, forms=model.forms[:1], spacing=(Spacing(keep_days=7, low=0.4, high=0.2),))
    assert [(one.code, one.place.path) for one in caught.value.problems] == [("nature-without-form", "forms"), ("spacing-order", "spacing[0]")]


def test_a_form_follows_from_the_knowledge() -> None:
    assert [builtin().form_for(nature).id for nature in ("tacit", "mixed", "explicit")] == ["practice", "practice", "test"]


half_lives = st.floats(0.1, 600)


@given(half_lives)
def test_a_decay_model_is_read_as_it_was_written(months: float) -> None:
    model = builtin()
    own = attrs.evolve(model, id=Identifier("eigen"), task_types=(attrs.evolve(model.task_types[0], half_life_months=months),))
    assert structure(unstructure(own), DecayModel) == own
