"""The two families of errors.

JournalProblem: something the user can do something about. It says what happened, what was kept and
what to do next, in the user's language. Everything else is a bug.
"""


class JournalProblem(Exception):
    """A situation with a way out. Never holds journal text."""

    def __init__(self, happened: str, kept: str = "", next_step: str = "") -> None:
        super().__init__(happened, kept, next_step)
        self.happened = happened
        self.kept = kept
        self.next_step = next_step

    def __str__(self) -> str:
        """Return all sentences, in the order they are read."""
        return "\n".join(part for part in (self.happened, self.kept, self.next_step) if part)
