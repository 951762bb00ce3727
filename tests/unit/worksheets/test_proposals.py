"""What each worksheet proposes to keep, of sheets that are filled in from end to end."""

from datetime import date

import pytest

from tests.answered import IDS, answers_of, people_in, worksheet
from trustjournal.worksheets.answers import whom
from trustjournal.worksheets.domain import FollowUpType
from trustjournal.worksheets.proposals import proposals

TODAY = date(2026, 5, 14)
PROMISE, BOUNDARY, MATTER = FollowUpType.PROMISE, FollowUpType.BOUNDARY, FollowUpType.MATTER
CHECK_INS, DEBRIEF, REMINDER = (
    FollowUpType.CHECK_INS,
    FollowUpType.DEBRIEF,
    FollowUpType.REMINDER,
)
EVENT, PERSON, NEXT = FollowUpType.EVENT, FollowUpType.PERSON, FollowUpType.WORKSHEET
INTRODUCTION, MILESTONE = FollowUpType.INTRODUCTION, FollowUpType.MILESTONE

PROPOSED = {
    "apology": [
        (PROMISE, "2026-05-17"),
        (PROMISE, "2026-06-13 monthly"),
        (CHECK_INS, "2026-05-21 2026-06-13"),
        (DEBRIEF, "2026-05-18"),
        (EVENT, "me apology_made 2026-05-14 asked"),
    ],
    "ask_help": [
        (EVENT, "me asked_help 2026-05-14"),
        (PROMISE, "2026-05-22"),
    ],
    "boundary": [
        (BOUNDARY, "2026-06-11"),
        (DEBRIEF, "2026-05-20"),
        (REMINDER, "2026-06-11 asked"),
    ],
    "boundary_crossed": [
        (PROMISE, "2026-05-15"),
        (EVENT, "them boundary_crossed_repaired 2026-05-14 asked"),
    ],
    "complacency": [
        (PROMISE, "2026-05-18"),
        (EVENT, "me small_crack 2026-05-14 asked"),
    ],
    "event_plan": [
        (PROMISE, "2026-05-21"),
        (NEXT, "2026-05-14"),
    ],
    "first_follow_up": [
        (PROMISE, "2026-05-14"),
        (REMINDER, "2026-05-28"),
        (CHECK_INS, "every 90"),
        (PERSON, "how_met"),
        (PERSON, "cares_about"),
        (PERSON, "we_share"),
    ],
    "gratitude_milestone": [
        (EVENT, "me milestone_marked 2026-05-14"),
        (EVENT, "me received 2026-05-14 asked"),
        (MILESTONE, "2026-05-14 yearly"),
    ],
    "introducer_thanks": [
        (PROMISE, "2026-05-15"),
        (PROMISE, "2026-06-13"),
        (EVENT, "them introduced 2026-05-14"),
        (INTRODUCTION, "2026-05-12"),
    ],
    "professional_trust": [
        (PROMISE, "2026-05-20"),
        (PROMISE, "2026-05-22"),
        (PROMISE, ""),
        (PROMISE, "2026-05-18 weekly"),
        (EVENT, "me recognised 2026-05-14 asked"),
        (PROMISE, "2026-05-15"),
    ],
    "profile_card": [
        (REMINDER, "2026-11-10"),
    ],
    "purpose_give": [
        (PROMISE, "2026-05-16"),
        (PERSON, "purpose"),
        (PERSON, "can_give"),
        (PERSON, "hope_month"),
        (PERSON, "hope_two_years"),
    ],
    "rebuild_i_broke": [
        (PROMISE, "2026-05-15"),
        (PROMISE, "2026-05-22 weekly"),
        (PROMISE, "2026-05-21 weekly"),
        (BOUNDARY, "2026-08-06"),
        (BOUNDARY, "2026-08-06"),
        (BOUNDARY, "2026-08-06"),
        (CHECK_INS, "2026-05-21 2026-05-28 2026-06-11 2026-07-09 2026-08-06"),
        (DEBRIEF, "2026-05-15"),
        (REMINDER, "2026-08-06"),
        (NEXT, "2026-05-14"),
    ],
    "rebuild_they_broke": [
        (BOUNDARY, "2026-06-11"),
        (BOUNDARY, "2026-06-11"),
        (CHECK_INS, "2026-05-21 2026-05-28 2026-06-11 2026-07-09 2026-08-06"),
        (REMINDER, "2026-06-04"),
        (DEBRIEF, "2026-05-15"),
        (EVENT, "me leap 2026-05-14 asked"),
        (REMINDER, "2026-08-06"),
    ],
    "repair_debrief": [
        (PROMISE, "2026-05-17"),
        (PROMISE, "2026-05-21"),
        (PROMISE, "2026-05-21"),
        (REMINDER, "2026-05-28"),
    ],
    "repair_prep": [
        (MATTER, "2026-05-03"),
        (DEBRIEF, "2026-05-17"),
        (REMINDER, "2026-05-16"),
    ],
}  # fmt: skip
"""What a whole sheet proposes, with its day; "asked" is what is not ticked at first."""


