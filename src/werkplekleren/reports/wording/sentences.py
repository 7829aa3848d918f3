"""Sentences of a wording file with their values in them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

import attrs
from markdown_it.tree import SyntaxTreeNode

from werkplekleren._base.formatting import locale_of, number
from werkplekleren._base.ids import is_identifier
from werkplekleren.documents import Inline, Span, Style, text_of
from werkplekleren.documents.addresses import unsafe
from werkplekleren.errors import Message, Place, Problem, nearest
from werkplekleren.reports.wording.facts import Amount, Facts, Value
from werkplekleren.reports.wording.markdown import place_of

_NAME = re.compile(r"\{([a-z][a-z0-9_]*)((?:\|[^{}|]+)*)\}")

THOUSAND = 1000
"""From here on whole numbers have a sign between their thousands."""

_BRACE = re.compile(r"\{[^{}\n]*\}?|\}")


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


@attrs.frozen
class Reference:
    """A reference to a section of the same report.

    Args:
        at: Where it stands.
        written: The section as it is written, in which a value may stand.
        section: The section with its value filled in.
        words: Words of its own; empty for the number and title of the section.
    """

    at: SyntaxTreeNode
    written: str
    section: str
    words: str


def names_a_value(text: str) -> bool:
    """Whether a value stands in a text.

    >>> names_a_value("https://voorbeeld.nl/{id}")
    True
    """
    return _NAME.search(text) is not None


def names_in(text: str) -> Iterator[tuple[str, bool]]:
    """The names in a text, each with whether it chooses between forms.

    >>> list(names_in("{who} heeft {n} {n|uur|uren}"))
    [('who', False), ('n', False), ('n', True)]
    """
    return ((match[1], bool(match[2])) for match in _NAME.finditer(text))


class Sentences:
    """Fills in sentences, and collects what is wrong in them.

    Args:
        language: The language they are written in, for plural forms.

    Attributes:
        problems: What is wrong, as found so far.
        references: The sections that they refer to.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.problems: list[Problem] = []
        self.references: list[Reference] = []

    def wrong(self, node: SyntaxTreeNode, code: str, what: Message, remedy: Message | None = None) -> None:
        """Note a mistake at a node; the same one in the same place once."""
        file, line = place_of(node)
        problem = Problem(code=code, what=what, place=Place(file=file, line=line), remedy=remedy)
        if problem not in self.problems:
            self.problems.append(problem)

    def unknown(self, node: SyntaxTreeNode, written: str, name: str, known: Iterable[str]) -> None:
        """Note a name that does not exist, with the nearest ones or all there are."""
        names = sorted(known)
        near = nearest(name, names)
        if near:
            what = Message("{written} does not exist; did you mean {near}?", {"written": written, "near": " / ".join(near)})
        else:
            what = Message("{written} does not exist; there are: {known}", {"written": written, "known": ", ".join(names) or "-"})
        self.wrong(node, "unknown-name", what)

    def item(self, node: SyntaxTreeNode, facts: Facts) -> Inline:
        """The text of an item of a list."""
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

    def _spans(self, nodes: Sequence[SyntaxTreeNode], look: _Look) -> Iterator[Span]:
        at, facts = look.at, look.facts
        for node in nodes:
            match node.type:
                case "text":
                    content = look.without.sub("", node.content) if look.without else node.content
                    yield from (look.applied(span) for span in self.filled(at, content, facts))
                case "strong" | "em":
                    yield from self._spans(node.children, attrs.evolve(look, style="strong" if node.type == "strong" else "emphasis"))
                case "link":
                    yield from self._link(node, unquote(str(node.attrs["href"])), look)
                case "softbreak" | "hardbreak":
                    yield look.applied(Span(text=" "))
                case _:
                    self.wrong(at, "unfit-markdown", Message("{kind} has no place in a sentence", {"kind": node.type}))

    def _link(self, node: SyntaxTreeNode, written: str, look: _Look) -> Iterator[Span]:
        target = text_of(self.filled(look.at, written, look.facts))
        if written.startswith("#"):
            reference = Reference(look.at, written[1:], target[1:], text_of(tuple(self._spans(node.children, look))))
            self.references.append(reference)
            section = reference.section if is_identifier(reference.section) else None
            yield attrs.evolve(look.applied(Span(text=reference.words)), href=None, section=section)
            return
        if not names_a_value(written) and (wrong := unsafe(target)) is not None:
            self.wrong(look.at, "unsafe-link", wrong)
            return
        yield from self._spans(node.children, attrs.evolve(look, href=target))

    def filled(self, node: SyntaxTreeNode, content: str, facts: Facts) -> Iterator[Span]:
        """Plain text with its values, as spans."""
        done = 0
        for match in _NAME.finditer(content):
            if match.start() > done:
                yield self._literal(node, content[done : match.start()])
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
            elif written := self._written(value):
                yield Span(text=written)
        if done < len(content):
            yield self._literal(node, content[done:])

    def _written(self, value: Value) -> str:
        return number(value, self.language) if isinstance(value, int) and value >= THOUSAND else str(value)

    def _literal(self, node: SyntaxTreeNode, text: str) -> Span:
        if found := _BRACE.search(text):
            what = Message("{written} is not a name that can be filled in", {"written": found[0]})
            self.wrong(node, "unread-braces", what)
        return Span(text=text)

    def _form(self, node: SyntaxTreeNode, name: str, value: Value, forms: Sequence[str]) -> str:
        count = value.number if isinstance(value, Amount) else value
        if not isinstance(count, int | float):
            self.wrong(node, "not-a-number", Message("{name} is not a number, so it has no forms to choose from", {"name": "{" + name + "}"}))
            return forms[0]
        if len(forms) == 1 and len(_plural_forms(self.language)) > 1:
            example = "{" + "|".join((name, *forms, "...")) + "}"
            self.wrong(node, "one-form", Message("this needs a form for one and a form for more, such as {example}", {"example": example}))
        return forms[min(_plural(count, self.language), len(forms) - 1)]


def _plural(number: float, language: str) -> int:
    """Which of a language's plural forms goes with a number, counted from 0."""
    from babel.core import Locale

    return _plural_forms(language).index(Locale.parse(locale_of(language)).plural_form(number))


def _plural_forms(language: str) -> tuple[str, ...]:
    """The plural forms of a language in the order that CLDR lists them; those of Dutch if it has none."""
    from babel.core import Locale

    tags = Locale.parse(locale_of(language)).plural_form.tags
    return (*(form for form in ("zero", "one", "two", "few", "many") if form in tags), "other")


def _joined(spans: Sequence[Span]) -> Inline:
    """Neighbouring spans that look alike made one, outer white space trimmed, empty ones left out."""
    out: list[Span] = []
    for span in spans:
        if out and attrs.evolve(out[-1], text="") == attrs.evolve(span, text=""):
            out[-1] = attrs.evolve(span, text=out[-1].text + span.text)
        elif span.text or span.section:
            out.append(span)
    if out:
        out[0] = attrs.evolve(out[0], text=out[0].text.lstrip())
        out[-1] = attrs.evolve(out[-1], text=out[-1].text.rstrip())
    return tuple(span for span in out if span.text or span.section)
