"""Drawings as pictures, and the fonts they are set in."""

import struct
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sample_documents import profile_figure
from werkplekleren.errors import InvalidValueError, MissingExtraError, RenderError
from werkplekleren.renderers import Palette
from werkplekleren.renderers.charts import draw
from werkplekleren.renderers.pdf.cmap import characters
from werkplekleren.renderers.pdf.faces import FOLDER, SHIPPED, faces
from werkplekleren.renderers.pdf.legible import Legible
from werkplekleren.renderers.pdf.typesetting import typeset
from werkplekleren.renderers.pictures import FONT, png

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48">{}</svg>'
FACES = ("Regular", "Italic", "Bold")


def text(words: str) -> str:
    return SVG.format(f'<text x="4" y="20" font-family="{FONT}" font-size="12">{words}</text>')


def size(picture: bytes) -> tuple[int, int]:
    return struct.unpack(">II", picture[16:24])


def ink(picture: bytes) -> int:
    """How much data a picture holds besides plain rows, in bytes."""
    return len(zlib.compress(picture))


def test_a_picture_is_as_wide_as_asked_or_as_the_drawing() -> None:
    assert size(png(SVG.format(""), width=25.4, ppi=100)) == (100, 50)
    assert size(png(SVG.format(""), ppi=192)) == (192, 96)


def test_the_same_drawing_gives_the_same_picture_in_any_thread() -> None:
    figure = profile_figure()
    svg = draw(figure.chart, uid="a", title="t", description="d", palette=Palette(), language="nl", font=FONT)
    with ThreadPoolExecutor(4) as threads:
        pictures = set(threads.map(png, [svg] * 8))
    assert len(pictures) == 1


def test_texts_are_seen_with_characters_that_the_font_lacks_too() -> None:
    empty, words, emoji = (png(text(each)) for each in ("", "Cor", "\U0001f642"))
    assert ink(words) > ink(empty)
    assert emoji == png(text("‹slightly smiling face›"))


@pytest.mark.parametrize("svg", ["", "<svg", "geen tekening", "<p>x</p>"])
def test_what_is_no_drawing_is_refused(svg: str) -> None:
    with pytest.raises(RenderError, match="typst cannot set this: failed to parse SVG"):
        png(svg)


@pytest.mark.parametrize(("width", "ppi"), [(0.0, 200.0), (2000.0, 200.0), (float("nan"), 200.0), (10.0, 20.0), (10.0, 1e9), (10.0, float("nan"))])
def test_sizes_out_of_bounds_are_refused(width: float, ppi: float) -> None:
    with pytest.raises(InvalidValueError, match="36 to 600 pixels an inch"):
        png(SVG.format(""), width=width, ppi=ppi)


def test_a_drawing_reaches_no_file(tmp_path: Path) -> None:
    (tmp_path / "geheim.png").write_bytes(png(text("geheim")))
    image = SVG.format(f'<image href="{tmp_path / "geheim.png"}" width="96" height="48"/>')
    with pytest.raises(RenderError, match="failed to load linked image"):
        png(image)


def test_without_typst_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("werkplekleren.renderers.pdf")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtraError, match=r'needs the package typst; install it with: pip install "werkplekleren\[pdf\]"'):
        png(SVG.format(""))


def test_the_shipped_family_has_the_letters_and_signs_of_reports() -> None:
    """Polish, Turkish, Czech, Romanian, Vietnamese, Greek and Ukrainian names; every sign that a report uses."""
    wanted = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ ğışçöüĞİŞÇÖÜ ěščřžýáíéúůďťňĚŠČŘŽ ăâîșț ạộễữ αβγδω їієґщжя éèëïĳ ●▲◆–—…€≥≤×→←↑↓☐☑✓−±½·•“”‘’°\u00a0\u202f\u2011\ufffd"
    for style in FACES:
        assert not set(map(ord, wanted)) - characters(FOLDER / f"WerkplekSans-{style}.ttf")
    assert not set(map(ord, wanted)) - faces().covered
    assert sum(path.stat().st_size for path in FOLDER.glob("*.ttf")) < 500_000


def test_the_licence_of_the_family_ships_with_it() -> None:
    licence = (FOLDER / "OFL.txt").read_text("utf-8")
    assert "Reserved Font Name 'Source'" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Source" not in SHIPPED


def test_fonts_of_a_fund_come_first_and_ours_help_out(tmp_path: Path) -> None:
    (tmp_path / "eigen.ttf").write_bytes((FOLDER / "WerkplekSans-Bold.ttf").read_bytes())
    look = faces(f"'Anders', '{SHIPPED}', sans-serif", tmp_path)
    assert look.families == (SHIPPED,)
    assert look.folders == (tmp_path, FOLDER)


