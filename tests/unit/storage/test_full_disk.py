"""A disk without room: what is kept back lets go on what has to go on."""

import os
import shutil
import subprocess
import sys

import pytest

from trustjournal.storage import reserve

ON_A_SMALL_DISK = """
import sys
from pathlib import Path
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.journal.problems import NotEmptied
from trustjournal.services import assemble
from trustjournal.storage.problems import NoRoom
from trustjournal.storage.reserve import NAME
from trustjournal.storage.vault import Vault
place = Path(sys.argv[1])
vault = Vault(place / "journal", place / "copies")
vault.create(None)
services = assemble(vault, system_clock, tell_nobody)
journal = services.journal
first = journal.write("to be thrown away " + "約束" * 40_000)
room = vault.folder / NAME
assert room.stat().st_size == 1 << 20
def fill():
    with (place / "stone").open("ab", buffering=0) as stone:
        try:
            while True:
                stone.write(bytes(4096))
        except OSError:
            pass
saved = 0
while saved < 20:
    journal.write(f"entry {saved} " + "約束" * 200)
    saved += 1
fill()
try:
    while saved < 3000:
        journal.write(f"entry {saved} " + "約束" * 200)
        saved += 1
    raise SystemExit("the disk was not full")
except NoRoom:
    pass
assert room.exists(), "writing does not use what is kept back"
print("refused")
thrown = journal.delete(first.id)
assert not room.exists()
print("deleted")
try:
    services.keeping.empty_trash()
    raise SystemExit("there was room for a copy")
except NotEmptied:
    assert len(journal.trash()) == 1
services.keeping.empty_trash(without_copy=True)
assert journal.trash() == []
print("emptied")
services.keeping.export_json(place / "all.json")
print("exported", len((place / "all.json").read_bytes()) > 1000)
assert services.keeping.check() == []
vault.close()
vault.open()
entries = [card.id for card in assemble(vault, system_clock, tell_nobody).journal.recent(5000)]
assert len(entries) == saved and first.id not in entries, (len(entries), saved)
assert not room.exists(), "there is no room to keep back yet"
(place / "stone").unlink()
vault.close()
vault.open()
assert room.exists()
assemble(vault, system_clock, tell_nobody).journal.write("after")
vault.close()
"""


def small_disk(folder, script, megabytes):
    mount = f'mount -t tmpfs -o size={megabytes}m tmpfs "{folder}"'
    tried = subprocess.run(["unshare", "-rm", "sh", "-c", mount], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("NOT SHOWN HERE: a full disk, since one may not mount a small disk")
    within = ["unshare", "-rm", "sh", "-c", f'{mount} && exec "$0" -c "$1" "{folder}"']
    return subprocess.run(
        [*within, sys.executable, script],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs a mount of its own")
def test_on_a_full_disk_one_can_delete_export_and_close(tmp_path):
    done = small_disk(tmp_path, ON_A_SMALL_DISK, 8)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:4] == ["refused", "deleted", "emptied", "exported True"]


def test_room_is_kept_back_for_its_owner_only(vault):
    room = vault.folder / reserve.NAME
    assert (room.stat().st_mode & 0o777, room.stat().st_size) == (0o600, reserve.SIZE)


def test_where_there_is_little_room_none_is_kept_back(tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=3 << 20))
    reserve.keep(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not reserve.is_short(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=3 << 18))
    assert reserve.is_short(tmp_path)


def test_what_is_kept_back_is_whole_or_not_there(tmp_path, monkeypatch):
    def full(_size):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "urandom", full)
    reserve.keep(tmp_path)
    assert list(tmp_path.iterdir()) == []
    reserve.give_up(tmp_path)
    reserve.keep(tmp_path / "nowhere")