def of(name, changed=None, *, language="en", person=None, unsafe=False):
    sheet = worksheet(name)
    answers = {**answers_of(name, language), **(changed or {})}
    about = whom(sheet, answers) if person is None else person
    return proposals(sheet, answers, TODAY, whom=about, unsafe=unsafe)


def told(proposal):
    days = [proposal.day, *proposal.days]
    by = "me" if proposal.by_me else "them"
    said = (
        *((by,) if proposal.type is EVENT else ()),
        proposal.kind,
        "" if proposal.rhythm is None else f"every {proposal.rhythm}",
        *(str(day) for day in days if day is not None),
        "" if proposal.repeats.value == "never" else proposal.repeats.value,
        "yearly" if proposal.yearly else "",
        "closes" if proposal.closes else "",
        "" if proposal.wanted else "asked",
    )
    return proposal.type, " ".join(each for each in said if each)


def types(found):
    return [each.type for each in found]


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name", IDS)
def test_every_worksheet_proposes_what_it_says(name, language):
    assert [told(each) for each in of(name, language=language)] == PROPOSED[name]


@pytest.mark.parametrize("name", IDS)
def test_each_follow_up_is_proposed_by_some_sheet(name):
    wanted = {
        # Its sheet is in no hurry to close what is only partly settled.
        "repair_debrief": of("repair_debrief", {"after.status": "closed"}),
        "gratitude_milestone": of("gratitude_milestone", {"mark.again": "month"}),
    }
    numbers = {each.id.partition(".")[0] for each in wanted.get(name, of(name))}
    assert numbers == {str(number) for number in range(len(worksheet(name).follow_ups))}


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name", IDS)
def test_the_words_are_the_users_own(name, language):
    given = repr(answers_of(name, language))
    for each in of(name, language=language):
        for line in (*each.text.splitlines(), *each.fine.splitlines(), *each.i_will.splitlines()):
            assert repr(line)[1:-1] in given


@pytest.mark.parametrize("name", IDS)
def test_proposals_are_told_apart_and_are_the_same_when_asked_again(name):
    ids = [each.id for each in of(name)]
    assert len(set(ids)) == len(ids)
    assert ids == [each.id for each in of(name)]


def test_everything_is_about_whom_the_sheet_is_about():
    (name,) = people_in("apology", "en")
    assert {each.whom for each in of("apology")} == {name}
    thanks = of("introducer_thanks")
    introducer, introduced = people_in("introducer_thanks", "en")
    assert {each.whom for each in thanks} == {introducer}
    assert [each.about for each in thanks if each.type is INTRODUCTION] == [introduced]


def test_a_boundary_has_all_its_words():
    (boundary, *_rest) = of("boundary")
    assert boundary.text.startswith("Calls after eight")
    assert boundary.fine.startswith("Messages at any time")
    assert boundary.i_will.startswith("After eight my phone is silent")


def test_their_promises_are_theirs():
    mine, also_mine, theirs, _check = of("repair_debrief")
    assert (mine.by_me, also_mine.by_me, theirs.by_me) == (True, True, False)


def test_only_what_is_settled_closes_a_matter():
    assert MATTER not in types(of("repair_debrief"))
    assert MATTER in types(of("repair_debrief", {"after.status": "closed"}))


def test_without_days_of_ones_own_the_usual_ones_are_proposed():
    found = of("rebuild_they_broke", {"time.dates": ["2026-05-01", "2026-06-01", "no day"]})
    assert [each.days for each in found if each.type is CHECK_INS] == [(date(2026, 6, 1),)]
    assert CHECK_INS not in types(of("rebuild_they_broke", {"time.dates": []}))


