"""Settings of the calendar, of what Today may ask, and of the help lines."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustjournal import i18n
from trustjournal.core import resources
from trustjournal.i18n import _, formats
from trustjournal.preferences.domain import Preferences
from trustjournal.shell.setting_row import SettingRow
from trustjournal.ui.choices import Choice
from trustjournal.ui.select import Select
from trustjournal.ui.widgets import Card, Switch, Text, named, rule

if TYPE_CHECKING:
    from trustjournal.shell.preferred import Preferred

_EVERYWHERE = frozenset({"INT", "EU"})
"""Help lines that are shown to everybody, whatever the country."""


class DaysCard(Card):
    """The week, and what Today may ask."""

    def __init__(self, preferred: "Preferred", parent: QWidget | None = None) -> None:
        super().__init__(lambda: _("Today and the calendar"), parent=parent)
        self._preferred = preferred
        self._week_start = Select(_week_starts(), None, label=lambda: _("First day of the week"))
        self._weekly_day = Select(_weekdays(), 0, label=lambda: _("Day for looking back"))
        self._week_start.chosen.connect(lambda day: preferred.choose(week_start=day))
        self._weekly_day.chosen.connect(lambda day: preferred.choose(weekly_day=day))
        self._switches: dict[str, Switch] = {}
        rows = (
            self._switch(
                "ask_question",
                lambda: _("Question of the day"),
                lambda: _("One question on Today. It can always be left alone."),
            ),
            self._switch(
                "ask_check_ins",
                lambda: _("Ask how ready I feel to rely on somebody"),
                lambda: _("On Today, for three people at most, and never at night."),
            ),
            self._switch(
                "show_previous",
                lambda: _("Show my last answer"),
                lambda: _("As a faint mark on the line, from the sixth answer on."),
            ),
            self._switch(
                "show_charts",
                lambda: _("Charts"),
                lambda: _("On Trends. Switched off, nothing is drawn anywhere."),
            ),
            self._switch(
                "show_chart_words",
                lambda: _("Words below charts"),
                lambda: _("What may be said with so few notes; never a verdict."),
            ),
            SettingRow(
                lambda: _("Day for looking back"),
                self._weekly_day,
                lambda: _("Questions about a whole week come on this day."),
            ),
            SettingRow(lambda: _("First day of the week"), self._week_start),
        )
        names = (
            "ask_question", "ask_check_ins", "show_previous", "show_charts", "show_chart_words",
            "weekly_day", "week_start",
        )  # fmt: skip
        for name, row in zip(names, rows, strict=True):
            if name != names[0]:
                self.body.addWidget(rule())
            self.body.addWidget(named(row, name))
        preferred.changed.connect(self.show_preferences)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is chosen."""
        self._week_start.choose(preferences.week_start)
        self._weekly_day.choose(preferences.weekly_day)
        for name, switch in self._switches.items():
            blocked = switch.blockSignals(True)
            switch.setChecked(getattr(preferences, name))
            switch.blockSignals(blocked)

    def _switch(self, name: str, words: Text, about: Text) -> SettingRow:
        switch = Switch()
        switch.say(switch.setAccessibleName, words)
        preferred = self._preferred
        switch.toggled.connect(lambda on: preferred.choose(**{name: on}))
        self._switches[name] = switch
        return SettingRow(words, switch, about)


class HelpCard(Card):
    """Which country's help lines are shown."""

    def __init__(self, preferred: "Preferred", parent: QWidget | None = None) -> None:
        super().__init__(lambda: _("Help and support"), parent=parent)
        self._region = Select(_countries(), "", label=lambda: _("Country of the help lines"))
        self._region.chosen.connect(lambda code: preferred.choose(help_region=code))
        row = SettingRow(
            lambda: _("Country of the help lines"),
            self._region,
            lambda: _("The page opens inside the app; nothing is dialled or sent."),
        )
        self.body.addWidget(named(row, "help_region"))
        preferred.changed.connect(self.show_preferences)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is chosen."""
        known = _countries()
        if preferences.help_region not in [code for code, _words in known]:
            known.append((preferences.help_region, _country(preferences.help_region)))
        self._region.offer(known, preferences.help_region)


def _week_starts() -> list[Choice]:
    usual: Choice = (
        None,
        lambda: _("As usual for the language ({day})").format(
            day=formats.weekdays()[formats.first_weekday()]
        ),
    )
    return [usual, *_weekdays()]


def _weekdays() -> list[Choice]:
    return [(day, _weekday(day)) for day in range(7)]


def _weekday(day: int) -> Callable[[], str]:
    return lambda: formats.weekdays()[day]


def _countries() -> list[Choice]:
    rows = resources.load("helplines.toml").tables("helpline")
    codes = dict.fromkeys(row.text("country") for row in rows)
    usual: Choice = (
        "",
        lambda: _("As usual for the language ({country})").format(
            country=formats.country(i18n.territory()[-2:])
        ),
    )
    return [usual, *((code, _country(code)) for code in codes if code not in _EVERYWHERE)]


def _country(code: str) -> Callable[[], str]:
    return lambda: formats.country(code)
