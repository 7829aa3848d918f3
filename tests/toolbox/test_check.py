"""The checker finds everything that is wrong in a folder, in one go, each with its file, place and remedy."""

from pathlib import Path

import pytest

from toolbox.building import (
    EMPLOYER_QUESTION,
    FILES,
    INSTRUMENT,
    LEVEL_SCALE,
    MANIFEST,
    PRACTICE_CASE,
    QUESTIONNAIRE,
    RULES,
    TRANSFER_METHOD,
    whole,
    written,
)
from werkplekleren import InvalidContentError, Toolbox
from werkplekleren.toolbox import check

SITUATIONS = """\
id = "regels"
version = "1.0"
title = "Regels"

[[sources]]
title = "Voor de tests"
checked = 2026-11-23

[[rules]]
id = "regel"
instrument = "rondgang"
weight = 50
reason = "Daarom."
when = {when}
"""


def told(folder: Path) -> list[str]:
    """What the checker says, each problem as a line."""
    return [str(problem) for problem in check(folder)]


def test_a_whole_toolbox_has_no_problems(tmp_path: Path) -> None:
    folder = whole(tmp_path)
    assert check(folder) == ()
    assert Toolbox.load(folder).validated() == Toolbox.load(folder)


def test_all_problems_of_a_damaged_folder_at_once(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "fonds",
        FILES
        | {
            "toolbox.toml": MANIFEST.replace(
                'languages = ["nl"]', 'languages = ["nl", "en"]\ndefault_level_scale = "tweee"\ndefault_risk_method = "x"\ndefault_decay_model = "y"'
            ),
            "instruments/Mijn.toml": "",
            "instruments/stuk.toml": 'id = "stuk"\ntitle = Stuk\n',
            "instruments/rondgang.toml": INSTRUMENT.replace("minutes = 15", "minutes = 45")
            .replace('purpose = "Zien hoe mensen leren."', 'purpos = "Zien hoe mensen leren."')
            .replace("group_size = [1, 3]", 'group_size = ["1", 3]')
            .replace('\n[[sources]]\ntitle = "Voor de tests"\nchecked = 2026-11-23\n', ""),
            "instruments/tweede.toml": INSTRUMENT.replace('"rondgang"', '"eerste"'),
            "transfer-methods/meelopen.toml": TRANSFER_METHOD.replace('"rondgang"', '"rondgnag"'),
            "rules/regels.toml": RULES.replace('at_most = "laag"', 'at_most = "lag"').replace("{score}", "{scoor}"),
            "schemes/potje.toml": "\ufffe".join("id"),
        },
    )
    lines = told(folder)
    assert [line.partition(": ")[0] for line in lines if "this text is not there in en" not in line] == [
        "fonds/instruments/Mijn.toml",
        "fonds/toolbox.toml, line 7, default_level_scale",
        "fonds/toolbox.toml, line 8, default_risk_method",
        "fonds/toolbox.toml, line 9, default_decay_model",
        "fonds/instruments/rondgang.toml, sources",
        "fonds/instruments/rondgang.toml, line 5, purpos",
        "fonds/instruments/rondgang.toml, line 9, group_size[0]",
        "fonds/instruments/rondgang.toml, line 18, next_step.minutes",
        "fonds/instruments/stuk.toml, line 2",
        "fonds/instruments/tweede.toml, line 1, id",
        "fonds/transfer-methods/meelopen.toml, line 12, instrument",
        "fonds/rules/regels.toml, line 9, rules[0].reason.nl",
        "fonds/schemes/potje.toml, line 1",
    ]
    text = "\n".join(lines)
    assert "did you mean 'purpose'?" in text
    assert "did you mean 'rondgang'?" in text
    assert "NextStep.minutes must be a whole number from 1 to 30, not 45" in text
    with pytest.raises(InvalidContentError):
        Toolbox.load(folder)


