"""Days on which something of a sheet comes up again, and when it does not."""

from datetime import date, timedelta

import pytest

from trustjournal.checkins.domain import Because
from trustjournal.core.changes import Changes
from trustjournal.worksheets.problems import ReminderGone
from trustjournal.worksheets.reminders import looked_back
from trustjournal.worksheets.sheet import About, AboutKind, ReminderKind

TODAY = date(2026, 5, 14)


@pytest.fixture
def reminders(services):
    return services.reminders


@pytest.fixture
def finish(services, fill_in):
    """Fills a sheet in, keeps all it proposes and returns the finished sheet."""

    def finish(of, changed=None, **begun):
        sheet = fill_in(of, changed, **begun)
        wanted = services.worksheets.proposals(sheet)
        return services.worksheets.finish(sheet, wanted).sheet

    return finish


@pytest.fixture
def on(clock, reminders):
    """Returns what comes up on a day."""

    def on(month, day):
        wanted = date(2026, month, day)
        clock.advance(days=(wanted - clock().date()).days)
        return [(each.reminder.kind, each.reminder.day.day) for each in reminders.due(wanted)]

    return on


def test_nothing_comes_up_before_its_day(finish, on):
    finish("repair_prep")
    assert on(5, 15) == []
    assert on(5, 16) == [(ReminderKind.DAY, 16)]
    assert on(5, 17) == [(ReminderKind.DAY, 16), (ReminderKind.DEBRIEF, 17)]


def test_it_knows_whom_and_what_it_is_about(finish, on, reminders, services):
    finish("repair_prep")
    on(5, 16)
    (due,) = reminders.due(date(2026, 5, 16))
    assert due.person == services.people.get(due.reminder.person)
    assert due.worksheet["en"] == "Preparing a repair conversation"
    assert due.reminder.labels["ja"] == "話し合いの日"


def test_one_that_is_about_nobody_comes_up_too(finish, on, reminders):
    finish("profile_card")
    assert on(11, 10) == [(ReminderKind.DAY, 10)]
    assert reminders.due(date(2026, 11, 10))[0].person is None


def test_what_is_done_does_not_come_up_and_comes_back_when_it_was_not(finish, on, reminders):
    finish("repair_prep")
    on(5, 16)
    (due,) = reminders.due(date(2026, 5, 16))
    done = reminders.done(due.reminder.id)
    assert done.done_on == date(2026, 5, 16)
    assert on(5, 16) == []
    assert reminders.not_done(done.id) == due.reminder
    assert on(5, 16) == [(ReminderKind.DAY, 16)]


def test_of_several_days_only_the_latest_is_spoken_of(finish, on):
    finish("rebuild_they_broke")
    checks = [(ReminderKind.CHECK_IN, day) for day in (21, 28, 11)]
    assert [each for each in on(5, 21) if each[0] is ReminderKind.CHECK_IN] == checks[:1]
    assert [each for each in on(5, 27) if each[0] is ReminderKind.CHECK_IN] == checks[:1]
    assert [each for each in on(5, 28) if each[0] is ReminderKind.CHECK_IN] == checks[1:2]
    assert [each for each in on(6, 20) if each[0] is ReminderKind.CHECK_IN] == checks[2:3]


def test_who_looked_back_is_not_reminded_of_the_days_before(finish, on, reminders):
    finish("rebuild_they_broke")
    on(6, 12)
    (due,) = (each.reminder for each in reminders.due(date(2026, 6, 12))
              if each.reminder.kind is ReminderKind.CHECK_IN)  # fmt: skip
    reminders.done(due.id)
    assert ReminderKind.CHECK_IN not in [kind for kind, _day in on(6, 12)]
    assert (ReminderKind.CHECK_IN, 9) in on(7, 9)


def test_rating_felt_trust_is_looking_back(finish, on, services):
    sheet = finish("rebuild_they_broke")
    services.check_ins.rate(sheet.person, 4, because=Because.BY_MYSELF)
    assert (ReminderKind.CHECK_IN, 21) in on(5, 21), "that was before the day"
    services.check_ins.rate(sheet.person, 5, because=Because.BY_MYSELF)
    assert ReminderKind.CHECK_IN not in [kind for kind, _day in on(5, 21)]
    assert (ReminderKind.CHECK_IN, 28) in on(5, 28)


