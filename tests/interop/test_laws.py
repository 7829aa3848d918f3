"""What holds for every folder, however odd."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from strategies.advice import dossiers, shelves
from werkplekleren.advice import Dossier
from werkplekleren.errors import InvalidDataError, Problem
from werkplekleren.interop import read_dossier
from werkplekleren.interop.tables import read_table

HEAD = """
id = "a"
language = "nl"
date = 2026-11-23
firm = {name = "A", trade = "b", people = 3}
question = {text = "?"}
knowledge = {level_scale = "quarter-circles"}
"""
texts = st.text(st.sampled_from('ab1-=;,"\n\r \t.éid'), max_size=60)


@given(texts)
def test_any_text_is_a_table_or_has_a_problem(text: str) -> None:
    problems: list[Problem] = []
    table = read_table("t.csv", text, problems)
    assert table is not None or problems
    assert all(one.place.file == "t.csv" for one in problems)
    for row in table.rows if table else ():
        assert set(row.cells) <= set(row.columns) == set(table.header if table else ())


@given(
    texts,
    st.sampled_from(["people.csv", "topics.csv", "levels.csv", "certificates.csv", "dossier.toml", "knowledge.json", "responses/scan.employee.csv"]),
)
def test_any_file_ends_in_a_dossier_or_in_problems_with_a_file(text: str, name: str) -> None:
    files = {"dossier.toml": HEAD, "people.csv": "id,name\na,A\n", "topics.csv": "id,title\nb,B\n", name: text}
    with TemporaryDirectory() as place:
        (Path(place) / "responses").mkdir()
        for each, content in files.items():
            (Path(place) / each).write_bytes(content.encode())
        outcome = read(Path(place))
    if isinstance(outcome, Dossier):
        assert Dossier.from_json(outcome.to_json()) == outcome
    else:
        assert outcome
        assert all(one.place.file for one in outcome)


def read(folder: Path) -> Dossier | tuple[Problem, ...]:
    try:
        return read_dossier(folder, shelves())
    except InvalidDataError as error:
        return error.problems


@given(dossiers())
def test_a_whole_document_reads_back_exactly(dossier: Dossier) -> None:
    with TemporaryDirectory() as place:
        file = Path(place) / "d.json"
        file.write_text(dossier.to_json(), encoding="utf-8", newline="")
        assert read_dossier(file, shelves()) == dossier
