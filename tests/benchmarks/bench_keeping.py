"""Keeping a large firm's certificates and skill alive: 500 people by 300 topics, beside the coverage of a day and beside each other."""

from datetime import date, timedelta

import attrs
import pytest

from benchmarks.bench_matrix import START, large_firm
from benchmarks.beside import Beside
from werkplekleren.retention import KnowledgeMap

YEAR = START + timedelta(days=364)
TASKS = ("accuracy", "speed", "mixed", None)


@pytest.fixture(name="kept", scope="module")
def _kept() -> KnowledgeMap:
    """The firm of the matrix, with kinds of task and a day on which each level was judged."""
    firm = large_firm()
    topics = tuple(attrs.evolve(topic, task_type=TASKS[number % 4]) for number, topic in enumerate(firm.topics))
    judged = tuple(attrs.evolve(cell, assessed_on=date(2026, 1, 1) + timedelta(days=number % 360)) for number, cell in enumerate(firm.mastery))
    return attrs.evolve(firm, topics=topics, mastery=judged)


def bench_register(beside: Beside, kept: KnowledgeMap) -> None:
    """The register of 400 certificates, beside the coverage of the same day."""
    kept.coverage(START)
    beside(lambda: kept.certificate_register(START), lambda: kept.coverage(START), most=1)


def bench_refreshers(beside: Beside, kept: KnowledgeMap) -> None:
    """Every refresher of the firm with its reasons, beside making the levels that they follow from anew."""
    beside(lambda: kept.refreshers(START), lambda: [attrs.evolve(cell) for cell in kept.mastery], most=1)


def bench_expiry_calendar(beside: Beside, kept: KnowledgeMap) -> None:
    """Everything with a date in a year, checked as a document, beside the refreshers and the register that it is made from."""
    beside(lambda: kept.expiry_calendar(START, YEAR), lambda: (kept.refreshers(START), kept.certificate_register(START)), most=4)
