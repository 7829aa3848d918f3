"""The rule for mappings: kind, size, keys and values."""

import attrs
import pytest

from werkplekleren._base.mappings import MOST, Mapped
from werkplekleren._base.validators import Between, is_id
from werkplekleren.errors import InvalidValueError


@attrs.frozen
class Counts:
    counts: object = attrs.field(validator=Mapped(is_id, Between(1, 3)))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([("a", 1)], "must be a mapping"),
        ({str(number): 1 for number in range(MOST + 1)}, "must have at most 10000 members, not 10001"),
        ({"A": 1}, "must be an id"),
        ({"a": 4}, "must be a whole number from 1 to 3, not 4"),
    ],
)
def test_what_breaks_the_rule_is_refused(given: object, said: str) -> None:
    with pytest.raises(InvalidValueError, match=rf"Counts\.counts {said}"):
        Counts(given)


def test_the_rule_says_itself_in_json_schema() -> None:
    assert Counts({"a": 1}).counts == {"a": 1}
    keywords = Mapped(is_id, Between(1, 3)).keywords()
    assert keywords["additionalProperties"] == {"minimum": 1, "maximum": 3}
    assert keywords["propertyNames"] == is_id.keywords()
