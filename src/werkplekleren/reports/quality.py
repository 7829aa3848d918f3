"""The report about what own answers say about a questionnaire: what is good, what to look at, what cannot be said."""

from collections.abc import Iterable, Mapping, Sequence

from werkplekleren._base import formatting
from werkplekleren.assessments import DimensionQuality, Finding, InstrumentQuality, ItemQuality, KeyedItem, Sample
from werkplekleren.documents import (
    BulletList,
    Cell,
    DistributionChart,
    DistributionRow,
    Document,
    Figure,
    Inline,
    KeyFigure,
    KeyFigures,
    ProfileChart,
    ProfileRow,
    Table,
    heads,
    plain,
    row,
    strong,
)
from werkplekleren.reports.left_out import sample_left_out
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words

MOST_CATEGORIES = 7

LOOK_AT: Mapping[str, str] = {"unanswered": "missing", "same-answer": "spread", "loose-item": "rest", "opposite-item": "rest"}
"""In which column of the table of questions a finding shows."""

CLEARER_WITH_MORE = frozenset({"uncertain", "too-few", "few-incomplete"})
"""Findings of a part that more lists would make clearer; more lists are no help to a part of one question."""


def quality_document(quality: InstrumentQuality, voice: Voice) -> Document:
    """What is good, what to look at, what these answers cannot say, and the figures behind it."""
    report = _Report(quality, voice)
    return voice.document("instrument-quality", report.facts())


def when(sample: Sample, words: Words) -> str:
    """From when to when the answers are, in brackets; empty when not kept."""
    if sample.first_day is None or sample.last_day is None:
        return ""
    same = sample.first_day == sample.last_day
    return f" ({words.day(sample.first_day) if same else words.period(sample.first_day, sample.last_day)})"


