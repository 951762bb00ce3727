"""What sheets bring to the charts: days as marks, before and after a talk, and never a figure."""

from datetime import date, timedelta

import pytest

from trustjournal.checkins.domain import Because
from trustjournal.core.ids import PersonId
from trustjournal.i18n import use
from trustjournal.trends.series.felt import Planned, planned_words
from trustjournal.worksheets.domain import FollowUpType

TODAY = date(2026, 5, 14)


@pytest.fixture
def rated(services, clock):
    """Rates somebody every third day up to three days before today, and then today."""

    def rated(person, before, after=()):
        now = clock.now
        for number, value in enumerate(before):
            clock.now = now - timedelta(days=3 * (len(before) - number))
            services.check_ins.rate(person, value, because=Because.BY_MYSELF)
        clock.now = now
        for value in after:
            clock.advance(days=3)
            services.check_ins.rate(person, value, because=Because.AFTER_TALK)

    return rated


def looks(services, person):
    """Return the days to look back as the chart of felt trust shows them."""
    series = services.trends.felt_trust(PersonId(person)).series
    return [each for each in series.planned if each.what is Planned.LOOK_BACK]


def test_the_days_of_a_plan_are_marks_in_the_chart(of, services):
    sheet = of("rebuild_they_broke").sheet
    marks = looks(services, sheet.person)
    assert [each.day for each in marks] == [
        date(2026, 5, 21), date(2026, 5, 28), date(2026, 6, 11), date(2026, 7, 9), date(2026, 8, 6),
    ]  # fmt: skip
    assert planned_words(marks[0]) == "Thu, May 21, 2026: a day to look back"
    use("ja")
    assert planned_words(marks[0]) == "2026年5月21日（木）：振り返りの日"
    use("en")


def test_days_of_an_apology_are_no_plan(of, services):
    sheet = of("apology", only={FollowUpType.CHECK_INS}).sheet
    assert looks(services, sheet.person) == []


def test_marks_go_with_the_sheet_and_are_not_shown_where_it_is_not_safe(of, services):
    sheet = of("rebuild_they_broke").sheet
    services.people.amend(sheet.person, {"safety": True})
    assert looks(services, sheet.person) == []
    services.people.amend(sheet.person, {"safety": False})
    trash = services.worksheets.delete(sheet.id)
    assert looks(services, sheet.person) == []
    services.worksheets.bring_back(trash)
    assert len(looks(services, sheet.person)) == 5


def test_before_and_after_a_talk_are_levels_with_their_bands(services, kenji, rated):
    rated(kenji.id, [3, 4, 3, 4, 3, 4, 3, 4], after=[8, 8, 8])
    strip = services.trends.around(kenji.id, TODAY)
    (low, high), (later_low, later_high) = strip.before.band, strip.after.band
    assert low < strip.before.mean < high < strip.after.mean
    assert later_low < strip.after.mean < later_high
    assert strip.start < strip.day < strip.end
    assert strip.line is not None
    felt = services.trends.figures(kenji.id).as_json()["felt"]
    assert strip.after.mean == pytest.approx(felt[-1]["level"])


def test_without_an_answer_since_there_is_no_after(services, kenji, rated):
    rated(kenji.id, [3, 4, 3, 4, 3, 4, 3, 4])
    strip = services.trends.around(kenji.id, TODAY)
    assert strip.after is None


def test_without_any_answer_there_is_nothing(services, kenji):
    assert services.trends.around(kenji.id, TODAY) is None


def test_an_answer_after_a_talk_counts_like_any_other(services, kenji, rated, clock):
    rated(kenji.id, [3, 4, 3, 4, 3], after=[6])
    felt = services.trends.figures(kenji.id).as_json()["felt"]
    (last,) = (each for each in services.check_ins.of(kenji.id) if each.rating == 6)
    assert last.because is Because.AFTER_TALK
    assert felt[-1]["rating"] == 6


def test_charts_that_are_off_show_nothing_of_it(services, kenji, rated):
    rated(kenji.id, [3, 4, 3, 4, 3, 4], after=[8])
    services.choices.choose(show_charts=False)
    assert services.trends.around(kenji.id, TODAY) is None
    services.choices.choose(show_charts=True, show_chart_words=False)
    assert services.trends.around(kenji.id, TODAY).word is None
