"""What counts as the same when searching, and how the search field is read."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.storage.segment import normalise, phrase, segmented, tokens, understood

SAME = [
    ("ｶﾌｪ", "カフェ"),
    ("カフェ", "かふぇ"),
    ("か\u3099く", "がく"),
    ("ﾊﾞｽ", "バス"),
    ("ＴＲＵＳＴ", "trust"),
    ("Café", "cafe"),
    ("Cafe\u0301", "cafe"),
    ("Straße", "STRASSE"),
    ("İstanbul", "istanbul"),
    ("１２３", "123"),
    ("㌔", "キロ"),
    ("㈱", "(株)"),
    ("髙橋", "高橋"),
    ("山﨑", "山崎"),
    ("don’t", "don't"),
    ("한글", unicodedata.normalize("NFD", "한글")),
    ("ヴァイオリン", "ゔぁいおりん"),
    ("ゝ", "ヽ"),
    ("❤\ufe0f", "❤"),
    ("ﬁne", "fine"),
    ("ΣΟΦΟΣ", "σοφος"),
    ("ά", "α"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_word_in_another_shape_is_the_same(one, other):
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"), [("は", "ば"), ("は", "ぱ"), ("つ", "っ"), ("trust", "thrust"), ("人", "入")]
)
def test_other_words_stay_others(one, other):
    assert normalise(one) != normalise(other)


@given(st.text())
def test_normalising_twice_changes_nothing_more(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_tokens_hold_nothing_that_the_index_would_split_or_fold(text):
    for token in tokens(normalise(text)):
        assert token
        assert not any(c.isspace() or c == "_" or (c.isascii() and not c.isalnum()) for c in token)
        assert not any("A" <= c <= "Z" for c in token)


def test_japanese_becomes_pairs_and_english_words():
    assert segmented("信頼関係を Build a trust!") == "信頼 頼関 関係 係を を build a trust"


def test_the_middle_dot_separates():
    assert segmented("ジョン・スミス") == "じょ ょん ん すみ みす す"


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("信", ['"信"*'], []),
        ("信頼", ['"信頼"'], []),
        ("約束の", ['"約束 束の"'], []),
        ("tru", ['"tru"*'], []),
        ("her promise", ['"her"*', '"promise"*'], []),
        ("信頼　約束", ['"信頼"', '"約束"'], []),
        ('"her promise"', ['"her promise"'], []),
        ('"her prom', ['"her prom"*'], []),
        ("＂her promise＂", ['"her promise"'], []),
        ("“her promise”", ['"her promise"'], []),
        ("信頼 -約束", ['"信頼"'], ['"約束"']),
        ("信頼 －約束", ['"信頼"'], ['"約束"']),
        ("信頼 −約束", ['"信頼"'], ['"約束"']),
        ('trust -"her promise"', ['"trust"*'], ['"her promise"']),
        ("well-known", ['"well known"*'], []),
        ("信頼trust", ['"信頼 頼 trust"*'], []),
        ("don't", ['"dont"*'], []),
        ("trust trust TRUST", ['"trust"*'], []),
        ("5月14日", ['"5 月 14 日"*'], []),
        ("😊", ['"😊"'], []),
    ],
)
def test_the_search_field_is_read(typed, wanted, unwanted):
    question = understood(typed)
    assert [phrase(term) for term in question.wanted] == wanted
    assert [phrase(term) for term in question.unwanted] == unwanted


@pytest.mark.parametrize("typed", ["", " ", "　", "-", "－", '"', '-"', "  - "])
def test_nothing_asked_yet(typed):
    assert understood(typed).asks_nothing
    assert not understood(typed).is_unanswerable


@pytest.mark.parametrize("typed", ["。", "!?", "*", "***", "( )", "_", "%"])
def test_signs_alone_cannot_be_found(typed):
    assert understood(typed).is_unanswerable
