"""The report about a response in a later version of its questionnaire: what was lost, what reads otherwise, what has no answer."""

import attrs

from werkplekleren.assessments import Answer, CarriedAnswer, LostAnswer, Migrated, MigratedItem, MissingAnswer
from werkplekleren.documents import BulletList, Document, Row, Table, heads, plain, row
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words


def migrated_document(migrated: Migrated, voice: Voice) -> Document:
    """What became of the answers; answers in somebody's own words stay out."""
    page = _Page(migrated, Words(voice), Words(voice, "migration-words"))
    changed = [one for one in migrated.carried if page.reads_otherwise(one)]
    reasons = () if migrated.legend is None else migrated.legend.reasons
    tables = {
        "lost": page.table("lost", [page.lost(one) for one in migrated.lost]),
        "changed": page.table("changed", [page.changed(one) for one in changed]),
        "missing": page.table("missing", [page.missing(one) for one in migrated.missing]),
    }
    facts = Facts(
        values={
            "title": migrated.response.questionnaire if migrated.legend is None else page.words.said(migrated.legend.title),
            "response": migrated.response.id,
            "answered_version": migrated.versions[0],
            "version": migrated.versions[-1],
            "given": len(migrated.given),
            "carried": len(migrated.carried),
            "lost": len(migrated.lost),
            "missing": len(migrated.missing),
        },
        conditions={"migrated": len(migrated.versions) > 1, "reasons": bool(reasons), **{name: one is not None for name, one in tables.items()}},
        blocks={
            "reasons-list": BulletList(items=tuple(plain(page.words.of(one)) for one in reasons)) if reasons else None,
            **{f"{name}-table": one for name, one in tables.items()},
        },
    )
    return voice.document("migrated-response", facts)


@attrs.frozen
class _Page:
    """A migrated response with the words in which it is told."""

    migrated: Migrated
    words: Words
    say: Words

    def table(self, name: str, rows: list[Row]) -> Table | None:
        names = {
            "lost": ("question", "answer", "why"),
            "changed": ("old-question", "answer", "new-question", "new-answer", "how"),
            "missing": ("question", "why"),
        }[name]
        header = heads(*(self.say(f"head-{one}") for one in names))
        return Table(caption=plain(self.say(f"caption-{name}")), header=header, rows=tuple(rows)) if rows else None

    def lost(self, one: LostAnswer) -> Row:
        why = self.say(f"lost-{one.why}", version=one.version)
        return row(*self.answered(self.old(one.item), one.item, one.answer), f"{why} {self.words.of(one.reason)}".rstrip())

    def changed(self, one: CarriedAnswer) -> Row:
        new = self.answered(self.new(one.to), one.to, one.became)
        return row(*self.answered(self.old(one.item), one.item, one.answer), *new, self.say(f"how-{one.how}"))

    def missing(self, one: MissingAnswer) -> Row:
        return row(self.question(self.new(one.item), one.item), self.say(f"missing-{one.why}"))

    def reads_otherwise(self, one: CarriedAnswer) -> bool:
        """Whether question or answer is not told in the same words as before."""
        old, new = self.answered(self.old(one.item), one.item, one.answer), self.answered(self.new(one.to), one.to, one.became)
        return one.how != "kept" or old != new

    def old(self, item: str) -> MigratedItem | None:
        """An item of the old version; `None` when its words were not kept."""
        return None if self.migrated.legend is None else self.migrated.legend.old_item(item)

    def new(self, item: str) -> MigratedItem | None:
        """An item of the new version; `None` when its words were not kept."""
        return None if self.migrated.legend is None else self.migrated.legend.new_item(item)

    def question(self, item: MigratedItem | None, name: str) -> str:
        return name if item is None else self.words.of(item.text)

    def answered(self, item: MigratedItem | None, name: str, answer: Answer) -> tuple[str, str]:
        """A question with an answer, but for open answers and those of which it is not known whether they are."""
        if item is None or item.in_own_words:
            return self.question(item, name), self.say("own-words") if item is not None else "–"
        if isinstance(answer, bool):
            return self.words.of(item.text), self.words("yes" if answer else "no")
        return self.words.of(item.text), item.answer_in_words(answer, self.words.language)
