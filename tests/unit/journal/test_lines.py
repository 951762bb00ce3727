from hypothesis import given
from hypothesis import strategies as st

from trustjournal.journal.lines import (
    LONGEST_LINE,
    PIECE,
    break_before,
    is_ordinary,
    lead_of,
    shown_lines,
)

_ENDS = st.sampled_from(["\n", "\r\n", "\r", "\u2029", "\ufdd0", "\ufdd1", ""])
_TEXTS = st.lists(st.tuples(st.text(max_size=20), _ENDS), max_size=8).map(
    lambda lines: "".join(line + end for line, end in lines)
)


def together(text):
    return "".join(line + end for line, end in shown_lines(text))


@given(_TEXTS)
def test_the_shown_lines_are_the_text_whatever_ends_them(text):
    assert together(text) == text


@given(_TEXTS)
def test_no_shown_line_holds_what_a_text_widget_would_break(text):
    for line, _end in shown_lines(text):
        assert not set(line) & set("\n\r\u2029\ufdd0\ufdd1")


def test_a_long_line_is_shown_in_pieces_that_are_the_line():
    text = "今日は、話せてよかった。" * 2500
    lines = list(shown_lines(text))
    assert together(text) == text
    assert len(lines) > 1
    assert all(len(line) <= PIECE for line, _end in lines)
    assert all(end == "" for _line, end in lines)


def test_a_long_line_is_broken_after_a_mark():
    line = "今日は、話せてよかった。" * 2500
    assert line[break_before(line, PIECE) - 1] in "、。"


def test_what_is_read_as_one_character_stays_in_one_piece():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    line = "a" * (PIECE - 2) + family + "b" * 10
    cut = break_before(line, PIECE)
    assert line[:cut] == "a" * (PIECE - 2)
    decomposed = "a" * (PIECE - 1) + "は\u3099" + "b" * 10
    assert break_before(decomposed, PIECE) == PIECE - 1


def test_only_newlines_and_lines_of_usual_length_are_ordinary():
    assert is_ordinary("a\nb\n")
    assert is_ordinary(("x" * LONGEST_LINE + "\n") * 3)
    assert not is_ordinary("a\r\nb")
    assert not is_ordinary("a\u2029b")
    assert not is_ordinary("short\n" + "x" * (LONGEST_LINE + 1))


def test_byte_order_marks_at_the_start_are_known():
    assert lead_of("\ufeffa") == "\ufeff"
    assert lead_of("a\ufeff") == ""
