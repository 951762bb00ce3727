"""Looks at everything that a killed program left, as its next start finds it."""

import shutil
import traceback
from contextlib import suppress

from tests.crash.ledger import pages_in
from tests.crash.life import FIRST_DAY, vault_in
from tests.unit.storage.test_journals_of_every_version import TEXT
from trustjournal.core.changes import tell_nobody
from trustjournal.core.problems import JournalProblem
from trustjournal.keeping import copyfile, restoring
from trustjournal.services import assemble
from trustjournal.storage import cipher, keyfile, keys, reserve, swap
from trustjournal.storage.problems import WrongPassphrase
from trustjournal.storage.schema import CHAIN
from trustjournal.storage.vault import LOCK, VaultState

KEPT = {swap.JOURNAL, f"{swap.JOURNAL}-wal", keyfile.FIRST, keyfile.SECOND, LOCK}
KEPT |= {reserve.NAME, "last-look"}
"""What lies in the folder of an open journal, and nothing else."""
MANY_COPIES = 8
FORMER = "before-restore-"


def look(folder, known):
    """Open the journal as its owner would, and return what is not as it must be."""
    try:
        return [
            *_journal(folder, known),
            *_copies(folder, known),
            *_former_journals(folder, known),
            *_older_journals(folder, known),
        ]
    except (JournalProblem, AssertionError) as problem:
        return ["".join(traceback.format_exception(problem))]


def _journal(folder, known):
    vault = vault_in(folder)
    known.secret = _open(vault, known)
    try:
        services = assemble(vault, _clock, tell_nobody)
        wrong = [str(finding) for finding in services.keeping.check()]
        pages = pages_in(services.journal)
        if known.half_arrived(pages[0]):
            wrong.append("half of an import")
        known.importing = {}
        arrived = known.copies.get(known.restoring)
        if arrived is not None and _is_there(vault, pages, known.secret, arrived):
            known.become(arrived)
        else:
            known.ledger.compare(*pages)
        wrong += [f"left: {each.name}" for each in folder.joinpath("journal").iterdir()
                  if each.name not in KEPT]  # fmt: skip
        if known.recovery is not None and known.proven != (vault.key_file, known.recovery):
            keys.data_key(keyfile.from_bytes(vault.key_file).slots, known.recovery)
            known.proven = (vault.key_file, known.recovery)
        known.secret_would_be = known.restoring = None
        return wrong
    finally:
        vault.close()


def _is_there(vault, pages, secret, snapshot):
    """Whether what opened is this copy; only its recovery key may differ from what was before."""
    if (pages, secret) != (snapshot.pages, snapshot.secret):
        return False
    return snapshot.recovery is None or _fits(vault.key_file, snapshot.recovery)


def _fits(key_file, recovery):
    try:
        keys.data_key(keyfile.from_bytes(key_file).slots, recovery)
    except WrongPassphrase:
        return False
    return True


def _open(vault, known):
    is_open = vault.state() is VaultState.UNPROTECTED  # then it would open with anything
    for secret in (each for each in known.secrets() if (each is None) == is_open):
        with suppress(WrongPassphrase):
            vault.open(secret)
            return secret
    raise AssertionError("nothing that was ever promised opens the journal")


def _copies(folder, known):
    """Every file that looks like a copy is one, and nothing else is left of one."""
    wrong = []
    for file in sorted((folder / "copies").iterdir()):
        if file.suffix == copyfile.SUFFIX:
            copyfile.read_manifest(file)
            if file.name not in known.copies:
                wrong += _of_unknown_name(file, known)
        elif not file.name.startswith(FORMER):
            wrong.append(f"left: {file.name}")
    known.copying = []
    return wrong


def _of_unknown_name(file, known):
    """A copy whose making was told, but not its name: it holds what was there at the time."""
    for snapshot in known.copying:
        if not drilled(file, snapshot):
            known.copies[file.name] = snapshot
            return []
    return [f"nobody made {file.name} as it is"]


def drilled(file, snapshot):
    """Bring a copy back somewhere else, and hold it against what was there when it was made."""
    place = file.parent.parent / "drill"
    try:
        vault = vault_in(place)
        restoring.restore(vault, file, snapshot.secret, _clock())
        vault.open(snapshot.secret)
        try:
            services = assemble(vault, _clock, tell_nobody)
            right = pages_in(services.journal) == snapshot.pages and not services.keeping.check()
        finally:
            vault.close()
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return [] if right else [f"{file.name} is another journal"]


def _former_journals(folder, known):
    """What was there before a restore is kept, whole."""
    kept = [each for each in (folder / "copies").iterdir() if each.name.startswith(FORMER)]
    wrong = []
    if len(kept) < known.restored:
        wrong.append(f"{known.restored} restores, but {len(kept)} former journals")
    for each in kept:
        if not {swap.JOURNAL, keyfile.FIRST} <= {file.name for file in each.iterdir()}:
            wrong.append(f"half of a former journal: {each.name}")
        shutil.rmtree(each)
    known.restored = 0
    return wrong


def _older_journals(folder, known):
    """An older journal is brought up to date, and kept as it was beside."""
    wrong = []
    for each in sorted((folder / "older").iterdir()):
        if not each.name.startswith("."):
            wrong += [f"{each.name}: {problem}" for problem in _older(each, known)]
        shutil.rmtree(each)
    return wrong


def _older(place, known):
    version = place.name.partition("-")[0]
    vault = vault_in(place)
    vault.open()
    try:
        services = assemble(vault, _clock, tell_nobody)
        (entry,) = services.journal.entries(services.journal.order().numbers)
        if entry.content.text != TEXT:
            yield "its entry reads otherwise"
        yield from map(str, services.keeping.check())
    finally:
        vault.close()
    kept = place / "copies" / f"before-{CHAIN.newest}-from-{version}"
    data_key = keys.data_key(keyfile.read(kept).slots, None)
    cipher.verify(kept / swap.JOURNAL, data_key)
    if cipher.look(kept / swap.JOURNAL, data_key).revision != version:
        yield "what it was before is not kept"


def _clock():
    return FIRST_DAY


def tidied_up(folder, known, chance):
    """Let the copies not become too many, as their owner would; an open one always stays."""
    there = {each.name for each in (folder / "copies").glob(f"*{copyfile.SUFFIX}")}
    known.copies = {name: copy for name, copy in known.copies.items() if name in there}
    while len(known.copies) > MANY_COPIES:
        name = chance.choice([*known.copies])
        open_ones = [each for each, copy in known.copies.items() if copy.secret is None]
        if [name] != open_ones:
            del known.copies[name]
            (folder / "copies" / name).unlink()
