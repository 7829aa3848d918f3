"""The lint tells which items are hard to answer, which dimensions are keyed one way, and which bands nothing can reach."""

import re
from contextlib import suppress
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment_samples import EMPLOYEE, both, dimension, ident, key, questionnaire, response, scale, section
from strategies.assessments import answered, minimums
from toolbox.building import QUESTIONNAIRE, RISK_METHOD
from toolbox.linted import codes, found, lines
from werkplekleren.assessments import (
    Answer,
    AnswerOption,
    AnswerScale,
    Choice,
    ChoiceItem,
    Item,
    NumberItem,
    Questionnaire,
    Response,
    ScaleItem,
    YesNoItem,
)
from werkplekleren.toolbox.lint.reach import TooManyError, View


def asking(text: str, language: str = "nl") -> str:
    words = f'text = "{text}"' if language == "nl" else f"text = {{nl = 'Hulp.', {language} = \"{text}\"}}"
    return QUESTIONNAIRE.replace('text = "Iemand helpt mij."', words)


def test_an_item_has_its_limit_of_words(tmp_path: Path) -> None:
    fourteen = "Ik " + "mag " * 12 + "leren."
    assert codes(tmp_path, questionnaires__peiling=asking(fourteen)) == []
    (line,) = lines(tmp_path, questionnaires__peiling=asking(fourteen.replace("leren", "snel leren")))
    assert line.startswith("fonds/questionnaires/peiling.toml, line 35, sections[0].items[1].text.nl: this item has 15 words; found 'Ik mag")


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Ik krijg geen hulp.", "nl", "item-negation"),
        ("Nooit helpt iemand mij.", "nl", "item-negation"),
        ("I do not get help.", "en", "item-negation"),
        ("Ik krijg hulp en tijd.", "nl", "item-double"),
        ("Ik krijg hulp of tijd.", "nl", "item-double"),
        ("I get help and time.", "en", "item-double"),
        ("Of het werkt, zie ik snel.", "nl", "item-double"),
        ("Het werk wordt goed uitgelegd.", "nl", "item-passive"),
        ("Ik zie dat het werk gedaan wordt.", "nl", "item-passive"),
        ("The work is well explained.", "en", "item-passive"),
        ("My questions were taken seriously.", "en", "item-passive"),
    ],
)
def test_an_item_that_is_hard_to_answer(tmp_path: Path, text: str, language: str, code: str) -> None:
    assert codes(tmp_path, questionnaires__peiling=asking(text, language)) == [code]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ik zie snel of het werkt.", "nl"),
        ("Ik word beter in mijn werk.", "nl"),
        ("Mijn werk wordt leuker in dit gebied.", "nl"),
        ("Ik heb het werk goed uitgelegd.", "nl"),
        ("De uitleg wordt korter. Ik heb alles gehaald.", "nl"),
        ("I am asked whether it works.", "en"),
        ("It is clear what my boss expected.", "en"),
    ],
)
def test_an_item_that_only_looks_hard(tmp_path: Path, text: str, language: str) -> None:
    assert codes(tmp_path, questionnaires__peiling=asking(text, language)) == []


def test_every_wording_of_an_item_is_read(tmp_path: Path) -> None:
    scan = asking("Iemand helpt mij.").replace('text = "Iemand helpt mij."', 'text = "Iemand helpt mij."\nwordings.employee = "Niemand helpt mij."')
    assert [problem.place.path for problem in found(tmp_path, questionnaires__peiling=scan)] == ["sections[0].items[1].wordings.employee.nl"]


def test_items_in_a_language_without_rules_are_left_alone(tmp_path: Path) -> None:
    assert codes(tmp_path, questionnaires__peiling=asking("Nie en of niet.", "pl")) == []


