"""A chart on paper: its heading, the chart, and its words."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QWidget

from trustjournal.trends.charts import painting
from trustjournal.trends.charts.painting import Format
from trustjournal.trends.series.kinds import Shown, heading
from trustjournal.ui import fonts, printer
from trustjournal.ui.paper import layout, usual_size

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from trustjournal.ui.background import Jobs

_PX = 96
"""Of our pixels to an inch of paper."""
_SIZE, _SMALL = 16.0, 12.0


def ask_printer(
    owner: QWidget,
    jobs: "Jobs",
    shown: Shown,
    sentences: Sequence[str],
    *,
    fail: Callable[[Exception], Any],
) -> None:
    """Ask where to print, then draw on the worker and lay it on paper."""

    def print_it(chosen: "QPrinter") -> None:
        jobs.run(
            owner,
            partial(painting.saved, shown, Format.PNG),
            lambda data: put_on_paper(chosen, heading(shown.kind), data, sentences),
            fail=fail,
        )

    printer.ask_printer(owner, layout(usual_size()), print_it)


def put_on_paper(
    device: QPagedPaintDevice, title: str, data: bytes, sentences: Sequence[str]
) -> None:
    """Paint heading, chart and words onto a page."""
    image = QImage.fromData(data)
    painter = QPainter(device)
    unit = device.logicalDpiX() / _PX
    width = float(device.pageLayout().paintRectPixels(device.logicalDpiX()).width())
    y = _write(painter, title, QRectF(0, 0, width, 0), round(_SIZE * unit)) + 14 * unit
    height = width * image.height() / image.width()
    painter.drawImage(QRectF(0, y, width, height), image)
    y += height + 14 * unit
    for sentence in sentences:
        y = _write(painter, sentence, QRectF(0, y, width, 0), round(_SMALL * unit)) + 8 * unit
    painter.end()


def _write(painter: QPainter, text: str, line: QRectF, px: int) -> float:
    """Write below a line, and return where the text ends."""
    font = fonts.font()
    font.setPixelSize(px)
    painter.setFont(font)
    flags = int(Qt.TextFlag.TextWordWrap)
    box = painter.boundingRect(line.adjusted(0, 0, 0, 1e6), flags, text)
    painter.drawText(box, flags, text)
    return box.bottom()
