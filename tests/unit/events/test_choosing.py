import pytest

from trustjournal.events.catalogue import catalogue
from trustjournal.events.choosing import groups, matching
from trustjournal.events.domain import Dimension


def found(typed, first=()):
    return [kind.id for kind in matching(catalogue(), typed, first)]


def test_every_kind_is_in_one_group():
    grouped = groups(catalogue())
    assert list(grouped) == list(Dimension)
    assert sum(map(len, grouped.values())) == 44


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("hard truth", ["honest_hard"]),
        ("truth HARD", ["honest_hard"]),
        ("言いにくい　本当", ["honest_hard"]),
        ("ＡＰＯＬＯＧＹ", ["apology_made", "apology_partial"]),
        ("紹介", ["gave", "received", "introduced"]),
        ("greeting", ["contact"]),
        ("no such word", []),
        ("  ", []),
    ],
)
def test_a_kind_is_found_by_all_words_in_either_language(typed, kinds):
    assert found(typed) == kinds


def test_what_was_noted_lately_is_found_first():
    assert found("紹介", ["introduced", "received"]) == ["introduced", "received", "gave"]
