"""Counts, checks and exports cover whatever lies on a shelf, as they cover entries."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType

import pytest

from trustjournal.core.changes import tell_nobody
from trustjournal.events.domain import By, Size
from trustjournal.keeping.beside import record
from trustjournal.promises.domain import Draft, Outcome
from trustjournal.services import SHELVES, WRITTEN, assemble
from trustjournal.storage.database import metadata


@pytest.fixture
def services(vault, clock):
    return assemble(vault, clock, tell_nobody)


@pytest.fixture
def event(services):
    misaki = services.people.add("美咲")
    return services.events.note(misaki.id, "untrue", By.THEM, size=Size.BIG, note="傘")


def exported(services, tmp_path):
    file = tmp_path / "out.json"
    services.keeping.export_json(file)
    return json.loads(file.read_text("utf-8"))


def test_every_shelf_is_counted_and_exported(services, tmp_path):
    names = {shelf.table.name for shelf in SHELVES}
    assert names <= set(services.keeping.counts())
    document = exported(services, tmp_path)
    assert document["format"] == 3
    assert names <= set(document)


def test_an_event_is_counted_until_it_is_taken_back(services, event):
    assert services.keeping.counts()["events"] == 1
    services.events.withdraw(event.id)
    assert services.keeping.counts()["events"] == 0


def test_an_event_is_written_out_field_by_field(services, event, tmp_path):
    assert exported(services, tmp_path)["events"] == [
        {
            "id": event.id, "person": event.person, "kind": "untrue", "by": "them", "size": "big",
            "day": "2026-05-14", "note": "傘", "detail": "", "unasked": False, "entry": None,
            "promise": None, "boundary": None, "matter": None,
        }
    ]  # fmt: skip


def test_what_became_of_a_promise_is_written_out_with_it(services, tmp_path):
    promise = services.promises.make(Draft(text="本を返す", name="健太", by=By.ME))
    services.promises.settle(promise.id, Outcome.KEPT, note="図書館で")
    document = exported(services, tmp_path)
    assert [each["text"] for each in document["promises"]] == ["本を返す"]
    (step,) = document["promise_steps"]
    assert (step["promise"], step["outcome"], step["note"]) == (promise.id, "kept", "図書館で")
    assert "created_at" not in step


def test_what_was_thrown_away_is_not_written_out(services, tmp_path):
    promise = services.promises.make(Draft(text="本を返す", name="健太", by=By.ME))
    services.promises.settle(promise.id, Outcome.KEPT)
    services.promises.delete(promise.id)
    document = exported(services, tmp_path)
    assert (document["promises"], document["promise_steps"], document["events"]) == ([], [], [])


def test_nothing_that_the_user_wrote_is_left_out():
    """A new table is either written out or stands here with the reason why it need not be."""
    by_their_own_records = {"people", "check_ins", "entries", "pictures", "templates"}
    told_by_the_entry = {"entry_people", "entry_tags", "versions", "drafts"}
    not_written_by_the_user = {"prompts_shown", "snoozes", "facts", "preferences", "trash", "begun"}
    search = {"search_rows"}
    shelved = {shelf.table.name for shelf in SHELVES}
    parts = {part.table.name for shelf in SHELVES for part in shelf.parts}
    written = {table.name for table in WRITTEN}
    assert set(metadata.tables) == (
        by_their_own_records
        | told_by_the_entry
        | not_written_by_the_user
        | search
        | shelved
        | parts
        | written
    )


def test_a_search_that_has_lost_an_event_is_noticed_and_mended(services, event, vault):
    assert services.keeping.check() == []
    with vault.writing() as connection:
        connection.exec_driver_sql(f"DELETE FROM search_rows WHERE id = '{event.id}'")
    (finding,) = services.keeping.check()
    assert finding.mendable
    assert services.keeping.mend_search() == 2
    assert services.keeping.check() == []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    day: date
    by: By


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    at: datetime
    steps: tuple[_Step, ...]
    noted: MappingProxyType[By, int]
    due: date | None = None


def test_what_is_made_of_parts_becomes_plain_values():
    thing = _Thing(
        at=datetime(2026, 5, 14, tzinfo=UTC),
        steps=(_Step(day=date(2026, 5, 1), by=By.ME),),
        noted=MappingProxyType({By.THEM: 2}),
    )
    assert record(thing) == {
        "at": "2026-05-14T00:00:00+00:00",
        "steps": [{"day": "2026-05-01", "by": "me"}],
        "noted": {"them": 2},
        "due": None,
    }
