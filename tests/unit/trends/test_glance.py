"""What stands about one person beside everything else on their page."""

from dataclasses import replace
from datetime import timedelta

import pytest

from trustjournal import i18n
from trustjournal.checkins.domain import Because
from trustjournal.events.domain import By
from trustjournal.people.domain import Circle, TheirRecord
from trustjournal.promises.domain import Draft, Outcome
from trustjournal.services import assemble


@pytest.fixture
def services(vault, clock):
    i18n.use("en")
    return assemble(vault, clock, lambda _changes: None)


@pytest.fixture
def ken(services):
    return services.people.add("Ken", circles=(Circle.FRIEND,))


@pytest.fixture
def answer(services, clock, ken):
    """Answers so many times, three days apart, the last one now."""

    def answer(times, chips=()):
        for number in range(times):
            services.check_ins.rate(ken.id, 7, because=Because.BY_MYSELF, chips=chips)
            if number < times - 1:
                clock.advance(days=3)

    return answer


@pytest.fixture
def note(services, ken, clock):
    """Notes that the two were in touch, so many days ago."""

    def note(*days_ago):
        today = clock().date()
        for days in days_ago:
            services.events.note(ken.id, "contact", by=By.ME, day=today - timedelta(days))

    return note


def _write_hard(services, text="it was a lot", people=()):
    draft = services.journal.begin(people=people)
    content = replace(draft.content, text=text, hard=True)
    services.journal.save(replace(draft, content=content), "sitting")


def test_contact_is_said_beside_the_usual(services, ken, note):
    note(22, 15, 8)
    assert services.trends.glance(ken.id).contact()[0].startswith("Last in touch: ")
    note(1)
    assert services.trends.glance(ken.id).contact() == [
        "Last in touch: Yesterday",
        "As usual between you.",
    ]


def test_no_days_are_counted_on_the_day_itself(services, ken, note):
    note(0)
    assert services.trends.glance(ken.id).contact() == ["Last in touch: Today"]


@pytest.mark.parametrize("quiet", ["safety", "no_rhythm", "no_contact"])
def test_of_some_people_no_contact_is_spoken(services, ken, note, quiet):
    note(40, 30, 20)
    services.people.amend(ken.id, {quiet: True})
    assert services.trends.glance(ken.id).contact() == []


def test_the_counts_stand_before_the_words_and_theirs_only_where_they_are_on(services, ken):
    for by in By:
        kept = services.promises.make(Draft(text="the photos", person=ken.id, by=by))
        services.promises.settle(kept.id, Outcome.KEPT)
    glance = services.trends.glance(ken.id)
    for side in (glance.mine, glance.theirs):
        assert side.sentences()[0].startswith("1 promise: 1 on time")
        assert len(side.sentences()) > 1
    services.people.amend(ken.id, {"their_record": TheirRecord.OFF})
    assert services.trends.glance(ken.id).theirs is None


def test_nothing_is_said_of_nothing(services, ken):
    assert services.trends.glance(ken.id).mine.sentences() == []


def test_a_few_answers_are_dots_and_only_five_make_a_line(services, ken, answer):
    assert services.trends.glance(ken.id).strip is None
    answer(4)
    few = services.trends.glance(ken.id).strip
    assert (len(few.dots), few.line) == (4, None)
    answer(2)
    strip = services.trends.glance(ken.id).strip
    assert strip.line is not None
    assert strip.start <= min(strip.line.times)


def test_what_is_older_than_twelve_weeks_is_not_shown(services, ken, answer, clock):
    answer(6)
    clock.advance(days=90)
    assert services.trends.glance(ken.id).strip is None


def test_a_line_that_ended_before_the_window_is_not_drawn_into_it(services, ken, answer, clock):
    answer(6)
    clock.advance(days=80)
    strip = services.trends.glance(ken.id).strip
    assert all(strip.start <= time <= strip.end for time in strip.line.times)
    assert strip.word is None, "no sentence about a present that is long past"


def test_a_day_of_rest_has_counts_and_nothing_else(services, ken, answer):
    answer(6)
    services.promises.make(Draft(text="the photos", person=ken.id))
    _write_hard(services)
    glance = services.trends.glance(ken.id)
    assert glance.strip is None
    assert len(glance.mine.sentences()) == 1


def test_charts_that_are_not_wanted_are_not_there(services, ken, answer):
    answer(6)
    services.choices.choose(show_charts=False)
    assert services.trends.glance(ken.id).strip is None


def test_words_that_are_not_wanted_are_not_there(services, ken, answer):
    answer(6)
    services.choices.choose(show_chart_words=False)
    strip = services.trends.glance(ken.id).strip
    assert strip.line is not None
    assert strip.word is None


def test_nobody_who_is_afraid_is_told_that_the_other_keeps_things(services, ken):
    kept = services.promises.make(Draft(text="the photos", person=ken.id, by=By.THEM))
    services.promises.settle(kept.id, Outcome.KEPT)
    services.people.amend(ken.id, {"safety": True, "their_record": TheirRecord.ON})
    assert services.trends.glance(ken.id).theirs is None
