"""A copy that somebody asked for is made, whatever comes between.

Until it is there, the journal remembers where it should go: a lock, the end of the program or a
disk that refuses may keep it from being made, and nobody may be looking any more by then.
"""

from dataclasses import dataclass
from pathlib import Path

from trustjournal.core.clock import Clock
from trustjournal.core.problems import JournalProblem
from trustjournal.keeping import noted_paths, rotation
from trustjournal.keeping.copies import WORKING, Copies
from trustjournal.keeping.unfinished import is_gone
from trustjournal.storage.vault import Vault
from trustjournal.storage.working import working_name

_NAME = "wanted_copies"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """What became of the copies that were asked for and not made at the time."""

    saved: tuple[Path, ...]
    still_missing: tuple[Path, ...]


class WantedCopies(Copies):
    """Makes copies that nobody may wait for."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        super().__init__(vault, clock)
        self._asked_now: set[Path] = set()
        """What was asked for since the journal was opened: it is made, or said, where it was."""

    def want_copy(self, out: Path | None) -> Path:
        """Remember that a copy is asked for; return what make_wanted() is to make."""
        target = out or self._vault.backups / rotation.manual_name(self._clock())
        self._asked_now.add(target.absolute())
        counter = self._vault.change_counter
        noted_paths.change(
            self._vault, _NAME, lambda wanted: {**wanted, target.absolute(): counter}
        )
        return target

    def make_wanted(self, target: Path) -> Path:
        """Save the copy that was asked for; only once it is there it is wanted no more."""
        file = self.back_up(target)
        self.want_no_more([target])
        return file

    def want_no_more(self, targets: list[Path]) -> None:
        """Forget that these copies are missing: somebody knows."""
        known = {target.absolute() for target in targets}
        noted_paths.change(
            self._vault,
            _NAME,
            lambda wanted: {each: wanted[each] for each in wanted if each not in known},
        )

    def make_up_for_wanted(self) -> MadeUp:
        """Make the copies that were asked for before this opening, and clear what was left half.

        What cannot be made now either stays wanted until somebody has read that it is missing.
        """
        with self._vault.reading() as connection:
            noted = noted_paths.read(connection, _NAME)
        wanted = {each: noted[each] for each in noted if each not in self._asked_now}
        with self._one_at_a_time():
            made = {target: self._makes_up_for(target, since) for target, since in wanted.items()}
        self.want_no_more([target for target, saved in made.items() if saved is not None])
        return MadeUp(
            saved=tuple(saved for target, saved in made.items() if saved),
            still_missing=tuple(target for target, saved in made.items() if saved is None),
        )

    def _makes_up_for(self, target: Path, since: int) -> Path | None:
        for each in (target, target.parent / WORKING):
            working = working_name(each)
            for half in (working, working.with_name(f"{working.name}-journal")):
                is_gone(half)
        there = self._copy(target)
        if there is not None and there.manifest.change_counter >= since:
            return target  # it arrived behind a lock, when nothing could be noted any more
        try:
            return self.back_up(target)
        except JournalProblem:
            return None
