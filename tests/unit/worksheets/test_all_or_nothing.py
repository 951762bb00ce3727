"""All that was confirmed is kept, or nothing; and what happens when a sheet is finished again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.answered import IDS
from trustjournal.boundaries.domain import Mark
from trustjournal.core.changes import Changes
from trustjournal.core.ids import BoundaryId, PromiseId
from trustjournal.core.problems import JournalProblem
from trustjournal.promises.domain import Outcome
from trustjournal.worksheets.domain import FollowUpType
from trustjournal.worksheets.problems import (
    AlreadyFinished,
    ChangedSince,
    DayBefore,
    NoDays,
    NotAllAnswered,
    NoWords,
    Refused,
)

TODAY = date(2026, 5, 14)
languages = pytest.mark.parametrize("language", ["en", "ja"])
sheets = pytest.mark.parametrize("name", IDS)


def kinds(finished):
    return [each.kind for each in finished.outcomes]


# All or nothing


@sheets
def test_what_breaks_off_in_the_middle_leaves_nothing(fill_in, services, kenji, everything, name):
    begun = {"person": kenji.id} if name == "repair_debrief" else {}
    sheet = fill_in(name, drawn_towards=kenji, **begun)
    found = services.worksheets.proposals(sheet)
    last = replace(found[-1], id="last", type=FollowUpType.PROMISE, text="", whom=kenji.id)
    before = everything()
    with pytest.raises(Refused) as refused:
        services.worksheets.finish(sheet, [*found, last])
    assert refused.value.proposal == "last"
    assert everything() == before
    assert not services.worksheets.get(sheet).sheet.is_finished
    services.worksheets.finish(sheet, found)
    assert services.worksheets.get(sheet).sheet.is_finished


def test_an_error_of_ours_leaves_nothing_either(fill_in, services, everything):
    sheet = fill_in("apology")
    found = services.worksheets.proposals(sheet)
    nonsense = replace(found[-1], kind="no such kind")
    before = everything()
    with pytest.raises(JournalProblem):
        services.worksheets.finish(sheet, [*found[:-1], nonsense])
    assert everything() == before


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"text": "  "}, NoWords),
        ({"text": "long " * 5000}, "longer than a promise"),
        ({"day": TODAY - timedelta(days=1)}, DayBefore),
        ({"whom": "x" * 300}, "name"),
    ],
)
def test_a_promise_that_cannot_be_kept_says_why(fill_in, services, changed, problem):
    sheet = fill_in("apology")
    first = services.worksheets.proposals(sheet)[0]
    with pytest.raises(Refused) as refused:
        services.worksheets.finish(sheet, [replace(first, **changed)])
    assert refused.value.proposal == first.id
    if isinstance(problem, str):
        assert problem in refused.value.happened
    else:
        assert isinstance(refused.value.problem, problem)
    assert "nothing you wrote is lost" in refused.value.kept


def test_looking_back_needs_a_day_to_come(fill_in, services):
    sheet = fill_in("apology")
    (days,) = (each for each in services.worksheets.proposals(sheet)
               if each.type is FollowUpType.CHECK_INS)  # fmt: skip
    for given, problem in (((), NoDays), ((TODAY - timedelta(days=1),), DayBefore)):
        with pytest.raises(Refused) as refused:
            services.worksheets.finish(sheet, [replace(days, days=given)])
        assert isinstance(refused.value.problem, problem)
    twice = replace(days, days=(TODAY, TODAY))
    assert kinds(services.worksheets.finish(sheet, [twice])) == ["reminder"]


def test_what_needs_somebody_asks_for_them(fill_in, services):
    sheet = fill_in("gratitude_milestone", {"what.person": ""})
    services.worksheets.answer(
        sheet, {**services.worksheets.get(sheet).sheet.answers, "what.person": "?"}, "what"
    )
    found = services.worksheets.proposals(sheet)
    for each in found:
        if each.type in (FollowUpType.EVENT, FollowUpType.MILESTONE):
            with pytest.raises(Refused, match="not said yet whom"):
                services.worksheets.finish(sheet, [replace(each, whom="")])


def test_nobody_is_called_by_the_id_of_somebody_who_was_deleted(fill_in, services):
    sheet = fill_in("introducer_thanks")
    found = services.worksheets.proposals(sheet)
    (introduction,) = (each for each in found if each.about)
    services.people.delete(introduction.about)
    with pytest.raises(Refused, match="no longer in the journal"):
        services.worksheets.finish(sheet, [introduction])
    assert len(services.people.everyone()) == 1


def test_a_sheet_about_somebody_who_is_gone_asks_whom_it_is_about(services):
    aya = services.people.add("Aya")
    other = services.worksheets.begin("apology").sheet
    services.people.delete(aya.id)
    services.worksheets.answer(other.id, {"who.person": aya.id}, "who")
    ending = services.worksheets.ending(other.id)
    assert (ending.person, ending.name) == (None, "")


def test_a_sheet_is_finished_once_and_when_all_is_answered(fill_in, services):
    sheet = fill_in("apology")
    services.worksheets.finish(sheet)
    with pytest.raises(AlreadyFinished):
        services.worksheets.finish(sheet)
    sheet = fill_in("apology", {"act.act": ""})
    with pytest.raises(NotAllAnswered):
        services.worksheets.finish(sheet)


def test_it_is_announced_once_and_after_all_is_safe(fill_in, services, announced):
    sheet = fill_in("apology")
    found = services.worksheets.proposals(sheet)
    announced.clear()
    services.worksheets.finish(sheet, found)
    (changes,) = announced
    wanted = Changes.SHEETS | Changes.PROMISES | Changes.EVENTS | Changes.REMINDERS
    assert changes & wanted == wanted


# Again


@sheets
def test_opened_again_it_proposes_only_what_was_not_kept(fill_in, services, kenji, name):
    begun = {"person": kenji.id} if name == "repair_debrief" else {}
    sheet = fill_in(name, drawn_towards=kenji, **begun)
    found = services.worksheets.proposals(sheet)
    services.worksheets.finish(sheet, found[1:])
    services.worksheets.open_again(sheet)
    assert [each.id for each in services.worksheets.proposals(sheet)] == [found[0].id]
    services.worksheets.finish(sheet, services.worksheets.proposals(sheet))
    services.worksheets.open_again(sheet)
    assert services.worksheets.proposals(sheet) == ()


def test_what_is_worded_otherwise_later_is_not_kept_twice_unasked(fill_in, services):
    sheet = fill_in("professional_trust")
    found = services.worksheets.proposals(sheet)
    services.worksheets.finish(sheet, found)
    opened = services.worksheets.open_again(sheet)
    several = opened.answers["deliver.promises"]
    more = [{"text": "A new one", "due": ""}, *several]
    services.worksheets.answer(sheet, {**opened.answers, "deliver.promises": more}, opened.place)
    (fresh,) = services.worksheets.proposals(sheet)
    assert (fresh.text, fresh.wanted) == ("A new one", False)


def test_what_more_came_of_it_is_not_swept_away(of, services):
    finished = of("apology")
    promise = PromiseId(finished.outcomes[0].id)
    services.promises.settle(promise, Outcome.KEPT)
    with pytest.raises(ChangedSince):
        services.worksheets.take_back(finished)
    assert services.worksheets.get(finished.sheet.id).sheet.is_finished
    services.promises.take_back(promise)
    services.worksheets.take_back(finished)
    assert services.promises.everything() == []


def test_what_was_thrown_away_meanwhile_stays_in_the_trash(of, services):
    finished = of("apology")
    trash = services.promises.delete(PromiseId(finished.outcomes[0].id))
    services.worksheets.take_back(finished)
    services.promises.bring_back(trash)
    assert len(services.promises.everything()) == 1


def test_a_boundary_that_was_crossed_since_is_not_swept_away(of, services):
    finished = of("boundary")
    services.boundaries.note(BoundaryId(finished.outcomes[0].id), Mark.RESPECTED)
    with pytest.raises(ChangedSince):
        services.worksheets.take_back(finished)


# What is being changed about the proposals


def test_what_is_begun_at_the_end_of_a_sheet_waits_there(fill_in, services, vault):
    sheet = fill_in("apology")
    words = {"0.x": {"text": "in other words"}}
    services.worksheets.keep_ending(sheet, words)
    vault.close()
    vault.open()
    assert services.worksheets.ending(sheet).begun == words
    finished = services.worksheets.finish(sheet)
    assert services.worksheets.ending(sheet).begun == {}
    services.worksheets.take_back(finished)
    assert services.worksheets.ending(sheet).begun == words
    services.worksheets.forget_ending(sheet)
    assert services.worksheets.ending(sheet).begun == {}


def test_the_end_of_a_sheet_knows_whom_it_is_about(fill_in, services):
    sheet = fill_in("apology")
    ending = services.worksheets.ending(sheet)
    assert (ending.person.name, ending.name) == ("Emma", "")
    assert [each.name for each in ending.people] == ["Emma"]
    sheet = fill_in("apology", {"who.person": "Nobody yet"})
    ending = services.worksheets.ending(sheet)
    assert (ending.person, ending.name) == (None, "Nobody yet")
