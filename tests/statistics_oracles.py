"""Cases of the statistics that independent implementations calculated."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from werkplekleren.assessments import ConfidenceInterval

ORACLES = Path(__file__).parent / "oracles"


def cases(name: str) -> dict[str, dict[str, Any]]:
    """Name of a case -> the case."""
    loaded: list[dict[str, Any]] = json.loads((ORACLES / f"{name}.json").read_text(encoding="utf-8"))["cases"]
    return {case["name"]: case for case in loaded}


def close(case: dict[str, Any], value: float | Sequence[float]) -> object:
    """The value within the tolerance of its case."""
    return pytest.approx(value, abs=case["tolerance"]["abs"], rel=0)


def limits(interval: ConfidenceInterval | None) -> list[float]:
    assert interval is not None
    return [interval.low, interval.high]
