"""Every idea of the articles that the journal grew from is carried by something in the product.

tests/data/seeds.json lists the ideas; a target names what carries one of them.
"""

import ast
import importlib
import json
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

import trustjournal
from tests.unit.resources.banned import BANNED
from trustjournal.boundaries.domain import LOOK_AGAIN_AFTER, Boundary
from trustjournal.checkins.domain import CheckIn
from trustjournal.core import resources
from trustjournal.events.catalogue import catalogue
from trustjournal.events.domain import Event, Size
from trustjournal.journal.domain import Content
from trustjournal.matters.domain import NUDGED_AFTER, Matter, State
from trustjournal.people.domain import PeopleOrder, Person
from trustjournal.preferences.domain import Preferences
from trustjournal.promises.domain import Promise
from trustjournal.shell.help_notes import NOTES, TERMS, TERMS_CARRY
from trustjournal.trends.asking import Asked
from trustjournal.trends.phrases import Phrase, sentence
from trustjournal.trends.record import fading
from trustjournal.trends.reflection import instrument
from trustjournal.trends.series.kinds import ChartKind, heading
from trustjournal.trends.series.window import Range
from trustjournal.trends.words import BalanceWord, GapWord, TrendWord, asked_often, trend_word

PACKAGE = Path(trustjournal.__file__).parent
IDEAS = json.loads(Path(__file__).parents[2].joinpath("data", "seeds.json").read_text("utf-8"))
PROMPTS = {each.text("id"): each for each in resources.load("prompts.toml").tables("prompt")}


class NotCarriedError(AssertionError):
    """Nothing in the product carries a target."""


# Where things are found. Widgets are looked for in their source: reading it needs no display.


def _has(module: str, name: str) -> bool:
    """Whether a module defines something of that name."""
    path = PACKAGE.joinpath(*module.split(".")).with_suffix(".py")
    if not path.exists():
        return False
    defined = ast.parse(path.read_text("utf-8")).body
    return any(getattr(each, "name", "") == name for each in defined)


def _pages() -> set[str]:
    """The names of all pages that the window can show."""
    tree = ast.parse(PACKAGE.joinpath("shell", "pages.py").read_text("utf-8"))
    (make,) = [
        each
        for each in tree.body
        if isinstance(each, ast.FunctionDef) and each.name == "make_pages"
    ]
    (made,) = [each for each in ast.walk(make) if isinstance(each, ast.Dict)]
    return {key.value for key in made.keys if isinstance(key, ast.Constant)}


def _field(kind: type, *names: str) -> bool:
    return set(names) <= {each.name for each in fields(kind)}


def _worksheets() -> dict[str, set[str]]:
    """The steps of every worksheet, by its id."""
    files = sorted(resources.file("worksheets").glob("*.toml"))
    loaded = [resources.load("worksheets", file.name) for file in files]
    return {row.text("id"): {step.text("id") for step in row.tables("step")} for row in loaded}


STEPS = _worksheets()

