"""A worksheet is offered where it belongs, quietly, and never where a talk could do harm."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from trustjournal.boundaries.desk import Desk as BoundariesDesk
from trustjournal.boundaries.domain import Draft as BoundaryDraft
from trustjournal.boundaries.domain import Mark
from trustjournal.boundaries.part import BoundariesPart
from trustjournal.boundaries.person_sections import BoundariesCard
from trustjournal.events.domain import By
from trustjournal.introductions.person_sections import IntroductionsCard
from trustjournal.matters.desk import Desk as MattersDesk
from trustjournal.matters.domain import Draft as MatterDraft
from trustjournal.matters.part import MattersPart
from trustjournal.matters.person_sections import MattersCard
from trustjournal.promises.desk import Desk as PromisesDesk
from trustjournal.promises.domain import Draft, Outcome
from trustjournal.promises.page import Part, PromisesPage
from trustjournal.promises.person_sections import PromisesSection
from trustjournal.ui.day_field import Days


class Seen:
    """Looks at a widget for what it offers, and hears which worksheet was asked for."""

    def __init__(self, root: QWidget) -> None:
        self.root = root
        self.asked: list[tuple[str, ...]] = []
        root.worksheet_asked.connect(lambda *asked: self.asked.append(asked))

    def offers(self, name: str) -> list[QAbstractButton]:
        found = self.root.findChildren(QAbstractButton, name)
        return [each for each in found if each.isVisible()]

    def press(self, name: str) -> tuple[str, ...]:
        (only,) = self.offers(name)
        only.click()
        return self.asked.pop()


@pytest.fixture
def days(clock):
    return Days(lambda: clock().date())


@pytest.fixture
def desks(theme, language, services, jobs, changes, days):
    shared = {"jobs": jobs, "changes": changes, "days": days}
    return {
        "promises": PromisesDesk(promises=services.promises, choices=services.choices, **shared),
        "boundaries": BoundariesDesk(boundaries=services.boundaries, **shared),
        "matters": MattersDesk(matters=services.matters, **shared),
    }


@pytest.fixture
def open_page(desks, show):
    """Opens the page of promises with all its parts at one of them."""

    def open_page(part=Part.PROMISES):
        page = PromisesPage(
            desks["promises"],
            boundaries=BoundariesPart(desks["boundaries"]),
            matters=MattersPart(desks["matters"]),
        )
        show(page, 960, 1000)
        page.look_at(part)
        return Seen(page)

    return open_page


@pytest.fixture
def settle(services, misaki, clock):
    def settle(by, outcome, **fields):
        made = services.promises.make(
            Draft(person=misaki.id, by=by, text="本を返す", due=clock().date(), **fields)
        )
        return services.promises.settle(made.id, outcome).promise

    return settle


def test_a_promise_of_mine_that_was_not_kept_offers_an_apology_or_a_talk(open_page, settle, misaki):
    promise = settle(By.ME, Outcome.NOT_KEPT)
    page = open_page()
    about = (misaki.id, "promise", promise.id)
    assert page.press("apology") == ("apology", *about)
    assert page.press("repairPrep") == ("repair_prep", *about)


def test_theirs_offers_a_talk_and_no_apology(open_page, settle, misaki):
    promise = settle(By.THEM, Outcome.NOT_KEPT)
    page = open_page()
    assert page.press("repairPrep") == ("repair_prep", misaki.id, "promise", promise.id)
    assert page.offers("apology") == []


@pytest.mark.parametrize("outcome", [Outcome.KEPT, Outcome.RELEASED])
def test_nothing_is_offered_where_nothing_broke(open_page, settle, outcome):
    settle(By.ME, outcome)
    page = open_page()
    assert page.offers("apology") == page.offers("repairPrep") == []


def test_taking_it_back_takes_the_offer_back(open_page, settle, services):
    promise = settle(By.ME, Outcome.NOT_KEPT)
    page = open_page()
    assert page.offers("apology")
    services.promises.take_back(promise.id)
    assert page.offers("apology") == []


def test_nobody_is_sent_to_somebody_they_fear(open_page, settle, services, misaki):
    settle(By.ME, Outcome.NOT_KEPT)
    drawn = services.boundaries.draw(BoundaryDraft(person=misaki.id, not_fine="夜中の電話"))
    services.boundaries.note(drawn.id, Mark.CROSSED)
    services.matters.open(MatterDraft(person=misaki.id, topic="お金のこと"))
    services.people.amend(misaki.id, {"safety": True})
    for part in Part:
        page = open_page(part)
        for name in ("apology", "repairPrep", "crossedSheet", "prepareTalk"):
            assert page.offers(name) == [], (part, name)


def test_a_boundary_that_was_just_crossed_offers_to_think_it_through(
    open_page, services, misaki, clock
):
    drawn = services.boundaries.draw(BoundaryDraft(person=misaki.id, not_fine="夜中の電話"))
    page = open_page(Part.BOUNDARIES)
    assert page.offers("crossedSheet") == []
    services.boundaries.note(drawn.id, Mark.CROSSED)
    about = ("boundary_crossed", misaki.id, "boundary", drawn.id)
    assert page.press("crossedSheet") == about
    clock.advance(days=1)
    services.boundaries.note(drawn.id, Mark.RESPECTED)
    assert page.offers("crossedSheet") == []


def test_an_open_matter_offers_to_prepare_the_talk(open_page, services, misaki):
    matter = services.matters.open(MatterDraft(person=misaki.id, topic="お金のこと"))
    page = open_page(Part.MATTERS)
    about = ("repair_prep", misaki.id, "matter", matter.id)
    assert page.press("prepareTalk") == about
    services.matters.leave_alone(matter.id)
    assert page.offers("prepareTalk") == []


def test_the_same_is_offered_on_the_persons_own_page(desks, settle, services, misaki, show):
    promise = settle(By.ME, Outcome.NOT_KEPT)
    drawn = services.boundaries.draw(BoundaryDraft(person=misaki.id, not_fine="夜中の電話"))
    services.boundaries.note(drawn.id, Mark.CROSSED)
    matter = services.matters.open(MatterDraft(person=misaki.id, topic="お金のこと"))
    for section, name, asked in (
        (PromisesSection(desks["promises"]), "apology", ("apology", "promise", promise.id)),
        (
            BoundariesCard(desks["boundaries"]),
            "crossedSheet",
            ("boundary_crossed", "boundary", drawn.id),
        ),
        (MattersCard(desks["matters"]), "prepareTalk", ("repair_prep", "matter", matter.id)),
    ):
        show(section, 640, 900)
        section.show_person(services.people.get(misaki.id))
        for each in section.findChildren(QAbstractButton, "unfold"):
            each.click()  # what is settled stands behind a line there
        worksheet, kind, thing = asked
        assert Seen(section).press(name) == (worksheet, misaki.id, kind, thing)


@pytest.fixture
def open_card(theme, language, services, jobs, changes, clock, show):
    def open_card(person):
        card = IntroductionsCard(services.introductions, services.choices, jobs, changes, clock)
        show(card, 640, 900)
        card.show_person(person)
        return Seen(card)

    return open_card


def test_an_introduction_offers_to_prepare_the_thanks_until_they_were_said(
    open_card, services, misaki, clock
):
    ueda = services.people.add("上田")
    noted = services.introductions.introduce(ueda.id, misaki.id, day=clock().date())
    card = open_card(misaki)
    about = ("introducer_thanks", ueda.id, "introduction", noted.id)
    assert card.press("prepareThanks") == about
    services.introductions.thank(noted, clock().date() - timedelta(days=1))
    assert card.offers("prepareThanks") == []


def test_no_thanks_are_prepared_for_somebody_feared(open_card, services, misaki, clock):
    ueda = services.people.add("上田")
    services.introductions.introduce(ueda.id, misaki.id, day=clock().date())
    services.people.amend(ueda.id, {"safety": True})
    assert open_card(misaki).offers("prepareThanks") == []
