"""The card in a page, and on paper."""

import re
import stat
import zlib
from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QPageSize, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from tests.answered import IDS, answers_of, people_in, worksheet
from tests.drivers.settings import CardDriver
from tests.lives import someone
from tests.qt_input import spoken_name, unnamed
from trustjournal.core.settings import Appearance
from trustjournal.storage.outside import FileNotWritten
from trustjournal.ui import paper
from trustjournal.ui.select import Select
from trustjournal.worksheets.card import card_of
from trustjournal.worksheets.card_dialog import CardDialog
from trustjournal.worksheets.card_paper import document
from trustjournal.worksheets.card_view import CardView

TODAY = date(2026, 5, 14)
A4, LETTER = paper.SIZES
LONG = "夜は家族との時間にしたいと思っています。" * 250


def _people(of, language="en"):
    return {name: someone(name) for name in people_in(of, language)}


def _card(of, language="en", **answers):
    given = {**answers_of(of, language), **answers}
    return card_of(worksheet(of), given, people=_people(of, language), day=TODAY)


def _unpacked(pdf):
    found = [pdf]
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"".join(found)


def _pages(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


class Viewed(CardDriver):
    """The card of one sheet, as somebody sees it."""

    def show(self, of, language="en", answers=None):
        given = answers_of(of, language) if answers is None else answers
        people = _people(of, language)
        self.widget.show_card(worksheet(of), given, people=people, day=TODAY)

    @property
    def sheet(self):
        return self._find(QTextBrowser, "cardSheet")

    def reads_card(self):
        return self.sheet.toPlainText() if self.sheet.isVisible() else ""

    def order(self, number):
        orders = self._find(Select, "order")
        orders.setCurrentIndex(number)
        return orders.currentText()


@pytest.fixture
def view(theme, language, show, jobs):
    return Viewed(show(CardView(jobs), 640, 700))


@pytest.mark.parametrize("of", IDS)
@pytest.mark.parametrize("spoken", ["en", "ja"])
def test_the_whole_card_is_seen_without_scrolling_in_it(view, language, of, spoken):
    language.use(spoken)
    view.show(of, spoken)
    read = view.reads_card()
    card = card_of(worksheet(of), answers_of(of, spoken), people=_people(of, spoken), day=TODAY)
    for part in card.parts:
        assert part.label in read
        assert all(line.text in read for line in part.lines)
    assert view.reads("footer") == card.footer
    sheet = view.sheet
    assert sheet.document().size().height() <= sheet.viewport().height()
    assert sheet.document().idealWidth() <= sheet.viewport().width()
    assert unnamed(view.widget) == []


def test_nothing_answered_is_said_and_nothing_can_be_printed(view):
    view.show("boundary", answers={})
    assert view.reads_card() == ""
    assert view.reads("nothing") == "Nothing is answered yet that belongs on the card."
    assert not view.may_press("print")
    assert not view.may_press("copy")
    view.show("boundary")
    assert view.reads("nothing") == ""
    assert view.may_press("print")


def test_markup_is_words_like_all_others(view):
    view.show("boundary", answers={"need.need": "<b>peace</b> & **quiet** &amp; <img src=x>"})
    assert "<b>peace</b> & **quiet** &amp; <img src=x>" in view.reads_card()


def test_it_is_copied_as_plain_text(view):
    view.show("repair_debrief")
    view.press("copy")
    assert (
        QGuiApplication.clipboard()
        .text()
        .startswith("What we agreed\n\nI\n• Make the plan for June (by May 17)\n")
    )
    assert view.reads("state") == "The card was copied for 30 seconds."


def test_words_are_selected_and_copied_by_keyboard_without_colours(view):
    view.show("boundary", answers={"need.need": "Evenings,\nand sleep."})
    view.sheet.setFocus()
    QTest.keyClick(view.sheet, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view.sheet, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == (
        "Thursday, May 14, 2026\nMy boundary\nI want to protect\nEvenings,\nand sleep."
    )
    assert not data.hasHtml()
    QTest.keyClick(view.sheet, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "print"


def test_a_japanese_order_is_chosen_and_kept_until_another_sheet(view):
    view.show("apology")
    assert view.reads_card().index("What I did") < view.reads_card().index("I am sorry")
    assert "Japanese letters open with the apology" in view.reads("orderNote")
    assert view.order(2) == "As in a Japanese business letter"
    assert view.reads_card().index("I am sorry") < view.reads_card().index("What I did")
    assert "At the close: I am sorry" in view.reads_card()
    view.press("copy")
    assert "At the close: I am sorry" in QGuiApplication.clipboard().text()
    view.show("apology")
    assert "At the close" in view.reads_card()
    view.show("boundary")
    assert not view.sees("order")
    view.show("apology")
    assert "At the close" not in view.reads_card()


def test_another_language_is_spoken_at_once_and_has_its_own_order(view, language):
    view.show("apology", "ja")
    language.use("ja")
    assert view.reads_card().index("お詫び\n") < view.reads_card().index("私がしたこと")
    assert "5月17日（日）まで" in view.reads_card()
    assert "手紙の順" in view.widget.findChild(Select).currentText()
    assert spoken_name(view.sheet) == "お詫びの言葉"


def test_the_colours_follow_the_theme_and_words_stay(view, theme):
    view.show("boundary")
    first = view.sheet.document().firstBlock()
    light = first.begin().fragment().charFormat().foreground().color()
    theme.use(Appearance.DARK)
    first = view.sheet.document().firstBlock()
    dark = first.begin().fragment().charFormat().foreground().color()
    assert light.lightness() < 128 < dark.lightness()
    assert "Evenings with the children" in view.reads_card()


def test_larger_letters_make_a_higher_sheet(view, theme):
    view.show("boundary")
    height = view.sheet.height()
    theme.use(Appearance.LIGHT, 150)
    assert view.sheet.height() > height
    assert view.sheet.document().size().height() <= view.sheet.viewport().height()


def test_the_wheel_scrolls_the_page_and_not_the_card(view):
    view.show("boundary")
    middle = QPointF(view.sheet.rect().center())
    event = QWheelEvent(
        middle, middle, QPointF(0, 0).toPoint(), QPointF(0, -120).toPoint(),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.sheet.viewport(), event)
    assert not event.isAccepted()


def test_of_a_sheet_for_oneself_only_that_is_shown(view):
    view.show("repair_prep", answers={**answers_of("repair_prep", "en"), "safe.safe": "yes"})
    assert "In April I picked her up" in view.reads_card()
    assert "Is now a good moment" not in view.reads_card()


def test_it_is_saved_as_a_private_pdf_and_as_text(view, tmp_path, monkeypatch):
    monkeypatch.setenv("USER", "marker-user")
    view.show("apology")
    view.press("print")
    dialog = view.widget.findChild(CardDialog)
    card = CardDriver(dialog)
    assert "not encrypted" in "\n".join(card.words())
    assert not dialog.isModal()
    assert unnamed(dialog) == []
    card.press("pdf")
    card.answer_file(tmp_path / "card")
    card.press("markdown")
    card.answer_file(tmp_path / "words")
    pdf, words = (tmp_path / "card.pdf"), (tmp_path / "words.md")
    assert {stat.S_IMODE(each.stat().st_mode) for each in (pdf, words)} == {0o600}
    assert words.read_text("utf-8").startswith("# My apology\n\nThursday, May 14, 2026\n\n## What")
    assert card.reads("state") == f"Saved: {words}"
    everything = _unpacked(pdf.read_bytes())
    for marker in (
        b"marker-user",
        str(tmp_path).encode(),
        b"trustjournal",
        "Emma".encode("utf-16-be"),
    ):
        assert marker not in everything
    assert re.search(rb"/Author \(\)", everything)
    assert "Notes".encode("utf-16-be") in everything
    view.widget.hide()
    assert not dialog.isVisible()


def test_nobodys_name_is_in_the_name_of_a_file(theme, jobs, view):
    assert CardDialog(_card("apology"), jobs, view.widget).file_stem() == "notes-20260514"


def test_what_cannot_be_saved_is_told_by_the_view(view, tmp_path):
    told = []
    view.widget.problem.connect(told.append)
    (tmp_path / "card.pdf.notes-unfinished").mkdir()
    view.show("apology")
    view.press("print")
    card = CardDriver(view.widget.findChild(CardDialog))
    card.press("pdf")
    card.answer_file(tmp_path / "card.pdf")
    assert isinstance(told[0], FileNotWritten)
    assert not (tmp_path / "card.pdf").exists()


@pytest.mark.parametrize("of", IDS)
@pytest.mark.parametrize("spoken", ["en", "ja"])
@pytest.mark.parametrize("size", [A4, LETTER])
def test_every_card_is_one_page_with_its_font(theme, language, of, spoken, size):
    language.use(spoken)
    pdf = paper.pdf(document(_card(of, spoken)), size)
    assert _pages(pdf) == 1
    assert b"TJSansJP" in pdf
    assert b"/FontFile" in pdf
    width = float(re.search(rb"/MediaBox \[0 0 ([\d.]+)", pdf).group(1))
    assert width == pytest.approx(QPageSize.sizePoints(size).width(), abs=1)


def test_paper_is_white_in_the_dark_theme_too(theme):
    def inks():
        pdf = _unpacked(paper.pdf(document(_card("boundary")), A4))
        return re.findall(rb"[\d.]+ [\d.]+ [\d.]+ (?:scn|rg)\b", pdf)

    light = inks()
    theme.use(Appearance.DARK)
    assert light == inks() != []


@pytest.mark.parametrize("address", ["need.need", "words.words"])
@pytest.mark.parametrize("size", [A4, LETTER])
def test_five_thousand_characters_go_on_on_numbered_pages(theme, address, size):
    made = document(_card("boundary", **{address: LONG[:5000]}))
    assert 3 <= _pages(paper.pdf(made, size)) <= 5
    assert LONG[:5000] in made.toPlainText()
    assert made.idealWidth() <= made.pageSize().width() + 1


def test_one_word_without_end_stays_on_the_paper(theme):
    made = document(_card("boundary", **{"words.words": "あ" * 200 + "x" * 3000}))
    paper.pdf(made, A4)
    assert made.idealWidth() <= made.pageSize().width() + 1


def test_a_label_never_stands_alone_at_the_foot_of_a_page(theme):
    def begins(block):
        return block.layout().position().y() + block.layout().lineAt(0).y()

    labels = {section.label["en"] for section in worksheet("boundary").card.sections}
    first_on_a_page = set()
    for lines in range(20, 44):
        made = document(_card("boundary", **{"need.need": "\n".join(["a line"] * lines)}))
        paper.pdf(made, A4)
        page = made.pageSize().height()
        block = made.firstBlock()
        while block.isValid():
            if block.text() in labels:
                assert begins(block) // page == begins(block.next()) // page, (lines, block.text())
                if begins(block) // page != begins(block.previous()) // page:
                    first_on_a_page.add(block.text())
            block = block.next()
    assert {"Fine", "Not fine", "I ask", "If not, I will"} <= first_on_a_page


def test_a_card_keeps_its_dialog_until_the_page_goes(theme, show, jobs):
    page = show(QWidget(), 400, 300)
    dialog = CardDialog(_card("profile_card"), jobs, page)
    dialog.offer(page)
    assert dialog.isVisible()
    page.hide()
    assert not dialog.isVisible()
