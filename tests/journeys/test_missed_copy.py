"""What somebody is told whose journal could not be copied when it was closed."""

import pytest

NOTHING = ("", "", "")


@pytest.fixture
def in_the_way(computer):
    """What keeps the copies from being written: a file where their folder belongs."""
    computer.paths.backups.write_text("a file lies where the copies belong", encoding="utf-8")
    return computer.paths.backups


@pytest.fixture
def told(open_app, computer, in_the_way):
    """The program after an end that left no copy."""
    open_app.write("kept anyway")
    again = open_app.reopen()
    again.is_open()
    return again


def test_a_copy_that_could_not_be_saved_is_told_at_the_next_start(told, in_the_way):
    happened, kept, next_step = told.problem()
    assert "no copy was saved" in happened
    assert in_the_way.name in happened
    assert kept == "Everything you wrote is there, and so are your earlier copies."
    assert "The next copy is made when you close the journal" in next_step
    told.close()


def test_it_is_told_until_somebody_has_read_it(told):
    third = told.reopen()
    third.is_open()
    assert third.problem() != NOTHING
    third.click("close")
    assert third.problem() == NOTHING
    third.all_done()
    third.lock()
    third.come_back()
    third.is_open()
    assert third.problem() == NOTHING
    third.close()


def test_locking_is_not_reading(told):
    told.lock()
    told.come_back()
    told.is_open()
    assert told.problem() != NOTHING
    told.close()


def test_a_copy_that_is_saved_after_all_ends_it(told, in_the_way):
    in_the_way.unlink()
    assert told.conductor.session.services.keeping.back_up().is_file()
    again = told.reopen()
    again.is_open()
    assert again.problem() == NOTHING
    again.close()


def test_it_follows_the_language(told):
    told.conductor.choose(language="ja")
    happened, kept, next_step = told.problem()
    assert "コピーを保存できませんでした" in happened
    assert kept
    assert next_step
    assert not any("copy" in each for each in (kept, next_step))
    told.close()


def test_an_end_with_a_copy_leaves_nothing_to_tell(open_app):
    open_app.write("kept twice")
    again = open_app.reopen()
    again.is_open()
    assert again.problem() == NOTHING
    again.close()
