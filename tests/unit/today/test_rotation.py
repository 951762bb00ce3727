"""The nine rules of the question of the day, one after another."""

from collections import Counter

import pytest

from tests.unit.today.builders import (
    KENTA,
    MISAKI,
    MOTHER,
    TODAY,
    a_day,
    a_prompt,
    a_rotation,
    after,
    asked,
    offered,
    shown,
    some_prompts,
)
from trustjournal.today.domain import Answer, Kind

# 1. What the day asks for


def test_a_daily_question_comes_on_any_day():
    assert offered([a_prompt("daily")]) == ["daily"]


def test_a_weekly_question_waits_for_the_weekly_day():
    prompts = [a_prompt("weekly", daily=False, weekly=True)]
    assert offered(prompts) == []
    assert offered(prompts, day=a_day(is_weekly_day=True)) == ["weekly"]


def test_a_weekly_question_does_not_come_early_because_something_fits():
    prompts = [a_prompt("weekly", daily=False, weekly=True, happenings=["work"])]
    assert offered(prompts, day=a_day(happening={"work": [KENTA]})) == []


@pytest.mark.parametrize(
    "happening", ["after_conflict", "rebuilding", "new_relationship", "milestone", "client"]
)
def test_a_question_for_an_occasion_comes_only_while_the_occasion_lasts(happening):
    prompts = [a_prompt("occasional", daily=False, happenings=[happening])]
    assert offered(prompts) == []
    assert offered(prompts, day=a_day(happening={happening: [KENTA]})) == ["occasional"]
    other = "friend"
    assert offered(prompts, day=a_day(happening={other: [KENTA]})) == []


def test_a_question_is_asked_only_in_a_language_it_has():
    prompts = [a_prompt("english", texts={"en": "Only English"}), a_prompt("both")]
    assert offered(prompts, language="ja") == ["both"]
    assert offered(prompts, language="en") == ["english", "both"]


def test_a_question_hidden_under_the_safety_flag_stays_away_while_it_is_set():
    prompts = [a_prompt("give", Kind.NOTICE, hidden_under_safety=True)]
    assert offered(prompts) == ["give"]
    assert offered(prompts, day=a_day(safety=True)) == []


# 2. Cool-down and kinds


def test_a_question_rests_for_its_cool_down():
    prompts = [a_prompt("p1"), *others()]
    assert "p1" not in offered(prompts, [shown("p1", days_ago=13), *two_of_other_kinds()])
    assert "p1" in offered(prompts, [shown("p1", days_ago=14), *two_of_other_kinds()])


def test_a_question_about_one_person_rests_for_everybody():
    prompts = [a_prompt("p1", needs_person=True), *others()]
    showings = [shown("p1", days_ago=3, person=MISAKI), *two_of_other_kinds()]
    assert "p1" not in offered(prompts, showings, a_day(askable=[MISAKI, KENTA]))


def test_neither_of_the_last_two_kinds_comes_again():
    prompts = [
        a_prompt("new-meet", Kind.MEET), a_prompt("new-give", Kind.GIVE),
        a_prompt("new-listen", Kind.LISTEN), *others(),
    ]  # fmt: skip
    assert offered(prompts, two_of_other_kinds()) == ["new-listen"]


def test_the_kind_before_the_last_two_may_come_again():
    prompts = [a_prompt("old"), a_prompt("new"), *others()]
    assert "new" in offered(prompts, [shown("old", days_ago=3), *two_of_other_kinds()])


def test_a_clock_that_ran_ahead_does_not_silence_a_question():
    assert offered([a_prompt("p1")], [shown("p1", days_ago=-400)]) == ["p1"]


# 5. The draw


def test_the_question_stays_the_same_all_day_and_after_it_was_shown():
    prompts = some_prompts(20)
    first = asked(prompts)
    assert asked(prompts) == first
    assert asked(prompts, [shown(first.prompt.id)]).prompt == first.prompt


def test_the_question_stays_when_the_day_turns_out_differently():
    prompts = some_prompts(20)
    first = asked(prompts)
    busy = a_day(happening={"work": [KENTA]}, due={Kind.PROMISE: 0}, is_weekly_day=True)
    assert asked(prompts, [shown(first.prompt.id)], busy).prompt == first.prompt


