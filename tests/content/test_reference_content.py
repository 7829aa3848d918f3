"""What can be looked up says where it comes from, how far it goes, and what is not known."""

import pytest

from content.reading import FILES, table
from werkplekleren import Toolbox
from werkplekleren.retention import Period, RuleKind

CERTIFICATES = [name for name in FILES if name.startswith("certificates/")]
QUESTIONS = [name for name in FILES if name.startswith("questions/")]
CASES = [name for name in FILES if name.startswith("cases/")]
SCHEMES = [name for name in FILES if name.startswith("schemes/")]
METHODS = [name for name in FILES if name.startswith("transfer-methods/")]
SCALES = [name for name in FILES if name.startswith("level-scales/")]

RULES: dict[str, tuple[RuleKind, Period, int | None, int | None]] = {
    "vca-diploma": ("scheme", "fixed", 120, None),
    "ssvv-opleidingengids": ("scheme", "varies", None, None),
    "vca-toolboxmeetings": ("scheme", "unknown", None, None),
    "nen-3140": ("convention", "fixed", 36, None),
    "nen-9140": ("standard", "unknown", None, None),
    "heftruck": ("employer", "varies", None, None),
    "ipaf-pal": ("scheme", "fixed", 60, None),
    "f-gassen": ("law", "fixed", 84, None),
    "en-iso-9606-1": ("standard", "varies", None, 6),
    "en-iso-9606-2": ("standard", "fixed", 24, 6),
    "en-iso-9712": ("standard", "fixed", 120, None),
    "bhv": ("convention", "fixed", 12, None),
    "code-95": ("law", "fixed", 60, None),
    "tcvt-machinist": ("law", "varies", None, None),
    "vca-bedrijf": ("scheme", "fixed", 36, None),
    "en-1090": ("law", "unknown", None, None),
    "f-gassen-bedrijf": ("law", "unknown", None, None),
    "iso-3834": ("standard", "unknown", None, None),
}
"""Who decides, what is known of the period, its months, and every how many months a confirmation is asked."""

THRESHOLDS = {
    "quarter-circles": (2, 3, 4),
    "iluo": (2, 3, 4),
    "iluo-operator": (2, 3, 4),
    "ilu": (1, 2, 3),
    "dreyfus": (2, 3, 4),
    "entrustment": (3, 4, 5),
    "nlqf": (0, 0, 0),
}
"""Under supervision, alone, can teach."""


@pytest.fixture(scope="module")
def toolbox() -> Toolbox:
    return Toolbox.builtin()


def test_every_certificate_that_was_looked_up_is_there() -> None:
    assert {table(name)["id"] for name in CERTIFICATES} == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_a_certificate_has_the_rule_that_its_source_gives(name: str, toolbox: Toolbox) -> None:
    kind = toolbox.certificate_types[name]
    assert (kind.rule, kind.period, kind.months, kind.confirm_months) == RULES[name]


@pytest.mark.parametrize("name", CERTIFICATES)
def test_every_source_of_a_certificate_can_be_opened(name: str) -> None:
    assert [source["title"] for source in table(name)["sources"] if "address" not in source] == []


def test_a_weld_of_steel_is_renewed_in_three_ways_and_one_has_no_end(toolbox: Toolbox) -> None:
    routes = toolbox.certificate_types["en-iso-9606-1"].routes
    assert [(route.id, route.period, route.months) for route in routes] == [
        ("retest", "fixed", 36),
        ("welds-tested", "fixed", 24),
        ("same-maker", "open-ended", None),
    ]


def test_certificates_of_the_firm_itself_say_so(toolbox: Toolbox) -> None:
    of_firm = {"vca-toolboxmeetings", "vca-bedrijf", "en-1090", "f-gassen-bedrijf", "iso-3834"}
    assert {name for name, kind in toolbox.certificate_types.items() if kind.holder == "firm"} == of_firm


def test_what_was_only_heard_is_said_to_be_unverified(toolbox: Toolbox) -> None:
    assert [name for name, kind in toolbox.certificate_types.items() if kind.unverified is not None] == ["nen-9140"]


@pytest.mark.parametrize("name", SCALES)
def test_a_level_scale_has_its_thresholds_as_data(name: str) -> None:
    scale = Toolbox.builtin().level_scales[table(name)["id"]]
    assert (scale.supervised, scale.independent, scale.teaching) == THRESHOLDS[scale.id]
    assert (scale.purpose == "qualification") == (scale.id == "nlqf")


def test_the_entry_level_of_diplomas_goes_before_eight_others(toolbox: Toolbox) -> None:
    assert [level.id for level in toolbox.level_scales["nlqf"].levels] == ["entry", *(f"level-{number}" for number in range(1, 9))]


@pytest.mark.parametrize("name", SCHEMES)
def test_money_of_a_fund_is_of_an_earlier_year_until_somebody_checks_it(name: str) -> None:
    scheme = Toolbox.builtin().schemes[table(name)["id"]]
    assert (scheme.standing == "current") == (scheme.id in {"slim", "praktijkleren"})


@pytest.mark.parametrize("name", METHODS)
def test_a_way_of_handing_over_says_that_its_hours_are_a_proposal_and_where_to_begin(name: str) -> None:
    method = table(name)
    assert any("voorstel" in source["note"]["nl"] for source in method["sources"])
    assert method["smallest"]["nl"]


def test_fixed_sheets_claim_no_hours_saved_for_which_there_is_no_study(toolbox: Toolbox) -> None:
    methods = toolbox.transfer_methods
    assert methods["structured-training"].path == methods["job-instruction"].path


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_a_route_and_says_what_is_our_own(name: str) -> None:
    question = table(name)
    assert 3 <= len(question["route"]) <= 6
    assert question["question"]["nl"].endswith("?")
    assert any("address" in source for source in question["sources"])
    assert any("van onszelf" in source["note"]["nl"] for source in question["sources"])


def test_every_theme_has_a_question(toolbox: Toolbox) -> None:
    assert {theme for question in toolbox.employer_questions.values() for theme in question.themes} == set(toolbox.themes)


@pytest.mark.parametrize("name", CASES)
def test_a_case_that_was_made_up_says_so_in_its_name_and_in_what_came_of_it(name: str) -> None:
    case = table(name)
    assert case["illustrative"] == case["id"].startswith("bedacht-")
    assert case["illustrative"] == case.get("outcome", {"nl": ""})["nl"].startswith("Zo kan het gaan:")
    assert case["instruments"]
