import re
from dataclasses import replace

import pytest

from tests.unit.resources.banned import banned_in
from trustjournal.core import resources
from trustjournal.keeping import example_words
from trustjournal.keeping.example_words import LANGUAGES, NAME_SLOTS, Season

WORDS = {language: example_words.load(language) for language in LANGUAGES}
KANA_OR_KANJI = "ぁ-んァ-ヶ一-龠"


@pytest.fixture(params=LANGUAGES)
def words(request):
    return WORDS[request.param]


def everything_written(words):
    yield from words.templates()
    for things in words.slots.values():
        yield from things
    for seasons in words.seasonal_slots.values():
        for things in seasons.values():
            yield from things
    for character in words.people:
        yield from character.notes.values()
        yield character.name
    for scene in words.scenes:
        yield from scene.tags


def sentences_in(text):
    return len(re.findall(r"[.?。？](?:[\"」』]|\s|$|(?=.))", text))


def test_there_is_plenty_to_say(words):
    longer = [scene for scene in words.scenes if sentences_in(scene.text) >= 2]
    single = [
        text
        for lists in (words.openings, words.moments, words.about, words.closings)
        for texts in lists.values()
        for text in texts
    ]
    assert len(longer) >= 60
    assert len(set(single)) == len(single) >= 150
    assert 7 <= len(words.people) <= 9


def test_every_text_can_be_filled(words):
    things = dict.fromkeys((*NAME_SLOTS, *words.slots, *words.seasonal_slots), "x")
    for template in words.templates():
        assert "{" not in template.format_map(things)
    assert example_words.unknown_slots(words) == set()


def test_a_slot_without_words_is_noticed(words):
    damaged = replace(words, closings={"any": ("See {nowhere}.",)})
    assert example_words.unknown_slots(damaged) == {"nowhere"}


def test_a_second_name_has_a_second_person(words):
    for scene in (*words.scenes, *(chapter.scene for chapter in words.chapters)):
        slots = example_words.slots_in(scene.text)
        assert ("other" in slots) <= (len(scene.who) == 2)
        assert ("name" in slots) == bool(scene.who)
    for texts in words.about.values():
        assert all("name" in example_words.slots_in(text) for text in texts)
    for lists in (words.openings, words.moments, words.closings):
        for texts in lists.values():
            assert all(example_words.slots_in(text).isdisjoint(NAME_SLOTS) for text in texts)


def test_everybody_who_is_spoken_of_is_known(words):
    roles = {character.role for character in words.people}
    spoken_of = {role for scene in words.scenes for role in scene.who}
    spoken_of |= {role for chapter in words.chapters for role in chapter.scene.who}
    assert spoken_of == set(words.about) == roles
    for chapter in words.chapters:
        assert set(chapter.felt) <= set(chapter.scene.who)
    introduced = [character.introducer for character in words.people if character.introducer]
    assert introduced
    assert set(introduced) <= roles


def test_every_season_has_its_own_things(words):
    for seasons in words.seasonal_slots.values():
        assert set(seasons) == set(Season)
        assert all(len(set(things)) >= 8 for things in seasons.values())
    assert all(len(set(things)) == len(things) for things in words.slots.values())


def test_nothing_is_said_that_the_glossary_bans(words):
    for text in everything_written(words):
        assert banned_in(text, words.language) == []
        assert not re.search("[!！]|lorem|ipsum|TODO", text, re.IGNORECASE)


def test_texts_are_whole_sentences_without_stray_spaces(words):
    for text in words.templates():
        for line in text.split("\n"):
            assert line == line.strip()
            assert line.startswith("- ") or re.search(r"[.?:。？][\"」』]?$", line), line
            assert "  " not in line


def test_japanese_is_written_with_japanese_signs():
    for text in everything_written(WORDS["ja"]):
        assert not re.search(rf"[{KANA_OR_KANJI}][,.()?:]|[,.()?:][{KANA_OR_KANJI}]", text), text
        assert not re.search(r"[A-Za-z]{3,}", re.sub(r"\{\w+\}", "", text)), text


def test_english_holds_no_japanese():
    for text in everything_written(WORDS["en"]):
        assert not re.search(rf"[{KANA_OR_KANJI}]", text)


def test_japanese_names_have_readings_and_are_called_as_one_calls_them():
    for character in WORDS["ja"].people:
        assert re.fullmatch("[ぁ-ん]+", character.reading)
    called = {character.role: character.called for character in WORDS["ja"].people}
    assert called["mother"] == "母"
    assert called["friend"] == ""


def test_both_languages_tell_the_same_story():
    def course(words):
        return [
            (chapter.before, chapter.weekday, chapter.scene.who, dict(chapter.felt), chapter.hard)
            for chapter in words.chapters
        ]

    english, japanese = WORDS["en"], WORDS["ja"]
    assert course(english) == course(japanese)
    assert [character.role for character in english.people] == [
        character.role for character in japanese.people
    ]
    assert len(english.scenes) == len(japanese.scenes)


def test_scenes_that_answer_a_question_name_one_that_exists(words):
    known = {prompt.text("id") for prompt in resources.load("prompts.toml").tables("prompt")}
    answering = {scene.prompt for scene in words.scenes if scene.prompt}
    assert answering
    assert answering <= known
