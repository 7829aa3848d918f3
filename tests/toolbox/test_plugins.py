"""Installed packages add their toolboxes, in an order that is always the same."""

import importlib
import sys
from pathlib import Path

import pytest

from toolbox.building import INSTRUMENT, MANIFEST, written
from werkplekleren import InvalidContentError, Toolbox
from werkplekleren.toolbox import check

TOY = Path(__file__).parent / "toy_plugin"


def found_by_python(where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python look for packages here first."""
    if str(where) not in sys.path:
        monkeypatch.setattr(sys, "path", [str(where), *sys.path])
    importlib.invalidate_caches()


def installed(where: Path, monkeypatch: pytest.MonkeyPatch, package: str, files: dict[str, str], *, point: str | None = None) -> None:
    """Put a package with an entry point where Python finds it, as an installer does."""
    points = f"[werkplekleren.toolboxes]\n{point or f'{package} = {package}'}\n"
    metadata = {"METADATA": f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", "entry_points.txt": points}
    written(where, {f"{package}/{name}": text for name, text in files.items()})
    written(where, {f"{package}-1.0.dist-info/{name}": text for name, text in metadata.items()})
    found_by_python(where, monkeypatch)


def manifest(name: str) -> str:
    return MANIFEST.replace('"fonds"', f'"{name}"')


def instrument(name: str) -> str:
    return INSTRUMENT.replace('"rondgang"', f'"{name}"').replace('questionnaires = ["peiling"]\n', "")


def test_without_plug_ins_it_is_the_built_in_one() -> None:
    assert Toolbox.installed() == Toolbox.builtin()


def test_an_installed_package_is_found_by_its_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    found_by_python(TOY, monkeypatch)
    toolbox = Toolbox.installed()
    assert [one.id for one in toolbox.manifests] == ["werkplekleren", "toy-fund"]
    title = toolbox.instruments["startgesprek"].title
    assert title.in_language("nl") == "Startgesprek van het speelgoedfonds"
    assert title.in_language("en") == Toolbox.builtin().instruments["startgesprek"].title.in_language("en")
    assert toolbox.check() == ()


def test_the_order_is_that_of_the_names_of_the_entry_points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package, point in (("toolbox_b", "a-first = toolbox_b"), ("toolbox_a", "b-last = toolbox_a")):
        name = package.replace("_", "-")
        files = {"__init__.py": "", "toolbox.toml": manifest(name), f"instruments/{name}.toml": instrument(name)}
        installed(tmp_path, monkeypatch, package, files, point=point)
    assert [one.id for one in Toolbox.installed().manifests] == ["werkplekleren", "toolbox-b", "toolbox-a"]


def test_an_entry_point_may_name_a_variable_with_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "from pathlib import Path\nFOLDER = Path(__file__).parent / 'content'\n"
    files = {"__init__.py": code, "content/toolbox.toml": manifest("met-map"), "content/instruments/extra.toml": instrument("extra")}
    installed(tmp_path, monkeypatch, "toolbox_met_map", files, point="met-map = toolbox_met_map:FOLDER")
    assert "extra" in Toolbox.installed().instruments


def test_a_folder_can_extend_an_installed_toolbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found_by_python(TOY, monkeypatch)
    other = {"__init__.py": "", "toolbox.toml": manifest("ander"), "instruments/ander.toml": instrument("ander")}
    installed(tmp_path / "packages", monkeypatch, "toolbox_ander", other)
    own = 'overlays = "startgesprek"\nminutes = 60\n'
    folder = written(tmp_path / "eigen", {"toolbox.toml": manifest("eigen") + 'extends = "toy-fund"\n', "instruments/startgesprek.toml": own})
    toolbox = Toolbox.load(folder)
    assert [one.id for one in toolbox.manifests] == ["werkplekleren", "toy-fund", "eigen"]
    assert toolbox.instruments["startgesprek"].minutes == 60
    assert toolbox.instruments["startgesprek"].title.in_language("nl") == "Startgesprek van het speelgoedfonds"
    assert check(folder) == ()


def test_links_in_an_installed_package_are_fine_because_installers_make_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "cache", {"extra.toml": instrument("extra")})
    installed(
        tmp_path / "packages", monkeypatch, "toolbox_links", {"__init__.py": "", "toolbox.toml": manifest("links"), "instruments/README.md": ""}
    )
    (tmp_path / "packages" / "toolbox_links" / "instruments" / "extra.toml").symlink_to(tmp_path / "cache" / "extra.toml")
    assert Toolbox.installed().instruments["extra"].minutes == 45


def test_two_packages_with_the_same_id_are_both_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("toolbox_een", "toolbox_twee"):
        name = package.replace("_", "-")
        installed(tmp_path, monkeypatch, package, {"__init__.py": "", "toolbox.toml": manifest(name), "instruments/extra.toml": instrument("extra")})
    with pytest.raises(InvalidContentError, match=r"two toolboxes: toolbox-twee/instruments/extra.toml and toolbox-een/instruments/extra.toml"):
        Toolbox.installed()


def test_every_broken_package_is_told_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, monkeypatch, "toolbox_boem", {"__init__.py": "raise RuntimeError('boem')"})
    installed(tmp_path, monkeypatch, "toolbox_getal", {"__init__.py": "N = 7"}, point="getal = toolbox_getal:N")
    installed(tmp_path, monkeypatch, "toolbox_module", {"__init__.py": "", "one.py": ""}, point="module = toolbox_module.one")
    installed(tmp_path, monkeypatch, "toolbox_weg", {"__init__.py": "P = '/nergens/te/vinden'"}, point="weg = toolbox_weg:P")
    installed(tmp_path, monkeypatch, "toolbox_zonder", {"__init__.py": ""})
    with pytest.raises(InvalidContentError) as caught:
        Toolbox.installed()
    told = [str(problem) for problem in caught.value.problems]
    assert len(told) == 5
    assert told[0] == (
        "toolbox_getal:N: the plug-in toolbox getal (toolbox_getal:N) is left out:"
        " its entry point must be a package, or a variable with the path of a folder"
    )
    assert "must be a package" in told[1]
    assert "cannot be imported: RuntimeError: boem" in told[2]
    assert "toolbox_zonder" in told[3]
    assert "has no toolbox.toml" in told[3]
    assert "there is no folder" in told[4]
