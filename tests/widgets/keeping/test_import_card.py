import json
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from tests.drivers.settings import CardDriver
from tests.qt_input import unnamed
from trustjournal.keeping.importing.problems import ImportDamaged
from trustjournal.keeping.page import ImportCard
from trustjournal.ui.background import DatabaseJobs
from trustjournal.ui.widgets import Button, Segmented


class ImportCardDriver(CardDriver):
    """Drives the card by what stands on it."""

    def choose_file(self, file):
        self.press("importFile")
        self.answer_file(file)

    def record(self, name):
        """Return a list to which everything is added that a label says from now on."""
        told, shown = [], self._find(QLabel, name)
        show = shown.setText
        shown.setText = lambda text: (told.append(text), show(text))
        return told

    def choose_difference(self, words):
        choice = self._find(Segmented, "differences")
        assert choice.isVisible()
        next(each for each in choice.findChildren(Button) if each.text() == words).click()


@pytest.fixture
def make_card(theme, show, problems):
    def make(services, jobs):
        card = ImportCard(services.importing, jobs)
        card.problem.connect(problems.append)
        return ImportCardDriver(show(card, 760, 700))

    return make


@pytest.fixture
def card(make_card, services, jobs):
    return make_card(services, jobs)


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "diary.csv"
    file.write_text(
        "date,text\n2024-05-03,きょうは歩いた\n2024-05-04,雨\nsome day,words\n", "utf-8"
    )
    return file


def texts(services):
    return [
        each.content.text for each in services.journal.entries(services.journal.order().numbers)
    ]


def test_what_would_come_in_is_shown_and_nothing_has_changed(card, services, table):
    card.choose_file(table)
    assert card.reads("heading") == "A table (CSV), Fri, May 3, 2024 to Sat, May 4, 2024"
    assert "2 entries: 2 new" in card.words()
    assert texts(services) == []


def test_what_is_left_out_is_told_with_its_place(card, table):
    card.choose_file(table)
    card.press("leftOut")
    assert any("diary.csv 4" in words and "no day" in words for words in card.words())


def test_it_is_imported_and_taken_back(card, services, table):
    card.choose_file(table)
    card.press("import")
    assert texts(services) == ["雨", "きょうは歩いた"]
    assert card.reads("state") == "Imported: 2 entries."
    assert not card.sees("importForm")
    card.press("takeBack")
    assert texts(services) == []
    assert card.reads("state") == "The import was taken back; the journal is as it was before."
    assert not card.sees("takeBack")


def test_who_would_rather_not_imports_nothing(card, services, table):
    card.choose_file(table)
    card.press("notNow")
    assert not card.sees("importForm")
    assert texts(services) == []


def test_the_second_time_there_is_nothing_to_import(card, table):
    card.choose_file(table)
    card.press("import")
    card.choose_file(table)
    assert card.reads("state") == "Everything in it is here already. Nothing was changed."
    assert not card.may_press("import")


def test_a_difference_is_left_alone_until_the_file_is_chosen(card, services, tmp_path):
    entry = services.journal.write("as exported")
    services.keeping.export_json(tmp_path / "all.json")
    draft = services.journal.open(entry.id)
    services.journal.save(replace(draft, content=replace(draft.content, text="as here")), "s")
    card.choose_file(tmp_path / "all.json")
    assert not card.may_press("import")
    card.choose_difference("Take what is in the file")
    card.press("import")
    assert texts(services) == ["as exported"]
    assert "reads as in the file now" in card.reads("state")
    card.press("takeBack")
    assert texts(services) == ["as here"]


def test_a_damaged_file_is_said_and_another_can_be_chosen(card, problems, tmp_path):
    (tmp_path / "a.json").write_text('{"format": 3, ', "utf-8")
    card.choose_file(tmp_path / "a.json")
    assert isinstance(problems[-1], ImportDamaged)
    assert card.may_press("importFile")
    assert not card.sees("importForm")


def test_a_folder_of_text_files_is_imported(card, services, tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "2024-05-03.md").write_text("words", "utf-8")
    card.press("importFolder")
    card.answer_file(folder)
    card.press("import")
    assert texts(services) == ["words"]


def test_the_preview_follows_the_language(card, table, language):
    card.choose_file(table)
    language.use("ja")
    assert card.reads("heading") == "表（CSV）、2024年5月3日（金）から2024年5月4日（土）まで"
    assert "日記2件（新しいもの2件）" in card.words()


@pytest.fixture
def long_export(tmp_path):
    """More than is written in one portion."""
    entries = [
        {
            "id": f"{number:032x}", "instant": "2026-05-14T12:00:00+00:00",
            "utc_offset_minutes": 540, "zone": "Asia/Tokyo", "day": "2026-05-14",
            "body_markdown": "words", "created_at": "2026-05-14T12:00:00+00:00",
            "updated_at": "2026-05-14T12:00:00+00:00",
        }
        for number in range(600)
    ]  # fmt: skip
    document = {"format": 3, "journal_id": "x", "people": [], "entries": entries}
    (tmp_path / "all.json").write_text(json.dumps(document), "utf-8")
    return tmp_path / "all.json"


def test_the_window_is_told_how_far_it_is(make_card, services, any_jobs, long_export, qtbot):
    """From the worker, without a word of the journal."""
    card = make_card(services, any_jobs)
    card.choose_file(long_export)
    qtbot.waitUntil(lambda: card.sees("importForm"))
    told = card.record("state")
    card.press("import")
    qtbot.waitUntil(lambda: card.sees("takeBack"), timeout=30_000)
    assert "Importing… 500 of 600" in told
    assert told[-1] == "Imported: 600 entries."


def test_an_import_comes_to_its_end_when_the_page_goes(make_card, services, long_export, qtbot):
    jobs = DatabaseJobs()
    card = make_card(services, jobs)
    card.choose_file(long_export)
    qtbot.waitUntil(lambda: card.sees("importForm"))
    card.press("import")
    card.widget.deleteLater()
    jobs.close()
    assert len(texts(services)) == 600


def test_everything_that_tab_reaches_has_a_name(card, services, table, tmp_path):
    entry = services.journal.write("as exported")
    services.keeping.export_json(tmp_path / "all.json")
    draft = services.journal.open(entry.id)
    services.journal.save(replace(draft, content=replace(draft.content, text="as here")), "s")
    for file in (table, tmp_path / "all.json"):
        card.choose_file(file)
        assert unnamed(card.widget) == []
