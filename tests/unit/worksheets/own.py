"""A worksheet as a user would write it: the example of docs/formats/worksheet.md."""

from pathlib import Path

DOCUMENT = Path(__file__).parents[3] / "docs" / "formats" / "worksheet.md"


def example() -> str:
    """Return the complete example that the page shows."""
    _before, _fence, rest = DOCUMENT.read_text("utf-8").partition("```toml\n")
    return rest.partition("```")[0]


OWN = example()
