"""Sheets that were begun are told of in lists, and open whatever becomes of their worksheet."""

import pytest

from tests.answered import answers_of
from tests.unit.worksheets.own import OWN
from trustjournal import i18n
from trustjournal.core.ids import SheetId
from trustjournal.journal.domain import Query
from trustjournal.services import assemble
from trustjournal.worksheets.choosing import offered_with
from trustjournal.worksheets.problems import ManySheets, NoSuchSheet, UnknownWorksheet
from trustjournal.worksheets.sheet import About, AboutKind


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "worksheets").mkdir()
    return tmp_path / "worksheets"


@pytest.fixture
def services(vault, clock, folder):
    return assemble(vault, clock, lambda _changes: None, folder)


@pytest.fixture
def worksheets(services):
    return services.worksheets


@pytest.fixture
def emma(services):
    return services.people.add("Emma")


def test_a_sheet_opens_as_it_was_when_its_file_changes_and_when_it_vanishes(worksheets, folder):
    file = folder / "evening.toml"
    file.write_text(OWN, "utf-8")
    before = worksheets.begin("evening")
    worksheets.answer(before.sheet.id, {"who.person": "Grandmother"}, "next")
    changed = OWN.replace("version = 1", "version = 2").replace("Who was it?", "Whom did you miss?")
    file.write_text(changed, "utf-8")
    after = worksheets.begin("evening")
    assert asked(worksheets.get(before.sheet.id)) == "Who was it?"
    assert asked(worksheets.get(after.sheet.id)) == "Whom did you miss?"
    file.unlink()
    for sheet, version in ((before, 1), (after, 2)):
        opened = worksheets.get(sheet.sheet.id)
        assert opened.worksheet.version == opened.sheet.version == version
    assert [each.of for each in worksheets.board().unfinished] == [2, 2]
    worksheets.finish(before.sheet.id)
    with pytest.raises(UnknownWorksheet):
        worksheets.begin("evening")


def asked(opened):
    return dict(opened.worksheet.questions())["who.person"].prompt["en"]


def test_a_sheet_opens_although_its_file_would_be_refused_by_now(worksheets, folder):
    (folder / "evening.toml").write_text(OWN, "utf-8")
    begun = worksheets.begin("evening")
    (folder / "evening.toml").write_text("torn", "utf-8")
    assert [each.file for each in worksheets.library().refused] == ["evening.toml"]
    assert worksheets.get(begun.sheet.id).worksheet.id == "evening"


def test_the_board_tells_of_what_waits_and_what_is_done(worksheets, emma, clock):
    first = worksheets.begin("apology", person=emma.id)
    clock.advance(days=1)
    second = worksheets.begin("profile_card")
    clock.advance(days=1)
    worksheets.answer(first.sheet.id, {"who.person": emma.id, "act.act": "Late."}, "impact")
    board = worksheets.board()
    assert [each.sheet.id for each in board.unfinished] == [first.sheet.id, second.sheet.id]
    top = board.unfinished[0]
    assert (top.person, top.at, top.of) == (emma, 3, 12)
    assert top.written_on == clock().date()
    assert board.finished == ()
    answers = answers_of("profile_card", "en")
    worksheets.answer(second.sheet.id, answers, "facts")
    worksheets.finish(second.sheet.id)
    assert [each.sheet.id for each in worksheets.board().finished] == [second.sheet.id]


def test_where_it_may_not_be_safe_the_steps_are_counted_as_they_are_walked(worksheets, emma):
    begun = worksheets.begin("apology", person=emma.id)
    worksheets.answer(begun.sheet.id, {"safe.safe": "yes", "act.act": "x"}, "act")
    (lying,) = worksheets.board().unfinished
    assert lying.of < 12


def test_today_leads_back_to_the_sheet_touched_last_but_to_none_about_somebody_feared(
    worksheets, services, emma, clock
):
    assert worksheets.waiting() is None
    about_her = worksheets.begin("apology", person=emma.id)
    clock.advance(hours=1)
    other = worksheets.begin("profile_card")
    assert worksheets.waiting().sheet.id == other.sheet.id
    clock.advance(hours=1)
    worksheets.answer(about_her.sheet.id, {"who.person": emma.id, "act.act": "x"}, "act")
    assert worksheets.waiting().sheet.id == about_her.sheet.id
    services.people.amend(emma.id, {"safety": True})
    assert worksheets.waiting().sheet.id == other.sheet.id
    worksheets.delete(other.sheet.id)
    assert worksheets.waiting() is None
    services.people.amend(emma.id, {"safety": False, "put_away": True})
    assert worksheets.waiting() is None


