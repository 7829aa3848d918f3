"""What type checkers see of scoring over data frames, pinned: type-checked, never run."""

from typing import assert_type

import duckdb
import polars as pl

import werkplekleren as wpl
from werkplekleren.frames import LongAnswers, UnfitAnswers, check_frame, group_frame, score_frame


def own_type_back(scan: wpl.Questionnaire, eager: pl.DataFrame, lazy: pl.LazyFrame, relation: duckdb.DuckDBPyRelation) -> None:
    """The caller's own type comes back, lazy as lazy."""
    assert_type(score_frame(scan, eager), pl.DataFrame)
    assert_type(score_frame(scan, lazy, measures=["score", "sum", "category"], layout="long"), pl.LazyFrame)
    assert_type(score_frame(scan, relation, outside="missing"), duckdb.DuckDBPyRelation)
    assert_type(score_frame(scan, lazy, long=LongAnswers(respondent="pseudonym")), pl.LazyFrame)
    assert_type(group_frame(scan, lazy, group="team", perspective="employee"), pl.LazyFrame)
    assert_type(check_frame(scan, relation), tuple[UnfitAnswers, ...])
