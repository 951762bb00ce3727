"""Pages of the example journal, on a computer whose clock stands still."""

import shutil
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.clocks import FakeClock
from tests.drivers.app import AppDriver
from tests.drivers.computer import Computer
from tests.journeys.conftest import computer
from trustjournal.core import settings as settings_file
from trustjournal.core.settings import Appearance, Settings
from trustjournal.keeping import example
from trustjournal.storage.vault import Vault
from trustjournal.today import store as today_store
from trustjournal.today.domain import Answer, Showing

__all__ = ["computer"]

ENTRIES = 60
QUESTION = "p001"
"""Which one is asked would be drawn by the journal's id."""


@pytest.fixture(scope="session")
def example_journals(tmp_path_factory) -> Callable[[str, FakeClock], Path]:
    """Makes the example journal of a language once; it must not be changed."""
    made: dict[str, Path] = {}

    def make(language: str, clock: FakeClock) -> Path:
        if language not in made:
            folder = tmp_path_factory.mktemp("example") / language
            vault = Vault(folder, folder.parent / "copies")
            vault.create(None)
            zone = ZoneInfo("Asia/Tokyo")
            example.fill(vault, language, last_day=clock().date(), entries=ENTRIES, zone=zone)
            seen = Showing(prompt=QUESTION, day=clock().date(), answer=Answer.SHOWN)
            with vault.writing() as connection:
                today_store.note(connection, seen, clock())
            vault.close()
            made[language] = folder
        return made[language]

    return make


@pytest.fixture
def lived_in(
    computer: Computer, clock: FakeClock, example_journals: Callable[[str, FakeClock], Path]
) -> Callable[[str, Appearance], AppDriver]:
    """Starts the program on the example journal in a language and an appearance."""

    def start(language: str, appearance: Appearance) -> AppDriver:
        shutil.copytree(example_journals(language, clock), computer.paths.journal)
        settings = Settings(
            language=language, appearance=appearance, journal=str(computer.paths.journal)
        )
        settings_file.save(computer.paths.config, settings)
        app = computer.start()
        app.window.resize(1280, 860)
        app.is_open()
        return app

    return start


@pytest.fixture
def update_snapshots(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-snapshots"))
