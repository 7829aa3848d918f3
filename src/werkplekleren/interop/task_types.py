"""Which kinds of task a topic may name: those of the decay models of a toolbox."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkplekleren.retention import DecayModel


def task_types_of(models: "Mapping[str, DecayModel]") -> tuple[str, ...] | None:
    """The ids of all kinds of task, sorted; `None` when there is no decay model, and then every name passes."""
    return tuple(sorted({kind.id for model in models.values() for kind in model.task_types})) or None
