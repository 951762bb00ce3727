"""What a program that was killed had said about each page, and whether the journal agrees.

The program tells about every page twice: "will" before it asks the journal to do something, and
"did" when the journal has answered. What it did must be there; what it only would may be there or
not.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field

NOWHERE = "-"


def page_of(text):
    """Each text begins with the name of its page."""
    return text.partition(" ")[0]


def fingerprint(text):
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def pages_in(journal):
    """Return what a journal holds: the entries, and the drafts, each by the name of its page."""
    entries = journal.entries(journal.order().numbers)
    return tuple(
        {page_of(each.content.text): fingerprint(each.content.text) for each in found}
        for found in (entries, journal.drafts())
    )


@dataclass
class Place:
    """What is known about a page in one place: among the entries, or among the drafts."""

    did: str = NOWHERE
    would: set[str] = field(default_factory=set)

    def hear(self, verb, what):
        if verb == "will":
            self.would.add(what)
        else:
            self.did, self.would = what, set()

    def allows(self, what):
        return what == self.did or what in self.would

    def settle(self, what):
        self.did, self.would = what, set()


@dataclass
class Page:
    entry: Place = field(default_factory=Place)
    draft: Place = field(default_factory=Place)
    thrown_with: str = NOWHERE
    """Changes that were left over when the entry went into the trash: they wait there with it."""


@dataclass
class Ledger:
    """Everything that was said, over any number of kills."""

    pages: defaultdict[str, Page] = field(default_factory=lambda: defaultdict(Page))
    acknowledged: int = 0
    lost_entries: list[str] = field(default_factory=list)
    lost_drafts: list[str] = field(default_factory=list)

    def hear(self, line):
        """Note one whole line; others (the program is ready, …) say nothing about pages."""
        verb, place, page, what = line.split()
        self.acknowledged += verb == "did"
        known = self.pages[page]
        if place == "keep":
            known.draft.hear(verb, what)
            return
        known.entry.hear(verb, what)
        if verb == "will":
            if known.thrown_with != NOWHERE:  # then this is the way back
                known.draft.would.add(known.thrown_with)
        elif what == NOWHERE:
            known.thrown_with = known.draft.did
            known.draft.settle(NOWHERE)
        else:
            known.draft.settle(known.thrown_with)
            known.thrown_with = NOWHERE

    def state(self):
        """Return what must be there now: the entries, and the drafts."""
        entries = {name: page.entry.did for name, page in self.pages.items()}
        drafts = {name: page.draft.did for name, page in self.pages.items()}
        return tuple(
            {name: what for name, what in each.items() if what != NOWHERE}
            for each in (entries, drafts)
        )

    def become(self, entries, drafts):
        """Another journal was put in the place of this one, on purpose."""
        for name in {*self.pages, *entries, *drafts}:
            self.pages[name].entry.settle(entries.get(name, NOWHERE))
            self.pages[name].draft.settle(drafts.get(name, NOWHERE))

    def compare(self, entries, drafts):
        """Hold what was said against what is there, then take that as known."""
        for name, page in self.pages.items():
            entry, draft = entries.get(name, NOWHERE), drafts.get(name, NOWHERE)
            became_entry = entry in page.entry.would and entry != page.entry.did
            if not page.entry.allows(entry):
                self.lost_entries.append(name)
            if not (page.draft.allows(draft) or (became_entry and draft == NOWHERE)):
                self.lost_drafts.append(name)
        self.become(entries, drafts)
