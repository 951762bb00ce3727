"""What stands below the words about felt trust: a question now and then, and figures on request."""

import pytest
from PySide6.QtWidgets import QLabel

from tests.unit.trends.test_trends_service import favourable
from trustjournal.people.domain import Circle
from trustjournal.trends.series.kinds import ChartKind

FELT = ChartKind.FELT


# When feeling and record lie apart


@pytest.fixture
def tom(life):
    """Somebody of whom more was kept than it feels like."""
    tom = life.people.add("Tom", circles=(Circle.WORK,))
    favourable(life, tom)
    life.rate(tom, 2, 2, 1, 2, 2, 1, 2, 2)
    return tom


def test_one_of_five_answers_is_given_and_taken_back(open_trends, any_jobs, tom, life):
    trends = open_trends(any_jobs)
    trends.until(lambda: trends.shows(ChartKind.MULTIPLES))
    trends.choose(tom.id)
    trends.until(lambda: trends.sees("What comes nearest?"))
    trends.press("time", FELT)
    trends.until(lambda: trends.sees("Your answer on"))
    assert trends.sees("“I need more time”")
    assert not trends.sees("What comes nearest?")
    assert not trends.offers("writeUneasy")
    ((words, undo),) = trends.undo
    assert words == "Your answer is kept."
    undo()
    trends.until(lambda: trends.sees("What comes nearest?"))
    assert life.answers.of(tom.id) == []


def test_who_is_uneasy_may_write_about_it_for_themselves(open_trends, tom):
    trends = open_trends()
    trends.choose(tom.id)
    trends.card(FELT)
    trends.press("uneasy", FELT)
    trends.until(lambda: trends.offers("writeUneasy"))
    trends.press("writeUneasy")
    assert trends.asked == [("write", {"people": [tom.id]})]


def test_an_answer_is_given_by_keyboard_and_changed(open_trends, tom, life):
    trends = open_trends()
    trends.choose(tom.id)
    trends.card(FELT)
    trends.page.window().activateWindow()
    trends.focus("hope")
    trends.press("hope", FELT)
    trends.until(lambda: trends.offers("answerAgain"))
    assert trends.sees("“I hope”")
    assert trends.focused() == "answerAgain"
    life.clock.advance(minutes=1)
    trends.press("answerAgain")
    assert trends.focused() == "reasons"
    trends.press("unknown", FELT)
    trends.until(lambda: trends.sees("“I don't know”"))
    assert [each.answer for each in life.answers.of(tom.id)] == ["hope", "unknown"]


def test_nothing_is_asked_of_somebody_else_or_of_everyone(open_trends, tom, kenta):
    trends = open_trends()
    trends.choose(tom.id)
    trends.until(lambda: trends.sees("What comes nearest?"))
    trends.choose(kenta.id)
    trends.until(lambda: not trends.sees("What comes nearest?"))
    trends.choose("")
    trends.until(lambda: trends.shows(ChartKind.MULTIPLES))
    assert not trends.sees("What comes nearest?")


def test_the_question_and_the_answer_follow_the_language(open_trends, language, tom):
    trends = open_trends()
    trends.choose(tom.id)
    trends.until(lambda: trends.sees("What comes nearest?"))
    language.use("ja")
    trends.until(lambda: trends.sees("どれがいちばん近いですか。"))
    trends.press("unknown", FELT)
    trends.until(lambda: trends.sees("「分からない」"))


# Details


@pytest.fixture
def priya(life):
    """Somebody of whom much was answered, rising slowly."""
    priya = life.people.add("Priya", circles=(Circle.WORK,))
    life.rate(priya, *(3 + number // 5 for number in range(25)), every=4)
    return priya


def details(trends):
    found = trends.card(FELT).findChild(QLabel, "detailLines")
    return found.text() if found.isVisible() else ""


def test_figures_behind_the_line_are_for_who_asks(open_trends, any_jobs, priya):
    trends = open_trends(any_jobs)
    trends.until(lambda: trends.shows(ChartKind.MULTIPLES))
    trends.choose(priya.id)
    trends.until(lambda: trends.offers("details", FELT))
    assert details(trends) == ""
    assert "a week" not in " ".join(trends.texts())
    trends.press("details", FELT)
    trends.until(lambda: "+0.3" in details(trends))
    lines = details(trends).splitlines()
    assert lines[0].startswith("Worked out from 25 answers, ")
    assert "points a week" in lines[1]
    assert lines[-1] == "These figures are about answers, not about a person."
    assert not any("%" in line for line in lines)
    trends.press("details", FELT)
    assert details(trends) == ""


def test_of_few_answers_there_are_no_figures(open_trends, kenta, priya):
    trends = open_trends()
    trends.choose(priya.id)
    trends.until(lambda: trends.offers("details", FELT))
    trends.press("details", FELT)
    trends.choose(kenta.id)
    trends.until(lambda: not trends.offers("details", FELT))
    assert details(trends) == ""


def test_figures_go_with_the_words_that_are_switched_off(open_trends, priya, life, language):
    trends = open_trends()
    trends.choose(priya.id)
    trends.until(lambda: trends.offers("details", FELT))
    trends.press("details", FELT)
    language.use("ja")
    trends.until(lambda: "答え25件から" in details(trends))
    life.choices.choose(show_chart_words=False)
    trends.page.refresh()
    trends.until(lambda: not trends.offers("details", FELT))
    assert details(trends) == ""
