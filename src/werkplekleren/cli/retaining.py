"""What `retain` does: everything about the knowledge of a firm on paper, and its plan made again from a logbook."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import attrs

from werkplekleren._base.messages import in_words
from werkplekleren._base.translation import translator
from werkplekleren.cli.commands import DONE, MISUSED, Look, progress, say, toolbox_of
from werkplekleren.errors import InvalidDataError, InvalidValueError, Message, UnknownFormatError, WerkplekError, WriteError
from werkplekleren.toolbox import Toolbox

if TYPE_CHECKING:
    from werkplekleren.advice import Dossier
    from werkplekleren.renderers import Writer
    from werkplekleren.retention import KnowledgeMap, Progress, RetentionPlan

Part = Literal["matrix", "risks", "plan", "people", "logbook", "survival-kit", "progress", "certificates", "refreshers", "calendar"]
PARTS: tuple[Part, ...] = get_args(Part)

PLAN = "plan.json"
"""The plan as it is stored, to give with `--plan` the next time."""

USUAL = ("html",)
YEAR = timedelta(days=365)


@attrs.frozen(kw_only=True)
class Wanted:
    """What is asked for.

    Args:
        dossier: The dossier.
        output: The folder to write in.
        parts: Which reports; empty for all that there is something to say about.
        on: The day everything is judged on; `None` takes the date of the dossier, or that of the last line of the logbook when it is later.
        plan: The file of a plan that was made before; `None` proposes one.
        logbook: The file in which its progress is kept.
    """

    dossier: Path
    output: Path
    parts: Sequence[Part] = ()
    on: date | None = None
    plan: Path | None = None
    logbook: Path | None = None


def retain(wanted: Wanted, look: Look, toolbox: Path | None, *, formats: Sequence[str] = ()) -> int:
    """Write the reports about the knowledge of a firm, its plan and an empty logbook to fill in, all of them or none.

    A logbook that is there is never written over.
    """
    from werkplekleren.interop import progress_table
    from werkplekleren.renderers import render, save_all
    from werkplekleren.renderers.writers import writer_for
    from werkplekleren.reports import document_of
    from werkplekleren.retention import Progress

    misuse: WerkplekError | None = None
    writers: tuple[Writer, ...] = ()
    try:
        writers = tuple(writer_for(name) for name in dict.fromkeys(formats or USUAL))
    except UnknownFormatError as error:
        misuse = error
    if wanted.logbook is not None and wanted.plan is None:
        misuse = InvalidValueError(Message("--progress needs --plan: the plan that the logbook is about"))
    if misuse is not None:
        say(in_words(misuse, look.language), complaint=True)
        return MISUSED
    if wanted.output.exists() and not wanted.output.is_dir():
        raise WriteError(Message("{path} is a file; name a folder to write the report in", {"path": str(wanted.output)}))
    _ = translator(look.language).gettext
    files: dict[Path, str | bytes] = {}
    with progress(_("Dossier lezen")) as now:
        box = toolbox_of(toolbox)
        theme, wording = look.read(box)
        work = _Work.of(wanted, box)
        for stem, thing in _things(work, wanted.parts, look.language):
            now(_("Rapport schrijven: %(name)s") % {"name": stem})
            document = document_of(thing, look.language, wording=wording, address=theme.address if theme else "informal")
            files |= {wanted.output / f"{stem}{writer.suffixes[0]}": render(document, writer, theme=theme) for writer in writers}
        files[wanted.output / PLAN] = work.plan.to_json(indent=2)
        table = wanted.output / f"{_('voortgang')}.csv"
        if wanted.logbook is None and not table.exists() and (not wanted.parts or "logbook" in wanted.parts):
            files[table] = progress_table(Progress(plan=work.plan.id))
        save_all(files)
    for path in files:
        say(str(path))
    return DONE


@attrs.frozen(kw_only=True)
class _Work:
    """What the reports are about.

    Args:
        firm: Who knows what, with the levels that were decided on since.
        before: Who knew what when the plan was made.
        on: The day.
        plan: The plan, made again when it was made before.
        progress: What happened so far; `None` for a plan that is new.
    """

    firm: "KnowledgeMap"
    before: "KnowledgeMap"
    on: date
    plan: "RetentionPlan"
    progress: "Progress | None"

    @classmethod
    def of(cls, wanted: Wanted, box: Toolbox) -> "_Work":
        """Read what is asked for, and make the plan.

        Raises:
            InvalidDataError: When something cannot be read, or does not fit together.
        """
        from werkplekleren.advice import Dossier
        from werkplekleren.retention import Progress, RetentionPlan

        dossier = Dossier.from_folder(wanted.dossier, box)
        firm = dossier.knowledge
        if firm is None:
            raise InvalidDataError(
                Message("the dossier {name} has no knowledge map; add people.csv, topics.csv and levels.csv", {"name": wanted.dossier.name})
            )
        if wanted.plan is None:
            on = wanted.on or dossier.date
            plan = RetentionPlan.propose(firm, box, start=_start(dossier, on), on=on)
            return cls(firm=firm, before=firm, on=on, plan=plan, progress=None)
        earlier = _stored_plan(wanted.plan)
        kept = Progress(plan=earlier.id) if wanted.logbook is None else Progress.from_file(wanted.logbook, plan=earlier.id)
        on = wanted.on or max(dossier.date, kept.last_day or dossier.date)
        again = earlier.replanned(kept, firm, box, on=on)
        return cls(firm=kept.applied_to(firm, on=on), before=firm, on=on, plan=again, progress=kept)


def _start(dossier: "Dossier", on: date) -> date:
    """When a new plan starts: on the day of the dossier, unless that is past."""
    return on if dossier.plan_start is None else max(on, dossier.plan_start)


def _stored_plan(path: Path) -> "RetentionPlan":
    from werkplekleren.interop.files import UnreadableError, read_text
    from werkplekleren.retention import RetentionPlan

    try:
        text = read_text(path.parent, path.name)
    except UnreadableError as error:
        raise InvalidDataError(Message("the plan {name} cannot be read", {"name": path.name}), [error.problem]) from error
    return RetentionPlan.from_json(text, file=path.name)


def _things(work: _Work, parts: Sequence[Part], language: str) -> Iterator[tuple[str, object]]:
    """Each report that is asked for, or that there is something to say about, with the name of its file."""
    _ = translator(language).gettext
    names: Mapping[Part, str] = {
        "matrix": _("matrix"),
        "risks": _("risico"),
        "plan": _("plan"),
        "people": _("plan"),
        "logbook": _("logboek"),
        "survival-kit": _("overlevingspakket"),
        "progress": _("voortgang"),
        "certificates": _("certificaten"),
        "refreshers": _("herhaling"),
        "calendar": _("kalender"),
    }
    for part in PARTS:
        if part in parts or (not parts and _says_something(part, work)):
            for person, thing in _made(part, work):
                yield f"{names[part]}-{person}" if person else names[part], thing


def _says_something(part: Part, work: _Work) -> bool:
    """Whether a report would not be empty."""
    firm = work.firm
    filled = {
        "logbook": bool(work.plan.transfers),
        "survival-kit": bool(firm.coverage(on=work.on).single_points),
        "progress": work.progress is not None,
        "certificates": bool(firm.certificates),
        "refreshers": any(topic.task_type for topic in firm.topics),
        "calendar": bool(firm.certificates),
    }
    return filled.get(part, True)


def _made(part: Part, work: _Work) -> Iterator[tuple[str, object]]:
    """The reports of one part: one for each person, or one for the firm."""
    from werkplekleren.reports import MatrixReport
    from werkplekleren.retention import Logbook, Progress, ProgressReport, SurvivalKit

    firm, plan, on = work.firm, work.plan, work.on
    if part == "people":
        own = sorted({person for one in plan.transfers for person in (one.holder, one.successor)})
        yield from ((person, plan.for_person(person)) for person in own)
        return
    makers: Mapping[str, Callable[[], object]] = {
        "matrix": lambda: MatrixReport.of(firm, on=on),
        "risks": lambda: firm.risks(on),
        "plan": lambda: plan,
        "logbook": lambda: Logbook(plan=plan),
        "survival-kit": lambda: SurvivalKit.of(firm, on=on, plan=plan),
        "progress": lambda: ProgressReport.of(plan, work.progress or Progress(plan=plan.id), work.before, on=on),
        "certificates": lambda: firm.certificate_register(on),
        "refreshers": lambda: firm.refreshers(on),
        "calendar": lambda: firm.expiry_calendar(on, on + YEAR),
    }
    yield "", makers[part]()
