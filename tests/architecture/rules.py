"""The import rules of ARCHITECTURE.md, one by one, for any package that has this program's shape.

They take the package's name so that test_imports.py can also hold them against small packages that
break them: a rule that cannot fail protects nothing.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from pytest_archon import archrule

FOUNDATIONS = ("core", "i18n", "storage", "ui")
FEATURES = (
    "preferences",
    "people",
    "checkins",
    "events",
    "journal",
    "promises",
    "boundaries",
    "matters",
    "milestones",
    "introductions",
    "worksheets",
    "trends",
    "briefs",
    "today",
    "review",
    "keeping",
)
"""A feature may import only from those before it."""
COMPOSITION = ("app", "cli", "services", "shell", "example", "__main__")
"""What puts the features together; nothing below may know it."""
ALONE = ("preflight", "quick_start", "system_libraries")
"""What runs before anything else can be imported."""

QT = ("PySide6*", "shiboken6*")
NETWORK = (
    "socket",
    "socketserver",
    "ssl",
    "http*",
    "urllib.request",
    "asyncio*",
    "ftplib",
    "smtplib",
    "poplib",
    "imaplib",
    "xmlrpc*",
    "webbrowser",
    "requests*",
    "PySide6.QtWebEngine*",
    "PySide6.QtWebSockets",
    # `from PySide6 import …` and `from urllib import …` hide which part they want
    "PySide6",
    "urllib",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence about who may import whom, and the check that holds a package to it."""

    sentence: str
    check: Callable[[str], None]
    broken_by: dict[str, str]
    """Files of a small package, each of which breaks the rule; `{p}` is the package's name."""


def _inside(package: str, *folders: str) -> list[str]:
    return [pattern for name in folders for pattern in (f"{package}.{name}", f"{package}.{name}.*")]


def _core_stands_alone(package: str) -> None:
    others = {*FOUNDATIONS, *FEATURES, *COMPOSITION} - {"core"}
    archrule("core stands alone").match(*_inside(package, "core")).should_not_import(
        *_inside(package, *others), "babel*", "sqlalchemy*", "sqlcipher3*"
    ).check(package)


def _i18n_knows_only_core(package: str) -> None:
    others = {*FOUNDATIONS, *FEATURES, *COMPOSITION} - {"core", "i18n"}
    archrule("i18n knows only core").match(*_inside(package, "i18n")).should_not_import(
        *_inside(package, *others), "sqlalchemy*"
    ).check(package)


def _storage_knows_no_feature(package: str) -> None:
    archrule("storage knows no feature").match(*_inside(package, "storage")).should_not_import(
        *_inside(package, "ui", *FEATURES, *COMPOSITION)
    ).check(package)


def _ui_knows_no_feature(package: str) -> None:
    archrule("ui knows no feature").match(*_inside(package, "ui")).should_not_import(
        *_inside(package, "storage", *FEATURES, *COMPOSITION), "sqlalchemy*"
    ).check(package)


def _features_know_only_those_to_their_left(package: str) -> None:
    for position, feature in enumerate(FEATURES):
        modules = _inside(package, feature)
        if not _has(package, feature):
            continue
        archrule(f"{feature} knows only features to its left").match(*modules).should_not_import(
            *_inside(package, *FEATURES[position + 1 :])
        ).check(package)


def _features_do_not_know_the_composition(package: str) -> None:
    present = [feature for feature in FEATURES if _has(package, feature)]
    archrule("features do not know who puts them together").match(
        *_inside(package, *present)
    ).should_not_import(*_inside(package, *COMPOSITION)).check(package)


def _qt_stays_in_widgets(package: str) -> None:
    """Also by a detour: what a service imports is Qt-free as well."""
    below = _inside(package, "core", "i18n", "storage", "services", "example")
    archrule("Qt stays in widgets").match(
        *below, *_inside(package, "cli"), *_roles(package, "domain", "store", "service")
    ).should_not_import(*QT).check(package)
    # The command line draws charts too, without a window.
    archrule("charts are drawn above the services").match(
        *below, *_roles(package, "domain", "store", "service")
    ).should_not_import("matplotlib*").check(package)


def _domains_are_pure(package: str) -> None:
    def pure(module: str, direct: set[str], _all: object) -> bool:
        own = (f"{package}.core", f"{package}.core.")
        return all(
            name.partition(".")[0] in sys.stdlib_module_names
            or name == own[0]
            or name.startswith(own[1])
            or (name.startswith(f"{package}.") and name.endswith(".domain"))
            or module.startswith(f"{name}.")
            for name in direct
        )

    archrule("domains are pure").match(*_roles(package, "domain")).should(
        pure, "imports only the standard library, core and other domains"
    ).check(package)


def _stores_do_not_know_services(package: str) -> None:
    archrule("stores do not know services").match(*_roles(package, "store")).should_not_import(
        *_roles(package, "service", "page")
    ).check(package)


def _what_is_early_needs_no_sqlalchemy(package: str) -> None:
    """Also by a detour: what stands there first would wait for it."""
    archrule("what is read early needs no SQLAlchemy").match(
        *_roles(package, "early")
    ).should_not_import("sqlalchemy*", "alembic*").check(package, skip_type_checking=True)


def _widgets_leave_the_database_alone(package: str) -> None:
    """Importing a service imports SQLAlchemy, which belongs on the worker after the first paint."""

    def leaves_alone(_module: str, direct: set[str], _all: object) -> bool:
        if not any(name.startswith("PySide6") for name in direct):
            return True
        return not any(
            name.startswith("sqlalchemy") or name.endswith((".store", ".service"))
            for name in direct
        )

    archrule("widgets leave the database to the services").match(f"{package}.*").exclude(
        f"{package}.app"
    ).should(
        leaves_alone, "a widget imports no store, no SQLAlchemy, services only for types"
    ).check(package, skip_type_checking=True)


