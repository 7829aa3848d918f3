"""The two fictional firms: complete, believable, and large or small enough to show what they must show."""

import csv
import tomllib
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from werkplekleren.advice import Dossier
from werkplekleren.advice.evaluate import months_later
from werkplekleren.interop import read_dossier
from werkplekleren.retention import KnowledgeMap, RetentionPlan
from werkplekleren.toolbox import Toolbox

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("metaalbedrijf", "klein-bedrijf")


@pytest.fixture(scope="module")
def toolbox() -> Toolbox:
    return Toolbox.builtin()


@pytest.fixture(scope="module")
def large(toolbox: Toolbox) -> Dossier:
    return read_dossier(EXAMPLES / "metaalbedrijf", toolbox)


@pytest.fixture(scope="module")
def small(toolbox: Toolbox) -> Dossier:
    return read_dossier(EXAMPLES / "klein-bedrijf", toolbox)


def map_of(dossier: Dossier) -> KnowledgeMap:
    assert dossier.knowledge is not None
    return dossier.knowledge


def answered(dossier: Dossier) -> Counter[tuple[str, str]]:
    return Counter((one.questionnaire, one.perspective) for one in dossier.responses)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_says_that_it_is_fictional(name: str, toolbox: Toolbox) -> None:
    dossier = read_dossier(EXAMPLES / name, toolbox)
    assert dossier.firm.fictional
    readme = (EXAMPLES / name / "README.md").read_text(encoding="utf-8")
    assert "Dit bedrijf bestaat niet." in readme
    assert "This firm does not exist." in readme


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_equal_after_json(name: str, toolbox: Toolbox, tmp_path: Path) -> None:
    dossier = read_dossier(EXAMPLES / name, toolbox)
    assert Dossier.from_json(dossier.to_json()) == dossier
    file = tmp_path / "dossier.json"
    file.write_text(dossier.to_json(indent=2), encoding="utf-8", newline="\n")
    assert read_dossier(tmp_path, toolbox) == dossier


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_rows_makes_no_difference_where_it_has_no_meaning(name: str, toolbox: Toolbox, tmp_path: Path) -> None:
    folder = copytree(EXAMPLES / name, tmp_path / name)
    for table in ("levels.csv", "certificates.csv", *(f"responses/{one.name}" for one in (folder / "responses").iterdir())):
        header, *rows = (folder / table).read_text(encoding="utf-8").splitlines()
        (folder / table).write_text("\n".join([header, *sorted(rows, reverse=True)]), encoding="utf-8")
    assert read_dossier(folder, toolbox) == read_dossier(EXAMPLES / name, toolbox)


@pytest.mark.parametrize("name", NAMES)
def test_the_intake_fills_the_worksheet_of_the_first_talk(name: str, toolbox: Toolbox) -> None:
    intake = read_dossier(EXAMPLES / name, toolbox).intake
    assert intake is not None
    (worksheet,) = [one for one in toolbox.instruments["startgesprek"].worksheets if one.id == "intake"]
    assert set(intake.answers) == {field.id for field in worksheet.fields}


@pytest.mark.parametrize("name", NAMES)
def test_the_theme_is_one_of_the_toolbox(name: str, toolbox: Toolbox) -> None:
    theme = read_dossier(EXAMPLES / name, toolbox).question.theme
    assert theme in {one.id for one in toolbox.manifest.themes}


def test_the_machine_shop_has_the_size_that_was_asked(large: Dossier) -> None:
    assert large.firm.people == 34
    assert answered(large) == {
        ("leercultuurscan", "employee"): 27,
        ("leercultuurscan", "management"): 4,
        ("quickscan-werkplekleren", "management"): 1,
    }
    knowledge = map_of(large)
    assert (len(knowledge.people), len(knowledge.topics)) == (18, 24)
    assert any(topic.prerequisites for topic in knowledge.topics)


