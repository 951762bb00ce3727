import time

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.qt_input import spoken_name, unnamed
from trustjournal.core.settings import Appearance
from trustjournal.ui.links import LinkDialog, is_openable
from trustjournal.ui.preview import (
    LONGEST_MARKDOWN,
    Preview,
    ReadingDocument,
    in_pieces,
    is_tame,
    with_line_ends,
)

IMAGE = QTextDocument.ResourceType.ImageResource.value
HOSTILE = {
    "asterisks": "*" * 1_000_000,
    "brackets": "[" * 1_000_000,
    "one word": "a" * 1_000_000,
    "one Japanese line": "約束" * 500_000,
    "html tables": "<table><tr><td>" * 5_000,
    "a wide table": "|a" * 20_000 + "\n" + "|-" * 20_000,
    "deep quotes": "\n".join(">" * depth + " a" for depth in range(1, 400)),
    "deep lists": "\n".join("  " * depth + "- a" for depth in range(300)),
    "short hostile": "**a" * 20_000,
    "many pictures": "![](attachment:x)\n" * 3_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_shown_within_seconds(text, theme, qtbot):
    preview = Preview("Entry")
    qtbot.addWidget(preview)
    preview.resize(600, 400)
    started = time.perf_counter()
    preview.show_text(text)
    preview.document().size()
    assert time.perf_counter() - started < 10


def test_lines_end_where_the_writer_ended_them(theme):
    document = ReadingDocument()
    document.show_text("一行目\n二行目\n\n次の段落")
    assert document.toPlainText().replace("\u2028", "\n") == "一行目\n二行目\n次の段落"


def test_code_keeps_its_lines_as_they_are():
    assert with_line_ends("a\n```\nx = 1\n```\nb") == "a  \n```\nx = 1\n```\nb  "


def test_a_line_after_a_list_or_a_quotation_begins_anew(theme):
    document = ReadingDocument()
    document.show_text("> 引用\n- 一つ\n- 二つ\nそのあと")
    assert document.toPlainText() == "引用\n一つ\n二つ\nそのあと"
    assert document.lastBlock().textList() is None


def test_markdown_is_shown_as_what_it_means(theme):
    document = ReadingDocument()
    document.show_text("# 見出し\n\n**太字** と [名前](https://example.org)")
    assert document.toPlainText() == "見出し\n太字 と 名前"
    assert document.firstBlock().blockFormat().headingLevel() == 1


def test_html_stays_text(theme):
    document = ReadingDocument()
    document.show_text("<b>太</b><img src='file:///etc/hostname'><script>x</script>")
    assert "<b>太</b>" in document.toPlainText()
    assert "\ufffc" not in document.toPlainText()


def test_a_text_too_long_for_markdown_is_shown_plain_and_whole(theme):
    text = "**約束**\n" * (LONGEST_MARKDOWN // 6)
    document = ReadingDocument()
    document.show_text(text)
    assert document.toPlainText() == text


def test_only_what_is_short_and_shallow_is_read_as_markdown():
    assert is_tame("# 見出し\n> 引用\n| a | b |\n|---|---|\n")
    assert not is_tame("|" * 41)
    assert not is_tame("> " * 21)
    assert not is_tame(" " * 200 + "- a")
    assert not is_tame("あ" * (LONGEST_MARKDOWN + 1))


def test_long_lines_are_broken_without_losing_a_character():
    text = "あ" * 9_000 + "\n\nい"
    assert in_pieces(text).replace("\n", "") == text.replace("\n", "")
    assert max(len(line) for line in in_pieces(text).split("\n")) <= 4_000


@pytest.mark.parametrize("kind", ["file", "plain path", "http", "resource"])
def test_pictures_come_from_the_journal_only(kind, theme, tmp_path, show):
    secret = QImage(333, 222, QImage.Format.Format_RGB32)
    secret.fill(QColor("red"))
    secret.save(str(tmp_path / "secret.png"))
    address = {
        "file": QUrl.fromLocalFile(str(tmp_path / "secret.png")).toString(),
        "plain path": str(tmp_path / "secret.png"),
        "http": "http://example.org/x.png",
        "resource": ":/qt-project.org/styles/commonstyle/images/file-16.png",
    }[kind]
    asked = []
    preview = show(Preview("Entry", asked.append), 400, 300)
    preview.show_text(f"![x]({address})")
    assert preview.document().resource(IMAGE, QUrl(address)).width() < 60
    assert preview.grab().toImage().pixelColor(100, 100) != QColor("red")
    assert asked == []


def test_a_picture_of_the_journal_is_shown(theme):
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor("blue"))
    asked = []

    def find(name):
        asked.append(name)
        return picture if name == "5f" else None

    document = ReadingDocument(find)
    document.show_text("![海](attachment:5f) ![なし](attachment:60)")
    assert document.resource(IMAGE, QUrl("attachment:5f")).size() == picture.size()
    assert document.resource(IMAGE, QUrl("attachment:60")).width() < 60
    assert set(asked) == {"5f", "60"}


def test_a_link_is_told_and_not_opened(theme, show):
    preview = show(Preview("Entry"), 400, 200)
    preview.show_text("[名前](https://example.org)")
    told = []
    preview.link_chosen.connect(told.append)
    place = next(
        QPoint(x, y)
        for y in range(2, 40, 3)
        for x in range(2, 60, 3)
        if preview.anchorAt(QPoint(x, y))
    )
    QTest.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == ["https://example.org"]


def test_a_new_theme_reaches_links_and_keeps_the_text(theme, show):
    preview = show(Preview("Entry"), 400, 200)
    preview.show_text("約束")
    theme.use(Appearance.DARK)
    assert preview.toPlainText() == "約束"
    assert spoken_name(preview) == "Entry"


@pytest.mark.parametrize(
    ("address", "openable"),
    [
        ("https://example.org", True),
        ("HTTP://example.org", True),
        ("mailto:a@example.org", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("/usr/bin/program", False),
        ("attachment:5f", False),
    ],
)
def test_only_addresses_of_the_web_and_of_letters_can_be_opened(address, openable, theme, show):
    assert is_openable(address) == openable
    dialog = show(LinkDialog(address))
    assert dialog.findChild(QPushButton, "open").isEnabled() == openable
    assert unnamed(dialog) == []


def test_an_address_can_be_copied_instead(theme, show):
    dialog = show(LinkDialog("https://example.org/a"))
    dialog.findChild(QPushButton, "copy").click()
    assert QGuiApplication.clipboard().text() == "https://example.org/a"
    assert dialog.isHidden()
