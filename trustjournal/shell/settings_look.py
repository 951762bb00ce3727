"""Settings of what the window looks and sounds like, and of what it gives away."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustjournal import i18n
from trustjournal.core.settings import TEXT_SIZES, Appearance, Settings, TitleChoice
from trustjournal.i18n import _
from trustjournal.shell.setting_row import SettingRow
from trustjournal.ui.select import Select
from trustjournal.ui.switch import Switch
from trustjournal.ui.widgets import Card, Segmented, named, rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustjournal.shell.conductor import Conductor

HIDE_KEYS = ("F2", "F4", "F7", "F8", "F9", "F10", "F12")
"""Keys that no page uses and that most desktops leave to the program."""


class LookCard(Card):
    """Language, appearance and text size."""

    def __init__(self, conductor: "Conductor", parent: QWidget | None = None) -> None:
        super().__init__(lambda: _("Language and look"), parent=parent)
        settings = conductor.settings
        self._language = Segmented(
            list(i18n.LANGUAGES.items()), i18n.language(), label=lambda: _("Language")
        )
        self._appearance = Segmented(
            [
                (Appearance.SYSTEM, lambda: _("Same as the system")),
                (Appearance.LIGHT, lambda: _("Light")),
                (Appearance.DARK, lambda: _("Dark")),
            ],
            settings.appearance,
            label=lambda: _("Appearance"),
        )
        self._text_size = Segmented(
            [(size, f"{size}%") for size in TEXT_SIZES],
            settings.text_size,
            label=lambda: _("Text size"),
        )
        self._language.chosen.connect(lambda code: conductor.choose(language=code))
        self._appearance.chosen.connect(lambda mode: conductor.choose(appearance=mode))
        self._text_size.chosen.connect(lambda size: conductor.choose(text_size=size))
        language = SettingRow(lambda: _("Language"), self._language)
        appearance = SettingRow(lambda: _("Appearance"), self._appearance)
        text_size = SettingRow(lambda: _("Text size"), self._text_size)
        self.body.addWidget(named(language, "language"))
        self.body.addWidget(rule())
        self.body.addWidget(named(appearance, "appearance"))
        self.body.addWidget(rule())
        self.body.addWidget(named(text_size, "text_size"))
        conductor.settings_changed.connect(self.show_settings)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self._language.choose(i18n.language())
        self._appearance.choose(settings.appearance)
        self._text_size.choose(settings.text_size)


class HidingCard(Card):
    """The key that hides everything, and what can be seen without opening the journal."""

    def __init__(
        self,
        conductor: "Conductor",
        is_protected: "Callable[[], bool]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: _("Hiding"), parent=parent)
        settings = conductor.settings
        self._is_protected = is_protected
        self._key = Select(_keys(settings), settings.hide_key, label=lambda: _("Key that hides"))
        self._title = Segmented(
            [
                (TitleChoice.NEUTRAL, lambda: _("Notes")),
                (TitleChoice.NAME, lambda: _("Trust Journal")),
            ],
            settings.title,
            label=lambda: _("Title of the window"),
        )
        self._icon = Segmented(
            [
                (TitleChoice.NEUTRAL, lambda: _("A notebook")),
                (TitleChoice.NAME, lambda: _("A sprout")),
            ],
            settings.icon,
            label=lambda: _("Icon of the window"),
        )
        self._key.chosen.connect(lambda key: conductor.choose(hide_key=key))
        self._title.chosen.connect(lambda choice: conductor.choose(title=choice))
        self._icon.chosen.connect(lambda choice: conductor.choose(icon=choice))
        self._away = Switch()
        self._away.setChecked(settings.cover_when_away)
        self._away.say(self._away.setAccessibleName, _name_of_cover)
        self._away.toggled.connect(lambda on: conductor.choose(cover_when_away=on))
        self._key_row = SettingRow(lambda: _("Key that hides"), self._key, self._about_key)
        title = SettingRow(
            lambda: _("Title of the window"),
            self._title,
            lambda: _("What the task bar and the list of windows show."),
        )
        away = SettingRow(
            _name_of_cover,
            self._away,
            lambda: _(
                "It shows an empty surface then, also in the list of windows. It does not lock: "
                "whoever clicks on it sees the journal."
            ),
        )
        icon = SettingRow(lambda: _("Icon of the window"), self._icon)
        self.body.addWidget(named(self._key_row, "hide_key"))
        self.body.addWidget(rule())
        self.body.addWidget(named(away, "cover_when_away"))
        self.body.addWidget(rule())
        self.body.addWidget(named(title, "title"))
        self.body.addWidget(rule())
        self.body.addWidget(named(icon, "icon"))
        conductor.settings_changed.connect(self.show_settings)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self._key.offer(_keys(settings), settings.hide_key)
        self._away.setChecked(settings.cover_when_away)
        self._title.choose(settings.title)
        self._icon.choose(settings.icon)

    def show_protection(self) -> None:
        """Say again what hiding does, after the journal got a passphrase."""
        self._key_row.say_about(self._about_key)

    def _about_key(self) -> str:
        if self._is_protected():
            return _(
                "It shows a plain note at once and locks the journal; the passphrase brings it "
                "back. Esc pressed three times does the same."
            )
        return _(
            "It shows a plain note at once. While there is no passphrase, the same key brings the "
            "journal back, for anybody. Esc pressed three times hides it too."
        )


def _name_of_cover() -> str:
    return _("Cover the window while another program is in front")


def _keys(settings: Settings) -> list[tuple[str, str]]:
    """Return the keys to choose from, with one that was chosen some other way."""
    ordered = sorted({*HIDE_KEYS, settings.hide_key}, key=lambda key: (len(key), key))
    return [(key, key) for key in ordered]
