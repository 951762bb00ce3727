"""Text files, tables, Day One and jrnl: read as what they are, and the same the second time."""

import json
import os
import zipfile
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.unit.keeping.importing.written import PNG, picture_entry
from trustjournal.keeping.importing.arriving import DayFrom, Format, Why
from trustjournal.keeping.importing.problems import (
    ImportEncodingUnknown,
    NothingToImport,
    NotImportable,
)

WORDS = "きょうは駅まで歩いた。\n雨が降っていた。"


def zipped(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def laid(folder, files):
    for name, data in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def brought(services, path, wanted=None):
    """Import, and return the entries, the oldest first."""
    services.importing.bring_in(services.importing.look(path, wanted))
    assert services.keeping.check() == []
    entries = services.journal.entries(services.journal.order().numbers)
    assert not services.importing.look(path, wanted).has_new
    return entries[::-1]


# Our own text files and tables


@pytest.mark.parametrize("packed", [False, True])
def test_our_own_text_files_come_back_with_their_pictures(here, elsewhere, tmp_path, clock, packed):
    picture_entry(here)
    clock.advance(minutes=1)
    here.journal.write("約束を守れた。", people=["美咲"], tags=["感謝"])
    path = tmp_path / "text"
    here.keeping.export_markdown(path)
    before = {entry.id: entry for entry in here.journal.entries(here.journal.order().numbers)}
    if packed:
        files = {
            file.relative_to(path).as_posix(): file.read_bytes()
            for file in path.rglob("*") if file.is_file()
        }  # fmt: skip
        path = zipped(tmp_path / "text.zip", files)
    entries = brought(elsewhere, path)
    assert [(e.id, e.moment, e.content.text) for e in entries] == [
        (e.id, e.moment, e.content.text) for e in before.values()
    ][::-1]
    assert [person.name for person in elsewhere.people.everyone()] == ["美咲"]
    assert elsewhere.keeping.counts()["pictures"] == 1


def test_our_own_table_comes_back(here, elsewhere, tmp_path):
    here.journal.write('=HYPERLINK("x")\n"、', people=["美咲", "健太"], tags=["a;b", "c"])
    here.keeping.export_csv(tmp_path / "t.csv")
    [entry] = brought(elsewhere, tmp_path / "t.csv")
    [before] = here.journal.entries(here.journal.order().numbers)
    assert (entry.id, entry.moment, entry.content.text, entry.content.tags) == (
        before.id, before.moment, before.content.text, before.content.tags,
    )  # fmt: skip
    assert len(entry.content.people) == 2


def test_what_a_format_does_not_tell_is_not_different(here, tmp_path):
    """Felt trust and the question are not in a text file; that makes no difference."""
    here.journal.write("words", people=["美咲"], trust=8)
    here.keeping.export_markdown(tmp_path / "text")
    here.keeping.export_csv(tmp_path / "t.csv")
    for each in ("text", "t.csv"):
        preview = here.importing.look(tmp_path / each)
        assert (preview.has_new, preview.has_different) == (False, False)


# Text files of other programs


@pytest.mark.parametrize(
    ("name", "text", "day", "time", "day_from"),
    [
        ("2024-05-03.md", WORDS, "2024-05-03", "12:00", DayFrom.NAME),
        ("2024-05-03-2130.txt", WORDS, "2024-05-03", "21:30", DayFrom.NAME),
        ("20240503 talk.md", WORDS, "2024-05-03", "12:00", DayFrom.NAME),
        ("2024年5月3日.txt", WORDS, "2024-05-03", "12:00", DayFrom.NAME),
        ("2024/05/03.md", WORDS, "2024-05-03", "12:00", DayFrom.NAME),
        ("a.md", f"---\ndate: 2024-05-03\n---\n{WORDS}", "2024-05-03", "12:00", DayFrom.TOLD),
        (
            "a.md", f"---\ncreated: 2024-05-03T08:15:00\ntags: [a, b]\n---\n\n{WORDS}",
            "2024-05-03", "08:15", DayFrom.TOLD,
        ),
        ("notes.txt", WORDS, "2023-01-02", "03:04", DayFrom.FILE),
    ],
)  # fmt: skip
def test_the_day_of_a_text_file(here, tmp_path, name, text, day, time, day_from):
    folder = laid(tmp_path / "in", {name: text})
    then = datetime(2023, 1, 2, 3, 4, tzinfo=ZoneInfo("Asia/Tokyo")).timestamp()
    os.utime(folder / name, (then, then))
    [arriving] = here.importing.look(folder).arriving.entries
    assert arriving.day_from is day_from
    [entry] = brought(here, folder)
    assert (str(entry.moment.day), f"{entry.moment.local:%H:%M}") == (day, time)
    assert entry.content.text == WORDS


def test_a_head_in_another_style_is_understood(here, tmp_path):
    told = ("title: 散歩", "date: 2024-05-03", "tags:", "- 駅", "- rain", "people: 美咲, Kenta")
    head = "\n".join(("---", *told, "mood: 5", "---", ""))
    [entry] = brought(here, laid(tmp_path / "in", {"a.md": head + WORDS}))
    assert (entry.content.title, entry.content.tags) == ("散歩", ("駅", "rain"))
    names = {person.id: person.name for person in here.people.everyone()}
    assert [names[each] for each in entry.content.people] == ["美咲", "Kenta"]


def test_a_copied_file_without_a_day_is_still_the_same(here, tmp_path):
    folder = laid(tmp_path / "in", {"notes.txt": WORDS})
    brought(here, folder)
    os.utime(folder / "notes.txt", (1, 1))
    preview = here.importing.look(folder)
    assert (preview.has_new, preview.tallies["entries"].different) == (False, 1)


def test_pictures_come_only_from_beside_the_text(here, tmp_path):
    text = (
        "2024\n![a](img/a%20b.png) ![b](../../etc/passwd.png) ![c](https://example.org/c.png) "
        "![d](file:///etc/d.png)"
    )
    folder = laid(tmp_path / "in", {"2024-05-03.md": text, "img/a b.png": PNG, "img/un.png": PNG})
    preview = here.importing.look(folder)
    assert {(each.place, each.why) for each in preview.unread} == {
        ("2024-05-03.md: ../../etc/passwd.png", Why.LINK),
        ("img/un.png", Why.MISSING),
    }
    [entry] = brought(here, folder)
    [picture] = preview.arriving.pictures
    assert f"![a](attachment:{picture.id})" in entry.content.text
    assert "https://example.org/c.png" in entry.content.text
    assert here.keeping.counts()["pictures"] == 1


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be-bom", "cp932"])
def test_a_text_is_read_in_the_encoding_it_was_written_in(here, tmp_path, encoding):
    data = b"\xfe\xff" + WORDS.encode("utf-16-be") if "bom" in encoding else WORDS.encode(encoding)
    folder = laid(tmp_path / "in", {"2024-05-03.txt": data})
    preview = here.importing.look(folder)
    assert [each.words for each in preview.guesses] == (
        ["きょうは駅まで歩いた。"] if encoding == "cp932" else []
    )
    [entry] = brought(here, folder)
    assert entry.content.text == WORDS


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode("euc_jp"),
        WORDS.encode("iso2022_jp") + b"\xff",
        "Café crème à la carte, déjà vu".encode("latin-1"),
        WORDS.encode("utf-16-le"),
        bytes(range(256)),
        WORDS.encode()[:-1] + b"\xff",
    ],
)
def test_no_text_becomes_nonsense_without_a_word(here, tmp_path, data):
    file = tmp_path / "2024-05-03.csv"
    file.write_bytes(data)
    with pytest.raises(ImportEncodingUnknown):
        here.importing.look(file, Format.CSV)
    folder = laid(tmp_path / "in", {"2024-05-03.txt": data, "2024-05-04.txt": WORDS})
    preview = here.importing.look(folder)
    assert [(each.place, each.why) for each in preview.unread] == [("2024-05-03.txt", Why.ENCODING)]
    assert len(preview.arriving.entries) == 1


