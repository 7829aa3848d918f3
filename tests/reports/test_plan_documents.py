"""The plan of the firm, the page of one person and the survival kit say what the reader must know, in both languages."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import cast

import attrs
import pytest

import werkplekleren as wpl
from strategies.retention import START, firm, person, topic
from werkplekleren.documents import Block, BulletList, Cell, Document, Figure, Form, PageBreak, Steps, Table, text_of, walk
from werkplekleren.errors import UnknownNameError
from werkplekleren.reports import document_of
from werkplekleren.reports.plan_words import WAY, WORK
from werkplekleren.retention import (
    Certificate,
    KnowledgeMap,
    Logbook,
    PersonalPlan,
    Progress,
    Requirement,
    RetentionPlan,
    Revocation,
    SurvivalKit,
    Topic,
)
from werkplekleren.retention.codes import TRANSFER_REASONS

EXAMPLES = Path(__file__).parents[2] / "examples"
BOX = wpl.Toolbox.builtin()
SOON = date(2027, 5, 15)


@cache
def example(name: str) -> tuple[KnowledgeMap, RetentionPlan]:
    dossier = wpl.Dossier.from_folder(EXAMPLES / name, BOX)
    assert dossier.knowledge is not None
    assert dossier.plan_start is not None
    return dossier.knowledge, RetentionPlan.propose(dossier.knowledge, BOX, start=dossier.plan_start)


def proposed(here: KnowledgeMap) -> RetentionPlan:
    return RetentionPlan.propose(here, BOX, start=START)


def words(document: Document) -> str:
    return wpl.render(document, "markdown")


def tables(document: Document) -> Iterator[Table]:
    return (block for block in walk(document) if isinstance(block, Table))


def table(document: Document, caption: str) -> Table:
    (found,) = [one for one in tables(document) if text_of(one.caption) == caption]
    return found


def texts(cells: tuple[Cell, ...]) -> list[str]:
    return [text_of(cell.text) for cell in cells]


def block_of(document: Document, kind: type[Block]) -> list[Block]:
    return [block for block in walk(document) if isinstance(block, kind)]


TIGHT = firm(
    (person("anke", leaves=SOON), person("bert")),
    (topic("cnc", criticality=5, nature="tacit", required_people=1, documented="no"),),
    {("anke", "cnc"): 4},
)


@pytest.mark.parametrize("name", ["metaalbedrijf", "klein-bedrijf"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_step_in_the_report_says_what_counts_as_proof_and_who_decides(name: str, language: str) -> None:
    _, plan = example(name)
    found = words(document_of(plan, language))
    proofs = {step.proof.evidence.in_language(language) for one in plan.transfers for step in one.steps if step.proof is not None}
    assert proofs
    assert all(proof in found for proof in proofs)
    assert ("Wie besluit" if language == "nl" else "Who decides") in found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_topic_that_handing_over_does_not_solve_has_a_chapter_with_its_answer(language: str) -> None:
    plan = proposed(TIGHT)
    found = words(document_of(plan, language))
    (answer,) = [plan.option(one.option) for one in plan.options_for("cnc") if one.standing == "chosen"]
    for said in (answer.title, answer.first_step, answer.costs):
        assert said.in_language(language) in found
    assert ("Zo past het wel" if language == "nl" else "This makes it fit") in found
    assert ("Doe dit er meteen naast" if language == "nl" else "Do this beside it at once") in found
    assert ("Wat ook kan" if language == "nl" else "What is possible too") in found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_where_several_lack_a_remedy_is_said_to_bring_one_more_and_not_to_make_it_fit(language: str) -> None:
    several = firm(
        (person("anke", teaching=0), person("bert")),
        (topic("cnc", required_people=0),),
        {("anke", "cnc"): 4},
        requirements=(Requirement(id="rule", topic="cnc", people=3),),
    )
    plan = proposed(several)
    (point,) = plan.unsolved
    assert cast("int", point.values["missing"]) > 1
    found = words(document_of(plan, language))
    assert ("Zo past het wel" if language == "nl" else "This makes it fit") not in found
    assert ("Zo komt er ten minste één persoon bij" if language == "nl" else "This brings at least one more person") in found


def test_what_speaks_against_an_answer_comes_after_what_speaks_for_it() -> None:
    found = words(document_of(proposed(firm((person("bert"),), (topic("cnc", criticality=5, nature="tacit"),), {("bert", "cnc"): 0})), "nl"))
    assert "Niemand hier kan het nu alleen. Het is vakwerk dat anderen ook doen. Let op: een cursus geeft hier alleen de basis." in found


def test_no_remedy_is_said_twice_once_as_remedy_and_once_as_option() -> None:
    found = words(document_of(proposed(TIGHT), "nl"))
    assert "Neem iemand aan die het al kan." not in found
    assert "Iemand aannemen die het kan" in found
    bare = attrs.evolve(proposed(TIGHT), choices=(), options=())
    assert "Neem iemand aan die het al kan." in words(document_of(bare, "nl"))


def test_reasons_are_grouped_and_those_of_a_topic_are_said_once() -> None:
    found = document_of(example("klein-bedrijf")[1], "nl")
    first, *others = [
        text_of(one) for block in block_of(found, BulletList) for one in cast("BulletList", block).items if "Waarom dit werk?" in text_of(one)
    ]
    assert first.startswith(
        "Waarom dit werk? Cor Blok kan dit, maar vertrekt op 1 oktober 2027. Als het plan begint, kan en mag alleen Cor Blok dit doen. Zonder plan"
    )
    again = [one for one in others if "dezelfde redenen" in one]
    assert again[0] == (
        "Waarom dit werk? Om dezelfde redenen als de overdracht van dit onderwerp aan Mirjam Kuiper. "
        "Jullie willen dat 2 mensen dit kunnen. Dit is opvolger nummer 2."
    )
    assert len(again) == 3
    assert "104" not in words(found)  # no weeks where no day ends them
    assert set(TRANSFER_REASONS) >= WORK | WAY


@pytest.mark.parametrize(("language", "caption"), [("nl", "Alle stappen van de overdracht"), ("en", "All steps of the handover")])
def test_the_steps_of_a_transfer_stand_in_one_row_with_the_weeks_of_each(language: str, caption: str) -> None:
    plan = example("klein-bedrijf")[1]
    rows = [texts(one.cells) for one in table(document_of(plan, language), caption).rows]
    assert len(rows) == len(plan.transfers)
    assert rows[0][0] == "Regeltechniek in kleine gebouwen, Cor Blok → Mirjam Kuiper"
    assert [len(one[1].split("; ")) for one in rows] == [len(one.steps) for one in plan.transfers]


def test_the_diamond_is_explained_by_the_weeks_that_are_kept_free() -> None:
    plan = proposed(TIGHT)
    without = attrs.evolve(plan, transfers=tuple(attrs.evolve(one, deadline=None) for one in plan.transfers))
    for one, kept in ((plan, True), (attrs.evolve(plan, buffer_weeks=0), False), (without, False)):
        (figure,) = block_of(document_of(one, "nl"), Figure)
        assert ("Dan blijven er nog 4 weken over voordat iemand vertrekt." in text_of(cast("Figure", figure).caption)) == kept


def test_where_no_week_is_left_that_is_said_and_not_that_it_does_not_fit_before_today() -> None:
    here = attrs.evolve(TIGHT, people=(person("anke", leaves=START + timedelta(weeks=4)), person("bert")))
    said = words(document_of(proposed(here), "nl"))
    assert "Daar is geen week meer voor: het moet klaar zijn vóór 4 januari 2027." in said
    assert "past niet vóór" not in said


def test_only_documents_name_no_form_that_is_not_in_the_plan() -> None:
    plan = proposed(TIGHT)
    (transfer,) = plan.transfers
    assert transfer.from_level == transfer.to_level
    assert {reason.values["method"] for reason in transfer.reasons if "method" in reason.values} <= set(plan.methods)


def test_what_the_firm_chose_itself_stands_with_its_agreement() -> None:
    mine = proposed(TIGHT).choose("cnc", "share", note="Bakker doet het op dinsdag.")
    assert "Jullie afspraak: Bakker doet het op dinsdag." in words(document_of(mine, "nl"))
    _, plan = example("klein-bedrijf")
    served = next(one for one in plan.choices if one.standing == "chosen" and plan.option(one.option).kind == "transfer")
    found = document_of(plan.choose(served.topic, "hire", note="Samen met Bakker."), "nl")
    assert texts(table(found, "Wat jullie zelf kozen").rows[0].cells)[1:3] == ["Iemand aannemen die het kan", "Samen met Bakker."]
    without = document_of(plan.choose(served.topic, "hire"), "nl")
    assert texts(table(without, "Wat jullie zelf kozen").rows[0].cells)[2] == "–"


def test_warnings_of_a_plan_are_in_its_report() -> None:
    _, plan = example("klein-bedrijf")
    assert any(warning.code == "renew-certificate" for warning in plan.warnings)
    assert "**Elektra en meterkasten**: Zorg dat Cor Blok weer een geldig certificaat heeft." in words(document_of(plan, "nl"))
    four = tuple(topic(f"t{number}", required_people=1, documented="yes", hours_to_independent=8) for number in range(4))
    many = proposed(firm((person("anke"), person("bert")), four, {("anke", one.id): 4 for one in four}))
    assert "Bert krijgt 4 onderwerpen" in words(document_of(many, "nl"))


def test_each_safety_net_stands_once_with_a_line_for_each_topic() -> None:
    firm_of, plan = example("metaalbedrijf")
    lines = words(document_of(plan, "nl")).splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("**Opschrijven of filmen.** "))
    assert lines[start + 2].startswith("Eerste stap: ")
    listed = [line for line in takewhile(lambda line: not line.startswith("**"), lines[start + 1 :]) if line.startswith("- ")]
    unique = [one for one in firm_of.topics if len(firm_of.able(one.id, plan.start)) == 1 and (one.criticality or 0) >= 4]
    assert unique
    assert all(sum(line.startswith(f"- {one.title} (in het plan:") for line in listed) == 1 for one in unique)


@pytest.mark.parametrize(
    ("here", "said"), [(firm(), "Er is niets over te dragen"), (firm((), (topic("cnc"),)), "In dit plan past nu geen enkele overdracht.")]
)
def test_a_plan_without_transfers_says_whether_that_is_good(here: KnowledgeMap, said: str) -> None:
    assert said in words(document_of(proposed(here), "nl"))


def test_a_plan_without_proofs_says_the_usual_ones() -> None:
    _, plan = example("klein-bedrijf")
    bare = attrs.evolve(
        plan,
        transfers=tuple(attrs.evolve(one, steps=tuple(attrs.evolve(step, proof=None) for step in one.steps)) for one in plan.transfers),
    )
    found = words(document_of(bare, "nl"))
    assert "Twee keer goed gedaan terwijl de expert meekijkt." in found
    assert "de leidinggevende" in found


def test_the_advice_report_gives_each_open_topic_its_answer_and_first_step() -> None:
    dossier = attrs.evolve(wpl.Dossier.from_folder(EXAMPLES / "klein-bedrijf", BOX), knowledge=TIGHT)
    found = words(document_of(wpl.AdviceReport.of(dossier, BOX), "nl"))
    assert "Antwoord: **" in found
    assert "Eerste stap:" in found


@pytest.mark.parametrize("name", ["metaalbedrijf", "klein-bedrijf"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_everybody_in_a_plan_has_a_page_of_their_own(name: str, language: str) -> None:
    _, plan = example(name)
    for who in plan.people:
        mine = plan.for_person(who)
        found = words(document_of(mine, language))
        assert mine.name in found
        for transfer in (*mine.learning, *mine.giving):
            assert plan.topics[transfer.topic] in found


def test_a_page_counts_the_hours_that_the_plan_asks_of_that_person_and_no_others() -> None:
    _, plan = example("metaalbedrijf")
    for who in plan.people:
        mine = plan.for_person(who)
        assert sum(learning for learning, _ in mine.weeks.values()) == sum(one.successor_hours for one in plan.transfers if one.successor == who)
        assert sum(giving for _, giving in mine.weeks.values()) == sum(one.holder_hours for one in plan.transfers if one.holder == who)
        assert mine.fullest_week == max((sum(hours) for hours in mine.weeks.values()), default=0)
        assert list(mine.weeks) == sorted(mine.weeks)


def test_a_page_is_a_sheet_with_the_first_weeks_one_by_one_and_room_to_sign() -> None:
    _, plan = example("metaalbedrijf")
    page = plan.for_person("dewi-santoso")
    found = document_of(page, "nl")
    assert found.sheet
    first = table(found, "Je eerste weken").rows[0]
    week = min(page.weeks)
    assert texts(first.cells)[0] == f"vanaf {week.day} jan 2027"
    assert "CAM-programma's maken voor 5 assen (leren van Gerrit Veenstra)" in texts(first.cells)[1]
    (form,) = [block for block in block_of(found, Form) if isinstance(block, Form)]
    assert [field.kind for field in form.fields] == ["lines", "date", "signature", "signature"]


def test_a_page_names_each_proof_once_with_the_forms_it_goes_with() -> None:
    _, plan = example("klein-bedrijf")
    rows = [texts(line.cells) for line in table(document_of(plan.for_person("daan-postma"), "nl"), "Het bewijs per stap").rows]
    assert len({(stage, proof) for stage, _, proof, _ in rows}) == len(rows)
    assert any("Overdragen in delen" in forms and "Vaste leerroute" in forms for _, forms, _, _ in rows)


def test_who_only_has_a_name_in_the_plan_is_told_that_there_is_no_work() -> None:
    plan = RetentionPlan(start=START, people={"anke": "Anke"})
    assert "staat voor jou nu geen werk" in words(document_of(plan.for_person("anke"), "nl"))
    assert plan.for_person("anke").fullest_week == 0


def test_reports_about_a_plan_and_certificates_name_the_map_below_their_title() -> None:
    here, plan = example("klein-bedrijf")
    status = plan.status(Progress(plan=plan.id), here, on=START)
    for thing in (plan, status, plan.risk_outlook(here), here.certificate_register(START), here.refreshers(START)):
        assert document_of(thing, "nl").subtitle.startswith(here.title)
    assert document_of(attrs.evolve(plan, firm=""), "nl").subtitle == "Voorstel vanaf 4 januari 2027", "a plan made by hand need not have one"


def test_the_steps_of_a_handover_stand_in_one_cell_of_a_page_each_with_its_weeks() -> None:
    _, plan = example("klein-bedrijf")
    one = plan.transfers[0]
    rows = [texts(line.cells) for line in table(document_of(plan.for_person(one.successor), "nl"), "Wat je leert").rows]
    told = [cells for cells in rows if cells[:2] == [plan.topics[one.topic], plan.people[one.holder]]]
    assert [len(cells[2].split("; ")) for cells in told] == [sum(bool(step.successor_hours) for step in one.steps)]


def test_steps_without_hours_of_a_person_are_not_on_the_page() -> None:
    _, plan = example("klein-bedrijf")
    one = plan.transfers[0]
    bare = attrs.evolve(one, steps=tuple(attrs.evolve(step, sessions=()) for step in one.steps))
    mine = attrs.evolve(plan, transfers=(bare,)).for_person(one.successor)
    assert [text_of(found.caption) for found in tables(document_of(mine, "nl"))] == []


def test_whoever_is_not_in_the_plan_has_no_page() -> None:
    with pytest.raises(UnknownNameError):
        PersonalPlan(plan=RetentionPlan(start=START), person="anke")


def kit_of(about: Topic, levels: dict[tuple[str, str], int | None], *proofs: Certificate) -> SurvivalKit:
    return SurvivalKit.of(firm(tuple(map(person, ("anke", "bert", "cees"))), (about,), levels, proofs), on=START)


@pytest.mark.parametrize("name", ["metaalbedrijf", "klein-bedrijf"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_kit_has_a_sheet_for_every_topic_of_one_holder(name: str, language: str) -> None:
    here, plan = example(name)
    kit = SurvivalKit.of(here, on=plan.start, plan=plan)
    alone = {one.id for one in here.topics if len(here.able(one.id, plan.start)) == 1}
    assert {sheet.topic.id for sheet in kit.sheets} == alone
    assert [sheet.topic.criticality for sheet in kit.sheets] == sorted((sheet.topic.criticality or 0 for sheet in kit.sheets), reverse=True)
    found = words(document_of(kit, language))
    for sheet in kit.sheets:
        assert sheet.topic.title in found
        assert sheet.topic.consequence in found
    assert len(block_of(document_of(kit, language), Steps)) == len(alone)


def test_a_kit_says_of_nobody_when_they_leave_for_it_lies_where_everybody_sees_it() -> None:
    here, plan = example("metaalbedrijf")
    found = words(document_of(SurvivalKit.of(here, on=plan.start, plan=plan), "nl"))
    assert "vertrek" not in found.lower()
    assert "1 februari 2028" not in found


def test_one_sheet_follows_its_introduction_and_several_have_a_list_in_front() -> None:
    here, plan = example("klein-bedrijf")
    for many, one, caption in (
        (Logbook(plan=plan), Logbook(plan=attrs.evolve(plan, transfers=plan.transfers[:1])), "De bladen, op volgorde"),
        (SurvivalKit.of(here, on=plan.start), SurvivalKit.of(TIGHT, on=START), "Werk dat aan één persoon hangt"),
    ):
        assert len(table(document_of(many, "nl"), caption).rows) > 1
        assert caption not in words(document_of(one, "nl"))
        sheets = len(many.transfers if isinstance(many, Logbook) else many.sheets)
        assert len(block_of(document_of(many, "nl"), PageBreak)) - len(block_of(document_of(one, "nl"), PageBreak)) in {sheets, 2 * sheets - 1}


def test_a_kit_of_one_person_has_only_what_that_person_alone_can_do() -> None:
    here, plan = example("metaalbedrijf")
    kit = SurvivalKit.of(here, on=plan.start, person="gerrit-veenstra")
    assert {sheet.holder.id for sheet in kit.sheets} == {"gerrit-veenstra"}
    assert "alleen Lars de Boer kan" in words(document_of(attrs.evolve(kit, person="lars-de-boer"), "nl"))
    with pytest.raises(UnknownNameError):
        attrs.evolve(kit, person="piet")


def test_a_kit_without_single_holders_says_so() -> None:
    assert "Er is geen werk dat maar één persoon kan." in words(document_of(SurvivalKit.of(firm(), on=START), "nl"))
    assert kit_of(topic("cnc", required_people=0), {("anke", "cnc"): 3}).sheets == ()


def test_who_is_under_supervision_helps_and_who_lacks_a_valid_proof_may_not() -> None:
    vca = Certificate(id="vca", person="cees", title="VCA", expires_on=date(2026, 1, 1), required_for=("cnc",))
    kit = kit_of(topic("cnc", where="Map C."), {("anke", "cnc"): 4, ("bert", "cnc"): 2, ("cees", "cnc"): 3}, vca)
    (sheet,) = kit.sheets
    assert ([one.id for one, _ in sheet.helpers], [one.id for one in sheet.barred], sheet.needs_proof) == (["bert"], ["cees"], True)
    found = words(document_of(kit, "nl"))
    assert "Wie het wel kan, maar het nu niet mag doen: Cees." in found
    assert "Te vinden: Map C. Vertrouw" in found
    assert "Laat Bert" in found


def test_whose_level_was_revoked_neither_helps_nor_lacks_a_certificate_and_is_not_to_do_it() -> None:
    taken = tuple(Revocation(person=name, topic="cnc", revoked_on=START, by="Anke") for name in ("bert", "cees"))
    kit = kit_of(topic("cnc"), {("anke", "cnc"): 4, ("bert", "cnc"): 2, ("cees", "cnc"): 3})
    kit = SurvivalKit.of(attrs.evolve(kit.firm, revocations=taken), on=START)
    (sheet,) = kit.sheets
    assert (sheet.helpers, sheet.barred, [one.id for one in sheet.revoked]) == ((), (), ["bert", "cees"])
    assert "Laat Bert en Cees dit niet doen: het niveau is ingetrokken." in words(document_of(kit, "nl"))


def test_without_a_helper_the_work_stops() -> None:
    found = words(document_of(kit_of(topic("cnc"), {("anke", "cnc"): 4, ("bert", "cnc"): 1}), "nl"))
    assert "Stop dit werk tot er iemand is die het kan en mag" in found
    assert "Op de kaart staat geen plek." in found


@pytest.mark.parametrize(("knowledge", "first"), [("craft", "de instellingen"), ("organisation", "wat er nu loopt"), ("network", "wie er belt")])
def test_what_to_record_first_goes_with_the_kind_of_knowledge(knowledge: str, first: str) -> None:
    assert f"Eerst: {first}" in words(document_of(kit_of(topic("cnc", knowledge=knowledge), {("anke", "cnc"): 4}), "nl"))


def test_a_kit_with_a_plan_says_who_can_do_it_and_from_when() -> None:
    here, plan = example("klein-bedrijf")
    kit = SurvivalKit.of(here, on=plan.start, plan=plan)
    (sheet,) = [one for one in kit.sheets if one.topic.id == "regeltechniek"]
    assert sheet.transfer is not None
    assert f"kan {plan.people[sheet.transfer.successor]} het volgens het plan zelf" in words(document_of(kit, "nl"))
    assert all(one.transfer is None for one in attrs.evolve(kit, plan=None).sheets)


def test_a_kit_counts_no_weeks_of_learning_to_teach_before_somebody_can_do_it() -> None:
    here, plan = example("metaalbedrijf")
    kit = SurvivalKit.of(here, on=plan.start, plan=plan)
    found = [one.transfer for one in kit.sheets if one.transfer is not None]
    taught = [one for one in found if any(step.stage == "teach" for step in one.steps)]
    said = words(document_of(kit, "en"))
    for one in taught:
        assert one.learned_week is not None
        assert one.last_week is not None
        assert one.learned_week < one.last_week
        assert f"{plan.people[one.successor]} can do it alone after {(one.learned_week + timedelta(days=4)).day} " in said
    assert taught


def test_a_kit_never_asks_for_passwords_and_leaves_blanks_to_write_on() -> None:
    kit = kit_of(topic("cnc"), {("anke", "cnc"): 4})
    found = document_of(kit, "nl")
    assert "Schrijf er nooit wachtwoorden op." in words(found)
    calls = table(found, "Namen en nummers")
    assert calls.layout == "fill-in"
    assert sum(texts(line.cells)[1] == "" for line in calls.rows) == 3
    assert [text_of(one.caption) for one in tables(found)] == ["Namen en nummers"]


@pytest.mark.parametrize("mine", [example("klein-bedrijf")[1].for_person("daan-postma"), SurvivalKit.of(TIGHT, on=START)], ids=["person", "kit"])
def test_they_show_themselves_in_a_notebook(mine: PersonalPlan | SurvivalKit) -> None:
    assert "<" in mine._repr_html_()
    assert mine._repr_markdown_().startswith("#")


def test_every_list_in_the_report_of_an_infeasible_firm_has_something_in_it() -> None:
    for block in block_of(document_of(proposed(TIGHT), "nl"), BulletList):
        assert isinstance(block, BulletList)
        assert all(text_of(item).strip() for item in block.items)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_logbook_has_a_sheet_per_transfer_with_a_row_per_planned_session_and_boxes_to_fill_in(language: str) -> None:
    _, plan = example("metaalbedrijf")
    book = Logbook(plan=plan)
    document = document_of(book, language)
    filled = [one for one in tables(document) if one.layout == "fill-in"]
    assert len(filled) == 2 * len(plan.transfers)
    for one, (sessions, decisions) in zip(book.transfers, zip(filled[::2], filled[1::2], strict=True), strict=True):
        planned = Logbook.sessions(one)
        assert [session.week for _, session in planned] == sorted(session.week for step in one.steps for session in step.sessions)
        assert len(sessions.rows) == len(planned) + (1 if 18 <= len(planned) <= 26 else 3)  # what fills a page begins no second one
        assert all(texts(line.cells)[1:] == [""] * 4 for line in sessions.rows)
        assert [texts(line.cells)[3:] for line in decisions.rows] == [["", ""]] * len(one.steps)
        # hours that the holder spends alone carry the holder's name, and a second page tells whose sheet it is
        named = [texts(line.cells)[0].endswith(plan.people[one.holder]) for line in sessions.rows[: len(planned)]]
        assert named == [not session.hours for _, session in planned]
        assert plan.topics[one.topic] in text_of(decisions.caption)
    found = words(document)
    for one in plan.transfers:
        assert plan.topics[one.topic] in found
        assert plan.people[one.successor] in found


def test_what_was_held_already_is_not_asked_again_and_a_logbook_says_nothing_of_leaving() -> None:
    _, plan = example("metaalbedrijf")
    first = plan.transfers[0]
    step = first.steps[0]
    held = attrs.evolve(step, sessions=(attrs.evolve(step.sessions[0], held=True), *step.sessions[1:]))
    book = Logbook(plan=attrs.evolve(plan, transfers=(attrs.evolve(first, steps=(held, *first.steps[1:])),)))
    (sessions, _) = tables(document_of(book, "nl"))
    assert [texts(line.cells)[1] for line in sessions.rows].count("al gedaan") == 1
    assert "vertrek" not in words(document_of(Logbook(plan=plan), "nl")).lower()


def test_a_logbook_of_one_person_has_only_the_sheets_of_that_person() -> None:
    _, plan = example("metaalbedrijf")
    book = Logbook(plan=plan, person="dewi-santoso")
    assert {"dewi-santoso"} == {name for one in book.transfers for name in (one.holder, one.successor) if name == "dewi-santoso"}
    assert 0 < len(book.transfers) < len(plan.transfers)
    with pytest.raises(UnknownNameError):
        Logbook(plan=plan, person="piet")
    assert "Er is niets om bij te houden." in words(document_of(Logbook(plan=RetentionPlan(start=START)), "nl"))


def two_shifts() -> KnowledgeMap:
    """Nobody at night can weld yet, and at the other site nobody works at night."""
    people = (person("anke", site="Noord"), person("bert", site="Noord"), person("cees", site="Noord", shift="nacht"))
    rules = (
        Requirement(id="nights", topic="lassen", people=1, shift="nacht"),
        Requirement(id="south", topic="lassen", people=2, shift="nacht", site="Zuid"),
        Requirement(id="site", topic="lassen", people=2, level=4, site="Noord"),
    )
    return firm(people, (topic("lassen", required_people=0),), {("anke", "lassen"): 4, ("bert", "lassen"): 3}, requirements=rules)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nl",
            (
                "In ploeg nacht moet 1 persoon dit kunnen, vanaf niveau 3. Zonder plan kan daar straks niemand dit.",
                "In vestiging Noord moeten 2 mensen dit kunnen, vanaf niveau 4. Zonder plan kan straks 1 persoon dit.",
                "Deze opvolger telt voor 2 afspraken tegelijk.",
                "in vestiging Zuid en ploeg nacht werkt niemand. Afgesproken zijn 2 mensen.",
                "Lassen: vestiging Zuid en ploeg nacht",
                "Voor deze groep kan ook:",
                "Anderen die hier blijven en dit kunnen: 2. Kijk of een van hen naar vestiging Zuid en ploeg nacht kan.",
                "Neem voor vestiging Zuid en ploeg nacht iemand aan die het al kan.",
            ),
        ),
        (
            "en",
            (
                "In shift nacht 1 person must be able to do this, from level 3. Without a plan nobody there will be able to.",
                "In site Noord 2 people must be able to do this, from level 4. Without a plan 1 person will be.",
                "This successor counts for 2 agreements at once",
                "nobody works in site Zuid and shift nacht. Agreed are 2 people.",
                "Lassen: site Zuid and shift nacht",
                "For this group there is also:",
                "Others who stay and can do this: 2. See whether one of them can go to site Zuid and shift nacht.",
                "Hire somebody for site Zuid and shift nacht who can do it already.",
            ),
        ),
    ],
)
def test_a_plan_says_for_which_shift_or_site_each_transfer_is_and_what_stays_open_there(language: str, said: tuple[str, ...]) -> None:
    document = document_of(proposed(two_shifts()), language)
    for sentence in said:
        assert sentence in words(document)
