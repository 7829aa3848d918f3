"""A document for everything that can be shown: which builder makes it, and in which language."""

from importlib import import_module
from os import PathLike
from typing import Protocol, cast, get_args, runtime_checkable

from werkplekleren._base.handed import chosen, handed
from werkplekleren.documents import Document
from werkplekleren.errors import Message, RenderError
from werkplekleren.reports.voice import BUILTIN, Voice
from werkplekleren.reports.wording import Address, Wordings

DEFAULT_LANGUAGE = "nl"

BUILDERS = {
    "AdviceReport": "advice_document:advice_document",
    "BesideNorm": "norm:beside_norm_document",
    "Change": "change:change_document",
    "Dossier": "models:dossier_document",
    "GroupChange": "group_change:group_change_document",
    "GroupProfile": "models:group_profile_document",
    "InstrumentQuality": "quality:quality_document",
    "Migrated": "migrated:migrated_document",
    "Norm": "norm:norm_document",
    "SectorReport": "sector:sector_document",
    "CrossTable": "cross_table:cross_table_document",
    "Profile": "models:profile_document",
    "KnowledgeMap": "models:knowledge_map_document",
    "MapComparison": "map_comparison:map_comparison_document",
    "MatrixReport": "matrix:matrix_report_document",
    "RiskAssessment": "risk:risk_document",
    "RetentionPlan": "models:plan_document",
    "RiskOutlook": "risk_outlook:outlook_document",
    "PlanStatus": "progress:status_document",
    "ProgressReport": "progress:progress_document",
    "PersonalPlan": "personal:personal_plan_document",
    "Logbook": "logbook:logbook_document",
    "SurvivalKit": "survival:survival_kit_document",
    "ExpiryCalendar": "expiry:expiry_calendar_document",
    "CertificateRegister": "register:certificate_register_document",
    "Refreshers": "register:refreshers_document",
    "Advice": "models:advice_list_document",
    "PaperQuestionnaire": "paper:paper_document",
    "Questionnaire": "questionnaire:questionnaire_document",
    "Instrument": "instrument:instrument_document",
    "Guide": "instrument:guide_document",
    "Card": "instrument:card_document",
    "WorksheetForm": "worksheet:worksheet_document",
    "CertificateType": "reference:certificate_document",
    "EmployerQuestion": "reference:question_document",
    "PracticeCase": "reference:case_document",
}


@runtime_checkable
class _SaysItself(Protocol):
    """A model of a room beside this one, which makes its own document."""

    def document(self, language: str | None) -> Document:
        """Make the document; `None` takes the model's own language."""
        ...


def document_of(obj: object, language: str | None = None, *, wording: Wordings | None = None, address: Address = "informal") -> Document:
    """The document that says what `obj` says.

    Args:
        obj: A document (given back as it is, in its own language and words), or any model that shows itself: an advice report, a dossier, a group
            profile or profile, by itself or beside a norm, a migrated response, a cross table, a norm, a change of either, the quality of
            an instrument, a knowledge map, the report of its matrix, two maps compared, a risk assessment,
            risk after a plan beside risk now, a retention plan, how it stands, its progress report,
            one person's part of it, a survival kit, an expiry calendar, a certificate register, refreshers, advice, a report over
            many firms, a questionnaire, by itself or on paper, an instrument, its guide, its card or one of its worksheets, a kind of
            certificate, an employer's question, a practice case, a toolbox.
        language: The language; by default that of the object itself when it has one, else Dutch.
        wording: The wording of a fund, from `Wordings.load`; without it the library's own.
        address: How the report speaks to its reader: `informal` ("je", "jullie") or `formal` ("u"), where the language has both.

    Returns:
        The document, ready for any writer.

    Raises:
        RenderError: When there is no document for such an object.
        InvalidValueError: When `wording`, `language` or `address` is something else, such as a path.
        WordingError: When there is no wording in that language.
    """
    if wording is not None:
        handed(wording, Wordings, "wording", "Wordings.load({})")
    if language is not None:
        handed(language, str, "language", "'nl'")
    chosen(address, get_args(Address), "address")
    if isinstance(obj, Document):
        return obj
    if isinstance(obj, type):
        raise RenderError(Message("{kind} is a class; hand over one that was made or read", {"kind": obj.__name__}))
    own = _builder(type(obj))
    if own is None and isinstance(obj, _SaysItself):
        return obj.document(language)
    if own is None:
        if isinstance(obj, str | PathLike):
            raise RenderError(
                Message(
                    "there is no document for {found!r}; read it first, such as {write}",
                    {"found": str(cast("object", obj))[:80], "write": "AdviceReport.of(Dossier.from_folder(...), toolbox)"},
                )
            )
        raise RenderError(
            Message(
                "there is no document for {kind}; there is one for: {known}",
                {"kind": type(obj).__name__, "known": ", ".join(sorted(["Document", "Toolbox", *BUILDERS]))},
            )
        )
    module, _, name = own.partition(":")
    build = getattr(import_module(f"werkplekleren.reports.{module}"), name)
    spoken = language or getattr(obj, "language", None) or DEFAULT_LANGUAGE
    return cast("Document", build(obj, Voice(spoken, wording or BUILTIN, address)))


def has_document(kind: type) -> bool:
    """Whether `document_of` makes a document of objects of a class.

    >>> has_document(int)
    False
    """
    return _builder(kind) is not None or hasattr(kind, "document")


def _builder(kind: type) -> str | None:
    return next((BUILDERS[one.__name__] for one in kind.__mro__ if one.__name__ in BUILDERS and _is_ours(one)), None)


def _is_ours(kind: type) -> bool:
    return kind.__module__.partition(".")[0] == "werkplekleren"
