"""Says in one sentence what this machine lacks for a window, before Qt ends the program with less.

Little is imported until something is found missing, since every start pays for it. The sentences
stand here in both languages instead of in the catalogs: in a checkout those are read with Babel,
and Babel may be one of the things that are missing.
"""

import importlib.util
import os
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final, NamedTuple, NoReturn

from trustjournal.system_libraries import (
    QT_LIBRARIES,
    WINDOW_LIBRARIES,
    SystemLibrary,
    absent_libraries,
    install_command,
    packages,
)

UNAVAILABLE: Final = 69
"""The exit code that sysexits.h gives to a missing support program or library."""


PYTHON_PACKAGES: Final = {
    "PySide6": "PySide6-Essentials>=6.8.3,<6.12",
    "sqlalchemy": "SQLAlchemy",
    "sqlcipher3": "sqlcipher3",
    "nacl": "PyNaCl",
    "babel": "Babel",
    "alembic": "alembic",
    "tzlocal": "tzlocal",
    "zxcvbn": "zxcvbn",
    "numpy": "numpy",
}
"""Importable name to the name under which it is installed."""

_SENTENCES: Final = {
    "ja": {
        "packages": (
            "信頼日記を始めるのに必要な部品（{what}）が、このPythonにはまだ入っていません。\n"
            "次のコマンドで入れられます：\n\n    {command}"
        ),
        "libraries": (
            "画面を開くのに必要なシステムの部品（{what}）が足りません。日記はそのままです。\n"
            "次のコマンドで入れられます：\n\n    {command}"
        ),
        "broken": (
            "画面の部品（Qt）を読み込めませんでした（{what}）。日記はそのままです。\n"
            "次のコマンドで入れ直せます：\n\n    {command}"
        ),
        "no_display": (
            "画面（ディスプレイ）が見つからないため、ウィンドウを開けません。\n"
            "デスクトップから開くか、仮想の画面で次のように始めてください：\n\n    {command}"
        ),
        "no_answer": (
            "画面（ディスプレイ {what}）から応答がないため、ウィンドウを開けません。\n"
            "デスクトップから開くか、仮想の画面で次のように始めてください：\n\n    {command}"
        ),
    },
    "en": {
        "packages": (
            "Trust Journal cannot start yet: this Python does not have {what}.\n"
            "This installs what is missing:\n\n    {command}"
        ),
        "libraries": (
            "Trust Journal cannot open its window: the system does not have {what}. "
            "Your journal is untouched.\nThis installs what is missing:\n\n    {command}"
        ),
        "broken": (
            "Trust Journal cannot load Qt, which draws its window ({what}). "
            "Your journal is untouched.\nThis reinstalls it:\n\n    {command}"
        ),
        "no_display": (
            "Trust Journal cannot open its window: no display was found.\n"
            "Open it from a desktop, or on a virtual display:\n\n    {command}"
        ),
        "no_answer": (
            "Trust Journal cannot open its window: the display {what} does not answer.\n"
            "Open it from a desktop, or on a virtual display:\n\n    {command}"
        ),
    },
}


class Obstacle(NamedTuple):
    """Why no window can be opened, and the line that removes the reason."""

    kind: str
    what: str
    command: str

    def sentence(self, language: str) -> str:
        """Return what a person reads."""
        return _SENTENCES[language][self.kind].format(what=self.what, command=self.command)


def check_packages() -> None:
    """Say which Python packages are missing and end with 69; what commands never use may be."""
    if obstacle := _missing_packages([name for name in PYTHON_PACKAGES if name != "PySide6"]):
        _stop(obstacle)


def check() -> None:
    """Prepare the environment for a window, or say what is missing and end with exit code 69."""
    if obstacle := find_obstacle(os.environ):
        _stop(obstacle)
    choose_input_method(os.environ)


def find_obstacle(environment: Mapping[str, str]) -> Obstacle | None:
    """Return the first thing that keeps the window from opening, or None."""
    if obstacle := _missing_packages(PYTHON_PACKAGES):
        return obstacle
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return _unloadable(str(error), QT_LIBRARIES + WINDOW_LIBRARIES)
    if not sys.platform.startswith("linux"):
        return None
    return _first_or_none(environment)


def choose_input_method(environment: "os._Environ[str]") -> None:
    """Let fcitx users type: Qt's own wheels lack the fcitx plugin, but fcitx also speaks ibus."""
    modules = environment.get("QT_IM_MODULES", "")
    chosen = modules or environment.get("QT_IM_MODULE", "")
    if not chosen and not environment.get("WAYLAND_DISPLAY"):
        # a Wayland compositor passes the input method on by itself
        chosen = environment.get("XMODIFIERS", "").removeprefix("@im=")
    names = chosen.split(";")
    if not any(name.startswith("fcitx") for name in names):
        return
    order = names if modules else ["fcitx"]  # what the user put in order keeps it
    environment["QT_IM_MODULES"] = ";".join([*order, *({"ibus"} - set(order))])
    # Without this, Qt takes ibus for absent where there is no ibus-daemon beside fcitx.
    environment.setdefault("IBUS_USE_PORTAL", "1")


