"""The same fault gives the same message in every process, however Python happens to order its sets."""

import os
import subprocess
import sys

import pytest

DAMAGED = """
import json
from serialization.samples import FULL, Sample
from werkplekleren.errors import InvalidDataError
from werkplekleren.serialization import from_json, to_json

whole = json.loads(to_json(FULL))
document = whole["document"]
document |= {name: 1 for name in ("titel", "zomaar", "persons", "aap", "noot", "mies")}
document["people"][0] |= {name: 1 for name in ("ids", "naam", "uren", "laag", "hoog")}
document["wordings"] = {name: {"nl": " ", "en": " "} for name in ("b", "a", "c")}
document["rule"]["rules"][0] = {"kind": "loof", "x": 1, "y": 2}
document |= {"tone": "god", "grade": 3}
try:
    from_json(json.dumps(whole), Sample)
except InvalidDataError as error:
    print(error)
"""


def _said(seed: str) -> str:
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", DAMAGED], env=environment, check=True, capture_output=True, encoding="utf-8"
    ).stdout


@pytest.fixture(scope="module")
def said() -> str:
    """The message in a process with the first seed."""
    return _said("1")


@pytest.mark.parametrize("seed", ["2", "3"])
def test_the_problems_of_a_document_do_not_depend_on_the_hash_seed(said: str, seed: str) -> None:
    assert _said(seed) == said


def test_unknown_keys_are_told_in_the_order_of_the_document(said: str) -> None:
    places = [line.split(":")[0] for line in said.splitlines() if "there is no key" in line]
    names = ["titel", "zomaar", "persons", "aap", "noot", "mies"]
    assert places == [*(f"- {name}" for name in names), *(f"- people[0].{name}" for name in ("ids", "naam", "uren", "laag", "hoog"))]