def test_a_family_that_is_not_there_is_an_error_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="of which there are no files"):
        faces("'Fonds Sans', Verdana")
    with pytest.raises(RenderError, match="there is no folder"):
        faces("sans-serif", tmp_path / "weg")
    with pytest.raises(RenderError, match=f"in .* there are {SHIPPED}"):
        faces("'Fonds Sans', sans-serif", FOLDER)
    with pytest.raises(RenderError, match="there are -"):
        faces("'Fonds Sans', sans-serif", tmp_path)


def font(*tables: tuple[int, int, bytes], tag: bytes = b"cmap", collection: bool = False) -> bytes:
    """A font file with nothing but a `cmap` table."""
    records, bodies = b"", b""
    for platform, encoding, body in tables:
        records += struct.pack(">HHL", platform, encoding, 4 + 8 * len(tables) + len(bodies))
        bodies += body
    start = 16 if collection else 0
    head = struct.pack(">LHHHH", 0x00010000, 1, 0, 0, 0) + struct.pack(">4sLLL", tag, 0, start + 28, 0)
    front = b"ttcf" + struct.pack(">LLL", 0x00010000, 1, 16) if collection else b""
    return front + head + struct.pack(">HH", 0, len(tables)) + records + bodies


def segments(*parts: tuple[int, int, int], glyphs: tuple[int, ...] = ()) -> bytes:
    """A subtable of format 4: begin, end and shift of each segment; the last takes its glyphs from a list."""
    count = len(parts)
    offsets = [0] * (count - 1) + [2 if glyphs else 0]
    columns = [[end for _, end, _ in parts], [0], [first for first, _, _ in parts], [shift for _, _, shift in parts], offsets, list(glyphs)]
    return struct.pack(">HHHHHHH", 4, 0, 0, 2 * count, 0, 0, 0) + b"".join(struct.pack(f">{len(column)}H", *column) for column in columns)


GROUPS = struct.pack(">HHLLL", 12, 0, 0, 0, 2) + struct.pack(">LLLLLL", 65, 67, 1, 0x1F600, 0x1F601, 4)


@pytest.mark.parametrize("collection", [False, True])
def test_characters_of_both_usual_formats_are_read(tmp_path: Path, collection: bool) -> None:  # noqa: FBT001 - a parameter of the test
    path = tmp_path / "a.ttf"
    path.write_bytes(font((3, 1, segments((97, 99, 5), (0xFFFF, 0xFFFF, 1))), collection=collection))
    assert characters(path) == {97, 98, 99}
    path.write_bytes(font((3, 1, segments((97, 99, 5), (100, 102, 0), glyphs=(7, 0, 8))), collection=collection))
    assert characters(path) == {97, 98, 99, 100, 102}
    path.write_bytes(font((3, 1, segments((97, 99, 5))), (3, 10, GROUPS), collection=collection))
    assert characters(path) == {65, 66, 67, 0x1F600, 0x1F601}


def test_a_character_without_glyph_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(font((3, 1, segments((97, 99, 0x10000 - 98)))))
    assert characters(path) == {97, 99}


@pytest.mark.parametrize("data", [b"", b"nothing of the kind", font(tag=b"name"), font(), font((1, 0, b"\x00\x06")), font((3, 1, b"\x00\x02"))])
def test_a_file_that_is_no_font_is_refused_by_name(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "kapot.ttf"
    path.write_bytes(data)
    with pytest.raises(RenderError, match=r"kapot\.ttf cannot be read"):
        characters(path)


def test_a_warning_of_typst_is_an_error() -> None:
    with pytest.raises(RenderError, match="unknown font family: weg"):
        typeset(b'#set text(font: "Weg")', {}, faces(), format="pdf")


def test_a_picture_is_one_page() -> None:
    with pytest.raises(RenderError, match="more than one page"):
        typeset(b"#pagebreak()", {}, faces(), format="png")


LEGIBLE = Legible(faces().covered)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("Łukasz Öztürk – 3 × 4 ≥ 11", "Łukasz Öztürk – 3 × 4 ≥ 11"),
        ("Top \U0001f44d\ufe0f!", "Top ‹thumbs up sign›!"),
        ("\U0001f469\u200d\U0001f527", "‹woman, wrench›"),
        ("Cor\x00\ud800", "Cor\ufffd\ufffd"),
        ("\u202eroC", "roC"),
        ("e\u0301\U0001f642", "é‹slightly smiling face›"),
        ("\ue000", "‹u+e000›"),
        ("\u5b89", "‹cjk unified ideograph-5b89›"),
        ("een\r\ntwee", "een\ntwee"),
    ],
)
def test_what_has_no_glyph_is_said_in_words(typed: str, seen: str) -> None:
    assert LEGIBLE(typed) == seen


def test_endless_words_can_be_broken_and_keep_every_letter() -> None:
    for word in ("kantbank" * 1250, "https://voorbeeld.nl/een/heel/lang/adres?met=vragen&en=antwoorden", "..." * 40, "/" * 50 + "a"):
        broken = LEGIBLE(word)
        assert broken.replace("\u200b", "") == word
        assert max(map(len, broken.split("\u200b"))) <= 20
