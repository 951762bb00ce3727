"""Compiles i18n/*/LC_MESSAGES/trustjournal.po to .mo; what is up to date is left alone."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOG = "trustjournal"


def compile_catalogs(i18n: Path) -> list[Path]:
    """Return all compiled catalogs; fuzzy translations are left out, so they show their source."""
    return [_compiled(po) for po in sorted(i18n.glob(f"*/LC_MESSAGES/{CATALOG}.po"))]


def _compiled(po: Path) -> Path:
    mo = po.with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
        return mo
    with po.open("rb") as source:
        catalog = read_po(source, locale=po.parts[-3], domain=CATALOG)
    fresh = mo.with_suffix(".mo.new")  # a program that is running reads the old one or the new one
    with fresh.open("wb") as target:
        write_mo(target, catalog, use_fuzzy=False)
    return fresh.replace(mo)


if __name__ == "__main__":
    compile_catalogs(Path(__file__).parents[1] / "i18n")
