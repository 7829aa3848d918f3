"""The command line: thin, over what the library offers to everybody."""

import sys
from collections.abc import Sequence
from io import TextIOWrapper

from werkplekleren.errors import MissingExtraError

__all__ = ("main",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    What a terminal or file cannot spell, such as a triangle in an old Windows console, is written as `?`.

    Args:
        arguments: The words after the program's name; those of the process without it.

    Returns:
        0 when it was done, 1 when the input is not valid, 2 when the command was called wrongly, 3 when a
        file could not be written.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        from werkplekleren.cli.app import run
    except ModuleNotFoundError as missing:
        if missing.name not in {"cyclopts", "rich"}:
            raise
        sys.stderr.write(f"{MissingExtraError('cli', missing.name)}\n")
        return 2
    return run(sys.argv[1:] if arguments is None else list(arguments))
