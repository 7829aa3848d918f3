"""What holds for every file: it is content, or problems; and for everything that is laid over something."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies.instruments import instruments
from toolbox.building import FILES, INSTRUMENT, QUESTIONNAIRE, RULES, whole
from werkplekleren.errors import InvalidContentError
from werkplekleren.instruments import Instrument
from werkplekleren.serialization import structure, unstructure
from werkplekleren.serialization.shapes import shape_of
from werkplekleren.toolbox import check
from werkplekleren.toolbox.lines import line_of
from werkplekleren.toolbox.overlay import merged, spelled_out
from werkplekleren.toolbox.toml import head_of, parsed

values = st.recursive(
    st.integers() | st.booleans() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "kind", "a", "b"]), inner, max_size=3),
    max_leaves=8,
)
tables = st.dictionaries(st.sampled_from(["id", "kind", "a", "b"]), values, max_size=4)

unhurried = settings(deadline=None)
in_one_folder = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@unhurried
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_data_or_one_problem(raw: bytes) -> None:
    try:
        text, data = parsed(raw)
    except InvalidContentError as error:
        (problem,) = error.problems
        assert problem.place.line is None or 1 <= problem.place.line <= raw.count(b"\n") + 1
    else:
        assert text == raw.decode("utf-8-sig")
        assert head_of(raw).items() <= data.items()


@unhurried
@given(st.sampled_from([INSTRUMENT, QUESTIONNAIRE, RULES]), st.data())
def test_the_head_of_a_file_is_part_of_the_file(text: str, data: st.DataObject) -> None:
    lines = text.splitlines()
    kept = "\n".join(lines[: data.draw(st.integers(0, len(lines)))]).encode()
    try:
        whole_file = parsed(kept)[1]
    except InvalidContentError:
        return
    assert head_of(kept).items() <= whole_file.items()


@unhurried
@given(st.text(max_size=200), st.text(alphabet="ab.[]01'", max_size=20))
def test_a_line_lies_inside_the_file(text: str, path: str) -> None:
    line = line_of(text, path)
    assert line is None or 1 <= line <= text.count("\n") + 1


@pytest.mark.parametrize("name", [name for name in FILES if name != "toolbox.toml"])
@in_one_folder
@given(data=st.data())
def test_a_damaged_file_gives_problems_in_that_folder_and_nothing_else(tmp_path: Path, name: str, data: st.DataObject) -> None:
    text = FILES[name]
    start = data.draw(st.integers(0, len(text)), label="start")
    end = data.draw(st.integers(start, min(start + 40, len(text))), label="end")
    middle = data.draw(st.sampled_from(["", "=", '"', "1", "[", "]]", "x = 1\n", "kind", "0.5", "true", "2026-13-01", "\\"]), label="instead")
    folder = whole(tmp_path / "fonds")
    (folder / name).write_text(text[:start] + middle + text[end:], encoding="utf-8", newline="\n")
    for problem in check(folder):
        assert str(problem.place.file).startswith("fonds/")
        assert problem.code


@unhurried
@given(tables, tables)
def test_laying_something_over_what_is_already_so_changes_nothing(under: dict[str, Any], over: dict[str, Any]) -> None:
    assert merged(under, {}) == under
    assert merged({}, over) == over
    assert merged(under, under) == under
    once = merged(under, over)
    assert merged(once, over) == once


@unhurried
@given(instruments)
def test_spelling_out_what_is_spelled_out_changes_nothing(instrument: Instrument) -> None:
    data = unstructure(instrument)
    assert spelled_out(data, shape_of(Instrument), "nl") == data


@unhurried
@given(instruments, st.sampled_from(["nl", "de"]))
def test_bare_texts_spelled_out_are_read_as_the_same_texts(instrument: Instrument, language: str) -> None:
    data: dict[str, Any] = unstructure(instrument)
    bare = data | {"title": "Bloot", "use_when": ["Altijd."], "next_step": {"text": "Nu.", "minutes": 5}}
    spelled = spelled_out(bare, shape_of(Instrument), language)
    assert structure(spelled, Instrument) == structure(bare, Instrument, language=language)
