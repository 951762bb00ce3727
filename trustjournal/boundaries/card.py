"""One boundary: what it says, what became of it, and what one can do about it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from trustjournal.boundaries import words
from trustjournal.boundaries.deeds import Deeds
from trustjournal.boundaries.desk import Desk
from trustjournal.boundaries.domain import MARK_OF_KIND, Mark, Story, is_due
from trustjournal.boundaries.form import BoundaryForm, form_of
from trustjournal.boundaries.log_view import LogView
from trustjournal.boundaries.look_form import LookForm, look_form_of
from trustjournal.boundaries.mark_form import MarkForm
from trustjournal.boundaries.marks import MarkButton, MarkStrip
from trustjournal.events.domain import By
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.ui import tokens
from trustjournal.ui.widgets import (
    FlowLayout,
    Pill,
    Text,
    TranslatedFrame,
    TranslatedWidget,
    button,
    label,
    named,
    rule,
    tool_button,
)

if TYPE_CHECKING:
    from trustjournal.storage.begun import Words

_NARROW = 560
"""Below this width, what is fine and what is not stand one below the other."""
_SAYS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("fine", lambda: _("This is fine")),
    ("not_fine", lambda: _("This is not")),
    ("i_will", lambda: _("What I will do then")),
    ("note", lambda: _("What I want to protect")),
)


class BoundaryCard(TranslatedFrame):
    """A boundary on its card.

    Signals:
        problem: Emitted with the exception when something could not be kept.
        undo_offered: Emitted with a sentence and what undoes it.
        write_asked: Emitted with what an entry about it begins with.
        help_asked: Emitted when the user wants to see the help page.
        worksheet_asked: Emitted with the id of a worksheet, of whom it is about, and the kind and
            id of what it is about.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)
    write_asked = Signal(object)
    help_asked = Signal()
    worksheet_asked = Signal(str, str, str, str)

    def __init__(
        self,
        desk: Desk,
        story: Story,
        person: Person,
        *,
        alone: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Begin; `alone` on a card that is there already, below a line."""
        super().__init__(parent)
        self.setObjectName("row" if alone else "card")
        self._alone = alone
        self._desk, self._today = desk, desk.days.today
        self._story, self._person = story, person
        self.deeds = Deeds(desk.boundaries, desk.jobs, self)
        self._says = {name: _Line(title, name) for name, title in _SAYS}
        self._told, self._next, self._drawn = Pill(), Pill(), Pill()
        self._strip = named(MarkStrip(self._today), "marks")
        self._begun: dict[str, Words] = {}
        self._form: BoundaryForm | None = None
        self._look: LookForm | None = None
        self._mark_form = MarkForm(desk)
        self._log_view = LogView(self._today)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self.show_story(story, person)

    def _lay_out(self) -> None:
        self._column.setSpacing(12)
        if self._alone:
            self._column.setContentsMargins(0, 0, 0, 4)
            self._column.addWidget(rule())
        else:
            self._column.setContentsMargins(22, 18, 22, 16)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for name in ("fine", "not_fine"):
            self._both.addWidget(self._says[name], 1)
        self._column.addLayout(self._both)
        for name in ("i_will", "note"):
            self._column.addWidget(self._says[name])
        pills = FlowLayout(gap=8)
        for pill in (self._next, self._told, self._drawn):
            pills.addWidget(pill)
        self._column.addLayout(pills)
        self._column.addWidget(self._strip)
        self._noting = TranslatedWidget()
        marks = FlowLayout(self._noting, gap=8)
        self._marks = {mark: MarkButton(mark) for mark in Mark}
        for mark, each in self._marks.items():
            each.clicked.connect(partial(self._on_mark, mark))
            marks.addWidget(each)
        self._noting.say(self._noting.setAccessibleName, lambda: _("Note what became of it today"))
        self._column.addWidget(self._noting)
        self._column.addWidget(self._mark_form)
        self._column.addLayout(self._actions())
        self._column.addWidget(self._log_view)
        self._log_view.hide()

    def _actions(self) -> QHBoxLayout:
        self._look_button = button(
            lambda: _("Look at it again"), "plain", "eye", clicked=self.look, name="look"
        )
        self._tell = button(
            lambda: _("I have told them"), "ghost", "check",
            clicked=lambda: self.deeds.told(self._story.boundary, self._today()), name="tell",
        )  # fmt: skip
        self._take_up = button(
            lambda: _("Let it hold again"), "ghost", "rotate-ccw",
            clicked=lambda: self.deeds.take_up(self._story.boundary), name="takeUp",
        )  # fmt: skip
        self._think = button(
            lambda: _("It was crossed: think it through"), "ghost", "clipboard-list",
            clicked=self._on_crossed, name="crossedSheet",
        )  # fmt: skip
        self._log_button = button(lambda: _("What was noted"), "ghost", "history", name="showLog")
        self._log_button.setCheckable(True)
        self._log_button.toggled.connect(self._log_view.setVisible)
        self._more = tool_button(lambda: _("More"), "ellipsis", name="more")
        menu = QMenu(self._more)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self._more.setMenu(menu)
        flow = FlowLayout(gap=4)
        for each in (
            self._look_button, self._take_up, self._tell, self._think, self._log_button,
        ):  # fmt: skip
            flow.addWidget(each)
        row = QHBoxLayout()
        row.addLayout(flow, 1)
        row.addWidget(self._more)
        return row

    def _connect(self) -> None:
        self._log_view.chosen.connect(self._mark_form.open)
        self._log_view.take_back.connect(self.deeds.take_back)
        self._mark_form.take_back.connect(self.deeds.take_back)
        self._mark_form.problem.connect(self.problem)
        self.deeds.problem.connect(self.problem)
        self.deeds.undo_offered.connect(self.undo_offered)
        self.deeds.noted.connect(self._mark_form.open)
        self.deeds.taken_back.connect(self._mark_form.finish)

    # What is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        directions = QBoxLayout.Direction
        narrow = self.width() < tokens.worn().px(_NARROW)
        self._both.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._both.setSpacing(12 if narrow else 24)

    def show_story(self, story: Story, person: Person) -> None:
        """Show what it says now and what became of it; open forms stay as they are."""
        self._story, self._person = story, person
        boundary, today = story.boundary, self._today
        for name, line in self._says.items():
            line.tell(getattr(boundary, name).strip())
        for pill, text in (
            (self._told, lambda: words.told(boundary, today())),
            (self._next, lambda: words.next_look(boundary, today())),
            (self._drawn, lambda: words.drawn(boundary, today())),
        ):
            pill.say(pill.setText, text)
        self._next.set_level("soon" if is_due(boundary, today()) else "")
        told, gone = boundary.told_on is not None, boundary.is_let_go
        # Nobody is reminded that they have not told somebody who frightens them.
        self._told.setVisible(told or not (person.safety or gone))
        self._tell.setVisible(not (told or gone))
        self._look_button.setVisible(not gone)
        self._take_up.setVisible(gone)
        self._think.setVisible(_was_just_crossed(story) and not (person.safety or gone))
        self._noting.setVisible(not gone)
        self._strip.show_marks(story.marks)
        self._log_button.setVisible(bool(story.log))
        self._log_view.setVisible(bool(story.log) and self._log_button.isChecked())
        self._log_view.show_log(story.log)
        if self._form is not None:
            self._form.take(boundary, person)
        self.say(
            self.setAccessibleName, lambda: _("Boundary: {title}").format(title=boundary.title)
        )

    def take_up_begun(self, begun: "Mapping[str, Words]", *, reopen: bool) -> None:
        """Know what was begun in the forms of this card; open them if they stood open."""
        boundary = self._story.boundary
        edit, look = form_of(boundary), look_form_of(boundary.id)
        self._begun = {name: begun[name] for name in (edit, look) if name in begun}
        if reopen and edit in begun:
            self.edit(focused=False)
        if reopen and look in begun:
            self.look(focused=False)

    def leave(self) -> None:
        """Have everything kept that is being typed."""
        for each in (self._form, self._look, self._mark_form):
            if each is not None:
                each.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        forms = (self._form, self._look, self._mark_form)
        return any(each is not None and each.is_unsaved() for each in forms)

    # What one does

    def edit(self, *, focused: bool = True) -> None:
        """Open the form in which it is worded otherwise."""
        form = self._edit_form()
        form.open(self._begun.get(form.form), focused=focused)

    def look(self, *, focused: bool = True) -> None:
        """Open the form in which it is looked at again."""
        form = self._look_form()
        form.open(self._begun.get(form.form), focused=focused)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        boundary = self._story.boundary
        actions: list[tuple[str, Callable[[], Any]]] = [(_("Word it otherwise"), self.edit)]
        if boundary.told_on is not None:
            actions.append(
                (_("They were not told after all"), lambda: self.deeds.not_told(boundary))
            )
        actions.append((_("Write about it"), self._on_write))
        if not boundary.is_let_go:
            actions.append((_("Let it go"), lambda: self.deeds.let_go(boundary)))
        actions.append((_("Delete"), self._on_delete))
        for text, do in actions:
            menu.addAction(text).triggered.connect(lambda _checked=False, do=do: do())

    def _on_mark(self, mark: Mark, _checked: bool = False) -> None:
        self.deeds.note(self._story.boundary, mark)

    def _on_crossed(self) -> None:
        boundary = self._story.boundary
        self.worksheet_asked.emit("boundary_crossed", boundary.person, "boundary", boundary.id)

    def _on_delete(self) -> None:
        self.leave()
        self.deeds.delete(self._story.boundary)

    def _on_write(self) -> None:
        boundary = self._story.boundary
        self.write_asked.emit({"people": (boundary.person,), "text": f"{boundary.title}\n\n"})

    # Forms

    def _edit_form(self) -> BoundaryForm:
        if self._form is None:
            form = BoundaryForm(self._desk, person=self._person, boundary=self._story.boundary)
            form.help_asked.connect(self.help_asked)
            form.kept.connect(lambda _changed: self.deeds.changed(form.former))
            self._form = form
            self._put_in(form)
        return self._form

    def _look_form(self) -> LookForm:
        if self._look is None:
            form = LookForm(self._desk, self._story.boundary)
            form.kept.connect(self.deeds.looked)
            self._look = form
            self._put_in(form)
        return self._look

    def _put_in(self, form: BoundaryForm | LookForm) -> None:
        form.problem.connect(self.problem)
        form.undo_offered.connect(self.undo_offered)
        form.given_up.connect(lambda: self._begun.pop(form.form, None))
        self._column.insertWidget(self._column.indexOf(self._log_view), form)


def _was_just_crossed(story: Story) -> bool:
    """Whether the last that became of it is that somebody else crossed it."""
    last = story.marks[-1] if story.marks else None
    return last is not None and last.by is By.THEM and MARK_OF_KIND[last.kind] is Mark.CROSSED


class _Line(TranslatedWidget):
    """A heading and the user's words under it; not there when there are none."""

    def __init__(self, title: Text, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = label("", "body", wrap=True, name=f"says_{name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(title, "label", tone="soft", wrap=True))
        column.addWidget(self._text)
        column.addStretch(1)

    def tell(self, text: str) -> None:
        """Show these words."""
        self._text.say(self._text.setText, text)
        self.setVisible(bool(text))
