import json
import stat

import pytest

from tests.conftest import PASSPHRASE
from tests.drivers.settings import CardDriver
from tests.qt_input import unnamed
from trustjournal.keeping.page import ExportCard, PassphraseAgain
from trustjournal.keeping.problems import AlreadyThere


class Seconds:
    """A clock for how long an answer counts."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def make_card(theme, show, jobs, clock, problems, seconds):
    def make(services):
        asking = PassphraseAgain(services.vault, jobs, now=seconds)
        card = ExportCard(services.keeping, jobs, clock, asking)
        card.problem.connect(problems.append)
        return CardDriver(show(card, 760, 400))

    return make


def _export_json(card, file):
    card.press("exportJson")
    card.answer_file(file)


def test_the_card_says_that_the_files_can_be_read_by_anybody(make_card, services):
    assert "They are not encrypted" in "\n".join(make_card(services).words())


def test_everything_is_written_as_data(make_card, services, tmp_path):
    services.journal.write("今日は約束を守れた。")
    card = make_card(services)
    file = tmp_path / "all.json"
    _export_json(card, file)
    [entry] = json.loads(file.read_text("utf-8"))["entries"]
    assert entry["body_markdown"] == "今日は約束を守れた。"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert card.reads("state") == f"Everything was written to {file}."


def test_everything_is_written_as_text_files(make_card, services, tmp_path):
    services.journal.write("今日は約束を守れた。")
    card = make_card(services)
    card.press("exportMarkdown")
    card.answer_file(tmp_path / "all")
    [page] = (tmp_path / "all").rglob("*.md")
    assert "今日は約束を守れた。" in page.read_text("utf-8")


def test_nothing_is_written_over(make_card, services, tmp_path, problems):
    file = tmp_path / "all.json"
    file.write_text("mine", encoding="utf-8")
    card = make_card(services)
    _export_json(card, file)
    assert isinstance(problems[-1], AlreadyThere)
    assert file.read_text("utf-8") == "mine"
    assert card.may_press("exportJson")


def test_a_protected_journal_asks_for_the_passphrase_first(make_card, protected_services, tmp_path):
    card, file = make_card(protected_services), tmp_path / "all.json"
    _export_json(card, file)
    assert not file.exists()
    card.fill("ask", "not it")
    card.press("goOn")
    assert card.reads("wrong") == "That is not the passphrase of this journal."
    assert not file.exists()
    card.fill("ask", PASSPHRASE)
    card.enter("ask")
    assert file.exists()
    assert card.typed("ask") == ""


def test_one_answer_counts_for_a_minute(make_card, protected_services, tmp_path, seconds):
    card = make_card(protected_services)
    _export_json(card, tmp_path / "1.json")
    card.fill("ask", PASSPHRASE)
    card.press("goOn")
    seconds.now += 60
    _export_json(card, tmp_path / "2.json")
    assert (tmp_path / "2.json").exists()
    seconds.now += 1
    _export_json(card, tmp_path / "3.json")
    assert card.sees("ask")
    assert not (tmp_path / "3.json").exists()


def test_who_would_rather_not_writes_nothing(make_card, protected_services, tmp_path):
    card = make_card(protected_services)
    _export_json(card, tmp_path / "all.json")
    card.fill("ask", "half a pass")
    card.press("not")
    assert not card.sees("ask")
    assert card.typed("ask") == ""
    assert not (tmp_path / "all.json").exists()


def test_everything_that_tab_reaches_has_a_name(make_card, protected_services, tmp_path):
    card = make_card(protected_services)
    _export_json(card, tmp_path / "all.json")
    assert unnamed(card.widget) == []
