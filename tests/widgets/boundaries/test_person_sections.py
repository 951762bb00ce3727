"""What boundaries bring to a person's page."""

from datetime import timedelta

from PySide6.QtWidgets import QLabel

from tests.drivers.agreed import Pieces
from trustjournal.boundaries.domain import Draft
from trustjournal.boundaries.person_sections import BoundaryMoments
from trustjournal.core.changes import Changes


def test_the_card_is_about_one_person(open_section, jobs, people, boundaries):
    misaki = people.add("Misaki")
    boundaries.draw(Draft(name="Ken", not_fine="visits"))
    section = open_section(jobs, misaki)
    assert section.cards == []
    assert "No boundary is drawn." in section.words()
    section.draw(not_fine="calls after eight")
    assert section.card.says == {"not_fine": "calls after eight"}
    assert boundaries.of_person(misaki.id)[0].not_fine == "calls after eight"
    assert "Misaki" not in section.words(), "the page says whom it is about"


def test_what_was_begun_about_one_person_does_not_turn_up_at_another(
    open_section, jobs, people, boundaries
):
    misaki, ken = people.add("Misaki"), people.add("Ken")
    section = open_section(jobs, misaki)
    section.press("drawBoundary")
    section.write("fine", "messages")
    assert section.root.is_unsaved()
    section.root.show_person(ken)
    assert not section.root.is_unsaved()
    section.press("drawBoundary")
    assert section.written("fine") == ""
    section.root.show_person(misaki)
    assert section.written("fine") == "messages"


def test_a_change_of_the_person_is_seen(open_section, jobs, people, boundaries):
    misaki = people.add("Misaki")
    boundaries.draw(Draft(person=misaki.id, not_fine="calls"))
    section = open_section(jobs, misaki)
    assert "They were not told yet" in section.card.pills
    section.root.show_person(people.amend(misaki.id, {"safety": True}))
    assert "They were not told yet" not in section.card.pills


def test_undo_writing_and_help_are_passed_on(open_section, jobs, people, boundaries, qtbot):
    misaki = people.add("Misaki")
    boundaries.draw(Draft(person=misaki.id, not_fine="calls"))
    section = open_section(jobs, misaki)
    section.card.choose_in_menu("Delete")
    section.heard.undo()
    with qtbot.waitSignal(section.root.write_asked):
        section.card.choose_in_menu("Write about it")
    section.press("drawBoundary")
    with qtbot.waitSignal(section.root.help_asked):
        section.press("help")
    section.root.leave()
    assert section.heard.problems == []


def test_the_timeline_tells_when_it_was_drawn_and_looked_at(
    services, boundaries, people, clock, language, qtbot
):
    misaki = people.add("Misaki")
    source = BoundaryMoments(boundaries, clock)
    drawn = boundaries.draw(Draft(person=misaki.id, not_fine="calls after eight"))
    again = boundaries.draw(
        Draft(
            person=misaki.id,
            not_fine="visits",
            re_established=True,
            drawn_on=clock().date() - timedelta(days=9),
        )
    )
    clock.advance(days=3)
    boundaries.look_again(drawn.id, note="easier now")

    def rows():
        found = []
        for item in source.items(misaki.id):
            row = source.row(item)
            qtbot.addWidget(row)
            row.show()
            day = item.moment.day.isoformat()
            found.append((day, Pieces(row).text("moment"), len(row.findChildren(QLabel))))
        return sorted(found)

    assert source.touched_by == Changes.BOUNDARIES
    assert [(day, said) for day, said, _labels in rows()] == [
        ("2026-05-05", "Drew a boundary again: \u2068visits\u2069"),
        ("2026-05-14", "Drew a boundary: \u2068calls after eight\u2069"),
        ("2026-05-17", "Looked at a boundary again: \u2068calls after eight\u2069"),
    ]
    language.use("ja")
    assert rows()[2][1] == "境界線を見直した：\u2068calls after eight\u2069"
    boundaries.delete(again.id)
    assert len(source.items(misaki.id)) == 2
