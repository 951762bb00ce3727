"""A chart in rows of text: for screen readers, for copying, and as CSV."""

import csv
import io
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a chart shows, in words and figures."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("every row has a cell for every column")


_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for something to compute."""


def as_csv(table: Table) -> bytes:
    """Return a table as CSV that spreadsheets open as what it is, Japanese included."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(table.header)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    # With a byte order mark, since Excel would else take it for an older encoding.
    return written.getvalue().encode("utf-8-sig")


def as_text(table: Table) -> str:
    """Return a table with tabs, as spreadsheets take it from the clipboard."""
    return "\n".join("\t".join(row) for row in (table.header, *table.rows))


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
