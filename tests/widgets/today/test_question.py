"""The question of the day on its card."""

from dataclasses import replace

import pytest

from trustjournal.ui.background import DatabaseJobs


def test_the_question_of_the_day_is_there(open_today, today):
    page = open_today()
    assert page.question == today.question().prompt.text("en")


def test_writing_about_it_takes_the_question_along(open_today, today):
    page = open_today()
    page.press("write")
    assert page.asked_to_write == [{"prompt": today.question().prompt.id, "people": ()}]


def test_a_question_about_somebody_takes_them_along(
    open_today, today, people, journal, clock, changes
):
    misaki = people.add("Misaki")
    page = open_today()
    for _day in range(200):
        clock.advance(days=1)
        journal.write("We talked.", people=["Misaki"])
        if today.question().person:
            break
    assert page.sees("About Misaki")
    page.press("write")
    assert page.asked_to_write[-1]["people"] == (misaki.id,)
    page.press("about")
    assert page.went[-1] == ("person", misaki.id)


def test_what_was_written_about_it_can_be_read(open_today, today, journal):
    page = open_today()
    draft = journal.begin(prompt=today.question().prompt.id)
    entry = journal.save(replace(draft, content=replace(draft.content, text="So it was.")), "s")
    assert page.sees("Read what you wrote")
    page.press("write")
    assert page.went == [("entry", entry.id)]
    assert page.asked_to_write == []


def test_another_question_can_be_had_three_times(open_today):
    page = open_today()
    seen = [page.question]
    for _unused in range(3):
        page.press("another")
        seen.append(page.question)
    assert len(set(seen)) == 4
    assert not page.offers("another")


def test_not_today_ends_the_asking_and_can_be_taken_back(open_today):
    page = open_today()
    question = page.question
    page.choose("notToday")
    assert page.question is None
    assert page.sees("No question for now. The page is yours.")
    assert page.undo[0][0] == "No more questions today."
    page.take_back()
    assert page.question == question


def test_not_for_me_brings_another_question_and_can_be_taken_back(open_today):
    page = open_today()
    question = page.question
    page.choose("notForMe")
    assert page.question not in (None, question)
    page.take_back()
    assert page.question == question


def test_opening_the_page_again_shows_the_same_question(open_today, clock):
    first = open_today().question
    clock.advance(hours=3)
    assert open_today().question == first


def test_the_question_is_noted_as_seen_once_and_only_when_it_was_to_be_seen(
    open_today, vault, clock
):
    clock.now = clock.now.replace(hour=23)
    before = vault.change_counter
    page = open_today()
    assert vault.change_counter == before
    page.press("writeAnyway")
    assert vault.change_counter == before + 1
    page.page.refresh()
    assert vault.change_counter == before + 1


def test_who_wants_no_question_sees_no_card_for_it(open_today, choices):
    page = open_today()
    choices.choose(ask_question=False)
    assert page.question is None
    assert not page.offers("write")
    assert not page.sees("question")


def test_a_question_about_a_hurt_says_how_long_is_enough(open_today, today, clock, qtbot):
    page = open_today()
    for _day in range(300):
        clock.advance(days=1)
        page.page.refresh()
        if today.question().prompt.max_minutes:
            break
    qtbot.waitUntil(lambda: page.sees("10 minutes are enough for this one."))


def test_under_a_safety_flag_the_help_page_is_linked_once(open_today, people):
    page = open_today()
    assert not page.offers("help")
    people.add("Ken", safety=True)
    assert page.texts().count("Help and support") == 1
    page.press("help")
    assert page.went == [("help", None)]


@pytest.mark.parametrize("hour", [9, 23])
def test_the_page_works_the_same_on_its_worker(open_today, qtbot, clock, hour):
    clock.now = clock.now.replace(hour=hour)
    jobs = DatabaseJobs()
    page = open_today(jobs=jobs)
    if hour == 23:
        qtbot.waitUntil(lambda: page.offers("writeAnyway"))
        page.press("writeAnyway")
    qtbot.waitUntil(lambda: page.question is not None)
    first = page.question
    page.press("another")
    qtbot.waitUntil(lambda: page.question not in (None, first))
    jobs.close()
