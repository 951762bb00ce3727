"""Hits are marked in the text as it was written."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.unit.storage.plain_scan import answers, line
from tests.unit.storage.test_search import TEXTS, WANTED
from trustjournal.storage.excerpt import contains, excerpt, mapped, spans
from trustjournal.storage.segment import normalise


def marked(text, words):
    return [text[start:end] for start, end in spans(text, words)]


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("今日は約束を守れた。", "約束", ["約束"]),
        ("ﾊﾞｽで行く", "バス", ["ﾊﾞｽ"]),
        ("か\u3099くせい", "がく", ["か\u3099く"]),
        ("ＴＲＵＳＴと信頼", "trust 信頼", ["ＴＲＵＳＴ", "信頼"]),
        ("a ㌔ b", "キ", ["㌔"]),
        ("Cafe\u0301 noir", "caf", ["Cafe\u0301"[:3]]),
        ("Cafe\u0301 noir", "cafe", ["Cafe\u0301"]),
        ("I don’t know, don't", "dont", ["don’t", "don't"]),
        ("distrust and trust", "trust", ["trust"]),
        ("her promises, her promise", '"her promise"', ["her promise"]),
        ("信頼、約束", '"信頼 約束"', ["信頼、約束"]),
        ("👨‍👩‍👧と", "👩", ["👩\u200d"]),
        ("約束約束", "約束", ["約束約束"]),
        ("約束", "-約束", []),
        ("約束", "。", []),
        ("약속을", "약속", ["약속"]),
    ],
)
def test_hits_lie_where_the_reader_sees_them(text, words, hits):
    assert marked(text, words) == hits


@settings(max_examples=150)
@given(TEXTS)
@example("ﾡￂ")
@example("ㄱㅏ")
@example("\u0344")
@example("a\u0345")
def test_each_normalised_character_is_traced_to_its_origin(text):
    normalised, origin = mapped(text, normalise(text))
    assert normalised == normalise(text)
    if origin is not None:
        assert len(origin) == len(normalised) + 1
        assert origin == sorted(origin)


@settings(max_examples=150)
@given(st.text())
def test_any_text_is_traced(text):
    normalised, _origin = mapped(text, normalise(text))
    assert normalised == normalise(text)


@settings(max_examples=150)
@given(TEXTS, WANTED)
def test_something_is_marked_exactly_when_the_index_finds_it(text, wanted):
    if wanted.without:
        return
    assert bool(spans(text, str(wanted))) == answers((line(text),), [wanted])


def test_inside_words_finds_the_middle_of_a_word():
    assert contains("distrust", "trust")
    assert contains("mistrusted 約束", "trust 約束")
    assert not contains("mistrusted 約束", "trust -約束")
    assert not contains("distrust", "truth")
    assert contains("abc d", '"bc d"')
    assert not contains("abc", "。")
    assert contains("abc", "")


@settings(max_examples=100)
@given(TEXTS, WANTED)
def test_inside_words_finds_all_that_word_starts_find(text, wanted):
    if not wanted.without and answers((line(text),), [wanted]):
        assert contains(text, str(wanted))


def test_an_excerpt_shows_the_first_hit_with_its_surroundings():
    text = "前置き。" * 40 + "ここで約束を\n守った。" + "あとがき。" * 40
    shown, marks = excerpt(text, "約束", 60)
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "\n" not in shown
    assert [shown[start:end] for start, end in marks] == ["約束"]
    assert len(shown) <= 62


def test_an_excerpt_begins_with_a_whole_word():
    text = "alpha beta gamma delta epsilon zeta eta theta " * 5 + "promise and so on " * 9
    shown, marks = excerpt(text, "promise", 60)
    assert shown[1:].split()[0] in text.split()
    assert shown[marks[0][0] : marks[0][1]] == "promise"


def test_an_excerpt_without_a_hit_is_the_beginning():
    assert excerpt("短い文", "約束", 60) == ("短い文", [])
    assert excerpt("あ" * 100, "約束", 60) == ("あ" * 60 + "…", [])


@settings(max_examples=100)
@given(TEXTS.map(lambda text: text * 9), WANTED, st.integers(1, 40))
def test_marks_of_an_excerpt_lie_inside_it_and_say_what_was_asked(text, wanted, width):
    shown, marks = excerpt(text, str(wanted), width)
    assert len(shown) <= width + 12
    for start, end in marks:
        assert 0 <= start < end <= len(shown)
