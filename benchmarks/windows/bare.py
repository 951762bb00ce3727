"""The window that others are compared with: PySide6 and one label, nothing else."""

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget


class BareWindow(QWidget):
    is_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            QTimer.singleShot(0, painted)


def painted() -> None:
    if sys.argv[1] == "paint":
        print(f'{{"painted": {time.monotonic()}}}', flush=True)
        os._exit(0)
    QTimer.singleShot(500, weighed)


def weighed() -> None:
    import psutil

    figures = psutil.Process().memory_full_info()
    print(f'{{"today": {{"rss": {figures.rss}, "uss": {figures.uss}}}}}', flush=True)
    os._exit(0)


def start() -> None:
    application = QApplication([])
    window = BareWindow()
    QVBoxLayout(window).addWidget(QLabel("信頼日記"))
    window.resize(1280, 860)
    window.show()
    application.exec()
