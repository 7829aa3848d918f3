"""The editable table of a knowledge map: what comes back from it, and how it is used in a browser."""

import builtins
import importlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser, Page

import werkplekleren
from browser import axe_violations, page_of
from strategies.retention import firm, firms, person, topic
from werkplekleren.errors import InvalidValueError, MissingExtraError, WordingError
from werkplekleren.notebook import KnowledgeTable
from werkplekleren.retention import KnowledgeMap, Mastery

MODULE = (Path(werkplekleren.__file__).parent / "notebook" / "knowledge_table.mjs").read_text(encoding="utf-8")
TODAY = date(2027, 1, 4)
laws = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def shop() -> KnowledgeMap:
    return firm((person("ann"), person("bob")), (topic("weld"), topic("turn")), {("ann", "weld"): 3, ("bob", "weld"): None, ("ann", "turn"): 1})


@laws
@given(firms())
def test_a_table_in_which_nothing_is_changed_gives_the_same_map(here: KnowledgeMap) -> None:
    assert KnowledgeTable(here).knowledge == here


def test_a_level_that_is_changed_carries_the_day_and_assessor_of_the_table() -> None:
    seen = Mastery(person="ann", topic="weld", level=3, assessed_on=date(2026, 1, 1), assessor="chef", evidence="Proefstuk", last_used_on=TODAY)
    here = attrs.evolve(shop(), mastery=(seen, *shop().mastery[1:]))
    table = KnowledgeTable(here, assessed_on=TODAY, assessor="voorman")
    table.levels = {"weld": {"ann": 4, "bob": "-"}, "turn": {"bob": 0}}
    assert table.knowledge.mastery == (
        Mastery(person="ann", topic="weld", level=4, assessed_on=TODAY, assessor="voorman", last_used_on=TODAY),
        Mastery(person="bob", topic="weld", level=None),
        Mastery(person="bob", topic="turn", level=0, assessed_on=TODAY, assessor="voorman"),
    )
    assert here.mastery[0] is seen, "the map that it was made from stays as it is"


def test_people_and_topics_may_be_added() -> None:
    table = KnowledgeTable(KnowledgeMap(title="Leeg"))
    people: list[dict[str, object]] = [{"id": "ann", "title": "Ann"}]
    topics: list[dict[str, object]] = [{"id": "weld", "title": "Lassen", "level": 3, "people": 2}]
    table.people, table.topics = people, topics
    table.levels = {"weld": {"ann": 2}}
    assert ([one.name for one in table.knowledge.people], [one.title for one in table.knowledge.topics]) == (["Ann"], ["Lassen"])
    assert table.knowledge.level("ann", "weld") == 2


@pytest.mark.parametrize(
    "sent",
    [
        {"levels": {"weld": 3}},
        {"levels": {"weld": {"ann": 9}}},
        {"levels": {"weld": {"ann": "3"}}},
        {"levels": {"wel": {"ann": 3}}},
        {"levels": {"weld": {"an": 3}}},
        {"people": ["ann"]},
        {"people": [{"id": "ANN!", "title": "Ann"}]},
        {"topics": [{"id": "x"}]},
    ],
)
def test_what_is_no_map_is_refused(sent: Mapping[str, Any]) -> None:
    table = KnowledgeTable(shop())
    for name, value in sent.items():
        setattr(table, name, value)
    with pytest.raises(InvalidValueError):
        _ = table.knowledge


def test_a_language_without_wording_is_an_error() -> None:
    with pytest.raises(WordingError):
        KnowledgeTable(shop(), language="pl")


def test_without_anywidget_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = builtins.__import__

    def without(name: str, scope: Mapping[str, object] | None = None, local: Mapping[str, object] | None = None, *more: Any) -> object:  # noqa: ANN401 - as Python has it
        if name == "anywidget":
            raise ModuleNotFoundError(name)
        return usual(name, scope, local, *more)

    monkeypatch.delitem(sys.modules, "werkplekleren.notebook.knowledge_table")
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"werkplekleren\[notebook\]"):
        importlib.import_module("werkplekleren.notebook.knowledge_table")