# Tables of other programs


def test_a_table_with_days_and_texts_is_read(here, tmp_path):
    file = tmp_path / "diary.csv"
    rows = "日付,題名,本文,タグ\n2024/5/3,散歩,きょうは歩いた,駅、雨\n,,,\nいつか,,words,\n"
    file.write_bytes(rows.encode("cp932"))
    assert [(each.place, each.why) for each in here.importing.look(file).unread] == [
        ("diary.csv 4", Why.NO_DAY)
    ]
    [entry] = brought(here, file)
    assert (entry.moment.day, entry.content.title) == (date(2024, 5, 3), "散歩")
    assert (entry.content.text, entry.content.tags) == ("きょうは歩いた", ("駅", "雨"))


def test_an_apostrophe_in_a_table_of_others_is_a_word(here, tmp_path):
    file = tmp_path / "diary.csv"
    file.write_text("date;text\n2024-05-03;'tis fine\n", "utf-8")
    [entry] = brought(here, file)
    assert entry.content.text == "'tis fine"


def test_a_table_without_days_is_no_diary(here, tmp_path):
    file = tmp_path / "prices.csv"
    file.write_text("item,price\nbread,3\n", "utf-8")
    with pytest.raises(NotImportable):
        here.importing.look(file)


# Day One and jrnl

