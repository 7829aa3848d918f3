"""One page each: a kind of certificate, an employer's question with its route, an example from practice."""

from collections.abc import Sequence

from werkplekleren._base.text import Text
from werkplekleren.documents import BulletList, Document, KeyFigure, KeyFigures, Step, Steps, Table, heads, plain, row
from werkplekleren.instruments import EmployerQuestion, PracticeCase
from werkplekleren.reports.instrument import sources_block
from werkplekleren.reports.titles import title, titles
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.retention import CertificateType, RenewalRoute

YEAR = 12


def certificate_document(kind: CertificateType, voice: Voice) -> Document:
    """What is known of one kind of certificate: who decides, how long it holds, how it is renewed, and what was not confirmed."""
    words = Words(voice)
    facts = Facts(
        values={
            "title": words.said(kind.title),
            "purpose": words.said(kind.purpose),
            "rule": words(f"rule-{kind.rule}"),
            "period": how_long(kind, words),
            "term": words.said(kind.term),
            "confirm": "" if kind.confirm_months is None else _months(kind.confirm_months, words),
            "confirmed_by": words.said(kind.confirmed_by),
            "lead": "" if kind.lead_weeks is None else words("weeks", weeks=kind.lead_weeks),
            "register": words.said(kind.register),
            "holder": words(f"holder-{kind.holder}"),
            "unverified": words.said(kind.unverified),
            "checked": words.day(kind.checked),
        },
        blocks={
            "duties": _bullets(kind.duties, words),
            "routes": _routes(kind.routes, words),
            "sources": sources_block(kind.sources, words),
        },
        conditions={
            "confirm": kind.confirm_months is not None,
            "confirmed-by": kind.confirmed_by is not None,
            "lead": kind.lead_weeks is not None,
            "register": kind.register is not None,
            "duties": bool(kind.duties),
            "routes": bool(kind.routes),
            "unverified": kind.unverified is not None,
        },
    )
    return voice.document("certificate", facts)


def question_document(question: EmployerQuestion, voice: Voice) -> Document:
    """A question as an employer says it, what lies behind it, and the instruments that lead to an answer."""
    words = Words(voice)
    route = Steps(items=tuple(Step(title=plain(title(step.instrument, voice.language)), text=words.said(step.why)) for step in question.route))
    facts = Facts(
        values={"title": words.said(question.title), "question": words.said(question.question), "behind": words.said(question.behind)},
        blocks={"route": route, "sources": sources_block(question.sources, words)},
    )
    return voice.document("employer-question", facts)


def case_document(case: PracticeCase, voice: Voice) -> Document:
    """What a firm or project did and what came of it; a case that was made up says so before anything else."""
    words = Words(voice)
    figures = [
        KeyFigure(value=words.number(number), label=words(label))
        for number, label in ((case.people, "label-firm-people"), (case.firms, "label-firms"))
        if number is not None
    ]
    facts = Facts(
        values={
            "title": words.said(case.title),
            "trade": words.of(case.trade),
            "problem": words.said(case.problem),
            "done": words.said(case.done),
            "outcome": words.said(case.outcome),
            "instruments": words.listing(titles(case.instruments, voice.language)),
        },
        blocks={"key-figures": KeyFigures(items=tuple(figures)) if figures else None, "sources": sources_block(case.sources, words)},
        conditions={"illustrative": case.illustrative, "outcome": case.outcome is not None, "instruments": bool(case.instruments)},
    )
    return voice.document("practice-case", facts)


def _routes(routes: Sequence[RenewalRoute], words: Words) -> Table | None:
    if not routes:
        return None
    return Table(
        caption=plain(words("caption-routes")),
        header=heads(*(words(f"head-{name}") for name in ("route", "gives", "conditions"))),
        rows=tuple(
            row(words.of(route.what), how_long(route, words), " ".join(words.of(condition) for condition in route.conditions)) for route in routes
        ),
    )


def how_long(holds: CertificateType | RenewalRoute, words: Words) -> str:
    """How long something holds: in years where it is whole years."""
    return words(f"period-{holds.period}") if holds.months is None else _months(holds.months, words)


def _months(months: int, words: Words) -> str:
    years, rest = divmod(months, YEAR)
    return words("months", months=months) if rest else words("years", years=years)


def _bullets(texts: Sequence[Text], words: Words) -> BulletList | None:
    return BulletList(items=tuple(words.said(text) for text in texts)) if texts else None
