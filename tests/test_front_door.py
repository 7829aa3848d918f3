"""The front door: everything public is there, once, and nothing is loaded before it is used."""

import ast
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import werkplekleren

PACKAGES = (
    "advice",
    "assessments",
    "documents",
    "frames",
    "instruments",
    "interop",
    "notebook",
    "renderers",
    "reports",
    "retention",
    "serialization",
    "toolbox",
)
SOURCE = Path(werkplekleren.__file__)


@pytest.mark.parametrize("name", werkplekleren.__all__)
def test_public_name_can_be_imported_and_is_documented(name: str) -> None:
    assert getattr(werkplekleren, name).__doc__


def test_completion_shows_the_library_and_not_its_imports() -> None:
    assert dir(werkplekleren) == sorted([*werkplekleren.__all__, "__version__"])


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"werkplekleren.*nonsense"):
        _ = getattr(werkplekleren, "nonsense")  # noqa: B009 - a checker would refuse the plain form


def test_front_door_lists_the_same_names_for_type_checkers_as_for_python() -> None:
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"))
    shown = {alias.asname for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names if alias.asname}
    assert shown == set(werkplekleren.__all__)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_name_of_a_package_exists_and_is_documented(package: str) -> None:
    module = importlib.import_module(f"werkplekleren.{package}")
    for name in module.__all__:
        thing = getattr(module, name)
        if inspect.isclass(thing) or inspect.isroutine(thing):
            assert thing.__doc__, name
        assert name in dir(module)


@pytest.mark.parametrize("package", PACKAGES)
def test_unknown_name_of_a_package_is_an_attribute_error(package: str) -> None:
    with pytest.raises(AttributeError):
        _ = importlib.import_module(f"werkplekleren.{package}").nonsense


def loaded_after(statement: str) -> set[str]:
    code = f"import sys; before = set(sys.modules); {statement}; print(*sorted(set(sys.modules) - before))"
    return set(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split())  # noqa: S603 - our own code


def test_importing_the_library_loads_nothing_but_itself() -> None:
    assert loaded_after("import werkplekleren") == {"werkplekleren"}


def test_asking_for_a_response_loads_no_writer_reader_or_third_party_but_attrs() -> None:
    loaded = loaded_after("import werkplekleren; werkplekleren.Response")
    assert not {name.partition(".")[0] for name in loaded} & {"cattrs", "jinja2", "markdown_it", "babel", "markupsafe", "tomllib", "json"}
    assert not {name for name in loaded if name.startswith("werkplekleren.") and name.split(".")[1] not in {"_base", "errors", "assessments"}}
