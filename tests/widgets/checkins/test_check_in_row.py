import pytest

from tests.drivers.checkins import CheckInDriver
from tests.qt_input import unnamed
from trustjournal.checkins.domain import Because, Chip
from trustjournal.checkins.page import CheckInRow


@pytest.fixture
def make_row(theme, show, check_ins, people, jobs, misaki):
    """Shows the question about a person as Today would."""

    def make(show_previous=True, because=Because.INVITED):
        row = CheckInRow(check_ins, people, jobs, because=because)
        row.ask_about(misaki, check_ins.standing(misaki.id), show_previous=show_previous)
        show(row, 760, 400)
        return CheckInDriver(row)

    return make


@pytest.fixture
def row(make_row):
    return make_row()


def _kept(check_ins, misaki):
    return [(each.rating, each.chips) for each in check_ins.of(misaki.id)]


def test_a_calm_question_and_nothing_else_at_first(row):
    assert row.question() == "Right now, how ready do you feel to rely on \u2068美咲\u2069?"
    assert row.state() == ""
    for name in ("chips", "another", "takeBack", "help"):
        assert not row.sees(name)


def test_a_click_is_kept_at_once_with_why_it_was_opened(make_row, check_ins, misaki):
    row = make_row(because=Because.AFTER_EVENT)
    row.click(6)
    [kept] = check_ins.of(misaki.id)
    assert (kept.rating, kept.because) == (6, Because.AFTER_EVENT)
    assert row.state() == "Kept"


def test_a_typed_mark_waits_for_enter_and_says_so(row, check_ins, misaki):
    row.come_to_it()
    row.press("7")
    assert row.state() == "Enter keeps it."
    assert _kept(check_ins, misaki) == []
    row.press("Enter")
    assert row.state() == "Kept"
    assert _kept(check_ins, misaki) == [(7, ())]


def test_leaving_the_page_keeps_what_was_typed(row, check_ins, misaki):
    row.come_to_it()
    row.press("7")
    row.row.leave()
    assert _kept(check_ins, misaki) == [(7, ())]


def test_a_word_can_stand_beside_the_mark(row, check_ins, misaki):
    row.click(6)
    row.choose_word(Chip.HEARD)
    row.choose_word(Chip.SAFE)
    assert _kept(check_ins, misaki) == [(6, (Chip.SAFE, Chip.HEARD))]
    row.choose_word(Chip.HEARD)
    assert _kept(check_ins, misaki) == [(6, (Chip.SAFE,))]


def test_a_second_thought_corrects_the_answer(row, check_ins, misaki):
    row.click(6)
    row.click(4)
    assert _kept(check_ins, misaki) == [(4, ())]


def test_an_answer_can_be_taken_back_and_brought_back(row, check_ins, misaki, qtbot):
    row.click(6)
    row.choose_word(Chip.SAFE)
    with qtbot.waitSignal(row.row.undo_offered) as offered:
        row.press_button("takeBack")
    assert _kept(check_ins, misaki) == []
    assert (row.line.mark(), row.state()) == (None, "")
    sentence, undo = offered.args
    assert sentence == "The answer was taken back."
    undo()
    assert _kept(check_ins, misaki) == [(6, (Chip.SAFE,))]
    assert (row.line.mark(), row.state(), row.words_chosen()) == (6, "Kept", (Chip.SAFE,))


def test_todays_answer_is_shown_again_and_can_be_corrected(make_row, check_ins, misaki):
    first = check_ins.rate(misaki.id, 6, because=Because.INVITED, chips=[Chip.SMALL])
    row = make_row()
    assert (row.line.mark(), row.state(), row.words_chosen()) == (6, "Kept", (Chip.SMALL,))
    row.click(3)
    [kept] = check_ins.of(misaki.id)
    assert (kept.id, kept.rating, kept.chips) == (first.id, 3, (Chip.SMALL,))


def test_another_moment_of_the_day_stands_beside_the_first(make_row, check_ins, misaki):
    check_ins.rate(misaki.id, 6, because=Because.INVITED)
    row = make_row()
    row.tick_another_moment()
    assert row.line.mark() is None
    row.click(9)
    assert [(e.rating, e.another_moment) for e in check_ins.of(misaki.id)] == [
        (6, False),
        (9, True),
    ]
    assert row.line.mark() == 9
    row.press_button("takeBack")
    assert row.line.mark() == 6


def test_thinking_better_of_another_moment_shows_the_first_again(make_row, check_ins, misaki):
    check_ins.rate(misaki.id, 6, because=Because.INVITED)
    row = make_row()
    row.tick_another_moment()
    row.tick_another_moment()
    assert (row.line.mark(), row.state()) == (6, "Kept")
    assert _kept(check_ins, misaki) == [(6, ())]


