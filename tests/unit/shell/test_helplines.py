"""Which places to turn to may be shown, and in which order."""

from datetime import date

import pytest

from trustjournal.core.resources import ResourceError, Table
from trustjournal.shell.helplines import Directory, country_for, directory, line_of


def a_line(**changed):
    row = {
        "country": "JP", "kind": "crisis", "name": "窓口", "phone": "0120-000-000",
        "note": {"en": "24 h", "ja": "24時間"}, "url": "https://example.org/",
        "status": "V-official",
    }  # fmt: skip
    return line_of(Table({**row, **changed}, "helplines.toml helpline[0]"))


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({"status": "V-official"}, True),
        ({"status": "V-secondary"}, True),
        ({"status": "M"}, False),
        ({"status": "M", "kind": "emergency"}, True),
        ({"status": "M", "checked_on": "2026-12-01"}, True),
        ({"status": "M", "checked_on": ""}, False),
    ],
)
def test_a_number_from_memory_is_shown_only_when_checked_or_common_knowledge(changed, shown):
    assert a_line(**changed).may_be_shown is shown


def test_nothing_shipped_is_shown_that_nobody_has_seen():
    assert all(line.may_be_shown for line in directory().lines)
    phones = {line.phone for line in directory().lines}
    assert {"110", "119", "911", "112", "000"} <= phones
    assert phones.isdisjoint({"189", "0570-783-554", "3919", "1737"})


def test_numbers_for_danger_come_first():
    kinds = [line.kind for line in directory().of_country("JP")]
    assert kinds[:3] == ["emergency", "emergency", "dv"]
    assert sorted(kinds, key=kinds.index) == kinds


def test_countries_of_the_union_share_its_numbers_and_others_do_not():
    german = {line.phone for line in directory().of_country("DE")}
    assert {"112", "116 016"} <= german
    assert "112" not in {line.phone for line in directory().of_country("GB")}


def test_japanese_speaks_for_japan_and_english_for_no_country():
    assert country_for("ja", "") == "JP"
    assert country_for("en", "") == ""
    assert country_for("ja", "GB") == "GB"


def test_a_list_is_checked_only_when_every_row_is():
    first, second = date(2026, 12, 1), date(2026, 12, 5)
    checked = [a_line(checked_on=str(first)), a_line(checked_on=str(second))]
    some = Directory(lines=tuple(checked), retrieved=date(2026, 11, 21))
    assert some.checked_on(checked) == first
    assert some.checked_on([*checked, a_line()]) is None
    assert some.checked_on([]) is None


def test_a_kind_that_no_list_knows_is_named():
    with pytest.raises(ResourceError, match="窓口"):
        a_line(kind="gossip")
