"""One transaction: all of it on the disk, or nothing."""

import os
import resource
import shutil
import subprocess
import sys
import threading
import traceback

import pytest
from sqlalchemy.exc import IntegrityError

from trustjournal.storage import preferences
from trustjournal.storage.problems import JournalClosed, NoRoom, NotWritable


def read(vault, name):
    with vault.reading() as connection:
        return preferences.read(connection, name)


def write(vault, name, value):
    with vault.writing() as connection:
        preferences.write(connection, name, value)


def test_an_exception_takes_everything_back(vault):
    write(vault, "a", 1)

    def half_done():
        with vault.writing() as connection:
            preferences.write(connection, "a", 2)
            connection.exec_driver_sql("CREATE TABLE half_done (x)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()
    assert read(vault, "a") == 1
    with vault.reading() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars().all()
    assert "half_done" not in tables
    assert vault.change_counter == 1


def test_a_preference_goes_back_to_its_default(vault):
    write(vault, "a", {"日": [1, None, True]})
    assert read(vault, "a") == {"日": [1, None, True]}
    write(vault, "a", None)
    with vault.reading() as connection:
        assert preferences.read(connection, "a", "default") == "default"


def test_a_transaction_that_changes_nothing_leaves_no_trace(vault):
    write(vault, "a", 1)
    vault.checkpoint()
    before = (vault.folder / "journal.db").read_bytes()
    with vault.writing() as connection:
        assert preferences.read(connection, "a") == 1
    assert vault.change_counter == 1
    vault.checkpoint()
    assert (vault.folder / "journal.db").read_bytes() == before


def test_the_change_counter_survives_closing(vault):
    for number in range(3):
        write(vault, "a", number)
    vault.close()
    vault.open()
    assert vault.change_counter == 3


def test_reading_refuses_to_write_and_writing_works_afterwards(vault):
    with pytest.raises(RuntimeError, match="taken back"), vault.reading() as connection:
        preferences.write(connection, "a", 1)
    with pytest.raises(RuntimeError, match="taken back"), vault.glancing() as connection:
        connection.exec_driver_sql("DELETE FROM facts")
    assert read(vault, "a") is None
    write(vault, "a", 2)
    assert read(vault, "a") == 2


def test_transactions_do_not_nest(vault):
    def nested():
        with vault.writing() as connection:
            preferences.write(connection, "a", 1)
            return read(vault, "a")

    with pytest.raises(RuntimeError, match="inside a transaction"):
        nested()
    assert read(vault, "a") is None


# Several changes that are one


def names(vault):
    with vault.reading() as connection:
        found = connection.exec_driver_sql("SELECT name FROM preferences ORDER BY name")
        return found.scalars().all()


def test_what_is_done_together_is_one_change(vault):
    with vault.together() as connection:
        write(vault, "a", 1)
        assert read(vault, "a") == 1, "what was written a moment ago is seen"
        with vault.writing() as inner:
            assert inner is connection
            preferences.write(inner, "b", 2)
        preferences.write(connection, "c", 3)
    assert names(vault) == ["a", "b", "c"]
    assert vault.change_counter == 1
    vault.close()
    vault.open()
    assert names(vault) == ["a", "b", "c"]
    assert vault.change_counter == 1


def test_an_exception_takes_back_all_that_was_done_together(vault):
    write(vault, "before", 1)

    def half_done():
        with vault.together() as connection:
            write(vault, "a", 1)
            preferences.write(connection, "before", 2)
            with vault.writing() as inner:
                preferences.write(inner, "b", 2)
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()
    assert names(vault) == ["before"]
    assert read(vault, "before") == 1
    assert vault.change_counter == 1
    write(vault, "after", 1)
    assert names(vault) == ["after", "before"]
    assert vault.change_counter == 2


def test_of_a_part_that_broke_off_nothing_stays_even_if_one_would_go_on(vault):
    def breaks_off():
        with vault.writing() as inner:
            preferences.write(inner, "half", 1)
            raise ZeroDivisionError

    def goes_on():
        with vault.together():
            with pytest.raises(ZeroDivisionError):
                breaks_off()
            write(vault, "whole", 1)

    with pytest.raises(RuntimeError, match="broke off"):
        goes_on()
    assert names(vault) == []
    with vault.together():
        write(vault, "whole", 1)
    assert names(vault) == ["whole"], "the next one is not blamed for it"


def test_looking_in_vain_breaks_nothing_off(vault):
    with vault.together():
        with pytest.raises(ZeroDivisionError), vault.reading():
            raise ZeroDivisionError
        write(vault, "a", 1)
    assert names(vault) == ["a"]


def test_one_inside_another_takes_part_in_it(vault):
    def half_done():
        with vault.together():
            with vault.together():
                write(vault, "a", 1)
            write(vault, "b", 2)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()
    assert names(vault) == []
    with vault.together():
        with vault.together():
            write(vault, "a", 1)
        write(vault, "b", 2)
    assert names(vault) == ["a", "b"]
    assert vault.change_counter == 1


def test_it_does_not_begin_inside_a_transaction_of_its_own(vault):
    def nested():
        with vault.writing() as connection:
            preferences.write(connection, "a", 1)
            with vault.together():
                pass

    with pytest.raises(RuntimeError, match="inside a transaction"):
        nested()
    assert names(vault) == []


def test_another_thread_sees_nothing_of_it_until_all_is_done(vault):
    inside, seen = threading.Event(), []

    def other():
        inside.wait(10)
        seen.append(names(vault))

    thread = threading.Thread(target=other)
    thread.start()
    with vault.together():
        write(vault, "a", 1)
        inside.set()
        thread.join(0.05)
        assert thread.is_alive(), "it waits for its turn"
        write(vault, "b", 2)
    thread.join(10)
    assert seen == [["a", "b"]]


def test_a_full_file_in_the_middle_leaves_nothing_of_it(vault):
    write(vault, "kept", 1)
    with vault.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 50")

    def half_done():
        with vault.together():
            write(vault, "small", 1)
            write(vault, "big", "約束" * 500_000)

    with pytest.raises(NoRoom):
        half_done()
    assert vault.is_open
    assert names(vault) == ["kept"]
    with vault.together():
        write(vault, "small", 1)
        write(vault, "big", "約束" * 500_000)
    assert names(vault) == ["big", "kept", "small"]
    assert vault.is_whole()


def test_a_second_thread_waits_for_its_turn(vault):
    inside, may_go_on = threading.Event(), threading.Event()

    def first():
        with vault.writing() as connection:
            preferences.write(connection, "order", "first")
            inside.set()
            may_go_on.wait(10)

    thread = threading.Thread(target=first)
    thread.start()
    assert inside.wait(10)
    threading.Timer(0.05, may_go_on.set).start()
    with vault.writing() as connection:
        assert preferences.read(connection, "order") == "first"
        preferences.write(connection, "order", "second")
    thread.join()
    assert read(vault, "order") == "second"


def test_a_full_file_is_said_and_saving_works_again(vault):
    write(vault, "kept", 1)
    with vault.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 50")
    with pytest.raises(NoRoom):
        write(vault, "big", "約束" * 500_000)
    assert vault.is_open
    assert read(vault, "kept") == 1
    assert read(vault, "big") is None
    write(vault, "big", "約束" * 500_000)
    assert vault.is_whole()


def test_a_failing_disk_is_said_and_saving_works_again(vault):
    write(vault, "kept", 1)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = (vault.folder / "journal.db-wal").stat().st_size
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
        with pytest.raises(NotWritable) as told:
            write(vault, "big", "約束" * 500_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert told.value.__cause__.__cause__ is None, "else causes lead in a circle"
    if not vault.is_open:
        vault.open()
    assert read(vault, "kept") == 1
    assert read(vault, "big") is None
    write(vault, "big", "約束" * 500_000)
    assert vault.is_whole()


ON_A_SMALL_DISK = """
import os, sys
from pathlib import Path
from trustjournal.storage import preferences
from trustjournal.storage.problems import NoRoom
from trustjournal.storage.vault import Vault
place = Path(sys.argv[1])
(place / "filler").write_bytes(bytes(3 << 20))
vault = Vault(place / "journal", place / "copies")
vault.create(None)
saved = 0
try:
    while True:
        with vault.writing() as connection:
            preferences.write(connection, f"n{saved}", "約束" * 4000)
        saved += 1
except NoRoom:
    pass
def count():
    with vault.reading() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM preferences").scalar()
assert count() == saved > 10, (count(), saved)
vault.close()
vault.open()
assert count() == saved, (count(), saved)  # a full disk can still be read
(place / "filler").unlink()
with vault.writing() as connection:
    preferences.write(connection, "after", 1)
assert count() == saved + 1 and vault.is_whole()
print("saved", saved)
vault.close()
"""


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs a mount of its own")
def test_a_full_disk_keeps_what_was_saved(tmp_path):
    script = f'mount -t tmpfs -o size=6m tmpfs "{tmp_path}" && exec "$0" -c "$1" "{tmp_path}"'
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script, sys.executable, ON_A_SMALL_DISK],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    if "unshare" in done.stderr or "mount" in done.stderr:
        pytest.skip(f"this system allows no mount: {done.stderr.splitlines()[0]}")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("saved ")


def test_no_error_of_the_database_repeats_what_was_written(vault):
    marker = "秘密のことば"
    write(vault, marker, marker)
    with pytest.raises(IntegrityError) as raised, vault.writing() as connection:
        connection.exec_driver_sql("INSERT INTO preferences VALUES (?, ?)", (marker, marker))
    assert marker not in "".join(traceback.format_exception(raised.value))


def test_the_connection_is_as_strict_as_it_was_designed(vault):
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "secure_delete": 1,
        "temp_store": 2,
        "cell_size_check": 1,
        "trusted_schema": 0,
        "foreign_keys": 1,
        "fullfsync": 1,
        "cipher_log_level": "NONE",
    }
    with vault.reading() as connection:
        actual = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
        assert connection.exec_driver_sql("PRAGMA mmap_size").scalar() in (0, None)
    assert actual == expected
    assert not (vault.folder / "journal.db-shm").exists()


def test_a_disk_that_fails_for_good_closes_the_journal(vault):
    write(vault, "kept", 1)
    away = vault.folder / "away"
    with vault.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 50")

    def write_while_it_goes():
        with vault.writing() as connection:
            (vault.folder / "journal.db").rename(away)
            preferences.write(connection, "big", "約束" * 500_000)

    with pytest.raises(NotWritable):
        write_while_it_goes()
    assert not vault.is_open
    with pytest.raises(JournalClosed):
        read(vault, "kept")
    vault.close()
    away.rename(vault.folder / "journal.db")
    vault.open()
    assert read(vault, "kept") == 1
