"""What a person's page tells of worksheets, and how one is begun there."""

import pytest
from PySide6.QtWidgets import QLabel, QToolButton

from tests.answered import answers_of
from tests.drivers.library import SheetsDriver
from tests.drivers.promises import Pieces, without_isolates
from trustjournal.people.domain import Circle
from trustjournal.worksheets.person_sections import SheetMoments, SheetsCard


class SectionDriver(Pieces):
    """Drives the card with the sheets about one person."""

    root: SheetsCard

    def __init__(self, root):
        super().__init__(root)
        self.asked, self.opened, self.undos = [], [], []
        root.worksheet_asked.connect(lambda *asked: self.asked.append(asked))
        root.sheet_asked.connect(self.opened.append)
        root.undo_offered.connect(lambda _said, undo: self.undos.append(undo))

    @property
    def sheets(self):
        return SheetsDriver(self.root.sheets).rows

    def menu(self):
        """Return what can be begun, by its words."""
        menu = self.control("beginSheet", QToolButton).menu()
        menu.aboutToShow.emit()
        return {each.text(): each.trigger for each in menu.actions() if each.text()}


@pytest.fixture
def open_section(desk, jobs, services, show):
    def open_section(person):
        section = SheetsCard(desk(jobs), lambda who: bool(services.journal.of_person(who, 1)))
        show(section, 640, 700)
        section.show_person(services.people.get(person.id))
        return SectionDriver(section)

    return open_section


def test_their_sheets_are_listed_what_waits_first(open_section, worksheets, walked, misaki, people):
    walked("purpose_give", person=misaki.id)
    begun = worksheets.begin("apology", person=misaki.id)
    worksheets.begin("apology", person=people.add("健太").id)
    section = open_section(misaki)
    assert [each.title for each in section.sheets] == [
        "Apology",
        "What is this relationship for, and what can I give?",
    ]
    assert section.sheets[0].about.startswith("Last written: Today"), "whose page it is, is known"
    section.sheets[0].open()
    assert section.opened == [begun.sheet.id]


def test_one_can_be_begun_with_them(open_section, misaki):
    section = open_section(misaki)
    offered = section.menu()
    assert "My profile card" not in offered
    offered["Apology"]()
    assert section.asked == [("apology", misaki.id, "", "")]


def test_with_somebody_feared_only_what_is_for_oneself_can_be_begun(open_section, people, misaki):
    people.amend(misaki.id, {"safety": True})
    section = open_section(misaki)
    assert list(section.menu()) == [
        "Complacency check",
        "What is this relationship for, and what can I give?",
    ]
    assert not section.offers("firstMeeting")


def test_after_a_first_meeting_a_small_sheet_is_offered_until_something_is_written(
    open_section, services, misaki
):
    section = open_section(misaki)
    section.press("firstMeeting")
    assert section.asked == [("first_follow_up", misaki.id, "", "")]
    services.journal.write("美咲と話した。", people=["美咲"])
    section.root.show_person(services.people.get(misaki.id))
    assert not section.offers("firstMeeting")


def test_it_is_not_offered_with_family_nor_after_two_weeks(open_section, people, misaki, clock):
    mother = people.add("母")
    people.amend(mother.id, {"circles": (Circle.FAMILY,)})
    assert not open_section(mother).offers("firstMeeting")
    clock.advance(days=15)
    assert not open_section(misaki).offers("firstMeeting")


def test_a_sheet_is_thrown_away_there_and_brought_back(open_section, worksheets, misaki):
    worksheets.begin("apology", person=misaki.id)
    section = open_section(misaki)
    section.sheets[0].throw_away()
    assert section.sheets == []
    section.undos.pop()()
    assert [each.title for each in section.sheets] == ["Apology"]


def test_the_timeline_tells_when_sheets_were_begun_and_finished_and_leads_to_them(
    worksheets, walked, misaki, clock, language, theme, show
):
    begun = worksheets.begin("apology", person=misaki.id)
    clock.advance(days=2)
    walked("purpose_give", person=misaki.id)
    chosen = []
    moments = SheetMoments(worksheets, clock, chosen.append)
    items = sorted(moments.items(misaki.id), key=lambda each: each.moment.day)
    rows = [show(moments.row(each), 600) for each in items]
    told = [
        [without_isolates(label.text()) for label in row.findChildren(QLabel) if label.text()]
        for row in rows
    ]
    assert told == [
        ["Worksheet begun: Apology"],
        ["Worksheet finished: What is this relationship for, and what can I give?"],
    ]
    Pieces(rows[0]).press("openSheet")
    assert chosen == [begun.sheet.id]
    language.use("ja")
    assert [label.text() for label in rows[0].findChildren(QLabel) if label.text()] == [
        "ワークシート「\u2068謝る準備\u2069」を書きはじめた"
    ]


def test_one_that_took_two_days_is_told_twice(worksheets, misaki, clock, walked):
    begun = worksheets.begin("purpose_give", person=misaki.id)
    clock.advance(days=1)
    answers = answers_of("purpose_give", "en") | {"why.person": misaki.id}
    worksheets.answer(begun.sheet.id, answers, "why")
    worksheets.finish(begun.sheet.id)
    items = SheetMoments(worksheets, clock, lambda _sheet: None).items(misaki.id)
    assert len({each.moment.day for each in items}) == len(items) == 2
