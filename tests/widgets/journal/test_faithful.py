"""What is stored is what was typed: showing a text changes nothing of it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage, QTextCursor

from tests.drivers.journal import SurfaceDriver
from trustjournal.journal.editor import WritingSurface
from trustjournal.journal.lines import LONGEST_LINE

HOSTILE = {
    "hard space": "10\u00a0km\u00a0",
    "narrow hard space": "10\u202fkm",
    "line separator": "a\u2028b\u2028",
    "paragraph separator": "a\u2029b\u2029\u2029",
    "windows": "a\r\nb\r\n\r\nc",
    "old mac": "a\rb\r",
    "mixed ends": "a\nb\r\nc\rd\u2029e\u2028f\n",
    "byte order mark": "\ufeffa\ufeffb",
    "two byte order marks": "\ufeff\ufeffa",
    "swapped order mark": "\ufffeab",
    "noncharacters": "a\ufdd0b\ufdd1c\uffff",
    "object replacement": "a\ufffcb",
    "control": "a\x0bb\x0cc\x1cd\x85e\tf",
    "joiners": "\u200b\u2060\u200d\u200e\u202e",
    "beyond the first plane": "𠮷野家\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "decomposed": "は\u3099か\u3099é",
    "spaces at ends": "  a  \n\n  \n",
    "one long line": "今日は、話せてよかった。" * 4000,
    "long lines and windows ends": ("話せた。" * 6000 + "\r\n") * 2 + "終わり",
}


@pytest.fixture
def surface(qtbot, theme):
    made = WritingSurface()
    qtbot.addWidget(made)
    made.resize(600, 400)
    return made


@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_comes_back_as_it_was(surface, name):
    surface.load(HOSTILE[name])
    assert surface.text() == HOSTILE[name]
    assert not surface.document().isModified()


@pytest.mark.parametrize("name", HOSTILE)
def test_writing_at_the_end_changes_nothing_before_it(surface, name):
    surface.load(HOSTILE[name])
    driver = SurfaceDriver(surface)
    driver.go_to_end()
    driver.commit("続き")
    assert surface.text() == HOSTILE[name] + "続き"
    surface.undo()
    assert surface.text() == HOSTILE[name]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("\n\r\u2028\u2029\ufeff\ufffe\ufdd0\ufdd1\u00a0\ufffc"),
            st.characters(exclude_categories=("Cs",), exclude_characters="\0"),
        ),
        max_size=60,
    )
)
def test_any_text_comes_back_as_it_was(surface, text):
    surface.load(text)
    assert surface.text() == text


@given(st.data())
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_cursor_is_where_it_was_left(surface, data):
    text = data.draw(st.text(alphabet="a\n\r𠮷は\u2029", max_size=30))
    place = data.draw(st.integers(0, len(text)))
    inside_a_pair = text[max(0, place - 1) : place + 1] == "\r\n"
    surface.load(text, place)
    if not inside_a_pair:
        assert surface.cursor_place() == place


def test_a_new_line_in_a_text_with_windows_ends_gets_one_too(surface):
    surface.load("a\r\nb")
    driver = SurfaceDriver(surface)
    driver.go_to(1)
    driver.press("Enter")
    assert surface.text() == "a\r\n\r\nb"


def broken_in_two(surface):
    text = "話せてよかった。" * 3000
    surface.load(text)
    assert surface.document().blockCount() > 1
    return text, surface.document().begin().length() - 1


def test_a_new_line_typed_into_a_long_line_is_a_new_line(surface):
    text, _first = broken_in_two(surface)
    driver = SurfaceDriver(surface)
    driver.go_to(8)
    driver.press("Enter")
    assert surface.text() == text[:8] + "\n" + text[8:]


def test_backspace_after_a_shown_break_takes_a_character(surface):
    text, first = broken_in_two(surface)
    driver = SurfaceDriver(surface)
    driver.go_to(first + 1)
    driver.press("Backspace")
    assert surface.text() == text[: first - 1] + text[first:]


def test_delete_before_a_shown_break_takes_a_character(surface):
    text, first = broken_in_two(surface)
    driver = SurfaceDriver(surface)
    driver.go_to(first)
    driver.press("Delete")
    assert surface.text() == text[:first] + text[first + 1 :]


def test_copying_over_a_shown_break_copies_no_line_end(surface):
    text, first = broken_in_two(surface)
    copied = SurfaceDriver(surface).copied(first - 3, first + 4)
    assert copied == text[first - 3 : first + 3]


def test_copying_keeps_hard_spaces(surface):
    surface.load("10\u00a0km")
    assert SurfaceDriver(surface).copied(0, 5) == "10\u00a0km"


def test_a_line_that_grows_too_long_is_shown_in_pieces_and_stays_one_line(surface):
    surface.load("あ" * LONGEST_LINE)
    assert surface.document().blockCount() == 1
    driver = SurfaceDriver(surface)
    driver.go_to_end()
    driver.commit("い")
    assert surface.document().blockCount() > 1
    assert surface.text() == "あ" * LONGEST_LINE + "い"
    surface.undo()
    assert surface.text() == "あ" * LONGEST_LINE


def test_a_pasted_long_line_is_shown_in_pieces_and_stays_one_line(surface):
    surface.load("前と後")
    driver = SurfaceDriver(surface)
    driver.go_to(2)
    driver.paste("長い。" * 20_000)
    assert surface.document().blockCount() > 10
    assert surface.text() == "前と" + "長い。" * 20_000 + "後"
    surface.undo()
    assert surface.text() == "前と後"


def test_pasted_windows_ends_become_newlines(surface):
    surface.load("")
    SurfaceDriver(surface).paste("a\r\nb")
    assert surface.text() == "a\nb"


def test_of_words_with_a_look_the_words_are_pasted(surface):
    data = QMimeData()
    data.setHtml("<h1>題</h1><p>one <b>two</b><br>three<img src='https://example.org/x.png'></p>")
    assert surface.canInsertFromMimeData(data)
    surface.insertFromMimeData(data)
    assert surface.text() == "題\none two\nthree"
    data.setText("the same, plain ")
    surface.load("")
    surface.insertFromMimeData(data)
    assert surface.text() == "the same, plain "


@pytest.mark.parametrize("said", ["", "https://example.org/%E5%86%99.png"])
def test_a_picture_from_a_browser_is_the_picture_and_not_its_address(surface, qtbot, said):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/写.png")])
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    if said:
        data.setText(said)
    with qtbot.waitSignal(surface.picture_pasted):
        surface.insertFromMimeData(data)
    assert surface.text() == ""


def test_of_a_table_that_comes_with_its_picture_the_words_are_pasted(surface):
    data = QMimeData()
    data.setText("kept\tlate")
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    surface.insertFromMimeData(data)
    assert surface.text() == "kept\tlate"


def test_a_paste_beyond_what_an_entry_holds_is_refused_and_changes_nothing(surface, qtbot):
    surface.load("before")
    with qtbot.waitSignal(surface.refused):
        SurfaceDriver(surface).paste("x" * 10_000_001)
    assert surface.text() == "before"


def test_taking_a_part_out_everywhere_takes_its_own_line_too(surface):
    surface.load("a\n![x](attachment:1)\nb ![x](attachment:1) c")
    surface.remove_all(r"!\[[^\]]*\]\(attachment:1\)")
    assert surface.text() == "a\nb  c"
    surface.undo()
    assert surface.text() == "a\n![x](attachment:1)\nb ![x](attachment:1) c"


def test_composing_text_is_not_part_of_what_is_written(surface):
    surface.load("今日は")
    driver = SurfaceDriver(surface)
    driver.go_to_end()
    driver.compose("はれ")
    assert surface.is_composing
    assert surface.text() == "今日は"
    driver.commit("晴れ")
    assert not surface.is_composing
    assert surface.text() == "今日は晴れ"


def test_the_invitation_to_write_makes_room_for_what_is_composed(surface):
    driver = SurfaceDriver(surface)
    surface.show()
    driver.compose("はれ")
    alone = surface.grab().toImage()
    driver.compose("")
    nothing = surface.grab().toImage()
    surface.setPlaceholderText("どこから書いても大丈夫です。")
    invited = surface.grab().toImage()
    assert invited != nothing
    driver.compose("はれ")
    assert surface.grab().toImage() == alone
    surface.setPlaceholderText("Begin anywhere.")  # the language may change meanwhile
    assert surface.grab().toImage() == alone
    driver.compose("")
    assert surface.placeholderText() == "Begin anywhere."


def test_lone_surrogates_become_what_can_be_stored(surface):
    surface.load("")
    cursor = QTextCursor(surface.document())
    cursor.insertText("a\ud800b")
    surface.text().encode()
