"""Words after which somebody may want to talk to someone."""

import pytest

from trustjournal.core.quiet_words import LONGEST, place_of_quiet_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I want to die.", "want to die"),
        ("He THREATENED me on Sunday", "THREATENED me"),
        ("She won\u2019t let me leave", "won\u2019t let me leave"),
        ("もう消えたいと思った", "消えたい"),
        ("スマホを\uff27\uff30\uff33で見られている", "\uff27\uff30\uff33で"),
        ("kill\u3000myself", "kill\u3000myself"),
        ("Today 生きていたくない, I thought", "生きていたくな"),
    ],
)
def test_words_are_found_where_they_stand(text, words):
    start, end = place_of_quiet_words(text)
    assert text[start:end] == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The view was to die for.",
        "He hit the ball, and I laughed.",
        "消しゴムを買った。",
        "It killed me at chess.",
        "Tom is afraid of heights.",
    ],
)
def test_everything_else_is_left_alone(text):
    assert place_of_quiet_words(text) is None


@pytest.mark.parametrize("before", [0, 3_990, 3_999, 4_000, 123_456])
def test_they_are_found_in_a_long_text_wherever_they_stand(before):
    text = "あ" * before + "殺されそう" + "い" * 5_000
    assert place_of_quiet_words(text) == (before, before + 5)


def test_nothing_that_is_looked_for_is_longer_than_what_is_looked_at_beside_a_change():
    longest = "threatening to kill"
    assert len(longest) < LONGEST
