"""The model may be asked for its words anywhere, so importing it must cost next to nothing."""

from pathlib import Path

import trustjournal.trends
from tests.architecture.test_imports import loaded_after

MODEL = (
    "addressing", "balance", "beta", "counts", "days", "felt", "gap", "level", "noise", "phrases",
    "record", "reflection", "rhythm", "slope", "words",
)  # fmt: skip


def test_importing_the_model_loads_no_library_but_our_words():
    loaded = loaded_after([f"trustjournal.trends.{name}" for name in MODEL])
    heavy = {"numpy", "scipy", "statsmodels", "matplotlib", "sqlalchemy", "PySide6"}
    assert not heavy & loaded


def test_the_program_never_needs_the_libraries_that_the_tests_compare_with():
    sources = Path(trustjournal.__file__).parent.rglob("*.py")
    texts = [source.read_text("utf-8") for source in sources]
    assert not any("import scipy" in text or "from scipy" in text for text in texts)
    assert not any("statsmodels" in text for text in texts)
