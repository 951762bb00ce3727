"""All promises at a glance: mine first, by what they ask for."""

from datetime import date

from trustjournal.events.domain import By
from trustjournal.people.domain import Circle
from trustjournal.promises.domain import Outcome

TODAY = date(2026, 5, 14)


def day(number, month=5):
    return date(2026, month, number)


def test_mine_come_first_and_overdue_ones_first_among_them(open_page, make):
    make("without a day")
    make("soon", due=day(20))
    make("passed", made=day(1), due=day(10))
    make("theirs", by=By.THEM)
    page = open_page()
    assert page.texts("mine") == ["passed", "soon", "without a day"]
    assert page.texts("theirs") == ["theirs"]
    assert [row.when for row in page.rows("mine")] == ["Was for Sun, May 10", "In 6 days", ""]


def test_the_counts_stand_below_the_heading(open_page, make, promises):
    make("open", made=day(2))
    promises.settle(make("settled", made=day(1)).id, Outcome.KEPT)
    page = open_page()
    assert page.below_heading("mine").split("\n") == [
        "2 promises: 1 on time, 0 late, 0 not kept, 1 open (last 6 months)",
        "The oldest open one was made: Sat, May 2",
    ]
    assert page.below_heading("theirs") == ""
    page.row("open").press("kept")
    assert "2 on time" in page.below_heading("mine"), "also when nothing is open"


def test_what_is_in_danger_says_what_helps_and_blames_nobody(open_page, make, people, misaki):
    make("in danger", made=day(1), due=day(15))
    make("today", made=day(1), due=TODAY)
    page = open_page()
    assert "telling them today helps" in page.row("in danger").says("tellThem")
    assert page.row("today").says("tellThem") == ""
    people.amend(misaki.id, {"safety": True})
    assert page.row("in danger").says("tellThem") == "", "nobody is sent to be afraid"


def test_a_person_or_a_circle_can_be_looked_at_alone(open_page, make, people, promises):
    kenta = people.add("健太", circles=(Circle.CLIENT,))
    make("for Misaki", due=day(20))
    make("for Kenta", person=kenta.id, due=day(21))
    page = open_page()
    page.select("filter", "Client")
    assert page.texts("mine") == ["for Kenta"]
    page.select("filter", "美咲")
    assert page.texts("mine") == ["for Misaki"]
    assert page.below_heading("mine").startswith("1 promise:")
    page.select("filter", "Everybody")
    assert page.texts("mine") == ["for Misaki", "for Kenta"]


def test_a_filter_whose_person_is_gone_shows_everybody_again(open_page, make, people):
    kenta, aya = people.add("健太"), people.add("あや")
    make("for Misaki", due=day(20))
    make("for Kenta", person=kenta.id, due=day(21))
    make("for Aya", person=aya.id, due=day(22))
    page = open_page()
    page.select("filter", "健太")
    people.put_away(kenta.id)
    assert page.texts("mine") == ["for Misaki", "for Aya"]


def test_a_name_leads_to_its_page(open_page, make, misaki, qtbot):
    make()
    page = open_page()
    with qtbot.waitSignal(page.root.person_chosen) as chosen:
        page.row("本を返す").press("personLink")
    assert chosen.args == [misaki.id]


def test_long_lists_are_shown_bit_by_bit(open_page, make, promises):
    for number in range(25):
        make(f"open {number}")
    for number in range(8):
        promises.settle(make(f"settled {number}").id, Outcome.KEPT)
    page = open_page()
    assert len(page.rows("mine")) == 10
    page.group("mine").press("showMore")
    assert len(page.rows("mine")) == 25
    assert len(page.rows("settled")) == 6
    page.group("settled").press("showMore")
    assert len(page.rows("settled")) == 8
    assert not page.group("settled").offers("showMore")


def test_a_very_long_promise_is_whole_in_its_history(open_page, make):
    text = "とても長い約束。" * 80
    make(text)
    row = open_page().rows("mine")[0]
    assert len(row.text) < 420
    assert row.history[0] == text
