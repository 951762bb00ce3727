"""How long a window waits that nobody sees."""

import time

from PySide6.QtCore import QTimer

from trustjournal.core.moving import moved
from trustjournal.shell.patience import Patience


def ran_out_after(qtbot, patience, *limits):
    begun = time.monotonic()
    with qtbot.waitSignal(patience.over):
        patience.begin(*limits)
    return time.monotonic() - begun


def test_it_runs_out_when_nothing_moves_and_lasts_while_something_does(qtbot):
    patience, steps = Patience(), []

    def step():
        moved()
        steps.append(1)
        if len(steps) < 10:
            QTimer.singleShot(50, step)

    step()
    assert ran_out_after(qtbot, patience, 0.3) > 0.5
    assert patience.is_over


def test_behind_a_lock_it_runs_out_although_something_moves(qtbot):
    patience, steps = Patience(), QTimer(interval=5)
    steps.timeout.connect(moved)
    steps.start()
    assert 0.35 < ran_out_after(qtbot, patience, 0.3, 0.4) < 5
    steps.stop()


def test_it_is_not_over_once_what_it_waited_for_is_there(qtbot):
    patience = Patience()
    patience.begin(0.03)
    patience.stop()
    with qtbot.assertNotEmitted(patience.over, wait=60):
        pass
    assert not patience.is_over
