import time

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from tests.qt_input import commit, preedit
from trustjournal.core.settings import Appearance
from trustjournal.ui.markdown import MarkdownHighlighter, pieces

EVERYTHING = """# 今日の# 見出し
@美咲 と話した。#約束 ＠健太 ＃仕事
**太字** と *斜体* と `code` と ~~消し~~
> 引用
- [ ] すること
1. 一つ
---
[名前](https://example.org) https://example.org/a?b=c
```
**code**
```
𠮷野さん **強く** 書く"""


def parts(text, *kinds):
    return [
        (piece.kind, text[piece.start : piece.start + piece.length])
        for piece in pieces(text)
        if piece.kind in kinds
    ]


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("@美咲 と話した", "person", ["@美咲"]),
        ("＠健太、また＃仕事の話", "person", ["＠健太"]),
        ("きのうは、#約束 と ＃仕事", "tag", ["#約束", "＃仕事"]),
        ("a@b.example", "person", []),
        ("C#言語", "tag", []),
        ("#見出しではない", "tag", ["#見出しではない"]),
        ("# 見出し", "tag", []),
        ("**太字**と__これも__", "strong", ["**太字**", "__これも__"]),
        ("2 * 3 * 4", "emphasis", []),
        ("snake_case_name", "emphasis", []),
        ("*斜体*", "emphasis", ["*斜体*"]),
        ("`a **b**`", "strong", []),
        ("[名前](x) と ![絵](attachment:1)", "link", ["[名前]", "![絵]"]),
        ("見て https://example.org/あ。次", "address", ["https://example.org/あ"]),
        ("> 引用", "quote", ["> 引用"]),
        ("  - [x] した", "marker", ["  - [x] "]),
        ("10) 十", "marker", ["10) "]),
        ("-5度だった", "marker", []),
        ("***", "mark", ["***"]),
        ("~~消す~~", "struck", ["~~消す~~"]),
    ],
)
def test_parts_of_a_paragraph_are_told_apart(text, kind, found):
    assert [part for _kind, part in parts(text, kind)] == found


def test_a_heading_knows_its_level():
    assert [piece.kind for piece in pieces("### 三")] == ["heading3", "mark"]
    assert [piece.kind for piece in pieces("####### 七")] == []


@pytest.mark.parametrize(
    "mark", ["*", "_", "`", "[", "~", "@", "#", "![", "**a", "> ", "https://", "[a]("]
)
def test_a_hostile_paragraph_is_told_apart_in_no_time(mark):
    text = mark * (8_000 // len(mark))
    started = time.perf_counter()
    for _each in pieces(text):
        pass
    assert time.perf_counter() - started < 0.5


def formats_at(editor, block, place):
    layout = editor.document().findBlockByNumber(block).layout()
    covering = [f for f in layout.formats() if f.start <= place < f.start + f.length]
    return QTextCharFormat(covering[-1].format) if covering else None


@pytest.fixture
def editor(theme, show):
    editor = QPlainTextEdit()
    editor.setPlainText(EVERYTHING)
    editor.highlighter = MarkdownHighlighter(editor)
    show(editor, 600, 500)
    editor.highlighter.rehighlight()
    return editor


def test_highlighting_changes_no_text_and_nothing_to_save_or_undo(editor):
    assert editor.toPlainText() == EVERYTHING
    assert not editor.document().isModified()
    assert not editor.document().isUndoAvailable()


def test_a_heading_is_larger_and_words_are_bold(editor):
    assert formats_at(editor, 0, 3).fontWeight() == QFont.Weight.Bold
    assert formats_at(editor, 0, 0).property(formats_at(editor, 0, 0).Property.FontPixelSize.value)
    assert formats_at(editor, 2, 3).fontWeight() == QFont.Weight.Bold


def test_marks_inside_a_code_block_mean_nothing(editor):
    code = formats_at(editor, 9, 3)
    assert code.fontWeight() != QFont.Weight.Bold


def test_places_are_right_behind_a_rare_character(editor):
    line = editor.document().findBlockByNumber(11).text()
    assert line.startswith("𠮷野さん **強く**")
    # Qt counts 𠮷 as two places, so the bold word begins at 8.
    assert formats_at(editor, 11, 8).fontWeight() == QFont.Weight.Bold
    assert formats_at(editor, 11, 5) is None


def test_a_code_block_that_is_opened_reaches_the_lines_below(editor, theme):
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start)
    cursor.insertText("```\n")
    assert formats_at(editor, 2, 0).foreground().color() == QColor(theme.tokens.text_soft)


