"""The private environment (.venv) and the system libraries: found, made or asked for.

Runs before anything is installed: standard library only, and in a Python as old as 3.7 it still
says what is wanted.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
OLDEST = (3, 11)
UNAVAILABLE = 69  # as in trustjournal/preflight.py


class Unavailable(Exception):
    """Something is missing that only the user can install; holds the sentence that says how."""


def prepare(task: str) -> None:
    """Make everything ready for a task: "run" needs a window, "test" the test tools."""
    missing = _missing_system_packages(task)
    if missing:
        _install_system_packages(missing)
        still_missing = _missing_system_packages(task)
        if still_missing:
            raise Unavailable(
                either(
                    "apt could not install all of this: {what}",
                    "aptで入れても、まだ足りないものがあります：{what}",
                ).format(what=" ".join(still_missing))
            )
    _make_environment(task)


def use_new_enough_python() -> None:
    """Go on in a newer Python when the one that was called is too old."""
    if sys.version_info[:2] >= OLDEST:
        return
    for minor in range(OLDEST[1] + 8, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, *sys.argv])
    found = ".".join(map(str, sys.version_info[:2]))
    raise Unavailable(
        either(
            "Trust Journal needs Python 3.11 or newer; {program} is {found}.",
            "信頼日記にはPython 3.11以上が必要です（{program}は{found}です）。",
        ).format(program=sys.executable, found=found)
    )


def either(english: str, japanese: str) -> str:
    """Return the sentence in the user's language."""
    spoken = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return japanese if next(filter(None, spoken), "").startswith("ja") else english


def _missing_system_packages(task: str) -> list[str]:
    """Return what the system's package manager has to bring."""
    if not sys.platform.startswith("linux"):
        return []
    sys.path.insert(0, str(ROOT))
    from trustjournal.system_libraries import (
        QT_LIBRARIES,
        WINDOW_LIBRARIES,
        absent_libraries,
        packages,
    )

    wanted = QT_LIBRARIES + WINDOW_LIBRARIES if task == "run" else QT_LIBRARIES
    missing = packages(absent_libraries(wanted))
    if not _uv() and importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python3.{sys.version_info[1]}-venv")
    return missing


def _install_system_packages(names: list[str]) -> None:
    from trustjournal.system_libraries import install_command

    command = install_command(names)
    if not shutil.which("apt-get") or not _may_install():
        raise Unavailable(
            either(
                "The system does not have everything that Trust Journal needs. "
                "Run this once, then try again:\n\n    {command}\n",
                "信頼日記に必要なシステムの部品が足りません。"
                "次のコマンドを一度実行してから、もう一度お試しください：\n\n    {command}\n",
            ).format(command=command)
        )
    told = either("Installing from the system: {what}", "システムの部品を入れています：{what}")
    _say(told.format(what=" ".join(names)))
    if not any(Path("/var/lib/apt/lists").glob("*Packages*")):
        _apt(["update", "-q"])
    if _apt(["install", "-q", "-y", "--no-install-recommends", *names]):
        _apt(["update", "-q"])  # the list of packages may be older than the mirror
        if _apt(["install", "-q", "-y", "--no-install-recommends", *names]):
            raise Unavailable(
                either(
                    "apt could not install what is missing; its message is above.",
                    "足りないものをaptで入れられませんでした。理由は上に表示されています。",
                )
            )


def _may_install() -> bool:
    if os.geteuid() == 0:
        return True
    return shutil.which("sudo") is not None and _succeeds(["sudo", "-n", "true"])


def _apt(arguments: list[str]) -> int:
    apt = ["apt-get", *arguments]
    if os.geteuid() == 0:
        return _call(apt, DEBIAN_FRONTEND="noninteractive")
    return _call(["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", *apt])


def _make_environment(task: str) -> None:
    state = _state()
    enough = {"test": ["test"]}.get(task, ["run", "test"])  # the test tools come with all the rest
    if any(_is_ready(VENV / (".ready-" + made), state) for made in enough):
        return
    _say(
        either(
            "Preparing .venv (only the first time, and when pyproject.toml has changed)",
            "専用の環境（.venv）を用意しています（初回と、pyproject.tomlが変わったときだけ）",
        )
    )
    uv = _uv()
    if not _works(BIN / "python"):
        shutil.rmtree(VENV, ignore_errors=True)
        if uv:
            _must([uv, "venv", "-q", "--python", sys.executable, str(VENV)])
        else:
            _must([sys.executable, "-m", "venv", str(VENV)])
    what = str(ROOT) + ("[test]" if task == "test" else "")
    python = str(BIN / "python")
    _pack_qt()  # it may come in another version now
    if uv:
        # uv compiles no byte code unless told so, and uncompiled the app starts half as fast
        install = [uv, "pip", "install", "-q", "--python", python, "-e", what]
        _must(install, UV_COMPILE_BYTECODE="1")
    else:
        _must([python, "-m", "pip", "install", "-q", "-e", what])
    _unpack_qt(python)
    (VENV / (".ready-" + task)).write_text(state)


def _unpack_qt(python: str) -> None:
    """Let PySide6 lay the part of it that is written in Python on the disk, by its own switch.

    It comes as an archive inside of a library, and every start would compile it anew.
    """
    start = [python, "-c", "import PySide6.QtCore"]
    if not (_succeeds(start, SBK_EMBED="0") and _succeeds(start)):
        _pack_qt()


def _pack_qt() -> None:
    for unpacked in VENV.glob("**/site-packages/shiboken6/files.dir"):
        shutil.rmtree(unpacked)


def _is_ready(stamp: Path, state: str) -> bool:
    return stamp.is_file() and stamp.read_text() == state and _works(BIN / "python")


def _state() -> str:
    """Return what the environment was made from; another value means making it anew."""
    made_from = (ROOT / "pyproject.toml").read_bytes() + Path(__file__).read_bytes()
    made_from += str(ROOT).encode()
    return hashlib.sha256(made_from).hexdigest() + " " + sys.version


def _works(python: Path) -> bool:
    return python.exists() and _succeeds([str(python), "-c", ""])


def _uv() -> str | None:
    return shutil.which("uv")


def _must(command: list[str], **more: str) -> None:
    if _call(command, **more):
        raise Unavailable(
            either(
                "This did not work; its message is above:\n\n    {command}\n",
                "次のコマンドがうまくいきませんでした。"
                "理由は上に表示されています：\n\n    {command}\n",
            ).format(command=" ".join(command))
        )


def _call(command: list[str], **more: str) -> int:
    return subprocess.call(command, **_surroundings(more))


def _succeeds(command: list[str], **more: str) -> bool:
    silent = subprocess.DEVNULL
    return subprocess.call(command, stdout=silent, stderr=silent, **_surroundings(more)) == 0


def _surroundings(more: dict[str, str]) -> dict[str, Any]:
    environment = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", **more)
    # With this set no byte code is written, and every start compiles everything again.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.pop("VIRTUAL_ENV", None)
    return {"cwd": str(ROOT), "env": environment, "stdin": subprocess.DEVNULL}


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
