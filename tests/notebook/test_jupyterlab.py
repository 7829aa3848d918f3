"""What a model shows as the last line of a cell, in a real JupyterLab: run, with both themes, and in a notebook that nobody trusts."""

import importlib.util
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import werkplekleren as wpl
from browser import axe_violations

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).parents[2] / "examples" / "metaalbedrijf"
PREPARE = f"""
import werkplekleren as wpl
from IPython.display import HTML
toolbox = wpl.Toolbox.builtin()
dossier = wpl.Dossier.from_folder({str(EXAMPLE)!r}, toolbox)
HTML("<p>Van een ander</p><table><tr><th>Kop</th><td>Cel</td></tr></table>")
"""
CELLS = {
    "questionnaire": "scan = toolbox.questionnaires['leercultuurscan']; scan",
    "group profile": "scan.score_group([one for one in dossier.responses if one.questionnaire == scan.id])",
    "knowledge map": "dossier.knowledge",
    "plan": "wpl.RetentionPlan.propose(dossier.knowledge, toolbox, start=dossier.plan_start)",
    "instrument": "toolbox.instruments['werkinstructie']",
    "report": "wpl.AdviceReport.of(dossier, toolbox)",
}
QUIET = {  # settings of JupyterLab: nothing asked, nothing fetched, every cell drawn
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "apputils-extension/themes": {"theme": "JupyterLab Light"},
    "notebook-extension/tracker": {"windowingMode": "none"},
}
LOOKS = """each => [...each.querySelectorAll('.jp-RenderedHTML :is(p, table, tr, th, td)')].map(part => {
    const looks = getComputedStyle(part)
    return part.tagName + [...looks].map(name => name + looks.getPropertyValue(name)).join()
})"""


@attrs.frozen(kw_only=True)
class Lab:
    """A JupyterLab that runs on this machine."""

    url: str
    token: str
    folder: Path


@attrs.frozen(kw_only=True)
class Opened:
    """A notebook that is open in a page, and what the page complained about."""

    page: Page
    complaints: list[str]

    def output(self, cell: int) -> Locator:
        """What a cell shows."""
        return self.page.locator(".jp-Notebook .jp-CodeCell").nth(cell).locator(".jp-OutputArea-output")

    def run(self, command: str) -> None:
        """Let JupyterLab do one of its commands, to the end."""
        self.page.evaluate("name => jupyterapp.commands.execute(name)", command)

    def wear(self, theme: str) -> None:
        """Change the theme."""
        self.page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", f"JupyterLab {theme}")
        self.page.wait_for_selector(f"body[data-jp-theme-name='JupyterLab {theme}']", state="attached")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A server of our own, with its own settings, ended afterwards; without JupyterLab the test is skipped, or fails where `CI` is set."""
    if importlib.util.find_spec("jupyterlab") is None:
        missing = "no JupyterLab found; install it with: pip install jupyterlab"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    home = tmp_path_factory.mktemp("jupyter")
    folder = home / "notebooks"
    folder.mkdir()
    for name, values in QUIET.items():
        file = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")
    with (home / "log.txt").open("wb") as log:
        server = subprocess.Popen(_command(folder), env=_environment(home), cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL)  # noqa: S603 - our own server
        try:
            yield _running(server, home)
        finally:
            server.terminate()
            try:
                server.wait(15)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _command(folder: Path) -> list[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]  # the server takes a port above it when somebody was faster
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.root_dir": folder,
        "ServerApp.allow_root": True,
        "ServerApp.open_browser": False,
        "LabApp.expose_app_in_browser": True,
        "LabApp.extension_manager": "readonly",
        "LabApp.check_for_updates_class": "jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "LanguageServerManager.autodetect": False,
    }
    return [sys.executable, "-m", "jupyterlab", *(f"--{name}={value}" for name, value in options.items())]


def _environment(home: Path) -> dict[str, str]:
    folders = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    return {**os.environ, **{name: str(home / place) for name, place in folders.items()}}


def _running(server: subprocess.Popen[bytes], home: Path) -> Lab:
    """The server once it listens: it writes where, and the key, in a file of its own."""
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        for file in home.glob(f"runtime/jpserver-{server.pid}.json"):
            if file.stat().st_size:
                facts = json.loads(file.read_text(encoding="utf-8"))
                return Lab(url=facts["url"], token=facts["token"], folder=home / "notebooks")
        time.sleep(0.1)
    log = (home / "log.txt").read_text(encoding="utf-8", errors="replace")
    pytest.fail(f"JupyterLab did not start:\n{log[-2000:]}")


def _write_notebook(file: Path, cells: Mapping[str, list[dict[str, Any]]]) -> None:
    """A notebook of cells of code with what they showed."""
    code: list[dict[str, object]] = [
        {"cell_type": "code", "id": f"cell-{number}", "metadata": {}, "execution_count": None, "source": source, "outputs": outputs}
        for number, (source, outputs) in enumerate(cells.items())
    ]
    about = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    file.write_text(json.dumps({"cells": code, "metadata": about, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8")


@contextmanager
def _opened(lab: Lab, browser: Browser, name: str) -> Generator[Opened]:
    """A notebook in a page that may talk to this server only; the screen asks for the theme that JupyterLab does not wear."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.set_default_timeout(30_000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((lab.url, "data:", "blob:")) else complaints.append(f"asked for {request.url}"))
    page.goto(f"{lab.url}lab/workspaces/{name.partition('.')[0]}/tree/{name}?token={lab.token}")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell")
    yield Opened(page=page, complaints=complaints)
    context.close()


