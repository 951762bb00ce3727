"""Words after which somebody may want to talk to someone. Looked for, and never kept anywhere."""

import re
from functools import cache

from trustjournal.core import resources

LONGEST = 64
"""Characters; longer than anything that is looked for, also in its longest form."""
_PIECE = 4_000
"""Characters looked at without a rest: other threads stand still meanwhile."""
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LIKE: dict[int, int | str] = {
    **_FULL_WIDTH,
    **dict.fromkeys(map(ord, "‘’‛′"), "'"),
    0x3000: " ",
    0xA0: " ",
}


def place_of_quiet_words(text: str) -> tuple[int, int] | None:
    """Return where the first of them begin and end, in either language; None without any."""
    alike = text.translate(_LIKE)
    for start in range(0, len(alike), _PIECE):
        found = _words().search(alike, start, start + _PIECE + LONGEST)
        if found is not None:
            return found.span()
    return None


@cache
def _words() -> re.Pattern[str]:
    words = resources.load("helplines.toml").table("quiet_words")
    every = [*words.texts("en"), *words.texts("ja")]
    return re.compile("|".join(f"(?:{each})" for each in every), re.IGNORECASE)
