"""The advice report: all facts of one firm at one moment, complete enough to be read by itself in ten years."""

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Self

import attrs

from werkplekleren._base.display import Displayed, count_only
from werkplekleren._base.handed import handed, not_a_path
from werkplekleren._base.stored import Stored
from werkplekleren._base.validators import is_a, is_date, is_short_text, many, may_be_short_text, maybe
from werkplekleren.advice import Advice, Dossier, Firm, FirmQuestion, Intake, Measurement, Moment, PlanningCatalogue
from werkplekleren.assessments import GroupProfile
from werkplekleren.instruments import Instrument, Scheme
from werkplekleren.retention import KnowledgeMap, RetentionPlan, RiskMethod, TransferMethod

if TYPE_CHECKING:
    from werkplekleren.documents import Document
    from werkplekleren.reports.wording import Address, Wordings

RECOMMENDATIONS = 3


@attrs.frozen(kw_only=True)
class AdviceReport(Stored, Displayed):
    """Everything an adviser hands over to a firm, as facts; `document` puts it into words.

    It carries the content it was made with, so that it reads the same with or without today's toolbox, and
    group results only: never the answers of one person.

    Args:
        language: The language it was asked for in, such as `nl`.
        date: The date of the report.
        adviser: Who advises; empty when left out.
        firm: The firm.
        question: What it wanted to know.
        intake: The first talk; `None` when there was none.
        measurements: The rounds in which people were asked.
        moments: What was done when.
        profiles: The group result of each questionnaire.
        knowledge: Who knows what; `None` when not mapped.
        risk_method: How risks were judged: the way that the toolbox chooses; `None` without a map.
        plan: The proposed retention plan; `None` without a map.
        transfer_methods: The transfer methods that the plan uses.
        advice: The recommended instruments with their reasons.
        instruments: Those instruments.
        schemes: Subsidy schemes to look at; of those of the toolbox the ones that are `current`.

    Raises:
        InvalidValueError: When a field breaks its rule.
    """

    kind: ClassVar[str] = "advice-report"

    language: str = attrs.field(validator=is_short_text)
    date: dt.date = attrs.field(validator=is_date)
    adviser: str = attrs.field(default="", validator=may_be_short_text)
    firm: Firm = attrs.field(validator=is_a(Firm))
    question: FirmQuestion = attrs.field(validator=is_a(FirmQuestion))
    intake: Intake | None = attrs.field(default=None, validator=maybe(Intake))
    measurements: tuple[Measurement, ...] = attrs.field(default=(), validator=many(Measurement))
    moments: tuple[Moment, ...] = attrs.field(default=(), validator=many(Moment))
    profiles: tuple[GroupProfile, ...] = attrs.field(default=(), validator=many(GroupProfile), repr=count_only)
    knowledge: KnowledgeMap | None = attrs.field(default=None, validator=maybe(KnowledgeMap))
    risk_method: RiskMethod | None = attrs.field(default=None, validator=maybe(RiskMethod))
    plan: RetentionPlan | None = attrs.field(default=None, validator=maybe(RetentionPlan))
    transfer_methods: tuple[TransferMethod, ...] = attrs.field(default=(), validator=many(TransferMethod, unique="id"), repr=count_only)
    advice: Advice = attrs.field(validator=is_a(Advice))
    instruments: tuple[Instrument, ...] = attrs.field(default=(), validator=many(Instrument, unique="id"), repr=count_only)
    schemes: tuple[Scheme, ...] = attrs.field(default=(), validator=many(Scheme, unique="id"), repr=count_only)

    @classmethod
    def of(cls, dossier: Dossier, toolbox: PlanningCatalogue, *, recommendations: int = RECOMMENDATIONS) -> Self:
        """Work out the report of a dossier.

        Args:
            dossier: All that is known of the firm.
            toolbox: The content to work with: questionnaires, methods, instruments, rules, schemes.
            recommendations: At most how many instruments to recommend, 1 to 25.

        Returns:
            The report; the same dossier and toolbox always give an equal one.

        Raises:
            InvalidValueError: When `dossier` or `toolbox` is something else, such as a path.
            UnknownNameError: When the dossier answers a questionnaire that the toolbox does not have.
            InvalidContentError: When the toolbox does not say which risk method it uses.
            PlanningError: When the toolbox has no methods to plan with.
        """
        handed(dossier, Dossier, "dossier", "Dossier.from_folder({}, toolbox)")
        not_a_path(toolbox, "Toolbox", "toolbox", "Toolbox.load({})")
        profiles = dossier.group_profiles(toolbox)
        advice = dossier.advice(toolbox, most=recommendations)
        firm = dossier.knowledge
        plan: RetentionPlan | None = None
        method: RiskMethod | None = None
        if firm is not None:
            method = toolbox.default_risk_method()
            plan = RetentionPlan.propose(firm, toolbox, start=dossier.plan_start or dossier.date, on=dossier.date, risk_method=method)
        used = sorted({method for transfer in plan.transfers for method in transfer.methods}) if plan is not None else []
        return cls(
            language=dossier.language,
            date=dossier.date,
            adviser=dossier.adviser,
            firm=dossier.firm,
            question=dossier.question,
            intake=dossier.intake,
            measurements=dossier.measurements,
            moments=dossier.moments,
            profiles=profiles,
            knowledge=firm,
            risk_method=method,
            plan=plan,
            transfer_methods=tuple(toolbox.transfer_methods[name] for name in used),
            advice=advice,
            instruments=tuple(toolbox.instruments[one.instrument] for one in advice.recommendations),
            schemes=tuple(scheme for name in sorted(toolbox.schemes) if (scheme := toolbox.schemes[name]).standing == "current"),
        )

    def document(self, language: str | None = None, *, wording: "Wordings | None" = None, address: "Address" = "informal") -> "Document":
        """The report in words.

        Args:
            language: The language; that of the report by default.
            wording: The wording of a fund, from `Wordings.load`; without it the library's own.
            address: How it speaks to its reader: `informal` ("je", "jullie") or `formal` ("u").

        Returns:
            A document of nine parts, ready for any writer, and open to changes: sections can be added,
            dropped and moved.

        Raises:
            WordingError: When there is no wording in that language.
        """
        from werkplekleren.reports.dispatch import document_of

        return document_of(self, language, wording=wording, address=address)
