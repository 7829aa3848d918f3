"""The lint never fails, whatever it reads; and what it calls silent never speaks."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies.advice import ON, QUESTIONNAIRE, Shelves, dossiers, rule, situations
from strategies.advice import rules as advice_rules
from strategies.assessments import questionnaires
from strategies.instruments import instruments
from strategies.retention import RISK_METHOD
from toolbox.building import FILES, whole
from werkplekleren import Toolbox
from werkplekleren.advice import AdviceRule, AllSituations, Dossier, NotSituation, RuleSet, Situation
from werkplekleren.advice.evaluate import evaluate
from werkplekleren.advice.facts import Facts
from werkplekleren.assessments import Questionnaire
from werkplekleren.instruments import Instrument
from werkplekleren.toolbox import warnings
from werkplekleren.toolbox.lint.firing import obstacle
from werkplekleren.toolbox.lint.known import Known
from werkplekleren.toolbox.lint.linting import RULES
from werkplekleren.toolbox.lint.subject import Subject
from werkplekleren.toolbox.stack import Read

in_one_folder = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
LANGUAGES = {name: Toolbox.builtin().languages[name] for name in ("nl", "en")}
KNOWN = Known(Subject({("questionnaires", QUESTIONNAIRE.id): Read(QUESTIONNAIRE, ()), ("risk-methods", RISK_METHOD.id): Read(RISK_METHOD, ())}, {}))

pairs = st.tuples(situations, situations, st.booleans()).map(
    lambda some: AllSituations(situations=(some[0], NotSituation(situation=some[1]) if some[2] else some[1]))
)


def facts(dossier: Dossier) -> Facts:
    shelves = Shelves()
    profiles = dossier.group_profiles(shelves)
    measured = frozenset((*(one.questionnaire for one in profiles), *(one.questionnaire for one in dossier.measurements)))
    return Facts(
        catalogue=shelves, on=ON, profiles=profiles, knowledge=dossier.knowledge, firm=dossier.firm, question=dossier.question, measured=measured
    )


@given(st.lists(dossiers(), min_size=1, max_size=3), st.lists(situations | pairs, min_size=5, max_size=20))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_rule_that_the_lint_calls_silent_never_fires(some: list[Dossier], whens: list[Situation]) -> None:
    silent = [when for when in whens if obstacle(rule("r", when), KNOWN) is not None]
    for known in map(facts, some):
        for when in silent:
            assert evaluate(when, known).holds is not True


@given(questionnaires(), instruments, st.lists(advice_rules(0), min_size=1, max_size=1))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_the_lint_never_fails_on_what_is_valid(scan: Questionnaire, instrument: Instrument, rules: list[AdviceRule]) -> None:
    some = RuleSet(id=instrument.id, version=scan.version, title=scan.title, rules=tuple(rules), sources=scan.sources)
    contents = {
        ("questionnaires", scan.id): Read(scan, ()),
        ("instruments", instrument.id): Read(instrument, ()),
        ("rules", "r"): Read(some, ()),
    }
    subject = Subject(contents, LANGUAGES, checked_since=ON)
    known = {code for codes in RULES.values() for code in codes}
    for check in RULES:
        for finding in check(subject):
            assert finding.problem.severity == "warning"
            assert finding.problem.code in known
            assert (finding.home.folder, finding.home.name) in contents


@given(st.data())
@in_one_folder
def test_the_lint_never_fails_on_a_damaged_folder(tmp_path: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FILES)))
    kept = FILES[name].splitlines()
    place = data.draw(st.integers(0, len(kept) - 1))
    kept[place] = data.draw(
        st.sampled_from(["", kept[place] * 2, kept[place][:-1], kept[place].replace('"', ""), "x = 1", "\ufffe"]) | st.text(max_size=20)
    )
    folder = whole(tmp_path / "fonds")
    (folder / name).write_text("\n".join(kept), encoding="utf-8", newline="\n")
    assert all(problem.severity == "warning" and str(problem) for problem in warnings(folder))
