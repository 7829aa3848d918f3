"""The figures of independent implementations of the statistics come out."""

import json
from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from typing import Any, get_args

import pytest

from werkplekleren.assessments import (
    ConfidenceInterval,
    MissingRule,
    Population,
    cronbach_alpha,
    paired_effect_size,
    reliable_change,
    reliable_changes,
    spearman_brown,
    standard_error_of_measurement,
)

ORACLES = Path(__file__).parents[2] / "oracles"


def cases(name: str) -> dict[str, dict[str, Any]]:
    """Name of a case -> the case."""
    loaded: list[dict[str, Any]] = json.loads((ORACLES / f"{name}.json").read_text(encoding="utf-8"))["cases"]
    return {case["name"]: case for case in loaded}


def close(case: dict[str, Any], value: float | Sequence[float]) -> object:
    """The value within the tolerance of its case."""
    return pytest.approx(value, abs=case["tolerance"]["abs"], rel=0)


def limits(interval: ConfidenceInterval | None) -> list[float]:
    assert interval is not None
    return [interval.low, interval.high]


ALPHA = cases("cronbach_alpha")
OF_ROWS = [case for case in ALPHA.values() if "rows" in case["inputs"]]


def test_no_case_of_alpha_is_left_out() -> None:
    assert sorted(ALPHA) == sorted([*(case["name"] for case in OF_ROWS), "spearman_brown", "alpha_from_mean_r", "degenerate"])


@pytest.mark.parametrize("case", OF_ROWS, ids=[case["name"] for case in OF_ROWS])
@pytest.mark.parametrize("missing", get_args(MissingRule))
def test_alpha_gives_the_oracle_and_without_missing_answers_both_rules_agree(case: dict[str, Any], missing: MissingRule) -> None:
    expected = case["expected"]
    found = cronbach_alpha(case["inputs"]["rows"], missing=missing)
    assert (found.n, len(found.items), found.left_out, found.notes) == (expected["n"], expected["k"], 0, ())
    assert found.value == close(case, expected["alpha"])
    assert found.standardised == close(case, expected["alpha_standardised"])
    assert found.mean_inter_item == close(case, expected["mean_inter_item_r"])
    assert limits(found.interval) == close(case, expected["alpha_ci95_feldt"])
    assert [item.item_rest for item in found.items] == close(case, expected["item_rest_r"])
    assert [item.alpha_if_dropped for item in found.items] == close(case, expected["alpha_if_dropped"])
    for name, figures in (("item_mean", [item.mean for item in found.items]), ("item_sd", [item.sd for item in found.items])):
        assert name not in expected or figures == close(case, expected[name])


@pytest.mark.parametrize("outcome", ["zero_variance", "one_item", "one_person"])
def test_alpha_that_is_not_defined_is_none_with_the_reason(outcome: str) -> None:
    case = ALPHA["degenerate"]
    found = cronbach_alpha(case["inputs"][f"rows_{outcome}"])
    assert found.value is case["expected"][outcome]
    assert found.interval is None
    assert found.notes


@pytest.mark.parametrize(
    ("name", "times", "share", "outcome"), [("spearman_brown", "m", "r", "r_new"), ("alpha_from_mean_r", "k", "mean_r", "alpha")]
)
def test_spearman_brown_gives_the_oracle(name: str, times: str, share: str, outcome: str) -> None:
    case = ALPHA[name]
    found = [spearman_brown(r, m) for r, m in zip(case["inputs"][share], case["inputs"][times], strict=True)]
    assert found == close(case, case["expected"][outcome])


SEM = cases("standard_error_of_measurement")


@pytest.mark.parametrize("case", SEM.values(), ids=SEM)
def test_standard_error_of_measurement_gives_the_oracle(case: dict[str, Any]) -> None:
    given, expected = case["inputs"], case["expected"]
    found = standard_error_of_measurement(given["sd"], given["reliability"])
    true = found.true_score(given["x"], mean=given["mean"])
    assert found.value == close(case, expected["sem"])
    assert limits(found.around(given["x"])) == close(case, expected["ci95_observed"])
    assert true.value == close(case, expected["true_score_estimate"])
    assert true.standard_error == close(case, expected["see"])
    assert limits(true.interval) == close(case, expected["ci95_true"])


