"""A real browser for tests: found on this machine, or the test says what to install."""

import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def executable() -> str:
    """The path of a Chromium; without one the test is skipped, or fails where `CI` is set."""
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    missing = "no Chromium found; install it with: apt-get install chromium"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a session."""
    path = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS, headless=True)
        yield browser
        browser.close()


@contextmanager
def page_of(browser: Browser, html: str, *, width: int = 1280, dark: bool = False) -> Generator[Page]:
    """A page with this HTML, without network."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", offline=True)
    page = context.new_page()
    page.set_content(html, wait_until="load")
    yield page
    context.close()


def axe_violations(page: Page, *, within: str | None = None) -> list[str]:
    """What axe finds wrong, on the page or within the elements that this selector finds: rule and elements, readable in a failing test."""
    axe: Any = import_module("axe_playwright_python.sync_playwright").Axe()  # the package has no types
    found: Any = axe.run(page, context=within, options={"runOnly": {"type": "tag", "values": list(RULES)}})
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']]}" for rule in found.response["violations"]]
