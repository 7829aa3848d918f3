"""A fund lays its own folder over another: it adds, changes single texts and cuts, or replaces, and says which."""

from pathlib import Path

import pytest

from toolbox.building import FILES, INSTRUMENT, MANIFEST, QUESTIONNAIRE, SOURCES, whole, written
from werkplekleren import InvalidContentError, Toolbox
from werkplekleren.toolbox import check
from werkplekleren.toolbox.overlay import merged

BRAND = MANIFEST.replace('"fonds"', '"merk"').replace("Gereedschap van het fonds", "Gereedschap van het merk")


EXTEND = 'does this toolbox lie over the built-in one? then write in toolbox.toml: extends = "werkplekleren"'


def laid(tmp_path: Path, files: dict[str, str], *, manifest: str = BRAND) -> Toolbox:
    """The whole toolbox `fonds` with a folder `merk` laid over it."""
    return Toolbox.load(whole(tmp_path / "fonds")).overlaid(written(tmp_path / "merk", {"toolbox.toml": manifest} | files))


def test_an_instrument_is_added(tmp_path: Path) -> None:
    toolbox = laid(tmp_path, {"instruments/nog-een.toml": INSTRUMENT.replace('"rondgang"', '"nog-een"')})
    assert list(toolbox.instruments) == ["nog-een", "rondgang"]
    assert str(toolbox.manifest.title) == "Gereedschap van het merk"
    assert toolbox.check() == ()


def test_one_text_is_changed_and_the_rest_stays(tmp_path: Path) -> None:
    over = 'overlays = "rondgang"\ntitle = "Ronde met de baas"\n\n[next_step]\nminutes = 20\n'
    toolbox = laid(tmp_path, {"instruments/rondgang.toml": over})
    under = Toolbox.load(tmp_path / "fonds").instruments["rondgang"]
    changed = toolbox.instruments["rondgang"]
    assert str(changed.title) == "Ronde met de baas"
    assert (changed.next_step.minutes, changed.next_step.text) == (20, under.next_step.text)
    assert (changed.steps, changed.question) == (under.steps, under.question)
    assert toolbox.instruments.summaries()[0].title == changed.title
    assert toolbox.check() == ()


def test_one_cut_is_changed(tmp_path: Path) -> None:
    toolbox = laid(tmp_path, {"questionnaires/peiling.toml": 'overlays = "peiling"\nversion = "1.1"\n[[bands]]\nid = "hoog"\nstarts_at = 75\n'})
    scan = toolbox.questionnaires["peiling"]
    assert [(band.id, band.starts_at) for band in scan.bands] == [("laag", 0), ("hoog", 75)]
    assert scan.version == "1.1"
    assert str(scan.bands[1].meaning) == "Veel ruimte."


def test_one_item_is_reworded_without_repeating_its_kind_and_one_is_added(tmp_path: Path) -> None:
    over = """
overlays = "peiling"
[[sections]]
id = "alles"
[[sections.items]]
id = "hulp"
text = "Iemand helpt mij als ik het vraag."
[[sections.items]]
id = "waarom"
kind = "text"
text = "Waarom?"
"""
    scan = laid(tmp_path, {"questionnaires/peiling.toml": over}).questionnaires["peiling"]
    assert [(item.id, str(item.text)) for item in scan.items] == [
        ("tijd", "Er is tijd om te leren."),
        ("hulp", "Iemand helpt mij als ik het vraag."),
        ("waarom", "Waarom?"),
    ]


def test_texts_are_merged_language_by_language_also_between_toolboxes_of_two_languages(tmp_path: Path) -> None:
    english = BRAND.replace('"nl"', '"en"')
    toolbox = laid(tmp_path, {"instruments/rondgang.toml": 'overlays = "rondgang"\ntitle = "Walk"\npurpose.nl = "Anders."\n'}, manifest=english)
    changed = toolbox.instruments["rondgang"]
    assert changed.title.translations == {"nl": "Rondgang", "en": "Walk"}
    assert changed.purpose.translations == {"nl": "Anders."}
    assert changed.use_when[0].translations == {"nl": "Bij het begin."}


def test_a_list_of_texts_is_replaced_as_a_whole(tmp_path: Path) -> None:
    changed = laid(tmp_path, {"instruments/rondgang.toml": 'overlays = "rondgang"\nmaterials = []\nuse_when = ["Altijd.", "Soms."]\n'}).instruments[
        "rondgang"
    ]
    assert changed.materials == ()
    assert [str(text) for text in changed.use_when] == ["Altijd.", "Soms."]


def test_a_file_can_stand_in_the_place_of_another(tmp_path: Path) -> None:
    other = 'replaces = "rondgang"\n' + INSTRUMENT.replace("Rondgang", "Ronde").replace("minutes = 45", "minutes = 30")
    toolbox = laid(tmp_path, {"instruments/rondgang.toml": other})
    assert (str(toolbox.instruments["rondgang"].title), toolbox.instruments["rondgang"].minutes) == ("Ronde", 30)
    assert toolbox.check() == ()


