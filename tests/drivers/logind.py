"""The service that knows when a Linux computer sleeps, on a bus of its own, for one test."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import ClassInfo, Property, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
)

NAME = "org.freedesktop.login1"
PLACE = "/org/freedesktop/login1"
SESSION = f"{PLACE}/session/_32"


@ClassInfo({"D-Bus Interface": f"{NAME}.Manager"})
class _Manager(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.delays: list[tuple[str, str, str, str]] = []
        self.held: int | None = None
        """Our end of the line that whoever delays the sleep holds the other end of."""

    @Slot(str, str, str, str, result=QDBusUnixFileDescriptor)
    def Inhibit(self, what, who, why, mode):
        self.delays.append((what, who, why, mode))
        self.held, given = os.pipe()
        descriptor = QDBusUnixFileDescriptor(given)
        os.close(given)
        return descriptor

    @Slot(str, result=QDBusObjectPath)
    def GetSession(self, which):
        assert which == "auto"
        return QDBusObjectPath(SESSION)


@ClassInfo({"D-Bus Interface": f"{NAME}.Session"})
class _Session(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.locked, self.active = False, True

    LockedHint = Property(bool, lambda self: self.locked)
    Active = Property(bool, lambda self: self.active)


class Logind:
    """What a test lets the system do."""

    def __init__(self, bus: QDBusConnection) -> None:
        self._bus = bus
        self.manager, self.session = _Manager(), _Session()
        export = QDBusConnection.RegisterOption
        assert bus.registerObject(PLACE, self.manager, export.ExportAllSlots)
        assert bus.registerObject(SESSION, self.session, export.ExportAllProperties)
        assert bus.registerService(NAME)

    def says(self, name: str, *arguments: object, path=PLACE, interface=f"{NAME}.Manager") -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(arguments))
        assert self._bus.send(message)

    def sleeps(self, begins: bool) -> None:
        self.says("PrepareForSleep", begins)

    def locks_the_session(self) -> None:
        self.says("Lock", path=SESSION, interface=f"{NAME}.Session")

    def is_now(self, **properties: bool) -> None:
        """Change what it says of the session, and tell that something changed."""
        for name, value in properties.items():
            setattr(self.session, name, value)
        self.says(
            "PropertiesChanged",
            f"{NAME}.Session",
            {},
            path=SESSION,
            interface="org.freedesktop.DBus.Properties",
        )

    def shows_a_lock_screen(self, begins: bool) -> None:
        name = "org.freedesktop.ScreenSaver"
        self.says("ActiveChanged", begins, path="/ScreenSaver", interface=name)

    @property
    def may_sleep(self) -> bool:
        """Whether nobody holds the line any more."""
        if self.manager.held is None:
            return True
        os.set_blocking(self.manager.held, False)
        try:
            return os.read(self.manager.held, 1) == b""
        except BlockingIOError:
            return False


@contextmanager
def a_bus() -> Iterator[str | None]:
    """Give the address of a bus that nobody else is on; None where none can be started."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        yield None
        return
    with subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
    ) as started:
        try:
            assert started.stdout is not None
            yield re.sub(r",guid=.*", "", started.stdout.readline().strip())
        finally:
            started.terminate()
