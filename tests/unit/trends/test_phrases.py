import string

import pytest

from tests.unit.resources.banned import banned_in
from tests.unit.resources.test_contents import HALF_WIDTH_BESIDE_JAPANESE
from trustjournal import i18n
from trustjournal.core import resources
from trustjournal.trends.phrases import (
    UNEASY,
    Number,
    Phrase,
    gap_answers,
    place_of,
    sentence,
)
from trustjournal.trends.words import (
    BalanceWord,
    GapWord,
    MatterWord,
    RecordWord,
    RhythmWord,
    TrendWord,
)

CONTENT = resources.load("phrases.toml")
WORDS = [
    each
    for words in (RecordWord, TrendWord, GapWord, BalanceWord, RhythmWord, MatterWord, Phrase)
    for each in words
]
SOME_VALUES = {
    "n": 2, "total": 9, "kept": 4, "late": 2, "not_kept": 1, "open": 2, "months": 6, "days": 12,
    "date": "Mon", "name": "Misaki", "first": "Mon", "last": "Tue", "slope": "+0.10",
    "low": "−0.05", "high": "+0.20", "variance": "1.00",
}  # fmt: skip


@pytest.fixture(params=["en", "ja"])
def language(request):
    i18n.use(request.param)
    return request.param


@pytest.mark.parametrize("word", WORDS, ids=place_of)
def test_every_word_is_a_whole_sentence_in_both_languages(word, language):
    found = sentence(word, **SOME_VALUES)
    assert (found == "") is (word is GapWord.HIDDEN)
    assert "{" not in found
    assert found == found.strip()


def texts_of(section, key):
    table = CONTENT.table(section).table(key)
    return table.text("en"), table.text("ja")


def test_the_file_holds_no_sentence_that_nothing_says():
    sections = [name for name in CONTENT.names() if name != "gap_answer"]
    held = {f"{section}.{key}" for section in sections for key in CONTENT.table(section).names()}
    assert held == {place_of(word) for word in WORDS}


@pytest.mark.parametrize("word", WORDS, ids=place_of)
def test_both_languages_say_the_same_values_and_no_unkind_word(word):
    english, japanese = texts_of(*place_of(word).split("."))
    values = [
        {name for _text, name, _spec, _form in string.Formatter().parse(text) if name}
        for text in (english, japanese)
    ]
    assert values[0] == values[1]
    assert banned_in(english, "en") == banned_in(japanese, "ja") == []
    assert "%" not in english + japanese
    assert "！" not in japanese
    assert "!" not in english + japanese
    assert not HALF_WIDTH_BESIDE_JAPANESE.search(japanese.replace("{", "").replace("}", ""))


def test_one_is_one_and_more_are_more():
    assert sentence(RecordWord.TOO_LITTLE, n=0).endswith("(0 notes).")
    assert sentence(RecordWord.TOO_LITTLE, n=1).endswith("(1 note).")
    assert sentence(RecordWord.TOO_LITTLE, n=2).endswith("(2 notes).")
    assert sentence(RhythmWord.JUST_DAYS, days=1) == "1 day since you were in touch."
    assert sentence(MatterWord.MEDIAN, days=1) == "Usually talked about within 1 day."
    assert sentence(Phrase.MATTER_OPEN, date="May 4", days=1) == "Open since May 4 (1 day)."


def test_many_are_written_as_the_language_writes_them():
    assert f"{Number(1234):note|notes}" == "1,234 notes"
    assert f"{Number(1234)}" == "1,234"


def test_a_sentence_follows_the_language():
    assert sentence(TrendWord.NO_CLEAR_CHANGE) == "No clear change."
    i18n.use("ja")
    assert sentence(TrendWord.NO_CLEAR_CHANGE) == "はっきりした変化は見られません。"


def test_a_sentence_does_not_appear_with_a_hole_in_it():
    with pytest.raises(KeyError, match="name"):
        sentence(Phrase.ASKED_OFTEN)


def test_there_are_five_answers_to_feeling_and_record_apart(language):
    answers = gap_answers()
    assert [each.id for each in answers] == ["reasons", "hope", UNEASY, "time", "unknown"]
    assert all(each.text == each.texts[language] != "" for each in answers)
