import gc
from dataclasses import replace
from datetime import timedelta
from weakref import ref

import pytest
from PySide6.QtCore import Qt
from shiboken6 import delete

from tests.drivers.people import PeopleDriver
from tests.qt_input import compose, unnamed
from trustjournal.core.ids import PersonId
from trustjournal.people import store
from trustjournal.people.domain import Circle, PeopleOrder
from trustjournal.people.page import PeoplePage


@pytest.fixture
def last_entries():
    return {}


@pytest.fixture
def make_page(theme, show, people, last_entries, changes, clock):
    def make(jobs):
        page = PeoplePage(people, lambda: last_entries, jobs, changes, clock)
        show(page, 836, 700)
        return PeopleDriver(page)

    return make


@pytest.fixture
def page(make_page, jobs):
    return make_page(jobs)


def test_an_empty_list_invites(page):
    assert page.rows() == []
    assert any("nicknames are fine" in each for each in page.words())


def test_enter_adds_somebody_and_the_field_is_ready_for_the_next(page, people):
    page.add("Aya")
    page.add("健太")
    assert page.names() == ["Aya", "健太"]
    assert {each.name for each in people.everyone()} == {"Aya", "健太"}
    assert page.page.add.field.text() == ""
    assert page.page.add.field.hasFocus()


def test_a_name_can_come_from_an_input_method(page):
    field = page.page.add.field
    field.setFocus()
    compose(field, "み", "みさき", "美咲")
    page.press("add")
    assert page.names() == ["美咲"]


def test_adding_nothing_does_nothing(page, people):
    page.add("   ")
    page.add("")
    assert people.everyone() == []


def test_a_taken_name_says_who_it_is_and_offers_to_open_them(page, people, qtbot):
    kenta = people.add("Kenta")
    page.add("KENTA")
    assert page.text("taken") == "There is already somebody named \u2068Kenta\u2069."
    assert page.page.add.field.text() == "KENTA"
    with qtbot.waitSignal(page.page.person_chosen) as chosen:
        page.press("openTaken")
    assert chosen.args == [kenta.id]
    assert not page.sees("openTaken")


def test_going_on_typing_takes_the_refusal_away(page, people):
    people.add("Kenta")
    page.add("Kenta")
    page.add(" Jr")
    assert page.text("taken") == ""
    assert {each.name for each in people.everyone()} == {"Kenta", "Kenta Jr"}


def test_an_invisible_name_is_refused_in_words(page):
    page.add("\u200b")
    assert page.text("taken").startswith("This cannot be a name.")
    assert not page.sees("openTaken")


def _some_people(people):
    people.add("渡辺", reading="わたなべ", circles=(Circle.WORK,))
    people.add("ケンタ", circles=(Circle.FRIEND, Circle.WORK))
    people.add("Tom")
    people.add("芥川", reading="アクタガワ", circles=(Circle.FRIEND,))


def test_japanese_lists_stand_under_the_rows_of_the_kana_table(page, people, language):
    language.use("ja")
    _some_people(people)
    assert page.rows() == ["[あ]", "芥川", "[か]", "ケンタ", "[わ]", "渡辺", "[T]", "Tom"]


def test_switching_the_language_sorts_anew(page, people, language):
    _some_people(people)
    assert page.rows()[:2] == ["[T]", "Tom"]
    language.use("ja")
    assert page.rows()[-2:] == ["[T]", "Tom"]
    assert page.rows()[0] == "[あ]"


def test_the_list_can_stand_under_circles(page, people):
    _some_people(people)
    page.sort(PeopleOrder.CIRCLE)
    assert page.rows() == [
        "[Friend]", "芥川", "ケンタ", "[Work]", "ケンタ", "渡辺", "[No circle yet]", "Tom",
    ]  # fmt: skip


def test_the_list_can_begin_with_whom_was_written_about_last(page, people, last_entries, clock):
    _some_people(people)
    today = clock().date()
    last_entries[people.named("渡辺").id] = today - timedelta(days=1)
    last_entries[people.named("Tom").id] = today
    page.page.reload()
    page.sort(PeopleOrder.LAST_ENTRY)
    assert page.rows() == ["Tom", "渡辺", "芥川", "ケンタ"]
    assert page.spoken()[:3] == [
        "Tom, Last entry: Today",
        "渡辺, わたなべ, Work, Last entry: Yesterday",
        "芥川, アクタガワ, Friend",
    ]


def test_there_is_no_order_by_trust(page):
    assert {each.value for each in PeopleOrder} == {"name", "circle", "last_entry"}
    assert not [each for each in page.words() if "trust" in each.lower()]


