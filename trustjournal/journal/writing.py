"""Where an entry is read and written."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.journal import picture_input
from trustjournal.journal.completion import Completion
from trustjournal.journal.details import Details
from trustjournal.journal.domain import Content, Draft, Entry
from trustjournal.journal.editor import MEASURE, WritingSurface
from trustjournal.journal.entry_bar import EntryBar
from trustjournal.journal.entry_events import Beside
from trustjournal.journal.highlighting import EntryHighlighter
from trustjournal.journal.picture_row import PictureRow, reference, reference_pattern
from trustjournal.journal.problems import TextTooLong
from trustjournal.journal.sitting import Safety, Sitting
from trustjournal.journal.word_count import WordCount
from trustjournal.preferences.quiet_line import ChosenQuietLine
from trustjournal.ui.tokens import worn
from trustjournal.ui.widgets import Card, IconLabel, TranslatedFrame, label, named

if TYPE_CHECKING:
    from trustjournal.core.ids import PictureId
    from trustjournal.journal.desk import Desk
    from trustjournal.journal.domain import Picture
    from trustjournal.journal.known import Known
    from trustjournal.people.domain import Person


Prepare = Callable[[], tuple[bytes, str]]
"""Gives a picture as the journal keeps it, and its name."""


class EntryPanel(TranslatedFrame):
    """One entry: its day, its text and what belongs to it. Always safe, never more than read.

    Signals:
        saved: What is written is the entry now; carries the Entry.
        problem: Something failed; carries the exception. Nothing typed is lost.
        undo_offered: Something was done that can be undone; carries a sentence and what undoes it.
    """

    saved = Signal(object)
    problem = Signal(Exception)
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._known = desk, known
        self._journal, self._jobs = desk.journal, desk.jobs
        self._sitting: Sitting | None = None
        self._loaded_text = self._loaded_title = ""
        self._pictures_to_come: deque[Prepare] = deque()
        self._pictures_on_their_way = 0
        self._showing = False
        self.setObjectName("card")
        self.bar = EntryBar(desk.clock)
        self._question = Card(ground="hero", padding=18)
        self._question_words = named(label("", "question", wrap=True), "question")
        self._title = named(QLineEdit(), "title")
        self.surface = named(WritingSurface(), "text")
        self.completion = Completion(self.surface, lambda: known.people, lambda: known.tags)
        self._pictures = PictureRow(desk.journal, desk.jobs)
        self.details = Details(desk, known)
        self.quiet_line = named(
            ChosenQuietLine(desk.choices, desk.jobs, desk.changes, new_timer=desk.new_timer),
            "quietLine",
        )
        self._count = named(WordCount(desk, self.surface.text), "count")
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        self._title.setProperty("bare", True)
        self._title.setProperty("role", "title")
        self._title.setMaxLength(200)
        self.surface.setProperty("bare", True)
        self.surface.setProperty("role", "writing")
        self._highlighter = EntryHighlighter(self.surface)
        head = QHBoxLayout()
        head.addWidget(IconLabel("lightbulb", "accent"))
        head.addWidget(label(lambda: _("Today's question"), "label", tone="accent"))
        head.addStretch(1)
        self._question.body.addLayout(head)
        self._question.body.addWidget(self._question_words)
        self._question.hide()
        self.say(self._title.setPlaceholderText, lambda: _("Title, if you like"))
        self.say(self._title.setAccessibleName, lambda: _("Title"))
        self.say(self.surface.setAccessibleName, lambda: _("Entry"))
        self.say(
            self.surface.setPlaceholderText,
            lambda: _("Begin anywhere. One sentence is enough; @ for a person, # for a tag."),
        )
        self._middle = QVBoxLayout()
        self._middle.setSpacing(8)
        self._middle.addWidget(self._question)
        self._middle.addWidget(self._title)
        lower = QVBoxLayout()
        lower.setSpacing(8)
        lower.addWidget(self._pictures)
        lower.addWidget(self.details)
        foot = QHBoxLayout()
        foot.addWidget(self.quiet_line)
        foot.addStretch(1)
        foot.addWidget(self._count)
        lower.addLayout(foot)
        self._lower = lower
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(6)
        bar = QVBoxLayout()
        bar.setContentsMargins(16, 0, 12, 0)
        bar.addWidget(self.bar)
        column.addLayout(bar)
        column.addLayout(self._middle)
        column.addWidget(self.surface, 1)
        column.addLayout(lower)
        self._keep_margins()

    def _connect(self) -> None:
        for changed in (
            self._title.textEdited, self.surface.textChanged, self.details.changed, self.bar.moved,
        ):  # fmt: skip
            changed.connect(self._touched)
        self.surface.textChanged.connect(self._count.count_later)
        self.quiet_line.listen_to(self.surface)
        self.quiet_line.problem.connect(self.problem)
        self.quiet_line.undo_offered.connect(self.undo_offered)
        self.surface.picture_pasted.connect(self._on_picture_pasted)
        self.surface.files_dropped.connect(self._on_files_dropped)
        self.surface.refused.connect(lambda: self.problem.emit(TextTooLong()))
        self.completion.person_chosen.connect(self.details.add_person)
        self.completion.tag_chosen.connect(self.details.add_tag)
        self.completion.name_added.connect(self._add_somebody)
        self.details.person_named.connect(self._add_somebody)
        self._pictures.removed.connect(self._remove_picture)
        self._pictures.problem.connect(self.problem)
        self.details.problem.connect(self.problem)
        self.details.undo_offered.connect(self.undo_offered)
        self._count.paused.connect(self._pictures.show_pictures_of)
        self._count.problem.connect(self.problem)

    # One entry after another

    def show_draft(self, draft: Draft) -> None:
        """Show an entry or a new page; what was shown before must have been left."""
        self.drop()
        self._showing = True
        content = draft.content
        self._loaded_text, self._loaded_title = content.text, content.title
        self.surface.load(content.text, draft.cursor)
        faithful = self.surface.text() == content.text
        self.surface.setReadOnly(not faithful)
        self._title.setText(content.title)
        self._title.setModified(False)
        self._title.setVisible(bool(content.title) or draft.entry is None)
        self.bar.show_moment(draft.moment)
        self.bar.can_be_removed(draft.entry is not None)
        self.details.show_content(content)
        self._question.setVisible(bool(self._question_text(content.prompt)))
        self._question_words.say(
            self._question_words.setText, lambda: self._question_text(content.prompt)
        )
        self._pictures.forget()
        self.completion.close_list()
        self.quiet_line.begin_anew()
        self._showing = False
        self._begin_sitting(draft)
        self._count.count_now()
        self.surface.centerCursor()

    def _begin_sitting(self, draft: Draft) -> None:
        sitting = Sitting(
            self._journal,
            self._jobs,
            draft,
            self._read,
            parent=self,
            new_timer=self._desk.new_timer,
            was_kept=draft.kept_at is not None,
        )
        sitting.safety_changed.connect(self._show_safety)
        sitting.saved.connect(lambda entry: self._on_saved(sitting, entry))
        sitting.problem.connect(self.problem)
        self._sitting = sitting
        self.details.events.show_beside(
            Beside(
                entry=draft.entry,
                day=lambda: self.bar.moment.day,
                save=sitting.save,
                saved_as=sitting.saved_as,
            )
        )
        self._show_safety()

    def _question_text(self, prompt: str) -> str:
        return self._desk.prompt_text(prompt) if prompt else ""

    @property
    def draft(self) -> Draft | None:
        """What is being written, with everything typed so far."""
        return None if self._sitting is None else self._read(self._sitting.draft)

    def place(self) -> tuple[str, int, int, int] | None:
        """Return which entry is shown, from where to where is chosen, and what is on top."""
        draft = self.draft
        if draft is None or draft.entry is None:
            return None
        return draft.entry, *self.surface.chosen(), self.surface.top()

    def leave(self) -> None:
        """Save what is typed; also what an input method still holds."""
        if self._sitting is not None:
            self._take_composition()
            self._add_all_pictures()
            self.details.events.leave()
            self._sitting.save()

    def finish(self, then: Callable[[], object]) -> None:
        """Save what is typed, and go on once it is safe; when that fails everything stays here."""
        if self._sitting is None:
            then()
            return
        self._take_composition()
        self._add_all_pictures()
        self.details.events.leave()
        if self._pictures_on_their_way:
            # Their places in the text come first; until then it may look as if nothing changed.
            self._jobs.run(
                self, lambda: None, lambda _done: self.finish(then), fail=self.problem.emit
            )
        else:
            self._sitting.save(then)

    def _take_composition(self) -> None:
        if self.surface.is_composing:
            QGuiApplication.inputMethod().commit()

    @property
    def is_safe(self) -> bool:
        """Whether nothing would be lost if the program ended now."""
        if self.details.events.place.is_unsaved():
            return False
        return self._sitting is None or self._sitting.safety in {Safety.UNTOUCHED, Safety.SAFE}

    @property
    def is_saved(self) -> bool:
        """Whether the entry says all that is written here, so another may take its place."""
        return self._sitting is None or (self._sitting.is_saved and not self._pictures_on_their_way)

    def drop(self) -> None:
        """Show nothing any more, without saving: it is safe already, or in the trash."""
        if self._sitting is not None:
            self._sitting.end()
            self._sitting = None
        self._pictures_to_come.clear()
        self.quiet_line.begin_anew()

    def _read(self, draft: Draft) -> Draft:
        """Fill what is in the widgets into a draft; what nobody changed is passed on as it was."""
        surface = self.surface
        text = surface.text() if surface.document().isModified() else self._loaded_text
        title = self._title.text() if self._title.isModified() else self._loaded_title
        details = self.details
        content = Content(
            text=text,
            title=title,
            people=details.people,
            tags=details.tags,
            feelings=details.feelings,
            courage=details.courage,
            hard=details.hard,
            trust=details.trust,
            prompt=draft.content.prompt,
        )
        return replace(
            draft, content=content, moment=self.bar.moment, cursor=surface.cursor_place()
        )

    # What happens while writing

    def _touched(self) -> None:
        if self._sitting is not None and not self._showing:
            self._sitting.touched()

    def _show_safety(self) -> None:
        if self._sitting is not None:
            self.bar.show_safety(self._sitting.safety, self._sitting.failure)

    def _on_saved(self, sitting: Sitting, entry: Entry) -> None:
        if sitting is self._sitting:
            self.bar.can_be_removed(True)
            self.details.events.became(entry.id)
        self.saved.emit(entry)

    def _add_somebody(self, name: str) -> None:
        sitting, people = self._sitting, self._desk.people
        self._jobs.run(
            self,
            lambda: people.find_or_add(name),
            lambda person: self._on_added(person, sitting),
            fail=self.problem.emit,
        )

    def _on_added(self, person: Person, sitting: Sitting | None) -> None:
        self._known.meet(person)
        if sitting is self._sitting:
            self.details.add_person(person)

    def begin_with(self, text: str) -> None:
        """Put a text to begin from into the entry, as one step that can be undone."""
        self.surface.insert(text)
        self.surface.setFocus()

    # Pictures

    def _on_picture_pasted(self, image: QImage) -> None:
        self._add_pictures([lambda: (picture_input.from_image(image), "")])

    def _on_files_dropped(self, paths: list[str]) -> None:
        self._add_pictures([partial(picture_input.from_file, path) for path in paths])

    def _add_pictures(self, to_come: list[Prepare]) -> None:
        if self._sitting is None or self.surface.isReadOnly():
            return
        self._pictures_to_come.extend(to_come)
        if not self._pictures_on_their_way:
            self._add_next_picture()

    def _add_next_picture(self) -> None:
        """One after another: each takes a second or two, and words are kept in between."""
        if self._pictures_to_come:
            self._add_picture(self._pictures_to_come.popleft(), self._add_next_picture)

    def _add_all_pictures(self) -> None:
        """Wait no longer with any: the entry is left."""
        while self._pictures_to_come:
            self._add_picture(self._pictures_to_come.popleft(), lambda: None)

    def _add_picture(self, prepare: Prepare, then: Callable[[], object]) -> None:
        sitting, journal = self._sitting, self._journal
        if sitting is None:
            return
        draft_id = sitting.draft.id

        def work() -> Picture:
            data, name = prepare()
            return journal.add_picture(draft_id, data, name)

        def added(picture: Picture) -> None:
            self._pictures_on_their_way -= 1
            self._on_picture_added(picture, sitting)
            then()

        def failed(problem: Exception) -> None:
            self._pictures_on_their_way -= 1
            self.problem.emit(problem)
            then()

        self._pictures_on_their_way += 1
        self._jobs.run(self, work, added, fail=failed)

    def _on_picture_added(self, picture: Picture, sitting: Sitting) -> None:
        if sitting is not self._sitting:
            return
        cursor = self.surface.textCursor()
        before = "" if cursor.atBlockStart() else "\n"
        cursor.insertText(f"{before}{reference(picture)}\n")
        self.surface.setTextCursor(cursor)
        self._count.count_now()

    def _remove_picture(self, picture: PictureId) -> None:
        self.surface.remove_all(reference_pattern(picture))
        self._count.count_now()

    # How it looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_margins()

    def _keep_margins(self) -> None:
        """Keep title, text and details on one left edge, with lines that are easy to read."""
        widest = MEASURE * worn().px(16)
        side = max(28, round((self.width() - widest) / 2))
        self._middle.setContentsMargins(side, 0, side, 0)
        self._lower.setContentsMargins(side, 0, side, 0)
