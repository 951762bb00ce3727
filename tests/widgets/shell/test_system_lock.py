"""What the system says about sleep, its own lock and other people, over a real bus."""

import pytest

pytest.importorskip("PySide6.QtDBus", reason="this build of Qt cannot speak with the system")

from PySide6.QtDBus import QDBusConnection

from tests.drivers.logind import Logind, a_bus
from trustjournal.shell import system_lock
from trustjournal.shell.system_lock import SystemLock


@pytest.fixture(scope="module")
def address():
    with a_bus() as found:
        if found is None:
            pytest.skip("there is no dbus-daemon here")
        yield found


@pytest.fixture
def logind(address):
    bus = QDBusConnection.connectToBus(address, "logind")
    yield Logind(bus)
    QDBusConnection.disconnectFromBus("logind")


class Heard(list):
    def __init__(self, lock):
        super().__init__()
        lock.asked.connect(lambda: self.append("lock"))
        lock.woke.connect(lambda: self.append("awake"))


@pytest.fixture
def lock(qtbot, address, logind):
    """Somebody who listens, and has heard already how things stand."""
    bus = QDBusConnection.connectToBus(address, "window")
    made = SystemLock(bus, bus)
    assert not made.hears
    made.listen()
    qtbot.waitUntil(lambda: made.hears and len(made.known) == 2)
    yield made
    QDBusConnection.disconnectFromBus("window")
    made.deleteLater()


@pytest.mark.parametrize(
    "happens",
    [
        lambda logind: logind.sleeps(True),
        lambda logind: logind.locks_the_session(),
        lambda logind: logind.is_now(locked=True),
        lambda logind: logind.is_now(active=False),
        lambda logind: logind.shows_a_lock_screen(True),
    ],
    ids=["sleep", "lock command", "locked", "another user", "lock screen"],
)
def test_each_of_these_asks_for_the_lock(qtbot, lock, logind, happens):
    with qtbot.waitSignal(lock.asked):
        happens(logind)


def test_after_the_sleep_somebody_looks_at_the_clock(qtbot, lock, logind):
    heard = Heard(lock)
    with qtbot.waitSignal(lock.woke):
        logind.sleeps(False)
    assert heard == ["awake"]


def test_nothing_is_asked_when_nothing_has_become_locked(qtbot, lock, logind):
    """A hint that is never taken back must not lock again at every change of something else."""
    heard = Heard(lock)
    with qtbot.waitSignal(lock.asked):
        logind.is_now(locked=True)
    logind.is_now()
    logind.shows_a_lock_screen(False)
    with qtbot.waitSignal(lock.woke):
        logind.sleeps(False)
    logind.is_now(locked=False)
    qtbot.waitUntil(lambda: not lock.known["LockedHint"])
    assert heard == ["lock", "awake"]


def test_the_system_waits_with_sleeping_until_it_is_allowed(qtbot, lock, logind):
    lock.delay_sleep()
    lock.delay_sleep()
    qtbot.waitUntil(lambda: lock.delays)
    assert logind.manager.delays == [("sleep", "notes", "Saving", "delay")], "and says no more"
    assert not logind.may_sleep
    lock.allow_sleep()
    assert logind.may_sleep


def test_where_nobody_is_there_nothing_is_heard(qtbot, address):
    bus = QDBusConnection.connectToBus(address, "alone")
    alone = SystemLock(bus, None)
    alone.listen()
    alone.delay_sleep()
    without = SystemLock(None, None)
    without.listen()
    without.delay_sleep()
    without.allow_sleep()
    assert [alone.hears, alone.delays, without.hears, without.delays] == [False] * 4
    QDBusConnection.disconnectFromBus("alone")
    alone.deleteLater()
    without.deleteLater()


@pytest.mark.parametrize("given", ["tcp:host=localhost,port=1", "autolaunch:", ""])
def test_a_bus_that_is_not_on_this_machine_is_none(monkeypatch, tmp_path, given):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", given)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", given)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert system_lock.buses() == (None, None)
