"""OR-Tools, which solves the exact model; without it the error names the extra."""

from werkplekleren.errors import MissingExtraError

try:
    from ortools.linear_solver.python import model_builder as lp
    from ortools.sat.python import cp_model
except ImportError as missing:
    raise MissingExtraError("exact", "ortools") from missing

__all__ = ["cp_model", "lp"]
