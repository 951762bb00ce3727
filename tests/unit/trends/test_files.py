"""Charts as files: whole, for nobody else, and saying nothing about who made them."""

import shutil
import subprocess
from xml.etree import ElementTree as Xml

import pytest

from tests import lives
from trustjournal import i18n
from trustjournal.storage.outside import FileNotWritten
from trustjournal.trends.saving import FileKind, save


@pytest.fixture(params=["en", "ja"])
def shown(request):
    i18n.use(request.param)
    return lives.of_person(8, request.param).charts[0]


@pytest.mark.parametrize("kind", FileKind)
def test_a_file_is_its_owners_and_whole(shown, kind, tmp_path):
    file = tmp_path / f"chart.{kind.value}"
    save(shown, kind, file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == [file.name]
    beginnings = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "csv": b"\xef\xbb\xbf"}
    assert file.read_bytes().startswith(beginnings[kind.value])


@pytest.mark.parametrize("kind", [FileKind.PNG, FileKind.SVG, FileKind.PDF])
def test_a_file_says_nothing_about_who_made_it_where_and_when(shown, kind, tmp_path):
    file = tmp_path / f"chart.{kind.value}"
    save(shown, kind, file)
    data = file.read_bytes()
    for word in (b"matplotlib", b"Matplotlib", str(tmp_path).encode(), b"CreationDate", b"Author"):
        assert word not in data
    assert b"<dc:date>" not in data
    assert b"<dc:creator>" not in data


def test_two_files_of_one_chart_are_the_same(shown, tmp_path):
    for kind in FileKind:
        for name in ("a", "b"):
            save(shown, kind, tmp_path / f"{name}.{kind.value}")
        first, second = (tmp_path / f"{name}.{kind.value}" for name in ("a", "b"))
        assert first.read_bytes() == second.read_bytes()


def test_a_drawing_keeps_its_text(shown, tmp_path):
    file = tmp_path / "chart.svg"
    save(shown, FileKind.SVG, file)
    words = "".join(Xml.fromstring(file.read_text("utf-8")).itertext())
    assert ("自分の記録" if i18n.language() == "ja" else "My record") in words


def test_the_letters_are_drawn_from_inside_the_pdf(shown, tmp_path):
    file = tmp_path / "chart.pdf"
    save(shown, FileKind.PDF, file)
    data = file.read_bytes()
    assert b"/Subtype /Type3" in data
    # Type 3 fonts bring their letters along; any other must have its file beside it.
    assert data.count(b"/Type /Font ") == data.count(b"/Subtype /Type3")


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="needs poppler-utils")
def test_the_fonts_lie_in_the_pdf(shown, tmp_path):
    file = tmp_path / "chart.pdf"
    save(shown, FileKind.PDF, file)
    told = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True)
    assert not told.stderr
    rows = told.stdout.splitlines()[2:]
    assert rows
    assert all(" yes " in row for row in rows)
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True)
    assert ("自分の記録" if i18n.language() == "ja" else "My record") in text.stdout


def test_the_numbers_are_in_the_csv(shown, tmp_path):
    file = tmp_path / "chart.csv"
    save(shown, FileKind.CSV, file)
    rows = file.read_text("utf-8-sig").splitlines()
    assert len(rows) == 1 + len(shown.series.dots)
    day, rating, line, low, high = rows[-1].split(",")
    assert day == "2026-05-14"
    assert 0 <= float(low) <= float(line) <= float(high) <= 10
    assert float(rating) == shown.series.dots[-1].rating


def test_where_nothing_can_be_written_nothing_changes(shown, tmp_path):
    with pytest.raises(FileNotWritten):
        save(shown, FileKind.CSV, tmp_path / "not there" / "chart.csv")
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_is_replaced_whole(shown, tmp_path):
    file = tmp_path / "chart.csv"
    file.write_bytes(b"x" * 100_000)
    save(shown, FileKind.CSV, file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
