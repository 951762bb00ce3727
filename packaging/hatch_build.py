"""Carries resources/ and the compiled catalogs of i18n/ into the wheel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))

from compile_catalogs import compile_catalogs


class CatalogsAndResources(BuildHookInterface[Any]):
    """Hatch calls this before it packs a wheel, an editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        catalogs = compile_catalogs(root / "i18n")
        if version == "editable":
            return  # the checkout's own folders are read; a copy beside them would grow stale
        inside = build_data["force_include"]
        inside[str(root / "resources")] = "trustjournal/_resources"
        for mo in catalogs:
            inside[str(mo)] = f"trustjournal/_catalogs/{mo.relative_to(root / 'i18n').as_posix()}"
