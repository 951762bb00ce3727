"""Every worksheet there is: sixteen that came with the program, and those somebody wrote."""

import os
import re
import tomllib

import pytest

from tests.unit.resources.banned import banned_in
from tests.unit.worksheets.own import DOCUMENT, OWN
from trustjournal import i18n
from trustjournal.core import resources
from trustjournal.events.catalogue import catalogue
from trustjournal.people.domain import Person
from trustjournal.worksheets import library
from trustjournal.worksheets.checking import KEYS, PERSON_FIELDS, misfits, unknown_keys
from trustjournal.worksheets.choosing import Group, group_of, grouped
from trustjournal.worksheets.domain import Action, FollowUpType, Input, Style
from trustjournal.worksheets.library import LARGEST_FILE, SHIPPED


@pytest.fixture(scope="module")
def shipped():
    return library.read()


def test_every_file_is_offered_and_every_offer_has_a_file(shipped):
    files = {file.stem for file in resources.file("worksheets").glob("*.toml")}
    assert set(SHIPPED) == files == set(shipped.worksheets)
    assert shipped.refused == ()


@pytest.mark.parametrize("worksheet", SHIPPED)
def test_ours_are_held_to_what_is_asked_of_the_users_own(shipped, worksheet):
    source = shipped.sources[worksheet]
    assert source.name == f"{worksheet}.toml"
    assert shipped.worksheets[worksheet].id == worksheet
    assert unknown_keys(tomllib.loads(source.text)) == []
    assert misfits(shipped.worksheets[worksheet]) == []


@pytest.mark.parametrize("worksheet", SHIPPED)
def test_what_a_worksheet_names_is_there(shipped, worksheet):
    found = shipped.worksheets[worksheet]
    sources = resources.load("worksheet_sources.toml").names()
    assert all(set(step.sources) <= set(sources) for step in found.steps)
    assert all(step.sources for step in found.steps), "every reason comes from somewhere"
    for each in found.follow_ups:
        kinds = {each.kind, *each.mapping.values()} - {""}
        if each.type is FollowUpType.EVENT:
            assert kinds <= set(catalogue().by_id)
        if each.type is FollowUpType.PERSON:
            assert kinds <= PERSON_FIELDS
        assert not each.worksheet or each.worksheet in SHIPPED
    steps = {step.id for step in found.steps}
    for order in found.card.orders.values():
        assert {each.removesuffix("_close") for each in order} <= steps
    shown = {answer for section in found.card.sections for answer in section.answers}
    assert shown <= {address for address, _question in found.questions()}


def test_the_fields_of_a_person_that_can_be_written_are_there_and_are_texts():
    assert set(Person.__dataclass_fields__) >= PERSON_FIELDS
    assert all(Person.__dataclass_fields__[each].type in (str, "str") for each in PERSON_FIELDS)


@pytest.mark.parametrize("worksheet", SHIPPED)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_text_of_ours_says_what_the_glossary_bans(shipped, worksheet, language):
    for text in texts_in(tomllib.loads(shipped.sources[worksheet].text), language):
        assert banned_in(text, language) == []
        assert not {"!", "！"}.intersection(text)
        assert text == text.strip()


def texts_in(table, language):
    for name, value in table.items():
        if isinstance(value, dict):
            yield from texts_in(value, language)
        elif isinstance(value, list):
            for each in value:
                if isinstance(each, dict):
                    yield from texts_in(each, language)
        elif name == language and isinstance(value, str):
            yield value


def test_each_worksheet_stands_in_one_group_and_none_of_ours_among_the_users_own(shipped):
    groups = grouped(shipped)
    assert [each.id for those in groups.values() for each in those].count("apology") == 1
    assert sorted(each.id for those in groups.values() for each in those) == sorted(SHIPPED)
    assert all(group_of(each) is not Group.OWN for each in SHIPPED)
    assert groups[Group.OWN] == ()


def test_what_leads_to_a_talk_asks_first_whether_it_is_safe(shipped):
    for each in shipped.worksheets.values():
        first = next(each.questions())[1]
        assert each.safety_gate == (first.id == "safe"), each.id
        if each.safety_gate:
            assert first.required
            assert first.input is Input.CHOICE


# -- the user's own --------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "worksheets").mkdir()
    return tmp_path / "worksheets"


@pytest.fixture
def read(folder):
    """Puts one file into the folder and reads the library."""

    def read(text, name="evening.toml"):
        data = text if isinstance(text, bytes) else text.encode("utf-8")
        (folder / name).write_bytes(data)
        return library.read(folder)

    return read


def test_the_example_of_the_page_about_the_format_is_a_worksheet(read):
    found = read(OWN)
    assert found.refused == ()
    evening = found.worksheets["evening"]
    assert found.is_own("evening")
    assert not found.is_own("apology")
    assert [step.id for step in evening.steps] == ["who", "next"]
    assert evening.about == "who.person"
    assert grouped(found)[Group.OWN] == (evening,)


def test_the_page_names_every_key_action_and_type():
    page = re.sub("```.*?```", "", DOCUMENT.read_text("utf-8"), flags=re.DOTALL)
    quoted = " ".join(re.findall("`[^`]+`", page))
    for place, keys in KEYS.items():
        for key in keys:
            assert re.search(rf"\b{key}\b", quoted), f"{place} {key}"
    for each in (*Action, *Input, *FollowUpType, *Style):
        assert f"`{each.value}`" in quoted, each


