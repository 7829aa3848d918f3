"""Sums, counts, categories and rules for each item: what an author can ask of a score beyond a weighted mean."""

import tomllib
from fractions import Fraction

import attrs
import pytest

from assessment_samples import band, both, composite, dimension, ident, item, key, questionnaire, response, scale, section
from werkplekleren.assessments import (
    AllRules,
    Answer,
    Answered,
    AnyRule,
    AtLeast,
    AtMost,
    Category,
    CategoryView,
    Choice,
    ChoiceItem,
    Classification,
    Composite,
    CountsAtLeast,
    CountsAtMost,
    CountsOneOf,
    Dimension,
    Equals,
    InBand,
    Key,
    NotRule,
    NumberItem,
    Perspective,
    Questionnaire,
    ScaleItem,
    ScoreAtLeast,
    ScoreBelow,
    ScoreView,
    Section,
    TextItem,
    YesNoItem,
)
from werkplekleren.assessments.classification import Rule
from werkplekleren.assessments.counting import Counts
from werkplekleren.errors import InvalidValueError, UnknownNameError
from werkplekleren.renderers import render
from werkplekleren.serialization import structure, unstructure


def yes_no(name: str) -> YesNoItem:
    return YesNoItem(id=ident(name), text=both(f"Vraag {name}"))


def choice(name: str, *options: str, points: tuple[int, ...] = (), multiple: bool = False) -> ChoiceItem:
    made = tuple(Choice(id=ident(one), label=both(f"keus {one}"), points=count) for one, count in zip(options, points or (None,) * 9, strict=False))
    return ChoiceItem(id=ident(name), text=both(f"Vraag {name}"), options=made, multiple=multiple)


def steps(name: str, low: int, high: int) -> NumberItem:
    return NumberItem(id=ident(name), text=both(name), low=low, high=high)


def counted(counts: Counts, *keys: Key) -> Dimension:
    return attrs.evolve(dimension("d", *keys), counts=counts)


# Sums.


def test_sum_adds_turned_answers_as_often_as_they_count() -> None:
    scan = questionnaire(section("s", *map(item, "abc")), dimensions=(dimension("d", key("a"), key("b", 2), key("c", reversed=True)),))
    view = scan.score(response({"a": 2, "b": 3, "c": 5}))["d"]
    assert (view.sum, view.prorated_sum, view.mean) == (2 + 2 * 3 + 1, 9.0, 2.25)


def test_prorated_sum_puts_the_mean_in_place_of_what_is_missing() -> None:
    scan = questionnaire(section("s", *map(item, "abc")), dimensions=(dimension("d", *map(key, "abc")),))
    view = scan.score(response({"a": 2, "b": 5}))["d"]
    assert (view.sum, view.prorated_sum) == (7, 10.5)


def test_what_was_not_shown_is_not_added_for() -> None:
    hidden = ScaleItem(id=ident("b"), text=both("b"), scale=ident("agree"), visible_if=AtLeast(item=ident("a"), value=4))
    scan = questionnaire(section("s", item("a"), hidden), dimensions=(dimension("d", key("a"), key("b")),))
    view = scan.score(response({"a": 3}))["d"]
    assert (view.sum, view.prorated_sum, view.items) == (3, 3.0, 1)


def test_there_is_no_sum_without_a_score() -> None:
    scan = questionnaire(section("s", *map(item, "abc")), dimensions=(dimension("d", *map(key, "abc")),))
    view = scan.score(response({"a": 2}))["d"]
    assert (view.value, view.sum, view.prorated_sum) == (None, None, None)


@pytest.mark.parametrize(
    ("items", "adds"),
    [
        ((yes_no("a"), choice("b", "x", "y", points=(0, 3))), True),
        ((item("a"), item("b", "seven")), False),
        ((item("a"), yes_no("b")), False),
        ((steps("a", 1, 5), steps("b", 1, 5)), False),
        ((attrs.evolve(steps("a", 0, 8), unit=both("uur")), attrs.evolve(steps("b", 1, 9), unit=both("uur"))), True),
        ((attrs.evolve(steps("a", 0, 8), unit=both("uur")), attrs.evolve(steps("b", 0, 8), unit=both("dagen"))), False),
    ],
)
def test_only_answers_in_one_unit_are_added(items: tuple[ScaleItem, ScaleItem], *, adds: bool) -> None:
    scan = questionnaire(
        section("s", *items), scales=(scale(), scale("seven", 1, 7)), dimensions=(dimension("d", key("a"), key("b")), dimension("e", key("a")))
    )
    assert [row.adds for row in scan.plan.rows] == [adds, True]