def test_days_that_have_passed_are_not_proposed():
    assert REMINDER not in types(of("profile_card", {"short.short": ""}))
    assert REMINDER not in types(of("repair_debrief", {"after.check": "2026-05-13"}))
    (boundary, *_rest) = of("boundary", {"when.review": "2026-05-14"})
    assert boundary.day == date(2026, 6, 11), "looked at again after four weeks, then"
    past = of("repair_prep", {"frame.when": "2026-05-01"})
    assert [told(each) for each in past if each.type is DEBRIEF] == [(DEBRIEF, "2026-05-14")]
    assert REMINDER not in types(past), "the talk was two weeks ago"


def test_nothing_is_promised_for_a_day_that_has_passed():
    (promise, *_rest) = of("apology", {"repair.repair": {"text": "x", "due": "2026-05-13"}})
    assert promise.day == date(2026, 5, 21), "a week, as the worksheet usually gives"
    several = [{"text": "x", "due": "2026-05-01"}, {"text": "y", "due": "2026-05-14"}]
    found = of("professional_trust", {"deliver.promises": several})
    assert [each.day for each in found[:2]] == [TODAY, TODAY]


def test_a_matter_that_is_said_to_begin_tomorrow_begins_today():
    (matter, *_rest) = of("repair_prep", {"topic.since": "2026-06-01"})
    assert matter.day == TODAY


@pytest.mark.parametrize(
    ("kind", "repaired", "expected"),
    [
        ("forgot", "yes", ["boundary_crossed_repaired"]),
        ("forgot", "no", []),
        ("knowing", "no", ["boundary_crossed"]),
        ("knowing", "yes", ["boundary_crossed"]),
        ("cannot_tell", "yes", []),
    ],
)
def test_a_crossing_is_noted_as_what_it_was_or_not_at_all(kind, repaired, expected):
    addresses = [address for address, _q in worksheet("boundary_crossed").questions()]
    (put_right,) = [each for each in addresses if each.startswith("kind.") and each != "kind.kind"]
    found = of("boundary_crossed", {"kind.kind": kind, put_right: repaired})
    assert [each.kind for each in found if each.type is EVENT] == expected


def test_nothing_answered_is_nothing_proposed():
    for name in IDS:
        assert proposals(worksheet(name), {}, TODAY, whom="") == ()


# Where it may not be safe to speak

GATED = sorted(name for name in IDS if worksheet(name).safety_gate)
LEADS_TO_A_TALK = {CHECK_INS, DEBRIEF, MATTER, NEXT}


def gate(name):
    """Return the question that asks whether it is safe, and one answer that says it is not."""
    for address, question in worksheet(name).questions():
        for option, action in question.on.items():
            if action.value == "show_safety_page_and_private_mode":
                return {address: option}
    raise AssertionError(name)


@pytest.mark.parametrize("name", GATED)
def test_where_it_is_not_safe_no_talk_is_planned(name):
    found = of(name, gate(name))
    assert not LEADS_TO_A_TALK.intersection(types(found))
    assert not [each for each in found if each.type is EVENT and each.by_me]
    talks = {each.answer for each in worksheet(name).follow_ups if each.type is DEBRIEF}
    for each in found:
        number = int(each.id.partition(".")[0])
        assert worksheet(name).follow_ups[number].answer not in talks


@pytest.mark.parametrize("name", IDS)
def test_with_somebody_marked_as_unsafe_no_talk_is_planned_either(name):
    found = of(name, unsafe=True)
    assert not LEADS_TO_A_TALK.intersection(types(found))
    for each in found:
        if each.type is PROMISE:
            assert each.for_oneself
            assert each.whom == ""


def test_ones_own_steps_stay_ones_own_where_it_is_not_safe():
    found = of("apology", gate("apology"))
    assert [told(each) for each in found] == [(PROMISE, "2026-06-13 monthly")]
    assert found[0].for_oneself
    assert found[0].whom == ""


def test_a_boundary_is_still_drawn_where_it_is_not_safe():
    found = of("boundary", gate("boundary"))
    assert [told(each) for each in found] == [(BOUNDARY, "2026-06-11")]
