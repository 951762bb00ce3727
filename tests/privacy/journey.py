"""A day at the real program, watched: something written, every page seen, everything taken out."""

from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.drivers import process
from tests.privacy import watching
from tests.privacy.watching import Seen
from trustjournal.storage.vault import Vault

WORD = "qzxv4712"
A_DAY = f"""
from pathlib import Path
from trustjournal.checkins.domain import Because
from trustjournal.ui import paper
from trustjournal.ui.printer import ask_printer

PAGES = ["today", "people", "promises", "worksheets", "help", "settings", "trends", "journal"]

def failed(error):
    say(f"failed {{type(error).__name__}}")
    self.window.close()

def about_somebody(page):
    page.leave()
    self.jobs.run(self.window, feel, lambda _none: look_around(PAGES), fail=failed)

def feel():
    services = self.session.services
    person = services.people.add("{WORD} Aya")
    services.check_ins.rate(person.id, 3.0, because=Because.BY_MYSELF)

def look_around(left):
    if left:
        self.window.frame.go(left[0])
        QTimer.singleShot(120, self, lambda: look_around(left[1:]))
    else:
        self.jobs.run(self.window, take_out, lambda _none: make_a_mistake(), fail=failed)

def take_out():
    keeping, chosen = self.session.services.keeping, Path.home() / "chosen"
    keeping.export_json(chosen / "all.json")
    keeping.export_markdown(chosen / "all")
    keeping.back_up()
    keeping.check()

def make_a_mistake():
    def mistake():
        raise ValueError("{WORD} in a message")
    # Qt asks the system for printers, and would do so over the network.
    ask_printer(self.window, paper.layout(paper.usual_size()), lambda _printer: None)
    QTimer.singleShot(0, self, mistake)
    QTimer.singleShot(0, self, after)

def after():
    say("seen")
    self.window.close()

write(self, "{WORD} happened today", about_somebody)
"""
CARELESS = f"""
import ctypes, os
from pathlib import Path
ctypes.CDLL(None).socket(2, 2, 0)  # below everything that watches inside Python
(Path.home() / "left.txt").write_text("a word")
notes = Path(os.environ["XDG_STATE_HOME"], "my-notes", "mistakes.txt")
notes.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
notes.write_text("{WORD} in a message")
sys.stderr.write("{WORD} in a message")
self.window.close()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What became of a day."""

    home: Path
    said: list[str]
    complaints: str
    seen: Seen

    @property
    def ours(self) -> tuple[Path, ...]:
        """The three folders of the program."""
        return tuple(self.home / each / "my-notes" for each in ("data", "state", "config"))

    @property
    def chosen(self) -> Path:
        """The folder that was chosen for what is taken out."""
        return self.home / "chosen"


def spent(home: Path, act: str = A_DAY) -> Day:
    """Let somebody spend a day at the program, with a journal of their own."""
    data = home / "data" / "my-notes"
    vault = Vault(data / "journal", data / "copies")
    vault.create(None)
    vault.close()
    (home / "chosen").mkdir(mode=0o700)
    log = home.parent / f"{home.name}.strace"
    with process.running(home, act, within=watching.watched(log)) as program:
        try:
            said, complaints = process.ended(program)
        except BaseException:
            # strace lets go of what it watched when it is ended.
            for each in psutil.Process(program.pid).children(recursive=True):
                each.kill()
            raise
    return Day(home=home, said=said, complaints=complaints, seen=watching.seen(log, home))
