"""The fonts a document is set in: files that were given or that ship with us, never those of the machine."""

from functools import lru_cache
from pathlib import Path

import attrs

from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers.pdf.cmap import characters
from werkplekleren.renderers.pdf.extra import typst

SHIPPED = "Werkplek Sans"
"""The family that ships with the library."""

FOLDER = Path(__file__).parent / "fonts"

_GENERIC = frozenset({"sans-serif", "system-ui", "ui-sans-serif", "-apple-system"})


@attrs.frozen(kw_only=True)
class Faces:
    """Font files that are there.

    Args:
        folders: Where they lie.
        families: Their families, the wanted one first; the others help out with characters that it lacks.
        covered: The code points that can be shown.
    """

    folders: tuple[Path, ...]
    families: tuple[str, ...]
    covered: frozenset[int]


@lru_cache(maxsize=16)
def faces(font: str = f"'{SHIPPED}'", folder: Path | None = None) -> Faces:
    """The fonts for a theme.

    Args:
        font: Families, most wanted first, as CSS writes them.
        folder: A folder with their files; `None` takes the family that ships with the library for `sans-serif` and its like.

    Raises:
        RenderError: When no family that is asked for is there, naming those that are.
    """
    wanted = [name.strip().strip("'") for name in font.split(",")]
    if folder is None:
        if _GENERIC.isdisjoint(wanted) and SHIPPED not in wanted:
            raise RenderError(
                Message(
                    "the theme asks for the font {font}, of which there are no files; say where they are with Theme(fonts=...), "
                    "or add sans-serif to the font",
                    {"font": font},
                )
            )
        return Faces(folders=(FOLDER,), families=(SHIPPED,), covered=_covered(FOLDER)[SHIPPED])
    if not folder.is_dir():
        raise RenderError(Message("there is no folder {path} with fonts", {"path": str(folder)}))
    found = _covered(folder)
    first = next((name for name in wanted if name in found), None)
    if first is None:
        names = ", ".join(sorted(found)) or "-"
        raise RenderError(
            Message("the theme asks for the font {font}; in {path} there are {names}", {"font": font, "path": str(folder), "names": names})
        )
    families = tuple(dict.fromkeys((first, *(name for name in wanted if name in found), *sorted(found), SHIPPED)))
    return Faces(folders=(folder, FOLDER), families=families, covered=_covered(FOLDER)[SHIPPED].union(*found.values()))


def _covered(folder: Path) -> dict[str, frozenset[int]]:
    # a character counts when each face of a family has it, so that it does not vanish in bold
    found: dict[str, frozenset[int]] = {}
    for face in typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]).fonts():
        points = characters(Path(str(face.path)), face.index)
        found[face.family] = found.get(face.family, points) & points
    return found