CHANGE = cases("reliable_change")


def test_no_case_of_reliable_change_is_left_out() -> None:
    assert sorted(CHANGE) == ["clinicalsignificance_unit_test", "das_30_couples", "jacobson_truax_worked_example"]


def test_reliable_change_gives_the_worked_example() -> None:
    case = CHANGE["jacobson_truax_worked_example"]
    given, expected = case["inputs"], case["expected"]
    found = reliable_change(
        given["pre"],
        given["post"],
        sd=given["sd_pre"],
        reliability=given["reliability"],
        dysfunctional=Population(mean=given["m_clin"], sd=given["sd_clin"]),
        functional=Population(mean=given["m_func"], sd=given["sd_func"]),
    )
    assert found.sem == close(case, expected["sem"])
    assert found.standard_error == close(case, expected["s_diff"])
    assert found.index == close(case, expected["rci"])
    assert found.reliable is expected["reliable"]
    assert found.cut_offs is not None
    assert (found.cut_offs.a, found.cut_offs.b, found.cut_offs.c) == (expected["cutoff_a"], expected["cutoff_b"], expected["cutoff_c"])


def test_reliable_changes_give_the_thirty_couples() -> None:
    case = CHANGE["das_30_couples"]
    given, expected = case["inputs"], case["expected"]
    found = reliable_changes(given["pre"], given["post"], reliability=given["reliability"], critical=given["critical"])
    assert found.sd == close(case, expected["sd_pre"])
    assert found.changes[0].sem == close(case, expected["sem"])
    assert found.changes[0].standard_error == close(case, expected["s_diff"])
    assert found.changes[0].detectable == close(case, expected["mdc95"])
    assert [change.index for change in found.changes] == close(case, expected["rci"])
    assert (found.improved, found.unchanged, found.deteriorated) == (expected["improved"], expected["unchanged"], expected["deteriorated"])


def test_reliable_change_gives_the_categories_of_a_unit_test() -> None:
    case = CHANGE["clinicalsignificance_unit_test"]
    given, expected = case["inputs"], case["expected"]
    found = [reliable_change(0, change, sd=given["sd_pre"], reliability=given["reliability"]) for change in given["change"]]
    assert [change.sem for change in found] == close(case, [expected["sem"]] * len(found))
    assert found[0].standard_error == close(case, expected["s_diff"])
    assert [change.index for change in found] == close(case, expected["rci"])
    assert [change.verdict for change in found] == expected["category"]


PAIRED = cases("paired_effect_size")


@pytest.mark.parametrize("case", PAIRED.values(), ids=PAIRED)
def test_paired_effect_sizes_give_the_oracle(case: dict[str, Any]) -> None:
    given, expected = case["inputs"], case["expected"]
    found = paired_effect_size(given["pre"], given["post"])
    figures: Sequence[tuple[float | None, str]] = (
        (found.n, "n"),
        (found.mean_before, "mean_pre"),
        (found.mean_after, "mean_post"),
        (found.sd_before, "sd_pre"),
        (found.sd_after, "sd_post"),
        (found.correlation, "r"),
        (found.mean_difference, "mean_diff"),
        (found.sd_difference, "sd_diff"),
        (found.t, "t"),
        (found.df, "df"),
        (found.p, "p_two_sided"),
        (found.d_z, "d_z"),
        (found.d_av, "d_av_mean_sd"),
        (found.d_rms, "d_av_rms"),
        (found.d_rm, "d_rm"),
        (found.glass, "glass_delta_pre"),
        (found.correction, "hedges_J"),
        (found.value, "d_av_mean_sd"),
        (found.corrected, "g_av_mean_sd"),
        (paired_effect_size(given["pre"], given["post"], variant="d_z").corrected, "g_z"),
    )
    for figure, name in figures:
        assert figure == close(case, expected[name]), name
    assert limits(found.mean_difference_interval) == close(case, expected["mean_diff_ci95"])
    assert limits(found.d_z_interval) == close(case, expected["d_z_ci95_noncentral_t"])
    assert {name for _, name in figures} | {"mean_diff_ci95", "d_z_ci95_noncentral_t"} == set(expected)
    assert found.t == pytest.approx((found.d_z or 0) * sqrt(found.n))