def test_three_people_leave_the_machine_shop_within_three_years_and_one_date_is_not_known(large: Dossier) -> None:
    end = months_later(large.date, 36)
    leavers = [one for one in map_of(large).people if one.leaving.date is not None]
    assert len(leavers) == 3
    assert all(one.leaving.date is not None and large.date < one.leaving.date <= end for one in leavers)
    assert [one.leaving.status for one in map_of(large).people].count("unknown") == 1


def test_the_first_leaver_takes_craft_along_that_nobody_else_has(large: Dossier) -> None:
    knowledge = map_of(large)
    first = min((one for one in knowledge.people if one.leaving.date is not None), key=lambda one: str(one.leaving.date))
    assert first.leaving.date is not None
    assert months_later(large.date, 13) < first.leaving.date <= months_later(large.date, 15)
    alone = [topic for topic, person in knowledge.coverage(on=large.date).single_points.items() if person == first.id]
    assert len(alone) >= 3


def test_some_answers_and_levels_are_missing_on_purpose(large: Dossier, toolbox: Toolbox) -> None:
    items = [item.id for item in toolbox.questionnaires["leercultuurscan"].items if item.kind == "scale"]
    answers = [one.answers for one in large.responses if one.perspective == "employee"]
    assert 10 < sum(item not in each for each in answers for item in items) < 80
    assert any(value == "n/a" for each in answers for value in each.values())
    knowledge = map_of(large)
    cells = [(person.id, topic.id) for person in knowledge.people for topic in knowledge.topics]
    assert any(knowledge.level(*cell) is None and knowledge.applies(*cell) for cell in cells)
    assert any(not knowledge.applies(*cell) for cell in cells)


def test_certificates_stand_in_every_state_that_asks_for_something(large: Dossier) -> None:
    assert {one.state(large.date) for one in map_of(large).certificates} >= {"valid", "expiring", "lapsed", "unknown"}


def test_employees_are_more_critical_than_management_on_some_dimensions_only(large: Dossier, toolbox: Toolbox) -> None:
    profile = next(one for one in large.group_profiles(toolbox) if one.questionnaire == "leercultuurscan")
    gaps: dict[str, float] = {}
    for high, low in zip(profile.perspective("management").scores, profile.perspective("employee").scores, strict=True):
        assert high.mean is not None
        assert low.mean is not None
        gaps[high.dimension] = high.mean - low.mean
    assert {name for name, gap in gaps.items() if gap >= 12} == {"ruimte-om-te-leren", "steun-van-de-leiding", "groei-en-richting"}
    assert profile.perspective("employee").score("leren-van-collegas").band == "hoog"


def test_the_advice_for_the_machine_shop_starts_with_keeping_knowledge(large: Dossier, toolbox: Toolbox) -> None:
    advice = large.advice(toolbox)
    assert advice.recommendations[0].instrument == "kennisborgingsplan"
    assert len(advice.recommendations) >= 3


def test_in_the_small_firm_the_answers_of_employees_stay_closed(small: Dossier, toolbox: Toolbox) -> None:
    assert small.firm.people == 8
    assert answered(small) == {("leercultuurscan", "employee"): 4, ("leercultuurscan", "management"): 1}
    (profile,) = small.group_profiles(toolbox)
    employees = profile.perspective("employee")
    assert employees.withheld
    assert all(one.mean is None and one.n is None for one in employees.scores)
    assert not profile.open_answers
    assert not profile.perspective("management").withheld
    knowledge = map_of(small)
    assert (len(knowledge.people), len(knowledge.topics)) == (8, 9)
    assert [one.leaving.status for one in knowledge.people if one.leaving.status != "not-foreseen"] == ["known"]


def test_no_reason_in_the_small_firm_speaks_for_its_employees(small: Dossier, toolbox: Toolbox) -> None:
    plural = toolbox.questionnaires["leercultuurscan"].perspective("employee").plural.in_language("nl")
    reasons = [reason for one in small.advice(toolbox, most=100).recommendations for reason in one.reasons]
    assert reasons
    assert not any(plural in str(value) for reason in reasons for value in reason.values.values())


