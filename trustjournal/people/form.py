"""Everything that can be noted about a person, kept as it is typed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.text import name_key
from trustjournal.i18n import _
from trustjournal.people import words
from trustjournal.people.aliases import Aliases
from trustjournal.people.domain import (
    LONGEST_NAME,
    Circle,
    Closeness,
    Giving,
    Person,
    TheirRecord,
    is_name,
    tidy_name,
    without_alias,
)
from trustjournal.people.fields import (
    IntroducerField,
    Labelled,
    LineField,
    NoteField,
    RhythmField,
    explained,
)
from trustjournal.people.problems import NotAName, PersonExists
from trustjournal.ui.switch import Switch
from trustjournal.ui.widgets import Card, ChipGroup, TranslatedWidget, label, named

if TYPE_CHECKING:
    from trustjournal.people.service import People
    from trustjournal.ui.background import Jobs

SAVE_AFTER = 1200
"""Milliseconds after the first change that is not kept yet, also while typing goes on."""


class PersonForm(TranslatedWidget):
    """There is no Save button: what is changed is kept at most two seconds later.

    Signals:
        problem: Emitted with the exception when something could not be kept.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(self, people: "People", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people, self._jobs = people, jobs
        self._stored: Person | None = None
        self._named_at_first = ""
        self._naming = False
        self._touched: set[str] = set()
        """Fields that the user changed here and that are not known to be kept yet."""
        self._reads: dict[str, Callable[[], Any]] = {}
        self._shows: dict[str, Callable[[Any], None]] = {}
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._timer.timeout.connect(self._save)
        self._refusal = label("", "small", tone="danger", wrap=True, name="refusal")
        self._refusal.hide()
        self.aliases = Aliases()
        self.aliases.let_go.connect(self._on_let_go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for card in (self._who(), self._us(), self._ahead(), self._asking()):
            column.addWidget(card)

    # The fields

    def _who(self) -> Card:
        card = Card(lambda: _("Name"), gap=14)
        name = self._line("name", LONGEST_NAME)
        name.editingFinished.connect(self.leave)
        card.body.addWidget(Labelled(lambda: _("Name or nickname"), name))
        card.body.addWidget(self._refusal)
        card.body.addWidget(
            Labelled(
                lambda: _("Reading"),
                self._line("reading"),
                lambda: _("In kana. Japanese lists are sorted by it."),
            )
        )
        card.body.addWidget(
            Labelled(
                lambda: _("How I call them"),
                self._line("called"),
                lambda: _("As sentences here should say it, such as Mum or Mr Sato."),
            )
        )
        card.body.addWidget(self.aliases)
        circles = ChipGroup(
            [(each, partial(words.circle, each)) for each in Circle], label=lambda: _("Circles")
        )
        self._choices("circles", circles)
        card.body.addWidget(Labelled(lambda: _("Circles"), circles))
        return card

    def _us(self) -> Card:
        card = Card(lambda: _("This relationship"), gap=14)
        for name, title in (
            ("purpose", lambda: _("Why this relationship")),
            ("can_give", lambda: _("What I can give")),
            ("cares_about", lambda: _("What they care about")),
            ("strengths", lambda: _("Their strengths")),
            ("we_share", lambda: _("What we share")),
            ("how_met", lambda: _("How we met")),
        ):
            card.body.addWidget(Labelled(title, self._note(name)))
        introducer = named(IntroducerField(), "introducer")
        self._bind("introducer", introducer.value, introducer.show_value, introducer.changed)
        self._introducer = introducer
        card.body.addWidget(Labelled(lambda: _("Who introduced us"), introducer))
        return card

    def _ahead(self) -> Card:
        card = Card(lambda: _("From here on"), gap=14)
        wanted = [each for each in Closeness if each is not Closeness.UNSAID]
        closeness = ChipGroup(
            [(each, partial(words.closeness, each)) for each in wanted],
            label=lambda: _("I would like it to be"),
            exclusive=True,
        )
        self._choice("closeness", closeness, Closeness.UNSAID)
        card.body.addWidget(Labelled(lambda: _("I would like it to be"), closeness))
        card.body.addWidget(Labelled(lambda: _("A hope for this month"), self._note("hope_month")))
        card.body.addWidget(
            Labelled(lambda: _("A hope for two years from now"), self._note("hope_two_years"))
        )
        rhythm = named(RhythmField(), "wished_rhythm")
        self._bind("wished_rhythm", rhythm.days, rhythm.show_days, rhythm.changed)
        card.body.addWidget(Labelled(lambda: _("I would like to be in touch about every"), rhythm))
        self._limits = Labelled(
            lambda: _("Limits I have stated"),
            self._note("limits_stated"),
            lambda: _("For clients: what I said I do not do, or not at which hours."),
        )
        card.body.addWidget(self._limits)
        return card

    def _asking(self) -> Card:
        card = Card(lambda: _("What the journal may ask and show"), gap=14)
        card.body.addWidget(
            explained(
                self._switch("safety", lambda: _("Safety flag")),
                lambda: _(
                    "For somebody you are afraid of, or were. The journal then asks nothing about "
                    "them by itself, proposes no talks and never says that things look better "
                    "than they feel. Only you set it, and only you see it."
                ),
            )
        )
        card.body.addWidget(
            explained(
                self._switch("no_contact", lambda: _("No contact")),
                lambda: _(
                    "For somebody you are not in touch with, and want it so. The journal then "
                    "speaks of no rhythm and never reminds you to be in touch."
                ),
            )
        )
        for name, text in (
            ("no_check_ins", lambda: _("No check-ins about them")),
            ("no_prompts", lambda: _("No questions about them")),
            ("no_rhythm", lambda: _("No reminders about them")),
        ):
            card.body.addWidget(self._switch(name, text))
        record = ChipGroup(
            [(each, partial(words.their_record, each)) for each in TheirRecord],
            label=lambda: _("What I have seen from them"),
            exclusive=True,
        )
        self._choice("their_record", record, TheirRecord.DEFAULT)
        card.body.addWidget(
            Labelled(
                lambda: _("What I have seen from them"),
                record,
                lambda: _(
                    "Noting it is always possible. As usual means: not shown for partner and "
                    "family, shown for everybody else."
                ),
            )
        )
        giving = ChipGroup(
            [(each, partial(words.giving, each)) for each in Giving],
            label=lambda: _("Giving and receiving"),
            exclusive=True,
        )
        self._choice("giving", giving, Giving.DEFAULT)
        card.body.addWidget(
            Labelled(
                lambda: _("Giving and receiving"),
                giving,
                lambda: _(
                    "Noting it is always possible. As usual means: laid side by side at work and "
                    "with clients only; among those close to you, keeping accounts can hurt."
                ),
            )
        )
        return card

    def _line(self, name: str, longest: int = 500) -> LineField:
        field = named(LineField(longest), name)
        self._bind(name, field.value, field.show_value, field.changed)
        return field

    def _note(self, name: str) -> NoteField:
        field = named(NoteField(), name)
        self._bind(name, field.value, field.show_value, field.changed)
        return field

    def _switch(self, name: str, text: Callable[[], str]) -> Switch:
        field = named(Switch(text), name)

        def show(on: bool) -> None:
            blocked = field.blockSignals(True)
            field.setChecked(on)
            field.blockSignals(blocked)

        self._bind(name, field.isChecked, show, field.toggled)
        return field

    def _choices(self, name: str, field: ChipGroup) -> None:
        self._bind(name, field.values, field.choose, named(field, name).changed)

    def _choice(self, name: str, field: ChipGroup, otherwise: Any) -> None:
        def read() -> Any:
            return next(iter(field.values()), otherwise)

        # Pressing the chosen one again leaves none; where none is a choice, it is shown as chosen.
        field.changed.connect(lambda _values: field.choose((read(),)))
        self._bind(name, read, lambda value: field.choose((value,)), named(field, name).changed)

    def _bind(
        self, name: str, read: Callable[[], Any], show: Callable[[Any], None], changed: Any
    ) -> None:
        self._reads[name], self._shows[name] = read, show
        changed.connect(lambda *_values: self._on_changed(name))

    # What is shown

    def edit(self, person: Person, everybody: Sequence[Person], *, anew: bool = False) -> None:
        """Show a person; after a change elsewhere, what is being changed here stays as it is."""
        if anew:
            self._timer.stop()
            self._touched.clear()
            self._naming = False
            self._refusal.hide()
        self._introducer.offer([each for each in everybody if each.id != person.id])
        for name, show in self._shows.items():
            if name not in self._touched:
                show(getattr(person, name))
        self._take_in(person)

    def leave(self) -> None:
        """Keep everything now."""
        self._timer.stop()
        self._naming = False
        self._save()

    def is_unsaved(self) -> bool:
        """Whether something could not be written; a name that was refused is said beside it."""
        return bool(self._touched - {"name"})

    def _read(self, name: str) -> Any:
        value = self._reads[name]()
        return tidy_name(value) if name == "name" else value

    def _take_in(self, person: Person) -> None:
        """Know what is stored."""
        self._stored = person
        if not self._naming:
            self._named_at_first = person.name
        self._touched = {
            name for name in self._touched if self._read(name) != getattr(person, name)
        }
        self.aliases.show_names(person.aliases)
        self._limits.setVisible(Circle.CLIENT in person.circles or bool(person.limits_stated))
        if "name" not in self._touched:
            self._refusal.hide()

    # Keeping

    def _on_changed(self, name: str) -> None:
        self._touched.add(name)
        self._naming = self._naming or name == "name"
        if not self._timer.isActive():
            self._timer.start()

    def _save(self) -> None:
        stored = self._stored
        if stored is None:
            return
        changed = {name: self._read(name) for name in self._touched}
        name = changed.pop("name", stored.name)
        if changed:
            self._run(partial(self._people.amend, stored.id, changed), self.problem.emit)
        if name == stored.name:
            return
        if not is_name(name):
            self._on_name_refused(NotAName())
            return
        former = self._former_name(name)
        rename = partial(self._people.amend, stored.id, {"name": name}, former_name=former)
        self._run(rename, self._on_name_refused)

    def _former_name(self, name: str) -> str:
        """Return the name that typing began with; of a mere change of case nothing stays behind."""
        return name if name_key(name) == name_key(self._named_at_first) else self._named_at_first

    def _run(self, work: Callable[[], Person], fail: Callable[[Exception], Any]) -> None:
        self._jobs.run(self, work, self._on_kept, fail=fail)

    def _on_kept(self, person: Person) -> None:
        if self._stored is not None and person.id == self._stored.id:
            self._take_in(person)

    def _on_name_refused(self, error: Exception) -> None:
        if isinstance(error, PersonExists):
            holder = error.person
            self._refusal.say(self._refusal.setText, lambda: PersonExists(holder).happened)
            self._refusal.show()
        elif isinstance(error, NotAName):
            self._refusal.say(self._refusal.setText, lambda: str(NotAName()))
            self._refusal.show()
        else:
            self.problem.emit(error)

    # Former names

    def _on_let_go(self, alias: str) -> None:
        stored = self._stored
        if stored is None:
            return
        before, after = stored.aliases, without_alias(stored, alias).aliases

        def undo() -> None:
            self._run(
                partial(self._people.amend, stored.id, {"aliases": before}), self.problem.emit
            )

        self._run(partial(self._people.amend, stored.id, {"aliases": after}), self.problem.emit)
        self.undo_offered.emit(_("The name {name} was removed.").format(name=alias), undo)