def test_composite_has_no_sum() -> None:
    scan = questionnaire(section("s", item("a")), dimensions=(dimension("d", key("a")),), composites=(composite("k", ("d", 1)),))
    assert scan.score(response({"a": 3}))["k"].sum is None


# Keys belong to the dimension.


def test_one_item_counts_forward_in_one_dimension_and_reversed_in_another() -> None:
    scan = questionnaire(section("s", item("a")), dimensions=(dimension("calm", key("a")), dimension("busy", key("a", reversed=True))))
    profile = scan.score(response({"a": 2}))
    assert (profile["calm"].value, profile["busy"].value) == (25.0, 75.0)
    assert profile.answers == {"a": 2}
    assert [one.good for one in scan.dimensions] == [both("hoog is goed")] * 2


# Counts.


def test_yes_answers_are_counted() -> None:
    scan = questionnaire(section("s", *map(yes_no, "abcd")), dimensions=(counted(CountsOneOf(values=(True,)), *map(key, "abcd")),))
    view = scan.score(response({"a": True, "b": False, "c": True}))["d"]
    assert (view.sum, view.answered, view.items, view.mean) == (2, 3, 4, None)
    assert view.prorated_sum == 8 / 3
    assert view.score.exact == Fraction(200, 3)


def test_reversed_key_turns_the_answer_before_it_is_counted() -> None:
    scan = questionnaire(
        section("s", item("a"), item("b"), item("c")),
        dimensions=(counted(CountsAtLeast(value=4), key("a"), key("b", reversed=True), key("c", 3)),),
    )
    assert scan.score(response({"a": 4, "b": 2, "c": 3}))["d"].sum == 2
    assert scan.score(response({"a": 3, "b": 3, "c": 5}))["d"].sum == 3


@pytest.mark.parametrize(
    ("counts", "answers", "count"),
    [
        (CountsAtMost(value=2), {"a": 2, "b": 3, "c": 1}, 2),
        (CountsOneOf(values=(1, 5)), {"a": 5, "b": 1, "c": 4}, 2),
    ],
)
def test_steps_that_count_can_be_named(counts: Counts, answers: dict[str, Answer], count: int) -> None:
    scan = questionnaire(section("s", *map(item, "abc")), dimensions=(counted(counts, *map(key, "abc")),))
    assert scan.score(response(answers))["d"].sum == count


def test_choices_are_counted_by_their_ids_and_need_no_points() -> None:
    scan = questionnaire(
        section("s", choice("a", "ja", "soms", "nee"), choice("b", "nooit", "soms", multiple=True)),
        dimensions=(counted(CountsOneOf(values=("ja", "soms")), key("a"), key("b")),),
    )
    given: list[dict[str, Answer]] = [{"a": "ja", "b": ("nooit", "soms")}, {"a": "nee", "b": ()}, {"a": "soms"}, {"b": ("nooit",)}]
    assert [scan.score(response(answers))["d"].sum for answers in given] == [2, 0, 1, 0]


def test_bands_can_be_written_in_counts() -> None:
    bands = (band("none", 0), band("some", 1), band("most", 3))
    one = attrs.evolve(counted(CountsOneOf(values=(True,)), *map(key, "abcd")), bands=bands, bands_in="count")
    scan = questionnaire(section("s", *map(yes_no, "abcd")), dimensions=(one,))
    found = [scan.score(response(dict(zip("abcd", [True] * yes + [False] * (4 - yes), strict=True))))["d"].band for yes in range(5)]
    assert [one.id for one in found if one is not None] == ["none", "some", "some", "most", "most"]
    known = scan.dimension("d")
    assert [one.starts_at for one in known.bands] == [0, 25, 75]
    assert scan.legend.dimension("d") == known


def test_count_is_compared_as_its_share_of_what_was_shown() -> None:
    bands = (band("few", 0), band("most", 3))
    one = attrs.evolve(counted(CountsOneOf(values=(True,)), *map(key, "abcd")), bands=bands, bands_in="count")
    view = questionnaire(section("s", *map(yes_no, "abcd")), dimensions=(one,)).score(response({"a": True, "b": True}))["d"]
    assert (view.sum, view.prorated_sum, view.score.band) == (2, 4.0, "most")


