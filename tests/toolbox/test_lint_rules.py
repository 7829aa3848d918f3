"""The lint tells which advice rules can never fire, which instruments none leads to, and which low scores set off none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies.advice import situations
from toolbox.building import INSTRUMENT, QUESTIONNAIRE, RISK_METHOD, whole
from toolbox.linted import found
from werkplekleren.advice.situations import AllSituations, FirmSizeSituation, NotSituation, Situation
from werkplekleren.toolbox import check, warnings
from werkplekleren.toolbox.lint.excluding import Literal
from werkplekleren.toolbox.lint.firing import spelled, ways_of

SCAN = QUESTIONNAIRE.replace(
    "[[scales]]",
    '[[perspectives]]\nid = "boss"\ntitle = "Baas"\nplural = "bazen"\n\n'
    '[[perspectives]]\nid = "guest"\ntitle = "Gast"\nplural = "gasten"\n\n[[scales]]',
    1,
).replace('text = "', 'perspectives = ["employee", "boss"]\ntext = "')
"""Three perspectives, of which one answers nothing that counts."""

RULES = """\
id = "regels"
version = "1.0"
title = "Regels"

[[sources]]
title = "Voor de tests"
checked = 2026-11-23

[[rules]]
id = "laag"
instrument = "rondgang"
weight = 50
reason = "Daarom."
when = {kind = "band", questionnaire = "peiling", dimension = "ruimte", at_most = "laag"}

