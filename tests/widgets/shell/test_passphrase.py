import pytest

from tests.conftest import PASSPHRASE
from tests.drivers.recovery import groups_asked, places_asked
from tests.drivers.settings import SettingsDriver
from trustjournal.shell.passphrase_card import PassphraseCard
from trustjournal.shell.recovery_key import RecoveryKeyCard

NEW = "four quiet words 雨"


@pytest.fixture
def open_card(unprotected):
    return SettingsDriver(unprotected.page("settings")).card(PassphraseCard)


@pytest.fixture
def locked_card(protected):
    return SettingsDriver(protected.page("settings")).card(PassphraseCard)


def _set(card, passphrase=NEW, again=None):
    card.press("setPassphrase")
    card.fill("new", passphrase)
    card.fill("again", passphrase if again is None else again)


def test_a_journal_without_a_passphrase_says_who_can_read_it(open_card):
    assert "anybody who can use this computer account can read it" in open_card.reads("protection")
    assert not open_card.sees("changePassphrase")
    assert not open_card.sees("renewKey")


def test_both_fields_must_agree(open_card):
    _set(open_card, again="another")
    assert not open_card.may_press("goOn")


def test_the_first_passphrase_protects_at_once_and_gives_a_recovery_key(open_card, unprotected):
    _set(open_card)
    open_card.press("goOn")
    vault = unprotected.services.vault
    assert vault.is_protected
    assert vault.matches(NEW)
    assert vault.matches(open_card.reads("recoveryKey"))
    assert "Copies made earlier still open without a passphrase" in open_card.reads("state")
    assert "If you forget it" in open_card.reads("protection")


def test_the_recovery_key_goes_only_after_three_of_its_groups_were_typed(open_card):
    _set(open_card)
    open_card.press("goOn")
    for name, group in groups_asked(open_card.widget, open_card.reads("recoveryKey")).items():
        assert not open_card.may_press("done")
        open_card.fill(name, group)
    open_card.press("done")
    assert open_card.reads("recoveryKey") == ""
    assert open_card.may_press("changePassphrase")


def test_a_group_may_be_typed_as_it_is_read(open_card):
    _set(open_card)
    open_card.press("goOn")
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    likenesses = str.maketrans("01", "ol")
    for name, group in groups_asked(open_card.widget, open_card.reads("recoveryKey")).items():
        open_card.fill(name, f" {group.lower().translate(likenesses).translate(wide)} ")
    assert open_card.may_press("done")


def test_a_group_that_reads_differently_is_named_kindly(open_card, language):
    _set(open_card)
    open_card.press("goOn")
    assert "from your paper" in open_card.reads("groupsNote")
    place = places_asked(open_card.widget)["group2"]
    open_card.fill("group2", "UUU")
    assert "from your paper" in open_card.reads("groupsNote"), "it is not finished yet"
    open_card.fill("group2", "UUUU")  # no key holds a U
    assert f"Group {place} reads differently" in open_card.reads("groupsNote")
    language.use("ja")
    assert f"{place}番目の組" in open_card.reads("groupsNote")


def test_each_key_is_asked_for_other_groups(open_card):
    _set(open_card)
    open_card.press("goOn")
    card = open_card.widget.findChild(RecoveryKeyCard)
    asked = set()
    for _unused in range(40):
        card.show_key(open_card.reads("recoveryKey"))
        places = list(places_asked(open_card.widget).values())
        assert places == sorted(set(places))
        asked |= set(places)
    assert asked == set(range(1, 8))


def test_nothing_of_a_key_stays_in_the_fields(open_card):
    _set(open_card)
    open_card.press("goOn")
    open_card.prove(open_card.reads("recoveryKey"))
    open_card.press("done")
    assert [open_card.typed(f"group{number}") for number in (1, 2, 3)] == ["", "", ""]


def test_the_rest_of_the_page_follows_the_first_passphrase(open_card, unprotected):
    settings = SettingsDriver(unprotected.page("settings"))
    _set(open_card)
    open_card.press("goOn")
    assert settings.may_choose("lock_after")
    assert "passphrase brings it back" in settings.about("hide_key")


def test_changing_asks_for_the_passphrase_of_now(locked_card, protected):
    locked_card.press("changePassphrase")
    locked_card.fill("new", NEW)
    locked_card.fill("again", NEW)
    assert not locked_card.may_press("goOn")
    locked_card.fill("current", "not it")
    locked_card.press("goOn")
    assert locked_card.reads("state") == "That is not the passphrase of this journal."
    assert not protected.services.vault.matches(NEW)
    locked_card.fill("current", PASSPHRASE)
    locked_card.press("goOn")
    assert protected.services.vault.matches(NEW)
    assert not protected.services.vault.matches(PASSPHRASE)
    assert "former one" in locked_card.reads("state")
    assert not locked_card.sees("recoveryKey")


def test_the_recovery_key_can_be_renewed(locked_card, protected):
    locked_card.press("renewKey")
    assert not locked_card.sees("new")
    locked_card.fill("current", PASSPHRASE)
    locked_card.enter("current")
    fresh = locked_card.reads("recoveryKey")
    assert protected.services.vault.matches(fresh)
    assert protected.services.vault.matches(PASSPHRASE)


def test_nothing_typed_stays_behind(locked_card):
    locked_card.press("changePassphrase")
    for name in ("current", "new", "again"):
        locked_card.fill(name, "secret")
    locked_card.press("notNow")
    assert [locked_card.typed(name) for name in ("current", "new", "again")] == ["", "", ""]
    assert locked_card.may_press("changePassphrase")


def test_a_copied_recovery_key_leaves_the_clipboard_with_the_page(open_card, unprotected, qapp):
    _set(open_card)
    open_card.press("goOn")
    open_card.press("copy")
    assert qapp.clipboard().text() == open_card.reads("recoveryKey")
    unprotected.page("about")
    assert qapp.clipboard().text() == ""


def test_the_recovery_key_is_still_there_when_one_comes_back(open_card, unprotected):
    _set(open_card)
    open_card.press("goOn")
    key = open_card.reads("recoveryKey")
    unprotected.page("about")
    unprotected.page("settings")
    assert open_card.reads("recoveryKey") == key


def test_a_recovery_key_is_printed_beside_the_window(open_card):
    _set(open_card)
    open_card.press("goOn")
    open_card.press("print")
    card = open_card.widget.findChild(RecoveryKeyCard)
    [dialog] = [each for each in card.children() if hasattr(each, "isModal") and each.isWindow()]
    assert dialog.isVisible()
    assert not dialog.isModal()
    card.hide()
    assert not dialog.isVisible()
