"""A file that is not yet a journal in all is written in place, once: a power cut may tear it."""

import os
import shutil
from contextlib import closing

from trustjournal.storage import cipher, keyfile, keys, preferences
from trustjournal.storage.vault import Vault

TORN = slice(1024, 1536)
"""A sector of the first page."""


def test_what_is_written_out_whole_is_a_journal_in_all(vault, tmp_path):
    key, other = keys.data_key(keyfile.read(vault.folder).slots, None), os.urandom(32)
    vault.close()
    with closing(cipher.open_for_writing(vault.folder / "journal.db", key)) as connection:
        cipher.export(connection, tmp_path / "fresh", other)
    assert [each.name for each in tmp_path.glob("fresh*")] == ["fresh"]
    with closing(cipher.open_for_reading(tmp_path / "fresh", other)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_page_that_was_torn_gets_back_what_waits_beside_the_file(vault, tmp_path):
    with vault.writing() as connection:
        preferences.write(connection, "kept", "約束")
    key = keys.data_key(keyfile.read(vault.folder).slots, None)
    vault.close()
    with closing(cipher.open_for_writing(vault.folder / "journal.db", key)) as connection:
        assert connection.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO facts (name, value) VALUES ('much', zeroblob(100000))")
        shutil.copytree(vault.folder, tmp_path / "cut")
    torn = tmp_path / "cut" / "journal.db"
    content = bytearray(torn.read_bytes())
    content[TORN] = os.urandom(512)
    torn.write_bytes(content)
    assert (tmp_path / "cut" / "journal.db-journal").stat().st_size > 0
    found = Vault(tmp_path / "cut", tmp_path / "copies")
    found.open()
    with found.reading() as connection:
        assert preferences.read(connection, "kept") == "約束"
    assert found.is_whole()
    found.close()
