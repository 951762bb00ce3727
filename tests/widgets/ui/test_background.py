import threading
import time
import weakref

import pytest
from PySide6.QtCore import QObject, QThread, QTimer

from trustjournal.core.changes import Changes
from trustjournal.core.moving import moved
from trustjournal.ui.background import ChangeSignal, DatabaseJobs, InlineJobs


def unexpected(error):
    raise error


@pytest.fixture
def worker():
    jobs = DatabaseJobs()
    yield jobs
    jobs.close()


@pytest.fixture
def busy(worker):
    """Keeps the worker busy until the test lets go of it."""
    release, begun = threading.Event(), threading.Event()

    def wait():
        begun.set()
        assert release.wait(10)

    worker.run(worker, wait, lambda _nothing: None, fail=unexpected)
    assert begun.wait(10)
    yield release
    release.set()


def test_an_answer_comes_back(any_jobs, qtbot):
    answers = []
    owner = QObject()
    any_jobs.run(owner, lambda: 6 * 7, answers.append, fail=unexpected)
    qtbot.waitUntil(lambda: answers == [42])


def test_a_failure_is_handed_over_and_the_next_work_is_done(any_jobs, qtbot):
    failures, answers = [], []
    owner = QObject()

    def fail():
        raise OSError("the disk is gone")

    any_jobs.run(owner, fail, answers.append, fail=failures.append)
    any_jobs.run(owner, lambda: "still here", answers.append, fail=unexpected)
    qtbot.waitUntil(lambda: answers == ["still here"])
    assert [str(error) for error in failures] == ["the disk is gone"]


def test_nobody_hears_an_answer_for_an_owner_that_is_gone(any_jobs, qtbot):
    answers, done = [], []
    owner, other = QObject(), QObject()

    def leave():
        owner.deleteLater()
        QThread.msleep(1)
        return "too late"

    if isinstance(any_jobs, InlineJobs):
        from shiboken6 import delete

        any_jobs.run(owner, lambda: delete(owner), answers.append, fail=unexpected)
    else:
        any_jobs.run(owner, leave, answers.append, fail=unexpected)
    any_jobs.run(other, lambda: "later", done.append, fail=unexpected)
    qtbot.waitUntil(lambda: done == ["later"])
    assert answers == []


def test_work_is_done_elsewhere_and_answers_arrive_on_the_windows_thread(worker, qtbot):
    seen = []
    window_thread = threading.get_ident()

    def then(thread):
        seen.append((thread != window_thread, threading.get_ident() == window_thread))

    worker.run(worker, threading.get_ident, then, fail=unexpected)
    qtbot.waitUntil(lambda: seen == [(True, True)])


def test_work_is_done_in_the_order_it_was_asked_for(worker, qtbot):
    done, answers = [], []
    for number in range(200):
        worker.run(worker, lambda n=number: done.append(n) or n, answers.append, fail=unexpected)
    qtbot.waitUntil(lambda: len(answers) == 200)
    assert done == answers == list(range(200))


def test_the_window_lives_on_while_the_worker_is_busy(worker, busy, qtbot):
    beats = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(1))
    timer.start(1)
    qtbot.waitUntil(lambda: len(beats) >= 10)
    assert not busy.is_set()
    timer.stop()


def test_only_the_latest_question_is_answered_and_those_between_are_not_even_asked(
    worker, busy, qtbot
):
    asked, answers = [], []
    for words in ("約", "約束", "約束を"):
        worker.run(
            worker,
            lambda words=words: asked.append(words) or words,
            answers.append,
            fail=unexpected,
            only_latest="search",
        )
    busy.set()
    qtbot.waitUntil(lambda: answers == ["約束を"])
    assert asked == ["約束を"]


def test_an_answer_on_its_way_is_dropped_when_a_newer_question_was_asked(worker, qtbot):
    answers = []
    computed = threading.Event()
    worker.run(
        worker, lambda: computed.set() or "old", answers.append, fail=unexpected, only_latest="s"
    )
    assert computed.wait(10)
    worker.run(worker, lambda: "new", answers.append, fail=unexpected, only_latest="s")
    qtbot.waitUntil(lambda: "new" in answers)
    assert answers == ["new"]


def test_questions_of_other_owners_or_names_are_left_alone(worker, busy, qtbot):
    answers = []
    first, second = QObject(), QObject()
    for owner, name in ((first, "search"), (second, "search"), (first, "marks")):
        worker.run(
            owner,
            lambda owner=owner, name=name: (owner is first, name),
            answers.append,
            fail=unexpected,
            only_latest=name,
        )
    busy.set()
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert answers == [(True, "search"), (False, "search"), (True, "marks")]


def test_closing_finishes_writes_but_not_questions(qtbot):
    jobs = DatabaseJobs()
    begun, release, done = threading.Event(), threading.Event(), []
    nobody = QObject()
    jobs.run(nobody, lambda: begun.set() or release.wait(10), lambda _done: None, fail=unexpected)
    assert begun.wait(10)
    jobs.run(nobody, lambda: done.append("written"), lambda _done: None, fail=unexpected)
    jobs.run(nobody, lambda: done.append("searched"), print, fail=unexpected, only_latest="search")
    threading.Timer(0.02, release.set).start()
    jobs.close()
    assert done == ["written"]


