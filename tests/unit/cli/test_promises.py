"""Promises from the command line, as a script would use them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.unit.cli.test_commands import Terminal
from trustjournal.storage import keys


@pytest.fixture
def journal(tmp_path, capfd, monkeypatch):
    monkeypatch.setattr(keys, "fitting_cost", lambda: keys.FLOOR)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    terminal = Terminal(tmp_path, capfd, monkeypatch)
    assert terminal.run("init", "--no-passphrase") == 0
    return terminal


def ahead(days):
    return (datetime.now(ZoneInfo("Asia/Tokyo")).date() + timedelta(days=days)).isoformat()


def add(journal, text="本を返す", *more, person="美咲", by="me"):
    return journal.read("promise", "add", text, "--person", person, "--by", by, *more)["id"]


def listed(journal, *more):
    return journal.read("promise", "list", *more)


def test_a_promise_is_added_and_listed_with_everything(journal):
    made = add(
        journal, "本を返す", "--made", ahead(-3), "--due", ahead(4), "--size", "big",
        "--repeats", "weekly",
    )  # fmt: skip
    (one,) = listed(journal)
    assert one == {
        "id": made,
        "kind": "promise",
        "person": "美咲",
        "by": "me",
        "text": "本を返す",
        "made": ahead(-3),
        "due": ahead(4),
        "size": "big",
        "state": "open",
        "settled_on": None,
        "repeats": "weekly",
        "how_good": "",
        "who_decides": "",
        "history": [],
    }
    assert [each["name"] for each in journal.read("person", "list")] == ["美咲"]


def test_the_text_may_come_from_standard_input(journal):
    text = "　本を\n三冊とも返す\n"
    journal.read("promise", "add", "-", "--person", "美咲", "--by", "me", typed=text)
    assert [each["text"] for each in listed(journal)] == [text]


@pytest.mark.parametrize(
    ("outcome", "due", "state"),
    [
        ("kept", ahead(3), "kept"),
        ("kept", ahead(-2), "kept"),
        ("late-notice", ahead(-2), "late-notice"),
        ("late-silent", ahead(-2), "late-silent"),
        ("released", ahead(3), "released"),
        ("not-kept", ahead(3), "not-kept"),
        ("not-kept-silent", ahead(-2), "not-kept-silent"),
    ],
)
def test_each_outcome_settles_it(journal, outcome, due, state):
    made = add(journal, "本を返す", "--made", ahead(-9), "--due", due)
    said = journal.read("promise", "settle", made[:10], outcome, "--note", "駅で")
    assert said == {"id": made, "state": state, "next": None}
    (one,) = listed(journal)
    assert one["state"] == state
    assert [(step["outcome"], step["note"]) for step in one["history"]] == [(outcome, "駅で")]


def test_agreeing_anew_leaves_it_open_for_the_new_day(journal):
    made = add(journal, "本を返す", "--due", ahead(3))
    assert journal.read("promise", "settle", made, "agreed-anew", "--due", ahead(9)) == {
        "id": made, "state": "open", "next": None,
    }  # fmt: skip
    (one,) = listed(journal)
    assert (one["state"], one["due"]) == ("open", ahead(9))
    (step,) = one["history"]
    assert (step["due_before"], step["due_after"]) == (ahead(3), ahead(9))


def test_the_next_of_a_series_is_told(journal):
    made = add(journal, "電話する", "--due", ahead(0), "--repeats", "weekly")
    said = journal.read("promise", "settle", made, "kept")
    assert [(each["id"], each["due"], each["state"]) for each in listed(journal)] == [
        (said["next"], ahead(7), "open"),
        (made, ahead(0), "kept"),
    ]


def test_it_can_have_happened_on_another_day(journal):
    made = add(journal, "本を返す", "--made", ahead(-9))
    journal.read("promise", "settle", made, "kept", "--day", ahead(-4))
    assert listed(journal)[0]["settled_on"] == ahead(-4)


def test_a_list_can_be_of_one_person_or_one_state(journal):
    mine, theirs = add(journal), add(journal, "迎えに行く", person="健太", by="them")
    journal.read("promise", "settle", mine, "kept")
    assert [each["id"] for each in listed(journal, "--person", "健太")] == [theirs]
    assert [each["id"] for each in listed(journal, "--state", "kept")] == [mine]
    assert [each["id"] for each in listed(journal)] == [theirs, mine]
    assert journal.run("promise", "list", "--person", "誰か") == 1
    assert "Nobody of that name" in journal.complained


def test_people_read_lines(journal):
    assert journal.run("promise", "list") == 0
    assert "No promises are noted." in journal.said
    made = add(journal, "本を返す\n三冊とも", "--due", ahead(0))
    undated = add(journal, "手紙を書く", person="健太", by="them")
    settled = add(journal, "写真を送る")
    assert journal.run("promise", "settle", settled, "kept") == 0
    assert journal.said.startswith("Noted: Kept as agreed.")
    assert journal.run("promise", "list") == 0
    lines = journal.said.splitlines()
    assert lines[0] == f"{made[:8]}  本を返す"
    assert lines[1:3] == ["          三冊とも", "          美咲, Mine, for Today"]
    assert lines[3:5] == [f"{undated[:8]}  手紙を書く", "          健太, Theirs, Open"]
    assert lines[6].startswith("          美咲, Mine, Kept as agreed ")
    assert journal.run("promise", "add", "x", "--person", "美咲", "--by", "me") == 0
    assert journal.said.startswith("Noted: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "  ", "--person", "美咲", "--by", "me"],
        ["add", "本", "--person", " ", "--by", "me"],
        ["add", "本", "--person", "美咲", "--by", "me", "--made", ahead(2)],
        ["add", "本", "--person", "美咲", "--by", "me", "--repeats", "weekly"],
        ["add", "本\udce9", "--person", "美咲", "--by", "me"],
        ["settle", "ffffffff", "kept"],
        ["settle", "%", "kept"],
    ],
)
def test_a_problem_is_explained_and_changes_nothing(journal, arguments):
    assert journal.run("promise", *arguments) == 1
    assert len(journal.complained.splitlines()) == 3
    assert listed(journal) == []


@pytest.mark.parametrize("outcome", [["agreed-anew"], ["late-notice"], ["kept", "--day", ahead(1)]])
def test_what_cannot_have_become_of_it_is_explained(journal, outcome):
    made = add(journal, "本を返す", "--due", ahead(3))
    assert journal.run("promise", "settle", made, *outcome) == 1
    assert listed(journal)[0]["history"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["add", "本", "--person", "美咲"],
        ["add", "本", "--by", "me"],
        ["add", "本", "--person", "美咲", "--by", "us"],
        ["add", "本", "--person", "美咲", "--by", "me", "--due", "soon"],
        ["settle", "abc", "broken"],
        ["list", "--state", "agreed-anew"],
    ],
)
def test_what_is_not_understood_is_wrong_usage(journal, arguments):
    assert journal.run("promise", *arguments) == 2


def test_both_languages_are_spoken(journal):
    made = add(journal, "本を返す", "--due", ahead(3))
    assert journal.run("--language", "ja", "promise", "settle", made, "late-silent") == 1
    assert journal.run("--language", "ja", "promise", "settle", made, "kept") == 0
    assert "守った" in journal.said
