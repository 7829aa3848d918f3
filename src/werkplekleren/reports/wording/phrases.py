"""A wording file that holds one sentence per code."""

from collections.abc import Mapping
from typing import Self

import attrs
from markdown_it.tree import SyntaxTreeNode

from werkplekleren.documents import Inline
from werkplekleren.errors import Message, WordingError, nearest
from werkplekleren.reports.wording.facts import Facts, Value
from werkplekleren.reports.wording.markdown import tree
from werkplekleren.reports.wording.sentences import Sentences


@attrs.frozen
class Phrase:
    """A sentence, the language it is written in, and whether it stands in for one in the language of the document."""

    node: SyntaxTreeNode
    language: str
    stands_in: bool


@attrs.frozen(eq=False)
class Phrases:
    """A wording file that holds one sentence per code: a `## code` heading with one paragraph below it.

    Args:
        file: Its name, for messages.
        phrases: Code -> its sentence.
    """

    file: str
    phrases: Mapping[str, Phrase]

    @classmethod
    def read(cls, text: str, *, file: str, language: str, stands_in: bool = False) -> Self:
        """Read a file.

        Args:
            text: The Markdown.
            file: Its name, for messages.
            language: The language it is written in, for plural forms.
            stands_in: Whether it stands in for a file in the language of the document, so that its sentences are marked with its own.
        """
        phrases: dict[str, Phrase] = {}
        code = ""
        for node in tree(text, file):
            if node.type == "heading":
                code = "" if node.tag == "h1" else node.children[0].content
            elif code:
                phrases[code] = Phrase(node, language, stands_in)
                code = ""
        return cls(file, phrases)

    def over(self, other: "Phrases") -> Self:
        """These sentences, and those of another file for the codes that are not here."""
        return type(self)(self.file, {**other.phrases, **self.phrases})

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that have a sentence."""
        return tuple(self.phrases)

    def say(self, code: str, values: Mapping[str, Value]) -> Inline:
        """The sentence for a code, with its values.

        Raises:
            WordingError: When there is no sentence for the code, or it names a value that does not exist.
        """
        phrase = self.phrases.get(code)
        if phrase is None:
            near = nearest(code, self.phrases)
            raise WordingError(
                Message("{file} has no sentence for {code!r}; nearest: {near}", {"file": self.file, "code": code, "near": ", ".join(near) or "-"})
            )
        writer = Sentences(phrase.language)
        spans = writer.inline(phrase.node, Facts(values=values))
        if writer.problems:
            raise WordingError(Message("the wording file {file} cannot be used", {"file": self.file}), writer.problems)
        return tuple(attrs.evolve(span, language=span.language or phrase.language) for span in spans) if phrase.stands_in else spans