SCREENS: dict[str, Callable[[], bool]] = {
    "welcome": lambda: _has("shell.welcome", "Welcome"),
    "today": lambda: "today" in _pages(),
    "person": lambda: "person" in _pages(),
    "promises": lambda: "promises" in _pages(),
    "issues": lambda: _has("matters.part", "MattersPart"),
    "timeline": lambda: _has("people.timeline", "Timeline"),
    "review": lambda: "review" in _pages(),
    "help": lambda: "help" in _pages(),
    "meet": lambda: _has("trends.series.lanes", "only_met"),
}
FIELDS: dict[str, Callable[[], bool]] = {
    "person.context": lambda: _field(Person, "circles"),
    "person.purpose": lambda: _field(Person, "purpose"),
    "person.can_give": lambda: _field(Person, "can_give"),
    "person.cares_about": lambda: _field(Person, "cares_about"),
    "person.shared": lambda: _field(Person, "we_share"),
    "person.met": lambda: _field(Person, "how_met"),
    "person.introducer": lambda: _field(Person, "introducer"),
    "person.strengths": lambda: _field(Person, "strengths"),
    "person.cadence": lambda: _field(Person, "wished_rhythm"),
    "person.closeness": lambda: _field(Person, "closeness"),
    "person.horizon": lambda: _field(Person, "hope_month", "hope_two_years"),
    "person.safety": lambda: _field(Person, "safety"),
    "entry.feelings": lambda: _field(Content, "feelings"),
    "entry.courage": lambda: _field(Content, "courage"),
    "entry.tags": lambda: _field(Content, "tags"),
    "checkin.felt": lambda: _field(CheckIn, "rating"),
    "promise": lambda: _field(Promise, "text", "person", "due", "size", "state", "by"),
    "boundary": lambda: _field(Boundary, "fine", "not_fine", "i_will", "review_on"),
    "issue": lambda: _field(Matter, "topic", "since", "state"),
    "event.size": lambda: _field(Event, "size"),
    "event.actor": lambda: _field(Event, "by"),
    "client.limits": lambda: _field(Person, "limits_stated"),
    "expectation": lambda: _field(Promise, "text", "due", "how_good", "who_decides"),
}
CHARTS = {
    "felt_trend": ChartKind.FELT,
    "past_future": ChartKind.PAST_FUTURE,
    "record": ChartKind.PAST_FUTURE,
    "events": ChartKind.EVENTS,
    "four": ChartKind.FOUR,
    "consistency": ChartKind.CONSISTENCY,
    "give_receive": ChartKind.BALANCE,
    "rhythm": ChartKind.RHYTHM,
    "approach": ChartKind.APPROACH,
    "issue_days": ChartKind.ADDRESSING,
    "depth": ChartKind.DEPTH,
    "effects": ChartKind.EFFECTS,
}
RULES: dict[str, Callable[[], bool]] = {
    "no_streaks": lambda: {"streak", "badge"} <= set(BANNED["en"]),
    "min_data": lambda: trend_word(4, 90, 0.99, 0) is TrendWord.DOTS_ONLY,
    "decay": lambda: Preferences().half_life == 180 and fading(180, 180) == 0.5,
    "size": lambda: (
        catalogue().sizes[Size.GRAVE] == 4
        and not any(each.allows(Size.GRAVE) for each in catalogue().kinds if each.favourable == 1)
    ),
    "two_records": lambda: _field(Event, "by") and _has("trends.glance", "Side"),
    "no_person_score": lambda: (
        {each.value for each in PeopleOrder} == {"name", "circle", "last_entry"}
    ),
    "nudge": lambda: NUDGED_AFTER == (3, 7, 14) and bool(State.LEFT_ALONE),
    "window": lambda: Asked().range is Range.TWELVE_WEEKS and Range.FOUR_WEEKS.value == "4w",
    "ask_limit": lambda: asked_often([1.0, 2.0, 3.0], 3.0) and bool(Phrase.ASKED_OFTEN),
    "gap_words": lambda: bool(sentence(GapWord.FEELING_AHEAD)),
    "both_gain": lambda: bool(sentence(BalanceWord.ROUGHLY_EVEN)),
    "rotation": lambda: _has("today.rotation", "Rotation"),
    "review_dates": lambda: LOOK_AGAIN_AFTER.days > 0 and _field(Boundary, "review_on"),
}


def _screen(name: str, idea: str) -> bool:
    if name == "learn":
        carried = {each for note in NOTES for each in note.ideas} | set(
            TERMS_CARRY if TERMS else ()
        )
        return idea in carried
    return name in SCREENS and SCREENS[name]()


def _chart(name: str, _idea: str) -> bool:
    if name == "facets":
        return _has("trends.looking.results", "ResultCard")
    return name in CHARTS and bool(heading(CHARTS[name]))


