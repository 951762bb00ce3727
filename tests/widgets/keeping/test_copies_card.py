import stat
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from tests.conftest import PASSPHRASE
from tests.drivers.settings import CardDriver
from tests.qt_input import unnamed
from trustjournal.keeping import copyfile
from trustjournal.keeping.page import CopiesCard
from trustjournal.keeping.problems import CopyDamaged, NotACopy
from trustjournal.ui.widgets import Button


@pytest.fixture
def make_card(theme, show, jobs, clock, problems):
    def make(services):
        card = CopiesCard(services.keeping, services.vault, jobs, clock)
        card.problem.connect(problems.append)
        return CardDriver(show(card, 760, 700))

    return make


def test_without_a_copy_the_card_says_so(make_card, services):
    assert make_card(services).reads("lastCopy") == "There is no copy yet."


def test_a_copy_is_saved_checked_and_listed(make_card, services):
    services.journal.write("今日は約束を守れた。")
    card = make_card(services)
    card.press("saveCopy")
    [copy] = services.keeping.copies()
    assert copyfile.read_manifest(copy.file).entries == 1
    assert card.reads("state") == f"A checked copy was saved: {copy.file}"
    assert card.reads("lastCopy").startswith("Last copy: ")
    assert card.may_press("saveCopy")


def test_a_copy_goes_where_it_is_wanted(make_card, services, tmp_path):
    card = make_card(services)
    card.press("saveCopyAs")
    card.answer_file(tmp_path / "elsewhere")
    [file] = tmp_path.glob("elsewhere*")
    assert file.name == "elsewhere.tjbak"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_copy_that_cannot_be_written_leaves_another_try(make_card, services, problems, tmp_path):
    card = make_card(services)
    card.widget.save(tmp_path / "missing" / "copy.tjbak")
    assert len(problems) == 1
    assert card.reads("state") == ""
    assert card.may_press("saveCopy")


def test_few_copies_are_shown_until_all_are_asked_for(make_card, services, clock):
    for number in range(5):
        services.journal.write(f"{number}")
        services.keeping.back_up()
        clock.now += timedelta(minutes=1)
    card = make_card(services)
    assert card.widget.findChild(Button, "showAll").text() == "Show all 5"
    card.press("showAll")
    assert not card.sees("showAll")
    assert len(card.widget.findChildren(object, "copy")) >= 5


def test_copies_say_how_they_were_made(make_card, services, clock):
    services.journal.write("x")
    services.keeping.copy_if_changed()
    clock.now += timedelta(minutes=1)
    services.journal.write("y")
    services.keeping.back_up()
    words = "\n".join(each.text() for each in make_card(services).widget.findChildren(QLabel))
    assert "Saved by you · 2 entries" in words
    assert "Automatic · 1 entry" in words


def test_a_copy_is_asked_back_with_what_it_holds(make_card, services, qtbot):
    services.journal.write("今日は約束を守れた。")
    file = services.keeping.back_up()
    card = make_card(services)
    card.widget.findChild(Button, "bringThis").click()
    assert card.reads("about").startswith("This copy is intact and holds 1 entry.")
    assert not card.sees("secret")
    form = CardDriver(card.widget.findChild(object, "restoring"))
    with qtbot.waitSignal(card.widget.bring_back_asked) as asked:
        form.press("bringBack")
    assert asked.args == [file, None]


def test_a_wrong_secret_changes_nothing_and_may_be_corrected(make_card, protected_services, qtbot):
    file = protected_services.keeping.back_up()
    card = make_card(protected_services)
    asked = []
    card.widget.bring_back_asked.connect(lambda *given: asked.append(given))
    card.widget.findChild(Button, "bringThis").click()
    form = CardDriver(card.widget.findChild(object, "restoring"))
    form.fill("secret", "not it")
    form.press("bringBack")
    assert card.reads("state") == "That does not open this copy."
    assert asked == []
    form.fill("secret", PASSPHRASE)
    form.press("bringBack")
    assert asked == [(file, PASSPHRASE)]


def test_a_file_that_is_no_copy_is_refused(make_card, services, problems, tmp_path):
    file = tmp_path / "letter.tjbak"
    file.write_text("Dear …", encoding="utf-8")
    card = make_card(services)
    card.press("bringBack")
    card.answer_file(file)
    assert isinstance(problems[-1], NotACopy)
    assert not card.sees("restoring")


def test_a_damaged_copy_is_refused(make_card, services, problems):
    file = services.keeping.back_up()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    card = make_card(services)
    card.widget.findChild(Button, "bringThis").click()
    assert isinstance(problems[-1], CopyDamaged)


def test_the_folder_of_the_copies_can_be_copied(make_card, services, paths):
    assert make_card(services).typed("copiesFolder") == str(paths.backups)


def test_everything_that_tab_reaches_has_a_name(make_card, services):
    services.keeping.back_up()
    assert unnamed(make_card(services).widget) == []


def test_a_journal_that_shrank_keeps_all_of_its_copies_and_says_so(make_card, services, clock):
    for number in range(6):
        services.journal.write(f"entry {number}")
    services.keeping.copy_if_changed()
    for card in services.journal.recent(5):
        services.journal.delete(card.id)
    services.journal.empty_trash()
    clock.advance(days=1)
    services.keeping.copy_if_changed()
    card = make_card(services)
    assert "so no copy is removed" in card.reads("lastCopy")
