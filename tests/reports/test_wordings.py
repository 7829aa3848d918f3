"""A fund's folder with wording: whole files, sections, single sentences, other languages."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

import werkplekleren as wpl
from werkplekleren.documents import Document, text_of
from werkplekleren.errors import WordingError
from werkplekleren.reports.dispatch import document_of
from werkplekleren.reports.voice import BUILTIN, Voice
from werkplekleren.reports.wording import Address, Wordings

Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Write:
    def write(**files: str) -> Path:
        for name, text in files.items():
            language, _, rest = name.partition("_")
            path = tmp_path / "fund" / "wording" / language / rest.replace("__", ".").replace("_", "-")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "fund" / "wording"

    return write


@pytest.fixture(scope="session")
def toolbox() -> wpl.Toolbox:
    return wpl.Toolbox.builtin()


def ids(document: Document) -> list[str]:
    return [section.id for section in document.sections]


def test_whole_file_of_a_fund_takes_the_place_of_ours(folder: Write, toolbox: wpl.Toolbox) -> None:
    wording = Wordings.load(folder(nl_advice__md="# Zo doe je dat\n\nOp {date}\n\n## Kies {#kies}\n\n:::choices\n"))
    advice = wpl.Advice(on=wpl.Dossier.from_folder("examples/metaalbedrijf", toolbox).date, recommendations=())
    assert document_of(advice, wording=wording).title == "Zo doe je dat"
    assert document_of(advice).title != "Zo doe je dat"


def test_render_and_save_take_a_wording(folder: Write, toolbox: wpl.Toolbox, tmp_path: Path) -> None:
    wording = Wordings.load(folder(nl_instrument__changes__md="# Werkvorm: {title}\n"))
    instrument = toolbox.instruments["startgesprek"]
    assert wpl.render(instrument, "markdown", wording=wording).startswith("# Werkvorm: Startgesprek")
    assert "Werkvorm: Startgesprek" in wpl.save(instrument, tmp_path / "a.html", wording=wording).read_text(encoding="utf-8")


def test_single_sentences_of_a_fund_lie_over_ours(folder: Write) -> None:
    wording = Wordings.load(folder(nl_words__md="# Onze woorden\n\n## phase-do\n\naan de slag\n"))
    said = Voice("nl", wording).phrases("words")
    assert (text_of(said.say("phase-do", {})), text_of(said.say("phase-plan", {}))) == ("aan de slag", "plannen")


def test_later_folder_lies_over_an_earlier_one(folder: Write, tmp_path: Path) -> None:
    first = folder(nl_words__md="## yes\n\njazeker\n\n## no\n\nneen\n")
    (tmp_path / "second" / "nl").mkdir(parents=True)
    (tmp_path / "second" / "nl" / "words.md").write_text("## yes\n\nreken maar\n")
    said = Voice("nl", Wordings.load(first, tmp_path / "second")).phrases("words")
    assert (text_of(said.say("yes", {})), text_of(said.say("no", {}))) == ("reken maar", "neen")


def test_formal_report_takes_the_second_of_each_pair(folder: Write) -> None:
    root = folder(nl_words__md="## minutes\n\n{Kijk je/Kijkt u} mee? Dat is {jullie/uw} {minutes|{keus/keuze}|keuzes}.\n")
    wording, choices = Wordings.load(root), get_args(Address)
    said = {address: text_of(Voice("nl", wording, address).phrases("words").say("minutes", {"minutes": 1})) for address in choices}
    assert said == {"informal": "Kijk je mee? Dat is jullie keus.", "formal": "Kijkt u mee? Dat is uw keuze."}


def test_the_theme_says_how_a_report_speaks(folder: Write, toolbox: wpl.Toolbox) -> None:
    wording = Wordings.load(folder(nl_instrument__changes__md="# Voor {jou/u}\n"))
    page = wpl.render(toolbox.instruments["startgesprek"], "markdown", wording=wording, theme=wpl.Theme(address="formal"))
    assert page.startswith("# Voor u")


def test_a_language_is_what_has_a_folder_and_dutch_stands_in_for_what_it_lacks(folder: Write) -> None:
    wording = Wordings.load(folder(de_words__md="## yes\n\nja, gern\n"))
    said = Voice("de-AT", wording).phrases("words")
    assert wording.languages == ("de", "en", "nl")
    assert (text_of(said.say("yes", {})), text_of(said.say("no", {}))) == ("ja, gern", "nee")
    stand_in, own = Voice("de", wording).wording("advice"), Voice("nl").wording("advice")
    assert (stand_in.file, stand_in.stands_in, own.file, own.stands_in) == ("nl/advice.md", True, "nl/advice.md", False)
    with pytest.raises(WordingError, match="there is no wording in the language de; there is: en, nl"):
        BUILTIN.wording("advice", "de")


def test_report_without_a_wording_file_is_an_error() -> None:
    with pytest.raises(WordingError, match=r"there is no wording file gossip\.md"):
        Voice("nl").wording("gossip")


def test_same_files_are_parsed_once(folder: Write) -> None:
    path = folder(nl_advice__md="# A\n")
    assert Wordings.load(path).wording("advice", "nl") is Wordings.load(path).wording("advice", "nl")


def test_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WordingError, match="there is no folder"):
        Wordings.load(tmp_path / "nothing")


def test_what_does_not_belong_in_the_folder_is_told_all_at_once(folder: Write, tmp_path: Path) -> None:
    root = folder(nl_advice__txt="x", nl_advice__md="# A")
    (root / "README.md").write_text("uitleg")
    (root / "notes").mkdir()
    (root / ".hidden").mkdir()
    (root / "Dutch!").write_text("x")
    (root / "nl" / "binary.md").write_bytes(b"\xff\xfe\x00")
    (root / "nl" / "huge.md").write_bytes(b"a" * 400_001)
    (root / "nl" / "away.md").symlink_to(tmp_path / "elsewhere.md")
    (root / "en").symlink_to(tmp_path)
    with pytest.raises(WordingError) as caught:
        Wordings.load(root)
    assert [(problem.code, problem.place.file) for problem in caught.value.problems] == [
        ("unknown-folder", "fund/wording/Dutch!"),
        ("link-out", "fund/wording/en"),
        ("unknown-file", "fund/wording/nl/advice.txt"),
        ("link-out", "fund/wording/nl/away.md"),
        ("not-utf-8", "fund/wording/nl/binary.md"),
        ("too-large", "fund/wording/nl/huge.md"),
        ("unknown-folder", "fund/wording/notes"),
    ]


def told(path: Path) -> list[tuple[str | None, int | None, str]]:
    with pytest.raises(WordingError) as caught:
        Wordings.load(path)
    return [(problem.place.file, problem.place.line, str(problem.what)) for problem in caught.value.problems]


def test_every_wrong_name_in_every_file_is_told_at_once_without_a_report(folder: Write) -> None:
    root = folder(
        nl_advice__md="# A {dat}\n\n:::choice\n\n:::when chosen\n\n{date|een|twee}\n\n:::end\n\n:::each things\n\nx\n\n:::end\n",
        nl_advice_report__changes__md="## Geld {#money}\n\n{firma} betaalt {Jij}.\n\n## X {#y after=mony}\n\nx\n",
        nl_words__md="## yess\n\nja\n\n## minutes\n\n{minuten} {minutes|minuut|minuten}\n\n## from-to\n\n{holder|a|b}\n",
        nl_advise__md="# A",
        nl_labels__po="dit is geen catalogus",
        de_advice__changes__md="# A",
    )
    assert told(root) == [
        ("fund/wording/de/advice.changes.md", None, "there is no advice.md in this language to change"),
        ("fund/wording/nl/advice.md", 1, "{dat} does not exist; did you mean date?"),
        ("fund/wording/nl/advice.md", 3, ":::choice does not exist; did you mean choices?"),
        ("fund/wording/nl/advice.md", 5, ":::when chosen does not exist; did you mean choices?"),
        ("fund/wording/nl/advice.md", 11, ":::each things does not exist; there are: -"),
        ("fund/wording/nl/advice-report.changes.md", 3, "{firma} does not exist; did you mean firm?"),
        ("fund/wording/nl/advice-report.changes.md", 3, "{Jij} is not a name that can be filled in"),
        ("fund/wording/nl/advice-report.changes.md", 5, "there is no section mony"),
        ("fund/wording/nl/advise.md", None, "there is no wording file advise.md"),
        ("fund/wording/nl/labels.po", None, "this is no catalogue of short strings"),
        ("fund/wording/nl/words.md", 3, "## yess does not exist; did you mean yes / years?"),
        ("fund/wording/nl/words.md", 7, "{minuten} does not exist; did you mean minutes?"),
        ("fund/wording/nl/words.md", 11, "{holder} is not a number, so it has no forms to choose from"),
    ]


def test_section_that_stands_twice_in_a_whole_file_is_told_unless_only_one_can_be_there(folder: Write) -> None:
    twice = "# A\n\n## B {#b}\n\nb\n\n## C {#b}\n\nc\n"
    assert told(folder(nl_advice__md=twice)) == [("fund/wording/nl/advice.md", 7, "section id b is used more than once")]
    Wordings.load(folder(nl_advice__md="# A\n\n:::when choices\n\n## B {#b}\n\nb\n\n:::end\n\n:::unless choices\n\n## B {#b}\n\nc\n\n:::end\n"))


def test_headings_and_links_that_no_report_can_have_are_told(folder: Write) -> None:
    root = folder(
        nl_advice__md=f"# A\n\n## {{#b}}\n\n[x](bestand.pdf)\n\n## {'c' * 301} {{#c}}\n\n[x]({{date}}) [y](https://voorbeeld.nl)\n",
        nl_words__md="## yes\n\nja, zie [](#plan)\n",
    )
    assert told(root) == [
        ("fund/wording/nl/advice.md", 3, "this heading has no words"),
        (
            "fund/wording/nl/advice.md",
            5,
            "a link may lead to https://, http://, mailto: or #name, without spaces or quotes, not to 'bestand.pdf'",
        ),
        ("fund/wording/nl/advice.md", 7, "this heading has 301 characters; 300 fit"),
        ("fund/wording/nl/words.md", 3, "a single sentence refers to no section, as it stands in several reports"),
    ]


def test_reference_to_a_section_that_no_report_has_is_told(folder: Write) -> None:
    text = "## {#plan out}\n\n## Geld {#money}\n\n[](#plan), [](#pln) [](#Money) [](#actions) [zo](#survey-x) [](#survey-x) [](#unmet)\n"
    root = folder(nl_advice_report__changes__md=text, nl_risk_assessment__md="# A\n\n## Het plan\n\n[](#het-plan) [](#nergens)\n")
    with pytest.raises(WordingError) as caught:
        Wordings.load(root)
    remedies = [(problem.place.line, str(problem.what), str(problem.remedy).partition(": ")[0]) for problem in caught.value.problems]
    assert remedies == [
        (5, "there is no section plan", "there are"),
        (5, "there is no section pln", "there are"),
        (5, "there is no section Money", "did you mean 'money'?"),
        (5, "there is no section actions", "did you mean 'direction' / 'participation'?"),
        (5, "section survey-x is not there in every report, so this needs words of its own", "write [...](#survey-x)"),
        (5, "there is no section nergens", "there are"),
    ]
    assert str(caught.value.problems[-1].remedy) == "there are: het-plan"


def test_section_that_is_left_out_while_a_file_below_refers_to_it_is_told(folder: Write, tmp_path: Path) -> None:
    below = folder(nl_advice_report__changes__md="## Geld {#money}\n\nZie [](#plan), {firm}.\n")
    (tmp_path / "over" / "nl").mkdir(parents=True)
    (tmp_path / "over" / "nl" / "advice-report.changes.md").write_text("## {#plan out}\n")
    with pytest.raises(WordingError) as caught:
        Wordings.load(below, tmp_path / "over")
    assert [str(problem.place) for problem in caught.value.problems] == ["fund/wording/nl/advice-report.changes.md, line 3"]


def test_wording_tells_what_a_language_lacks(folder: Write) -> None:
    wording = Wordings.load(folder(de_words__md="## yes\n\nja\n", de_advice__md="# Rat\n"))
    lacking = wording.missing("de")
    assert "words.md#no" in lacking
    assert "advice-report.md" in lacking
    assert not {"words.md#yes", "words.md", "advice.md"} & {*lacking}
    assert wording.missing("nl") == wording.missing("en") == ()
    with pytest.raises(WordingError):
        wording.missing("pl")


def test_short_strings_of_a_fund_are_those_of_the_language_or_its_base(folder: Write) -> None:
    wording = Wordings.load(folder(de_labels__po='msgid ""\nmsgstr ""\n\nmsgid "Inhoud"\nmsgstr "Inhalt"\n', nl_advice__md="# A {date}\n"))
    assert dict(wording.short_strings("de-AT")) == {"Inhoud": ("Inhalt",)}
    assert wording.short_strings("nl") == {}


def test_file_that_cannot_be_read_is_told(folder: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder(nl_advice__md="# A")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert told(root) == [("fund/wording/nl/advice.md", None, "this file cannot be read")]


def test_file_with_a_readme_beside_it_is_no_mistake(folder: Write) -> None:
    root = folder(nl_advice__md="# A")
    (root / "nl" / "README.md").write_text("uitleg")
    assert len(Wordings.load(root).files) == 1


def test_wording_in_a_toolbox_comes_with_it(folder: Write) -> None:
    fund = folder(nl_words__md="## yes\n\njazeker\n").parent
    (fund / "toolbox.toml").write_text(
        'extends = "werkplekleren"\nid = "fonds"\nversion = "1.0"\ntitle = {nl = "Ons fonds", en = "Our fund"}\n'
        'provider = "Fonds"\nlanguage = "nl"\nlanguages = ["nl", "en"]\n',
        encoding="utf-8",
    )
    box = wpl.Toolbox.load(fund)
    assert [file.file for file in Wordings.of(box).files] == ["fund/wording/nl/words.md"]
    assert box.check() == ()


def test_wording_that_was_installed_with_code_may_be_links(folder: Write, tmp_path: Path) -> None:
    root = folder(nl_words__md="## yes\n\njazeker\n")
    (tmp_path / "kept.md").write_text("## yes\n\njazeker\n")
    (root / "nl" / "words.md").unlink()
    (root / "nl" / "words.md").symlink_to(tmp_path / "kept.md")
    assert told(root) == [("fund/wording/nl/words.md", None, "this link leads out of the folder")]

    class Installed:
        wording_folders = ((root, True),)

    assert len(Wordings.of(Installed()).files) == 1
