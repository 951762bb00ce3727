"""Holds the program to its import rules, and each rule to being able to fail."""

import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
from pytest_archon.failure import pop_failures

import trustjournal
from tests.architecture.rules import ALONE, COMPOSITION, FEATURES, FOUNDATIONS, RULES, Rule

SOUND = {
    "core/clock.py": "import time",
    "i18n/formats.py": "from babel import dates\nfrom {p}.core import clock",
    "storage/vault.py": "import sqlcipher3\nfrom {p}.core import clock",
    "ui/theme.py": "from PySide6.QtGui import QColor\nfrom {p}.i18n import formats",
    "ui/background.py": "from concurrent.futures import ThreadPoolExecutor",
    "people/domain.py": "from dataclasses import dataclass\nfrom {p}.core.clock import time",
    "people/store.py": "import sqlalchemy\nfrom {p}.people.domain import dataclass",
    "people/early.py": "from {p}.people.domain import dataclass",
    "people/service.py": (
        "from {p}.people import store\nfrom {p}.people import detour\nfrom {p}.storage import vault"
    ),
    "people/detour.py": "import math",
    "people/page.py": "from PySide6.QtWidgets import QWidget\nfrom {p}.ui import theme",
    "journal/domain.py": "from {p}.people.domain import dataclass",
    "journal/store.py": "from {p}.people import store",
    "journal/service.py": "from {p}.journal import store\nfrom {p}.people.service import vault",
    "journal/page.py": (
        "from typing import TYPE_CHECKING\nfrom PySide6.QtWidgets import QWidget\n"
        "if TYPE_CHECKING:\n    from {p}.journal.service import Journal"
    ),
    "trends/charts/style.py": "def worn():\n    import matplotlib",
    "cli/drawing.py": "from {p}.trends.charts import style",
    "shell/window.py": "from PySide6.QtWidgets import QMainWindow\nfrom {p}.ui import theme",
    "shell/instance.py": "from PySide6.QtNetwork import QLocalServer",
    "cli/main.py": "from {p}.services import store",
    "services.py": "from {p}.journal.service import store",
    "app.py": "from {p}.shell import window\nfrom {p}.journal.page import QWidget",
}
_numbers = count()


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Return a maker of small packages: sound ones, with some files replaced."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def make(replaced):
        name = f"journal_like_{next(_numbers)}"
        for file, source in (SOUND | replaced).items():
            path = tmp_path / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source.format(p=name), encoding="utf-8")
        for folder in (tmp_path / name, *(tmp_path / name).rglob("*/")):
            if folder.is_dir():
                (folder / "__init__.py").touch()
        return name

    return make


def named(rule: Rule) -> str:
    return rule.sentence


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_the_program_keeps_the_rule(rule):
    rule.check(trustjournal.__name__)


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_sound_package_keeps_the_rule(rule, package):
    rule.check(package({}))


@pytest.mark.parametrize(
    ("rule", "file"),
    [(rule, file) for rule in RULES for file in rule.broken_by],
    ids=lambda value: value if isinstance(value, str) else value.sentence,
)
def test_the_rule_fails_when_it_is_broken(rule, file, package):
    rule.check(package({file: rule.broken_by[file]}))
    assert any("NO CANDIDATES" not in failure.reason for failure in pop_failures())


def test_every_folder_has_its_place_in_the_order():
    root = Path(trustjournal.__file__).parent
    folders = {path.name for path in root.iterdir() if (path / "__init__.py").exists()}
    files = {path.stem for path in root.glob("*.py")} - {"__init__"}
    known = {*FOUNDATIONS, *FEATURES, *COMPOSITION, *ALONE}
    assert folders | files <= known


def modules_that_import(word: str) -> list[str]:
    root = Path(trustjournal.__file__).parent
    return sorted(
        ".".join(path.relative_to(root.parent).with_suffix("").parts)
        for path in root.rglob("*.py")
        if word in path.read_text("utf-8")
    )


def loaded_after(modules: list[str]) -> set[str]:
    """Return the names of all modules that importing these brings along, in a fresh program."""
    program = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\n"
    program += "print(*sys.modules, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", program, *modules],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(trustjournal.__file__).parents[1],
    )
    return set(done.stdout.split())


def test_importing_every_widget_loads_no_sqlalchemy_and_no_chart_library():
    widgets = [name for name in modules_that_import("PySide6.Qt") if not name.endswith(".app")]
    assert widgets
    loaded = loaded_after(widgets)
    assert not {"sqlalchemy", "alembic", "matplotlib", "numpy"} & loaded


def test_importing_the_command_line_loads_no_qt():
    loaded = loaded_after(["trustjournal.cli.main"])
    assert not {name for name in loaded if name.startswith(("PySide6", "shiboken6"))}


def test_importing_the_vault_loads_no_sqlalchemy():
    assert "sqlalchemy" not in loaded_after(["trustjournal.storage.vault"])
