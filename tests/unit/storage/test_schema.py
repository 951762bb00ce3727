"""The tables that the steps make are the tables that the stores believe in."""

import importlib
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2

import trustjournal
from trustjournal.storage import preferences
from trustjournal.storage.database import metadata
from trustjournal.storage.problems import NewerJournal
from trustjournal.storage.schema import CHAIN, Chain
from trustjournal.storage.vault import Vault

ROOT = Path(trustjournal.__file__).parent
OF_SQLITE = ("sqlite_", "search_index")


def _load_every_table():
    for file in sorted(ROOT.rglob("*.py")):
        if "storage.database import" in file.read_text("utf-8"):
            parts = file.relative_to(ROOT.parent).with_suffix("").parts
            importlib.import_module(".".join(parts))


def _affinity(declared):
    declared = declared.upper()
    for kind, words in {
        "INTEGER": ["INT"],
        "TEXT": ["CHAR", "TEXT"],
        "REAL": ["REAL", "FLOA"],
    }.items():
        if any(word in declared for word in words):
            return kind
    return declared


def _shape(execute):
    """Every table with its columns, references and indexes, whatever they are called."""
    names = [
        name
        for (name,) in execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not name.startswith(OF_SQLITE) and name != "alembic_version"
    ]
    shape = {}
    for name in names:
        indexes = [(row[2:5:2], row[1]) for row in execute(f"PRAGMA index_list({name})")]
        shape[name] = {
            "columns": {
                row[1]: (_affinity(row[2]), bool(row[3] or row[5]), row[5])
                for row in execute(f"PRAGMA table_info({name})")
            },
            "references": {
                (row[3], row[2], row[4]) for row in execute(f"PRAGMA foreign_key_list({name})")
            },
            "indexes": {
                (
                    unique_and_partial,
                    tuple(row[2] for row in execute(f"PRAGMA index_info({index})")),
                )
                for unique_and_partial, index in indexes
            },
        }
    return shape


def test_the_steps_make_what_the_stores_declare(vault):
    _load_every_table()
    engine = sa.create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as declared:
        expected = _shape(lambda sql: declared.exec_driver_sql(sql).all())
    engine.dispose()
    with vault.reading() as made:
        actual = _shape(lambda sql: made.exec_driver_sql(sql).all())
    assert sorted(actual) == sorted(expected)
    for name, table in expected.items():
        assert actual[name] == table, name


def test_the_constant_names_every_step_in_order():
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(CHAIN.folder)).walk_revisions()
    assert tuple(reversed([step.revision for step in steps])) == CHAIN.revisions


ORDINARY_OPENING = """
import sys
from pathlib import Path
from trustjournal.storage.vault import Vault
vault = Vault(Path(sys.argv[1]), Path(sys.argv[1]))
vault.state()
early = {"sqlalchemy", "alembic", "nacl"} & set(sys.modules)
vault.open()
with vault.reading() as connection:
    connection.exec_driver_sql("SELECT 1")
vault.close()
print(sorted(early), sorted({"alembic", "nacl", "PySide6"} & set(sys.modules)))
"""


def test_an_ordinary_opening_needs_neither_alembic_nor_a_key_derivation(vault):
    vault.close()
    done = subprocess.run(
        [sys.executable, "-c", ORDINARY_OPENING, str(vault.folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[] []"


STEP = """
import sqlalchemy as sa
from sqlcipher3 import dbapi2
from alembic import op

revision = "next"
down_revision = "{newest}"


def upgrade():
    op.add_column("templates", sa.Column("colour", sa.Text))
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("song", sa.Text))
    op.execute(sa.text({then!r}))
"""


@pytest.fixture
def longer_chain(tmp_path):
    def make(then="UPDATE facts SET value = 'two' WHERE name = 'app_version'"):
        folder = tmp_path / "migrations"
        shutil.copytree(CHAIN.folder, folder)
        (folder / "versions" / "next.py").write_text(
            STEP.format(then=then, newest=CHAIN.newest), encoding="utf-8"
        )
        return Chain(folder=folder, revisions=(*CHAIN.revisions, "next"))

    return make


def _people(vault):
    with vault.reading() as connection:
        return [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(people)")]


def test_an_older_journal_is_copied_and_brought_up_to_date(vault, longer_chain):
    with vault.writing() as connection:
        preferences.write(connection, "kept", "約束")
    vault.close()
    newer = Vault(vault.folder, vault.backups, chain=longer_chain())
    newer.open()
    assert "song" in _people(newer)
    with newer.reading() as connection:
        assert preferences.read(connection, "kept") == "約束"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    newer.close()
    with pytest.raises(NewerJournal):
        vault.open()
    kept = Vault(vault.backups / f"before-next-from-{CHAIN.newest}", vault.backups)
    kept.open()
    assert "song" not in _people(kept)
    kept.close()
    newer.open()
    newer.close()


@pytest.mark.parametrize(
    "then",
    [
        "INSERT INTO nowhere VALUES (1)",
        "INSERT INTO entry_people VALUES ('no entry', 'no person', 0)",
    ],
)
def test_a_step_that_fails_changes_nothing(vault, longer_chain, then):
    before = _people(vault)
    vault.close()
    newer = Vault(vault.folder, vault.backups, chain=longer_chain(then))
    with pytest.raises((dbapi2.OperationalError, RuntimeError)):
        newer.open()
    assert not newer.is_open
    vault.open()
    assert _people(vault) == before
    assert vault.is_whole()


def test_what_was_kept_before_a_step_is_never_written_over(vault, longer_chain):
    failing = Vault(
        vault.folder, vault.backups, chain=longer_chain("INSERT INTO nowhere VALUES (1)")
    )
    vault.close()
    first = vault.backups / f"before-next-from-{CHAIN.newest}"
    for _unused in range(2):  # the same state is kept once, however often it is tried
        with pytest.raises(dbapi2.OperationalError):
            failing.open()
        assert list(vault.backups.iterdir()) == [first]
    kept = (first / "journal.db").read_bytes()
    vault.open()
    with vault.writing() as connection:
        preferences.write(connection, "later", "約束")
    vault.close()
    with pytest.raises(dbapi2.OperationalError):
        failing.open()
    assert sorted(each.name for each in vault.backups.iterdir()) == [
        first.name,
        f"{first.name}-2",
    ]
    assert (first / "journal.db").read_bytes() == kept


def test_the_plain_library_could_not_have_seen_the_difference():
    """The comparison of shapes notices one changed column."""
    one, other = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    one.execute("CREATE TABLE t (a TEXT NOT NULL)")
    other.execute("CREATE TABLE t (a TEXT)")
    assert _shape(one.execute) != _shape(other.execute)
    one.close()
    other.close()
