"""The system libraries that Qt needs: what the dynamic loader calls them and who brings them.

Also read by packaging/environment.py before anything is installed: standard library only.
"""

import os
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple


class SystemLibrary(NamedTuple):
    """A shared library that Qt asks the dynamic loader for, and the packages that carry it."""

    name: str
    apt: str
    dnf: str
    pacman: str


QT_LIBRARIES: Final = (
    SystemLibrary("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    SystemLibrary("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    SystemLibrary("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    SystemLibrary("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    SystemLibrary("libfreetype.so.6", "libfreetype6", "freetype", "freetype2"),
    SystemLibrary("libX11.so.6", "libx11-6", "libX11", "libx11"),
    SystemLibrary("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    SystemLibrary("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    SystemLibrary("libzstd.so.1", "libzstd1", "libzstd", "zstd"),
    SystemLibrary("libbrotlidec.so.1", "libbrotli1", "libbrotli", "brotli"),
    SystemLibrary("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5-libs", "krb5"),
)
"""What importing QtWidgets, QtSvg, QtPrintSupport and QtNetwork needs, also without a display."""

WINDOW_LIBRARIES: Final = (
    SystemLibrary("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
    SystemLibrary("libxcb.so.1", "libxcb1", "libxcb", "libxcb"),
    SystemLibrary("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    SystemLibrary("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    SystemLibrary("libxcb-util.so.1", "libxcb-util1", "xcb-util", "xcb-util"),
    SystemLibrary("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    SystemLibrary("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    SystemLibrary("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    SystemLibrary("libxcb-render.so.0", "libxcb-render0", "libxcb", "libxcb"),
    SystemLibrary(
        "libxcb-render-util.so.0",
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
    ),
    SystemLibrary("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    SystemLibrary("libxcb-shm.so.0", "libxcb-shm0", "libxcb", "libxcb"),
    SystemLibrary("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb"),
    SystemLibrary("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb"),
    SystemLibrary("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    SystemLibrary(
        "libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"
    ),
)
"""What Qt's window on an X display needs in addition."""


def absent_libraries(
    wanted: Iterable[SystemLibrary], loads: Callable[[str], bool] | None = None
) -> list[SystemLibrary]:
    """Return those that the dynamic loader does not find, whatever the distribution calls them."""
    loads = loads or _loads
    return [library for library in wanted if not loads(library.name)]


def packages(libraries: Iterable[SystemLibrary]) -> list[str]:
    """Return what this machine's package manager calls the libraries."""
    kind = _package_manager()
    return list(dict.fromkeys(getattr(library, kind or "name") for library in libraries))


def install_command(names: Iterable[str]) -> str:
    """Return the line that installs packages here."""
    line = {
        "apt": "apt-get install -y",
        "dnf": "dnf install -y",
        "pacman": "pacman -S --needed",
        "": "#",  # no manager that we know: the names alone, as a comment
    }[_package_manager()]
    sudo = "" if line == "#" or os.geteuid() == 0 else "sudo "
    return f"{sudo}{line} {' '.join(names)}"


def _package_manager() -> str:
    import shutil

    programs = {"apt": "apt-get", "dnf": "dnf", "pacman": "pacman"}
    return next((kind for kind, program in programs.items() if shutil.which(program)), "")


def _loads(name: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
