"""What happened, in two clicks or by typing: a group and then a kind, or a kind noted lately."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.events import words
from trustjournal.events.catalogue import catalogue
from trustjournal.events.choosing import groups, matching
from trustjournal.events.domain import Dimension, Kind
from trustjournal.i18n import _, ngettext, pgettext
from trustjournal.ui.notices import announce
from trustjournal.ui.widgets import (
    ChipGroup,
    SearchField,
    TranslatedWidget,
    label,
    named,
)


class _KindField(SearchField):
    """A word to find a kind by.

    Signals:
        down_pressed: The keyboard wants on to what was found.
    """

    down_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Else the key would go on to whatever the field lies in.
            self.returnPressed.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class KindPicker(TranslatedWidget):
    """The kinds of events, until one is chosen.

    Signals:
        changed: Emitted when the user chose a kind, or wants another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ""
        self._recent: Sequence[str] = ()
        self._groups = groups(catalogue())
        self.field = named(_KindField(lambda: _("A word, or choose below")), "kindWord")
        self._lately = named(_Kinds(lambda: _("Noted lately")), "recentKinds")
        self._topics = named(
            ChipGroup(
                [(each, partial(words.dimension, each)) for each in self._groups],
                label=lambda: _("What it was about"),
                exclusive=True,
            ),
            "topics",
        )
        self._kinds = named(_Kinds(lambda: pgettext("events", "What happened")), "kinds")
        self._nothing = label(
            lambda: _("Nothing goes by this word. The groups may lead to it."),
            "small",
            tone="soft",
            wrap=True,
            name="noKind",
        )
        self._lay_out()
        self._connect()
        self._show_choices()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for each in (self.field, self._lately, self._topics, self._nothing, self._kinds):
            column.addWidget(each)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self._on_typed())
        self.field.returnPressed.connect(self._on_return)
        self.field.down_pressed.connect(self._on_down)
        self._topics.changed.connect(lambda _topics: self._show_choices())
        for kinds in (self._lately, self._kinds):
            kinds.kind_chosen.connect(self._choose)

    # The value

    def value(self) -> str:
        """Return the id of the chosen kind; an empty text for none."""
        return self._kind

    def show_value(self, value: str) -> None:
        """Show a kind, or that none is chosen, without telling anybody."""
        self._kind = value if value in catalogue().by_id else ""
        self._show()

    @property
    def kind(self) -> Kind | None:
        """The chosen kind."""
        return catalogue().by_id.get(self._kind)

    def offer_recent(self, kinds: Sequence[str]) -> None:
        """Offer first what was noted lately."""
        self._recent = kinds
        self._lately.offer_kinds([catalogue().kind(each) for each in kinds])
        self._show()

    # What the user does

    def _choose(self, kind: str) -> None:
        self._kind = kind
        self._show()
        self.changed.emit()

    def choose_again(self) -> None:
        """Let another kind be chosen."""
        self._topics.choose(())
        self.field.clear()
        self._choose("")
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_typed(self) -> None:
        if self.field.text().strip():
            self._topics.choose(())
        self._show()
        if found := self._found():
            announce(
                self.field,
                ngettext("{count} found", "{count} found", len(found)).format(count=len(found)),
            )

    def _on_return(self) -> None:
        if found := self._found():
            self._choose(found[0].id)

    def _on_down(self) -> None:
        for group in (self._kinds, self._lately, self._topics):
            if group.isVisible() and group.focus_first():
                return

    # Showing

    def _found(self) -> list[Kind]:
        return matching(catalogue(), self.field.text(), self._recent)

    def _show(self) -> None:
        self.setVisible(not self._kind)
        self._show_choices()

    def _show_choices(self) -> None:
        typed = bool(self.field.text().strip())
        topic = next(iter(self._topics.values()), None)
        kinds = self._groups[topic] if isinstance(topic, Dimension) else self._found()
        self._nothing.setVisible(typed and topic is None and not kinds)
        self._lately.setVisible(bool(self._recent) and not typed and topic is None)
        self._kinds.offer_kinds(kinds)
        self._kinds.setVisible(bool(kinds))
        for each in self._groups:
            chip = self._topics.chip(each)
            chip.set_icon("x" if each is topic else "")
            # Pressing it once more brings the other groups back.
            chip.setVisible(topic in (None, each) and not (typed and kinds))


class _Kinds(TranslatedWidget):
    """Kinds as chips under a word of what they are.

    Signals:
        kind_chosen: Emitted with the id of the kind.
    """

    kind_chosen = Signal(str)

    def __init__(self, words_: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[str, ...] = ()
        self._chips = ChipGroup(label=words_, exclusive=True)
        self._chips.changed.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(words_, "caption", tone="faint"))
        column.addWidget(self._chips)

    def offer_kinds(self, kinds: Iterable[Kind]) -> None:
        """Offer these; the same ones are left as they stand."""
        offered = tuple(kind.id for kind in kinds)
        if offered != self._offered:
            self._offered = offered
            self._chips.offer([(each, partial(words.kind, each)) for each in offered])

    def focus_first(self) -> bool:
        """Put the keyboard on the first one."""
        return self._chips.focus_first()

    def _on_changed(self, chosen: tuple[str, ...]) -> None:
        if chosen:
            self._chips.choose(())
            self.kind_chosen.emit(chosen[0])