@pytest.fixture(scope="module")
def live(lab: Lab, chromium: Browser) -> Iterator[Opened]:
    """A notebook of which all cells were run."""
    _write_notebook(lab.folder / "live.ipynb", {PREPARE: [], **{source: [] for source in CELLS.values()}})
    with _opened(lab, chromium, "live.ipynb") as notebook:
        notebook.page.wait_for_function("jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'")
        notebook.run("notebook:run-cell-and-select-next")
        notebook.output(0).locator("table").wait_for()
        before = notebook.output(0).evaluate(LOOKS)
        notebook.run("notebook:run-all-cells")
        notebook.output(len(CELLS)).wait_for()
        notebook.page.evaluate("before => window.before = before", before)
        yield notebook


@pytest.fixture(scope="module")
def shown() -> dict[str, Any]:
    """The same models, made here."""
    toolbox = wpl.Toolbox.builtin()
    dossier = wpl.Dossier.from_folder(EXAMPLE, toolbox)
    scope: dict[str, Any] = {"wpl": wpl, "toolbox": toolbox, "dossier": dossier, "scan": toolbox.questionnaires["leercultuurscan"]}
    return {name: eval(source.rpartition("; ")[2], scope) for name, source in CELLS.items()}  # noqa: S307 - the lines above


def _title(model: object) -> str:
    text = wpl.render(model, "markdown")
    assert isinstance(text, str)
    return text.splitlines()[0].removeprefix("# ")


def _pictures_drawn(output: Locator) -> list[bool]:
    drawn: list[bool] = output.locator("img").evaluate_all("all => Promise.all(all.map(each => each.decode().then(() => each.naturalWidth > 100)))")
    return drawn


def test_each_model_shows_its_title_tables_and_charts(live: Opened, shown: dict[str, Any]) -> None:
    for cell, (name, model) in enumerate(shown.items(), start=1):
        output = live.output(cell)
        expect(output).to_have_count(1)
        expect(output.get_by_text(_title(model), exact=True).first).to_be_visible()
        html = model._repr_html_()
        assert output.locator("table").count() == html.count("<table"), name
        assert _pictures_drawn(output) == [True] * html.count("<img"), name
        assert output.locator("style, script, iframe").count() == 0


def test_what_a_cell_shows_leaves_the_others_as_they_were(live: Opened) -> None:
    live.wear("Light")
    assert live.output(0).evaluate(LOOKS) == live.page.evaluate("window.before")


