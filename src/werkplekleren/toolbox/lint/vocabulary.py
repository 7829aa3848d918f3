"""Words of policy papers, and terms that nobody explained."""

from collections.abc import Iterator

from werkplekleren.errors import Message
from werkplekleren.toolbox.lint.language import Jargon
from werkplekleren.toolbox.lint.place import covers
from werkplekleren.toolbox.lint.subject import Finding, Passage, Subject
from werkplekleren.toolbox.lint.words import words


def formal_words(subject: Subject) -> Iterator[Finding]:
    """Each word of policy papers in a text, once, with what to write instead."""
    for passage in subject.passages:
        formal = passage.language.formal_words
        for word in dict.fromkeys(words(passage.text)):
            if word.lower() in formal:
                yield passage.home.finds(
                    "formal-word",
                    Message("{word!r} is a word of policy papers", {"word": word}),
                    passage.path,
                    remedy=Message("write for instance: {instead}", {"instead": formal[word.lower()].instead}),
                )


def unexplained_terms(subject: Subject) -> Iterator[Finding]:
    """Each term that a file uses and does not explain, at the first place where it stands."""
    for _, language, passages in subject.files:
        if language.terms is None:
            continue
        told: dict[str, tuple[Passage, str, Jargon]] = {}
        for passage in passages:
            for match in language.terms.finditer(passage.text):
                term = language.term_of[match.group().lower()]
                if not any(covers(where, passage.home.folder, passage.home.name, passage.path) for where in term.known_in):
                    told.setdefault(term.id, (passage, match.group(), term))
        text = "\n".join(passage.text for passage in passages) if told else ""
        for passage, form, term in told.values():
            if not language.explained(form, text):
                yield passage.home.finds(
                    "jargon",
                    Message("not every reader knows {term!r}, and this file does not explain it", {"term": form}),
                    passage.path,
                    remedy=Message("explain it between brackets, or write: {means}", {"means": term.means}),
                )
