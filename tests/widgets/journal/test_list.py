"""The list of entries: a row for each, cards for the rows that are looked at."""

import sys
from array import array
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from trustjournal.journal.card_list import CardList
from trustjournal.journal.domain import EntryOrder
from trustjournal.journal.entry_list import BEGINS, CARD, PAGE, Beginning, EntryListModel
from trustjournal.journal.known import Known

FIRST = date(2025, 12, 30)


@pytest.fixture
def write_many(journal):
    def write(count, *, days_between=1):
        return [
            journal.write(f"entry {number}", day=FIRST + timedelta(days=number * days_between))
            for number in range(count)
        ]

    return write


@pytest.fixture
def known(people, journal, jobs, changes):
    owner = QObject()
    yield Known(people, journal, jobs, changes, owner)
    owner.deleteLater()


@pytest.fixture
def make_model(journal, known):
    owners = []

    def make(jobs):
        owner = QObject()
        owners.append(owner)
        return EntryListModel(journal, jobs, known, owner)

    yield make
    for owner in owners:
        owner.deleteLater()


def titles(model):
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_model_is_a_good_model(make_model, any_jobs, journal, write_many, qtmodeltester, qtbot):
    write_many(3)
    model = make_model(any_jobs)
    model.show(journal.order())
    qtmodeltester.check(model)
    qtbot.waitUntil(lambda: titles(model) == ["entry 2", "entry 1", "entry 0"])
    qtmodeltester.check(model)


def test_an_entry_more_asks_nothing_about_the_rows_that_stay(make_model, jobs, qtbot):
    many = array("q", range(50_000, 0, -1))
    days = array("l", [FIRST.toordinal()] * len(many))
    model, view = make_model(jobs), CardList()
    qtbot.addWidget(view)
    view.setModel(model)
    view.show()
    model.show(EntryOrder(numbers=many[1:], days=days[1:]))
    QApplication.processEvents()
    calls = []
    sys.setprofile(lambda _frame, event, _what: calls.append(event))
    try:
        model.show(EntryOrder(numbers=many, days=days))
        QApplication.processEvents()
    finally:
        sys.setprofile(None)
    assert model.rowCount() == len(many)
    assert len(calls) < len(many)


class Counting:
    """Journal that counts what is asked of it."""

    def __init__(self, journal):
        self._journal = journal
        self.asked = []

    def page(self, numbers):
        self.asked.append(list(numbers))
        return self._journal.page(numbers)


def test_only_what_is_looked_at_and_its_neighbours_are_read(
    known, journal, jobs, write_many, qtbot
):
    write_many(5 * PAGE)
    counting = Counting(journal)
    owner = QObject()
    model = EntryListModel(counting, jobs, known, owner)
    model.show(journal.order())
    assert counting.asked == []
    row = 2 * PAGE + 1
    assert model.index(row).data(CARD) is None, "a placeholder first"
    qtbot.waitUntil(lambda: model.index(row).data(CARD) is not None)
    qtbot.waitUntil(lambda: len(counting.asked) == 3)
    read = {number for numbers in counting.asked for number in numbers}
    expected = journal.order().numbers[PAGE : 4 * PAGE]
    assert read == set(expected)


def test_flying_over_pages_reads_few_of_them(known, journal, write_many, jobs, qtbot):
    write_many(12 * PAGE)
    counting = Counting(journal)
    owner = QObject()
    model = EntryListModel(counting, jobs, known, owner)
    model.show(journal.order())
    for page in range(12):
        model.index(page * PAGE).data(CARD)
    last = 11 * PAGE
    qtbot.waitUntil(lambda: model.index(last).data(CARD) is not None)
    first_read = counting.asked[0][0]
    assert first_read == journal.order().numbers[last], "what is looked at now comes first"
    qtbot.waitUntil(lambda: len(counting.asked) >= 4)
    assert len(counting.asked) <= 6


def test_a_new_entry_is_inserted_and_nothing_is_reset(make_model, jobs, journal, write_many, qtbot):
    write_many(3)
    model = make_model(jobs)
    model.show(journal.order())
    titles(model)
    qtbot.waitUntil(lambda: titles(model)[0] == "entry 2")
    journal.write("between", day=FIRST + timedelta(days=1), time=None)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as inserted:
        model.show(journal.order())
    assert inserted.args[1] == inserted.args[2]
    qtbot.waitUntil(lambda: "between" in titles(model))
    assert len(titles(model)) == 4


