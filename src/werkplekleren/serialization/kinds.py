"""Which documents can be stored by themselves, and where the class of each lives."""

from importlib import import_module
from typing import cast

from werkplekleren._base.stored import Stored

KINDS = {
    "response": "werkplekleren.assessments:Response",
    "migrated-response": "werkplekleren.assessments:Migrated",
    "profile": "werkplekleren.assessments:Profile",
    "change": "werkplekleren.assessments:Change",
    "group-profile": "werkplekleren.assessments:GroupProfile",
    "instrument-quality": "werkplekleren.assessments:InstrumentQuality",
    "group-change": "werkplekleren.assessments:GroupChange",
    "norm": "werkplekleren.assessments:Norm",
    "cross-table": "werkplekleren.assessments:CrossTable",
    "knowledge-map": "werkplekleren.retention:KnowledgeMap",
    "retention-plan": "werkplekleren.retention:RetentionPlan",
    "progress": "werkplekleren.retention:Progress",
    "expiry-calendar": "werkplekleren.retention:ExpiryCalendar",
    "dossier": "werkplekleren.advice:Dossier",
    "advice": "werkplekleren.advice:Advice",
    "advice-report": "werkplekleren.reports:AdviceReport",
    "sector-report": "werkplekleren.reports:SectorReport",
}
"""Kind of a stored document -> `module:class`; the class is imported when a document of its kind is read."""


def class_of(kind: str) -> type[Stored]:
    """Import the class of a kind that is in `KINDS`."""
    module, name = KINDS[kind].split(":")
    return cast("type[Stored]", getattr(import_module(module), name))
