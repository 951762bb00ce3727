"""A boundary is looked at again, worded otherwise, told, let go and deleted."""

from datetime import timedelta

from tests.drivers.agreed import Pieces
from trustjournal.boundaries.domain import Mark

# Looking again


def test_it_is_looked_at_again_when_its_day_has_come(
    open_part, jobs, drawn, boundaries, clock, today
):
    clock.advance(days=28)
    part = open_part(jobs)
    assert part.card.pills[0] == "Time to look at it again"
    part.card.press("look")
    part.card.write("lookNote", "it helps")
    part.card.day("nextLook").choose(today + timedelta(days=60))
    part.card.press("mean")
    assert part.card.pills[0] == "Look again: Mon, Jul 13"
    (story,) = boundaries.board().holding
    assert [each.note for each in story.reviews] == ["it helps"]
    part.heard.undo()
    assert part.card.pills[0] == "Time to look at it again"
    part.card.press("look")
    assert part.card.written("lookNote") == "it helps", "no word is lost by undoing"


def test_what_was_begun_about_it_is_taken_up_again(open_part, jobs, drawn):
    part = open_part(jobs)
    part.card.press("look")
    part.card.write("lookNote", "so far")
    part.card.choose_in_menu("Word it otherwise")
    part.card.write("fine", "mail")
    part.root.leave()
    again = open_part(jobs)
    assert again.card.written("lookNote") == "so far"
    assert again.card.written("fine") == "mail"
    for form in again.forms():
        Pieces(form).press("giveUp")
    assert again.forms() == []
    again.card.press("look")
    assert again.card.written("lookNote") == ""


# Wording otherwise, telling, letting go


def test_it_is_worded_otherwise_and_back(open_part, jobs, drawn):
    part = open_part(jobs)
    part.card.choose_in_menu("Word it otherwise")
    assert part.card.written("not_fine") == "calls after eight"
    part.card.write("not_fine", "calls after nine")
    part.card.press("mean")
    assert part.card.says["not_fine"] == "calls after nine"
    part.heard.undo()
    assert part.card.says["not_fine"] == "calls after eight"
    part.card.choose_in_menu("Word it otherwise")
    assert part.card.written("not_fine") == "calls after eight"


def test_telling_is_noted_and_taken_back(open_part, jobs, drawn):
    part = open_part(jobs)
    assert "They were not told after all" not in part.card.menu()
    part.card.press("tell")
    assert "Told: Today" in part.card.pills
    assert not part.card.offers("tell")
    part.heard.undo()
    assert "They were not told yet" in part.card.pills
    part.card.press("tell")
    part.card.choose_in_menu("They were not told after all")
    assert "They were not told yet" in part.card.pills
    part.heard.undo()
    assert "Told: Today" in part.card.pills


def test_nobody_is_pressed_to_tell_somebody_who_frightens_them(open_part, jobs, drawn, people):
    people.amend(drawn.person, {"safety": True})
    part = open_part(jobs)
    assert part.card.pills == ["Look again: Thu, Jun 11", "Drawn: Today"]
    part.card.choose_in_menu("Word it otherwise")
    assert part.card.text("notToTell").startswith("Nobody needs to be told of a boundary.")


def test_it_is_let_go_and_holds_again(open_part, jobs, drawn):
    part = open_part(jobs)
    part.card.choose_in_menu("Let it go")
    assert part.cards == []
    part.press("showLetGo")
    assert part.card.pills == ["Let go: Today", "Drawn: Today"]
    assert not part.card.offers("note_respected")
    assert part.card.menu() == ["Word it otherwise", "Write about it", "Delete"]
    part.heard.undo()
    assert part.card.pills[0] == "Look again: Thu, Jun 11"
    part.card.choose_in_menu("Let it go")
    part.card.press("takeUp")
    assert part.card.pills[0] == "Look again: Thu, Jun 11"
    part.heard.undo()
    assert part.card.pills[0] == "Let go: Today"


def test_it_is_deleted_and_comes_back(open_part, jobs, drawn, boundaries):
    boundaries.note(drawn.id, Mark.RESPECTED)
    part = open_part(jobs)
    part.card.choose_in_menu("Word it otherwise")
    part.card.write("fine", "half a word")
    part.card.choose_in_menu("Delete")
    assert part.cards == []
    part.heard.undo()
    assert part.card.strip == "It was respected · Today"
    part.card.choose_in_menu("Word it otherwise")
    assert part.card.written("fine") == "half a word"


def test_one_can_write_about_it(open_part, jobs, drawn, qtbot):
    part = open_part(jobs)
    with qtbot.waitSignal(part.root.write_asked) as asked:
        part.card.choose_in_menu("Write about it")
    assert asked.args == [{"people": (drawn.person,), "text": "calls after eight\n\n"}]
