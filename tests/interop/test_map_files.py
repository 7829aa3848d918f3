"""A knowledge map from a folder, TOML or JSON, and back, without loss."""

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from dossier_folder import Folder
from strategies.retention import SCALE, firm, firms, person, topic
from werkplekleren.errors import InvalidDataError, InvalidValueError, Problem
from werkplekleren.interop import knowledge_tables, knowledge_toml, read_knowledge_map
from werkplekleren.interop.map_files import in_order
from werkplekleren.retention import (
    Absence,
    Certificate,
    CertificateType,
    Confirmation,
    DecayModel,
    KnowledgeMap,
    Leaving,
    LevelHours,
    LevelScale,
    Mastery,
    Requirement,
)
from werkplekleren.toolbox import Toolbox

laws = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@attrs.frozen
class Shelves:
    """What a map is read with."""

    level_scales: dict[str, LevelScale]
    certificate_types: dict[str, CertificateType]
    decay_models: dict[str, DecayModel] = attrs.field(factory=dict[str, DecayModel])


def shelves(here: KnowledgeMap) -> Shelves:
    return Shelves({here.scale.id: here.scale}, {one.id: one for one in here.certificate_types})


def read_files(files: dict[str, str], known: Shelves, name: str = "") -> KnowledgeMap:
    with TemporaryDirectory() as place:
        for each, text in files.items():
            (Path(place) / each).write_bytes(text.encode())
        return read_knowledge_map(Path(place) / name, known)


BUILTIN = Toolbox.builtin()
KIND = BUILTIN.certificate_types["en-iso-9606-1"]
FULL = attrs.evolve(
    firm(
        (
            person("ann", site="Noord", shift="vroeg", learning=2.5, absences=(Absence(first=date(2027, 2, 1), last=date(2027, 2, 5)),)),
            person("bob", leaving=Leaving(status="expected", date=date(2028, 1, 1)), starts_on=date(2027, 1, 1)),
        ),
        (
            topic("weld", title='Lassen; "TIG"\nen MAG', level_hours=(LevelHours(level=3, hours=40),), teach=True, prerequisites=("turn",)),
            topic("turn", criticality=None, task_type="speed"),
        ),
        {("ann", "turn"): None, ("bob", "turn"): 0},
    ),
    certificates=(
        Certificate(
            id="iso",
            person="ann",
            title="ISO 9606-1",
            certificate_type=KIND.id,
            issued_on=date(2026, 1, 1),
            permanent=False,
            confirmations=(Confirmation(on=date(2026, 6, 1), by="Piet"), Confirmation(on=date(2026, 11, 1))),
            required_for=("weld", "turn"),
        ),
    ),
    certificate_types=(KIND,),
    requirements=(Requirement(id="all", topic="weld", people=None), Requirement(id="each", topic="weld", people=1, per=("site", "shift"))),
)
WITH_EVIDENCE = attrs.evolve(
    FULL, mastery=(*FULL.mastery, Mastery(person="ann", topic="weld", level=4, assessed_on=date(2026, 5, 1), evidence="Proefstuk"))
)


@laws
@given(firms())
def test_a_map_as_tables_reads_back_the_same(here: KnowledgeMap) -> None:
    assert read_files(knowledge_tables(here), shelves(here)) == in_order(here)


@laws
@given(firms())
def test_a_map_as_toml_reads_back_the_same(here: KnowledgeMap) -> None:
    assert read_files({"k.toml": knowledge_toml(here)}, shelves(here), "k.toml") == in_order(here)


def test_everything_that_a_map_can_hold_goes_there_and_back() -> None:
    ordered = in_order(WITH_EVIDENCE)
    assert read_files(knowledge_tables(WITH_EVIDENCE), shelves(WITH_EVIDENCE)) == ordered
    assert read_files({"k.toml": knowledge_toml(WITH_EVIDENCE)}, shelves(WITH_EVIDENCE), "k.toml") == ordered
    assert read_files({"k.json": WITH_EVIDENCE.to_json()}, shelves(WITH_EVIDENCE), "k.json") == WITH_EVIDENCE


def test_tables_leave_out_what_has_its_default() -> None:
    tables = knowledge_tables(firm((person("ann"),), (topic("weld"),), {("ann", "weld"): None}))
    assert list(tables) == ["people.csv", "topics.csv", "levels.csv", "map.toml"]
    assert tables["levels.csv"] == "topic;ann\nweld;-\n"
    assert tables["people.csv"].splitlines()[1] == "ann;Ann;;;;;;;;;;"
    assert tables["map.toml"] == 'title = "Firm"\nlevel_scale = "quarter-circles"\n'


