import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.qt_input import commit, preedit
from trustjournal.people.domain import Circle, Closeness, Giving, TheirRecord
from trustjournal.people.person_page import Part


@pytest.fixture
def page(make_person_page, jobs):
    return make_person_page(jobs)


def _edit(page, person):
    page.page.open(person.id)
    page.look_at(Part.EDIT)


def test_what_is_typed_is_kept_within_two_seconds_without_leaving(page, people, misaki, qtbot):
    _edit(page, misaki)
    page.write("purpose", "長く続く友人")
    assert people.get(misaki.id).purpose == ""
    qtbot.waitUntil(lambda: people.get(misaki.id).purpose == "長く続く友人", timeout=2000)


def test_the_lines_of_a_name_look_alike(page, misaki):
    _edit(page, misaki)
    lines = [page.page.findChild(QLineEdit, each) for each in ("name", "reading", "called")]
    assert len({(each.sizeHint().height(), each.font().pixelSize()) for each in lines}) == 1


@pytest.mark.parametrize(
    "name",
    [
        "reading", "called", "how_met", "purpose", "can_give", "cares_about", "strengths",
        "we_share", "hope_month", "hope_two_years",
    ],
)  # fmt: skip
def test_every_text_is_kept_when_the_page_is_left(page, people, misaki, name):
    _edit(page, misaki)
    page.write(name, "たいせつ")
    page.page.leave()
    assert getattr(people.get(misaki.id), name) == "たいせつ"


def test_every_choice_is_kept(page, people, misaki):
    kenta = people.add("健太")
    _edit(page, misaki)
    page.choose("circles", Circle.FAMILY)
    page.choose("circles", Circle.PARTNER)
    page.choose("closeness", Closeness.LIGHTER)
    page.choose("their_record", TheirRecord.ON)
    page.choose("giving", Giving.OFF)
    for switch in ("safety", "no_check_ins", "no_prompts", "no_rhythm", "no_contact"):
        page.press(switch)
    rhythm = page.field("wished_rhythm")
    rhythm.setValue(10)
    introducer = page.field("introducer")
    introducer.setCurrentIndex(introducer.findText("健太"))
    introducer.activated.emit(introducer.currentIndex())
    page.page.leave()
    kept = people.get(misaki.id)
    assert kept.giving is Giving.OFF
    assert (kept.circles, kept.closeness, kept.their_record) == (
        (Circle.FAMILY, Circle.FRIEND),
        Closeness.LIGHTER,
        TheirRecord.ON,
    )
    assert (kept.safety, kept.no_check_ins, kept.no_prompts, kept.no_rhythm) == (True,) * 4
    assert kept.no_contact
    assert (kept.wished_rhythm, kept.introducer) == (10, kenta.id)


def test_a_choice_can_be_taken_back(page, people, misaki):
    people.amend(misaki.id, {"closeness": Closeness.CLOSER, "wished_rhythm": 3})
    _edit(page, misaki)
    page.choose("closeness", Closeness.CLOSER)
    page.field("wished_rhythm").setValue(0)
    page.page.leave()
    kept = people.get(misaki.id)
    assert (kept.closeness, kept.wished_rhythm) == (Closeness.UNSAID, None)


def test_pressing_a_choice_again_goes_back_to_the_usual(page, people, misaki):
    people.amend(misaki.id, {"their_record": TheirRecord.ON})
    _edit(page, misaki)
    page.choose("their_record", TheirRecord.ON)
    assert page.field("their_record").values() == (TheirRecord.DEFAULT,)
    page.page.leave()
    assert people.get(misaki.id).their_record is TheirRecord.DEFAULT


def test_stated_limits_are_asked_for_with_clients_only(page, misaki):
    _edit(page, misaki)
    assert not page.sees("limits_stated")
    page.choose("circles", Circle.CLIENT)
    page.page.leave()
    assert page.sees("limits_stated")


def test_opening_and_leaving_without_typing_changes_no_byte(page, people, vault):
    odd = people.add(
        "美咲",
        purpose="a\u00a0b\r\nc",
        circles=(Circle.WORK, Circle.PARTNER),
        aliases=("田中",),
    )
    before = vault.change_counter
    for part in Part:
        page.page.open(odd.id)
        page.look_at(part)
        page.page.leave()
    assert vault.change_counter == before
    assert people.get(odd.id) == odd


def test_a_no_break_space_that_is_typed_stays_one(page, people, misaki):
    _edit(page, misaki)
    commit(page.field("purpose"), "10\u00a0km")
    page.page.leave()
    assert people.get(misaki.id).purpose == "10\u00a0km"


