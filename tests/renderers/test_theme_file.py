"""A theme as a file: strict, and everything that is wrong with it at once."""

import struct
import zipfile
from base64 import b64decode
from pathlib import Path

import pytest

from sample_documents import report
from werkplekleren._base.messages import in_words
from werkplekleren.errors import InvalidContentError
from werkplekleren.renderers import Palette, Theme, render, save
from werkplekleren.renderers.logo import LARGEST, data_uri

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><title>Fonds</title><rect width="40" height="20" fill="#0b5f5b"/></svg>'


def png(wide: int = 1, high: int = 1) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", wide, high) + b"\x08\x06\x00\x00\x00"


def written(folder: Path, text: str, name: str = "theme.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def problems(path: Path) -> list[str]:
    with pytest.raises(InvalidContentError) as caught:
        Theme.from_file(path)
    return [str(problem) for problem in caught.value.problems]


def test_a_theme_is_read_with_what_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(SVG)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "Fonds.TTF").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "stijl.docx", "w") as word:
        word.writestr("x", "")
    path = written(
        tmp_path,
        """
        name = "Fonds Voorbeeld"
        address = "formal"
        font = "'Fonds Sans', sans-serif"
        footer = "Onderaan"
        contact = "info@voorbeeld.nl"
        logo = "logo.svg"
        fonts = "letters"
        reference = "stijl.docx"
        [light]
        accent = "#5b2a86"
        [dark]
        accent = "#c8a8ee"
        """,
    )
    theme = Theme.from_file(path)
    assert theme == Theme(
        name="Fonds Voorbeeld",
        address="formal",
        font="'Fonds Sans', sans-serif",
        footer="Onderaan",
        contact="info@voorbeeld.nl",
        logo=data_uri("logo.svg", SVG),
        fonts=tmp_path / "letters",
        reference=tmp_path / "stijl.docx",
        light=Palette(accent="#5b2a86"),
        dark=theme.dark,
    )
    assert theme.dark is not None
    assert (theme.dark.accent, theme.dark.paper) == ("#c8a8ee", Palette.dark().paper)
    assert Theme.from_file(tmp_path) == theme
    assert b64decode((theme.logo or "").partition(",")[2]) == SVG


def test_an_empty_file_is_the_look_of_the_library(tmp_path: Path) -> None:
    assert Theme.from_file(written(tmp_path, "")) == Theme.default()


def test_own_colours_without_dark_ones_stay_light_everywhere(tmp_path: Path) -> None:
    theme = Theme.from_file(written(tmp_path, '[light]\naccent = "#5b2a86"\n', "huisstijl.toml"))
    assert theme.dark is None
    path = tmp_path / "huisstijl.toml"
    with_dark = Theme.from_file(written(tmp_path, path.read_text() + "[dark]\n", "huisstijl.toml"))
    assert with_dark.dark == Palette.dark()


def test_all_problems_come_at_once_with_line_and_path(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """name = "Fonds"
adres = "formal"
logo = "weg.svg"
fonts = "../elders"
reference = "stijl.docx"
font = "a;b"
footer = 3

[light]
accent = "rood"

[dark]
soft = "#000000"
risk = ["#000000"]
""",
    )
    (tmp_path / "stijl.docx").write_bytes(b"geen Word")
    assert [(line.partition(":")[0]) for line in problems(path)] == [
        "theme.toml, line 2, adres",
        "theme.toml, line 3, logo",
        "theme.toml, line 4, fonts",
        "theme.toml, line 5, reference",
        "theme.toml, line 6, font",
        "theme.toml, line 7, footer",
        "theme.toml, line 10, light.accent",
        "theme.toml, line 14, dark.risk",
    ]


def test_a_colour_with_too_little_contrast_is_named_with_its_pair_and_line(tmp_path: Path) -> None:
    path = written(tmp_path, '[light]\nwarning = "#d08010"\n[dark]\nline = "#222222"\non_good = "#173030"\non_risk = ["#1f2927"]\n')
    assert problems(path)[-1].startswith("theme.toml, line 6, dark.on_risk: Palette.on_risk must have 5 to 5 members")
    path = written(tmp_path, '[light]\nink = "#777777"\n[dark]\nline = "#222222"\non_good = "#173030"\n')
    found = [problem.removesuffix("; make the one darker or the other lighter") for problem in problems(path)]
    assert found[0] == "theme.toml, line 2, light.ink: ink on paper; found #777777 on #ffffff, a contrast of 4.48; expected at least 4.5"
    assert found[-1] == "theme.toml, line 5, dark.on_good: on-good on good; found #173030 on #173029, a contrast of 1.01; expected at least 4.5"


