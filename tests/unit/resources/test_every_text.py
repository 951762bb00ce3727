"""Whatever a resource says, it says in both languages, in each natively, and about nobody badly."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from tests.unit.resources.banned import banned_in
from trustjournal.core import resources

LANGUAGES = frozenset({"en", "ja"})
ROOT = resources.file("prompts.toml").parent
FILES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.toml"))
IN_TWO_FILES = [name for name in FILES if name.startswith("example/en/")]
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠々]")
HALF_WIDTH_BESIDE_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠][()?:!,]|[()?:!,][ぁ-んァ-ヶ一-龠]")
QUOTING = re.compile(r"quiet_words|\.hedge\[|\.harsh\[")
"""What is looked for while somebody types may quote words that nobody else says of anybody."""
SILENT = {("phrases.toml", ".gap.hidden")}
"""Nothing may stand there, in either language."""
NAMED_BY_LANGUAGE = re.compile(r"\.card\.order$")
"""Orders of a card's parts that are themselves called after a language."""


def texts(file: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield everything in a file that is there in languages, with its place."""
    yield from _texts(tomllib.loads(ROOT.joinpath(file).read_text("utf-8")), "")


def _texts(value: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        if LANGUAGES & value.keys():
            yield place, value
        else:
            for name, inner in value.items():
                yield from _texts(inner, f"{place}.{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, f"{place}[{number}]")


def complaints(file: str, place: str, text: dict[str, Any]) -> Iterator[str]:
    """Say what is wrong with one text."""
    if NAMED_BY_LANGUAGE.search(place):
        return
    if missing := LANGUAGES - text.keys():
        yield f"{place}: not in {', '.join(sorted(missing))}"
    elif (file, place) in SILENT:
        yield from (f"{place}: nothing may stand here" for each in text.values() if each)
    elif not QUOTING.search(place):
        yield from (f"{place}: {fault}" for fault in _faults_in_both(text))


def _faults_in_both(text: dict[str, Any]) -> Iterator[str]:
    if len(_lines(text["en"])) != len(_lines(text["ja"])):
        yield "more in one language than in the other"
    for language in sorted(LANGUAGES):
        for each in _lines(text[language]):
            yield from _faults(each, language)


def _lines(text: Any) -> list[str]:
    return text if isinstance(text, list) else [text]


def _faults(text: str, language: str) -> Iterator[str]:
    # A template ends in room to write.
    if not text.strip() or text.strip(" \u3000") != text or text[0] == "\n":
        yield f"empty, or space around “{text}”"
    if found := banned_in(text, language):
        yield f"says {', '.join(found)}"
    if language == "en" and JAPANESE.search(text):
        yield f"Japanese in “{text}”"
    if language == "ja":
        if not JAPANESE.search(text):
            yield f"no Japanese in “{text}”"
        if HALF_WIDTH_BESIDE_JAPANESE.search(text):
            yield f"half-width signs beside Japanese in “{text}”"
        if "!" in text or "！" in text:
            yield f"an exclamation mark in “{text}”"


@pytest.mark.parametrize("file", FILES)
def test_every_text_is_there_in_both_languages_and_blames_nobody(file):
    found = [fault for place, text in texts(file) for fault in complaints(file, place, text)]
    assert found == []


def test_texts_are_found_however_deep_they_lie():
    places = {place for file in FILES for place, _text in texts(file)}
    assert ".afraid.question" in places
    assert ".step[0].question[0].option[0].label" in places
    assert sum(1 for file in FILES for _each in texts(file)) > 1200


@pytest.mark.parametrize("name", IN_TWO_FILES)
def test_what_is_told_in_two_files_is_told_under_the_same_ids(name):
    """The example journal has a file for each language; both tell the same things."""
    english, japanese = (_shape(_read(each)) for each in (name, name.replace("/en/", "/ja/")))
    assert english == japanese


def _read(file: str) -> dict[str, Any]:
    return tomllib.loads(ROOT.joinpath(file).read_text("utf-8"))


def _shape(value: Any) -> Any:
    """Return the names and ids in something, without its words."""
    if isinstance(value, dict):
        return {
            name: inner if name in _IDS else _shape(inner)
            for name, inner in sorted(value.items())
            if name not in _ONLY_IN_JAPANESE
        }
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [_shape(inner) for inner in value]
    return None


_IDS = frozenset({"id", "role", "who", "kind"})
_ONLY_IN_JAPANESE = frozenset({"reading", "called"})
"""How a name is read, and さん or another ending: English names have neither."""


@pytest.mark.parametrize("name", IN_TWO_FILES)
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_word_of_the_example_blames_anybody(name, language):
    words = list(_words(_read(name.replace("/en/", f"/{language}/"))))
    assert words
    assert [each for each in words if banned_in(each, language)] == []


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _words(inner)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ({"en": "Hello"}, "not in ja"),
        ({"ja": "こんにちは"}, "not in en"),
        ({"en": "", "ja": "こんにちは"}, "empty"),
        ({"en": "Hello ", "ja": "こんにちは"}, "space"),
        ({"en": "こんにちは", "ja": "こんにちは"}, "Japanese in"),
        ({"en": "Hello", "ja": "Hello"}, "no Japanese"),
        ({"en": "Your trust score", "ja": "こんにちは"}, "trust score"),
        ({"en": "Hello", "ja": "あなたの信頼度"}, "信頼度"),
        ({"en": "Hello", "ja": "こんにちは!"}, "half-width"),
        ({"en": "Hello", "ja": "こんにちは！"}, "exclamation"),
        ({"en": ["a", "b"], "ja": ["あ"]}, "more in one language"),
    ],
)
def test_what_is_wrong_with_a_text_is_found_out(text, fault):
    assert any(fault in each for each in complaints("some.toml", ".place", text))


def test_a_sound_text_is_left_alone():
    sound = {"en": "How was it?", "ja": "どうでしたか（ひとことでも）？"}
    assert list(complaints("some.toml", ".place", sound)) == []
    assert list(complaints("phrases.toml", ".gap.hidden", {"en": "", "ja": ""})) == []
    said = {"en": "Look", "ja": "見て"}
    assert list(complaints("phrases.toml", ".gap.hidden", said)) != []
