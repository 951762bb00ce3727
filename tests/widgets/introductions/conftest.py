import pytest

from tests.drivers.forms import FormListDriver
from trustjournal.introductions import store
from trustjournal.introductions.person_sections import IntroductionsCard
from trustjournal.introductions.service import Introductions
from trustjournal.people.service import People
from trustjournal.people.shelves import ShelfOfPeople
from trustjournal.preferences.service import Choices


@pytest.fixture
def introductions(vault, clock, changes):
    return Introductions(vault, clock, changes.announce)


@pytest.fixture
def people(vault, clock, changes):
    return People(vault, clock, changes.announce, cascades=[ShelfOfPeople(store.shelf, clock)])


@pytest.fixture
def ueda(people):
    return people.add("上田")


@pytest.fixture
def kim(people):
    return people.add("キム")


@pytest.fixture
def taro(people):
    return people.add("太郎")


class CardDriver:
    """Drives an IntroductionsCard."""

    def __init__(self, card):
        self.card = card
        self.list = FormListDriver(card, "introductions")
        self.undos, self.problems, self.opened = [], [], []
        card.undo_offered.connect(lambda said, undo: self.undos.append((said, undo)))
        card.problem.connect(self.problems.append)
        card.person_chosen.connect(self.opened.append)

    def undo(self):
        self.undos.pop()[1]()


@pytest.fixture
def make_card(theme, show, introductions, vault, changes, clock):
    def make(jobs):
        card = IntroductionsCard(
            introductions, Choices(vault, changes.announce), jobs, changes, clock
        )
        show(card, 640, 900)
        return CardDriver(card)

    return make


@pytest.fixture
def card(make_card, jobs, ueda, kim, taro):
    driver = make_card(jobs)
    driver.card.show_person(kim)
    return driver
