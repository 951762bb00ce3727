"""The part of the page that is about what was not talked about yet."""

from datetime import timedelta

import pytest

from tests.qt_input import compose, unnamed
from trustjournal.events.domain import By
from trustjournal.events.store import shelf as event_shelf
from trustjournal.matters.domain import Draft, State


@pytest.fixture
def today(clock):
    return clock().date()


@pytest.fixture
def pick_up(matters, today):
    return matters.open(
        Draft(
            name="Jun", topic="who picks her up", note="eleven and four",
            since=today - timedelta(days=4),
        )
    )  # fmt: skip


@pytest.fixture
def facts(vault):
    def read():
        with vault.reading() as connection:
            return event_shelf.where(connection)

    return read


def test_where_nothing_waits_there_is_a_calm_sentence(open_part, jobs):
    part = open_part(jobs)
    assert "Nothing is waiting to be talked about just now." in part.words()
    part.press("noteMatter")
    assert "Nothing is waiting to be talked about just now." not in part.words()


def test_something_is_noted_about_somebody_new(open_part, any_jobs, people, qtbot):
    part = open_part(any_jobs)
    part.note(whom="Jun", topic="who picks her up", note="eleven and four")
    qtbot.waitUntil(lambda: part.topics == ["who picks her up"])
    row = part.row("who picks her up")
    assert row.text("says_note") == "eleven and four"
    assert row.standing == "On my mind since today."
    assert [each.name for each in people.everyone()] == ["Jun"]
    assert part.heard.last == "Noted."
    part.heard.undo()
    qtbot.waitUntil(lambda: part.rows == [])


def test_japanese_is_composed_into_it(open_part, jobs, matters):
    part = open_part(jobs)
    part.press("noteMatter")
    for name, steps in {"whom": ("じ", "純"), "topic": ("おむ", "お迎えの分担")}.items():
        field = part.control(name)
        field.setFocus()
        compose(field, *steps)
    part.press("mean")
    assert [each.topic for each in matters.board().open] == ["お迎えの分担"]


def test_what_is_missing_is_said_beside_the_fields(open_part, jobs, language):
    part = open_part(jobs)
    part.note(whom="Jun")
    assert part.text("refusal").startswith("It is not said yet what this is about.")
    language.use("ja")
    assert part.text("refusal").startswith("何のことか、まだ書かれていません。")
    part.write("topic", "x")
    part.press("mean")
    assert part.topics == ["x"]
    assert part.heard.problems == []


def test_it_may_have_been_on_the_mind_for_long(open_part, jobs, today):
    part = open_part(jobs)
    part.press("noteMatter")
    part.write("whom", "Jun")
    part.write("topic", "x")
    part.day("since").choose(today + timedelta(days=1))
    part.press("mean")
    assert part.text("refusal").startswith("This day has not come yet.")
    part.day("since").choose(today - timedelta(days=1))
    part.press("mean")
    assert part.row("x").standing == "Open since Wed, May 13 (1 day)."


def test_what_was_begun_stands_there_when_the_page_is_opened_again(open_part, jobs, pick_up):
    part = open_part(jobs)
    part.press("noteMatter")
    part.write("topic", "somet")
    row = part.rows[0]
    row.press("talked")
    row.write("talkNote", "on a walk")
    row.press_words("They did")
    row.choose_in_menu("Word it otherwise")
    row.write("topic", "who fetches")
    assert part.root.is_unsaved()
    part.root.leave()
    assert not part.root.is_unsaved()
    again = open_part(jobs)
    assert len(again.forms()) == 3
    row = again.rows[0]
    assert row.written("talkNote") == "on a walk"
    row.press("talked")
    assert row.written("talkNote") == "on a walk"


def test_talking_about_it_is_told_in_a_few_words(open_part, jobs, pick_up, matters, facts, today):
    part = open_part(jobs)
    row = part.row("who picks her up")
    assert row.standing == "Open since Sun, May 10 (4 days)."
    row.press("talked")
    assert row.written("talkNote") == "eleven and four"
    row.write("talkNote", "Monday to Wednesday me")
    row.day("talkedOn").choose(today - timedelta(days=1))
    row.press("mean")
    assert part.rows == []
    assert "Nothing is waiting to be talked about just now." in part.words()
    (fact,) = facts()
    assert (fact.by, fact.day, fact.note) == (
        By.ME,
        today - timedelta(days=1),
        "who picks her up",
    )
    part.press("showTalked")
    row = part.row("who picks her up")
    assert row.standing == "Talked about after 3 days: Yesterday"
    assert row.text("says_note") == "Monday to Wednesday me"
    part.heard.undo()
    assert facts() == []
    assert part.row("who picks her up").standing == "Open since Sun, May 10 (4 days)."


@pytest.mark.parametrize(("words", "by"), [("They did", [By.THEM]), ("Do not note that", [])])
def test_who_brought_it_up_is_said_or_not(open_part, jobs, pick_up, facts, words, by):
    part = open_part(jobs)
    part.rows[0].press("talked")
    part.rows[0].press_words(words)
    part.rows[0].press("mean")
    assert [each.by for each in facts()] == by


def test_a_talk_before_it_came_up_is_refused(open_part, jobs, pick_up, today):
    part = open_part(jobs)
    row = part.rows[0]
    row.press("talked")
    row.day("talkedOn").choose(today - timedelta(days=9))
    row.press("mean")
    assert row.text("refusal").startswith("This day lies before the one on which it came up.")


