"""The document of two knowledge maps beside each other: what differs, and what it means."""

from collections.abc import Iterable, Mapping
from datetime import date

from werkplekleren.documents import BulletList, Cell, Document, Inline, Table, Tone, heads, plain, row, strong
from werkplekleren.reports.requirements import group_words
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts, Value
from werkplekleren.reports.words import Words
from werkplekleren.retention import Coverage, CoverageOverTime, MapComparison, Reason, Risk, RiskChange, TopicChange
from werkplekleren.retention.map_differences import NOT_KNOWN


def map_comparison_document(comparison: MapComparison, voice: Voice) -> Document:
    """What changes between two maps of a firm, such as before and after a what-if."""
    return voice.document("map-comparison", _Comparing(comparison, voice).facts())


class _Comparing:
    """The facts of one comparison in one language."""

    def __init__(self, comparison: MapComparison, voice: Voice) -> None:
        self.comparison = comparison
        self.usual = Words(voice)
        self.words = Words(voice, "matrix-words")
        maps = (comparison.before, comparison.after)
        self.people = {person.id: person.name for firm in maps for person in firm.people}
        self.topics = {topic.id: topic.title for firm in maps for topic in firm.topics}
        self.certificates = {one.id: one.title for firm in maps for one in firm.certificates}
        self.changes = len(comparison.differences)
        self.required = {one.id: one.topic for firm in maps for one in firm.requirements}

    def facts(self) -> Facts:
        """Everything that the wording file can draw on."""
        one = self.comparison
        differences, topics, risks = one.differences, one.topics, one.risks
        lost = {each.topic: each.lost for each in topics if each.after == ()}
        nobody = {each.topic for each in topics if each.before == ()}
        single = {topic: (person,) for topic, person in one.single_points_added.items() if topic not in nobody}
        again = {topic: (person,) for topic, person in one.single_points_added.items() if topic in nobody}
        spread = {topic: (person,) for topic, person in one.single_points_removed.items() if topic not in lost}
        unmet, met = self._requirements(one.coverage_after, one.newly_unmet), self._requirements(one.coverage_before, one.no_longer_unmet)
        return Facts(
            values={"title": one.after.title, "start": self.usual.day(one.start), "end": self.usual.day(one.end), "changes": self.changes},
            conditions={
                "differences": bool(differences),
                "meaning": bool(topics or risks or unmet or met),
                "lost": bool(lost),
                "added": bool(single),
                "again": bool(again),
                "removed": bool(spread),
                "unmet": unmet is not None,
                "met": met is not None,
            },
            blocks={
                "differences": BulletList(items=tuple(plain(self.difference(each)) for each in differences)) if differences else None,
                "nobody-left": self._points(lost),
                "single-added": self._points(single),
                "single-again": self._points(again),
                "single-removed": self._points(spread),
                "unmet-list": unmet,
                "met-list": met,
                "topic-table": self._topic_table(topics) if topics else None,
                "risk-table": self._risk_table(risks) if risks else None,
            },
        )

    def difference(self, reason: Reason) -> str:
        """What differs on the maps, as a sentence."""
        values: dict[str, Value] = dict(reason.values)
        for name, known in (("person", self.people), ("topic", self.topics), ("certificate", self.certificates)):
            if name in values:
                values[name] = known[str(values[name])]
        if "requirement" in values:
            values["topic"] = self.topics[self.required[str(values["requirement"])]]
        if values.get("date", NOT_KNOWN) != NOT_KNOWN:
            values["date"] = self.usual.day(date.fromisoformat(str(values["date"])))
        return self.words(_code(reason), **values)

    def _points(self, points: Mapping[str, tuple[str, ...]]) -> BulletList | None:
        items: list[Inline] = [(*strong(self.topics[topic]), *plain(f": {self._who(people)}")) for topic, people in sorted(points.items())]
        return BulletList(items=tuple(items)) if items else None

    def _requirements(self, coverage: Coverage, named: Iterable[str]) -> BulletList | None:
        wanted = set(named)
        items: list[Inline] = [
            (*strong(self.topics[one.topic]), *plain(f": {group_words(one, self.words)}")) for one in coverage.unmet if one.requirement in wanted
        ]
        return BulletList(items=tuple(items)) if items else None

    def _topic_table(self, changes: Iterable[TopicChange]) -> Table:
        words = self.words
        header = heads(*(self._head(name) for name in ("requirement", "before", "after", "short-before", "short-after")))
        rows = [
            row(self.topics[one.topic], self._who(one.before), self._after_cell(one), self._day(one.short_before), self._day(one.short_after))
            for one in changes
        ]
        return Table(caption=plain(words("caption-changes", changes=self.changes)), header=header, rows=tuple(rows))

    def _head(self, name: str) -> str:
        return self.words(f"head-{name}", changes=self.changes)

    def _who(self, people: tuple[str, ...] | None) -> str:
        return "–" if people is None else self.words.listing([self.people[person] for person in people]) or self.words("nobody")

    def _after_cell(self, one: TopicChange) -> Cell:
        short: Tone | None = "warning" if one.short_after is not None else None  # fewer people, and enough of them, ask for nothing
        tone = "good" if one.gained and not one.lost else short if one.lost and one.after else "bad" if one.lost else None
        text = plain(self._who(one.after))
        return Cell(text=text) if tone is None else Cell(text=text, tone=tone)

    def _day(self, day: date | None) -> str:
        if day is None:
            return "–"
        return self.words("already") if day == self.comparison.start else self.usual.day(day)

    def _risk_table(self, changes: Iterable[RiskChange]) -> Table:
        words = self.words
        header = heads(*(self._head(name) for name in ("requirement", "before", "after", "difference")))
        before, after = (_without_people(over_time) for over_time in (self.comparison.over_time_before, self.comparison.over_time_after))
        ordered = sorted(changes, key=lambda one: one.topic not in after)
        rows = [
            row(
                self.topics[one.topic],
                self._risk(one.before, nobody=one.topic in before),
                self._risk(one.after, nobody=one.topic in after, tone="bad"),
                self._rise(one),
            )
            for one in ordered
        ]
        gone = {person.id for person in self.comparison.before.people} - {person.id for person in self.comparison.after.people}
        falls = any(one.before is not None and one.after is not None and one.rise < 0 for one in ordered)
        note = words("risk-changes-note") if gone and falls else ""
        return Table(
            caption=plain(words("caption-risk-changes", changes=self.changes)), header=header, rows=tuple(rows), note=plain(note) if note else ()
        )

    def _risk(self, risk: Risk | None, *, nobody: bool, tone: Tone = "neutral") -> Cell:
        if nobody:
            return Cell(text=plain(self.words("nobody")), tone=tone)
        said = self.words("no-figure") if risk is None else self.words("risk-total", total=risk.total or 0, person=risk.person_name)
        return Cell(text=plain(said))

    def _rise(self, one: RiskChange) -> Cell:
        """By how much a risk rises; nothing where one of both has no figure."""
        if one.before is None or one.after is None:
            return Cell(text=plain("–"), align="end")
        return Cell(text=plain(self.words.points(one.rise, 0)), tone="warning" if one.rise > 0 else "neutral", align="end")


def _without_people(over_time: CoverageOverTime) -> frozenset[str]:
    """The topics that nobody can do on the first day."""
    return frozenset(one.topic for one in over_time.moments[0].coverage.topics if not one.able)


DATED = {
    "person-added": "person-added-on",
    "certificate-changed": "certificate-until",
    "firm-certificate-changed": "firm-certificate-until",
}
"""Under which name the sentence stands where the date is known."""


def _code(reason: Reason) -> str:
    """Under which name the sentence of a difference stands."""
    values = reason.values
    if reason.code == "leaving-changed":
        return f"leaving-{values['status']}"
    if reason.code == "level-changed":
        return "level-gained" if values["before"] == NOT_KNOWN else "level-lost" if values["after"] == NOT_KNOWN else reason.code
    dated = values.get("date", NOT_KNOWN) != NOT_KNOWN
    return DATED.get(reason.code, reason.code) if dated else reason.code
