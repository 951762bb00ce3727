"""What must hold of entries after whatever was done."""

from collections import Counter
from dataclasses import replace

from tests.properties.expected import WORDS
from tests.unit.storage.plain_scan import Wanted, holds, line
from trustjournal.core.text import name_key
from trustjournal.journal.domain import Query


class EntryLooks:
    """The entries, their lists, drafts, versions and pictures, and what search finds."""

    def every_entry_reads_as_it_should(self):
        read = self.services.journal.entries(self.services.journal.order().numbers)
        assert {entry.id for entry in read} == self._living().keys()
        for entry in read:
            expected = self.model.entries[entry.id]
            wanted = self._visible(expected)
            assert entry.moment == expected.moment
            assert replace(entry.content, people=()) == replace(wanted, people=())
            assert Counter(entry.content.people) == Counter(wanted.people)

    def lists_are_newest_first(self):
        cards = self.services.journal.page(self.services.journal.order().numbers)
        times = [(card.moment.day, card.moment.instant) for card in cards]
        assert times == sorted(times, reverse=True)

    def drafts_are_offered(self):
        wanted = [*self.model.drafts.values()]
        wanted += [each.draft for each in self._living().values() if each.draft is not None]
        offered = [draft.content.text for draft in self.services.journal.drafts()]
        assert Counter(offered) == Counter(content.text for content in wanted)

    def no_text_that_was_saved_is_lost(self):
        for entry, expected in self._living().items():
            kept = {version.content.text for version in self.services.journal.versions(entry)}
            assert kept >= set(expected.texts)

    def search_finds_what_a_plain_reading_finds(self):
        for word in WORDS:
            found = self.services.journal.search(Query(words=word), kinds=("entry",), limit=1000)
            wanted = {
                entry
                for entry, each in self._living().items()
                if holds([line(each.content.text)], Wanted(word))
            }
            assert {hit.id for hit in found} == wanted
            keys_found = [hit.key for hit in found]
            assert keys_found == sorted(keys_found, reverse=True)

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
        for person in self.model.people:
            about = {
                entry for entry, each in living.items() if person in self._visible(each).people
            }
            query = Query(people=(person,))
            found = self.services.journal.search(query, kinds=("entry",), limit=1000)
            assert self._listed(query) == about
            assert {hit.id for hit in found} == about

    def _listed(self, query):
        numbers = self.services.journal.order(query).numbers
        return {entry.id for entry in self.services.journal.entries(numbers)}

    def every_picture_is_as_it_was_added(self):
        for expected in self._living().values():
            for picture, data in expected.pictures.items():
                assert self.services.journal.picture(picture).data == data
