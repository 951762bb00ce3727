"""Every sentence of the program, in both languages: complete, current, and in our words."""

import re
import string
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from tests.unit.resources.banned import banned_in
from trustjournal.core.paths import catalogs

ROOT = Path(__file__).parents[2]
BESIDE_JAPANESE = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff][()?:]|[()?:][\u3040-\u30ff\u3400-\u9fff]"
)
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def strings(message: Message) -> list[str]:
    """Return what a message says in the other language; more than one for plurals."""
    told = message.string
    return [told] if isinstance(told, str) else list(told)


def ids(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def key(message: Message) -> tuple[object, object]:
    return message.context, message.id


def messages(catalog: Catalog) -> list[Message]:
    return [each for each in catalog if each.id]


@pytest.fixture(scope="module")
def template(tmp_path_factory) -> Catalog:
    """What the source says at this moment."""
    file = tmp_path_factory.mktemp("template") / "fresh.pot"
    arguments = ["pybabel", "-q", "extract", "-F", str(ROOT / "i18n" / "babel.cfg")]
    CommandLineInterface().run([*arguments, "-o", str(file), str(ROOT)])
    with file.open("rb") as stream:
        return read_po(stream)


@pytest.fixture(scope="module")
def japanese() -> Catalog:
    with (catalogs() / "ja" / "LC_MESSAGES" / "trustjournal.po").open("rb") as stream:
        return read_po(stream, locale="ja")


def faults(japanese: Catalog, finds) -> dict[str, object]:
    """Collect what a rule finds in each message."""
    return {str(each.id): found for each in messages(japanese) if (found := finds(each))}


def test_the_template_holds_what_the_source_says(template):
    with (ROOT / "i18n" / "trustjournal.pot").open("rb") as stream:
        committed = read_po(stream)
    assert {key(each) for each in messages(committed)} == {key(each) for each in messages(template)}


def test_every_sentence_is_translated(template, japanese):
    missing = []
    for each in messages(template):
        found = japanese.get(each.id, each.context)
        if found is None or found.fuzzy or not all(strings(found)):
            missing.append(each.id)
    assert missing == []


def test_nothing_is_left_over(template, japanese):
    wanted = {key(each) for each in messages(template)}
    assert [each.id for each in messages(japanese) if key(each) not in wanted] == []
    assert list(japanese.obsolete) == []


def test_placeholders_are_the_same(japanese):
    def names(text):
        return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}

    def differ(message):
        wanted = set.union(*map(names, ids(message)))
        return [text for text in strings(message) if text and names(text) != wanted]

    assert faults(japanese, differ) == {}


def test_japanese_has_one_form_for_every_count(japanese):
    assert japanese.num_plurals == 1
    wrong = [each.id for each in messages(japanese) if each.pluralizable and len(each.string) != 1]
    assert wrong == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_sentence_uses_a_word_that_judges(japanese, language):
    said = strings if language == "ja" else ids
    assert (
        faults(
            japanese,
            lambda each: [
                banned_in(text, language) for text in said(each) if banned_in(text, language)
            ],
        )
        == {}
    )


def test_nobody_is_shouted_at(japanese):
    shouted = re.compile("[!！]")
    assert (
        faults(japanese, lambda each: any(map(shouted.search, [*ids(each), *strings(each)]))) == {}
    )


def test_japanese_punctuation_is_as_wide_as_its_letters(japanese):
    def narrow(message):
        # Placeholders are filled with names and numbers; the colon of a Markdown link is none.
        return [
            text
            for text in strings(message)
            if BESIDE_JAPANESE.search(re.sub(r"\{\w+\}", "", text))
        ]

    assert faults(japanese, narrow) == {}


def test_a_translation_is_japanese(japanese):
    def is_still_english(message):
        words = re.compile(r"[A-Za-z]{3,}")
        return [
            text
            for text, source in zip(strings(message), ids(message), strict=False)
            if not JAPANESE.search(text)
            and words.search(re.sub(r"\{\w+\}", "", text))
            and text == source
        ]

    # Names of keys and formats stay what they are.
    same = {"Esc", "Markdown", "JSON", "Enter", "Tab", "Trust Journal"}
    assert {key for key in faults(japanese, is_still_english) if key not in same} == set()


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        (
            test_placeholders_are_the_same,
            ("You have {count} entries.", "日記が{number}件あります。"),
        ),
        (test_nobody_is_shouted_at, ("Saved.", "保存しました！")),
        (test_japanese_punctuation_is_as_wide_as_its_letters, ("Name (reading)", "名前(ふりがな)")),
        (test_a_translation_is_japanese, ("Somebody forgot this", "Somebody forgot this")),
    ],
)
def test_each_rule_finds_what_it_is_there_for(rule, wrong):
    catalog = Catalog(locale="ja")
    catalog.add(*wrong)
    with pytest.raises(AssertionError):
        rule(catalog)


def test_a_fuzzy_or_empty_translation_counts_as_missing():
    template, half = Catalog(), Catalog(locale="ja")
    for each in ("Kept", "Late"):
        template.add(each)
    half.add("Kept", "守った", flags=["fuzzy"])
    half.add("Late", "")
    with pytest.raises(AssertionError, match="Kept"):
        test_every_sentence_is_translated(template, half)


def test_a_judging_word_is_found_in_either_language():
    catalog = Catalog(locale="ja")
    catalog.add("Your trust score", "あなたの信頼度")
    for language in ("en", "ja"):
        with pytest.raises(AssertionError):
            test_no_sentence_uses_a_word_that_judges(catalog, language)
