"""One life of the program that is looked at: opened, written in, locked, and what is found then."""

import json
import secrets
import string
from dataclasses import dataclass
from pathlib import Path

from tests.drivers import process
from tests.journeys.test_ending import journal_of
from tests.memory import scan
from trustjournal.storage import keyfile, keys
from trustjournal.storage.vault import Vault

ACT = """
import json, os
from pathlib import Path
from PySide6.QtWidgets import QLineEdit
from trustjournal.shell.session import Screen

session, window, home = self.session, self.window, Path(os.environ["HOME"])

def live(words):
    field = window.unlock_page.findChild(QLineEdit, "passphrase")
    field.setText(words["passphrase"])
    field.returnPressed.emit()
    open_now = lambda: session.vault.is_open and window.frame.page("today") is not None
    when(self, open_now, lambda: fill(words))

def fill(words):
    session.services.people.add(words["person"])
    write(self, words["text"], lambda page: entitle(page, words))

def entitle(page, words):
    page.findChild(QLineEdit, "title").insert(words["title"])
    look_at(["people", "promises", "trends", "worksheets", "settings", "journal"])

def look_at(pages):
    if pages:
        window.frame.go(pages[0])
        self.jobs.run(self, int, lambda _n: look_at(pages[1:]), fail=print)
        return
    say("full")
    when(self, (home / "lock").exists, lock)

def locked():
    say(f"{window.screen_shown.name} {os.getpid()}")

def lock():
    if (home / "weak").exists():  # otherwise the program that follows says so
        self.guard.start_afresh = None
        session.closed.connect(
            lambda _yes: self.jobs.run(self, int, lambda _n: locked(), fail=print)
        )
    getattr(session, (home / "lock").read_text())()

def watch():
    live(json.loads((home / "words").read_text()))

if self._setting.stand is None:
    self.painted.connect(lambda: when(self, lambda: window.has_screen(Screen.UNLOCK), watch))
else:
    self.painted.connect(locked)
"""
"""No word stands in here: it is an argument of the process, before the lock and after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How often each word and each key lay in the memory."""

    before: dict[str, int]
    after: dict[str, int]

    @property
    def sees(self) -> bool:
        """Whether each was there to be found before the lock."""
        # The field of the passphrase lets go of it as soon as the journal is open.
        return all(count for name, count in self.before.items() if name != "passphrase")

    @property
    def left(self) -> dict[str, int]:
        """What was still there behind the lock."""
        return {name: count for name, count in self.after.items() if count}

    def __str__(self) -> str:
        rows = [f"{'':12} {'before':>8} {'after':>8}"]
        rows += [f"{name:12} {self.before[name]:8} {self.after[name]:8}" for name in self.before]
        return "\n".join(rows)


def words() -> dict[str, str]:
    """Return words that stand nowhere else in the world."""
    names = ("text", "title", "person", "passphrase")
    return {name: token() for name in names}


def token() -> str:
    """Return a word that stands nowhere else in the world."""
    return "しるし" + "".join(secrets.choice(string.ascii_lowercase) for _each in range(12))


def live(home: Path, how: str, *, weak: bool = False) -> Found:
    """Open a journal, write, lock or hide, and look; with weak, the program is not replaced.

    Raises scan.NotAllowed where nobody may look into another process.
    """
    own = words()
    places = journal_of(home)
    vault = Vault(places.folder, places.backups, cost=keys.FLOOR)
    vault.create(own["passphrase"])
    vault.close()
    data_key = keys.data_key(keyfile.read(vault.folder).slots, own["passphrase"])
    wanted = scan.needles(own, {"data key": data_key})
    (home / "words").write_text(json.dumps(own), encoding="utf-8")
    if weak:
        (home / "weak").touch()
    with process.running(home, ACT) as program:
        process.listen_for(program, "full")
        (home / "words").unlink()
        before = scan.hits(program.pid, wanted)
        fresh = home / "lock.new"
        fresh.write_text(how, encoding="utf-8")
        fresh.rename(home / "lock")
        screen = {"lock": "UNLOCK", "hide": "HIDDEN"}[how]
        process.listen_for(program, f"{screen} {program.pid}")
        return Found(before=before, after=scan.hits(program.pid, wanted))
