"""The program that is killed: writes, keeps, changes and deletes for ever, and tells what it did.

    python -m tests.crash.writer FOLDER SEED [--acknowledge-first]

It opens the journal in FOLDER as the real program does. `--acknowledge-first` is the known bad
form: it says "did" before the journal was asked, so the harness must find losses.
"""

import os
import random
import sys
from dataclasses import replace
from pathlib import Path

from tests.crash.ledger import NOWHERE, fingerprint
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.core.ids import new_id
from trustjournal.journal.domain import Content
from trustjournal.services import assemble
from trustjournal.storage.vault import Vault

READY = "ready"
PAGES_UNTIL_A_CHECKPOINT = 16
"""Far fewer than usual, so that many kills fall into one."""
WORDS = ("約束を守れた。", "散歩をした。", "I felt heard. ", "電話で話した。", "a long walk. ")


class Writer:
    def __init__(self, folder, seed, *, acknowledge_first):
        self.chance = random.Random(seed)
        self.acknowledge_first = acknowledge_first
        vault = self.vault = Vault(folder, folder.parent / "copies")
        vault.open()
        with vault.reading() as connection:
            connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint={PAGES_UNTIL_A_CHECKPOINT}")
        services = assemble(vault, system_clock, tell_nobody)
        self.journal = services.journal
        self.person = services.people.find_or_add("健太").id
        self.pages = {}
        """Name of each page and the entry it has become."""
        for entry in self.journal.entries(self.journal.order().numbers):
            self.pages[entry.content.text.partition(" ")[0]] = entry.id

    def tell(self, *words):
        os.write(1, (" ".join(words) + "\n").encode())

    def do(self, place, page, what, act):
        """Say what is going to happen, let it happen, say that it has."""
        self.tell("will", place, page, what)
        if self.acknowledge_first:
            self.tell("did", place, page, what)
            return act()
        answer = act()
        self.tell("did", place, page, what)
        return answer

    def run(self):
        self.tell(READY)
        self.save_what_was_left()
        while True:
            self.one_thing()

    def save_what_was_left(self):
        for draft in self.journal.drafts():
            self.save(draft.content.text.partition(" ")[0], draft, "found again")

    def one_thing(self):
        dice = self.chance.random()
        if dice < 0.5 or not self.pages:
            self.write_new()
        elif dice < 0.9:
            self.write_more()
        else:
            self.delete_and_regret()

    def write_new(self):
        page = new_id()
        draft = self.keep_while_typing(page, self.journal.begin())
        self.save(page, draft, "a sitting")

    def write_more(self):
        page, entry = self.chance.choice(list(self.pages.items()))
        draft = self.keep_while_typing(page, self.journal.open(entry))
        self.save(page, draft, new_id())

    def keep_while_typing(self, page, draft):
        for _unused in range(self.chance.randrange(1, 4)):
            words = self.chance.choices(WORDS, k=self.chance.choice((1, 5, 30, 300)))
            content = Content(
                text=f"{page} {new_id()} {''.join(words)}",
                people=(self.person,),
                tags=(self.chance.choice(("散歩", "work")),),
                trust={self.person: self.chance.randrange(11)},
            )
            draft = replace(draft, content=content)
            what = fingerprint(content.text)
            self.do("keep", page, what, lambda draft=draft: self.journal.keep(draft))
        return draft

    def save(self, page, draft, sitting):
        what = fingerprint(draft.content.text)
        entry = self.do("save", page, what, lambda: self.journal.save(draft, sitting))
        self.pages[page] = entry.id

    def delete_and_regret(self):
        page, entry = self.chance.choice(list(self.pages.items()))
        what = fingerprint(self.journal.get(entry).content.text)
        trash_id = self.do("save", page, NOWHERE, lambda: self.journal.delete(entry))
        if self.chance.random() < 0.7:
            self.do("save", page, what, lambda: self.journal.bring_back(trash_id))
        else:
            del self.pages[page]


def main():
    folder, seed = Path(sys.argv[1]), int(sys.argv[2])
    Writer(folder, seed, acknowledge_first="--acknowledge-first" in sys.argv).run()


if __name__ == "__main__":
    main()
