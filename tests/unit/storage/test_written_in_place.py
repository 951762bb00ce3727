"""A file that is not yet a journal in all is written in place, once: a power cut may tear it."""

import os
from contextlib import closing

from trustjournal.storage import cipher, keyfile, keys


def test_what_is_written_out_whole_is_a_journal_in_all(vault, tmp_path):
    key, other = keys.data_key(keyfile.read(vault.folder).slots, None), os.urandom(32)
    vault.close()
    with closing(cipher.open_for_writing(vault.folder / "journal.db", key)) as connection:
        cipher.export(connection, tmp_path / "fresh", other)
    assert [each.name for each in tmp_path.glob("fresh*")] == ["fresh"]
    with closing(cipher.open_for_reading(tmp_path / "fresh", other)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
