"""A journal page over a real encrypted journal."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from tests.drivers.journal import JournalDriver
from tests.drivers.timers import FakeTimers
from trustjournal.journal.desk import Desk, Empty
from trustjournal.journal.page import JournalPage

QUESTIONS = {"p001": "What was said today that was not easy?"}


@dataclass
class Heard:
    """What the page told the shell."""

    problems: list[Exception] = field(default_factory=list)
    undos: list[tuple[str, Callable[[], object]]] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    printed: list[object] = field(default_factory=list)


@pytest.fixture
def timers() -> FakeTimers:
    return FakeTimers()


@pytest.fixture
def empty_trash(journal) -> Empty:
    """Empties it where there are no copies."""

    def empty(*, without_copy: bool) -> int:
        journal.empty_trash()
        return 0

    return empty


@pytest.fixture
def desk(
    clock, changes, journal, people, check_ins, events, choices, jobs, timers, empty_trash
) -> Desk:
    return Desk(
        journal=journal,
        people=people,
        check_ins=check_ins,
        events=events,
        choices=choices,
        jobs=jobs,
        changes=changes,
        clock=clock,
        empty_trash=empty_trash,
        prompt_text=lambda prompt: QUESTIONS.get(prompt, ""),
        new_timer=timers,
    )


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def open_page(desk, heard, show, theme) -> Callable[..., JournalDriver]:
    """Opens the journal page as it would open now, perhaps with other things on the desk."""

    def open_it(on: Desk = desk) -> JournalDriver:
        page = JournalPage(on)
        page.problem.connect(heard.problems.append)
        page.undo_offered.connect(lambda said, undo: heard.undos.append((said, undo)))
        page.thing_chosen.connect(lambda hit: heard.people.extend(hit.people))
        page.print_asked.connect(heard.printed.append)
        show(page, 1056, 860)
        return JournalDriver(page)

    return open_it
