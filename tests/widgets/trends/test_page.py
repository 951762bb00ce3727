"""Trends, as somebody uses it."""

from datetime import date

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QLabel

from trustjournal.core.changes import Changes, tell_nobody
from trustjournal.core.settings import Appearance
from trustjournal.events.domain import By
from trustjournal.events.service import Events
from trustjournal.people.domain import Circle, TheirRecord
from trustjournal.trends.series.kinds import ChartKind
from trustjournal.trends.series.window import Range

FELT = ChartKind.FELT


def test_an_empty_journal_is_told_so_and_shown_the_way(open_trends):
    trends = open_trends()
    trends.until(lambda: trends.sees("Nothing noted yet."))
    trends.page.findChild(QLabel)
    assert not any(trends.shows(kind) for kind in ChartKind)


def test_everyone_is_shown_first(open_trends, kenta, misaki):
    trends = open_trends()
    trends.until(lambda: trends.shows(ChartKind.MULTIPLES))
    assert trends.people() == ["Everyone", "Kenta", "Misaki"]
    assert not trends.shows(FELT)


def test_somebody_is_chosen_and_shown(open_trends, any_jobs, kenta):
    trends = open_trends(any_jobs)
    trends.until(lambda: trends.shows(ChartKind.MULTIPLES))
    trends.choose(kenta.id)
    assert len(trends.chart(FELT).canvas.points) > 6
    trends.until(lambda: not trends.shows(ChartKind.MULTIPLES))
    assert trends.problems == []


