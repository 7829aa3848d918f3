"""Firms as the planner sees them: with their weeks, and what must be handed over."""

from strategies.retention import RISK_METHOD, START
from werkplekleren.retention import KnowledgeMap
from werkplekleren.retention.planner.needs import Need, Situation, diagnose
from werkplekleren.retention.planner.weeks import Calendar


def situation(here: KnowledgeMap, weeks: int = 60) -> Situation:
    return Situation(firm=here, calendar=Calendar(first=START, count=weeks), start=START, buffer_weeks=4)


def needs(at: Situation) -> list[Need]:
    risks = at.firm.risks(START, RISK_METHOD)
    found = [diagnose(at, topic, risks).need for topic in at.firm.topics]
    return sorted((need for need in found if need is not None), key=lambda need: (-need.weight, need.topic.id))
