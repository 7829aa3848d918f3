"""The risk report: every topic and everybody, both factors kept, what each band asks for, and what is not known apart."""

from collections.abc import Sequence
from typing import cast

import attrs

from werkplekleren.documents import Cell, Document, KeyFigure, KeyFigures, Table, heads, plain, row, strong
from werkplekleren.reports.instrument import sources_block
from werkplekleren.reports.knowledge import key_figures, risk_figure
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.retention import Risk, RiskAssessment


def risk_document(risks: RiskAssessment, voice: Voice) -> Document:
    """The risks of losing knowledge on a day: the gravest, every topic, everybody, and what has to be found out."""
    words, said = Words(voice), Words(voice, "risk-words")
    method, figure, topics = risks.method, risk_figure(risks, words), _topics(risks, words, said)
    people = _people(risks, words, said)
    facts = Facts(
        values={
            "title": words("title-risk-document"),
            "date": words.day(risks.on),
            "method": words.of(method.title),
            "description": words.of(method.description),
            "unknown_action": words.of(method.unknown),
        },
        conditions={
            "description": method.description is not None,
            "risks": bool(risks.risks),
            "people": people is not None,
            "unknown": bool(risks.unknown),
            "nothing": not risks.risks and not risks.unknown,
        },
        blocks={
            "key-figures": _figures(risks, said),
            "band-table": _bands(risks, words, said),
            "risk-matrix": None if figure is None or topics is None else attrs.evolve(figure, table=topics),
            "risk-table": topics if figure is None else None,
            "person-table": people,
            "unknown-table": _unknown(risks.unknown, words, said),
            "sources": sources_block(method.sources, words),
        },
    )
    return voice.document("risk-assessment", facts)


def _figures(risks: RiskAssessment, said: Words) -> KeyFigures | None:
    highest = risks.method.bands[-1]
    gravest = sum(risk.band == highest.id for risk in risks.by_topic.values())
    single = len({risk.topic for risk in (*risks.risks, *risks.unknown) if risk.single})
    nobody = sum(risk.person is None for risk in risks.unknown)
    counts = (
        (gravest, said("figure-gravest", n=gravest, band=said.of(highest.title))),
        (single, said("figure-single", n=single)),
        (nobody, said("figure-nobody", n=nobody)),
    )
    return key_figures(*(KeyFigure(value=str(count), label=label, tone="warning") if count else None for count, label in counts))


def _bands(risks: RiskAssessment, words: Words, said: Words) -> Table | None:
    """What each band asks for, the gravest first, with how many topics are in it."""
    if not risks.risks:
        return None
    counts = risks.band_counts
    rows = tuple(
        row(
            Cell(text=plain(words.of(band.title)), tone=band.tone, header=True),
            said("from", total=band.starts_at),
            Cell(text=plain(counts[band.id]), align="end"),
            words.of(band.action),
        )
        for band in reversed(risks.method.bands)
    )
    header = heads(words("head-band"), said("head-total-from"), said("head-topics"), said("head-action"))
    return Table(caption=plain(said("caption-bands")), header=header, rows=rows, widths=(2, 1.2, 1, 5))


def _topics(risks: RiskAssessment, words: Words, said: Words) -> Table | None:
    """Every topic with a risk, by its greatest: whose it is, both factors, and who else can do it."""
    rows = tuple(
        row(
            Cell(text=plain(number), align="end"),
            Cell(text=plain(risk.topic_title), header=True),
            risk.person_name,
            *(Cell(text=plain(cast("int", factor)), align="end") for factor in (risk.attrition, risk.position)),
            Cell(text=strong(cast("int", risk.total)), align="end"),
            _band(risk, risks, words),
            Cell(text=plain(risk.holders), align="end", tone="warning" if risk.single else "neutral"),
            head=None,
        )
        for number, risk in enumerate(risks.by_topic.values(), start=1)
    )
    names = (*(words(f"head-{name}") for name in ("number", "topic", "holder", "attrition", "position", "total", "band")), said("head-holders"))
    return Table(caption=plain(said("caption-topics")), header=heads(*names), rows=rows, widths=(0.6, 3.2, 1.8, 1, 1, 1, 1.8, 1)) if rows else None


def _band(risk: Risk, risks: RiskAssessment, words: Words) -> Cell:
    band = next(band for band in risks.method.bands if band.id == risk.band)
    return Cell(text=plain(words.of(band.title)), tone=band.tone)


def _people(risks: RiskAssessment, words: Words, said: Words) -> Table | None:
    """Everybody who can do something: when they leave, how many topics, what only they can do, and the greatest total."""
    found: dict[str, list[Risk]] = {}
    for risk in (*risks.risks, *risks.unknown):
        if risk.person is not None:
            found.setdefault(risk.person, []).append(risk)
    rows = [
        row(
            Cell(text=plain(own[0].person_name), header=True),
            _leaves(own[0], words),
            Cell(text=plain(len(own)), align="end"),
            words.listing([risk.topic_title for risk in own if risk.single]) or said("nothing-alone"),
            Cell(text=plain(words.number(max((risk.total for risk in own if risk.total is not None), default=None))), align="end"),
        )
        for own in found.values()
    ]
    header = heads(said("head-person"), words("head-leaves"), said("head-topics"), said("head-alone"), said("head-greatest"))
    return Table(caption=plain(said("caption-people")), header=header, rows=tuple(rows), widths=(2, 1.6, 1, 4.4, 1)) if rows else None


def _leaves(risk: Risk, words: Words) -> str:
    if any(reason.code == "horizon-unknown" for reason in risk.reasons):
        return words("leaving-unknown")
    return words("leaving-not-foreseen-short") if risk.leaves_on is None else words.short_day(risk.leaves_on)


def _unknown(unknown: Sequence[Risk], words: Words, said: Words) -> Table | None:
    """What has no total, and what has to be found out."""
    asked = ("nobody-knows", "horizon-unknown", "criticality-not-judged")
    rows = tuple(
        row(
            Cell(text=plain(risk.topic_title), header=True),
            risk.person_name or said("nobody"),
            Cell(text=plain(words.number(risk.position)), align="end"),
            "; ".join(said(f"unknown-{reason.code}") for reason in risk.reasons if reason.code in asked),
        )
        for risk in unknown
    )
    header = heads(words("head-topic"), words("head-holder"), words("head-position"), said("head-find-out"))
    return Table(caption=plain(said("caption-unknown")), header=header, rows=rows, widths=(3, 2, 1, 4)) if rows else None
