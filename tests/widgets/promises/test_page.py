"""The page around promises: changing, deleting, the parts of other features, every language."""

from datetime import date

from tests.qt_input import unnamed
from trustjournal.events.domain import Size
from trustjournal.promises.domain import Outcome, State
from trustjournal.promises.page import Part
from trustjournal.promises.part import PagePart


def day(number, month=5):
    return date(2026, month, number)


# Changing and deleting


def test_it_can_be_worded_otherwise_and_that_undone(open_page, make, promises, people):
    promise = make(due=day(20))
    page = open_page()
    page.row("本を返す").menu()["Change"]()
    form = page.row("本を返す").changing
    assert form.written("whom") == "美咲"
    form.write("promiseText", "本を三冊返す")
    form.write("whom", "健太")
    form.choose_day("due", day(25))
    form.press("mean")
    row = page.row("本を三冊返す")
    assert promises.get(promise.id).promise.due == day(25)
    assert people.named("健太").id == promises.get(promise.id).promise.person
    assert page.told == "Kept as it reads now."
    page.undo()
    assert row.text == "本を返す"
    assert promises.get(promise.id).promise == promise


def test_the_days_of_what_is_settled_cannot_be_touched_but_its_weight_can(
    open_page, make, promises
):
    promise = make(due=day(20))
    promises.settle(promise.id, Outcome.NOT_KEPT)
    page = open_page()
    page.row("本を返す").menu()["Change"]()
    form = page.row("本を返す").changing
    assert not form.control("due").isEnabled()
    form.press("morePromise")
    form.choose("Grave")
    form.press("mean")
    assert promises.get(promise.id).promise.size is Size.GRAVE


def test_it_can_be_worded_otherwise_again_and_again(open_page, make, promises):
    promise = make()
    page = open_page()
    for text in ("本を三冊返す", "本を四冊返す"):
        page.row("本を").menu()["Change"]()
        assert page.row("本を").changing.written("promiseText") == page.row("本を").text
        page.row("本を").changing.write("promiseText", text)
        page.row("本を").changing.press("mean")
    assert promises.get(promise.id).promise.text == "本を四冊返す"


def test_a_change_that_was_begun_waits(open_page, make):
    make()
    page = open_page()
    page.row("本を返す").menu()["Change"]()
    page.row("本を返す").changing.write("promiseText", "本を三冊返")
    page.root.leave()
    page.root.close()
    assert open_page().row("本を返す").changing.written("promiseText") == "本を三冊返"


def test_what_is_deleted_comes_back(open_page, make, promises):
    promise = make()
    page = open_page()
    page.row("本を返す").menu()["Delete"]()
    assert page.texts("mine") == []
    assert page.told == "The promise was deleted, with what was noted about it."
    page.undo()
    assert page.texts("mine") == ["本を返す"]
    assert promises.get(promise.id).promise.state is State.OPEN


# The frame around it


class _Elsewhere(PagePart):
    """A part as a feature to the right would give it."""

    def __init__(self):
        super().__init__()
        self.read = self.left = 0

    def refresh(self):
        self.read += 1

    def leave(self):
        self.left += 1

    def is_unsaved(self):
        return True


def test_the_parts_of_other_features_come_to_the_front(open_page, qtbot):
    boundaries, matters = _Elsewhere(), _Elsewhere()
    page = open_page(boundaries=boundaries, matters=matters)
    assert not boundaries.isVisible()
    page.root.look_at(Part.BOUNDARIES)
    assert boundaries.isVisible()
    assert not page.root.promises.isVisible()
    assert boundaries.read == 1
    page.root.look_at(Part.MATTERS)
    assert boundaries.left == 1
    page.root.leave()
    assert (boundaries.left, matters.left) == (2, 1)
    assert page.root.is_unsaved()
    with qtbot.waitSignal(page.root.person_chosen):
        matters.person_chosen.emit("somebody")
    page.root.begin_new()
    assert page.keyboard is page.new.control("promiseText")


def test_without_other_parts_there_is_nothing_to_choose(open_page):
    assert not open_page().root.parts.isVisible()


