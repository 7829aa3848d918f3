"""What holds for every migration and every response."""

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from strategies.assessments import questionnaires, responses
from strategies.migrations import chains, identity, migrations, next_major, renamings
from werkplekleren.assessments import Migrated, Migration, PreparedMigration, Questionnaire, Response, migrate
from werkplekleren.errors import InvalidContentError, MigrationError
from werkplekleren.serialization import structure, unstructure

roomy = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much], max_examples=40)

Case = tuple[tuple[PreparedMigration, ...], Response]


def with_response(chain: tuple[PreparedMigration, ...]) -> st.SearchStrategy[Case]:
    return st.tuples(st.just(chain), responses(chain[0].old))


cases = chains().flatmap(with_response)
long_cases = chains(2, 3).flatmap(with_response)


def carried_over(case: Case) -> Migrated:
    """What the migration gives; a response that is refused is no case, and is refused for the one reason that there is here."""
    chain, response = case
    refused: set[str] = set()
    migrated: Migrated | None = None
    try:
        migrated = migrate(response, *chain)
    except MigrationError as error:
        refused = {problem.code for problem in error.problems}
    assert refused <= {"answers-differ"}
    assume(migrated is not None)
    assert migrated is not None
    return migrated


@roomy
@given(cases)
def test_report_holds_every_old_answer_and_the_new_response_nothing_else(case: Case) -> None:
    migrated, (_, response) = carried_over(case), case
    assert migrated.given == response.answers
    assert len(migrated.carried) + len(migrated.lost) == len(response.answers)
    assert {str(one.to) for one in migrated.carried} == set(migrated.response.answers)
    for one in migrated.carried:
        assert one.how == "merged" or one.became == migrated.response.answers[one.to]
        assert one.how != "kept" or one.became == one.answer


@roomy
@given(cases)
def test_report_comes_back_from_json_as_it_was_and_holds_the_words_of_every_answer(case: Case) -> None:
    migrated, (_, response) = carried_over(case), case
    assert Migrated.from_json(migrated.to_json()) == migrated
    assert migrated.legend is not None
    assert {str(one.id) for one in migrated.legend.old} == set(response.answers)
    assert {one.id for one in migrated.legend.new} == {one.to for one in migrated.carried} | {one.item for one in migrated.missing}
    for one in migrated.lost:
        assert (one.reason is not None) == (one.why == "dropped")


@roomy
@given(cases)
def test_migrated_response_fits_the_new_version_and_says_which_was_answered(case: Case) -> None:
    migrated, (chain, response) = carried_over(case), case
    newest = chain[-1].new
    newest.check(migrated.response)
    assert migrated.response.version == migrated.versions[-1] == newest.version
    assert migrated.response.migrated_from == migrated.versions[0] == response.version
    assert newest.score(migrated.response).answered_version == response.version
    kept = ("questionnaire", "id", "perspective", "group", "answered_on")
    assert [getattr(migrated.response, name) for name in kept] == [getattr(response, name) for name in kept]


@roomy
@given(cases)
def test_what_the_new_version_asks_was_carried_over_or_is_told_to_be_missing(case: Case) -> None:
    migrated, (chain, _) = carried_over(case), case
    shown = chain[-1].new.shown(migrated.response.perspective, migrated.response.answers)
    assert set(shown) == set(migrated.response.answers) | {one.item for one in migrated.missing}
    assert not set(migrated.response.answers) & {one.item for one in migrated.missing}
    lost = {one.item for one in migrated.lost}
    assert lost or "lost" not in {one.why for one in migrated.missing}


@roomy
@given(long_cases)
def test_migrating_over_several_versions_is_migrating_step_by_step(case: Case) -> None:
    migrated, (chain, response) = carried_over(case), case
    step = response
    losses = 0
    for prepared in chain:
        one = migrate(step, prepared)
        losses += len(one.lost)
        step = one.response
    assert step == migrated.response
    assert (losses == 0) == (migrated.lost == ())


@roomy
@given(questionnaires().flatmap(lambda scan: st.tuples(st.just(scan), responses(scan))))
def test_migration_between_equal_versions_changes_no_answer_and_no_score(pair: tuple[Questionnaire, Response]) -> None:
    scan, response = pair
    same = identity(scan)
    migrated = migrate(response, same)
    assert migrated.response == attrs.evolve(response, version=same.new.version, migrated_from=response.version)
    assert same.new.score(migrated.response).scores == scan.score(response).scores
    assert migrated.lost == ()
    assert {one.how for one in migrated.carried} <= {"kept"}
    assert {one.why for one in migrated.missing} <= {"not-answered"}


@roomy
@given(questionnaires().flatmap(lambda scan: st.tuples(renamings(scan), responses(scan))))
def test_other_ids_keep_every_answer_and_every_score(pair: tuple[PreparedMigration, Response]) -> None:
    renaming, response = pair
    migrated = migrate(response, renaming)
    assert renaming.new.score(migrated.response).scores == renaming.old.score(response).scores
    assert migrated.lost == ()
    assert [one.answer for one in migrated.carried] == [one.became for one in migrated.carried]


@roomy
@given(questionnaires().flatmap(lambda scan: st.tuples(migrations(scan), responses(scan))))
def test_result_is_the_same_for_every_order_of_steps_and_answers(pair: tuple[PreparedMigration, Response]) -> None:
    prepared, response = pair
    migrated = carried_over(((prepared,), response))
    turned = attrs.evolve(prepared, migration=attrs.evolve(prepared.migration, steps=prepared.migration.steps[::-1]))
    backwards = attrs.evolve(response, answers={name: response.answers[name] for name in [*response.answers][::-1]})
    assert migrate(backwards, turned) == migrated
    assert migrate(backwards, turned).to_json() == migrated.to_json()


@roomy
@given(questionnaires().flatmap(migrations))
def test_migration_comes_back_equal_from_plain_data(prepared: PreparedMigration) -> None:
    assert structure(unstructure(prepared.migration), Migration) == prepared.migration


@roomy
@given(questionnaires().flatmap(migrations), st.data())
def test_migration_that_lacks_a_step_does_not_fit_unless_the_items_say_it_already(prepared: PreparedMigration, data: st.DataObject) -> None:
    steps = prepared.migration.steps
    assume(steps)
    left_out = data.draw(st.integers(0, len(steps) - 1))
    step = steps[left_out]
    assume(step.kind != "recoded")  # the same scale the other way around, or other ids: the first is not to be seen
    fewer = attrs.evolve(prepared.migration, steps=(*steps[:left_out], *steps[left_out + 1 :]))
    with pytest.raises(InvalidContentError) as caught:
        attrs.evolve(prepared, migration=fewer)
    assert {problem.code for problem in caught.value.problems} == {"no-step"}


@roomy
@given(cases)
def test_response_is_never_migrated_back(case: Case) -> None:
    migrated, (chain, _) = carried_over(case), case
    with pytest.raises(MigrationError) as caught:
        migrate(migrated.response, chain[0])
    assert [problem.code for problem in caught.value.problems] == ["wrong-version"]
    assert next_major(chain[0].old.version) == chain[0].new.version
