"""Trends, as somebody uses it."""

from datetime import date

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QLabel

from trustjournal.core.changes import Changes
from trustjournal.core.settings import Appearance
from trustjournal.people.domain import TheirRecord
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


def test_what_came_through_ties_stands_there_where_something_came_of_them(
    open_trends, kenta, clock
):
    clock.advance(days=120)
    trends = open_trends()
    trends.choose_range(Range.ALL)
    trends.card(ChartKind.EFFECTS)
    trends.choose_range(Range.FOUR_WEEKS)
    trends.until(lambda: not trends.shows(ChartKind.EFFECTS))


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
    assert trends.sees("The table was copied for 30 seconds.")
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
