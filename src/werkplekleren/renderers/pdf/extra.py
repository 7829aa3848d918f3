"""Typst, which sets pages and pictures; without it the error names the extra."""

from werkplekleren.errors import MissingExtraError

try:
    import typst
except ModuleNotFoundError as missing:
    raise MissingExtraError("pdf", "typst") from missing

__all__ = ["typst"]
