"""The real program, watched from outside while somebody spends a day at it."""

import os
from pathlib import Path

import pytest

from tests.drivers import process
from tests.privacy import journey, watching
from tests.privacy.sweep import open_to_others, traces
from trustjournal.shell.meeting import address

pytestmark = pytest.mark.skipif(not watching.can_watch(), reason="needs strace")


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    former = os.umask(0)  # this is made before what each test gets
    try:
        return journey.spent(tmp_path_factory.mktemp("home"))
    finally:
        os.umask(former)


def meeting_point(day):
    """Where two windows of one journal meet: a socket that holds nothing and tells nothing."""
    journal = day.home / "data" / "my-notes" / "journal"
    return Path(process.home(day.home)["TMPDIR"]) / address(journal)


def test_the_day_was_spent(day):
    assert day.said == ["seen"]
    assert (day.chosen / "all.json").exists()
    assert list(day.chosen.glob("all/*/*/*.md"))


def test_no_file_is_written_outside_the_three_folders_and_what_was_chosen(day):
    assert day.seen.outside(*day.ours, day.chosen, meeting_point(day)) == []
    assert len(day.seen.written) > 10


def test_only_the_window_itself_is_spoken_to(day):
    assert day.seen.sockets == []
    assert len(day.seen.meeting) == 1


def test_nobody_else_may_read_what_was_written(day):
    assert [each for folder in (*day.ours, day.chosen) for each in open_to_others(folder)] == []


def test_no_word_is_said_aloud_or_noted_when_there_is_a_mistake(day):
    assert "ValueError" in day.complaints
    assert journey.WORD not in day.complaints
    assert (day.ours[1] / "mistakes.txt").exists()
    assert [each for folder in day.ours for each in traces(folder, [journey.WORD])] == []
    assert traces(day.chosen, [journey.WORD]), "what is taken out can be read, and is seen here"


@pytest.fixture(scope="module")
def careless(tmp_path_factory):
    return journey.spent(tmp_path_factory.mktemp("careless") / "home", journey.CARELESS)


def test_a_program_that_opens_a_socket_and_leaves_a_file_is_caught(careless):
    assert careless.seen.outside(*careless.ours, careless.chosen, meeting_point(careless)) == [
        str(careless.home / "left.txt")
    ]
    (socket,) = careless.seen.sockets
    assert "AF_INET" in socket


def test_a_program_that_repeats_a_word_is_caught(careless):
    assert journey.WORD in careless.complaints
    assert traces(careless.ours[1], [journey.WORD]) == ["mistakes.txt (utf-8)"]


LOG = """\
7 openat(AT_FDCWD</home>, "a", O_RDONLY) = 3</home/a>
7 openat(AT_FDCWD</home>, "b", O_WRONLY|O_CREAT|O_CLOEXEC, 0600 <unfinished ...>
8 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 5<socket:[1]>
7 <... openat resumed>) = 4</home/b>
7 openat(AT_FDCWD</home>, "c", O_RDWR) = -1 EACCES (Permission denied)
8 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 6<socket:[2]>
7 mkdir("d", 0700) = 0
7 mkdirat(5</home/copies>, "e", 0700) = 0
7 mkdirat(AT_FDCWD</home>, "/home/f", 0700) = 0
7 rename("/home/b", "/home/\\344\\277\\241") = 0
9 execve("/usr/bin/dbus-daemon", ["dbus-daemon", "--nofork"], 0x7f /* 20 vars */ <unfinished ...>
10 socket(AF_NETLINK, SOCK_RAW, NETLINK_AUDIT) = 5<socket:[3]>
9 <... execve resumed>) = 0
9 socket(AF_NETLINK, SOCK_RAW, NETLINK_AUDIT) = 5<socket:[4]>
9 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 6<TCP:[5]>
"""


def test_what_strace_writes_is_understood(tmp_path):
    log = tmp_path / "log"
    log.write_text(LOG)
    seen = watching.seen(log, tmp_path)
    assert {str(each) for each in seen.written} == {
        "/home/b", str(tmp_path / "d"), "/home/copies/e", "/home/f", "/home/信",
    }  # fmt: skip
    assert seen.sockets == [
        "socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 5<socket:[1]>",
        "socket(AF_NETLINK, SOCK_RAW, NETLINK_AUDIT) = 5<socket:[3]>",
        "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 6<TCP:[5]>",
    ]
    assert seen.others == ["socket(AF_NETLINK, SOCK_RAW, NETLINK_AUDIT) = 5<socket:[4]>"]
