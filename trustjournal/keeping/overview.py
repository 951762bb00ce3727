"""Which copies of a journal there are, and what is remembered about them."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from trustjournal.core.clock import Clock
from trustjournal.core.problems import JournalProblem
from trustjournal.keeping import copyfile, noted, rotation
from trustjournal.keeping.known import Checked, Copy, Emptied, Noted, Tried
from trustjournal.keeping.problems import CopyDamaged, NotACopy
from trustjournal.keeping.trying import Trial
from trustjournal.storage.vault import Vault


class Overview:
    """Looks over the copies of an open journal."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def copies(self) -> list[Copy]:
        """Return this journal's copies in the usual folder, the newest first."""
        return self._copies_in(self._vault.backups, self.noted())

    def noted(self) -> Noted:
        """Return what is remembered about the copies."""
        with self._vault.reading() as connection:
            return noted.read(connection)

    def check_copy(self, file: Path) -> bool:
        """Read every byte of a copy again, remember what came of it, and say whether it is whole.

        Raises CopyNotRead when it could not be read at all: that says nothing about it.
        """
        try:
            copyfile.read_manifest(file)
        except (CopyDamaged, NotACopy):
            whole = False
        else:
            whole = True
        self.note_checked(file, whole=whole)
        return whole

    def note_checked(self, file: Path, *, whole: bool) -> None:
        """Remember that every byte of a copy was read; only of those in the usual folder."""
        if file.parent != self._vault.backups:
            return
        checked = Checked(at=self._clock(), whole=whole)
        with suppress(JournalProblem):  # a full disk says nothing about a copy that was read
            self._note(
                lambda so_far: replace(so_far, checked={**so_far.checked, file.name: checked})
            )

    def note_tried(self, file: Path, trial: Trial) -> Tried:
        """Remember that a copy opened with what the user typed, and what was in it."""
        tried = Tried(at=self._clock(), entries=trial.entries, compared=trial.compared)
        with suppress(JournalProblem):
            self._note(lambda so_far: replace(so_far, tried=tried))
        return tried

    def mean_it(self) -> None:
        """Take it that the journal is meant to be smaller: copies thin out again."""
        counter = self._vault.change_counter
        self._note(lambda so_far: replace(so_far, meant_since=counter))

    def _note_emptied(self) -> None:
        emptied = Emptied(at=self._clock(), counter=self._vault.change_counter)
        self._note(lambda so_far: replace(so_far, emptied=emptied))

    def _note(self, change: Callable[[Noted], Noted]) -> None:
        """Remember something, and forget what was remembered of copies that are gone."""
        with self._vault.noting() as connection:
            after = change(noted.read(connection))
            there = {file.name for file in _files_in(self._vault.backups)}
            after = replace(
                after,
                checked={name: each for name, each in after.checked.items() if name in there},
                before={name: each for name, each in after.before.items() if name in there},
            )
            noted.write(connection, after)

    def _copies_in(self, folder: Path, known: Noted) -> list[Copy]:
        found = [
            replace(copy, checked=known.checked.get(file.name), before=known.before.get(file.name))
            for file in _files_in(folder)
            if (copy := self._copy(file)) is not None
        ]
        return sorted(found, key=lambda copy: (copy.written_at, copy.file.name), reverse=True)

    def _copy(self, file: Path) -> Copy | None:
        manifest = copyfile.peek(file)
        if manifest is None or manifest.journal_id != self._vault.journal_id:
            return None
        try:
            written = datetime.fromtimestamp(file.stat().st_mtime, tz=self._clock().tzinfo)
        except (OSError, OverflowError, ValueError):
            return None
        automatic = rotation.is_automatic(file.name)
        return Copy(file=file, written_at=written, automatic=automatic, manifest=manifest)


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob(f"*{copyfile.SUFFIX}"))
    except OSError:
        return []
