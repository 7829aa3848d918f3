"""The report about what changed in a group between two rounds; what either round withholds stays out, and why is said once."""

from collections.abc import Iterable

import attrs

from werkplekleren._base.formatting import capital, difference
from werkplekleren.assessments import CategoriesChange, GroupChange, GroupDifference, PartChange
from werkplekleren.assessments.comparable import high_is_good
from werkplekleren.documents import BulletList, Cell, Document, Figure, ProfileChart, ProfileRow, Row, Table, Tone, heads, plain, row, strong
from werkplekleren.reports.change import DIGITS, figures, tone_of
from werkplekleren.reports.left_out import left_out_facts
from werkplekleren.reports.survey_categories import categories_of, count_in
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words

NONE = "–"


def group_change_document(change: GroupChange, voice: Voice) -> Document:
    """What changed, what did not clearly, and what is not known, for each perspective; then for teams."""
    words = Words(voice)
    page = _Page(change, words, Words(voice, "change-words"))
    ranked = sorted(change, key=lambda one: not change.legend.perspective(one.perspective).confidential)
    shown = [one for one in ranked if not one.withheld]
    hidden = [page.who(one) for one in ranked if one.withheld]
    facts = Facts(
        values={
            "title": words.said(change.legend.title),
            "hidden_reason": "" if change.reason is None else page.say(f"hidden-{change.design}", floor=change.floor),
            "hidden_who": words.listing(hidden),
            "effect": next((one.effect_size for part in change for one in part.changes if one.effect_size is not None), "d_av"),
            "validation": words.of(change.legend.validation.note),
        },
        conditions={
            "paired": change.design == "paired",
            "hidden": change.reason is not None,
            "hidden-who": bool(hidden),
        },
        lists={"perspectives": tuple(page.facts(one) for one in shown)},
    )
    return voice.document("group-change", facts)