def keyed(count: int, *, turned: int = 0, low: str = "oneens", high: str = "eens", kind: str = "scale") -> str:
    """A questionnaire with one dimension of some items."""
    item = '\n[[sections.items]]\nkind = "{kind}"\nid = "i-{n}"\n{scale}text = "Zin {n}."\n'
    items = "".join(item.format(n=n, kind=kind, scale='scale = "eens"\n' if kind == "scale" else "") for n in range(count))
    keys = ", ".join(f'{{item = "i-{n}"{", reversed = true" if n < turned else ""}}}' for n in range(count))
    text = re.sub(r"\n\[\[sections\.items\]\].*?(?=\n\[\[dimensions\]\])", lambda _: items, QUESTIONNAIRE, flags=re.DOTALL)
    text = text.replace('label = "oneens"', f'label = "{low}"').replace('label = "eens"', f'label = "{high}"')
    return text.replace('keys = [{item = "tijd"}, {item = "hulp"}]', f"keys = [{keys}]")


def test_many_items_on_a_scale_of_agreement_keyed_one_way_are_told(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, questionnaires__peiling=keyed(6))
    assert "dimensions[0].keys: all 6 items that ask for agreement are keyed the same way; found 'ruimte'" in line
    assert codes(tmp_path, questionnaires__peiling=keyed(6, turned=6)) == ["unbalanced-keys"]


@pytest.mark.parametrize(
    "scan",
    [
        keyed(5),
        keyed(6, turned=1),
        keyed(6, low="nooit", high="altijd"),
        keyed(6, low="nooit", high="eens"),
        keyed(6, kind="yes-no"),
    ],
    ids=["few items", "one turned", "how often", "one end", "yes or no"],
)
def test_keys_may_go_one_way_where_agreeing_is_no_habit(tmp_path: Path, scan: str) -> None:
    assert "unbalanced-keys" not in codes(tmp_path, questionnaires__peiling=scan)


def test_labels_in_a_language_without_rules_ask_for_nothing(tmp_path: Path) -> None:
    polish = keyed(6).replace('label = "eens"', 'label = {nl = "ja", pl = "eens"}').replace('label = "oneens"', 'label = {nl = "nee", pl = "oneens"}')
    assert codes(tmp_path, questionnaires__peiling=polish) == []


def banded(text: str, *starts: str) -> str:
    """The questionnaire with bands of its own in its one dimension."""
    own = "".join(
        f'\n[[dimensions.bands]]\nid = "b-{n}"\nstarts_at = {start}\ntitle = "B"\nmeaning = "M."\ntone = "good"\n' for n, start in enumerate(starts)
    )
    return text.replace("\n[[bands]]", own + "\n[[bands]]", 1)


def unreachable(folder: Path, text: str) -> list[str]:
    rules = 'id = "regels"\nversion = "1.0"\ntitle = "R"\n[[rules]]\nid = "r"\ninstrument = "rondgang"\nweight = 1\nreason = "Zo."\n'
    rules += 'when = {kind = "firm-size", at_least = 2}\n[[sources]]\ntitle = "T"\nchecked = 2026-11-23\n'
    return [
        f"{problem.place.path} {problem.found}"
        for problem in found(folder, questionnaires__peiling=text, rules__regels=rules)
        if problem.code == "unreachable-band"
    ]


def test_a_band_between_the_scores_of_one_response_is_told(tmp_path: Path) -> None:
    """Two items of two steps: 0, 50 and 100, and no other score."""
    assert unreachable(tmp_path, banded(QUESTIONNAIRE, "0", "51", "99")) == ["dimensions[0].bands[1] 'b-1'"]
    assert unreachable(tmp_path, banded(QUESTIONNAIRE, "0", "50", '"101/2"')) == []


def test_a_shared_band_is_told_when_nothing_that_shares_it_can_reach_it(tmp_path: Path) -> None:
    shared = QUESTIONNAIRE.replace("starts_at = 60", "starts_at = 40", 1).replace(
        "\n[[sources]]", '\n[[bands]]\nid = "top"\nstarts_at = 60\ntitle = "top"\nmeaning = "T."\ntone = "good"\n\n[[sources]]'
    )
    assert unreachable(tmp_path, shared) == []
    between = shared.replace("starts_at = 40", "starts_at = 51")
    assert unreachable(tmp_path, between) == ["bands[1] 'hoog'"]
    assert unreachable(tmp_path, banded(between, "0")) == []


