"""How a matter is brought up, in both languages."""

from datetime import UTC, date, datetime

import pytest

from trustjournal import i18n
from trustjournal.core.ids import MatterId, PersonId
from trustjournal.matters import words
from trustjournal.matters.domain import Matter, Nudge
from trustjournal.people.domain import Person

NOW = datetime(2026, 5, 14, tzinfo=UTC)
JUN = Person(id=PersonId("p"), name="純", created_at=NOW, updated_at=NOW)
MATTER = Matter(
    id=MatterId("m"), person=JUN.id, topic="お迎えの分担\n火曜も", since=date(2025, 12, 30)
)


def _plain(text):
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("language", "days", "said"),
    [
        ("ja", 3, "「お迎えの分担」が気になって3日になります。純さんに「いま少しいい？」"),
        ("en", 7, "“お迎えの分担” has been on your mind for 7 days. Would “is now a good moment?”"),
    ],
)
def test_it_is_brought_up_with_a_soft_first_sentence(language, days, said):
    i18n.use(language)
    nudge = words.nudge(Nudge(matter=MATTER, person=JUN, days=days))
    assert _plain(nudge).startswith(said)


def test_the_last_time_says_that_it_is_the_last():
    last = Nudge(matter=MATTER, person=JUN, days=14)
    assert words.nudge(last).endswith("The journal will not mention it again.")
    i18n.use("ja")
    assert words.nudge(last).endswith("この件を話題にするのは、これで終わりです。")


def test_a_day_of_another_year_is_said_with_its_year():
    assert words.standing(MATTER, date(2026, 5, 14)) == "Open since Tue, Dec 30, 2025 (135 days)."
    i18n.use("ja")
    standing = words.standing(MATTER, date(2026, 5, 14))
    assert standing == "2025年12月30日（火）から135日たちました。"
