"""The scripts of packaging/ are no package: they run before anything is installed."""

import importlib.util
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "packaging"


def script(name, monkeypatch):
    monkeypatch.syspath_prepend(str(FOLDER))
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def environment(monkeypatch):
    """packaging/environment.py, loaded anew, for a user who reads English."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return script("environment", monkeypatch)


@pytest.fixture
def compile_catalogs(monkeypatch):
    return script("compile_catalogs", monkeypatch).compile_catalogs


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Stand-in programs, which alone are on the PATH, and the list of their calls."""
    folder = tmp_path / "programs"
    folder.mkdir()
    log = tmp_path / "calls"
    log.touch()
    monkeypatch.setenv("PATH", str(folder))

    class Programs:
        def add(self, name, answer=0):
            program = folder / name
            program.write_text(f'#!/bin/sh\necho "{name} $*" >> "{log}"\nexit {answer}\n', "utf-8")
            program.chmod(0o755)

        def calls(self):
            return log.read_text("utf-8").splitlines()

    return Programs()