def yes_no(*, required: bool) -> str:
    """Three questions of yes or no in one dimension, half of them needed."""
    one = 'kind = "yes-no"\nid = "{name}"\nrequired = ' + str(required).lower() + '\ntext = "Ja?"\n'
    items = "".join("\n[[sections.items]]\n" + one.format(name=name) for name in "abc")
    text = re.sub(r"\n\[\[sections\.items\]\].*?(?=\n\[\[dimensions\]\])", lambda _: items, QUESTIONNAIRE, flags=re.DOTALL)
    return text.replace('keys = [{item = "tijd"}, {item = "hulp"}]', 'keys = [{item = "a"}, {item = "b"}, {item = "c"}]')


def test_an_answer_that_must_be_given_takes_scores_away(tmp_path: Path) -> None:
    """Two answers of three can be 50; three of three cannot."""
    assert unreachable(tmp_path, banded(yes_no(required=False), "0", "45", "55")) == []
    assert unreachable(tmp_path, banded(yes_no(required=True), "0", "45", "55")) == ["dimensions[0].bands[1] 'b-1'"]


def test_item_without_which_there_is_no_score_takes_scores_away(tmp_path: Path) -> None:
    """With every key required only 0, 1, 2 or 3 times a third is left; a number of items that must be answered is not looked at."""
    required = yes_no(required=False)
    for name in "abc":
        required = required.replace(f'{{item = "{name}"}}', f'{{item = "{name}", required = true}}')
    assert unreachable(tmp_path, banded(required, "0", "45", "55")) == ["dimensions[0].bands[1] 'b-1'"]
    number = yes_no(required=False).replace("keys =", "minimum_items = 3\nkeys =")
    assert unreachable(tmp_path, banded(number, "0", "45", "55")) == []


def test_count_reaches_zeros_and_ones_only(tmp_path: Path) -> None:
    counts = yes_no(required=True).replace("keys =", 'counts = {kind = "one-of", values = [true]}\nbands_in = "count"\nkeys =')
    assert unreachable(tmp_path, banded(counts, "0", "1", "2", "3")) == []
    percent = counts.replace('bands_in = "count"\n', "")
    assert unreachable(tmp_path, banded(percent, "0", "40", "60")) == ["dimensions[0].bands[1] 'b-1'"]


def test_band_below_one_that_asks_something_of_each_answer_can_be_reached(tmp_path: Path) -> None:
    """Two items of two steps score 0, 50 or 100; who scores 50 has one low answer, so falls to the band below."""
    between = banded(QUESTIONNAIRE, "0", "40", "50")
    assert unreachable(tmp_path, between) == ["dimensions[0].bands[1] 'b-1'"]
    floor = between.replace("starts_at = 50\n", "starts_at = 50\neach_at_least = 2\n")
    assert unreachable(tmp_path, floor) == []


def counted(high: int) -> str:
    """A dimension of a step of two and a number."""
    return QUESTIONNAIRE.replace('kind = "scale"\nid = "hulp"\nscale = "eens"', f'kind = "number"\nid = "hulp"\nlow = 0\nhigh = {high}')


@pytest.mark.parametrize("high", [150_000, 1_000_000])
def test_with_too_many_combinations_nothing_is_said(tmp_path: Path, high: int) -> None:
    """Nobody scores between 0 and a hundredth with ten steps; with very many, nobody looked."""
    assert unreachable(tmp_path, banded(counted(10), "0", '"1/1000"', '"1/100"')) == ["dimensions[0].bands[1] 'b-1'"]
    assert unreachable(tmp_path, banded(counted(high), "0", '"1/1000"', '"1/100"')) == []
    assert unreachable(tmp_path, counted(high).replace("starts_at = 60", 'starts_at = "1/1000"')) == []


def test_a_composite_reaches_what_its_parts_reach_together(tmp_path: Path) -> None:
    """Its parts score 0, 50 or 100; so together they score fourths."""
    second = QUESTIONNAIRE[QUESTIONNAIRE.index("[[dimensions]]") : QUESTIONNAIRE.index("[[bands]]")].replace('"ruimte"', '"rust"')
    whole_ = '[[composites]]\nid = "alles"\ntitle = "A"\ndescription = "D."\ngood = "Hoog."\nparts = [{dimension = "ruimte"}, {dimension = "rust"}]\n'
    text = QUESTIONNAIRE.replace("\n[[bands]]", f"\n{second}\n{whole_}\n[[bands]]", 1)
    own = banded(text, "0", "20", "30", "45", "55").replace("dimensions.bands", "composites.bands")
    assert unreachable(tmp_path, own) == ["composites[0].bands[2] 'b-2'"]


