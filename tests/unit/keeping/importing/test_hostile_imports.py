"""Files that somebody hands over: refused or read in words, quickly, and the journal is as it was.

Each is made here; none is kept in the repository.
"""

import csv
import io
import json
import os
import random
import shutil
import stat
import struct
import time
import zipfile
from datetime import date, timedelta

import pytest

from tests.unit.keeping.importing.written import PNG, picture_entry
from trustjournal import i18n
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.core.problems import JournalProblem
from trustjournal.journal.domain import Template
from trustjournal.keeping import cells, example
from trustjournal.keeping.importing import members, strict_json
from trustjournal.keeping.importing import preview as words
from trustjournal.keeping.importing.arriving import Format, Why
from trustjournal.keeping.importing.own import read
from trustjournal.services import assemble
from trustjournal.storage.vault import Vault

LONGEST = 5.0
"""Seconds that any refusal may take, on a busy machine."""
OWN = '{"format": 3, "journal_id": "x", "people": [], "entries": %s}'


def packed(files, *, method=zipfile.ZIP_DEFLATED, mode=None):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            if mode is not None:
                info.external_attr = mode << 16
            archive.writestr(info, data)
    return written.getvalue()


def with_size(data, size):
    """Let the directory of an archive promise another size than there is."""
    changed = bytearray(data)
    at = changed.index(b"PK\x01\x02")
    struct.pack_into("<L", changed, at + 24, size)
    return bytes(changed)


def many(count):
    return packed(((f"{number}.md", b"") for number in range(count)), method=zipfile.ZIP_STORED)


FILES = {
    # JSON
    "an empty file": ("a.json", b""),
    "nothing but space": ("a.json", b" \n\t "),
    "a truncated export": ("a.json", (OWN % '[{"id": "').encode()),
    "half a character": ("a.json", (OWN % "[]").encode()[:-1] + b"\xe3\x81"),
    "a list instead of an export": ("a.json", b"[1, 2, 3]"),
    "an export of nothing": ("a.json", (OWN % "[]").encode()),
    "lists in lists without end": ("a.json", b"[" * 3_000_000),
    "objects in objects": ("a.json", b'{"a":' * 200_000 + b"1" + b"}" * 200_000),
    "sixty-five lists": ("a.json", (OWN % ("[" * 65 + "]" * 65)).encode()),
    "the same key twice": ("a.json", (OWN[:-1] % "[]" + ', "entries": [1]}').encode()),
    "no number": ("a.json", (OWN % "[NaN]").encode()),
    "an endless number": ("a.json", (OWN % "[-Infinity]").encode()),
    "a number beyond all numbers": ("a.json", (OWN % "[1e999]").encode()),
    "a number of five thousand digits": ("a.json", (OWN % f"[{'9' * 5000}]").encode()),
    "a version of a hundred digits": ("a.json", (OWN % "[]").replace("3", "9" * 100, 1).encode()),
    "a list that is none": ("a.json", (OWN % "[]").replace("[]", "7", 1).encode()),
    # archives
    "a truncated archive": ("a.zip", packed([("2024-05-03.md", b"words")])[:-20]),
    "an archive that ends at once": ("a.zip", b"PK\x03\x04"),
    "out of the folder": ("a.zip", packed([("../2024-05-03.md", b"words")])),
    "an absolute name": ("a.zip", packed([("/etc/2024-05-03.md", b"words")])),
    "a name for Windows": ("a.zip", packed([("..\\2024-05-03.md", b"words")])),
    "a drive": ("a.zip", packed([("C:/2024-05-03.md", b"words")])),
    "hidden on the way": ("a.zip", packed([("a/../../2024-05-03.md", b"words")])),
    "too many members": ("a.zip", many(20_001)),
    "a bomb": ("a.zip", packed([("2024-05-03.md", b"a" * 30_000_000)])),
    "more than is promised": ("a.zip", with_size(packed([("2024-05-03.md", b"word" * 9)]), 2)),
    "less than is promised": ("a.zip", with_size(packed([("2024-05-03.md", b"word" * 9)]), 400)),
    "a promise of gigabytes": (
        "a.zip", with_size(packed([("2024-05-03.md", b"words" * 9)]), 4_000_000_000),
    ),
    "an archive in an archive": ("a.zip", packed([("in.zip", packed([("2024.md", b"x")]))])),
    "a copy of a journal": ("a.tjbak", packed([("manifest.json", b"{}"), ("journal.db", b"x")])),
    "a copy under another name": (
        "a.zip", packed([("manifest.json", b"{}"), ("journal.db", b"x")]),
    ),
    # anything else
    "a picture": ("a.png", PNG),
    "a database": ("a.db", b"SQLite format 3\0" + bytes(4000)),
    "a program": ("a.txt", b"\x7fELF" + bytes(random.Random(1).randbytes(4000))),
    "a table that never ends": ("a.csv", b'date,text\n2024-05-03,"' + b"word " * 1000),
    "nothing but zeros": ("2024-05-03.md", bytes(10_000)),
    "a page of the web": ("a.html", b"<html><img src=x onerror=alert(1)></html>"),
}  # fmt: skip


