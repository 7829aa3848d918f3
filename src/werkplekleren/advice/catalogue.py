"""What advice and reports need of a toolbox; any object with these mappings will do."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from werkplekleren.assessments import Questionnaire
    from werkplekleren.instruments import Instrument, Scheme
    from werkplekleren.retention import CertificateType, DecayModel, LevelScale, RetentionOption, RiskMethod, TransferMethod

    from .rules import RuleSet


class Catalogue(Protocol):
    """The content of a toolbox by id, sort by sort."""

    @property
    def instruments(self) -> "Mapping[str, Instrument]":
        """Instruments by id."""
        ...

    @property
    def questionnaires(self) -> "Mapping[str, Questionnaire]":
        """Questionnaires by id."""
        ...

    @property
    def level_scales(self) -> "Mapping[str, LevelScale]":
        """Level scales by id."""
        ...

    @property
    def risk_methods(self) -> "Mapping[str, RiskMethod]":
        """Risk methods by id."""
        ...

    @property
    def transfer_methods(self) -> "Mapping[str, TransferMethod]":
        """Transfer methods by id."""
        ...

    @property
    def retention_options(self) -> "Mapping[str, RetentionOption]":
        """Retention options by id."""
        ...

    @property
    def certificate_types(self) -> "Mapping[str, CertificateType]":
        """Kinds of certificate by id."""
        ...

    @property
    def decay_models(self) -> "Mapping[str, DecayModel]":
        """How fast work fades, by id."""
        ...

    @property
    def rule_sets(self) -> "Mapping[str, RuleSet]":
        """Rule sets by id."""
        ...

    @property
    def schemes(self) -> "Mapping[str, Scheme]":
        """Subsidy schemes by id."""
        ...


class PlanningCatalogue(Catalogue, Protocol):
    """A catalogue that also says how plans and reports judge risks; a `Toolbox` does, by its manifest."""

    def default_risk_method(self) -> "RiskMethod":
        """The risk method that is used when nobody chooses one."""
        ...
