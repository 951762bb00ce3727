"""A real encrypted journal beside the model of it, and what every step may rely on."""

import shutil
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, multiple

from tests.clocks import FakeClock
from tests.properties.expected import Expected, Model, entries
from trustjournal.core.changes import tell_nobody
from trustjournal.services import assemble
from trustjournal.storage import keys
from trustjournal.storage.vault import Vault


class Machine(RuleBasedStateMachine):
    """What the rules of all kinds share."""

    LOOKS_EVERY = 1
    """Steps between two looks at everything; a long run looks less often."""
    steps = 0
    """That were taken, by all machines."""

    @initialize(target=entries)
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FakeClock(datetime(2026, 5, 14, 21, 0, tzinfo=ZoneInfo("Asia/Tokyo")))
        self.vault = self.vault_in(self.folder)
        self.vault.create(None)
        self.services = assemble(self.vault, self.clock, tell_nobody)
        self.model = Model()
        self.secret = self.recovery = None
        self.copies = []
        """Each copy: its file, what it remembers, and the secrets that open it."""
        self._unseen = False
        self.taken = -1  # the first look is taken before the first step
        return multiple(*(self._written_before(text) for text in ("約束 walk", "a river")))

    def _written_before(self, text):
        """Nothing much can be done with an empty journal."""
        entry = self.services.journal.write(text)
        self.model.entries[entry.id] = Expected(
            content=entry.content, moment=entry.moment, texts=[text]
        )
        return entry.id

    def vault_in(self, folder):
        return Vault(folder / "journal", folder / "copies", cost=keys.FLOOR)

    def teardown(self):
        if not hasattr(self, "vault"):
            return
        try:
            if self._unseen:
                self.look()
        finally:
            self.vault.close()
            shutil.rmtree(self.folder)

    @invariant()
    def all_is_as_it_ought_to_be(self):
        self.taken += 1
        Machine.steps += self.taken > 0
        if self.taken % self.LOOKS_EVERY == 0:
            self._unseen = False  # what it sees now, it need not see again at the end
            self.look()
        self._unseen = True

    def look(self):
        """Look at everything; each kind of rules adds its own."""
        assert self.services.keeping.check() == []

    # What the model says

    def _visible(self, expected):
        hidden = {person for person, deletion in self.model.people.items() if deletion is not None}
        return replace(
            expected.content,
            people=tuple(p for p in expected.content.people if p not in hidden),
            trust={p: r for p, r in expected.content.trust.items() if p not in hidden},
        )

    def _living(self):
        return {entry: each for entry, each in self.model.entries.items() if each.trash is None}
