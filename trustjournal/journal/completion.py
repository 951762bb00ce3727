"""Offers people after @ and tags after #, and never gets between the writer and the keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout

from trustjournal.core.text import isolated
from trustjournal.i18n import _
from trustjournal.journal.editor import WritingSurface
from trustjournal.journal.mention import (
    LONGEST_NAME,
    Choice,
    Mention,
    MentionKind,
    may_go_on,
    mention_before,
    named_to_its_end,
    people_choices,
    tag_choices,
)
from trustjournal.people.domain import Person, answers_to
from trustjournal.ui.icons import icon
from trustjournal.ui.tokens import worn
from trustjournal.ui.translated import TranslatedFrame, named

_LOOK_BACK = LONGEST_NAME + 2
_CHOICE = Qt.ItemDataRole.UserRole


class Completion(TranslatedFrame):
    """The list under the cursor. It never takes the focus and is never open while composing.

    Signals:
        person_chosen: A known person was chosen or fully named; carries the Person.
        name_added: An unknown name was chosen; carries it.
        tag_chosen: A tag was chosen or fully typed; carries it.
    """

    person_chosen = Signal(object)
    name_added = Signal(str)
    tag_chosen = Signal(str)

    def __init__(
        self,
        surface: WritingSurface,
        people: Callable[[], Sequence[Person]],
        tags: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__(surface)
        self._surface, self._people, self._tags = surface, people, tags
        self._mention: Mention | None = None
        self._closed_at = -1
        """Where the mark stands whose list was closed or used; it stays closed there."""
        self._line, self._revision = "", 0
        """The line up to the cursor and the state of the text, as they were at the last look."""
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = named(QListWidget(), "completion_list")
        self._list.setProperty("bare", True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.itemClicked.connect(lambda _item: self.accept())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self._list)
        self.say(self._list.setAccessibleName, lambda: _("People and tags that fit"))
        self.hide()
        surface.give_keys_first_to(self._takes)
        surface.composing_changed.connect(self._on_composing)
        surface.cursorPositionChanged.connect(self._look)
        surface.textChanged.connect(self._look)

    @property
    def choices(self) -> list[Choice]:
        """What is offered now; nothing while the list is closed."""
        if not self.isVisibleTo(self._surface):
            return []
        return [self._list.item(row).data(_CHOICE) for row in range(self._list.count())]

    def language_changed(self) -> None:
        """Say the offers anew."""
        if not self.isHidden():
            self._show(self.choices)

    def _on_composing(self, composing: bool) -> None:
        if composing:
            self.hide()
        else:
            self._look()

    def _look(self) -> None:
        if self._surface.is_composing or self._surface.isReadOnly():
            self.hide()
            return
        line, revision = self._surface.line_before_cursor(), self._surface.document().revision()
        former, mention = self._mention, mention_before(line[-_LOOK_BACK:])
        if former is not None and mention is None and may_go_on(former, line[len(self._line) :]):
            self.hide()
            return
        self._mention = mention
        if former is not None and revision != self._revision and line.startswith(self._line):
            self._named_by_hand(former, line[len(self._line) :])
        self._line, self._revision = line, revision
        if self._mention is None:
            self.hide()
            self._closed_at = -1
            return
        if self._closed_at == self._mark_place(self._mention):
            self.hide()
            return
        self._closed_at = -1
        self._show(self._fitting(self._mention))

    def _mark_place(self, mention: Mention) -> int:
        return self._surface.textCursor().position() - mention.length

    def _fitting(self, mention: Mention) -> list[Choice]:
        if mention.kind is MentionKind.PERSON:
            return people_choices(mention.typed, self._people())
        return tag_choices(mention.typed, self._tags()) if mention.typed else []

    def _named_by_hand(self, former: Mention, added: str) -> None:
        """A name typed to its end, up to a space or mark, means the same as choosing it."""
        name = named_to_its_end(former, added)
        if not name:
            return
        if former.kind is MentionKind.TAG:
            self.tag_chosen.emit(name)
            return
        meant = [person for person in self._people() if answers_to(person, name)]
        if len(meant) == 1:
            self.person_chosen.emit(meant[0])

    # The list

    def _show(self, choices: Sequence[Choice]) -> None:
        self._list.clear()
        for choice in choices:
            item = QListWidgetItem(icon(_ICONS[choice.kind, choice.is_new]), _line(choice))
            item.setData(_CHOICE, choice)
            self._list.addItem(item)
        if not choices:
            self.hide()
            return
        self._list.setCurrentRow(0)
        self._place()
        self.show()
        self.raise_()
        self._announce()

    def _place(self) -> None:
        row = max(worn().px(32), self._list.sizeHintForRow(0))
        widest = max(self._list.sizeHintForColumn(0) + 24, worn().px(200))
        self._list.setIconSize(QSize(worn().px(18), worn().px(18)))
        self.resize(min(widest, self._surface.width() - 16), row * self._list.count() + 10)
        corner = self._surface.cursor_corner()
        x = max(8, min(corner.x() - 12, self._surface.width() - self.width() - 8))
        y = corner.y() + 6
        if y + self.height() > self._surface.height():
            y = max(0, corner.y() - self._surface.cursorRect().height() - self.height() - 6)
        self.move(x, y)

    def _announce(self) -> None:
        item = self._list.currentItem()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self._surface, item.text())
            )

    # Keys

    def _takes(self, event: QKeyEvent) -> bool:
        if self.isHidden() or self._surface.is_composing:
            return False
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = ACTS.get(Qt.Key(event.key()))
        if act is None or plain != Qt.KeyboardModifier.NoModifier:
            return False
        act(self)
        return True

    def move_by(self, step: int) -> None:
        """Go up or down the list, around its ends."""
        row = (self._list.currentRow() + step) % self._list.count()
        self._list.setCurrentRow(row)
        self._announce()

    def close_list(self) -> None:
        """Close, and stay closed for this mark."""
        if self._mention is not None:
            self._closed_at = self._mark_place(self._mention)
        self.hide()

    def accept(self) -> None:
        """Put the chosen name into the text and tell who or what is meant."""
        item, mention = self._list.currentItem(), self._mention
        if self._list.currentRow() < 0 or mention is None:
            return
        choice: Choice = item.data(_CHOICE)
        self._closed_at = self._mark_place(mention)
        self._mention = None  # what is put in now was not typed to its end
        self.hide()
        written = mention.mark + choice.name + choice.rest
        if written != mention.mark + mention.typed:
            self._surface.replace_before_cursor(mention.length, written)
        self._tell(choice)

    def _tell(self, choice: Choice) -> None:
        if choice.kind is MentionKind.TAG:
            self.tag_chosen.emit(choice.name)
        elif choice.person is None:
            self.name_added.emit(choice.name)
        else:
            self.person_chosen.emit(choice.person)


_ICONS = {
    (MentionKind.PERSON, False): "users",
    (MentionKind.PERSON, True): "plus",
    (MentionKind.TAG, False): "tag",
    (MentionKind.TAG, True): "plus",
}
ACTS: dict[Qt.Key, Callable[[Completion], None]] = {
    Qt.Key.Key_Down: lambda completion: completion.move_by(+1),
    Qt.Key.Key_Up: lambda completion: completion.move_by(-1),
    Qt.Key.Key_Return: Completion.accept,
    Qt.Key.Key_Enter: Completion.accept,
    Qt.Key.Key_Tab: Completion.accept,
    Qt.Key.Key_Escape: Completion.close_list,
}


def _line(choice: Choice) -> str:
    name = isolated(choice.name)
    if choice.kind is MentionKind.TAG:
        return _("New tag: {tag}").format(tag=name) if choice.is_new else name
    if choice.is_new:
        return _("Add {name} to people").format(name=name)
    person = choice.person
    if person is not None and person.name != choice.name:
        return _("{name} ({other})").format(name=name, other=isolated(person.name))
    return name
