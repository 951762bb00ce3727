"""What is done with entries: written, changed, moved, illustrated, thrown away, brought back."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import consumes, multiple, rule

from tests.properties.expected import (
    DAYS,
    FEELINGS,
    TAGS,
    TEXTS,
    Expected,
    deletions,
    entries,
    people,
)
from trustjournal.core.clock import moment_of
from trustjournal.journal.domain import Content, tidied
from trustjournal.journal.problems import NothingToSave, NotThere

PICTURES = [
    b"\x89PNG\r\n\x1a\n" + bytes(4) + b"IHDR" + (8).to_bytes(4) * 2 + bytes([each]) * 300
    for each in range(3)
]


class WritingRules:
    """Entries, drafts, versions and the trash."""

    def _content(self, text, people, tags, feelings, trust):
        people = tuple(people)
        ratings = dict.fromkeys(people[:1], trust) if trust is not None else {}
        return Content(text=text, people=people, tags=tags, feelings=feelings, trust=ratings)

    def _stored(self, content):
        """What becomes of a content: nobody in it who is not there now."""
        content = tidied(content)
        is_here = self.model.is_here
        return replace(
            content,
            people=tuple(person for person in content.people if is_here(person)),
            trust={person: rating for person, rating in content.trust.items() if is_here(person)},
        )

    @rule(
        target=entries,
        text=TEXTS,
        about=st.lists(people, max_size=2, unique=True),
        tags=TAGS,
        feelings=FEELINGS,
        trust=st.none() | st.integers(0, 10),
        day=st.none() | DAYS,
    )
    def write(self, text, about, tags, feelings, trust, day):
        content = self._content(text, about, tags, feelings, trust)
        draft = replace(self.services.journal.begin(day=day), content=content)
        if self._stored(content).is_empty:
            with pytest.raises(NothingToSave):
                self.services.journal.save(draft, draft.id)
            return multiple()
        entry = self.services.journal.save(draft, draft.id)
        self.model.entries[entry.id] = Expected(
            content=self._stored(content), moment=draft.moment, texts=[tidied(content).text]
        )
        return entry.id

    @rule(entry=entries, text=TEXTS, about=st.lists(people, max_size=2, unique=True), tags=TAGS)
    def edit(self, entry, text, about, tags):
        expected = self.model.entries.get(entry)
        if expected is None or expected.trash is not None:
            with pytest.raises(NotThere):
                self.services.journal.open(entry)
            return
        draft = self.services.journal.open(entry)
        content = replace(draft.content, text=text, people=tuple(about), tags=tags)
        saved = self.services.journal.save(
            replace(draft, content=content), draft.id + str(self.clock())
        )
        expected.draft = None
        if self._visible(expected) != self._stored(content):
            expected.texts.append(tidied(content).text)
            hidden = [p for p in expected.content.people if not self.model.is_here(p)]
            wanted = self._stored(content)
            unrated = {p: r for p, r in expected.content.trust.items() if p in hidden}
            people = (*wanted.people, *(p for p in hidden if p in self.model.people))
            expected.content = replace(wanted, people=people, trust={**wanted.trust, **unrated})
        assert saved.content.text == tidied(content).text

    @rule(entry=entries, text=TEXTS)
    def keep_what_is_typed(self, entry, text):
        expected = self.model.entries.get(entry)
        if expected is None or expected.trash is not None:
            return
        draft = self.services.journal.open(entry)
        content = replace(draft.content, text=text)
        self.services.journal.keep(replace(draft, content=content))
        if expected.draft is not None or self._visible(expected) != self._stored(content):
            expected.draft = tidied(content)

    @rule(text=TEXTS)
    def keep_a_new_page(self, text):
        draft = self.services.journal.begin(text=text)
        self.services.journal.keep(draft)
        if not draft.content.is_empty:
            self.model.drafts[draft.id] = tidied(draft.content)

    @rule(entry=entries)
    def open_and_close(self, entry):
        expected = self.model.entries.get(entry)
        if expected is None or expected.trash is not None or expected.draft is not None:
            return
        before = self.vault.change_counter
        self.services.journal.save(self.services.journal.open(entry), "opened")
        assert self.vault.change_counter == before

    @rule(entry=entries, day=DAYS, hour=st.integers(0, 23))
    def move(self, entry, day, hour):
        expected = self.model.entries.get(entry)
        moment = moment_of(
            datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("America/New_York"))
        )
        if expected is None or expected.trash is not None:
            with pytest.raises(NotThere):
                self.services.journal.move(entry, moment)
            return
        self.services.journal.move(entry, moment)
        expected.moment = moment

    @rule(entry=entries, pick=st.integers(0, 5))
    def bring_a_version_back(self, entry, pick):
        expected = self.model.entries.get(entry)
        if expected is None or expected.trash is not None or expected.draft is not None:
            return
        known = self.services.journal.versions(entry)
        version = known[pick % len(known)]
        before = self._visible(expected)
        self.services.journal.bring_back_version(version.id)
        wanted = self._stored(replace(version.content, trust=before.trust))
        if wanted != before:
            hidden = tuple(p for p in expected.content.people if p not in before.people)
            expected.content = replace(
                wanted, people=wanted.people + hidden, trust=expected.content.trust
            )
            expected.texts.append(version.content.text)

    @rule(entry=entries, which=st.integers(0, len(PICTURES) - 1))
    def add_a_picture(self, entry, which):
        expected = self.model.entries.get(entry)
        if expected is None or expected.trash is not None or expected.draft is not None:
            return
        draft = self.services.journal.open(entry)
        added = self.services.journal.add_picture(draft.id, PICTURES[which])
        text = f"![](attachment:{added.id})" + draft.content.text
        self.services.journal.keep(replace(draft, content=replace(draft.content, text=text)))
        self.services.journal.save(
            replace(draft, content=replace(draft.content, text=text)), draft.id
        )
        expected.content = replace(expected.content, text=tidied(Content(text=text)).text)
        expected.texts.append(expected.content.text)
        expected.pictures[added.id] = PICTURES[which]

    @rule(target=deletions, entry=entries)
    def delete(self, entry):
        expected = self.model.entries.get(entry)
        if expected is None or expected.trash is not None:
            with pytest.raises(NotThere):
                self.services.journal.delete(entry)
            return multiple()
        expected.trash = self.services.journal.delete(entry)
        return expected.trash

    @rule(deletion=consumes(deletions))
    def bring_back(self, deletion):
        thrown = [each for each in self.model.entries.values() if each.trash == deletion]
        if not thrown:
            with pytest.raises(NotThere):
                self.services.journal.bring_back(deletion)
            return
        self.services.journal.bring_back(deletion)
        thrown[0].trash = None

    @rule()
    def empty_the_trash(self):
        self.services.journal.empty_trash()
        self.model.entries = self._living()
        gone = {person for person, deletion in self.model.people.items() if deletion is not None}
        self.model.people = {p: None for p in self.model.people if p not in gone}
        for noted in (self.model.check_ins, self.model.promises):
            for name in [name for name, each in noted.items() if each.trash is not None]:
                del noted[name]
        for each in self.model.entries.values():
            each.content = replace(
                each.content,
                people=tuple(p for p in each.content.people if p not in gone),
                trust={p: r for p, r in each.content.trust.items() if p not in gone},
            )
