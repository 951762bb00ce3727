"""What there is to have in mind before a talk."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from trustjournal import i18n
from trustjournal.boundaries.domain import Draft as BoundaryDraft
from trustjournal.briefs import brief as words
from trustjournal.briefs.service import NoTalk
from trustjournal.events.domain import By
from trustjournal.matters.domain import Draft as MatterDraft
from trustjournal.promises.domain import Draft as PromiseDraft
from trustjournal.promises.domain import Outcome
from trustjournal.services import assemble

TODAY = date(2026, 5, 14)


@pytest.fixture
def services(vault, clock):
    i18n.use("en")
    return assemble(vault, clock, lambda _changes: None)


@pytest.fixture
def ken(services):
    return services.people.add("Ken", purpose="we laugh", can_give="time", cares_about="his bees")


def _told(services, person):
    parts = words.parts(services.briefs.before_talk(person.id))
    plain = str.maketrans("", "", "\u2068\u2069")
    return {part.heading: [line.translate(plain) for line in part.lines] for part in parts}


def _write_hard(services, text="it was a lot", people=()):
    draft = services.journal.begin(people=people)
    content = replace(draft.content, text=text, hard=True)
    services.journal.save(replace(draft, content=content), "sitting")


def test_everything_stands_in_the_order_in_which_it_is_read(services, ken):
    services.promises.make(
        PromiseDraft(text="return the key", person=ken.id, due=TODAY + timedelta(1))
    )
    kept = services.promises.make(PromiseDraft(text="the photos", person=ken.id))
    services.promises.settle(kept.id, Outcome.KEPT)
    services.promises.make(PromiseDraft(text="a recipe", person=ken.id, by=By.THEM))
    services.boundaries.draw(
        BoundaryDraft(person=ken.id, not_fine="calls after ten", i_will="I hang up")
    )
    services.matters.open(MatterDraft(person=ken.id, topic="the sharp tone"))
    services.milestones.add(ken.id, "The day we met", day=TODAY + timedelta(2))
    services.journal.write("A walk by the lake", people=["Ken"])
    told = _told(services, ken)
    assert list(told) == [
        "Why this relationship",
        "What they care about",
        "What I can give",
        "What I promised",
        "What was promised to me",
        "Boundaries",
        "Open matters",
        "Next milestone",
        "Lately written",
        "My record",
    ]
    assert told["What I promised"] == ["return the key · Tomorrow"]
    assert told["What was promised to me"] == ["a recipe"]
    assert told["Boundaries"] == ["calls after ten (what I will do then: I hang up)"]
    assert told["Open matters"] == ["the sharp tone"]
    assert told["Next milestone"][0].startswith("The day we met · In 2 days")
    assert told["Lately written"] == ["A walk by the lake · Today"]
    assert told["My record"][0].startswith("2 promises: 1 on time"), "the counts come first"


def test_of_nothing_no_heading_is_left(services):
    bare = services.people.add("Aya")
    assert _told(services, bare) == {}


def test_hard_entries_stay_out_and_still_leave_room_for_others(services, ken):
    for number in range(words.MOST):
        services.journal.write(f"quiet {number}", people=["Ken"])
    for number in range(words.MOST):
        _write_hard(services, f"hard {number}", people=[ken.id])
    written = _told(services, ken)["Lately written"]
    assert len(written) == words.MOST
    assert all(line.startswith("quiet") for line in written)


def test_on_a_day_of_rest_the_counts_stand_without_words(services, ken):
    services.promises.make(PromiseDraft(text="the photos", person=ken.id))
    _write_hard(services, people=[ken.id])
    assert len(_told(services, ken)["My record"]) == 1


def test_more_than_a_page_holds_is_counted(services, ken):
    for number in range(words.MOST + 2):
        services.matters.open(MatterDraft(person=ken.id, topic=f"matter {number}"))
    lines = _told(services, ken)["Open matters"]
    assert len(lines) == words.MOST + 1
    assert lines[-1] == "and 2 more"


def test_nothing_leads_towards_a_talk_with_somebody_who_frightens(services, ken):
    services.people.amend(ken.id, {"safety": True})
    with pytest.raises(NoTalk):
        services.briefs.before_talk(ken.id)
