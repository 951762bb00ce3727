"""Writes charts into files: whole or not at all, for their owner only, and without metadata."""

from enum import StrEnum
from pathlib import Path

from trustjournal.storage.outside import write_outside
from trustjournal.trends.charts import painting
from trustjournal.trends.charts.painting import Format
from trustjournal.trends.series.kinds import Shown
from trustjournal.trends.series.table import as_csv


class FileKind(StrEnum):
    """What a chart can be saved as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    CSV = "csv"


def save(shown: Shown, kind: FileKind, file: Path) -> None:
    """Save a chart, or its table. Called on the worker."""
    data = as_csv(shown.table()) if kind is FileKind.CSV else painting.saved(shown, Format(kind))
    write_outside(file, data)