def _missing_packages(wanted: Collection[str]) -> Obstacle | None:
    absent = [name for name in wanted if importlib.util.find_spec(name) is None]
    return Obstacle("packages", ", ".join(absent), _package_command(absent)) if absent else None


def _package_command(absent: list[str]) -> str:
    import shlex

    if (Path(__file__).parents[1] / "Makefile").is_file():
        return "make run"
    names = [PYTHON_PACKAGES[name] for name in absent]
    return shlex.join([sys.executable, "-m", "pip", "install", *names])


def _unloadable(error: str, wanted: tuple[SystemLibrary, ...]) -> Obstacle:
    """Tell a missing system library from a Qt that is broken in another way."""
    import re
    import shlex

    if absent := absent_libraries(wanted):
        names = ", ".join(library.name for library in absent)
        return Obstacle("libraries", names, install_command(packages(absent)))
    if unknown := re.search(r"(lib[\w.+-]+\.so[.\d]*): cannot open shared object", error):
        return Obstacle("libraries", unknown[1], install_command(packages(wanted)))
    requirement = PYTHON_PACKAGES["PySide6"]
    reinstall = [sys.executable, "-m", "pip", "install", "--force-reinstall", requirement]
    return Obstacle("broken", error, shlex.join(reinstall))


def _first_or_none(environment: Mapping[str, str]) -> Obstacle | None:
    """Try the platforms in Qt's own order; one that works is enough."""
    first: Obstacle | None = None
    for platform in _platforms(environment):
        check = {"xcb": _x_obstacle, "wayland": _wayland_obstacle}.get(platform)
        obstacle = check(environment) if check else None
        if obstacle is None:
            return None
        first = first or obstacle
    return first or Obstacle("no_display", "", _on_a_virtual_display())


def _platforms(environment: Mapping[str, str]) -> list[str]:
    if asked := environment.get("QT_QPA_PLATFORM"):
        return [platform.split(":")[0].split("-")[0] for platform in asked.split(";")]
    order = ["xcb"] if environment.get("DISPLAY") else []
    if environment.get("WAYLAND_DISPLAY"):
        position = 0 if environment.get("XDG_SESSION_TYPE") == "wayland" else len(order)
        order.insert(position, "wayland")
    return order


def _x_obstacle(environment: Mapping[str, str]) -> Obstacle | None:
    display = environment.get("DISPLAY", "")
    if not display:
        return Obstacle("no_display", "", _on_a_virtual_display())
    if error := _plugin_error("libqxcb.so"):
        return _unloadable(error, QT_LIBRARIES + WINDOW_LIBRARIES)
    if not _x_server_answers(display):
        return Obstacle("no_answer", display, _on_a_virtual_display())
    return None


def _wayland_obstacle(environment: Mapping[str, str]) -> Obstacle | None:
    display = environment.get("WAYLAND_DISPLAY") or "wayland-0"
    if not Path(environment.get("XDG_RUNTIME_DIR", ""), display).exists():
        return Obstacle("no_answer", display, _on_a_virtual_display())
    if error := _plugin_error("libqwayland*.so"):
        return _unloadable(error, QT_LIBRARIES)
    return None


def _plugin_error(pattern: str) -> str:
    """Load the plugin as Qt is about to: the work is not lost, and a failure can be told."""
    from PySide6.QtCore import QLibraryInfo, QPluginLoader

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    found = sorted(plugins.glob(pattern))
    if not found:
        return f"{pattern} is not among the plugins of Qt"
    loader = QPluginLoader(str(found[0]))
    return "" if loader.load() else loader.errorString()


def _x_server_answers(display: str) -> bool:
    """Ask by the library that the plugin has just loaded; Qt aborts when there is no answer."""
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _on_a_virtual_display() -> str:
    import shlex
    import shutil

    program = Path(sys.argv[0])
    if program.name == "__main__.py":
        started = shlex.join([sys.executable, "-m", "trustjournal"])
    elif shutil.which(program.name) == str(program):
        started = program.name
    else:
        started = shlex.quote(str(program))
    run = f"xvfb-run -a {started}"
    if shutil.which("xvfb-run"):
        return run
    xvfb = SystemLibrary("xvfb", "xvfb xauth", "xorg-x11-server-Xvfb", "xorg-server-xvfb")
    return f"{install_command(packages([xvfb]))}\n    {run}"


def _stop(obstacle: Obstacle) -> NoReturn:
    from trustjournal.i18n import system_language

    sys.stderr.write(f"trustjournal: {obstacle.sentence(system_language())}\n")
    raise SystemExit(UNAVAILABLE)


if __name__ == "__main__":
    check()
