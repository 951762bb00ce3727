"""A user's day with promises: made, changed, settled, taken back, over a real journal."""

from datetime import timedelta

import pytest

from tests.unit.promises.builders import TODAY, a_draft, day
from trustjournal.core.changes import Changes
from trustjournal.core.ids import EntryId, PersonId, PromiseId
from trustjournal.events.domain import By, Size
from trustjournal.journal.domain import Query
from trustjournal.people.problems import NobodyNamed, PersonGone
from trustjournal.promises.domain import (
    LONGEST_TEXT,
    Counts,
    Draft,
    Outcome,
    Repeats,
    State,
    Tale,
)
from trustjournal.promises.problems import (
    AlreadySettled,
    DaysDoNotFit,
    ManyPromises,
    NeedsDay,
    NothingPromised,
    NothingToTakeBack,
    PromiseGone,
    PromiseTooLong,
)
from trustjournal.promises.reminding import Reason

BOTH = Changes.PROMISES | Changes.EVENTS


# Making


def test_a_promise_is_made_today_by_me_and_open(promises, misaki, announced):
    made = promises.make(a_draft(misaki, due=day(20)))
    assert (made.person, made.by, made.made, made.due) == (misaki.id, By.ME, TODAY, day(20))
    assert (made.size, made.state) == (Size.ORDINARY, State.OPEN)
    assert promises.get(made.id) == Tale(promise=made)
    assert announced[-1] == Changes.PROMISES


def test_everything_that_was_said_is_kept(promises, misaki):
    draft = a_draft(
        misaki, text="週に一度\n電話する", by=By.THEM, made=day(1), due=day(8),
        size=Size.SMALL, repeats=Repeats.WEEKLY, how_good="ゆっくり話せる時間に",
        who_decides="二人で", entry=EntryId("an entry"),
    )  # fmt: skip
    (tale,) = [promises.get(promises.make(draft).id)]
    for name in (
        "text", "by", "made", "due", "size", "repeats", "how_good", "who_decides", "entry",
    ):  # fmt: skip
        assert getattr(tale.promise, name) == getattr(draft, name)


def test_who_is_named_is_found_or_added(promises, people, misaki, announced):
    assert promises.make(a_draft(name="美咲")).person == misaki.id
    assert announced[-1] == Changes.PROMISES
    promises.make(a_draft(name=" 由美 "))
    assert announced[-1] == Changes.PROMISES | Changes.PEOPLE
    assert [each.name for each in people.everyone()] == ["由美", "美咲"]


@pytest.mark.parametrize(
    ("draft", "problem"),
    [
        (Draft(text=" \n", name="美咲"), NothingPromised),
        (Draft(text="x" * (LONGEST_TEXT + 1), name="美咲"), PromiseTooLong),
        (Draft(text="本", name="  "), NobodyNamed),
        (Draft(text="本", person=PersonId("nobody")), PersonGone),
        (Draft(text="本", name="美咲", made=day(15)), DaysDoNotFit),
        (Draft(text="本", name="美咲", made=day(10), due=day(9)), DaysDoNotFit),
        (Draft(text="本", name="美咲", repeats=Repeats.WEEKLY), NeedsDay),
    ],
)
def test_what_cannot_be_promised_changes_nothing(promises, people, draft, problem):
    with pytest.raises(problem):
        promises.make(draft)
    assert promises.everything() == []
    assert people.everyone() == []


def test_a_promise_for_a_day_gone_by_was_made_by_then(promises, misaki):
    assert promises.make(a_draft(misaki, due=day(9))).made == day(9)


def test_what_was_begun_waits_and_is_gone_once_it_is_meant(promises, misaki, make):
    promises.keep_begun("promise", {"text": "本を"})
    assert promises.board().begun == {"promise": {"text": "本を"}}
    promises.forget_begun("promise")
    assert promises.board().begun == {}
    forms = ("promise", "promise:change", "promise:settle")
    for form in forms:
        promises.keep_begun(form, {"text": "本を返"})
    made = promises.make(a_draft(misaki), form=forms[0])
    promises.change(made.id, a_draft(misaki, text="本を三冊返す"), form=forms[1])
    promises.settle(made.id, Outcome.KEPT, form=forms[2])
    assert promises.board().begun == {}


