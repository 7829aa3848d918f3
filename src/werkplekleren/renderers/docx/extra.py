"""python-docx, which opens reference documents; without it the error names the extra."""

from werkplekleren.errors import MissingExtraError

try:
    import docx
    from docx.opc.exceptions import OpcError
except ModuleNotFoundError as missing:
    raise MissingExtraError("docx", "python-docx") from missing

__all__ = ["OpcError", "docx"]