def test_three_layers(tmp_path: Path) -> None:
    toolbox = laid(tmp_path, {"instruments/rondgang.toml": 'overlays = "rondgang"\ntitle = "Twee"\nminutes = 50\n'})
    third = {"toolbox.toml": BRAND.replace('"merk"', '"bedrijf"'), "instruments/rondgang.toml": 'overlays = "rondgang"\ntitle = "Drie"\n'}
    changed = toolbox.overlaid(written(tmp_path / "bedrijf", third)).instruments["rondgang"]
    assert (str(changed.title), changed.minutes) == ("Drie", 50)


def test_the_same_id_without_a_word_names_both_files(tmp_path: Path) -> None:
    with pytest.raises(InvalidContentError) as caught:
        laid(tmp_path, {"instruments/rondgang.toml": INSTRUMENT, "schemes/potje.toml": FILES["schemes/potje.toml"]})
    assert [str(problem) for problem in caught.value.problems] == [
        f"merk/{file}: {sort} '{name}' is in two toolboxes: merk/{file} and fonds/{file}; choose another id,"
        f' or say overlays = "{name}" (gives the differences) or replaces = "{name}" (stands in its place)'
        for sort, name, file in (("instrument", "rondgang", "instruments/rondgang.toml"), ("scheme", "potje", "schemes/potje.toml"))
    ]


def test_an_unreadable_file_with_the_same_id_is_a_problem_at_once(tmp_path: Path) -> None:
    with pytest.raises(InvalidContentError, match=r"merk/instruments/rondgang.toml, line 1: this is not TOML"):
        laid(tmp_path, {"instruments/rondgang.toml": "= 1"})


def test_there_must_be_something_underneath(tmp_path: Path) -> None:
    toolbox = laid(tmp_path, {"instruments/rondgan.toml": 'id = "rondgan"\noverlays = "rondgan"\ntitle = "A"\n'})
    with pytest.raises(InvalidContentError) as caught:
        toolbox.instruments["rondgan"]
    assert [str(problem) for problem in caught.value.problems] == [
        "merk/instruments/rondgan.toml, line 2, overlays: there is no instrument 'rondgan' underneath to lay this over; did you mean 'rondgang'?"
    ]
    (alone,) = check(written(tmp_path / "los", {"toolbox.toml": BRAND, "rules/x.toml": 'overlays = "x"\n'}))
    assert str(alone) == f"los/rules/x.toml, line 1, overlays: there is no rule set 'x' underneath to lay this over; {EXTEND}"


def test_only_what_is_underneath_can_be_replaced(tmp_path: Path) -> None:
    toolbox = laid(tmp_path, {"instruments/rondgan.toml": 'replaces = "rondgan"\n' + INSTRUMENT.replace('"rondgang"', '"rondgan"')})
    told = "replaces: there is no instrument 'rondgan' underneath to replace"
    assert [str(problem) for problem in toolbox.check()] == [f"merk/instruments/rondgan.toml, line 1, {told}; did you mean 'rondgang'?"]
    alone = Toolbox.load(tmp_path / "merk")
    assert [str(problem) for problem in alone.check() if problem.code == "nothing-underneath"] == [
        f"merk/instruments/rondgan.toml, line 1, {told}; {EXTEND}"
    ]


def test_every_name_that_a_file_gives_itself_is_its_own_id(tmp_path: Path) -> None:
    toolbox = laid(tmp_path, {"instruments/rondgang.toml": 'id = "ronde"\noverlays = "rondgan"\nreplaces = 3\n'})
    with pytest.raises(InvalidContentError) as caught:
        toolbox.instruments["rondgang"]
    assert [str(problem).partition("; found ")[2] for problem in caught.value.problems] == ["'ronde'", "'rondgan'", "3"]


def test_a_wrong_name_does_not_hide_what_else_is_wrong(tmp_path: Path) -> None:
    folder = whole(tmp_path, instruments__rondgang=INSTRUMENT.replace('id = "rondgang"', 'id = "ronde"').replace("minutes = 15", "minutes = 99"))
    assert [problem.place.path for problem in check(folder)] == ["id", "next_step.minutes"]


def test_a_problem_of_merged_content_points_at_the_file_that_has_it(tmp_path: Path) -> None:
    wrong = QUESTIONNAIRE.replace("minutes = 5", "minutes = 0")
    under = Toolbox.load(whole(tmp_path / "fonds", questionnaires__peiling=wrong))
    over = {"toolbox.toml": BRAND, "questionnaires/peiling.toml": 'overlays = "peiling"\n\nversion = "x"\n'}
    with pytest.raises(InvalidContentError) as caught:
        under.overlaid(written(tmp_path / "merk", over)).questionnaires["peiling"]
    assert [(problem.place.file, problem.place.line) for problem in caught.value.problems] == [
        ("merk/questionnaires/peiling.toml", 3),
        ("fonds/questionnaires/peiling.toml", 7),
    ]