def test_a_note_that_is_taken_back_stands_in_its_form_again(promises, make):
    promise = make()
    promises.settle(promise.id, Outcome.KEPT, note="駅で")
    promises.take_back(promise.id, form="promise:settle")
    assert promises.board().begun == {"promise:settle": {"note": "駅で"}}


def test_what_was_begun_about_a_promise_is_removed_for_good_with_it(promises, make, journal):
    promise = make()
    promises.keep_begun("promise:change", {"text": "本を"}, about=promise.id)
    promises.delete(promise.id)
    journal.empty_trash()
    assert promises.board().begun == {}


# Changing


def test_a_change_can_be_undone(promises, make, announced, change):
    before = make(due=day(20), repeats=Repeats.MONTHLY)
    after = change(before, text="本を三冊返す", due=day(21), how_good="きれいに")
    assert (after.text, after.due, after.how_good) == ("本を三冊返す", day(21), "きれいに")
    assert after.series != before.series
    assert promises.get(before.id).promise == after
    assert announced[-1] == BOTH
    promises.put_back(before)
    assert promises.get(before.id).promise == before


def test_a_change_that_changes_nothing_is_not_announced(promises, make, announced, change):
    promise = make(due=day(20))
    announced.clear()
    assert change(promise, due=day(20)) == promise
    assert announced == []


def test_the_facts_follow_whom_and_how_much(promises, make, kenta, facts, change):
    promise = make()
    promises.settle(promise.id, Outcome.NOT_KEPT, note="忘れていた")
    change(promise, person=kenta.id, by=By.THEM, size=Size.GRAVE)
    (fact,) = facts()
    assert (fact.person, fact.by, fact.size) == (kenta.id, By.THEM, Size.GRAVE)
    assert fact.note == "忘れていた"


def test_the_days_of_what_is_settled_stay(promises, make, change):
    promise = make(due=day(20))
    promises.settle(promise.id, Outcome.KEPT)
    with pytest.raises(AlreadySettled):
        change(promise, due=day(21))
    assert change(promise, text="other words").text == "other words"


def test_it_cannot_have_been_made_after_something_became_of_it(promises, clock, make, change):
    promise = make(made=day(1), due=day(20))
    promises.settle(promise.id, Outcome.AGREED_ANEW, new_due=day(27))
    clock.advance(days=10)
    with pytest.raises(DaysDoNotFit):
        change(promise, made=day(15))
    assert change(promise, made=day(13)).made == day(13)


def test_what_was_settled_since_is_not_put_back(promises, make, change):
    former = make()
    change(former, text="other words")
    promises.settle(former.id, Outcome.KEPT)
    with pytest.raises(NothingToTakeBack):
        promises.put_back(former)


# The trash


def test_what_is_deleted_takes_its_facts_along_and_brings_them_back(
    promises, make, facts, journal, announced
):
    promise = make(text="本を返す\n三冊とも")
    promises.settle(promise.id, Outcome.KEPT)
    tale, known = promises.get(promise.id), facts()
    trash_id = promises.delete(promise.id)
    assert announced[-1] == BOTH
    assert facts() == promises.everything() == []
    assert [(each.kind, each.title) for each in journal.trash()] == [("promise", "本を返す")]
    with pytest.raises(PromiseGone):
        promises.get(promise.id)
    promises.bring_back(trash_id)
    assert (promises.get(promise.id), facts()) == (tale, known)
    assert announced[-1] == BOTH
    assert journal.trash() == []


