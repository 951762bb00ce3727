"""Drawing a boundary on the page: nothing typed is lost on the way."""

from datetime import timedelta

from tests.qt_input import compose, preedit
from trustjournal.storage.vault import Vault


def test_where_nothing_is_there_is_a_calm_sentence(open_part, jobs):
    part = open_part(jobs)
    assert part.cards == []
    assert any(text.startswith("No boundary is drawn here.") for text in part.words())
    part.press("drawBoundary")
    assert not any(text.startswith("No boundary is drawn here.") for text in part.words())


def test_a_boundary_is_drawn_towards_somebody_new(open_part, any_jobs, people, qtbot):
    part = open_part(any_jobs)
    part.draw(
        whom="Misaki",
        fine="messages",
        not_fine="calls after eight",
        i_will="call back at eight",
        note="sleep",
    )
    qtbot.waitUntil(lambda: len(part.cards) == 1)
    assert part.card.says == {
        "fine": "messages",
        "not_fine": "calls after eight",
        "i_will": "call back at eight",
        "note": "sleep",
    }
    assert part.card.pills == ["Look again: Thu, Jun 11", "They were not told yet", "Drawn: Today"]
    assert "Misaki" in part.words()
    assert part.forms() == []
    assert [each.name for each in people.everyone()] == ["Misaki"]
    assert part.heard.last == "The boundary is drawn."
    part.heard.undo()
    qtbot.waitUntil(lambda: part.cards == [])
    assert part.heard.problems == []


def test_japanese_is_composed_into_every_field(open_part, jobs, boundaries):
    part = open_part(jobs)
    part.press("drawBoundary")
    for name, steps in {
        "whom": ("み", "美咲"),
        "fine": ("め", "メッセージはいつでも"),
        "not_fine": ("よ", "夜8時以降の電話"),
    }.items():
        field = part.control(name)
        field.setFocus()
        compose(field, *steps)
    preedit(part.control("i_will"), "つう")
    part.press("mean")
    (story,) = boundaries.board().holding
    assert (story.boundary.fine, story.boundary.not_fine) == (
        "メッセージはいつでも",
        "夜8時以降の電話",
    )
    assert story.boundary.i_will == "", "what is still being composed is not meant"


def test_what_is_missing_is_said_beside_the_fields_and_nothing_is_lost(
    open_part, jobs, language, boundaries
):
    part = open_part(jobs)
    part.draw(fine="messages")
    assert part.text("refusal").startswith("It is not said yet whom this is about.")
    language.use("ja")
    assert part.text("refusal").startswith("だれのことかが、まだ書かれていません。")
    part.write("whom", "Misaki")
    part.write("fine", " ")
    part.press("mean")
    assert part.text("refusal").startswith("この境界線には、まだ何も書かれていません。")
    part.write("not_fine", "calls")
    part.press("mean")
    assert part.forms() == []
    assert part.card.says == {"not_fine": "calls"}
    assert part.heard.problems == []
    assert boundaries.board().begun == {}


def test_days_are_chosen_from_a_calendar(open_part, jobs, today):
    part = open_part(jobs)
    part.press("drawBoundary")
    part.write("whom", "Misaki")
    part.write("not_fine", "calls")
    part.press("again")
    assert not part.offers("toldOn")
    part.press("hasTold")
    picker = part.day("drawnOn").open()
    picker.choose(today - timedelta(days=3))
    part.day("toldOn").choose(today - timedelta(days=2))
    part.day("reviewOn").choose(today)
    part.press("mean")
    assert part.text("refusal").startswith("This day is here already, or past.")
    part.day("reviewOn").choose(today + timedelta(days=7))
    part.press("mean")
    assert part.card.pills == [
        "Look again: Thu, May 21",
        "Told: Tue, May 12",
        "Drawn again: Mon, May 11",
    ]


def test_what_was_begun_stands_there_when_the_page_is_opened_again(
    open_part, jobs, boundaries, vault
):
    part = open_part(jobs)
    part.press("drawBoundary")
    part.write("whom", "Misaki")
    part.write("not_fine", "calls after")
    part.press("hasTold")
    assert part.root.is_unsaved()
    part.root.leave()
    assert not part.root.is_unsaved()
    again = open_part(jobs)
    assert (again.written("whom"), again.written("not_fine")) == ("Misaki", "calls after")
    assert again.offers("toldOn")
    again.press("mean")
    assert again.card.says == {"not_fine": "calls after"}
    assert open_part(jobs).forms() == []


def test_typing_is_kept_by_itself_soon_after(open_part, jobs, boundaries, qtbot):
    part = open_part(jobs)
    part.press("drawBoundary")
    part.write("fine", "mess")
    qtbot.waitUntil(lambda: boundaries.board().begun != {})
    assert boundaries.board().begun["boundary"]["fine"] == "mess"


def test_what_was_given_up_can_be_taken_up_again(open_part, jobs, boundaries):
    part = open_part(jobs)
    part.press("drawBoundary")
    part.write("fine", "messages")
    part.root.leave()
    part.press("giveUp")
    assert part.forms() == []
    assert boundaries.board().begun == {}
    assert part.heard.last == "Put aside what you began."
    part.heard.undo()
    assert part.written("fine") == "messages"
    assert set(boundaries.board().begun) == {"boundary"}
    part.write("fine", "")
    part.press("giveUp")
    part.press("drawBoundary")
    assert part.written("fine") == ""
    part.press("giveUp")
    assert part.heard.last == "", "an empty form is closed without a word"


def test_a_full_disk_takes_no_word(open_part, jobs, vault: Vault):
    part = open_part(jobs)
    part.press("drawBoundary")
    part.write("whom", "Misaki")
    part.write("not_fine", "calls")
    vault.close()
    part.press("mean")
    assert part.heard.problems
    assert part.written("not_fine") == "calls"
    assert part.root.is_unsaved()
    vault.open()
    part.press("mean")
    assert part.card.says == {"not_fine": "calls"}
    assert not part.root.is_unsaved()


def test_a_way_to_help_stands_in_the_form(open_part, jobs, qtbot):
    part = open_part(jobs)
    part.press("drawBoundary")
    with qtbot.waitSignal(part.root.help_asked):
        part.press("help")
