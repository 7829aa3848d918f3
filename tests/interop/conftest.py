"""The folder that the tests of this room damage."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dossier_folder import Folder
from strategies.retention import SCALE
from werkplekleren.retention import LevelScale


def service(_: str) -> Callable[[], LevelScale]:
    return lambda: SCALE


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A sound folder; the level scale that is used by default is that of the tests."""
    monkeypatch.setattr("werkplekleren.interop.scales.service", service)
    return Folder(tmp_path / "werkplaats")
