"""The journal, used at random for a while, against a few dictionaries that do the same.

After every step both must say the same; the index, the fingerprints and the references must hold.
"""

import shutil
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from tests.clocks import FakeClock
from tests.properties.expected import DAYS, FEELINGS, NAMES, TAGS, TEXTS, WORDS, Expected, Stop
from tests.unit.storage.plain_scan import Wanted, holds, line
from trustjournal.checkins.service import CheckIns
from trustjournal.core.clock import moment_of
from trustjournal.core.text import name_key
from trustjournal.journal import checking, store
from trustjournal.journal.domain import Content, Query, tidied
from trustjournal.journal.problems import NothingToSave, NotThere
from trustjournal.journal.service import Journal
from trustjournal.people.problems import NothingToBringBack, PersonExists, PersonGone
from trustjournal.people.service import People
from trustjournal.storage import index_check, keys
from trustjournal.storage.vault import Vault


class JournalBehaves(RuleBasedStateMachine):
    entries = Bundle("entries")
    people = Bundle("people")
    deletions = Bundle("deletions")
    person_deletions = Bundle("person_deletions")

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FakeClock(datetime(2026, 5, 14, 21, 0, tzinfo=ZoneInfo("Asia/Tokyo")))
        self.vault = Vault(self.folder / "journal", self.folder / "copies", cost=keys.FLOOR)
        self.vault.create(None)
        self._use(self.vault)
        self.expected: dict[str, Expected] = {}
        self.new_drafts: dict[str, Content] = {}
        self.there: dict[str, str | None] = {}
        """People, and the id of their deletion."""

    def _use(self, vault):
        announce = [].append
        self.journal = Journal(vault, self.clock, announce)
        ratings = CheckIns(vault, self.clock, announce).ratings_of_people
        cascades = [self.journal.links_of_people, ratings]
        self.crowd = People(vault, self.clock, announce, cascades=cascades)

    def teardown(self):
        if not hasattr(self, "vault"):
            return
        with self.vault.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        self.vault.close()
        shutil.rmtree(self.folder)

    # Time and accidents

    @rule(minutes=st.integers(1, 200_000))
    def time_passes(self, minutes):
        self.clock.advance(minutes=minutes)

    @rule()
    def the_clock_is_put_back(self):
        self.clock.advance(days=-365)

    @rule()
    def the_journal_is_closed_and_opened(self):
        self.vault.close()
        self.vault.open()
        self._use(self.vault)

    @rule(entry=entries, text=TEXTS)
    def the_program_stops_in_the_middle(self, entry, text):
        with pytest.raises(Stop):
            self._change_and_stop(entry, text)

    def _change_and_stop(self, entry, text):
        with self.vault.writing() as connection:
            found = store.get(connection, entry)
            if found is not None:
                changed = replace(found, content=replace(found.content, text=text + "x"))
                store.change(connection, found, changed)
            raise Stop

    # People

    @rule(target=people, name=NAMES)
    def add_a_person(self, name):
        try:
            person = self.crowd.add(name)
        except PersonExists:
            return multiple()
        self.there[person.id] = None
        return person.id

    @rule(target=person_deletions, person=people)
    def delete_a_person(self, person):
        try:
            deletion = self.crowd.delete(person)
        except PersonGone:
            assert self.there.get(person, "gone") is not None
            return multiple()
        self.there[person] = deletion
        return deletion

    @rule(deletion=consumes(person_deletions))
    def bring_a_person_back(self, deletion):
        try:
            person = self.crowd.bring_back(deletion)
        except NothingToBringBack:
            assert deletion not in self.there.values()
            return
        self.there[person.id] = None

    # Writing

    def _content(self, text, people, tags, feelings, trust):
        people = tuple(people)
        ratings = dict.fromkeys(people[:1], trust) if trust is not None else {}
        return Content(text=text, people=people, tags=tags, feelings=feelings, trust=ratings)

    def _stored(self, content):
        """What becomes of a content: nobody in it who is not there now."""
        content = tidied(content)
        here = [person for person, deletion in self.there.items() if deletion is None]
        return replace(
            content,
            people=tuple(person for person in content.people if person in here),
            trust={person: rating for person, rating in content.trust.items() if person in here},
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
        draft = replace(self.journal.begin(day=day), content=content)
        if self._stored(content).is_empty:
            with pytest.raises(NothingToSave):
                self.journal.save(draft, draft.id)
            return multiple()
        entry = self.journal.save(draft, draft.id)
        self.expected[entry.id] = Expected(
            content=self._stored(content), moment=draft.moment, texts=[tidied(content).text]
        )
        return entry.id

    @rule(entry=entries, text=TEXTS, about=st.lists(people, max_size=2, unique=True), tags=TAGS)
    def edit(self, entry, text, about, tags):
        expected = self.expected.get(entry)
        if expected is None or expected.trash is not None:
            with pytest.raises(NotThere):
                self.journal.open(entry)
            return
        draft = self.journal.open(entry)
        content = replace(draft.content, text=text, people=tuple(about), tags=tags)
        saved = self.journal.save(replace(draft, content=content), draft.id + str(self.clock()))
        expected.draft = None
        if self._visible(expected) != self._stored(content):
            expected.texts.append(tidied(content).text)
            hidden = [p for p in expected.content.people if self.there.get(p, "") is not None]
            wanted = self._stored(content)
            unrated = {p: r for p, r in expected.content.trust.items() if p in hidden}
            people = (*wanted.people, *(p for p in hidden if p in self.there))
            expected.content = replace(wanted, people=people, trust={**wanted.trust, **unrated})
        assert saved.content.text == tidied(content).text

    @rule(entry=entries, text=TEXTS)
    def keep_what_is_typed(self, entry, text):
        expected = self.expected.get(entry)
        if expected is None or expected.trash is not None:
            return
        draft = self.journal.open(entry)
        content = replace(draft.content, text=text)
        self.journal.keep(replace(draft, content=content))
        if expected.draft is not None or self._visible(expected) != self._stored(content):
            expected.draft = tidied(content)

    @rule(text=TEXTS)
    def keep_a_new_page(self, text):
        draft = self.journal.begin(text=text)
        self.journal.keep(draft)
        if not draft.content.is_empty:
            self.new_drafts[draft.id] = tidied(draft.content)

    @rule(entry=entries)
    def open_and_close(self, entry):
        expected = self.expected.get(entry)
        if expected is None or expected.trash is not None or expected.draft is not None:
            return
        before = self.vault.change_counter
        self.journal.save(self.journal.open(entry), "opened")
        assert self.vault.change_counter == before

    @rule(entry=entries, day=DAYS, hour=st.integers(0, 23))
    def move(self, entry, day, hour):
        expected = self.expected.get(entry)
        moment = moment_of(
            datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("America/New_York"))
        )
        if expected is None or expected.trash is not None:
            with pytest.raises(NotThere):
                self.journal.move(entry, moment)
            return
        self.journal.move(entry, moment)
        expected.moment = moment

    @rule(entry=entries, pick=st.integers(0, 5))
    def bring_a_version_back(self, entry, pick):
        expected = self.expected.get(entry)
        if expected is None or expected.trash is not None or expected.draft is not None:
            return
        known = self.journal.versions(entry)
        version = known[pick % len(known)]
        before = self._visible(expected)
        self.journal.bring_back_version(version.id)
        wanted = self._stored(replace(version.content, trust=before.trust))
        if wanted != before:
            hidden = tuple(p for p in expected.content.people if p not in before.people)
            expected.content = replace(
                wanted, people=wanted.people + hidden, trust=expected.content.trust
            )
            expected.texts.append(version.content.text)

    # The trash

    @rule(target=deletions, entry=entries)
    def delete(self, entry):
        expected = self.expected.get(entry)
        if expected is None or expected.trash is not None:
            with pytest.raises(NotThere):
                self.journal.delete(entry)
            return multiple()
        expected.trash = self.journal.delete(entry)
        return expected.trash

    @rule(deletion=consumes(deletions))
    def bring_back(self, deletion):
        thrown = [each for each in self.expected.values() if each.trash == deletion]
        if not thrown:
            with pytest.raises(NotThere):
                self.journal.bring_back(deletion)
            return
        self.journal.bring_back(deletion)
        thrown[0].trash = None

    @rule()
    def empty_the_trash(self):
        self.journal.empty_trash()
        self.expected = {entry: each for entry, each in self.expected.items() if each.trash is None}
        gone = {person for person, deletion in self.there.items() if deletion is not None}
        self.there = {p: None for p in self.there if p not in gone}
        for each in self.expected.values():
            each.content = replace(
                each.content,
                people=tuple(p for p in each.content.people if p not in gone),
                trust={p: r for p, r in each.content.trust.items() if p not in gone},
            )

    # What must hold

    def _visible(self, expected):
        hidden = {person for person, deletion in self.there.items() if deletion is not None}
        return replace(
            expected.content,
            people=tuple(p for p in expected.content.people if p not in hidden),
            trust={p: r for p, r in expected.content.trust.items() if p not in hidden},
        )

    def _living(self):
        return {entry: each for entry, each in self.expected.items() if each.trash is None}

    @invariant()
    def every_entry_reads_as_it_should(self):
        read = self.journal.entries(self.journal.order().numbers)
        assert {entry.id for entry in read} == self._living().keys()
        for entry in read:
            expected = self.expected[entry.id]
            wanted = self._visible(expected)
            assert entry.moment == expected.moment
            assert replace(entry.content, people=()) == replace(wanted, people=())
            assert Counter(entry.content.people) == Counter(wanted.people)

    @invariant()
    def lists_are_newest_first(self):
        cards = self.journal.page(self.journal.order().numbers)
        times = [(card.moment.day, card.moment.instant) for card in cards]
        assert times == sorted(times, reverse=True)

    @invariant()
    def drafts_are_offered(self):
        wanted = [*self.new_drafts.values()]
        wanted += [each.draft for each in self._living().values() if each.draft is not None]
        offered = [draft.content.text for draft in self.journal.drafts()]
        assert Counter(offered) == Counter(content.text for content in wanted)

    @invariant()
    def no_text_that_was_saved_is_lost(self):
        for entry, expected in self._living().items():
            kept = {version.content.text for version in self.journal.versions(entry)}
            assert kept >= set(expected.texts)

    @invariant()
    def search_finds_what_a_plain_reading_finds(self):
        for word in WORDS:
            found = self.journal.search(Query(words=word), kinds=("entry",), limit=1000)
            wanted = {
                entry
                for entry, each in self._living().items()
                if holds([line(each.content.text)], Wanted(word))
            }
            assert {hit.id for hit in found} == wanted
            keys_found = [hit.key for hit in found]
            assert keys_found == sorted(keys_found, reverse=True)

    @invariant()
    def filters_agree_with_the_entries(self):
        living = self._living()
        tagged = {
            entry
            for entry, each in living.items()
            if "work" in {name_key(tag) for tag in each.content.tags}
        }
        assert self._listed(Query(tags=("WORK",))) == tagged
        alone = {entry for entry, each in living.items() if not self._visible(each).people}
        assert self._listed(Query(without_people=True)) == alone
        for person in self.there:
            about = {
                entry for entry, each in living.items() if person in self._visible(each).people
            }
            query = Query(people=(person,))
            assert self._listed(query) == about
            assert {hit.id for hit in self.journal.search(query, limit=1000)} == about

    def _listed(self, query):
        return {entry.id for entry in self.journal.entries(self.journal.order(query).numbers)}

    @invariant()
    def the_journal_is_whole(self):
        with self.vault.writing() as connection:
            assert checking.changed_outside(connection) == []
            differences = index_check.check(connection, store.documents(connection))
            assert [each for each in differences if each.kind == store.KIND] == []
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


TestJournalBehaves = JournalBehaves.TestCase
TestJournalBehaves.settings = settings(
    max_examples=15,
    stateful_step_count=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_the_journal_behaves_for_a_long_time():
    from hypothesis.stateful import run_state_machine_as_test

    deep = settings(
        max_examples=300,
        stateful_step_count=60,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(JournalBehaves, settings=deep)
