"""The two firms of `examples/`, read once for a whole test run."""

from functools import cache
from pathlib import Path

import werkplekleren as wpl

EXAMPLES = Path(__file__).parents[1] / "examples"
FIRMS = ("metaalbedrijf", "klein-bedrijf")


@cache
def toolbox() -> wpl.Toolbox:
    return wpl.Toolbox.builtin()


@cache
def dossier(firm: str) -> wpl.Dossier:
    return wpl.Dossier.from_folder(EXAMPLES / firm, toolbox())


@cache
def advice_report(firm: str) -> wpl.AdviceReport:
    return wpl.AdviceReport.of(dossier(firm), toolbox())
