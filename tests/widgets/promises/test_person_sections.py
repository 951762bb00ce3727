"""Promises on a person's page: both ways, mine first, and on the timeline."""

from datetime import date

from PySide6.QtWidgets import QAbstractButton, QLabel

from trustjournal.core.changes import Changes
from trustjournal.events.domain import By
from trustjournal.people.domain import TheirRecord
from trustjournal.promises.domain import Draft, Outcome
from trustjournal.promises.person_sections import PromiseMoments


def day(number):
    return date(2026, 5, number)


def test_both_ways_are_shown_mine_first_and_only_theirs(open_section, make, misaki, people):
    make("mine")
    make("theirs", by=By.THEM)
    make("Kenta's", person=people.add("健太").id)
    page = open_section(misaki)
    assert page.texts("mine") == ["mine"]
    assert page.texts("theirs") == ["theirs"]
    assert not page.row("mine").offers("personLink"), "it is their own page"


def test_the_counts_of_both_sides_stand_in_words(open_section, make, misaki, people, promises):
    promises.settle(make("mine").id, Outcome.KEPT)
    make("mine again")
    make("theirs", by=By.THEM)
    assert open_section(misaki).below_heading("mine").startswith("2 promises: 1 on time")
    page = open_section(misaki)
    assert page.below_heading("theirs").startswith("1 promise: 0 on time")
    people.amend(misaki.id, {"their_record": TheirRecord.OFF})
    page.view.refresh()
    assert page.below_heading("theirs") == "", "what was seen from them is not computed"
    assert page.texts("theirs") == ["theirs"], "and still listed"


def test_one_is_made_settled_and_taken_back_here(open_section, misaki, promises):
    page = open_section(misaki)
    page.promise("本を返す")
    (tale,) = promises.of_person(misaki.id)
    page.row("本を返す").press("kept")
    assert page.told == "Noted: Kept as agreed."
    page.undo()
    assert page.texts("mine") == ["本を返す"]
    assert promises.get(tale.promise.id).steps == ()


def test_what_was_settled_stands_behind_one_line_on_their_page(
    open_section, open_page, misaki, make, promises
):
    promises.settle(make("mine").id, Outcome.KEPT)
    page = open_section(misaki)
    assert not any(row.isVisible() for row in page.view.settled.rows())
    page.view.settled.findChild(QAbstractButton, "unfold").click()
    assert page.texts("settled") == ["mine"]
    assert open_page().texts("settled") == ["mine"], "on the page of promises it is open"


def test_what_was_begun_about_one_person_waits_for_them_alone(open_section, misaki, people):
    kenta = people.add("健太")
    page = open_section(misaki)
    page.new.write("promiseText", "本を返す")
    page.root.show_person(kenta)
    assert page.new.written("promiseText") == ""
    page.root.show_person(misaki)
    assert page.new.written("promiseText") == "本を返す"
    page.root.leave()
    page.root.show_person(misaki)
    assert page.new.written("promiseText") == "本を返す"


def test_a_promise_that_is_being_typed_is_known_not_to_be_safe(open_section, misaki, vault):
    page = open_section(misaki)
    assert not page.root.is_unsaved()
    page.new.write("promiseText", "本を返す")
    page.root.leave()
    assert not page.root.is_unsaved()
    page.new.write("promiseText", "本を明日返す")
    vault.close()
    page.root.leave()
    assert page.root.is_unsaved()


def test_somebody_put_away_has_their_promises_on_their_page(open_section, make, misaki, people):
    make()
    people.put_away(misaki.id)
    page = open_section(people.get(misaki.id))
    assert page.texts("mine") == ["本を返す"]


def test_leaving_before_anybody_is_shown_does_nothing(desk, jobs, qtbot):
    from trustjournal.promises.person_sections import PromisesSection

    section = PromisesSection(desk(jobs))
    qtbot.addWidget(section)
    section.leave()


def test_the_timeline_tells_what_was_promised_and_what_became_of_it(
    promises, make, misaki, clock, qtbot
):
    promise = make(made=day(1), due=day(20))
    promises.settle(promise.id, Outcome.AGREED_ANEW, new_due=day(27), note="風邪で")
    promises.settle(promise.id, Outcome.KEPT)
    make("theirs", by=By.THEM)
    source = PromiseMoments(promises, clock)
    assert source.touched_by & Changes.PROMISES
    told = []
    for item in source.items(misaki.id):
        row = source.row(item)
        qtbot.addWidget(row)
        said = [each.text() for each in row.findChildren(QLabel) if each.text()]
        told.append((item.moment.day.day, *said))
    assert [(n, text.replace("\u2068", "").replace("\u2069", "")) for n, text in told] == [
        (1, "I promised: 本を返す"),
        (14, "Agreed anew, for Wed, May 27, 2026: 本を返す\n風邪で"),
        (14, "Kept as agreed: 本を返す"),
        (14, "Promised to me: theirs"),
    ]
    assert len({item.id for item in source.items(misaki.id)}) == 4


def test_a_promise_is_made_for_whoever_is_shown(open_section, promises, misaki, people):
    page = open_section(misaki)
    page.root.show_person(people.add("健太"))
    page.promise("写真を送る")
    (tale,) = promises.everything()
    assert people.get(tale.promise.person).name == "健太"
    assert Draft.of(tale.promise).text == "写真を送る"
