"""Whole plans of large firms, from map to plan with reasons: proposed for 500 people, and replanned where 200 topics are handed over."""

from datetime import timedelta

import attrs
import pytest

from benchmarks.bench_matrix import analysed, large_firm
from benchmarks.beside import Beside
from benchmarks.firms import START, firm_of
from werkplekleren.retention import KnowledgeMap, Progress, RetentionPlan
from werkplekleren.toolbox import Toolbox

TOOLBOX = Toolbox.builtin()
WEEKS = 9
"""So many weeks have passed when a plan is made again."""


@pytest.fixture(name="large", scope="module")
def _large() -> KnowledgeMap:
    """500 people and 300 topics, of which some 140 have to be handed over."""
    return firm_of(500, 300)


@pytest.fixture(name="live", scope="module")
def _live() -> tuple[KnowledgeMap, RetentionPlan, Progress]:
    """A plan for some 200 topics, with what was held: all that was planned but the last week."""
    firm = firm_of(300, 430)
    plan = RetentionPlan.propose(firm, TOOLBOX, start=START)
    progress = Progress(plan=plan.id)
    for transfer in plan.transfers:
        for step in transfer.steps:
            for one in step.sessions:
                if one.week < START + timedelta(weeks=WEEKS - 1):
                    progress = progress.held(
                        transfer.topic, transfer.successor, step.stage, on=one.week, hours=one.hours, holder_hours=one.holder_hours
                    )
    return firm, plan, progress


def bench_proposed(beside: Beside, large: KnowledgeMap) -> None:
    """A proposal for a large firm, beside its coverage and its risks, with which every plan starts."""
    beside(lambda: RetentionPlan.propose(large, TOOLBOX, start=START), lambda: (large.coverage(START), large.risks(START)), rounds=4)


def bench_crowded(beside: Beside) -> None:
    """A proposal where hours lack everywhere, beside the analysis of the same firm: 500 people of whom 2 282 successors are asked.

    Not everything fits, so that it is planned again and again with other people, other orders and fewer hours.
    """
    firm = large_firm()
    beside(lambda: RetentionPlan.propose(firm, TOOLBOX, start=START), lambda: analysed(attrs.evolve(firm, title="Again")), rounds=2)


def bench_replanned(beside: Beside, live: tuple[KnowledgeMap, RetentionPlan, Progress]) -> None:
    """A plan of 200 topics made again after one missed week, beside proposing it."""
    firm, plan, progress = live
    again = START + timedelta(weeks=WEEKS)
    beside(lambda: plan.replanned(progress, firm, TOOLBOX, on=again), lambda: RetentionPlan.propose(firm, TOOLBOX, start=START), most=1, rounds=4)
