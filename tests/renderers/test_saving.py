"""One report in several formats, and very many reports: names fit for every system, nothing lost by the failure of one."""

import weakref
from collections.abc import Callable, Iterator
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sample_documents import document, report
from werkplekleren._base.messages import in_words
from werkplekleren.documents import Document, Paragraph, link, plain
from werkplekleren.errors import UnknownFormatError, WriteError
from werkplekleren.renderers import render, save, save_many
from werkplekleren.renderers.naming import Names, file_name

SMALL = document(Paragraph(text=plain("Jullie leren veel.")))
WRONG = document(Paragraph(text=link("klik", "javascript:alert(1)")))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class TestSeveralFormats:
    def test_a_file_is_written_in_each_in_a_folder_that_is_made(self, tmp_path: Path) -> None:
        paths = save(SMALL, tmp_path / "map" / "advies", formats=("html", "text", "md"))
        assert paths == tuple(tmp_path / "map" / f"advies{suffix}" for suffix in (".html", ".txt", ".md"))
        assert [path.read_text("utf-8") for path in paths] == [render(SMALL, name) for name in ("html", "text", "markdown")]

    def test_a_point_in_the_name_is_kept(self, tmp_path: Path) -> None:
        assert [path.name for path in save(SMALL, tmp_path / "v1.2", formats=["text"])] == ["v1.2.txt"]

    def test_all_are_written_or_none(self, tmp_path: Path) -> None:
        with pytest.raises(UnknownFormatError):
            save(SMALL, tmp_path / "a", formats=("html", "htm5"))
        (tmp_path / "b.txt").mkdir()
        with pytest.raises(WriteError):
            save(SMALL, tmp_path / "b", formats=("html", "text"))
        assert names(tmp_path) == ["b.txt"]


