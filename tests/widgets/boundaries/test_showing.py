"""How boundaries stand on the page."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint

from tests.qt_input import unnamed
from tests.widgets.boundaries.conftest import CALLS
from trustjournal.boundaries.domain import Mark
from trustjournal.events.domain import By


def test_they_stand_under_their_people_and_what_is_due_stands_first(
    open_part, jobs, boundaries, people, language, today, qtbot
):
    people.add("佐藤", reading="さとう")
    people.add("Akira")
    for name, days in (("Akira", 9), ("佐藤", 5), ("佐藤", 2)):
        boundaries.draw(
            replace(CALLS, name=name, not_fine=str(days), review_on=today + timedelta(days=days))
        )
    part = open_part(jobs)
    assert [card.says["not_fine"] for card in part.cards] == ["9", "2", "5"]
    language.use("ja")
    qtbot.waitUntil(lambda: [card.says["not_fine"] for card in part.cards] == ["2", "5", "9"])
    with qtbot.waitSignal(part.root.person_chosen) as chosen:
        part.press_words("Akira")
    assert people.get(chosen.args[0]).name == "Akira"


def test_a_change_elsewhere_is_seen_and_an_open_form_stays(open_part, jobs, drawn, boundaries):
    part = open_part(jobs)
    part.card.choose_in_menu("Word it otherwise")
    part.card.write("fine", "mail")
    boundaries.told(drawn.id, drawn.drawn_on)
    assert "Told: Today" in part.card.pills
    assert part.card.written("fine") == "mail"
    part.root.hide()
    boundaries.told(drawn.id, None)
    part.root.show()
    assert "They were not told yet" in part.card.pills


def test_people_who_were_put_away_are_not_shown(open_part, jobs, drawn, people):
    part = open_part(jobs)
    people.put_away(drawn.person)
    assert part.cards == []
    people.take_out(drawn.person)
    assert len(part.cards) == 1


def test_a_failing_read_is_said(open_part, jobs, vault):
    vault.close()
    part = open_part(jobs)
    assert part.heard.problems == []
    part.root.refresh()
    assert len(part.heard.problems) == 1
    vault.open()
    part.root.refresh()
    assert part.cards == []


def test_it_speaks_both_languages(open_part, jobs, drawn, boundaries, language):
    boundaries.note(drawn.id, Mark.CROSSED, by=By.ME)
    part = open_part(jobs)
    part.card.press("note_put_right")
    part.card.press("showLog")
    part.card.press("look")
    part.press("drawBoundary")
    english = set(part.words())
    language.use("ja")
    both = {text for text in english & set(part.words()) if text.isascii()}
    own = {"Misaki", CALLS.fine, CALLS.not_fine, CALLS.i_will}
    assert both - own == set()
    assert "見直しの日：6月11日（木）" in part.card.pills


@pytest.mark.parametrize("code", ["en", "ja"])
def test_everything_that_tab_reaches_has_a_name(open_part, jobs, drawn, boundaries, language, code):
    boundaries.note(drawn.id, Mark.CROSSED)
    language.use(code)
    part = open_part(jobs)
    part.card.press("note_respected")
    part.card.press("showLog")
    part.card.press("look")
    part.card.choose_in_menu("Word it otherwise" if code == "en" else "言葉を変える")
    part.press("drawBoundary")
    assert unnamed(part.root) == []


def test_a_narrow_page_lays_fine_and_not_fine_below_each_other(open_part, jobs, drawn):
    def place(part, name):
        label = part.card.control(f"says_{name}")
        return label.mapTo(part.root, QPoint())

    wide = open_part(jobs)
    assert place(wide, "fine").y() == place(wide, "not_fine").y()
    narrow = open_part(jobs, width=480)
    assert place(narrow, "fine").y() < place(narrow, "not_fine").y()


def test_nothing_of_it_is_ever_a_window_of_its_own(
    open_part, jobs, drawn, boundaries, people, windows_shown
):
    boundaries.note(drawn.id, Mark.CROSSED)
    people.amend(drawn.person, {"safety": True})
    part = open_part(jobs)
    part.press("drawBoundary")
    part.card.press("note_respected")
    part.card.press("showLog")
    part.card.press("look")
    part.card.choose_in_menu("Word it otherwise")
    part.card.choose_in_menu("Let it go")
    part.press("showLetGo")
    assert set(windows_shown.shown) == {"BoundariesPart"}
