"""Two programs at one clipboard, as a window system without a picture has them.

    xvfb-run python -m tests.privacy.two_programs ours SECONDS
    xvfb-run python -m tests.privacy.two_programs other [WORDS TO COPY]

Ours copies and waits for the time to be over; the other says what it can see of the clipboard each
time something changes there, and may copy something itself.
"""

import json
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from trustjournal.shell.clipboard import ClipboardWatch

COPIED = "約束の話"
_LONGEST = 20_000


def _say(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _ours(application: QApplication, seconds: float) -> QWidget:
    watch = ClipboardWatch(application, stays=round(seconds * 1000))
    field = QLineEdit(COPIED)
    field.show()
    field.selectAll()
    field.copy()
    _say(copied=application.clipboard().text())
    QTimer.singleShot(round(seconds * 1000) + 1000, watch, lambda: _end(application))
    return field


def _end(application: QApplication) -> None:
    _say(left=application.clipboard().text())
    application.quit()


def _other(application: QApplication, words: str) -> None:
    clipboard = application.clipboard()

    def look() -> None:
        data = clipboard.mimeData()
        hint = bytes(data.data("x-kde-passwordManagerHint").data()).decode()
        _say(sees=data.text(), hint=hint)

    clipboard.dataChanged.connect(look)
    look()
    if words:
        clipboard.setText(words)


def main(arguments: list[str]) -> int:
    application = QApplication(["notes"])
    QTimer.singleShot(_LONGEST, application, application.quit)
    if arguments[0] == "ours":
        kept = _ours(application, float(arguments[1]))
        kept.setObjectName("field")
    else:
        _other(application, "".join(arguments[1:]))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
