"""Journals to measure: the example's life, and between its entries some with a wide vocabulary.

The example is written by hand, so its rarest words are not rare enough to be a fair test of search.
Every fifth entry is therefore made of words that hardly ever come twice, some in unclean forms.
"""

import sys
import time
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from trustjournal.core.clock import moment_of
from trustjournal.core.ids import EntryId
from trustjournal.journal import store as journal_store
from trustjournal.journal.domain import Content, Entry
from trustjournal.keeping import example
from trustjournal.storage.vault import Vault

LAST_DAY = date(2026, 5, 14)
TOKYO = ZoneInfo("Asia/Tokyo")
_KANJI = [
    character
    for row in range(0xB0, 0xD0)
    for cell in range(0xA1, 0xFF)
    for character in bytes((row, cell)).decode("euc_jp", "ignore")
]
_KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ"
_SYLLABLES = (
    "ka", "ber", "ton", "ford", "dale", "wick", "ley", "ham", "stead", "mar", "lin", "den", "wel",
    "nor", "brook", "ash", "mer", "cas",
)  # fmt: skip
_JOINTS = ("は", "が", "を", "に", "と", "の", "も", "で", "から", "まで", "より")
_LINKS = ("and", "of", "with", "the", "before", "after", "without", "about", "again", "when")


def filled(folder: Path, entries: int) -> Vault:
    """Open the journal of so many entries in a folder; write it first when it is not there."""
    vault = Vault(folder / f"journal-{entries}", folder / "copies")
    if vault.folder.exists():
        vault.open()
        return vault
    vault.create(None)
    started = time.perf_counter()
    wide = entries // 5
    japanese = (entries - wide) * 3 // 5
    example.fill(vault, "ja", LAST_DAY, japanese, zone=TOKYO)
    example.fill(vault, "en", LAST_DAY, entries - wide - japanese, seed=2, zone=TOKYO)
    made = list(_wide_entries(wide))
    for start in range(0, len(made), 2000):
        with vault.writing() as connection:
            journal_store.insert_many(connection, made[start : start + 2000])
    vault.checkpoint()
    print(f"wrote {entries} entries in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return vault


def _wide_entries(count: int) -> Iterator[Entry]:
    random = Random(count)
    for number in range(count):
        when = datetime(2026, 5, 14, 8, 30, tzinfo=TOKYO) - timedelta(hours=11 * number)
        yield Entry(
            id=EntryId(f"{random.getrandbits(128):032x}"),
            moment=moment_of(when),
            content=Content(text=_text(random)),
            created_at=when,
            updated_at=when,
        )


def _text(random: Random) -> str:
    write = _japanese if random.random() < 0.6 else _english
    text = "".join(write(random) for _sentence in range(random.randint(4, 14)))
    unclean = random.random()
    if unclean < 0.02:
        return unicodedata.normalize("NFD", text)
    if unclean < 0.04:
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text).upper()
    if unclean < 0.06:
        return text.replace("。", "😊👨‍👩‍👧𠮷　\n")
    return text


def _japanese(random: Random) -> str:
    parts = []
    for _part in range(random.randint(2, 5)):
        word = "".join(random.choices(_KANJI, k=random.randint(1, 3)))
        parts.append(word + "".join(random.choices(_KANA, k=random.randint(0, 3))))
        parts.append(random.choice(_JOINTS))
    return "".join(parts) + "。"


def _english(random: Random) -> str:
    parts = []
    for _part in range(random.randint(3, 7)):
        parts.append("".join(random.choices(_SYLLABLES, k=random.randint(2, 3))))
        parts.append(random.choice(_LINKS))
    return " ".join(parts).capitalize() + ". "
