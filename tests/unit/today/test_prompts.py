"""The questions that come with the program."""

import pytest

from trustjournal.core.resources import ResourceError, Table
from trustjournal.today import prompts
from trustjournal.today.domain import Happening, Kind


def a_row(**changed):
    row = {
        "id": "p900", "kind": "honesty", "text": {"en": "Q?", "ja": "問い。"},
        "situations": ["daily", "work"], "hide_when": [], "needs_person": False,
        "base_weight": 1.0, "cooldown_days": 14,
    }  # fmt: skip
    return Table({**row, **changed}, "prompts.toml prompt[0]")


def test_there_are_117_questions_in_both_languages():
    book = prompts.book()
    assert len({prompt.id for prompt in book.prompts}) == 117
    assert all(set(prompt.texts) == {"en", "ja"} for prompt in book.prompts)


def test_every_kind_and_every_occasion_has_a_question():
    book = prompts.book()
    assert {prompt.kind for prompt in book.prompts} == set(Kind)
    assert {each for prompt in book.prompts for each in prompt.happenings} == set(Happening)
    assert book.calm_kinds == {Kind.SELF, Kind.NOTICE, Kind.GRATITUDE}


def test_every_question_comes_up_at_some_time():
    assert all(p.daily or p.weekly or p.happenings for p in prompts.book().prompts)


def test_a_question_is_read_as_it_is_written():
    read = prompts.prompt_of(a_row(hide_when=["safety_flag"], max_minutes=10))
    assert read.daily
    assert not read.weekly
    assert read.happenings == {Happening.WORK}
    assert read.hidden_under_safety
    assert read.max_minutes == 10
    assert read.text("ja") == "問い。"
    assert read.text("fr") == "Q?"


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "small talk"},
        {"situations": ["yearly"]},
        {"hide_when": ["rain"]},
        {"cooldown_days": 0},
    ],
)
def test_what_no_program_understands_is_named(wrong):
    with pytest.raises(ResourceError, match="p900"):
        prompts.prompt_of(a_row(**wrong))
