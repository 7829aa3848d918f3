"""Which characters a font file has a glyph for, read from its `cmap` table (OpenType specification, "cmap")."""

import struct
from collections.abc import Iterator
from pathlib import Path

from werkplekleren.errors import Message, RenderError

_COLLECTION = b"ttcf"
_ENCODINGS = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platform and encoding of the subtables with Unicode, the fullest first."""

_SEGMENTS, _GROUPS = 4, 12
_LAST = 0xFFFF


def characters(path: Path, index: int = 0) -> frozenset[int]:
    """The code points that a font has a glyph for.

    Args:
        path: A TrueType or OpenType file, or a collection.
        index: Which font of a collection.

    Raises:
        RenderError: When the file cannot be read as a font with Unicode.
    """
    try:
        data = path.read_bytes()
        return frozenset(_points(data, _table(data, b"cmap", index)))
    except (OSError, struct.error, IndexError) as error:
        raise RenderError(Message("the font file {path} cannot be read: {reason}", {"path": str(path), "reason": str(error)})) from error


def _table(data: bytes, tag: bytes, index: int) -> int:
    start = struct.unpack_from(">L", data, 12 + 4 * index)[0] if data[:4] == _COLLECTION else 0
    for record in range(struct.unpack_from(">H", data, start + 4)[0]):
        name, _, offset, _ = struct.unpack_from(">4sLLL", data, start + 12 + 16 * record)
        if name == tag:
            return int(offset)
    raise IndexError(f"it has no table {tag.decode()}")


def _points(data: bytes, cmap: int) -> Iterator[int]:
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    tables = {tuple(record[:2]): cmap + record[2] for record in (struct.unpack_from(">HHL", data, cmap + 4 + 8 * place) for place in range(count))}
    for encoding in _ENCODINGS:
        if encoding in tables:
            start = tables[encoding]
            sort = struct.unpack_from(">H", data, start)[0]
            if sort == _GROUPS:
                return _of_groups(data, start)
            if sort == _SEGMENTS:
                return _of_segments(data, start)
    raise IndexError("it has no table of Unicode characters")


def _of_groups(data: bytes, start: int) -> Iterator[int]:
    for group in range(struct.unpack_from(">L", data, start + 12)[0]):
        first, last, _ = struct.unpack_from(">LLL", data, start + 16 + 12 * group)
        yield from range(first, last + 1)


def _of_segments(data: bytes, start: int) -> Iterator[int]:
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends, starts, deltas, offsets = (struct.unpack_from(f">{count}H", data, start + 14 + part * 2 * count + (2 if part else 0)) for part in range(4))
    for place, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for point in range(first, min(last, _LAST - 1) + 1):
            if offset:
                at = start + 16 + 6 * count + 2 * place + offset + 2 * (point - first)
                if struct.unpack_from(">H", data, at)[0]:
                    yield point
            elif (point + delta) & _LAST:
                yield point
