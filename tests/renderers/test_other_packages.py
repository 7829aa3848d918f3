"""Writers of other packages: really installed, found by every way in, and never in the way of others when they are broken."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import invalidate_caches
from pathlib import Path
from textwrap import dedent

import pytest

from sample_documents import document
from werkplekleren._base.messages import in_words
from werkplekleren.cli import main
from werkplekleren.documents import Paragraph, Section, plain
from werkplekleren.errors import UnknownFormatError
from werkplekleren.renderers import HtmlWriter, Theme, Writer, formats, render, save, save_many, writer_problems, writers

SMALL = document(Paragraph(text=plain("Jullie leren veel.")))

LOUD = """
    from werkplekleren.documents import Document
    from werkplekleren.renderers import Theme


    class LoudWriter:
        suffixes = (".luid", ".loud")
        binary = False

        def write(self, document: Document, theme: Theme) -> str:
            return f"{document.title}! {theme.name}".upper()


    ready = LoudWriter()
    number = 3


    class Careless(LoudWriter):
        suffixes = ["luid"]


    class Greedy(LoudWriter):
        suffixes = (".html", ".gulzig")


    class Second(LoudWriter):
        suffixes = (".loud",)


    class Sulking(LoudWriter):
        def __init__(self) -> None:
            raise RuntimeError("vandaag niet")
"""

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "own-writer.md"

PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "my-package"
version = "1.0"
"""

Install = Callable[..., None]


