"""Every state a machine can be in when the app is started without what it needs.

Each test starts a fresh program, since the sentence is the last thing it says. What this machine
has and another lacks (a missing library, a Qt that does not load) is played by a small stand-in for
the PySide6 package.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from trustjournal import preflight

ROOT = Path(__file__).parents[3]
KANA = re.compile("[ぁ-ん]")
LANGUAGES = {"ja": "ja_JP.UTF-8", "en": "en_GB.UTF-8"}


@pytest.fixture(params=sorted(LANGUAGES))
def language(request):
    return request.param


@pytest.fixture
def start(language):
    """Return what starting the check in a given environment says, and its exit code."""

    def started(*, options=(), stand_ins=None, program="", **environment):
        path = [str(stand_ins)] if stand_ins else []
        surroundings = {
            "PATH": os.environ["PATH"],
            "LANG": LANGUAGES[language],
            "PYTHONPATH": os.pathsep.join([*path, str(ROOT)]),
            "PYTHONUTF8": "1",
            **environment,
        }
        check = program or "from trustjournal import preflight; preflight.check()"
        done = subprocess.run(
            [sys.executable, *options, "-c", check],
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout == ""
        return done.stderr, done.returncode

    return started


@pytest.fixture
def qt(tmp_path):
    """Return a maker of stand-ins for PySide6."""

    def make(*, widgets="", plugin_error=""):
        package = tmp_path / "stand_ins" / "PySide6"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        (package / "QtWidgets.py").write_text(widgets, encoding="utf-8")
        platforms = tmp_path / "plugins" / "platforms"
        platforms.mkdir(parents=True)
        (platforms / "libqxcb.so").touch()
        (platforms / "libqwayland.so").touch()
        (package / "QtCore.py").write_text(
            f"""
class QLibraryInfo:
    class LibraryPath:
        PluginsPath = 0
    path = staticmethod(lambda _which: {str(platforms.parent)!r})

class QPluginLoader:
    def __init__(self, _file):
        pass
    def load(self):
        return not self.errorString()
    def errorString(self):
        return {plugin_error!r}
