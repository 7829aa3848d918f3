"""Sections of a fund in a wording file of ours: other words, new ones, another place, left out."""

import pytest

from werkplekleren.documents import Paragraph, Section, plain, text_of
from werkplekleren.reports.wording import Facts, Wording
from werkplekleren.reports.wording.changes import changed
from werkplekleren.reports.wording.markdown import tree

OURS = """
# Rapport

Ondertitel

## Vraag {#question}

vraag

:::when planned

### Plan {#plan}

plan

:::when hours

uren

:::end

:::end

### Bij de vraag {#more}

meer

## Geld {#money}

geld

:::each schemes

### {scheme} {#scheme-{id}}

regeling

:::end

## Slot {#end}

slot
"""
FACTS = Facts(
    conditions={"planned": True, "hours": True, "never": False},
    lists={"schemes": (Facts(values={"scheme": "A", "id": "a"}), Facts(values={"scheme": "B", "id": "b"}))},
)


def outline(text: str, facts: Facts = FACTS) -> str:
    """The report with changes: its title, and each section with its words and what lies in it."""
    nodes, problems = changed(tree(OURS, "nl/ours.md"), text, "nl/own.md")
    assert problems == ()
    composed = Wording("nl/own.md", "nl", nodes).compose(facts)
    return f"{composed.title}/{composed.subtitle}: " + " ".join(said(block) for block in composed.blocks if isinstance(block, Section))


def said(section: Section) -> str:
    words = ",".join(text_of(block.text) for block in section.blocks if isinstance(block, Paragraph))
    inner = " ".join(said(block) for block in section.blocks if isinstance(block, Section))
    return f"{section.id}={words}" + (f"[{inner}]" if inner else "")


def problems(text: str) -> list[tuple[int | None, str, str]]:
    found = changed(tree(OURS, "nl/ours.md"), text, "nl/own.md")[1]
    return [(problem.place.line, str(problem.what), "" if problem.remedy is None else str(problem.remedy)) for problem in found]


ONE_OF_BOTH = "give one of them another name, or put their words below one heading"
START = "Rapport/Ondertitel: question=vraag[plan=plan,uren more=meer] money=geld[scheme-a=regeling scheme-b=regeling] end=slot"


def test_no_changes_leave_it_as_it_is() -> None:
    assert outline("") == START


def test_section_with_other_words_keeps_the_sections_inside_it() -> None:
    assert outline("## Jullie vraag {#question}\n\nanders\n\nen meer") == START.replace("vraag[", "anders,en meer[")


def test_heading_alone_changes_only_the_heading() -> None:
    nodes, _ = changed(tree(OURS, "a"), "## Wat jullie vroegen {#question}\n", "b")
    question = Wording("b", "nl", nodes).compose(FACTS).blocks[0]
    assert isinstance(question, Section)
    assert (question.title, question.blocks[0]) == ("Wat jullie vroegen", Paragraph(text=plain("vraag"), lead=True))


def test_text_below_a_mark_alone_leaves_the_heading_as_it_is() -> None:
    nodes, _ = changed(tree(OURS, "a"), "# \n\nvan ons\n\n### {#question}\n\nanders\n\n## {#end before=question}\n\neinde\n", "b")
    composed = Wording("b", "nl", nodes).compose(FACTS)
    end, question = (section for section in composed.blocks[:2] if isinstance(section, Section))
    assert (composed.title, composed.subtitle) == ("Rapport", "van ons")
    assert (end.title, said(end)) == ("Slot", "end=einde")
    assert (question.title, said(question)) == ("Vraag", "question=anders[plan=plan,uren more=meer]")


def test_title_and_subtitle_change_under_a_heading_of_the_first_level() -> None:
    assert outline("# Verslag\n\nvan ons") == START.replace("Rapport/Ondertitel", "Verslag/van ons")
    assert outline("# Verslag") == START.replace("Rapport", "Verslag")


def test_section_inside_a_condition_or_a_repetition_changes_where_it_stands() -> None:
    assert outline("### Plan {#plan}\n\nons plan") == START.replace("plan=plan,uren", "plan=ons plan")
    assert outline("### Geld van {scheme} {#scheme-{id}}\n\nook") == START.replace("regeling", "ook")
    assert "plan" not in outline("### Plan {#plan}\n\nons plan", Facts(conditions={"planned": False}, lists=FACTS.lists))


def test_new_section_comes_after_or_before_another() -> None:
    assert outline("## Fonds {#fund after=money}\n\nbetaalt") == START.replace(" end=", " fund=betaalt end=")
    assert outline("## Fonds {#fund before=money}\n\nbetaalt") == START.replace(" money=", " fund=betaalt money=")
    assert outline("### Fonds {#fund after=money}\n\nbetaalt") == START.replace("b=regeling]", "b=regeling fund=betaalt]")


def test_new_section_brings_the_sections_inside_it() -> None:
    assert outline("## Fonds {#fund after=money}\n\nbetaalt\n\n### Hoe {#how}\n\nzo") == START.replace(" end=", " fund=betaalt[how=zo] end=")


def test_new_section_does_not_depend_on_the_condition_of_its_neighbour() -> None:
    none = Facts(conditions={"planned": False}, lists=FACTS.lists)
    for side in ("before", "after"):
        assert outline(f"### Fonds {{#fund {side}=plan}}\n\nbetaalt", none) == START.replace("plan=plan,uren", "fund=betaalt")
    assert outline("### Fonds {#fund after=scheme-{id}}\n\nbetaalt") == START.replace("b=regeling]", "b=regeling fund=betaalt]")


