from pathlib import Path
from typing import Any

import pytest
from attrs import fields

from werkplekleren.errors import InvalidContentError, InvalidValueError
from werkplekleren.renderers import Palette, Theme, stylesheet
from werkplekleren.renderers.contrast import contrast, luminance
from werkplekleren.renderers.theme import SYSTEM_FONTS

PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

PALETTES = {"light": Palette(), "dark": Palette.dark()}
TEXT_ON = [
    *((text, ground) for text in ("ink", "soft", "accent", "error") for ground in ("paper", "tint")),
    ("second", "paper"),
    ("third", "paper"),
    ("on-accent", "accent"),
    *((text, tone) for tone in ("good", "warning", "bad") for text in (f"on-{tone}", "ink", "soft", "accent")),
    *((f"on-{scale}-{step}", f"{scale}-{step}") for scale in ("risk", "level") for step in range(5)),
]
EDGE_ON = [
    ("edge", "paper"),
    ("edge", "tint"),
    *((f"{tone}-edge", ground) for tone in ("good", "warning", "bad") for ground in ("paper", tone)),
    *((mark, "band") for mark in ("accent", "second", "third", "soft")),
]


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("front", "back"), TEXT_ON)
def test_text_can_be_read(palette: str, front: str, back: str) -> None:
    tokens = PALETTES[palette].tokens()
    assert contrast(tokens[front], tokens[back]) >= 4.5


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("front", "back"), EDGE_ON)
def test_marks_and_edges_can_be_seen(palette: str, front: str, back: str) -> None:
    tokens = PALETTES[palette].tokens()
    assert contrast(tokens[front], tokens[back]) >= 3


def test_contrast_is_that_of_the_guideline() -> None:
    """Worked examples: black on white is 21, #777777 on white falls just short of 4.5, #767676 just reaches it."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.005)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert luminance("#010101") == pytest.approx(0.000303527, rel=1e-5)


def test_a_palette_names_every_pair_with_too_little_contrast() -> None:
    with pytest.raises(InvalidContentError) as caught:
        Palette(soft="#cccccc", edge="#dddddd")
    assert [str(problem.what) for problem in caught.value.problems] == [
        "soft on paper",
        "soft on tint",
        "soft on good",
        "soft on warning",
        "soft on bad",
        "edge on paper",
        "edge on tint",
        "soft on band",
    ]
    assert str(caught.value).splitlines()[1] == (
        "- soft: soft on paper; found #cccccc on #ffffff, a contrast of 1.61; expected at least 4.5; make the one darker or the other lighter"
    )


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "#123456;}", "var(--x)"])
def test_a_colour_is_six_figures(colour: str) -> None:
    with pytest.raises(InvalidValueError, match=r"Palette\.accent must be a colour as #rrggbb"):
        Palette(accent=colour)


def test_a_scale_has_five_steps() -> None:
    with pytest.raises(InvalidValueError, match=r"Palette\.risk must have 5 to 5 members"):
        Palette(risk=("#ffffff",))


def test_tokens_are_named_as_charts_and_stylesheets_name_them() -> None:
    palette = Palette()
    assert palette.colour("on-risk-4") == palette.on_risk[4]
    assert palette.colour("good-edge") == palette.good_edge
    assert len(palette.tokens()) == 41


def test_a_theme_takes_a_small_picture_as_its_logo() -> None:
    assert Theme(logo=PIXEL).logo == PIXEL


@pytest.mark.parametrize(
    "logo",
    [
        "https://voorbeeld.nl/logo.png",
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:image/png;base64,",
        'data:image/png;base64,AAAA"><script>',
        "data:image/png,AAAA",
        "data:image/png;base64," + "A" * 400_000,
    ],
)
def test_anything_else_is_refused(logo: str) -> None:
    with pytest.raises(InvalidValueError, match=r"Theme\.logo must be a PNG, JPEG, WebP or SVG picture"):
        Theme(logo=logo)


@pytest.mark.parametrize(
    "font", ["Arial; } body { display: none", "x</style>", 'Arial"', "'Source Sans 3", "Source Sans 3", "Arial,", ",", "a'b'", "''"]
)
def test_a_font_is_only_names(font: str) -> None:
    with pytest.raises(InvalidValueError, match=r"Theme\.font must be font families"):
        Theme(font=font)


@pytest.mark.parametrize("font", ["Arial", "'Source Sans 3', Noto Sans,sans-serif", SYSTEM_FONTS])
def test_families_that_css_can_read_are_taken(font: str) -> None:
    assert Theme(font=font).font == font


def test_the_stylesheet_offers_every_colour_to_the_host() -> None:
    css = stylesheet(Theme.default())
    assert all(f"--_{name}:var(--wpl-{name},{colour})" in css for name, colour in Palette().tokens().items())
    assert f"light-dark({Palette().accent},{Palette.dark().accent})" in css
    assert "</" not in css
    assert "url(" not in css
    assert "@import" not in css


def test_a_theme_without_dark_colours_stays_light() -> None:
    css = stylesheet(Theme(dark=None))
    assert "light-dark(" not in css
    assert "color-scheme:light dark" not in css


def test_the_logo_says_itself_in_json_schema() -> None:
    rule: Any = fields(Theme).logo.validator
    assert rule.keywords() == {"maxLength": 400_000}


def test_a_theme_says_how_its_reports_speak_to_people() -> None:
    assert Theme.default().address == "informal"
    assert Theme(address="formal").address == "formal"
    address: Any = "je"
    with pytest.raises(InvalidValueError, match=r"Theme\.address must be one of informal, formal, not 'je'"):
        Theme(address=address)


def test_a_theme_carries_the_paths_of_what_other_formats_need() -> None:
    theme = Theme(fonts=Path("letters"), reference=Path("huisstijl.docx"))
    assert (theme.fonts, theme.reference) == (Path("letters"), Path("huisstijl.docx"))
    text: Any = "letters"
    with pytest.raises(InvalidValueError, match=r"Theme\.fonts must be of type Path"):
        Theme(fonts=text)
