"""Nothing that was typed is ever further from the disk than two seconds."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from shiboken6 import delete

from tests.drivers.journal import JournalDriver
from trustjournal.core.problems import JournalProblem
from trustjournal.journal.domain import Feeling
from trustjournal.journal.page import JournalPage
from trustjournal.ui.background import DatabaseJobs

NEVER_LATER = 2.0


@pytest.fixture
def page(open_page):
    return open_page()


class Failing:
    """Database work that fails while told to, as on a full disk."""

    def __init__(self, jobs):
        self._jobs = jobs
        self.broken = False

    def run(self, owner, work, then, *, fail, only_latest=""):
        def perhaps():
            # Only writes have no name; reading still works on a full disk.
            if self.broken and not only_latest:
                raise JournalProblem("The disk is full.", "", "Make room.")
            return work()

        self._jobs.run(owner, perhaps, then, fail=fail, only_latest=only_latest)


@pytest.fixture
def failing(desk, jobs, open_page):
    broken = Failing(jobs)
    return broken, open_page(replace(desk, jobs=broken))


def kept(journal):
    return [draft.content.text for draft in journal.drafts()]


def test_what_is_typed_is_safe_within_two_seconds(page, journal, timers):
    page.page.write()
    page.type("今日は")
    assert page.safety == "Writing…"
    timers.advance(NEVER_LATER)
    assert kept(journal) == ["今日は"]
    assert page.safety == "Saved"


def test_typing_on_does_not_put_safety_off(page, journal, timers):
    page.page.write()
    for _each in range(30):
        page.type("あ")
        timers.advance(0.2)
    (text,) = kept(journal)
    assert len(text) >= 30 - NEVER_LATER / 0.2


def test_while_composing_the_rest_is_safe_without_what_is_composed(page, journal, timers):
    page.page.write()
    page.type("今日は")
    page.compose("はれ")
    timers.advance(NEVER_LATER)
    assert kept(journal) == ["今日は"]
    assert page.composing == "はれ"
    page.commit("晴れ")
    timers.advance(NEVER_LATER)
    assert kept(journal) == ["今日は晴れ"]


def test_everything_beside_the_text_is_kept_too(page, journal, people, timers):
    misaki = people.add("Misaki")
    page.page.write(people=[misaki.id])
    page.type("a")
    page.tick("feelings", Feeling.GLAD)
    page.tick("courage", 7)
    page.click("hard")
    page.add("tag", "walk")
    page.rate(misaki.id, 6)
    timers.advance(NEVER_LATER)
    (draft,) = journal.drafts()
    content = draft.content
    assert content.people == (misaki.id,)
    assert content.feelings == (Feeling.GLAD,)
    assert content.courage == 7
    assert content.hard
    assert content.tags == ("walk",)
    assert content.trust == {misaki.id: 6}


def test_leaving_makes_it_the_entry(page, journal):
    page.page.write()
    page.type("one line")
    page.page.leave()
    assert [card.title for card in journal.recent()] == ["one line"]
    assert journal.drafts() == []
    assert page.safety == "Saved"


def test_a_pause_makes_it_the_entry_and_writing_on_changes_the_same_one(page, journal, timers):
    page.page.write()
    page.type("one")
    timers.advance(60)
    assert [card.title for card in journal.recent()] == ["one"]
    page.type(" more")
    timers.advance(60)
    assert [card.title for card in journal.recent()] == ["one more"]
    assert journal.counts()["entries"] == 1


@pytest.fixture
def worker():
    jobs = DatabaseJobs()
    yield jobs
    jobs.close()


def wait_for(jobs, qtbot):
    """Wait until everything that was asked for was done, and its answers were heard."""
    for _each in range(3):
        done = []
        owner = QObject()
        jobs.run(owner, lambda: True, done.append, fail=done.append)
        qtbot.waitUntil(lambda done=done: done == [True])


def test_leaving_twice_in_a_hurry_makes_one_entry(open_page, desk, journal, qtbot, worker):
    jobs = worker
    page = open_page(replace(desk, jobs=jobs))
    page.page.write()
    page.type("one")
    page.page.leave()
    page.type(" more")
    page.page.leave()
    wait_for(jobs, qtbot)
    assert not page.page.is_unsaved()
    assert [card.title for card in journal.recent()] == ["one more"]
    assert journal.drafts() == []


def test_a_page_that_is_gone_still_saved_what_was_typed(desk, journal, qtbot, worker, theme):
    page = JournalDriver(JournalPage(replace(desk, jobs=worker)))
    page.page.write()
    page.commit("last words")
    page.page.leave()
    delete(page.page)
    wait_for(worker, qtbot)
    assert [card.title for card in journal.recent()] == ["last words"]


def test_opening_and_closing_without_a_key_changes_no_byte(page, journal, vault):
    entry = journal.write("a\u00a0b\r\nc\u2028d")
    before = vault.change_counter
    page.page.open_entry(entry.id)
    page.page.leave()
    page.page.write()
    page.page.leave()
    page.page.open_entry(entry.id)
    page.page.leave()
    assert vault.change_counter == before
    assert journal.get(entry.id) == entry


def test_typing_and_taking_it_back_saves_nothing(page, journal, vault, timers):
    entry = journal.write("as it was")
    before = vault.change_counter
    page.page.open_entry(entry.id)
    page.type("x")
    page.press("Backspace")
    timers.advance(60)
    page.page.leave()
    assert vault.change_counter == before
    assert page.safety in {"", "Saved"}


def test_a_changed_entry_keeps_its_line_ends(page, journal):
    entry = journal.write("a\u00a0b\r\nc\u2028d")
    page.page.open_entry(entry.id)
    page.go_to_end()
    page.type("e")
    page.page.leave()
    assert journal.get(entry.id).content.text == "a\u00a0b\r\nc\u2028de"


def test_an_emptied_new_entry_leaves_nothing_behind(page, journal, timers):
    page.page.write()
    page.type("x")
    timers.advance(NEVER_LATER)
    page.press("Backspace")
    timers.advance(NEVER_LATER)
    page.page.leave()
    assert journal.drafts() == []
    assert journal.recent() == []


def test_opening_another_entry_saves_the_one_before(page, journal):
    other = journal.write("other")
    page.page.write()
    page.type("typed before")
    page.page.open_entry(other.id)
    assert page.text == "other"
    assert [card.title for card in journal.recent()] == ["typed before", "other"]


def test_a_failure_is_said_and_everything_stays_and_is_tried_again(failing, journal, timers, heard):
    jobs, page = failing
    page.page.write()
    page.type("important")
    jobs.broken = True
    timers.advance(NEVER_LATER)
    assert page.safety == "Not saved: The disk is full."
    assert page.text == "important"
    assert page.page.is_unsaved()
    assert len(heard.problems) == 1
    page.type("!")
    timers.advance(20)
    assert len(heard.problems) == 1, "said once, not with every attempt"
    jobs.broken = False
    timers.advance(6)
    assert page.safety == "Saved"
    assert kept(journal) == ["important!"]
    assert not page.page.is_unsaved()


def test_what_cannot_be_saved_is_not_replaced_by_another_entry(failing, journal):
    jobs, page = failing
    other = journal.write("other")
    page.page.write()
    page.type("important")
    jobs.broken = True
    page.page.open_entry(other.id)
    assert page.text == "important"
    page.page.write()
    assert page.text == "important"
    jobs.broken = False
    page.page.open_entry(other.id)
    assert page.text == "other"
    assert "important" in [card.title for card in journal.recent()]


def test_what_a_crash_left_is_offered_and_can_be_continued(page, open_page, journal, timers):
    page.page.write()
    page.type("half a sentence")
    timers.advance(NEVER_LATER)
    again = open_page()
    assert "half a sentence" in again.find(QLabel, "offer").text()
    again.click("continue_draft")
    assert again.text == "half a sentence"
    again.go_to_end()
    again.type(", whole")
    again.page.leave()
    assert [card.title for card in journal.recent()] == ["half a sentence, whole"]
    assert journal.drafts() == []


def test_what_a_crash_left_can_be_put_aside_and_is_not_lost(
    page, open_page, journal, timers, heard
):
    page.page.write()
    page.type("half a sentence")
    timers.advance(NEVER_LATER)
    again = open_page()
    again.click("put_aside")
    assert journal.drafts() == []
    assert [thrown.title for thrown in journal.trash()] == ["half a sentence"]
    heard.undos[-1][1]()
    assert [card.title for card in journal.recent()] == ["half a sentence"]


def test_changes_left_over_of_an_entry_lie_among_its_versions_when_put_aside(
    page, open_page, journal, timers
):
    entry = journal.write("as it was")
    page.page.open_entry(entry.id)
    page.go_to_end()
    page.type(" and more")
    timers.advance(NEVER_LATER)
    again = open_page()
    again.click("put_aside")
    assert journal.get(entry.id).content.text == "as it was"
    texts = [version.content.text for version in journal.versions(entry.id)]
    assert "as it was and more" in texts


def test_the_cursor_is_where_writing_stopped(page, open_page, timers):
    page.page.write()
    page.type("𠮷野家で話す")
    page.press("Left", "Left")
    timers.advance(NEVER_LATER)
    again = open_page()
    again.click("continue_draft")
    again.type("、")
    assert again.text == "𠮷野家で、話す"


def test_saving_while_the_language_changes_keeps_text_cursor_undo_and_composition(
    page, language, journal
):
    page.page.write()
    page.commit("今日は")
    page.commit("雨")
    page.press("Left")
    page.compose("おお")
    language.use("ja")
    assert page.composing == "おお"
    page.compose("")
    assert page.text == "今日は雨"
    assert page.surface.textCursor().position() == 3
    page.surface.undo()
    assert page.text == "今日は"
    page.page.leave()
    assert [card.title for card in journal.recent()] == ["今日は"]


def test_the_surface_is_a_plain_text_edit(page):
    assert isinstance(page.surface, QPlainTextEdit)