def test_new_section_may_have_a_condition_of_its_own() -> None:
    text = ":::when {0}\n\n## Fonds {{#fund after=money}}\n\nbetaalt\n\n:::end\n\n## Einde {{#end}}\n"
    assert outline(text.format("never")) == START
    assert outline(text.format("planned")) == START.replace(" end=", " fund=betaalt end=")


def test_section_moves_with_all_that_is_in_it() -> None:
    assert outline("## {#money before=question}") == (
        "Rapport/Ondertitel: money=geld[scheme-a=regeling scheme-b=regeling] question=vraag[plan=plan,uren more=meer] end=slot"
    )


def test_section_that_moves_may_get_other_words_too() -> None:
    assert outline("## Einde {#end before=question}\n\nanders").startswith("Rapport/Ondertitel: end=anders question=")
    assert outline("## Einde {#end before=question}").startswith("Rapport/Ondertitel: end=slot question=")


def test_section_that_moves_takes_its_condition_along() -> None:
    assert outline("### {#plan after=end}") == START.replace("plan=plan,uren ", "").replace("end=slot", "end=slot[plan=plan,uren]")
    assert "plan" not in outline("### {#plan after=end}", Facts(conditions={"planned": False}, lists=FACTS.lists))
    assert outline("### {#scheme-{id} after=end}").endswith("money=geld end=slot[scheme-a=regeling scheme-b=regeling]")


def test_section_that_is_left_out_takes_what_is_in_it_along() -> None:
    assert outline("## {#money out}\n\n### {#plan out}") == "Rapport/Ondertitel: question=vraag[more=meer] end=slot"


def test_section_that_is_left_out_may_make_room_for_another_of_its_name() -> None:
    assert outline("## {#end out}\n\n## Einde {#end after=money}\n\nanders") == START.replace("slot", "anders")
    assert outline("## Een {#one after=end}\n\n1\n\n## {#one out}\n\n## Een {#one after=end}\n\n2") == START + " one=2"


def test_changes_come_one_after_another() -> None:
    text = "## {#money out}\n\n## Een {#one after=question}\n\n1\n\n## Twee {#two after=one}\n\n2\n"
    assert outline(text) == "Rapport/Ondertitel: question=vraag[plan=plan,uren more=meer] one=1 two=2 end=slot"


def test_report_without_a_title_gets_one() -> None:
    nodes, _ = changed(tree("## A {#a}\n\na", "x"), "# Titel\n\nonder", "y")
    composed = Wording("y", "nl", nodes).compose(Facts())
    assert (composed.title, composed.subtitle) == ("Titel", "onder")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zomaar", (1, "this text stands above the first heading, so it belongs to no section", "")),
        ("## Zomaar", (1, "this heading does not say which section it is", "write its name behind it, such as {#money}")),
        ("## Geld {#mony}\n\nx", (1, "there is no section mony", "did you mean 'money'?")),
        ("## Iets {#something-else}\n\nx", (1, "there is no section something-else", "say where a new section goes, such as {#name after=other}")),
        ("# Titel\n\n## Geld {#mony}\n\nx", (3, "there is no section mony", "did you mean 'money'?")),
        ("## Fonds {#fund after=mony}\n\nx", (1, "there is no section mony", "did you mean 'money'?")),
        ("## Fonds {#fund after=zzz}\n\nx", (1, "there is no section zzz", "there are: question, plan, more, money, scheme-{id}, end")),
        ("\n\n## {#sources out}", (3, "there is no section sources", "there are: question, plan, more, money, scheme-{id}, end")),
        ("## Fonds {#fund after=money}", (1, "there is nothing below this heading", "")),
        ("## {#money after=scheme-{id}}", (1, "a section cannot go into itself", "")),
        ("## {#money}", (1, "there is nothing below this heading", "")),
        *(
            (f"## Geld {mark}", (1, f"the mark {mark} cannot be read", "behind the name goes one of these: out, after=..., before=..."))
            for mark in ("{#money out before=plan}", "{#money after}", "{#fund after plan}")
        ),
        ("## A {#fund after=money}\n\na\n\n## B {#fund after=end}\n\nb", (5, "section id fund is used more than once", ONE_OF_BOTH)),
        ("## A {#money}\n\na\n\n## B {#money}\n\nb", (5, "section id money is used more than once", ONE_OF_BOTH)),
        (
            "## A {#fund after=money}\n\na\n\n### B {#how}\n\nb\n\n## C {#how after=end}\n\nc",
            (9, "section id how is used more than once", ONE_OF_BOTH),
        ),
    ],
)
def test_mistake_is_told_with_its_line_and_what_to_do(text: str, found: tuple[int, str, str]) -> None:
    assert problems(text) == [found]


def test_mistakes_are_told_all_at_once() -> None:
    assert [line for line, *_ in problems("## Geld {#mony}\n\nx\n\n## {#sources out}\n\n## X {#x after=y}\n\nz")] == [1, 5, 7]


def test_part_that_is_never_closed_reaches_to_the_end() -> None:
    nodes, _ = changed(tree("## A {#a}\n\na\n\n:::when x\n\n## B {#b}\n\nb", "x"), "## {#a out}", "y")
    assert [node.type for node in nodes] == ["paragraph", "heading", "paragraph"]