HOST = """<!doctype html><html lang="nl"><head><title>Proef</title></head><body><main><h1>Proef</h1><div id="here"></div></main></body></html>"""
MOUNT = """async ([source, state]) => {
    const module = await import("data:text/javascript;base64," + btoa(String.fromCharCode(...new TextEncoder().encode(source))))
    const listeners = {}
    window.state = state
    const model = {
        get: name => state[name],
        set: (name, value) => { state[name] = value; for (const each of listeners["change:" + name] ?? []) each() },
        save_changes: () => {},
        on: (name, each) => { (listeners[name] ??= []).push(each) },
        off: (name, each) => { listeners[name] = (listeners[name] ?? []).filter(one => one !== each) },
    }
    window.model = model
    window.clean = module.default.render({ model, el: document.getElementById("here") })
    window.listening = () => Object.values(listeners).flat().length
}"""
STATE = ("css", "language", "title", "words", "scale", "people", "topics", "levels")


@pytest.fixture(name="table")
def _table(chromium: Browser) -> Iterator[Page]:
    widget = KnowledgeTable(shop())
    with page_of(chromium, HOST, width=900) as page:
        page.evaluate(MOUNT, [MODULE, {name: getattr(widget, name) for name in STATE}])
        yield page


def levels(page: Page) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(page.evaluate("JSON.stringify(state.levels)"))
    return found


def keys(page: Page, pressed: Sequence[str]) -> None:
    for key in pressed:
        page.keyboard.press(key)


@pytest.mark.browser
def test_levels_are_typed_with_the_keyboard_alone(table: Page) -> None:
    keys(table, ["Tab", "4", "ArrowRight", "2", "ArrowDown", "-", "Home", "Delete", "End", "Enter"])
    assert levels(table) == {"weld": {"ann": 4, "bob": 2}, "turn": {}}, "Enter goes on from not applicable to not known"
    assert table.evaluate("document.getElementById('here').shadowRoot.querySelector('.status').textContent") == "Turn, Bob: niet bekend"
    keys(table, ["9", "x", "ArrowDown", "ArrowUp", "1"])
    assert levels(table)["weld"] == {"ann": 4, "bob": 1}


@pytest.mark.browser
def test_the_count_follows_and_every_step_can_be_undone(table: Page) -> None:
    counts = table.locator("td.count")
    assert counts.all_text_contents() == ["1 van 2 !", "0 van 2 !"]
    keys(table, ["Tab", "ArrowRight", "3"])
    assert counts.all_text_contents() == ["2", "0 van 2 !"]
    undo = table.get_by_role("button", name="Ongedaan maken")
    undo.click()
    assert levels(table)["weld"] == {"ann": 3, "bob": "-"}
    assert undo.is_disabled()


@pytest.mark.browser
def test_a_second_click_moves_a_cell_on(table: Page) -> None:
    cell = table.get_by_role("gridcell", name="Turn, Bob: niet bekend")
    cell.click()
    assert levels(table)["turn"] == {"ann": 1}, "the first click only chooses"
    cell.click()
    assert levels(table)["turn"] == {"ann": 1, "bob": 0}


@pytest.mark.browser
def test_people_and_topics_are_added_once_each_with_an_id_of_their_own(table: Page) -> None:
    names = table.get_by_role("textbox", name="Persoon toevoegen: naam")
    for name in ("Zoë Çelik", "Zoe Celik", "Zoë Çelik", "  "):
        names.fill(name)
        names.press("Enter")
    assert json.loads(table.evaluate("JSON.stringify(state.people.map(one => one.id))")) == ["ann", "bob", "zoe-celik", "zoe-celik-2"]
    table.get_by_role("textbox", name="Onderwerp toevoegen: naam").fill("<img src=x onerror=alert(1)>")
    table.get_by_role("button", name="Onderwerp toevoegen").click()
    assert table.locator("img").count() == 0
    assert json.loads(table.evaluate("JSON.stringify(state.topics[2])"))["id"] == "img-src-x-onerror-alert-1"


@pytest.mark.browser
def test_a_change_in_python_is_drawn_and_nothing_listens_after_the_end(table: Page) -> None:
    table.evaluate("model.set('levels', {weld: {ann: 0}})")
    assert table.get_by_role("gridcell", name="Weld, Ann: none").count() == 1
    table.evaluate("clean()")
    assert table.evaluate("listening()") == 0


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True])
def test_the_table_has_no_accessibility_violations(chromium: Browser, dark: bool) -> None:  # noqa: FBT001 - light or dark
    widget = KnowledgeTable(shop())
    with page_of(chromium, HOST, width=900, dark=dark) as page:
        page.evaluate("document.documentElement.style.colorScheme = 'light dark'; document.body.style.background = 'Canvas'")
        page.evaluate(MOUNT, [MODULE, {name: getattr(widget, name) for name in STATE}])
        assert axe_violations(page) == []
