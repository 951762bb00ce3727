"""Every piece of the window on one page, in both languages and both themes.

PICTURES=folder saves what is seen there, for looking at.
"""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from tests.qt_input import unnamed
from trustjournal import i18n
from trustjournal.core.problems import JournalProblem
from trustjournal.core.settings import Appearance
from trustjournal.ui.markdown import MarkdownHighlighter
from trustjournal.ui.preview import Preview
from trustjournal.ui.widgets import (
    Avatar,
    Card,
    CheckBox,
    ChipGroup,
    ConfirmPanel,
    ElidedLabel,
    EmptyState,
    Page,
    PassphraseField,
    Pill,
    ProblemBar,
    RadioButton,
    SearchField,
    Segmented,
    Switch,
    TimeField,
    Toast,
    button,
    label,
    rule,
    tool_button,
)


def both(english, japanese):
    return lambda: japanese if i18n.language() == "ja" else english


def row(*widgets, stretch=True):
    line = QHBoxLayout()
    line.setSpacing(10)
    for widget in widgets:
        line.addWidget(widget)
    if stretch:
        line.addStretch(1)
    return line


def named_for_readers(widget, name):
    widget.setAccessibleName(name)
    return widget


def question():
    hero = Card(ground="hero", padding=26)
    hero.body.addWidget(label(both("Today’s question", "今日の問い"), "label", tone="accent"))
    hero.body.addWidget(
        label(
            both(
                "When did you last notice a small promise being kept?",
                "最近、小さな約束が守られたと感じたのはどんなときですか。",
            ),
            "question",
            wrap=True,
        )
    )
    hero.body.addLayout(
        row(
            button(both("Write about it", "書いてみる"), "primary", "pen-line"),
            button(both("Another question", "別の問いにする"), "ghost"),
        )
    )
    return hero


def people():
    card = Card(
        both("How much trust do you feel?", "いまの信頼感"),
        both("Whatever you feel right now.", "感じたままで。理由はあとからでも書けます。"),
    )
    card.aside.addWidget(button(both("Save", "記録する"), "plain", "check"))
    for number, (name, circle) in enumerate((("美咲", "パートナー"), ("Kenta & Co.", "友人"))):
        card.body.addWidget(rule())
        card.body.addLayout(
            row(Avatar(name, number), label(name, "name"), label(circle, "caption", tone="faint"))
        )
    feelings = ChipGroup(
        [
            (n, both(en, ja))
            for n, (en, ja) in enumerate((("Glad", "うれしい"), ("Calm", "おだやか")))
        ],
        label=both("Feelings", "気持ち"),
    )
    feelings.choose([1])
    feelings.add("p", "美咲", colour=2, chosen=True)
    feelings.add("q", "健太", colour=3)
    card.body.addWidget(feelings)
    return card


def settings():
    card = Card(both("Settings", "設定"))
    choice, dates, times = (
        QComboBox(),
        QDateEdit(),
        TimeField(both("Time", "時刻")),
    )
    choice.addItems(["日本語", "English"])
    dates.setCalendarPopup(True)
    dates.setDate(QDate(2026, 5, 14))
    on, chosen, picked = Switch(both("Ask me", "問いかける")), CheckBox(both("Yes", "はい")), None
    on.setChecked(True)
    chosen.setChecked(True)
    picked = RadioButton(both("The first", "ひとつ目"))
    picked.setChecked(True)
    segments = Segmented(
        [
            (1, both("Month", "1か月")),
            (2, both("Half a year", "6か月")),
            (3, both("All", "すべて")),
        ],
        2,
        label=both("Span", "期間"),
    )
    segments.setSizePolicy(segments.sizePolicy().Policy.Maximum, segments.sizePolicy().Policy.Fixed)
    for name, field in (("c", choice), ("d", dates)):
        named_for_readers(field, name)
    card.body.addLayout(row(choice, dates, times))
    card.body.addLayout(row(segments))
    card.body.addLayout(row(on, Switch(both("Not this", "これはしない"))))
    card.body.addLayout(
        row(chosen, CheckBox(both("No", "いいえ")), picked, RadioButton(both("Other", "ほか")))
    )
    card.body.addWidget(PassphraseField(both("Passphrase", "パスフレーズ")))
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setValue(40)
    card.body.addWidget(named_for_readers(bar, "p"))
    return card


