"""The help page: places to turn to, and what the lock does and does not do."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel

from trustjournal.preferences.service import Choices
from trustjournal.shell.help import HelpPage
from trustjournal.shell.help_notes import NOTES, TERMS
from trustjournal.shell.help_rows import HelpLineRow
from trustjournal.shell.help_texts import PROTECTIONS, TRACES
from trustjournal.storage.problems import JournalClosed
from trustjournal.ui.texts import has_kana, without_joiners
from trustjournal.worksheets.sources import citation, sources


@pytest.fixture
def choices(vault, changes):
    return Choices(vault, changes.announce)


@pytest.fixture
def open_help(theme, language, choices, jobs, changes, show):
    def open_page(code="en", width=1056):
        language.use(code)
        page = HelpPage(choices, jobs, changes)
        show(page, width, 900)
        return page

    return open_page


def texts(page):
    return [
        without_joiners(each.text())
        for each in page.findChildren(QLabel)
        if each.isVisible() and each.text()
    ]


def sees(page, words):
    return any(words in text for text in texts(page))


def phones(page):
    return [
        label.text()
        for row in page.findChildren(HelpLineRow)
        if not row.isHidden()
        for label in row.findChildren(QLabel, "phone")
    ]


def choose(page, country):
    box = page.findChild(QComboBox, "country")
    index = box.findData(country)
    box.setCurrentIndex(index)
    box.activated.emit(index)


# Places to turn to


def test_in_japanese_the_places_of_japan_are_there_with_danger_first(open_help):
    page = open_help("ja")
    assert phones(page)[:2] == ["110", "119"]
    assert "0120-279-889" in phones(page)
    assert sees(page, "DV相談プラス")


def test_in_english_one_is_asked_for_the_country_and_sees_numbers_for_danger(open_help):
    page = open_help("en")
    assert page.findChild(QComboBox, "country").currentText() == "Choose your country"
    assert set(phones(page)) == {
        "110", "119", "911", "999 (then 55 if you cannot speak)", "000", "112",
    }  # fmt: skip
    assert sees(page, "Japan: Police (警察)")


def test_the_chosen_country_is_kept_and_holds_in_every_language(open_help, choices, language):
    page = open_help("en")
    choose(page, "GB")
    assert "116 123" in phones(page)
    assert "110" not in phones(page)
    assert choices.current().help_region == "GB"
    language.use("ja")
    assert "116 123" in phones(page)
    assert page.findChild(QComboBox, "country").currentText() == "イギリス"
    assert "116 123" in phones(open_help("ja"))


def test_going_back_to_no_country_follows_the_language_again(open_help, choices):
    choices.choose(help_region="GB")
    page = open_help("ja")
    choose(page, "")
    assert choices.current().help_region == ""
    assert "110" in phones(page)


def test_a_country_that_was_chosen_elsewhere_is_shown(open_help, choices):
    page = open_help("en")
    choices.choose(help_region="AU")
    assert "13 11 14" in phones(page)


def test_numbers_nobody_has_seen_are_not_there(open_help):
    page = open_help("ja")
    assert "189" not in phones(page)
    choose(page, "FR")
    assert "3919" not in phones(page)
    assert "112" in phones(page)


def test_it_says_how_well_the_numbers_are_known(open_help):
    assert sees(open_help("en"), "Looked up on Sat, Nov 21, 2026. Numbers can change")


def test_an_address_is_copied_and_never_opened(open_help):
    page = open_help("ja")
    row = page.findChildren(HelpLineRow)[2]
    QTest.mouseClick(row.findChild(QAbstractButton, "copyAddress"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "https://soudanplus.jp/"
    assert row.findChild(QLabel, "copied").isVisible()


def test_nothing_on_the_page_is_a_link_that_dials_or_opens(open_help):
    page = open_help("ja")
    labels = [each for each in page.findChildren(QLabel) if each.text()]
    assert len(labels) > 50
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in labels)
    assert not any(each.openExternalLinks() for each in labels)


def test_turning_the_wheel_over_the_country_does_not_change_the_numbers(open_help):
    page = open_help("ja")
    before = phones(page)
    box = page.findChild(QComboBox, "country")
    event = QWheelEvent(
        QPointF(5, 5), QPointF(box.mapToGlobal(QPoint(5, 5))), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert phones(page) == before


def test_a_number_is_said_with_its_name(open_help):
    page = open_help("ja")
    phone = page.findChildren(HelpLineRow)[0].findChild(QLabel, "phone")
    assert phone.accessibleName() == "警察、110"


# What the lock does and does not do


@pytest.mark.parametrize("code", ["en", "ja"])
def test_every_note_and_every_row_is_there_in_both_languages(open_help, code):
    page = open_help(code)
    shown = texts(page)
    assert len(shown) >= 2 * (len(NOTES) + len(TERMS)) + 3 * len(PROTECTIONS) + len(TRACES)
    if code == "en":
        for row in PROTECTIONS:
            assert {row.against, row.holds, row.does_not} <= set(shown)
    else:
        english = {text for row in (*PROTECTIONS, *TERMS) for text in row} | set(TRACES)
        english |= {text for note in NOTES for text in (note.heading, note.text)}
        assert english.isdisjoint(shown)


def test_a_note_names_its_sources_and_all_of_them_are_there_to_be_read(open_help):
    page = open_help("en")
    assert sees(page, "Sources: Jecker & Landy (1969).")
    assert not sees(page, "Lazare, A. (2004)")
    page.findChild(QAbstractButton, "sources").click()
    assert {each.cited() for each in sources().values()} <= set(texts(page))
    cited = [each.text() for each in page.findChildren(QLabel) if "Lazare, A." in each.text()]
    assert len(cited) == 1


def test_an_article_in_another_language_is_told_as_that(open_help, language):
    page = open_help("en")
    assert sees(
        page, "信用と信頼は違う (one of three articles that this journal grew from, in Japanese)"
    )
    language.use("ja")
    assert sees(page, "信用と信頼は違う（この日記のもとになった三つの記事の一つ）")


def test_every_source_that_a_note_names_is_written_down():
    assert {source for note in NOTES for source in note.sources} <= set(sources())
    with pytest.raises(KeyError):
        citation("hearsay")


def test_somebody_whose_own_behaviour_worries_them_is_led_to_help(open_help):
    page = open_help("en")
    assert sees(page, "When your own behaviour worries you")
    choose(page, "GB")
    assert "0808 802 4040" in phones(page)


def test_no_english_is_left_in_japanese(open_help):
    page = open_help("en")
    english = set(texts(page))
    japanese = set(texts(open_help("ja")))
    same = {text for text in english & japanese if not text.startswith("https://")}
    assert {text for text in same if not (text[0].isdigit() or has_kana(text))} == set()


def test_it_says_plainly_what_nothing_helps_against(open_help):
    page = open_help("en")
    assert sees(page, "There is no hidden second journal")
    assert sees(page, "Somebody who makes you type the passphrase")
    assert sees(page, "Everything can be read. You can set a passphrase at any time")


@pytest.mark.parametrize(
    ("code", "sentences"),
    [
        (
            "en",
            (
                "swap space, hibernation",
                "Input methods learn names and phrases",
                "is told to screen readers and similar programs",
                "may list the words of exported files",
                "It sees what you see and type",
                "kept nowhere on the computer: it is asked for every time",
            ),
        ),
        (
            "ja",
            (
                "スワップや休止状態",
                "日本語入力",
                "読み上げソフト",
                "検索に登録",
                "打っている文字も見られます",
                "どこにも残らず",
            ),
        ),
    ],
)
def test_what_no_app_can_promise_is_said_in_both_languages(open_help, code, sentences):
    page = open_help(code)
    assert [each for each in sentences if not sees(page, each)] == []


@pytest.mark.parametrize("code", ["en", "ja"])
@pytest.mark.parametrize("width", [636, 1056])
def test_no_words_are_cut_off(open_help, code, width):
    page = open_help(code, width=width)
    cut = [
        each.text()
        for each in page.findChildren(QLabel) + page.findChildren(QAbstractButton)
        if each.isVisible()
        and each.text()
        and each.objectName() != "address"
        and not (isinstance(each, QLabel) and each.wordWrap())
        and each.width() < each.sizeHint().width()
    ]
    assert cut == []


def test_the_page_opens_with_the_keyboard_on_nothing_that_a_key_could_change(open_help):
    page = open_help("en")
    assert not isinstance(page.window().focusWidget(), QComboBox)


def test_when_the_choice_cannot_be_kept_the_page_says_so_and_still_shows_the_places(
    open_help, vault
):
    page = open_help("en")
    problems = []
    page.problem.connect(problems.append)
    vault.close()
    choose(page, "GB")
    assert [type(each) for each in problems] == [JournalClosed]
    assert "116 123" in phones(page)


def test_only_countries_that_there_is_something_for_are_offered(open_help):
    box = open_help("en").findChild(QComboBox, "country")
    offered = [box.itemData(index) for index in range(box.count())]
    assert {"JP", "US", "GB", "FR", "EU"} <= set(offered)
    assert "NZ" not in offered
