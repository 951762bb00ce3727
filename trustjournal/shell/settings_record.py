"""How the user looks at a record: how fast notes fade, and what weighs how much."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustjournal import i18n
from trustjournal.events.catalogue import catalogue
from trustjournal.events.domain import Kind
from trustjournal.i18n import _, formats, ngettext
from trustjournal.preferences.domain import HALF_LIVES, WEIGHTS, Preferences
from trustjournal.shell.setting_row import SettingRow
from trustjournal.ui.fold import Fold
from trustjournal.ui.select import Select
from trustjournal.ui.widgets import Card, Switch, button, label, named, rule

if TYPE_CHECKING:
    from trustjournal.shell.preferred import Preferred

_USUAL = Preferences()


class RecordCard(Card):
    """Ways of looking at a record; the usual ones are one click away."""

    def __init__(self, preferred: "Preferred", parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: _("Ways of looking at a record"),
            lambda: _("What was noted stays as it is; only how it is looked at changes."),
            parent=parent,
        )
        self._preferred = preferred
        self._half_life = Select(
            [(days, partial(_days, days)) for days in HALF_LIVES],
            _USUAL.half_life,
            label=lambda: _("A note counts half after"),
        )
        self._half_life.chosen.connect(lambda days: preferred.choose(half_life=days))
        self._double = Switch()
        self._double.say(self._double.setAccessibleName, _double_words)
        self._double.toggled.connect(lambda on: preferred.choose(breaches_double=on))
        self._weights: dict[str, Select] = {}
        self._fold = Fold(lambda: _("What weighs how much"), name="weights")
        self._fold.unfolded.connect(self._fill)
        usual = button(
            lambda: _("Back to the usual"),
            clicked=lambda: preferred.choose(
                half_life=_USUAL.half_life,
                breaches_double=_USUAL.breaches_double,
                weights=dict(_USUAL.weights),
            ),
            name="usualRecord",
        )
        rows: tuple[tuple[str, QWidget], ...] = (
            (
                "half_life",
                SettingRow(
                    lambda: _("A note counts half after"),
                    self._half_life,
                    lambda: _("The same for what went well and what did not."),
                ),
            ),
            (
                "breaches_double",
                SettingRow(
                    _double_words,
                    self._double,
                    lambda: _("A way of looking; never used where feeling stands beside it."),
                ),
            ),
            ("record_weights", self._fold),
            ("usual_record", SettingRow(lambda: _("All of this as it was at first"), usual)),
        )
        for number, (name, row) in enumerate(rows):
            if number:
                self.body.addWidget(rule())
            self.body.addWidget(named(row, name))
        preferred.changed.connect(self.show_preferences)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is chosen."""
        self._half_life.choose(preferences.half_life)
        blocked = self._double.blockSignals(True)
        self._double.setChecked(preferences.breaches_double)
        self._double.blockSignals(blocked)
        for kind, select in self._weights.items():
            select.choose(preferences.weights.get(kind, catalogue().kind(kind).weight))

    def _fill(self) -> None:
        """Make the rows when they are first wanted: there are more than thirty."""
        if self._weights:
            return
        self._fold.body.addWidget(
            label(
                lambda: _("At ordinary size; a big thing weighs twice, a grave one four times."),
                "small",
                tone="soft",
                wrap=True,
            )
        )
        for kind in catalogue().kinds:
            if kind.enters_record:
                self._add_weight(kind)
        self.show_preferences(self._preferred.current)

    def _add_weight(self, kind: Kind) -> None:
        def name() -> str:
            return kind.label(i18n.language())

        select = Select(
            [(weight, partial(formats.number, weight)) for weight in WEIGHTS],
            kind.weight,
            label=name,
        )
        select.chosen.connect(lambda weight: self._choose(kind, weight))
        self._weights[kind.id] = select
        self._fold.body.addWidget(named(SettingRow(name, select), f"weight_{kind.id}"))

    def _choose(self, kind: Kind, weight: float) -> None:
        weights = {**self._preferred.current.weights, kind.id: weight}
        if weight == kind.weight:
            del weights[kind.id]
        self._preferred.choose(weights=weights)


def _days(days: int) -> str:
    return ngettext("{count} day", "{count} days", days).format(count=days)


def _double_words() -> str:
    return _("Let breaches weigh double")
