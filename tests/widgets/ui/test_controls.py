"""Every control: its name for a screen reader, and what the keyboard does with it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.qt_input import compose, preedit, spoken_name, type_text, unnamed
from trustjournal import i18n
from trustjournal.ui.avatar import colour_number, initial
from trustjournal.ui.widgets import (
    Card,
    CheckBox,
    Chip,
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
    button,
    label,
    named,
    tool_button,
)


def word():
    return {"en": "Word", "ja": "言葉"}[i18n.language()]


CONTROLS = {
    "label": lambda: label(word),
    "wrapped label": lambda: label(word, wrap=True),
    "elided label": lambda: ElidedLabel(word),
    "pill": lambda: Pill(word, "soon"),
    "button": lambda: button(word, "primary", "check"),
    "tool button": lambda: tool_button(word, "ellipsis"),
    "check box": lambda: CheckBox(word),
    "radio button": lambda: RadioButton(word),
    "switch": lambda: Switch(word),
    "chip": lambda: Chip(word, person=1),
    "chips": lambda: ChipGroup([("a", "b")], label=word),
    "segments": lambda: Segmented([(1, "one"), (2, "two")], label=word),
    "search field": lambda: SearchField(word),
    "time field": lambda: TimeField(word),
    "passphrase field": lambda: PassphraseField(word),
}


@pytest.mark.parametrize("make", CONTROLS.values(), ids=CONTROLS)
def test_a_screen_reader_knows_every_control_in_both_languages(make, theme, language, qtbot):
    control = make()
    qtbot.addWidget(control)
    assert spoken_name(control) == "Word"
    language.use("ja")
    assert spoken_name(control) == "言葉"


@pytest.mark.parametrize("make", [*CONTROLS.values(), ProblemBar], ids=[*CONTROLS, "problem"])
def test_a_control_looks_the_same_whatever_it_is_called(make, theme, show):
    def picture(widget):
        show(widget, 400, 120)
        if (focused := widget.focusWidget()) is not None:
            focused.clearFocus()
        return widget.grab().toImage()

    assert picture(make()) == picture(named(make(), "somethingOfItsOwn"))


def test_a_control_without_a_name_would_be_found(theme, show):
    page = Page("Today")
    page.body.addWidget(QLineEdit())
    page.aside.addWidget(SearchField("Search"))
    show(page)
    assert unnamed(page) == [("QLineEdit", "")]


@pytest.mark.parametrize(
    ("make", "role"),
    [
        (Switch, QAccessible.Role.CheckBox),
        (CheckBox, QAccessible.Role.CheckBox),
        (RadioButton, QAccessible.Role.RadioButton),
        (button, QAccessible.Role.Button),
        (PassphraseField, QAccessible.Role.EditableText),
    ],
)
def test_controls_say_what_they_are(make, role, theme, qtbot):
    control = make("words")
    qtbot.addWidget(control)
    assert QAccessible.queryAccessibleInterface(control).role() == role


def test_a_segment_is_a_radio_button_to_a_screen_reader(theme, qtbot):
    segments = Segmented([(1, "one"), (2, "two")], label="How many")
    qtbot.addWidget(segments)
    for segment in segments.findChildren(QWidget):
        interface = QAccessible.queryAccessibleInterface(segment)
        assert interface is None or interface.role() == QAccessible.Role.RadioButton


def test_an_ampersand_in_a_name_is_shown_and_spoken(theme, qtbot):
    chip = Chip("Tom & Jerry")
    qtbot.addWidget(chip)
    assert chip.text() == spoken_name(chip) == "Tom & Jerry"


@pytest.fixture
def form(theme, show):
    """Shows controls one below the other."""

    def form(*controls):
        window = QWidget()
        column = QVBoxLayout(window)
        for each in controls:
            column.addWidget(each)
        show(window, 500, 400)
        return window

    return form


def test_the_ring_is_for_the_keyboard_only(form, qtbot):
    first, second = button("First"), button("Second")
    form(first, second)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not first.has_ring()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert second.has_ring()
    QTest.keyClick(second, Qt.Key.Key_Backtab)
    assert first.has_ring()
    assert not second.has_ring()


def test_the_arrows_move_between_segments(form):
    segments = Segmented([("m", "Month"), ("y", "Year"), ("all", "All")], "y", label="Span")
    heard = []
    segments.chosen.connect(heard.append)
    form(segments)
    assert segments.value() == "y"
    chosen = next(b for b in segments.findChildren(type(button("x"))) if b.isChecked())
    chosen.setFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Right)
    assert heard == [segments.value()] == ["all"]


def test_choosing_a_segment_from_the_program_tells_nobody(theme, qtbot):
    segments = Segmented([("m", "Month"), ("y", "Year")], label="Span")
    qtbot.addWidget(segments)
    segments.chosen.connect(pytest.fail)
    segments.choose("y")
    assert segments.value() == "y"


def test_a_screen_reader_can_toggle_a_segment(theme, qtbot):
    segments = Segmented([("m", "Month"), ("y", "Year")], label="Span")
    qtbot.addWidget(segments)
    heard = []
    segments.chosen.connect(heard.append)
    segments.findChildren(type(button("x")))[1].toggle()
    assert heard == ["y"]


def test_chips_are_reached_by_arrows_and_pressed_by_space(form):
    feelings = ChipGroup([("glad", "Glad"), ("sad", "Sad")], label="Feelings")
    heard = []
    feelings.changed.connect(heard.append)
    form(feelings)
    feelings.chip("glad").setFocus()
    QTest.keyClick(feelings.chip("glad"), Qt.Key.Key_Right)
    assert feelings.chip("sad").hasFocus()
    QTest.keyClick(feelings.chip("sad"), Qt.Key.Key_Space)
    QTest.keyClick(feelings.chip("sad"), Qt.Key.Key_Right)
    QTest.keyClick(feelings.chip("glad"), Qt.Key.Key_Space)
    assert heard == [("sad",), ("glad", "sad")]


def test_an_exclusive_group_lets_one_chip_at_most_be_chosen(theme, qtbot):
    why = ChipGroup([("a", "A"), ("b", "B")], label="Why", exclusive=True)
    qtbot.addWidget(why)
    why.chip("a").click()
    why.chip("b").click()
    assert why.values() == ("b",)
    why.chip("b").click()
    assert why.values() == ()


def test_what_was_chosen_stays_chosen_when_other_chips_are_offered(theme, qtbot):
    tags = ChipGroup([("home", "#home"), ("work", "#work")], label="Tags")
    qtbot.addWidget(tags)
    tags.choose(["home", "work"])
    tags.offer([("new", "#new"), ("work", "#work")])
    assert tags.values() == ("work",)


def test_chips_go_on_in_the_next_line(form):
    feelings = ChipGroup([(n, f"feeling {n}") for n in range(12)], label="Feelings")
    form(feelings)
    rows = {feelings.chip(n).y() for n in range(12)}
    assert len(rows) > 1
    assert all(feelings.chip(n).geometry().right() <= feelings.width() for n in range(12))
    assert feelings.height() >= feelings.chip(11).geometry().bottom()


def test_space_turns_a_switch(form):
    switch = Switch("Ask me")
    form(switch)
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not switch.isChecked()


def test_esc_empties_the_search_and_only_then_goes_on(form):
    search = SearchField("Search")
    window = form(search)
    passed_on = []
    window.keyPressEvent = lambda event: passed_on.append(event.key())
    search.setFocus()
    compose(search, "やく", "約束")
    assert search.text() == "約束"
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert passed_on == []
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert passed_on == [Qt.Key.Key_Escape]


def test_the_search_field_offers_to_empty_it_only_when_there_is_something(theme, qtbot):
    search = SearchField("Search")
    qtbot.addWidget(search)
    clear = search.actions()[1]
    assert not clear.isVisible()
    search.setText("約束")
    assert clear.isVisible()
    assert clear.text() == "Clear the search"
    clear.trigger()
    assert search.text() == ""


def test_a_composition_is_not_yet_a_search(theme, show):
    search = show(SearchField("Search"))
    search.setFocus()
    search.textChanged.connect(pytest.fail)
    preedit(search, "やくそく")
    assert search.text() == ""


def test_a_passphrase_is_hidden_from_eyes_and_from_the_input_methods_memory(theme, qtbot):
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    for hint in ("ImhHiddenText", "ImhSensitiveData", "ImhNoPredictiveText"):
        assert field.inputMethodHints() & Qt.InputMethodHint[hint], hint
    eye = field.actions()[0]
    assert eye.text() == "Show what I typed"
    eye.trigger()
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert eye.text() == "Hide what I typed"
    assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    field.hide_again()
    assert field.echoMode() == QLineEdit.EchoMode.Password


def test_a_passphrase_that_was_cleared_does_not_come_back(theme, show):
    field = PassphraseField("Passphrase")
    show(field)
    eye = field.actions()[0]
    eye.trigger()
    type_text(field, "correct horse")
    field.clear()
    field.undo()
    assert field.text() == ""
    assert not field.isUndoAvailable()


def test_a_question_without_a_way_back_begins_at_no(form):
    panel = ConfirmPanel("Empty the trash?", "3 entries will be gone for good.", "Empty it")
    answers = []
    panel.confirmed.connect(lambda: answers.append("yes"))
    panel.declined.connect(lambda: answers.append("no"))
    form(panel)
    panel.ask()
    focused = QApplication.focusWidget()
    assert focused.objectName() == "no"
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    panel.ask()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    panel.ask()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert answers == ["no", "no", "yes"]
    assert panel.isHidden()


def test_a_button_can_be_made_with_what_it_does(theme, qtbot):
    pressed = []
    for made in (
        button("Save", clicked=lambda: pressed.append("save"), name="save"),
        tool_button("More", "ellipsis", clicked=lambda: pressed.append("more"), name="more"),
    ):
        qtbot.addWidget(made)
        made.click()
    empty = EmptyState("feather", "Nothing yet.", "Write", clicked=lambda: pressed.append("write"))
    qtbot.addWidget(empty)
    empty.action.click()
    assert pressed == ["save", "more", "write"]


def test_a_label_that_is_too_narrow_ends_in_dots_and_tells_the_rest(theme, show):
    name = show(ElidedLabel("Alexandra Konstantinidou-Papadopoulos"), 90, 30)
    assert name.toolTip() == "Alexandra Konstantinidou-Papadopoulos"
    name.resize(600, 30)
    assert name.toolTip() == ""
    assert name.text() == "Alexandra Konstantinidou-Papadopoulos"


def test_tab_goes_through_a_page_as_it_is_read_also_where_something_came_later(theme, show):
    page = Page("Today")
    row = QVBoxLayout()
    page.body.addLayout(row)
    last = button("Last", name="last")
    page.body.addWidget(last)
    first = button("First", name="first")
    row.addWidget(first)
    show(page, 600, 400)
    later = button("Later", name="later")
    row.addWidget(later)
    later.show()
    first.setFocus()
    reached = []
    for _each in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget().objectName())
    assert reached == ["later", "last"]


def test_buttons_beside_a_heading_stand_below_it_where_there_is_no_room(theme, show):
    page = Page("A heading of several words")
    aside = button("A button beside it")
    page.aside.addWidget(aside)
    show(page, 900, 400)
    assert aside.y() < page.heading.geometry().bottom()
    page.resize(420, 400)
    QApplication.sendPostedEvents()
    assert aside.y() >= page.heading.geometry().bottom()


def test_a_page_keeps_its_column_readable_on_a_wide_screen(theme, show):
    page = Page("Today", "Thursday", max_width=700)
    card = Card("One")
    page.body.addWidget(card)
    show(page, 1600, 500)
    assert card.width() <= 700
    page.set_heading("Tomorrow")
    page.set_sub("")
    assert page.heading.text() == "Tomorrow"
    assert page.sub.isHidden()


@pytest.mark.parametrize(
    ("name", "letter"),
    [("美咲", "美"), ("misaki", "M"), ("「母」", "母"), ("𠮷野", "𠮷"), ("…", "…"), ("", "")],
)
def test_a_badge_shows_the_first_letter(name, letter):
    assert initial(name) == letter


def test_a_person_keeps_their_colour():
    assert colour_number("5f") == colour_number("5f")
    assert {colour_number(f"{n:032x}") for n in range(60)} == set(range(6))