PHOTO = "0" * 31 + "1"
DAY_ONE = {
    "metadata": {"version": "1.0"},
    "entries": [
        {
            "uuid": "A" * 32,
            "creationDate": "2024-05-03T13:30:00Z",
            "timeZone": "Asia/Tokyo",
            "text": "# 駅\n\n![](dayone-moment://AB12)\n![](dayone-moment://GONE)",
            "tags": ["雨"],
            "photos": [{"identifier": "AB12", "md5": PHOTO, "type": "png"}],
            "location": {"latitude": 35.6, "placeName": "secret place"},
        },
        {"uuid": "B" * 32, "creationDate": "never", "text": "no day"},
    ],
}


def test_an_export_of_day_one_is_read_without_its_places(here, tmp_path):
    files = {"Journal.json": json.dumps(DAY_ONE), f"photos/{PHOTO}.png": PNG}
    path = zipped(tmp_path / "export.zip", files)
    preview = here.importing.look(path)
    assert preview.arriving.format is Format.DAY_ONE
    assert [(each.place, each.why) for each in preview.unread] == [
        ("Journal.json 1: GONE", Why.LINK), ("Journal.json 2", Why.NO_DAY),
    ]  # fmt: skip
    [entry] = brought(here, path)
    assert (entry.id, entry.moment.zone) == ("a" * 32, "Asia/Tokyo")
    assert f"{entry.moment.local:%Y-%m-%d %H:%M}" == "2024-05-03 22:30"
    assert entry.content.tags == ("雨",)
    assert here.keeping.counts()["pictures"] == 1
    here.keeping.export_json(tmp_path / "out.json")
    assert "secret place" not in (tmp_path / "out.json").read_text("utf-8")


@pytest.mark.parametrize("tags", [5, True, "rain", {"rain": 1}])
def test_tags_of_day_one_that_are_no_list_are_none(here, tmp_path, tags):
    entry = {"text": "words", "creationDate": "2026-01-02T03:00:00Z", "tags": tags}
    path = tmp_path / "Journal.json"
    path.write_text(json.dumps({"metadata": {"version": "1.0"}, "entries": [entry]}), "utf-8")
    [brought_in] = brought(here, path)
    assert brought_in.content.tags == ()


JRNL = """[2024-05-03 21:05] 散歩. With @美咲 to the station.
It rained.

[2024-05-04 09:30:15 PM] Second
2024 was a good year so far.
"""


def test_a_journal_of_jrnl_is_read(here, tmp_path):
    (tmp_path / "journal.txt").write_text(JRNL, "utf-8")
    first, second = brought(here, tmp_path / "journal.txt")
    assert first.content.text == "散歩. With @美咲 to the station.\nIt rained."
    assert first.content.tags == ("美咲",)
    assert second.content.text == "Second\n2024 was a good year so far."
    assert f"{second.moment.local:%H:%M}" == "21:30"


def test_what_jrnl_exports_as_data_is_read(here, tmp_path):
    each = {"title": "Title.", "body": "Body", "date": "2024-05-03", "time": "07:08", "tags": []}
    file = tmp_path / "jrnl.json"
    file.write_text(json.dumps({"tags": {}, "entries": [each, 3]}), "utf-8")
    [entry] = brought(here, file)
    assert (entry.content.text, f"{entry.moment.local:%H:%M}") == ("Title.\nBody", "07:08")


def test_what_is_asked_for_by_name_is_read_as_that(here, tmp_path):
    (tmp_path / "2024-05-03.txt").write_text("[2020-01-01 10:00] a line of mine", "utf-8")
    [entry] = brought(here, tmp_path / "2024-05-03.txt", Format.MARKDOWN)
    assert entry.content.text == "[2020-01-01 10:00] a line of mine"


@pytest.mark.parametrize("name", ["in", "in.zip"])
def test_an_empty_place_holds_nothing_to_import(here, tmp_path, name):
    path = laid(tmp_path / "in", {}) if name == "in" else zipped(tmp_path / "in.zip", {})
    path.mkdir(exist_ok=True) if name == "in" else None
    with pytest.raises(NothingToImport):
        here.importing.look(path)
