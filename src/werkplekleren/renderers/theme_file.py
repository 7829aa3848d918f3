"""A theme as a file that people write: `theme.toml`, with its logo, fonts and Word document beside it."""

import os
from collections.abc import Iterator
from os.path import realpath
from pathlib import Path
from typing import Any, get_args
from zipfile import is_zipfile

import attrs

from werkplekleren._base.handed import the_path
from werkplekleren._base.validators import is_a, is_short_text, may_be_short_text, maybe, one_of
from werkplekleren.errors import InvalidContentError, InvalidDataError, Message, Place, Problem, WerkplekError
from werkplekleren.renderers.logo import LARGEST as LARGEST_LOGO
from werkplekleren.renderers.logo import data_uri
from werkplekleren.renderers.theme import SYSTEM_FONTS, Address, Palette, Theme, is_font, is_remark
from werkplekleren.serialization import structure, unstructure
from werkplekleren.toolbox.lines import line_of
from werkplekleren.toolbox.toml import LARGEST, parsed

THEME = "theme.toml"
"""The name of the file in a folder that holds a theme."""

FONTS = frozenset({".ttf", ".otf", ".ttc"})
"""The suffixes of files that hold a font."""


@attrs.frozen(kw_only=True)
class ThemeFile:
    """What stands in the file of a theme: the fields of `Theme`, with the names of files instead of what is in them.

    Args:
        name: As in `Theme`.
        address: As in `Theme`.
        font: As in `Theme`.
        footer: As in `Theme`.
        contact: As in `Theme`.
        logo: A PNG, JPEG or SVG file in the same folder.
        fonts: A folder in the same folder, with font files.
        reference: A Word document in the same folder.
        light: The colours.
        dark: The colours on a dark screen.
    """

    name: str = attrs.field(default="", validator=may_be_short_text)
    address: Address = attrs.field(default="informal", validator=one_of(get_args(Address)))
    font: str = attrs.field(default=SYSTEM_FONTS, validator=[is_short_text, is_font])
    footer: str = attrs.field(default="", validator=is_remark)
    contact: str = attrs.field(default="", validator=is_remark)
    logo: str | None = attrs.field(default=None, validator=maybe(is_short_text))
    fonts: str | None = attrs.field(default=None, validator=maybe(is_short_text))
    reference: str | None = attrs.field(default=None, validator=maybe(is_short_text))
    light: Palette = attrs.field(factory=Palette, validator=is_a(Palette))
    dark: Palette | None = attrs.field(default=None, validator=maybe(Palette))


def read_theme(path: str | os.PathLike[str]) -> Theme:
    """Read the file of a theme; see `Theme.from_file`.

    Raises:
        InvalidContentError: With every problem at once, in the order of the file.
        InvalidValueError: When it is no path.
    """
    file = the_path(path)
    if file.is_dir():
        if not (file / THEME).exists():
            said = Message(
                "there is no {file} in the folder {folder}; make one with: werkplekleren new theme our-fund", {"file": THEME, "folder": str(file)}
            )
            raise InvalidContentError(said)
        file /= THEME
    try:
        with file.open("rb") as stream:
            text, data = parsed(stream.read(LARGEST + 1))
    except OSError as error:
        problem = Problem(code="unreadable-file", what=Message("this file cannot be read"), found=error.strerror or type(error).__name__)
        raise _refused(file, [problem], "") from error
    except InvalidContentError as error:
        raise _refused(file, error.problems, "") from None
    beside = _Beside(file.parent)
    carried = {key: list(beside.problems_of(key, data.get(key))) for key in ("logo", "fonts", "reference")}
    problems = [problem for found in carried.values() for problem in found]
    try:
        read = structure(_with_own_colours(data), ThemeFile)
    except InvalidDataError as error:
        problems += error.problems
    else:
        if not problems:
            return Theme(
                name=read.name,
                address=read.address,
                font=read.font,
                footer=read.footer,
                contact=read.contact,
                light=read.light,
                dark=read.dark,
                logo=beside.logo,
                fonts=None if read.fonts is None else file.parent / read.fonts,
                reference=None if read.reference is None else file.parent / read.reference,
            )
    raise _refused(file, problems, text)


def _with_own_colours(data: dict[str, Any]) -> dict[str, Any]:
    """The data with every colour that is not named: on a dark screen those of our own dark palette."""
    dark = data.get("dark")
    if "dark" not in data and "light" not in data:
        return {**data, "dark": unstructure(Palette.dark())}
    return {**data, "dark": {**unstructure(Palette.dark()), **dark}} if isinstance(dark, dict) else data


def _refused(file: Path, problems: "list[Problem] | tuple[Problem, ...]", text: str) -> InvalidContentError:
    placed = [problem.at(file=file.name, line=line_of(text, problem.place.path) if problem.place.path and text else None) for problem in problems]
    in_order = sorted(placed, key=lambda problem: problem.place.line or 0)
    return InvalidContentError(Message("the theme {name} has problems", {"name": str(file)}), in_order)


class _Beside:
    """The files that lie beside a theme."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.logo: str | None = None

    def problems_of(self, key: str, name: object) -> Iterator[Problem]:
        """What is wrong with what a key names."""
        if type(name) is not str or not name.strip():
            return  # nothing, or what is wrong with it is told with the other keys
        path = self.folder / name
        if not Path(realpath(path)).is_relative_to(realpath(self.folder)):
            yield _problem(
                key, "outside-folder", Message("this lies outside the folder of the theme"), name, Message("put a copy of it in that folder")
            )
            return
        try:
            if key == "fonts" and not (path.is_dir() and any(each.suffix.lower() in FONTS for each in path.iterdir())):
                yield _problem(key, "no-fonts", Message("there is no folder with fonts here"), name, Message("put the .ttf or .otf files in it"))
            elif key == "reference" and not (path.suffix.lower() == ".docx" and is_zipfile(path)):
                yield _problem(key, "no-document", Message("there is no Word document here"), name, Message("save it from Word as .docx"))
            elif key == "logo":
                with path.open("rb") as stream:
                    self.logo = data_uri(name, stream.read(LARGEST_LOGO + 1))
        except FileNotFoundError:
            yield _problem(key, "unreadable-file", Message("there is no such file in the folder of the theme"), name)
        except OSError as error:
            yield _problem(key, "unreadable-file", Message("this file cannot be read"), error.strerror or type(error).__name__)
        except WerkplekError as error:
            yield from (attrs.evolve(problem, place=Place(path=key)) for problem in error.problems)


def _problem(key: str, code: str, what: Message, found: str, remedy: Message | None = None) -> Problem:
    return Problem(code=code, what=what, place=Place(path=key), found=found, remedy=remedy)
