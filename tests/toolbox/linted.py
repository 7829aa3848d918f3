"""What the lint says of a small toolbox."""

from datetime import date
from pathlib import Path

from toolbox.building import whole
from werkplekleren.errors import Problem
from werkplekleren.toolbox import check, warnings


def found(folder: Path, *, checked_since: date | None = None, **changes: str) -> tuple[Problem, ...]:
    """The warnings of the whole toolbox with these changes; it is valid, so that nothing hides behind an error."""
    return _found(folder, changes, checked_since)


def codes(folder: Path, **changes: str) -> list[str]:
    """The codes of the warnings."""
    return [problem.code for problem in _found(folder, changes)]


def lines(folder: Path, **changes: str) -> list[str]:
    """The warnings as an author reads them."""
    return [str(problem) for problem in _found(folder, changes)]


def _found(folder: Path, changes: dict[str, str], checked_since: date | None = None) -> tuple[Problem, ...]:
    path = whole(folder / "fonds", **changes)
    assert [str(problem) for problem in check(path)] == []
    return warnings(path, checked_since=checked_since)