def test_no_talk_is_offered_with_somebody_feared(worksheets, services, emma):
    library = worksheets.library()
    offered = {each.id for each in offered_with(library, emma)}
    assert {"apology", "repair_prep", "repair_debrief", "boundary", "gratitude_milestone"} < offered
    assert "profile_card" not in offered
    feared = services.people.amend(emma.id, {"safety": True})
    assert {each.id for each in offered_with(library, feared)} == {"complacency", "purpose_give"}


def test_the_same_sheet_is_found_by_the_beginning_of_its_id(worksheets):
    ids = [worksheets.begin("profile_card").sheet.id for _each in range(17)]
    assert worksheets.beginning_with(ids[3][:12]).sheet.id == ids[3]
    with pytest.raises(NoSuchSheet):
        worksheets.beginning_with("")
    with pytest.raises(NoSuchSheet):
        worksheets.beginning_with("not an id")
    shared = next(a[0] for a in ids if sum(b[0] == a[0] for b in ids) > 1)
    with pytest.raises(ManySheets):
        worksheets.beginning_with(shared)


@pytest.mark.parametrize(("language", "title"), [("en", "Apology"), ("ja", "謝る準備")])
def test_search_finds_what_was_written_and_names_the_worksheet(
    services, worksheets, emma, language, title
):
    begun = worksheets.begin("apology", person=emma.id)
    worksheets.answer(
        begun.sheet.id, {"who.person": emma.id, "act.act": "鍵をなくしました。"}, "act"
    )
    i18n.use(language)
    (hit,) = services.journal.search(Query(words="鍵を"))
    assert (hit.kind, hit.id, hit.title) == ("sheet", begun.sheet.id, title)
    assert hit.people == (emma.id,)
    i18n.use("en")


def test_a_sheet_about_nobody_is_found_too(services, worksheets):
    begun = worksheets.begin("profile_card")
    worksheets.answer(begun.sheet.id, {"facts.work": "I mend bicycles."}, "facts")
    (hit,) = services.journal.search(Query(words="bicycles"))
    assert (hit.id, hit.people) == (begun.sheet.id, ())


def test_the_check_of_the_journal_covers_what_search_knows_of_sheets(services, worksheets):
    begun = worksheets.begin("profile_card")
    worksheets.answer(begun.sheet.id, {"facts.work": "I mend bicycles."}, "facts")
    assert services.keeping.check() == []
    with services.vault.writing() as connection:
        connection.exec_driver_sql("update sheets set words = 'something else'")
    assert services.keeping.check() != []


def test_the_trash_names_a_sheet_and_brings_it_back(services, worksheets, emma):
    silent = worksheets.begin("apology", person=emma.id)
    worksheets.delete(silent.sheet.id)
    (thrown,) = services.journal.trash()
    assert (thrown.kind, thrown.title) == ("sheet", "Apology")
    services.journal.bring_back(thrown.id)
    assert worksheets.get(silent.sheet.id).worksheet.id == "apology"
    assert services.journal.trash() == []


def test_a_sheet_knows_what_it_was_begun_for(worksheets, emma):
    about = About(kind=AboutKind.MATTER, id="abc")
    begun = worksheets.begin("repair_prep", person=emma.id, about=about)
    assert worksheets.get(SheetId(begun.sheet.id)).sheet.about == about


def test_apologies_to_one_person_are_counted_over_thirty_days(worksheets, emma, clock):
    for _unused in range(4):
        worksheets.begin("apology", person=emma.id)
        clock.advance(days=10)
    clock.advance(days=-10)
    assert worksheets.begun_lately("apology", emma.id) == 4
    clock.advance(days=1)
    assert worksheets.begun_lately("apology", emma.id) == 3
    assert worksheets.begun_lately("boundary", emma.id) == 0