def test_questions_are_passed_over_when_something_waits_and_writes_are_not(worker, busy, qtbot):
    done, answers = [], []
    worker.run(
        worker, lambda: done.append("asked"), answers.append, fail=unexpected, only_latest="list"
    )
    worker.run(worker, lambda: done.append("written"), lambda _done: None, fail=unexpected)
    worker.pass_over()
    worker.run(worker, lambda: "later", answers.append, fail=unexpected, only_latest="list")
    busy.set()
    qtbot.waitUntil(lambda: answers == ["later"])
    assert done == ["written"]


def test_the_windows_thread_can_wait_for_what_was_asked_but_not_for_ever(worker, busy):
    done = []
    worker.run(worker, lambda: done.append(1), lambda _done: None, fail=unexpected)
    assert not worker.settle(0.01)
    busy.set()
    assert worker.settle(10)
    assert done == [1]


def test_a_write_is_done_even_when_its_page_is_gone(worker, busy, qtbot):
    written, other = [], []
    page = QObject()
    worker.run(page, lambda: written.append("draft"), unexpected, fail=unexpected)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    busy.set()
    worker.run(worker, lambda: "after", other.append, fail=unexpected)
    qtbot.waitUntil(lambda: other == ["after"])
    assert written == ["draft"]


def test_a_finished_job_holds_on_to_nobody(worker, qtbot):
    answers = []

    class Page(QObject):
        def ask(self):
            worker.run(self, self.read, self.show, fail=unexpected, only_latest="all")

        def read(self):
            return self.objectName()

        def show(self, answer):
            answers.append(answer)

    page = Page()
    page.ask()
    qtbot.waitUntil(lambda: bool(answers))
    gone = weakref.ref(page)
    del page
    qtbot.waitUntil(lambda: gone() is None)


def test_news_from_the_worker_arrives_on_the_windows_thread(worker, qtbot):
    changes = ChangeSignal()
    heard = []

    class Page(QObject):
        def hear(self, what):
            heard.append((what, threading.current_thread() is threading.main_thread()))

    page = Page()
    changes.changed.connect(page.hear)
    worker.run(page, lambda: changes.announce(Changes.ENTRIES), lambda _done: None, fail=unexpected)
    qtbot.waitUntil(lambda: heard == [(Changes.ENTRIES, True)])


def test_a_worker_that_waits_does_nothing_before_it_may_begin(qtbot):
    threads = threading.active_count()
    jobs, done = DatabaseJobs(waits=True), []
    owner, other = QObject(), []
    for word in ("first", "second"):
        jobs.run(owner, lambda word=word: done.append(word), lambda _done: None, fail=unexpected)
    assert threading.active_count() == threads
    assert done == []
    jobs.begin()
    jobs.run(owner, lambda: "after", other.append, fail=unexpected)
    qtbot.waitUntil(lambda: other == ["after"])
    assert done == ["first", "second"]
    jobs.close()


def test_what_a_later_question_made_moot_while_the_worker_waited_is_never_done(qtbot):
    jobs, done, answers = DatabaseJobs(waits=True), [], []
    owner = QObject()
    for word in ("first", "second"):
        jobs.run(
            owner,
            lambda word=word: done.append(word) or word,
            answers.append,
            fail=unexpected,
            only_latest="question",
        )
    jobs.begin()
    qtbot.waitUntil(lambda: answers == ["second"])
    assert done == ["second"]
    jobs.close()


def test_a_worker_that_never_began_still_writes_before_it_closes():
    jobs, written = DatabaseJobs(waits=True), []
    jobs.run(QObject(), lambda: written.append("draft"), lambda _done: None, fail=unexpected)
    jobs.close()
    assert written == ["draft"]


def test_once_closed_a_question_is_not_answered_and_nothing_breaks(qapp):
    jobs, owner, heard = DatabaseJobs(), QObject(), []
    jobs.close()
    jobs.run(owner, lambda: 1, heard.append, fail=heard.append, only_latest="look")
    assert heard == []


def test_once_closed_a_write_is_refused_aloud_and_never_lost_in_silence(qapp):
    jobs, owner, heard = DatabaseJobs(), QObject(), []
    jobs.close()
    with pytest.raises(RuntimeError):
        jobs.run(owner, lambda: 1, heard.append, fail=heard.append)


def test_a_worker_that_hangs_is_waited_for_only_as_long_as_something_moves(qapp):
    jobs, owner, goes_on = DatabaseJobs(), QObject(), threading.Event()

    def long_work():
        for _step in range(20):  # longer than the patience, and each step shorter
            moved()
            goes_on.wait(0.02)
        goes_on.wait()

    jobs.run(owner, long_work, unexpected, fail=unexpected)
    begun = time.monotonic()
    assert not jobs.close(0.1)
    assert time.monotonic() - begun > 0.4
    goes_on.set()
    assert DatabaseJobs().close(5), "one that is free ends at once"