def test_a_value_between_two_marks_is_not_rounded_by_adding_a_word(make_row, check_ins, misaki):
    check_ins.rate(misaki.id, 3.4, because=Because.INVITED)
    row = make_row()
    row.choose_word(Chip.SAFE)
    assert _kept(check_ins, misaki) == [(3.4, (Chip.SAFE,))]


def _answer_before(check_ins, clock, misaki, days=5):
    for rating in range(days):
        check_ins.rate(misaki.id, rating, because=Because.INVITED)
        clock.advance(days=1)


@pytest.mark.parametrize(("days", "tick"), [(4, None), (5, 4)])
def test_the_last_answer_is_a_tick_from_the_sixth_on(
    make_row, check_ins, clock, misaki, days, tick
):
    _answer_before(check_ins, clock, misaki, days)
    assert make_row().line.previous() == tick


def test_the_tick_can_be_switched_off(make_row, check_ins, clock, misaki):
    _answer_before(check_ins, clock, misaki)
    assert make_row(show_previous=False).line.previous() is None


def test_the_tick_shows_the_answer_before_and_never_the_one_just_given(
    make_row, check_ins, clock, misaki
):
    _answer_before(check_ins, clock, misaki)
    row = make_row()
    row.click(9)
    assert row.line.previous() == 4
    row.tick_another_moment()
    assert row.line.previous() == 9


def test_not_today_is_remembered_and_stores_no_answer(row, check_ins, misaki, qtbot):
    with qtbot.waitSignal(row.row.declined) as declined:
        row.press_button("notToday")
    assert declined.args == [misaki.id]
    assert check_ins.declined_today() == {misaki.id}
    assert check_ins.of(misaki.id) == []


def test_afraid_leads_quietly_to_help_and_offers_the_flag_once(
    make_row, check_ins, people, misaki, qtbot
):
    row = make_row()
    row.click(2)
    assert not row.sees("help")
    row.choose_word(Chip.AFRAID)
    assert row.sees("safetyOffer")
    with qtbot.waitSignal(row.row.help_asked):
        row.press_button("help")
    row.press_button("flag")
    assert people.get(misaki.id).safety
    assert not row.sees("safetyOffer")
    assert row.sees("flagged")
    row.choose_word(Chip.AFRAID)
    assert not row.sees("help")


def test_the_flag_is_not_set_and_not_offered_again_after_a_no(make_row, people, misaki):
    row = make_row()
    row.click(2)
    row.choose_word(Chip.AFRAID)
    row.press_button("no")
    assert not row.sees("safetyOffer")
    assert not people.get(misaki.id).safety
    again = make_row()
    again.choose_word(Chip.AFRAID)
    again.choose_word(Chip.AFRAID)
    assert again.sees("help")
    assert not again.sees("safetyOffer")


def test_a_person_deleted_meanwhile_is_said_and_nothing_is_kept(row, people, misaki, qtbot):
    people.delete(misaki.id)
    with qtbot.waitSignal(row.row.problem) as problem:
        row.click(6)
    assert "no longer in the journal" in str(problem.args[0])
    assert row.state() != "Kept"


def test_both_kinds_of_jobs_keep_the_last_of_many_answers(
    theme, show, check_ins, people, any_jobs, misaki, qtbot
):
    widget = CheckInRow(check_ins, people, any_jobs)
    widget.ask_about(misaki, check_ins.standing(misaki.id))
    show(widget, 760, 400)
    row = CheckInDriver(widget)
    for mark in (1, 5, 8):
        row.click(mark)
    row.choose_word(Chip.RELIEVED)
    qtbot.waitUntil(lambda: _kept(check_ins, misaki) == [(8, (Chip.RELIEVED,))])
    qtbot.waitUntil(lambda: widget.kept() is not None and widget.kept().rating == 8)


def test_everything_that_tab_reaches_has_a_name(row):
    row.click(2)
    row.choose_word(Chip.AFRAID)
    assert unnamed(row.row) == []


def test_every_text_follows_the_language_and_the_answer_stays(row, language):
    row.click(2)
    row.choose_word(Chip.AFRAID)
    language.use("ja")
    assert row.question() == "いま、\u2068美咲さん\u2069に安心して頼れそうだと感じますか"
    assert row.state() == "残しました"
    assert (row.line.mark(), row.words_chosen()) == (2, (Chip.AFRAID,))
    assert not [text for text in row.words() if text.isascii()]


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("spoken", ["en", "ja"])
def test_nothing_is_cut_off_in_a_narrow_window(row, theme, language, size, spoken, qtbot):
    theme.use(text_size=size)
    language.use(spoken)
    row.click(2)
    row.choose_word(Chip.AFRAID)
    row.row.resize(540, 900)
    qtbot.waitUntil(lambda: row.row.width() <= 640)
    for name in ("notToday", "takeBack", "help", "flag"):
        button = row.row.findChild(object, name)
        assert button.width() >= button.sizeHint().width()