def test_validated_raises_with_everything(tmp_path: Path) -> None:
    folder = whole(tmp_path / "fonds", instruments__rondgang=INSTRUMENT.replace('"peiling"', '"peling"'), schemes__potje="= 1")
    toolbox = Toolbox.load(folder)
    with pytest.raises(InvalidContentError) as caught:
        toolbox.validated()
    assert str(caught.value.summary) == "the toolbox fonds is not valid"
    assert caught.value.problems == toolbox.check() == check(folder)
    assert [problem.code for problem in caught.value.problems] == ["unknown-name", "not-toml"]


def test_every_language_that_the_manifest_promises_is_asked_for(tmp_path: Path) -> None:
    manifest = (
        MANIFEST.replace('["nl"]', '["nl", "en", "pl"]').replace('title = "', 'title.nl = "').replace("provider", 'title.en = "Tools"\nprovider')
    )
    folder = written(tmp_path / "fonds", {"toolbox.toml": manifest + '[[themes]]\nid = "a"\ntitle = "A"\n', "level-scales/twee.toml": LEVEL_SCALE})
    pl, en_pl = "this text is not there in pl", "this text is not there in en, pl"
    remedy = "write it in each language: {nl = '...', en = '...', pl = '...'}"
    assert told(folder)[:4] == [
        f"fonds/toolbox.toml, line 3, title: {pl}; found 'Gereedschap van het fonds'; {remedy}",
        f"fonds/toolbox.toml, line 10, themes[0].title: {en_pl}; found 'A'; {remedy}",
        f"fonds/level-scales/twee.toml, line 3, title: {en_pl}; found 'Twee niveaus'; {remedy}",
        f"fonds/level-scales/twee.toml, line 7, levels[0].meaning: {en_pl}; found 'Kan het niet.'; {remedy}",
    ]


def test_a_text_inside_a_table_of_texts_has_its_path(tmp_path: Path) -> None:
    scan = QUESTIONNAIRE.replace('text = "Iemand helpt mij."', 'text = {nl = "Hulp", en = "Help"}\nwordings.employee = "Iemand helpt mij."')
    manifest = MANIFEST.replace('["nl"]', '["nl", "en"]')
    lines = told(whole(tmp_path / "fonds", toolbox=manifest, questionnaires__peiling=scan))
    assert any(line.startswith("fonds/questionnaires/peiling.toml, line 36, sections[0].items[1].wordings.employee: ") for line in lines)


def test_an_overlay_is_held_to_the_promise_of_what_it_lies_over(tmp_path: Path) -> None:
    over = 'overlays = "startgesprek"\ntitle = "Eerste gesprek"\n'
    folder = written(tmp_path, {"toolbox.toml": MANIFEST + 'extends = "werkplekleren"\n', "instruments/startgesprek.toml": over})
    assert check(folder) == ()


def test_a_reference_to_built_in_content_asks_for_the_line_that_lays_a_toolbox_over_it(tmp_path: Path) -> None:
    extend = 'does this toolbox lie over the built-in one? then write in toolbox.toml: extends = "werkplekleren"'
    scan = INSTRUMENT.replace('questionnaires = ["peiling"]', 'questionnaires = ["leercultuurscan", "peling"]')
    files = {"toolbox.toml": MANIFEST, "instruments/rondgang.toml": scan, "questionnaires/peiling.toml": QUESTIONNAIRE}
    folder = written(tmp_path / "fonds", files)
    assert [line.partition("questionnaires")[2] for line in told(folder)] == [
        f"[0]: there is no questionnaire 'leercultuurscan'; {extend}",
        "[1]: there is no questionnaire 'peling'; did you mean 'peiling'?",
    ]
    written(folder, {"toolbox.toml": MANIFEST + 'extends = "werkplekleren"\n'})
    assert [line.partition("questionnaires")[2] for line in told(folder)] == ["[1]: there is no questionnaire 'peling'; did you mean 'peiling'?"]


