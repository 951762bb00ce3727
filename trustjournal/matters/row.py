"""One matter: what it is, since when, and what one can do about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from trustjournal.core.text import isolated
from trustjournal.i18n import _
from trustjournal.matters import words
from trustjournal.matters.deeds import Deeds
from trustjournal.matters.desk import Desk
from trustjournal.matters.domain import Matter
from trustjournal.matters.form import MatterForm, TalkForm, form_of, talk_form_of
from trustjournal.people.domain import Person, on_label
from trustjournal.ui.widgets import (
    Chip,
    FlowLayout,
    TranslatedFrame,
    button,
    colour_number,
    label,
    named,
    rule,
    tool_button,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trustjournal.ui.begun import Words


class MatterRow(TranslatedFrame):
    """A matter on its card.

    Signals:
        problem: Emitted with the exception when something could not be kept.
        undo_offered: Emitted with a sentence and what undoes it.
        person_chosen: Emitted with the id of whom it is about.
        write_asked: Emitted with what an entry about it begins with.
        worksheet_asked: Emitted with the id of a worksheet, of whom it is about, and the kind and
            id of what it is about.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)
    person_chosen = Signal(str)
    write_asked = Signal(object)
    worksheet_asked = Signal(str, str, str, str)

    def __init__(
        self,
        desk: Desk,
        matter: Matter,
        person: Person,
        *,
        with_person: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Begin; without its person it stands on their own page, on a card that is there."""
        super().__init__(parent)
        self.setObjectName("card" if with_person else "row")
        self._with_person = with_person
        self._desk, self._matter, self._person = desk, matter, person
        self._begun: dict[str, Words] = {}
        self._form: MatterForm | None = None
        self._talk: TalkForm | None = None
        self.deeds = Deeds(desk.matters, desk.jobs, self)
        self.deeds.problem.connect(self.problem)
        self.deeds.undo_offered.connect(self.undo_offered)
        self._topic = label("", "strong", wrap=True, name="says_topic")
        self._note = label("", "body", tone="soft", wrap=True, name="says_note")
        self._standing = label("", "small", tone="soft", wrap=True, name="standing")
        self._chip = named(Chip(person=colour_number(person.id), checkable=False), "toPerson")
        self._chip.clicked.connect(lambda _checked=False: self.person_chosen.emit(person.id))
        if not with_person:  # shown before it has a place, it would be a window of its own
            self._chip.hide()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.show_matter(matter, person)

    def _lay_out(self) -> None:
        about = QHBoxLayout()
        about.setSpacing(12)
        about.addWidget(self._chip)
        about.addWidget(self._standing, 1)
        self._column.setSpacing(8)
        if self._with_person:
            self._column.setContentsMargins(22, 16, 18, 12)
        else:
            self._column.setContentsMargins(0, 0, 0, 4)
            self._column.addWidget(rule())
        self._column.addWidget(self._topic)
        self._column.addWidget(self._note)
        self._column.addLayout(about)
        self._column.addLayout(self._actions())

    def _actions(self) -> QHBoxLayout:
        self._talked = button(
            lambda: _("Talked about"), "plain", "message-circle", clicked=self.talk, name="talked"
        )
        self._leave = button(
            lambda: _("Leave it alone for now"), "ghost",
            clicked=lambda: self.deeds.leave_alone(self._matter), name="leaveAlone",
        )  # fmt: skip
        self._reopen = button(
            lambda: _("Open again"), "ghost", "rotate-ccw",
            clicked=lambda: self.deeds.open_again(self._matter), name="reopen",
        )  # fmt: skip
        self._write = button(
            lambda: _("Write about it"), "ghost", "feather",
            clicked=self._on_write, name="writeAbout",
        )  # fmt: skip
        self._prepare = button(
            lambda: _("Prepare to talk"), "ghost", "clipboard-list",
            clicked=self._on_prepare, name="prepareTalk",
        )  # fmt: skip
        more = tool_button(lambda: _("More"), "ellipsis", name="more")
        self.menu = QMenu(more)
        self.menu.aboutToShow.connect(self._fill)
        more.setMenu(self.menu)
        flow = FlowLayout(gap=6)
        for each in (self._talked, self._prepare, self._leave, self._reopen, self._write):
            flow.addWidget(each)
        row = QHBoxLayout()
        row.addLayout(flow, 1)
        row.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return row

    # What is shown

    def show_matter(self, matter: Matter, person: Person) -> None:
        """Show what it says now and how it stands; open forms stay as they are."""
        self._matter, self._person = matter, person
        self._topic.say(self._topic.setText, matter.topic.strip())
        self._note.say(self._note.setText, matter.note.strip())
        self._note.setVisible(bool(matter.note.strip()))
        self._standing.say(
            self._standing.setText, lambda: words.standing(matter, self._desk.days.today())
        )
        self._chip.say(self._chip.setText, on_label(person))
        for each in (self._talked, self._leave):
            each.setVisible(matter.is_open)
        self._reopen.setVisible(not matter.is_open)
        # Nobody is sent into a talk with somebody who frightens them.
        self._prepare.setVisible(matter.is_open and not person.safety)
        for form in (self._form, self._talk):
            if form is not None:
                form.take(matter)
        title = isolated(matter.title)
        self.say(self.setAccessibleName, lambda: _("On my mind: {topic}").format(topic=title))

    def take_up_begun(self, begun: "Mapping[str, Words]", *, reopen: bool) -> None:
        """Know what was begun in the forms of this row; open them if they stood open."""
        edit, talk = form_of(self._matter.id), talk_form_of(self._matter.id)
        self._begun = {name: begun[name] for name in (edit, talk) if name in begun}
        if reopen and edit in begun:
            self.edit(focused=False)
        if reopen and talk in begun:
            self.talk(focused=False)

    def leave(self) -> None:
        """Have everything kept that is being typed."""
        for form in (self._form, self._talk):
            if form is not None:
                form.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        forms = (self._form, self._talk)
        return any(form is not None and form.is_unsaved() for form in forms)

    # What one does

    def edit(self, *, focused: bool = True) -> None:
        """Open the form in which it is worded otherwise."""
        if self._form is None:
            form = MatterForm(self._desk, matter=self._matter)
            form.kept.connect(lambda _changed: self._on_changed(form))
            self._form = form
            self._put_in(form)
        self._form.open(self._begun.get(self._form.form), focused=focused)

    def talk(self, *, focused: bool = True) -> None:
        """Open the form in which it is said how it was talked about."""
        if self._talk is None:
            form = TalkForm(self._desk, self._matter)
            form.kept.connect(lambda talk: self.deeds.talked_about(talk, form.former))
            self._talk = form
            self._put_in(form)
        self._talk.open(self._begun.get(self._talk.form), focused=focused)

    def _put_in(self, form: MatterForm | TalkForm) -> None:
        form.problem.connect(self.problem)
        form.undo_offered.connect(self.undo_offered)
        form.given_up.connect(lambda: self._begun.pop(form.form, None))
        self._column.addWidget(form)

    def _on_prepare(self) -> None:
        self.worksheet_asked.emit("repair_prep", self._person.id, "matter", self._matter.id)

    def _fill(self) -> None:
        self.menu.clear()
        edit = self.menu.addAction(_("Word it otherwise"))
        edit.triggered.connect(lambda _checked=False: self.edit())
        delete = self.menu.addAction(_("Delete"))
        delete.triggered.connect(lambda _checked=False: self._on_delete())

    def _on_changed(self, form: MatterForm) -> None:
        if form.former is not None:
            self.deeds.changed(form.former)

    def _on_delete(self) -> None:
        self.leave()
        self.deeds.delete(self._matter)

    def _on_write(self) -> None:
        text = f"{self._matter.topic.strip()}\n\n"
        self.write_asked.emit({"people": (self._matter.person,), "text": text})
