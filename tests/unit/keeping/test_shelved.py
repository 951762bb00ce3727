"""Counts, checks and exports cover whatever lies on a shelf, as they cover entries."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType

import pytest

from trustjournal.core.changes import tell_nobody
from trustjournal.events.domain import By, Size
from trustjournal.keeping.exporting import record
from trustjournal.services import SHELVES, assemble


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
    assert document["format"] == 2
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
