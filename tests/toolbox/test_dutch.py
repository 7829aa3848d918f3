"""Authors write Dutch, so everything the toolbox says to them is there in Dutch."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import werkplekleren
from werkplekleren._base.catalogue import catalogue
from werkplekleren.toolbox.toml import REMEDIES

HOME = Path(werkplekleren.__file__).parent


def sentences() -> Iterator[str]:
    """The sentences that the code of these rooms can say."""
    for room in ("toolbox", "instruments"):
        for path in (HOME / room).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match node:
                    case ast.Call(func=ast.Name(id="Message"), args=[ast.Constant(value=str(sentence)), *_]):
                        yield sentence
                    case _:
                        pass
    yield from (remedy for _, remedy in REMEDIES)


@pytest.mark.parametrize("sentence", sorted(set(sentences())))
def test_a_sentence_is_there_in_dutch(sentence: str) -> None:
    assert sentence in catalogue("errors", "nl")
