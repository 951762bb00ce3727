"""Turns single bits over in a journal, its keys and its copies, and looks who notices."""

import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from trustjournal import services
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.core.problems import JournalProblem
from trustjournal.keeping import copyfile, example
from trustjournal.storage import keyfile
from trustjournal.storage.problems import JournalDamaged, NotAJournal
from trustjournal.storage.vault import Vault

LAST_DAY = date(2026, 11, 27)
ENTRIES = 120
PAGE = 4096


@dataclass
class Report:
    """What came of turning bits over."""

    flips: int = 0
    unnoticed: list[str] = field(default_factory=list)
    wrong_texts: int = 0
    salvages: int = 0
    """Without any copy beside them, as are the shares that follow."""
    least_rows: float = 1.0
    """The smallest share of rows that a salvage brought back, whichever page was hit."""
    least_entries: float = 1.0
    """The smallest share of entries where the page that was hit is not the root of a tree."""
    at_roots: int = 0
    """Salvages after a root page was hit."""
    least_entries_at_roots: float = 1.0
    beyond_saving: Counter[int] = field(default_factory=Counter)
    """Pages after whose loss nothing was read any more: then the newest copy is the way."""
    filled_in: int = 0
    """Salvages that had a copy beside them."""
    still_missing: int = 0
    """Entries that such a salvage could not bring back."""

    @property
    def is_good(self) -> bool:
        return not self.unnoticed and not self.wrong_texts and not self.still_missing

    def __str__(self) -> str:
        return (
            f"{self.flips} bits turned over, {len(self.unnoticed)} unnoticed "
            f"{self.unnoticed[:3] or ''}, {self.wrong_texts} wrong texts shown; "
            f"{self.salvages} salvaged, at least {self.least_rows:.2%} of the rows, "
            f"{self.least_entries:.2%} of the entries; {self.at_roots} of them at a root page, "
            f"at least {self.least_entries_at_roots:.2%} of the entries; "
            f"{self.beyond_saving.total()} beyond saving {sorted(self.beyond_saving)}; "
            f"{self.filled_in} with a copy, {self.still_missing} entries missing then"
        )


class Flipper:
    """One journal of believable words, damaged again and again."""

    def __init__(self, place: Path, seed: int, entries: int = ENTRIES) -> None:
        self._place, self._chance = place, random.Random(seed)
        self._vault = Vault(place / "journal", place / "copies")
        self._vault.create(None)
        example.fill(self._vault, "ja", last_day=LAST_DAY, entries=entries)
        opened = services.assemble(self._vault, system_clock, tell_nobody)
        self._copy = opened.keeping.back_up(place / "copy.tjbak")
        self._texts = _texts(self._vault)
        self._roots = _roots(self._vault)
        self._vault.close()
        self._rows = services.salvage(self._vault, None, system_clock).salvaged.rows
        self._whole = {each.name: each.read_bytes() for each in self._files()}
        self.report = Report()

    def flip_journal(self, *, salvage: bool, page: int | None = None) -> None:
        """Turn one bit of the journal over, on one of its pages if one is named; the first is 1."""
        place = self._turn(self._vault.folder / "journal.db", page)
        try:
            self._vault.open()
            noticed = not self._vault.is_whole()
            self.report.wrong_texts += sum(
                self._texts[entry] != text for entry, text in _readable_texts(self._vault).items()
            )
        except (JournalDamaged, NotAJournal):
            noticed = True
        finally:
            self._vault.close()
        if not noticed:
            self.report.unnoticed.append(f"journal {place}")
        if salvage:
            at = place // (PAGE * 8) + 1
            damaged = (self._vault.folder / "journal.db").read_bytes()
            self._salvage(at)
            (self._vault.folder / "journal.db").write_bytes(damaged)
            self._vault.backups.mkdir(exist_ok=True)
            shutil.copy(self._copy, self._vault.backups)
            self._salvage(at, with_copy=True)
        self._put_back()

    def root_of(self, table: str) -> int:
        """Return the page at which the tree of a table begins."""
        return self._roots[table]

    def flip_keys(self) -> None:
        """Turn one bit of a key file over: its second copy must take over."""
        name = self._chance.choice((keyfile.FIRST, keyfile.SECOND))
        place = self._turn(self._vault.folder / name)
        self._vault.open()
        if (self._vault.folder / name).read_bytes() != self._whole[name]:
            self.report.unnoticed.append(f"{name} {place}")
        self._vault.close()
        self._put_back()

    def flip_copy(self) -> None:
        """Turn one bit of a copy over."""
        whole = self._copy.read_bytes()
        place = self._turn(self._copy)
        try:
            copyfile.read_manifest(self._copy)
        except JournalProblem:
            pass
        else:
            self.report.unnoticed.append(f"copy {place}")
        self._copy.write_bytes(whole)

    def _turn(self, file: Path, page: int | None = None) -> int:
        content = bytearray(file.read_bytes())
        bit = self._chance.randrange((len(content) if page is None else PAGE) * 8)
        bit += 0 if page is None else (page - 1) * PAGE * 8
        content[bit // 8] ^= 1 << bit % 8
        file.write_bytes(content)
        self.report.flips += 1
        return bit

    def _salvage(self, page: int, *, with_copy: bool = False) -> None:
        try:
            rescue = services.salvage(self._vault, None, system_clock)
        except (JournalDamaged, NotAJournal):
            self.report.beyond_saving[page] += not with_copy
            return
        finally:
            shutil.rmtree(self._vault.backups, ignore_errors=True)
        self._vault.open()
        if not self._vault.is_whole():
            self.report.unnoticed.append("what was salvaged is not whole")
        saved = _texts(self._vault)
        self._vault.close()
        report = self.report
        report.wrong_texts += sum(self._texts[each] != saved[each] for each in saved)
        if with_copy:
            report.filled_in += 1
            report.still_missing += len(self._texts) - len(saved)
            return
        report.salvages += 1
        report.least_rows = min(report.least_rows, rescue.salvaged.rows / self._rows)
        share = len(saved) / len(self._texts)
        if page in self._roots.values():
            report.at_roots += 1
            report.least_entries_at_roots = min(report.least_entries_at_roots, share)
        else:
            report.least_entries = min(report.least_entries, share)

    def _put_back(self) -> None:
        for each in self._files():
            each.unlink()
        for name, content in self._whole.items():
            (self._vault.folder / name).write_bytes(content)

    def _files(self) -> list[Path]:
        return [each for each in self._vault.folder.iterdir() if each.is_file()]


def _roots(vault: Vault) -> dict[str, int]:
    """Return the pages at which the trees begin: those of tables and indices, and their list."""
    with vault.reading() as connection:
        listed = connection.exec_driver_sql(
            "SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0"
        )
        return {"sqlite_schema": 1, **{name: int(page) for name, page in listed}}


def _texts(vault: Vault) -> dict[str, str]:
    journal = services.assemble(vault, system_clock, tell_nobody).journal
    return {each.id: each.content.text for each in journal.entries(journal.order().numbers)}


def _readable_texts(vault: Vault) -> dict[str, str]:
    try:
        return _texts(vault)
    except JournalDamaged:
        return {}