class TestVeryMany:
    def test_each_is_written_under_a_name_of_its_own(self, tmp_path: Path) -> None:
        told: list[tuple[int, int | None, str]] = []

        def progress(done: int, total: int | None, path: Path) -> None:
            assert path.is_file()
            told.append((done, total, path.name))

        reports = [("Bedrijf A/B", SMALL), ("bedrijf a-b", SMALL), ("Bedrijf C", report)]
        assert save_many(reports, tmp_path / "alle", formats=("text", "html"), progress=progress) == 3
        files = ("Bedrijf A-B", "bedrijf a-b-2", "Bedrijf C")
        assert names(tmp_path / "alle") == sorted(f"{name}{suffix}" for name in files for suffix in (".html", ".txt"))
        assert told == [(1, 3, "Bedrijf A-B.txt"), (2, 3, "bedrijf a-b-2.txt"), (3, 3, "Bedrijf C.txt")]

    def test_a_table_of_reports_is_taken_too(self, tmp_path: Path) -> None:
        assert save_many({"a": SMALL, "b": SMALL}, tmp_path) == 2
        assert names(tmp_path) == ["a.html", "b.html"]

    def test_what_fails_is_told_at_the_end_and_the_others_are_there(self, tmp_path: Path) -> None:
        def broken() -> Document:
            return save_many  # type: ignore[return-value]  # something that has no document

        told: list[int] = []

        def counted(done: int, *_: object) -> None:
            told.append(done)

        (tmp_path / "vierde.html").mkdir()
        reports = [("eerste", SMALL), ("tweede", WRONG), ("derde", broken), ("vierde", SMALL), ("vijfde", SMALL)]
        with pytest.raises(WriteError) as caught:
            save_many(iter(reports), tmp_path, progress=counted)
        assert str(caught.value.summary) == "3 of 5 reports could not be written; the others are there"
        assert in_words(caught.value, "nl").startswith("3 van 5 verslagen konden niet worden geschreven; de andere zijn er")
        assert [problem.place.file for problem in caught.value.problems] == ["tweede", "derde", "vierde"]
        assert names(tmp_path) == ["eerste.html", "vierde.html", "vijfde.html"]
        assert told == [1, 2, 3, 4, 5]

    def test_an_error_of_the_callers_own_stops_none_of_the_others_and_is_the_cause(self, tmp_path: Path) -> None:
        def broken() -> Document:
            raise KeyError("firma")

        with pytest.raises(WriteError) as caught:
            save_many({"a": SMALL, "b": broken, "c": broken, "d": SMALL}, tmp_path, formats=("text",))
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "d.txt"]
        assert [str(problem) for problem in caught.value.problems] == [f"{name}: this goes wrong here: KeyError: 'firma'" for name in "bc"]
        assert isinstance(caught.value.__cause__, KeyError)

    def test_problems_of_a_report_keep_their_place_behind_its_name(self, tmp_path: Path) -> None:
        from werkplekleren.renderers import Template

        def wrong() -> Document:
            Template(text="{{ weg }}").written(SMALL)
            return SMALL

        with pytest.raises(WriteError) as caught:
            save_many([("een", wrong)], tmp_path)
        (problem,) = caught.value.problems
        assert (problem.place.file, problem.place.path) == ("een", "template.html.j2, line 1")

    @pytest.mark.parametrize("below", ["", "below"])
    def test_a_folder_that_is_a_file_is_told_before_anything_is_made(self, tmp_path: Path, below: str) -> None:
        (tmp_path / "notes.txt").write_text("hallo")
        made: list[Document] = []

        def report() -> Document:
            made.append(SMALL)
            return SMALL

        with pytest.raises(WriteError, match=r"notes\.txt is a file, so nothing can be put into it; name a folder") as caught:
            save_many({"a": report, "b": report}, tmp_path / "notes.txt" / below)
        assert (made, caught.value.problems) == ([], ())

    def test_none_is_told_apart_from_some(self, tmp_path: Path) -> None:
        with pytest.raises(WriteError, match=r"^none of the 2 reports could be written"):
            save_many([("a", 1), ("b", 2)], tmp_path)
        with pytest.raises(WriteError, match=r"^1 of 2 reports could not be written; the others are there"):
            save_many([("a", 1), ("b", SMALL)], tmp_path)

    def test_an_unknown_format_is_told_before_anything_is_written(self, tmp_path: Path) -> None:
        with pytest.raises(UnknownFormatError):
            save_many([("a", SMALL)], tmp_path, formats=("html", "htm5"))
        assert names(tmp_path) == []

    def test_nothing_of_a_report_is_kept(self, tmp_path: Path) -> None:
        kept: list[weakref.ref[Document]] = []

        def reports() -> Iterator[tuple[str, Callable[[], Document]]]:
            for at in range(20):
                assert sum(one() is not None for one in kept) <= 1
                yield str(at), made

        def made() -> Document:
            one = Document(title="Scan", language="nl")
            kept.append(weakref.ref(one))
            return one

        assert save_many(reports(), tmp_path, formats=("text",)) == 20


class TestNames:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Metaalbedrijf De Vries B.V.", "Metaalbedrijf De Vries B.V"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("C:\\Windows", "C-Windows"),
            ("a\0b\nc\u202ed", "a-b cd"),
            ("NUL", "NUL-"),
            ("com1.html", "com1.html-"),
            ("LPT\u00b9", "LPT\u00b9-"),
            (".verborgen", "verborgen"),
            ("Zoe\u0308", "Zoë"),
            ("\u200b", "document"),
            ("x" * 300, "x" * 100),
            ("漢" * 300, "漢" * 66),
        ],
    )
    def test_every_file_system_takes_them(self, text: str, name: str) -> None:
        assert file_name(text) == name

    @given(st.lists(st.text(max_size=120), max_size=8))
    @example(texts=["a", "A", "a-2", "A"])
    @example(texts=["ß", "ss", "SS"])
    def test_any_texts_give_names_that_are_fit_and_differ(self, texts: list[str]) -> None:
        given_out = Names()
        made = [given_out.file(text) for text in texts]
        assert len({name.casefold() for name in made}) == len(made)
        for name in made:
            name.encode()
            assert 0 < len(name.encode()) <= 220
            assert PureWindowsPath(f"{name}.html").name == f"{name}.html"
            assert not set(name) & set('<>:"/\\|?*')
            assert name == name.strip(" .")
