"""What is missing is found by the loader's names and asked for by the system's own names."""

import os
import stat

import pytest

from trustjournal.system_libraries import (
    QT_LIBRARIES,
    WINDOW_LIBRARIES,
    SystemLibrary,
    absent_libraries,
    install_command,
    packages,
)

ODD = SystemLibrary("libunheard-of.so.7", "libunheard7", "unheard", "unheard-of")
GLX = SystemLibrary("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd")
EGL = SystemLibrary("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd")


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Return a maker of machines that have one package manager, used by an ordinary user."""

    def make(manager, user=1000):
        if manager:
            program = tmp_path / manager
            program.touch()
            program.chmod(stat.S_IRWXU)
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(os, "geteuid", lambda: user)

    return make


def test_the_loader_is_asked_and_nobody_else():
    system_c_library = SystemLibrary("libc.so.6", "nothing", "nothing", "nothing")
    assert absent_libraries([ODD, system_c_library]) == [ODD]


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("apt-get", "sudo apt-get install -y libgl1 libegl1 libunheard7"),
        ("dnf", "sudo dnf install -y libglvnd-glx libglvnd-egl unheard"),
        ("pacman", "sudo pacman -S --needed libglvnd unheard-of"),
        ("", "# libGL.so.1 libEGL.so.1 libunheard-of.so.7"),
    ],
)
def test_the_line_is_the_one_of_this_systems_manager(machine, manager, line):
    machine(manager)
    assert install_command(packages([GLX, EGL, ODD])) == line


def test_root_needs_no_sudo(machine):
    machine("apt-get", user=0)
    assert install_command(["libgl1"]) == "apt-get install -y libgl1"


def test_no_library_is_listed_twice():
    names = [library.name for library in QT_LIBRARIES + WINDOW_LIBRARIES]
    assert len(names) == len(set(names))
