from dataclasses import replace
from datetime import timedelta

import pytest

from trustjournal import i18n
from trustjournal.checkins.domain import Because
from trustjournal.core.changes import Changes
from trustjournal.journal.domain import Content

# The question


def test_looking_at_the_page_writes_nothing(today, vault):
    before = vault.change_counter
    assert today.snapshot().question is not None
    assert vault.change_counter == before


def test_the_question_stays_all_day_and_is_another_one_tomorrow(today, clock):
    first = today.question()
    today.seen(first, [])
    clock.advance(hours=2)
    assert today.question() == first
    clock.advance(days=1)
    assert today.question().prompt != first.prompt


def test_seeing_the_question_again_changes_nothing(today, vault):
    question = today.question()
    today.seen(question, [])
    before = vault.change_counter
    today.seen(question, [])
    assert vault.change_counter == before


def test_another_question_comes_three_times(today, announced):
    question, seen = today.question(), set()
    for _unused in range(3):
        seen.add(question.prompt.id)
        question = today.another(question)
        assert today.question() == question
    assert question.prompt.id not in seen
    assert len(seen) == 3
    assert question.others_left == 0
    assert today.another(question) == question
    assert announced == [Changes.PROMPTS] * 3


def test_not_today_can_be_taken_back(today):
    question = today.question()
    today.not_today(question)
    assert today.question() is None
    today.take_back(question)
    assert today.question() == question


def test_not_for_me_can_be_taken_back_together_with_what_followed(today):
    question = today.question()
    other = today.not_for_me(question)
    today.seen(other, [])
    assert today.question().prompt == other.prompt != question.prompt
    today.take_back(question)
    assert today.question() == question
    following = today.another(question)
    assert following.others_left == 2


def test_what_was_written_about_the_question_is_found_again(today, journal):
    question = today.question()
    today.seen(question, [])
    draft = journal.begin(prompt=question.prompt.id)
    entry = journal.save(replace(draft, content=replace(draft.content, text="こうだった。")), "s")
    assert today.question().answered_by == entry.id
    journal.delete(entry.id)
    assert today.question().answered_by is None


def test_who_wants_no_question_gets_none(today, choices):
    choices.choose(ask_question=False)
    assert today.question() is None
    assert not today.snapshot().asks_question


def test_the_question_is_drawn_in_the_language_in_use_and_stays_when_it_changes(today):
    question = today.question()
    today.seen(question, [])
    i18n.use("ja")
    assert today.question() == question


def test_the_weekly_day_of_the_user_decides_about_weekly_questions(today, choices, clock):
    choices.choose(weekly_day=(clock().weekday() + 1) % 7)
    assert today.question().prompt.daily
    clock.advance(days=1)
    seen = set()
    for _week in range(25):
        question = today.question()
        today.seen(question, [])
        seen.add(question.prompt.weekly and not question.prompt.daily)
        clock.advance(days=7)
    assert True in seen


def test_a_question_shown_about_somebody_goes_when_they_are_flagged(today, people, journal, clock):
    misaki = people.add("美咲")
    for _day in range(200):
        journal.write("話した。", people=["美咲"])
        question = today.question()
        today.seen(question, [])
        if question.person is not None:
            break
        clock.advance(days=1)
    assert question.person == misaki.id
    people.change(replace(misaki, safety=True))
    assert today.snapshot().safety
    # The calm questions are few: on a given day all of them may have been asked lately.
    calm = []
    for _day in range(30):
        if (question := today.snapshot().question) is not None:
            calm.append(question)
        clock.advance(days=1)
    assert calm
    assert all(question.person is None for question in calm)
    assert not any(question.prompt.hidden_under_safety for question in calm)


# Check-ins


def written_about(journal, *names):
    journal.write("会った。", people=names)


def names(invitations):
    return [each.person.name for each in invitations]


def test_people_one_wrote_about_are_asked_about_at_most_three(today, people, journal):
    for name in "一二三四":
        people.add(name)
    written_about(journal, *"一二三四")
    assert len(today.invitations()) == 3
    assert names(today.snapshot().invitations) == names(today.invitations())


def test_nobody_is_asked_about_without_contact(today, people):
    people.add("美咲")
    assert today.invitations() == []


def test_the_same_three_are_asked_about_all_day(today, people, journal, check_ins):
    for name in "一二三四五":
        people.add(name)
    written_about(journal, *"一二三")
    first = today.invitations()
    today.seen(None, first)
    check_ins.rate(first[0].person.id, 7, because=Because.INVITED)
    written_about(journal, *"四五")
    again = today.invitations()
    assert names(again) == names(first)
    assert [each.rating for each in again[0].standing.today] == [7]


def test_there_is_room_for_more_until_three_were_asked_about(today, people, journal):
    for name in "一二三四":
        people.add(name)
    written_about(journal, "一")
    today.seen(None, today.invitations())
    written_about(journal, *"二三四")
    found = today.invitations()
    assert names(found)[0] == "一"
    assert len(found) == 3


