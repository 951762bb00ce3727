"""What is done with people, and with what is noted about them: check-ins and promises."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, consumes, multiple, rule

from tests.properties.expected import NAMES, SENTENCES, Noted, people, person_deletions
from trustjournal.checkins.domain import Because
from trustjournal.people.problems import NothingToBringBack, PersonExists, PersonGone
from trustjournal.promises.domain import Draft, Outcome, State
from trustjournal.promises.problems import DoesNotFitItsDay, NothingToTakeBack, PromiseGone

check_ins = Bundle("check_ins")
check_in_deletions = Bundle("check_in_deletions")
promises = Bundle("promises")
promise_deletions = Bundle("promise_deletions")
SAID = SENTENCES.filter(str.strip)


class PeopleRules:
    """People, and what goes into the trash and comes back with them."""

    @rule(target=people, name=NAMES)
    def add_a_person(self, name):
        try:
            person = self.services.people.add(name)
        except PersonExists:
            return multiple()
        self.model.people[person.id] = None
        return person.id

    @rule(target=person_deletions, person=people)
    def delete_a_person(self, person):
        try:
            deletion = self.services.people.delete(person)
        except PersonGone:
            assert not self.model.is_here(person)
            return multiple()
        self.model.people[person] = deletion
        for each in self.model.noted:
            if each.person == person and each.trash is None:
                each.trash = deletion
        return deletion

    @rule(deletion=consumes(person_deletions))
    def bring_a_person_back(self, deletion):
        try:
            person = self.services.people.bring_back(deletion)
        except NothingToBringBack:
            assert deletion not in self.model.people.values()
            return
        self.model.people[person.id] = None
        for each in self.model.noted:
            if each.trash == deletion:
                each.trash = None

    # Check-ins

    @rule(target=check_ins, person=people, rating=st.integers(0, 10))
    def rate(self, person, rating):
        if not self.model.is_here(person):
            with pytest.raises(PersonGone):
                self.services.check_ins.rate(person, rating, because=Because.INVITED)
            return multiple()
        noted = self.services.check_ins.rate(person, rating, because=Because.INVITED)
        self.model.check_ins[noted.id] = Noted(person, rating)
        return noted.id

    @rule(check_in=check_ins, rating=st.integers(0, 10))
    def rate_otherwise(self, check_in, rating):
        known = self.model.check_ins.get(check_in)
        if known is None or known.trash is not None:
            with pytest.raises(NothingToBringBack):
                self.services.check_ins.change(check_in, rating=rating, chips=())
            return
        self.services.check_ins.change(check_in, rating=rating, chips=())
        known.says = rating

    @rule(target=check_in_deletions, check_in=check_ins)
    def withdraw(self, check_in):
        known = self.model.check_ins.get(check_in)
        if known is None or known.trash is not None:
            with pytest.raises(NothingToBringBack):
                self.services.check_ins.withdraw(check_in)
            return multiple()
        known.trash = self.services.check_ins.withdraw(check_in)
        return known.trash

    @rule(deletion=consumes(check_in_deletions))
    def bring_a_check_in_back(self, deletion):
        thrown = [each for each in self.model.check_ins.values() if each.trash == deletion]
        if not thrown:
            with pytest.raises(NothingToBringBack):
                self.services.check_ins.bring_back(deletion)
        elif not self.model.is_here(thrown[0].person):
            with pytest.raises(PersonGone):
                self.services.check_ins.bring_back(deletion)
        else:
            self.services.check_ins.bring_back(deletion)
            thrown[0].trash = None

    # Promises

    @rule(target=promises, person=people, text=SAID)
    def promise(self, person, text):
        draft = Draft(person=person, text=text)
        if not self.model.is_here(person):
            with pytest.raises(PersonGone):
                self.services.promises.make(draft)
            return multiple()
        made = self.services.promises.make(draft)
        self.model.promises[made.id] = Noted(person, (text, State.OPEN))
        return made.id

    def _promised(self, promise):
        """Return the promise as it ought to be, if it is where something can be done with it."""
        known = self.model.promises.get(promise)
        if known is not None and known.trash is None:
            return known
        with pytest.raises(PromiseGone):
            self.services.promises.get(promise)
        return None

    @rule(promise=promises, outcome=st.sampled_from([Outcome.KEPT, Outcome.RELEASED]))
    def settle(self, promise, outcome):
        known = self._promised(promise)
        if known is None or known.says[1] is not State.OPEN:
            return
        service = self.services.promises
        if service.today < service.get(promise).promise.made:  # the clock was put back since
            with pytest.raises(DoesNotFitItsDay):
                service.settle(promise, outcome)
            return
        service.settle(promise, outcome)
        known.says = (known.says[0], State(outcome.value))

    @rule(promise=promises)
    def take_back(self, promise):
        known = self._promised(promise)
        if known is None:
            return
        if known.says[1] is State.OPEN:
            with pytest.raises(NothingToTakeBack):
                self.services.promises.take_back(promise)
            return
        self.services.promises.take_back(promise)
        known.says = (known.says[0], State.OPEN)

    @rule(target=promise_deletions, promise=promises)
    def throw_a_promise_away(self, promise):
        known = self._promised(promise)
        if known is None:
            return multiple()
        known.trash = self.services.promises.delete(promise)
        return known.trash

    @rule(deletion=consumes(promise_deletions))
    def bring_a_promise_back(self, deletion):
        thrown = [each for each in self.model.promises.values() if each.trash == deletion]
        if not thrown:
            with pytest.raises(NothingToBringBack):
                self.services.promises.bring_back(deletion)
        elif not self.model.is_here(thrown[0].person):
            with pytest.raises(PersonGone):
                self.services.promises.bring_back(deletion)
        else:
            self.services.promises.bring_back(deletion)
            thrown[0].trash = None

    # What must hold

    def check_ins_say_what_was_said(self):
        for person in self.model.people:
            found = {
                each.id: each.rating
                for each in self.services.check_ins.of(person)
                if each.because is Because.INVITED  # with an entry it is by oneself
            }
            assert found == self._of(person, self.model.check_ins)

    def promises_say_what_became_of_them(self):
        for person in self.model.people:
            found = {
                tale.promise.id: (tale.promise.text, tale.promise.state)
                for tale in self.services.promises.of_person(person)
            }
            assert found == self._of(person, self.model.promises)

    def _of(self, person, noted):
        return {
            name: each.says
            for name, each in noted.items()
            if each.person == person and each.trash is None
        }
