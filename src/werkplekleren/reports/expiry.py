"""The certificate calendar: per month and per person what expires, is confirmed or has to be done again, and when to arrange it."""

from collections.abc import Sequence
from datetime import date

from werkplekleren._base.formatting import capital, month_of_year
from werkplekleren.documents import BulletList, Cell, Document, KeyFigure, Row, Table, Tone, heads, plain, row, strong
from werkplekleren.reports.instrument import sources_block
from werkplekleren.reports.knowledge import key_figures
from werkplekleren.reports.reference import how_long
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.retention import CalendarItem, CertificateType, ExpiryCalendar, RefresherForm


def expiry_calendar_document(calendar: ExpiryCalendar, voice: Voice) -> Document:
    """A certificate calendar for the firm: what is late first, then what to arrange now, each month, each person, and the rules used."""
    words, own = Words(voice), Words(voice, "calendar-words")
    return voice.document("certificate-calendar", _Calendar(calendar, words, own).facts())


class _Calendar:
    """A calendar with the words to tell it in."""

    def __init__(self, calendar: ExpiryCalendar, words: Words, own: Words) -> None:
        self.calendar = calendar
        self.words = words
        self.own = own
        self.forms = {form.id: form for form in calendar.decay_model.forms}

    def facts(self) -> Facts:
        """What the wording file can draw on."""
        calendar, words, own = self.calendar, self.words, self.own
        now = calendar.to_book[len(calendar.late) :]
        used = self._forms_used()
        figures: tuple[tuple[str, int, Tone], ...] = (
            ("late", len(calendar.late), "bad"),
            ("now", len(now), "warning"),
            ("period", len(calendar.items), "neutral"),
            ("unknown", len(calendar.undated), "neutral"),
        )
        refreshed = bool(used)
        return Facts(
            values={
                "firm": calendar.title,
                "start": words.day(calendar.start),
                "end": words.day(calendar.end),
                "count": len(calendar.items),
                "late_count": len(calendar.late),
                "now_count": len(now),
                "unknown_count": len(calendar.undated),
                "target": words.percent(calendar.target),
                "model_title": words.of(calendar.decay_model.title),
            },
            conditions={
                "items": bool(calendar.items),
                "late": bool(calendar.late),
                "now": bool(now),
                "unknown": bool(calendar.undated),
                "nothing": not (calendar.items or calendar.late or calendar.undated),
                "provisional": any(item.provisional for item in calendar.items),
                "refreshers": refreshed,
                "again": any(item.form is not None for item in calendar.items),
                "kinds": bool(calendar.certificate_types),
                "people": bool(calendar.by_person),
                "firm": bool(calendar.of_firm),
            },
            blocks={
                "key-figures": key_figures(
                    *(KeyFigure(value=str(count), label=own(f"figure-{name}", n=count), tone=tone) for name, count, tone in figures if count)
                ),
                "late-table": self._table("late", calendar.late),
                "now-table": self._table("now", now),
                "unknown-table": self._unknown(),
                "firm-table": self._person(calendar.of_firm),
                "forms": BulletList(items=tuple((*strong(words.of(form.title)), *plain(f": {words.of(form.what)}")) for form in used))
                if used
                else None,
                "assumptions": BulletList(items=tuple(plain(words.of(one)) for one in calendar.decay_model.assumptions)) if refreshed else None,
                "kinds-table": self._kinds(),
                "sources": sources_block(
                    (
                        *(source for kind in calendar.certificate_types for source in kind.sources),
                        *(calendar.decay_model.sources if refreshed else ()),
                    ),
                    words,
                ),
            },
            lists={
                "months": [
                    Facts(
                        values={"month": capital(month_of_year(month, words.language)), "month_id": f"{month.year}-{month.month:02}"},
                        blocks={
                            "month-table": self._table("month", [item for item in items if item.form is None], month),
                            "refresh-table": self._table("refresh", [item for item in items if item.form is not None], month),
                        },
                    )
                    for month, items in calendar.by_month.items()
                ],
                "people": [
                    Facts(
                        values={"person": items[0].person_name, "person_id": person},
                        blocks={
                            "person-table": self._person([item for item in items if item.form is None]),
                            "refresh-table": self._again([item for item in items if item.form is not None]),
                        },
                    )
                    for person, items in calendar.by_person.items()
                ],
            },
        )

    def _forms_used(self) -> list[RefresherForm]:
        named = {item.form for item in (*self.calendar.late, *self.calendar.items, *self.calendar.undated)}
        return [form for name, form in self.forms.items() if name in named]

    def _table(self, name: str, items: Sequence[CalendarItem], month: date | None = None) -> Table | None:
        """A line for each thing and day; what several people have to do on one day stands together."""
        together: dict[tuple[date | None, str, str, bool], list[CalendarItem]] = {}
        for item in items:
            together.setdefault((item.day, self._act(item, caption_says=name == "refresh"), item.title, item.provisional), []).append(item)
        rows = tuple(self._line(group, act) for (_, act, _, _), group in together.items())
        header = heads(*(self.own(f"head-{head}") for head in ("until", "what", "who", "do", "book")))
        caption = self.own(f"caption-{name}", month="" if month is None else month_of_year(month, self.words.language))
        return Table(caption=plain(caption), header=header, rows=rows, widths=(1.2, 2.6, 2, 1.8, 1.3)) if rows else None

    def _line(self, group: Sequence[CalendarItem], act: str) -> Row:
        first = group[0]
        return row(
            self._day(first),
            Cell(text=plain(first.title), header=True),
            self.words.listing([self._who(one) for one in group]),
            act,
            self._book(first),
            head=None,
        )

    def _person(self, items: Sequence[CalendarItem]) -> Table | None:
        """The certificates of one person, with what says each day."""
        header = heads(*(self.own(f"head-{head}") for head in ("until", "what", "do", "book", "basis")))
        rows = tuple(self._own_line(item, self._basis(item)) for item in items)
        return Table(caption=plain(self.own("caption-person")), header=header, rows=rows, widths=(1.2, 2.6, 1.6, 1.3, 1.6)) if rows else None

    def _again(self, items: Sequence[CalendarItem]) -> Table | None:
        """What one person has to do again, when it was not done in the meantime."""
        header = heads(*(self.own(f"head-{head}") for head in ("until", "what", "do", "book")))
        rows = tuple(self._own_line(item) for item in items)
        return Table(caption=plain(self.own("caption-again")), header=header, rows=rows, widths=(1.2, 2.9, 2.4, 1.8)) if rows else None

    def _own_line(self, item: CalendarItem, *more: str) -> Row:
        act = self._act(item, caption_says=True)
        return row(self._day(item), Cell(text=plain(item.title), header=True), act, self._book(item), *more, head=None)

    def _who(self, item: CalendarItem) -> str:
        return item.person_name or self.words("the-firm")

    def _day(self, item: CalendarItem) -> str:
        day = self.words.short_day(item.day)
        return self.own("expected", day=day) if item.provisional else day

    def _act(self, item: CalendarItem, *, caption_says: bool = False) -> str:
        """What to do; a refresher is needed only when the work was not done, which the caption of a table may say for all its lines."""
        if item.form is None or item.day is None:
            return self.own("act-ask" if item.day is None else f"act-{item.act}")
        form = self.words.of(self.forms[item.form].title)
        return form if caption_says else self.own("act-refresh", form=form)

    def _book(self, item: CalendarItem) -> Cell:
        if item.day is not None and item.day < self.calendar.start:
            return Cell(text=strong(self.own("book-late")), tone="bad")
        if item.book_by is not None and item.book_by <= self.calendar.start:
            return Cell(text=strong(self.own("book-now")), tone="warning")
        return Cell(text=plain("–" if item.book_by is None else self.words.short_day(item.book_by)))

    def _basis(self, item: CalendarItem) -> str:
        return self.own(f"basis-{item.basis}", lacks=self._lacks(item))

    def _lacks(self, item: CalendarItem) -> str:
        return self.words.listing([self.own(f"lack-{lack}") for lack in item.lacks])

    def _unknown(self) -> Table | None:
        """A line for each thing of which no day is known; what several people lack alike stands together."""
        together: dict[tuple[str, str, str], list[str]] = {}
        for item in self.calendar.undated:
            together.setdefault((item.title, item.act, self._lacks(item)), []).append(self._who(item))
        rows = tuple(
            row(Cell(text=plain(title), header=True), self.words.listing(names), lacks, head=None)
            for (title, _, lacks), names in sorted(together.items())
        )
        header = heads(*(self.own(f"head-{head}") for head in ("what", "who", "lacks")))
        return Table(caption=plain(self.own("caption-unknown")), header=header, rows=rows, widths=(3, 2.5, 3)) if rows else None

    def _kinds(self) -> Table | None:
        """The rule of each kind of certificate that was used, with what has to be done while it holds."""
        rows = tuple(self._kind(kind) for kind in self.calendar.certificate_types)
        header = heads(*(self.own(f"head-{head}") for head in ("kind", "rule", "holds", "confirm", "duties", "checked")))
        return Table(caption=plain(self.own("caption-kinds")), header=header, rows=rows, widths=(2, 1.5, 1.3, 1.8, 3, 1.2)) if rows else None

    def _kind(self, kind: CertificateType) -> Row:
        words = self.words
        confirm = "–"
        if kind.confirm_months is not None:
            every = self.own("every", months=kind.confirm_months)
            confirm = every if kind.confirmed_by is None else self.own("every-by", every=every, who=words.of(kind.confirmed_by))
        return row(
            words.of(kind.title),
            words(f"rule-{kind.rule}"),
            how_long(kind, words),
            confirm,
            " ".join(words.of(duty) for duty in kind.duties) or "–",
            words.short_day(kind.checked),
        )
