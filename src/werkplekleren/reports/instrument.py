"""An instrument as its full guide, and as a card of one page."""

from collections.abc import Sequence
from datetime import date

from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren.documents import (
    BulletList,
    Checklist,
    Document,
    Inline,
    KeyFigure,
    KeyFigures,
    SourceItem,
    Sources,
    Step,
    Steps,
)
from werkplekleren.instruments import Card, Guide, Instrument
from werkplekleren.instruments import Step as InstrumentStep
from werkplekleren.reports.titles import titles
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.reports.worksheet import worksheet_facts


def instrument_document(instrument: Instrument, voice: Voice) -> Document:
    """The guide of an instrument; what comes next is called as in the built-in toolbox."""
    return guide_document(instrument.guide(), voice)


def guide_document(guide: Guide, voice: Voice) -> Document:
    """The guide of an instrument: what it is for, how to do it, its worksheets, how sure it is."""
    words, instrument = Words(voice), guide.instrument
    own = Facts(
        values={
            "followed_by": words.listing(titles(instrument.followed_by, voice.language, guide.then)),
            "evidence": words(f"evidence-{instrument.evidence}"),
            "evidence_note": words.said(instrument.evidence_note),
        },
        blocks={
            "steps": Steps(items=tuple(_step(step, words) for step in instrument.steps)),
            "preparation": _ticks(instrument.preparation, words),
            "sources": sources_block(instrument.sources, words),
        },
        conditions={
            "preparation": bool(instrument.preparation),
            "evidence-note": instrument.evidence_note is not None,
        },
        lists={"worksheets": tuple(worksheet_facts(sheet, words) for sheet in instrument.worksheets)},
    )
    return voice.document("instrument", own.within(_shared(instrument, words)))


def card_document(card: Card, voice: Voice) -> Document:
    """The card of an instrument: all that one needs while carrying it out, each step on one line."""
    words, instrument = Words(voice), card.instrument
    own = Facts(
        values={"followed_by": words.listing(titles(instrument.followed_by, voice.language, card.then))},
        blocks={"steps": Steps(items=tuple(_short_step(step, words) for step in instrument.steps))},
    )
    return voice.document("instrument-card", own.within(_shared(instrument, words)), sheet=True)


def sources_block(sources: Sequence[Source], words: Words) -> Sources | None:
    """Sources with their own title and address, what they were used for, and the day on which they were last checked; each once."""
    notes: dict[tuple[str, str | None], dict[str, None]] = {}
    titles: dict[tuple[str, str | None], tuple[str, str | None]] = {}
    checked: dict[tuple[str, str | None], date] = {}
    for source in sources:
        key = (source.title, source.address)
        notes.setdefault(key, {}).update({words.of(source.note): None} if source.note is not None else {})
        if titles.get(key, ("", None))[1] is None:  # nothing is known of its language yet
            titles[key] = source.cited(words.language)
        checked[key] = max(source.checked, checked.get(key, source.checked))
    items = tuple(
        SourceItem(
            text=words.cited(*titles[title, address]),
            href=address,
            note=" ".join([*notes[title, address], words("checked", date=words.day(day))]),
        )
        for (title, address), day in checked.items()
    )
    return Sources(items=items) if items else None


def _shared(instrument: Instrument, words: Words) -> Facts:
    """What both the guide and the card say."""
    low, high = instrument.group_size
    figures = (
        (words("minutes", minutes=instrument.minutes), "minutes"),
        (words("people-same" if low == high else "people", low=low, high=high), "people"),
        (words(f"phase-{instrument.phase}"), "phase"),
        (words.listing([words(f"role-{role}") for role in instrument.roles]), "roles"),
    )
    return Facts(
        values={
            "title": words.said(instrument.title),
            "question": words.said(instrument.question),
            "purpose": words.said(instrument.purpose),
            "next_step": words.said(instrument.next_step.text),
            "next_step_minutes": instrument.next_step.minutes,
            "yields": words.said(instrument.yields),
        },
        blocks={
            "key-figures": KeyFigures(items=tuple(KeyFigure(value=value, label=words(f"label-{name}")) for value, name in figures)),
            "use-when": _bullets(instrument.use_when, words),
            "avoid-when": _bullets(instrument.avoid_when, words),
            "materials": _ticks(instrument.materials, words),
            "pitfalls": _bullets(instrument.pitfalls, words),
        },
        conditions={
            "materials": bool(instrument.materials),
            "pitfalls": bool(instrument.pitfalls),
            "yields": instrument.yields is not None,
            "followed-by": bool(instrument.followed_by),
        },
    )


def _step(step: InstrumentStep, words: Words) -> Step:
    return Step(
        title=words.said(step.title),
        text=words.said(step.text),
        meta=words("minutes", minutes=step.minutes),
        say=words.inline("say", say=words.of(step.say)) if step.say is not None else (),
    )


def _short_step(step: InstrumentStep, words: Words) -> Step:
    return Step(
        title=words.said(step.title),
        meta=words("minutes-short", minutes=step.minutes),
        say=words.inline("say-short", say=words.of(step.say)) if step.say is not None else (),
    )


def _bullets(texts: Sequence[Text], words: Words) -> BulletList | None:
    return BulletList(items=_said(texts, words)) if texts else None


def _ticks(texts: Sequence[Text], words: Words) -> Checklist | None:
    return Checklist(items=_said(texts, words)) if texts else None


def _said(texts: Sequence[Text], words: Words) -> tuple[Inline, ...]:
    return tuple(words.said(text) for text in texts)
