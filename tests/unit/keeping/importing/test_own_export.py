"""What was exported comes back whole, as often as one likes, and never over what is here."""

import base64
import json
from dataclasses import replace
from datetime import date

import pytest

from tests.unit.keeping.importing.written import picture_entry
from trustjournal.core.changes import Changes
from trustjournal.events.domain import By
from trustjournal.journal.domain import Template
from trustjournal.keeping import example
from trustjournal.keeping.importing.arriving import Why
from trustjournal.keeping.importing.problems import ImportChanged, ImportTooNew
from trustjournal.promises.domain import Draft as PromiseDraft
from trustjournal.promises.domain import Outcome
from trustjournal.review.domain import Question, Span
from trustjournal.services import SHELVES

LAST_DAY = date(2026, 5, 14)


def exported(services, file):
    services.keeping.export_json(file)
    return file


def without_journal_id(file):
    first, _journal_id, rest = file.read_text("utf-8").split("\n", 2)
    return first, rest


def changed(file, list_name, **values):
    """Write values into the first record of a list."""
    document = json.loads(file.read_text("utf-8"))
    document[list_name][0] |= values
    file.write_text(json.dumps(document), "utf-8")
    return file


@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_exported_life_is_the_same_life_in_an_empty_journal(here, elsewhere, tmp_path, language):
    example.fill(here.vault, language, LAST_DAY, entries=120)
    here.journal.keep_template(Template(id="", name="朝", text="# きょう\n"))
    picture_entry(here)
    here.journal.write("written in the same moment")
    first = exported(here, tmp_path / "1.json")
    preview = elsewhere.importing.look(first)
    assert preview.unread == ()
    done = elsewhere.importing.bring_in(preview)
    assert {name: tally.new for name, tally in done.preview.tallies.items() if tally.new} == {
        name: count
        for name, count in {**here.keeping.counts(), "reviews": 3}.items()
        if count and name not in ("tags", "versions")
    }
    second = exported(elsewhere, tmp_path / "2.json")
    assert without_journal_id(second) == without_journal_id(first)
    assert elsewhere.keeping.check() == []


def test_every_list_of_an_export_is_read(here, tmp_path):
    """So that what is exported one day can also be imported."""
    here.people.add("美咲")
    file = exported(here, tmp_path / "1.json")
    known = here.importing.look(file).arriving
    assert {shelf.table.name for shelf in SHELVES} <= set(known.shelved)
    assert json.loads(file.read_text("utf-8")).keys() == {
        "format", "journal_id", "people", "check_ins", "templates", "entries", "pictures",
        *known.shelved, *known.rows,
    }  # fmt: skip


def test_the_second_time_nothing_changes(here, tmp_path, announced):
    here.journal.write("今日は約束を守れた。", people=["美咲"], trust=7)
    file = exported(here, tmp_path / "1.json")
    counter = here.vault.change_counter
    announced.clear()
    done = here.importing.bring_in(here.importing.look(file))
    assert done.changed_nothing
    assert (here.vault.change_counter, announced, here.keeping.copies()) == (counter, [], [])


def test_a_checked_copy_is_saved_before_anything_comes_in(here, elsewhere, tmp_path):
    elsewhere.journal.write("words")
    file = exported(elsewhere, tmp_path / "1.json")
    done = here.importing.bring_in(here.importing.look(file))
    [copy] = here.keeping.copies()
    assert copy.manifest.entries == 0
    assert not done.changed_nothing


def test_looking_changes_nothing(here, elsewhere, tmp_path):
    elsewhere.journal.write("words")
    counter = here.vault.change_counter
    here.importing.look(exported(elsewhere, tmp_path / "1.json"))
    assert here.vault.change_counter == counter
    assert here.keeping.counts()["entries"] == 0


def test_the_pages_hear_of_it_afterwards(here, elsewhere, tmp_path, announced):
    elsewhere.journal.write("words")
    here.importing.bring_in(here.importing.look(exported(elsewhere, tmp_path / "1.json")))
    assert announced[-1] == Changes.EVERYTHING


def test_what_came_in_is_found_at_once(here, elsewhere, tmp_path):
    from trustjournal.journal.domain import Query

    elsewhere.journal.write("駅まで一緒に歩いた")
    here.importing.bring_in(here.importing.look(exported(elsewhere, tmp_path / "1.json")))
    assert [hit.title for hit in here.journal.search(Query(words="歩"))] == ["駅まで一緒に歩いた"]


# What is different


@pytest.fixture
def edited(here, tmp_path):
    """An entry that reads otherwise here than in the export."""
    entry = here.journal.write("as exported")
    file = exported(here, tmp_path / "1.json")
    draft = here.journal.open(entry.id)
    here.journal.save(replace(draft, content=replace(draft.content, text="as edited")), "later")
    return file, entry.id


