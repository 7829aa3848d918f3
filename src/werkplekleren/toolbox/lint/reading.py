"""How easily the texts of a file read, all together: one text is too short to measure."""

from collections.abc import Iterator

from werkplekleren.errors import Message
from werkplekleren.toolbox.lint.subject import Finding, Subject
from werkplekleren.toolbox.lint.words import ease, words

PERCENT = 100


def hard_reading(subject: Subject) -> Iterator[Finding]:
    """Each file that reads less easily than its language asks, or has too many long words."""
    for home, language, passages in subject.files:
        limits = language.reading
        found = [word for passage in passages for word in words(passage.text)]
        if len(found) < limits.least_words:
            continue
        measured = ease((passage.text for passage in passages), limits, language.syllables)
        if measured < limits.least_ease:
            yield home.finds(
                "hard-to-read",
                Message("the texts in {language} are hard to read: their reading ease is {ease}", {"language": language.id, "ease": round(measured)}),
                expected=Message("{least} or more", {"least": limits.least_ease}),
                remedy=Message("use shorter words and shorter sentences"),
            )
        long = sum(len(word) > limits.long_word for word in found)
        if PERCENT * long > limits.most_long_words * len(found):
            yield home.finds(
                "long-words",
                Message(
                    "of the words in {language}, {percent}% have more than {letters} letters",
                    {"language": language.id, "percent": PERCENT * long // len(found), "letters": limits.long_word},
                ),
                expected=Message("at most {most}%", {"most": limits.most_long_words}),
                remedy=Message("use shorter words"),
            )
