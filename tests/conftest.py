"""What all tests share: one browser, and how Hypothesis runs (no deadline on busy machines, the same examples each time in CI)."""

import os

from hypothesis import settings

from browser import chromium

__all__ = ["chromium"]

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