def test_what_was_edited_here_stays_unless_the_file_is_wanted(here, edited):
    file, entry = edited
    preview = here.importing.look(file)
    assert (preview.has_new, preview.has_different) == (False, True)
    assert here.importing.bring_in(preview).changed_nothing
    assert here.journal.get(entry).content.text == "as edited"


def test_taking_the_file_keeps_what_was_here_as_a_version(here, edited):
    file, entry = edited
    here.importing.bring_in(here.importing.look(file), takes_theirs=True)
    assert here.journal.get(entry).content.text == "as exported"
    texts = [version.content.text for version in here.journal.versions(entry)]
    assert texts[:2] == ["as exported", "as edited"]
    assert here.keeping.check() == []


def test_what_was_taken_can_be_given_back(here, edited):
    file, entry = edited
    done = here.importing.bring_in(here.importing.look(file), takes_theirs=True)
    assert here.importing.take_back(done).stayed == 0
    assert here.journal.get(entry).content.text == "as edited"


@pytest.mark.parametrize(
    ("list_name", "values", "read"),
    [
        ("people", {"purpose": "from the file"}, lambda s: s.people.everyone()[0].purpose),
        ("events", {"note": "from the file"}, lambda s: s.events.of_person(_misaki(s))[0].note),
        ("templates", {"text": "from the file"}, lambda s: s.journal.templates()[0].text),
        ("promises", {"text": "from the file"}, lambda s: s.promises.everything()[0].promise.text),
    ],
)
def test_anything_else_that_is_different_is_asked_about_too(
    here, tmp_path, list_name, values, read
):
    misaki = here.people.add("美咲")
    here.events.note(misaki.id, "listened_fully", By.THEM, note="as here")
    here.journal.keep_template(Template(id="", name="朝", text="as here"))
    here.promises.make(PromiseDraft(text="as here", name="美咲", by=By.ME))
    file = changed(exported(here, tmp_path / "1.json"), list_name, **values)
    before = read(here)
    assert here.importing.bring_in(here.importing.look(file)).changed_nothing
    assert read(here) == before
    done = here.importing.bring_in(here.importing.look(file), takes_theirs=True)
    assert read(here) == "from the file"
    assert here.keeping.check() == []
    here.importing.take_back(done)
    assert read(here) == before


def test_an_answer_that_was_written_since_stays_when_the_import_is_taken_back(here, tmp_path):
    week = here.review.latest(Span.WEEK)
    here.review.write(week, Question.WISH, "as here")
    file = changed(exported(here, tmp_path / "1.json"), "reviews", wish="from the file")
    done = here.importing.bring_in(here.importing.look(file), takes_theirs=True)
    assert here.review.look_back(week).answers.text(Question.WISH) == "from the file"
    here.review.write(week, Question.WISH, "written since")
    assert here.importing.take_back(done).stayed == 1
    assert here.review.look_back(week).answers.text(Question.WISH) == "written since"


def _misaki(services):
    return services.people.named("美咲").id


# What lies in the trash, and who is known by name


def test_what_was_thrown_away_here_stays_in_the_trash(here, tmp_path):
    entry = here.journal.write("thrown")
    file = exported(here, tmp_path / "1.json")
    here.journal.delete(entry.id)
    preview = here.importing.look(file)
    assert preview.tallies["entries"].in_trash == 1
    here.importing.bring_in(preview)
    assert here.keeping.counts()["entries"] == 0


def test_what_concerns_somebody_in_the_trash_stays_out(here, tmp_path):
    here.journal.write("about her", people=["美咲"], trust=6)
    file = exported(here, tmp_path / "1.json")
    here.people.delete(_misaki(here))
    preview = here.importing.look(file)
    assert preview.tallies["people"].in_trash == preview.tallies["check_ins"].in_trash == 1


def test_the_same_name_is_the_same_person(here, elsewhere, tmp_path):
    mine = here.people.add("美咲")
    elsewhere.journal.write("about her", people=["美咲"], trust=6)
    here.importing.bring_in(here.importing.look(exported(elsewhere, tmp_path / "1.json")))
    [entry] = here.journal.entries(here.journal.order().numbers)
    assert entry.content.people == (mine.id,)
    assert entry.content.trust == {mine.id: 6}
    assert len(here.people.everyone()) == 1


def test_a_promise_that_went_on_here_keeps_its_history(here, tmp_path):
    promise = here.promises.make(PromiseDraft(text="本を返す", name="健太", by=By.ME))
    file = exported(here, tmp_path / "1.json")
    here.promises.settle(promise.id, Outcome.KEPT)
    after = exported(here, tmp_path / "2.json")
    assert here.importing.bring_in(here.importing.look(file)).changed_nothing
    assert exported(here, tmp_path / "3.json").read_bytes() == after.read_bytes()