def test_a_new_theme_recolours_without_touching_the_text(editor, theme):
    assert formats_at(editor, 1, 0).foreground().color() == QColor(theme.tokens.accent)
    theme.use(Appearance.DARK)
    assert formats_at(editor, 1, 0).foreground().color() == QColor(theme.tokens.accent)
    assert theme.tokens.dark
    assert editor.toPlainText() == EVERYTHING
    assert not editor.document().isModified()


def test_a_composition_goes_on_undisturbed(editor):
    editor.clear()
    editor.setFocus()
    for step in ("＠", "＠み", "＠みさ", "＠みさき"):
        preedit(editor, step)
        assert editor.toPlainText() == ""
        assert editor.textCursor().block().layout().preeditAreaText() == step
    commit(editor, "＠美咲")
    preedit(editor, "と")
    assert editor.toPlainText() == "＠美咲"
    assert formats_at(editor, 0, 1).fontWeight() == QFont.Weight.Medium
    commit(editor, "と")
    editor.undo()
    assert editor.toPlainText() == "＠美咲"


def test_a_key_in_a_long_entry_is_highlighted_quickly(editor):
    editor.setPlainText("\n".join(["# 一日", "@美咲 と **約束** の話をした。#仕事 " * 12] * 115))
    started = time.perf_counter()
    for _number in range(20):
        editor.insertPlainText("あ")
    assert (time.perf_counter() - started) / 20 < 0.03


def painted(editor):
    """How many paragraphs with a marked word show it."""
    document, count = editor.document(), 0
    block = document.begin()
    while block.isValid():
        count += any(
            each.format.fontWeight() == QFont.Weight.Bold for each in block.layout().formats()
        )
        block = block.next()
    return count


def finish_painting(editor, qtbot, last):
    """Wait for the paragraph whose turn comes last, and for those that wait behind it."""
    qtbot.waitUntil(lambda: formats_at(editor, last, 7) is not None)
    qtbot.waitUntil(lambda: not editor.highlighter.is_painting, timeout=15_000)


def test_a_long_text_is_painted_in_turns_and_what_is_seen_first(editor, qtbot):
    heard = []
    line = "きょうは **約束** の話をした。" * 20
    editor.setPlainText("\n".join([line] * 600))
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.document().contentsChange.connect(lambda *change: heard.append(change))
    assert 0 < painted(editor) < 200, "the window does not wait for the rest"
    seen = editor.cursorForPosition(QPoint()).blockNumber()
    assert formats_at(editor, seen, 7) is None
    qtbot.waitUntil(lambda: formats_at(editor, seen, 7) is not None)
    assert painted(editor) < 600, "what is seen comes before what is not"
    finish_painting(editor, qtbot, 300)
    assert painted(editor) == 600
    assert heard == [], "nobody has written meanwhile"
    assert not editor.document().isModified()


def test_who_writes_while_a_long_text_is_painted_loses_nothing_of_either(editor, qtbot):
    line = "きょうは **約束** の話をした。" * 20
    editor.setPlainText("\n".join([line] * 400))
    editor.insertPlainText("# はじめに **太字**\n")
    assert formats_at(editor, 0, 4).fontWeight() == QFont.Weight.Bold, "at once, as always"
    finish_painting(editor, qtbot, 400)
    assert painted(editor) == 401
    assert editor.toPlainText() == "# はじめに **太字**\n" + "\n".join([line] * 400)


def test_a_code_block_opened_above_a_long_text_reaches_its_end(editor, qtbot):
    editor.setPlainText("\n".join(["きょうは **約束** の話をした。" * 20] * 400))
    finish_painting(editor, qtbot, 399)
    started = time.perf_counter()
    editor.insertPlainText("```\n")
    assert time.perf_counter() - started < 0.5
    qtbot.waitUntil(lambda: not editor.highlighter.is_painting, timeout=15_000)
    assert painted(editor) == 0
