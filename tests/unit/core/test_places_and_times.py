"""Where the journal lies and which day it is, also for somebody on the move."""

import stat
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from trustjournal.core import clock
from trustjournal.core.clock import moment_of
from trustjournal.core.paths import Paths, make_private


@pytest.fixture
def travels(monkeypatch):
    """Takes the computer into another time zone, a minute later."""
    later = [clock.time.time()]
    monkeypatch.setattr(clock.time, "time", lambda: later[0])

    def travel(zone):
        monkeypatch.setenv("TZ", zone)
        clock.time.tzset()
        later[0] += 60

    yield travel
    monkeypatch.undo()
    clock.time.tzset()
    later[0] += 120
    clock.local_zone()


def test_the_day_follows_the_traveller_while_the_program_runs(travels):
    for zone in ("Asia/Tokyo", "America/New_York", "Pacific/Apia"):
        travels(zone)
        assert clock.local_zone().key == zone
        assert moment_of(clock.system_clock()).zone == zone


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York", "UTC"])
@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("at", [time(0, 0), time(23, 59)])
def test_the_ends_of_the_calendar_are_days_like_any_other(zone, day, at):
    moment = moment_of(datetime.combine(day, at, tzinfo=ZoneInfo(zone)))
    assert moment.day == day
    assert moment.local.date() == day


def test_a_journal_given_by_a_relative_path_is_found_from_anywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    places = Paths.standard(Path("mine"))
    assert places.journal == tmp_path / "mine"
    assert places.backups == tmp_path / "mine-copies"


def test_a_file_where_a_folder_of_ours_belongs_is_left_as_it_is(tmp_path):
    in_the_way = tmp_path / "copies"
    in_the_way.write_text("a letter")
    in_the_way.chmod(0o644)
    with pytest.raises(NotADirectoryError):
        make_private(in_the_way)
    assert in_the_way.read_text() == "a letter"
    assert stat.S_IMODE(in_the_way.stat().st_mode) == 0o644