def test_a_deleted_entry_is_removed_and_the_others_stay(
    make_model, jobs, journal, write_many, qtbot
):
    entries = write_many(4)
    model = make_model(jobs)
    model.show(journal.order())
    journal.delete(entries[1].id)
    with qtbot.waitSignal(model.rowsRemoved):
        model.show(journal.order())
    qtbot.waitUntil(lambda: titles(model) == ["entry 3", "entry 2", "entry 0"])


def test_what_begins_with_a_row_is_said_once(make_model, jobs):
    days = [
        date(2026, 2, 2),
        date(2026, 2, 2),
        date(2026, 2, 1),
        date(2026, 1, 31),
        date(2025, 1, 31),
    ]
    model = make_model(jobs)
    model.show(
        EntryOrder(
            numbers=array("q", range(len(days))), days=array("l", [d.toordinal() for d in days])
        )
    )
    assert [model.index(row).data(BEGINS) for row in range(5)] == [
        Beginning.YEAR,
        Beginning.NOTHING,
        Beginning.DAY,
        Beginning.MONTH,
        Beginning.YEAR,
    ]


@pytest.mark.parametrize(
    ("day", "row"),
    [(date(2026, 3, 5), 0), (date(2026, 3, 4), 1), (date(2026, 2, 1), 1), (date(2020, 1, 1), 2)],
)
def test_a_day_without_entries_leads_to_the_one_before(make_model, jobs, day, row):
    days = [date(2026, 3, 5), date(2026, 2, 1), date(2025, 12, 1)]
    model = make_model(jobs)
    model.show(
        EntryOrder(numbers=array("q", [3, 2, 1]), days=array("l", [d.toordinal() for d in days]))
    )
    assert model.row_of_day(day) == row


def test_a_failing_read_is_told_and_the_next_look_tries_again(
    known, journal, jobs, write_many, qtbot
):
    write_many(1)

    class Broken(Counting):
        broken = True

        def page(self, numbers):
            if self.broken:
                raise OSError
            return super().page(numbers)

    broken = Broken(journal)
    owner = QObject()
    model = EntryListModel(broken, jobs, known, owner)
    model.show(journal.order())
    with qtbot.waitSignal(model.problem):
        model.index(0).data(CARD)
    broken.broken = False
    qtbot.waitUntil(lambda: model.index(0).data(CARD) is not None)


def test_a_row_reads_aloud_with_day_time_title_and_people(
    open_page, journal, people, qtbot, language
):
    journal.write("We talked.", people=["Misaki"])
    page = open_page()
    qtbot.waitUntil(lambda: page.titles == ["We talked."])
    index = page.entries.model().index(0, 0)
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = index.data(role).replace("\u2068", "").replace("\u2069", "")
    assert spoken == "Thursday, May 14, 2026, 9:00 PM, We talked., Misaki"
    language.use("ja")
    assert index.data(role).startswith("2026年5月14日木曜日")
    interface = QAccessible.queryAccessibleInterface(page.entries)
    assert interface.child(0).text(QAccessible.Text.Name) == index.data(role)


def test_end_goes_to_the_oldest_entry_and_home_to_the_newest(open_page, write_many, qtbot):
    write_many(3 * PAGE)
    page = open_page()
    view = page.entries
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 3 * PAGE - 1
    qtbot.waitUntil(lambda: view.currentIndex().data() == "entry 0")
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0


def test_enter_opens_and_the_open_entry_is_marked(open_page, write_many, qtbot):
    write_many(3)
    page = open_page()
    qtbot.waitUntil(lambda: page.titles[1] == "entry 1")
    page.open(1)
    assert page.text == "entry 1"
    qtbot.waitUntil(lambda: page.marked == ["entry 1"])


