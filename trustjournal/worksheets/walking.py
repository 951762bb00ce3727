"""Walking through a worksheet: which steps there are, where one stands, what answers set off.

Pure: what was answered so far decides everything, so that a sheet is resumed where it was left.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from trustjournal.worksheets.answers import Answers, is_answered, set_off
from trustjournal.worksheets.domain import Action, Question, Step, Worksheet

_BOUNDS = "bounds"
"""Where SKIP_TO_BOUNDS leads."""


class Mode(StrEnum):
    """How much of a worksheet is walked."""

    WHOLE = "whole"
    PRIVATE = "private"
    """It may not be safe to speak: only what is for oneself, and no talk is planned."""
    SELF_ONLY = "self_only"
    """The other does not want it: only what one can do alone."""


_MODES = {Action.PRIVATE_MODE: Mode.PRIVATE, Action.SELF_ONLY: Mode.SELF_ONLY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """Something an answer sets off, at the question that was answered."""

    address: str
    action: Action


def mode(worksheet: Worksheet, answers: Answers) -> Mode:
    """Return how much of a worksheet is walked with these answers; being unsafe comes first."""
    modes = {_MODES[each] for each in _all_set_off(worksheet, answers) if each in _MODES}
    return next((each for each in (Mode.PRIVATE, Mode.SELF_ONLY) if each in modes), Mode.WHOLE)


def for_oneself(worksheet: Worksheet, answers: Answers) -> Answers:
    """Return the answers as if the gate had been answered with not being sure that it is safe.

    So they count where the user fears whom the sheet is about, whatever stands at the gate.
    """
    if mode(worksheet, answers) is Mode.PRIVATE:
        return answers
    gates = {
        address: option
        for address, question in worksheet.questions()
        for option, action in question.on.items()
        if action is Action.PRIVATE_MODE
    }
    return {**answers, **gates}


def steps(worksheet: Worksheet, answers: Answers) -> tuple[Step, ...]:
    """Return the steps to walk with these answers, with the questions that are asked in them.

    The step that narrows a worksheet down stays, with those before it, so that one can think again.
    """
    walked: list[Step] = []
    narrowed = Mode.WHOLE
    leaping = False
    for step in worksheet.steps:
        leaping = leaping and step.id != _BOUNDS
        if leaping:
            continue
        kept = step if narrowed is Mode.WHOLE else _for_oneself(step)
        if kept is None:
            continue
        kept = _up_to_what_is_left_out(kept, answers)
        walked.append(kept)
        actions = _step_sets_off(kept, answers)
        if Action.PRIVATE_MODE in actions:
            narrowed = Mode.PRIVATE
        elif Action.SELF_ONLY in actions and narrowed is Mode.WHOLE:
            narrowed = Mode.SELF_ONLY
        leaping = Action.SKIP_TO_BOUNDS in actions and any(s.id == _BOUNDS for s in worksheet.steps)
    return tuple(walked)


def asked(worksheet: Worksheet, answers: Answers) -> frozenset[str]:
    """Return the addresses of all questions that are asked with these answers."""
    return frozenset(
        address for step in steps(worksheet, answers) for address, _question in step.addressed()
    )


def said(worksheet: Worksheet, answers: Answers) -> Answers:
    """Return the answers to what is asked; the others are kept, but nothing comes of them."""
    wanted = asked(worksheet, answers)
    return {address: value for address, value in answers.items() if address in wanted}


def place(walked: Sequence[Step], worksheet: Worksheet, step_id: str) -> int:
    """Return where one stands among the steps: at this one, else at the last before it."""
    order = [step.id for step in worksheet.steps]
    reached = order.index(step_id) if step_id in order else 0
    before = [at for at, step in enumerate(walked) if order.index(step.id) <= reached]
    return before[-1] if before else 0


def missing(step: Step, answers: Answers) -> tuple[str, ...]:
    """Return the addresses of what a step still needs before one goes on."""
    return tuple(
        address
        for address, question in step.addressed()
        if question.required and not is_answered(question, answers.get(address))
    )


def incomplete(worksheet: Worksheet, answers: Answers) -> tuple[Step, ...]:
    """Return the steps that still need an answer before the sheet can be finished."""
    return tuple(step for step in steps(worksheet, answers) if missing(step, answers))


def hints(step: Step, answers: Answers) -> tuple[Hint, ...]:
    """Return what the answers of a step set off, in the order of its questions."""
    return tuple(
        Hint(address=address, action=action)
        for address, question in step.addressed()
        for action in set_off(question, answers.get(address))
    )


def says_something(worksheet: Worksheet, answers: Answers) -> bool:
    """Whether anything was answered that is worth keeping."""
    return any(
        is_answered(question, answers.get(address)) for address, question in worksheet.questions()
    )


def _for_oneself(step: Step) -> Step | None:
    kept: tuple[Question, ...] = step.private_questions
    return replace(step, questions=kept) if kept else None


def _up_to_what_is_left_out(step: Step, answers: Answers) -> Step:
    for number, (address, question) in enumerate(step.addressed(), start=1):
        if Action.LEAVE_OUT_REST in set_off(question, answers.get(address)):
            return replace(step, questions=step.questions[:number])
    return step


def _step_sets_off(step: Step, answers: Answers) -> frozenset[Action]:
    return frozenset(hint.action for hint in hints(step, answers))


def _all_set_off(worksheet: Worksheet, answers: Answers) -> frozenset[Action]:
    return frozenset(
        action for step in steps(worksheet, answers) for action in _step_sets_off(step, answers)
    )
