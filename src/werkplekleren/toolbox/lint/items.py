"""Items of questionnaires that are hard to answer: long, passive, with a negation, or with two questions in one."""

from collections.abc import Iterator
from itertools import pairwise

from werkplekleren._base.validators import shown
from werkplekleren.assessments import Questionnaire
from werkplekleren.errors import Message
from werkplekleren.toolbox.lint.language import ItemWords, Passive
from werkplekleren.toolbox.lint.subject import Finding, Home, Passage, Subject
from werkplekleren.toolbox.lint.words import sentences, words


def hard_items(subject: Subject) -> Iterator[Finding]:
    """Everything that makes an item hard to answer, in each wording and language."""
    for home, model in subject.models():
        if isinstance(model, Questionnaire):
            for passage in _wordings(home, model, subject):
                yield from _of_item(passage, passage.language.items)


def _wordings(home: Home, questionnaire: Questionnaire, subject: Subject) -> Iterator[Passage]:
    for number, section in enumerate(questionnaire.sections):
        for place, item in enumerate(section.items):
            path = f"sections[{number}].items[{place}]"
            for name, text in (("text", item.text), *((f"wordings.{perspective}", wording) for perspective, wording in item.wordings.items())):
                for code, said in text.pairs:
                    language = subject.language(code)
                    if language is not None:
                        yield Passage(home, f"{path}.{name}.{code}", language, said)


def _of_item(passage: Passage, rules: ItemWords) -> Iterator[Finding]:
    found = [word.lower() for word in words(passage.text)]
    if len(found) > rules.longest:
        yield passage.home.finds(
            "item-long",
            Message("this item has {count} words", {"count": len(found)}),
            passage.path,
            found=shown(passage.text),
            expected=Message("at most {most} words", {"most": rules.longest}),
            remedy=Message("ask it shorter; put an explanation in help"),
        )
    denied = next((word for word in found if word in rules.negations), None)
    if denied is not None:
        yield passage.home.finds(
            "item-negation",
            Message("{word!r} in an item: to disagree with it is to deny a denial", {"word": denied}),
            passage.path,
            found=shown(passage.text),
            remedy=Message("ask what is there, and turn the key around where that is needed (reversed = true)"),
        )
    joined = next((word for before, word in pairwise(("", *found)) if word in rules.joins and before not in rules.whether_after), None)
    if joined is not None:
        yield passage.home.finds(
            "item-double",
            Message("{word!r} in an item may ask two things at once", {"word": joined}),
            passage.path,
            found=shown(passage.text),
            remedy=Message("ask one thing, or make two items of it"),
        )
    passive = rules.passive and _passive(passage.text, rules.passive)
    if passive:
        yield passage.home.finds(
            "item-passive",
            Message("this item does not say who does it ({words})", {"words": passive}),
            passage.path,
            found=shown(passage.text),
            remedy=Message("say who does it"),
        )


def _passive(text: str, rules: Passive) -> str | None:
    """The auxiliary and the participle of the first passive sentence."""
    for sentence in sentences(text):
        found = [word.lower() for word in words(sentence)]
        for place, word in enumerate(found):
            if word in rules.auxiliaries:
                near = found[place + 1 : place + 1 + rules.within] if rules.within else found
                participle = next((one for one in near if one not in rules.auxiliaries and _is_participle(one, rules)), None)
                if participle is not None:
                    return f"{word} … {participle}"
    return None


def _is_participle(word: str, rules: Passive) -> bool:
    if word in rules.exceptions:
        return False
    return word in rules.irregular or (word.startswith(rules.prefixes or "") and bool(rules.suffixes) and word.endswith(rules.suffixes))
