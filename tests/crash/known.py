"""What must be true of a journal, by what the programs that were killed had told."""

from dataclasses import dataclass, field

from tests.crash.ledger import Ledger
from tests.crash.life import NONE

OF_PAGES = {"save", "keep"}


@dataclass
class Snapshot:
    """What a copy holds, and what opens it."""

    pages: tuple[dict[str, str], dict[str, str]]
    secret: str | None
    recovery: str | None


@dataclass
class Known:
    """Everything that was told, over any number of kills."""

    ledger: Ledger = field(default_factory=Ledger)
    secret: str | None = None
    secret_would_be: str | None = None
    recovery: str | None = None
    """None as well when nobody can know it."""
    proven: tuple[bytes, str] | None = None
    """The key file and the recovery key that was last seen to open it."""
    copies: dict[str, Snapshot] = field(default_factory=dict)
    copying: list[Snapshot] = field(default_factory=list)
    """What copies may hold that nobody has told the name of."""
    importing: dict[str, str] = field(default_factory=dict)
    """Pages of which all arrive, or none."""
    restoring: str | None = None
    migrated: set[str] = field(default_factory=set)
    restored: int = 0
    """How many former journals must be kept."""

    def hear(self, line):
        verb, what, *rest = line.split()
        if what in OF_PAGES:
            self.ledger.hear(line)
            return
        self.ledger.acknowledged += verb == "did"
        getattr(self, f"_{verb}_{what}")(*rest)

    def now(self):
        """Return what a copy that is made now holds."""
        return Snapshot(self.ledger.state(), self.secret, self.recovery)

    def _will_copy(self, _name):
        self.copying.append(self.now())

    def _did_copy(self, name):
        self.copying = self.copying[:-1]
        if name != NONE:
            self.copies[name] = self.now()

    def _will_import(self, *pages):
        self.copying.append(self.now())
        self.importing = dict(each.split(":") for each in pages)
        for page, what in self.importing.items():
            self.ledger.pages[page].entry.hear("will", what)

    def _did_import(self, *_pages):
        for page, what in self.importing.items():
            self.ledger.pages[page].entry.hear("did", what)
        self.importing = {}

    def half_arrived(self, entries):
        """Whether some pages of an import are there, and some are not."""
        return 0 < len(self.importing.keys() & entries.keys()) < len(self.importing)

    def _will_restore(self, name):
        self.restoring = name

    def _did_restore(self, name):
        self.restored += 1
        self.become(self.copies[name])

    def become(self, snapshot):
        """Go on as the journal of a copy, which is now in the place of the other."""
        self.restoring = None
        self.ledger.become(*snapshot.pages)
        self.secret, self.recovery = snapshot.secret, snapshot.recovery

    def _will_passphrase(self, new):
        self.secret_would_be = new

    def _did_passphrase(self, new, recovery):
        self.secret, self.secret_would_be = new, None
        if recovery != NONE:
            self.recovery = recovery

    def _will_recovery(self, _new):
        self.recovery = None

    def _did_recovery(self, recovery):
        self.recovery = recovery

    def _will_migrate(self, name):
        """Nothing is promised yet."""

    def _did_migrate(self, name):
        self.migrated.add(name)

    def secrets(self):
        """Return what may open the journal, the likeliest first."""
        arrived = [] if self.restoring is None else [self.copies[self.restoring].secret]
        return [self.secret, *([self.secret_would_be] if self.secret_would_be else []), *arrived]
