from dataclasses import replace
from datetime import date

import pytest

from trustjournal import i18n
from trustjournal.core.ids import EventId
from trustjournal.events import words
from trustjournal.events.catalogue import catalogue
from trustjournal.events.domain import By, Dimension, Event, Size


@pytest.mark.parametrize("language", ["en", "ja"])
def test_everything_has_words(language):
    i18n.use(language)
    assert len({words.dimension(each) for each in Dimension}) == len(Dimension)
    assert len({words.size(each) for each in Size}) == len(Size)
    assert all(words.detail(each) for each in catalogue().details)


def an_event(misaki, kind, by):
    return Event(id=EventId("e"), person=misaki.id, kind=kind, by=by, day=date(2026, 5, 14))


def test_a_line_says_whose_doing_it_was(misaki):
    assert words.happened(an_event(misaki, "honest_hard", By.ME), misaki) == "Me: Told a hard truth"
    i18n.use("ja")
    theirs = words.happened(an_event(misaki, "honest_hard", By.THEM), misaki)
    assert theirs == "\u2068美咲さん\u2069：言いにくい本当のことを話した"


def test_giving_needs_no_name_before_it(misaki):
    assert words.happened(an_event(misaki, "received", By.ME), misaki) == "Received"


def test_what_is_not_known_is_still_said(misaki):
    assert words.happened(an_event(misaki, "later", By.THEM), None) == "Them: later"


def test_what_else_was_said_stands_beside(misaki):
    event = replace(an_event(misaki, "received", By.ME), size=Size.BIG, detail="help", unasked=True)
    said = "May 14, 2026 · Big · Help · Nobody had asked for it"
    assert words.beside(event, with_day=True) == said
    assert words.beside(an_event(misaki, "contact", By.ME), with_day=False) == ""
