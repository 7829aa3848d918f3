"""Rules refuse what breaks them with field, rule and value, and say the same in JSON Schema."""

from datetime import date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import (
    LONG,
    LONGEST_SHOWN,
    SHORT,
    Between,
    Length,
    NumberBetween,
    Rule,
    each_once,
    is_a,
    is_bool,
    is_date,
    is_id,
    is_long_text,
    is_short_text,
    is_version,
    is_web_address,
    many,
    may_be_long_text,
    may_be_short_text,
    maybe,
    one_of,
    repeated,
    shown,
)
from werkplekleren.errors import InvalidValueError


@attrs.frozen
class Thing:
    id: str


def obeys(rule: Rule, value: object) -> bool:
    try:
        check(rule, value)
    except InvalidValueError:
        return False
    return True


def accepts(schema: dict[str, object], value: object) -> bool:
    """Whether JSON Schema takes a value."""
    validator: Any = Draft202012Validator(schema)
    return bool(validator.is_valid(value))


def check(rule: Rule, value: object) -> None:
    """Give `value` to a field `f` of a class `Owner` with this rule."""
    owner = attrs.make_class("Owner", {"f": attrs.field(validator=rule)}, frozen=True)
    owner(value)


GOOD: list[tuple[Rule, object]] = [
    (is_id, "ruimte-om-te-leren"),
    (is_version, "1.10"),
    (is_web_address, "https://example.org/a?b=c#d"),
    (is_short_text, "x" * SHORT),
    (is_long_text, "x" * LONG),
    (may_be_short_text, ""),
    (may_be_long_text, ""),
    (Between(1, 5), 5),
    (NumberBetween(0, 1), 0.5),
    (NumberBetween(0, 1), 1),
    (one_of(("plan", "do")), "do"),
    (is_date, date(2027, 3, 1)),
    (is_bool, False),
    (is_a(Thing), Thing("a")),
    (many(Thing, unique="id"), (Thing("a"), Thing("b"))),
    (each_once, (1, 2)),
    (many(is_id), ()),
    (maybe(is_id), None),
    (maybe(is_id), "a"),
    (maybe(date), date(2027, 3, 1)),
]

BAD: list[tuple[Rule, object, str]] = [
    (is_id, "Ruimte", "Owner.f must be an id of lower-case letters, digits and hyphens, not 'Ruimte'"),
    (is_id, 7, "Owner.f must be an id of lower-case letters, digits and hyphens, not 7"),
    (is_id, "a" * 81, f"must be an id of lower-case letters, digits and hyphens, not '{'a' * 78}…"),
    (is_version, "1", "Owner.f must be a version such as '1.0', not '1'"),
    (is_web_address, "javascript:alert(1)", "must be a web address that starts with https:// or http://"),
    (is_web_address, "https://a b", "must be a web address"),
    (is_short_text, "", "Owner.f must be text of 1 to 300 characters, not ''"),
    (is_short_text, " \t", "must be text of 1 to 300 characters"),
    (is_short_text, None, "must be text of 1 to 300 characters, not None"),
    (may_be_short_text, "x" * 301, "must be text of 0 to 300 characters"),
    (Between(1, 5), 6, "Owner.f must be a whole number from 1 to 5, not 6"),
    (Between(0, 5), True, "must be a whole number from 0 to 5, not True"),
    (Between(0, 5), 2.0, "must be a whole number from 0 to 5, not 2.0"),
    (NumberBetween(0, 1), float("nan"), "Owner.f must be a number from 0 to 1, not nan"),
    (NumberBetween(0, 1), float("inf"), "must be a number from 0 to 1, not inf"),
    (NumberBetween(0, 1), "0.5", "must be a number from 0 to 1, not '0.5'"),
    (NumberBetween(0, 1), True, "must be a number from 0 to 1, not True"),
    (one_of(("plan", "do")), "doe", "Owner.f must be one of plan, do, not 'doe'"),
    (one_of(("plan", "do")), ["do"], "must be one of plan, do"),
    (is_date, datetime(2027, 3, 1, 12, 0), "Owner.f must be of type date"),  # noqa: DTZ001 - a wrong type on purpose
    (is_a(int), True, "must be of type int, not True"),
    (is_a(Thing), "a", "must be of type Thing, not 'a'"),
    (many(Thing), [Thing("a")], "Owner.f must be a tuple"),
    (many(Thing), ("a",), "must be of type Thing, not 'a'"),
    (many(is_id, least=1), (), "Owner.f must have 1 to 100000 members, not 0"),
    (many(is_id, most=1), ("a", "b"), "must have 0 to 1 members, not 2"),
    (many(Thing, unique="id"), (Thing("a"), Thing("a")), "Owner.f must have each id once, not 'a'"),
    (each_once, ("a", "a"), "Owner.f must have each member once, not 'a'"),
    (maybe(is_id), "A", "must be an id"),
]


