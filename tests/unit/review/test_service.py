"""Looking back in a real journal. The clock stands at Thursday, 14 May 2026."""

from datetime import date

import pytest

from tests.unit.milestones.milestones import every_year
from trustjournal.checkins.domain import Because
from trustjournal.checkins.service import CheckIns
from trustjournal.core.changes import Changes
from trustjournal.events.domain import By
from trustjournal.journal.domain import Content, Draft, Query
from trustjournal.matters import domain as matter_domain
from trustjournal.matters.service import Matters
from trustjournal.people.domain import Circle
from trustjournal.promises import domain as promise_domain
from trustjournal.promises.domain import Outcome
from trustjournal.promises.service import Promises
from trustjournal.review.domain import Question, Span, month_of, week_of
from trustjournal.review.service import SHOWN_ENTRIES
from trustjournal.review.summary import Section
from trustjournal.services import assemble

MONDAY, SUNDAY = 0, 6
TODAY = date(2026, 5, 14)
WEEK, MONTH = week_of(TODAY, SUNDAY), month_of(TODAY)
BEFORE = WEEK.before()


@pytest.fixture(autouse=True)
def _weeks_begin_on_sunday(choices, announced):
    choices.choose(week_start=SUNDAY)
    announced.clear()


@pytest.fixture
def matters(vault, clock, announced):
    return Matters(vault, clock, announced)


@pytest.fixture
def promises(vault, clock, announced):
    return Promises(vault, clock, announced)


def _matter(matters, person, topic):
    return matters.open(matter_domain.Draft(person=person.id, topic=topic))


# Which week


def test_the_latest_week_follows_the_users_calendar(review, choices):
    assert review.latest(Span.WEEK) == WEEK
    choices.choose(week_start=MONDAY)
    assert review.latest(Span.WEEK) == week_of(TODAY, MONDAY)
    choices.choose(week_start=None)
    assert review.latest(Span.WEEK) == WEEK
    assert review.latest(Span.MONTH) == MONTH.before()


# What was written


def test_an_empty_week_is_calm(review):
    found = review.look_back(WEEK)
    assert found.is_empty
    assert found.is_latest
    assert found.last_wish is None
    assert found.answers.texts == {}
    assert found.keeping.milestones == found.keeping.matters == found.keeping.quiet == ()


def test_entries_and_days_are_counted(review, journal):
    for day, text in ((11, "a"), (11, "b"), (13, "c"), (9, "the week before")):
        journal.write(text, day=date(2026, 5, day))
    found = review.look_back(WEEK)
    assert (found.entries, found.days) == (3, 2)
    assert [card.title for card in found.cards] == ["c", "b", "a"]
    earlier = review.look_back(BEFORE)
    assert (earlier.entries, earlier.days, earlier.is_latest) == (1, 1, False)


def test_of_many_the_newest_are_listed(review, journal):
    for number in range(SHOWN_ENTRIES + 3):
        journal.write(f"{number}")
    found = review.look_back(WEEK)
    assert (found.entries, len(found.cards)) == (SHOWN_ENTRIES + 3, SHOWN_ENTRIES)


def test_what_was_hard_is_counted_and_not_brought_up(review, journal):
    draft = journal.begin()
    hard = Draft(id=draft.id, entry=None, moment=draft.moment, content=Content(text="x", hard=True))
    journal.save(hard, "sitting")
    found = review.look_back(WEEK)
    assert (found.entries, found.cards) == (1, ())


@pytest.mark.parametrize("field", ["put_away", "safety"])
def test_whoever_is_left_out_is_not_told_of(
    review, people, journal, happens, matters, milestones, misaki, field
):
    journal.write("with her", people=["美咲"])
    journal.write("alone")
    happens(misaki, "gave", note="本")
    _matter(matters, misaki, "鍵のこと")
    milestones.keep(every_year(5, 20, person=misaki.id))
    assert len(review.look_back(WEEK).cards) == 2
    people.amend(misaki.id, {field: True})
    found = review.look_back(WEEK)
    assert found.entries == 2
    assert [card.title for card in found.cards] == ["alone"]
    assert found.summary.is_empty
    assert found.keeping.matters == found.keeping.milestones == ()


# What happened


