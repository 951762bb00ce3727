"""On a machine whose Qt does not load, the tests that need no Qt still run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
QT_FREE, NEEDS_QT = "tests/unit/setup/test_system_libraries.py", "tests/architecture/test_pyside.py"


@pytest.fixture
def run_tests(tmp_path):
    """Run some tests where importing Qt fails as it does without its system libraries."""
    package = tmp_path / "PySide6"
    package.mkdir()
    (package / "__init__.py").touch()
    error = "libGL.so.1: cannot open shared object file: No such file or directory"
    (package / "QtWidgets.py").write_text(f"raise ImportError({error!r})", "utf-8")

    def run(*files, **environment):
        inherited = {name: value for name, value in os.environ.items() if name != "CI"}
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *files],
            cwd=ROOT,
            env={**inherited, "PYTHONPATH": str(tmp_path), **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout + done.stderr, done.returncode

    return run


def test_the_qt_free_tests_pass_and_the_report_says_what_was_left_out(run_tests):
    said, code = run_tests(QT_FREE, "tests/architecture", "-k", "manager or borrows")
    assert code == 0
    assert "Qt: not loaded (libGL.so.1" in said
    assert "test_pyside" not in said


def test_on_a_build_machine_it_is_a_failure(run_tests):
    said, code = run_tests(QT_FREE, NEEDS_QT, CI="true")
    assert code != 0
    assert "libGL.so.1: cannot open shared object file" in said