# Rules for each item.


def rubric(*bands: tuple[str, int, int | None], minimum_items: int | None = None, required: str = "") -> Questionnaire:
    made = tuple(attrs.evolve(band(name, start), each_at_least=floor) for name, start, floor in bands)
    keys = tuple(attrs.evolve(key(name), required=name in required) for name in "abc")
    one = attrs.evolve(dimension("d", *keys), bands=made, minimum_items=minimum_items)
    return questionnaire(section("s", *(item(name, "four") for name in "abc")), scales=(scale("four", 1, 4),), dimensions=(one,))


ALONE = rubric(("together", 0, None), ("watched", 33, None), ("alone", 60, 2))


def test_band_counts_only_when_each_answer_is_high_enough() -> None:
    assert ALONE.score(response({"a": 4, "b": 4, "c": 2})).score("d").band == "alone"
    assert ALONE.score(response({"a": 4, "b": 4, "c": 1})).score("d").band == "watched"


def test_band_that_asks_something_of_each_answer_does_not_count_when_one_is_missing() -> None:
    assert ALONE.score(response({"a": 4, "b": 4})).score("d").band == "watched"
    assert ALONE.score(response({"a": 4, "b": 4, "c": "n/a"})).score("d").band == "watched"


def test_next_lower_band_must_hold_too() -> None:
    scan = rubric(("low", 0, None), ("middle", 30, 2), ("high", 60, 3))
    found = [scan.score(response(dict(zip("abc", answers, strict=True)))).score("d").band for answers in ((3, 3, 3), (4, 4, 2), (4, 4, 1))]
    assert found == ["high", "middle", "low"]


def test_reversed_answer_is_turned_before_it_is_held_against_the_floor() -> None:
    one = attrs.evolve(dimension("d", key("a"), key("b", reversed=True)), bands=(band("low", 0), attrs.evolve(band("high", 50), each_at_least=3)))
    scan = questionnaire(section("s", item("a"), item("b")), dimensions=(one,))
    assert [scan.score(response({"a": 5, "b": turned})).score("d").band for turned in (3, 4)] == ["high", "low"]


def test_composite_can_ask_something_of_each_part() -> None:
    high = attrs.evolve(band("high", 50), each_at_least=25)
    total = attrs.evolve(composite("k", ("d", 1), ("e", 1)), bands=(band("low", 0), high))
    scan = questionnaire(section("s", item("a"), item("b")), dimensions=(dimension("d", key("a")), dimension("e", key("b"))), composites=(total,))
    given: list[dict[str, Answer]] = [{"a": 5, "b": 2}, {"a": 5, "b": 1}, {"a": 5}]
    assert [scan.score(response(answers)).score("k").band for answers in given] == ["high", "low", "low"]
    assert "Voor ‘high’ moet elk onderdeel" in str(scan.score(response({"a": 5, "b": 1})).explain("k"))


def test_mean_of_a_group_gets_no_band_that_asks_something_of_each_answer() -> None:
    members = [response({"a": 4, "b": 4, "c": 4}, id=f"r{number}") for number in range(5)]
    score = ALONE.score_group(members)["employee"].score("d")
    assert (score.mean, score.band, score.distribution) == (100.0, None, (0, 0, 5))


def test_item_that_must_be_answered_is_asked_only_where_it_was_shown() -> None:
    scan = rubric(("low", 0, None), required="c")
    assert scan.score(response({"a": 4, "b": 4})).score("d").value is None
    assert scan.score(response({"a": 4, "c": 4})).score("d").value == 100.0
    hidden = ScaleItem(id=ident("b"), text=both("b"), scale=ident("agree"), visible_if=AtLeast(item=ident("a"), value=4))
    with_hidden = questionnaire(section("s", item("a"), hidden), dimensions=(dimension("d", key("a"), attrs.evolve(key("b"), required=True)),))
    assert [with_hidden.score(response({"a": answer})).score("d").value for answer in (3, 4)] == [50.0, None]


