"""The survival kit: a sheet per topic that one person can do, for the day on which that person is not there."""

from werkplekleren.documents import Cell, Document, Form, FormField, Inline, Row, Step, Steps, Table, heads, plain, row, strong
from werkplekleren.reports.plan import FRIDAY
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.retention import KitSheet, Person, SurvivalKit

BLANK_LINES = 3
"""Lines to write on for each question."""

BLANK_CALLS = 3
"""Lines for people to call from outside, on each sheet."""


def survival_kit_document(kit: SurvivalKit, voice: Voice) -> Document:
    """What is known for the day on which somebody is away, and blanks for what only the firm can write."""
    words = Words(voice)
    return voice.document("survival-kit", survival_facts(kit, words), sheet=True)


def survival_facts(kit: SurvivalKit, words: Words) -> Facts:
    """What a wording file can say of a survival kit; nothing of who leaves when, for the sheets lie where everybody can see them."""
    sheets = kit.sheets
    holders = list(dict.fromkeys(sheet.holder.name for sheet in sheets))
    overview = Table(
        caption=plain(words("caption-kit")),
        header=heads(*(words(f"head-{name}") for name in ("topic", "holder", "helper", "documented"))),
        rows=tuple(
            row(
                sheet.topic.title,
                sheet.holder.name,
                words.listing([_helper(helper, level, kit, words) for helper, level in sheet.helpers[:1]]) or words("helper-none"),
                words(f"documented-{sheet.topic.documented}"),
            )
            for sheet in sheets
        ),
        widths=(2.6, 1.6, 2.6, 1),
    )
    return Facts(
        values={
            "firm": kit.firm.title,
            "date": words.day(kit.on),
            "sheet_count": len(sheets),
            "holder_count": len(holders),
            "only_person": "" if kit.person is None else kit.firm.person(kit.person).name,
        },
        conditions={"sheets": bool(sheets), "of-one": kit.person is not None},
        blocks={"kit-table": overview if len(sheets) > 1 else None},
        lists={"sheets": tuple(_sheet(number, sheet, kit, words, apart=len(sheets) > 1) for number, sheet in enumerate(sheets, start=1))},
    )


def _helper(helper: Person, level: int, kit: SurvivalKit, words: Words) -> str:
    return words("helper", person=helper.name, level=words.of(kit.firm.scale.level(level).title))


def _sheet(number: int, sheet: KitSheet, kit: SurvivalKit, words: Words, *, apart: bool) -> Facts:
    topic = sheet.topic
    return Facts(
        values={
            "sheet_number": number,
            "sheet_topic": topic.title,
            "sheet_holder": sheet.holder.name,
            "sheet_stake": topic.consequence.rstrip("."),
            "sheet_made": words.day(kit.on),
        },
        conditions={"stake": bool(topic.consequence), "sheet-apart": apart},
        blocks={
            "tomorrow": Steps(items=_tomorrow(sheet, kit, words)),
            "calls": _calls(sheet, words),
            "blanks": Form(
                fields=tuple(
                    FormField(label=words(f"kit-{name}"), help=words("kit-places-help") if name == "places" else "", kind="lines", rows=BLANK_LINES)
                    for name in ("weekly", "rare", "signs", "untouched", "places", "mistakes")
                )
            ),
            "checked": Form(fields=(FormField(label=words("kit-checked"), kind="date"), FormField(label=words("kit-checked-by"), kind="line"))),
        },
    )


def _tomorrow(sheet: KitSheet, kit: SurvivalKit, words: Words) -> tuple[Step, ...]:
    """What to do on the first day, in order: call, who goes on, where it is written, what to leave alone, what to record."""
    topic = sheet.topic
    steps: list[tuple[Inline, Inline]] = [(plain(words("do-call", holder=sheet.holder.name)), plain(words("do-call-how")))]
    if sheet.helpers:
        names = words.listing([_helper(helper, level, kit, words) for helper, level in sheet.helpers[:2]])
        steps.append((plain(words("do-helper", helpers=names)), plain(words("do-helper-how"))))
    else:
        steps.append((plain(words("do-nobody")), plain(words("do-nobody-how"))))
    where = topic.where.rstrip(".")
    steps.append((plain(words(f"do-read-{topic.documented}")), plain(words("do-read-where", where=where) if where else words("do-read-nowhere"))))
    leave = [words("do-leave-how")]
    if sheet.needs_proof:
        leave.append(words("do-leave-proof"))
    if sheet.barred_by:
        leave.append(words("do-leave-firm", certificates=words.listing([one.title for one in sheet.barred_by])))
    if sheet.barred:
        leave.append(words("do-leave-barred", people=words.listing([one.name for one in sheet.barred])))
    if sheet.revoked:
        leave.append(words("do-leave-revoked", people=words.listing([one.name for one in sheet.revoked])))
    steps.append((plain(words("do-leave")), plain(" ".join(leave))))
    steps.append((plain(words("do-record")), plain(words(f"do-record-{topic.knowledge}"))))
    if sheet.transfer is not None and sheet.transfer.learned_week is not None and kit.plan is not None:
        name = kit.plan.people[sheet.transfer.successor]
        steps.append((plain(words("do-plan", successor=name, day=words.day(sheet.transfer.learned_week + FRIDAY))), plain(words("do-plan-how"))))
    return tuple(Step(title=title, text=text) for title, text in steps)


def _calls(sheet: KitSheet, words: Words) -> Table:
    """Whom to call: the holder and who helps inside, and blank lines for who helps from outside; the firm fills in the numbers."""
    inside = [(words("call-holder"), sheet.holder.name), *((words("call-helper"), helper.name) for helper, _ in sheet.helpers[:2])]
    known = tuple(Row(cells=(Cell(text=plain(what)), Cell(text=strong(who)), Cell(text=()), Cell(text=()))) for what, who in inside)
    blank = tuple(
        Row(cells=(Cell(text=plain(words(f"call-outside-{number}"))), Cell(text=()), Cell(text=()), Cell(text=())))
        for number in range(1, BLANK_CALLS + 1)
    )
    return Table(
        caption=plain(words("caption-calls")),
        header=heads(*(words(f"head-{name}") for name in ("call-for", "call-who", "call-number", "call-agreed"))),
        rows=(*known, *blank),
        widths=(3, 3, 2, 4),
        layout="fill-in",
    )
