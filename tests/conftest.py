"""What every test gets: a private home, a still clock, a real encrypted journal, no network.

Qt's environment is set before anything can import it; ../conftest.py loads pytest-qt.
"""

import os
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

_HOME = Path(tempfile.mkdtemp(prefix="tests-home-"))
os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    QT_SCALE_FACTOR="1",
    QT_FONT_DPI="96",
    TZ="Asia/Tokyo",
    HOME=str(_HOME),
    XDG_DATA_HOME=str(_HOME / "data"),
    XDG_CONFIG_HOME=str(_HOME / "config"),
    XDG_STATE_HOME=str(_HOME / "state"),
    XDG_CACHE_HOME=str(_HOME / "cache"),
)
if hasattr(time, "tzset"):
    time.tzset()

import hypothesis  # noqa: E402
import pytest  # noqa: E402

from tests.clocks import FakeClock  # noqa: E402
from trustjournal import i18n  # noqa: E402
from trustjournal.core.changes import Changes  # noqa: E402
from trustjournal.core.paths import Paths  # noqa: E402
from trustjournal.storage import ending, keys  # noqa: E402
from trustjournal.storage.vault import Vault  # noqa: E402

# How long an example takes says more about the machine than about the program.
hypothesis.settings.register_profile("any machine", deadline=None)
hypothesis.settings.load_profile("any machine")

PASSPHRASE = "合言葉 correct horse"
_INET = {socket.AF_INET, socket.AF_INET6}
_sockets: list[str] = []


def _watch_sockets(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in _INET:
        _sockets.append(event)
        raise AssertionError("nothing here may open a network socket")


sys.addaudithook(_watch_sockets)


def pytest_unconfigure() -> None:
    _empty_clipboard()
    shutil.rmtree(_HOME, ignore_errors=True)


def _empty_clipboard() -> None:
    """Take out what a test copied; the window takes it out when a program ends.

    Offscreen Qt keeps it until after Python has ended, and ends the tests with a crash.
    """
    qt = sys.modules.get("PySide6.QtGui")
    if qt is not None and qt.QGuiApplication.instance() is not None:
        qt.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def network_sockets() -> Iterator[list[str]]:
    """Every attempt to reach the network, for the test of the watch itself; none may be left."""
    _sockets.clear()
    yield _sockets
    assert not _sockets, "a network socket was opened"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture(autouse=True)
def _careless_umask() -> Iterator[None]:
    """Files must be private by our own doing, so the umask that would hide a slip is taken away."""
    former = os.umask(0)
    yield
    os.umask(former)


@pytest.fixture(autouse=True)
def _no_journal_left_open() -> Iterator[None]:
    ending.close_all()
    yield
    assert ending.close_all() == 0, "the test left a journal open"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 5, 14, 21, 0, tzinfo=ZoneInfo("Asia/Tokyo")))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path)


@pytest.fixture
def announced() -> "Announced":
    return Announced()


class Announced(list[Changes]):
    """Give it to a service as `announce`; it keeps what was announced, in order."""

    def __call__(self, changes: Changes) -> None:
        self.append(changes)


@pytest.fixture(scope="session")
def _unprotected_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template") / "journal"
    vault = Vault(folder, folder.parent / "copies")
    vault.create(None)
    vault.close()
    return folder


@pytest.fixture
def vault(paths: Paths, _unprotected_template: Path) -> Iterator[Vault]:
    """A new, empty, open journal without a passphrase."""
    shutil.copytree(_unprotected_template, paths.journal)
    vault = Vault(paths.journal, paths.backups, cost=keys.FLOOR)
    vault.open()
    yield vault
    vault.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedVault:
    """A closed journal with what opens it."""

    vault: Vault
    passphrase: str
    recovery_key: str


@pytest.fixture(scope="session")
def _protected_template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("template") / "journal"
    vault = Vault(folder, folder.parent / "copies", cost=keys.FLOOR)
    recovery_key = vault.create(PASSPHRASE)
    vault.close()
    assert recovery_key is not None
    return folder, recovery_key


@pytest.fixture
def protected_vault(
    paths: Paths, _protected_template: tuple[Path, str]
) -> Iterator[Callable[[], ProtectedVault]]:
    """Makes a locked journal in `paths`; `protected_vault().vault.open(….passphrase)` opens it."""
    made: list[Vault] = []

    def make() -> ProtectedVault:
        template, recovery_key = _protected_template
        shutil.copytree(template, paths.journal, dirs_exist_ok=True)
        vault = Vault(paths.journal, paths.backups, cost=keys.FLOOR)
        made.append(vault)
        return ProtectedVault(vault=vault, passphrase=PASSPHRASE, recovery_key=recovery_key)

    yield make
    for vault in made:
        vault.close()
