"""A long file does two things. Split it by meaning."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 400
LONGEST_COMPOSITION_ROOT = 120


def too_long(root: Path, longest: int) -> list[str]:
    folders = ("trustjournal", "tests", "packaging", "benchmarks")
    files = [path for folder in folders for path in (root / folder).rglob("*.py")]
    return [
        f"{path.relative_to(root)}: {lines} lines"
        for path in sorted(files)
        if (lines := len(path.read_text("utf-8").splitlines())) > longest
    ]


def test_no_file_is_longer_than_it_should_be():
    assert too_long(ROOT, LONGEST) == []


def test_a_file_that_is_too_long_is_named(tmp_path):
    (tmp_path / "trustjournal").mkdir()
    (tmp_path / "trustjournal/all.py").write_text("x = 1\n" * (LONGEST + 1), encoding="utf-8")
    assert too_long(tmp_path, LONGEST) == [f"trustjournal/all.py: {LONGEST + 1} lines"]


@pytest.mark.parametrize("file", ["app.py"])
def test_the_composition_root_reads_on_two_screens(file):
    lines = (ROOT / "trustjournal" / file).read_text("utf-8").splitlines()
    assert len(lines) <= LONGEST_COMPOSITION_ROOT