class _Report:
    """One report in one language."""

    def __init__(self, quality: InstrumentQuality, voice: Voice) -> None:
        self.quality = quality
        self.words = Words(voice)
        self.say = Words(voice, "quality-words")
        self.findings = quality.findings
        self.has_omega = any(one.omega is not None for one in quality.dimensions)
        self.reliable = [one for one in self.findings if one.code == "reliable"]

    def facts(self) -> Facts:
        quality, words, sample = self.quality, self.words, self.quality.sample
        uncertain = {one.dimension for one in self.findings if one.code in CLEARER_WITH_MORE}
        weak = {one.dimension for one in self.findings if one.code in {"unreliable", "contradicting", "no-spread"}}
        lists = {verdict: self._list(one for one in self.findings if one.verdict == verdict) for verdict in ("good", "look", "unknown")}
        groups, reliability = self._groups(), self._reliability()
        return Facts(
            values={
                "title": words.said(quality.legend.title),
                "n": sample.n or 0,
                "who": words.of(quality.legend.perspective(sample.perspective).plural),
                "sample": sample.description,
                "when": when(sample, words),
                "floor": sample.floor,
                "dimensions": len(quality.dimensions),
                "good": len(self.reliable),
                "weak": len(weak),
                "uncertain": len(uncertain),
                "validation": words.of(quality.legend.validation.note),
                "version": quality.version,
                "estimator": next((self.say(one.omega_estimator) for one in quality.dimensions if one.omega_estimator), ""),
            },
            conditions={
                "shown": sample.n is not None,
                "weak": bool(weak),
                "uncertain": bool(uncertain),
                "groups": groups is not None,
                "omega": self.has_omega,
                **{verdict: one is not None for verdict, one in lists.items()},
            },
            blocks={
                "key-figures": self._key_figures(),
                "reliability": reliability if isinstance(reliability, Figure) else None,
                "reliability-table": reliability if isinstance(reliability, Table) else None,
                "groups-table": groups,
                **{f"{verdict}-list": one for verdict, one in lists.items()},
            },
            lists={"dimensions": [self._dimension(one) for one in quality.dimensions if not one.withheld]},
        ).within(sample_left_out(sample, words.voice))

    def title(self, dimension: str) -> str:
        return self.words.of(self.quality.legend.dimension(dimension).title)

    def question(self, item: str) -> str:
        return self.words.of(self.quality.question(item))

    def _key_figures(self) -> KeyFigures | None:
        n = self.quality.sample.n
        if n is None:
            return None
        look = sum(one.verdict == "look" for one in self.findings)
        return KeyFigures(
            items=(
                KeyFigure(value=self.words.number(n), label=self.say("figure-lists", n=n)),
                KeyFigure(
                    value=self.say("figure-of", good=len(self.reliable), dimensions=len(self.quality.dimensions)), label=self.say("figure-reliable")
                ),
                KeyFigure(value=self.words.number(look), label=self.say("figure-look", look=look), tone="warning" if look else "good"),
            )
        )

    def _list(self, findings: Iterable[Finding]) -> BulletList | None:
        items = tuple(self._line(one) for one in findings)
        return BulletList(items=items) if items else None

    def _line(self, finding: Finding) -> Inline:
        values: dict[str, str | int] = {"n": self.quality.sample.n or 0, "floor": self.quality.sample.floor}
        head = ""
        if finding.dimension is not None:
            one = self.quality.dimension(finding.dimension)
            head = f"{self.title(finding.dimension)}:"
            values |= {"alpha": self._two(one.alpha), "low": self._two(one.alpha_low), "high": self._two(one.alpha_high)}
            values |= {"at_floor": self._share(one.at_floor), "at_ceiling": self._share(one.at_ceiling), "dimension": self.title(finding.dimension)}
            rest = next((item.item_rest for item in one.items if item.item == finding.item), None)
            values["rest"] = self._two(rest)
        if finding.item is not None:
            answered = self.quality.item(finding.item)
            head = self.say("question", question=self.question(finding.item))
            most = max(answered.counts, default=0) / (answered.n or 1)
            values |= {"missing": answered.missing or 0, "asked": answered.asked or 0, "most": self._share(most)}
        said = self.say.inline(finding.code, **values)
        return (*strong(head), *plain(" "), *said) if head else said

    def _two(self, value: float | None) -> str:
        return self.words.number(value, 2)

    def _share(self, value: float | None) -> str:
        return "–" if value is None else formatting.percentage(value, self.words.language)

    def _reliability(self) -> Figure | Table | None:
        if self.quality.sample.n is None:
            return None
        ranked = sorted(self.quality.dimensions, key=lambda one: (one.alpha is None, -(one.alpha or 0), self.title(one.dimension)))
        names = ("lists", "alpha", "margin", *(("omega",) if self.has_omega else ()), "error", "mean", "spread")
        table = Table(
            caption=plain(self.say("caption-reliability")),
            header=heads(*(self.say(f"head-{name}") for name in ("part", *names))),
            rows=tuple(row(self.title(one.dimension), *self._figures(one, names)) for one in ranked),
            note=plain(self.say("note-reliability")),
        )
        known = [one for one in ranked if one.alpha is not None]
        if not known:
            return table
        chart = ProfileChart(
            low=0,
            high=1,
            low_label=self.say("alpha-low"),
            high_label=self.say("alpha-high"),
            series=(self.say("alpha"),),
            rows=tuple(self._alpha_row(one) for one in ranked),
            digits=2,
        )
        description = self.say(
            "reliability-description",
            count=len(known),
            best=self.title(known[0].dimension),
            high=self._two(known[0].alpha),
            worst=self.title(known[-1].dimension),
            low=self._two(known[-1].alpha),
        )
        return Figure(title=self.say("title-reliability"), description=description, chart=chart, table=table, open=True)

    def _alpha_row(self, one: DimensionQuality) -> ProfileRow:
        label = self.title(one.dimension)
        if one.alpha is None or one.alpha_low is None or one.alpha_high is None:
            return ProfileRow(label=label, values=(None,), note=self.say("no-alpha"))
        if one.alpha < 0:
            return ProfileRow(label=label, values=(None,), note=self.say("below-zero", alpha=self._two(one.alpha)))
        return ProfileRow(label=label, values=(one.alpha,), margins=((max(0.0, one.alpha_low), one.alpha_high),))

    def _figures(self, one: DimensionQuality, names: Sequence[str]) -> tuple[Cell, ...]:
        texts = {
            "lists": self.words.number(one.n),
            "alpha": self._two(one.alpha),
            "margin": "–" if one.alpha_low is None else self.say("from-to", low=self._two(one.alpha_low), high=self._two(one.alpha_high)),
            "omega": self._two(one.omega),
            "error": self.words.number(one.sem, 1),
            "mean": self.words.number(one.mean),
            "spread": self.words.number(one.spread),
        }
        return tuple(Cell(text=plain(texts[name]), align="end") for name in names)

    def _dimension(self, one: DimensionQuality) -> Facts:
        items = [self.quality.item(item.item) for item in one.items]
        figures = tuple(self._distribution(one, group) for group in _by_scale(items))
        return Facts(
            values={"dimension": self.title(one.dimension), "dimension_id": one.dimension},
            blocks={"distributions": figures, "items-table": self._items_table(one)},
        )

    def _distribution(self, one: DimensionQuality, items: Sequence[ItemQuality]) -> Figure:
        scale = next((scale for scale in self.quality.scales if scale.id == items[0].scale), None)
        steps = range(items[0].low, items[0].high + 1)
        categories = [str(step) for step in steps] if scale is None else [self.words.of(option.label) for option in scale.options]
        turned = {item.item for item in one.items if item.reversed}
        chart = DistributionChart(
            categories=tuple(categories),
            rows=tuple(
                DistributionRow(label=self.question(item.item), counts=item.counts, note=self.say("reversed") if item.item in turned else "")
                for item in items
            ),
        )
        table = Table(
            caption=plain(self.say("caption-answers", dimension=self.title(one.dimension))),
            header=heads(self.say("head-question"), *categories, self.say("head-answers")),
            rows=tuple(row(self.question(item.item), *item.counts, item.n) for item in items),
        )
        most = max(items, key=lambda item: item.mean or 0)
        description = self.say("answers-description", count=len(items), question=self.question(most.item), mean=self.words.number(most.mean, 1))
        return Figure(title=self.say("title-answers"), description=description, chart=chart, table=table)

    def _items_table(self, one: DimensionQuality) -> Table:
        names = ("answers", "missing", "mean", "spread", "lowest", "highest", "rest", "without")
        return Table(
            caption=plain(self.say("caption-items", dimension=self.title(one.dimension))),
            header=heads(*(self.say(f"head-{name}") for name in ("question", *names))),
            rows=tuple(row(self.question(keyed.item), *self._item_cells(one, keyed, names)) for keyed in one.items),
            widths=(3.2, *(1.0 for _ in names)),
        )

    def _item_cells(self, one: DimensionQuality, keyed: KeyedItem, names: Sequence[str]) -> tuple[Cell, ...]:
        answered = self.quality.item(keyed.item)
        texts = {
            "answers": self.words.number(answered.n),
            "missing": self.words.number(answered.missing),
            "mean": self.words.number(answered.mean, 1),
            "spread": self.words.number(answered.spread, 1),
            "lowest": self._share(answered.at_low),
            "highest": self._share(answered.at_high),
            "rest": self._two(keyed.item_rest),
            "without": self._two(keyed.alpha_if_dropped),
        }
        look = {
            LOOK_AT[finding.code]
            for finding in self.findings
            if finding.item == keyed.item and finding.dimension in {None, one.dimension} and finding.code in LOOK_AT
        }
        return tuple(
            Cell(text=plain(f"{texts[name]} !" if name in look else texts[name]), align="end", tone="warning" if name in look else "neutral")
            for name in names
        )

    def _groups(self) -> Table | None:
        known = [(one.dimension, one.between_groups) for one in self.quality.dimensions if one.between_groups is not None]
        if not known:
            return None
        return Table(
            caption=plain(self.say("caption-groups")),
            header=heads(*(self.say(f"head-{name}") for name in ("part", "groups", "answers", "size", "icc1", "icc2"))),
            rows=tuple(
                row(
                    self.title(name),
                    *(
                        Cell(text=plain(text), align="end")
                        for text in (
                            self.words.number(one.groups),
                            self.words.number(one.n),
                            self.words.number(one.k, 1),
                            self._two(one.icc1),
                            self._two(one.icc2),
                        )
                    ),
                )
                for name, one in known
            ),
        )


def _by_scale(items: Iterable[ItemQuality]) -> list[list[ItemQuality]]:
    """The items that can be drawn in one figure, each with the same steps."""
    found: dict[tuple[str | None, int, int], list[ItemQuality]] = {}
    for item in items:
        if 2 <= len(item.counts) <= MOST_CATEGORIES:  # noqa: PLR2004 - a distribution has two steps at least
            found.setdefault((item.scale, item.low, item.high), []).append(item)
    return list(found.values())
