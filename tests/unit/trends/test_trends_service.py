"""What Trends reads from a real journal, and the rules about what may be shown."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tests import lives
from trustjournal.checkins.domain import Because, Chip
from trustjournal.checkins.service import CheckIns
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import moment_of
from trustjournal.events.catalogue import catalogue
from trustjournal.events.store import shelf as events
from trustjournal.journal.service import Journal
from trustjournal.people.domain import Circle, PeopleOrder, TheirRecord
from trustjournal.people.problems import PersonGone
from trustjournal.people.service import People
from trustjournal.preferences.service import Choices
from trustjournal.trends.answers import GapAnswers
from trustjournal.trends.asking import Asked
from trustjournal.trends.series.kinds import ChartKind
from trustjournal.trends.service import ChartsRest, Trends


class Life:
    """A journal, and what is done in it."""

    def __init__(self, vault, clock):
        self.vault, self.clock = vault, clock
        self.people = People(vault, clock, tell_nobody)
        self.check_ins = CheckIns(vault, clock, tell_nobody)
        self.journal = Journal(vault, clock, tell_nobody, shelves=(events,))
        self.choices = Choices(vault, tell_nobody)
        self.trends = Trends(vault, clock, catalogue())
        self.answers = GapAnswers(vault, clock, tell_nobody)

    def rate(self, person, *marks, every=7, chips=()):
        now = self.clock.now
        for number, mark in enumerate(marks):
            self.clock.now = now - timedelta(days=(len(marks) - 1 - number) * every)
            self.check_ins.rate(person.id, mark, because=Because.BY_MYSELF, chips=chips)
        self.clock.now = now

    def happened(self, person, count=20):
        with self.vault.writing() as connection:
            some = lives.happened(count, person.id, name=person.id[:6])
            events.insert_many(connection, some, self.clock())

    def look(self, person=None, **asked):
        return self.trends.look(Asked(person=person and person.id, **asked))

    def kinds(self, person=None):
        return {each.kind for each in self.look(person).charts}

    def felt(self, person):
        return next(e for e in self.look(person).charts if e.kind is ChartKind.FELT)


@pytest.fixture
def life(vault, clock):
    return Life(vault, clock)


@pytest.fixture
def kenta(life):
    return life.people.add("Kenta", circles=(Circle.WORK,))


def test_an_empty_journal_shows_nobody_and_nothing(life):
    look = life.look()
    assert look.people == ()
    assert all(each.is_empty for each in look.charts)


def test_everything_about_somebody_is_read_together(life, kenta):
    life.rate(kenta, 5, 6, 7, 6, 8)
    life.happened(kenta)
    felt = life.felt(kenta)
    assert len(felt.series.dots) == 5
    assert len(felt.series.events) == 20
    assert felt.series.theirs is not None
    assert {ChartKind.FOUR, ChartKind.RHYTHM, ChartKind.BALANCE} <= life.kinds(kenta)


def test_nothing_is_ever_written(life, kenta):
    life.rate(kenta, 5, 6)
    with life.vault.reading() as connection:
        before = connection.exec_driver_sql("SELECT total_changes()").scalar()
    life.look(kenta)
    life.look()
    life.trends.figures(kenta.id)
    with life.vault.reading() as connection:
        assert connection.exec_driver_sql("SELECT total_changes()").scalar() == before


def test_their_record_is_computed_only_where_it_is_on(life):
    partner = life.people.add("Misaki", circles=(Circle.PARTNER,))
    life.rate(partner, 5, 6, 7, 8, 8)
    life.happened(partner)
    hidden = life.felt(partner).series
    assert hidden.theirs is None
    assert hidden.gap is None
    assert not any("What I have seen" in words for words in life.felt(partner).sentences())
    shown = life.people.amend(partner.id, {"their_record": TheirRecord.ON})
    assert life.felt(shown).series.theirs is not None
    assert any("What I have seen" in words for words in life.felt(shown).sentences())


def test_of_somebody_whose_record_is_off_only_my_own_side_is_judged(life):
    mother = life.people.add("Mum", circles=(Circle.FAMILY,))
    life.happened(mother, 40)
    found = {each.kind: each for each in life.look(mother).charts}
    doers = {row[3] for row in found[ChartKind.FOUR].table().rows}
    assert not any(row[3] == "by them" for row in found[ChartKind.FOUR].table().rows), doers
    assert any(row[2] == "by them" for row in found[ChartKind.EVENTS].table().rows)


def test_giving_and_receiving_are_laid_side_by_side_for_work_only(life, kenta):
    friend = life.people.add("Priya", circles=(Circle.FRIEND,))
    assert ChartKind.BALANCE in life.kinds(kenta)
    assert ChartKind.BALANCE not in life.kinds(friend)


def test_nobody_is_reminded_of_somebody_who_frightens_them(life, kenta):
    life.people.amend(kenta.id, {"safety": True})
    assert ChartKind.RHYTHM not in life.kinds(kenta)


@pytest.mark.parametrize("wish", ["no_rhythm", "no_contact"])
def test_a_rhythm_that_shall_not_be_spoken_of_is_not_drawn(life, kenta, wish):
    life.people.amend(kenta.id, {wish: True})
    assert ChartKind.RHYTHM not in life.kinds(kenta)


def reassured(life, person):
    words = " ".join(life.felt(person).sentences())
    return "looks better than it feels" in words


def favourable(life, person):
    from trustjournal.core.ids import EventId
    from trustjournal.events.domain import By, Event

    with life.vault.writing() as connection:
        events.insert_many(
            connection,
            [
                Event(
                    id=EventId(f"good{number}"),
                    person=person.id,
                    kind="promise_kept",
                    by=By.THEM,
                    day=life.clock().date() - timedelta(days=number),
                )
                for number in range(12)
            ],
            life.clock(),
        )


def test_facts_that_look_better_than_they_feel_are_not_told_to_the_frightened(life, kenta):
    favourable(life, kenta)
    life.rate(kenta, 2, 2, 1, 2, 2, 1, 2, 2)
    assert reassured(life, kenta)
    life.people.amend(kenta.id, {"safety": True})
    assert not reassured(life, kenta)


def test_after_afraid_it_is_not_told_for_ninety_days(life, kenta):
    favourable(life, kenta)
    life.rate(kenta, 2, 2, 1, 2, 2, 1, 2)
    life.rate(kenta, 2, chips=(Chip.AFRAID,))
    assert not reassured(life, kenta)


def test_who_was_put_away_is_nowhere(life, kenta):
    life.rate(kenta, 5)
    life.people.put_away(kenta.id)
    look = life.look(kenta)
    assert look.people == ()
    assert look.person is None
    assert not any(row for each in look.charts for row in each.table().rows if "Kenta" in row)


def test_charts_rest_for_a_day_after_a_hard_entry(life, kenta):
    life.rate(kenta, 5, 6, 7)
    draft = life.journal.begin()
    from dataclasses import replace

    content = replace(draft.content, text="It was too much.", hard=True)
    life.journal.save(life.journal.keep(replace(draft, content=content)), "sitting")
    look = life.look(kenta)
    assert look.rests
    assert look.charts == ()
    with pytest.raises(ChartsRest):
        life.trends.felt_trust(kenta.id)
    life.clock.advance(hours=23)
    assert life.look(kenta).rests
    life.clock.advance(hours=2)
    assert not life.look(kenta).rests
    assert life.look(kenta).charts


@pytest.mark.parametrize("days", [-3, -40])
def test_charts_rest_from_the_writing_whatever_day_it_is_about(life, kenta, days):
    from dataclasses import replace

    life.rate(kenta, 5, 6, 7)
    draft = life.journal.begin()
    content = replace(draft.content, text="It was too much.", hard=True)
    entry = life.journal.save(life.journal.keep(replace(draft, content=content)), "sitting")
    life.journal.move(entry.id, moment_of(life.clock() + timedelta(days=days)))
    assert life.look(kenta).rests
    life.clock.advance(hours=25)
    assert not life.look(kenta).rests
    # Nor does it begin again when the day is put right later.
    life.journal.move(entry.id, moment_of(life.clock()))
    assert not life.look(kenta).rests


def test_without_charts_nothing_is_computed_for_them(life, kenta):
    life.rate(kenta, 5)
    life.choices.choose(show_charts=False)
    look = life.look(kenta)
    assert look.is_off
    assert look.charts == ()


def test_words_can_be_switched_off_alone(life, kenta):
    life.choices.choose(show_chart_words=False)
    assert not life.look(kenta).with_words


def test_everyone_is_ordered_by_name_or_last_entry_never_by_trust(life):
    for name, marks in (("Zoe", (9, 9)), ("Ana", (1, 1)), ("Ben", (5, 5))):
        life.rate(life.people.add(name), *marks)
    life.journal.write("With Ben today", people=["Ben"])
    life.clock.advance(days=1)
    life.journal.write("With Zoe today", people=["Zoe"])

    def names(order):
        chart = life.look(order=order).charts[0]
        assert chart.kind is ChartKind.MULTIPLES
        return [panel.name for panel in chart.series.panels]

    assert names(PeopleOrder.NAME) == ["Ana", "Ben", "Zoe"]
    assert names(PeopleOrder.LAST_ENTRY) == ["Zoe", "Ben", "Ana"]


def test_an_event_counts_from_noon_and_a_check_in_from_its_instant(life, kenta):
    life.rate(kenta, 7)
    life.happened(kenta)
    series = life.felt(kenta).series
    noon, offset = 12 / 24, 9 / 24
    assert {round((mark.time + offset) % 1, 6) for mark in series.events} == {noon}
    assert round((series.dots[0].time + offset) % 1, 6) == 21 / 24


def test_a_later_answer_of_a_day_supersedes_the_earlier(life, kenta):
    life.rate(kenta, 3)
    life.clock.advance(hours=1)
    life.rate(kenta, 6)
    assert [dot.rating for dot in life.felt(kenta).series.dots] == [6]


# Figures


def test_figures_have_the_shape_that_scripts_rely_on(life, kenta):
    life.rate(kenta, 5, 6, 7, 6, 8)
    life.happened(kenta)
    figures = json.loads(json.dumps(life.trends.figures(kenta.id).as_json()))
    assert set(figures) == {"record", "felt", "words"}
    assert set(figures["record"]) == {"mine", "theirs"}
    for side in figures["record"].values():
        assert set(side) == {"r", "s", "mean", "low", "high", "counts", "words"}
        assert 0 <= side["low"] <= side["mean"] <= side["high"] <= 1
    assert len(figures["felt"]) == 5
    for row in figures["felt"]:
        assert set(row) == {"day", "rating", "level", "low", "high"}
        assert row["low"] <= row["level"] <= row["high"]


def test_figures_of_few_answers_have_no_line(life, kenta):
    life.rate(kenta, 5)
    (row,) = life.trends.figures(kenta.id).as_json()["felt"]
    assert row == {
        "day": "2026-05-14", "rating": 5, "level": None, "low": None, "high": None,
    }  # fmt: skip


def test_figures_keep_to_the_switch_for_their_record(life):
    partner = life.people.add("Misaki", circles=(Circle.PARTNER,))
    assert life.trends.figures(partner.id).as_json()["record"]["theirs"] is None


def test_figures_of_somebody_who_is_gone_are_refused(life, kenta):
    life.people.delete(kenta.id)
    with pytest.raises(PersonGone):
        life.trends.figures(kenta.id)


def test_who_was_met_and_of_whom_nothing_was_noted_since_is_said_without_alarm(life, kenta):
    life.happened(kenta)
    met = life.people.add("Maya")
    left_alone = life.people.add("Riku", no_rhythm=True)
    with life.vault.writing() as connection:
        for person in (met, left_alone):
            first = replace(
                lives.happened(1, person.id, name=person.id[:6])[0],
                kind="contact",
                day=life.clock().date(),
            )
            events.insert(connection, first, life.clock())
    (depth,) = [each for each in life.look().charts if each.kind is ChartKind.DEPTH]
    assert list(depth.sentences()) == ["Met, and nothing noted since: Maya"]