def test_what_lies_underneath_is_checked_again_because_an_overlay_can_break_it(tmp_path: Path) -> None:
    over = 'replaces = "peiling"\n' + QUESTIONNAIRE.replace('id = "ruimte"', 'id = "rust"')
    upper = written(tmp_path / "merk", {"toolbox.toml": MANIFEST.replace('"fonds"', '"merk"'), "questionnaires/peiling.toml": over})
    (problem,) = Toolbox.load(whole(tmp_path / "fonds")).overlaid(upper).check()
    assert str(problem) == "fonds/rules/regels.toml, line 10, rules[0].when.dimension: there is no dimension 'ruimte'; did you mean 'rust'?"


@pytest.mark.parametrize(
    ("when", "path", "said"),
    [
        (
            '{kind = "band", questionnaire = "peling", dimension = "x", at_most = "y"}',
            "questionnaire",
            "questionnaire 'peling'; did you mean 'peiling'?",
        ),
        ('{kind = "band", questionnaire = "peiling", dimension = "ruimt", at_most = "y"}', "dimension", "dimension 'ruimt'; did you mean 'ruimte'?"),
        ('{kind = "band", questionnaire = "peiling", dimension = "ruimte", at_most = "y"}', "at_most", "band 'y'; choose from laag, hoog"),
        ('{kind = "band", questionnaire = "peiling", dimension = "ruimte", at_least = "hog"}', "at_least", "band 'hog'; did you mean 'hoog'?"),
        (
            '{kind = "band", questionnaire = "peiling", dimension = "ruimte", at_least = "hoog", perspective = "boss"}',
            "perspective",
            "perspective 'boss'; choose from employee",
        ),
        ('{kind = "gap", questionnaire = "x", higher = "y", lower = "z", points = 10}', "questionnaire", "questionnaire 'x'; choose from peiling"),
        ('{kind = "gap", questionnaire = "peiling", higher = "y", lower = "employee", points = 10}', "higher", "perspective 'y'"),
        ('{kind = "gap", questionnaire = "peiling", higher = "employee", lower = "y", points = 10}', "lower", "perspective 'y'"),
        (
            '{kind = "gap", questionnaire = "peiling", dimension = "y", higher = "employee", lower = "employee", points = 10}',
            "dimension",
            "dimension 'y'",
        ),
        ('{kind = "risk", method = "kans", band = "y"}', "method", "risk method 'kans'; choose from kans-en-gevolg"),
        ('{kind = "risk", method = "kans-en-gevolg", band = "y"}', "band", "risk band 'y'; choose from klein, groot"),
        ('{kind = "no-data", what = "measurement", questionnaire = "y"}', "questionnaire", "questionnaire 'y'"),
        ('{kind = "theme", theme = "rust"}', "theme", "theme 'rust'; did you mean 'ruimte'?"),
        ('{kind = "not", situation = {kind = "theme", theme = "rust"}}', "situation.theme", "theme 'rust'"),
        (
            '{kind = "any", situations = [{kind = "theme", theme = "ruimte"}, {kind = "theme", theme = "rust"}]}',
            "situations[1].theme",
            "theme 'rust'",
        ),
        ('{kind = "all", situations = [{kind = "theme", theme = "rust"}]}', "situations[0].theme", "theme 'rust'"),
    ],
)
def test_a_situation_that_names_what_does_not_exist(tmp_path: Path, when: str, path: str, said: str) -> None:
    themes = MANIFEST + '\n[[themes]]\nid = "ruimte"\ntitle = "Ruimte"\n'
    (line,) = told(whole(tmp_path / "fonds", toolbox=themes, rules__regels=SITUATIONS.replace("{when}", when)))
    assert line.startswith(f"fonds/rules/regels.toml, line 14, rules[0].when.{path}: there is no {said}")


