"""OR-Tools, which solves the exact model, and NumPy, which it brings along; without them the error names the extra."""

from werkplekleren.errors import MissingExtraError

try:
    import numpy as np
    from ortools.sat.python import cp_model
except ImportError as missing:
    raise MissingExtraError("exact", "ortools") from missing

__all__ = ["cp_model", "np"]
