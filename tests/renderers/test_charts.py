"""What each chart says and shows, word by word and mark by mark."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import attrs
import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from chart_examples import COVERAGE, DISTRIBUTION, EXAMPLES, MONDAY, PROFILE, RISK_MATRIX, TIMELINE, bar, parsed
from werkplekleren.documents.charts import (
    Chart,
    CoverageChart,
    CoveragePoint,
    DistributionChart,
    DistributionRow,
    ProfileChart,
    ProfileRow,
    RiskMatrixChart,
    RiskPoint,
    TimelineChart,
    TimelineMarker,
    TimelineRow,
)
from werkplekleren.documents.mastery_chart import MasteryChart
from werkplekleren.renderers.charts import NARROW_WIDTH, WIDE_WIDTH, draw, lay_out
from werkplekleren.renderers.charts.canvas import Circle, Label, Line, Mark, Path, Rect, figure
from werkplekleren.renderers.theme import Palette


def svg_of(chart: Chart, *, language: str = "nl", width: int = WIDE_WIDTH, title: str = "Titel", description: str = "Zin") -> str:
    return draw(chart, uid="f1", title=title, description=description, palette=Palette(), language=language, width=width)


def marks_of(chart: Chart, *, width: int = WIDE_WIDTH, language: str = "nl") -> list[Mark]:
    return lay_out(chart, language=language, width=width)[0].marks


def labels_of(chart: Chart, *, width: int = WIDE_WIDTH, language: str = "nl") -> list[Label]:
    return [mark for mark in marks_of(chart, width=width, language=language) if isinstance(mark, Label)]


def words_of(chart: Chart, *, width: int = WIDE_WIDTH, language: str = "nl") -> list[str]:
    return [label.words for label in labels_of(chart, width=width, language=language)]


def label(chart: Chart, words: str, *, width: int = WIDE_WIDTH) -> Label:
    return next(each for each in labels_of(chart, width=width) if each.words == words)


# every chart


@pytest.mark.parametrize("width", [WIDE_WIDTH, NARROW_WIDTH])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_drawing_stays_as_reviewed(name: str, width: int, file_regression: FileRegressionFixture) -> None:
    file_regression.check(svg_of(EXAMPLES[name], width=width), extension=".svg")


def test_texts_of_users_stand_in_a_drawing_as_they_are() -> None:
    chart = attrs.evolve(COVERAGE, points=COVERAGE.points[:1])
    root = parsed(svg_of(chart, title='<script>"&', description="a\x00b\n c"))
    assert [root[0].text, root[1].text] == ['<script>"&', "ab c"]


def test_a_drawing_says_its_kind() -> None:
    assert 'class="wpl-chart wpl-chart-risk-matrix"' in svg_of(RISK_MATRIX)


def test_charts_speak_english() -> None:
    said = {words for name, chart in EXAMPLES.items() if name != "distribution" for words in words_of(chart, language="en")}
    assert {"difference", "previous round", "margin", "today", "done", "planned", "deadline", "week", "83% expected", "goal 80%"} <= said


def test_a_coordinate_is_never_minus_zero() -> None:
    assert [figure(-0.01), figure(10.0), figure(0.25)] == ["0", "10", "0.2"]


# mastery


def test_a_name_above_the_first_column_is_whole_where_there_is_room_to_its_right() -> None:
    chart = EXAMPLES["mastery"]
    assert isinstance(chart, MasteryChart)
    people = ("Willemijn", *(f"P{at}" for at in range(8)))
    rows = tuple(attrs.evolve(one, signs=(one.signs * 9)[:9]) for one in chart.rows)
    crowded = attrs.evolve(chart, people=people, rows=rows)
    assert label(crowded, "Willemijn", width=NARROW_WIDTH).box.left >= 0


# profile


def test_a_profile_prints_values_and_their_difference_in_the_language() -> None:
    said = words_of(attrs.evolve(PROFILE, digits=1))
    assert {"72,5", "65,0", "+7,5", "−28,0", "verschil"} <= set(said)
    assert "difference" in words_of(PROFILE, language="en")


def test_a_difference_is_that_of_the_printed_values() -> None:
    """72.5 is printed as 73, so beside 65 stands 8."""
    assert {"73", "65", "+8"} <= set(words_of(PROFILE))


def test_a_missing_value_is_a_dash_and_never_zero() -> None:
    said = Counter(words_of(PROFILE))
    assert said["–"] == 5
    assert label(PROFILE, "Kennis bewaren").weight == 400


def test_a_large_difference_is_bold() -> None:
    assert label(PROFILE, "Feedback").weight == 600
    assert label(PROFILE, "Leren van elkaar").weight == 400


@pytest.mark.parametrize("width", [WIDE_WIDTH, NARROW_WIDTH])
def test_a_row_without_values_says_why_in_the_plot(width: int) -> None:
    said = words_of(PROFILE, width=width)
    assert any(words.startswith("niet getoond") for words in said)


def test_a_row_without_values_or_note_is_a_line_with_dashes() -> None:
    chart = attrs.evolve(PROFILE, rows=(ProfileRow(label="Feedback", values=(None, None)),))
    assert words_of(chart).count("–") == 3


def one_series(*rows: ProfileRow) -> ProfileChart:
    return ProfileChart(low=1, high=5, low_label="", high_label="", series=("Medewerkers",), rows=rows, digits=1)


def test_one_series_has_no_difference_and_bold_values() -> None:
    chart = one_series(ProfileRow(label="Feedback", values=(3.25,)))
    assert "verschil" not in words_of(chart)
    assert label(chart, "3,3").weight == 600


def test_rows_are_equally_high_where_their_labels_take_one_line() -> None:
    """The widest label would take two lines in bold, but is not bold."""
    rows = [ProfileRow(label=name, values=(3.0,)) for name in ("Kort", "Tijd, plek en middelen om te leren", "Ook kort", "Nog korter")]
    drawn = one_series(*rows)
    heights = [label(drawn, row.label).y for row in rows]
    assert len({round(after - before, 3) for before, after in pairwise(heights)}) == 1


def test_the_legend_names_only_what_occurs() -> None:
    bare = one_series(ProfileRow(label="Feedback", values=(3.2,)))
    assert not {"vorige meting", "marge"} & set(words_of(bare))
    full = one_series(ProfileRow(label="Feedback", values=(3.2,), margins=((3.0, 3.5),), before=2.0))
    assert {"vorige meting", "marge"} <= set(words_of(full))


def test_a_measurement_before_at_the_same_value_lies_around_the_mark() -> None:
    hidden = marks_of(one_series(ProfileRow(label="Feedback", values=(3.2,), before=3.2)))
    apart = marks_of(one_series(ProfileRow(label="Feedback", values=(3.2,), before=2.0)))
    assert 9.5 in {mark.radius for mark in hidden if isinstance(mark, Circle)}
    assert 9.5 not in {mark.radius for mark in apart if isinstance(mark, Circle)}


def test_marks_at_the_same_value_stand_above_each_other() -> None:
    chart = ProfileChart(
        low=0,
        high=100,
        low_label="",
        high_label="",
        series=("Werkplaats", "Montage", "Kantoor"),
        rows=(ProfileRow(label="Feedback", values=(50.0, 50.0, 50.0)),),
    )
    starts = [float(mark.data[1:].split("m")[0].split()[1]) for mark in marks_of(chart) if isinstance(mark, Path)][-2:]
    circle = [mark for mark in marks_of(chart) if isinstance(mark, Circle)][-1]
    assert sorted((circle.y, *starts)) == [circle.y, circle.y + 12, circle.y + 24]


def test_margins_of_two_series_lie_apart() -> None:
    row = ProfileRow(label="Feedback", values=(20.0, 80.0), margins=((10.0, 60.0), (50.0, 90.0)))
    bars = [mark for mark in marks_of(attrs.evolve(PROFILE, rows=(row,))) if isinstance(mark, Rect) and mark.height == 10][1:]
    assert bars[0].y + bars[0].height < bars[1].y + 0.01 or bars[1].y + bars[1].height < bars[0].y + 0.01 or bars[0].y != bars[1].y


def test_a_scale_with_long_figures_gets_fewer_ticks() -> None:
    chart = attrs.evolve(PROFILE, low=0, high=1_000_000, rows=(ProfileRow(label="Feedback", values=(1.0, 2.0)),))
    few, many = ([words for words in words_of(chart, width=width) if words.endswith("00.000")] for width in (NARROW_WIDTH, WIDE_WIDTH))
    assert len(few) < len(many)


def test_the_words_at_the_ends_of_a_scale_take_more_lines_where_they_must() -> None:
    chart = attrs.evolve(one_series(ProfileRow(label="Tijd", values=(3.0,))), low_label="hoort helemaal niet bij elkaar", high_label="hoort samen")
    low, more, high = (label(chart, words, width=NARROW_WIDTH) for words in ("hoort helemaal niet bij", "elkaar", "hoort samen"))
    assert more.y - low.y == 16
    assert high.y == more.y  # right above the scale
    assert low.x == more.x
    assert label(chart, "hoort helemaal niet bij elkaar").y == label(attrs.evolve(chart, low_label="nooit"), "nooit").y


def test_a_scale_without_room_for_two_figures_names_only_its_low_end() -> None:
    chart = attrs.evolve(PROFILE, low=-1e9, high=1e9, digits=3, rows=(ProfileRow(label="Feedback", values=(-1e9, 1e9)),))
    assert "−1.000.000.000" in words_of(chart, width=NARROW_WIDTH)


# distribution


def test_a_distribution_prints_counts_total_and_shares() -> None:
    said = words_of(DISTRIBUTION)
    assert {"15", "6", "n = 27", "n = 26", "50%"} <= set(said)


def test_a_row_without_answers_is_a_dash() -> None:
    said = words_of(DISTRIBUTION)
    assert "–" in said
    assert "n = 0" in said


def test_a_part_too_small_for_its_count_has_none() -> None:
    chart = DistributionChart(categories=("nee", "ja"), rows=(DistributionRow(label="Feedback", counts=(1, 999)),))
    assert "1" not in words_of(chart)
    assert "999" in words_of(chart)


def test_categories_that_share_a_tone_differ_by_a_stripe() -> None:
    chart = DistributionChart(categories=tuple("abcdefg"), rows=(DistributionRow(label="Feedback", counts=(1,) * 7),))
    stripes = [mark for mark in marks_of(chart) if isinstance(mark, Rect) and mark.height == 2.5]
    assert len(stripes) == 4  # two categories, in the legend and in the bar


# timeline


def test_a_timeline_names_months_weeks_and_deadlines() -> None:
    said = words_of(TIMELINE)
    assert {"2027", "jan", "jun", "week", "1", "vandaag", "voortgang", "Cor met pensioen", "1 sep 2027"} <= set(said)


def test_a_label_of_a_timeline_is_whole_on_three_lines() -> None:
    chart = attrs.evolve(TIMELINE, rows=(TimelineRow(label="Lastige materialen verspanen (titanium, duplex)", bars=(bar(0, 4, "doen"),)),))
    said = words_of(chart)
    assert " ".join(said).count("Lastige materialen verspanen (titanium, duplex)") == 1
    assert not any("…" in words for words in said)


def test_bars_whose_words_do_not_fit_get_numbers_with_a_key() -> None:
    said = words_of(TIMELINE)
    assert {"vastleggen", "meekijken", "samen doen", "alleen"} <= set(said)
    assert said.count("samen doen") == 1


def test_bars_whose_words_fit_have_them_inside_or_beside() -> None:
    chart = TimelineChart(
        start=MONDAY, end=MONDAY + timedelta(days=60), today=None, rows=(TimelineRow(label="Lassen", bars=(bar(0, 4, "doen"), bar(4, 1, "toetsen"))),)
    )
    inside, beside = label(chart, "doen"), label(chart, "toetsen")
    assert inside.tone == "accent"
    assert beside.tone == "ink"


def test_numbers_follow_the_key_of_the_chart_and_name_only_what_occurs() -> None:
    """So two parts of one timeline number alike, also when a part lacks something."""
    bars = (bar(0, 1, "zelf doen terwijl iemand meekijkt"), bar(1, 1, "iets dat niet in de lijst staat"), bar(2, 1, "opschrijven van de stappen"))
    chart = TimelineChart(
        start=MONDAY,
        end=MONDAY + timedelta(days=180),
        rows=(TimelineRow(label="Lassen", bars=bars),),
        key=("opschrijven van de stappen", "meekijken", "zelf doen terwijl iemand meekijkt"),
    )
    said = words_of(chart)
    legend = {said[place]: said[place + 1] for place in range(len(said) - 1) if said[place + 1] in {bar.label for bar in bars}}
    assert legend == {"1": "opschrijven van de stappen", "3": "zelf doen terwijl iemand meekijkt", "4": "iets dat niet in de lijst staat"}
    assert "meekijken" not in said


def test_with_too_many_different_words_they_are_shortened_or_left_out() -> None:
    bars = tuple(bar(week, 1 if week < 13 else 6, f"een hele lange omschrijving {week}") for week in range(14))
    chart = TimelineChart(start=MONDAY, end=MONDAY + timedelta(days=180), today=None, rows=(TimelineRow(label="Lassen", bars=bars),))
    assert any(words.endswith("…") for words in words_of(chart))
    assert "een hele lange omschrijving 0" not in words_of(chart)


def test_what_is_done_is_filled_with_a_check_mark_and_what_is_planned_an_outline() -> None:
    chart = TimelineChart(
        start=MONDAY, end=MONDAY + timedelta(days=60), today=None, rows=(TimelineRow(label="Lassen", bars=(bar(0, 4, "", done=True), bar(4, 4, ""))),)
    )
    bars = [mark for mark in marks_of(chart) if isinstance(mark, Rect) and mark.height == 18]
    assert [mark.fill for mark in bars] == ["accent", "paper"]
    assert len([mark for mark in marks_of(chart) if isinstance(mark, Path) and mark.edge == "on-accent"]) == 2  # bar and legend
    assert {"gedaan", "gepland"} <= set(words_of(chart))


def test_bars_on_the_same_days_lie_below_each_other() -> None:
    chart = TimelineChart(
        start=MONDAY, end=MONDAY + timedelta(days=60), today=None, rows=(TimelineRow(label="Lassen", bars=(bar(0, 4, ""), bar(2, 4, ""))),)
    )
    tops = [mark.y for mark in marks_of(chart) if isinstance(mark, Rect) and mark.height == 18]
    assert tops[1] == tops[0] + 24


def test_what_lies_outside_the_calendar_is_left_out_but_deadlines_point_to_it() -> None:
    row = TimelineRow(label="Lassen", bars=(bar(-20, 2, "vroeg"), bar(80, 2, "laat")), deadline=date(2026, 1, 1), deadline_label="te laat")
    chart = TimelineChart(
        start=MONDAY,
        end=MONDAY + timedelta(days=60),
        today=date(2026, 1, 1),
        rows=(row,),
        markers=(TimelineMarker(day=date(2030, 1, 1), label="ooit"),),
    )
    said = words_of(chart)
    assert "te laat" in said
    assert not {"vroeg", "laat", "vandaag", "ooit", "gepland"} & set(said)


def test_a_deadline_without_printable_words_is_only_a_mark() -> None:
    row = TimelineRow(label="Lassen", deadline=MONDAY + timedelta(days=9), deadline_label="\x1b")
    chart = TimelineChart(start=MONDAY, end=MONDAY + timedelta(days=60), today=None, rows=(row,))
    assert len([mark for mark in marks_of(chart) if isinstance(mark, Path)]) == 2  # row and legend
    assert not any(label.words == "" for label in labels_of(chart))


def test_a_row_may_be_empty() -> None:
    chart = TimelineChart(start=MONDAY, end=MONDAY + timedelta(days=60), today=None, rows=(TimelineRow(label="Lassen"),))
    assert "Lassen" in words_of(chart)
    assert "gedaan" not in words_of(chart)


@pytest.mark.parametrize(
    ("days", "width", "expected", "unexpected"),
    [(40, 640, {"week", "1", "feb"}, set[str]()), (300, 340, {"apr", "jul"}, {"week"}), (1095, 640, {"2028", "apr"}, {"feb", "week"})],
)
def test_the_calendar_is_as_fine_as_it_can_be_read(days: int, width: int, expected: set[str], unexpected: set[str]) -> None:
    chart = TimelineChart(start=MONDAY, end=MONDAY + timedelta(days=days), today=None, rows=(TimelineRow(label="Lassen"),))
    said = set(words_of(chart, width=width))
    assert expected <= said
    assert not unexpected & said


def test_a_calendar_of_decades_names_years_only() -> None:
    chart = TimelineChart(start=date(2000, 1, 1), end=date(2060, 1, 1), today=None, rows=(TimelineRow(label="Lassen"),))
    said = words_of(chart)
    assert "2000" in said
    assert "jan" not in said


def test_a_calendar_may_end_on_the_last_day_there_is() -> None:
    chart = TimelineChart(start=date(9999, 10, 1), end=date(9999, 12, 31), today=None, rows=(TimelineRow(label="Lassen"),))
    assert "dec" in words_of(chart)
    assert "52" not in words_of(attrs.evolve(chart, start=date(9999, 12, 30)))


def test_forty_rows_over_three_years_keep_their_labels() -> None:
    rows = tuple(TimelineRow(label=f"Onderwerp {number}", bars=(bar(3 * number, 3, "samen"),)) for number in range(40))
    chart = TimelineChart(start=MONDAY, end=MONDAY + timedelta(days=1095), today=None, rows=rows)
    assert {f"Onderwerp {number}" for number in range(40)} <= set(words_of(chart))


# risk matrix


def test_a_risk_matrix_has_words_on_both_axes_and_totals_in_its_cells() -> None:
    said = words_of(RISK_MATRIX)
    assert {"Hoe snel vertrekt de kennis?", "Hoe zwaar weegt het gemis?", "onmisbaar", "kritiek"} <= set(said)
    assert {"25", "20", "16", "12"} <= set(said)
    assert {"1–9 volgen", "10–19 plan maken", "20–25 direct"} <= set(said)


def test_the_legend_stands_beside_the_grid_or_below_it_on_a_phone() -> None:
    wide, narrow = label(RISK_MATRIX, "Kantbank instellen"), label(RISK_MATRIX, "Kantbank instellen", width=NARROW_WIDTH)
    assert wide.x > WIDE_WIDTH / 2
    assert narrow.x < NARROW_WIDTH / 4


def test_many_topics_stand_below_in_two_columns() -> None:
    points = tuple(RiskPoint(number=number, label=f"Onderwerp {number}", x=1 + number % 5, y=1 + number // 5 % 5) for number in range(1, 31))
    lefts = {each.x for each in labels_of(attrs.evolve(RISK_MATRIX, points=points)) if each.words.startswith("Onderwerp")}
    assert len(lefts) == 2


def test_a_full_cell_counts_the_rest() -> None:
    points = tuple(RiskPoint(number=number, label=f"Onderwerp {number}", x=5, y=5) for number in range(1, 16))
    said = words_of(attrs.evolve(RISK_MATRIX, points=points))
    assert "+4" in said
    twelve = words_of(attrs.evolve(RISK_MATRIX, points=points[:12]))
    assert not any(words.startswith("+") for words in twelve)


def test_a_matrix_without_points_is_a_legend_of_bands() -> None:
    chart = attrs.evolve(RISK_MATRIX, points=())
    assert "1–9 volgen" in words_of(chart)
    assert not [mark for mark in marks_of(chart) if isinstance(mark, Circle)]


def test_totals_below_the_first_band_have_no_tone() -> None:
    chart = attrs.evolve(RISK_MATRIX, bands=RISK_MATRIX.bands[1:])
    assert label(chart, "1").tone == "soft"


def test_a_band_of_one_total_is_written_as_one() -> None:
    chart = attrs.evolve(RISK_MATRIX, bands=(*RISK_MATRIX.bands, attrs.evolve(RISK_MATRIX.bands[-1], lowest=25, name="nu")))
    assert "25 nu" in words_of(chart)


def test_a_topic_without_printable_words_still_has_its_number() -> None:
    points = (RiskPoint(number=7, label="\x1b", x=1, y=1),)
    assert words_of(attrs.evolve(RISK_MATRIX, points=points)).count("7") == 2


def test_a_large_matrix_leaves_its_legend_no_room_beside() -> None:
    steps = tuple("abcdefghij")
    chart = RiskMatrixChart(
        x_label="x", y_label="y", x_steps=steps, y_steps=steps, bands=RISK_MATRIX.bands, points=(RiskPoint(number=1, label="Lassen", x=1, y=1),)
    )
    assert label(chart, "Lassen").x < WIDE_WIDTH / 4


# coverage


def test_coverage_names_its_last_value_and_its_goal() -> None:
    assert {"83% verwacht", "doel 80%", "33%", "50%", "100%"} <= set(words_of(COVERAGE))


def test_a_fall_is_named_below_its_dot() -> None:
    fall = label(COVERAGE, "42%")
    dot = next(mark for mark in marks_of(COVERAGE) if isinstance(mark, Circle) and mark.x == fall.x)
    assert fall.y > dot.y


def test_what_is_planned_is_dotted_and_open() -> None:
    marks = marks_of(COVERAGE)
    assert [mark.dash for mark in marks if isinstance(mark, Path)] == ["", "", "2 5"]
    assert [mark.fill for mark in marks if isinstance(mark, Circle)] == ["accent", "accent", "paper", "paper"]


def test_coverage_may_be_all_plan_or_all_done() -> None:
    done = attrs.evolve(COVERAGE, points=COVERAGE.points[:2], goal=None)
    planned = attrs.evolve(COVERAGE, points=COVERAGE.points[2:])
    assert [mark.dash for mark in marks_of(done) if isinstance(mark, Path)] == ["", ""]
    assert [mark.dash for mark in marks_of(planned) if isinstance(mark, Path)] == ["2 5"]


def test_a_short_stretch_names_its_first_and_last_day() -> None:
    points = (CoveragePoint(day=date(2026, 9, 1), share=0.5), CoveragePoint(day=date(2026, 9, 21), share=0.0))
    assert {"1 sep 2026", "21 sep 2026"} <= set(words_of(CoverageChart(points=points)))


def test_a_short_stretch_without_room_for_two_days_names_the_first() -> None:
    points = (CoveragePoint(day=date(2026, 9, 10), share=0.5), CoveragePoint(day=date(2026, 9, 21), share=1.0, planned=True))
    canvas, _ = lay_out(CoverageChart(points=points, goal=1.0), language="nl", width=320, font_factor=1.2)
    said = [label.words for label in canvas.texts()]
    assert "10 sep 2026" in said
    assert "21 sep 2026" not in said


def test_one_moment_is_one_dot_and_one_day() -> None:
    chart = CoverageChart(points=(CoveragePoint(day=date(2026, 9, 1), share=0.5),))
    assert words_of(chart).count("1 sep 2026") == 2
    assert len([mark for mark in marks_of(chart) if isinstance(mark, Circle)]) == 1


def test_many_moments_show_only_the_last_dot() -> None:
    points = tuple(CoveragePoint(day=date(2026, 1, 1) + timedelta(days=5 * number), share=number / 100) for number in range(60))
    assert len([mark for mark in marks_of(CoverageChart(points=points)) if isinstance(mark, Circle)]) == 1


def test_the_goal_is_a_dashed_line() -> None:
    assert len([mark for mark in marks_of(COVERAGE) if isinstance(mark, Line) and mark.dash]) == 1
