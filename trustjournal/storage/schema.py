"""Which shape of tables this program knows, and how an older journal is brought up to it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sqlalchemy import Engine


class Chain(NamedTuple):
    """Every revision in order. A constant, so that an up-to-date journal opens without Alembic."""

    folder: Path
    revisions: tuple[str, ...]

    @property
    def newest(self) -> str:
        """The revision that this program writes."""
        return self.revisions[-1]


CHAIN = Chain(
    folder=Path(__file__).with_name("migrations"), revisions=("0001", "0002", "0003", "0004")
)


def upgrade(engine: "Engine", raw: Any, chain: Chain = CHAIN) -> None:
    """Run the missing steps in one transaction: all of them happen, or none.

    `raw` is the one connection below the engine. What SQLCipher refuses is raised as its own error.
    """
    from alembic import command
    from alembic.config import Config
    from sqlalchemy.exc import DBAPIError

    config = Config()
    config.set_main_option("script_location", str(chain.folder).replace("%", "%%"))
    # A step may drop a table and make it anew; references are checked as a whole before the commit.
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, chain.newest)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise RuntimeError(f"the step breaks references of {broken[0][0]}")
    except DBAPIError as error:
        raise error.orig or error from None  # SQLAlchemy's names this one as its cause
    finally:
        raw.execute("PRAGMA foreign_keys=ON")
