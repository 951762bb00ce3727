"""Asks where to print, and hands over a printer: the one place that speaks of printing."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QWidget

from trustjournal.i18n import _
from trustjournal.ui.beside import show_beside

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_OWN_SERVICE = "/run/cups/cups.sock"
"""Where the print service of this computer listens, and nobody on a network."""


def ask_printer(owner: QWidget, page: QPageLayout, then: Callable[["QPrinter"], Any]) -> None:
    """Ask beside the window where to print; `then` gets the printer, unless it was declined."""
    if sys.platform == "linux":
        # Else Qt looks for printers over the network: at a port of this computer, or at a server
        # that somebody named for all programs.
        os.environ["CUPS_SERVER"] = _OWN_SERVICE
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_("Notes"))
    printer.setCreator(_("Notes"))
    printer.setPageLayout(page)
    dialog = QPrintDialog(printer, owner)
    dialog.accepted.connect(lambda: then(printer))
    show_beside(dialog, owner)
