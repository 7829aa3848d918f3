"""Knowledge retention: who knows what, what leaves when, how great the risk is, and a plan to keep it."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from werkplekleren.retention.acts import Exemption as Exemption
    from werkplekleren.retention.acts import Revocation as Revocation
    from werkplekleren.retention.bench import Bench as Bench
    from werkplekleren.retention.bench import Candidate as Candidate
    from werkplekleren.retention.bench import TopicBench as TopicBench
    from werkplekleren.retention.calendar_items import CalendarAct as CalendarAct
    from werkplekleren.retention.calendar_items import CalendarBasis as CalendarBasis
    from werkplekleren.retention.calendar_items import CalendarItem as CalendarItem
    from werkplekleren.retention.calendar_items import Lack as Lack
    from werkplekleren.retention.catalogue import RetentionCatalogue as RetentionCatalogue
    from werkplekleren.retention.certificate_types import CertificateType as CertificateType
    from werkplekleren.retention.certificate_types import Holder as Holder
    from werkplekleren.retention.certificate_types import Period as Period
    from werkplekleren.retention.certificate_types import RenewalRoute as RenewalRoute
    from werkplekleren.retention.certificate_types import RuleKind as RuleKind
    from werkplekleren.retention.certificates import Certificate as Certificate
    from werkplekleren.retention.certificates import Confirmation as Confirmation
    from werkplekleren.retention.coverage import Coverage as Coverage
    from werkplekleren.retention.coverage import PartCoverage as PartCoverage
    from werkplekleren.retention.coverage import TopicCoverage as TopicCoverage
    from werkplekleren.retention.coverage_over_time import CoverageMoment as CoverageMoment
    from werkplekleren.retention.coverage_over_time import CoverageOverTime as CoverageOverTime
    from werkplekleren.retention.curves import HalfLifeCurve as HalfLifeCurve
    from werkplekleren.retention.curves import PowerCurve as PowerCurve
    from werkplekleren.retention.curves import RetentionCurve as RetentionCurve
    from werkplekleren.retention.dates import latest_start as latest_start
    from werkplekleren.retention.decay import DecayModel as DecayModel
    from werkplekleren.retention.decay import RefresherForm as RefresherForm
    from werkplekleren.retention.decay import Spacing as Spacing
    from werkplekleren.retention.decay import TaskDecay as TaskDecay
    from werkplekleren.retention.exact_plan import ExactPlan as ExactPlan
    from werkplekleren.retention.expiry_calendar import ExpiryCalendar as ExpiryCalendar
    from werkplekleren.retention.knowledge_map import KnowledgeMap as KnowledgeMap
    from werkplekleren.retention.levels import Level as Level
    from werkplekleren.retention.levels import LevelScale as LevelScale
    from werkplekleren.retention.levels import ScalePurpose as ScalePurpose
    from werkplekleren.retention.logbook import Logbook as Logbook
    from werkplekleren.retention.map_comparison import MapComparison as MapComparison
    from werkplekleren.retention.map_comparison import RiskChange as RiskChange
    from werkplekleren.retention.map_comparison import TopicChange as TopicChange
    from werkplekleren.retention.map_views import MapViews as MapViews
    from werkplekleren.retention.mastery import Mastery as Mastery
    from werkplekleren.retention.matrix import SkillsMatrix as SkillsMatrix
    from werkplekleren.retention.options import OptionFit as OptionFit
    from werkplekleren.retention.options import OptionKind as OptionKind
    from werkplekleren.retention.options import RetentionOption as RetentionOption
    from werkplekleren.retention.people import Absence as Absence
    from werkplekleren.retention.people import Leaving as Leaving
    from werkplekleren.retention.people import LeavingStatus as LeavingStatus
    from werkplekleren.retention.people import Person as Person
    from werkplekleren.retention.personal_plan import PersonalPlan as PersonalPlan
    from werkplekleren.retention.plan import RetentionPlan as RetentionPlan
    from werkplekleren.retention.plan_changes import PlanChange as PlanChange
    from werkplekleren.retention.plan_cost import PlanCost as PlanCost
    from werkplekleren.retention.plan_parts import OpenPoint as OpenPoint
    from werkplekleren.retention.plan_parts import OptionChoice as OptionChoice
    from werkplekleren.retention.plan_parts import PlanStep as PlanStep
    from werkplekleren.retention.plan_parts import Session as Session
    from werkplekleren.retention.plan_parts import Standing as Standing
    from werkplekleren.retention.plan_parts import Transfer as Transfer
    from werkplekleren.retention.plan_views import PlanViews as PlanViews
    from werkplekleren.retention.progress import Decision as Decision
    from werkplekleren.retention.progress import Evidence as Evidence
    from werkplekleren.retention.progress import FinishedStep as FinishedStep
    from werkplekleren.retention.progress import HeldSession as HeldSession
    from werkplekleren.retention.progress import Note as Note
    from werkplekleren.retention.progress import Progress as Progress
    from werkplekleren.retention.progress import Setback as Setback
    from werkplekleren.retention.progress import SoloWork as SoloWork
    from werkplekleren.retention.progress import Verification as Verification
    from werkplekleren.retention.progress_report import ProgressReport as ProgressReport
    from werkplekleren.retention.reasons import Reason as Reason
    from werkplekleren.retention.refreshers import Refresher as Refresher
    from werkplekleren.retention.refreshers import Refreshers as Refreshers
    from werkplekleren.retention.refreshers import RefresherState as RefresherState
    from werkplekleren.retention.register import CertificateRegister as CertificateRegister
    from werkplekleren.retention.register import NextAct as NextAct
    from werkplekleren.retention.register import NextCode as NextCode
    from werkplekleren.retention.register import RegisterEntry as RegisterEntry
    from werkplekleren.retention.requirement_coverage import RequirementCoverage as RequirementCoverage
    from werkplekleren.retention.requirements import Part as Part
    from werkplekleren.retention.requirements import Requirement as Requirement
    from werkplekleren.retention.reviews import Review as Review
    from werkplekleren.retention.reviews import ReviewRhythm as ReviewRhythm
    from werkplekleren.retention.risk import Risk as Risk
    from werkplekleren.retention.risk import RiskAssessment as RiskAssessment
    from werkplekleren.retention.risk_method import FactorLevel as FactorLevel
    from werkplekleren.retention.risk_method import RiskBand as RiskBand
    from werkplekleren.retention.risk_method import RiskMethod as RiskMethod
    from werkplekleren.retention.risk_outlook import PersonOutlook as PersonOutlook
    from werkplekleren.retention.risk_outlook import RiskOutlook as RiskOutlook
    from werkplekleren.retention.risk_outlook import TopicOutlook as TopicOutlook
    from werkplekleren.retention.risk_over_time import RiskLevel as RiskLevel
    from werkplekleren.retention.risk_over_time import RiskMoment as RiskMoment
    from werkplekleren.retention.spread import Spread as Spread
    from werkplekleren.retention.status import PlanStatus as PlanStatus
    from werkplekleren.retention.status import State as State
    from werkplekleren.retention.status import StepStatus as StepStatus
    from werkplekleren.retention.status import TransferStatus as TransferStatus
    from werkplekleren.retention.status import Watch as Watch
    from werkplekleren.retention.survival_kit import KitSheet as KitSheet
    from werkplekleren.retention.survival_kit import SurvivalKit as SurvivalKit
    from werkplekleren.retention.topic_facts import TopicFacts as TopicFacts
    from werkplekleren.retention.topics import LevelHours as LevelHours
    from werkplekleren.retention.topics import Topic as Topic
    from werkplekleren.retention.transfer_method import Decider as Decider
    from werkplekleren.retention.transfer_method import EvidenceKind as EvidenceKind
    from werkplekleren.retention.transfer_method import Stage as Stage
    from werkplekleren.retention.transfer_method import StageHours as StageHours
    from werkplekleren.retention.transfer_method import StageProof as StageProof
    from werkplekleren.retention.transfer_method import TransferMethod as TransferMethod
    from werkplekleren.retention.truck_factor import TruckFactor as TruckFactor
    from werkplekleren.retention.validity import Basis as Basis
    from werkplekleren.retention.validity import CertificateState as CertificateState
    from werkplekleren.retention.validity import Validity as Validity
    from werkplekleren.retention.what_if import CertificateLapse as CertificateLapse
    from werkplekleren.retention.what_if import Departure as Departure
    from werkplekleren.retention.what_if import Hire as Hire
    from werkplekleren.retention.what_if import LevelReached as LevelReached
    from werkplekleren.retention.what_if import MapChange as MapChange

__all__ = [
    "Absence",
    "Basis",
    "Bench",
    "CalendarAct",
    "CalendarBasis",
    "CalendarItem",
    "Candidate",
    "Certificate",
    "CertificateLapse",
    "CertificateRegister",
    "CertificateState",
    "CertificateType",
    "Confirmation",
    "Coverage",
    "CoverageMoment",
    "CoverageOverTime",
    "DecayModel",
    "Decider",
    "Decision",
    "Departure",
    "Evidence",
    "EvidenceKind",
    "ExactPlan",
    "Exemption",
    "ExpiryCalendar",
    "FactorLevel",
    "FinishedStep",
    "HalfLifeCurve",
    "HeldSession",
    "Hire",
    "Holder",
    "KitSheet",
    "KnowledgeMap",
    "Lack",
    "Leaving",
    "LeavingStatus",
    "Level",
    "LevelHours",
    "LevelReached",
    "LevelScale",
    "Logbook",
    "MapChange",
    "MapComparison",
    "MapViews",
    "Mastery",
    "NextAct",
    "NextCode",
    "Note",
    "OpenPoint",
    "OptionChoice",
    "OptionFit",
    "OptionKind",
    "Part",
    "PartCoverage",
    "Period",
    "Person",
    "PersonOutlook",
    "PersonalPlan",
    "PlanChange",
    "PlanCost",
    "PlanStatus",
    "PlanStep",
    "PlanViews",
    "PowerCurve",
    "Progress",
    "ProgressReport",
    "Reason",
    "Refresher",
    "RefresherForm",
    "RefresherState",
    "Refreshers",
    "RegisterEntry",
    "RenewalRoute",
    "Requirement",
    "RequirementCoverage",
    "RetentionCatalogue",
    "RetentionCurve",
    "RetentionOption",
    "RetentionPlan",
    "Review",
    "ReviewRhythm",
    "Revocation",
    "Risk",
    "RiskAssessment",
    "RiskBand",
    "RiskChange",
    "RiskLevel",
    "RiskMethod",
    "RiskMoment",
    "RiskOutlook",
    "RuleKind",
    "ScalePurpose",
    "Session",
    "Setback",
    "SkillsMatrix",
    "SoloWork",
    "Spacing",
    "Spread",
    "Stage",
    "StageHours",
    "StageProof",
    "Standing",
    "State",
    "StepStatus",
    "SurvivalKit",
    "TaskDecay",
    "Topic",
    "TopicBench",
    "TopicChange",
    "TopicCoverage",
    "TopicFacts",
    "TopicOutlook",
    "Transfer",
    "TransferMethod",
    "TransferStatus",
    "TruckFactor",
    "Validity",
    "Verification",
    "Watch",
    "latest_start",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        "acts": ("Exemption", "Revocation"),
        "bench": ("Bench", "Candidate", "TopicBench"),
        "calendar_items": ("CalendarAct", "CalendarBasis", "CalendarItem", "Lack"),
        "catalogue": ("RetentionCatalogue",),
        "certificate_types": ("CertificateType", "Holder", "Period", "RenewalRoute", "RuleKind"),
        "certificates": ("Certificate", "Confirmation"),
        "coverage": ("Coverage", "PartCoverage", "TopicCoverage"),
        "coverage_over_time": ("CoverageMoment", "CoverageOverTime"),
        "curves": ("HalfLifeCurve", "PowerCurve", "RetentionCurve"),
        "dates": ("latest_start",),
        "decay": ("DecayModel", "RefresherForm", "Spacing", "TaskDecay"),
        "exact_plan": ("ExactPlan",),
        "expiry_calendar": ("ExpiryCalendar",),
        "knowledge_map": ("KnowledgeMap",),
        "levels": ("Level", "LevelScale", "ScalePurpose"),
        "logbook": ("Logbook",),
        "map_comparison": ("MapComparison", "RiskChange", "TopicChange"),
        "map_views": ("MapViews",),
        "mastery": ("Mastery",),
        "matrix": ("SkillsMatrix",),
        "options": ("OptionFit", "OptionKind", "RetentionOption"),
        "people": ("Absence", "Leaving", "LeavingStatus", "Person"),
        "personal_plan": ("PersonalPlan",),
        "plan": ("RetentionPlan",),
        "plan_changes": ("PlanChange",),
        "progress": ("Decision", "Evidence", "FinishedStep", "HeldSession", "Note", "Progress", "Setback", "SoloWork", "Verification"),
        "plan_cost": ("PlanCost",),
        "plan_parts": ("OpenPoint", "OptionChoice", "PlanStep", "Session", "Standing", "Transfer"),
        "plan_views": ("PlanViews",),
        "progress_report": ("ProgressReport",),
        "reasons": ("Reason",),
        "refreshers": ("Refresher", "RefresherState", "Refreshers"),
        "register": ("CertificateRegister", "NextAct", "NextCode", "RegisterEntry"),
        "requirement_coverage": ("RequirementCoverage",),
        "requirements": ("Part", "Requirement"),
        "reviews": ("Review", "ReviewRhythm"),
        "risk_outlook": ("PersonOutlook", "RiskOutlook", "TopicOutlook"),
        "risk_over_time": ("RiskLevel", "RiskMoment"),
        "status": ("PlanStatus", "State", "StepStatus", "TransferStatus", "Watch"),
        "risk": ("Risk", "RiskAssessment"),
        "risk_method": ("FactorLevel", "RiskBand", "RiskMethod"),
        "spread": ("Spread",),
        "survival_kit": ("KitSheet", "SurvivalKit"),
        "topic_facts": ("TopicFacts",),
        "topics": ("LevelHours", "Topic"),
        "transfer_method": ("Decider", "EvidenceKind", "Stage", "StageHours", "StageProof", "TransferMethod"),
        "truck_factor": ("TruckFactor",),
        "validity": ("Basis", "CertificateState", "Validity"),
        "what_if": ("CertificateLapse", "Departure", "Hire", "LevelReached", "MapChange"),
    },
)