def test_another_journal_has_another_question_and_so_has_another_day():
    prompts = some_prompts(20)
    journals = {asked(prompts, installation=str(n)).prompt.id for n in range(40)}
    days = {asked(prompts, day=a_day(today=TODAY.replace(day=n))).prompt.id for n in range(1, 30)}
    assert len(journals) > 10
    assert len(days) > 10


def test_questions_are_drawn_in_proportion_to_their_weight():
    prompts = [a_prompt("once"), a_prompt("thrice", happenings=["work"])]
    day = a_day(happening={"work": [KENTA]})
    drawn = Counter(asked(prompts, day=day, installation=str(n)).prompt.id for n in range(2000))
    assert drawn["thrice"] / 2000 == pytest.approx(0.75, abs=0.04)


def test_another_question_may_be_had_three_times_a_day():
    prompts, showings, seen = some_prompts(22), [], []
    question = asked(prompts)
    for left in (3, 2, 1):
        assert question.others_left == left
        seen.append(question.prompt.id)
        showings = after(showings, question, Answer.ANOTHER)
        question = asked(prompts, showings)
    assert question.others_left == 0
    assert len({*seen, question.prompt.id}) == 4


def test_another_question_is_a_draw_of_its_own():
    prompts, apart = some_prompts(20), []
    for journal in map(str, range(40)):
        first = asked(prompts, installation=journal)
        second = asked(prompts, after([], first, Answer.ANOTHER), installation=journal)
        apart.append(abs(prompts.index(first.prompt) - prompts.index(second.prompt)))
    assert sum(distance > 3 for distance in apart) > 20


def test_another_question_is_not_offered_when_there_is_none():
    only = asked([a_prompt("p1"), a_prompt("p2")])
    assert only.others_left == 0


def test_when_nothing_may_be_asked_nothing_is_asked():
    assert asked([a_prompt("weekly", daily=False, weekly=True)]) is None


# 6. Against going over a hurt again and again

HURT = {"after_conflict": [KENTA]}


@pytest.mark.parametrize("tag", ["after_conflict", "rebuilding"])
def test_after_a_conflict_one_question_about_it_a_day_is_enough(tag):
    prompts = [
        a_prompt("first", Kind.REBUILD, daily=False, happenings=["after_conflict"]),
        a_prompt("second", Kind.BOUNDARY, daily=False, happenings=[tag, "after_conflict"]),
        a_prompt("light", Kind.NOTICE),
    ]
    day = a_day(happening=HURT)
    assert "second" in offered(prompts, [shown("first", days_ago=1)], day)
    assert offered(prompts, [shown("first")], day) == ["light"]


def test_two_evenings_with_the_same_conflict_turn_the_question_elsewhere():
    prompts = some_prompts(22)
    one = a_day(happening=HURT, same_conflict_evenings=1)
    two = a_day(happening=HURT, same_conflict_evenings=2)
    assert len(offered(prompts, day=one)) == 22
    kinds = {p.kind for p, _weight in a_rotation(prompts).candidates(two)}
    assert kinds == {Kind.SELF, Kind.NOTICE, Kind.GRATITUDE}


# 7. The safety flag


def test_under_a_safety_flag_general_questions_turn_to_oneself():
    kinds = {p.kind for p, _weight in a_rotation(some_prompts(22)).candidates(a_day(safety=True))}
    assert kinds == {Kind.SELF, Kind.NOTICE, Kind.GRATITUDE, Kind.BOUNDARY, Kind.RECEIVE}


def test_under_a_safety_flag_a_question_about_somebody_else_may_come():
    prompts = [a_prompt("about", Kind.FELT, needs_person=True)]
    question = asked(prompts, day=a_day(safety=True, askable=[MISAKI]))
    assert question.person == MISAKI


def test_nobody_is_asked_about_who_may_not_be():
    prompts = [a_prompt("about", happenings=["work"], needs_person=True)]
    day = a_day(happening={"work": [KENTA]}, in_contact=[KENTA], askable=[MISAKI])
    people = {asked(prompts, day=day, installation=str(n)).person for n in range(20)}
    assert people == {MISAKI}
    assert asked(prompts, day=a_day(in_contact=[KENTA], askable=[])) is None