def test_levels_take_a_column_a_person_when_they_were_judged_together_and_a_row_each_when_not() -> None:
    cells = tuple(Mastery(person=who, topic="weld", level=3, assessed_on=date(2026, 11, 2), assessor="chef") for who in ("ann", "bob"))
    together = attrs.evolve(firm((person("ann"), person("bob")), (topic("weld"), topic("turn"))), mastery=cells)
    tables = knowledge_tables(together)
    assert tables["levels.csv"] == "topic;ann;bob\nweld;3;3\nturn;;\n"
    assert tables["map.toml"].endswith('assessed_on = 2026-11-02\nassessor = "chef"\n')
    assert read_files(tables, shelves(together)) == together
    apart = attrs.evolve(together, mastery=(cells[0], attrs.evolve(cells[1], evidence="Proefstuk")))
    assert knowledge_tables(apart)["levels.csv"].splitlines()[1:] == ["ann;weld;3;2026-11-02;chef;;", "bob;weld;3;2026-11-02;chef;Proefstuk;"]
    odd = firm((person("topic"), person("bob")), (topic("weld"),), {("topic", "weld"): 3})
    assert knowledge_tables(odd)["levels.csv"].startswith("person;topic;level")
    assert read_files(knowledge_tables(odd), shelves(odd)) == odd


def test_a_name_like_a_formula_cannot_stand_in_a_table() -> None:
    odd = firm((person("ann", name="=1+1"),), (topic("weld"),))
    with pytest.raises(InvalidValueError, match="cannot be written so; keep it as JSON") as caught:
        knowledge_tables(odd)
    assert [one.code for one in caught.value.problems] == ["formula"]
    assert read_files({"k.toml": knowledge_toml(odd)}, shelves(odd), "k.toml") == odd


def test_what_would_read_differently_is_told_with_its_place() -> None:
    spaces = firm((person("ann"), person("bob", role=" lasser ")), (topic("weld"),))
    with pytest.raises(InvalidValueError) as caught:
        knowledge_tables(spaces)
    assert [(one.code, one.place.path) for one in caught.value.problems] == [("not-the-same", "people[1]")]


HAND = """\
title = "Werkplaats"
assessed_on = 2026-11-02
assessor = "voorman"

[[people]]
id = "ann"
name = "Ann"

[[people]]
id = "bob"
name = "Bob"
leaving = {status = "unknown"}

[[topics]]
id = "weld"
title = "Lassen"

[levels.weld]
ann = 4
bob = "-"

[[requirements]]
id = "all"
topic = "weld"
people = "iedereen"

[[certificates]]
id = "iso"
person = "ann"
title = "ISO"
certificate_type = "en-iso-9606-1"
"""


def read_hand(text: str) -> KnowledgeMap:
    return read_files({"k.toml": text}, Shelves({SCALE.id: SCALE}, dict(BUILTIN.certificate_types)), "k.toml")


def test_a_map_may_be_written_by_hand_in_toml() -> None:
    here = read_hand(HAND)
    assert here.mastery == (
        Mastery(person="ann", topic="weld", level=4, assessed_on=date(2026, 11, 2), assessor="voorman"),
        Mastery(person="bob", topic="weld", level=None, assessed_on=date(2026, 11, 2), assessor="voorman"),
    )
    assert here.scale.id == "quarter-circles"
    assert here.requirements == (Requirement(id="all", topic="weld", people=None),)
    assert [one.id for one in here.certificate_types] == ["en-iso-9606-1"]