def test_toolboxes_can_be_laid_over_each_other_too(tmp_path: Path) -> None:
    builtin = Toolbox.builtin()
    brand = written(tmp_path, {"toolbox.toml": MANIFEST + 'extends = "werkplekleren"\n', "instruments/rondgang.toml": INSTRUMENT})
    both = builtin.overlaid(Toolbox.load(brand))
    assert both == Toolbox.load(brand) == builtin.overlaid(brand)
    assert builtin.overlaid(builtin) == builtin
    with pytest.raises(InvalidContentError, match="is in two toolboxes"):
        both.overlaid(Toolbox.load(whole(tmp_path / "fonds")))


def test_what_is_nested_too_deep_is_refused_before_it_is_merged(tmp_path: Path) -> None:
    deep = "extra = " + "{a = " * 70 + "1" + "}" * 70
    toolbox = laid(tmp_path, {"instruments/rondgang.toml": f'overlays = "rondgang"\n{deep}\n'})
    with pytest.raises(InvalidContentError, match=r"merk/instruments/rondgang.toml: nested deeper than 64 levels"):
        toolbox.instruments["rondgang"]


def test_extends_must_be_underneath(tmp_path: Path) -> None:
    with pytest.raises(InvalidContentError, match="there is no toolbox 'werkplekleren' to extend"):
        laid(tmp_path, {}, manifest=BRAND + 'extends = "werkplekleren"\n')


def test_an_overlay_that_does_not_fit_is_told_by_its_own_file(tmp_path: Path) -> None:
    toolbox = laid(tmp_path, {"questionnaires/peiling.toml": 'overlays = "peiling"\nsections = "geen"\nbands = [1]\nextra = 1\n'})
    with pytest.raises(InvalidContentError) as caught:
        toolbox.questionnaires["peiling"]
    assert {(problem.place.file, problem.place.line) for problem in caught.value.problems} == {
        ("merk/questionnaires/peiling.toml", 2),
        ("merk/questionnaires/peiling.toml", 3),
        ("merk/questionnaires/peiling.toml", 4),
    }


@pytest.mark.parametrize(
    ("under", "over", "both"),
    [
        (1, 2, 2),
        ({"a": 1}, 2, 2),
        ([1], {"a": 1}, {"a": 1}),
        ({"a": 1, "b": {"c": 1, "d": 2}}, {"b": {"c": 3}, "e": 4}, {"a": 1, "b": {"c": 3, "d": 2}, "e": 4}),
        ([{"id": "a", "x": 1}], [{"id": "a", "y": 2}], [{"id": "a", "x": 1, "y": 2}]),
        ([{"id": "a"}, {"id": "b"}], [{"id": "c"}, {"id": "a", "x": 1}], [{"id": "a", "x": 1}, {"id": "b"}, {"id": "c"}]),
        ([{"id": "a"}], [], []),
        ([], [{"id": "a"}], [{"id": "a"}]),
        ([{"id": "a", "x": 1}], [{"id": "a"}, {"id": "a"}], [{"id": "a"}, {"id": "a"}]),
        ([{"id": "a", "x": 1}], [{"y": 1}], [{"y": 1}]),
        ([{"id": "a", "x": 1}], ["a"], ["a"]),
        ({"kind": "scale", "scale": "eens"}, {"kind": "text", "long": True}, {"kind": "text", "long": True}),
        ({"kind": "scale", "scale": "eens"}, {"kind": "scale", "id": "x"}, {"kind": "scale", "scale": "eens", "id": "x"}),
    ],
)
def test_the_rules_of_merging(under: object, over: object, both: object) -> None:
    assert merged(under, over) == both


def test_a_wordings_table_is_merged_by_perspective(tmp_path: Path) -> None:
    over = 'overlays = "peiling"\n[[sections]]\nid = "alles"\n[[sections.items]]\nid = "tijd"\nwordings.employee = "Ik heb tijd om te leren."\n'
    scan = laid(tmp_path, {"questionnaires/peiling.toml": over}).questionnaires["peiling"]
    assert str(scan.item("tijd").wordings["employee"]) == "Ik heb tijd om te leren."


def test_sources_are_replaced_as_a_whole(tmp_path: Path) -> None:
    over = 'overlays = "potje"\n' + SOURCES.replace("Voor de tests", "Anders")
    (source,) = laid(tmp_path, {"schemes/potje.toml": over}).schemes["potje"].sources
    assert source.title == "Anders"
