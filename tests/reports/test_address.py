"""A formal report says "u" throughout and an informal one "je" and "jullie", as far as the words are ours."""

from collections import Counter

import pytest

from every_report import every_report
from rewording import WORD, said, write_all
from werkplekleren.reports.dispatch import document_of
from werkplekleren.reports.wording import Wordings
from werkplekleren.reports.wording.markdown import addressed
from werkplekleren.reports.wording.wordings import builtin, builtin_names

INFORMAL = frozenset({"je", "jij", "jou", "jouw", "jullie", "jezelf"})
FORMAL = frozenset({"u", "uw", "uzelf"})


def found(texts: list[str], words: frozenset[str]) -> Counter[str]:
    return Counter(word for text in texts for one in WORD.findall(text) if (word := one.casefold()) in words)


def of_ours(name: str, *, formal: bool) -> list[str]:
    file = builtin(name, "nl")
    assert file is not None
    return [addressed(file.text, formal=formal)]


@pytest.mark.parametrize("name", builtin_names("nl"))
def test_each_wording_file_speaks_to_the_reader_in_one_way_at_a_time(name: str) -> None:
    assert found(of_ours(name, formal=True), INFORMAL) == Counter()
    assert found(of_ours(name, formal=False), FORMAL) == Counter()
    assert found(of_ours(name, formal=True), FORMAL).total() == found(of_ours(name, formal=False), INFORMAL).total()


def test_no_report_says_je_where_it_should_say_u_or_the_other_way_round(tmp_path_factory: pytest.TempPathFactory) -> None:
    others = Wordings.load(write_all(tmp_path_factory.mktemp("fund") / "wording", "nl"))
    for name, thing in every_report():
        content = list(said(document_of(thing, "nl", wording=others)))  # in it no word is ours: what is left was filled in or is content
        formal, informal = (list(said(document_of(thing, "nl", address=address))) for address in ("formal", "informal"))
        assert found(formal, INFORMAL) == found(content, INFORMAL), name
        assert found(informal, FORMAL) == found(content, FORMAL), name
