"""The two looks of funds that do not exist: complete, and right in every format."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from sample_documents import document, profile_figure
from werkplekleren import AdviceReport, Dossier, Toolbox
from werkplekleren.documents import Paragraph, plain
from werkplekleren.renderers import Theme, formats, render
from werkplekleren.renderers.logo import data_uri

LOOKS = Path(__file__).parents[2] / "examples" / "huisstijlen"
EAST, WEST = "opleidingsfonds-oost", "leerfonds-west"
SMALL = document(Paragraph(text=plain("Jullie leren veel.")), profile_figure())


def look(name: str) -> Theme:
    return Theme.from_file(LOOKS / name)


@pytest.mark.parametrize("name", [EAST, WEST])
def test_each_is_complete_and_says_that_it_is_made_up(name: str) -> None:
    theme, own = look(name), Theme.default()
    assert "(fictief)" in theme.name
    assert "bestaat niet" in theme.footer
    assert theme.logo
    assert theme.contact
    assert theme.light.accent != own.light.accent


def test_they_differ_in_address_light_and_font() -> None:
    east, west = look(EAST), look(WEST)
    assert (east.address, west.address) == ("formal", "informal")
    assert (east.dark is None, west.dark is None) == (False, True)
    assert (east.fonts, west.fonts) == (None, LOOKS / WEST / "lettertypen")


@pytest.mark.parametrize("name", [EAST, WEST])
@pytest.mark.parametrize("form", formats())
def test_each_is_used_in_every_format(name: str, form: str) -> None:
    theme = look(name)
    written = render(SMALL, form, theme=theme)
    match form:
        case "html":
            assert theme.light.accent in str(written)
            assert str(theme.logo) in str(written)
        case "docx":
            assert isinstance(written, bytes)
            parts = ZipFile(BytesIO(written))
            assert theme.light.accent[1:].lower() in parts.read("word/styles.xml").decode().lower()
            assert any(part.startswith("word/media/") for part in parts.namelist())
        case "pdf":
            assert isinstance(written, bytes)
            page = PdfReader(BytesIO(written)).pages[0]
            fonts = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]  # pypdf's own types
            assert any("NotoSerif" in font for font in fonts) is (name == WEST)
        case _:
            assert theme.footer in str(written) or form == "markdown"


def test_reports_say_u_where_the_fund_does() -> None:
    toolbox = Toolbox.builtin()
    report = AdviceReport.of(Dossier.from_folder(LOOKS.parent / "klein-bedrijf", toolbox), toolbox)
    east, west = (str(render(report, "text", theme=look(name), language="nl")) for name in (EAST, WEST))
    assert "2 Uw vraag" in east
    assert "2 Jullie vraag" in west


def test_the_picture_is_made_of_the_drawing_beside_it() -> None:
    from werkplekleren.renderers.pictures import png

    drawing = (LOOKS / WEST / "logo.svg").read_text("utf-8")
    assert data_uri("logo.svg", drawing.encode())
    made = png(drawing, ppi=288)
    assert made[:24] == (LOOKS / WEST / "logo.png").read_bytes()[:24]  # as large; how it is packed differs between versions