def side():
    card = Card(both("Coming up", "そろそろの予定"), gap=6)
    for words, day, level in (
        (both("Review the draft", "下書きを見直す"), both("Today", "今日"), "now"),
        (both("Call Mum", "母に電話をかける"), both("Tomorrow", "明日"), "soon"),
        (both("Look back", "週に一度のふりかえり"), both("Sunday", "日曜"), "calm"),
        (both("Say no", "残業の境界線を伝える"), both("22 May", "5/22"), ""),
    ):
        line = row(ElidedLabel(words), Pill(day, level), stretch=False)
        line.setStretch(0, 1)
        card.body.addLayout(line)
    nav = button(both("Today", "今日"), "nav", "sun")
    nav.setCheckable(True)
    nav.setChecked(True)
    card.body.addWidget(nav)
    card.body.addWidget(button(both("Journal", "日記"), "nav", "book-open"))
    card.body.addLayout(
        row(
            button(both("Delete", "消す"), "danger", "trash-2"),
            tool_button(both("More", "ほか"), "ellipsis"),
            tool_button(both("Undo", "元に戻す"), "undo-2"),
        )
    )
    off = button(both("Not now", "いまはできない"))
    off.setEnabled(False)
    card.body.addLayout(row(off))
    entries = QListWidget()
    entries.addItems(["話し合いのあとで", "また遅れた朝", "After we talked"])
    entries.setCurrentRow(1)
    entries.setFixedHeight(120)
    card.body.addWidget(named_for_readers(entries, "list"))
    return card


MARKDOWN = """# 話し合いのあとで
@美咲 と **約束** の話をした。#約束 *ゆっくり*
> 最後まで聞いてくれた
- [ ] 電話をする
`code` と [名前](https://example.org)"""


def writing():
    card = Card(both("Writing", "書く"))
    editor, preview = QPlainTextEdit(MARKDOWN), Preview(both("As it reads", "読む"))
    editor.setProperty("role", "writing")
    editor.highlighter = MarkdownHighlighter(editor)
    named_for_readers(editor, "text")
    preview.show_text(MARKDOWN)
    for each in (editor, preview):
        each.setFixedHeight(190)
    card.body.addLayout(row(editor, preview, stretch=False))
    return card


def everything():
    page = Page(
        both("Good morning, Haruka", "おはようございます、はるかさん"),
        both("Thursday, May 14. No rush.", "5月14日（木）　急がなくて大丈夫。"),
    )
    page.aside.addWidget(SearchField(both("Search entries", "日記を検索")))
    page.aside.addWidget(button(both("New entry", "新しい日記"), "primary", "plus"))
    problem = ProblemBar()
    problem.show_problem(JournalProblem("空き容量がありません。", "書いた文はここにあります。"))
    page.body.addWidget(problem)
    columns, left, right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
    columns.setSpacing(20)
    for column, share in ((left, 162), (right, 100)):
        column.setSpacing(20)
        columns.addLayout(column, share)
    for each in (question(), people(), settings()):
        left.addWidget(each)
    confirm = ConfirmPanel(
        both("Empty the trash?", "ごみ箱を空にしますか。"),
        both("3 entries will be gone for good.", "3件の日記が完全に消えます。"),
        both("Empty it", "空にする"),
    )
    confirm.show()
    empty = EmptyState(
        "feather", both("Nothing here yet.", "まだ何もありません。"), both("Write", "書いてみる")
    )
    for each in (side(), confirm, empty):
        right.addWidget(each)
    left.addStretch(1)
    right.addStretch(1)
    page.body.addLayout(columns)
    page.body.addWidget(writing())
    return page


def cut_off(root):
    """Return the words that have less room than they need."""
    return [
        widget.text()
        for kind in (QLabel, QAbstractButton)
        for widget in root.findChildren(kind)
        if widget.isVisibleTo(root)
        and widget.text()
        and not isinstance(widget, ElidedLabel)
        and not (isinstance(widget, QLabel) and widget.wordWrap())
        and widget.sizeHint().width() > widget.width()
    ]


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("mode", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("code", ["ja", "en"])
def test_every_piece_is_named_and_has_room(code, mode, size, theme, language, show):
    theme.use(mode, size)
    language.use(code)
    page = show(everything(), 1280 * size // 100, 1500 * size // 100)
    Toast(page).offer(
        both("The entry is in the trash.", "日記をごみ箱に移しました。"), lambda: None
    )
    assert unnamed(page) == []
    assert cut_off(page) == []
    if folder := os.environ.get("PICTURES"):
        page.grab().save(str(Path(folder) / f"pieces_{code}_{mode}_{size}.png"))


def test_pieces_that_are_open_change_language_theme_and_size_without_being_made_anew(
    theme, language, show, qtbot
):
    language.use("en")
    page = show(everything(), 1920, 2200)
    before = page.findChildren(QWidget)
    theme.use(Appearance.DARK, 150)
    language.use("ja")
    assert page.findChildren(QWidget) == before
    assert page.heading.text() == "おはようございます、はるかさん"
    qtbot.waitUntil(lambda: cut_off(page) == [])


def test_a_menu_is_drawn(theme, show):
    menu = QMenu()
    menu.addAction("開く")
    menu.addSeparator()
    ticked = menu.addAction("新しい順")
    ticked.setCheckable(True)
    ticked.setChecked(True)
    menu.setActiveAction(ticked)
    menu.resize(menu.sizeHint())
    show(menu)
    assert menu.sizeHint().height() > 60
    assert menu.testAttribute(Qt.WidgetAttribute.WA_WState_Visible)
    if folder := os.environ.get("PICTURES"):
        menu.grab().save(str(Path(folder) / "menu.png"))