def test_leaving_it_alone_is_allowed_and_it_can_be_opened_again(
    open_part, jobs, pick_up, matters, facts
):
    part = open_part(jobs)
    part.rows[0].press("leaveAlone")
    assert part.rows == []
    assert part.heard.last == "Left alone for now. The journal will not mention it."
    part.press("showLeft")
    assert part.rows[0].standing == "Left alone on purpose: Today"
    assert not part.rows[0].offers("talked")
    part.heard.undo()
    assert part.rows[0].offers("talked")
    part.rows[0].press("leaveAlone")
    part.rows[0].press("reopen")
    assert [each.state for each in matters.board().open] == [State.OPEN]
    part.heard.undo()
    assert matters.board().open == ()
    assert facts() == []


def test_it_is_worded_otherwise_and_back(open_part, jobs, pick_up):
    part = open_part(jobs)
    part.rows[0].choose_in_menu("Word it otherwise")
    part.rows[0].write("topic", "who fetches Hana")
    part.rows[0].press("mean")
    assert part.topics == ["who fetches Hana"]
    part.heard.undo()
    assert part.topics == ["who picks her up"]


def test_it_is_deleted_and_comes_back(open_part, jobs, pick_up):
    part = open_part(jobs)
    part.rows[0].choose_in_menu("Delete")
    assert part.rows == []
    part.heard.undo()
    assert part.topics == ["who picks her up"]


def test_one_can_write_about_it_and_open_whom_it_is_about(open_part, jobs, pick_up, qtbot):
    part = open_part(jobs)
    with qtbot.waitSignal(part.root.write_asked) as asked:
        part.rows[0].press("writeAbout")
    assert asked.args == [{"people": (pick_up.person,), "text": "who picks her up\n\n"}]
    with qtbot.waitSignal(part.root.person_chosen) as chosen:
        part.rows[0].press("toPerson")
    assert chosen.args == [pick_up.person]


def test_giving_up_a_form_leaves_nothing_of_it(open_part, jobs, pick_up, matters):
    part = open_part(jobs)
    part.rows[0].press("talked")
    part.rows[0].write("talkNote", "half")
    part.root.leave()
    part.rows[0].press("giveUp")
    assert matters.board().begun == {}
    part.rows[0].press("talked")
    assert part.rows[0].written("talkNote") == "eleven and four"


def test_the_oldest_stands_first_and_the_latest_talk(open_part, jobs, matters, pick_up, today):
    for days in range(25):
        made = matters.open(
            Draft(name="Jun", topic=f"talked {days}", since=today - timedelta(days=days))
        )
        matters.talked_about(made.id, today - timedelta(days=days))
    matters.open(Draft(name="Jun", topic="older", since=today - timedelta(days=30)))
    part = open_part(jobs)
    assert part.topics == ["older", "who picks her up"]
    part.press("showTalked")
    talked = part.topics[2:]
    assert (len(talked), talked[0]) == (20, "talked 0")
    assert part.rows[2].standing == "Talked about on the same day: Today"
    part.press("earlierMatters")
    assert len(part.topics) == 27
    assert not part.offers("earlierMatters")


def test_a_change_elsewhere_is_seen(open_part, jobs, pick_up, matters, people):
    part = open_part(jobs)
    matters.change(pick_up.id, Draft(topic="changed"))
    assert part.topics == ["changed"]
    part.root.hide()
    matters.change(pick_up.id, Draft(topic="changed again"))
    part.root.show()
    assert part.topics == ["changed again"]
    people.put_away(pick_up.person)
    assert part.rows == []


def test_a_failing_read_is_said(open_part, jobs, vault):
    part = open_part(jobs)
    vault.close()
    part.root.refresh()
    assert len(part.heard.problems) == 1
    vault.open()


def test_it_speaks_both_languages(open_part, jobs, pick_up, matters, language):
    left = matters.open(Draft(name="Jun", topic="left"))
    matters.leave_alone(left.id)
    part = open_part(jobs)
    part.rows[0].press("talked")
    part.press("noteMatter")
    part.press("showLeft")
    english = set(part.words())
    language.use("ja")
    own = {"Jun", "who picks her up", "eleven and four", "left"}
    assert {text for text in english & set(part.words()) if text.isascii()} - own == set()
    assert part.row("who picks her up").standing == "5月10日（日）から4日たちました。"


@pytest.mark.parametrize("code", ["en", "ja"])
def test_everything_that_tab_reaches_has_a_name(open_part, jobs, pick_up, language, code):
    language.use(code)
    part = open_part(jobs)
    part.rows[0].press("talked")
    part.rows[0].choose_in_menu("Word it otherwise" if code == "en" else "言葉を変える")
    part.press("noteMatter")
    assert unnamed(part.root) == []


def test_nothing_of_it_is_ever_a_window_of_its_own(open_part, jobs, pick_up, windows_shown):
    part = open_part(jobs)
    part.press("noteMatter")
    part.rows[0].press("talked")
    part.rows[0].choose_in_menu("Word it otherwise")
    part.rows[0].press("leaveAlone")
    part.press("showLeft")
    assert set(windows_shown.shown) == {"MattersPart"}
