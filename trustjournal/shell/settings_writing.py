"""Settings of what may be said beside a text while it is written."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustjournal.i18n import _
from trustjournal.preferences.domain import Preferences
from trustjournal.shell.setting_row import SettingRow
from trustjournal.ui.widgets import Card, Switch, Text, named, rule

if TYPE_CHECKING:
    from trustjournal.shell.preferred import Preferred


class WritingCard(Card):
    """Two things that look at words as they come; each can be left out."""

    def __init__(self, preferred: "Preferred", parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: _("While you write"),
            lambda: _("Words are looked at on this computer only, and nothing of it is kept."),
            parent=parent,
        )
        self._preferred = preferred
        self._switches: dict[str, Switch] = {}
        self._add(
            "hedge_check",
            lambda: _("Suggestions beside worksheets"),
            lambda: _("Where words may weaken an apology, or sound harsh at the start of a talk."),
        )
        self.body.addWidget(rule())
        self._add(
            "quiet_line",
            lambda: _("A line that leads to somebody to talk to"),
            lambda: _("It may come under your text when it tells of danger or of great distress."),
        )
        preferred.changed.connect(self.show_preferences)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is chosen."""
        for name, switch in self._switches.items():
            blocked = switch.blockSignals(True)
            switch.setChecked(getattr(preferences, name))
            switch.blockSignals(blocked)

    def _add(self, name: str, words: Text, about: Text) -> None:
        switch = Switch()
        switch.say(switch.setAccessibleName, words)
        preferred = self._preferred
        switch.toggled.connect(lambda on: preferred.choose(**{name: on}))
        self._switches[name] = switch
        self.body.addWidget(named(SettingRow(words, switch, about), name))
