"""The figures of independent implementations of the statistics come out."""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from typing import Any, get_args

import pytest

from statistics_oracles import cases, close, limits
from werkplekleren.assessments import (
    MissingRule,
    OmegaEstimator,
    Population,
    cronbach_alpha,
    group_intraclass_correlation,
    intraclass_correlation,
    mcdonald_omega,
    omega_of_loadings,
    paired_effect_size,
    reliable_change,
    reliable_changes,
    spearman_brown,
    standard_error_of_measurement,
    within_group_agreement,
)
from werkplekleren.assessments.statistics._answers import checked
from werkplekleren.assessments.statistics._covariances import covariances_given
from werkplekleren.assessments.statistics.agreement import step_up
from werkplekleren.assessments.statistics.alpha import alpha_of_covariances
from werkplekleren.assessments.statistics.group_intraclass import icc1_of, icc2_of
from werkplekleren.assessments.statistics.omega import omega_of_covariances

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


RATERS = cases("icc_rater_forms")


@pytest.mark.parametrize("case", RATERS.values(), ids=RATERS)
def test_agreement_of_raters_gives_the_oracle(case: dict[str, Any]) -> None:
    expected, squares = case["expected"], case["expected"]["mean_squares"]
    found = intraclass_correlation(case["inputs"]["rows_targets_cols_raters"])
    assert {form.name: form.value for form in found.forms} == {name: close(case, value) for name, value in expected["icc"].items()}
    for form in found.forms:
        assert limits(form.interval) == close(case, expected["ci95"][form.name])
        assert form.f == close(case, squares["F_1" if form.name in {"ICC(1,1)", "ICC(1,k)"} else "F_2"])
    assert (found.targets, found.raters) == (squares["n"], squares["k"])
    figures = [found.between, found.within, found.between_raters, found.error]
    assert figures == close(case, [squares["MSB"], squares["MSW"], squares["MSJ"], squares["MSE"]])


GROUPS = cases("icc_group_level")
OF_GROUPS = [case for case in GROUPS.values() if "groups" in case["inputs"]]


def test_no_case_of_groups_is_left_out() -> None:
    assert sorted(GROUPS) == sorted([*(case["name"] for case in OF_GROUPS), "bh1996_work_hours"])


@pytest.mark.parametrize("case", OF_GROUPS, ids=[case["name"] for case in OF_GROUPS])
def test_group_intraclass_correlation_gives_the_oracle(case: dict[str, Any]) -> None:
    found = group_intraclass_correlation(case["inputs"]["groups"])
    figures = {
        "MSB": found.between,
        "MSW": found.within,
        "N": found.members,
        "J": found.groups,
        "k_mean": found.mean_size,
        "k0": found.size,
        "ICC1_k_mean": found.icc1_by_mean_size,
        "ICC1_k0": found.icc1,
        "ICC2": found.icc2,
        "F": found.f,
        "p": found.p,
    }
    assert figures == {name: close(case, value) for name, value in case["expected"].items()}


def test_group_intraclass_correlation_of_published_mean_squares_gives_the_oracle() -> None:
    case = GROUPS["bh1996_work_hours"]
    between, within = (checked(name, case["inputs"][name]) for name in ("MSB", "MSW"))
    size = Fraction(case["inputs"]["N"], case["inputs"]["J"])
    found = {"ICC1": icc1_of(between, within, size), "ICC2": icc2_of(between, within), "k_mean": float(size)}
    assert found == {name: close(case, value) for name, value in case["expected"].items()}


AGREEMENT = cases("within_group_agreement")
TEAMS = [case for name, case in AGREEMENT.items() if name.startswith("bhr2000")]
ONE_ITEM = [AGREEMENT[name] for name in ("perfect_agreement", "truncated", "one_person")]


def test_no_case_of_agreement_is_left_out() -> None:
    named = [case["name"] for case in (*TEAMS, *ONE_ITEM)]
    assert sorted(AGREEMENT) == sorted([*named, "null_variance_by_options", "rwg_j_step_up"])


@pytest.mark.parametrize("case", TEAMS, ids=[case["name"] for case in TEAMS])
def test_agreement_within_a_group_gives_the_oracle(case: dict[str, Any]) -> None:
    given = case["inputs"]
    found = within_group_agreement(given["items"], options=given["options"])
    one = within_group_agreement([[answer] for answer in given["relig"]], options=given["options"])
    figures = {
        "rwg_relig": one.items[0].r_wg,
        "rwg_j": found.r_wg_j,
        "rwg_j_star_lindell": found.r_star_wg_j,
        "awg": found.a_wg,
        "ad_mean": found.ad_mean,
        "ad_median": found.ad_median,
        "n": found.n,
        "items": found.items_used,
    }
    assert figures == {name: close(case, value) for name, value in case["expected"].items()}