def _only_i18n_imports_babel(package: str) -> None:
    archrule("only i18n imports Babel").match(f"{package}*").exclude(
        *_inside(package, "i18n"), f"{package}.preflight"
    ).should_not_import("babel*").check(package, only_direct_imports=True)


def _only_charts_import_matplotlib(package: str) -> None:
    archrule("only charts import matplotlib").match(f"{package}*").exclude(
        *_inside(package, "trends.charts")
    ).should_not_import("matplotlib*").check(package, only_direct_imports=True)


def _nothing_imports_a_network_module(package: str) -> None:
    archrule("no network").match(f"{package}*").should_not_import(*NETWORK).check(
        package, only_direct_imports=True
    )
    archrule("printing only in ui.printer").match(f"{package}*").exclude(
        f"{package}.ui.printer"
    ).should_not_import("PySide6.QtPrintSupport*").check(
        package, only_direct_imports=True, skip_type_checking=True
    )
    archrule("local sockets only in shell.instance").match(f"{package}*").exclude(
        f"{package}.shell.instance"
    ).should_not_import("PySide6.QtNetwork*").check(package, only_direct_imports=True)


def _threads_start_in_one_place(package: str) -> None:
    archrule("threads start in ui.background").match(f"{package}*").exclude(
        *_inside(package, "ui.background")
    ).should_not_import("concurrent.futures*", "multiprocessing*", "_thread").check(
        package, only_direct_imports=True
    )


def _roles(package: str, *roles: str) -> list[str]:
    return [f"{package}.*.{role}" for role in roles]


def _has(package: str, feature: str) -> bool:
    from importlib.util import find_spec

    return find_spec(f"{package}.{feature}") is not None


RULES = (
    Rule(
        "core stands alone",
        _core_stands_alone,
        {
            "core/clock.py": "from {p}.storage import vault",
            "core/text.py": "from {p}.i18n import _",
            "core/ids.py": "from {p}.people.domain import Person",
        },
    ),
    Rule(
        "i18n knows only core",
        _i18n_knows_only_core,
        {"i18n/formats.py": "from {p}.ui import theme"},
    ),
    Rule(
        "storage knows no feature",
        _storage_knows_no_feature,
        {"storage/vault.py": "def open():\n    from {p}.people.domain import Person"},
    ),
    Rule(
        "ui knows no feature",
        _ui_knows_no_feature,
        {
            "ui/theme.py": "from {p}.journal.domain import Entry",
            "ui/widgets.py": "from {p}.storage.vault import Vault",
        },
    ),
    Rule(
        "features know only features to their left",
        _features_know_only_those_to_their_left,
        {
            "people/domain.py": "from {p}.journal.domain import Entry",
            "people/store.py": (
                "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import {p}.journal.store"
            ),
        },
    ),
    Rule(
        "features do not know who puts them together",
        _features_do_not_know_the_composition,
        {
            "journal/page.py": "from {p}.shell import window",
            "people/service.py": "from {p}.services import Services",
        },
    ),
    Rule(
        "only widgets, ui and shell know Qt",
        _qt_stays_in_widgets,
        {
            "journal/service.py": "from PySide6.QtCore import QObject",
            "storage/vault.py": "import PySide6.QtCore",
            "cli/main.py": "def window():\n    from {p}.app import build",
            "people/detour.py": "from PySide6.QtGui import QColor",
            "i18n/formats.py": "def f():\n    from {p}.trends.charts import style",
        },
    ),
    Rule(
        "a domain imports only the standard library, core and other domains",
        _domains_are_pure,
        {
            "people/domain.py": "import sqlalchemy",
            "journal/domain.py": "from {p}.storage import vault",
        },
    ),
    Rule(
        "stores do not know services",
        _stores_do_not_know_services,
        {"journal/store.py": "from {p}.people.service import People"},
    ),
    Rule(
        "what is read early needs no SQLAlchemy",
        _what_is_early_needs_no_sqlalchemy,
        {
            "people/early.py": "from sqlalchemy import select",
            "journal/early.py": "from {p}.people.store import count",
        },
    ),
    Rule(
        "widgets leave the database to the services",
        _widgets_leave_the_database_alone,
        {
            "journal/page.py": (
                "from PySide6.QtWidgets import QWidget\nfrom {p}.journal.service import Journal"
            ),
            "journal/editor.py": (
                "from PySide6.QtWidgets import QWidget\ndef f():\n    from sqlalchemy import text"
            ),
        },
    ),
    Rule(
        "only i18n imports Babel",
        _only_i18n_imports_babel,
        {"journal/page.py": "def day():\n    from babel.dates import format_date"},
    ),
    Rule(
        "only trends.charts imports matplotlib",
        _only_charts_import_matplotlib,
        {
            "ui/widgets.py": "import matplotlib.pyplot",
            "trends/canvas.py": "def f():\n    from matplotlib.figure import Figure",
        },
    ),
    Rule(
        "nothing imports a network module",
        _nothing_imports_a_network_module,
        {
            "core/clock.py": "import socket",
            "storage/vault.py": "from urllib import request",
            "people/store.py": "from urllib.request import urlopen",
            "ui/theme.py": "def f():\n    import asyncio",
            "shell/window.py": "from PySide6.QtNetwork import QLocalSocket",
            "shell/page.py": "from PySide6 import QtNetwork",
            "journal/page.py": "def f():\n    from PySide6.QtPrintSupport import QPrinter",
        },
    ),
    Rule(
        "threads start in ui.background only",
        _threads_start_in_one_place,
        {"storage/vault.py": "from concurrent.futures import ThreadPoolExecutor"},
    ),
)
