"""TOML is read strictly and within bounds, and a mistake is shown where it stands."""

import pytest

from werkplekleren.errors import InvalidContentError, Problem
from werkplekleren.toolbox.toml import LARGEST, head_of, parsed


def problem_of(raw: bytes) -> Problem:
    with pytest.raises(InvalidContentError) as caught:
        parsed(raw)
    (problem,) = caught.value.problems
    return problem


def test_what_is_right_is_read() -> None:
    assert parsed(b'title = "A"\n') == ('title = "A"\n', {"title": "A"})


def test_a_byte_order_mark_does_no_harm() -> None:
    assert parsed(b"\xef\xbb\xbfa = 1")[1] == {"a": 1}


@pytest.mark.parametrize(
    ("text", "line", "found", "remedy"),
    [
        ("a = 1\nb = hallo\n", 2, "'b = hallo', column 5", "put text between quotes"),
        ("a = 23-11-2026\n", 1, "'a = 23-11-2026', column 7", "write a date as 2026-11-23"),
        ("a = 5 jaar\n", 1, "'a = 5 jaar', column 7", "put text between quotes"),
        ("a 1\n", 1, "'a 1', column 3", "write every line as: name = value"),
        ("a = 1\ntekst", 2, "'tekst'", "write every line as: name = value"),
        ("a = 1\na = 2\n", 2, "'a = 2', column 6", "give every name once"),
        ('a = "open\n', 1, "'a = \"open', column 10", "''' and '''"),
        ("a = 'dat's zo'\n", 1, "\"a = 'dat's zo'\", column 10", "''' and '''"),
        ('a = """open\n\n', 1, '\'a = """open\'', "close the quotes"),
        ('a = "C:\\map"\n', 1, r"""'a = "C:\\map"', column 10""", "single quotes"),
        ("[a]\n[a]\n", 2, "'[a]', column 3", "[[steps]]"),
        ("a = 1\n]\n", 2, "']', column 1", None),
        ("\n\n=", 3, "'=', column 1", None),
    ],
)
def test_a_mistake_has_its_line_and_what_to_do(text: str, line: int, found: str, remedy: str | None) -> None:
    problem = problem_of(text.encode())
    assert (problem.code, problem.place.line, problem.found) == ("not-toml", line, found)
    assert (remedy or "None") in str(problem.remedy)


def test_a_mistake_far_along_a_line_is_shown_with_what_is_around_it() -> None:
    problem = problem_of(b"a = [" + b"1, " * 500 + b"x]")
    assert problem.found is not None
    assert "x]" in problem.found
    assert len(problem.found) < 110


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (b"a = 1\nb = '\xe9\xe9n'", "not-utf-8", 2),
        ("a = 1".encode("utf-16"), "not-utf-8", 1),
        (b"#" * (LARGEST + 1), "too-large", None),
        (b"a = " + b"[" * 5000, "too-deep", None),
        (b"x = 1\n" + b"a." * 40 + b"b = 1", "too-deep", 2),
        (b"x = {" + b"a . " * 40 + b"b = 1}", "too-deep", 1),
        (b"a = " + b"1" * 5000, "not-toml", None),
        (b"a = 1\x00", "not-toml", 1),
        (b"", "fine", None),
    ],
    ids=["latin-1", "utf-16", "large", "brackets", "long key", "long inline key", "long number", "control character", "empty"],
)
def test_what_could_do_harm_is_refused_at_once(raw: bytes, code: str, line: int | None) -> None:
    if code == "fine":
        assert parsed(raw)[1] == {}
        return
    problem = problem_of(raw)
    assert (problem.code, problem.place.line) == (code, line)


def test_the_head_ends_where_the_first_table_starts() -> None:
    assert head_of(b"a = 1\nb.c = 2\n[[steps]]\nthis is not TOML") == {"a": 1, "b": {"c": 2}}
    assert head_of(b"a = 1") == {"a": 1}


def test_a_bracket_in_a_text_or_list_does_not_end_the_head() -> None:
    assert head_of(b"a = '''\n[b]\n'''\nc = [\n[1],\n]\n") == {"a": "[b]\n", "c": [[1]]}