[[rules]]
id = "regel"
instrument = "rondgang"
weight = 50
reason = "Daarom."
when = {when}
"""

BAND = 'kind = "band", questionnaire = "peiling", dimension = "ruimte"'
GAP = 'kind = "gap", questionnaire = "peiling"'
RISK = 'kind = "risk", method = "kans-en-gevolg"'
MAP = '{kind = "no-data", what = "knowledge-map"}'
NOT_MEASURED = '{kind = "no-data", what = "measurement", questionnaire = "peiling"}'


def every(*situations_: str) -> str:
    return '{kind = "all", situations = [' + ", ".join(situations_) + "]}"


def some(*situations_: str) -> str:
    return '{kind = "any", situations = [' + ", ".join(situations_) + "]}"


def never(situation: str) -> str:
    return f'{{kind = "not", situation = {situation}}}'


def size(**limits: int) -> str:
    return "{" + ", ".join(['kind = "firm-size"', *(f"{name} = {value}" for name, value in limits.items())]) + "}"


def one(kind: str, **values: int | str) -> str:
    """A situation with numbers and names."""
    return "{" + ", ".join([f'kind = "{kind}"', *(f"{name} = {value}" for name, value in values.items())]) + "}"


SILENT = {
    "sizes apart": every(size(at_most=9), size(at_least=10)),
    "sizes apart, one by a not": every(size(at_least=5), never(size(at_least=5))),
    "no size is left": never(size(at_least=1)),
    "a size turned around": size(at_least=10, at_most=9),
    "two themes": every('{kind = "theme", theme = "a"}', '{kind = "theme", theme = "b"}'),
    "a theme and not that theme": every('{kind = "theme", theme = "a"}', never('{kind = "theme", theme = "a"}')),
    "bands turned around": f'{{{BAND}, at_least = "hoog", at_most = "laag"}}',
    "bands apart": every(f'{{{BAND}, perspective = "boss", at_most = "laag"}}', f'{{{BAND}, perspective = "boss", at_least = "hoog"}}'),
    "a band and not a wider one": every(f'{{{BAND}, perspective = "boss", at_most = "laag"}}', never(f'{{{BAND}, at_most = "laag"}}')),
    "not any band": never(f'{{{BAND}, at_least = "laag"}}'),
    "a perspective that is asked nothing": f'{{{BAND}, perspective = "guest", at_least = "laag"}}',
    "a gap with itself": f'{{{GAP}, higher = "boss", lower = "boss", points = 1}}',
    "a gap with who is asked nothing": f'{{{GAP}, dimension = "ruimte", higher = "boss", lower = "guest", points = 1}}',
    "a gap both ways": every(
        f'{{{GAP}, dimension = "ruimte", higher = "boss", lower = "employee", points = 1}}',
        f'{{{GAP}, dimension = "ruimte", higher = "employee", lower = "boss", points = 1}}',
    ),
    "a gap and not a smaller one": every(
        f'{{{GAP}, dimension = "ruimte", higher = "boss", lower = "employee", points = 20}}',
        never(f'{{{GAP}, higher = "boss", lower = "employee", points = 10}}'),
    ),
    "not measured, and a score": every(NOT_MEASURED, f'{{{BAND}, at_most = "laag"}}'),
    "not measured, and not a score": every(NOT_MEASURED, never(f'{{{BAND}, at_most = "laag"}}')),
    "a gap, and not measured": every(f'{{{GAP}, higher = "boss", lower = "employee", points = 1}}', NOT_MEASURED),
    "no map, and topics": every(MAP, one("uncovered")),
    "no map, and not leaving": every(never(one("leaving-unknown")), MAP),
    "no map, and levels": every(MAP, never('{kind = "no-data", what = "levels"}')),
    "no certificates, and certificates": every(one("certificate"), '{kind = "no-data", what = "certificates"}'),
    "certificates, and none": every('{kind = "no-data", what = "certificates"}', one("certificate")),
    "fewer of the same": every(one("single-point", at_least=3, criticality=4), never(one("single-point", criticality=2))),
    "uncovered": every(one("uncovered", criticality=3), never(one("uncovered"))),
    "not written down": every(one("undocumented", criticality=3), never(one("undocumented", documented='["no", "partly"]'))),
    "leaving sooner": every(one("leaving-within", months=6), never(one("leaving-within", months=12))),
    "nobody knows": every(one("leaving-unknown", at_least=2), never(one("leaving-unknown"))),
    "states": every(one("certificate", states='["lapsed"]'), never(one("certificate"))),
    "a higher risk": every(f'{{{RISK}, band = "groot"}}', never(f'{{{RISK}, band = "klein"}}')),
    "every way is closed": every(some(size(at_most=5), size(at_most=8)), size(at_least=9)),
    "not one of two": every(size(at_most=5), never(some(size(at_most=5), one("leaving-unknown")))),
}

FIRING = {
    "sizes that meet": every(size(at_most=9), size(at_least=9)),
    "outside a size": every(size(at_least=5), never(size(at_least=8, at_most=20))),
    "not two themes": every(never('{kind = "theme", theme = "a"}'), never('{kind = "theme", theme = "b"}')),
    "bands of any perspective": every(f'{{{BAND}, at_most = "laag"}}', f'{{{BAND}, at_least = "hoog"}}'),
    "bands of two perspectives": every(
        f'{{{BAND}, perspective = "boss", at_most = "laag"}}', f'{{{BAND}, perspective = "employee", at_least = "hoog"}}'
    ),
    "one band and not another": every(f'{{{BAND}, at_most = "laag"}}', never(f'{{{BAND}, perspective = "boss", at_most = "laag"}}')),
    "not the lowest band": never(f'{{{BAND}, at_most = "laag"}}'),
    "the band of anybody who is asked": f'{{{BAND}, at_least = "laag"}}',
    "not a gap with itself": never(f'{{{GAP}, higher = "boss", lower = "boss", points = 1}}'),
    "the largest gap both ways": every(
        f'{{{GAP}, higher = "boss", lower = "employee", points = 1}}', f'{{{GAP}, higher = "employee", lower = "boss", points = 1}}'
    ),
    "a gap and not a larger one": every(
        f'{{{GAP}, higher = "boss", lower = "employee", points = 10}}', never(f'{{{GAP}, higher = "boss", lower = "employee", points = 20}}')
    ),
    "no map, and a size": every(MAP, size(at_least=2)),
    "no map, and no certificates": every(MAP, '{kind = "no-data", what = "certificates"}'),
    "no levels, and topics": every('{kind = "no-data", what = "levels"}', one("uncovered")),
    "no levels, and certificates": every('{kind = "no-data", what = "levels"}', one("certificate")),
    "not measured, and a size": every(NOT_MEASURED, size(at_least=2)),
    "measured, and a score": every(never(NOT_MEASURED), f'{{{BAND}, at_most = "laag"}}'),
    "more of the same": every(one("single-point"), never(one("single-point", at_least=3))),
    "less critical": every(one("single-point"), never(one("single-point", criticality=4))),
    "leaving later": every(one("leaving-within", months=12), never(one("leaving-within", months=6))),
    "other states": every(one("certificate"), never(one("certificate", states='["lapsed"]'))),
    "a lower risk": every(f'{{{RISK}, band = "klein"}}', never(f'{{{RISK}, band = "groot"}}')),
    "one way is open": every(some(size(at_most=5), size(at_most=9)), size(at_least=9)),
    "more ways than anybody looks at": every(*[some(size(at_most=1), size(at_most=1))] * 8, size(at_least=9)),
    "more choices than anybody looks at": every(
        some(some(*[size(at_most=1)] * 100), some(*[size(at_most=1)] * 100), *[size(at_most=1)]), size(at_least=9)
    ),
}


def silent(folder: Path, when: str, scan: str = SCAN, method: str = RISK_METHOD) -> list[str]:
    rules = RULES.replace("{when}", when)
    problems = found(folder, rules__regels=rules, questionnaires__peiling=scan, risk_methods__kans_en_gevolg=method)
    return [f"{problem.place.line} {problem.place.path} {problem.found}" for problem in problems if problem.code == "rule-never-fires"]


@pytest.mark.parametrize("name", SILENT)
def test_a_rule_that_contradicts_itself_is_told(tmp_path: Path, name: str) -> None:
    (told,) = silent(tmp_path, SILENT[name])
    assert told.startswith("21 rules[1].when ")


@pytest.mark.parametrize("name", FIRING)
def test_a_rule_that_can_fire_is_left_alone(tmp_path: Path, name: str) -> None:
    assert silent(tmp_path, FIRING[name]) == []


@pytest.mark.parametrize(
    "when",
    [
        '{kind = "band", questionnaire = "x", dimension = "ruimte", at_most = "laag"}',
        '{kind = "band", questionnaire = "peiling", dimension = "x", at_most = "laag"}',
        f'{{{BAND}, perspective = "x", at_most = "laag"}}',
        f'{{{BAND}, perspective = "boss", at_most = "x"}}',
        f'{{{GAP}, dimension = "ruimte", higher = "x", lower = "boss", points = 1}}',
        '{kind = "risk", method = "x", band = "groot"}',
        f'{{{RISK}, band = "x"}}',
        every(f'{{{RISK}, band = "x"}}', never(f'{{{RISK}, band = "klein"}}')),
        every(f'{{{RISK}, band = "klein"}}', never('{kind = "risk", method = "x", band = "klein"}')),
    ],
)
def test_from_a_name_that_does_not_exist_nothing_follows(tmp_path: Path, when: str) -> None:
    folder = whole(tmp_path / "fonds", rules__regels=RULES.replace("{when}", when), questionnaires__peiling=SCAN)
    assert "unknown-name" in {problem.code for problem in check(folder)}
    assert warnings(folder) == ()


def test_the_situations_in_each_others_way_are_named_as_they_stand_in_the_file(tmp_path: Path) -> None:
    when = every(one("leaving-unknown"), size(at_most=9), never(one("certificate", states='["lapsed"]')), size(at_least=10))
    assert silent(tmp_path, when) == ['21 rules[1].when {kind = "firm-size", at_most = 9} + {kind = "firm-size", at_least = 10}']
    when = every(one("certificate", states='["lapsed"]'), never(one("certificate")))
    (told,) = silent(tmp_path, when)
    assert told == (
        '21 rules[1].when {kind = "certificate", states = ["lapsed"], at_least = 1}'
        ' + not {kind = "certificate", states = ["expiring", "lapsed", "revoked"], at_least = 1}'
    )
    assert silent(tmp_path, SILENT["no size is left"]) == ['21 rules[1].when {kind = "not", situation = {kind = "firm-size", at_least = 1}}']


def test_bands_apart_of_the_only_perspective_are_told(tmp_path: Path) -> None:
    assert len(silent(tmp_path, FIRING["bands of any perspective"], QUESTIONNAIRE)) == 1


def test_a_risk_that_no_topic_can_have_is_told(tmp_path: Path) -> None:
    when = f'{{{RISK}, band = "groot"}}'
    assert len(silent(tmp_path, when, method=RISK_METHOD.replace("starts_at = 3", "starts_at = 5"))) == 1
    assert silent(tmp_path, when) == []


def instrument_of(folder: Path, rules: str) -> list[tuple[str, str]]:
    second = INSTRUMENT.replace('"rondgang"', '"tweede"')
    problems = found(folder, rules__regels=rules, instruments__tweede=second)
    return [(problem.code, str(problem.place)) for problem in problems]


def test_an_instrument_that_no_rule_leads_to_is_told(tmp_path: Path) -> None:
    rules = RULES.replace("{when}", size(at_least=2))
    assert instrument_of(tmp_path, rules) == [("unreached-instrument", "fonds/instruments/tweede.toml, line 1, id")]
    second = rules.replace('id = "regel"\ninstrument = "rondgang"', 'id = "regel"\ninstrument = "tweede"')
    assert instrument_of(tmp_path, second) == []


def test_a_rule_that_never_fires_leads_nowhere(tmp_path: Path) -> None:
    rules = RULES.replace('id = "regel"\ninstrument = "rondgang"', 'id = "regel"\ninstrument = "tweede"').replace("{when}", SILENT["sizes apart"])
    assert [code for code, _ in instrument_of(tmp_path, rules)] == ["unreached-instrument", "rule-never-fires"]


def low(folder: Path, *whens: str, scan: str = QUESTIONNAIRE) -> list[str]:
    """The dimensions with a low band that no rule knows."""
    head, rule = RULES[: RULES.index("[[rules]]")], RULES[RULES.rindex("[[rules]]") :]
    rules = head + "".join(rule.replace("{when}", when).replace('"regel"', f'"regel-{number}"') for number, when in enumerate(whens))
    problems = found(folder, rules__regels=rules, questionnaires__peiling=scan)
    return [str(problem).partition("; ")[0] for problem in problems if problem.code == "unused-low-band"]


TOLD = "fonds/questionnaires/peiling.toml, line 37, dimensions[0]: a score in the lowest band of 'ruimte' sets off no advice rule"


@pytest.mark.parametrize(
    "when",
    [
        f'{{{BAND}, at_least = "hoog"}}',
        never(f'{{{BAND}, at_most = "laag"}}'),
        size(at_least=2),
        '{kind = "band", questionnaire = "peiling", dimension = "alles", at_most = "laag"}',
    ],
)
def test_a_low_score_that_sets_off_no_rule_is_told(tmp_path: Path, when: str) -> None:
    composite = '[[composites]]\nid = "alles"\ntitle = "A"\ndescription = "D."\ngood = "Hoog."\nparts = [{dimension = "ruimte"}]\n\n[[bands]]'
    scan = QUESTIONNAIRE.replace("[[bands]]", composite, 1)
    other = '{kind = "band", questionnaire = "peiling", dimension = "alles", at_least = "laag"}'
    assert low(tmp_path, when, other, scan=scan) == [TOLD]


@pytest.mark.parametrize(
    "when",
    [
        f'{{{BAND}, at_most = "laag"}}',
        f'{{{BAND}, at_least = "laag"}}',
        every(size(at_least=2), some(one("uncovered"), f'{{{BAND}, at_most = "laag"}}')),
        never(never(f'{{{BAND}, at_most = "laag"}}')),
    ],
)
def test_a_low_score_that_sets_off_a_rule_is_left_alone(tmp_path: Path, when: str) -> None:
    assert low(tmp_path, when) == []


@pytest.mark.parametrize("scan", [QUESTIONNAIRE.replace('tone = "bad"', 'tone = "neutral"')])
def test_a_lowest_band_that_asks_for_nothing_needs_no_rule(tmp_path: Path, scan: str) -> None:
    assert low(tmp_path, size(at_least=2), scan=scan) == []


def test_a_dimension_without_bands_needs_no_rule(tmp_path: Path) -> None:
    bare = QUESTIONNAIRE[: QUESTIONNAIRE.index("[[bands]]")] + QUESTIONNAIRE[QUESTIONNAIRE.index("[[sources]]") :]
    assert low(tmp_path, size(at_least=2), scan=bare) == []


@given(st.lists(st.sampled_from([FirmSizeSituation(at_most=9), FirmSizeSituation(at_least=10)]), min_size=1, max_size=4).map(tuple))
def test_what_is_denied_twice_holds(sizes: tuple[Situation, ...]) -> None:
    situation = AllSituations(situations=sizes)
    twice = NotSituation(situation=NotSituation(situation=situation))
    assert ways_of(twice, holds=True) == ways_of(situation, holds=True)


@given(situations)
def test_any_situation_can_be_spelled(situation: Situation) -> None:
    assert f'kind = "{situation.kind}"' in spelled(Literal(situation, holds=True))
