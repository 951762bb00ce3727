"""Which steps of a worksheet are walked, and what an answer sets off."""

import pytest

from trustjournal.worksheets import library, walking
from trustjournal.worksheets.domain import Action
from trustjournal.worksheets.walking import Mode

LIBRARY = library.read()
WHOLE = {id: LIBRARY.worksheets[id] for id in library.SHIPPED}
GATED = [id for id, worksheet in WHOLE.items() if worksheet.safety_gate]


def ids(worksheet, answers):
    return [step.id for step in walking.steps(WHOLE[worksheet], answers)]


@pytest.mark.parametrize("worksheet", WHOLE)
def test_with_nothing_answered_every_step_is_there(worksheet):
    assert ids(worksheet, {}) == [step.id for step in WHOLE[worksheet].steps]
    assert walking.mode(WHOLE[worksheet], {}) is Mode.WHOLE


def test_the_gate_stands_before_the_sheets_that_lead_to_a_talk():
    assert GATED == [
        "apology",
        "repair_prep",
        "boundary",
        "boundary_crossed",
        "rebuild_i_broke",
        "rebuild_they_broke",
    ]


FOR_ONESELF = {
    "apology": ["safe", "act", "own", "prevent"],
    "boundary": ["safe", "observe", "feel", "need", "line", "mine"],
    "boundary_crossed": ["safe", "fact", "next"],
    "rebuild_i_broke": ["safe", "whole", "stop"],
    "rebuild_they_broke": ["safe", "ground", "know", "hurt", "whether", "bounds", "again", "exit"],
    "repair_prep": ["safe", "facts", "want"],
}


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize("worksheet", GATED)
def test_being_unsure_is_as_good_as_unsafe(worksheet, answer):
    answers = {"safe.safe": answer}
    assert walking.mode(WHOLE[worksheet], answers) is Mode.PRIVATE
    assert ids(worksheet, answers) == FOR_ONESELF[worksheet]


@pytest.mark.parametrize("worksheet", GATED)
def test_no_step_for_oneself_asks_for_a_talk(worksheet):
    """No day of a talk, and no words to say aloud, is asked for where it may not be safe."""
    kept = walking.asked(WHOLE[worksheet], {"safe.safe": "yes"})
    talks = {
        "apology": {"way.way", "way.when", "draft.draft", "regret.regret"},
        "boundary": {"when.talk", "words.words", "request.request"},
        "boundary_crossed": {"kind.put_right"},
        "rebuild_i_broke": {"atone.window", "exit.exit", "time.dates"},
        "rebuild_they_broke": {"dialogue.open", "dialogue.ask"},
        "repair_prep": {"frame.when", "start.start", "agree.offer", "topic.topic"},
    }[worksheet]
    assert talks <= {address for address, _question in WHOLE[worksheet].questions()}
    assert not talks & kept


def test_repair_prep_keeps_the_question_about_the_feeling_alone():
    (want,) = (
        step
        for step in walking.steps(WHOLE["repair_prep"], {"safe.safe": "yes"})
        if step.id == "want"
    )
    assert [question.id for question in want.questions] == ["feel"]


def test_thinking_again_brings_the_steps_back():
    answers = {"safe.safe": "yes", "own.own": "mine"}
    assert len(ids("apology", answers)) == 4
    assert len(ids("apology", {**answers, "safe.safe": "no"})) == 12


def test_whoever_will_not_be_apologised_to_leaves_what_one_can_do_alone():
    answers = {"safe.safe": "no", "wish.wish": "no"}
    assert walking.mode(WHOLE["rebuild_i_broke"], answers) is Mode.SELF_ONLY
    assert ids("rebuild_i_broke", answers) == ["safe", "wish", "whole", "stop"]


def test_being_unsafe_counts_before_all_else():
    answers = {"wish.wish": "no", "safe.safe": "unsure"}
    assert walking.mode(WHOLE["rebuild_i_broke"], answers) is Mode.PRIVATE
    assert "wish" not in ids("rebuild_i_broke", answers)


@pytest.mark.parametrize("choice", ["distance", "end"])
def test_who_will_not_rebuild_goes_on_with_the_boundaries(choice):
    walked = ids("rebuild_they_broke", {"safe.safe": "no", "whether.choice": choice})
    assert walked[walked.index("whether") + 1] == "bounds"
    assert "dialogue" not in walked
    assert "exit" in walked


def test_what_was_said_in_a_step_that_is_left_out_is_kept_but_not_used():
    answers = {"safe.safe": "yes", "impact.impact": "it hurt", "own.own": "mine"}
    said = walking.said(WHOLE["apology"], answers)
    assert said == {"safe.safe": "yes", "own.own": "mine"}
    assert answers["impact.impact"]


def test_one_stands_at_the_last_step_before_one_that_is_left_out():
    worksheet = WHOLE["apology"]
    narrowed = walking.steps(worksheet, {"safe.safe": "yes"})
    assert narrowed[walking.place(narrowed, worksheet, "impact")].id == "act"
    assert narrowed[walking.place(narrowed, worksheet, "own")].id == "own"
    assert walking.place(narrowed, worksheet, "a step of another version") == 0


def test_what_is_required_is_missing_until_it_says_something():
    act = WHOLE["apology"].steps[2]
    assert walking.missing(act, {}) == ("act.act",)
    assert walking.missing(act, {"act.act": " \n"}) == ("act.act",)
    assert walking.missing(act, {"act.act": "私が話した"}) == ()
    repair = next(step for step in WHOLE["apology"].steps if step.id == "repair")
    assert walking.missing(repair, {"repair.repair": {"text": "", "due": "2026-12-01"}})
    assert not walking.missing(repair, {"repair.repair": {"text": "話す", "due": ""}})


def test_a_sheet_is_complete_without_what_is_optional_or_left_out():
    worksheet = WHOLE["boundary_crossed"]
    answers = {"safe.safe": "unsure", "fact.fact": "a call", "next.next": {"text": "rest"}}
    assert walking.incomplete(worksheet, answers) == ()
    open_again = walking.incomplete(worksheet, {**answers, "fact.fact": ""})
    assert [step.id for step in open_again] == ["fact"]


@pytest.mark.parametrize(
    ("worksheet", "step", "address", "answer", "action"),
    [
        ("apology", "who", "who.state", "angry", Action.SUGGEST_PAUSE),
        ("boundary", "mine", "mine.control", "partly", Action.ASK_REWRITE),
        ("repair_debrief", "safe", "safe.afraid", "yes", Action.SAFETY_PAGE),
        ("repair_debrief", "safe", "safe.afraid", "bit", Action.OFFER_SAFETY),
        ("ask_help", "who", "who.recent", "often", Action.OTHER_OR_GIVE),
        ("ask_help", "ask", "ask.size", "large", Action.SMALLER),
    ],
)
def test_an_answer_sets_off_its_hint(worksheet, step, address, answer, action):
    (asked,) = (each for each in WHOLE[worksheet].steps if each.id == step)
    assert walking.hints(asked, {}) == ()
    (hint,) = walking.hints(asked, {address: answer})
    assert (hint.address, hint.action) == (address, action)


def test_every_action_is_set_off_somewhere():
    used = {
        action
        for worksheet in WHOLE.values()
        for _address, question in worksheet.questions()
        for action in question.on.values()
    }
    assert used == set(Action)
