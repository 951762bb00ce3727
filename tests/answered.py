"""One believable answer to every question of every worksheet, in both languages.

The words are in data/sheet_answers.toml. A person and a boundary stand there by name; whoever needs
rows of a journal says how a name becomes an id.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from trustjournal.core import resources
from trustjournal.worksheets.domain import Input, Question, Worksheet
from trustjournal.worksheets.reading import LANGUAGES, worksheet_of

IDS = tuple(sorted(file.stem for file in resources.file("worksheets").glob("*.toml")))
"""The worksheets that come with the program."""
_FILE = Path(__file__).parent / "data" / "sheet_answers.toml"


@cache
def worksheet(of: str) -> Worksheet:
    """Read a worksheet that comes with the program."""
    return worksheet_of(resources.load("worksheets", f"{of}.toml"))


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    """Return what the file holds: of each worksheet, what stands under each address."""
    return tomllib.loads(_FILE.read_text("utf-8"))


def answers_of(
    of: str,
    language: str,
    *,
    person: Callable[[str], str] = str,
    boundary: Callable[[str], str] = str,
) -> dict[str, Any]:
    """Return a sheet that is filled in from the first step to the last.

    Without a journal, a person's id is the name.
    """
    given = words()[of]
    ids = {Input.PERSON: person, Input.CHOICE: boundary}
    return {
        address: _value(given[address], question, language, ids.get(question.input, str))
        for address, question in worksheet(of).questions()
    }


def people_in(of: str, language: str) -> tuple[str, ...]:
    """Return the names of those a filled-in sheet speaks of, in its order."""
    return tuple(
        words()[of][address][language]
        for address, question in worksheet(of).questions()
        if question.input is Input.PERSON
    )


def _value(given: Any, question: Question, language: str, to_id: Callable[[str], str]) -> Any:
    if question.input is Input.PROMISE:
        several = [_promise(each, language) for each in _list(given)]
        return several if question.multi else several[0]
    if isinstance(given, dict):
        assert set(given) == set(LANGUAGES)
        said = given[language]
        return to_id(said) if question.input in (Input.PERSON, Input.CHOICE) else said
    return given


def _promise(given: Mapping[str, str], language: str) -> dict[str, str]:
    return {"text": given[language], "due": given.get("due", "")}


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]
