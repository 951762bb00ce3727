"""What docs/promises.md says is shown can be looked up, and what the app is said to say it says."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "promises.md"
CODES = [
    f"{letter}{number}"
    for letter, last in zip("ABCDEFG", (12, 12, 10, 12, 15, 10, 10), strict=True)
    for number in range(1, last + 1)
]
_ROW = re.compile(r"^\| \*{0,2}([A-G]\d+)\*{0,2} \|(.*)\|(.*)\|$", re.MULTILINE)
_STATES = ("**Kept**", "**Kept in part**", "**Not promised**")
_FILE = re.compile(r"`((?:tests|benchmarks|docs|trustjournal)/[\w./-]+)(?:::(\w+))?`")
_COMMAND = re.compile(r"`python -m ((?:tests|benchmarks)[\w.]*)[^`]*`")
_SAID = re.compile(r"“([^”]+)”")
NOTHING_OFFERED = "The app does not offer it"


def wrong_in(page):
    """Return everything on the page that does not hold."""
    rows = [(code, shown.strip()) for code, _promise, shown in _ROW.findall(page)]
    codes = [code for code, _shown in rows]
    wrong = [f"{code} is missing" for code in CODES if code not in codes]
    wrong += [f"{code} is there twice" for code in set(codes) if codes.count(code) > 1]
    wrong += [f"{code} is no promise" for code in codes if code not in CODES]
    for code, shown in rows:
        wrong += [f"{code}: {each}" for each in _wrong_in_row(shown)]
    for path, name in _FILE.findall(page):
        wrong += _wrong_name(path, name)
    wrong += [f"{each} cannot be run" for each in _COMMAND.findall(page) if not _runs(each)]
    return wrong + [
        f"the app does not say “{each}”" for each in _SAID.findall(page) if not _said(each)
    ]


def _wrong_in_row(shown):
    if not shown.startswith(_STATES):
        return ["neither kept nor not"]
    if shown.startswith("**Not promised**"):
        told = _SAID.search(shown) or NOTHING_OFFERED in shown
        return [] if told else ["where the app says so is not told"]
    return [] if "`tests/" in shown or _COMMAND.search(shown) else ["nothing shows it"]


def _wrong_name(path, name):
    file = ROOT / path
    if not file.exists():
        return [f"{path} is not there"]
    if not name or name in _defined(file):
        return []
    return [f"{path} has no {name}"]


@cache
def _defined(file):
    tree = ast.parse(file.read_text("utf-8"))
    return {
        each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef | ast.ClassDef)
    }


def _runs(module):
    place = ROOT.joinpath(*module.split("."))
    return (place / "__main__.py").exists() or place.with_suffix(".py").exists()


@cache
def _catalog():
    with (ROOT / "i18n/ja/LC_MESSAGES/trustjournal.po").open("rb") as file:
        return [
            (each.id, each.string)
            for each in read_po(file, locale="ja")
            if isinstance(each.id, str) and each.string and not each.fuzzy
        ]


def _said(words):
    """Whether it is a part of a sentence that the app has in both languages."""
    return any(words in english for english, _japanese in _catalog())


def test_every_promise_is_there_once_and_what_shows_it_exists():
    assert wrong_in(PAGE.read_text("utf-8")) == []


def changed(change):
    """Return what is found wrong once the page was changed."""
    return wrong_in(change(PAGE.read_text("utf-8")))


def row_of(page, code):
    return next(each.group() for each in _ROW.finditer(page) if each[1] == code)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda page: page.replace(row_of(page, "A3"), ""), "A3 is missing"),
        (lambda page: page + "\n" + row_of(page, "B4"), "B4 is there twice"),
        (lambda page: page + "\n| A99 | x | **Kept** |", "A99 is no promise"),
        (
            lambda page: page.replace("::test_what_was_typed_two", "::test_what_was_thought_two"),
            "tests/crash/test_crash_loop.py has no "
            "test_what_was_thought_two_seconds_before_the_window_was_killed_is_there",
        ),
        (
            lambda page: page.replace("`tests/crash/test_crash_loop.py", "`tests/crash/no.py", 1),
            "tests/crash/no.py is not there",
        ),
        (lambda page: page + "\n`python -m tests.nothing`", "tests.nothing cannot be run"),
        (lambda page: page + "\n“It never rains.”", "the app does not say “It never rains.”"),
        (
            lambda page: page.replace(row_of(page, "A1"), "| A1 | x | **Kept**: believe us |"),
            "A1: nothing shows it",
        ),
        (
            lambda page: page.replace(row_of(page, "A1"), "| A1 | x | **Not promised**: no |"),
            "A1: where the app says so is not told",
        ),
        (
            lambda page: page.replace(row_of(page, "A1"), "| A1 | x | perhaps |"),
            "A1: neither kept nor not",
        ),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_found(change, found):
    assert found in changed(change)