def test_typing_finds_names_and_readings(page, people):
    _some_people(people)
    page.look_for("けんた")
    assert page.names() == ["ケンタ"]
    page.look_for("ﾜﾀﾅﾍﾞ")
    assert page.names() == ["渡辺"]
    page.look_for("nobody")
    assert page.names() == []
    assert "Nobody of that name is here." in page.words()
    page.look_for("")
    assert len(page.names()) == 4


def test_who_was_put_away_is_folded_until_asked_for(page, people):
    _some_people(people)
    assert not page.sees("putAway")
    people.put_away(people.named("Tom").id)
    assert "Tom" not in page.names()
    page.press("putAway")
    assert page.rows()[-2:] == ["[Put away]", "Tom"]
    page.look_for("渡辺")
    assert page.names() == ["渡辺"]
    assert not page.sees("putAway")
    page.look_for("")
    page.press("putAway")
    assert "Tom" not in page.names()


def test_a_list_of_nobody_but_those_put_away_says_so(page, people):
    people.put_away(people.add("Tom").id)
    assert "Everybody is put away for now." in page.words()


def test_a_click_opens_a_person_and_not_a_heading(page, people, qtbot):
    _some_people(people)
    with qtbot.waitSignal(page.page.person_chosen) as chosen:
        page.click("渡辺")
    assert chosen.args == [people.named("渡辺").id]
    with qtbot.assertNotEmitted(page.page.person_chosen):
        page.click("[わ]")


def test_the_keyboard_steps_over_headings_and_enter_opens(page, people, qtbot):
    _some_people(people)
    with qtbot.waitSignal(page.page.person_chosen) as chosen:
        page.press_keys(Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert chosen.args == [people.named(page.names()[1]).id]


def test_a_change_elsewhere_is_seen_at_once_and_keeps_the_place(page, people):
    _some_people(people)
    page.press_keys(Qt.Key.Key_End)
    current = page.list.currentIndex().data()
    people.add("Zoë")
    assert "Zoë" in page.names()
    assert page.list.currentIndex().data() == current


def test_both_kinds_of_jobs_add_people(make_page, any_jobs, qtbot):
    page = make_page(any_jobs)
    page.add("Aya")
    qtbot.waitUntil(lambda: page.names() == ["Aya"])


def test_a_page_that_is_gone_hears_no_later_change(people, last_entries, jobs, changes, clock):
    asked = []

    def days():
        asked.append(1)
        return last_entries

    page = PeoplePage(people, days, jobs, changes, clock)
    people.add("Aya")
    assert len(asked) == 2
    delete(page)
    people.add("Ken")
    assert len(asked) == 2


def test_a_closed_page_can_be_forgotten(theme, people, last_entries, jobs, changes, clock):
    page = PeoplePage(people, lambda: last_entries, jobs, changes, clock)
    forgotten = ref(page)
    delete(page)
    del page
    gc.collect()
    assert forgotten() is None


def test_what_could_not_be_read_is_said(page, vault, qtbot):
    vault.close()
    with qtbot.waitSignal(page.page.problem):
        page.page.reload()


def test_the_model_keeps_the_promises_of_a_model(page, people, qtmodeltester):
    _some_people(people)
    qtmodeltester.check(page.model)


def test_two_hundred_people_are_all_there(page, people, vault, clock):
    first = people.add("0")
    with vault.writing() as connection:
        store.insert_many(
            connection,
            (replace(first, id=PersonId(f"{n:032x}"), name=str(n)) for n in range(1, 200)),
        )
    page.page.reload()
    assert len(page.names()) == 200


def test_everything_that_tab_reaches_has_a_name(page, people):
    _some_people(people)
    people.add("Kenta")
    page.add("Kenta")
    people.put_away(people.named("Tom").id)
    assert unnamed(page.page) == []


def test_every_text_of_ours_follows_the_language(page, people, language):
    people.add("健太")
    page.add("健太")
    people.put_away(people.add("美咲").id)
    language.use("ja")
    assert page.text("taken") == "\u2068健太\u2069という名前の人が、すでにいます。"
    assert not [text for text in page.words() if text.isascii()]
    assert not page.page.add.field.placeholderText().isascii()


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("spoken", ["en", "ja"])
def test_nothing_is_cut_off_at_the_narrowest(page, people, theme, language, size, spoken, qtbot):
    people.add("健太")
    page.add("健太")
    theme.use(text_size=size)
    language.use(spoken)
    page.page.resize(640, 700)
    assert page.page.width() == 640
    for name in ("add", "openTaken"):
        button = page.page.findChild(object, name)
        assert button.width() >= button.sizeHint().width()
    order = page.page.order
    qtbot.waitUntil(lambda: order.width() >= order.sizeHint().width())
