"""What is copied out of the journal: marked as a secret, and soon gone from the clipboard."""

import secrets

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

STAYS = 30
"""Seconds; long enough to change to a letter and paste."""
_OURS = "application/x-notes-copy"
_THIS_RUN = secrets.token_bytes(8)
"""Tells what this program copied from what the same program copied for somebody else."""
_NO = b"\0\0\0\0"
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"1",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): _NO,
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
}
"""What asks programs that remember what was copied not to remember this; each system has its own.

https://nspasteboard.org and "Clipboard Formats" of Microsoft's documentation of Win32.
"""


def copy(text: str) -> None:
    """Put a text on the clipboard as a secret; the window takes it out again."""
    plain = QMimeData()
    plain.setText(text)
    QGuiApplication.clipboard().setMimeData(marked(plain))


def marked(data: QMimeData) -> QMimeData:
    """Return the words of something copied, as a secret of this program."""
    secret = QMimeData()
    secret.setText(data.text())
    if data.hasHtml():
        secret.setHtml(data.html())
    for kind, hint in HINTS.items():
        secret.setData(kind, QByteArray(hint))
    secret.setData(_OURS, QByteArray(_THIS_RUN))
    return secret


def lying_there(mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> QMimeData | None:
    """Return what lies in the clipboard, if anything does; Qt's own stubs know no nothing."""
    return QGuiApplication.clipboard().mimeData(mode)


def is_ours(data: QMimeData | None) -> bool:
    """Whether this was copied here; it stays ours when a clipboard manager took it over."""
    return data is not None and bytes(data.data(_OURS).data()) == _THIS_RUN
