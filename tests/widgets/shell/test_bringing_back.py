from tests.conftest import PASSPHRASE
from tests.drivers.settings import CardDriver, SettingsDriver
from trustjournal.keeping.page import CopiesCard
from trustjournal.shell.session import Screen
from trustjournal.ui.widgets import Button


def _texts(running):
    return [card.title for card in running.services.journal.recent()]


def _bring_back_first(running, secret=None):
    page = SettingsDriver(running.page("settings"))
    card = page.card(CopiesCard)
    card.widget.findChild(Button, "lookInside").click()
    form = CardDriver(card.widget.findChild(object, "restoring"))
    if secret is not None:
        form.fill("secret", secret)
    form.press("look")
    if card.sees("comparison"):
        card.press("bringWhole")


def test_a_copy_takes_the_place_of_the_journal(unprotected):
    unprotected.services.journal.write("before the copy")
    unprotected.services.keeping.back_up()
    unprotected.services.journal.write("after the copy")
    _bring_back_first(unprotected)
    assert _texts(unprotected) == ["before the copy"]
    assert unprotected.window.screen_shown is Screen.JOURNAL
    assert list(unprotected.paths.backups.glob("before-restore-*"))
    [former] = unprotected.paths.backups.glob("kept-*.tjbak")
    unprotected.conductor.back.bring_back(former, None)
    assert _texts(unprotected) == ["after the copy", "before the copy"]


def test_a_protected_copy_is_followed_by_the_question_for_its_passphrase(protected):
    protected.services.journal.write("before the copy")
    protected.services.keeping.back_up()
    protected.services.journal.write("after the copy")
    _bring_back_first(protected, PASSPHRASE)
    assert protected.window.screen_shown is Screen.UNLOCK
    protected.conductor.session.unlock(PASSPHRASE)
    assert _texts(protected) == ["before the copy"]


def test_when_it_fails_the_journal_is_open_again_and_the_reason_is_said(unprotected, tmp_path):
    unprotected.services.journal.write("still here")
    unprotected.conductor.back.bring_back(tmp_path / "gone.tjbak", None)
    assert _texts(unprotected) == ["still here"]
    problems = unprotected.window.frame.problems
    assert problems.isVisible()
    assert "There is no such file." in CardDriver(problems).words()


def test_a_wrong_secret_never_closes_the_journal(protected):
    protected.services.journal.write("still here")
    protected.services.keeping.back_up()
    _bring_back_first(protected, "not it")
    assert protected.window.screen_shown is Screen.JOURNAL
    assert _texts(protected) == ["still here"]
