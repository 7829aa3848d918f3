"""From parsed wording and facts to the blocks of a document."""

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs
from markdown_it.tree import SyntaxTreeNode

from werkplekleren._base.text import is_language
from werkplekleren._base.validators import SHORT, shown
from werkplekleren.documents import (
    Block,
    BulletList,
    Callout,
    Cell,
    Figure,
    Glossary,
    GlossaryItem,
    Inline,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Section,
    Span,
    Table,
    TableOfContents,
    Tone,
    text_of,
)
from werkplekleren.documents.document import sections
from werkplekleren.documents.texts import respelled
from werkplekleren.errors import Message
from werkplekleren.reports.wording.facts import Facts
from werkplekleren.reports.wording.markdown import MARK, OPENING, SLOT, closes, opens, section_of, slot
from werkplekleren.reports.wording.sentences import Sentences

_TONES: Mapping[str, Tone] = {"{.good}": "good", "{.neutral}": "neutral", "{.warning}": "warning", "{.bad}": "bad"}
_TONE = re.compile(r"\s*\{\.[a-z]+\}\s*$")


CONTENTS = "table-of-contents"
GLOSSARY = "glossary"
PAGE_BREAK = "page-break"
TERM = "- **Buddy**: wie je op weg helpt"


@attrs.frozen(kw_only=True)
class Heading:
    """A heading, before what follows it is put into its section."""

    level: int
    id: str
    title: str
    language: str | None = None


class Composer(Sentences):
    """Walks the parsed Markdown once, with the facts; collects what is wrong.

    Args:
        language: The language it is written in, for plural forms.
        stands_in: Whether that is another language than the document has, so that its sentences are marked with it.
    """

    def __init__(self, language: str, *, stands_in: bool = False) -> None:
        super().__init__(language)
        self.stands_in = stands_in

    def parts(self, nodes: Sequence[SyntaxTreeNode], facts: Facts) -> Iterator[Block | Heading]:
        """The blocks and headings that the nodes give, in order."""
        at = 0
        while at < len(nodes):
            node = nodes[at]
            found = slot(node)
            if found is not None and found[0] in OPENING:
                end = self._closing(nodes, at)
                yield from self._container(node, found, nodes[at + 1 : end], facts)
                at = end + 1
            elif found is not None and found[0] == GLOSSARY:
                yield from map(self._marked, self._glossary(node, nodes[at + 1 : at + 2], facts))
                at += 2
            else:
                yield from self._part(node, found, facts)
                at += 1

    def _closing(self, nodes: Sequence[SyntaxTreeNode], start: int) -> int:
        depth = 0
        for at in range(start, len(nodes)):
            depth += 1 if opens(nodes[at]) else 0
            if closes(nodes[at]):
                depth -= 1
                if depth == 0:
                    return at
        self.wrong(nodes[start], "not-closed", Message("this needs a line ':::end' further down"))
        return len(nodes)

    def _container(self, node: SyntaxTreeNode, found: tuple[str, str], inner: Sequence[SyntaxTreeNode], facts: Facts) -> Iterator[Block | Heading]:
        word, name = found
        if word == "language":
            if not is_language(name):
                self.wrong(node, "no-language", Message("{code} is not a language code such as 'nl'", {"code": shown(name)}))
                return
            yield from (spoken(part, name) for part in self.parts(inner, facts))
        elif word == "each":
            if name not in facts.lists:
                self.unknown(node, f":::each {name}", name, facts.lists)
            for member in facts.lists.get(name, ()):
                yield from self.parts(inner, member.within(facts))
        elif name not in facts.conditions:
            self.unknown(node, f":::{word} {name}", name, facts.conditions)
        elif facts.conditions[name] is (word == "when"):
            yield from self.parts(inner, facts)

    def _part(self, node: SyntaxTreeNode, found: tuple[str, str] | None, facts: Facts) -> Iterator[Block | Heading]:
        if found is not None:
            yield from self._slot_block(node, found[0], facts)
        else:
            yield from map(self._marked, self._own(node, facts))

    def _marked(self, part: Block | Heading) -> Block | Heading:
        return spoken(part, self.language) if self.stands_in else part

    def _own(self, node: SyntaxTreeNode, facts: Facts) -> Iterator[Block | Heading]:
        match node.type:
            case "paragraph":
                text = self.inline(node, facts)
                if text:
                    yield Paragraph(text=text)
            case "heading":
                yield self._heading(node, facts)
            case "bullet_list" | "ordered_list":
                items = tuple(spans for item in node.children if (spans := self.item(item, facts)))
                if items:
                    yield BulletList(items=items) if node.type == "bullet_list" else NumberedList(items=items)
            case "blockquote":
                yield from self._callout(node, facts)
            case "table":
                yield self._table(node, facts)
            case "hr":
                yield PageBreak()
            case _:
                self.wrong(node, "unfit-markdown", Message("{kind} has no place in a report", {"kind": node.type}))

    def _glossary(self, node: SyntaxTreeNode, below: Sequence[SyntaxTreeNode], facts: Facts) -> Iterator[Block]:
        """The list below `:::glossary`, of which each item begins with its word in bold."""
        items: list[GlossaryItem] = []
        for item in below[0].children if below and below[0].type == "bullet_list" else ():
            term, *meaning = self.item(item, facts) or (Span(text=""),)
            if term.style == "strong" and meaning:
                text = (attrs.evolve(meaning[0], text=meaning[0].text.lstrip(" :")), *meaning[1:])
                items.append(GlossaryItem(term=term.text.rstrip(": "), text=text))
            else:
                self.wrong(item, "no-term", Message("this begins with the word in bold, such as {example}", {"example": TERM}))
        if items:
            yield Glossary(items=tuple(items))
        elif not self.problems:
            self.wrong(node, "no-terms", Message("below this goes a list of words, such as {example}", {"example": TERM}))

    def _slot_block(self, node: SyntaxTreeNode, name: str, facts: Facts) -> Iterator[Block]:
        if name == CONTENTS:
            yield TableOfContents(title=text_of(self.inline(node, facts, without=SLOT)))
            return
        if name == PAGE_BREAK:
            yield PageBreak()
            return
        if name not in facts.blocks:
            self.unknown(node, f":::{name}", name, facts.blocks)
            return
        block = facts.blocks[name]
        found = block if isinstance(block, tuple) else () if block is None else (block,)
        caption = self.inline(node, facts, without=SLOT)
        if self.stands_in:
            caption = respelled(caption, lambda span: attrs.evolve(span, language=self.language))
        for one in found:
            # tables that belong together have captions of their own, which tell them apart
            takes = bool(caption) and (isinstance(one, Figure) or (isinstance(one, Table) and len(found) == 1))
            yield attrs.evolve(one, caption=caption) if takes and isinstance(one, Figure | Table) else one

    def _heading(self, node: SyntaxTreeNode, facts: Facts) -> Heading:
        raw = node.children[0].content
        given = MARK.search(raw)
        words = self.inline(node, facts, without=MARK)
        title = text_of(words)
        name = text_of(self.filled(node, given[1], facts)) if given else title
        if not MARK.sub("", raw).strip():
            self.wrong(node, "no-words", Message("this heading has no words"))
        elif len(title) > SHORT:
            self.wrong(node, "too-long", Message("this heading has {count} characters; {most} fit", {"count": len(title), "most": SHORT}))
        return Heading(level=int(node.tag[1]), id=_slug(name), title=title, language=language_of(words))

    def _callout(self, node: SyntaxTreeNode, facts: Facts) -> Iterator[Block]:
        head, *rest = node.children
        first = [child for child in head.children[0].children if child.type != "text" or child.content] if head.type == "paragraph" else []
        blocks = [part for part in self.parts(rest, facts) if not isinstance(part, Heading)]
        match [(child.type, child.content) for child in first]:
            case [("strong", _)]:
                yield _called(self.inline(head, facts), blocks, "warning")
            case [("strong", _), ("text", mark)] if tone := _TONES.get(mark.strip()):
                yield _called(self.inline(head, facts, without=_TONE), blocks, tone)
            case _:
                yield Quote(text=self.inline(head, facts))

    def _table(self, node: SyntaxTreeNode, facts: Facts) -> Table:
        head, *body = node.children
        rows = tuple(
            Row(cells=tuple(Cell(text=self.inline(cell, facts), header=at == 0) for at, cell in enumerate(row.children)))
            for part in body
            for row in part.children
        )
        header = tuple(Cell(text=self.inline(cell, facts), header=True) for cell in head.children[0].children)
        return Table(caption=(), header=header, rows=rows)


