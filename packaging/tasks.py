"""What `make run` and `make test` do; `python3 packaging/tasks.py run` is the same without make."""

from __future__ import annotations

import os
import subprocess
import sys

from environment import BIN, ROOT, UNAVAILABLE, Unavailable, prepare, use_new_enough_python

PYTHON = str(BIN / "python")
LINT = (
    ("lint", [PYTHON, "-m", "ruff", "check"]),
    ("format", [PYTHON, "-m", "ruff", "format", "--check"]),
    ("types", [PYTHON, "-m", "mypy"]),
)


def run(arguments: list[str]) -> int:
    """Open the journal."""
    prepare("run")
    _compile_catalogs()
    os.chdir(str(ROOT))
    journal = os.path.relpath(str(BIN / "trustjournal"))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.execv(journal, [journal, *arguments])


def lint(_arguments: list[str]) -> int:
    """Look for mistakes without running the program: lint, format and types."""
    prepare("test")
    failed = [name for name, command in LINT if _call(command)]
    if failed:
        print("Stopped before the tests: " + ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


def test(arguments: list[str]) -> int:
    """Run every check and every test; arguments go to pytest."""
    failed = lint([])
    if failed:
        return failed
    _compile_catalogs()
    # One process a core; the tests of one file stay together, since they share what is costly.
    spread = ["-n", "auto", "--dist", "loadfile"]
    return _call([PYTHON, "-m", "pytest", *spread, *arguments], QT_QPA_PLATFORM="offscreen")


def coverage(arguments: list[str]) -> int:
    """Run the tests and say which branches none of them took."""
    prepare("test")
    command = [PYTHON, "-m", "pytest", "--cov", "--cov-report=term-missing", *arguments]
    return _call(command, QT_QPA_PLATFORM="offscreen")


def catalogs(_arguments: list[str]) -> int:
    """Collect the program's sentences anew and carry them into the translations."""
    prepare("test")
    babel = [PYTHON, "-m", "babel.messages.frontend"]
    template = "i18n/trustjournal.pot"
    # In the order of the sentences and without places, so that two branches seldom collide.
    extract = ["extract", "-F", "i18n/babel.cfg", "--no-location", "--sort-output", "-w", "100"]
    extract += ["--project", "trustjournal", "--version", "0.1"]
    extract += ["--copyright-holder", "the Trust Journal authors"]
    update = ["update", "-D", "trustjournal", "-d", "i18n", "--no-fuzzy-matching", "-w", "100"]
    return _call([*babel, *extract, "-o", template, "."]) or _call(
        [*babel, *update, "-i", template, "--ignore-obsolete"]
    )


TASKS = {"run": run, "test": test, "lint": lint, "coverage": coverage, "catalogs": catalogs}


def main(arguments: list[str]) -> int:
    """Do the task that the first argument names."""
    if not arguments or arguments[0] not in TASKS:
        print("Say one of: " + ", ".join(TASKS), file=sys.stderr)
        return 2
    try:
        use_new_enough_python()
        return TASKS[arguments[0]](arguments[1:])
    except Unavailable as missing:
        print(missing, file=sys.stderr)
        return UNAVAILABLE
    except KeyboardInterrupt:
        return 130


def _compile_catalogs() -> None:
    _call([PYTHON, "packaging/compile_catalogs.py"])


def _call(command: list[str], **more: str) -> int:
    environment = dict(os.environ, **more)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.call(command, cwd=str(ROOT), env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
