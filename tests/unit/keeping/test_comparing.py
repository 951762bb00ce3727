"""Looking into a copy: in what it differs from the journal, and single entries out of it."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE
from trustjournal.core.changes import tell_nobody
from trustjournal.keeping import copyfile
from trustjournal.keeping.copyfile import Manifest
from trustjournal.keeping.difference import Thing
from trustjournal.keeping.problems import CopyDamaged, NotInCopy
from trustjournal.services import assemble
from trustjournal.storage import keyfile
from trustjournal.storage.problems import WrongPassphrase

PICTURE = b"GIF89a" + (3).to_bytes(2, "little") + (2).to_bytes(2, "little") + bytes(20)
OLD = Path(__file__).parents[2] / "data" / "journals"


@pytest.fixture
def services(vault, clock):
    return assemble(vault, clock, tell_nobody)


def sides(comparison, kind):
    [found] = [each for each in comparison.differences if each.kind == kind]
    return [
        [thing.title for thing in side.things]
        for side in (found.only_in_copy, found.only_in_journal, found.changed)
    ]


def only(journal):
    return [entry.content.text for entry in journal.entries(journal.order().numbers)]


def test_a_fresh_copy_holds_what_the_journal_holds(services):
    services.journal.write("one", people=["美咲"], day=date(2026, 5, 1), trust=6)
    services.journal.write("two", day=date(2026, 5, 12))
    comparison = services.keeping.compare(services.keeping.back_up(), None)
    assert comparison.is_same
    assert comparison.copy.counts["entry"] == 2
    assert comparison.copy.counts["check_in"] == 1
    assert (comparison.copy.first_day, comparison.copy.last_day) == (
        date(2026, 5, 1), date(2026, 5, 12),
    )  # fmt: skip


def test_what_differs_is_told_by_kind_with_title_and_day(services):
    gone = services.journal.write("was lost", people=["美咲"], day=date(2026, 5, 1))
    changed = services.journal.write("before", day=date(2026, 5, 2))
    copy = services.keeping.back_up()
    services.journal.delete(gone.id)
    draft = services.journal.open(changed.id)
    services.journal.save(replace(draft, content=replace(draft.content, text="after")), "s")
    services.journal.write("new here")
    services.people.find_or_add("Tom")
    comparison = services.keeping.compare(copy, None)
    assert sides(comparison, "entry") == [["was lost"], ["new here"], ["before"]]
    assert sides(comparison, "person") == [[], ["Tom"], []]
    [entry_difference] = [each for each in comparison.differences if each.kind == "entry"]
    assert entry_difference.only_in_copy.things == (
        Thing(id=gone.id, title="was lost", day=date(2026, 5, 1), about=("美咲",)),
    )


def test_looking_leaves_nothing_behind_and_changes_nothing(services, vault):
    services.journal.write("here")
    copy = services.keeping.back_up()
    before, counter = copy.read_bytes(), vault.change_counter
    services.keeping.compare(copy, None)
    services.keeping.try_copy(copy, None)
    assert (copy.read_bytes(), vault.change_counter) == (before, counter)
    assert not [each for each in vault.folder.iterdir() if each.is_dir()]


def test_what_a_killed_program_left_is_cleared_when_the_journal_is_opened(services, vault):
    for name in (".looking-abc.part", ".restoring.part", ".salvaging.part"):
        (vault.folder / name).mkdir()
        (vault.folder / name / "journal.db").write_bytes(b"x")
    (vault.folder / "my-own-folder").mkdir()
    vault.close()
    vault.open()
    assert [each.name for each in vault.folder.iterdir() if each.is_dir()] == ["my-own-folder"]


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_a_copy_of_an_older_version_is_brought_up_to_date_where_it_is_looked_at(
    revision, services, tmp_path
):
    folder = OLD / revision
    keys = keyfile.read(folder)
    file = tmp_path / "old.tjbak"
    manifest = Manifest(
        format=1, app="0", schema=revision, journal_id=keys.journal, change_counter=1, entries=1
    )
    copyfile.pack(file, manifest, slots=keyfile.to_bytes(keys), journal=folder / "journal.db")
    written = file.read_bytes()
    comparison = services.keeping.compare(file, None)
    assert comparison.copy.counts["entry"] == 1
    [entries] = [each for each in comparison.differences if each.kind == "entry"]
    [thing] = entries.only_in_copy.things
    [back] = services.keeping.bring_back_entries(file, None, [thing.id])
    assert services.journal.get(back.entry).title == thing.title
    assert services.keeping.try_copy(file, None).entries == 1
    assert file.read_bytes() == written


def test_an_entry_that_was_removed_for_good_comes_back_as_it_was(services, clock):
    services.journal.write("other")
    draft = services.journal.begin(
        day=date(2026, 5, 3), people=[services.people.find_or_add("美咲").id]
    )
    picture = services.journal.add_picture(draft.id, PICTURE, "a.png")
    misaki = draft.content.people[0]
    entry = services.journal.save(
        replace(
            draft,
            content=replace(
                draft.content,
                text=f"with ![](attachment:{picture.id})",
                tags=("海",),
                trust={misaki: 7},
            ),
        ),
        "s",
    )
    copy = services.keeping.back_up()
    services.journal.delete(entry.id)
    services.journal.empty_trash()
    clock.advance(days=3)
    [returned] = services.keeping.bring_back_entries(copy, None, [entry.id])
    again = services.journal.get(entry.id)
    assert again == entry
    assert services.journal.picture(picture.id).data == PICTURE
    assert len(services.journal.versions(entry.id)) == 1
    assert services.check_ins.of(misaki)[-1].entry == entry.id
    assert len(services.check_ins.of(misaki)) == 1
    assert services.keeping.check() == []
    services.journal.undo_put_back([returned])
    assert only(services.journal) == ["other"]
    assert [each.kind for each in services.journal.trash()] == ["entry"]


def test_an_entry_that_was_changed_reads_as_it_did_and_keeps_what_it_said(services, clock):
    entry = services.journal.write("as it was", day=date(2026, 5, 3))
    copy = services.keeping.back_up()
    clock.advance(hours=1)
    draft = services.journal.open(entry.id)
    services.journal.save(replace(draft, content=replace(draft.content, text="later")), "s")
    services.journal.move(entry.id, entry.moment._replace(day=date(2026, 5, 9)))
    clock.advance(hours=1)
    returned = services.keeping.bring_back_entries(copy, None, [entry.id])
    back = services.journal.get(entry.id)
    assert (back.content.text, back.moment) == ("as it was", entry.moment)
    assert "later" in [each.content.text for each in services.journal.versions(entry.id)]
    services.journal.undo_put_back(returned)
    undone = services.journal.get(entry.id)
    assert (undone.content.text, undone.moment.day) == ("later", date(2026, 5, 9))
    assert services.keeping.check() == []


def test_an_entry_in_the_trash_comes_out_of_it_and_undo_lays_it_back(services):
    entry = services.journal.write("thrown")
    copy = services.keeping.back_up()
    services.journal.delete(entry.id)
    returned = services.keeping.bring_back_entries(copy, None, [entry.id])
    assert only(services.journal) == ["thrown"]
    assert services.journal.trash() == []
    services.journal.undo_put_back(returned)
    assert only(services.journal) == []
    assert len(services.journal.trash()) == 1


def test_people_are_known_by_id_then_by_name_and_else_are_new(services, clock):
    entry = services.journal.write("three", people=["美咲", "Tom", "Ann"])
    copy = services.keeping.back_up()
    misaki, tom, ann = entry.content.people
    services.journal.delete(entry.id)
    services.people.delete(tom)
    services.people.delete(ann)
    services.journal.empty_trash()
    other_tom = services.people.find_or_add("Tom")
    services.keeping.bring_back_entries(copy, None, [entry.id])
    people = services.journal.get(entry.id).content.people
    assert people[:2] == (misaki, other_tom.id)
    assert services.people.get(people[2]).name == "Ann"
    assert services.keeping.check() == []


def test_somebody_in_the_trash_is_linked_again_when_they_come_back(services):
    entry = services.journal.write("about", people=["Tom"])
    copy = services.keeping.back_up()
    services.journal.delete(entry.id)
    services.journal.empty_trash()
    thrown = services.people.delete(entry.content.people[0])
    services.keeping.bring_back_entries(copy, None, [entry.id])
    assert services.journal.get(entry.id).content.people == ()
    services.people.bring_back(thrown)
    assert services.journal.get(entry.id).content.people == entry.content.people
    assert services.keeping.check() == []


def test_unsaved_changes_of_an_entry_stay_a_version(services):
    entry = services.journal.write("as it was")
    copy = services.keeping.back_up()
    draft = services.journal.open(entry.id)
    services.journal.keep(replace(draft, content=replace(draft.content, text="half a sent")))
    services.keeping.bring_back_entries(copy, None, [entry.id])
    assert services.journal.drafts() == []
    assert "half a sent" in [each.content.text for each in services.journal.versions(entry.id)]


def test_an_entry_that_the_copy_does_not_hold_is_refused(services):
    copy = services.keeping.back_up()
    entry = services.journal.write("later")
    with pytest.raises(NotInCopy):
        services.keeping.bring_back_entries(copy, None, [entry.id])


def test_a_copy_is_tried_with_what_the_user_still_knows(protected_vault, clock, tmp_path):
    made = protected_vault()
    made.vault.open(made.passphrase)
    services = assemble(made.vault, clock, tell_nobody)
    for number in range(25):
        services.journal.write(f"entry {number}")
    copy = services.keeping.back_up()
    made.vault.change_passphrase(PASSPHRASE, "another one since")
    with pytest.raises(WrongPassphrase):
        services.keeping.try_copy(copy, "another one since")
    assert services.keeping.noted().tried is None
    for secret in (PASSPHRASE, made.recovery_key):
        tried = services.keeping.try_copy(copy, secret)
        assert (tried.entries, tried.compared, tried.at) == (25, 20, clock.now)
    assert services.keeping.noted().tried == tried
    assert services.keeping.copies()[0].verified_at == clock.now


def test_a_copy_whose_journal_is_not_what_it_says_is_damaged(services, tmp_path):
    services.journal.write("one")
    copy = services.keeping.back_up()
    work = tmp_path / "w"
    work.mkdir()
    manifest = copyfile.unpack(copy, work)
    copyfile.pack(
        copy,
        replace(manifest, entries=2),
        slots=(work / "slots.json").read_bytes(),
        journal=work / "journal.db",
    )
    shutil.rmtree(work)
    with pytest.raises(CopyDamaged):
        services.keeping.try_copy(copy, None)
    assert services.keeping.copies()[0].is_damaged
