"""Questionnaires, responses and honest scores: of one respondent, and of groups that are large enough."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .asking import Perspective as Perspective
    from .asking import Section as Section
    from .asking import Validation as Validation
    from .category_explanation import CategoryExplanation as CategoryExplanation
    from .category_explanation import ExplainedRule as ExplainedRule
    from .change import CategoryChange as CategoryChange
    from .change import Change as Change
    from .change import ChangeView as ChangeView
    from .change import DimensionChange as DimensionChange
    from .change_explanation import ChangeExplanation as ChangeExplanation
    from .classification import AllRules as AllRules
    from .classification import AnyRule as AnyRule
    from .classification import Category as Category
    from .classification import CategoryScore as CategoryScore
    from .classification import Classification as Classification
    from .classification import InBand as InBand
    from .classification import NotRule as NotRule
    from .classification import ScoreAtLeast as ScoreAtLeast
    from .classification import ScoreBelow as ScoreBelow
    from .conditions import AllOf as AllOf
    from .conditions import Answered as Answered
    from .conditions import AnyOf as AnyOf
    from .conditions import AtLeast as AtLeast
    from .conditions import AtMost as AtMost
    from .conditions import Condition as Condition
    from .conditions import Equals as Equals
    from .conditions import Not as Not
    from .counting import CountsAtLeast as CountsAtLeast
    from .counting import CountsAtMost as CountsAtMost
    from .counting import CountsOneOf as CountsOneOf
    from .cross_table import CrossCell as CrossCell
    from .cross_table import CrossTable as CrossTable
    from .cross_table import Grouping as Grouping
    from .data_quality import DataQuality as DataQuality
    from .data_quality import FlagRules as FlagRules
    from .data_quality import ResponseFlag as ResponseFlag
    from .dimensions import Band as Band
    from .dimensions import Composite as Composite
    from .dimensions import Dimension as Dimension
    from .dimensions import Key as Key
    from .dimensions import Part as Part
    from .explanation import ExplainedAnswer as ExplainedAnswer
    from .explanation import ExplainedPart as ExplainedPart
    from .explanation import Explanation as Explanation
    from .formulas import band_of as band_of
    from .formulas import mean_score as mean_score
    from .formulas import percent_of_maximum as percent_of_maximum
    from .formulas import prorated_sum as prorated_sum
    from .formulas import weighted_composite as weighted_composite
    from .gaps import PerspectiveGap as PerspectiveGap
    from .group import GroupAgreement as GroupAgreement
    from .group import GroupProfile as GroupProfile
    from .group import GroupResult as GroupResult
    from .group import GroupScore as GroupScore
    from .group import OpenAnswers as OpenAnswers
    from .group import PerspectiveResult as PerspectiveResult
    from .group_categories import CategoryCount as CategoryCount
    from .group_categories import GroupCategories as GroupCategories
    from .group_change import CategoriesChange as CategoriesChange
    from .group_change import GroupChange as GroupChange
    from .group_change import GroupDifference as GroupDifference
    from .group_change import PartChange as PartChange
    from .items import AnswerOption as AnswerOption
    from .items import AnswerScale as AnswerScale
    from .items import Choice as Choice
    from .items import ChoiceItem as ChoiceItem
    from .items import DateItem as DateItem
    from .items import Item as Item
    from .items import NumberItem as NumberItem
    from .items import ScaleItem as ScaleItem
    from .items import TextItem as TextItem
    from .items import YesNoItem as YesNoItem
    from .legend import Legend as Legend
    from .legend import LegendItem as LegendItem
    from .measurement_error import MeasurementError as MeasurementError
    from .migrating import PreparedMigration as PreparedMigration
    from .migrating import migrate as migrate
    from .migration import AddedItem as AddedItem
    from .migration import DroppedItem as DroppedItem
    from .migration import MergedItems as MergedItems
    from .migration import Migration as Migration
    from .migration import MigrationStep as MigrationStep
    from .migration import NewAnswer as NewAnswer
    from .migration import RecodedItem as RecodedItem
    from .migration import RenamedItem as RenamedItem
    from .migration_legend import MigratedItem as MigratedItem
    from .migration_legend import MigrationLegend as MigrationLegend
    from .migration_report import CarriedAnswer as CarriedAnswer
    from .migration_report import LostAnswer as LostAnswer
    from .migration_report import Migrated as Migrated
    from .migration_report import MissingAnswer as MissingAnswer
    from .own_data.beside import BesideNorm as BesideNorm
    from .own_data.findings import Finding as Finding
    from .own_data.instrument_quality import DimensionQuality as DimensionQuality
    from .own_data.instrument_quality import GroupQuality as GroupQuality
    from .own_data.instrument_quality import InstrumentQuality as InstrumentQuality
    from .own_data.instrument_quality import ItemQuality as ItemQuality
    from .own_data.instrument_quality import KeyedItem as KeyedItem
    from .own_data.norm import DimensionNorm as DimensionNorm
    from .own_data.norm import Norm as Norm
    from .own_data.norm import NormStep as NormStep
    from .own_data.place import NormPlace as NormPlace
    from .own_data.sample import Sample as Sample
    from .paper import PaperItem as PaperItem
    from .paper import PaperQuestionnaire as PaperQuestionnaire
    from .paper import PaperSection as PaperSection
    from .plan import ScoringPlan as ScoringPlan
    from .profile import CategoryView as CategoryView
    from .profile import Profile as Profile
    from .profile import ScoreView as ScoreView
    from .questionnaire import Questionnaire as Questionnaire
    from .releases import ReleaseCheck as ReleaseCheck
    from .releases import ReleaseConflict as ReleaseConflict
    from .response import NOT_APPLICABLE as NOT_APPLICABLE
    from .response import Answer as Answer
    from .response import Response as Response
    from .retired import Retired as Retired
    from .score import Score as Score
    from .statistics._covariances import MissingRule as MissingRule
    from .statistics._one_factor import OmegaEstimator as OmegaEstimator
    from .statistics.agreement import ItemAgreement as ItemAgreement
    from .statistics.agreement import WithinGroupAgreement as WithinGroupAgreement
    from .statistics.agreement import within_group_agreement as within_group_agreement
    from .statistics.alpha import CronbachAlpha as CronbachAlpha
    from .statistics.alpha import ItemReliability as ItemReliability
    from .statistics.alpha import cronbach_alpha as cronbach_alpha
    from .statistics.cut_offs import CutOffs as CutOffs
    from .statistics.cut_offs import Population as Population
    from .statistics.cut_offs import change_cut_offs as change_cut_offs
    from .statistics.effect_size import EffectSizeVariant as EffectSizeVariant
    from .statistics.effect_size import PairedEffectSize as PairedEffectSize
    from .statistics.effect_size import paired_effect_size as paired_effect_size
    from .statistics.group_intraclass import GroupIntraclass as GroupIntraclass
    from .statistics.group_intraclass import group_intraclass_correlation as group_intraclass_correlation
    from .statistics.interval import ConfidenceInterval as ConfidenceInterval
    from .statistics.intraclass import IntraclassCorrelation as IntraclassCorrelation
    from .statistics.intraclass import IntraclassForm as IntraclassForm
    from .statistics.intraclass import intraclass_correlation as intraclass_correlation
    from .statistics.measurement_error import EstimatedTrueScore as EstimatedTrueScore
    from .statistics.measurement_error import StandardErrorOfMeasurement as StandardErrorOfMeasurement
    from .statistics.measurement_error import spearman_brown as spearman_brown
    from .statistics.measurement_error import standard_error_of_measurement as standard_error_of_measurement
    from .statistics.omega import McDonaldOmega as McDonaldOmega
    from .statistics.omega import mcdonald_omega as mcdonald_omega
    from .statistics.omega import omega_of_loadings as omega_of_loadings
    from .statistics.reliable_change import ChangeMethod as ChangeMethod
    from .statistics.reliable_change import ChangeVerdict as ChangeVerdict
    from .statistics.reliable_change import ReliableChange as ReliableChange
    from .statistics.reliable_change import ReliableChanges as ReliableChanges
    from .statistics.reliable_change import reliable_change as reliable_change
    from .statistics.reliable_change import reliable_changes as reliable_changes
    from .suppression import FLOOR as FLOOR
    from .suppression import Suppression as Suppression
    from .suppression import suppress as suppress
    from .table_suppression import TableSuppression as TableSuppression
    from .table_suppression import suppress_table as suppress_table

__all__ = [
    "FLOOR",
    "NOT_APPLICABLE",
    "AddedItem",
    "AllOf",
    "AllRules",
    "Answer",
    "AnswerOption",
    "AnswerScale",
    "Answered",
    "AnyOf",
    "AnyRule",
    "AtLeast",
    "AtMost",
    "Band",
    "BesideNorm",
    "CarriedAnswer",
    "CategoriesChange",
    "Category",
    "CategoryChange",
    "CategoryCount",
    "CategoryExplanation",
    "CategoryScore",
    "CategoryView",
    "Change",
    "ChangeExplanation",
    "ChangeMethod",
    "ChangeVerdict",
    "ChangeView",
    "Choice",
    "ChoiceItem",
    "Classification",
    "Composite",
    "Condition",
    "ConfidenceInterval",
    "CountsAtLeast",
    "CountsAtMost",
    "CountsOneOf",
    "CronbachAlpha",
    "CrossCell",
    "CrossTable",
    "CutOffs",
    "DataQuality",
    "DateItem",
    "Dimension",
    "DimensionChange",
    "DimensionNorm",
    "DimensionQuality",
    "DroppedItem",
    "EffectSizeVariant",
    "Equals",
    "EstimatedTrueScore",
    "ExplainedAnswer",
    "ExplainedPart",
    "ExplainedRule",
    "Explanation",
    "Finding",
    "FlagRules",
    "GroupAgreement",
    "GroupCategories",
    "GroupChange",
    "GroupDifference",
    "GroupIntraclass",
    "GroupProfile",
    "GroupQuality",
    "GroupResult",
    "GroupScore",
    "Grouping",
    "InBand",
    "InstrumentQuality",
    "IntraclassCorrelation",
    "IntraclassForm",
    "Item",
    "ItemAgreement",
    "ItemQuality",
    "ItemReliability",
    "Key",
    "KeyedItem",
    "Legend",
    "LegendItem",
    "LostAnswer",
    "McDonaldOmega",
    "MeasurementError",
    "MergedItems",
    "Migrated",
    "MigratedItem",
    "Migration",
    "MigrationLegend",
    "MigrationStep",
    "MissingAnswer",
    "MissingRule",
    "NewAnswer",
    "Norm",
    "NormPlace",
    "NormStep",
    "Not",
    "NotRule",
    "NumberItem",
    "OmegaEstimator",
    "OpenAnswers",
    "PairedEffectSize",
    "PaperItem",
    "PaperQuestionnaire",
    "PaperSection",
    "Part",
    "PartChange",
    "Perspective",
    "PerspectiveGap",
    "PerspectiveResult",
    "Population",
    "PreparedMigration",
    "Profile",
    "Questionnaire",
    "RecodedItem",
    "ReleaseCheck",
    "ReleaseConflict",
    "ReliableChange",
    "ReliableChanges",
    "RenamedItem",
    "Response",
    "ResponseFlag",
    "Retired",
    "Sample",
    "ScaleItem",
    "Score",
    "ScoreAtLeast",
    "ScoreBelow",
    "ScoreView",
    "ScoringPlan",
    "Section",
    "StandardErrorOfMeasurement",
    "Suppression",
    "TableSuppression",
    "TextItem",
    "Validation",
    "WithinGroupAgreement",
    "YesNoItem",
    "band_of",
    "change_cut_offs",
    "cronbach_alpha",
    "group_intraclass_correlation",
    "intraclass_correlation",
    "mcdonald_omega",
    "mean_score",
    "migrate",
    "omega_of_loadings",
    "paired_effect_size",
    "percent_of_maximum",
    "prorated_sum",
    "reliable_change",
    "reliable_changes",
    "spearman_brown",
    "standard_error_of_measurement",
    "suppress",
    "suppress_table",
    "weighted_composite",
    "within_group_agreement",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        "asking": ("Perspective", "Section", "Validation"),
        "change": ("CategoryChange", "Change", "ChangeView", "DimensionChange"),
        "change_explanation": ("ChangeExplanation",),
        "category_explanation": ("CategoryExplanation", "ExplainedRule"),
        "classification": (
            "AllRules",
            "AnyRule",
            "Category",
            "CategoryScore",
            "Classification",
            "InBand",
            "NotRule",
            "ScoreAtLeast",
            "ScoreBelow",
        ),
        "conditions": ("AllOf", "Answered", "AnyOf", "AtLeast", "AtMost", "Condition", "Equals", "Not"),
        "counting": ("CountsAtLeast", "CountsAtMost", "CountsOneOf"),
        "cross_table": ("CrossCell", "CrossTable", "Grouping"),
        "data_quality": ("DataQuality", "FlagRules", "ResponseFlag"),
        "dimensions": ("Band", "Composite", "Dimension", "Key", "Part"),
        "explanation": ("ExplainedAnswer", "ExplainedPart", "Explanation"),
        "formulas": ("band_of", "mean_score", "percent_of_maximum", "prorated_sum", "weighted_composite"),
        "gaps": ("PerspectiveGap",),
        "group": ("GroupAgreement", "GroupProfile", "GroupResult", "GroupScore", "OpenAnswers", "PerspectiveResult"),
        "group_categories": ("CategoryCount", "GroupCategories"),
        "group_change": ("CategoriesChange", "GroupChange", "GroupDifference", "PartChange"),
        "items": (
            "AnswerOption",
            "AnswerScale",
            "Choice",
            "ChoiceItem",
            "DateItem",
            "Item",
            "NumberItem",
            "ScaleItem",
            "TextItem",
            "YesNoItem",
        ),
        "legend": ("Legend", "LegendItem"),
        "own_data.beside": ("BesideNorm",),
        "own_data.findings": ("Finding",),
        "own_data.instrument_quality": ("DimensionQuality", "GroupQuality", "InstrumentQuality", "ItemQuality", "KeyedItem"),
        "own_data.norm": ("DimensionNorm", "Norm", "NormStep"),
        "own_data.place": ("NormPlace",),
        "own_data.sample": ("Sample",),
        "measurement_error": ("MeasurementError",),
        "migrating": ("PreparedMigration", "migrate"),
        "migration": ("AddedItem", "DroppedItem", "MergedItems", "Migration", "MigrationStep", "NewAnswer", "RecodedItem", "RenamedItem"),
        "migration_legend": ("MigratedItem", "MigrationLegend"),
        "migration_report": ("CarriedAnswer", "LostAnswer", "Migrated", "MissingAnswer"),
        "paper": ("PaperItem", "PaperQuestionnaire", "PaperSection"),
        "plan": ("ScoringPlan",),
        "profile": ("CategoryView", "Profile", "ScoreView"),
        "questionnaire": ("Questionnaire",),
        "releases": ("ReleaseCheck", "ReleaseConflict"),
        "response": ("NOT_APPLICABLE", "Answer", "Response"),
        "retired": ("Retired",),
        "score": ("Score",),
        "statistics.alpha": ("CronbachAlpha", "ItemReliability", "cronbach_alpha"),
        "statistics.cut_offs": ("CutOffs", "Population", "change_cut_offs"),
        "statistics.effect_size": ("EffectSizeVariant", "PairedEffectSize", "paired_effect_size"),
        "statistics._covariances": ("MissingRule",),
        "statistics.interval": ("ConfidenceInterval",),
        "statistics.measurement_error": ("EstimatedTrueScore", "StandardErrorOfMeasurement", "spearman_brown", "standard_error_of_measurement"),
        "statistics.reliable_change": ("ChangeMethod", "ChangeVerdict", "ReliableChange", "ReliableChanges", "reliable_change", "reliable_changes"),
        "statistics._one_factor": ("OmegaEstimator",),
        "statistics.agreement": ("ItemAgreement", "WithinGroupAgreement", "within_group_agreement"),
        "statistics.group_intraclass": ("GroupIntraclass", "group_intraclass_correlation"),
        "statistics.intraclass": ("IntraclassCorrelation", "IntraclassForm", "intraclass_correlation"),
        "statistics.omega": ("McDonaldOmega", "mcdonald_omega", "omega_of_loadings"),
        "suppression": ("FLOOR", "Suppression", "suppress"),
        "table_suppression": ("TableSuppression", "suppress_table"),
    },
)