def problems_of(text: str) -> list[Problem]:
    with pytest.raises(InvalidDataError) as caught:
        read_hand(text)
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ann = 4", "ann = 9", "the level scale quarter-circles has no level 9"),
        ("ann = 4", 'ann = "vier"', "k.toml, line 19, levels.weld.ann: not a level; found 'vier'; expected a line such as jan = 3"),
        ("[levels.weld]", "[levels]", "not a level"),
        ("[levels.weld]", "[levels.wel]", "there is no topic with the id 'wel'; did you mean 'weld'?"),
        ('people = "iedereen"', 'people = "elk"', "k.toml, line 25, requirements[0].people"),
        ('title = "Werkplaats"', 'title = "Werkplaats"\nlevel_scale = "quarter"', "line 2, level_scale: there is no level scale 'quarter'"),
        ('title = "Werkplaats"', 'title = "Werkplaats"\nlevel_scale = 3', "line 2, level_scale"),
        ('title = "Werkplaats"', "title = Werkplaats", "k.toml, line 1"),
        ('name = "Bob"', 'naam = "Bob"', "people[1].naam"),
        ("en-iso-9606-1", "en-iso-9606", "en-iso-9606"),
    ],
)  # fmt: skip
def test_a_fault_in_toml_has_its_line(old: str, new: str, said: str) -> None:
    assert HAND.count(old) == 1
    assert said in str(problems_of(HAND.replace(old, new))[0])


@pytest.mark.parametrize("odd", ["levels = 3", "mastery = 3", "requirements = [3]", "certificates = 3", "certificate_types = 3"])
def test_a_part_of_another_form_is_told(odd: str) -> None:
    assert problems_of(f'title = "x"\n{odd}\n')


def test_a_scale_may_stand_in_the_file_itself() -> None:
    here = firm((person("ann"),), (topic("weld"),))
    scale = json.loads(here.to_json())["document"]["scale"]
    del scale["description"]
    stored = "".join(
        f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in scale.items() if name not in {"levels", "sources", "title"}
    )
    levels = "".join(
        f'[[scale.levels]]\nvalue = {one["value"]}\nid = "{one["id"]}"\ntitle.en = "x"\nmeaning.en = "x"\nsymbol = "x"\n' for one in scale["levels"]
    )
    source = '[[scale.sources]]\ntitle = "x"\nchecked = 2026-11-23\n'
    assert read_hand(f'title = "Own"\n[scale]\ntitle.en = "x"\n{stored}{levels}{source}').scale.id == "quarter-circles"


def test_a_folder_of_tables_takes_its_title_and_judgement_from_map_toml(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\nann,Ann\n", encoding="utf-8")
    (tmp_path / "topics.csv").write_text("id,title\nweld,Lassen\n", encoding="utf-8")
    (tmp_path / "levels.csv").write_text("topic,ann\nweld,3\n", encoding="utf-8")
    assert read_knowledge_map(tmp_path, BUILTIN).title == tmp_path.name
    (tmp_path / "map.toml").write_text('title = "Wie kan wat"\nassessed_on = 2026-11-02\nlevel_scale = "ilu"\n', encoding="utf-8")
    here = read_knowledge_map(tmp_path, BUILTIN)
    assert (here.title, here.scale.id, here.mastery[0].assessed_on) == ("Wie kan wat", "ilu", date(2026, 11, 2))
    for wrong in ('title = "x', 'titel = "x"', 'level_scale = "nlqf"'):
        (tmp_path / "map.toml").write_text(wrong, encoding="utf-8")
        with pytest.raises(InvalidDataError) as caught:
            read_knowledge_map(tmp_path, BUILTIN)
        assert [(one.place.file, one.place.line) for one in caught.value.problems] == [("map.toml", 1)]
    (tmp_path / "map.toml").write_bytes(b"\xff")
    with pytest.raises(InvalidDataError, match="not text in UTF-8"):
        read_knowledge_map(tmp_path, BUILTIN)


def test_a_folder_without_people_or_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\nann,Ann\n", encoding="utf-8")
    for path, said in ((tmp_path, "topics.csv"), (tmp_path / "k.json", "k.json"), (tmp_path / "k.toml", "k.toml")):
        with pytest.raises(InvalidDataError) as caught:
            read_knowledge_map(path, BUILTIN)
        assert [one.place.file for one in caught.value.problems] == [said]


def test_the_map_of_a_dossier_may_be_toml(folder: Folder) -> None:
    before = folder.read()
    assert before.knowledge is not None
    folder.remove("people.csv", "topics.csv", "levels.csv", "certificates.csv")
    folder.write({"knowledge.toml": knowledge_toml(before.knowledge)})
    assert folder.read() == before
    folder.write({"knowledge.json": before.knowledge.to_json()})
    assert folder.one().startswith("knowledge.json: the knowledge map is there twice: here and in knowledge.toml")
    folder.remove("knowledge.json")
    folder.write({"knowledge.toml": b"\xff"})
    assert folder.one().startswith("knowledge.toml, line 1: this file is not text in UTF-8")
