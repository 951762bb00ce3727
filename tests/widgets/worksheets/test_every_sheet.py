"""Every worksheet is walked from its first step to its card, and along each of its branches."""

import pytest

from tests.answered import IDS, answers_of, people_in, worksheet
from tests.drivers.worksheets import put_in
from trustjournal.boundaries.domain import Draft
from trustjournal.people.person_field import PersonField
from trustjournal.worksheets import walk_words as words
from trustjournal.worksheets import walking
from trustjournal.worksheets.domain import Action, Input
from trustjournal.worksheets.walking import Mode

LANGUAGES = ("en", "ja")
BRANCHES = {
    of: branches
    for of in IDS
    if (
        branches := [
            (address, option, action)
            for address, question in worksheet(of).questions()
            for option, action in question.on.items()
        ]
    )
}
MODES = {Action.PRIVATE_MODE: Mode.PRIVATE, Action.SELF_ONLY: Mode.SELF_ONLY}


@pytest.fixture
def drawn(services):
    """A boundary that can be chosen in the sheet about one that was crossed."""

    def drawn(title):
        return services.boundaries.draw(Draft(name="Mio", not_fine=title, i_will="I leave")).id

    return drawn


@pytest.fixture
def speak(language):
    return language.use


@pytest.mark.parametrize("tongue", LANGUAGES)
@pytest.mark.parametrize("of", IDS)
def test_a_sheet_is_walked_to_its_end(of, tongue, sheet_page, speak, drawn, worksheets, people):
    speak(tongue)
    answers = answers_of(of, tongue, boundary=drawn)
    page = sheet_page()
    page.root.begin(of)
    assert page.heading == worksheet(of).title[tongue]
    assert page.walk(answers) == [step.id for step in worksheet(of).steps]
    finish(page)
    (finished,) = worksheets.finished()
    assert dict(finished.sheet.answers) == answers
    if worksheet(of).about:  # whom it is about is known from now on
        assert answers[worksheet(of).about] in {each.name for each in people.everyone()}


@pytest.mark.parametrize("tongue", [pytest.param("en", marks=pytest.mark.long), "ja"])
@pytest.mark.parametrize("of", BRANCHES)
def test_a_sheet_is_walked_along_each_of_its_branches(
    of, tongue, sheet_page, speak, drawn, worksheets
):
    speak(tongue)
    usual = answers_of(of, tongue, boundary=drawn)
    page = sheet_page()
    for address, option, action in BRANCHES[of]:
        answers = usual | {address: option}
        page.root.begin(of)
        assert walked(page, answers, action) == [
            (step.id, [each for each, _question in step.addressed()])
            for step in walking.steps(worksheet(of), answers)
        ]
        finish(page)
        latest = worksheets.get(page.root.sheet.id).sheet
        assert walking.mode(worksheet(of), latest.answers) is MODES.get(action, Mode.WHOLE)


def walked(page, answers, action):
    """Walk to the end; returns each step with what it asked, and finds the line of the action."""
    through, hints = [], []
    while page.stage == "walk":
        for each in list(page.step.asked()):
            if page.asks(each.address):  # an answer before it may have left it out
                page.answer(each.address, answers[each.address])
        hints += page.hints
        through.append((page.step.step.id, [each.address for each in page.step.asked()]))
        page.next()
    assert words.hint(action) in hints
    return through


def finish(page):
    """Keep what is proposed; who is not known yet is named."""
    assert page.stage == "followUps"
    for field in page.root.findChildren(PersonField, "proposalWhom"):
        if field.isVisible():
            put_in(field, "Mio")
    page.press("keepFollowUps")
    assert page.heard.problems == []
    assert page.stage == "finishedSheet"


def test_every_action_there_is_has_a_branch():
    assert {action for of in BRANCHES.values() for *_where, action in of} == set(Action)


def test_every_kind_of_question_is_walked():
    kinds = {question.input for of in IDS for _address, question in worksheet(of).questions()}
    assert kinds == set(Input)
    assert any(people_in(of, "ja") for of in IDS)
