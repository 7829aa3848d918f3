"""Workplace-learning instruments, honest assessments and knowledge-retention plans for small technical firms.

Import what you need from here or from a concept's package; nothing is loaded before it is used.

>>> import werkplekleren as wpl
>>> toolbox = wpl.Toolbox.builtin()
>>> "leercultuurscan" in toolbox.questionnaires
True
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from werkplekleren._base.text import Text as Text
    from werkplekleren.advice import Advice as Advice
    from werkplekleren.advice import Dossier as Dossier
    from werkplekleren.advice import Firm as Firm
    from werkplekleren.advice import advise as advise
    from werkplekleren.assessments import Change as Change
    from werkplekleren.assessments import GroupChange as GroupChange
    from werkplekleren.assessments import GroupProfile as GroupProfile
    from werkplekleren.assessments import Profile as Profile
    from werkplekleren.assessments import Questionnaire as Questionnaire
    from werkplekleren.assessments import Response as Response
    from werkplekleren.documents import Document as Document
    from werkplekleren.errors import InvalidContentError as InvalidContentError
    from werkplekleren.errors import InvalidDataError as InvalidDataError
    from werkplekleren.errors import InvalidResponseError as InvalidResponseError
    from werkplekleren.errors import InvalidValueError as InvalidValueError
    from werkplekleren.errors import MigrationError as MigrationError
    from werkplekleren.errors import MissingExtraError as MissingExtraError
    from werkplekleren.errors import PlanningError as PlanningError
    from werkplekleren.errors import Problem as Problem
    from werkplekleren.errors import RenderError as RenderError
    from werkplekleren.errors import UnknownFormatError as UnknownFormatError
    from werkplekleren.errors import UnknownNameError as UnknownNameError
    from werkplekleren.errors import UnknownVersionError as UnknownVersionError
    from werkplekleren.errors import UnsupportedVersionError as UnsupportedVersionError
    from werkplekleren.errors import WerkplekError as WerkplekError
    from werkplekleren.errors import WordingError as WordingError
    from werkplekleren.errors import WriteError as WriteError
    from werkplekleren.instruments import Instrument as Instrument
    from werkplekleren.renderers import Theme as Theme
    from werkplekleren.renderers import render as render
    from werkplekleren.renderers import save as save
    from werkplekleren.renderers import save_many as save_many
    from werkplekleren.reports import AdviceReport as AdviceReport
    from werkplekleren.reports import MatrixReport as MatrixReport
    from werkplekleren.reports import SectorReport as SectorReport
    from werkplekleren.reports import Wordings as Wordings
    from werkplekleren.reports import document_of as document_of
    from werkplekleren.retention import Certificate as Certificate
    from werkplekleren.retention import CertificateRegister as CertificateRegister
    from werkplekleren.retention import ExpiryCalendar as ExpiryCalendar
    from werkplekleren.retention import KnowledgeMap as KnowledgeMap
    from werkplekleren.retention import LevelScale as LevelScale
    from werkplekleren.retention import Logbook as Logbook
    from werkplekleren.retention import MapComparison as MapComparison
    from werkplekleren.retention import Mastery as Mastery
    from werkplekleren.retention import Person as Person
    from werkplekleren.retention import PersonalPlan as PersonalPlan
    from werkplekleren.retention import PlanStatus as PlanStatus
    from werkplekleren.retention import Progress as Progress
    from werkplekleren.retention import ProgressReport as ProgressReport
    from werkplekleren.retention import RetentionPlan as RetentionPlan
    from werkplekleren.retention import RiskAssessment as RiskAssessment
    from werkplekleren.retention import RiskMethod as RiskMethod
    from werkplekleren.retention import RiskOutlook as RiskOutlook
    from werkplekleren.retention import SurvivalKit as SurvivalKit
    from werkplekleren.retention import Topic as Topic
    from werkplekleren.retention import TransferMethod as TransferMethod
    from werkplekleren.serialization import json_schema as json_schema
    from werkplekleren.serialization import read as read
    from werkplekleren.serialization import read_many as read_many
    from werkplekleren.serialization import write_many as write_many
    from werkplekleren.toolbox import Toolbox as Toolbox

__version__ = "0.1.0"

__all__ = (
    "Advice",
    "AdviceReport",
    "Certificate",
    "CertificateRegister",
    "Change",
    "Document",
    "Dossier",
    "ExpiryCalendar",
    "Firm",
    "GroupChange",
    "GroupProfile",
    "Instrument",
    "InvalidContentError",
    "InvalidDataError",
    "InvalidResponseError",
    "InvalidValueError",
    "KnowledgeMap",
    "LevelScale",
    "Logbook",
    "MapComparison",
    "Mastery",
    "MatrixReport",
    "MigrationError",
    "MissingExtraError",
    "Person",
    "PersonalPlan",
    "PlanStatus",
    "PlanningError",
    "Problem",
    "Profile",
    "Progress",
    "ProgressReport",
    "Questionnaire",
    "RenderError",
    "Response",
    "RetentionPlan",
    "RiskAssessment",
    "RiskMethod",
    "RiskOutlook",
    "SectorReport",
    "SurvivalKit",
    "Text",
    "Theme",
    "Toolbox",
    "Topic",
    "TransferMethod",
    "UnknownFormatError",
    "UnknownNameError",
    "UnknownVersionError",
    "UnsupportedVersionError",
    "WerkplekError",
    "WordingError",
    "Wordings",
    "WriteError",
    "advise",
    "document_of",
    "json_schema",
    "read",
    "read_many",
    "render",
    "save",
    "save_many",
    "write_many",
)

_PLACES = {
    "_base.text": ("Text",),
    "advice": ("Advice", "Dossier", "Firm", "advise"),
    "assessments": ("Change", "GroupChange", "GroupProfile", "Profile", "Questionnaire", "Response"),
    "documents": ("Document",),
    "errors": (
        "InvalidContentError",
        "InvalidDataError",
        "InvalidResponseError",
        "InvalidValueError",
        "MigrationError",
        "MissingExtraError",
        "PlanningError",
        "Problem",
        "RenderError",
        "UnknownFormatError",
        "UnknownNameError",
        "UnknownVersionError",
        "UnsupportedVersionError",
        "WerkplekError",
        "WordingError",
        "WriteError",
    ),
    "instruments": ("Instrument",),
    "renderers": ("Theme", "render", "save", "save_many"),
    "reports": ("AdviceReport", "MatrixReport", "SectorReport", "Wordings", "document_of"),
    "retention": (
        "Certificate",
        "CertificateRegister",
        "ExpiryCalendar",
        "KnowledgeMap",
        "LevelScale",
        "Logbook",
        "MapComparison",
        "Mastery",
        "Person",
        "PersonalPlan",
        "PlanStatus",
        "Progress",
        "ProgressReport",
        "RetentionPlan",
        "RiskAssessment",
        "RiskMethod",
        "RiskOutlook",
        "SurvivalKit",
        "Topic",
        "TransferMethod",
    ),
    "serialization": ("json_schema", "read", "read_many", "write_many"),
    "toolbox": ("Toolbox",),
}
_HOME = {name: place for place, names in _PLACES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
