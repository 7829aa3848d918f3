"""Ten thousand responses of 48 answers read strictly, beside the standard library on the same text."""

import json

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import werkplekleren as wpl
from werkplekleren._base.ids import Identifier, Version
from werkplekleren.serialization import structure, unstructure

COUNT, ITEMS = 10_000, 48


@pytest.fixture(scope="module")
def responses() -> tuple[wpl.Response, ...]:
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


def bench_loads_together(benchmark: BenchmarkFixture, responses: tuple[wpl.Response, ...]) -> None:
    """Reference of the next: the standard library, without a model."""
    benchmark(json.loads, json.dumps(unstructure(responses)))


def bench_read_together(benchmark: BenchmarkFixture, responses: tuple[wpl.Response, ...]) -> None:
    """One list in one text."""
    text = json.dumps(unstructure(responses))
    benchmark(lambda: structure(json.loads(text), tuple[wpl.Response, ...]))


def bench_loads_one_by_one(benchmark: BenchmarkFixture, responses: tuple[wpl.Response, ...]) -> None:
    """Reference of the next."""
    texts = [one.to_json() for one in responses]
    benchmark(lambda: [json.loads(text) for text in texts])


def bench_read_one_by_one(benchmark: BenchmarkFixture, responses: tuple[wpl.Response, ...]) -> None:
    """A stored document for each, as a fund keeps them in its database."""
    texts = [one.to_json() for one in responses]
    benchmark(lambda: [wpl.Response.from_json(text) for text in texts])
