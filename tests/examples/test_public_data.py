"""A public data set scored to its published values: `bfi` of the R package psych, 2800 people, 25 items, five scales."""

import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from werkplekleren import Questionnaire, Response
from werkplekleren.toolbox import Toolbox

FOLDER = Path(__file__).parents[2] / "examples" / "openbare-gegevens"
SCALES = ("agree", "conscientious", "extraversion", "neuroticism", "openness")


@pytest.fixture(scope="module")
def example() -> Mapping[str, Any]:
    """What the script defines."""
    return runpy.run_path(str(FOLDER / "score_bfi.py"))


@pytest.fixture(scope="module")
def scan(example: Mapping[str, Any]) -> Questionnaire:
    made: Questionnaire = example["questionnaire"]()
    return made


@pytest.fixture(scope="module")
def given(example: Mapping[str, Any], scan: Questionnaire) -> tuple[Response, ...]:
    made: tuple[Response, ...] = example["responses"](scan)
    return made


@pytest.fixture(scope="module")
def found(example: Mapping[str, Any], scan: Questionnaire, given: tuple[Response, ...]) -> Mapping[str, Any]:
    figures: Mapping[str, Any] = example["found"](scan, given)
    return figures


def test_the_data_are_those_that_were_published(given: tuple[Response, ...], scan: Questionnaire) -> None:
    """n, mean and standard deviation of the first items as `describe(bfi)` prints them."""
    assert len(given) == 2800
    for one in given[::100]:
        scan.check(one)  # raises when it does not fit
    for item, n, mean in (("a1", 2784, 2.41), ("a2", 2773, 4.80), ("a3", 2774, 4.60), ("a4", 2781, 4.70), ("a5", 2784, 4.56)):
        answers = [answer for one in given if isinstance(answer := one.answers.get(item), int)]
        assert (n, mean) == (len(answers), round(sum(answers) / len(answers), 2))


@pytest.mark.parametrize("scale", SCALES)
def test_mean_and_spread_of_the_scores_are_the_published_ones_in_every_decimal(
    scale: str, example: Mapping[str, Any], found: Mapping[str, Any]
) -> None:
    published = example["PUBLISHED"][scale]
    assert (published.mean, published.spread) == (round(found[scale].mean, 4), round(found[scale].spread, 4))


@pytest.mark.parametrize("scale", SCALES)
def test_alpha_is_the_published_one_in_every_decimal_whatever_was_done_with_missing_answers(
    scale: str, example: Mapping[str, Any], found: Mapping[str, Any]
) -> None:
    published = example["PUBLISHED"][scale]
    assert published.alpha == round(found[scale].alpha, 8)
    assert published.alpha_complete == round(found[scale].alpha_complete, 8)
    assert published.filled == round(found[scale].filled, 2)


def test_the_script_prints_our_figures_above_the_published_ones(example: Mapping[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    example["main"]()
    _, *lines = capsys.readouterr().out.splitlines()
    assert list(SCALES) == [line.split()[0] for line in lines[::2]]
    for own, published in zip(lines[::2], lines[1::2], strict=True):
        assert published.split()[1:] == own.split()[1:]


def test_the_questionnaire_has_nothing_to_warn_of() -> None:
    toolbox = Toolbox.load(FOLDER / "toolbox")
    assert not toolbox.check()
    assert not toolbox.warnings()
