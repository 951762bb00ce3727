"""Where and when forgotten widgets die."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication, QLabel

from trustjournal.ui.background import DatabaseJobs
from trustjournal.ui.rubbish import RubbishRounds, nothing_collected

MANY = 50_000
"""Far more than Python makes before it looks for rubbish."""


@pytest.fixture
def collected_on():
    """The threads on which rubbish was collected, from when Python does so by itself."""
    was_on = gc.isenabled()  # a test of another file may have left a program's rounds behind
    gc.enable()
    threads = []

    def hear(phase, _info):
        if phase == "start":
            threads.append(threading.current_thread())

    gc.callbacks.append(hear)
    yield threads
    gc.callbacks.remove(hear)
    if not was_on:
        gc.disable()


class Circle:
    """Rubbish that only a look for it finds."""

    def __init__(self, held=None):
        self.me, self.held = self, held


def make_rubbish():
    for _each in range(MANY):
        Circle()


def work(jobs, qtbot, what):
    done = []
    owner = QObject()
    jobs.run(owner, what, lambda _none: done.append(True), fail=done.append)
    qtbot.waitUntil(lambda: done == [True])


def test_the_worker_never_collects(qtbot, collected_on):
    jobs = DatabaseJobs()
    work(jobs, qtbot, make_rubbish)
    assert collected_on == []
    jobs.close()
    assert gc.isenabled()


def test_without_the_rule_the_worker_does_collect(qtbot, collected_on):
    jobs = DatabaseJobs()
    gc.enable()
    work(jobs, qtbot, make_rubbish)
    assert any(thread is not threading.main_thread() for thread in collected_on)
    jobs.close()


def test_a_forgotten_widget_dies_on_the_windows_thread(qtbot, collected_on):
    died_on = []
    jobs = DatabaseJobs()
    label = QLabel()
    label.destroyed.connect(lambda: died_on.append(QThread.isMainThread()))
    Circle(label)
    del label
    work(jobs, qtbot, make_rubbish)
    assert died_on == []
    jobs.findChild(RubbishRounds).go_round()
    assert died_on == [True]
    jobs.close()


def test_a_round_with_nothing_due_collects_nothing(qtbot, collected_on):
    rounds = RubbishRounds()
    gc.collect()
    collected_on.clear()
    rounds.go_round()
    assert collected_on == []
    rounds.stop()


def test_nothing_is_collected_during_a_walk_over_all_widgets(qtbot, collected_on):
    with nothing_collected():
        make_rubbish()
        QApplication.allWidgets()
        assert collected_on == []
    make_rubbish()
    assert collected_on


def test_a_language_change_collects_nothing_on_its_way(language, qtbot, collected_on):
    during = []

    class Wasteful(QLabel):
        def changeEvent(self, event):
            super().changeEvent(event)
            before = len(collected_on)  # reading a catalog that is not compiled may collect
            make_rubbish()
            during.append(len(collected_on) - before)

    label = Wasteful()
    qtbot.addWidget(label)
    label.show()
    gc.collect()
    collected_on.clear()
    during.clear()
    language.use("ja")
    assert set(during) == {0}
