"""The certificate register and the refreshers on a day, as a page to look at."""

from collections.abc import Mapping, Sequence

from werkplekleren.documents import Cell, Document, Row, Table, Tone, heads, plain, row
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.retention import CertificateRegister, CertificateState, Refresher, Refreshers, RefresherState, RegisterEntry

TONES: Mapping[CertificateState | RefresherState, Tone] = {
    "lapsed": "bad",
    "revoked": "bad",
    "expiring": "warning",
    "unknown": "neutral",
    "valid": "good",
    "overdue": "bad",
    "due-soon": "warning",
    "not-due": "good",
}


def certificate_register_document(register: CertificateRegister, voice: Voice) -> Document:
    """Every certificate with its state: what asks for attention, what holds, what was replaced."""
    words, own = Words(voice), Words(voice, "calendar-words")
    needy = register.attention
    others = [entry for entry in register.current if entry not in needy]
    replaced = [entry for entry in register.entries if entry.replaced_by is not None]
    facts = Facts(
        values={"firm": register.title, "date": words.day(register.on), "count": len(register.entries), "attention_count": len(needy)},
        conditions={"empty": not register.entries, "attention": bool(needy)},
        blocks={
            "attention-table": _certificates("attention", needy, words, own),
            "other-table": _certificates("other", others, words, own),
            "history-table": _history(register, replaced, words, own),
        },
    )
    return voice.document("certificate-register", facts)


def refreshers_document(refreshers: Refreshers, voice: Voice) -> Document:
    """Who has to do what again, the most urgent first, with when it was last done and how to do it."""
    words, own = Words(voice), Words(voice, "calendar-words")
    days = refreshers.soon_days
    states: tuple[RefresherState, ...] = ("overdue", "due-soon", "unknown")
    counts = {state: len(refreshers.of_state(state)) for state in states}
    standing = [own(f"standing-{state}", n=count, days=days) for state, count in counts.items() if count]
    if not counts["overdue"] and not counts["due-soon"]:
        standing.insert(0, own("standing-calm", days=days))
    header = heads(*(own(f"head-{name}") for name in ("who", "what", "state", "until", "last", "do")))
    rows = tuple(_refresher(one, refreshers, words, own) for one in refreshers.items)
    table = Table(caption=plain(own("caption-refreshers")), header=header, rows=rows, widths=(1.6, 2.6, 1.3, 1.2, 1.4, 1.8)) if rows else None
    facts = Facts(
        values={
            "firm": refreshers.title,
            "date": words.day(refreshers.on),
            "late_count": counts["overdue"],
            "soon_count": counts["due-soon"],
            "unknown_count": counts["unknown"],
            "soon_days": days,
            "standing": " ".join(standing),
        },
        conditions={"empty": not rows},
        blocks={"refresher-table": table},
    )
    return voice.document("refreshers", facts)


def _certificates(name: str, entries: Sequence[RegisterEntry], words: Words, own: Words) -> Table | None:
    header = heads(*(own(f"head-{head}") for head in ("who", "what", "state", "until", "basis", "do")))
    rows = tuple(
        row(
            entry.person_name or words("the-firm"),
            Cell(text=plain(entry.certificate.title), header=True),
            _state(entry.state, own, days=entry.days_left or 0),
            words.short_day(entry.validity.last_day) if entry.validity.last_day is not None or not entry.validity.complete else "–",
            _basis(entry, own),
            "–" if entry.next is None else own(f"act-{entry.next.code}"),
            head=None,
        )
        for entry in entries
    )
    return Table(caption=plain(own(f"caption-{name}")), header=header, rows=rows, widths=(1.6, 2.6, 1.5, 1.3, 1.3, 1.6)) if rows else None


def _basis(entry: RegisterEntry, own: Words) -> str:
    """What says the last day: the paper or the rule; or that there is none."""
    said = entry.validity
    basis = said.confirm_basis if said.last_day is not None and said.last_day == said.confirm_by else said.expires_by
    return "–" if basis == "unknown" else own(f"basis-{basis}")


def _history(register: CertificateRegister, entries: Sequence[RegisterEntry], words: Words, own: Words) -> Table | None:
    header = heads(*(own(f"head-{head}") for head in ("who", "what", "until", "replaced")))
    rows = tuple(
        row(
            entry.person_name or words("the-firm"),
            Cell(text=plain(entry.certificate.title), header=True),
            words.short_day(entry.validity.last_day),
            register[entry.replaced_by].certificate.title,
            head=None,
        )
        for entry in entries
        if entry.replaced_by is not None
    )
    return Table(caption=plain(own("caption-history")), header=header, rows=rows) if rows else None


def _refresher(one: Refresher, refreshers: Refreshers, words: Words, own: Words) -> Row:
    form = next(form for form in refreshers.model.forms if form.id == one.form)
    by_proof = one.due is not None and one.due == one.proof_ends_on
    return row(
        one.person_name,
        Cell(text=plain(one.topic_title), header=True),
        _state(one.state, own),
        words.short_day(one.due),
        words.short_day(one.last),
        _proof_act(one, own) if by_proof else own("act-ask") if one.due is None else words.of(form.title),
        head=None,
    )


def _proof_act(one: Refresher, own: Words) -> str:
    """What to do with a certificate, as the register says it."""
    return own("act-proof") if one.proof_act is None else own("act-proof-now", act=own(f"act-{one.proof_act}"))


def _state(state: CertificateState | RefresherState, own: Words, days: int = 0) -> Cell:
    return Cell(text=plain(own(f"state-{state}", days=days)), tone=TONES[state])
