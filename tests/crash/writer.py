"""Writes, keeps, changes and deletes pages, and tells what it did, for a program that is killed.

The known bad form acknowledges first: it says "did" before the journal was asked, so that a harness
must find losses.
"""

import os
import random
from dataclasses import replace

from tests.crash.ledger import NOWHERE, fingerprint, page_of
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.core.ids import new_id
from trustjournal.journal.domain import Content
from trustjournal.services import assemble

PAGES_UNTIL_A_CHECKPOINT = 16
"""Far fewer than usual, so that many kills fall into one."""
WORDS = ("約束を守れた。", "散歩をした。", "I felt heard. ", "電話で話した。", "a long walk. ")
MANY = 40
"""Pages, from which on more are thrown away than written."""


def tell(*words):
    os.write(1, (" ".join(words) + "\n").encode())


class Writer:
    """Somebody who writes in an open journal."""

    def __init__(self, vault, seed, *, acknowledge_first=False, clock=system_clock):
        self.chance = random.Random(seed)
        self.acknowledge_first = acknowledge_first
        self.vault = vault
        self.services = assemble(vault, clock, tell_nobody)
        self.journal = self.services.journal
        self.look_around()

    def look_around(self):
        """Take in what is there, after the journal was opened."""
        with self.vault.reading() as connection:
            connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint={PAGES_UNTIL_A_CHECKPOINT}")
        self.person = self.services.people.find_or_add("健太").id
        self.pages = {
            page_of(entry.content.text): entry.id
            for entry in self.journal.entries(self.journal.order().numbers)
        }
        """Name of each page and the entry it has become."""

    def do(self, place, page, what, act):
        """Say what is going to happen, let it happen, say that it has."""
        tell("will", place, page, what)
        if self.acknowledge_first:
            tell("did", place, page, what)
            return act()
        answer = act()
        tell("did", place, page, what)
        return answer

    def save_what_was_left(self):
        for draft in self.journal.drafts():
            self.save(page_of(draft.content.text), draft, "found again")

    def one_thing(self):
        dice = self.chance.random()
        if dice < (0.5 if len(self.pages) < MANY else 0.1) or not self.pages:
            self.write_new()
        elif dice < (0.9 if len(self.pages) < MANY else 0.5):
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
        if self.chance.random() < 0.7 and len(self.pages) < MANY:
            self.do("save", page, what, lambda: self.journal.bring_back(trash_id))
        else:
            del self.pages[page]
