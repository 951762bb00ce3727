import re
import stat
import zlib
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale
from PySide6.QtGui import QColor, QImage, QPageSize, QTextDocument
from PySide6.QtWidgets import QWidget

from tests.drivers.settings import CardDriver, SettingsDriver
from tests.qt_input import unnamed
from trustjournal.checkins.service import CheckIns
from trustjournal.core.settings import Appearance
from trustjournal.journal import printing
from trustjournal.journal.print_dialog import PrintDialog
from trustjournal.journal.service import Journal
from trustjournal.people.service import People
from trustjournal.storage.outside import UNFINISHED, FileNotWritten, write_outside
from trustjournal.ui import paper

PICTURE = "a" * 32
WHEN = datetime(2026, 5, 14, 21, 5, tzinfo=ZoneInfo("Asia/Tokyo"))


def _png(width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#7fc8b4"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def _sheet(text="今日は約束を守れた。", **changed):
    given = {"title": "", "when": WHEN, "text": text}
    return printing.Sheet(**{**given, **changed})


def _saved(tmp_path, sheet, size=QPageSize.PageSizeId.A4):
    file = tmp_path / "page.pdf"
    write_outside(file, paper.pdf(printing.document(sheet), size))
    return file.read_bytes()


def _pages(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def _unpacked(pdf):
    """Return every stream of a PDF, to look for words in what is compressed too."""
    found = [pdf]
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"".join(found)


def test_day_people_and_title_stand_above_the_text(theme):
    page = printing.document(_sheet(title="A quiet talk", people=("Misaki", "Ken")))
    assert page.toPlainText().splitlines() == [
        "Thursday, May 14, 2026, 9:05 PM",
        "With: \u2068Misaki\u2069 and \u2068Ken\u2069",
        "A quiet talk",
        "今日は約束を守れた。",
    ]


def test_the_day_is_written_as_the_language_does(theme, language):
    language.use("ja")
    assert printing.document(_sheet()).toPlainText().startswith("2026年5月14日木曜日")


def test_a_text_that_begins_with_a_list_keeps_it(theme):
    page = printing.document(_sheet("- one\n- two"))
    head, one = page.firstBlock(), page.firstBlock().next()
    assert head.textList() is None
    assert one.textList() is not None
    assert one.text() == "one"


def test_markdown_reads_as_it_looks(theme):
    page = printing.document(_sheet("# Heading\n\nthis is **bold**"))
    assert "#" not in page.toPlainText()
    assert "**" not in page.toPlainText()


def test_nothing_from_outside_the_journal_is_shown(theme, tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(_png(500, 400))
    page = printing.document(_sheet(f"![x](file://{secret}) ![y](https://example.com/y.png)"))
    kind = QTextDocument.ResourceType.ImageResource.value
    for address in (f"file://{secret}", "https://example.com/y.png"):
        assert page.resource(kind, address).width() < 100


def test_a_wide_picture_is_made_as_wide_as_the_page(theme, tmp_path):
    sheet = _sheet(f"![x](attachment:{PICTURE})", pictures={PICTURE: _png(3000, 500)})
    page = printing.document(sheet)
    paper.pdf(page, QPageSize.PageSizeId.A4)
    assert page.idealWidth() <= page.pageSize().width() + 1


def test_a_high_picture_fits_on_one_page(theme, tmp_path):
    sheet = _sheet(f"![x](attachment:{PICTURE})", pictures={PICTURE: _png(300, 5000)})
    assert _pages(_saved(tmp_path, sheet)) <= 2


def test_a_damaged_picture_does_not_stop_the_page(theme, tmp_path):
    sheet = _sheet(f"words ![x](attachment:{PICTURE})", pictures={PICTURE: b"nothing"})
    assert _pages(_saved(tmp_path, sheet)) == 1


def test_long_texts_go_on_on_numbered_pages(theme, tmp_path):
    short = _saved(tmp_path, _sheet())
    long = _saved(tmp_path, _sheet("\n\n".join(["約束を守れたことを書きとめておく。"] * 120)))
    assert _pages(short) == 1
    assert _pages(long) > 2


def test_the_font_comes_with_the_page(theme, tmp_path):
    pdf = _saved(tmp_path, _sheet())
    assert b"TJSansJP" in pdf
    assert b"/FontFile" in pdf


@pytest.mark.parametrize(
    ("country", "size"),
    [
        (QLocale.Country.Japan, QPageSize.PageSizeId.A4),
        (QLocale.Country.UnitedKingdom, QPageSize.PageSizeId.A4),
        (QLocale.Country.UnitedStates, QPageSize.PageSizeId.Letter),
        (QLocale.Country.Canada, QPageSize.PageSizeId.Letter),
    ],
)
def test_paper_is_what_people_use_there(country, size):
    assert paper.usual_size(QLocale(QLocale.Language.English, country)) is size


def test_paper_is_white_in_the_dark_theme_too(theme, tmp_path):
    light = _saved(tmp_path, _sheet("words and [a link](https://example.com)"))
    theme.use(Appearance.DARK)
    dark = _saved(tmp_path, _sheet("words and [a link](https://example.com)"))
    assert b" rg" in _unpacked(light) or b" scn" in _unpacked(light)
    content = [re.findall(rb"[\d.]+ [\d.]+ [\d.]+ (?:scn|rg)\b", _unpacked(each)) for each in
               (light, dark)]  # fmt: skip
    assert content[0] == content[1]


def test_a_pdf_is_private_and_names_neither_writer_nor_place(theme, tmp_path, monkeypatch):
    monkeypatch.setenv("USER", "marker-user")
    pdf = _saved(tmp_path, _sheet(title="marker-title"))
    file = tmp_path / "page.pdf"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["page.pdf"]
    everything = _unpacked(pdf)
    for marker in (b"marker-user", b"marker-title", str(tmp_path).encode(), b"trustjournal"):
        assert marker not in everything
    assert re.search(rb"/Author \(\)", pdf)
    assert "Notes".encode("utf-16-be") in pdf


def test_what_was_there_stays_when_a_pdf_cannot_be_written(theme, tmp_path):
    with pytest.raises(FileNotWritten):
        write_outside(tmp_path / "missing" / "page.pdf", b"%PDF")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def written(vault, clock, changes):
    """A journal with an entry about somebody, with a picture."""
    journal = Journal(vault, clock, changes.announce)
    people = People(vault, clock, changes.announce, cascades=[journal.links_of_people])
    CheckIns(vault, clock, changes.announce)
    misaki = people.add("美咲")
    draft = journal.keep(journal.begin(people=[misaki.id], text="x"))
    picture = journal.add_picture(draft.id, _png(40, 30), "lake.png")
    return journal, people, misaki, picture


def test_an_entry_is_printed_with_its_people_and_pictures(
    theme, show, qtbot, jobs, written, tmp_path
):
    journal, people, misaki, picture = written
    draft = journal.begin(people=[misaki.id], text=f"湖で。\n\n![lake](attachment:{picture.id})")
    entry = journal.save(draft, "sitting")

    page = show(QWidget(), 400, 300)
    dialog = PrintDialog(journal, people, jobs, page)
    dialog.offer(entry, page)
    card = CardDriver(dialog)
    assert not dialog.isModal()
    assert "it is not encrypted" in "\n".join(card.words())
    assert unnamed(dialog) == []
    card.press("pdf")
    card.answer_file(tmp_path / "lake")
    pdf = (tmp_path / "lake.pdf").read_bytes()
    assert b"/Subtype /Image" in pdf
    assert card.reads("state") == f"Saved: {tmp_path / 'lake.pdf'}"
    page.hide()
    assert not dialog.isVisible()


def test_the_paper_is_chosen_before_a_pdf_is_saved(theme, show, jobs, written, tmp_path):
    journal, people, misaki, _picture = written
    entry = journal.save(journal.begin(people=[misaki.id], text="湖で。"), "sitting")
    page = show(QWidget(), 400, 300)
    dialog = PrintDialog(journal, people, jobs, page)
    dialog.offer(entry, page)
    card = SettingsDriver(dialog)
    for number, (words, width) in enumerate((("US Letter", 612), ("A4", 595))):
        card.choose("paper", words)
        card.press("pdf")
        card.answer_file(tmp_path / f"{number}.pdf")
        pdf = (tmp_path / f"{number}.pdf").read_bytes()
        assert float(re.search(rb"/MediaBox \[0 0 ([\d.]+)", pdf).group(1)) == pytest.approx(
            width, abs=1
        )


def test_a_folder_that_refuses_is_told_and_nothing_is_there(theme, show, jobs, written, tmp_path):
    journal, people, misaki, _picture = written
    entry = journal.save(journal.begin(people=[misaki.id], text="湖で。"), "sitting")
    page = show(QWidget(), 400, 300)
    told = []
    dialog = PrintDialog(journal, people, jobs, page)
    dialog.problem.connect(told.append)
    dialog.offer(entry, page)
    card = CardDriver(dialog)
    (tmp_path / f"page.pdf{UNFINISHED}").mkdir()
    card.press("pdf")
    card.answer_file(tmp_path / "page.pdf")
    assert isinstance(told[0], FileNotWritten)
    assert "Your journal is unchanged." in str(told[0])
    assert card.reads("state") == ""
    assert not (tmp_path / "page.pdf").exists()