def test_a_chosen_chip_that_is_pressed_again_stays_chosen(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    trends.choose(kenta.id)
    assert trends.chosen() == (kenta.id,)


def test_charts_stand_in_their_order_whoever_was_looked_at_before(open_trends, kenta, misaki):
    trends = open_trends()
    for person in ("", kenta.id, "", misaki.id, kenta.id):
        trends.choose(person) if trends.chosen() != (person,) else None
        trends.card(FELT if person else ChartKind.MULTIPLES)
    trends.card(ChartKind.EFFECTS)
    shown = [kind for kind in ChartKind if trends.shows(kind)]
    heights = [trends.page.card(kind).y() for kind in shown]
    assert heights == sorted(heights)


def test_the_range_changes_what_is_to_be_seen(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    before = trends.chart(FELT).canvas.shown.window
    trends.choose_range(Range.ONE_YEAR)
    trends.until(lambda: trends.card(FELT).canvas.shown.window.width > 3 * before.width)


def test_own_dates_are_chosen_from_a_calendar(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    assert not trends.offers("since")
    trends.choose_range(Range.OWN)
    trends.press("since")
    from trustjournal.ui.day_picker import DayPicker

    (picker,) = trends.page.findChildren(DayPicker)
    picker.choose(date(2026, 1, 10))
    trends.until(
        lambda: (
            trends.card(FELT).canvas.shown.window.day(trends.card(FELT).canvas.shown.window.start)
            == date(2026, 1, 10)
        )
    )


# Reading a chart


def test_the_mouse_reads_the_nearest_point_without_a_new_drawing(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    drawings = []
    chart.canvas.drawn.connect(lambda: drawings.append(1))
    for number, point in enumerate(chart.canvas.points[:8]):
        chart.hover(number)
        assert any(
            other.words() in chart.reads()
            for other in chart.canvas.points
            if abs(other.x - point.x) < 2 and abs(other.y - point.y) < 2
        )
    chart.hover_nowhere()
    assert chart.reads() == ""
    assert drawings == []


def numbers_with_entry(chart, entry):
    return [number for number, point in enumerate(chart.canvas.points) if point.entry == entry]


def test_a_point_opens_the_entry_it_was_noted_with(open_trends, kenta, life):
    trends = open_trends()
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    (number,) = numbers_with_entry(chart, life.entry)
    chart.hover(number)
    assert "open the entry" in chart.reads()
    chart.click(number)
    assert trends.opened == [life.entry]


@pytest.mark.parametrize("first", [True, False])
def test_of_notes_of_one_day_the_one_with_an_entry_is_opened(open_trends, ken, life, first):
    events = Events(life.vault, life.clock, tell_nobody)
    for entry in (life.entry, None) if first else (None, life.entry):
        life.clock.advance(minutes=1)
        events.note(ken.id, "honest_hard", By.THEM, entry=entry)
    trends = open_trends()
    trends.choose(ken.id)
    chart = trends.chart(FELT)
    (number,) = numbers_with_entry(chart, life.entry)
    chart.click(number)
    assert trends.opened == [life.entry]


@pytest.fixture
def ken(life):
    ken = life.people.add("Ken", circles=(Circle.WORK,))
    life.entry = life.journal.write("A walk.", people=[]).id
    return ken


def test_the_keyboard_goes_along_the_points_and_opens_an_entry(open_trends, kenta, life):
    trends = open_trends()
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    chart.come_to_it()
    (number,) = numbers_with_entry(chart, life.entry)
    chart.press("Home", *["Right"] * number)
    assert chart.canvas.points[number].words() in chart.reads()
    chart.press("Enter")
    assert trends.opened == [life.entry]
    chart.press("End")
    assert chart.canvas.points[-1].words() in chart.reads()
    chart.press("Left", "Right", "Right")
    assert chart.canvas.points[-1].words() in chart.reads()


def test_a_point_without_an_entry_opens_nothing(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    chart.come_to_it()
    number = next(n for n, point in enumerate(chart.canvas.points) if point.entry is None)
    chart.press("Home", *["Right"] * number, "Enter")
    assert trends.opened == []


# Zoom and place


def test_zooming_and_moving_have_a_way_back(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    trends.choose_range(Range.ONE_YEAR)
    trends.until(lambda: trends.card(FELT).canvas.shown.window.width > 300)
    chart = trends.chart(FELT)
    chart.come_to_it()
    for act in (
        lambda: chart.press("+", "+"),
        lambda: chart.press("Shift+Left"),
        lambda: chart.drag(120),
        lambda: chart.wheel(120, control=True),
    ):
        assert not trends.offers("wholeRange", FELT)
        act()
        assert chart.canvas.is_zoomed
        trends.until(lambda: chart.canvas.is_up_to_date)
        trends.press("wholeRange", FELT)
        assert not chart.canvas.is_zoomed
    chart.come_to_it()
    chart.press("+", "Escape")
    assert not chart.canvas.is_zoomed
    chart.press("+", "-")
    trends.until(lambda: chart.canvas.is_up_to_date)


def test_a_chart_is_up_to_date_only_once_what_was_zoomed_to_is_seen(open_trends, any_jobs, kenta):
    trends = open_trends(any_jobs)
    trends.until(lambda: trends.shows(ChartKind.MULTIPLES))
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    whole = len(chart.canvas.points)
    chart.come_to_it()
    chart.press("+", "+", "+")
    trends.until(lambda: chart.canvas.is_up_to_date)
    assert 0 < len(chart.canvas.points) < whole


def test_the_wheel_alone_scrolls_the_page(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    assert not chart.wheel(120, control=False)
    assert not chart.canvas.is_zoomed


def test_a_drag_opens_no_entry(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    chart.drag(60)
    assert trends.opened == []


# Words and rules


def test_words_stand_below_the_chart_unless_they_are_switched_off(open_trends, kenta, life):
    trends = open_trends()
    trends.choose(kenta.id)
    trends.until(lambda: "My record:" in trends.words(FELT))
    life.choices.choose(show_chart_words=False)
    trends.page.refresh()
    trends.until(lambda: trends.words(FELT) == "")


def test_charts_that_are_switched_off_are_nowhere(open_trends, kenta, life):
    life.choices.choose(show_charts=False)
    trends = open_trends()
    trends.until(lambda: trends.sees("Charts are switched off."))
    assert not any(trends.shows(kind) for kind in ChartKind)
    trends.press("toSettings")
    assert trends.asked == ["settings"]


def test_their_record_is_switched_on_beside_the_chart_and_off_again(open_trends, misaki, life):
    trends = open_trends()
    trends.choose(misaki.id)
    trends.card(FELT)
    trends.press("showTheirs", FELT)
    trends.until(lambda: trends.card(FELT).canvas.shown.series.theirs is not None)
    assert not trends.offers("showTheirs", FELT)
    ((words, undo),) = trends.undo
    assert "shown" in words
    undo()
    assert life.people.get(misaki.id).their_record is TheirRecord.DEFAULT
    trends.until(lambda: trends.offers("showTheirs", FELT))


def test_nothing_on_the_page_is_a_percentage(open_trends, kenta, misaki):
    trends = open_trends()
    for person in ("", kenta.id, misaki.id):
        trends.choose(person) if trends.chosen() != (person,) else None
        trends.card(FELT if person else ChartKind.MULTIPLES)
        assert not any("%" in text or "％" in text for text in trends.texts())


# Table, copying, files


def test_a_chart_is_read_as_a_table_and_copied(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    trends.card(FELT)
    assert not trends.table(FELT).isVisible()
    trends.press("asTable", FELT)
    table = trends.table(FELT)
    assert table.isVisible()
    assert table.model().rowCount() == 6
    assert table.table.header[0] == "Day"
    trends.take_out(FELT, "copyTable")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 7
    assert copied[0].split("\t")[:2] == ["Day", "Answer"]
    assert trends.sees("The table was copied.")
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("kind", ["png", "svg", "pdf", "csv"])
def test_a_chart_is_saved_where_the_user_says(open_trends, kenta, tmp_path, kind):
    trends = open_trends()
    trends.choose(kenta.id)
    trends.card(FELT)
    trends.take_out(FELT, kind)
    (dialog,) = trends.card(FELT).findChildren(QFileDialog)
    assert "Kenta" not in dialog.selectedFiles()[0]
    file = tmp_path / f"mine.{kind}"
    dialog.fileSelected.emit(str(file))
    trends.until(file.exists)
    trends.until(lambda: trends.sees("Saved:"))
    assert file.stat().st_mode & 0o777 == 0o600
    dialog.reject()


def test_a_file_that_cannot_be_written_is_told(open_trends, kenta, tmp_path):
    trends = open_trends()
    trends.choose(kenta.id)
    trends.card(FELT)
    trends.take_out(FELT, "csv")
    (dialog,) = trends.card(FELT).findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "a.csv"))
    trends.until(lambda: bool(trends.problems))
    dialog.reject()


def test_a_chart_is_laid_on_paper_with_its_words(tmp_path, theme, language):
    from PySide6.QtGui import QPdfWriter

    from tests import lives
    from trustjournal.trends.charts.painting import Format, saved
    from trustjournal.trends.printing import put_on_paper

    shown = lives.of_person(8).charts[0]
    file = tmp_path / "paper.pdf"
    writer = QPdfWriter(str(file))
    put_on_paper(writer, "Felt trust", saved(shown, Format.PNG), shown.sentences())
    del writer
    assert file.read_bytes().startswith(b"%PDF")
    assert len(file.read_bytes()) > 20_000


# Language, look, size


def test_language_and_look_change_with_a_chart_open(open_trends, language, theme, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    card, english = trends.card(FELT), trends.words(FELT)
    language.use("ja")
    trends.until(lambda: trends.words(FELT) != english)
    assert trends.sees("推移")
    assert "2026年5月" in trends.chart(FELT).canvas.points[-1].words()
    assert trends.card(FELT) is card
    theme.use(Appearance.DARK)
    trends.until(lambda: chart.canvas.is_up_to_date)
    corner = QImage(chart.canvas.grab().toImage()).pixelColor(3, 3)
    assert corner.lightness() < 80


@pytest.mark.parametrize(("width", "size"), [(480, 150), (620, 100)])
def test_narrow_windows_and_large_text_cut_nothing_off(open_trends, theme, kenta, width, size):
    theme.use(text_size=size)
    trends = open_trends(width=width)
    trends.choose(kenta.id)
    trends.chart(FELT)
    trends.card(ChartKind.EFFECTS)
    ground = trends.page.scroll_area.widget()
    assert ground.minimumSizeHint().width() <= width


def test_a_screen_reader_knows_what_a_chart_shows(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    told = QAccessible.queryAccessibleInterface(trends.chart(FELT).canvas)
    assert told.text(QAccessible.Text.Name) == "Felt trust"
    assert "Felt trust for" in told.text(QAccessible.Text.Description)
    assert "6 answers" in told.text(QAccessible.Text.Description)


# News


def test_what_was_written_elsewhere_is_read_when_the_page_is_seen_again(
    open_trends, kenta, life, changes
):
    trends = open_trends()
    trends.choose(kenta.id)
    assert len(trends.chart(FELT).canvas.shown.series.dots) == 6
    trends.page.hide()
    life.clock.advance(days=1)
    life.rate(kenta, 9)
    changes.announce(Changes.CHECKINS)
    trends.page.show()
    trends.until(lambda: len(trends.card(FELT).canvas.shown.series.dots) == 7)


def test_somebody_who_is_put_away_meanwhile_gives_way_to_everyone(open_trends, kenta, misaki, life):
    trends = open_trends()
    trends.choose(kenta.id)
    trends.card(FELT)
    life.people.put_away(kenta.id)
    trends.until(lambda: trends.people() == ["Everyone", "Misaki"])
    trends.until(lambda: trends.shows(ChartKind.MULTIPLES))
    assert trends.chosen() == ("",)


def test_it_leads_to_looking_at_the_relationship_of_whoever_is_chosen(open_trends, kenta):
    page = open_trends()
    assert not page.offers("lookAtRelationship")
    asked = []
    page.page.looking_asked.connect(asked.append)
    page.choose(kenta.id)
    page.press("lookAtRelationship")
    assert asked == [kenta.id]
