"""Every chart, drawn: what can be read in it, and that nothing in it is cut or missing."""

from dataclasses import replace

import pytest

from tests import lives
from tests.widgets.ui.test_contrast import contrast
from trustjournal import i18n
from trustjournal.trends.charts import painting, style
from trustjournal.trends.charts.style import MISSING, Look, drawable, shortened, width_of
from trustjournal.trends.series import lanes
from trustjournal.trends.series.kinds import ChartKind, heading, legend
from trustjournal.trends.series.window import Range
from trustjournal.ui import tokens

WIDTH = 860


def look(*, dark=False, size=100):
    return Look(tokens=tokens.look(dark=dark, text_size=size))


def painted(shown, *, width=WIDTH, dark=False, size=100):
    worn = look(dark=dark, size=size)
    return painting.paint(shown, worn, width, painting.height_of(shown, worn, width))


def everything(count, language):
    return [*lives.of_person(count, language).charts, *lives.of_everyone(count, language).charts]


def chart(kind, count=8, language="en", chosen=None):
    found = [*lives.of_person(count, language, chosen).charts]
    found += lives.of_everyone(count, language, chosen or Range.TWELVE_WEEKS).charts
    return next(each for each in found if each.kind is kind)


def spoken(picture):
    return [point.words() for point in picture.drawn.points]


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("count", lives.COUNTS)
def test_every_chart_is_drawn_without_a_warning(language, count):
    """A missing glyph is a warning of matplotlib's, and every warning is an error here."""
    i18n.use(language)
    for shown in everything(count, language):
        picture = painted(shown)
        assert len(picture.rgba) == picture.width * picture.height * 4
        for point in picture.drawn.points:
            assert 0 <= point.x <= WIDTH
            assert 0 <= point.y <= picture.height
            assert point.words()


@pytest.mark.parametrize(("width", "size"), [(260, 100), (420, 150), (1600, 100)])
def test_every_chart_is_drawn_in_any_window(width, size):
    for shown in everything(8, "en"):
        assert painted(shown, width=width, size=size, dark=True).width == width


def test_everything_but_what_needs_more_notes_is_there():
    kinds = {each.kind for each in everything(200, "en")}
    assert kinds == set(ChartKind)


@pytest.mark.parametrize("kind", ChartKind)
def test_a_chart_has_its_heading_its_table_and_a_description_in_both_languages(kind):
    for language in ("en", "ja"):
        i18n.use(language)
        shown = chart(kind, 200, language)
        table = shown.table()
        assert table.rows
        assert len(set(table.header)) == len(table.header)
        assert shown.described()
        assert heading(kind)
        for text in (heading(kind), legend(kind), shown.described(), *shown.sentences()):
            assert "%" not in text


def test_the_points_go_from_left_to_right():
    points = painted(chart(ChartKind.FELT, 200)).drawn.points
    assert [each.x for each in points] == sorted(each.x for each in points)


def test_an_answer_says_its_day_and_its_place_on_the_line():
    answers = [words for words in spoken(painted(chart(ChartKind.FELT, 4))) if "line" in words]
    assert len(answers) == 4
    assert "Thu, May 14, 2026: " in answers[-1]
    assert "on the line from 0 to 10" in answers[-1]


def test_a_point_knows_the_entry_it_was_noted_with():
    points = painted(chart(ChartKind.FELT, 4)).drawn.points
    assert "e0" in {point.entry for point in points}


def test_an_entry_in_the_trash_cannot_be_opened_from_a_chart():
    found = lives.charts_of_person(
        lives.notes(4), lives.window(4), gap=None, chapters=[], reviews=[], matters=[],
        openable=frozenset(),
    )  # fmt: skip
    assert {point.entry for point in painted(found.charts[0]).drawn.points} == {None}


def test_only_what_is_in_sight_can_be_read():
    whole = chart(ChartKind.FELT, 200, chosen=Range.ALL)
    part = painting.looked_at(whole, whole.window.zoomed(0.2, whole.window.end))
    assert 0 < len(painted(part).drawn.points) < len(painted(whole).drawn.points)


def test_a_chart_without_time_is_never_moved():
    shown = chart(ChartKind.YEAR)
    assert painting.looked_at(shown, lives.window(4)) is shown


def test_zooming_needs_to_know_where_time_begins_and_ends():
    drawn = painted(chart(ChartKind.FELT)).drawn
    assert 0 < drawn.left < drawn.right < WIDTH


def test_light_and_dark_are_different_pictures():
    shown = chart(ChartKind.FELT)
    assert painted(shown).rgba != painted(shown, dark=True).rgba


def test_two_drawings_of_one_chart_are_the_same():
    shown = chart(ChartKind.FELT)
    assert painted(shown).rgba == painted(shown).rgba


@pytest.mark.parametrize("count", [0, 1, 4])
def test_below_five_answers_there_is_no_line(count):
    series = chart(ChartKind.FELT, count).series
    assert series.trend.level is None
    without = replace(series, dots=())
    assert painted(replace(chart(ChartKind.FELT, count), series=without)) is not None