def test_a_step_of_a_scale_is_named_by_its_place(tmp_path: Path) -> None:
    path = written(tmp_path, '[light]\nrisk = ["#f1f5f3", "#fbe3c4", "#8c2410", "#dd7a3f", "#8c2410"]\n')
    assert problems(path)[0].startswith("theme.toml, line 1, light.on_risk[2]: on-risk-2 on risk-2; found #17211f on #8c2410")


def test_tables_that_are_none_are_refused(tmp_path: Path) -> None:
    assert [line.partition(";")[0] for line in problems(written(tmp_path, "light = 1\ndark = false\nlogo = 4\nfonts = ''\n"))] == [
        "theme.toml, line 1, light: this does not fit here",
        "theme.toml, line 2, dark: this does not fit here",
        "theme.toml, line 3, logo: this does not fit here",
        "theme.toml, line 4, fonts: ThemeFile.fonts must be text of 1 to 300 characters, not ''",
    ]


def test_problems_are_told_in_dutch_too(tmp_path: Path) -> None:
    with pytest.raises(InvalidContentError) as caught:
        Theme.from_file(written(tmp_path, 'logo = "weg.png"\n'))
    assert in_words(caught.value, "nl").splitlines()[0] == f"er klopt iets niet in het thema {tmp_path / 'theme.toml'}"


def test_a_logo_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert problems(written(tmp_path, 'logo = "logoo.png"\n')) == [
        "theme.toml, line 1, logo: there is no such file in the folder of the theme; found logoo.png"
    ]
    (tmp_path / "map.png").mkdir()
    assert problems(written(tmp_path, 'logo = "map.png"\n')) == ["theme.toml, line 1, logo: this file cannot be read; found Is a directory"]


def test_a_file_that_is_not_there_or_no_toml_is_said_so(tmp_path: Path) -> None:
    assert problems(tmp_path / "weg.toml") == ["weg.toml: this file cannot be read; found No such file or directory"]
    with pytest.raises(InvalidContentError, match=r"there is no theme\.toml in the folder .+; make one with: werkplekleren new theme our-fund"):
        Theme.from_file(tmp_path)
    assert problems(written(tmp_path, "name = Fonds"))[0].startswith("theme.toml, line 1: this is not TOML")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elders.svg").write_bytes(SVG)
    folder = tmp_path / "thema"
    folder.mkdir()
    (folder / "logo.svg").symlink_to(tmp_path / "elders.svg")
    assert problems(written(folder, 'logo = "logo.svg"\n')) == [
        "theme.toml, line 1, logo: this lies outside the folder of the theme; found logo.svg; put a copy of it in that folder"
    ]


def test_what_is_wrong_with_a_logo_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(SVG.replace(b"<rect", b"<script/><rect onclick='x'"))
    found = problems(written(tmp_path, '\nlogo = "logo.svg"\n'))
    assert [line.partition(": ")[0] for line in found] == ["theme.toml, line 2, logo"] * 2
    assert ["found <script>" in found[0], 'found onclick="x"' in found[1]] == [True, True]


