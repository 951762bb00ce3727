"""Pictures, earlier versions, the trash, texts to begin from, paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListWidget

from trustjournal.i18n import _
from trustjournal.journal.editor import WritingSurface
from trustjournal.journal.picture_input import LONGEST_SIDE
from trustjournal.journal.problems import PictureRefused


@pytest.fixture
def page(open_page):
    return open_page()


def a_picture(width=400, height=300):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#88aacc"))
    image.setText("Author", "somebody")
    return image


# Pictures


def test_a_pasted_picture_is_kept_shown_and_referred_to(page, journal):
    page.page.write()
    page.type("before")
    page.paste_picture(a_picture())
    assert page.pictures == 1
    assert page.text.startswith("before\n![Picture](attachment:")
    page.page.leave()
    card = journal.recent()[0]
    assert card.has_pictures
    picture_id = page.text.partition("attachment:")[2].partition(")")[0]
    stored = journal.picture(picture_id)
    assert (stored.width, stored.height) == (400, 300)
    assert b"somebody" not in stored.data


def test_a_large_picture_is_made_smaller_and_its_file_name_stays_out_of_sight(
    page, journal, tmp_path
):
    file = tmp_path / "holiday [1].png"
    assert a_picture(LONGEST_SIDE * 2, 100).save(str(file))
    page.page.write()
    page.surface.files_dropped.emit([str(file)])
    picture_id = page.text.partition("attachment:")[2].partition(")")[0]
    assert journal.picture(picture_id).width == LONGEST_SIDE
    assert page.text.startswith("![holiday  1](attachment:")


def test_a_file_that_is_no_picture_is_refused_and_the_text_stays(page, heard, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("not a picture", encoding="utf-8")
    page.page.write()
    page.type("a")
    page.surface.files_dropped.emit([str(file)])
    assert isinstance(heard.problems[-1], PictureRefused)
    assert page.text == "a"


def test_a_picture_can_be_taken_out_and_undo_brings_it_back(page):
    page.page.write()
    page.paste_picture(a_picture())
    text = page.text
    page.choose("picture_0", "Take it out of the entry")
    assert page.text == ""
    assert page.pictures == 0
    page.surface.undo()
    assert page.text == text


# Versions, trash, texts to begin from


def test_an_earlier_version_can_be_read_and_brought_back(page, journal, clock):
    page.page.write()
    page.type("first")
    page.page.leave()
    clock.advance(hours=1)
    entry = journal.recent()[0].id
    page.page.write()
    page.page.open_entry(entry)
    page.go_to_end()
    page.type(" second")
    page.choose("more", "Earlier versions")
    versions = page.find(QListWidget, "versions")
    assert versions.count() == 2
    assert not page.find(QAbstractButton, "bring_back").isEnabled()
    versions.setCurrentRow(1)
    assert page.find(WritingSurface, "version_text").text() == "first"
    page.page.findChildren(QAbstractButton, "bring_back")[0].click()
    assert page.text == "first"
    assert journal.get(entry).content.text == "first"
    assert "first second" in [each.content.text for each in journal.versions(entry)]


def test_deleting_can_be_undone(page, journal, heard):
    entry = journal.write("to go")
    page.page.open_entry(entry.id)
    page.choose("more", "Put in the trash")
    assert page.titles == []
    assert journal.recent() == []
    said, undo = heard.undos[-1]
    assert said == "The entry is in the trash."
    undo()
    assert [card.title for card in journal.recent()] == ["to go"]
    assert page.text == "to go"


def test_deleting_offers_to_remove_the_felt_trust_too(page, journal, people, check_ins):
    entry = journal.write("to go", people=["Misaki"], trust=3)
    misaki = people.named("Misaki")
    page.page.open_entry(entry.id)
    page.choose("more", "Put in the trash")
    assert len(check_ins.of(misaki.id)) == 1
    page.click("remove_noted")
    assert check_ins.of(misaki.id) == []


def test_the_trash_gives_back_and_is_emptied_only_after_a_second_look(page, journal):
    for text in ("one", "two"):
        journal.delete(journal.write(text).id)
    page.click("trash")
    page.click_words("Bring back one")
    assert [card.title for card in journal.recent()] == ["one"]
    page.click("empty_trash")
    assert len(journal.trash()) == 1, "nothing yet"
    page.click("keep_trash")
    assert len(journal.trash()) == 1
    page.click("empty_trash")
    page.click("do_empty")
    assert journal.trash() == []


def test_a_deleted_person_comes_back_from_the_trash(page, people):
    people.delete(people.add("Misaki").id)
    page.click("trash")
    page.click_words("Bring back Misaki")
    assert people.named("Misaki") is not None


def test_a_text_to_begin_from_goes_in_at_the_cursor(page):
    shipped = [words for words in page.offered("templates") if "…" not in words]
    assert shipped
    page.page.write()
    page.choose("templates", shipped[0])
    assert page.text
    page.surface.undo()
    assert page.text == ""


def test_ones_own_text_to_begin_from_can_be_kept_and_removed(page, journal, heard):
    page.page.write()
    page.type("Dear diary")
    page.choose("templates", "Save this text as a template…")
    name = page.find(QLineEdit, "template_name")
    name.setText("Greeting")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert [each.text for each in journal.templates()] == ["Dear diary"]
    page.page.write()
    page.choose("templates", "Greeting")
    assert page.text == "Dear diary"
    page.choose("templates", "Remove a template of mine", "Greeting")
    assert journal.templates() == []
    heard.undos[-1][1]()
    assert [each.name for each in journal.templates()] == ["Greeting"]


@pytest.mark.parametrize("spoken", ["en", "ja"])
def test_a_page_without_words_cannot_be_kept_as_a_text_to_begin_from(page, language, spoken):
    language.use(spoken)
    page.page.write()
    keep = _("Save this text as a template…")
    assert keep not in page.offered_to_choose("templates")
    page.type("Dear diary")
    assert keep in page.offered_to_choose("templates")


def test_an_entry_is_printed_as_it_is_saved(page, journal, heard):
    page.page.write()
    page.type("on paper")
    page.page.leave()
    page.type("!")
    page.choose("more", "Print…")
    assert [entry.content.text for entry in heard.printed] == ["on paper!"]