def test_answers_carry_nothing_that_points_at_a_person(large: Dossier) -> None:
    """Pseudonyms say nothing, and no open answer names anybody of the firm."""
    names = {part for one in map_of(large).people for part in one.name.casefold().split() if len(part) > 3}
    texts = [value.casefold() for one in large.responses for value in one.answers.values() if isinstance(value, str)]
    assert not any(name in text for name in names for text in texts)


@pytest.mark.parametrize("name", NAMES)
def test_tables_end_every_line_alike(name: str) -> None:
    for path in (EXAMPLES / name).rglob("*.csv"):
        text = path.read_bytes().decode()
        assert "\r" not in text
        assert text.endswith("\n")
        assert len({len(row) for row in csv.reader(text.splitlines(), delimiter=";" if name == "klein-bedrijf" else ",")}) == 1
    assert tomllib.loads((EXAMPLES / name / "dossier.toml").read_text(encoding="utf-8"))["firm"]["fictional"] is True


@pytest.fixture(scope="module")
def plan(large: Dossier, toolbox: Toolbox) -> RetentionPlan:
    assert large.plan_start is not None
    return RetentionPlan.propose(map_of(large), toolbox, start=large.plan_start, on=large.date)


def test_the_plan_of_the_machine_shop_leaves_nothing_open(plan: RetentionPlan, large: Dossier) -> None:
    assert plan.unsolved == ()
    assert plan.check(map_of(large)) == ()


def test_two_people_can_set_the_five_axis_machine_when_the_firm_wants_it(plan: RetentionPlan) -> None:
    ready = {one.successor: one.last_week for one in plan.transfers if one.topic == "cnc-frezen-5-assen"}
    assert len(ready) == 2
    assert all(last is not None and last < date(2028, 1, 1) for last in ready.values())


def test_the_apprentice_of_the_machine_shop_is_the_first_heir_of_nothing_critical(plan: RetentionPlan, large: Dossier) -> None:
    of_apprentice = [one for one in plan.transfers if one.successor == "lars-de-boer"]
    critical = [one for one in of_apprentice if (map_of(large).topic(one.topic).criticality or 5) >= 4]
    assert len(of_apprentice) > len(critical) > 0
    assert all({reason.code for reason in one.reasons} & {"further-successor", "prerequisite"} for one in critical)


def test_the_machine_shop_has_shifts_agreements_and_certificates_of_its_own(large: Dossier, plan: RetentionPlan) -> None:
    knowledge = map_of(large)
    assert {(one.team, one.shift) for one in knowledge.people if one.shift != "dag"} == {("Verspaning", "vroeg"), ("Verspaning", "laat")}
    assert [one.requirement for one in knowledge.coverage(on=large.date).unmet] == ["draaiers-meten"]
    assert not plan.unsolved
    certificates = [one.id for one in knowledge.certificates if one.person is None]
    assert certificates == ["iso-3834-bedrijf", "vca-bedrijf"]
    assert knowledge.barring("uitlijnen-bij-klant", date(2027, 6, 15)) == ("vca-bedrijf",)


@pytest.mark.parametrize("name", NAMES)
def test_nobody_learns_and_teaches_more_than_a_day_a_week(name: str, toolbox: Toolbox) -> None:
    dossier = read_dossier(EXAMPLES / name, toolbox)
    assert dossier.plan_start is not None
    hours: dict[tuple[str, date], float] = defaultdict(float)
    for transfer in RetentionPlan.propose(map_of(dossier), toolbox, start=dossier.plan_start).transfers:
        for session in (session for step in transfer.steps for session in step.sessions):
            hours[transfer.successor, session.week] += session.hours
            hours[transfer.holder, session.week] += session.holder_hours
    assert max(hours.values()) <= 8