@pytest.mark.parametrize("case", ONE_ITEM, ids=[case["name"] for case in ONE_ITEM])
def test_agreement_on_one_item_gives_the_oracle(case: dict[str, Any]) -> None:
    (found,) = within_group_agreement([[answer] for answer in case["inputs"]["x"]], options=case["inputs"]["options"]).items
    expected = case["expected"]
    assert found.r_wg == (None if expected["rwg"] is None else pytest.approx(expected["rwg"], abs=1e-9))
    assert "rwg_untruncated" not in expected or found.r_wg_untruncated == close(case, expected["rwg_untruncated"])


def test_the_null_variance_gives_the_oracle() -> None:
    case = AGREEMENT["null_variance_by_options"]
    found = [within_group_agreement([], options=options).null_variance for options in case["inputs"]["options"]]
    assert found == close(case, case["expected"]["sigma2_eu"])


def test_the_step_from_one_item_to_more_gives_the_oracle() -> None:
    case = AGREEMENT["rwg_j_step_up"]
    assert [step_up(Fraction(1, 2), items) for items in case["inputs"]["J"]] == close(case, case["expected"]["rwg_j"])


OMEGA = cases("mcdonald_omega")


def test_no_case_of_omega_is_left_out() -> None:
    assert sorted(OMEGA) == [
        "attitude_one_factor_ML",
        "from_given_standardised_loadings",
        "heywood",
        "holzinger_textual_x4_x5_x6",
        "tau_equivalent_equals_alpha",
    ]


@pytest.mark.parametrize("estimator", get_args(OmegaEstimator))
def test_omega_of_three_items_gives_the_oracle_whatever_the_estimator(estimator: OmegaEstimator) -> None:
    case = OMEGA["holzinger_textual_x4_x5_x6"]
    given = covariances_given(case["inputs"]["covariance_n_minus_1"], case["inputs"]["n"])
    found, expected = omega_of_covariances(given, estimator=estimator), case["expected"]
    assert (found.solution, found.admissible, found.n) == ("closed-form", True, 301)
    assert found.value == close(case, expected["omega"])
    assert found.loadings == close(case, expected["loadings"])
    assert found.unique_variances == close(case, expected["unique_variances"])
    assert alpha_of_covariances(given).value == close(case, expected["alpha"])


@pytest.mark.parametrize("name", ["from_given_standardised_loadings", "tau_equivalent_equals_alpha"])
def test_omega_of_loadings_gives_the_oracle(name: str) -> None:
    case = OMEGA[name]
    loadings = case["inputs"]["loadings"]
    assert omega_of_loadings(loadings).value == close(case, case["expected"]["omega"])
    if "alpha_standardised" in case["expected"]:
        assert spearman_brown(loadings[0] ** 2, len(loadings)) == close(case, case["expected"]["alpha_standardised"])


def test_omega_of_more_items_gives_the_oracle_and_the_estimators_differ() -> None:
    case, rows = OMEGA["attitude_one_factor_ML"], ALPHA["attitude"]["inputs"]["rows"]
    expected = case["expected"]
    likelihood, minres = mcdonald_omega(rows), mcdonald_omega(rows, estimator="minres")
    assert (likelihood.estimator, likelihood.solution, minres.estimator) == ("maximum-likelihood", "iterative", "minres")
    assert likelihood.value == pytest.approx(expected["omega_raw_ML"], abs=1e-7), "closer than the tolerance asks"
    assert likelihood.standardised == pytest.approx(expected["omega_standardised_ML"], abs=1e-7)
    assert list(likelihood.standardised_loadings) == pytest.approx(expected["standardised_loadings_ML"], abs=1e-6)
    assert minres.standardised == pytest.approx(expected["omega_standardised_minres"], abs=1e-6)
    assert minres.standardised == pytest.approx((likelihood.standardised or 0) + 0.010, abs=0.0005)
    assert likelihood.value > ALPHA["attitude"]["expected"]["alpha"]


def test_a_heywood_case_is_flagged_and_has_no_omega() -> None:
    case = OMEGA["heywood"]
    found = omega_of_covariances(covariances_given(case["inputs"]["correlation"], 100))
    assert found.loadings[0] == close(case, case["expected"]["loading_1"])
    assert found.admissible is not case["expected"]["inadmissible"]
    assert (found.value, found.standardised) == (None, None)
