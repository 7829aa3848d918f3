"""The columns of the tables of a knowledge map."""

from typing import get_args

from werkplekleren.errors import Message
from werkplekleren.retention.people import LeavingStatus
from werkplekleren.retention.requirements import Part
from werkplekleren.retention.topics import Documented, KnowledgeKind, Nature

from .cells import dated, day, everyone_or, listed, nobody_or, number, one_of, span, step, text, whole, yes_no
from .columns import Column

NOT_APPLICABLE = "-"
"""In a cell of the levels: this topic is not for this person."""

PEOPLE = (
    Column("id", text, filled=True),
    Column("name", text, filled=True),
    Column("role", text),
    Column("team", text),
    Column("site", text),
    Column("shift", text),
    Column("learning_hours", number),
    Column("teaching_hours", number),
    Column("absences", listed(span)),
    Column("leaving_status", one_of(get_args(LeavingStatus))),
    Column("leaving_date", day),
    Column("starts_on", day),
)
TOPICS = (
    Column("id", text, filled=True),
    Column("title", text, filled=True),
    Column("area", text),
    Column("knowledge", one_of(get_args(KnowledgeKind))),
    Column("nature", one_of(get_args(Nature))),
    Column("criticality", whole),
    Column("consequence", text),
    Column("consequence_grade", whole),
    Column("replacement", text),
    Column("replacement_grade", whole),
    Column("required_people", whole),
    Column("required_level", whole),
    Column("hours_to_independent", whole),
    Column("hours_to_teach", whole),
    Column("level_hours", listed(step)),
    Column("documented", one_of(get_args(Documented))),
    Column("where", text),
    Column("prerequisites", listed(text)),
    Column("teach", yes_no),
    Column("task_type", text),
)
LEVELS = (
    Column("person", text, filled=True),
    Column("topic", text, filled=True),
    Column("assessed_on", day),
    Column("assessor", text),
    Column("evidence", text),
    Column("last_used_on", day),
)
"""A long table of levels, beside the column `level`, which needs the scale to be read."""
CERTIFICATES = (
    Column("id", text, filled=True),
    Column("person", nobody_or(text), filled=True, remedy=Message("name the person, or write - when it is of the firm itself")),
    Column("title", text, filled=True),
    Column("type", text),
    Column("issued_on", day),
    Column("expires_on", day),
    Column("confirm_by", day),
    Column("revoked_on", day),
    Column("required_for", listed(text)),
    Column("permanent", yes_no),
    Column("certificate_type", text),
    Column("route", text),
    Column("confirmations", listed(dated)),
)
REQUIREMENTS = (
    Column("id", text, filled=True),
    Column("topic", text, filled=True),
    Column("people", everyone_or(whole), filled=True),
    Column("level", whole),
    Column("role", text),
    Column("site", text),
    Column("shift", text),
    Column("team", text),
    Column("per", listed(one_of(get_args(Part)))),
)
EXEMPTIONS = (
    Column("person", text, filled=True),
    Column("topic", text, filled=True),
    Column("requirement", text),
    Column("first", day, filled=True),
    Column("last", day),
    Column("by", text, filled=True),
    Column("reason", text),
)
REVOCATIONS = (
    Column("person", text, filled=True),
    Column("topic", text, filled=True),
    Column("revoked_on", day, filled=True),
    Column("by", text, filled=True),
    Column("reason", text),
)

PARTS = ("people.csv", "topics.csv", "levels.csv", "certificates.csv", "requirements.csv", "exemptions.csv", "revocations.csv", "uses.csv")
"""The tables of a knowledge map; the first two are needed."""