def test_their_record_is_not_drawn_while_it_is_off():
    shown = chart(ChartKind.FELT, 8)
    hidden = replace(shown, series=replace(shown.series, theirs=None))
    taller, lower = (painting.height_of(each, look(), WIDTH) for each in (shown, hidden))
    assert lower < taller
    assert not any("seen from them" in words for words in hidden.series and spoken(painted(hidden)))


def test_a_record_is_a_range_and_never_its_middle():
    """Two records of one range and different middles look the same."""
    shown = chart(ChartKind.FELT, 8)
    theirs = shown.series.theirs
    other = replace(theirs, now=replace(theirs.now, r=theirs.now.r + 1))
    changed = replace(shown, series=replace(shown.series, theirs=other))
    assert painted(changed).rgba == painted(shown).rgba


def test_a_boundary_is_marked_by_a_shape_of_its_own():
    shown = chart(ChartKind.FELT, 8)
    marks = shown.series.events
    plain = tuple(mark for mark in marks if mark.kind.dimension != "boundaries")
    assert len(plain) < len(marks)
    without = replace(shown, series=replace(shown.series, events=plain))
    assert painted(without).rgba != painted(shown).rgba


def test_the_four_practices_have_both_sides_in_one_strip():
    series = chart(ChartKind.FOUR, 200).series
    assert [lane.heading for lane in series.lanes] == [
        "Being honest and open", "Keeping one's word", "Listening", "Respect",
    ]  # fmt: skip
    shapes = {mark.shape for lane in series.lanes for mark in lane.marks}
    assert shapes == {lanes.Shape.MINE, lanes.Shape.THEIRS}


def test_what_was_noted_this_month_does_not_lie_in_the_future():
    series = chart(ChartKind.FOUR, 200).series
    assert all(mark.time <= series.window.now for lane in series.lanes for mark in lane.marks)


def test_people_are_drawn_in_the_order_given_and_without_a_figure():
    series = chart(ChartKind.MULTIPLES, 8).series
    assert [panel.name for panel in series.panels] == list(lives.NAMES["en"])
    assert not any(
        cell.count("/") for row in chart(ChartKind.MULTIPLES).table().rows for cell in row
    )


@pytest.mark.parametrize("dark", [False, True])
def test_answers_that_stand_without_a_line_are_easily_seen(dark):
    picture = painted(chart(ChartKind.MULTIPLES, 1), dark=dark)
    for point in picture.drawn.points:
        place = (round(point.y) * picture.width + round(point.x)) * 4
        dot = "#" + picture.rgba[place : place + 3].hex()
        assert contrast(dot, tokens.look(dark=dark).surface) >= 3


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("count", [0, 4, 200])
def test_everything_stands_clear_of_the_sides(language, count):
    i18n.use(language)
    for shown in everything(count, language):
        picture = painted(shown)
        for column in (*range(6), *range(-6, 0)):
            assert len(column_of(picture, column)) == 1, (shown.kind, column)


def column_of(picture, column):
    row = picture.width * 4
    return {
        picture.rgba[place : place + 4]
        for place in range(column % picture.width * 4, len(picture.rgba), row)
    }


def test_few_matters_are_listed_and_more_are_a_curve():
    assert not chart(ChartKind.ADDRESSING, 4).series.has_curve
    assert chart(ChartKind.ADDRESSING, 200).series.has_curve
    assert "Fewer than five" in chart(ChartKind.ADDRESSING, 4).sentences()[0]


def test_a_matter_left_alone_on_purpose_is_not_counted():
    series = chart(ChartKind.ADDRESSING, 4).series
    assert len(series.matters) == 3


# Text


@pytest.mark.parametrize("name", ["美咲😀", "a\nb", "x\u2068y\u2069", "Ω؟", "$x^2$ & $y$"])
def test_whatever_somebody_is_called_is_drawn(name):
    shown = lives.of_person(8).charts[0]
    chapter = replace(shown.series.chapters[0], title=name)
    titled = replace(shown, series=replace(shown.series, chapters=(chapter,)))
    assert painted(titled).rgba != painted(shown).rgba


def test_what_the_font_lacks_is_shown_as_a_sign_for_it():
    assert drawable("髙😀𠮷") == f"髙{MISSING}𠮷"
    assert drawable("\u2068美咲\u2069") == "美咲"


def test_a_text_is_cut_only_where_it_has_no_room():
    for long, dots in (
        ("Alexandra Featherstonehaugh", "..."),
        ("Zoé" * 9, "..."),
        ("じゅげむじゅげむごこうのすりきれ", "…"),
    ):
        assert shortened(long, 12, 1000) == long
        cut = shortened(long, 12, 80)
        assert cut.endswith(dots)
        assert width_of(cut, 12) <= 80
    assert shortened("Misaki", 12, 1) == "…"


def test_drawing_leaves_the_settings_of_others_alone():
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    with style.worn():
        assert mpl.rcParams["text.parse_math"] is False
    assert dict(mpl.rcParams) == before
