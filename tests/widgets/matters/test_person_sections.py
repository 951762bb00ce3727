"""What open matters bring to a person's page."""

from datetime import timedelta

from tests.drivers.agreed import Pieces
from trustjournal.core.changes import Changes
from trustjournal.matters.domain import Draft
from trustjournal.matters.person_sections import MatterMoments


def test_the_card_is_about_one_person(open_section, jobs, people, matters):
    jun = people.add("Jun")
    matters.open(Draft(name="Ken", topic="the keys"))
    section = open_section(jobs, jun)
    assert section.rows == []
    assert "Nothing is waiting to be talked about." in section.words()
    section.note(topic="who picks her up")
    assert section.topics == ["who picks her up"]
    assert not section.rows[0].offers("toPerson"), "the page says whom it is about"
    assert [each.topic for each in matters.of_person(jun.id)] == ["who picks her up"]


def test_what_was_begun_about_one_person_does_not_turn_up_at_another(open_section, jobs, people):
    jun, ken = people.add("Jun"), people.add("Ken")
    section = open_section(jobs, jun)
    section.press("noteMatter")
    section.write("topic", "who pick")
    assert section.root.is_unsaved()
    section.root.show_person(ken)
    assert not section.root.is_unsaved()
    section.press("noteMatter")
    assert section.written("topic") == ""
    section.root.leave()
    section.root.show_person(jun)
    assert section.written("topic") == "who pick"
    section.root.show_person(people.amend(jun.id, {"safety": True}))
    assert section.written("topic") == "who pick"
    assert section.heard.problems == []


def test_writing_about_it_is_passed_on(open_section, jobs, people, matters, qtbot):
    jun = people.add("Jun")
    matters.open(Draft(person=jun.id, topic="x"))
    section = open_section(jobs, jun)
    with qtbot.waitSignal(section.root.write_asked):
        section.rows[0].press("writeAbout")


def test_the_timeline_tells_since_when_and_how_it_stands(matters, people, clock, language, qtbot):
    jun = people.add("Jun")
    today = clock().date()
    source = MatterMoments(matters, clock)
    talked = matters.open(
        Draft(person=jun.id, topic="the nursery", since=today - timedelta(days=4))
    )
    matters.talked_about(talked.id)
    matters.open(Draft(person=jun.id, topic="the keys"))

    def rows():
        found = []
        for item in source.items(jun.id):
            row = source.row(item)
            qtbot.addWidget(row)
            row.show()
            found.append((item.moment.day, Pieces(row).text("moment")))
        return found

    assert source.touched_by == Changes.MATTERS
    assert rows() == [
        (
            today - timedelta(days=4),
            "On my mind: \u2068the nursery\u2069 · Talked about after 4 days: Today",
        ),
        (today, "On my mind: \u2068the keys\u2069"),
    ]
    language.use("ja")
    assert rows()[1][1] == "気になっていること：\u2068the keys\u2069"