@pytest.mark.parametrize(("rule", "value"), GOOD)
def test_what_obeys_the_rule_is_taken(rule: Rule, value: object) -> None:
    check(rule, value)


@pytest.mark.parametrize(("rule", "value", "said"), BAD)
def test_what_breaks_the_rule_is_refused_with_field_rule_and_value(rule: Rule, value: object, said: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        check(rule, value)
    assert said in str(caught.value)


def test_a_long_value_is_shortened_in_a_message() -> None:
    assert shown("x" * 200) == repr("x" * 200)[: LONGEST_SHOWN - 1] + "…"
    assert shown(7) == "7"


@given(members=st.lists(st.integers(0, 5)))
def test_what_is_repeated_is_named_once(members: list[int]) -> None:
    assert sorted(map(str, repeated(members))) == sorted({str(one) for one in members if members.count(one) > 1})


# the schema of a rule and its check agree

TYPES: dict[str, st.SearchStrategy[Any]] = {
    # Python's $ forgives one line break at the end; that of JSON Schema (ECMA 262) does not
    "string": st.text(max_size=12).filter(lambda text: not text.endswith("\n")) | st.sampled_from(["a-b", "1.0", "https://a.nl", " ", "x" * 21]),
    "integer": st.integers(-10, 10),
    "number": st.floats(-10, 10) | st.integers(-10, 10),
}
RULES: list[tuple[str, Rule]] = [
    ("string", is_id),
    ("string", is_version),
    ("string", is_web_address),
    ("string", Length(20)),
    ("string", Length(5, 2)),
    ("string", Length(20, 0)),
    ("integer", Between(-3, 4)),
    ("number", NumberBetween(-0.5, 3)),
]


@pytest.mark.parametrize(("kind", "rule"), RULES)
@given(data=st.data())
def test_a_rule_and_its_schema_agree(kind: str, rule: Rule, data: st.DataObject) -> None:
    value = data.draw(TYPES[kind])
    assert accepts({"type": kind, **rule.keywords()}, value) == obeys(rule, value)
    assert maybe(rule).keywords() == rule.keywords()


@given(members=st.lists(st.sampled_from(["a", "b", "A"]), max_size=5))
def test_rules_for_many_and_their_schemas_agree(members: list[str]) -> None:
    rule = many(is_id, least=1, most=3)
    schema: dict[str, object] = {"type": "array", "items": {"type": "string", **is_id.keywords()}, **rule.keywords()}
    assert accepts(schema, members) == obeys(rule, tuple(members))
    assert accepts({"type": "array", **each_once.keywords()}, members) == obeys(each_once, tuple(members))


def test_what_json_schema_cannot_say_is_left_to_the_type() -> None:
    assert one_of(("a",)).keywords() == is_date.keywords() == {}


def test_a_source_names_where_and_when() -> None:
    source = Source(title="Handboek", address="https://example.org", checked=date(2026, 11, 23), note=Text.of(nl="Voor de stappen"))
    assert attrs.evolve(source, address=None).address is None
    with pytest.raises(InvalidValueError, match=r"Source\.address must be a web address"):
        attrs.evolve(source, address="www.example.org")
