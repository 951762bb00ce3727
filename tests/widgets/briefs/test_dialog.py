"""The page before a talk, on the screen and in a PDF."""

import re
import stat

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from tests.drivers.settings import CardDriver
from tests.qt_input import unnamed
from trustjournal.briefs.dialog import BriefDialog
from trustjournal.briefs.service import NoTalk
from trustjournal.matters.domain import Draft
from trustjournal.services import assemble
from trustjournal.ui import paper


@pytest.fixture
def services(vault, clock, changes):
    return assemble(vault, clock, changes.announce)


@pytest.fixture
def ken(services):
    person = services.people.add("Ken", purpose="長く続けたい")
    services.matters.open(Draft(person=person.id, topic="the sharp tone"))
    return person


@pytest.fixture
def open_dialog(theme, language, show, jobs, services):
    def open_dialog(person, heard=lambda _problem: None):
        page = show(QWidget(), 400, 300)
        dialog = BriefDialog(services.briefs, jobs, page)
        dialog.problem.connect(heard)
        dialog.offer(person.id, page)
        return dialog, page

    return open_dialog


def test_it_is_read_on_the_screen_and_goes_with_the_page(open_dialog, ken):
    dialog, page = open_dialog(ken)
    said = "\n".join(CardDriver(dialog).words())
    for each in ("長く続けたい", "the sharp tone", "None of it has to be said", "not encrypted"):
        assert each in said
    assert not dialog.isModal()
    assert unnamed(dialog) == []
    page.hide()
    assert not dialog.isVisible()


def test_a_pdf_is_one_private_page_that_names_nobody_outside(
    open_dialog, ken, tmp_path, monkeypatch
):
    monkeypatch.setenv("USER", "marker-user")
    dialog, _page = open_dialog(ken)
    card = CardDriver(dialog)
    card.press("pdf")
    card.answer_file(tmp_path / "talk")
    file = tmp_path / "talk.pdf"
    pdf = file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert b"TJSansJP" in pdf
    assert b"/FontFile" in pdf
    assert re.search(rb"/Author \(\)", pdf)
    for marker in (b"marker-user", str(tmp_path).encode(), "Ken".encode("utf-16-be")):
        assert marker not in pdf
    width = float(re.search(rb"/MediaBox \[0 0 ([\d.]+)", pdf).group(1))
    usual = QPageSize.sizePoints(paper.usual_size(QLocale.system()))
    assert width == pytest.approx(usual.width(), abs=1)


def test_another_language_is_spoken_at_once(open_dialog, ken, language):
    dialog, _page = open_dialog(ken)
    language.use("ja")
    said = CardDriver(dialog).words()
    assert "話す前に：\u2068Kenさん\u2069" in said
    assert "気になっていること" in said


def test_it_closes_and_says_so_where_no_talk_is_prepared(open_dialog, ken, services):
    services.people.amend(ken.id, {"safety": True})
    told = []
    open_dialog(ken, told.append)
    assert isinstance(told[0], NoTalk)
