import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.core.text import TITLE_LENGTH, first_line, isolated, storable

FIRST_STRONG, POP = "\u2068", "\u2069"


def depth(text):
    """Return how many isolates a text leaves open, and whether it closed more than it opened."""
    opened = 0
    for character in text:
        if unicodedata.bidirectional(character) in {"LRI", "RLI", "FSI"}:
            opened += 1
        elif unicodedata.bidirectional(character) == "PDI":
            opened -= 1
            if opened < 0:
                return opened
    return opened


@given(st.text(alphabet="a\u05d0\u202e\u2066\u2067\u2068\u2069"))
def test_no_text_gets_out_of_its_isolate_or_leaves_it_open(text):
    around = isolated(text)
    assert depth(around) == 0
    assert depth(around[:-1]) == 1, "it is the last sign that closes the first"


@pytest.mark.parametrize("text", ["", "山田", "\u202eabc", f"a {FIRST_STRONG}b{POP} c"])
def test_what_is_balanced_is_isolated_as_it_is(text):
    assert isolated(text) == f"{FIRST_STRONG}{text}{POP}"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("a\0b", "a\u2400b"),
        ("a\ud800b", "a\ufffdb"),
        ("\ufeffa\u2028\u202e", "\ufeffa\u2028\u202e"),
    ],
)
def test_only_two_impossible_characters_are_replaced(typed, stored):
    assert storable(typed) == stored


@pytest.mark.parametrize("marks", ["[", "![", "[a](", "- ", "> "])
def test_a_line_of_marks_has_a_title_in_no_time(marks):
    started = time.process_time()
    assert len(first_line(marks * 500_000 + "end")) <= TITLE_LENGTH
    assert time.process_time() - started < 1
