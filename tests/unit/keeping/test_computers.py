"""However the computer is set up, the same is stored, found and written out."""

import json
import subprocess
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.drivers.process import home

LIFE = """
import json, sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from tests.clocks import FakeClock
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import local_zone
from trustjournal.journal.domain import Query
from trustjournal.services import assemble
from trustjournal.storage.vault import Vault

place = Path(sys.argv[1])
clock = FakeClock(datetime(2026, 5, 14, 23, 30, tzinfo=ZoneInfo("Asia/Tokyo")))
vault = Vault(place / "journal", place / "copies")
vault.create(None)
services = assemble(vault, clock, tell_nobody)
for text in ("İSTANBUL'da ılık", "٣ أيام", "令和八年の約束", "Straße ﬁn", "plain words"):
    clock.advance(hours=1)
    services.journal.write(text, people=["İrem", "美咲"])
for when in ((2026, 3, 8, 2, 30), (2026, 11, 1, 1, 30), (2024, 2, 29, 12, 0), (2026, 12, 31, 23)):
    clock.now = datetime(*when, tzinfo=ZoneInfo("America/New_York"))
    services.journal.write(f"at {when}")
services.keeping.export_json(place / "all.json")
said = json.loads((place / "all.json").read_text("utf-8"))
names = {person["id"]: person["name"] for person in said["people"]}
entries = [
    {**entry, "id": "", "people": [names[each] for each in entry["people"]]}
    for entry in said["entries"]
]
found = {
    words: sorted(hit.excerpt for hit in services.journal.search(Query(words=words)))
    for words in ("istanbul", "ILIK", "٣", "約束", "STRASSE", "fin")
}
assert found["約束"] and found["STRASSE"] and found["fin"]
vault.close()
vault.open()
assert services.keeping.check() == []
vault.close()
print(json.dumps([entries, sorted(names.values()), found], sort_keys=True, ensure_ascii=True))
print(sys.getfilesystemencoding(), local_zone().key, file=sys.stderr)
"""
USUAL = {"LANG": "C.UTF-8", "TZ": "Asia/Tokyo"}
COMPUTERS = {
    "Turkish": {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "TZ": "Europe/Istanbul"},
    "nothing but bytes": {
        "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
        "TZ": "Pacific/Apia",
    },
    "Arabic": {"LANG": "ar_EG.UTF-8", "LC_ALL": "ar_EG.UTF-8", "TZ": "Africa/Cairo"},
    "Japanese": {"LANG": "ja_JP.UTF-8", "LC_ALL": "ja_JP.UTF-8", "TZ": "Asia/Tokyo"},
    "nothing said": {"TZ": "America/New_York"},
    "an old Japanese one": {
        "LANG": "ja_JP.eucJP", "LC_ALL": "ja_JP.eucJP", "PYTHONUTF8": "0", "TZ": "UTC",
    },
}  # fmt: skip


def lived_on(folder, settings):
    folder.mkdir()
    whole = {name: value for name, value in home(folder).items() if name not in {"LANG", "LC_ALL"}}
    done = subprocess.run(
        [sys.executable, "-", str(folder)],
        input=LIFE.encode(),
        env={**whole, **settings},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    "computer",
    ["nothing but bytes", *(pytest.param(each, marks=pytest.mark.long) for each in COMPUTERS)],
)
def test_every_computer_stores_and_finds_the_same(tmp_path, computer):
    usual = lived_on(tmp_path / "usual", USUAL)
    assert [entry["day"] for entry in usual[0]].count("2026-05-15") == 5
    assert lived_on(tmp_path / "other", COMPUTERS[computer]) == usual


def test_an_hour_that_does_not_exist_is_kept_as_a_moment_of_its_day():
    from trustjournal.core.clock import moment_of

    moment = moment_of(datetime(2026, 3, 8, 2, 30, tzinfo=ZoneInfo("America/New_York")))
    assert moment.day.isoformat() == "2026-03-08"
    assert moment.instant.astimezone(ZoneInfo("UTC")).isoformat() == "2026-03-08T07:30:00+00:00"
