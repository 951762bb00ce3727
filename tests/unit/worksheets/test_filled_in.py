"""The sheets that other tests are filled in with are whole, and such as the questions ask for."""

import pytest

from tests.answered import IDS, answers_of, people_in, words, worksheet
from trustjournal.worksheets.answers import chosen, day, days, intentions, is_answered, items
from trustjournal.worksheets.domain import Input

KANA = range(0x3040, 0x3100)
sheets = pytest.mark.parametrize("of", IDS)
languages = pytest.mark.parametrize("language", ["en", "ja"])


def test_there_are_sixteen():
    assert len(IDS) == 16
    assert set(words()) == set(IDS)


@sheets
@languages
def test_every_question_has_an_answer_that_fits_it(of, language):
    given = answers_of(of, language)
    asked = dict(worksheet(of).questions())
    assert set(words()[of]) == set(asked)
    for address, question in asked.items():
        value = given[address]
        assert is_answered(question, value), address
        if question.input is Input.CHOICE and question.options:
            assert set(chosen(value)) <= {option.id for option in question.options}, address
            assert question.multi or isinstance(value, str), address
        elif question.input is Input.DATE:
            assert day(value), address
        elif question.input is Input.LIST:
            count = len(days(value)) if question.default_dates else len(items(value))
            assert count == len(value), address
        elif question.input is Input.SCALE:
            assert question.lowest <= value <= question.highest, address
        elif question.input is Input.PROMISE:
            assert isinstance(value, list) == question.multi, address
            assert all(each.text for each in intentions(value)), address
        if question.max_chars:
            assert len(value) <= question.max_chars, address


@sheets
def test_the_two_languages_say_it_in_their_own_words(of):
    english, japanese = answers_of(of, "en"), answers_of(of, "ja")
    for address, question in worksheet(of).questions():
        if question.input is Input.TEXT:
            assert not any(ord(each) in KANA for each in english[address]), address
            assert any(ord(each) in KANA for each in japanese[address]), address


def test_people_are_whoever_the_caller_makes_of_their_names():
    given = answers_of("introducer_thanks", "en", person=lambda name: f"id of {name}")
    assert given["who.introducer"] == "id of Mr Ueda"
    assert people_in("introducer_thanks", "en") == ("Mr Ueda", "Ms Kim")