def test_minimum_can_be_a_number_of_items() -> None:
    scan = rubric(("low", 0, None), minimum_items=3)
    assert scan.score(response({"a": 4, "b": 4})).score("d").value is None
    assert scan.score(response({"a": 4, "b": 4, "c": 1})).score("d").value is not None
    one = attrs.evolve(dimension("d", key("a"), key("b")), minimum_items=2)
    skipping = Section(id=ident("t"), title=both("t"), items=(item("b"),), visible_if=AtLeast(item=ident("a"), value=4))
    scan = questionnaire(section("s", item("a")), skipping, dimensions=(one,))
    given: list[dict[str, Answer]] = [{"a": 3}, {"a": 4}, {}]
    assert [scan.score(response(answers)).score("d").value for answers in given] == [50.0, None, None]


# Categories.


def category(name: str, when: Rule) -> Category:
    return Category(id=ident(name), title=both(name), meaning=both(f"betekenis {name}"), action=both("doe iets"), tone="neutral", when=when)


def classified(*categories: Category, composites: tuple[Composite, ...] = ()) -> Questionnaire:
    kind = Classification(id=ident("kind"), title=both("soort"), description=both("soort"), categories=categories)
    later = ScaleItem(id=ident("later"), text=both("Later"), scale=ident("agree"), visible_if=Equals(item=ident("yes"), value=True))
    own = ScaleItem(id=ident("own"), text=both("Eigen"), scale=ident("agree"), perspectives=(ident("management"),))
    return questionnaire(
        section("s", yes_no("yes"), item("a"), item("b"), later, own, choice("pick", "x", "y")),
        dimensions=(dimension("d", key("a"), key("b")), dimension("late", key("later")), dimension("mine", key("own"))),
        composites=composites,
        classifications=(kind,),
    )


def outcome(scan: Questionnaire, answers: dict[str, Answer]) -> tuple[str, str | None]:
    view = scan.score(response(answers)).category("kind")
    return view.state, None if view.category is None else view.category.id


HIGH = ScoreAtLeast(dimension=ident("d"), value=60)


def test_first_rule_that_holds_gives_the_category() -> None:
    scan = classified(category("high", HIGH), category("yes", Equals(item=ident("yes"), value=True)))
    assert outcome(scan, {"yes": True, "a": 5, "b": 5}) == ("found", "high")
    assert outcome(scan, {"yes": True, "a": 1, "b": 1}) == ("found", "yes")
    assert outcome(scan, {"yes": False, "a": 1, "b": 1}) == ("none-holds", None)


def test_category_is_not_known_as_long_as_an_earlier_rule_is_not_known() -> None:
    scan = classified(category("high", HIGH), category("yes", Equals(item=ident("yes"), value=True)))
    assert outcome(scan, {"yes": True}) == ("not-enough-answered", None)
    assert outcome(scan, {"a": 1, "b": 1}) == ("not-enough-answered", None)
    assert outcome(scan, {"a": 5, "b": 5}) == ("found", "high")


def test_cut_of_a_score_belongs_to_the_higher_side() -> None:
    scan = classified(category("below", ScoreBelow(dimension=ident("d"), value=Fraction(125, 2))), category("rest", NotRule(rule=HIGH)))
    assert outcome(scan, {"a": 3, "b": 4}) == ("none-holds", None)
    assert outcome(scan, {"a": 3, "b": 3}) == ("found", "below")


def test_rules_can_ask_for_bands_choices_and_answers_in_any_joining() -> None:
    low = InBand(dimension=ident("d"), bands=(ident("low"),))
    scan = classified(
        category("both", AllRules(rules=(low, Equals(item=ident("pick"), value="x")))),
        category("one", AnyRule(rules=(AtMost(item=ident("a"), value=1), Answered(item=ident("pick"))))),
    )
    assert outcome(scan, {"a": 2, "b": 2, "pick": "x"}) == ("found", "both")
    assert outcome(scan, {"a": 5, "b": 5, "pick": "y"}) == ("found", "one")
    assert outcome(scan, {"a": 5, "b": 5}) == ("none-holds", None)
    assert outcome(scan, {"a": 2, "b": 1}) == ("not-enough-answered", None)


