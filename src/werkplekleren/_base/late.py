"""The few things a model can do only with rooms above it: store itself, show itself, fetch the defaults.

A model lies low in the house, its writers lie high. So that `profile.to_json()` still works, and no
model imports a writer, each such service has a name here and is imported on first use. This is the
one list of them; nothing else in the library reaches upwards.
"""

from functools import cache
from importlib import import_module
from typing import Any

SERVICES = {
    "to-json": "werkplekleren.serialization:to_json",
    "from-json": "werkplekleren.serialization:from_json",
    "show-html": "werkplekleren.renderers:show_html",
    "show-markdown": "werkplekleren.renderers:show_markdown",
    "level-scale": "werkplekleren.toolbox:default_level_scale",
    "risk-method": "werkplekleren.toolbox:default_risk_method",
    "decay-model": "werkplekleren.toolbox:default_decay_model",
    "retention-options": "werkplekleren.toolbox.defaults:default_retention_options",
    "instrument-title": "werkplekleren.toolbox.defaults:default_instrument_title",
    "read-progress": "werkplekleren.interop:read_progress",
    "read-dossier": "werkplekleren.interop:read_dossier",
}


@cache
def service(name: str) -> Any:  # noqa: ANN401 - each caller states the type of what it fetches
    """Import the service called `name` (a key of `SERVICES`)."""
    module, attribute = SERVICES[name].split(":")
    return getattr(import_module(module), attribute)
