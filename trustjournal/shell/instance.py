"""One window per journal: a second start raises the first.

Only local sockets are used here, readable by this user alone; the journal itself is guarded by the
vault's own lock, which holds whatever happens in this file.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from trustjournal.shell.meeting import address

_ANSWER_WITHIN = 500
"""Milliseconds; a window that is alive answers at once."""
_RAISE = b"raise"


def raise_running(journal: Path) -> bool:
    """Ask a window that already shows this journal to come forward; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(address(journal))
    if not socket.waitForConnected(_ANSWER_WITHIN):
        return False
    socket.write(_RAISE)
    asked = socket.waitForBytesWritten(_ANSWER_WITHIN)
    socket.disconnectFromServer()
    return asked


class InstanceServer(QObject):
    """Listens for later starts.

    Signals:
        raise_asked: Emitted when the journal was started once more.
    """

    raise_asked = Signal()

    def __init__(self, journal: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._name = address(journal)

    def listen(self) -> None:
        """Start listening; what a killed window left behind is taken over."""
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def stop(self) -> None:
        """Listen no more: a window that is going must not come back under somebody's hands."""
        self._server.close()

    def _on_connection(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnected.connect(connection.deleteLater)
            connection.readyRead.connect(self.raise_asked)
