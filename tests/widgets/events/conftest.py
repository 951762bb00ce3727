"""A place where a form about an event opens, over a real encrypted journal."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.drivers.events import EventsDriver
from trustjournal.events.desk import Desk
from trustjournal.events.form_place import FormPlace
from trustjournal.ui.day_field import Days


@dataclass
class Heard:
    """What the widgets told those around them."""

    problems: list[Exception] = field(default_factory=list)
    undos: list[tuple[str, Callable[[], object]]] = field(default_factory=list)
    noted: list[object] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)

    def undo(self) -> str:
        """Take back what was done last, and return how it was said."""
        said, undo = self.undos.pop()
        undo()
        return said


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def desk(events, choices, jobs, changes, clock) -> Desk:
    return Desk(
        events=events,
        choices=choices,
        jobs=jobs,
        changes=changes,
        days=Days(lambda: clock().date()),
    )


@pytest.fixture
def misaki(people):
    return people.add("美咲", called="Misaki")


@pytest.fixture
def kenta(people):
    return people.add("健太", called="Kenta")


@pytest.fixture
def place(desk, heard, show, theme, language) -> EventsDriver:
    place = FormPlace(desk)
    place.problem.connect(heard.problems.append)
    place.undo_offered.connect(lambda said, undo: heard.undos.append((said, undo)))
    place.noted.connect(heard.noted.append)
    around = QWidget()
    QVBoxLayout(around).addWidget(place)
    show(around, 640, 700)
    return EventsDriver(place)
