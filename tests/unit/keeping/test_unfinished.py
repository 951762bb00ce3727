"""An export that is killed leaves the former file or the new one, and no half of one for long."""

import json
import resource
import shutil

import pytest

from tests.killed import killed_at, needs_fork
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.keeping import unfinished
from trustjournal.keeping.problems import ExportNotWritten
from trustjournal.services import assemble
from trustjournal.storage.vault import Vault
from trustjournal.storage.working import working_name

pytestmark = needs_fork


@pytest.fixture
def written(vault, clock):
    """A closed journal with a few entries."""
    journal = assemble(vault, clock, tell_nobody).journal
    for number in range(3):
        journal.write(f"entry {number}", people=["Aya"])
    vault.close()
    return vault


def open_services(vault):
    vault.open()
    return assemble(vault, system_clock, tell_nobody)


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("kind", "stride"),
    [
        ("json", 53),
        ("markdown", 41),
        pytest.param("json", 3, marks=pytest.mark.long),
        pytest.param("markdown", 1, marks=pytest.mark.long),
    ],
)
def test_an_export_that_is_killed_leaves_nothing_half(written, tmp_path, kind, stride):
    chosen = tmp_path / "chosen"
    left, done, step = [], [], 1
    while True:
        chosen.mkdir()
        (chosen / "former").write_text("untouched")

        def export():
            keeping = open_services(Vault(written.folder, written.backups)).keeping
            if kind == "json":
                keeping.export_json(chosen / "all")
            else:
                keeping.export_markdown(chosen / "all")

        killed = killed_at(step, export, inside="keeping/exporting.py")
        left.append({each.name for each in chosen.iterdir()} - {"former", "all"})
        services = open_services(written)
        services.keeping.clear_away_unfinished()
        written.close()
        assert {each.name for each in chosen.iterdir()} <= {"former", "all"}
        assert (chosen / "former").read_text() == "untouched"
        done.append((chosen / "all").exists())
        if done[-1] and kind == "json":
            assert len(json.loads((chosen / "all").read_text("utf-8"))["entries"]) == 3
        elif done[-1]:
            assert len(list((chosen / "all").glob("*/*/*.md"))) == 3
        shutil.rmtree(chosen)
        if not killed:
            break
        step += stride
    assert any(left), "some kills do leave something to clear away"
    assert done == sorted(done)
    assert done[-1]


def test_an_export_that_ends_leaves_nothing_to_clear_away(written, tmp_path):
    services = open_services(written)
    before = written.change_counter
    services.keeping.export_json(tmp_path / "all.json")
    assert written.change_counter == before, "taking it out is no change of the journal"
    (tmp_path / ".all.json.part").write_text("of somebody else")
    services.keeping.clear_away_unfinished()
    assert (tmp_path / ".all.json.part").exists()
    written.close()


def test_what_lies_on_a_disk_that_is_away_is_cleared_once_it_is_there(written, tmp_path):
    services = open_services(written)
    disk = tmp_path / "disk 信頼"
    disk.mkdir()
    part = working_name(disk / "all.json")
    with unfinished.noted(written, disk / "all.json"):
        part.write_text("half")
        disk.rename(tmp_path / "away")
        services.keeping.clear_away_unfinished()
        (tmp_path / "away").rename(disk)
        assert part.exists()
        services.keeping.clear_away_unfinished()
        assert not part.exists()
    written.close()


@pytest.mark.parametrize("kind", ["json", "markdown"])
def test_an_export_without_room_says_why_and_leaves_nothing(written, tmp_path, kind):
    services = open_services(written)
    services.journal.write("a long day " * 9_000)
    target = tmp_path / "all"
    export = services.keeping.export_json if kind == "json" else services.keeping.export_markdown
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
        with pytest.raises(ExportNotWritten) as told:
            export(target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "the file is too large for that disk" in str(told.value)
    assert not [each for each in tmp_path.iterdir() if "all" in each.name]
    export(target)
    assert target.exists()
    written.close()
