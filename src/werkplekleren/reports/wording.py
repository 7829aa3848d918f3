"""Wording files: every sentence of a report in Markdown, with places for values, blocks and conditions.

A wording file is plain Markdown. What is special in it:

- `{name}` stands for a value. `{count|mens|mensen}` picks the form that goes with the number `count`.
- a paragraph `:::name Caption` stands for the block called `name`; it is left out when there is none.
- a paragraph `:::when name` keeps what follows up to `:::end` only when `name` holds, `:::unless name` only when not.
- a paragraph `:::each name` repeats what follows up to `:::end` for each of the things called `name`.
- `## Title {#id}` opens a section. `> **Title**` and further lines make a callout; `> **Title** {.good}` gives
  it another tone than a warning (`good`, `neutral`, `warning`, `bad`).

The Markdown is parsed first and the values are put into the tree afterwards, so that no value can
break a page. A name that does not exist is an error with file, line and the names there are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from urllib.parse import unquote

import attrs
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from werkplekleren.documents import (
    Block,
    BulletList,
    Callout,
    Cell,
    Figure,
    Inline,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Section,
    Span,
    Style,
    Table,
    Tone,
    text_of,
)
from werkplekleren.errors import Message, Place, Problem, WordingError, nearest

Value = str | int | Inline
"""What a name in a sentence may stand for: words, a whole number, or inline text."""

_SLOT = re.compile(r"^:::\s*([a-z][a-z0-9-]*)[ \t]*")
_NAME = re.compile(r"\{([a-z][a-z0-9_]*)((?:\|[^{}|]+)*)\}")
_SECTION_ID = re.compile(r"\s*\{#([^}\s]+(?:\{[a-z0-9_]+\})?[^}\s]*)\}\s*$")
_TONES: Mapping[str, Tone] = {"{.good}": "good", "{.neutral}": "neutral", "{.warning}": "warning", "{.bad}": "bad"}
_TONE = re.compile(r"\s*\{\.[a-z]+\}\s*$")
_OPENING = frozenset({"when", "unless", "each"})


@attrs.frozen(kw_only=True)
class Facts:
    """What a wording file can draw on.

    Args:
        values: Name -> what stands in a sentence.
        blocks: Name -> the block for `:::name`, or several; `None` leaves it out.
        conditions: Name -> whether it holds, for `:::when` and `:::unless`.
        lists: Name -> the facts of each thing in turn, for `:::each`; inside, outer names stay known.
    """

    values: Mapping[str, Value] = attrs.field(factory=dict[str, Value])
    blocks: Mapping[str, Block | tuple[Block, ...] | None] = attrs.field(factory=dict[str, Block | tuple[Block, ...] | None])
    conditions: Mapping[str, bool] = attrs.field(factory=dict[str, bool])
    lists: Mapping[str, Sequence["Facts"]] = attrs.field(factory=dict[str, "Sequence[Facts]"])

    def within(self, outer: "Facts") -> "Facts":
        """These facts with the outer ones behind them."""
        return Facts(
            values={**outer.values, **self.values},
            blocks={**outer.blocks, **self.blocks},
            conditions={**outer.conditions, **self.conditions},
            lists={**outer.lists, **self.lists},
        )


@attrs.frozen(kw_only=True)
class Composed:
    """A wording file with its facts filled in.

    Args:
        title: The heading of the first level, as plain words; empty without one.
        subtitle: The first paragraph under the title when it stands before any other block; else empty.
        blocks: All that follows, in sections.
    """

    title: str
    subtitle: str
    blocks: tuple[Block, ...]


@attrs.frozen(kw_only=True)
class _Heading:
    level: int
    id: str
    title: str


class Wording:
    """One wording file, parsed.

    Args:
        text: The Markdown.
        file: Its name, for messages.
        language: The language it is written in, for plural forms.

    Raises:
        WordingError: When it uses Markdown that has no place in a report, or leaves a `:::when` open.
    """

    def __init__(self, text: str, *, file: str, language: str) -> None:
        self.file = file
        self.language = language
        self._nodes = tuple(SyntaxTreeNode(_parser().parse(text)).children)

    def compose(self, facts: Facts) -> Composed:
        """Fill in the facts.

        Raises:
            WordingError: With every name that does not exist, each with its line.
        """
        writer = _Composer(self)
        parts = list(writer.parts(self._nodes, facts))
        if writer.problems:
            raise WordingError(Message("the wording file {file} cannot be used", {"file": self.file}), writer.problems)
        title, subtitle = "", ""
        if parts and isinstance(heading := parts[0], _Heading) and heading.level == 1:
            title = heading.title
            del parts[0]
        if title and parts and isinstance(first := parts[0], Paragraph):
            subtitle = text_of(first.text)
            del parts[0]
        for at, part in enumerate(parts):
            if isinstance(part, Paragraph):
                parts[at] = attrs.evolve(part, lead=bool(title))
                break
        return Composed(title=title, subtitle=subtitle, blocks=_nested(parts))


class Phrases:
    """A wording file that holds one sentence per code: a `## code` heading with one paragraph below it.

    Args:
        text: The Markdown.
        file: Its name, for messages.
        language: The language it is written in, for plural forms.
    """

    def __init__(self, text: str, *, file: str, language: str) -> None:
        self._wording = Wording("", file=file, language=language)
        self._file = file
        self._phrases: dict[str, SyntaxTreeNode] = {}
        code = ""
        for node in SyntaxTreeNode(_parser().parse(text)).children:
            if node.type == "heading":
                code = "" if node.tag == "h1" else node.children[0].content
            elif code:
                self._phrases[code] = node
                code = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that have a sentence."""
        return tuple(self._phrases)

    def say(self, code: str, values: Mapping[str, Value]) -> Inline:
        """The sentence for a code, with its values.

        Raises:
            WordingError: When there is no sentence for the code, or it names a value that does not exist.
        """
        node = self._phrases.get(code)
        if node is None:
            near = nearest(code, self._phrases)
            raise WordingError(
                Message("{file} has no sentence for {code!r}; nearest: {near}", {"file": self._file, "code": code, "near": ", ".join(near) or "-"})
            )
        writer = _Composer(self._wording)
        spans = writer.inline(node, Facts(values=values))
        if writer.problems:
            raise WordingError(Message("the wording file {file} cannot be used", {"file": self._file}), writer.problems)
        return spans


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