def test_jupyter_does_not_move_our_cells_or_widen_the_notebook(live: Opened) -> None:
    for cell in range(1, len(CELLS) + 1):
        output = live.output(cell)
        assert output.evaluate("each => each.scrollWidth <= each.clientWidth")
        heads = output.locator("tbody th[scope=row]").evaluate_all("all => all.map(each => getComputedStyle(each).textAlign)")
        assert set(heads) <= {"left", "start"}


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_axe_finds_nothing_in_what_cells_show(live: Opened, theme: str) -> None:
    live.wear(theme)
    live.page.evaluate("document.querySelectorAll('.jp-RenderedHTML details').forEach(each => each.open = true)")
    assert axe_violations(live.page, within=".jp-RenderedHTML > div") == []


def test_the_page_complains_about_nothing_and_asks_nothing_of_the_network(live: Opened) -> None:
    assert live.complaints == []


def test_a_notebook_that_is_not_trusted_shows_the_same(lab: Lab, chromium: Browser, shown: dict[str, Any]) -> None:
    probe = '<p class="probe" id="probe">Ergens anders vandaan<style>p {color: red}</style><script>window.ran = true</script></p>'
    htmls = {"probe": probe, **{CELLS[name]: model._repr_html_() for name, model in shown.items()}}
    outputs = {source: [{"output_type": "display_data", "metadata": {}, "data": {"text/html": html}}] for source, html in htmls.items()}
    _write_notebook(lab.folder / "untrusted.ipynb", outputs)
    with _opened(lab, chromium, "untrusted.ipynb") as notebook:
        expect(notebook.output(0)).to_have_text("Ergens anders vandaan")
        assert notebook.page.evaluate("window.ran") is None
        for cell, model in enumerate(shown.values(), start=1):
            output, html = notebook.output(cell), model._repr_html_()
            expect(output.get_by_text(_title(model), exact=True).first).to_be_visible()
            assert output.locator("table").count() == html.count("<table")
            assert _pictures_drawn(output) == [True] * html.count("<img")
        notebook.wear("Light")
        levels = notebook.output(1 + [*CELLS].index("knowledge map")).locator("td[title='kan het een ander leren']")
        assert set(levels.evaluate_all("all => all.map(each => getComputedStyle(each).backgroundColor)")) == {"rgb(11, 79, 75)"}
        assert notebook.complaints == []


TABLE = """
from werkplekleren.notebook import KnowledgeTable
from werkplekleren.retention import KnowledgeMap, Person, Topic
table = KnowledgeTable(KnowledgeMap(title="Proef", people=(Person(id="ann", name="Ann"),), topics=(Topic(id="weld", title="Lassen"),)))
table
"""


def test_what_is_typed_into_a_table_comes_back_in_python_and_leaves_the_notebook_alone(lab: Lab, chromium: Browser) -> None:
    _write_notebook(lab.folder / "table.ipynb", {TABLE: [], "print('level', table.knowledge.level('ann', 'weld'))": []})
    with _opened(lab, chromium, "table.ipynb") as notebook:
        notebook.page.wait_for_function("jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'")
        notebook.run("notebook:run-cell-and-select-next")
        cell = notebook.output(0).get_by_role("gridcell", name="Lassen, Ann: niet bekend")
        cell.click()
        for key in ("d", "d", "b", "3"):
            notebook.page.keyboard.press(key)
        expect(notebook.output(0).get_by_role("gridcell", name="Lassen, Ann: kan het alleen")).to_be_visible()
        assert notebook.page.locator(".jp-Notebook .jp-CodeCell").count() == 2, "no key reached JupyterLab"
        assert axe_violations(notebook.page, within=".jp-OutputArea-output") == []
        notebook.run("notebook:move-cursor-down")
        notebook.run("notebook:run-cell")
        expect(notebook.output(1)).to_have_text("level 3")
        assert notebook.complaints == []