def test_what_was_not_asked_is_not_missing() -> None:
    late = category("late", AnyRule(rules=(AtLeast(item=ident("later"), value=4), ScoreAtLeast(dimension=ident("late"), value=60))))
    scan = classified(late)
    assert outcome(scan, {"yes": True}) == ("not-enough-answered", None)
    assert outcome(scan, {"yes": True, "later": "n/a"}) == ("not-enough-answered", None)
    assert outcome(scan, {"yes": False}) == ("not-asked", None)
    with_more = classified(late, category("rest", Answered(item=ident("yes"))))
    assert outcome(with_more, {"yes": False}) == ("found", "rest")


def test_category_is_told_in_words_and_as_data() -> None:
    scan = classified(
        category("high", AllRules(rules=(HIGH, NotRule(rule=AtLeast(item=ident("a"), value=5))))),
        category("x", AnyRule(rules=(Equals(item=ident("pick"), value="x"), InBand(dimension=ident("d"), bands=(ident("low"), ident("high")))))),
        category(
            "never",
            AllRules(
                rules=(Answered(item=ident("later")), AtMost(item=ident("own"), value=2), ScoreBelow(dimension=ident("mine"), value=Fraction(1, 2)))
            ),
        ),
    )
    view = scan.score(response({"yes": False, "a": 5, "b": 5, "pick": "x"})).category("kind")
    explained = view.explain()
    assert explained.state == "found"
    assert [(one.category, one.holds, one.looked_at) for one in explained.rules] == [
        ("high", False, True),
        ("x", True, True),
        ("never", False, False),
    ]
    assert str(explained).splitlines() == [
        "soort: x.",
        "betekenis x",
        "De regel voor ‘high’ klopt niet: (de score op d is minstens 60 en niet: het antwoord op “Vraag a” is minstens 5).",
        "De regel voor ‘x’ klopt: (het antwoord op “Vraag pick” is keus x of de score op d valt in low of high).",
        "“Vraag a” Antwoord: 5.",
        "“Vraag pick” Antwoord: keus x.",
        "“Later” Niet gevraagd.",
        "“Eigen” Niet gevraagd.",
        "d: 100,0.",
        "mine: geen score, want hier is niets over gevraagd.",
    ]
    assert "The rule for “x (en)” holds" in explained.in_language("en")
    lacking = scan.score(response({"yes": True})).category("kind").explain()
    assert str(lacking).startswith("soort: niet te zeggen, want er is te weinig beantwoord.")
    assert "“Vraag a” Geen antwoord." in str(lacking)
    shown: list[str] = []

    class Printer:
        """What IPython hands over."""

        def text(self, text: str) -> None:
            """Keep what is printed."""
            shown.append(text)

    explained._repr_pretty_(Printer(), False)
    assert shown == [str(explained)]


def test_rules_on_answers_alone_are_told_too() -> None:
    scan = classified(
        category("a", AllRules(rules=(Answered(item=ident("later")), AtMost(item=ident("a"), value=2)))),
        category("s", ScoreBelow(dimension=ident("d"), value=Fraction(1, 2))),
    )
    words = str(scan.score(response({"yes": True, "a": 3, "b": 3, "later": 2})).category("kind").explain())
    assert words.startswith("soort: geen van de regels klopt.")
    for part in ("“Later” is beantwoord", "het antwoord op “Vraag a” is hoogstens 2", "de score op d is lager dan 0,5"):
        assert part in words


def test_classification_is_found_by_its_id() -> None:
    scan = classified(category("high", HIGH))
    profile = scan.score(response({"a": 5, "b": 5}))
    view = profile.category("kind")
    assert isinstance(view, CategoryView)
    assert view.title == both("soort")
    assert scan.classification("kind") == profile.legend.classification("kind")
    for ask in (scan.classification, profile.category, profile.legend.classification):
        with pytest.raises(UnknownNameError, match="kind"):
            ask("knd")


def test_profile_with_every_kind_of_score_is_stored_and_read_back() -> None:
    scan = attrs.evolve(
        classified(category("high", HIGH)),
        dimensions=(
            *classified(category("high", HIGH)).dimensions,
            attrs.evolve(counted(CountsAtLeast(value=4), key("a"), key("b")), id=ident("often")),
        ),
    )
    profile = scan.score(response({"a": 5, "b": 2, "yes": True}))
    assert type(profile).from_json(profile.to_json()) == profile


