import pytest

from tests.unit.worksheets.linear import complaints
from trustjournal.core import resources

HEDGES = resources.load("hedges.toml")
PATTERNS = {
    f"{row.text('id')} {name}": row.text(name)
    for check in ("hedge", "harsh")
    for row in HEDGES.tables(check)
    for name in ("regex", "unless")
    if name in row
} | {
    pattern: pattern
    for language in ("en", "ja")
    for pattern in resources.load("helplines.toml").table("quiet_words").texts(language)
}


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_a_pattern_needs_no_more_time_than_its_text_is_long(pattern):
    assert complaints(pattern) == []


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        (r"(a+)+$", "repeats a repetition"),
        (r"(?:\w+ ?)*x", "repeats a repetition"),
        (r"(?:a{0,30}){0,30}", "repeats a repetition"),
        (r"(?:(?>a+)b?)*c", "repeats a repetition"),
        (r"(?:ab|ab)*c", "repeats a choice between alike"),
        (r"(?:ab|a)*c", "repeats a choice between alike"),
        (r"sorry.*if.*but", "40401 ways to match from one place"),
        (r"(a)\1", "refers back"),
        (r"(a)?(?(1)b|c)", "refers back"),
        (r"(?<=a)b", "looks around"),
        (r"(?<!a)b", "looks around"),
        (r"a(?!b)", "looks around"),
    ],
)
def test_a_pattern_that_may_take_for_ever_is_noticed(pattern, complaint):
    assert complaint in complaints(pattern)


def test_choices_and_short_repetitions_are_not_complained_about():
    assert complaints(r"\b(?:sorry|my fault)\b(?: (?:so|really))*,? but\b.{0,20}") == []
