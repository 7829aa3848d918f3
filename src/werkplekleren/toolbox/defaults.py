"""What a model uses when nobody says which: the choices of the built-in toolbox."""

from typing import TYPE_CHECKING

from werkplekleren.toolbox.toolbox import Toolbox

if TYPE_CHECKING:
    from werkplekleren.retention import LevelScale, RiskMethod


def default_level_scale() -> "LevelScale":
    """The level scale that the built-in toolbox chooses; read once."""
    return Toolbox.builtin().default_level_scale()


def default_risk_method() -> "RiskMethod":
    """The risk method that the built-in toolbox chooses; read once."""
    return Toolbox.builtin().default_risk_method()