CONTENT = """
title = "Scan"
id = "scan"
version = "1.0"
purpose = "P"
construct = "C"
reasoning = "R"
minutes = 5
validation = {note = "N"}
sources = [{title = "Eigen werk", checked = 2026-11-23}]
perspectives = [{id = "employee", title = "M", plural = "m"}]
scales = [{id = "vier", options = [{value = 1, label = "1"}, {value = 2, label = "2"}, {value = 3, label = "3"}, {value = 4, label = "4"}]}]
bands = [{id = "laag", starts_at = 0, title = "Laag", meaning = "L", tone = "bad"}]

[[sections]]
id = "s"
title = "S"
items = [
  {kind = "scale", id = "a", scale = "vier", text = "A"},
  {kind = "scale", id = "b", scale = "vier", text = "B"},
  {kind = "yes-no", id = "c", text = "C"},
  {kind = "yes-no", id = "d", text = "D"},
]

[[dimensions]]
id = "zelfstandig"
title = "Zelfstandig"
description = "D"
good = "Hoog is goed."
minimum_items = 2
keys = [{item = "a", required = true}, {item = "b"}]
bands = [
  {id = "samen", starts_at = 0, title = "Samen", meaning = "M", tone = "warning"},
  {id = "alleen", starts_at = "200/3", each_at_least = 2, title = "Alleen", meaning = "M", tone = "good"},
]

[[dimensions]]
id = "ja"
title = "Hoe vaak ja"
description = "D"
good = "Hoog is goed."
counts = {kind = "one-of", values = [true]}
bands_in = "count"
keys = [{item = "c"}, {item = "d"}]
bands = [
  {id = "weinig", starts_at = 0, title = "Weinig", meaning = "M", tone = "warning"},
  {id = "alle", starts_at = 2, title = "Alle", meaning = "M", tone = "good"},
]

[[classifications]]
id = "soort"
title = "Soort"
description = "D"

[[classifications.categories]]
id = "klaar"
title = "Klaar"
meaning = "M"
tone = "good"
when = {kind = "all", rules = [
  {kind = "in-band", dimension = "zelfstandig", bands = ["alleen"]},
  {kind = "not", rule = {kind = "equals", item = "c", value = false}},
]}

[[classifications.categories]]
id = "bijna"
title = "Bijna"
meaning = "M"
tone = "neutral"
when = {kind = "score-at-least", dimension = "ja", value = 50}
"""


def test_author_writes_all_this_in_toml() -> None:
    scan = structure(tomllib.loads(CONTENT), Questionnaire, language="nl")
    assert structure(unstructure(scan), Questionnaire) == scan
    profile = scan.score(response({"a": 4, "b": 2, "c": True, "d": True}, version="1.0"))
    assert (profile["zelfstandig"].score.band, profile["ja"].score.band, profile.category("soort").score.category) == ("alleen", "alle", "klaar")
    profile = scan.score(response({"a": 4, "b": 1, "c": True, "d": False}, version="1.0"))
    assert (profile["zelfstandig"].score.band, profile["ja"].sum, profile.category("soort").score.category) == ("samen", 1, "bijna")


def test_report_of_a_profile_tells_each_outcome() -> None:
    scan = classified(category("high", HIGH), category("yes", Equals(item=ident("yes"), value=True)))
    pages = [
        str(render(scan.score(response(answers)), "markdown", language="nl"))
        for answers in (dict[str, Answer](a=5, b=5), dict[str, Answer](yes=True), dict[str, Answer](yes=False, a=1, b=1))
    ]
    assert "| **soort** | high | betekenis high |" in pages[0]
    assert "| **soort** | te weinig ingevuld |" in pages[1]
    assert "| **soort** | geen van deze |" in pages[2]
    assert "Uitkomsten in woorden" not in str(render(ALONE.score(response({"a": 4, "b": 4, "c": 4})), "markdown", language="nl"))


# In words.


def explained(view: ScoreView) -> str:
    return str(view.explain())


def test_sums_are_told_with_what_is_missing() -> None:
    scan = questionnaire(section("s", *map(item, "abc")), dimensions=(dimension("d", *map(key, "abc")),))
    assert "Opgeteld is dat 9." in explained(scan.score(response({"a": 2, "b": 5, "c": 2}))["d"])
    assert "Opgeteld is dat 7. Met het gemiddelde op de plaats van wat ontbreekt: 10,5." in explained(scan.score(response({"a": 2, "b": 5}))["d"])