@attrs.frozen(kw_only=True)
class _Look:
    """Where a run of text stands and how it looks."""

    at: SyntaxTreeNode
    facts: Facts
    without: re.Pattern[str] | None = None
    style: Style = "plain"
    href: str | None = None

    def applied(self, span: Span) -> Span:
        if self.style == "plain" and self.href is None:
            return span
        return attrs.evolve(span, style=span.style if self.style == "plain" else self.style, href=span.href if self.href is None else self.href)


class _Composer:
    """Walks the parsed Markdown once, with the facts; collects what is wrong."""

    def __init__(self, wording: Wording) -> None:
        self.file = wording.file
        self.language = wording.language
        self.problems: list[Problem] = []

    def wrong(self, node: SyntaxTreeNode, code: str, what: Message) -> None:
        line = node.map[0] + 1 if node.map else None
        problem = Problem(code=code, what=what, place=Place(file=self.file, line=line))
        if problem not in self.problems:
            self.problems.append(problem)

    def unknown(self, node: SyntaxTreeNode, written: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        near = nearest(name, names)
        if near:
            what = Message("{written} does not exist; did you mean {near}?", {"written": written, "near": " / ".join(near)})
        else:
            what = Message("{written} does not exist; there are: {known}", {"written": written, "known": ", ".join(names) or "-"})
        self.wrong(node, "unknown-name", what)

    def parts(self, nodes: Sequence[SyntaxTreeNode], facts: Facts) -> Iterator[Block | _Heading]:
        at = 0
        while at < len(nodes):
            node = nodes[at]
            slot = _slot(node)
            if slot is not None and slot[0] in _OPENING:
                end = self._closing(nodes, at)
                yield from self._container(node, slot, nodes[at + 1 : end], facts)
                at = end + 1
            else:
                yield from self._part(node, slot, facts)
                at += 1

    def _closing(self, nodes: Sequence[SyntaxTreeNode], start: int) -> int:
        depth = 0
        for at in range(start, len(nodes)):
            slot = _slot(nodes[at])
            if slot is not None and slot[0] in _OPENING:
                depth += 1
            elif slot is not None and slot[0] == "end":
                depth -= 1
                if depth == 0:
                    return at
        self.wrong(nodes[start], "not-closed", Message("this needs a line ':::end' further down"))
        return len(nodes)

    def _container(self, node: SyntaxTreeNode, slot: tuple[str, str], inner: Sequence[SyntaxTreeNode], facts: Facts) -> Iterator[Block | _Heading]:
        word, name = slot
        if word == "each":
            if name not in facts.lists:
                self.unknown(node, f":::each {name}", name, facts.lists)
            for member in facts.lists.get(name, ()):
                yield from self.parts(inner, member.within(facts))
        elif name not in facts.conditions:
            self.unknown(node, f":::{word} {name}", name, facts.conditions)
        elif facts.conditions[name] is (word == "when"):
            yield from self.parts(inner, facts)

    def _part(self, node: SyntaxTreeNode, slot: tuple[str, str] | None, facts: Facts) -> Iterator[Block | _Heading]:
        if slot is not None:
            yield from self._slot_block(node, slot[0], facts)
            return
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

    def _slot_block(self, node: SyntaxTreeNode, name: str, facts: Facts) -> Iterator[Block]:
        if name not in facts.blocks:
            self.unknown(node, f":::{name}", name, facts.blocks)
            return
        block = facts.blocks[name]
        if block is None:
            return
        if isinstance(block, tuple):
            yield from block
            return
        caption = self.inline(node, facts, without=_SLOT)
        yield attrs.evolve(block, caption=caption) if caption and isinstance(block, Figure | Table) else block

    def _heading(self, node: SyntaxTreeNode, facts: Facts) -> _Heading:
        raw = node.children[0].content
        given = _SECTION_ID.search(raw)
        title = text_of(self.inline(node, facts, without=_SECTION_ID))
        name = text_of(self.filled(node, given[1], facts)) if given else title
        return _Heading(level=int(node.tag[1]), id=_slug(name), title=title)

    def _callout(self, node: SyntaxTreeNode, facts: Facts) -> Iterator[Block]:
        head, *rest = node.children
        first = [child for child in head.children[0].children if child.type != "text" or child.content] if head.type == "paragraph" else []
        blocks = [part for part in self.parts(rest, facts) if not isinstance(part, _Heading)]
        match [(child.type, child.content) for child in first]:
            case [("strong", _)]:
                yield Callout(title=text_of(self.inline(head, facts)), blocks=tuple(blocks))
            case [("strong", _), ("text", mark)] if tone := _TONES.get(mark.strip()):
                yield Callout(title=text_of(self.inline(head, facts, without=_TONE)), blocks=tuple(blocks), tone=tone)
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

    def item(self, node: SyntaxTreeNode, facts: Facts) -> Inline:
        spans: list[Span] = []
        for child in node.children:
            if child.type == "paragraph":
                spans += ([Span(text=" ")] if spans else []) + list(self.inline(child, facts))
            else:
                self.wrong(child, "unfit-markdown", Message("{kind} has no place in a list", {"kind": child.type}))
        return _joined(spans)

    def inline(self, node: SyntaxTreeNode, facts: Facts, *, without: re.Pattern[str] | None = None) -> Inline:
        """The text of a node; what matches `without` is left out of each run of plain text before values go in."""
        look = _Look(at=node, facts=facts, without=without)
        return _joined(list(self._spans(node.children[0].children, look))) if node.children else ()

    def _spans(self, nodes: Sequence[SyntaxTreeNode], look: "_Look") -> Iterator[Span]:
        at, facts = look.at, look.facts
        for node in nodes:
            match node.type:
                case "text":
                    content = look.without.sub("", node.content) if look.without else node.content
                    yield from (look.applied(span) for span in self.filled(at, content, facts))
                case "strong" | "em":
                    yield from self._spans(node.children, attrs.evolve(look, style="strong" if node.type == "strong" else "emphasis"))
                case "link":
                    target = text_of(self.filled(at, unquote(str(node.attrs["href"])), facts))
                    yield from self._spans(node.children, attrs.evolve(look, href=target))
                case "softbreak" | "hardbreak":
                    yield look.applied(Span(text=" "))
                case _:
                    self.wrong(at, "unfit-markdown", Message("{kind} has no place in a sentence", {"kind": node.type}))

    def filled(self, node: SyntaxTreeNode, content: str, facts: Facts) -> Iterator[Span]:
        done = 0
        for match in _NAME.finditer(content):
            if match.start() > done:
                yield Span(text=content[done : match.start()])
            done = match.end()
            name, forms = match[1], match[2].split("|")[1:]
            if name not in facts.values:
                self.unknown(node, "{" + name + "}", name, facts.values)
                continue
            value = facts.values[name]
            if forms:
                yield Span(text=self._form(node, name, value, forms))
            elif isinstance(value, tuple):
                yield from value
            elif str(value):
                yield Span(text=str(value))
        if done < len(content):
            yield Span(text=content[done:])

    def _form(self, node: SyntaxTreeNode, name: str, value: Value, forms: Sequence[str]) -> str:
        if not isinstance(value, int):
            self.wrong(node, "not-a-number", Message("{name} is not a number, so it has no forms to choose from", {"name": "{" + name + "}"}))
            return forms[0]
        return forms[min(_plural(value, self.language), len(forms) - 1)]


def _plural(number: int, language: str) -> int:
    """Which of a language's plural forms goes with a number, counted from 0 in the order that CLDR lists them."""
    from babel.core import Locale

    rule = Locale.parse(language.replace("-", "_")).plural_form
    order = [form for form in ("zero", "one", "two", "few", "many") if form in rule.tags]
    form = rule(number)
    return order.index(form) if form in order else len(order)


def _slot(node: SyntaxTreeNode) -> tuple[str, str] | None:
    """The word after `:::` and what follows it, when the node is such a line."""
    if node.type != "paragraph" or not node.children:
        return None
    content = node.children[0].content
    match = _SLOT.match(content)
    return (match[1], content[match.end() :].strip()) if match else None


def _joined(spans: Sequence[Span]) -> Inline:
    """Neighbouring spans that look alike made one, outer white space trimmed, empty ones left out."""
    out: list[Span] = []
    for span in spans:
        if out and attrs.evolve(out[-1], text="") == attrs.evolve(span, text=""):
            out[-1] = attrs.evolve(span, text=out[-1].text + span.text)
        elif span.text:
            out.append(span)
    if out:
        out[0] = attrs.evolve(out[0], text=out[0].text.lstrip())
        out[-1] = attrs.evolve(out[-1], text=out[-1].text.rstrip())
    return tuple(span for span in out if span.text)


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "section"


def _nested(parts: Sequence[Block | _Heading]) -> tuple[Block, ...]:
    """The flat list of headings and blocks as sections within sections; a section with nothing in it is left out."""
    blocks: list[Block] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        at += 1
        if isinstance(part, _Heading):
            end = at
            while end < len(parts) and not (isinstance(other := parts[end], _Heading) and other.level <= part.level):
                end += 1
            inner = _nested(parts[at:end])
            at = end
            if inner:
                blocks.append(Section(id=part.id, title=part.title, blocks=inner))
        else:
            blocks.append(part)
    return tuple(blocks)