def test_with_somebody_who_frightens_no_talk_comes_up_any_more(finish, on, services):
    for name in ("repair_prep", "apology", "rebuild_they_broke", "event_plan", "rebuild_i_broke"):
        sheet = finish(name)
        services.people.amend(sheet.person, {"safety": True})
    kept = on(8, 6)
    assert {kind for kind, _day in kept} == {ReminderKind.DAY}
    labels = {each.reminder.labels["en"] for each in services.reminders.due(date(2026, 8, 6))}
    assert "The conversation" not in labels
    assert {"Decide again", "Go on, pause, or end?"} <= labels, "what one decides alone stays"


def test_it_comes_up_again_when_the_flag_is_taken_away(finish, on, services):
    sheet = finish("repair_prep")
    services.people.amend(sheet.person, {"safety": True})
    assert on(5, 17) == []
    services.people.amend(sheet.person, {"safety": False})
    assert len(on(5, 17)) == 2


@pytest.mark.parametrize(
    ("field", "gone"),
    [
        ("put_away", {ReminderKind.DAY, ReminderKind.CHECK_IN, ReminderKind.DEBRIEF}),
        ("no_check_ins", {ReminderKind.CHECK_IN}),
        ("no_prompts", {ReminderKind.DEBRIEF}),
    ],
)
def test_nobody_is_reminded_of_what_they_do_not_want(finish, on, services, field, gone):
    sheet = finish("rebuild_they_broke")
    before = {kind for kind, _day in on(6, 20)}
    services.people.amend(sheet.person, {field: True})
    assert {kind for kind, _day in on(6, 20)} == before - gone


def test_finishing_what_it_asks_for_answers_it(finish, on, services):
    prepared = finish("repair_prep")
    on(5, 17)
    about = About(kind=AboutKind.SHEET, id=prepared.id)
    finish("repair_debrief", about=about)
    kinds = {each.kind: each.is_done for each in services.reminders.of_sheet(prepared.id)}
    assert kinds == {ReminderKind.DAY: False, ReminderKind.DEBRIEF: True}


def test_looking_back_on_another_talk_answers_nothing(finish, services):
    prepared, other = finish("repair_prep"), finish("boundary")
    finish("repair_debrief", about=About(kind=AboutKind.SHEET, id=other.id))
    assert not any(each.is_done for each in services.reminders.of_sheet(prepared.id))


def test_going_on_with_the_next_worksheet_answers_it(finish, services):
    sheet = finish("rebuild_i_broke")
    finish("apology", {"who.person": sheet.person})
    answered = [each.kind for each in services.reminders.of_sheet(sheet.id) if each.is_done]
    assert answered == [ReminderKind.NEXT]


def test_reminders_go_into_the_trash_with_their_sheet(finish, on, services):
    sheet = finish("repair_prep")
    trash = services.worksheets.delete(sheet.id)
    assert on(5, 17) == []
    services.worksheets.bring_back(trash)
    assert len(on(5, 17)) == 2


def test_reminders_go_with_the_person(finish, on, services):
    sheet = finish("repair_prep")
    trash = services.people.delete(sheet.person)
    assert on(5, 17) == []
    services.people.bring_back(trash)
    assert len(on(5, 17)) == 2


def test_one_that_is_gone_says_so(finish, reminders, services):
    sheet = finish("repair_prep")
    first = reminders.of_sheet(sheet.id)[0]
    services.worksheets.delete(sheet.id)
    with pytest.raises(ReminderGone):
        reminders.done(first.id)


def test_it_is_announced(finish, reminders, announced):
    first = reminders.of_sheet(finish("repair_prep").id)[0]
    announced.clear()
    reminders.done(first.id)
    assert list(announced) == [Changes.REMINDERS]


def test_a_rating_belongs_to_the_last_day_before_it():
    days = [TODAY + timedelta(days=each) for each in (7, 14, 28)]
    assert looked_back(days, [], [TODAY]) == set()
    assert looked_back(days, [], [days[0]]) == {days[0]}
    assert looked_back(days, [], [days[1] - timedelta(days=1)]) == {days[0]}
    assert looked_back(days, [days[2]], [days[1], days[1]]) == {days[1], days[2]}
