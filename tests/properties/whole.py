"""The machine that does everything that can be done with a journal, in whatever order."""

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.properties.entry_looks import EntryLooks
from tests.properties.keeping_rules import KeepingRules
from tests.properties.machine import Machine
from tests.properties.people_rules import PeopleRules
from tests.properties.writing_rules import WritingRules


class JournalBehaves(PeopleRules, WritingRules, KeepingRules, EntryLooks, Machine):
    """At every look both must say the same."""

    def look(self):
        """Hold everything against the model."""
        self.every_entry_reads_as_it_should()
        self.lists_are_newest_first()
        self.drafts_are_offered()
        self.no_text_that_was_saved_is_lost()
        self.every_picture_is_as_it_was_added()
        self.search_finds_what_a_plain_reading_finds()
        self.filters_agree_with_the_entries()
        self.check_ins_say_what_was_said()
        self.promises_say_what_became_of_them()
        super().look()


class SeldomLooking(JournalBehaves):
    """For a long run; what went wrong shows some steps later."""

    LOOKS_EVERY = 8


def live(number, *, lives, steps, machine=SeldomLooking, shrinks=False):
    """Let the machine live so many lives, by a seed; returns how many steps were taken."""
    before = Machine.steps
    run_state_machine_as_test(
        seed(number)(type("Lives", (machine,), {})),
        settings=settings(
            max_examples=lives,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=[Phase.generate, *([Phase.shrink] if shrinks else [])],
            suppress_health_check=list(HealthCheck),
        ),
    )
    return Machine.steps - before
