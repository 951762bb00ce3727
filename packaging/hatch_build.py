"""Compiles the catalogs and carries resources/ and i18n/ into the wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOG = "trustjournal"


def compile_catalogs(i18n: Path) -> list[Path]:
    """Write a .mo beside every .po; fuzzy translations are left out, so they show their source."""
    written = []
    for po in sorted(i18n.glob(f"*/LC_MESSAGES/{CATALOG}.po")):
        with po.open("rb") as source:
            catalog = read_po(source, locale=po.parts[-3], domain=CATALOG)
        mo = po.with_suffix(".mo")
        with mo.open("wb") as target:
            write_mo(target, catalog, use_fuzzy=False)
        written.append(mo)
    return written


class CatalogsAndResources(BuildHookInterface[Any]):
    """Hatch calls this before it packs a wheel, editable ones too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        catalogs = compile_catalogs(root / "i18n")
        if version == "editable":
            return  # the checkout's own folders are read; a copy beside them would grow stale
        for mo in catalogs:
            inside = mo.relative_to(root / "i18n")
            build_data["force_include"][str(mo)] = f"trustjournal/_catalogs/{inside.as_posix()}"
        build_data["force_include"][str(root / "resources")] = "trustjournal/_resources"
