"""The retention cases of the oracles, each under its own name."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

from strategies.retention import RISK_METHOD, firm, person, topic
from werkplekleren.errors import InvalidValueError
from werkplekleren.retention import KnowledgeMap, latest_start

ORACLES = Path(__file__).parent.parent / "oracles"
Case = dict[str, Any]


def cases(name: str) -> dict[str, Case]:
    loaded = json.loads((ORACLES / f"{name}.json").read_text(encoding="utf-8"))
    return {case["name"]: case for case in loaded["cases"]}


RISKS = cases("knowledge_loss_risk")
MATRIX = cases("skills_matrix")
DATES = cases("retention_plan_dates")


def test_no_case_is_left_out() -> None:
    assert set(RISKS) == {"all_25_combinations", "eight_positions", "fiscal_year_factor", "out_of_range"}
    assert set(DATES) == {"case_1", "case_2", "case_3"}
    assert set(MATRIX) == {"six_by_seven_L3", "mfgcalcs_coverage", "after_departures", "empty"}


def band(total: int) -> str:
    return RISK_METHOD.band(total).id.replace("-", "_")


@pytest.mark.parametrize("row", RISKS["all_25_combinations"]["expected"]["rows"], ids=lambda row: f"{row[0]}x{row[1]}")
def test_the_total_and_band_of_every_combination(row: list[Any]) -> None:
    attrition, position, total, name = row
    assert total == RISK_METHOD.total(attrition, position)
    assert name == band(total)


def test_as_many_combinations_in_each_band_as_the_table_has() -> None:
    totals = [RISK_METHOD.total(attrition, position) for attrition in range(1, 6) for position in range(1, 6)]
    counts = {name: sum(band(total) == name for total in totals) for name in map(band, totals)}
    assert RISKS["all_25_combinations"]["expected"]["count_per_band"] == counts


def test_no_other_totals_can_be_reached_than_the_table_says() -> None:
    conventions = json.loads((ORACLES / "knowledge_loss_risk.json").read_text(encoding="utf-8"))["conventions"]
    reached = {one.value * other.value for one in RISK_METHOD.attrition for other in RISK_METHOD.position}
    assert conventions["attainable_totals"] == sorted(reached)


LEAVES = {5: date(2027, 6, 1), 4: date(2029, 6, 1), 3: date(2030, 6, 1), 2: date(2031, 6, 1), 1: date(2040, 1, 1)}


def test_eight_positions_are_judged_and_ranked() -> None:
    rows = RISKS["eight_positions"]["inputs"]["rows"]
    slugs = {name: name.lower().replace(" ", "-") for name, _, _ in rows}
    people = tuple(attrs.evolve(person(slugs[name], leaves=LEAVES[attrition]), name=name) for name, attrition, _ in rows)
    topics = tuple(topic(f"work-of-{slugs[name]}", criticality=position) for name, _, position in rows)
    assessment = firm(people, topics, {(slugs[name], f"work-of-{slugs[name]}"): 3 for name, _, _ in rows}).risks(date(2027, 1, 4), RISK_METHOD)
    expected = RISKS["eight_positions"]["expected"]
    assert expected["ranking"] == [risk.person_name for risk in assessment.risks]
    judged = {risk.person_name: risk for risk in assessment.risks}
    for row in expected["rows"]:
        risk = judged[row["position"]]
        assert risk.total is not None
        assert (row["attrition"], row["criticality"], row["total"]) == (risk.attrition, risk.position, risk.total)
        assert row["band"] == band(risk.total)


FISCAL = RISKS["fiscal_year_factor"]


@pytest.mark.parametrize(("row", "factor"), [*zip(FISCAL["inputs"]["rows"], FISCAL["expected"]["factor"], strict=True)])
def test_the_attrition_factor_follows_the_fiscal_year(row: list[Any], factor: int) -> None:
    method = attrs.evolve(RISK_METHOD, fiscal_year_starts=row[2])
    assert factor == method.attrition_factor(on=date.fromisoformat(row[0]), leaves_on=date.fromisoformat(row[1]))


@pytest.mark.parametrize(("attrition", "position"), RISKS["out_of_range"]["inputs"]["pairs"])
def test_factors_outside_the_method_are_refused(attrition: Any, position: Any) -> None:  # noqa: ANN401 - wrong types are the point
    with pytest.raises(InvalidValueError, match="factor must be one of 1, 2, 3, 4, 5"):
        RISK_METHOD.total(attrition, position)


SIX = MATRIX["six_by_seven_L3"]
SKILLS = {name: name.lower().replace(" ", "-") for name in SIX["inputs"]["skills"]}
PEOPLE = {name: name.lower() for name in SIX["inputs"]["people"]}


@pytest.fixture(name="six")
def _six() -> KnowledgeMap:
    inputs = SIX["inputs"]
    return firm(
        tuple(person(one) for one in PEOPLE.values()),
        tuple(
            topic(one, required_people=required, required_level=inputs["level_threshold"])
            for one, required in zip(SKILLS.values(), inputs["required_per_skill"], strict=True)
        ),
        {
            (who, what): level
            for who, row in zip(PEOPLE.values(), inputs["levels"], strict=True)
            for what, level in zip(SKILLS.values(), row, strict=True)
        },
    )


def by_skill(values: dict[str, Any]) -> dict[str, Any]:
    return {SKILLS[name]: value for name, value in values.items()}


def test_coverage_of_six_people_on_seven_skills(six: KnowledgeMap) -> None:
    expected, coverage = SIX["expected"], six.coverage()
    assert by_skill(expected["coverage"]) == {one.topic: one.covered for one in coverage.topics}
    assert tuple(expected["uncovered"]) == coverage.uncovered
    assert {skill: PEOPLE[name] for skill, name in by_skill(expected["single_point_of_failure"]).items()} == coverage.single_points
    assert by_skill(expected["shortfall"]) == {one.topic: one.shortfall for one in coverage.topics}
    assert expected["requirement_met_fraction"] == pytest.approx(coverage.met_share, abs=1e-12)
    assert expected["min_coverage"] == coverage.min_coverage
    factor = coverage.truck_factor
    assert expected["truck_factor_over_half"] == factor.size
    assert [tuple(PEOPLE[name] for name in names) for names in expected["truck_factor_sets"]] == list(factor.sets)
    assert factor.exact


def test_matrix_figures_of_six_people_on_seven_skills(six: KnowledgeMap) -> None:
    expected, matrix = SIX["expected"], six.matrix()
    targets = dict(zip(SKILLS.values(), SIX["inputs"]["target_per_skill"], strict=True))
    for figure in ("team_versatility", "qualified_cell_rate", "fill_index"):
        assert expected[figure] == pytest.approx(getattr(matrix, figure), abs=1e-12)
    assert {PEOPLE[name]: share for name, share in expected["person_versatility"].items()} == pytest.approx(
        dict(matrix.person_versatility), abs=1e-12
    )
    assert {PEOPLE[name]: level for name, level in expected["person_breadth_mean"].items()} == pytest.approx(dict(matrix.breadth), abs=1e-12)
    assert by_skill(expected["skill_depth_mean"]) == pytest.approx(dict(matrix.depth), abs=1e-12)
    assert {PEOPLE[name]: by_skill(row) for name, row in expected["gaps"].items()} == matrix.gaps(targets)
    assert expected["total_gap"] == matrix.total_gap(targets)


def test_coverage_after_departures(six: KnowledgeMap) -> None:
    case = MATRIX["after_departures"]
    left = six.coverage().without([PEOPLE[name] for name in case["inputs"]["leavers"]])
    assert by_skill(case["expected"]["coverage"]) == {one.topic: one.covered for one in left.topics}


def test_a_matrix_without_people() -> None:
    empty = firm((), (topic("a"),))
    assert MATRIX["empty"]["expected"]["coverage"] == {one.topic: one.covered for one in empty.coverage().topics}
    assert MATRIX["empty"]["expected"]["team_versatility"] is empty.matrix().team_versatility


def test_the_published_rate_of_qualified_cells() -> None:
    case = MATRIX["mfgcalcs_coverage"]
    people, topics = tuple(person(f"p{number}") for number in range(12)), tuple(topic(f"t{number}") for number in range(20))
    cells = [(who.id, what.id) for who in people for what in topics]
    assert case["inputs"]["required"] == len(cells)
    rate = firm(people, topics, dict.fromkeys(cells[: case["inputs"]["qualified"]], 3)).matrix().qualified_cell_rate
    assert rate is not None
    assert case["expected"]["rate"] == pytest.approx(rate, abs=1e-12)
    assert case["expected"]["above_target"] == pytest.approx(rate - case["inputs"]["target"], abs=1e-12)


@pytest.mark.parametrize("name", DATES)
def test_the_latest_start_before_departure(name: str) -> None:
    inputs, expected = DATES[name]["inputs"], DATES[name]["expected"]
    start = latest_start(
        departure=date.fromisoformat(inputs["departure"]),
        hours=inputs["hours"],
        hours_per_week=inputs["hours_per_week"],
        buffer_weeks=inputs["buffer_weeks"],
    )
    assert date.fromisoformat(expected["latest_start"]) == start
    assert date.fromisoformat(inputs["departure"]) - start == timedelta(weeks=expected["weeks"] + inputs["buffer_weeks"])
    assert expected["feasible"] is (date.fromisoformat(inputs["today"]) <= start)
