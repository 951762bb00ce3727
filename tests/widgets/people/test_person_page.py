import gc
from datetime import datetime
from weakref import ref
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import delete

from tests.drivers.people import PersonDriver
from tests.qt_input import commit, preedit, unnamed
from trustjournal.core.changes import Changes
from trustjournal.core.clock import moment_of
from trustjournal.people.domain import Circle, Closeness, TheirRecord
from trustjournal.people.person_page import Part, PersonPage
from trustjournal.people.section import PersonSection, TimelineItem


class _Diary:
    """Entries as a feature to the right would give them."""

    touched_by = Changes.ENTRIES

    def __init__(self):
        self.kept = []

    def write(self, text, day, hour=9):
        when = moment_of(datetime(2026, 5, day, hour, tzinfo=ZoneInfo("Asia/Tokyo")))
        self.kept.append(TimelineItem(id=text, moment=when, content=text))

    def items(self, person):
        return list(self.kept)

    def row(self, item):
        return QLabel(item.content)


class _Card(PersonSection):
    """A card as a feature to the right would give it."""

    def __init__(self):
        super().__init__()
        self.shown, self.left = [], 0

    def show_person(self, person):
        self.shown.append(person.name)

    def leave(self):
        self.left += 1


@pytest.fixture
def diary():
    return _Diary()


@pytest.fixture
def card():
    return _Card()


@pytest.fixture
def make_page(theme, show, people, changes, clock, diary, card):
    def make(jobs):
        page = PersonPage(
            people, jobs, changes, clock, happened=[diary], entries=diary, cards=[card]
        )
        show(page, 1000, 800)
        return PersonDriver(page)

    return make


@pytest.fixture
def page(make_page, jobs):
    return make_page(jobs)


@pytest.fixture
def misaki(people):
    return people.add("美咲", reading="みさき", circles=(Circle.PARTNER, Circle.FRIEND))


def _open(page, person, part=Part.OVERVIEW):
    page.page.open(person.id)
    page.look_at(part)


# What is to be seen


def test_a_page_says_whose_it_is(page, misaki, card):
    _open(page, misaki)
    assert page.text("personName") == "美咲"
    assert {"みさき", "Partner · Friend"} <= set(page.words())
    assert card.shown == ["美咲"]


def test_an_empty_overview_invites_without_asking(page, misaki):
    _open(page, misaki)
    assert "Nothing is noted yet." in page.words()
    page.press("writeDown")
    assert page.sees("purpose")


def test_the_overview_tells_what_was_noted(page, people, misaki, diary):
    kenta = people.add("健太")
    aya = people.add("あや", introducer=misaki.id)
    people.amend(
        misaki.id,
        {
            "purpose": "話せる人",
            "can_give": "時間",
            "cares_about": "猫",
            "how_met": "読書会",
            "wished_rhythm": 14,
            "closeness": Closeness.CLOSER,
            "introducer": kenta.id,
            "aliases": ("田中", "Mi"),
        },
    )
    diary.write("きのうのこと", day=13)
    _open(page, misaki)
    words = page.words()
    for each in (
        "話せる人", "時間", "猫", "読書会", "Closer", "田中 and Mi", "About every 2 weeks",
        "Yesterday",
    ):  # fmt: skip
        assert each in words
    assert page.links() == [kenta.name, aya.name]
    assert not page.sees("writeDown")


def test_a_rhythm_that_should_not_be_spoken_of_is_not(page, people, misaki):
    people.amend(misaki.id, {"wished_rhythm": 7, "no_rhythm": True})
    _open(page, misaki)
    assert "About once a week" not in page.words()


def test_a_name_leads_to_its_page(page, people, misaki, qtbot):
    kenta = people.add("健太")
    people.amend(misaki.id, {"introducer": kenta.id})
    _open(page, misaki)
    with qtbot.waitSignal(page.page.person_chosen) as chosen:
        page.press("personLink")
    assert chosen.args == [kenta.id]


def test_there_are_ways_back_and_on_to_writing(page, misaki, qtbot):
    _open(page, misaki)
    with qtbot.waitSignal(page.page.left):
        page.press("back")
    with qtbot.waitSignal(page.page.write_asked) as asked:
        page.press("write")
    assert asked.args == [misaki.id]


def test_no_share_and_no_score_stands_anywhere(page, misaki, diary):
    diary.write("きのうのこと", day=13)
    for part in Part:
        _open(page, misaki, part)
        for text in page.words():
            assert "%" not in text
            assert "％" not in text


# The timeline


def test_what_happened_stands_under_its_day_the_latest_first(page, misaki, diary):
    diary.write("morning", day=14, hour=8)
    diary.write("evening", day=14, hour=20)
    diary.write("before", day=13)
    _open(page, misaki, Part.TIMELINE)
    words = page.words()
    assert page.days() == ["Today", "Yesterday"]
    places = [words.index(each) for each in ("evening", "morning", "before")]
    assert places == sorted(places)


