"""Every worksheet is walked from its first step to its card, and along each of its branches."""

import pytest

from tests.answered import IDS, answers_of, people_in, worksheet
from trustjournal.boundaries.domain import Draft
from trustjournal.worksheets import walk_words as words
from trustjournal.worksheets import walking
from trustjournal.worksheets.domain import Action, Input
from trustjournal.worksheets.walking import Mode

LANGUAGES = ("en", "ja")
BRANCHES = [
    pytest.param(of, address, option, action, id=f"{of}-{address}-{option}")
    for of in IDS
    for address, question in worksheet(of).questions()
    for option, action in question.on.items()
]


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
    whole = [step.id for step in worksheet(of).steps]
    assert page.heading == worksheet(of).title[tongue]
    assert page.walk(answers) == whole
    assert page.stage == "followUps"
    page.press("keepFollowUps")
    assert page.stage == "finishedSheet"
    assert page.heard.problems == []
    (finished,) = worksheets.finished()
    known = {each.name: each.id for each in people.everyone()}
    assert dict(finished.sheet.answers) == answers_of(
        of, tongue, boundary=lambda _title: answers["fact.boundary"],
        person=lambda name: known[name] if _was_known(of, finished, name, known) else name,
    )  # fmt: skip


def _was_known(of, finished, name, known):
    """Somebody new stays in the answers as the name that was written."""
    return name not in finished.sheet.answers.values()


@pytest.mark.parametrize("tongue", LANGUAGES)
@pytest.mark.parametrize(("of", "address", "option", "action"), BRANCHES)
def test_a_sheet_is_walked_along_each_branch(
    of, address, option, action, tongue, sheet_page, speak, drawn, worksheets
):
    speak(tongue)
    answers = answers_of(of, tongue, boundary=drawn) | {address: option}
    ways = walking.steps(worksheet(of), answers)
    page = sheet_page()
    page.root.begin(of)
    through = []
    while page.stage == "walk":
        for each in list(page.step.asked()):
            page.answer(each.address, answers[each.address])
        if page.step.step.id == address.partition(".")[0]:
            assert words.hint(action) in page.hints
            assert "{" not in words.hint(action)
        through.append(page.step.step.id)
        asked = [each.address for each in page.step.asked()]
        step = next(each for each in ways if each.id == through[-1])
        assert asked == [each for each, _question in step.addressed()]
        page.next()
    assert through == [each.id for each in ways]
    page.press("keepFollowUps")
    assert page.heard.problems == []
    (finished,) = worksheets.finished()
    assert walking.mode(worksheet(of), finished.sheet.answers) is {
        Action.PRIVATE_MODE: Mode.PRIVATE,
        Action.SELF_ONLY: Mode.SELF_ONLY,
    }.get(action, Mode.WHOLE)


def test_every_action_there_is_has_a_branch():
    assert {each.values[3] for each in BRANCHES} == set(Action)


def test_every_kind_of_question_is_walked():
    kinds = {question.input for of in IDS for _address, question in worksheet(of).questions()}
    assert kinds == set(Input)
    assert any(people_in(of, "ja") for of in IDS)
