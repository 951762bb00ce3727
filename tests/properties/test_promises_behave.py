"""Laws of promises that hold whatever is promised, settled and taken back, in whatever order."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from tests.clocks import FakeClock
from trustjournal.core.changes import tell_nobody
from trustjournal.events.domain import By
from trustjournal.events.store import shelf as events
from trustjournal.promises.domain import (
    KIND_OF_EVENT,
    Draft,
    Outcome,
    Repeats,
    counts,
    offered,
)
from trustjournal.promises.store import KIND
from trustjournal.services import assemble
from trustjournal.storage import keys
from trustjournal.storage.vault import Vault

MORNING = datetime(2026, 1, 31, 9, tzinfo=ZoneInfo("Asia/Tokyo"))


class PromisesBehave(RuleBasedStateMachine):
    """One journal; after every step, the record says what the promises say."""

    promises = Bundle("promises")
    thrown = Bundle("thrown")

    def __init__(self):
        super().__init__()
        self._folder = TemporaryDirectory()
        folder = Path(self._folder.name)
        self.clock = FakeClock(MORNING)
        self.vault = Vault(folder / "journal", folder / "copies", cost=keys.FLOOR)
        self.vault.create(None)
        self.services = assemble(self.vault, self.clock, tell_nobody)

    def teardown(self):
        self.vault.close()
        self._folder.cleanup()

    @property
    def service(self):
        return self.services.promises

    def _everything(self):
        tales = self.service.everything()
        with self.vault.reading() as connection:
            facts = sorted(events.where(connection), key=lambda event: event.id)
        return tales, facts

    @rule(
        target=promises,
        text=st.text(min_size=1).filter(str.strip),
        by=st.sampled_from(By),
        due=st.none() | st.integers(0, 60),
        repeats=st.sampled_from(Repeats),
    )
    def make(self, text, by, due, repeats):
        today = self.service.today
        draft = Draft(
            text=text,
            name="美咲",
            by=by,
            due=None if due is None else today + timedelta(days=due),
            repeats=Repeats.NEVER if due is None else repeats,
        )
        return self.service.make(draft).id

    @rule(days=st.integers(1, 40))
    def days_pass(self, days):
        self.clock.advance(days=days)

    def _settle(self, promise_id, data, later):
        today = self.service.today
        promise = next(
            (t.promise for t in self.service.everything() if t.promise.id == promise_id), None
        )
        ways = () if promise is None else offered(promise, today)
        if not ways:
            return None
        outcome = data.draw(st.sampled_from(ways))
        new_due = max(today, promise.due or today) + timedelta(days=later)
        anew = outcome is Outcome.AGREED_ANEW
        return self.service.settle(promise_id, outcome, new_due=new_due if anew else None)

    @rule(target=promises, promise=promises, data=st.data(), later=st.integers(1, 40))
    def settle(self, promise, data, later):
        done = self._settle(promise, data, later)
        return multiple() if done is None or done.following is None else done.following.id

    @rule(promise=promises, data=st.data(), later=st.integers(1, 40))
    def settle_and_take_back(self, promise, data, later):
        """The journal is as it was."""
        before = self._everything()
        if self._settle(promise, data, later) is not None:
            self.service.take_back(promise)
        assert self._everything() == before

    @rule(target=thrown, promise=promises)
    def delete(self, promise):
        known = {tale.promise.id for tale in self.service.everything()}
        return self.service.delete(promise) if promise in known else multiple()

    @rule(trash_id=consumes(thrown))
    def bring_back(self, trash_id):
        self.service.bring_back(trash_id)

    @rule(promise=promises, words=st.text(min_size=1).filter(str.strip))
    def change_and_put_back(self, promise, words):
        """The journal is as it was."""
        before = self._everything()
        tale = next((t for t in before[0] if t.promise.id == promise), None)
        if tale is not None:
            draft = replace(Draft.of(tale.promise), text=words, by=By.THEM, how_good=words)
            self.service.change(promise, draft)
            self.service.put_back(tale.promise)
        assert self._everything() == before

    @invariant()
    def every_step_is_one_fact_and_no_fact_is_loose(self):
        tales, facts = self._everything()
        told = {
            (step.event, step.day, KIND_OF_EVENT[step.outcome], tale.promise.by, tale.promise.id)
            for tale in tales
            for step in tale.steps
        }
        assert told == {(each.id, each.day, each.kind, each.by, each.promise) for each in facts}
        assert len(told) == sum(len(tale.steps) for tale in tales)

    @invariant()
    def a_settled_promise_says_its_last_step_and_an_open_one_nothing_final(self):
        for tale in self.service.everything():
            finals = [s for s in tale.steps if s.outcome is not Outcome.AGREED_ANEW]
            if tale.promise.is_open:
                assert finals == []
            else:
                assert finals == [tale.steps[-1]]
                assert tale.promise.state.value == finals[0].outcome.value

    @invariant()
    def a_series_has_each_number_once(self):
        places = [
            (tale.promise.series, tale.promise.number)
            for tale in self.service.everything()
            if tale.promise.series is not None
        ]
        assert len(places) == len(set(places))

    @invariant()
    def counting_does_not_depend_on_the_order(self):
        today = self.service.today
        found = [tale.promise for tale in self.service.everything()]
        assert counts(found, today) == counts(sorted(found, key=lambda p: p.id), today)

    @invariant()
    def the_search_index_fits(self):
        assert self.services.keeping.check() == []
        assert {each.kind for each in self.services.journal.trash()} <= {KIND}


TestPromisesBehave = PromisesBehave.TestCase
TestPromisesBehave.settings = settings(
    max_examples=8,
    stateful_step_count=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_promises_behave_for_a_long_time():
    deep = settings(
        max_examples=300,
        stateful_step_count=60,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(PromisesBehave, settings=deep)