def test_counts_are_told_answer_by_answer() -> None:
    scan = questionnaire(
        section("s", yes_no("a"), choice("b", "ja", "nee"), choice("c", "ja", "nee", multiple=True), item("e"), item("f")),
        dimensions=(counted(CountsOneOf(values=(True, "ja", 5)), key("a", reversed=True), key("b", 2), key("c"), key("e"), key("f")),),
    )
    words = explained(scan.score(response({"a": False, "b": "nee", "c": (), "e": 5, "f": "n/a"}))["d"])
    for line in (
        "Geteld: 2. Als wat ontbreekt net zo zou zijn beantwoord: 2,4.",
        "“Vraag a” Antwoord: nee. Dat antwoord telt.",
        "“Vraag b” Antwoord: keus nee. Dat antwoord telt niet. Telt 2 keer mee.",
        "“Vraag c” Antwoord: geen van deze. Dat antwoord telt niet.",
        "“Vraag e” Antwoord: 5. Dat antwoord telt.",
        "“Vraag f” Niet van toepassing, telt niet mee.",
        "Berekening: 100 × (1 + 2 × 0 + 0 + 1) / 5 = 40,0.",
    ):
        assert line in words
    assert "Geteld: 3." in explained(scan.score(response({"a": False, "b": "nee", "c": ("ja",), "e": 5, "f": 1}))["d"])


@pytest.mark.parametrize(("counts", "told"), [(CountsAtLeast(value=4), "telt."), (CountsAtMost(value=3), "telt niet.")])
def test_counted_steps_are_told(counts: Counts, told: str) -> None:
    scan = questionnaire(section("s", item("a")), dimensions=(counted(counts, key("a", reversed=True)),))
    assert f"“Vraag a” Antwoord: 2. Dat antwoord {told}" in explained(scan.score(response({"a": 2}))["d"])


def test_rules_for_each_item_are_told() -> None:
    words = explained(ALONE.score(response({"a": 4, "b": 4, "c": 1}))["d"])
    assert "Voor ‘alone’ moet elke vraag beantwoord zijn met minstens 2" in words
    assert "Voor ‘alone’" not in explained(ALONE.score(response({"a": 4, "b": 4, "c": 2}))["d"])
    scan = rubric(("low", 0, None), minimum_items=2, required="c")
    words = explained(scan.score(response({"a": 4, "b": 4}))["d"])
    assert "Voor een score moeten dat er minstens 2 zijn." in words
    assert "“Vraag c” Geen antwoord. Zonder antwoord op deze vraag is er geen score." in words


# What does not hold together.


def problems(*parts: Dimension, items: tuple[ScaleItem | YesNoItem | ChoiceItem | NumberItem, ...] = ()) -> list[tuple[str, str]]:
    with pytest.raises(InvalidValueError, match="does not hold together") as caught:
        questionnaire(section("s", *(items or tuple(map(item, "abc")))), dimensions=parts)
    return [(problem.code, (problem.place.path or "").removeprefix("dimensions[0].")) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        (CountsAtLeast(value=1), [("counts-all-or-none", "keys[0].item")]),
        (CountsAtLeast(value=6), [("counts-all-or-none", "keys[0].item")]),
        (CountsAtMost(value=5), [("counts-all-or-none", "keys[0].item")]),
        (
            CountsOneOf(values=(True, "ja")),
            [("never-counts", "keys[0].item"), ("never-counts", "counts.values[0]"), ("never-counts", "counts.values[1]")],
        ),
        (CountsOneOf(values=(5, 6)), [("never-counts", "counts.values[1]")]),
    ],
)
def test_counting_that_says_nothing_is_refused(counts: Counts, found: list[tuple[str, str]]) -> None:
    assert problems(counted(counts, key("a"))) == found


def test_choices_cannot_be_turned_and_open_numbers_cannot_be_counted() -> None:
    items = (choice("a", "ja", "nee"), NumberItem(id=ident("b"), text=both("b")))
    found = problems(counted(CountsOneOf(values=("ja",)), key("a", reversed=True), key("b")), items=items)
    assert found == [("not-turnable", "keys[0].item"), ("not-countable", "keys[1].item")]
    assert problems(counted(CountsAtLeast(value=1), key("a")), items=items[:1]) == [("not-countable", "keys[0].item")]


