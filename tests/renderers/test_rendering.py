import os
from decimal import ROUND_UP, Context, Inexact, Rounded, localcontext
from pathlib import Path

import pytest

import werkplekleren.renderers as package
from sample_documents import document, report
from werkplekleren.documents import Document, Paragraph, plain
from werkplekleren.errors import RenderError, UnknownFormatError, WriteError
from werkplekleren.renderers import HtmlWriter, Theme, Writer, formats, render, save, save_all, writers

SMALL = document(Paragraph(text=plain("Jullie leren veel.")))


class Shouting:
    """A writer of somebody else."""

    suffixes = (".luid",)
    binary = True

    def write(self, document: Document, theme: Theme) -> bytes:
        return f"{document.title}!{theme.name}".upper().encode()


def test_everything_that_is_listed_can_be_imported() -> None:
    assert all(getattr(package, name) is not None for name in package.__all__)
    assert set(package.__all__) == set(dir(package))


@pytest.mark.parametrize("name", ["html", "markdown", "md", "text"])
def test_a_document_is_rendered_by_name(name: str) -> None:
    assert "Jullie leren veel." in str(render(SMALL, name))


def test_a_writer_can_be_given_itself() -> None:
    assert render(SMALL, HtmlWriter()) == render(SMALL)
    assert render(SMALL, Shouting(), theme=Theme(name="x")) == b"VOORBEELD!X"


def test_our_writers_are_writers() -> None:
    assert all(isinstance(writers.writer_for(name), Writer) for name in formats())


@pytest.mark.parametrize("name", ["html", "markdown", "text"])
def test_the_same_document_gives_the_same_text(name: str) -> None:
    assert render(report(), name) == render(report(), name)


@pytest.mark.parametrize("name", ["html", "markdown", "text"])
@pytest.mark.parametrize("context", [Context(prec=1, rounding=ROUND_UP, Emin=-1, Emax=1, traps=[]), Context(prec=2, traps=[Inexact, Rounded])])
def test_what_a_program_set_for_decimal_changes_nothing(name: str, context: Context) -> None:
    usual = render(report(), name)
    with localcontext(context):
        assert render(report(), name) == usual


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UnknownFormatError, match=r"there is no writer for the format 'htm5'; did you mean 'html'.*choose from html, markdown, text"):
        render(SMALL, "htm5")
    with pytest.raises(UnknownFormatError, match="there is no writer for the format 'xyz'; choose from html, markdown, text"):
        render(SMALL, "xyz")


def test_fragments_are_for_writers_that_have_them() -> None:
    assert render(SMALL, fragment=True).startswith("<style>")
    with pytest.raises(RenderError, match="MarkdownWriter has no fragments"):
        render(SMALL, "markdown", fragment=True)


def test_what_has_no_document_is_refused() -> None:
    with pytest.raises(RenderError, match="there is no document for int"):
        render(3)


class TestSaving:
    def test_the_suffix_chooses_the_format(self, tmp_path: Path) -> None:
        assert save(SMALL, tmp_path / "a.html").read_text("utf-8") == render(SMALL)
        assert save(SMALL, str(tmp_path / "a.md")).read_text("utf-8") == render(SMALL, "markdown")

    def test_nothing_else_is_left_in_the_folder(self, tmp_path: Path) -> None:
        save(SMALL, tmp_path / "a.html")
        assert [file.name for file in tmp_path.iterdir()] == ["a.html"]

    def test_an_unknown_suffix_names_the_known_ones(self, tmp_path: Path) -> None:
        with pytest.raises(UnknownFormatError, match=r"for the file suffix '.pfd'; did you mean '.pdf'\? choose from .html, .htm, .md"):
            save(SMALL, tmp_path / "a.pfd")

    def test_a_document_that_cannot_be_rendered_leaves_the_earlier_file(self, tmp_path: Path) -> None:
        earlier = save(SMALL, tmp_path / "a.html").read_bytes()
        with pytest.raises(RenderError):
            save(3, tmp_path / "a.html")
        assert (tmp_path / "a.html").read_bytes() == earlier

    def test_a_folder_that_does_not_exist_is_an_error_with_the_path(self, tmp_path: Path) -> None:
        with pytest.raises(WriteError, match=r"a.html could not be written: there is no folder .*weg; make it first"):
            save(SMALL, tmp_path / "weg" / "a.html")

    def test_a_folder_in_the_place_of_the_file_is_an_error_and_stays(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").mkdir()
        with pytest.raises(WriteError, match=r"a\.html is a folder; name a file in it"):
            save(SMALL, tmp_path / "a.html")
        assert [file.name for file in tmp_path.iterdir()] == ["a.html"]

    @pytest.mark.parametrize("step", ["fsync", "replace"])
    def test_a_failure_halfway_leaves_the_earlier_file_whole(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
        target = tmp_path / "a.html"
        target.write_text("eerder")

        def fail(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
        with pytest.raises(WriteError, match="No space left on device"):
            save(SMALL, target)
        assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a.html", "eerder")]

    def test_an_interruption_leaves_nothing_behind(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupt(_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            save(SMALL, tmp_path / "a.html")
        assert list(tmp_path.iterdir()) == []

    def test_a_link_to_a_file_stays_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "echt.html").write_text("eerder")
        (tmp_path / "link.html").symlink_to(tmp_path / "echt.html")
        save(SMALL, tmp_path / "link.html")
        assert (tmp_path / "link.html").is_symlink()
        assert (tmp_path / "echt.html").read_text("utf-8") == render(SMALL)

    def test_several_files_are_written_together_in_folders_that_are_made(self, tmp_path: Path) -> None:
        files: dict[Path, str | bytes] = {tmp_path / "a" / "b.md": "één", tmp_path / "c" / "d.bin": b"\x00"}
        save_all(files)
        assert {path: path.read_bytes() for path in files} == {tmp_path / "a" / "b.md": "één".encode(), tmp_path / "c" / "d.bin": b"\x00"}

    def test_when_one_of_several_cannot_be_written_none_is_changed(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("eerder")
        (tmp_path / "b.md").mkdir()
        with pytest.raises(WriteError, match=r"b\.md could not be written"):
            save_all({tmp_path / "a.md": "nieuw", tmp_path / "b.md": "nieuw"})
        assert (tmp_path / "a.md").read_text() == "eerder"

    def test_a_file_in_the_place_of_a_folder_is_an_error_with_the_path(self, tmp_path: Path) -> None:
        (tmp_path / "map").write_text("x")
        with pytest.raises(WriteError, match="map is a file, so nothing can be put into it; name a folder"):
            save_all({tmp_path / "map" / "a.md": "x"})

    def test_a_folder_that_takes_no_files_is_not_said_to_be_missing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise FileNotFoundError(2, "No such file or directory")

        monkeypatch.setattr(Path, "open", refuse)
        with pytest.raises(WriteError, match=r"x\.html could not be written \(No such file or directory\); what was there before is unchanged$"):
            save(document(), tmp_path / "x.html")
        monkeypatch.setattr(Path, "mkdir", refuse)
        with pytest.raises(WriteError, match=r"a could not be written \(No such file or directory\)"):
            save_all({tmp_path / "a" / "x.html": "x"})
