"""The first run: five short pages, and nothing is written before the third was read."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from trustjournal import i18n
from trustjournal.i18n import _
from trustjournal.shell.middle import in_the_middle
from trustjournal.ui import tokens
from trustjournal.ui.buttons import CheckBox, button
from trustjournal.ui.cards import Card
from trustjournal.ui.choices import Segmented
from trustjournal.ui.labels import IconLabel, label
from trustjournal.ui.notices import ProblemBar
from trustjournal.ui.translated import TranslatedWidget, named

_WIDTH = 620
_TALLEST = 390
"""What the tallest page needs, so that the card keeps its size from page to page."""
_AROUND = 170
"""What stands above and below the pages."""
_LANGUAGE, _WORDS, _SAFETY, _PASSPHRASE, _READY = range(5)


class Welcome(TranslatedWidget):
    """Language, what the two words mean, the shared computer, the passphrase, the first person.

    Signals:
        language_chosen: Emitted with a language's code.
        example_asked: Emitted to look around in an example journal instead.
        journal_asked: Emitted with the passphrase, or None for none yet: make the journal now.
        finished: Emitted with the first person's name, which may be empty.
    """

    language_chosen = Signal(object)
    example_asked = Signal()
    journal_asked = Signal(object)
    finished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = Card(padding=30, parent=self)
        self._pages = QStackedWidget(card)
        self._back = button(lambda: _("Back"), "ghost", clicked=self._on_back, name="back")
        self._next = button(lambda: _("Next"), "primary", clicked=self._on_next, name="next")
        self._problems = named(ProblemBar(), "problems")
        card.setMaximumWidth(_WIDTH)
        card.setMinimumWidth(_WIDTH)
        card.body.addWidget(self._pages)
        card.body.addWidget(self._problems)
        steps = QHBoxLayout()
        steps.addWidget(self._back)
        steps.addStretch(1)
        steps.addWidget(self._next)
        card.body.addLayout(steps)
        self._scroll = in_the_middle(self, card)
        self._show(_LANGUAGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.height() - tokens.worn().px(_AROUND)
        self._pages.setMinimumHeight(max(0, min(tokens.worn().px(_TALLEST), room)))

    def journal_made(self, recovery_key: str | None) -> None:
        """Go on to the last page; with a passphrase it shows the recovery key, this once."""
        self._make(_READY)
        self._form.clear()
        self._recovery.setVisible(recovery_key is not None)
        if recovery_key is not None:
            self._recovery.show_key(recovery_key)
        self._show(_READY)

    def show_problem(self, problem: Exception) -> None:
        """Say why the journal could not be made; another try is possible."""
        self._problems.show_problem(problem)
        self._update_steps()

    # Pages

    def _language_page(self) -> QWidget:
        page, column = _page(self._pages)
        head = QHBoxLayout()
        head.addWidget(IconLabel("sprout", "accent", px=36))
        head.addWidget(label(lambda: _("Trust Journal"), "display"), 1)
        column.addLayout(head)
        column.addWidget(
            label(
                lambda: _("A quiet place to write about the people who matter to you."),
                "question",
                wrap=True,
            )
        )
        languages = Segmented(
            list(i18n.LANGUAGES.items()), i18n.language(), label=lambda: _("Language")
        )
        named(languages, "language")
        languages.chosen.connect(self.language_chosen)
        row = QHBoxLayout()
        row.addWidget(languages)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        example = button(
            lambda: _("Look around in an example journal"),
            "ghost",
            clicked=self.example_asked.emit,
            name="example",
            flush=True,
        )
        column.addWidget(example, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _words_page(self) -> QWidget:
        page, column = _page(self._pages)
        column.addWidget(label(lambda: _("Two things that are easily mixed up"), "title"))
        for icon, tone, heading, text in (
            (
                "handshake",
                "record",
                lambda: _("Track record"),
                lambda: _("What happened so far: what was promised and done, as you noted it."),
            ),
            (
                "sprout",
                "accent",
                lambda: _("Felt trust"),
                lambda: _(
                    "How ready you feel to rely on someone from here on. "
                    "It is yours alone, and nobody can tell you what it should be."
                ),
            ),
        ):
            column.addLayout(_point(icon, tone, heading, text))
        column.addWidget(
            label(
                lambda: _(
                    "The journal keeps the two apart. It describes what you wrote, never a person: "
                    "nobody gets a score here. It is a diary, not therapy and not a test. "
                    "Everything stays on this computer; the app has no access to the network."
                ),
                tone="soft",
                wrap=True,
            )
        )
        column.addStretch(1)
        return page

    def _safety_page(self) -> QWidget:
        page, column = _page(self._pages)
        column.addWidget(label(lambda: _("Before you write anything"), "title"))
        for text in (
            lambda: _(
                "If someone who frightens you can use this computer, they may be able to find this "
                "journal, with or without a password, or make you open it. Monitoring software "
                "sees everything. A safer device, or paper kept elsewhere, may be better."
            ),
            lambda: _(
                "F9, or Esc pressed three times, hides the journal at once behind a plain note. "
                "It does not remove traces outside the app, and it does not deceive someone who "
                "knows the app or watches the screen."
            ),
            lambda: _(
                "Help and support is always in the sidebar and opens inside the app, "
                "without a browser."
            ),
        ):
            column.addWidget(label(text, wrap=True))
        places = button(
            lambda: _("Places to turn to, right now"),
            "ghost",
            "life-buoy",
            clicked=self._on_places,
            name="places",
            flush=True,
        )
        column.addWidget(places, 0, Qt.AlignmentFlag.AlignLeft)
        self._read = named(CheckBox(lambda: _("I have read this")), "read")
        self._read.toggled.connect(lambda _on: self._update_steps())
        column.addStretch(1)
        column.addWidget(self._read)
        return page

    def _on_places(self) -> None:
        from trustjournal.shell.help_beside import show_places

        show_places(self)

    def _passphrase_page(self) -> QWidget:
        from trustjournal.shell.passphrase_form import PassphraseForm

        page, column = _page(self._pages)
        column.addWidget(label(lambda: _("A passphrase for the journal"), "title"))
        column.addWidget(
            label(
                lambda: _(
                    "It encrypts everything you write. Nobody can open the journal without it, "
                    "not even us: if you lose both the passphrase and the recovery key, "
                    "which you get next, what you wrote is lost."
                ),
                tone="soft",
                wrap=True,
            )
        )
        self._form = PassphraseForm()
        self._form.changed.connect(lambda _ready: self._update_steps())
        self._form.finished.connect(self._on_next)
        column.addWidget(self._form)
        column.addStretch(1)
        self._not_now = button(
            lambda: _("Begin without one for now"),
            "ghost",
            clicked=self._on_not_now,
            name="notNow",
            flush=True,
        )
        column.addWidget(self._not_now, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            label(
                lambda: _(
                    "Without a passphrase, anybody who can use this computer account can read the "
                    "journal. You can set one at any time in the settings."
                ),
                "small",
                tone="soft",
                wrap=True,
            )
        )
        return page

    def _ready_page(self) -> QWidget:
        from trustjournal.shell.recovery_key import RecoveryKeyCard

        page, column = _page(self._pages)
        column.addWidget(label(lambda: _("Your journal is ready"), "title"))
        self._recovery = RecoveryKeyCard()
        self._recovery.confirmed_changed.connect(lambda _on: self._update_steps())
        column.addWidget(self._recovery)
        column.addWidget(
            label(lambda: _("Who would you like to write about first? (optional)"), "strong")
        )
        self._person = named(QLineEdit(), "person")
        self.say(self._person.setPlaceholderText, lambda: _("A nickname is fine"))
        self.say(self._person.setAccessibleName, lambda: _("The first person's name"))
        self._person.returnPressed.connect(self._on_next)
        column.addWidget(self._person)
        column.addStretch(1)
        return page

    # Steps

    def _make(self, number: int) -> None:
        """Make the pages up to this one; most of the first start would be spent on the later."""
        makers = (
            self._language_page,
            self._words_page,
            self._safety_page,
            self._passphrase_page,
            self._ready_page,
        )
        for make in makers[self._pages.count() : number + 1]:
            self._pages.addWidget(make())

    def _show(self, number: int) -> None:
        self._make(number)
        self._problems.hide()
        self._pages.setCurrentIndex(number)
        if self.isVisible():  # else it stands there by itself, and Qt's class is one more to make
            self._scroll.verticalScrollBar().setValue(0)
        if number == _READY:
            self._next.say(self._next.setText, lambda: _("Begin"))
        elif number == _PASSPHRASE:
            self._next.say(self._next.setText, lambda: _("Make the journal"))
            self._form.start()
        else:
            self._next.say(self._next.setText, lambda: _("Next"))
        self._update_steps()

    def _update_steps(self) -> None:
        number = self._pages.currentIndex()
        self._back.setVisible(_LANGUAGE < number < _READY)
        self._next.setEnabled(self._may_go_on(number))
        if number == _PASSPHRASE:
            self._not_now.setEnabled(True)

    def _may_go_on(self, number: int) -> bool:
        if number == _SAFETY:
            return self._read.isChecked()
        if number == _PASSPHRASE:
            return bool(self._form.passphrase())
        if number == _READY:
            return self._recovery.isHidden() or self._recovery.is_confirmed()
        return True

    def _on_back(self) -> None:
        self._show(self._pages.currentIndex() - 1)

    def _on_next(self) -> None:
        if not self._next.isEnabled():
            return
        number = self._pages.currentIndex()
        if number == _PASSPHRASE:
            self._ask_for_journal(self._form.passphrase())
        elif number == _READY:
            self._recovery.forget()
            self.finished.emit(self._person.text().strip())
        else:
            self._show(number + 1)

    def _on_not_now(self) -> None:
        self._ask_for_journal(None)

    def _ask_for_journal(self, passphrase: str | None) -> None:
        self._next.setEnabled(False)
        self._not_now.setEnabled(False)
        self.journal_asked.emit(passphrase)


def _page(pages: QWidget) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget(pages)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 8)
    column.setSpacing(14)
    return page, column


def _point(
    icon: str, tone: str, heading: Callable[[], str], text: Callable[[], str]
) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(IconLabel(icon, tone, px=24), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(heading, "strong"))
    words.addWidget(label(text, wrap=True))
    row.addLayout(words, 1)
    return row