def test_a_band_of_a_risk_method_that_no_product_reaches_is_told(tmp_path: Path) -> None:
    """The factors are 1 and 2, so a product is 1, 2 or 4."""
    (line,) = lines(tmp_path, risk_methods__kans_en_gevolg=RISK_METHOD.replace("starts_at = 3", "starts_at = 5"))
    assert "bands[1]: no product of the two factors falls in this band; found 'groot'" in line
    assert codes(tmp_path, risk_methods__kans_en_gevolg=RISK_METHOD.replace("starts_at = 3", "starts_at = 4")) == []


@given(answered)
def test_whatever_somebody_answers_the_lint_holds_that_score_for_possible(pair: tuple[Questionnaire, Response]) -> None:
    scan, response = pair
    view = View(scan, response.perspective)
    for score in scan.score(response).scores:
        assert (score.items == 0) or view.asks(score.dimension)
        if score.bottom:
            with suppress(TooManyError):  # then it says nothing
                assert score.band in view.bands(score.dimension)
                if score.dimension in {one.id for one in scan.dimensions}:
                    assert Fraction(score.top, score.bottom) in view.scores(score.dimension)


STEPS = AnswerScale(id=ident("steps"), options=tuple(AnswerOption(value=value, label=both(str(value))) for value in (1, 2, 3)))


@st.composite
def small_items(draw: st.DrawFn, name: str) -> tuple[Item, tuple[Answer, ...]]:
    """An item and every answer to it."""
    required = draw(st.booleans())
    known: dict[str, Any] = {"id": ident(name), "text": both(name), "required": required}
    match draw(st.sampled_from(["scale", "with n/a", "yes-no", "number", "choice", "choices"])):
        case "scale":
            return ScaleItem(**known, scale=STEPS.id), (1, 2, 3)
        case "with n/a":
            return ScaleItem(**known, scale=ident("agree")), (1, 2, 3, 4, 5, "n/a")
        case "yes-no":
            return YesNoItem(**known), (False, True)
        case "number":
            return NumberItem(**known, low=-1, high=2), (-1, 0, 1, 2)
        case kind:
            points = draw(st.lists(st.integers(-4, 6), min_size=2, max_size=3, unique=True))
            options = tuple(Choice(id=ident(f"c{place}"), label=both("keus"), points=count) for place, count in enumerate(points))
            ids = [one.id for one in options]
            several: tuple[Answer, ...] = tuple(some for count in range(len(ids) + 1) for some in combinations(ids, count))
            return ChoiceItem(**known, options=options, multiple=kind == "choices"), several if kind == "choices" else tuple(ids)


@given(st.tuples(*(small_items(name) for name in "abc")), st.lists(st.tuples(st.integers(1, 4), st.booleans()), min_size=3, max_size=3), minimums)
@settings(max_examples=40)
def test_without_conditions_the_lint_knows_exactly_which_scores_are_possible(
    made: tuple[tuple[Item, tuple[Answer, ...]], ...], keys: list[tuple[int, bool]], minimum: Fraction
) -> None:
    each = [key(item.id, weight, reversed=turned) for (item, _), (weight, turned) in zip(made, keys, strict=True)]
    scan = questionnaire(
        section("s", *(item for item, _ in made)),
        dimensions=(dimension("d", *each, minimum=minimum),),
        scales=(STEPS, scale()),
        perspectives=(EMPLOYEE,),
    )
    possible: set[Fraction] = set()
    for chosen in product(*((answers if item.required else (*answers, None)) for item, answers in made)):
        given_: dict[str, Answer] = {item.id: answer for (item, _), answer in zip(made, chosen, strict=True) if answer is not None}
        (score,) = scan.score(response(given_, id="r", perspective=EMPLOYEE.id)).scores
        if score.bottom:
            possible.add(Fraction(score.top, score.bottom))
    assert View(scan, EMPLOYEE.id).scores("d") == possible
