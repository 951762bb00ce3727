"""Searching while typing, with filters, and without searching what is only composed."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from tests.drivers.journal import commit, compose, marked_parts
from trustjournal.journal.domain import Feeling


@pytest.fixture
def page(open_page, journal):
    journal.write("約束を守れた朝。", people=["美咲"], tags=["朝"], day=date(2026, 5, 1))
    journal.write("Mum kept her promise.", people=["Mum"], tags=["phone"], day=date(2026, 5, 2))
    journal.write("A quiet day alone.", day=date(2026, 4, 1))
    return open_page()


def test_hits_come_while_typing_and_are_marked(page):
    page.search("pro")
    assert page.hits == ["Mum kept her promise."]
    hit = page.hit(0)
    assert marked_parts(hit.title, hit.title_marks) == ["pro"]
    assert page.total == "1 found"
    page.search("")
    assert page.total == "3 entries"


def test_two_japanese_characters_find_it(page):
    commit(page.field, "約束")
    assert page.hits == ["約束を守れた朝。"]


def test_what_is_being_composed_is_not_looked_for(page):
    compose(page.field, "やくそく")
    assert page.total == "3 entries"
    commit(page.field, "約束")
    assert page.total == "1 found"


def test_nothing_found_is_said_calmly_with_a_way_back(page):
    page.search("zzzz")
    kind = "Nothing was found. Fewer words, or other ones, may find it."
    assert kind in page.sentences
    page.click_words("Show everything again")
    assert page.field.text() == ""
    assert page.total == "3 entries"


def test_a_hit_opens_and_esc_leads_back_to_the_field_and_empties_it(page):
    page.search("promise")
    page.open_hit(0)
    assert page.text == "Mum kept her promise."
    hits = page.find(QListView, "hits")
    hits.setFocus()
    QTest.keyClick(hits, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.field
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.total == "3 entries"


def test_a_found_person_leads_to_their_page(page, people, heard):
    page.search("美咲")
    kinds = [page.hit(row).kind for row in range(len(page.hits))]
    page.open_hit(kinds.index("person"))
    assert heard.people == [people.named("美咲").id]


def test_enter_goes_on_to_the_list(page):
    page.field.setFocus()
    page.search("promise")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    hits = page.find(QListView, "hits")
    assert QApplication.focusWidget() is hits
    QTest.keyClick(hits, Qt.Key.Key_Return)
    assert page.text == "Mum kept her promise."


def test_filters_narrow_and_can_be_taken_away(page):
    page.choose("filter_person", "美咲")
    assert page.hits == ["約束を守れた朝。"]
    assert page.filters == ["美咲"]
    page.choose("filter_tag", "#phone")
    assert page.hits == []
    page.click_words("Remove the filter 美咲")
    assert page.hits == ["Mum kept her promise."]
    page.click_words("Remove the filter #phone")
    assert page.total == "3 entries"


def test_without_people_and_with_a_person_exclude_each_other(page):
    page.click("filter_without_people")
    assert page.hits == ["A quiet day alone."]
    page.choose("filter_person", "Mum")
    assert page.hits == ["Mum kept her promise."]
    page.click("filter_without_people")
    assert page.hits == ["A quiet day alone."]
    assert page.filters == []


def test_dates_filter(page):
    page.choose("filter_date", "This month")
    assert page.hits == ["Mum kept her promise.", "約束を守れた朝。"]
    assert page.filters == ["From Fri, May 1, 2026"]


def test_feelings_filter(page, journal):
    draft = journal.begin(text="glad")
    content = replace(draft.content, feelings=(Feeling.GLAD,))
    journal.save(replace(draft, content=content), "a sitting")
    page.choose("filter_feeling", "Glad")
    assert page.hits == ["glad"]


def test_inside_words_is_a_choice(page):
    page.search("romise")
    assert page.hits == []
    page.click("filter_inside_words")
    assert page.hits == ["Mum kept her promise."]


def test_more_hits_come_on_scrolling(open_page, journal):
    for number in range(120):
        journal.write(f"walk {number}", day=date(2026, 1, 1))
    page = open_page()
    page.search("walk")
    assert len(page.hits) == 50
    assert page.total == "120 found"
    view = page.find(QListView, "hits")
    for _each in range(4):
        view.scrollToBottom()
    assert len(page.hits) == 120
    assert len(set(page.hits)) == 120


def test_the_newest_answer_wins(open_page, desk, any_jobs, journal, qtbot):
    journal.write("約束した")
    journal.write("promise")
    page = open_page(replace(desk, jobs=any_jobs))
    for words in ("p", "pr", "pro", "約", "約束"):
        page.search(words)
    qtbot.waitUntil(lambda: page.hits == ["約束した"])


class Listening:
    """A journal that notes, for everything that is looked for, whether that shall go on."""

    def __init__(self, journal) -> None:
        self._journal = journal
        self.waits = []

    def __getattr__(self, name):
        return getattr(self._journal, name)

    def search(self, query, **asked):
        self.waits.append(asked["goes_on"])
        assert asked["goes_on"]()
        return self._journal.search(query, **asked)


def test_a_new_question_stops_the_one_before(open_page, desk, journal):
    for _each in range(60):
        journal.write("misunderstanding")
    listening = Listening(journal)
    page = open_page(replace(desk, journal=listening))
    page.click("filter_inside_words")
    page.search("under")
    page.find(QListView, "hits").scrollToBottom()
    assert [waits() for waits in listening.waits] == [True, True]
    page.search("understand")
    assert [waits() for waits in listening.waits] == [False, False, True]
    page.search("")
    assert not any(waits() for waits in listening.waits)


def test_hits_follow_what_is_written(page, journal):
    page.search("promise")
    journal.write("Another promise.")
    assert page.hits == ["Another promise.", "Mum kept her promise."]


def test_filters_and_counts_follow_the_language(page, language):
    page.choose("filter_date", "This month")
    language.use("ja")
    assert "2026年5月1日" in page.filters[0]


def test_the_hits_are_a_good_model(page, qtmodeltester):
    page.search("a")
    qtmodeltester.check(page.find(QListView, "hits").model())