def test_saving_marks_the_new_entry_and_leaves_the_list_where_it_is(open_page, write_many, qtbot):
    write_many(60)
    page = open_page()
    bar = page.entries.verticalScrollBar()
    bar.setValue(bar.maximum())
    at = bar.maximum()
    page.page.write(day=FIRST)
    page.type("an old day")
    page.page.leave()
    qtbot.waitUntil(lambda: page.marked == ["an old day"])
    assert bar.value() >= at
    assert page.total == "61 entries"


def test_the_calendar_marks_days_and_leads_to_them(open_page, write_many, qtbot):
    write_many(30)
    page = open_page()
    calendar = page.page.findChild(QObject, "days")
    calendar.setFocus()
    model = calendar.model()
    day = date(2026, 1, 13)
    page.click("chevron-left")
    page.click("chevron-left")
    page.click("chevron-left")
    page.click("chevron-left")
    index = model.place(day)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("1 entry")
    calendar.setCurrentIndex(index)
    QTest.keyClick(calendar, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.entries.currentIndex().data() == "entry 14")


def test_the_ring_of_today_moves_when_midnight_has_passed(open_page, clock, journal):
    page = open_page()
    delegate = page.page.findChild(QObject, "days").itemDelegate()
    assert delegate.today == clock().date()
    clock.advance(days=1)
    page.page.hide()
    page.page.show()
    assert delegate.today == clock().date()
    clock.advance(days=1)
    journal.write("after midnight, the page never left")
    assert delegate.today == clock().date()


def test_the_calendar_turns_at_the_edge_of_a_month(open_page):
    page = open_page()
    calendar = page.page.findChild(QObject, "days")
    model = calendar.model()
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    calendar.selectionModel().setCurrentIndex(model.place(date(2026, 5, 31)), flag)
    QTest.keyClick(calendar, Qt.Key.Key_Right)
    assert model.day(calendar.currentIndex()) == date(2026, 6, 1)
    assert model.month == date(2026, 6, 1)
    QTest.keyClick(calendar, Qt.Key.Key_PageUp)
    assert model.day(calendar.currentIndex()) == date(2026, 5, 1)


def test_a_day_decades_ago_is_not_far(open_page, qtbot):
    page = open_page()
    calendar = page.page.findChild(QObject, "days")
    model = calendar.model()
    calendar.setFocus()
    for _year in range(30):
        QTest.keyClick(calendar, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier)
    assert model.day(calendar.currentIndex()) == date(1996, 5, 14)
    QTest.keyClick(calendar, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    assert model.month == date(1997, 5, 1)
    before = page.find(QAbstractButton, "chevron-left")
    before.setAutoRepeatDelay(1)
    before.setAutoRepeatInterval(1)
    QTest.mousePress(before, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: model.month <= date(1996, 12, 1))
    QTest.mouseRelease(before, Qt.MouseButton.LeftButton)


def test_the_week_begins_as_the_country_or_the_writer_says(open_page, desk, language):
    page = open_page()
    model = page.page.findChild(QObject, "days").model()
    header = lambda: model.headerData(0, Qt.Orientation.Horizontal)  # noqa: E731
    assert header() == "Sun"
    language.use("ja")
    assert header() == "日"
    desk.choices.choose(week_start=0)
    assert header() == "月"
    assert model.month == date(2026, 5, 1)


def test_the_calendar_model_is_a_good_model(open_page, qtmodeltester):
    qtmodeltester.check(open_page().page.findChild(QObject, "days").model())


def test_an_empty_journal_says_so_kindly(open_page):
    page = open_page()
    assert "Here your entries will be." in page.sentences
    assert "For the first entry, one sentence is enough." in page.sentences


def test_a_journal_with_entries_leads_to_its_list(open_page, write_many):
    page = open_page()
    write_many(1)
    assert "Choose an entry at the left, or write a new one." in page.sentences


def test_a_threaded_page_shows_the_same(open_page, desk, any_jobs, write_many, qtbot):
    write_many(3)
    page = open_page(replace(desk, jobs=any_jobs))
    qtbot.waitUntil(lambda: page.titles == ["entry 2", "entry 1", "entry 0"])
    page.open(2)
    qtbot.waitUntil(lambda: page.text == "entry 0")
    page.go_to_end()
    page.type("!")
    page.page.leave()
    qtbot.waitUntil(lambda: page.titles == ["entry 2", "entry 1", "entry 0!"])
