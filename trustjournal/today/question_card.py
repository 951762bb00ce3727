"""The question of the day: to write about, to pass on, to send away for today or for good."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from trustjournal import i18n
from trustjournal.i18n import _, ngettext
from trustjournal.people.domain import in_sentence, on_label
from trustjournal.ui.texts import in_phrases
from trustjournal.ui.widgets import (
    Avatar,
    IconLabel,
    Translated,
    TranslatedFrame,
    button,
    colour_number,
    label,
    named,
    tool_button,
)

if TYPE_CHECKING:
    from trustjournal.people.domain import Person
    from trustjournal.today.domain import Question


class QuestionCard(TranslatedFrame):
    """Shows one question; when there is none, a line that leaves the page to the user.

    Signals:
        write_chosen: Emitted with the Question to write about.
        entry_chosen: Emitted with the id of what was written about it today.
        another_chosen: Emitted with the Question to pass on.
        not_today_chosen: Emitted with the Question that shall rest.
        not_for_me_chosen: Emitted with the Question that shall never come again.
        person_chosen: Emitted with the id of the person it is about.
    """

    write_chosen = Signal(object)
    entry_chosen = Signal(str)
    another_chosen = Signal(object)
    not_today_chosen = Signal(object)
    not_for_me_chosen = Signal(object)
    person_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hero")
        self._question: Question | None = None
        self._person: Person | None = None
        self._words = label("", "question", wrap=True, name="question")
        self._minutes = label("", "small", tone="soft", wrap=True, name="minutes")
        self._avatar = Avatar(size=24)
        self._about = button("", "ghost", clicked=self._on_person, name="about")
        self._write = button("", "primary", "pen-line", clicked=self._on_write, name="write")
        self._another = button(
            lambda: _("Another question"), "ghost", clicked=self._on_another, name="another"
        )
        self._more = tool_button(
            lambda: _("More about this question"), "ellipsis", tone="accent", name="more"
        )
        self._more.setMenu(self._menu())
        self._none = label(
            lambda: in_phrases(_("No question for now. The page is yours.")),
            "body",
            tone="soft",
            wrap=True,
            name="noQuestion",
        )
        self._actions = QWidget()
        self._lay_out()
        self.show_question(None, None)

    def show_question(self, question: "Question | None", person: "Person | None") -> None:
        """Show a question, and the person it is about."""
        self._question, self._person = question, person
        for each in (self._words, self._more, self._actions):
            each.setVisible(question is not None)
        self._none.setVisible(question is None)
        self._about_row.setVisible(person is not None)
        self._minutes.setVisible(question is not None and question.prompt.max_minutes is not None)
        self._another.setVisible(question is not None and question.others_left > 0)
        if person is not None:
            self._avatar.show_person(on_label(person), colour_number(person.id))
        if question is not None:
            self._words.say(self._words.setText, self._broken)
            self._words.say(self._words.setAccessibleName, self._text)
            self._about.say(self._about.setText, self._about_whom)
            self._minutes.say(self._minutes.setText, self._how_long)
            self._write.say(self._write.setText, self._to_do)
            self._write.set_icon("book-open" if question.answered_by else "pen-line")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(IconLabel("lightbulb", "accent", px=16))
        top.addWidget(label(lambda: _("Today's question"), "label", tone="accent"))
        top.addStretch(1)
        top.addWidget(self._more)
        self._about_row = QWidget()
        about = QHBoxLayout(self._about_row)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(0)
        about.addWidget(self._avatar)
        about.addWidget(self._about)
        about.addStretch(1)
        actions = QHBoxLayout(self._actions)
        actions.setContentsMargins(0, 6, 0, 0)
        actions.setSpacing(8)
        actions.addWidget(self._write)
        actions.addWidget(self._another)
        actions.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 20, 22)
        column.setSpacing(8)
        column.addLayout(top)
        for each in (self._about_row, self._words, self._minutes, self._none, self._actions):
            column.addWidget(each)

    def _menu(self) -> "_Menu":
        menu = _Menu(self)
        menu.not_today.triggered.connect(self._on_not_today)
        menu.not_for_me.triggered.connect(self._on_not_for_me)
        return menu

    # Words

    def _text(self) -> str:
        return "" if self._question is None else self._question.prompt.text(i18n.language())

    def _broken(self) -> str:
        return in_phrases(self._text())

    def _about_whom(self) -> str:
        if self._person is None:
            return ""
        return _("About {name}").format(name=in_sentence(self._person, i18n.language()))

    def _how_long(self) -> str:
        minutes = None if self._question is None else self._question.prompt.max_minutes
        if minutes is None:
            return ""
        return ngettext(
            "{count} minute is enough for this one.",
            "{count} minutes are enough for this one.",
            minutes,
        ).format(count=minutes)

    def _to_do(self) -> str:
        if self._question is not None and self._question.answered_by is not None:
            return _("Read what you wrote")
        return _("Write about it")

    # What the user does

    def _on_write(self) -> None:
        if self._question is None:
            return
        if self._question.answered_by is not None:
            self.entry_chosen.emit(self._question.answered_by)
        else:
            self.write_chosen.emit(self._question)

    def _on_another(self) -> None:
        self.another_chosen.emit(self._question)

    def _on_not_today(self) -> None:
        self.not_today_chosen.emit(self._question)

    def _on_not_for_me(self) -> None:
        self.not_for_me_chosen.emit(self._question)

    def _on_person(self) -> None:
        if self._person is not None:
            self.person_chosen.emit(self._person.id)


class _Menu(Translated, QMenu):
    """What one may do with a question beside answering it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.not_today = named(QAction(self), "notToday")
        self.not_for_me = named(QAction(self), "notForMe")
        self.addAction(self.not_today)
        self.addAction(self.not_for_me)
        self.say(self.not_today.setText, lambda: _("Not today"))
        self.say(self.not_for_me.setText, lambda: _("Not for me"))
