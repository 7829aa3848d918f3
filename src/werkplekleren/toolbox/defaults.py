"""What a model uses when nobody says which: the choices of the built-in toolbox."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from werkplekleren.toolbox.toolbox import Toolbox

if TYPE_CHECKING:
    from werkplekleren._base.text import Text
    from werkplekleren.retention import DecayModel, LevelScale, RetentionOption, RiskMethod


def default_level_scale() -> "LevelScale":
    """The level scale that the built-in toolbox chooses; read once."""
    return Toolbox.builtin().default_level_scale()


def default_risk_method() -> "RiskMethod":
    """The risk method that the built-in toolbox chooses; read once."""
    return Toolbox.builtin().default_risk_method()


def default_decay_model() -> "DecayModel":
    """The decay model that the built-in toolbox chooses; read once."""
    return Toolbox.builtin().default_decay_model()


def default_retention_options() -> "Mapping[str, RetentionOption]":
    """The retention options of the built-in toolbox by id; each read once."""
    return Toolbox.builtin().retention_options


def default_instrument_title(name: str) -> "Text | None":
    """What the instrument with the id `name` is called in the built-in toolbox; `None` when it has no such instrument.

    Only the first lines of its file are read.

    >>> default_instrument_title("startgesprek").in_language("en")
    'Intake talk'
    """
    shelf = Toolbox.builtin().instruments
    return shelf.stack.summary(shelf.kind, name).title if name in shelf else None
