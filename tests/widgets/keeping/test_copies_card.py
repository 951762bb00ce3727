import stat
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from tests.conftest import PASSPHRASE
from tests.drivers.settings import CardDriver
from tests.qt_input import unnamed
from trustjournal.keeping import copyfile
from trustjournal.keeping.page import CopiesCard
from trustjournal.keeping.problems import CopyDamaged, NotACopy, SameFolder
from trustjournal.ui.background import DatabaseJobs
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


def test_nothing_is_said_about_copies_before_they_are_known(services, theme, show, clock):
    waiting = DatabaseJobs(waits=True)
    card = CardDriver(show(CopiesCard(services.keeping, services.vault, waiting, clock), 760, 700))
    assert card.reads("lastCopy") == ""
    waiting.close()


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


def look_inside(card, secret=None):
    """Ask for the newest copy, and look into it with what opens it."""
    card.widget.findChild(Button, "lookInside").click()
    form = CardDriver(card.widget.findChild(object, "restoring"))
    if secret is not None:
        form.fill("secret", secret)
    form.press("look")


def test_a_copy_says_in_what_it_differs_before_it_is_brought_back(make_card, services, qtbot):
    lost = services.journal.write("今日は約束を守れた。", people=["美咲"])
    file = services.keeping.back_up()
    services.journal.delete(lost.id)
    services.journal.write("written since")
    card = make_card(services)
    card.widget.findChild(Button, "lookInside").click()
    assert card.reads("about").startswith("This copy is intact and holds 1 entry.")
    assert not card.sees("secret")
    assert not card.sees("comparison")
    CardDriver(card.widget.findChild(object, "restoring")).press("look")
    said = card.words()
    assert "Entries: 1 only in the copy and 1 only in the journal" in said
    assert {"\u2068今日は約束を守れた。\u2069", "\u2068written since\u2069"} <= set(said)
    assert unnamed(card.widget) == []
    with qtbot.waitSignal(card.widget.bring_back_asked) as asked:
        card.press("bringWhole")
    assert asked.args == [file, None]
    assert not card.sees("comparison")


def test_nothing_of_a_copy_is_told_before_its_secret_was_given(make_card, protected_services):
    lost = protected_services.journal.write("今日は約束を守れた。")
    protected_services.keeping.back_up()
    protected_services.journal.delete(lost.id)
    card = make_card(protected_services)
    card.widget.findChild(Button, "lookInside").click()
    assert not any("約束" in each for each in card.words())
    form = CardDriver(card.widget.findChild(object, "restoring"))
    form.fill("secret", PASSPHRASE)
    form.press("look")
    assert any("約束" in each for each in card.words())
    card.widget.hide()
    card.widget.show()
    assert not any("約束" in each for each in card.words())


def test_who_goes_away_while_a_copy_is_opened_finds_nothing_open(
    protected_services, theme, show, clock, qtbot
):
    protected_services.journal.write("今日は約束を守れた。")
    protected_services.keeping.back_up()
    behind = DatabaseJobs()
    keeping, vault = protected_services.keeping, protected_services.vault
    card = CardDriver(show(CopiesCard(keeping, vault, behind, clock), 760, 700))
    qtbot.waitUntil(lambda: card.widget.findChild(Button, "lookInside") is not None)
    card.widget.findChild(Button, "lookInside").click()
    qtbot.waitUntil(lambda: card.sees("secret"))
    form = CardDriver(card.widget.findChild(object, "restoring"))
    form.fill("secret", PASSPHRASE)
    form.press("look")
    card.widget.hide()
    done = []
    behind.run(card.widget, lambda: True, done.append, fail=done.append)
    qtbot.waitUntil(lambda: bool(done))
    card.widget.show()
    assert not card.sees("comparison")
    assert not card.sees("restoring")
    behind.close()


def test_a_single_entry_comes_back_and_goes_again(make_card, services, problems):
    lost = services.journal.write("was lost")
    services.keeping.back_up()
    services.journal.delete(lost.id)
    card = make_card(services)
    offered = []
    card.widget.undo_offered.connect(lambda *offer: offered.append(offer))
    look_inside(card)
    card.press("bringEntry")
    assert services.journal.get(lost.id).content.text == "was lost"
    assert card.reads("back") == "It is back"
    [(sentence, undo)] = offered
    assert sentence == "The entry came back out of the copy."
    undo()
    assert services.journal.recent(5) == []
    assert card.may_press("bringEntry")
    assert problems == []


def test_an_entry_that_cannot_come_back_may_be_tried_again(make_card, services, problems):
    lost = services.journal.write("was lost")
    file = services.keeping.back_up()
    services.journal.delete(lost.id)
    card = make_card(services)
    look_inside(card)
    file.unlink()
    card.press("bringEntry")
    assert len(problems) == 1
    assert card.may_press("bringEntry")


def test_equal_ones_say_so(make_card, services):
    services.journal.write("the same")
    services.keeping.back_up()
    card = make_card(services)
    look_inside(card)
    assert card.reads("same") == "Both hold the same."
    card.press("close")
    assert not card.sees("comparison")


