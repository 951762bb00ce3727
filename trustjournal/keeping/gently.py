"""Work in many parts that lets everything else that is asked for go first."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from trustjournal.ui.background import Jobs

T = TypeVar("T")


def gently(
    owner: QObject,
    jobs: "Jobs",
    parts: Iterator[Sequence[T]],
    then: Callable[[Sequence[T]], Any],
    *,
    fail: Callable[[Exception], Any],
) -> None:
    """Do one part after the other on the worker; then(all that was found), or fail(error).

    The next part is asked for only when the last was heard, so a save waits for one at most. What
    the same owner asks for in this way later, or the end of the program, ends it.
    """
    found: list[T] = []

    def go_on() -> None:
        jobs.run(owner, lambda: next(parts, None), heard, fail=fail, only_latest="parts")

    def heard(part: Sequence[T] | None) -> None:
        if part is None:
            then(found)
            return
        found.extend(part)
        go_on()

    go_on()