def refusal(services, file, wanted=None):
    """Return in which words a file is refused, or that every part of it is left out."""
    try:
        preview = services.importing.look(file, wanted)
        services.importing.bring_in(preview)
    except JournalProblem as problem:
        return str(problem)
    assert preview.unread
    assert not preview.has_new
    return "\n".join(words.left_out(preview))


@pytest.mark.parametrize("what", FILES)
def test_a_hostile_file_is_refused_in_words_and_changes_nothing(here, tmp_path, what):
    name, data = FILES[what]
    file = tmp_path / name
    file.write_bytes(data)
    counter, beside = here.vault.change_counter, set(tmp_path.rglob("*"))
    began = time.monotonic()
    told = []
    for language in ("ja", "en"):
        i18n.use(language)
        told.append(refusal(here, file))
    assert time.monotonic() - began < 2 * LONGEST
    assert all(told)
    assert here.vault.change_counter == counter
    assert file.read_bytes() == data
    assert set(tmp_path.rglob("*")) == beside


def test_without_the_limit_the_bomb_would_be_read(here, tmp_path, monkeypatch):
    """The known bad form: it is the limit that refuses it."""
    (tmp_path / "a.zip").write_bytes(FILES["a bomb"][1])
    monkeypatch.setattr(members, "TIGHTEST", 10**9)
    preview = here.importing.look(tmp_path / "a.zip")
    assert [each.why for each in preview.unread] == [Why.TOO_LONG]


def test_plain_json_would_take_what_is_refused():
    for text in ('{"a": 1, "a": 2}', "NaN", "1e999", "[" * 65 + "]" * 65):
        json.loads(text)
        with pytest.raises(strict_json.NotStrict):
            strict_json.loaded(text)


def test_a_link_in_an_archive_leads_nowhere(here, tmp_path):
    file = tmp_path / "a.zip"
    link = packed([("2024-05-03.md", b"/etc/passwd")], mode=stat.S_IFLNK | 0o777)
    file.write_bytes(link)
    with pytest.raises(JournalProblem):
        here.importing.look(file)


def test_a_folder_is_read_without_following_links(here, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.md").write_text("secret words", "utf-8")
    (folder / "2024-05-03.md").write_text("words", "utf-8")
    (folder / "2024-05-04.md").symlink_to(tmp_path / "secret.md")
    (folder / "round").symlink_to(folder)
    (folder / ".hidden.md").write_text("hidden", "utf-8")
    os.mkfifo(folder / "2024-05-05.md")
    assert len(here.importing.look(folder).arriving.entries) == 1


@pytest.mark.parametrize("kind", ["pipe", "device", "loop", "missing", "a file as a folder"])
def test_what_is_no_file_is_refused_at_once(here, tmp_path, kind):
    place = tmp_path / "a.json"
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "loop":
        place.symlink_to(place)
    elif kind == "a file as a folder":
        place.write_text("x", "utf-8")
        place = place / "b"
    elif kind == "device":
        place = type(place)("/dev/zero")
    with pytest.raises(JournalProblem):
        here.importing.look(place)


def test_a_file_that_may_not_be_read_is_said(here, tmp_path, monkeypatch):
    file = tmp_path / "a.csv"
    file.write_text("date,text\n2024-05-03,words\n", "utf-8")

    def refused(*_arguments, **_named):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(file), "open", refused)
    with pytest.raises(JournalProblem) as caught:
        here.importing.look(file)
    assert "it is not allowed there" in caught.value.happened


# Characters


def test_characters_that_cannot_be_stored_are_changed_as_everywhere_else(here, tmp_path):
    here.journal.write("plain")
    here.keeping.export_json(tmp_path / "1.json")
    document = json.loads((tmp_path / "1.json").read_text("utf-8"))
    document["entries"][0] |= {"id": "a" * 32, "body_markdown": "a\0b\ud800c"}
    (tmp_path / "2.json").write_text(json.dumps(document), "utf-8")
    here.importing.bring_in(here.importing.look(tmp_path / "2.json"))
    [text] = [
        each.content.text for each in here.journal.entries(here.journal.order().numbers)
        if each.id == "a" * 32
    ]  # fmt: skip
    assert text == "a\u2400b\ufffdc"


# Times that no calendar has

STATED = {
    "id": "a" * 32, "day": "2026-01-02", "instant": "2026-01-02T03:00:00+00:00",
    "utc_offset_minutes": "0", "zone": "UTC",
}  # fmt: skip


def as_table(folder, stated):
    written = {"created_at": STATED["instant"], "updated_at": STATED["instant"], "text": "words"}
    row = {name: {**written, **stated}.get(name, "") for name in cells.COLUMNS}
    text = io.StringIO()
    table = csv.DictWriter(text, cells.COLUMNS)
    table.writeheader()
    table.writerow(row)
    (folder / "diary.csv").write_text(text.getvalue(), "utf-8")
    return folder / "diary.csv"