def test_a_promise_is_told_by_its_words(review, promises, happens, misaki):
    promise = promises.make(promise_domain.Draft(text="本を返す", person=misaki.id))
    promises.settle(promise.id, Outcome.KEPT)
    happens(misaki, "gave", note="傘")
    told = review.look_back(WEEK).summary
    assert [each.noted.text for each in told.mine] == ["本を返す"]
    assert [each.text for each in told.sections[Section.GIVEN]] == ["傘"]
    assert review.look_back(BEFORE).summary.is_empty


def test_a_matter_that_was_talked_about_is_told_once(review, matters, happens, misaki):
    matter = _matter(matters, misaki, "鍵のこと")
    matters.talked_about(matter.id)
    happens(misaki, "issue_addressed", note="また別のこと")
    found = review.look_back(WEEK)
    assert [(each.person, each.matter.topic) for each in found.talked_about] == [
        (misaki, "鍵のこと")
    ]
    assert [each.text for each in found.summary.sections[Section.TALKED_ABOUT]] == ["また別のこと"]
    assert review.look_back(BEFORE).is_empty


def test_one_circle_alone_can_be_looked_at(review, people, journal, happens, misaki):
    sato = people.add("佐藤", circles=(Circle.WORK,))
    happens(misaki, "contact")
    happens(sato, "contact")
    journal.write("together", people=["美咲"])
    journal.write("meeting", people=["佐藤"])
    found = review.look_back(WEEK, Circle.WORK)
    assert found.summary.contacts == (sato,)
    assert (found.entries, [card.title for card in found.cards]) == (1, ["meeting"])
    assert review.look_back(WEEK, Circle.FAMILY).is_empty
    assert len(review.look_back(WEEK).summary.contacts) == 2


# Keeping


def test_the_time_that_begins_is_shown_after_the_one_that_ends(review, milestones, matters, misaki):
    milestones.keep(every_year(5, 20, person=misaki.id, title="誕生日"))
    milestones.keep(every_year(6, 10, person=misaki.id, title="later"))
    _matter(matters, misaki, "鍵のこと")
    matters.leave_alone(_matter(matters, misaki, "left alone").id)
    for period in (WEEK, BEFORE):
        keeping = review.look_back(period).keeping
        assert [each.coming.milestone.title for each in keeping.milestones] == ["誕生日"]
        assert [(each.person, each.matter.topic) for each in keeping.matters] == [
            (misaki, "鍵のこと")
        ]
    assert review.look_back(BEFORE.before()).keeping is None
    assert len(review.look_back(MONTH).keeping.milestones) == 2


def test_with_whom_it_has_been_longer_than_usual(review, people, happens):
    aya, ken = (people.add(name, wished_rhythm=7) for name in ("あや", "健"))
    happens(ken, "contact", day=date(2026, 5, 13))
    happens(aya, "contact", day=date(2026, 4, 1))
    assert review.look_back(WEEK).keeping.quiet == (aya,)


def test_met_and_nothing_since(review, people, journal, happens, introductions, vault, clock):
    checkins = CheckIns(vault, clock, lambda _changes: None)
    met, again, rated, introduced = (people.add(name) for name in "abcd")
    ueda = people.add("上田")
    for each in (met, again, rated):
        happens(each, "introduced", day=date(2026, 4, 1))
    journal.write("more of b", people=["b"], day=date(2026, 4, 20))
    checkins.rate(rated.id, 5, because=Because.BY_MYSELF)
    introductions.introduce(ueda.id, introduced.id, day=date(2026, 4, 2))
    people.add("never seen")
    found = review.look_back(WEEK).keeping.nothing_since
    assert [each.name for each in found] == ["a", "d"]


# What is written down


def test_a_wish_is_kept_as_it_was_typed_and_shown_the_next_time(review, announced):
    review.write(BEFORE, Question.WISH, "先に\n電話する\0 ")
    assert announced == [Changes.REVIEWS]
    found = review.look_back(WEEK)
    assert (found.last_wish.text, found.last_wish.period) == ("先に\n電話する␀ ", BEFORE)
    assert review.look_back(BEFORE).answers.text(Question.WISH) == "先に\n電話する␀ "
    assert review.look_back(BEFORE).last_wish is None


def test_a_wish_waits_for_whoever_comes_back_later(review):
    review.write(BEFORE.before().before(), Question.WISH, "older")
    review.write(BEFORE.before(), Question.WISH, "散歩")
    review.write(BEFORE.before(), Question.WISH, "散歩する")
    wish = review.look_back(WEEK).last_wish
    assert (wish.text, wish.period) == ("散歩する", BEFORE.before())
    assert review.look_back(MONTH).last_wish is None


