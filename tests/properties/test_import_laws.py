"""Whatever was written comes back as the same code points, through each of the three formats."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import Moment
from trustjournal.core.ids import EntryId, PersonId
from trustjournal.core.text import first_line, storable
from trustjournal.journal import store as journal_store
from trustjournal.journal.domain import Content, Entry, Feeling, tidied
from trustjournal.keeping import cells, exporting
from trustjournal.keeping.importing.reading import Reader
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.services import assemble
from trustjournal.storage.vault import Vault

_NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
_NASTY = st.sampled_from(
    ("=1+1", "+81", "-3", "@x", "'quoted", "''", " =a", "\u200b=a", "＝a", "\t=a", "\r", "\r\n",
     "---", "---\n", "\n---\n", "\ufeff", "\u2028", "a\x85b", "\x00", "\ud800", "，", ";", '"', ",",
     "[", "[x]", "attachment:", "![a](b.png)", "../../pictures/x.png", "\x1b", "\x0c", "𠮷",
     "e\u0301")
)  # fmt: skip
_TEXT = st.lists(st.one_of(st.text(max_size=8), _NASTY), max_size=6).map("".join)
_WORD = st.text(min_size=1, max_size=8).filter(lambda text: text.strip())
_NAMES = ("美咲", "Kenta", "a; b", "x, y", "[z]", "=m")
_PEOPLE = {
    PersonId(f"{number:032x}"): Person(
        id=PersonId(f"{number:032x}"), name=name, created_at=_NOW, updated_at=_NOW
    )
    for number, name in enumerate(_NAMES, 1)
}


@st.composite
def _entries(draw: st.DrawFn) -> Entry:
    """An entry as the journal stores it."""
    minutes = draw(st.integers(-(26 * 365 * 1440), 10_000))
    offset = draw(st.sampled_from((0, 540, -480, 765)))
    instant = _NOW + timedelta(minutes=minutes, microseconds=draw(st.integers(0, 3)))
    content = Content(
        text=draw(_TEXT.filter(lambda text: text.strip())),
        title=draw(st.one_of(st.just(""), _TEXT)),
        people=tuple(draw(st.lists(st.sampled_from(tuple(_PEOPLE)), max_size=3, unique=True))),
        tags=tuple(draw(st.lists(_WORD, max_size=3))),
        feelings=tuple(draw(st.lists(st.sampled_from(tuple(Feeling)), max_size=3))),
        courage=draw(st.one_of(st.none(), st.integers(0, 10))),
        hard=draw(st.booleans()),
        prompt=draw(st.sampled_from(("", "today"))),
    )
    local = (instant + timedelta(minutes=offset)).date()
    return Entry(
        id=EntryId(f"{draw(st.integers(0, 2**128 - 1)):032x}"),
        moment=Moment(instant=instant, utc_offset=offset, zone="Asia/Tokyo", day=local),
        content=tidied(content),
        created_at=instant,
        updated_at=instant,
    )


def _read(path: Path) -> dict[str, Entry]:
    arriving = Reader((), {}, UTC).read(path)
    assert arriving.unread == ()
    names = {person.id: person.name for person in arriving.people}
    known = {person.name: person.id for person in _PEOPLE.values()}
    found = {}
    for each in arriving.entries:
        people = tuple(known[names[person]] for person in each.entry.content.people)
        content = replace(each.entry.content, people=people)
        found[each.entry.id] = replace(each.entry, content=content)
    return found


@settings(max_examples=25)
@given(st.lists(_entries(), min_size=1, max_size=3, unique_by=lambda entry: entry.id))
def test_whatever_was_written_comes_back_through_every_format(written: list[Entry]) -> None:
    expected = {entry.id: entry for entry in written}
    people = tuple(_PEOPLE.values())
    names = {person.id: person.name for person in people}
    with TemporaryDirectory() as place:
        folder = Path(place)
        exporting.write_json(
            folder / "all.json", journal_id="x", people=people, check_ins=(), beside={},
            templates=(), pictures=(), entries=written,
        )  # fmt: skip
        cells.write_csv(folder / "all.csv", written, names)
        exporting.write_markdown(folder / "all", people=people, entries=written, pictures=())
        assert _read(folder / "all.json") == expected
        assert _read(folder / "all.csv") == {
            each: _with_told_title(entry) for each, entry in expected.items()
        }
        assert _read(folder / "all") == {
            each: _as_text_files_tell(entry) for each, entry in expected.items()
        }


def _with_told_title(entry: Entry) -> Entry:
    """A title that says what the first line says is no other title."""
    content = entry.content
    if content.title != first_line(content.text):
        return entry
    return replace(entry, content=replace(content, title=""))


def _as_text_files_tell(entry: Entry) -> Entry:
    """What a text file does not tell, as docs/formats/export.md says."""
    told = _with_told_title(entry)
    return replace(
        told,
        content=replace(told.content, hard=False, prompt=""),
        created_at=entry.moment.instant,
        updated_at=entry.moment.instant,
    )


@settings(max_examples=150)
@given(_TEXT.map(storable))
def test_no_cell_of_a_table_is_computed_and_each_comes_back(text: str) -> None:
    cell = cells.guarded(text)
    assert cells.unguarded(cell) == text
    visible = cell.lstrip(" \t\r\n\u200b\ufeff\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029")
    if visible.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")):
        float(visible)  # nothing but a number may begin so


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed, empty journal, to copy."""
    folder = tmp_path_factory.mktemp("empty") / "journal"
    vault = Vault(folder, folder.parent / "copies")
    vault.create(None)
    vault.close()
    return folder


@settings(max_examples=4)
@given(st.lists(_entries(), min_size=1, max_size=4, unique_by=lambda entry: entry.id))
def test_a_journal_that_was_exported_and_imported_exports_the_same(
    empty: Path, written: list[Entry]
) -> None:
    with TemporaryDirectory() as place:
        folder, told = Path(place), []
        for number in (1, 2):
            shutil.copytree(empty, folder / f"{number}")
            vault = Vault(folder / f"{number}", folder / "copies")
            vault.open()
            services = assemble(vault, lambda: _NOW, tell_nobody)
            if number == 1:
                with vault.writing() as connection:
                    people_store.insert_many(connection, _PEOPLE.values())
                    journal_store.insert_many(connection, written)
            else:
                services.importing.bring_in(services.importing.look(folder / "1.json"))
                assert services.keeping.check() == []
            services.keeping.export_json(folder / f"{number}.json")
            vault.close()
            told.append(json.loads((folder / f"{number}.json").read_text("utf-8")))
        assert told[0] == told[1]
