"""The second folder of copies, and copies that the user removes."""

from pathlib import Path

import pytest

from trustjournal.core.changes import tell_nobody
from trustjournal.keeping import copyfile, restoring, second
from trustjournal.keeping.missed import Reason
from trustjournal.keeping.problems import SameFolder
from trustjournal.services import assemble
from trustjournal.storage.vault import Vault


@pytest.fixture
def services(vault, clock):
    services = assemble(vault, clock, tell_nobody)
    services.journal.write("私だけの言葉")
    return services


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_every_automatic_copy_goes_to_the_second_folder_too(services, stick, clock):
    services.keeping.use_second(stick)
    clock.advance(hours=2)
    services.journal.write("two")
    services.keeping.copy_at_the_end()
    here = sorted(copy.file.name for copy in services.keeping.copies())
    assert sorted(each.name for each in stick.iterdir()) == here
    assert len(here) == 2
    state = services.keeping.second_folder()
    assert (state.is_there, state.last_at, state.trouble) == (True, clock.now, None)
    for each in stick.iterdir():
        assert copyfile.read_manifest(each)
        assert "私だけの言葉".encode() not in each.read_bytes()
        assert each.stat().st_mode & 0o777 == 0o600


def test_a_stick_that_is_away_is_no_mistake_and_catches_up_later(services, stick, clock, tmp_path):
    services.keeping.use_second(stick)
    first = clock.now
    stick.rename(tmp_path / "in-the-drawer")
    clock.advance(hours=2)
    services.journal.write("two")
    services.keeping.copy_at_the_end()
    assert services.keeping.missed_copy() is None
    state = services.keeping.second_folder()
    assert (state.is_there, state.last_at, state.trouble) == (False, first, None)
    (tmp_path / "in-the-drawer").rename(stick)
    services.keeping.copy_if_due()
    assert len(list(stick.iterdir())) == 2


def test_a_second_folder_that_refuses_has_its_own_status(services, stick, monkeypatch):
    services.keeping.use_second(stick)
    services.journal.write("two")

    def full(file, folder):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(second, "carry", full)
    services.keeping.copy_at_the_end()
    assert services.keeping.missed_copy() is None
    assert services.keeping.second_folder().trouble is Reason.FULL


def test_what_was_cut_off_while_it_was_carried_is_cleared_and_never_looks_like_a_copy(
    services, stick
):
    (stick / ".auto-20260101-000000.tjbak.part").write_bytes(b"half")
    (stick / "letter.txt").write_text("mine")
    services.keeping.use_second(stick)
    assert sorted(each.suffix for each in stick.iterdir()) == [".tjbak", ".txt"]


def test_a_file_of_somebody_else_under_that_name_stays(services, stick):
    services.keeping.copy_if_changed()
    name = services.keeping.copies()[0].file.name
    (stick / name).write_text("mine")
    services.keeping.use_second(stick)
    assert (stick / name).read_text() == "mine"
    assert services.keeping.second_folder().trouble is Reason.REFUSED


def test_the_second_folder_is_another_one(services, vault, stick):
    vault.backups.mkdir(exist_ok=True)
    for folder in (vault.folder, vault.backups, vault.folder / ".." / vault.folder.name):
        with pytest.raises(SameFolder):
            services.keeping.use_second(folder)
    services.keeping.use_second(stick)
    services.keeping.use_second(None)
    assert services.keeping.second_folder() is None
    assert len(list(stick.iterdir())) == 1


def test_the_second_folder_thins_out_like_the_first(services, stick, clock, vault):
    services.keeping.use_second(stick)
    for number in range(25):
        clock.advance(days=1)
        services.journal.write(f"{number}")
        services.keeping.copy_at_the_end()
    assert {each.name for each in stick.iterdir()} == {
        copy.file.name for copy in services.keeping.copies()
    }
    assert len(list(stick.iterdir())) < 20


def test_copies_that_hold_what_was_removed_are_known_and_go_when_the_user_says_so(
    services, stick, clock, vault, tmp_path
):
    mine = services.keeping.back_up()
    services.keeping.use_second(stick)
    vault.close()
    former = restoring.restore(vault, mine, None, clock())
    vault.open()
    services = assemble(vault, clock, tell_nobody)
    services.keeping.use_second(stick)
    clock.advance(days=400)  # the files were written by another clock
    assert services.keeping.from_before_emptying() == []
    services.journal.delete(services.journal.recent(1)[0].id)
    services.keeping.empty_trash()
    holding = services.keeping.from_before_emptying()
    assert {mine, former} <= set(holding)
    assert {each.parent for each in holding} == {vault.backups, stick}
    assert services.keeping.remove_copies(holding) == len(holding)
    assert services.keeping.from_before_emptying() == []
    assert not former.exists()
    [left] = services.keeping.copies()
    assert left.manifest.entries == 0


def test_only_copies_of_this_journal_are_removed_and_one_is_left(services, tmp_path, vault):
    letter = tmp_path / "letter.tjbak"
    letter.write_text("mine")
    newest = services.keeping.copy_if_changed()
    assert services.keeping.remove_copies([letter, newest, vault.folder, Path("/nowhere")]) == 0
    assert letter.exists()
    assert newest.exists()
    assert Vault(vault.folder, vault.backups).folder.exists()
