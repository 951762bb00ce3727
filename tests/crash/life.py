"""One program: it opens the journal, does everything that can be done with one, and is killed.

It tells what it is about to do and what it has done, each on a line of its own. Every scenario is
begun and ended aloud, so that a kill can be aimed at it.
"""

import shutil
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.clocks import FakeClock
from tests.crash.exported import write_export
from tests.crash.ledger import fingerprint, page_of
from tests.crash.writer import WORDS, Writer, tell
from trustjournal.core.ids import new_id
from trustjournal.keeping import restoring
from trustjournal.storage import keys
from trustjournal.storage.schema import CHAIN
from trustjournal.storage.vault import Vault

READY = "ready"
OLDER = Path(__file__).parents[1] / "data" / "journals"
FIRST_DAY = datetime(2026, 5, 14, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
NONE = "-"
ARRIVING = 25
"""Entries of an import."""


@dataclass
class Order:
    """What a program is started with."""

    folder: str
    seed: int
    aim: str
    """The scenario that is gone through first."""
    secret: str | None
    recovery: str | None
    day: int
    """Each program lives on a day of its own, so that copies of many days thin out."""
    copies: dict[str, str | None] = field(default_factory=dict)
    """Each copy, and what opens it."""
    acknowledge_first: bool = False


class Life:
    """What is done from the start of a program until it is killed."""

    def __init__(self, order):
        self.folder, self.aim = Path(order.folder), order.aim
        self.secret, self.recovery, self.copies = order.secret, order.recovery, order.copies
        self.clock = FakeClock(FIRST_DAY + timedelta(days=order.day))
        self.vault = vault_in(self.folder)
        self.vault.open(self.secret)
        self.writer = Writer(
            self.vault, order.seed, acknowledge_first=order.acknowledge_first, clock=self.clock
        )
        self.chance = self.writer.chance
        tell(READY)

    def live(self):
        if self.chance.random() < 0.5:
            self.writer.save_what_was_left()
        self.writer.write_new()  # so that there is something to lose
        self.go_through(self.aim)
        while True:
            others = [name for name in SCENARIOS if name != "first-passphrase"]
            self.go_through(self.chance.choice(("write", self.aim, *others)))

    def go_through(self, name):
        prepare, act = SCENARIOS[name]
        prepare(self)
        self.clock.advance(minutes=7)
        began = time.monotonic()
        tell("begin", name)
        act(self)
        tell("end", name, str(time.monotonic() - began))

    def ready_to_go(self):
        """Nothing has to be there."""

    # Writing

    def write(self):
        for _unused in range(3):
            self.writer.one_thing()

    def has_a_page(self):
        if not self.writer.pages:
            self.writer.write_new()

    def edit(self):
        for _unused in range(3):
            self.writer.write_more()

    def draft(self):
        """Typing that is never saved."""
        writer = self.writer
        for _unused in range(2):
            writer.keep_while_typing(new_id(), writer.journal.begin())

    def throw(self):
        self.writer.delete_and_regret()
        tell("will", "copy", NONE)  # emptying makes one, and nobody tells its name
        self.writer.journal.empty_trash()

    # The journal as a whole

    def lock(self):
        """As the window does it: a copy if something changed, then close, and open again."""
        tell("will", "copy", NONE)
        made = self.writer.services.keeping.copy_if_changed()
        tell("did", "copy", made.name if made else NONE)
        if made:
            self.copies[made.name] = self.secret
        self.vault.close()
        self.vault.open(self.secret)
        self.writer.look_around()

    def backup(self):
        name = f"copy-{new_id()}.tjbak"
        tell("will", "copy", name)
        self.writer.services.keeping.back_up(self.folder / "copies" / name)
        self.copies[name] = self.secret
        tell("did", "copy", name)

    def has_a_copy(self):
        if not any((self.folder / "copies" / name).exists() for name in self.copies):
            self.backup()

    def restore(self, only_open=False):
        there = [
            name
            for name, secret in self.copies.items()
            if (self.folder / "copies" / name).exists() and not (only_open and secret)
        ]
        name = self.chance.choice(there)
        self.vault.close()
        tell("will", "restore", name)
        secret = self.copies[name]
        restoring.restore(self.vault, self.folder / "copies" / name, secret, self.clock())
        tell("did", "restore", name)
        self.secret, self.recovery = secret, None
        self.vault.open(secret)
        self.writer.look_around()

    def has_something_to_import(self):
        """An export of another journal; its pages are told in full, since all arrive or none."""
        texts = [
            f"{new_id()} {''.join(self.chance.choices(WORDS, k=40))}" for _unused in range(ARRIVING)
        ]
        write_export(self.folder / "arriving.json", texts)
        self.arriving = {page_of(text): fingerprint(text) for text in texts}

    def bring_in(self):
        """A copy of the journal comes first."""
        importing = self.writer.services.importing
        preview = importing.look(self.folder / "arriving.json")
        tell("will", "import", *(f"{page}:{what}" for page, what in self.arriving.items()))
        importing.bring_in(preview)
        tell("did", "import", *(f"{page}:{what}" for page, what in self.arriving.items()))
        self.writer.look_around()

    def migrate(self):
        vault = vault_in(self.folder / "older" / self.older)
        tell("will", "migrate", self.older)
        vault.open()
        tell("did", "migrate", self.older)
        vault.close()

    def has_an_older_journal(self):
        version = self.chance.choice([each for each in CHAIN.revisions if each != CHAIN.newest])
        self.older = f"{version}-{new_id()}"
        being_made = self.folder / "older" / f".{self.older}"
        shutil.copytree(OLDER / version, being_made / "journal")
        being_made.rename(being_made.with_name(self.older))

    # Keys

    def is_unprotected(self):
        if self.secret is not None:
            self.restore(only_open=True)

    def is_protected(self):
        if self.secret is None:
            self.change_passphrase()

    def change_passphrase(self):
        new = f"passphrase-{new_id()}"
        former = self.secret
        if former and self.recovery and self.chance.random() < 0.3:
            former = self.recovery
        tell("will", "passphrase", new)
        recovery = self.vault.change_passphrase(former, new)
        self.secret, self.recovery = new, recovery or self.recovery
        tell("did", "passphrase", new, (recovery or NONE).replace(" ", ""))

    def renew_recovery_key(self):
        tell("will", "recovery", NONE)
        self.recovery = self.vault.renew_recovery_key(self.secret)
        tell("did", "recovery", self.recovery.replace(" ", ""))


SCENARIOS = {
    "write": (Life.ready_to_go, Life.write),
    "edit": (Life.has_a_page, Life.edit),
    "draft": (Life.ready_to_go, Life.draft),
    "throw": (Life.has_a_page, Life.throw),
    "lock": (Life.ready_to_go, Life.lock),
    "backup": (Life.ready_to_go, Life.backup),
    "restore": (Life.has_a_copy, Life.restore),
    "import": (Life.has_something_to_import, Life.bring_in),
    "migrate": (Life.has_an_older_journal, Life.migrate),
    "first-passphrase": (Life.is_unprotected, Life.change_passphrase),
    "passphrase": (Life.is_protected, Life.change_passphrase),
    "recovery": (Life.is_protected, Life.renew_recovery_key),
}
"""What must be there before, and what is done."""


def vault_in(folder):
    return Vault(folder / "journal", folder / "copies", cost=keys.FLOOR)
