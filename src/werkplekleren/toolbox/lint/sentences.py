"""Long sentences: one by one, and on average in a text."""

from collections.abc import Iterator

from werkplekleren._base.validators import shown
from werkplekleren.errors import Message
from werkplekleren.toolbox.lint.subject import Finding, Passage, Subject
from werkplekleren.toolbox.lint.words import sentences, words


def long_sentences(subject: Subject) -> Iterator[Finding]:
    """Each sentence that is too long, and each text whose sentences are too long on average.

    A text of one sentence has no average; the limit of one sentence is enough for it.
    """
    for passage in subject.passages:
        limits = passage.language.reading
        if len(passage.text) <= limits.mean_sentence:  # as many letters as words are allowed; labels, most of them
            continue
        counts = [(len(words(sentence)), sentence) for sentence in sentences(passage.text)]
        for count, sentence in counts:
            if count > limits.longest_sentence:
                yield _long(passage, count, sentence)
        total = sum(count for count, _ in counts)
        if len(counts) > 1 and total > limits.mean_sentence * len(counts):
            yield passage.home.finds(
                "long-sentences",
                Message("the sentences are long: {words} words in {sentences} sentences", {"words": total, "sentences": len(counts)}),
                passage.path,
                expected=Message("at most {most} words in a sentence, on average", {"most": limits.mean_sentence}),
                remedy=Message("say one thing in each sentence"),
            )


def _long(passage: Passage, count: int, sentence: str) -> Finding:
    return passage.home.finds(
        "long-sentence",
        Message("this sentence has {count} words", {"count": count}),
        passage.path,
        found=shown(sentence),
        expected=Message("at most {most} words", {"most": passage.language.reading.longest_sentence}),
        remedy=Message("make two sentences of it"),
    )
