"""The disk may take its time; whoever types on meanwhile loses no word."""

from collections import deque
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from trustjournal.journal.problems import PictureRefused


class Slow:
    """Does the work, and keeps the answers back until it is told to give them."""

    def __init__(self, jobs):
        self._jobs = jobs
        self._answers = deque()
        self.is_slow = False

    def run(self, owner, work, then, *, fail, only_latest=""):
        def answered(give):
            def later(value):
                if self.is_slow:
                    self._answers.append(lambda: give(value))
                else:
                    give(value)

            return later

        self._jobs.run(owner, work, answered(then), fail=answered(fail), only_latest=only_latest)

    def catch_up(self):
        """Give every answer, also those that are asked for by an answer."""
        while self._answers:
            self._answers.popleft()()


@pytest.fixture
def slow(jobs):
    return Slow(jobs)


@pytest.fixture
def page(open_page, desk, slow):
    return open_page(replace(desk, jobs=slow))


def texts(journal):
    return sorted(entry.content.text for entry in journal.entries(journal.order().numbers))


def test_words_typed_while_another_entry_is_being_read_stay(page, journal, slow):
    other = journal.write("another")
    page.page.write()
    page.type("first")
    page.page.leave()
    slow.is_slow = True
    page.page.open_entry(other.id)
    page.type(" and more")
    slow.catch_up()
    assert page.text == "another"
    assert texts(journal) == ["another", "first and more"]


def test_words_typed_while_the_same_entry_is_being_read_stay_in_sight(page, journal, slow):
    entry = journal.write("first")
    page.page.open_entry(entry.id)
    slow.is_slow = True
    page.page.open_entry(entry.id)
    page.go_to_end()
    page.type(" and more")
    slow.catch_up()
    assert page.text == "first and more"
    assert texts(journal) == ["first and more"]


def test_an_entry_that_comes_too_late_does_not_push_a_new_one_away(page, journal, slow):
    other = journal.write("another")
    slow.is_slow = True
    page.page.open_entry(other.id)
    page.page.write()
    page.type("new words")
    slow.catch_up()
    assert page.text == "new words"
    page.page.leave()
    slow.catch_up()
    assert texts(journal) == ["another", "new words"]


def test_a_deletion_that_is_told_late_does_not_close_what_is_written_now(page, journal, slow):
    gone = journal.write("to be deleted")
    page.page.open_entry(gone.id)
    slow.is_slow = True
    page.choose("more", "Put in the trash")
    page.page.write()
    page.type("new words")
    slow.catch_up()
    assert page.text == "new words"
    page.page.leave()
    slow.catch_up()
    assert texts(journal) == ["new words"]


def test_words_typed_into_an_entry_on_its_way_to_the_trash_are_found_there(page, journal, slow):
    gone = journal.write("to be deleted")
    page.page.open_entry(gone.id)
    slow.is_slow = True
    page.choose("more", "Put in the trash")
    page.go_to_end()
    page.type(" after all")
    slow.catch_up()
    assert texts(journal) == []
    (thrown,) = journal.trash()
    journal.bring_back(thrown.id)
    assert texts(journal) == ["to be deleted after all"]


@pytest.fixture
def photographs(tmp_path):
    """Three pictures on their way into the window."""
    paths = [tmp_path / f"{number}.png" for number in range(3)]
    for number, path in enumerate(paths):
        image = QImage(20 + number, 20, QImage.Format.Format_RGB32)
        image.fill(number)
        assert image.save(str(path))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_words_typed_while_many_pictures_arrive_are_safe_in_between(
    page, journal, slow, timers, photographs
):
    page.page.write()
    slow.is_slow = True
    page.surface.insertFromMimeData(photographs)
    page.type("that day")
    timers.advance(seconds=2)
    (draft,) = journal.drafts()
    assert draft.content.text == "that day"
    assert journal.counts()["pictures"] == 1, "the others come when this one is there"
    slow.catch_up()
    assert [name for name in ("0", "1", "2") if f"![{name}]" in page.text] == ["0", "1", "2"]
    assert page.pictures == 3


def test_pictures_still_to_come_when_an_entry_is_left_belong_to_it(
    page, journal, slow, photographs
):
    other = journal.write("another")
    page.page.write()
    page.type("that day")
    slow.is_slow = True
    page.surface.insertFromMimeData(photographs)
    page.page.open_entry(other.id)
    slow.catch_up()
    assert page.text == "another"
    (entry,) = [each for each in journal.entries(journal.order().numbers) if each.id != other.id]
    assert entry.content.text.count("](attachment:") == 3
    assert journal.counts()["pictures"] == 3


def test_a_picture_that_is_refused_does_not_keep_the_next_ones_out(
    page, heard, tmp_path, photographs
):
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    photographs.setUrls([QUrl.fromLocalFile(str(broken)), *photographs.urls()])
    page.page.write()
    page.surface.insertFromMimeData(photographs)
    assert [type(each) for each in heard.problems] == [PictureRefused]
    assert page.text.count("](attachment:") == 3


def test_pictures_still_to_come_hold_back_the_new_entry_that_is_asked_for(
    page, journal, slow, photographs
):
    """Nothing was typed, so the saved entry looked as if it could be left at once."""
    entry = journal.write("that day")
    page.page.open_entry(entry.id)
    slow.is_slow = True
    page.surface.insertFromMimeData(photographs)
    page.page.begin_new()
    slow.catch_up()
    assert page.text == ""
    (kept,) = texts(journal)
    assert kept.count("](attachment:") == 3
    assert journal.counts()["pictures"] == 3