def test_a_wrong_secret_changes_nothing_and_may_be_corrected(make_card, protected_services, qtbot):
    protected_services.keeping.back_up()
    card = make_card(protected_services)
    look_inside(card, "not it")
    assert card.reads("state").startswith("That does not open this copy. It opens with the pass")
    assert not card.sees("comparison")
    form = CardDriver(card.widget.findChild(object, "restoring"))
    form.fill("secret", PASSPHRASE)
    form.press("look")
    assert card.sees("comparison")


def test_the_newest_copy_is_tried_with_what_is_typed(make_card, protected_services, clock):
    for number in range(3):
        protected_services.journal.write(f"entry {number}")
    protected_services.keeping.back_up()
    card = make_card(protected_services)
    assert card.reads("tried") == ""
    card.press("tryCopy")
    form = CardDriver(card.widget.findChild(object, "restoring"))
    form.fill("secret", "not it")
    form.press("try")
    assert card.reads("state").startswith("That does not open this copy.")
    assert card.reads("tried") == ""
    form.fill("secret", PASSPHRASE)
    form.enter("secret")
    assert card.reads("state") == "This copy would open if this computer were lost."
    assert card.reads("tried") == (
        "Tried: Today, 9:00 PM. It opens, and its 3 entries are there. "
        "3 of them, chosen at random, were read word for word."
    )
    assert not card.sees("restoring")


def test_a_chosen_copy_can_be_tried_as_well(make_card, services):
    services.keeping.back_up()
    card = make_card(services)
    card.widget.findChild(Button, "lookInside").click()
    CardDriver(card.widget.findChild(object, "restoring")).press("try")
    assert card.reads("tried").startswith("Tried: Today")


def test_how_long_ago_the_last_one_was_verified_stands_there_quietly(make_card, services, clock):
    file = services.keeping.back_up()
    services.keeping.check_copy(file)
    card = make_card(services)
    assert card.reads("verified") == "Last verified copy: today"
    clock.advance(days=12)
    card.widget.read()
    assert card.reads("verified") == "Last verified copy: 12 days ago"


def test_a_damaged_copy_is_marked_and_cannot_be_chosen(make_card, services, clock):
    file = services.keeping.back_up()
    damage(file)
    assert services.keeping.check_copy(file) is False
    card = make_card(services)
    assert any(each.startswith("Damaged:") for each in card.words())
    assert not card.widget.findChildren(Button, "lookInside")
    assert not card.sees("tryCopy")


def damage(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def test_a_second_folder_is_chosen_and_left_again(make_card, services, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    services.journal.write("x")
    card = make_card(services)
    second = CardDriver(card.widget.findChild(object, "second"))
    second.press("chooseSecond")
    second.answer_file(stick)
    assert len(list(stick.glob("*.tjbak"))) == 1
    assert str(stick) in second.reads("secondPlace")
    assert second.reads("secondState").startswith("Last copy there: Today, 9:00 PM")
    assert "whoever has that folder can read it" in second.reads("secondState")
    stick.rename(tmp_path / "away")
    card.widget.read()
    assert second.reads("secondState").startswith("It is not there at the moment. Last copy there")
    second.press("stopSecond")
    assert services.keeping.second_folder() is None
    assert not second.sees("stopSecond")


def test_a_second_folder_that_is_none_is_refused(make_card, services, paths, problems):
    services.keeping.back_up()
    card = make_card(services)
    second = CardDriver(card.widget.findChild(object, "second"))
    second.press("chooseSecond")
    second.answer_file(paths.backups)
    assert isinstance(problems[-1], SameFolder)
    assert second.may_press("chooseSecond")


def test_copies_that_hold_what_was_removed_go_after_a_second_look(make_card, services):
    services.journal.write("to be gone")
    services.keeping.back_up()
    services.journal.delete(services.journal.recent(1)[0].id)
    services.keeping.empty_trash()
    card = make_card(services)
    assert card.reads("holding").startswith("2 copies were made before you emptied the trash")
    card.press("removeHolding")
    confirm = CardDriver(card.widget.findChild(object, "confirmRemoval"))
    assert any("1 of them was saved by you" in each for each in confirm.words())
    confirm.press("no")
    assert len(services.keeping.copies()) == 2
    card.press("removeHolding")
    CardDriver(card.widget.findChildren(object, "confirmRemoval")[-1]).press("yes")
    [left] = services.keeping.copies()
    assert left.manifest.entries == 0
    assert card.reads("holding") == ""


def test_a_file_that_is_no_copy_is_refused(make_card, services, problems, tmp_path):
    file = tmp_path / "letter.tjbak"
    file.write_text("Dear …", encoding="utf-8")
    card = make_card(services)
    card.press("bringBack")
    card.answer_file(file)
    assert isinstance(problems[-1], NotACopy)
    assert not card.sees("restoring")


def test_a_damaged_copy_is_refused_and_marked_from_then_on(make_card, services, problems, qtbot):
    damage(services.keeping.back_up())
    card = make_card(services)
    card.widget.findChild(Button, "lookInside").click()
    assert isinstance(problems[-1], CopyDamaged)
    qtbot.waitUntil(lambda: any(each.startswith("Damaged:") for each in card.words()))


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
    assert "so no copy is removed" in card.reads("shrunk")
    card.press("meant")
    assert card.reads("shrunk") == ""
    assert services.keeping.noted().meant_since > 0