def test_who_was_rated_before_being_asked_is_not_asked_today(today, people, journal, check_ins):
    misaki = people.add("美咲")
    written_about(journal, "美咲")
    check_ins.rate(misaki.id, 6, because=Because.BY_MYSELF)
    assert today.invitations() == []


@pytest.mark.parametrize("reason", ["put_away", "no_check_ins"])
def test_who_opted_somebody_out_is_not_asked_about_them(today, people, journal, reason):
    misaki = people.add("美咲")
    written_about(journal, "美咲")
    today.seen(None, today.invitations())
    people.change(replace(misaki, **{reason: True}))
    assert today.invitations() == []


def test_saying_not_today_ends_the_asking_and_gives_the_place_to_nobody_else(
    today, people, journal, check_ins
):
    for name in "一二三四":
        people.add(name)
    written_about(journal, *"一二三四")
    first = today.invitations()
    today.seen(None, first)
    check_ins.not_today(first[1].person.id)
    assert names(today.invitations()) == names([first[0], first[2]])


def test_somebody_deleted_during_the_day_is_not_asked_about(today, people, journal):
    misaki = people.add("美咲")
    written_about(journal, "美咲")
    today.seen(None, today.invitations())
    people.delete(misaki.id)
    assert today.invitations() == []


def test_after_a_week_without_a_rating_one_is_asked_again(today, people, journal, clock):
    people.add("美咲")
    written_about(journal, "美咲")
    clock.advance(days=9)
    assert names(today.invitations()) == ["美咲"]


def test_who_was_asked_about_on_another_day_takes_no_room(today, people, journal, clock, check_ins):
    misaki = people.add("美咲")
    written_about(journal, "美咲")
    today.seen(None, today.invitations())
    check_ins.rate(misaki.id, 6, because=Because.INVITED)
    clock.advance(days=2)
    people.add("健太")
    written_about(journal, "健太")
    assert names(today.invitations()) == ["健太"]


def test_who_wants_no_check_ins_is_not_asked(today, people, journal, choices):
    people.add("美咲")
    written_about(journal, "美咲")
    choices.choose(ask_check_ins=False)
    assert today.invitations() == []


# The page as a whole


def test_a_new_journal_is_empty_and_says_so(today):
    snapshot = today.snapshot()
    assert snapshot.is_first_day
    assert snapshot.recent == snapshot.earlier == snapshot.invitations == snapshot.drafts == ()
    assert snapshot.old_trash == 0


def test_recent_entries_and_this_day_in_earlier_years_are_there(today, journal, clock):
    journal.write("昔のこと。")
    clock.advance(days=365)
    for number in range(6):
        journal.write(f"{number}")
        clock.advance(minutes=1)
    snapshot = today.snapshot()
    assert [card.title for card in snapshot.recent] == ["5", "4", "3", "2"]
    assert [card.title for card in snapshot.earlier] == ["昔のこと。"]
    assert not snapshot.is_first_day


@pytest.mark.parametrize(
    ("hour", "night"), [(22, False), (23, True), (0, True), (5, True), (6, False)]
)
def test_nobody_is_asked_at_night(today, clock, hour, night):
    clock.now = clock.now.replace(hour=hour)
    assert today.snapshot().is_night is night


def test_what_a_crash_left_behind_is_offered(today, journal):
    draft = journal.begin()
    journal.keep(replace(draft, content=Content(text="途中まで")))
    assert [each.content.text for each in today.snapshot().drafts] == ["途中まで"]


def test_after_thirty_days_the_trash_is_mentioned_and_then_left_alone(today, journal, clock):
    entry = journal.write("捨てるもの。")
    journal.delete(entry.id)
    clock.advance(days=30)
    assert today.snapshot().old_trash == 0
    clock.advance(minutes=1)
    assert today.snapshot().old_trash == 1
    today.leave_trash()
    assert today.snapshot().old_trash == 0
    clock.advance(days=31)
    assert today.snapshot().old_trash == 1


def test_what_this_program_does_not_understand_counts_as_shown(today, vault, clock):
    from sqlalchemy import update

    from trustjournal.today.store import prompts_shown

    question = today.question()
    today.not_for_me(question)
    with vault.writing() as connection:
        connection.execute(update(prompts_shown).values(answer="sung"))
    assert today.question().prompt == question.prompt


def test_now_is_the_users_own_time(today, clock):
    clock.now += timedelta(hours=1)
    assert today.now() == clock.now


def test_only_what_is_still_there_counts_as_contact(today, people, journal, clock):
    people.add("美咲")
    entry = journal.write("会った。", people=["美咲"])
    clock.advance(days=60)
    assert names(today.invitations()) == ["美咲"]
    journal.delete(entry.id)
    assert today.invitations() == []