def test_a_folder_without_fonts_is_no_folder_with_fonts(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    assert problems(written(tmp_path, 'fonts = "letters"\n')) == [
        "theme.toml, line 1, fonts: there is no folder with fonts here; found letters; put the .ttf or .otf files in it"
    ]


@pytest.mark.parametrize(
    ("name", "content"), [("a.png", png()), ("a.PNG", png(4000, 4000)), ("a.jpg", b"\xff\xd8\xff\xe0..\xff\xd9"), ("a.svg", SVG)]
)
def test_small_pictures_are_taken(name: str, content: bytes) -> None:
    uri = data_uri(name, content)
    assert Theme(logo=uri).logo == uri


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.gif", b"GIF89a", "this is no picture that every format can show; save it as PNG, JPEG or SVG"),
        ("logo", b"", "this is no picture that every format can show"),
        ("a.png", b"GIF89a", "this is no PNG picture; save it as PNG, JPEG or SVG"),
        ("a.png", png()[:20], "this is no PNG picture"),
        ("a.png", png(4001, 10), "this picture has too many pixels; found 4001 x 10; expected at most 4000 wide and high"),
        ("a.png", png(0, 10), "this picture has too many pixels; found 0 x 10"),
        ("a.jpeg", b"\xff\xd8\xff", "this is no JPEG picture"),
        ("a.svg", b"\xff\xfe<", "this file is not in UTF-8"),
        ("a.svg", b'<?xml version="1.0" encoding="utf-16"?>' + SVG, "this file is not in UTF-8"),
        ("a.svg", b"<svg", "this is no SVG picture; found unclosed token"),
        ("a.svg", SVG.replace(b'viewBox="0 0 40 20"', b"width='1'"), "this drawing does not say how large it is"),
        ("a.svg", b"<html/>", "this is no SVG picture; found <html>"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "a">]>' + SVG, "an SVG may only draw: .* found <!; save it as plain SVG"),
        ("a.svg", SVG.replace(b"viewBox", b"data-x"), "this drawing does not say how large it is; give the svg element a viewBox"),
    ],
)
def test_other_pictures_are_refused_with_the_reason(name: str, content: bytes, said: str) -> None:
    with pytest.raises(InvalidContentError, match=said):
        data_uri(name, content)


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<style>rect{fill:url(https://a.nl)}</style>", "<style>"),
        ("<image href='https://a.nl/x.png'/>", "<image>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<set attributeName='href' to='javascript:x'/>", "<set>"),
        ("<a href='https://a.nl'/>", "<a>"),
        ("<g xmlns='http://www.w3.org/1999/xhtml'/>", "<{http://www.w3.org/1999/xhtml}g>"),
        ("<g onclick='x'/>", 'onclick="x"'),
        ("<g ONLOAD='x'/>", 'ONLOAD="x"'),
        ("<use href='https://a.nl/#x'/>", 'href="https://a.nl/#x"'),
        ("<use xmlns:x='http://www.w3.org/1999/xlink' x:href='data:,x'/>", 'href="data:,x"'),
        ("<rect fill='url(https://a.nl#x)'/>", 'fill="url(https://a.nl#x)"'),
        ("<rect style='fill: URL( \"//a.nl\")'/>", "style="),
        ("<rect style='x: javascript:a'/>", "style="),
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(inside: str, found: str) -> None:
    with pytest.raises(InvalidContentError) as caught:
        data_uri("logo.svg", SVG.replace(b"</svg>", inside.encode() + b"</svg>"))
    assert {problem.code for problem in caught.value.problems} == {"unsafe-drawing"}
    assert any((problem.found or "").startswith(found) for problem in caught.value.problems)


def test_a_drawing_may_use_its_own_parts_and_say_nothing_in_remarks() -> None:
    inside = b"<!-- <script> --><defs><linearGradient id='a'/></defs><rect fill='url(#a)'/><use href='#a'/>"
    assert data_uri("logo.svg", SVG.replace(b"</svg>", inside + b"</svg>"))
    assert data_uri("logo.svg", b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>' + SVG.replace(b'viewBox="0 0 40 20"', b"width='1' height='1'"))


def test_a_picture_that_is_too_large_is_refused_before_it_travels_in_every_page() -> None:
    with pytest.raises(InvalidContentError, match="larger than 290 kB; found 290 kB; make it smaller"):
        data_uri("a.png", png() + b"\0" * LARGEST)


def test_a_theme_from_a_file_is_used_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(SVG)
    theme = Theme.from_file(written(tmp_path, 'name = "Fonds Voorbeeld"\nlogo = "logo.svg"\n'))
    assert "data:image/svg+xml;base64," in render(report(), theme=theme)
    assert "Fonds Voorbeeld" in save(report(), tmp_path / "a.txt", theme=theme).read_text("utf-8")
