"""Every sheet is cut off in the middle, by the lock and without a warning, and gone on with."""

import shutil

import pytest

from tests.answered import IDS, answers_of, worksheet
from trustjournal.core.changes import tell_nobody
from trustjournal.services import assemble
from trustjournal.storage import keys
from trustjournal.storage.vault import Vault

LANGUAGES = ("en", "ja")


@pytest.fixture
def half_way(protected_vault, clock):
    """Answers a sheet up to its middle, in a journal with a passphrase; returns what was kept."""

    def half_way(of, language):
        locked = protected_vault()
        locked.vault.open(locked.passphrase)
        services = assemble(locked.vault, clock, tell_nobody)
        steps = worksheet(of).steps
        middle = steps[len(steps) // 2]
        given = answers_of(of, language, person=lambda name: services.people.find_or_add(name).id)
        reached = {
            address: given[address]
            for step in steps[: len(steps) // 2 + 1]
            for address, _question in step.addressed()
        }
        begun = services.worksheets.begin(of).sheet
        for number in range(1, len(reached) + 1):  # one after the other, as one writes
            some = dict(list(reached.items())[:number])
            services.worksheets.answer(begun.id, some, middle.id)
        return locked, begun.id, reached, middle.id, given

    return half_way


@pytest.mark.parametrize("tongue", LANGUAGES)
@pytest.mark.parametrize("of", IDS)
def test_a_sheet_that_was_locked_or_killed_is_gone_on_with(of, tongue, half_way, clock, tmp_path):
    locked, sheet, reached, place, given = half_way(of, tongue)
    # What lies on the disk while it is open is all that a killed program leaves.
    copy = tmp_path / "killed"
    shutil.copytree(locked.vault.folder, copy)
    locked.vault.close()
    for folder in (locked.vault.folder, copy):
        vault = Vault(folder, tmp_path / "copies", cost=keys.FLOOR)
        vault.open(locked.passphrase)
        try:
            worksheets = assemble(vault, clock, tell_nobody).worksheets
            opened = worksheets.get(sheet)
            assert dict(opened.sheet.answers) == reached
            assert opened.sheet.place == place
            assert [each.sheet.id for each in worksheets.unfinished()] == [sheet]
            worksheets.answer(sheet, given, worksheet(of).steps[-1].id)
            assert worksheets.finish(sheet).sheet.is_finished
        finally:
            vault.close()
