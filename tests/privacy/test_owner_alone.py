"""Whatever is done to a journal, its files are its owner's alone; the umask is 000 here."""

import pytest

from tests.privacy.sweep import open_to_others
from trustjournal.core.changes import tell_nobody
from trustjournal.core.settings import Settings, save
from trustjournal.keeping import missed, restoring
from trustjournal.services import assemble, salvage
from trustjournal.shell.crashes import CrashNotes
from trustjournal.storage.outside import write_outside


@pytest.fixture
def everything_done(vault, paths, clock, tmp_path):
    """A journal that was copied, taken out, brought back, saved from damage and encrypted anew."""
    services = assemble(vault, clock, tell_nobody)
    services.journal.write("a day", people=["Aya"])
    taken = tmp_path / "taken"
    taken.mkdir(mode=0o700)
    copy = services.keeping.back_up()
    services.keeping.back_up(taken / "elsewhere.tjbak")
    services.keeping.copy_at_the_end()
    services.keeping.export_json(taken / "all.json")
    services.keeping.export_markdown(taken / "all")
    write_outside(taken / "a chart.svg", b"<svg/>")
    services.keeping.mend_search()
    vault.change_passphrase(None, "合言葉")
    vault.change_passphrase("合言葉", "another")
    vault.renew_recovery_key("another")
    vault.close()
    restoring.restore(vault, copy, None, clock())
    salvage(vault, None, clock)
    missed.remember(vault.folder, missed.Reason.FULL)
    notes = CrashNotes(paths.state, tell_nobody)
    notes.note("the first\n")
    with (paths.state / "mistakes.txt").open("a") as file:
        file.write("x" * 300_000)
    notes.note("begun anew\n")
    save(paths.config, Settings(language="ja"))
    return tmp_path


def test_every_file_and_folder_is_for_its_owner_alone(everything_done):
    files = [each for each in everything_done.rglob("*") if each.is_file()]
    assert len(files) > 15
    assert list(open_to_others(everything_done)) == []
