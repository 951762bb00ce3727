"""An answer that has nowhere to go: said in a sentence, with an exit code a script can see."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.drivers import process

FULL = Path("/dev/full")
pytestmark = pytest.mark.skipif(not FULL.exists(), reason="NOT SHOWN HERE: there is no /dev/full")


@pytest.fixture
def run(vault, tmp_path):
    """Run a command in a program of its own, on a journal with an entry."""
    vault.close()

    def run_it(*arguments, language="en", out=FULL, err=subprocess.PIPE):
        with Path(out).open("wb") as to:
            return subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "trustjournal",
                    *arguments,
                    "--language",
                    language,
                    "--journal",
                    vault.folder,
                ],
                env=process.home(tmp_path),
                stdout=to,
                stderr=err,
                text=True,
                check=False,
            )

    return run_it


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "The answer could not be printed."), ("ja", "結果を出力できませんでした。")],
)
@pytest.mark.parametrize("command", [("list", "--json"), ("--help",)])
def test_a_full_disk_behind_the_output_is_told(run, command, language, said):
    done = run(*command, language=language)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_where_not_even_that_can_be_told_the_exit_code_is_left(run):
    with FULL.open("wb") as full:
        assert run("list", "--json", err=full).returncode == 1
        assert run("nonsense", out=os.devnull, err=full).returncode == 2
