"""What happened, noted and listed from the command line."""

import pytest

from tests.unit.cli.test_commands import Terminal, journal, terminal
from trustjournal.keeping.counted import COUNTED
from trustjournal.services import SHELVES

__all__ = ["Terminal", "journal", "terminal"]

ADD = ("event", "add", "--person", "美咲", "--kind", "honest_hard", "--by", "them")


def test_an_event_is_noted_with_somebody_new(journal):
    made = journal.read(*ADD, "--size", "big", "--day", "2026-05-01", "--note", "言ってくれた")
    (event,) = journal.read("event", "list")
    assert event == {
        "id": made["id"], "day": "2026-05-01", "person": "美咲", "kind": "honest_hard",
        "label": "Told a hard truth", "by": "them", "size": "big", "note": "言ってくれた",
        "detail": "", "unasked": False, "entry": None,
    }  # fmt: skip
    assert [person["name"] for person in journal.read("person", "list")] == ["美咲"]
    assert journal.read("stats")["events"] == 1


def test_an_event_is_found_by_its_name_in_both_languages(journal):
    made = journal.read(*ADD)
    for words in ("hard truth", "言いにくい"):
        (hit,) = journal.read("search", words)
        assert (hit["id"], hit["kind"], hit["people"]) == (made["id"], "event", ["美咲"])


def test_a_note_may_come_from_standard_input(journal):
    journal.read(*ADD, "--note", "-", typed="誰にも見せない\n")
    assert journal.read("event", "list")[0]["note"] == "誰にも見せない\n"


def test_what_was_noted_is_said_in_the_language(journal):
    assert journal.run("--language", "ja", *ADD) == 0
    assert "美咲さん\u2069：言いにくい本当のことを話した" in journal.said
    assert journal.run("event", "list") == 0
    assert "Told a hard truth" in journal.said
    assert journal.run("stats") == 0
    assert "1 event\n" in journal.said


def test_events_are_listed_newest_first_and_by_person(journal):
    for day, name in (("2026-05-02", "美咲"), ("2026-05-03", "Tom"), ("2026-05-01", "美咲")):
        add = ("event", "add", "--person", name, "--kind", "contact", "--by", "me", "--day", day)
        journal.read(*add)
    days = [event["day"] for event in journal.read("event", "list")]
    assert days == ["2026-05-03", "2026-05-02", "2026-05-01"]
    of_one = journal.read("event", "list", "--person", "美咲")
    assert [event["day"] for event in of_one] == ["2026-05-02", "2026-05-01"]
    assert len(journal.read("event", "list", "--limit", "1")) == 1


def test_nothing_noted_is_said(journal):
    assert journal.run("event", "list") == 0
    assert "Nothing has been noted yet." in journal.said
    assert journal.run("event", "list", "--person", "Nobody") == 1
    assert "Nobody of that name is here." in journal.complained


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kind", "miracle"), "listened_fully"),
        (("--kind", "gave"), "Giving and receiving"),
        (("--size", "grave"), "grave"),
        (("--day", "2999-01-01"), "This day has not come yet"),
        (("--person", " "), "It is not said yet whom this is about."),
    ],
)
def test_what_does_not_fit_is_explained_and_nobody_is_added(journal, arguments, said):
    assert journal.run(*ADD, *arguments) == 1
    assert said in journal.complained
    assert journal.read("event", "list") == []
    assert journal.read("person", "list") == []


@pytest.mark.parametrize(
    "arguments", [("event",), ("event", "add"), (*ADD, "--by", "us"), (*ADD, "--size", "huge")]
)
def test_wrong_usage_is_said(journal, arguments):
    assert journal.run(*arguments) == 2
    assert "This command was not understood" in journal.complained
    assert "Traceback" not in journal.complained


def test_every_kind_of_thing_is_counted_in_words():
    assert {shelf.table.name for shelf in SHELVES} <= set(COUNTED)
