"""What the computer is set to changes what is shown, never what is stored, found or taken out."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).parents[3]
LIFE = """
import json, sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from tests.clocks import FakeClock
from trustjournal import i18n
from trustjournal.core.changes import tell_nobody
from trustjournal.journal.domain import Query
from trustjournal.services import assemble
from trustjournal.storage.vault import Vault

if "carelessly" in sys.argv:
    from trustjournal.keeping import exporting
    really = exporting.os.fdopen
    exporting.os.fdopen = lambda descriptor, mode, **_how: really(descriptor, mode)
i18n.use(i18n.system_language())
place = Path(sys.argv[1])
vault = Vault(place / "journal", place / "copies")
vault.create(None)
clock = FakeClock(datetime(2026, 5, 1, 9, 5, tzinfo=ZoneInfo("Asia/Tokyo")))
services = assemble(vault, clock, tell_nobody)
TEXT = "Iı İi ＩＳＴＡＮＢＵＬ straße ß 約束 ١٢٣"
services.journal.write(TEXT, people=["Irıs İpek"], tags=["Iı"], trust=3.5)
clock.advance(days=1)
services.journal.write("ISTANBUL istanbul", people=["ALİ"], tags=["ıI"])
found = {
    words: sorted(hit.title for hit in services.journal.search(Query(words=words)))
    for words in ("istanbul", "ISTANBUL", "ıi", "straße", "約", "123")
}
services.keeping.export_json(place / "all.json")
services.keeping.export_markdown(place / "all")
copy = services.keeping.back_up()
exported = json.loads((place / "all.json").read_text("utf-8"))
names = {person["id"]: person["name"] for person in exported["people"]}
vault.close()
print(json.dumps({
    "entries": [
        [e["body_markdown"], e["title"], e["day"], e["instant"], e["utc_offset_minutes"], e["tags"],
         [names[p] for p in e["people"]]]
        for e in sorted(exported["entries"], key=lambda e: e["instant"])
    ],
    "people": sorted(names.values()),
    "ratings": [c["rating"] for c in exported["check_ins"]],
    "found": found,
    "files": sorted(f.name[:15] for f in (place / "all").rglob("*.md")),
    "pages": sorted(len(f.read_bytes()) for f in (place / "all").rglob("*.md")),
    "copy": len(copy.name),
}))
"""
COMPUTERS = {
    "Turkish letters": {"LC_ALL": "tr_TR.UTF-8"},
    "files named in ASCII": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Japanese in another encoding": {"LC_ALL": "ja_JP.eucJP", "PYTHONUTF8": "0"},
    "Arabic digits": {"LC_ALL": "ar_EG.UTF-8"},
    "an old encoding": {"LC_ALL": "de_DE.ISO-8859-1", "PYTHONUTF8": "0"},
    "set to nothing": {},
}
SHORT = ("files named in ASCII",)


@cache
def lived(*how, **settings):
    """Live a day on a computer that is set so; return what is there afterwards."""
    others = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))
    }
    surroundings = {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT), **settings}
    with TemporaryDirectory() as place:
        life = Path(place, "life.py")
        life.write_text(LIFE, "utf-8")
        ended = subprocess.run(
            [sys.executable, str(life), place, *how],
            env={**others, **surroundings}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@pytest.mark.parametrize(
    "computer",
    [each if each in SHORT else pytest.param(each, marks=pytest.mark.long) for each in COMPUTERS],
)
def test_a_day_is_the_same_on_every_computer(computer):
    usual = lived(LC_ALL="C.UTF-8")
    assert len(usual["entries"]) == 2
    assert lived(**COMPUTERS[computer]) == usual


def test_a_program_that_writes_as_the_computer_is_set_is_noticed():
    with pytest.raises(AssertionError, match="UnicodeEncodeError"):
        lived("carelessly", **COMPUTERS["files named in ASCII"])
