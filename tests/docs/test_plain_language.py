"""The page on plain language names every warning with its limit, and its examples do what it says."""

import re
import tomllib
from pathlib import Path

from toolbox.building import MANIFEST, written
from werkplekleren import Toolbox
from werkplekleren.serialization import structure
from werkplekleren.toolbox import Allowed, check, warnings
from werkplekleren.toolbox.lint.keys import MANY_ITEMS
from werkplekleren.toolbox.lint.linting import RULES, UNUSED

PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "plain-language.md").read_text(encoding="utf-8")
ALLOWED, LANGUAGE = re.findall(r"^```toml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
ROWS = [line for line in PAGE.splitlines() if line.startswith("| `")]


def told(code: str) -> str:
    """What the page says of a code."""
    return next(row.split("|")[2] for row in ROWS if f"`{code}`" in row.split("|")[1])


def test_it_names_each_warning_and_no_other() -> None:
    named = [code for row in ROWS for code in re.findall(r"`([a-z-]+)`", row.split("|")[1])]
    assert sorted(named) == sorted([UNUSED, *(code for codes in RULES.values() for code in codes)])


def test_its_limits_are_those_of_the_languages() -> None:
    dutch, english = (Toolbox.builtin().languages[code] for code in ("nl", "en"))
    for reading in (dutch.reading, english.reading):
        assert f"more than {reading.longest_sentence} words" in told("long-sentence")
        assert f"more than {reading.mean_sentence} words on average" in told("long-sentences")
        assert f"below {reading.least_ease}" in told("hard-to-read")
        assert f"more than {reading.most_long_words}% of the words of a file have over {reading.long_word} letters" in told("long-words")
        assert f"below {reading.least_words} words" in PAGE
    assert f"more than {dutch.items.longest} words (English: {english.items.longest})" in told("item-long")
    assert (dutch.reading.constant, dutch.reading.per_word, dutch.reading.per_syllable) == (206.84, 0.93, 77)
    assert "206.84 − 0.93 × words in a sentence − 77 × syllables in a word" in PAGE
    assert MANY_ITEMS == 6
    assert "six or more items" in told("unbalanced-keys")


def test_the_lines_that_it_gives_allow_a_warning(tmp_path: Path) -> None:
    (data,) = tomllib.loads(ALLOWED)["allowed"]
    allowed = structure(data, Allowed)
    assert allowed.covers("long-sentence", "schemes", "slim", "what.nl")
    sentence = 'overlays = "slim"\nwhat.nl = "Dit ' + "en dat " * 15 + 'staat zo in de wet."\n'
    files = {"toolbox.toml": MANIFEST + 'extends = "werkplekleren"\n', "schemes/slim.toml": sentence}
    assert [problem.code for problem in warnings(written(tmp_path / "fonds", files))] == ["long-sentence"]
    allowing = files | {"toolbox.toml": files["toolbox.toml"] + ALLOWED}
    assert warnings(written(tmp_path / "fonds", allowing)) == ()


def test_the_terms_that_it_adds_are_looked_for(tmp_path: Path) -> None:
    name, _, text = LANGUAGE.removeprefix("# ").partition("\n")
    over = 'overlays = "startgesprek"\npurpose.nl = "Maak een FMEA."\n'
    files = {"toolbox.toml": MANIFEST + 'extends = "werkplekleren"\n', name: text, "instruments/startgesprek.toml": over}
    folder = written(tmp_path / "fonds", files | {"instruments/werkinstructie.toml": over.replace("startgesprek", "werkinstructie")})
    assert check(folder) == ()
    (problem,) = warnings(folder)
    assert str(problem).startswith("fonds/instruments/startgesprek.toml, line 2, purpose.nl: not every reader knows 'FMEA'")
    assert str(problem).endswith("or write: vooraf nagaan wat er fout kan gaan")