def test_item_on_a_scale_that_is_not_there_is_told_once() -> None:
    lost = item("a", "lost")
    with pytest.raises(InvalidValueError) as caught:
        questionnaire(section("s", lost), dimensions=(counted(CountsAtLeast(value=4), key("a")), dimension("e", key("a"))))
    assert [problem.code for problem in caught.value.problems] == ["unknown-name"]


def test_minimums_that_cannot_be_are_refused() -> None:
    one = attrs.evolve(dimension("d", key("a"), minimum=Fraction(1, 3)), minimum_items=2)
    assert problems(one) == [("two-minimums", "minimum_items"), ("minimum-too-high", "minimum_items")]


def test_bands_in_counts_belong_to_a_count() -> None:
    bands = (band("low", 0), band("high", 2), band("odd", Fraction(5, 2)), band("far", 4))
    assert problems(attrs.evolve(dimension("d", key("a")), bands_in="count")) == [("not-a-count", "bands_in")]
    one = attrs.evolve(counted(CountsAtLeast(value=4), *map(key, "abc")), bands=bands, bands_in="count")
    assert problems(one) == [("count-out-of-reach", "bands[2].starts_at"), ("count-out-of-reach", "bands[3].starts_at")]
    heavy = attrs.evolve(counted(CountsAtLeast(value=4), key("a", 1000), key("b")), bands=bands[:2], bands_in="count")
    assert problems(heavy) == [("too-large", "keys")]


def test_floors_that_say_nothing_are_refused() -> None:
    first, high = attrs.evolve(band("low", 0), each_at_least=2), attrs.evolve(band("high", 50), each_at_least=1)
    one = attrs.evolve(dimension("d", key("a")), bands=(first, high))
    assert problems(one) == [("floor-on-first-band", "bands[0].each_at_least"), ("floor-out-of-reach", "bands[1].each_at_least")]
    with pytest.raises(InvalidValueError) as caught:
        questionnaire(section("s", item("a")), dimensions=(dimension("d", key("a")),), bands=(band("low", 0), high))
    assert [problem.code for problem in caught.value.problems] == ["shared-floor"]


def test_classifications_that_lead_nowhere_are_refused() -> None:
    rules: tuple[Rule, ...] = (
        ScoreAtLeast(dimension=ident("nope"), value=1),
        InBand(dimension=ident("d"), bands=(ident("lw"),)),
        Equals(item=ident("yes"), value=3),
        Answered(item=ident("nobody")),
    )
    with pytest.raises(InvalidValueError) as caught:
        classified(category("x", AllRules(rules=rules)), category("x", HIGH))
    assert [problem.code for problem in caught.value.problems] == ["repeated-id", "unknown-name", "unknown-name", "never-true", "unknown-name"]
    with pytest.raises(InvalidValueError, match="must be a rule"):
        category("x", "yes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - what a caller without types may do


def test_open_answers_never_meet_scores() -> None:
    kind = Classification(id=ident("k"), title=both("k"), description=both("k"), categories=(category("x", Answered(item=ident("t"))),))
    with pytest.raises(InvalidValueError, match="open question"):
        questionnaire(section("s", TextItem(id=ident("t"), text=both("t"))), classifications=(kind,))


def test_ids_of_scores_are_told_apart() -> None:
    kind = Classification(id=ident("d"), title=both("d"), description=both("d"), categories=(category("x", HIGH),))
    with pytest.raises(InvalidValueError) as caught:
        questionnaire(section("s", item("a")), dimensions=(dimension("d", key("a")),), classifications=(kind,))
    assert [problem.code for problem in caught.value.problems] == ["repeated-id"]


def test_perspective_that_gets_no_items_has_no_category() -> None:
    own = Perspective(id=ident("own"), title=both("eigen"), plural=both("eigen"))
    asks = attrs.evolve(item("a"), perspectives=(own.id,))
    kind = Classification(id=ident("kind"), title=both("k"), description=both("k"), categories=(category("x", AtLeast(item=ident("a"), value=3)),))
    other = Perspective(id=ident("employee"), title=both("m"), plural=both("m"))
    scan = questionnaire(section("s", asks, item("b")), perspectives=(own, other), classifications=(kind,))
    view = scan.score(response({"b": 3})).category("kind")
    assert view.state == "not-asked"
    assert str(view.explain()).splitlines()[0] == "k: niet te zeggen, want hier is niets over gevraagd."