def _worksheet(name: str, _idea: str) -> bool:
    worksheet, _slash, step = name.partition("/")
    return worksheet in STEPS and (not step or step in STEPS[worksheet])


RESOLVERS: dict[str, Callable[[str, str], bool]] = {
    "screen": _screen,
    "field": lambda name, _idea: name in FIELDS and FIELDS[name](),
    "event": lambda name, _idea: name in catalogue().by_id,
    "chart": _chart,
    "rule": lambda name, _idea: name in RULES and RULES[name](),
    "ws": _worksheet,
    "instrument": lambda name, _idea: (
        name == "trust_reflection_12"
        and len(instrument().statements) == 12
        and "looking" in _pages()
    ),
    "data": lambda name, _idea: resources.file(f"{name}.toml").exists(),
    "prompt": lambda name, _idea: name in PROMPTS,
}


def require_carried(target: str, idea: str) -> None:
    """Look for what carries an idea; NotCarriedError when it is not there."""
    kind, _colon, name = target.partition(":")
    if kind not in RESOLVERS or not RESOLVERS[kind](name, idea):
        raise NotCarriedError(f"{idea}: nothing carries {target}")


# The tests


def test_all_ideas_are_listed_once():
    ids = [each["id"] for each in IDEAS]
    assert len(ids) == len(set(ids)) == 227
    assert all(re.fullmatch(r"S[0-2]-\d+", each) for each in ids)
    assert all(each["targets"] or each["prompts"] for each in IDEAS)


@pytest.mark.parametrize("idea", IDEAS, ids=lambda idea: idea["id"])
def test_an_idea_is_carried(idea):
    for target in idea["targets"]:
        require_carried(target, idea["id"])
    for prompt in idea["prompts"]:
        require_carried(f"prompt:{prompt}", idea["id"])


@pytest.mark.parametrize("prompt", PROMPTS.values(), ids=lambda prompt: prompt.text("id"))
def test_the_ideas_that_a_question_names_are_there_and_name_it(prompt):
    naming = {each["id"] for each in IDEAS if prompt.text("id") in each["prompts"]}
    assert set(prompt.texts("seeds")) <= naming


def test_the_ideas_that_worksheets_and_notes_name_are_there():
    known = {each["id"] for each in IDEAS}
    files = sorted(resources.file("worksheets").glob("*.toml"))
    named = {
        seed for file in files for seed in resources.load("worksheets", file.name).texts("seeds")
    }
    noted = {each for note in NOTES for each in note.ideas} | set(TERMS_CARRY)
    assert named <= known
    assert noted <= {each["id"] for each in IDEAS if "screen:learn" in each["targets"]}


@pytest.mark.parametrize(
    "target",
    [
        "screen:scores",
        "screen:learn",
        "field:person.score",
        "event:verdict",
        "chart:ranking",
        "rule:streaks",
        "ws:revenge",
        "ws:apology/demand",
        "instrument:trust_quotient",
        "data:profiles",
        "prompt:p999",
        "badge:gold",
        "prompts",
    ],
)
def test_what_nothing_carries_is_found_out(target):
    with pytest.raises(NotCarriedError, match=re.escape(target)):
        require_carried(target, "S9-1")


def test_every_target_that_can_be_named_is_carried():
    for kind, names in (("screen", SCREENS), ("field", FIELDS), ("rule", RULES)):
        for name in names:
            require_carried(f"{kind}:{name}", "S0-1")
    for name in (*CHARTS, "facets"):
        require_carried(f"chart:{name}", "S0-1")


def test_what_is_looked_for_in_a_source_can_be_imported_by_its_name():
    """The two ways of looking agree, where no display is needed."""
    for module, name in (("trends.glance", "Side"), ("today.rotation", "Rotation")):
        assert _has(module, name)
        assert hasattr(importlib.import_module(f"trustjournal.{module}"), name)
    assert not _has("trends.glance", "Score")
    assert not _has("trends.scores", "Side")
