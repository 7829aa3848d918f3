"""Ten thousand responses of 48 answers in JSON, beside the standard library on the same text."""

import json

import pytest

import werkplekleren as wpl
from benchmarks.beside import Beside
from werkplekleren._base.ids import Identifier, Version
from werkplekleren.serialization import unstructure

COUNT, ITEMS = 10_000, 48

Responses = tuple[wpl.Response, ...]


@pytest.fixture(scope="module")
def responses() -> Responses:
    """Made up, the same each time; one in twenty answers is missing."""
    return tuple(
        wpl.Response(
            questionnaire=Identifier("leercultuurscan"),
            version=Version("1.0"),
            id=f"r{person:05d}",
            perspective=Identifier("employee"),
            group=f"team-{person % 20}",
            answers={f"item-{item}": (person * 7 + item * 3) % 5 + 1 for item in range(ITEMS) if (person + item) % 20},
        )
        for person in range(COUNT)
    )


def bench_read_many(beside: Beside, responses: Responses) -> None:
    """One text with all of them, read strictly into models, beside `json.loads`."""
    text = wpl.write_many(responses)
    beside(lambda: wpl.read_many(text, wpl.Response), lambda: json.loads(text), most=1.5, rounds=25)


def bench_write_many(beside: Beside, responses: Responses) -> None:
    """All of them written in one text, beside `json.dumps` of data that are ready, with the options that give the same text."""
    ready = json.loads(wpl.write_many(responses))
    beside(lambda: wpl.write_many(responses), lambda: json.dumps(ready, ensure_ascii=False, separators=(",", ":")), most=1.15, rounds=25)


def bench_write_many_beside_plain_dumps(beside: Beside, responses: Responses) -> None:
    """The same beside `json.dumps` without options, which escapes all but ASCII and puts spaces between."""
    ready = unstructure(responses)
    beside(lambda: wpl.write_many(responses), lambda: json.dumps(ready), most=1.15, rounds=25)


def bench_read_one_by_one(beside: Beside, responses: Responses) -> None:
    """A stored document for each, as a fund keeps them in its database."""
    texts = [one.to_json() for one in responses]
    beside(lambda: [wpl.Response.from_json(text) for text in texts], lambda: [json.loads(text) for text in texts])


def bench_write_one_by_one(beside: Beside, responses: Responses) -> None:
    """Each written as a stored document."""
    ready = [json.loads(one.to_json()) for one in responses]
    beside(lambda: [one.to_json() for one in responses], lambda: [json.dumps(one) for one in ready])
