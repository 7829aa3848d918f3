"""One wording file of a report, parsed."""

from typing import Self

import attrs
from markdown_it.tree import SyntaxTreeNode

from werkplekleren.documents import Paragraph, text_of
from werkplekleren.errors import Message, WordingError
from werkplekleren.reports.wording.composing import Composer, Heading, nested, titles, without_loose_references
from werkplekleren.reports.wording.facts import Composed, Facts
from werkplekleren.reports.wording.markdown import tree


@attrs.frozen(eq=False)
class Wording:
    """One wording file, parsed.

    Args:
        file: Its name, for messages.
        language: The language it is written in, for plural forms.
        nodes: What it says; it may come from several files that lie over each other.
        stands_in: Whether it stands in for a file in the language of the document, so that its sentences are marked with its own.
    """

    file: str
    language: str
    nodes: tuple[SyntaxTreeNode, ...]
    stands_in: bool = False

    @classmethod
    def read(cls, text: str, *, file: str, language: str) -> Self:
        """Parse a file."""
        return cls(file, language, tree(text, file))

    def compose(self, facts: Facts) -> Composed:
        """Fill in the facts.

        Raises:
            WordingError: With every name that does not exist, each with its line, Markdown that has no place in a
                report, and a part that is not closed.
        """
        writer = Composer(self.language, stands_in=self.stands_in)
        parts = list(writer.parts(self.nodes, facts))
        if writer.problems:
            raise WordingError(Message("the wording file {file} cannot be used", {"file": self.file}), writer.problems)
        title, title_language, subtitle = "", None, ""
        if parts and isinstance(heading := parts[0], Heading) and heading.level == 1:
            title, title_language = heading.title, heading.language
            del parts[0]
        if title and parts and isinstance(first := parts[0], Paragraph):
            subtitle = text_of(first.text)
            del parts[0]
        for at, part in enumerate(parts):
            if isinstance(part, Paragraph):
                parts[at] = attrs.evolve(part, lead=bool(title))
                break
        blocks = nested(parts)
        if writer.references:
            known = {**titles(self.nodes, facts, self.language), **{part.id: part.title for part in parts if isinstance(part, Heading)}}
            blocks = without_loose_references(blocks, known)
        return Composed(title=title, title_language=title_language, subtitle=subtitle, blocks=blocks)
