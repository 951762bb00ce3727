"""What the system says: it goes to sleep, its screen is locked, somebody else sits down at it.

Over D-Bus, which most Linux desktops have; only by sockets of this machine. Where it is not there,
nothing is heard, and the settings page says so.
"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

_LOGIND, _ROOT = "org.freedesktop.login1", "/org/freedesktop/login1"
_MANAGER, _SESSION = f"{_LOGIND}.Manager", f"{_LOGIND}.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
"""Each desktop's lock screen says the same under a name of its own."""
_AWAY = {"LockedHint": True, "Active": False}
"""What logind says of a session whose screen is locked, or at which somebody else sits now."""
_OF_THIS_MACHINE = "unix:"


class SystemLock(QObject):
    """Listens, and lets the system wait with sleeping until the journal is locked.

    Signals:
        asked: Emitted when the journal shall be locked now.
        woke: Emitted when the computer slept and is awake again.
    """

    asked = Signal()
    woke = Signal()

    def __init__(
        self,
        bus: QDBusConnection | None,
        desktop: QDBusConnection | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bus, self._desktop = bus, desktop
        self._session = ""
        """Where logind keeps the session that this window belongs to."""
        self.known: dict[str, bool] = {}
        """What was heard last about the session."""
        self._wants_delay = False
        self._delay: QDBusUnixFileDescriptor | None = None

    @property
    def hears(self) -> bool:
        """Whether somebody is there who says when the system sleeps or is locked."""
        return bool(self._session)

    @property
    def delays(self) -> bool:
        """Whether the system would wait now before it sleeps."""
        return self._delay is not None

    def listen(self) -> None:
        """Begin to listen to whoever is there."""
        if self._bus is not None:
            self._hear(self._bus, _ROOT, _MANAGER, "PrepareForSleep", "_on_sleep(bool)")
            self._ask(_ROOT, _MANAGER, "GetSession", ["auto"], self._on_session)
        if self._desktop is not None:
            for name in _SCREEN_SAVERS:
                self._hear(self._desktop, "", name, "ActiveChanged", "_on_screen_saver(bool)")

    def delay_sleep(self) -> None:
        """From now on the system waits until allow_sleep(), though a few seconds at most."""
        if not self._wants_delay:
            self._wants_delay = True
            what = ["sleep", "notes", "Saving", "delay"]
            self._ask(_ROOT, _MANAGER, "Inhibit", what, self._on_delay)

    def allow_sleep(self) -> None:
        """Everything is locked: the system may sleep."""
        self._wants_delay = False
        self._delay = None

    def _hear(
        self, bus: QDBusConnection, path: str, interface: str, signal: str, slot: str
    ) -> None:
        service = _LOGIND if bus is self._bus else ""
        # The types of PySide6 speak of bytes, which it refuses.
        bus.connect(service, path, interface, signal, self, SLOT(slot))  # type: ignore[call-overload]

    def _ask(
        self,
        path: str,
        interface: str,
        method: str,
        arguments: list[str],
        then: Callable[[Any], object],
    ) -> None:
        """Ask logind, and wait for nothing; where it does not answer, nothing follows."""
        if self._bus is None:
            return
        message = QDBusMessage.createMethodCall(_LOGIND, path, interface, method)
        message.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(message), self)

        def answered(answer: QDBusPendingCallWatcher) -> None:
            given = [] if answer.isError() else answer.reply().arguments()
            answer.deleteLater()
            if given:
                then(given[0])

        watcher.finished.connect(answered)

    def _on_session(self, path: QDBusObjectPath) -> None:
        self._session = path.path()
        if self._bus is not None:
            self._hear(self._bus, self._session, _SESSION, "Lock", "_on_lock()")
            self._hear(
                self._bus,
                self._session,
                _PROPERTIES,
                "PropertiesChanged",
                "_on_properties(QDBusMessage)",
            )
        self._look()

    def _look(self) -> None:
        for name in _AWAY:
            then = partial(self._on_property, name)
            self._ask(self._session, _PROPERTIES, "Get", [_SESSION, name], then)

    def _on_property(self, name: str, value: QDBusVariant) -> None:
        """Ask to lock when it has become so; a hint that nobody ever takes back locks once."""
        now = bool(value.variant())
        former = self.known.get(name, now)
        self.known[name] = now
        if now != former and now == _AWAY[name]:
            self.asked.emit()

    def _on_delay(self, delay: QDBusUnixFileDescriptor) -> None:
        if self._wants_delay:
            self._delay = delay

    @Slot(bool)
    def _on_sleep(self, begins: bool) -> None:
        if begins:
            self.asked.emit()
        else:
            self.woke.emit()

    @Slot(bool)
    def _on_screen_saver(self, begins: bool) -> None:
        if begins:
            self.asked.emit()

    @Slot()
    def _on_lock(self) -> None:
        self.asked.emit()

    @Slot(QDBusMessage)
    def _on_properties(self, _message: QDBusMessage) -> None:
        self._look()


def buses() -> tuple[QDBusConnection | None, QDBusConnection | None]:
    """Connect to the bus of the system and to that of the desktop, where they are."""
    system = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", _OF_THIS_MACHINE)
    return (
        _bus(QDBusConnection.BusType.SystemBus, system),
        _bus(QDBusConnection.BusType.SessionBus, _address_of_the_desktop()),
    )


def _bus(kind: QDBusConnection.BusType, address: str) -> QDBusConnection | None:
    """Connect to a bus of this machine; one that is reached over a network is none."""
    if not address.startswith(_OF_THIS_MACHINE):
        return None
    bus = QDBusConnection.connectToBus(kind, f"notes-{kind.name}")
    return bus if bus.isConnected() else None


def _address_of_the_desktop() -> str:
    """Return where the desktop's bus is; where it is nowhere, Qt would start one."""
    given = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if given or not folder or not Path(folder, "bus").exists():
        return given
    return f"unix:path={folder}/bus"
