"""What is done with the journal as a whole, and what happens to it."""

import shutil
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.properties.expected import TEXTS, Stop, entries
from trustjournal.journal import store
from trustjournal.keeping import restoring
from trustjournal.storage.problems import WrongPassphrase

ZONES = ("Asia/Tokyo", "America/New_York", "Pacific/Apia", "Europe/Berlin", "Asia/Kathmandu")
PASSPHRASES = ("合言葉 correct horse", "ﾊﾝｶｸ battery staple", "another one 5")
COPIES = 3
"""So many are kept at once."""


def now_and_then(every):
    """Let a rule that costs much, because a key is derived, be taken less often."""
    return precondition(lambda self: self.taken % every == 0)


class KeepingRules:
    """Time, accidents, locks, keys and copies."""

    # Time

    @rule(minutes=st.integers(1, 200_000))
    def time_passes(self, minutes):
        self.clock.advance(minutes=minutes)

    @rule()
    def the_clock_is_put_back(self):
        self.clock.advance(days=-365)

    @rule(zone=st.sampled_from(ZONES))
    def one_travels(self, zone):
        self.clock.now = self.clock.now.astimezone(ZoneInfo(zone))

    # Accidents

    @rule(entry=entries, text=TEXTS)
    def something_breaks_off_in_the_middle(self, entry, text):
        with pytest.raises(Stop):
            self._change_and_stop(entry, text)

    @now_and_then(3)
    @rule(entry=entries, text=TEXTS)
    def the_program_is_killed_in_the_middle(self, entry, text):
        left = self.folder / "left"

        def files_as_they_lie():
            shutil.copytree(self.vault.folder, left)

        with pytest.raises(Stop):
            self._change_and_stop(entry, text, files_as_they_lie)
        self.vault.close()
        shutil.rmtree(self.vault.folder)
        left.rename(self.vault.folder)
        self.vault.open(self.secret)

    def _change_and_stop(self, entry, text, meanwhile=lambda: None):
        with self.vault.writing() as connection:
            found = store.get(connection, entry)
            if found is not None:
                changed = replace(found, content=replace(found.content, text=text + "x"))
                store.change(connection, found, changed)
            meanwhile()
            raise Stop

    # Locks and keys

    @now_and_then(3)
    @rule(by_recovery_key=st.booleans())
    def lock_and_come_back(self, by_recovery_key):
        self.vault.close()
        self.vault.open(self.recovery if by_recovery_key else self.secret)

    @now_and_then(7)
    @rule()
    def try_a_wrong_passphrase(self):
        self.vault.close()
        if self.secret is not None:
            with pytest.raises(WrongPassphrase):
                self.vault.open("none of these")
        self.vault.open(self.secret)

    @now_and_then(7)
    @rule(passphrase=st.sampled_from(PASSPHRASES))
    def change_the_passphrase(self, passphrase):
        made = self.vault.change_passphrase(self.secret, passphrase)
        self.secret, self.recovery = passphrase, made or self.recovery

    @now_and_then(7)
    @rule()
    def renew_the_recovery_key(self):
        if self.secret is not None:
            self.recovery = self.vault.renew_recovery_key(self.secret)

    # Copies

    @rule()
    def make_a_copy(self):
        file = self.folder / f"{self.taken}.tjbak"
        self.services.keeping.back_up(file)
        self.copies.append((file, self.model.as_it_is(), self.secret, self.recovery))
        for former, *_rest in self.copies[:-COPIES]:
            former.unlink()
        self.copies = self.copies[-COPIES:]

    @rule()
    def it_copies_itself(self):
        self.services.keeping.copy_if_changed()

    @precondition(lambda self: self.copies and self.taken % 3 == 0)
    @rule(data=st.data())
    def bring_a_copy_back(self, data):
        file, model, secret, recovery = data.draw(st.sampled_from(self.copies))
        self.vault.close()
        restoring.restore(self.vault, file, secret, self.clock())
        self.vault.open(secret)
        self.model, self.secret, self.recovery = model.as_it_is(), secret, recovery

    @precondition(lambda self: self._living() and self.taken % 5 == 0)
    @rule()
    def take_everything_out_and_bring_it_in(self):
        """What the journal knows already changes nothing in it."""
        file = self.folder / "everything.json"
        file.unlink(missing_ok=True)
        self.services.keeping.export_json(file)
        preview = self.services.importing.look(file)
        assert (preview.has_new, preview.has_different, preview.unread) == (False, False, ())
        assert self.services.importing.bring_in(preview).changed_nothing