def test_emptying_the_trash_takes_the_history_along(promises, make, journal, vault):
    promise = make()
    promises.settle(promise.id, Outcome.KEPT)
    promises.delete(promise.id)
    journal.empty_trash()
    with vault.reading() as connection:
        for table in ("promises", "promise_steps", "events"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


def test_a_deleted_person_takes_promises_along(promises, make, people, misaki, facts):
    promise = make()
    promises.settle(promise.id, Outcome.KEPT)
    before = promises.get(promise.id)
    trash_id = people.delete(misaki.id)
    assert promises.everything() == facts() == []
    people.bring_back(trash_id)
    assert promises.everything() == [before]


# Reading


def test_the_board_has_what_is_open_and_what_was_settled_last(promises, clock, make, people, kenta):
    mine, theirs = make(text="mine"), make(text="theirs", by=By.THEM)
    away = promises.make(a_draft(kenta, text="away"))
    settled = [make(text=str(number)) for number in range(4)]
    for promise in settled:
        clock.advance(minutes=1)
        promises.settle(promise.id, Outcome.KEPT)
    promises.settle(promises.make(a_draft(kenta)).id, Outcome.KEPT)
    people.put_away(kenta.id)
    board = promises.board(most_settled=3)
    assert [tale.promise.id for tale in board.mine] == [mine.id]
    assert [tale.promise.id for tale in board.theirs] == [theirs.id]
    assert [tale.promise.text for tale in board.settled] == ["3", "2", "1"]
    assert board.has_earlier
    assert not promises.board(most_settled=4).has_earlier
    assert [person.name for person in board.people.values()] == ["美咲"]
    of_kenta = promises.board(of=[kenta.id])
    assert (len(of_kenta.mine), len(of_kenta.theirs), len(of_kenta.settled)) == (1, 0, 1)
    assert away.id in [tale.promise.id for tale in promises.of_person(kenta.id)]


def test_today_hears_what_is_due(promises, make, clock):
    make(text="today", due=TODAY)
    make(text="theirs", by=By.THEM, made=day(1), due=day(10))
    make(text="later", due=day(30))
    found = [(due.tale.promise.text, due.reason) for due in promises.due(TODAY)]
    assert found == [("today", Reason.DUE_TODAY), ("theirs", Reason.WAITING)]


def test_the_counts_of_one_side_change_and_change_back(promises, make, misaki, kenta):
    promise = make()
    make(by=By.THEM)
    promises.make(a_draft(kenta))
    assert promises.counts(misaki.id, By.ME) == Counts(open=1, months=6)
    promises.settle(promise.id, Outcome.KEPT)
    assert promises.counts(misaki.id, By.ME) == Counts(kept=1, months=6)
    promises.take_back(promise.id)
    assert promises.counts(misaki.id, By.ME) == Counts(open=1, months=6)
    assert promises.counts(None, By.ME, months=3) == Counts(open=2, months=3)


def test_the_beginning_of_an_id_is_enough_when_it_fits_one(promises, make):
    one, other = make(), make()
    assert promises.beginning_with(one.id[:12]) == one
    assert promises.beginning_with(other.id) == other
    for beginning in ("", "no hex", "%", "f" * 33):
        with pytest.raises(PromiseGone):
            promises.beginning_with(beginning)


def test_a_beginning_that_fits_several_is_not_guessed_at(promises, make):
    made = [make().id for _each in range(17)]  # more than there are digits to begin with
    first = next(each[0] for each in made if sum(o.startswith(each[0]) for o in made) > 1)
    with pytest.raises(ManyPromises):
        promises.beginning_with(first)


def test_nothing_can_be_done_with_a_promise_that_is_gone(promises, change):
    gone = PromiseId("0" * 32)
    for act in (
        lambda: promises.change(gone, a_draft()),
        lambda: promises.settle(gone, Outcome.KEPT),
        lambda: promises.take_back(gone),
        lambda: promises.delete(gone),
    ):
        with pytest.raises(PromiseGone):
            act()


# Finding


def test_search_finds_its_words_until_it_is_deleted(promises, make, journal, misaki, change):
    promise = make(text="檸檬の木を植える", how_good="日当たりのよいところ", who_decides="二人で")
    for words in ("檸檬", "日当たり", "二人"):
        (hit,) = journal.search(Query(words=words))
        assert (hit.kind, hit.id, hit.title) == ("promise", promise.id, "檸檬の木を植える")
        assert (hit.day, hit.people) == (TODAY, (misaki.id,))
    change(promise, text="桜の木を植える")
    assert journal.search(Query(words="檸檬")) == []
    trash_id = promises.delete(promise.id)
    assert journal.search(Query(words="桜")) == []
    promises.bring_back(trash_id)
    assert len(journal.search(Query(words="桜"))) == 1


def test_the_next_of_a_series_that_is_taken_back_is_not_found(promises, make, journal, clock):
    first = make(text="檸檬を届ける", due=TODAY, repeats=Repeats.WEEKLY)
    promises.settle(first.id, Outcome.KEPT)
    assert len(journal.search(Query(words="檸檬"))) == 2
    clock.now += timedelta(hours=1)
    promises.take_back(first.id)
    assert len(journal.search(Query(words="檸檬"))) == 1