def test_a_folder_that_is_not_there_holds_none(tmp_path):
    assert library.read(tmp_path / "nowhere").refused == ()


def test_other_files_are_left_alone(read):
    found = read("no worksheet at all", name="notes.txt")
    assert found.refused == ()


def test_a_byte_order_mark_and_the_ends_of_lines_of_windows_do_no_harm(read):
    windows = b"\xef\xbb\xbf" + OWN.replace("\n", "\r\n").encode("utf-8")
    assert "evening" in read(windows).worksheets


WRONG = {
    "a key is missing": (("minutes = 3\n", ""), "minutes is missing"),
    "a step has no reason": (
        ('why.en = "One person', 'reason.en = "One person'),
        "step[0] why: en is missing",
    ),
    "a text is only in one language": (('title.ja = "夜のひとこと"\n', ""), "title: ja is missing"),
    "a text says nothing": (('title.ja = "夜のひとこと"', 'title.ja = " "'), "must say something"),
    "an unknown input": (('input = "promise"', 'input = "pledge"'), "not 'pledge'"),
    "a wrong type": (("minutes = 3", 'minutes = "three"'), "minutes must be a whole number"),
    "a number out of bounds": (("minutes = 3", "minutes = 0"), "minutes must be 1 to 1440"),
    "a key nobody knows": (("required = true", "requird = true"), "step.question.requird"),
    "an id twice": (('id = "next"', 'id = "who"'), "who is there twice"),
    "an id with a space": (('id = "evening"', 'id = "Evening one"'), "id 'Evening one'"),
    "an unknown action": (
        ("required = true", 'required = true\non = { yes = "explode" }'),
        "not 'explode'",
    ),
    "an address that is not there": (('from = "next.will"', 'from = "next.did"'), "next.did"),
    "whom it is about is no person": (
        ('about = "who.person"', 'about = "who.what"'),
        "about must name a question for a person",
    ),
    "an unknown kind of event": (
        ('type = "promise"\n', 'type = "event"\nkind = "feast"\n'),
        "feast is no kind of event",
    ),
    "an unknown field of a person": (
        ('type = "promise"\n', 'type = "person"\nkind = "name"\n'),
        "kind must be one of",
    ),
    "an unknown worksheet": (
        ('type = "promise"\n', 'type = "worksheet"\nworksheet = "astrology"\n'),
        "there is no worksheet astrology",
    ),
    "days that end the calendar": (
        ("due_default_days = 1", "due_default_days = 99999999"),
        "days must be 0 to 3650",
    ),
    "an unknown source": (
        ('why.en = "One person', 'why.sources = ["grandfather"]\nwhy.en = "One person'),
        "grandfather is no source",
    ),
    "an order of steps that are not there": (
        ("[[card.section]]", '[card.order]\nen = ["noon"]\n\n[[card.section]]'),
        "there is no such step",
    ),
    "a text with a loose end": (('title.en = "An evening', 'title.en = "An evening"'), "line 6"),
    "the name of one of ours": (('id = "evening"', 'id = "apology"'), "id apology already"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "why"), WRONG.values(), ids=WRONG.keys())
def test_a_file_that_is_not_as_it_must_be_is_refused_with_its_reason(read, change, why):
    assert change[0] in OWN
    found = read(OWN.replace(*change, 1))
    (refused,) = found.refused
    assert refused.file == "evening.toml"
    assert why in refused.why
    assert "evening.toml" not in refused.why, "the sentence around it names the file"
    assert set(found.worksheets) == set(SHIPPED), "the others are there"


def test_no_steps_at_all(read):
    before, _steps = OWN.split("[[step]]", 1)
    card = "step = []\n" + before + OWN[OWN.index("[card]") :]
    (refused,) = read(card.replace('about = "who.person"\n', "")).refused
    assert "every worksheet has steps" in refused.why


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (OWN.encode("shift_jis"), "UTF-8"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"# " + b"x" * LARGEST_FILE, "too large"),
        (b"deep = " + b"[" * 20_000, ""),
        (b"deep = " + b"{ a = " * 20_000, ""),
        (b"", "missing"),
        (b"id = 3", "id must be a text"),
    ],
)
def test_what_is_no_worksheet_at_all_is_refused(read, data, why):
    found = read(data)
    (refused,) = found.refused
    assert why in refused.why
    assert set(found.worksheets) == set(SHIPPED)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="asks for closed files")
def test_a_file_that_may_not_be_read_is_refused(read, folder):
    read(OWN)
    (folder / "evening.toml").chmod(0)
    (refused,) = library.read(folder).refused
    assert "cannot be read" in refused.why


def test_two_files_of_one_id_leave_the_first(read, folder):
    (folder / "a.toml").write_text(OWN, "utf-8")
    found = read(OWN, name="b.toml")
    assert found.sources["evening"].name == "a.toml"
    assert [each.file for each in found.refused] == ["b.toml"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe\x00", "UTF-8の文章として読めません"),
        (b"a" * (library.LARGEST_FILE + 1), "ワークシートにしては大きすぎます"),
        (OWN.replace('id = "evening"', 'id = "apology"').encode(), "apologyのワークシートは"),
    ],
)
def test_why_a_file_is_refused_is_said_in_the_language_in_use(tmp_path, content, why):
    (tmp_path / "mine.toml").write_bytes(content)
    i18n.use("ja")
    (refused,) = library.read(tmp_path).refused
    assert why in refused.why