def test_a_question_that_is_already_shown_goes_when_the_flag_is_set():
    prompts = [a_prompt("about", Kind.FELT, needs_person=True), a_prompt("self", Kind.SELF)]
    showings = [shown("about", person=MISAKI)]
    assert asked(prompts, showings, a_day(askable=[MISAKI])).person == MISAKI
    assert asked(prompts, showings, a_day(safety=True)).prompt.id == "self"


# 8. Not today, not for me


def test_after_not_today_there_is_no_question_until_tomorrow():
    prompts = some_prompts(22)
    showings = after([], asked(prompts), Answer.NOT_TODAY)
    assert asked(prompts, showings) is None
    assert asked(prompts, showings, a_day(today=TODAY.replace(day=15))) is not None


def test_not_today_counts_as_shown_for_three_days_and_no_longer():
    prompts = [a_prompt("p1"), *others()]
    for days, comes_back in ((1, False), (2, False), (3, True)):
        showings = [shown("p1", days_ago=days, answer=Answer.NOT_TODAY), *two_of_other_kinds()]
        assert ("p1" in offered(prompts, showings)) is comes_back


def test_not_today_does_not_make_a_question_less_likely_later():
    prompts = [a_prompt("p1"), a_prompt("p2", Kind.LISTEN), *others()]
    showings = [shown("p1", days_ago=5, answer=Answer.NOT_TODAY), *two_of_other_kinds()]
    found = {p.id: w for p, w in a_rotation(prompts, showings).candidates(a_day())}
    assert found["p1"] == found["p2"]


def test_not_for_me_removes_a_question_for_good_and_brings_another():
    prompts = some_prompts(22)
    first = asked(prompts)
    showings = after([], first, Answer.NOT_FOR_ME)
    second = asked(prompts, showings)
    assert second.prompt != first.prompt
    assert second.others_left == 3


def test_not_for_me_holds_for_years():
    prompts = [a_prompt("p1"), a_prompt("p2", Kind.LISTEN), *others()]
    showings = [shown("p1", days_ago=9, answer=Answer.NOT_FOR_ME), *two_of_other_kinds()]
    assert offered(prompts, showings, a_day(today=TODAY.replace(year=2036))) == ["p2"]


# 9. Silence


def test_weeks_without_the_journal_change_nothing_but_the_time_that_passed():
    prompts = some_prompts(22)
    showings = [shown("p1", days_ago=40)]
    quiet = {p.id: w for p, w in a_rotation(prompts, showings).candidates(a_day())}
    assert {w for name, w in quiet.items() if name != "p1"} == {1.5}


# Whom a question is about


def test_a_question_is_about_somebody_it_speaks_of():
    prompts = [a_prompt("client", daily=False, happenings=["client"], needs_person=True)]
    day = a_day(
        happening={"client": [KENTA], "family": [MOTHER]},
        in_contact=[KENTA, MOTHER],
        askable=[KENTA, MISAKI, MOTHER],
    )
    people = {asked(prompts, day=day, installation=str(n)).person for n in range(20)}
    assert people == {KENTA}


def test_a_question_for_an_occasion_is_not_asked_about_just_anybody():
    prompts = [a_prompt("client", daily=False, happenings=["client"], needs_person=True)]
    day = a_day(happening={"client": [KENTA]}, askable=[MISAKI])
    assert asked(prompts, day=day) is None


def test_an_everyday_question_looks_for_somebody_it_speaks_of_first():
    prompts = [a_prompt("colleague", happenings=["work"], needs_person=True)]
    day = a_day(happening={"work": [KENTA]}, in_contact=[KENTA, MISAKI], askable=[KENTA, MISAKI])
    people = {asked(prompts, day=day, installation=str(n)).person for n in range(20)}
    assert people == {KENTA}


def test_an_everyday_question_is_about_somebody_one_wrote_about_lately():
    prompts = [a_prompt("about", needs_person=True)]
    day = a_day(in_contact=[MISAKI, MOTHER], askable=[KENTA, MISAKI, MOTHER])
    people = {asked(prompts, day=day, installation=str(n)).person for n in range(40)}
    assert people == {MISAKI, MOTHER}


def test_a_question_about_somebody_needs_somebody():
    assert offered([a_prompt("about", needs_person=True)]) == []


def others():
    return [a_prompt("o1", Kind.MEET, daily=False), a_prompt("o2", Kind.GIVE, daily=False)]


def two_of_other_kinds():
    return [shown("o1", days_ago=2), shown("o2", days_ago=1)]
