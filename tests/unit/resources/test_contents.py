import re
import tomllib
from datetime import date
from importlib import metadata
from pathlib import Path

import pytest

from tests.unit.resources.banned import banned_in
from trustjournal.core import resources
from trustjournal.people.domain import Circle

LANGUAGES = ("en", "ja")
MODES = {"daily", "weekly", "after_conflict", "rebuilding", "new_relationship", "milestone"}
HALF_WIDTH_BESIDE_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠][()?:!,]|[()?:!,][ぁ-んァ-ヶ一-龠]")
PROMPTS = resources.load("prompts.toml")
HELPLINES = resources.load("helplines.toml")
LICENCES = resources.load("licences", "licences.toml")
HEDGES = resources.load("hedges.toml")


def test_there_are_117_prompts_with_ids_of_their_own():
    ids = [prompt.text("id") for prompt in PROMPTS.tables("prompt")]
    assert len(ids) == len(set(ids)) == 117


@pytest.mark.parametrize("prompt", PROMPTS.tables("prompt"), ids=lambda prompt: prompt.text("id"))
def test_a_prompt_is_whole(prompt):
    assert prompt.text("kind")
    assert prompt.texts("situations")
    assert set(prompt.texts("situations")) <= MODES | set(Circle)
    assert set(prompt.texts("hide_when")) <= {"safety_flag"}
    assert all(re.fullmatch(r"S[0-2]-\d+", seed) for seed in prompt.texts("seeds"))
    assert prompt.number("base_weight") > 0
    assert prompt.integer("cooldown_days") >= 10
    assert prompt.flag("needs_person") in {True, False}
    for language in LANGUAGES:
        text = prompt.table("text").text(language)
        assert text.strip() == text != ""
        assert banned_in(text, language) == []
    assert not HALF_WIDTH_BESIDE_JAPANESE.search(prompt.table("text").text("ja"))


def test_the_rotation_has_its_weights():
    assert PROMPTS.table("rotation").number("situation_match") == 3.0
    assert PROMPTS.table("rotation").number("never_shown") == 1.5
    calm = PROMPTS.table("anti_rumination")
    assert calm.integer("max_minutes_default") == 10
    kinds = {prompt.text("kind") for prompt in PROMPTS.tables("prompt")}
    assert set(calm.texts("switch_to_kinds")) <= kinds


@pytest.mark.parametrize("row", HELPLINES.tables("helpline"), ids=lambda row: row.text("name"))
def test_a_help_line_can_be_shown_and_checked(row):
    assert re.fullmatch(r"[A-Z]{2,3}", row.text("country"))
    assert row.text("status") in {"V-official", "V-secondary", "M"}
    assert row.text("url").startswith("https://")
    for language in LANGUAGES:
        assert row.table("note").text(language)
    assert not HALF_WIDTH_BESIDE_JAPANESE.search(row.table("note").text("ja"))
    if "checked_on" in row:
        assert date.fromisoformat(row.text("checked_on"))


def test_help_lines_have_names_an_english_reader_can_read():
    for row in HELPLINES.tables("helpline"):
        if re.search("[ぁ-んァ-ヶ一-龠]", row.text("name")):
            assert re.fullmatch(r"[ -~]+", row.text("name_en"))


@pytest.mark.parametrize(
    ("language", "found", "left_alone"),
    [
        ("en", "He threatened me on Sunday", "The view was to die for"),
        ("ja", "もう消えたいと思った", "消しゴムを買った"),
    ],
)
def test_quiet_words_are_patterns(language, found, left_alone):
    patterns = [re.compile(word) for word in HELPLINES.table("quiet_words").texts(language)]
    assert any(pattern.search(found) for pattern in patterns)
    assert not any(pattern.search(left_alone) for pattern in patterns)


@pytest.mark.parametrize(
    "row", [*HEDGES.tables("hedge"), *HEDGES.tables("harsh")], ids=lambda row: row.text("id")
)
def test_a_suggestion_is_whole_and_passes_no_verdict(row):
    for name in ("label", "why", "better"):
        if name == "why" and row.text("id").startswith("hx_"):
            continue  # harsh beginnings share one reason
        for language in LANGUAGES:
            text = row.table(name).text(language)
            assert text.strip() == text != ""
            assert banned_in(text, language) == []
        assert not HALF_WIDTH_BESIDE_JAPANESE.search(row.table(name).text("ja"))


@pytest.mark.parametrize(
    "licence", LICENCES.tables("licence"), ids=lambda licence: licence.text("name")
)
def test_a_licence_comes_with_its_text(licence):
    assert licence.text("licence")
    assert licence.text("address").startswith("https://")
    assert len(resources.read_text(*licence.text("file").split("/"))) > 500
    for language in LANGUAGES:
        assert licence.table("purpose").text(language)


def _with_all_it_needs(requirement, found):
    """Add a library to what was found, and everything that comes along with it."""
    name = re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()
    if name in found or "extra ==" in requirement:
        return
    try:
        needed = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return  # only an older Python, or another system, needs it
    found.add(name)
    for each in needed:
        _with_all_it_needs(each, found)


def test_every_library_that_comes_with_the_program_is_named():
    project = tomllib.loads(
        Path(__file__).parents[3].joinpath("pyproject.toml").read_text("utf-8")
    )["project"]
    found = set()
    for requirement in project["dependencies"]:
        _with_all_it_needs(requirement, found)
    assert {"cffi", "python-dateutil"} <= found, "what comes along was not looked for"
    named = {
        part.strip().lower().replace("_", "-")
        for licence in LICENCES.tables("licence")
        for part in licence.text("name").split(",")
    }
    assert {name.replace("-essentials", "") for name in found} - named <= {"shiboken6"}
    assert "shiboken" in named
