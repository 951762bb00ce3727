"""A journal that any landed version wrote opens in this one: one folder each, kept for ever.

`python -m tests.unit.storage.test_journals_of_every_version FOLDER` writes the next one.
"""

import shutil
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.clocks import FakeClock
from trustjournal.boundaries.domain import Draft as Drawn
from trustjournal.checkins.domain import Because
from trustjournal.core.changes import tell_nobody
from trustjournal.events.domain import By
from trustjournal.journal.domain import Query
from trustjournal.matters.domain import Draft as Matter
from trustjournal.promises.domain import Draft as Promised
from trustjournal.promises.domain import Outcome
from trustjournal.services import assemble
from trustjournal.storage.schema import CHAIN
from trustjournal.storage.vault import Vault

FOLDER = Path(__file__).parents[2] / "data" / "journals"
TEXT = "# 約束\n\n駅前のカフェで、美咲さんと話せた。　ﾊﾝｶｸ 😊\r\nLast line"


def write(folder: Path) -> None:
    """Write a small journal with some of everything that this version knows."""
    clock = FakeClock(datetime(2026, 11, 21, 21, 5, tzinfo=ZoneInfo("Asia/Tokyo")))
    vault = Vault(folder, folder.parent / "copies")
    vault.create(None)
    services = assemble(vault, clock, tell_nobody)
    misaki = services.people.add("美咲", reading="みさき", how_met="学生のころから")
    services.journal.write(TEXT, people=["美咲"], tags=["約束"], trust=7)
    thrown = services.journal.write("thrown away")
    services.journal.delete(thrown.id)
    clock.advance(days=1)
    services.check_ins.rate(misaki.id, 6, because=Because.BY_MYSELF)
    services.choices.choose(lock_after=10)
    services.events.note(misaki.id, "listened_fully", By.THEM, note="最後まで聴いてくれた")
    promise = services.promises.make(Promised(text="写真を送る", person=misaki.id))
    services.promises.settle(promise.id, Outcome.KEPT)
    services.boundaries.draw(Drawn(person=misaki.id, not_fine="夜中の電話"))
    services.matters.open(Matter(person=misaki.id, topic="お金のこと"))
    services.milestones.add(misaki.id, "出会った日", day=clock().date(), yearly=True)
    services.worksheets.begin("boundary", person=misaki.id)
    thanks = services.worksheets.begin("gratitude_milestone", person=misaki.id).sheet
    answers = {
        "what.person": misaki.id,
        "what.what": "荷物を運んでくれた",
        "meant.meant": "助かった",
    }
    services.worksheets.answer(thanks.id, answers, "meant")
    services.worksheets.finish(thanks.id)
    vault.close()
    for beside in ("lock", "room"):
        (folder / beside).unlink()


@pytest.mark.parametrize("version", sorted(path.name for path in FOLDER.iterdir()))
def test_it_opens_with_everything_in_it(version, tmp_path, clock):
    shutil.copytree(FOLDER / version, tmp_path / "journal")
    vault = Vault(tmp_path / "journal", tmp_path / "copies")
    vault.open()
    try:
        services = assemble(vault, clock, tell_nobody)
        (entry,) = services.journal.entries(services.journal.order().numbers)
        assert entry.content.text == TEXT
        assert entry.content.tags == ("約束",)
        (misaki,) = services.people.everyone()
        assert (misaki.name, misaki.reading) == ("美咲", "みさき")
        assert [each.rating for each in services.check_ins.of(misaki.id)] == [7, 6]
        assert len(services.journal.trash()) == 1
        assert [hit.id for hit in services.journal.search(Query(words="カフェ"))] == [entry.id]
        assert services.choices.current().lock_after == 10
        assert services.keeping.check() == []
        if version != "0001":
            # One is the outcome of the promise.
            assert len(services.events.of_person(misaki.id)) == 2
            (tale,) = services.promises.of_person(misaki.id)
            assert tale.promise.text == "写真を送る"
            assert [each.not_fine for each in services.boundaries.of_person(misaki.id)] == [
                "夜中の電話"
            ]
            assert [each.topic for each in services.matters.of_person(misaki.id)] == ["お金のこと"]
            assert [each.title for each in services.milestones.of(misaki.id)] == ["出会った日"]
        if version not in ("0001", "0002"):
            (begun,) = services.worksheets.unfinished()
            assert begun.worksheet.id == "boundary"
            (thanks,) = services.worksheets.finished()
            assert thanks.sheet.answers["meant.meant"] == "助かった"
    finally:
        vault.close()


def test_every_revision_has_its_journal():
    assert {path.name for path in FOLDER.iterdir()} == set(CHAIN.revisions)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