# In every language, and whatever happens


def test_both_jobs_and_both_languages_show_the_same(open_page, make, any_jobs, language, qtbot):
    make(due=day(20))
    page = open_page(any_jobs)
    qtbot.waitUntil(lambda: page.texts("mine") == ["本を返す"])
    language.use("ja")
    row = page.row("本を返す")
    assert row.when == "6日後"
    assert row.answers[0] == "守った"
    row.press("kept")
    qtbot.waitUntil(lambda: page.texts("settled") == ["本を返す"])
    assert page.row("本を返す").when == "守った・今日"
    assert page.told == "書きとめました：守った。"


def test_everything_has_a_name_in_both_languages(open_page, make, promises, language):
    make(due=day(20), how_good="きれいに")
    promises.settle(make("settled").id, Outcome.KEPT, note="駅で")
    for code in ("en", "ja"):
        language.use(code)
        page = open_page()
        page.new.write("promiseText", "x")
        page.new.press("morePromise")
        page.row("本を返す").press("tellMore")
        page.row("本を返す").menu()[{"en": "Change", "ja": "書き直す"}[code]]()
        assert unnamed(page.root) == []
        page.root.close()


def test_no_share_and_no_verdict_stands_anywhere(open_page, make, promises):
    for outcome in (Outcome.LATE_SILENT, Outcome.NOT_KEPT_SILENT):
        promises.settle(make(made=day(1), due=day(10)).id, outcome)
    for each in open_page().words:
        assert "%" not in each
        assert "broke" not in each.lower()


def test_what_cannot_be_read_or_kept_is_told(open_page, make, vault):
    make()
    page = open_page()
    vault.close()
    page.row("本を返す").press("kept")
    page.root.refresh()
    assert len(page.problems) == 2
    vault.open()


def test_a_hidden_page_reads_what_changed_when_it_is_seen_again(open_page, make, clock):
    make("first", due=day(15))
    page = open_page()
    page.root.hide()
    make("second", due=day(16))
    page.root.show()
    assert page.texts("mine") == ["first", "second"]
    page.root.hide()
    clock.advance(days=1)
    page.root.show()
    assert page.row("first").when == "Today"


def test_a_new_day_moves_what_is_due(open_page, make, clock):
    make(due=day(15))
    page = open_page()
    assert page.row("本を返す").when == "Tomorrow"
    clock.advance(days=2)
    page.root.refresh()
    assert page.row("本を返す").when == "Was for Yesterday"
    assert page.row("本を返す").answers[0] == "Kept in time"
    page.promise("今日の約束", "美咲")
    assert page.row("今日の約束").says("about") == "Made: Today"


# Looked for


def settle_many(promises, make, clock, count=12):
    """Keep many, the first one long ago."""
    kept = []
    for number in range(count):
        promise = make(f"約束{number}")
        promises.settle(promise.id, Outcome.KEPT)
        kept.append(promise)
        clock.advance(days=1)
    return kept


def test_a_promise_that_was_looked_for_is_in_sight_however_long_ago_it_was_settled(
    open_page, make, promises, misaki, clock, any_jobs, qtbot
):
    first, *_rest = settle_many(promises, make, clock)
    page = open_page(any_jobs)
    qtbot.waitUntil(lambda: bool(page.texts("settled")))
    assert "約束0" not in page.texts("settled")
    page.root.show_promise(first.id, misaki.id)
    qtbot.waitUntil(lambda: "約束0" in page.texts("settled"))
    row = page.row("約束0").root
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect().height() > 20)
    qtbot.waitUntil(lambda: page.keyboard is not None and row.isAncestorOf(page.keyboard))


def test_a_promise_with_somebody_who_was_put_away_stands_on_their_page(
    open_page, make, people, misaki, qtbot
):
    promise = make("約束")
    people.put_away(misaki.id)
    page = open_page()
    with qtbot.waitSignal(page.root.person_chosen) as heard:
        page.root.show_promise(promise.id, misaki.id)
    assert heard.args == [misaki.id]