def test_what_is_still_being_composed_is_not_kept(page, people, misaki, vault):
    _edit(page, misaki)
    field = page.field("purpose")
    field.setFocus()
    before = vault.change_counter
    preedit(field, "しんらい")
    page.page.leave()
    assert vault.change_counter == before
    commit(field, "信頼")
    page.page.leave()
    assert people.get(misaki.id).purpose == "信頼"


def test_a_new_name_keeps_the_old_one_as_a_chip(page, people, misaki, qtbot):
    _edit(page, misaki)
    page.write("name", "佐藤")
    qtbot.waitUntil(lambda: people.get(misaki.id).name == "佐藤", timeout=2000)
    page.field("name").setFocus()
    commit(page.field("name"), "美咲")
    page.finish("name")
    kept = people.get(misaki.id)
    assert (kept.name, kept.aliases) == ("佐藤美咲", ("美咲",))
    assert page.other_names() == ["美咲"]
    assert page.text("personName") == "佐藤美咲"
    page.write("name", "鈴木")
    page.finish("name")
    assert people.get(misaki.id).aliases == ("美咲", "佐藤美咲")


def test_a_name_can_be_let_go_and_brought_back(page, people, misaki, qtbot):
    people.amend(misaki.id, {"aliases": ("田中", "Mi")})
    _edit(page, misaki)
    with qtbot.waitSignal(page.page.undo_offered) as offered:
        page.let_name_go("田中")
    assert people.get(misaki.id).aliases == ("Mi",)
    assert page.other_names() == ["Mi"]
    offered.args[1]()
    assert people.get(misaki.id).aliases == ("田中", "Mi")
    assert page.other_names() == ["田中", "Mi"]


def test_a_taken_name_is_refused_below_the_field_and_the_rest_is_kept(page, people, misaki):
    people.add("健太")
    _edit(page, misaki)
    page.write("name", "健太")
    page.write("purpose", "友人")
    page.finish("name")
    assert page.text("refusal") == "There is already somebody named \u2068健太\u2069."
    kept = people.get(misaki.id)
    assert (kept.name, kept.purpose, kept.aliases) == ("美咲", "友人", ())
    page.write("name", "健太郎")
    page.finish("name")
    assert page.text("refusal") == ""
    assert people.get(misaki.id).aliases == ("美咲",)


def test_an_empty_name_is_refused_and_the_old_one_is_there_next_time(page, people, misaki):
    _edit(page, misaki)
    page.write("name", "")
    page.finish("name")
    assert page.text("refusal").startswith("This cannot be a name.")
    assert people.get(misaki.id).name == "美咲"
    _edit(page, misaki)
    assert page.field("name").text() == "美咲"
    assert page.text("refusal") == ""


def test_a_change_elsewhere_arrives_and_what_is_typed_stays(page, people, misaki):
    _edit(page, misaki)
    page.write("purpose", "わたしの")
    people.amend(misaki.id, {"can_give": "べつの", "purpose": "べつの", "safety": True})
    assert page.field("can_give").value() == "べつの"
    assert page.field("purpose").value() == "わたしの"
    assert page.field("safety").isChecked()
    page.page.leave()
    kept = people.get(misaki.id)
    assert (kept.purpose, kept.can_give, kept.safety) == ("わたしの", "べつの", True)


def test_opening_somebody_else_keeps_what_was_typed_for_the_first(page, people, misaki, card):
    kenta = people.add("健太", purpose="別の友人")
    _edit(page, misaki)
    page.write("purpose", "友人")
    _edit(page, kenta)
    assert people.get(misaki.id).purpose == "友人"
    assert people.get(kenta.id) == kenta
    assert page.field("purpose").value() == "別の友人"
    assert card.left == 2


def test_the_wheel_changes_no_choice_on_its_way(page, people, misaki, qtbot):
    people.add("健太")
    _edit(page, misaki)
    for name in ("wished_rhythm", "introducer"):
        field = page.field(name)
        field.setFocus()
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(field.mapToGlobal(QPoint(5, 5))),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
    page.page.leave()
    kept = people.get(misaki.id)
    assert (kept.wished_rhythm, kept.introducer) == (None, None)


def test_switching_the_language_keeps_text_cursor_and_undo(page, people, misaki, language):
    _edit(page, misaki)
    page.write("purpose", "長い友人")
    field = page.field("purpose")
    cursor = field.textCursor()
    cursor.setPosition(2)
    field.setTextCursor(cursor)
    language.use("ja")
    assert field.value() == "長い友人"
    assert field.textCursor().position() == 2
    assert field.document().isUndoAvailable()
    assert "この関係を大切にしたい理由" in page.words()


def test_what_could_not_be_kept_is_said_and_stays_in_the_field(page, vault, misaki, qtbot):
    _edit(page, misaki)
    page.write("purpose", "友人")
    vault.close()
    with qtbot.waitSignal(page.page.problem):
        page.page.leave()
    assert page.field("purpose").value() == "友人"
