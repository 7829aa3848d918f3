"""The kinds of content that a toolbox holds: the folder of each, and the model that its files are read as."""

from importlib import import_module
from typing import Any

import attrs


@attrs.frozen
class Kind:
    """One kind of content.

    Args:
        folder: The folder in a toolbox with one file for each.
        sort: What one of them is called in a message.
        place: The package that holds the model, within the library.
        model: The name of the model.
        under: For what belongs to one thing of the folder, and stands in a folder with its id (`peiling/1.0.toml`): what these are
            together. Their ids are then that id, a slash, and the name of the file.
    """

    folder: str
    sort: str
    place: str
    model: str
    under: str = ""

    @property
    def key(self) -> str:
        """By which a toolbox keeps them apart: the folder, and what they are in it."""
        return f"{self.folder}/{self.under}" if self.under else self.folder

    def owner(self, name: str) -> str:
        """The id that a file of them speaks of: its own, or that of the folder it stands in."""
        return name.partition("/")[0] if self.under else name

    def load(self) -> type[Any]:
        """Import the model."""
        loaded: type[Any] = getattr(import_module(f"werkplekleren.{self.place}"), self.model)
        return loaded


INSTRUMENTS = Kind("instruments", "instrument", "instruments", "Instrument")
QUESTIONNAIRES = Kind("questionnaires", "questionnaire", "assessments", "Questionnaire")
LEVEL_SCALES = Kind("level-scales", "level scale", "retention", "LevelScale")
RISK_METHODS = Kind("risk-methods", "risk method", "retention", "RiskMethod")
TRANSFER_METHODS = Kind("transfer-methods", "transfer method", "retention", "TransferMethod")
RETENTION_OPTIONS = Kind("retention-options", "retention option", "retention", "RetentionOption")
RULE_SETS = Kind("rules", "rule set", "advice", "RuleSet")
SCHEMES = Kind("schemes", "scheme", "instruments", "Scheme")
CERTIFICATE_TYPES = Kind("certificates", "certificate type", "retention", "CertificateType")
EMPLOYER_QUESTIONS = Kind("questions", "employer's question", "instruments", "EmployerQuestion")
PRACTICE_CASES = Kind("cases", "practice case", "instruments", "PracticeCase")
DECAY_MODELS = Kind("decay-models", "decay model", "retention", "DecayModel")
LANGUAGES = Kind("languages", "language", "toolbox.lint", "Language")

KINDS = (
    INSTRUMENTS,
    QUESTIONNAIRES,
    LEVEL_SCALES,
    RISK_METHODS,
    TRANSFER_METHODS,
    RETENTION_OPTIONS,
    RULE_SETS,
    SCHEMES,
    CERTIFICATE_TYPES,
    EMPLOYER_QUESTIONS,
    PRACTICE_CASES,
    DECAY_MODELS,
    LANGUAGES,
)

EARLIER_VERSIONS = Kind("questionnaires", "earlier version", "assessments", "Questionnaire", "versions")
MIGRATIONS = Kind("questionnaires", "migration", "assessments", "Migration", "migrations")

UNDER = (EARLIER_VERSIONS, MIGRATIONS)
"""What stands in a folder with the id of a questionnaire: how it was, and what became of its items."""

BY_FOLDER = {kind.folder: kind for kind in KINDS}
