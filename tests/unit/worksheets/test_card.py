"""What a filled-in sheet becomes: its parts, its words, their order."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answered import IDS, answers_of, people_in, worksheet
from tests.lives import someone
from trustjournal import i18n
from trustjournal.core.ids import new_id
from trustjournal.worksheets.answers import is_answered
from trustjournal.worksheets.card import (
    AS_ON_THE_SHEET,
    as_markdown,
    as_text,
    by_when,
    card_of,
    order_name,
    order_note,
    orders,
    usual_order,
)
from trustjournal.worksheets.domain import Input, Style
from trustjournal.worksheets.drafting import draft

TODAY = date(2026, 5, 14)
every_sheet = pytest.mark.parametrize("of", IDS)


@pytest.fixture(params=["en", "ja"])
def language(request):
    i18n.use(request.param)
    return request.param


def _card(of, answers, people=(), **how):
    named = {name: someone(name) for name in people}
    return card_of(worksheet(of), answers, people=named, day=TODAY, **how)


def _filled(of, language, **how):
    return _card(of, answers_of(of, language), people_in(of, language), **how)


def _said(card, label):
    [part] = [part for part in card.parts if part.label == label]
    return [line.text for line in part.lines]


@every_sheet
def test_every_part_is_there_when_everything_is_answered(of, language):
    card = _filled(of, language)
    spec = worksheet(of).card
    assert card.title == spec.title[language]
    assert sorted(part.label for part in card.parts) == sorted(
        section.label[language] for section in spec.sections
    )
    assert card.footer == spec.footer[language]


@every_sheet
def test_every_word_of_an_answer_is_on_the_card(of, language):
    answers, asked = answers_of(of, language), dict(worksheet(of).questions())
    card = _filled(of, language)
    words = [line.text for part in card.parts for line in part.lines]
    for section in worksheet(of).card.sections:
        for address in section.answers:
            value = answers[address]
            if asked[address].input is Input.TEXT:
                assert value in words
            elif asked[address].input is Input.PROMISE:
                several = value if isinstance(value, list) else [value]
                assert {each["text"] for each in several} <= set(words)


@every_sheet
def test_nothing_is_on_the_card_for_what_is_not_answered(of, language):
    nothing = {address: "  " for address, _question in worksheet(of).questions()}
    for answers in ({}, nothing):
        card = _card(of, answers)
        assert card.parts == ()
        assert card.title


@every_sheet
def test_an_answer_that_is_missing_takes_only_its_own_label_along(of, language):
    whole = [part.label for part in _filled(of, language).parts]
    for section in worksheet(of).card.sections:
        answers = answers_of(of, language)
        for address in section.answers:
            del answers[address]
        left = [part.label for part in _card(of, answers, people_in(of, language)).parts]
        assert left == [label for label in whole if label != section.label[language]]


def test_a_sheet_that_is_only_for_oneself_has_a_card_only_for_oneself(language):
    gated = [of for of in IDS if worksheet(of).safety_gate]
    assert gated
    for of in gated:
        answers = {**answers_of(of, language), "safe.safe": "unsure"}
        private = {
            f"{step.id}.{question.id}"
            for step in worksheet(of).steps
            for question in step.private_questions
        }
        labels = {part.label for part in _card(of, answers, people_in(of, language)).parts}
        assert labels == {
            section.label[language]
            for section in worksheet(of).card.sections
            if private & set(section.answers)
        }, of


def test_an_explanation_that_is_left_out_is_neither_on_the_card_nor_in_the_draft(language):
    answers = answers_of("apology", language)
    explained = answers["explain.explain"]
    assert explained in as_text(_filled("apology", language))
    assert explained in draft(worksheet("apology"), answers, {}, TODAY)
    without = answers | {"explain.need": "skip"}
    assert explained not in as_text(_card("apology", without, people_in("apology", language)))
    assert explained not in draft(worksheet("apology"), without, {}, TODAY)


def test_a_choice_is_told_in_its_words(language):
    words = {"en": "Not to decide yet", "ja": "まだ決めない"}[language]
    label = {"en": "Today I choose", "ja": "今日の答え"}[language]
    assert _said(_filled("rebuild_they_broke", language), label) == [words]


def test_what_can_no_longer_be_chosen_is_left_out():
    assert _card("rebuild_they_broke", {"whether.choice": "gone"}).parts == ()


def test_somebody_is_called_as_one_is_called():
    assert _said(_card("ask_help", {"who.person": "Okada"}, ["Okada"]), "To") == ["Okada"]
    i18n.use("ja")
    assert _said(_card("ask_help", {"who.person": "岡田"}, ["岡田"]), "相手") == ["岡田さん"]


def test_somebody_new_is_called_by_the_name_that_was_typed():
    assert _said(_card("ask_help", {"who.person": "Okada"}), "To") == ["Okada"]
    i18n.use("ja")
    assert _said(_card("ask_help", {"who.person": "岡田"}), "相手") == ["岡田さん"]
    assert _said(_card("ask_help", {"who.person": "岡田部長"}), "相手") == ["岡田部長"]


def test_somebody_who_was_deleted_leaves_no_hole():
    assert _card("ask_help", {"who.person": new_id()}).parts == ()


def test_a_promise_says_by_when():
    card = _card(
        "repair_debrief",
        {
            "agreed.mine": [
                {"text": "the plan", "due": "2026-05-17"},
                {"text": "the flat", "due": "2027-01-04"},
                {"text": "to ask", "due": ""},
            ]
        },
    )
    assert [by_when(line, TODAY) for line in card.parts[0].lines] == [
        "By Sun, May 17",
        "By Mon, Jan 4, 2027",
        "",
    ]
    assert as_text(card) == (
        "What we agreed\n\nI\n• the plan (by May 17)\n• the flat (by Jan 4, 2027)\n• to ask\n"
    )
    i18n.use("ja")
    assert by_when(card.parts[0].lines[0], TODAY) == "5月17日（日）まで"
    assert "・the plan（5月17日まで）\n・the flat（2027年1月4日まで）" in as_text(card)


def test_days_are_told_as_the_language_does(language):
    card = _filled("rebuild_i_broke", language)
    first, last = card.parts[3].lines[0].text, card.parts[-1].lines[0].text
    assert (first, last) == {
        "en": ("Thu, May 21, 2026", "Thursday, August 6, 2026"),
        "ja": ("2026年5月21日（木）", "2026年8月6日木曜日"),
    }[language]


def test_an_english_apology_names_the_deed_first_a_japanese_one_apologises_first():
    assert _filled("apology", "en").parts[0].label == "What I did"
    i18n.use("ja")
    assert [part.label for part in _filled("apology", "ja").parts] == [
        "お詫び", "私がしたこと", "あなたに起きたこと", "私の責任", "経緯（必要なとき）",
        "埋め合わせ", "これから", "ゆだねる",
    ]  # fmt: skip


def test_a_business_letter_closes_with_the_apology_once_more():
    i18n.use("ja")
    card = _filled("apology", "ja", order="ja_business")
    labels = [part.label for part in card.parts]
    assert labels[0] == "お詫び"
    assert labels[-1] == "結びのお詫び"
    assert labels.index("経緯（必要なとき）") < labels.index("埋め合わせ")
    assert card.parts[-1].lines == card.parts[0].lines


def test_an_order_may_be_chosen_only_where_there_are_several(language):
    spec = worksheet("apology").card
    assert orders(spec) == ("en", "ja_private", "ja_business")
    assert usual_order(spec) == {"en": "en", "ja": "ja_private"}[language]
    assert len({order_name(each) for each in orders(spec)}) == 3
    assert order_note(spec)
    for of in IDS:
        if of != "apology":
            assert orders(worksheet(of).card) == ()
            assert usual_order(worksheet(of).card) == AS_ON_THE_SHEET


def test_an_order_that_is_not_there_is_that_of_the_sheet():
    assert _filled("apology", "en", order="gone") == _filled("apology", "en", order="en")


def test_markdown_marks_titles_words_to_say_and_lists():
    lines = as_markdown(_filled("profile_card", "en")).splitlines()
    assert lines[0] == "# Profile"
    assert lines[2] == "Thursday, May 14, 2026"
    assert "## Spoken" in lines
    assert "> Hello, I’m Mei. " in "\n".join(lines)
    assert lines[-2:] == ["- What surprised you this week?", "- How did you get into this?"]


def test_a_line_ends_in_markdown_where_the_writer_ended_it():
    said = as_markdown(_card("ask_help", {"ask.ask": "one\ntwo\n\nthree"}))
    assert said.endswith("## Words\n\n> one  \n> two\n>\n> three\n")
    said = as_markdown(_card("boundary", {"need.need": "one\ntwo\n\nthree"}))
    assert said.endswith("## I want to protect\n\none  \ntwo\n\nthree\n")


def test_the_place_of_the_card_is_not_told_where_it_would_not_be_true():
    """On paper and in a letter it is not “only on this computer” any more."""
    card = _filled("apology", "en")
    assert card.footer
    assert card.footer not in as_text(card) + as_markdown(card)


@given(st.text(min_size=1, max_size=200))
def test_whatever_is_answered_is_copied_as_it_was_typed(words):
    card = _card("boundary", {"need.need": words})
    question = dict(worksheet("boundary").questions())["need.need"]
    assert (card.parts != ()) is is_answered(question, words)
    if card.parts:
        assert words.strip() in as_text(card)


def test_styles_come_from_the_sheet():
    styles = {part.label: part.style for part in _filled("boundary", "en").parts}
    assert styles["My words"] is Style.QUOTE
    assert styles["Look again on"] is Style.DATE


def test_the_command_line_needs_no_window_for_a_card():
    said = "import sys, trustjournal.worksheets.card; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