def _called(title: Inline, blocks: Sequence[Block], tone: Tone) -> Callout:
    return Callout(title=text_of(title), blocks=tuple(blocks), tone=tone, title_language=language_of(title))


def language_of(title: Inline) -> str | None:
    """The language of a title of its own, where all words of it are in one."""
    spoken_in = {span.language for span in title if span.text.strip()}
    return spoken_in.pop() if len(spoken_in) == 1 else None


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "section"


def nested(parts: Sequence[Block | Heading]) -> tuple[Block, ...]:
    """The flat list of headings and blocks as sections within sections; a section with nothing in it is left out."""
    blocks: list[Block] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        at += 1
        if isinstance(part, Heading):
            end = at
            while end < len(parts) and not (isinstance(other := parts[end], Heading) and other.level <= part.level):
                end += 1
            inner = nested(parts[at:end])
            at = end
            if inner:
                blocks.append(Section(id=part.id, title=part.title, blocks=inner, title_language=part.language))
        else:
            blocks.append(part)
    return tuple(blocks)


def spoken(part: Block | Heading, language: str) -> Block | Heading:
    """A block in another language than its document."""
    if isinstance(part, Paragraph | Quote | Heading):
        return attrs.evolve(part, language=language)
    if isinstance(part, Callout):
        part = attrs.evolve(part, title_language=language)
    return respelled(part, lambda span: attrs.evolve(span, language=language))


def titles(nodes: Sequence[SyntaxTreeNode], facts: Facts, language: str) -> Mapping[str, str]:
    """The titles of all sections, also of those whose condition does not hold: section, as it is written -> title."""
    writer = Sentences(language)
    return {name: text_of(writer.inline(node, facts, without=MARK)) for node in nodes if (name := section_of(node)) is not None}


def without_loose_references(blocks: tuple[Block, ...], titles: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks, in which what refers to a section that is not there is plain words: its own, else the title of that section.

    Args:
        blocks: The blocks.
        titles: Section -> its title, also for those that are not there.
    """
    known = {section.id for _, section in sections(blocks)}

    def loose(span: Span) -> Span:
        if span.section is None or span.section in known:
            return span
        return attrs.evolve(span, section=None, text=span.text or titles.get(span.section, ""))

    return respelled(blocks, loose)