""",
            encoding="utf-8",
        )
        return package.parent

    return make


def with_every_library(stand_ins):
    """Let the dynamic loader find whatever it is asked for: a machine may lack some of them."""
    (stand_ins / "ctypes.py").write_text("CDLL = str", encoding="utf-8")
    return stand_ins


def expect_language(sentence, language):
    assert bool(KANA.search(sentence)) == (language == "ja")


def test_python_packages_that_are_missing_are_named_with_the_line_that_brings_them(start, language):
    said, code = start(options=["-S"])
    assert code == preflight.UNAVAILABLE
    assert "PySide6" in said
    assert "sqlcipher3" in said
    assert "\n    make run\n" in said  # the tests run in a checkout
    expect_language(said, language)


def test_a_command_says_so_too(start, language):
    said, code = start(
        options=["-S"], program="from trustjournal.__main__ import main; main(['list'])"
    )
    assert code == preflight.UNAVAILABLE
    assert "sqlcipher3" in said
    assert "PySide6" not in said  # commands work without it
    expect_language(said, language)


def test_outside_a_checkout_pip_is_named(monkeypatch, tmp_path):
    package = tmp_path / "site-packages" / "trustjournal" / "preflight.py"
    monkeypatch.setattr(preflight, "__file__", str(package))
    monkeypatch.setattr(preflight, "PYTHON_PACKAGES", {"not_there_at_all": "NotThere>=1"})
    obstacle = preflight.find_obstacle({})
    assert obstacle.kind == "packages"
    assert obstacle.command == f"{sys.executable} -m pip install 'NotThere>=1'"


def test_a_library_that_qt_itself_asks_for_is_named_with_the_install_line(start, qt, language):
    error = "libunheard-of.so.7: cannot open shared object file: No such file or directory"
    said, code = start(stand_ins=with_every_library(qt(widgets=f"raise ImportError({error!r})")))
    assert code == preflight.UNAVAILABLE
    assert "libunheard-of.so.7" in said
    assert re.search(r"(apt-get|dnf) install -y .*cursor|pacman -S --needed .*cursor", said)
    expect_language(said, language)


def test_a_qt_that_is_broken_otherwise_is_to_be_installed_anew(start, qt, language):
    broken = qt(widgets="raise ImportError('undefined symbol: _ZN5QtX')")
    said, code = start(stand_ins=with_every_library(broken))
    assert code == preflight.UNAVAILABLE
    assert "undefined symbol" in said
    assert "pip install --force-reinstall" in said
    expect_language(said, language)


def test_a_window_plugin_that_does_not_load_names_its_library(start, qt, language):
    error = "Cannot load library libqxcb.so: libxcb-odd.so.0: cannot open shared object file"
    said, code = start(stand_ins=with_every_library(qt(plugin_error=error)), DISPLAY=":0")
    assert code == preflight.UNAVAILABLE
    assert "libxcb-odd.so.0" in said
    expect_language(said, language)


def test_without_a_display_it_says_how_to_get_a_virtual_one(start, language):
    said, code = start()
    assert code == preflight.UNAVAILABLE
    assert "xvfb-run -a " in said
    expect_language(said, language)


def test_a_display_that_does_not_answer_is_named(start, qt, language):
    # Qt's window plugin may not load here, but what asks the display comes with Qt's libraries.
    said, code = start(stand_ins=qt(), DISPLAY=":987")
    assert code == preflight.UNAVAILABLE
    assert ":987" in said
    assert "xvfb-run -a " in said
    expect_language(said, language)


def test_a_wayland_display_that_is_gone_is_named(start, tmp_path, language):
    said, code = start(WAYLAND_DISPLAY="wayland-7", XDG_RUNTIME_DIR=str(tmp_path))
    assert code == preflight.UNAVAILABLE
    assert "wayland-7" in said
    expect_language(said, language)


def test_a_wayland_display_is_enough(start, qt, tmp_path):
    (tmp_path / "wayland-0").touch()
    environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert start(stand_ins=qt(), XDG_SESSION_TYPE="wayland", **environment) == ("", 0)


def test_one_display_that_works_is_enough(start, qt, tmp_path):
    (tmp_path / "wayland-0").touch()
    environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert start(stand_ins=qt(), DISPLAY=":987", **environment) == ("", 0)


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "offscreen:configfile=x"])
def test_a_platform_without_a_display_needs_none(start, platform):
    assert start(QT_QPA_PLATFORM=platform) == ("", 0)


def test_an_asked_for_platform_is_the_only_one_tried(start, tmp_path):
    (tmp_path / "wayland-0").touch()
    environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert start(QT_QPA_PLATFORM="xcb", **environment)[1] == preflight.UNAVAILABLE


def test_the_checks_sentence_does_not_need_the_catalogs(start, language):
    broken = "import sys; sys.modules['babel'] = None\n"
    program = broken + "from trustjournal import preflight; preflight.check()"
    said, code = start(program=program)
    assert code == preflight.UNAVAILABLE
    expect_language(said, language)


def test_both_languages_have_the_same_sentences_with_the_same_places():
    ja, en = preflight._SENTENCES["ja"], preflight._SENTENCES["en"]
    assert ja.keys() == en.keys()
    for kind in ja:
        places = [set(re.findall(r"\{(\w+)\}", texts[kind])) for texts in (ja, en)]
        assert places[0] == places[1]


@pytest.mark.parametrize(
    ("environment", "chosen"),
    [
        ({"QT_IM_MODULE": "fcitx"}, "fcitx;ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, "fcitx;ibus"),
        ({"XMODIFIERS": "@im=fcitx"}, "fcitx;ibus"),
        ({"QT_IM_MODULE": "fcitx", "WAYLAND_DISPLAY": "wayland-0"}, "fcitx;ibus"),
        ({"XMODIFIERS": "@im=fcitx", "WAYLAND_DISPLAY": "wayland-0"}, None),
        ({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=fcitx"}, None),
        ({"XMODIFIERS": "@im=ibus"}, None),
        ({"QT_IM_MODULE": "fcitx", "QT_IM_MODULES": "wayland;fcitx"}, "wayland;fcitx;ibus"),
        ({"QT_IM_MODULES": "wayland;ibus;fcitx"}, "wayland;ibus;fcitx"),
        ({"QT_IM_MODULE": "fcitx", "QT_IM_MODULES": "wayland;ibus"}, "wayland;ibus"),
        ({}, None),
    ],
)
def test_fcitx_users_and_only_they_get_its_ibus_door(environment, chosen):
    preflight.choose_input_method(environment)
    assert environment.get("QT_IM_MODULES") == chosen
    through_fcitx = "fcitx" in (chosen or "")
    assert environment.get("IBUS_USE_PORTAL") == ("1" if through_fcitx else None)


def test_whoever_chose_how_ibus_is_reached_keeps_it():
    environment = {"QT_IM_MODULE": "fcitx", "IBUS_USE_PORTAL": "0"}
    preflight.choose_input_method(environment)
    assert environment["IBUS_USE_PORTAL"] == "0"