@pytest.mark.parametrize(
    "when",
    [
        '{kind = "band", questionnaire = "peiling", dimension = "ruimte", at_least = "laag", at_most = "hoog"}',
        '{kind = "gap", questionnaire = "peiling", higher = "employee", lower = "employee", points = 10}',
        '{kind = "risk", method = "kans-en-gevolg", band = "groot"}',
        '{kind = "no-data", what = "knowledge-map"}',
        '{kind = "theme", theme = "wat-dan-ook"}',
        '{kind = "single-point"}',
    ],
)
def test_a_situation_that_names_what_exists(tmp_path: Path, when: str) -> None:
    """A theme may be anything as long as no manifest says which themes there are."""
    assert told(whole(tmp_path, rules__regels=SITUATIONS.replace("{when}", when))) == []


def test_a_file_that_cannot_be_read_is_told_once_and_not_by_all_that_refer_to_it(tmp_path: Path) -> None:
    gap = '{kind = "gap", questionnaire = "peiling", higher = "y", lower = "z", points = 10}'
    risk = '{kind = "risk", method = "kans-en-gevolg", band = "y"}'
    both = SITUATIONS.replace("{when}", f'{{kind = "any", situations = [{gap}, {risk}]}}')
    broken = {"questionnaires__peiling": "= 1", "risk_methods__kans_en_gevolg": "= 1"}
    lines = told(whole(tmp_path / "fonds", rules__regels=both, **broken))
    assert [line.partition(",")[0] for line in lines] == ["fonds/questionnaires/peiling.toml", "fonds/risk-methods/kans-en-gevolg.toml"]
    assert [line.partition(",")[0] for line in told(whole(tmp_path / "los", questionnaires__peiling="= 1"))] == ["los/questionnaires/peiling.toml"]


def test_an_instrument_that_names_what_does_not_exist(tmp_path: Path) -> None:
    text = INSTRUMENT.replace("evidence =", 'followed_by = ["rondgang", "rontgang"]\nevidence =').replace('["peiling"]', '["peiling", "pijling"]')
    assert told(whole(tmp_path / "fonds", instruments__rondgang=text)) == [
        "fonds/instruments/rondgang.toml, line 13, questionnaires[1]: there is no questionnaire 'pijling'; did you mean 'peiling'?",
        "fonds/instruments/rondgang.toml, line 14, followed_by[1]: there is no instrument 'rontgang'; did you mean 'rondgang'?",
    ]


def test_a_question_that_names_what_does_not_exist(tmp_path: Path) -> None:
    themes = MANIFEST + '\n[[themes]]\nid = "ruimte"\ntitle = "Ruimte"\n'
    text = EMPLOYER_QUESTION.replace('["ruimte"]', '["ruimte", "rumite"]').replace('"rondgang"', '"rontgang"')
    assert told(whole(tmp_path / "fonds", toolbox=themes, questions__waar=text)) == [
        "fonds/questions/waar.toml, line 6, themes[1]: there is no theme 'rumite'; did you mean 'ruimte'?",
        "fonds/questions/waar.toml, line 7, route[0].instrument: there is no instrument 'rontgang'; did you mean 'rondgang'?",
    ]


def test_a_case_that_names_what_does_not_exist(tmp_path: Path) -> None:
    text = PRACTICE_CASE.replace('["rondgang"]', '["rondgang", "rontgang"]')
    assert told(whole(tmp_path / "fonds", cases__bakkerij=text)) == [
        "fonds/cases/bakkerij.toml, line 7, instruments[1]: there is no instrument 'rontgang'; did you mean 'rondgang'?",
    ]


def test_where_there_is_nothing_to_choose_from_it_says_so(tmp_path: Path) -> None:
    folder = written(tmp_path / "fonds", {"toolbox.toml": MANIFEST, "instruments/rondgang.toml": INSTRUMENT})
    assert told(folder) == ["fonds/instruments/rondgang.toml, line 13, questionnaires[0]: there is no questionnaire 'peiling'; choose from nothing"]


def test_the_same_folder_gives_the_same_problems_in_the_same_order(tmp_path: Path) -> None:
    folder = whole(tmp_path, toolbox=MANIFEST.replace('["nl"]', '["nl", "en"]'), schemes__potje='b = 1\na = 2\nid = "x"\n')
    assert check(folder) == check(folder) == check(str(folder))