def test_what_is_the_same_is_not_written_again(review, announced):
    review.write(WEEK, Question.WISH, "")
    review.write(WEEK, Question.WISH, "x")
    review.write(WEEK, Question.WISH, "x")
    assert announced == [Changes.REVIEWS]
    review.write(WEEK, Question.WISH, "")
    assert review.look_back(WEEK).answers.texts == {}


def test_a_month_is_closed_with_its_questions(review):
    for question in Question:
        review.write(MONTH, question, question.value)
    assert review.look_back(MONTH).answers.texts == {each: each.value for each in Question}
    assert review.look_back(WEEK).answers.texts == {}


def test_weeks_that_begin_on_another_day_lose_no_word(review, choices):
    review.write(WEEK, Question.WISH, "this")
    review.write(BEFORE, Question.WISH, "that")
    week = week_of(date(2026, 5, 10), MONDAY)
    assert review.look_back(week).answers.text(Question.WISH) == "this"
    review.write(week, Question.WISH, "this one")
    assert review.look_back(WEEK).answers.text(Question.WISH) == "this one"
    assert review.look_back(week).last_wish.text == "that"
    assert review.look_back(week.after()).answers.texts == {}


# What Today may offer


def test_a_week_is_offered_on_its_day_until_something_is_written(review, clock, journal):
    journal.write("x")
    assert review.waiting() == []
    clock.advance(days=3)
    assert review.waiting() == [WEEK]
    review.write(WEEK, Question.WISH, "散歩")
    assert review.waiting() == []


def test_an_empty_week_is_not_offered(review, clock):
    clock.advance(days=3)
    assert review.waiting() == []


def test_what_was_only_noted_is_worth_a_look_too(review, clock, happens, misaki):
    happens(misaki, "contact")
    clock.advance(days=3)
    assert review.waiting() == [WEEK]


def test_a_month_is_offered_when_it_is_over(review, clock, journal):
    journal.write("x")
    clock.now = clock.now.replace(month=6, day=1)
    assert review.waiting() == [MONTH]


def test_who_wants_no_questions_is_offered_nothing(review, clock, journal, choices):
    journal.write("x")
    clock.advance(days=3)
    choices.choose(ask_question=False)
    assert review.waiting() == []


def test_promises_by_them_are_told_last_and_only_where_shown(review, happens, people):
    sato = people.add("佐藤", circles=(Circle.WORK,))
    happens(sato, "promise_kept", by=By.THEM)
    told = review.look_back(WEEK).summary
    assert (told.mine, len(told.theirs)) == ((), 1)


# Finding


@pytest.fixture
def services(vault, clock, announced):
    return assemble(vault, clock, announced)


def test_what_was_written_is_found_and_leads_back_to_its_week(services, clock):
    week = services.review.latest(Span.WEEK)
    services.review.write(week, Question.WISH, "湖のほとりを歩く")
    (hit,) = services.journal.search(Query(words="湖"))
    assert (hit.kind, hit.day, hit.people) == ("review", week.first, ())
    assert hit.title.startswith("Looking back: ")
    assert services.review.period_of(hit.id) == week
    assert services.review.period_of("nothing") is None
    assert services.keeping.check() == []
    services.keeping.mend_search()
    assert [each.id for each in services.journal.search(Query(words="湖"))] == [hit.id]


def test_what_is_no_longer_written_is_no_longer_found(services):
    week = services.review.latest(Span.WEEK)
    services.review.write(week, Question.WISH, "湖のほとりを歩く")
    services.review.write(week, Question.WISH, "山に登る")
    assert services.journal.search(Query(words="湖")) == []
    assert len(services.journal.search(Query(words="山"))) == 1
    assert services.keeping.check() == []


def test_of_a_month_all_answers_are_found(services):
    month = services.review.latest(Span.MONTH)
    services.review.write(month, Question.PATIENCE, "waited for the bus")
    services.review.write(month, Question.DIFFERENTLY, "asked first")
    (hit,) = services.journal.search(Query(words="bus"))
    assert services.journal.search(Query(words="asked"))[0].id == hit.id
    assert services.review.period_of(hit.id) == month