@attrs.frozen
class _Page:
    """A change with the words in which it is said."""

    change: GroupChange
    words: Words
    say: Words

    def who(self, part: PartChange) -> str:
        return self.words.of(self.change.legend.perspective(part.perspective).plural)

    def facts(self, part: PartChange) -> Facts:
        ranked = sorted(part.changes, key=lambda one: (one.after is None, -(one.after or 0), self.title(one)))
        table, seen = self.table(part, ranked), [one for one in ranked if not one.withheld]
        figure = self.figure(part, ranked, table)
        counted, teams, categories = self.counted(part, ranked), self.teams(part), self.categories(part)
        lists = {
            "clear": self.bullets(one for one in seen if one.verdict in {"higher", "lower"}),
            "not-clear": self.bullets(one for one in seen if one.verdict == "not-clear"),
            "not-known": self.bullets(one for one in seen if one.verdict == "not-known"),
        }
        return Facts(
            values={
                "who": capital(self.who(part)),
                "perspective_id": part.perspective,
                "n_before": part.n_before or 0,
                "n_after": part.n_after or 0,
                "pairs": part.pairs or 0,
                "version": self.change.version,
                "earlier_version": self.change.earlier_version,
                "answered_versions": self.words.listing(part.answered_versions),
                "earlier_answered_versions": self.words.listing(part.earlier_answered_versions),
            },
            conditions={
                "other-version": bool(part.answered_versions),
                "earlier-other-version": bool(part.earlier_answered_versions),
                "counted": counted is not None,
                "teams": teams is not None,
                "categories": bool(categories),
                "margins": any(_margin(one) for one in ranked),
                **{name: one is not None for name, one in lists.items()},
            },
            blocks={
                "changes": figure,
                "changes-table": table if figure is None else None,
                "counted-table": counted,
                "teams-table": teams,
                "categories-tables": categories or None,
                **{f"{name}-list": one for name, one in lists.items()},
            },
        ).within(self.left_out(part))

    def left_out(self, part: PartChange) -> Facts:
        """What may be said of the responses that were left out of each round."""
        voice = self.words.voice
        earlier = left_out_facts(part.earlier_left_out, part.earlier_left_out_reasons, voice, about="earlier_")
        return left_out_facts(part.left_out, part.left_out_reasons, voice).within(earlier)

    def categories(self, part: PartChange) -> tuple[Table, ...]:
        """How many fell in each category in both rounds, of each classification that is shown."""
        return tuple(self.category_table(one) for one in part.categories if not one.withheld)

    def category_table(self, change: CategoriesChange) -> Table:
        one = self.change.legend.classification(change.classification)
        sides = (change.before, change.after)
        rows = [
            row(title, *(figures(self.words.number(count_in(side, name))) for side in sides))
            for name, title, _ in categories_of(one, self.words, none_holds=any(side.none_holds is not None for side in sides))
        ]
        names = (self.words("series", name=self.say(f"head-{name}"), n=side.n or 0) for name, side in zip(("before", "after"), sides, strict=True))
        return Table(
            caption=plain(self.words.of(one.title)),
            header=heads(self.words("head-outcome"), *names),
            rows=tuple(rows),
            note=plain(self.say("note-categories" if change.same_rules else "note-categories-other-rules")),
        )

    def title(self, one: GroupDifference) -> str:
        return self.words.of(self.change.legend.dimension(one.dimension).title)

    def tone(self, one: GroupDifference) -> Tone:
        good = high_is_good(self.change.legend.dimension(one.dimension).bands)
        return tone_of(is_better=None if good is None or one.verdict in {"not-clear", "not-known"} else good == (one.verdict == "higher"))

    def points(self, one: GroupDifference) -> str:
        """The difference between the means as they are shown."""
        if one.difference is None or one.before is None or one.after is None:
            return NONE
        return self.words.points(difference(one.after, one.before, DIGITS), DIGITS)

    def verdict(self, one: GroupDifference) -> str:
        return self.words("withheld-short") if one.withheld else self.say(f"group-verdict-{one.verdict}")

    def bullets(self, ones: Iterable[GroupDifference]) -> BulletList | None:
        items = tuple((*strong(self.title(one)), *plain(self.line(one))) for one in ones)
        return BulletList(items=items) if items else None

    def line(self, one: GroupDifference) -> str:
        code = "group-line" if one.verdict in {"higher", "lower"} else f"group-line-{one.reason or one.verdict}"
        return self.say(
            code,
            verdict=self.verdict(one),
            before=self.words.number(one.before, DIGITS),
            after=self.words.number(one.after, DIGITS),
            difference=self.points(one),
            good=self.words.of(self.change.legend.dimension(one.dimension).good),
        )

    def cells(self, one: GroupDifference) -> tuple[Cell, ...]:
        """Means, difference, interval, numbers, effect in a paired change, and the outcome."""
        paired = self.change.design == "paired"
        interval = NONE
        if one.low is not None and one.high is not None:
            interval = self.say("interval", low=self.words.points(one.low, DIGITS), high=self.words.points(one.high, DIGITS))
        both = self.say("n-both", before=self.words.number(one.n_before), after=self.words.number(one.n_after))
        return (
            figures(self.words.number(one.before, DIGITS)),
            figures(self.words.number(one.after, DIGITS)),
            figures(self.points(one)),
            figures(interval),
            figures(NONE if one.withheld else self.words.number(one.n_after) if paired else both),
            *((figures(self.words.points(one.effect, 2)),) if paired else ()),
            Cell(text=plain(self.verdict(one)), tone=self.tone(one)),
        )

    def heads(self) -> tuple[str, ...]:
        names = ("n",) if self.change.design == "independent" else ("pairs", "effect")
        return tuple(self.say(f"head-{name}") for name in ("before", "after", "difference", "interval", *names, "verdict"))

    def table(self, part: PartChange, ranked: list[GroupDifference]) -> Table:
        return Table(
            caption=plain(self.say("caption-group", who=self.who(part))),
            header=heads(self.words("head-part"), *self.heads()),
            rows=tuple(row(self.title(one), *self.cells(one)) for one in ranked),
        )

    def teams(self, whole: PartChange) -> Table | None:
        """A row for each dimension of each team; a team that is withheld has one row that says so. Nothing when all are."""
        rows: list[Row] = []
        parts = [one for one in self.change.groups if one.perspective == whole.perspective]
        for part in parts:
            name = part.group or ""
            if part.withheld:
                rows.append(row(name, NONE, *self.cells(GroupDifference(dimension=part.changes[0].dimension, withheld=True))))
            else:
                rows += [row(name, self.title(one), *self.cells(one)) for one in part.changes]
        header = heads(self.words("head-group"), self.words("head-part"), *self.heads())
        shown = any(not part.withheld for part in parts)
        return Table(caption=plain(self.say("caption-teams", who=self.who(whole))), header=header, rows=tuple(rows)) if shown else None

    def counted(self, part: PartChange, ranked: list[GroupDifference]) -> Table | None:
        """How many people changed reliably, where the measurement error is known."""
        known = {error.dimension for error in self.change.errors}
        rows = tuple(
            row(
                self.title(one),
                *(
                    figures(NONE if count is None else self.words.number(count))
                    for count in (one.reliably_higher, one.reliably_lower, one.not_reliably_changed)
                ),
            )
            for one in ranked
            if one.dimension in known and not one.withheld
        )
        header = heads(self.words("head-part"), *(self.say(f"head-{name}") for name in ("higher", "lower", "same")))
        return Table(caption=plain(self.say("caption-counted", who=self.who(part))), header=header, rows=rows) if rows else None

    def figure(self, part: PartChange, ranked: list[GroupDifference], table: Table) -> Figure | None:
        """The means now as dots, those before as rings, and around each dot how far it may lie from the ring by chance."""
        if not any(one.after is not None for one in ranked):
            return None
        who = capital(self.who(part))
        chart = ProfileChart(
            low=0,
            high=100,
            low_label="",
            high_label="",
            series=(self.say("series-now"),),
            rows=tuple(
                ProfileRow(
                    label=self.title(one),
                    values=(one.after,),
                    margins=(_margin(one),),
                    before=one.before,
                    note=self.verdict(one),
                )
                for one in ranked
            ),
            digits=DIGITS,
        )
        verdicts = [one.verdict for one in ranked]
        description = self.say("group-description", count=len(ranked), higher=verdicts.count("higher"), lower=verdicts.count("lower"))
        return Figure(title=who, description=description, chart=chart, table=table)


def _margin(one: GroupDifference) -> tuple[float, float] | None:
    """Where the later mean may lie, seen from the earlier one: that one lies outside when the difference is clear."""
    if one.before is None or one.low is None or one.high is None:
        return None
    return max(0.0, one.before + one.low), min(100.0, one.before + one.high)
