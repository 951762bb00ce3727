"""Loads pytest-qt only where Qt can be imported, so the Qt-free tests run on any machine.

pytest-qt ends the whole session with an internal error when a system library of Qt is missing.
The Qt-free parts (storage, services, command line) are worth testing there all the same. On a
build machine a missing Qt is a failure, not a reason to skip.
"""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

WITHOUT_QT = ""
try:
    import PySide6.QtWidgets  # noqa: F401
except ImportError as error:
    if os.environ.get("CI"):
        raise
    WITHOUT_QT = str(error)
else:
    pytest_plugins = ["pytestqt.plugin"]

WORDS_OF_QT = ("PySide6", "qtbot", "qapp", "trustjournal.ui", "trustjournal.shell", "page import")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-snapshots",
        action="store_true",
        help="take what the pages look like now as what they should look like",
    )
    if WITHOUT_QT:  # pyproject.toml names settings of the plugin that is not there
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "unused without pytest-qt", default="")


def pytest_report_header() -> list[str]:
    if not WITHOUT_QT:
        return []
    return [f"Qt: not loaded ({WITHOUT_QT}); every test file that needs it is left out"]


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    if not WITHOUT_QT or not collection_path.name.startswith("test_"):
        return None
    source = collection_path.read_text(encoding="utf-8")
    return True if any(word in source for word in WORDS_OF_QT) else None