def as_page(folder, stated):
    head = "".join(f"{name}: {value}\n" for name, value in stated.items())
    (folder / "diary.md").write_text(f"---\n{head}---\n\nwords\n", "utf-8")
    return folder / "diary.md"


@pytest.mark.parametrize("made", [as_table, as_page])
@pytest.mark.parametrize(
    "stated",
    [
        {"utc_offset_minutes": "99999999"},
        {"day": "0001-01-01"},
        {"zone": "z" * 5000},
        {
            "day": "9999-12-31",
            "instant": "9999-12-31T23:59:59+00:00",
            "utc_offset_minutes": "600",
        },
    ],
)
def test_a_time_that_no_calendar_has_never_comes_in(here, tmp_path, made, stated):
    """Else the entry could never be shown, and the page that lists it neither."""
    preview = here.importing.look(made(tmp_path, {**STATED, **stated}))
    here.importing.bring_in(preview)
    for entry in here.journal.entries(here.journal.order().numbers):
        moment = entry.moment
        assert abs(moment.local.date() - moment.day) <= timedelta(days=1)
        assert len(moment.zone) < len("z" * 5000)
    assert preview.arriving.entries or [each.why for each in preview.unread] == [Why.NOT_UNDERSTOOD]


# Every field of every record, one after the other


HOSTILE = (
    None, True, -1, 10**17, 0.5, "", "x", "\ud800", "../../x", "a" * 32, "9" * 32, [], ["x"], [[]],
    {}, {"x": "y"}, "0001-01-01", "9999-12-31", "9999-12-31T23:59:59+00:00", "x" * 30_000,
)  # fmt: skip


@pytest.fixture(scope="module")
def whole_export(tmp_path_factory, _unprotected_template):
    """An export with something in every list, made once."""
    folder = tmp_path_factory.mktemp("life")
    shutil.copytree(_unprotected_template, folder / "journal")
    vault = Vault(folder / "journal", folder / "copies")
    vault.open()
    services = assemble(vault, system_clock, tell_nobody)
    example.fill(vault, "en", date(2026, 5, 14), entries=40)
    picture_entry(services)
    services.journal.keep_template(Template(id="", name="a", text="b"))
    services.keeping.export_json(folder / "all.json")
    vault.close()
    document = json.loads((folder / "all.json").read_text("utf-8"))
    # Few of each: what is tried here are the kinds of fields, not how many there are.
    for name, records in document.items():
        if isinstance(records, list) and name not in ("people", "worksheet_sources", "sheets"):
            document[name] = records[:3]
    return document


def _spoilt(document):
    """Yield an export with each field of the first record of each list replaced in turn."""
    empty = {name: [] if isinstance(each, list) else each for name, each in document.items()}
    for name, records in document.items():
        if not isinstance(records, list) or not records:
            continue
        for field in records[0]:
            for value in HOSTILE:
                spoilt = {**records[0], field: value}
                yield {**empty, name: [spoilt]}
        for record in (None, 7, "x", [], {}):
            yield {**empty, name: [record]}


def test_whatever_stands_in_a_field_is_taken_or_left_out(here, whole_export, tmp_path):
    """Never an error of ours, and never anything that the journal itself could not show."""
    names = [shelf.table.name for shelf in here.importing.shelves]
    left_out = 0
    for document in _spoilt(whole_export):
        left_out += bool(read(document, names, here.importing.tables).unread)
    assert left_out > 1000


@pytest.mark.parametrize("seed", range(4))
def test_what_is_taken_of_a_spoilt_export_leaves_the_journal_whole(
    here, whole_export, tmp_path, seed
):
    """A field here and there is spoilt; all that is left comes in, and every page can be read."""
    chance = random.Random(seed)
    document = json.loads(json.dumps(whole_export))
    for records in document.values():
        if isinstance(records, list):
            for record in chance.sample(records, k=min(2, len(records))):
                record[chance.choice(list(record))] = chance.choice(HOSTILE)
    file = tmp_path / "spoilt.json"
    file.write_text(json.dumps(document), "utf-8")
    here.importing.bring_in(here.importing.look(file))
    assert here.keeping.check() == []
    here.keeping.export_json(tmp_path / "again.json")
    here.promises.board()
    for person in here.people.everyone():
        here.events.of_person(person.id)


def test_an_id_that_is_none_never_comes_in(here, whole_export):
    spoilt = {**whole_export, "entries": [{**whole_export["entries"][0], "id": "../../x"}]}
    names = [shelf.table.name for shelf in here.importing.shelves]
    arriving = read(spoilt, names, here.importing.tables)
    assert arriving.entries == ()
    assert [each.why for each in arriving.unread if each.place == "entries 1"] == [
        Why.NOT_UNDERSTOOD
    ]


def test_a_format_that_is_asked_for_by_name_is_no_way_around(here, tmp_path):
    (tmp_path / "a.bin").write_bytes(b"\0" * 100)
    for wanted in Format:
        assert refusal(here, tmp_path / "a.bin", wanted)