def forget() -> None:
    """Look anew at which packages there are."""
    invalidate_caches()
    for cached in (writers._offered, writers._installed):
        cached.cache_clear()


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for packages, as part of the path; its modules are gone afterwards."""
    folder = tmp_path_factory.mktemp("site")
    before = set(sys.modules)
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    forget()
    yield folder
    forget()
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", None)).startswith(str(folder)):
            del sys.modules[name]


@pytest.fixture
def install(site: Path) -> Install:
    """Installs a package with a module and the writers that it offers, as an installer lays it down."""

    def put(package: str, source: str = LOUD, **offered: str) -> None:
        module = package.replace("-", "_")
        (site / f"{module}.py").write_text(dedent(source), "utf-8")
        about = site / f"{module}-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", "utf-8")
        lines = [f"{name} = {module}:{what}" for name, what in offered.items()]
        (about / "entry_points.txt").write_text("\n".join(["[werkplekleren.writers]", *lines, ""]), "utf-8")
        forget()

    return put


def test_the_package_of_our_page_is_built_and_installed_by_pip_and_found(site: Path, tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    (offered,) = re.findall(r"^~~~toml\n(.*?)^~~~", page, re.DOTALL | re.MULTILINE)
    source, *_ = re.findall(r"^```python\n(.*?)^toolbox = ", page, re.DOTALL | re.MULTILINE)
    project = tmp_path / "project"
    (project / "my_package").mkdir(parents=True)
    (project / "pyproject.toml").write_text(PROJECT + offered, "utf-8")
    (project / "my_package" / "__init__.py").touch()
    (project / "my_package" / "outline.py").write_text(source, "utf-8")
    options = ["--quiet", "--no-index", "--no-build-isolation", "--no-deps", "--disable-pip-version-check", "--target", str(site)]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(project)], check=True)  # noqa: S603 - our own package
    forget()
    report = document(Section(id="tijd", title="Tijd"))
    assert "outline" in formats()
    assert render(report, "outline") == "Voorbeeld\n- Tijd\n"
    assert save(report, tmp_path / "a.outline").read_text("utf-8") == "Voorbeeld\n- Tijd\n"
    assert writer_problems() == ()


def test_a_package_brings_a_format_by_name_and_suffix(install: Install, tmp_path: Path) -> None:
    install("fonds-schrijver", luid="LoudWriter")
    assert formats()[-1] == "luid"
    assert isinstance(writers.writer_for("luid"), Writer)
    assert render(SMALL, "luid", theme=Theme(name="fonds")) == "VOORBEELD! FONDS"
    assert save(SMALL, tmp_path / "a.LOUD").read_text("utf-8") == "VOORBEELD! "
    assert [path.name for path in save(SMALL, tmp_path / "b", formats=("luid", "text"))] == ["b.luid", "b.txt"]
    assert save_many([("c", SMALL)], tmp_path, formats=("luid",)) == 1
    assert writer_problems() == ()


def test_the_command_line_finds_it_too(install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    install("fonds-schrijver", luid="LoudWriter")
    assert main(["show", "werkinstructie", "--card", "--output", str(tmp_path / "kaart.luid")]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "kaart.luid")
    assert (tmp_path / "kaart.luid").read_text("utf-8").endswith("! ")


def test_what_is_offered_may_be_a_writer_itself(install: Install) -> None:
    install("fonds-schrijver", luid="ready")
    assert render(SMALL, "luid") == "VOORBEELD! "


@pytest.mark.parametrize(
    ("source", "what", "said"),
    [
        ("import bestaat_niet", "X", "it cannot be loaded (ModuleNotFoundError: No module named 'bestaat_niet')"),
        ("dit is geen Python", "X", "it cannot be loaded (SyntaxError: invalid syntax"),
        ("x = 1 / 0", "x", "it cannot be loaded (ZeroDivisionError: division by zero)"),
        (LOUD, "Weg", "it cannot be loaded (AttributeError: module 'fonds_schrijver' has no attribute 'Weg')"),
        (LOUD, "Sulking", "it cannot be loaded (RuntimeError: vandaag niet)"),
        (LOUD, "number", "fonds_schrijver:number has no suffixes, binary and write"),
        (LOUD, "Careless", "fonds_schrijver:Careless has no suffixes, binary and write"),
    ],
)
def test_a_broken_one_is_named_and_leaves_the_others_alone(install: Install, tmp_path: Path, source: str, what: str, said: str) -> None:
    install("fonds-schrijver", source, stuk=what)
    install("ander-fonds", luid="LoudWriter")
    assert formats()[-2:] == ("luid", "stuk")
    with pytest.raises(UnknownFormatError) as caught:
        render(SMALL, "stuk")
    assert str(caught.value.summary) == "the writer of 'stuk' from the package fonds-schrijver cannot be used"
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.file) == ("not-loaded" if said.startswith("it ") else "no-writer", "fonds-schrijver")
    assert str(problem.what).startswith(said)
    assert in_words(caught.value, "nl").startswith("de schrijver van 'stuk' uit het pakket fonds-schrijver is niet te gebruiken")
    assert writer_problems() == (problem,)
    assert save(SMALL, tmp_path / "a.luid").exists()
    assert render(SMALL).startswith("<!doctype html>")


def test_a_suffix_that_nobody_has_is_told_with_what_might_have_had_it(install: Install, tmp_path: Path) -> None:
    install("fonds-schrijver", "import bestaat_niet", stuk="X")
    install("ander-fonds", luid="LoudWriter")
    with pytest.raises(UnknownFormatError, match=r"file suffix '.xyz'.*\.luid, \.loud") as caught:
        save(SMALL, tmp_path / "a.xyz")
    assert [problem.place.file for problem in caught.value.problems] == ["fonds-schrijver"]


def test_a_format_that_nobody_has_is_told_with_those_that_can_be_written(install: Install) -> None:
    install("fonds-schrijver", "import bestaat_niet", stuk="X")
    install("ander-fonds", luid="LoudWriter")
    with pytest.raises(UnknownFormatError, match=r"format 'xyz'; choose from html, markdown, text, pdf, docx, luid\n") as caught:
        render(SMALL, "xyz")
    assert [problem.place.file for problem in caught.value.problems] == ["fonds-schrijver"]


def test_our_own_formats_and_suffixes_keep_their_meaning(install: Install, tmp_path: Path) -> None:
    install("fonds-schrijver", html="LoudWriter", gulzig="Greedy")
    assert isinstance(writers.writer_for("html"), HtmlWriter)
    assert save(SMALL, tmp_path / "a.html").read_text("utf-8") == render(SMALL)
    assert save(SMALL, tmp_path / "a.gulzig").read_text("utf-8") == "VOORBEELD! "
    assert formats().count("html") == 1
    assert [str(problem) for problem in writer_problems()] == [
        "fonds-schrijver: the file suffix '.html' is one of our own, and stays so; ask its makers for another name",
        "fonds-schrijver: the format 'html' is one of our own, and stays so; ask its makers for another name",
    ]


def test_what_two_packages_offer_is_told_with_both_names(install: Install, tmp_path: Path) -> None:
    install("fonds-een", luid="LoudWriter", ander="Second")
    install("fonds-twee", luid="LoudWriter", hard="LoudWriter")
    with pytest.raises(UnknownFormatError, match="the format 'luid' is offered by fonds-een, fonds-twee; update or remove that package"):
        render(SMALL, "luid")
    with pytest.raises(UnknownFormatError, match=r"suffix '.loud' is offered by ander \(fonds-een\), hard \(fonds-twee\); name the format"):
        save(SMALL, tmp_path / "a.loud")
    assert render(SMALL, "hard") == "VOORBEELD! "
