import gc
from weakref import ref

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import delete

from tests.qt_input import unnamed
from trustjournal.core.changes import Changes
from trustjournal.people.domain import Circle, Closeness
from trustjournal.people.overview import FactsCard
from trustjournal.people.person_page import Part, PersonPage


@pytest.fixture
def page(make_person_page, jobs):
    return make_person_page(jobs)


def _open(page, person, part=Part.OVERVIEW):
    page.page.open(person.id)
    page.look_at(part)


# What is to be seen


def test_a_page_says_whose_it_is(page, misaki, card):
    _open(page, misaki)
    assert page.text("personName") == "美咲"
    assert {"みさき", "Partner · Friend"} <= set(page.words())
    assert card.shown == ["美咲"]


def test_the_columns_stand_one_below_the_other_where_it_is_narrow(page, misaki, card):
    _open(page, misaki)
    facts = next(each for each in page.page.findChildren(FactsCard))

    def lefts():
        return {each.mapTo(page.page, QPoint()).x() for each in (facts, card)}

    about, first = lefts(), facts.mapTo(page.page, QPoint()).x()
    assert about == {first}, "what is looked up stands below the facts"
    assert first > 400
    page.page.resize(700, 800)
    QApplication.processEvents()
    assert max(lefts()) < 100


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


@pytest.mark.parametrize("wish", ["no_rhythm", "no_contact"])
def test_a_rhythm_that_should_not_be_spoken_of_is_not(page, people, misaki, wish):
    people.amend(misaki.id, {"wished_rhythm": 7, wish: True})
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


# Everywhere


def test_both_kinds_of_jobs_keep_and_show(make_person_page, any_jobs, people, misaki, qtbot):
    page = make_person_page(any_jobs)
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
