"""What is imported late is there when it is asked for, and not before."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pytest

from werkplekleren._base.catalogue import CONTEXT, PLURAL, catalogue
from werkplekleren._base.display import Displayed
from werkplekleren._base.late import SERVICES, service
from werkplekleren._base.lazy import lazy_exports
from werkplekleren._base.stored import Stored


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_every_service_exists(name: str) -> None:
    module, attribute = SERVICES[name].split(":")
    assert service(name) is getattr(import_module(module), attribute)
    assert callable(service(name))


def test_a_lazy_package_imports_a_name_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("pretend.birds")
    module.__dict__["Finch"] = "a finch"
    monkeypatch.setitem(sys.modules, "pretend", ModuleType("pretend"))
    get, names = lazy_exports("pretend", {"birds": ("Finch",), "fish": ("Cod",)})
    assert names() == ["Cod", "Finch"]
    with pytest.raises(ModuleNotFoundError):
        get("Finch")
    monkeypatch.setitem(sys.modules, "pretend.birds", module)
    assert get("Finch") == "a finch"
    with pytest.raises(AttributeError, match="module 'pretend' has no attribute 'Crow'"):
        get("Crow")


def test_a_model_stores_and_shows_itself_through_the_services(monkeypatch: pytest.MonkeyPatch) -> None:
    class Thing(Stored, Displayed):
        kind = "thing"

    def pretend(name: str) -> Callable[..., object]:
        def serve(*given: object, **options: object) -> object:
            return name, given[-1], options

        return serve

    for home in ("stored", "display"):
        monkeypatch.setattr(f"werkplekleren._base.{home}.service", pretend)
    thing: Any = Thing()
    assert thing.to_json(indent=2) == ("to-json", thing, {"indent": 2})
    assert cast("object", Thing.from_json("{}", file="a.json")) == ("from-json", Thing, {"file": "a.json"})
    assert thing._repr_html_() == ("show-html", thing, {})
    assert thing._repr_markdown_() == ("show-markdown", thing, {})
    assert Thing.format_version == 1


def test_mixins_leave_room_for_slots() -> None:
    assert Stored.__slots__ == Displayed.__slots__ == ()


def test_a_catalogue_is_read_once_and_empty_where_there_is_none() -> None:
    assert catalogue("errors", "nl") is catalogue("errors", "nl")
    assert dict(catalogue("errors", "xx")) == {}
    assert dict(catalogue("no-such-file", "nl")) == {}
    assert catalogue("labels", "en-GB") == catalogue("labels", "en")


def test_a_catalogue_holds_plurals_and_contexts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "locale" / "xy"
    folder.mkdir(parents=True)
    folder.joinpath("words.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgid "dag"\nmsgid_plural "dagen"\nmsgstr[0] "day"\nmsgstr[1] "days"\n\n'
        'msgctxt "maat"\nmsgid "stap"\nmsgstr "measure"\n\nmsgid "leeg"\nmsgstr ""\n\n'
        'msgid "uur"\nmsgid_plural "uren"\nmsgstr[0] "hour"\nmsgstr[1] ""\n',
        encoding="utf-8",
    )

    def here(_package: str) -> Path:
        return tmp_path

    monkeypatch.setattr("werkplekleren._base.catalogue.files", here)
    assert dict(catalogue("words", "xy")) == {f"dag{PLURAL}dagen": ("day", "days"), f"maat{CONTEXT}stap": ("measure",)}