# Undoing


def test_an_import_is_taken_back_in_one_step(here, elsewhere, tmp_path):
    here.journal.write("mine", people=["美咲"])
    before = exported(here, tmp_path / "before.json")
    example.fill(elsewhere.vault, "ja", LAST_DAY, entries=60)
    picture_entry(elsewhere)
    done = here.importing.bring_in(here.importing.look(exported(elsewhere, tmp_path / "1.json")))
    assert here.importing.take_back(done).stayed == 0
    assert exported(here, tmp_path / "after.json").read_bytes() == before.read_bytes()
    assert here.keeping.check() == []


def test_what_was_written_since_stays_when_an_import_is_taken_back(
    here, elsewhere, tmp_path, clock
):
    kept, gone = elsewhere.journal.write("one", people=["美咲"]), elsewhere.journal.write("two")
    done = here.importing.bring_in(here.importing.look(exported(elsewhere, tmp_path / "1.json")))
    clock.advance(minutes=1)
    draft = here.journal.open(kept.id)
    here.journal.save(replace(draft, content=replace(draft.content, text="one, and more")), "s")
    assert here.importing.take_back(done).stayed == 2  # the entry, and whom it is about
    [entry] = here.journal.entries(here.journal.order().numbers)
    assert (entry.content.text, entry.id == gone.id) == ("one, and more", False)
    assert here.keeping.check() == []


def test_what_leans_on_what_came_in_keeps_it(here, elsewhere, tmp_path):
    elsewhere.people.add("美咲")
    done = here.importing.bring_in(here.importing.look(exported(elsewhere, tmp_path / "1.json")))
    here.events.note(_misaki(here), "listened_fully", By.THEM)
    assert here.importing.take_back(done).stayed == 1
    assert here.people.named("美咲") is not None


# Pictures


def test_a_picture_that_no_text_shows_any_more_comes_with_its_entry(here, elsewhere, tmp_path):
    entry = picture_entry(here)
    draft = here.journal.open(entry.id)
    here.journal.save(replace(draft, content=replace(draft.content, text="taken out")), "later")
    file = exported(here, tmp_path / "1.json")
    elsewhere.importing.bring_in(elsewhere.importing.look(file))
    assert elsewhere.keeping.counts()["pictures"] == 1


def test_what_is_no_picture_is_left_out_with_its_place(here, elsewhere, tmp_path):
    picture_entry(here)
    junk = base64.b64encode(b"not a picture").decode()
    file = changed(exported(here, tmp_path / "1.json"), "pictures", data_base64=junk)
    [unread] = elsewhere.importing.look(file).unread
    assert (unread.place, unread.why) == ("pictures 1", Why.PICTURE)


# Versions of the format


def test_an_export_of_the_first_version_is_read(here, tmp_path):
    """As it was written before shelves were: no lists for them, and fewer fields of a person."""
    here.journal.write("words", people=["美咲"], trust=7)
    entry = picture_entry(here)
    document = json.loads(exported(here, tmp_path / "1.json").read_text("utf-8"))
    old = {
        name: document[name]
        for name in ("journal_id", "people", "check_ins", "templates", "entries", "pictures")
    }
    for person in old["people"]:
        del person["giving"], person["no_contact"]
    del old["pictures"][0]["entry"]
    (tmp_path / "old.json").write_text(json.dumps({"format": 1, **old}), "utf-8")
    preview = here.importing.look(tmp_path / "old.json")
    assert (preview.unread, preview.has_new, preview.has_different) == ((), False, False)
    assert preview.arriving.pictures[0].entry == entry.id


def test_an_export_of_a_later_version_is_refused(here, tmp_path):
    file = exported(here, tmp_path / "1.json")
    document = {**json.loads(file.read_text("utf-8")), "format": 99}
    file.write_text(json.dumps(document), "utf-8")
    with pytest.raises(ImportTooNew):
        here.importing.look(file)


def test_nothing_comes_in_when_the_last_thing_cannot(here, elsewhere, tmp_path):
    """All or nothing: the picture's file changes between the look and the import."""
    picture_entry(elsewhere)
    folder = tmp_path / "text"
    elsewhere.keeping.export_markdown(folder)
    preview = here.importing.look(folder)
    assert preview.tallies["pictures"].new == 1
    [file] = (folder / "pictures").iterdir()
    file.write_bytes(b"something else")
    with pytest.raises(ImportChanged):
        here.importing.bring_in(preview)
    assert here.keeping.counts()["entries"] == 0