def test_an_empty_timeline_is_calm(page, misaki):
    _open(page, misaki, Part.TIMELINE)
    assert "Nothing is written about this person yet." in page.words()


def test_earlier_days_are_shown_on_request(page, misaki, diary):
    for n in range(100):
        diary.write(f"entry {n}", day=1 + n % 28, hour=n // 28)
    _open(page, misaki, Part.TIMELINE)

    def shown():
        return sum(word.startswith("entry ") for word in page.words())

    assert shown() == 30
    page.press("earlier")
    assert shown() == 90
    page.press("earlier")
    assert shown() == 100
    assert not page.sees("earlier")
    page.page.open(misaki.id)
    page.look_at(Part.TIMELINE)
    assert shown() == 30


def test_the_timeline_follows_what_is_written(page, misaki, diary, changes):
    _open(page, misaki, Part.ENTRIES)
    diary.write("new", day=14)
    changes.announce(Changes.ENTRIES)
    assert "new" in page.words()


# The form


def test_what_is_typed_is_kept_within_two_seconds_without_leaving(page, people, misaki, qtbot):
    _open(page, misaki, Part.EDIT)
    page.write("purpose", "長く続く友人")
    assert people.get(misaki.id).purpose == ""
    qtbot.waitUntil(lambda: people.get(misaki.id).purpose == "長く続く友人", timeout=2000)


@pytest.mark.parametrize(
    "name",
    [
        "reading", "called", "how_met", "purpose", "can_give", "cares_about", "strengths",
        "we_share", "hope_month", "hope_two_years",
    ],
)  # fmt: skip
def test_every_text_is_kept_when_the_page_is_left(page, people, misaki, name):
    _open(page, misaki, Part.EDIT)
    page.write(name, "たいせつ")
    page.page.leave()
    assert getattr(people.get(misaki.id), name) == "たいせつ"


def test_every_choice_is_kept(page, people, misaki):
    kenta = people.add("健太")
    _open(page, misaki, Part.EDIT)
    page.choose("circles", Circle.FAMILY)
    page.choose("circles", Circle.PARTNER)
    page.choose("closeness", Closeness.LIGHTER)
    page.choose("their_record", TheirRecord.ON)
    for switch in ("safety", "no_check_ins", "no_prompts", "no_rhythm"):
        page.press(switch)
    rhythm = page.field("wished_rhythm")
    rhythm.setValue(10)
    introducer = page.field("introducer")
    introducer.setCurrentIndex(introducer.findText("健太"))
    introducer.activated.emit(introducer.currentIndex())
    page.page.leave()
    kept = people.get(misaki.id)
    assert (kept.circles, kept.closeness, kept.their_record) == (
        (Circle.FAMILY, Circle.FRIEND),
        Closeness.LIGHTER,
        TheirRecord.ON,
    )
    assert (kept.safety, kept.no_check_ins, kept.no_prompts, kept.no_rhythm) == (True,) * 4
    assert (kept.wished_rhythm, kept.introducer) == (10, kenta.id)


def test_a_choice_can_be_taken_back(page, people, misaki):
    people.amend(misaki.id, {"closeness": Closeness.CLOSER, "wished_rhythm": 3})
    _open(page, misaki, Part.EDIT)
    page.choose("closeness", Closeness.CLOSER)
    page.field("wished_rhythm").setValue(0)
    page.page.leave()
    kept = people.get(misaki.id)
    assert (kept.closeness, kept.wished_rhythm) == (Closeness.UNSAID, None)


def test_stated_limits_are_asked_for_with_clients_only(page, misaki):
    _open(page, misaki, Part.EDIT)
    assert not page.sees("limits_stated")
    page.choose("circles", Circle.CLIENT)
    page.page.leave()
    assert page.sees("limits_stated")


def test_opening_and_leaving_without_typing_changes_no_byte(page, people, vault):
    odd = people.add(
        "美咲",
        purpose="a\u00a0b\r\nc",
        circles=(Circle.WORK, Circle.PARTNER),
        aliases=("田中",),
    )
    before = vault.change_counter
    for part in Part:
        _open(page, odd, part)
        page.page.leave()
    assert vault.change_counter == before
    assert people.get(odd.id) == odd


def test_a_no_break_space_that_is_typed_stays_one(page, people, misaki):
    _open(page, misaki, Part.EDIT)
    commit(page.field("purpose"), "10\u00a0km")
    page.page.leave()
    assert people.get(misaki.id).purpose == "10\u00a0km"


def test_what_is_still_being_composed_is_not_kept(page, people, misaki, vault):
    _open(page, misaki, Part.EDIT)
    field = page.field("purpose")
    field.setFocus()
    before = vault.change_counter
    preedit(field, "しんらい")
    page.page.leave()
    assert vault.change_counter == before
    commit(field, "信頼")
    page.page.leave()
    assert people.get(misaki.id).purpose == "信頼"


def test_a_new_name_keeps_the_old_one_as_a_chip(page, people, misaki, qtbot):
    _open(page, misaki, Part.EDIT)
    page.write("name", "佐藤")
    qtbot.waitUntil(lambda: people.get(misaki.id).name == "佐藤", timeout=2000)
    page.field("name").setFocus()
    commit(page.field("name"), "美咲")
    page.finish("name")
    kept = people.get(misaki.id)
    assert (kept.name, kept.aliases) == ("佐藤美咲", ("美咲",))
    assert page.other_names() == ["美咲"]
    assert page.text("personName") == "佐藤美咲"
    page.write("name", "鈴木")
    page.finish("name")
    assert people.get(misaki.id).aliases == ("美咲", "佐藤美咲")


def test_a_name_can_be_let_go_and_brought_back(page, people, misaki, qtbot):
    people.amend(misaki.id, {"aliases": ("田中", "Mi")})
    _open(page, misaki, Part.EDIT)
    with qtbot.waitSignal(page.page.undo_offered) as offered:
        page.let_name_go("田中")
    assert people.get(misaki.id).aliases == ("Mi",)
    assert page.other_names() == ["Mi"]
    offered.args[1]()
    assert people.get(misaki.id).aliases == ("田中", "Mi")
    assert page.other_names() == ["田中", "Mi"]


def test_a_taken_name_is_refused_below_the_field_and_the_rest_is_kept(page, people, misaki):
    people.add("健太")
    _open(page, misaki, Part.EDIT)
    page.write("name", "健太")
    page.write("purpose", "友人")
    page.finish("name")
    assert page.text("refusal") == "There is already somebody named \u2068健太\u2069."
    kept = people.get(misaki.id)
    assert (kept.name, kept.purpose, kept.aliases) == ("美咲", "友人", ())
    page.write("name", "健太郎")
    page.finish("name")
    assert page.text("refusal") == ""
    assert people.get(misaki.id).aliases == ("美咲",)


def test_an_empty_name_is_refused_and_the_old_one_is_there_next_time(page, people, misaki):
    _open(page, misaki, Part.EDIT)
    page.write("name", "")
    page.finish("name")
    assert page.text("refusal").startswith("This cannot be a name.")
    assert people.get(misaki.id).name == "美咲"
    _open(page, misaki, Part.EDIT)
    assert page.field("name").text() == "美咲"
    assert page.text("refusal") == ""


def test_a_change_elsewhere_arrives_and_what_is_typed_stays(page, people, misaki):
    _open(page, misaki, Part.EDIT)
    page.write("purpose", "わたしの")
    people.amend(misaki.id, {"can_give": "べつの", "purpose": "べつの", "safety": True})
    assert page.field("can_give").value() == "べつの"
    assert page.field("purpose").value() == "わたしの"
    assert page.field("safety").isChecked()
    page.page.leave()
    kept = people.get(misaki.id)
    assert (kept.purpose, kept.can_give, kept.safety) == ("わたしの", "べつの", True)


def test_opening_somebody_else_keeps_what_was_typed_for_the_first(page, people, misaki, card):
    kenta = people.add("健太", purpose="別の友人")
    _open(page, misaki, Part.EDIT)
    page.write("purpose", "友人")
    _open(page, kenta, Part.EDIT)
    assert people.get(misaki.id).purpose == "友人"
    assert people.get(kenta.id) == kenta
    assert page.field("purpose").value() == "別の友人"
    assert card.left == 2


def test_the_wheel_changes_no_choice_on_its_way(page, people, misaki, qtbot):
    people.add("健太")
    _open(page, misaki, Part.EDIT)
    for name in ("wished_rhythm", "introducer"):
        field = page.field(name)
        field.setFocus()
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(field.mapToGlobal(QPoint(5, 5))),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
    page.page.leave()
    kept = people.get(misaki.id)
    assert (kept.wished_rhythm, kept.introducer) == (None, None)


# Putting away and deleting


def test_a_person_is_put_away_taken_out_and_each_can_be_undone(page, people, misaki, qtbot):
    _open(page, misaki, Part.EDIT)
    with qtbot.waitSignal(page.page.undo_offered) as offered:
        page.press("putAway")
    assert people.get(misaki.id).put_away
    offered.args[1]()
    assert not people.get(misaki.id).put_away
    page.press("putAway")
    with qtbot.waitSignal(page.page.undo_offered) as offered:
        page.press("takeOut")
    assert not people.get(misaki.id).put_away
    offered.args[1]()
    assert people.get(misaki.id).put_away


def test_a_deleted_person_is_left_at_once_and_can_be_brought_back(page, people, misaki, qtbot):
    _open(page, misaki, Part.EDIT)
    page.write("purpose", "友人")
    signals = [page.page.undo_offered, page.page.left]
    with qtbot.waitSignals(signals), qtbot.waitSignal(page.page.undo_offered) as offered:
        page.press("delete")
    assert people.everyone() == []
    assert offered.args[0] == "Deleted. Entries stay as they were written."
    offered.args[1]()
    assert people.get(misaki.id).purpose == "友人"


def test_a_person_deleted_elsewhere_is_left_without_a_problem(page, people, misaki, qtbot):
    _open(page, misaki)
    with (
        qtbot.assertNotEmitted(page.page.problem),
        qtbot.waitSignal(page.page.left),
    ):
        people.delete(misaki.id)


def test_what_could_not_be_kept_is_said_and_stays_in_the_field(page, vault, misaki, qtbot):
    _open(page, misaki, Part.EDIT)
    page.write("purpose", "友人")
    vault.close()
    with qtbot.waitSignal(page.page.problem):
        page.page.leave()
    assert page.field("purpose").value() == "友人"


# Everywhere


def test_both_kinds_of_jobs_keep_and_show(make_page, any_jobs, people, misaki, qtbot):
    page = make_page(any_jobs)
    page.page.open(misaki.id)
    qtbot.waitUntil(lambda: page.text("personName") == "美咲")
    page.look_at(Part.EDIT)
    page.write("name", "佐藤")
    page.write("purpose", "友人")
    page.finish("name")
    page.page.leave()
    qtbot.waitUntil(lambda: page.text("personName") == "佐藤")
    kept = people.get(misaki.id)
    assert (kept.name, kept.aliases, kept.purpose) == ("佐藤", ("美咲",), "友人")


def test_switching_the_language_keeps_text_cursor_and_undo(page, people, misaki, language):
    _open(page, misaki, Part.EDIT)
    page.write("purpose", "長い友人")
    field = page.field("purpose")
    cursor = field.textCursor()
    cursor.setPosition(2)
    field.setTextCursor(cursor)
    language.use("ja")
    assert field.value() == "長い友人"
    assert field.textCursor().position() == 2
    assert field.document().isUndoAvailable()
    assert "この関係を大切にしたい理由" in page.words()


@pytest.mark.parametrize("part", list(Part))
def test_every_text_of_ours_follows_the_language(page, people, misaki, language, part):
    kenta = people.add("健太")
    people.amend(
        misaki.id,
        {
            "aliases": ("田中",),
            "introducer": kenta.id,
            "wished_rhythm": 7,
            "circles": (Circle.CLIENT,),
            "closeness": Closeness.CLOSER,
            "put_away": True,
        },
    )
    _open(page, misaki, part)
    language.use("ja")
    assert not [text for text in page.words() if text.isascii()]


def test_everything_that_tab_reaches_has_a_name(page, people, misaki, language):
    people.amend(misaki.id, {"aliases": ("田中",), "circles": (Circle.CLIENT,)})
    for spoken in ("en", "ja"):
        language.use(spoken)
        for part in Part:
            _open(page, misaki, part)
            assert unnamed(page.page) == []


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("spoken", ["en", "ja"])
@pytest.mark.parametrize("part", list(Part))
def test_nothing_is_cut_off_at_the_narrowest(
    page, people, misaki, theme, language, size, spoken, part
):
    people.amend(misaki.id, {"name": "とても" * 20, "circles": tuple(Circle)})
    theme.use(text_size=size)
    language.use(spoken)
    _open(page, misaki, part)
    page.page.resize(640, 900)
    inside = page.page.scroll_area.widget()
    assert inside.width() <= page.page.scroll_area.viewport().width()
    for widget in inside.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLabel) and widget.text():
            assert widget.width() >= min(widget.minimumSizeHint().width(), 500)


def test_a_page_that_is_gone_hears_no_later_change(people, jobs, changes, clock, diary, misaki):
    page = PersonPage(people, jobs, changes, clock, happened=[diary])
    page.open(misaki.id)
    forgotten = ref(page)
    delete(page)
    people.amend(misaki.id, {"purpose": "友人"})
    del page
    gc.collect()
    assert forgotten() is None


def test_time_passes_and_today_becomes_yesterday(page, misaki, diary, clock, changes):
    diary.write("first", day=14)
    _open(page, misaki, Part.TIMELINE)
    assert page.days() == ["Today"]
    clock.advance(days=1)
    diary.write("second", day=15)
    changes.announce(Changes.ENTRIES)
    assert page.days() == ["Today", "Yesterday"]
