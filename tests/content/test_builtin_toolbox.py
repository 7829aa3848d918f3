"""The toolbox reads every file, and everything in it refers to something that exists."""

from typing import get_args

import pytest

from werkplekleren import Toolbox
from werkplekleren.retention import Stage


@pytest.fixture(scope="module")
def toolbox() -> Toolbox:
    return Toolbox.builtin()


def test_the_checker_has_nothing_to_say(toolbox: Toolbox) -> None:
    assert [str(problem) for problem in toolbox.check()] == []


def test_what_is_in_it(toolbox: Toolbox) -> None:
    assert len(toolbox.instruments) == 25
    assert set(toolbox.questionnaires) == {
        "bedrijfsstrategiescan",
        "begeleiderscheck",
        "leercultuurscan",
        "praktijkbeoordeling",
        "quickscan-werkplekleren",
        "voortgang-en-effect",
    }
    assert set(toolbox.level_scales) == {"dreyfus", "entrustment", "ilu", "iluo", "iluo-operator", "nlqf", "quarter-circles"}
    assert set(toolbox.risk_methods) == {"knowledge-loss"}
    assert len(toolbox.transfer_methods) == 14
    assert len(toolbox.retention_options) == 11
    assert set(toolbox.rule_sets) == {"base", "hold-on", "learn-at-work", "look-closer", "make-a-plan", "middle-and-high"}
    assert len(toolbox.schemes) == 7
    assert len(toolbox.certificate_types) == 18
    assert len(toolbox.employer_questions) == 9
    assert len(toolbox.practice_cases) == 10
    assert set(toolbox.decay_models) == {"skill-decay"}


def test_quarter_circles(toolbox: Toolbox) -> None:
    scale = toolbox.level_scales["quarter-circles"]
    assert "".join(level.symbol for level in scale.levels) == "○◔◑◕●"
    assert (scale.supervised, scale.independent, scale.teaching) == (2, 3, 4)


def test_the_bands_of_the_risk_method(toolbox: Toolbox) -> None:
    method = toolbox.risk_methods["knowledge-loss"]
    assert [(band.id, band.starts_at) for band in method.bands] == [
        ("important", 1),
        ("high-importance", 10),
        ("priority", 16),
        ("high-priority", 20),
    ]


def test_every_stage_of_practice_can_be_filled(toolbox: Toolbox) -> None:
    methods = toolbox.transfer_methods.values()
    assert all(any(method.covers(stage) for method in methods) for stage in get_args(Stage))


def test_there_is_a_social_and_a_documented_method_for_unique_knowledge(toolbox: Toolbox) -> None:
    methods = toolbox.transfer_methods.values()
    assert any(method.forms == "social" and method.tacit == "high" for method in methods)
    assert any(method.forms == "documented" and method.explicit == "high" for method in methods)


def test_what_stuck_is_asked_only_after_six_months(toolbox: Toolbox) -> None:
    review = toolbox.questionnaires["voortgang-en-effect"]
    lasting = {key.item for one in review.dimensions if one.id == "gebleven" for key in one.keys}
    assert lasting.isdisjoint(review.shown("management", {"moment": "drie-maanden"}))
    for later in ("zes-maanden", "twaalf-maanden"):
        assert lasting <= set(review.shown("management", {"moment": later}))
