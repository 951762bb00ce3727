"""Somebody writes what is hard: one quiet line leads to the places, and nothing of it is kept."""

from collections import Counter
from dataclasses import dataclass

import pytest

from tests.drivers.quiet_line import QuietLineDriver
from tests.journeys.conftest import quickly_in_japanese
from tests.privacy.sweep import traces
from trustjournal.core.quiet_words import place_of_quiet_words


@dataclass(frozen=True)
class Telling:
    """How the same evening is told in a language."""

    language: str
    written: tuple[str, ...]
    said: str
    place: str


TELLINGS = [
    Telling(
        language="ja",
        written=("今日はつらかった。", "もう消えたい。"),
        said="誰かと話したいときは、こちらに窓口があります。",
        place="よりそいホットライン",
    ),
    Telling(
        language="en",
        written=("It was a hard day. ", "He threatened me again."),
        said="If you want to talk to someone, here are places.",
        place="National Domestic Violence Hotline",
    ),
]


def row_counts(vault):
    """Return how many rows each table has; the search index packs the entry's own words anyhow."""
    with vault.reading() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        return Counter(
            {
                name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()
                for (name,) in names.all()
                if not name.startswith("search_index_")
            }
        )


@pytest.mark.parametrize(
    "telling", quickly_in_japanese(TELLINGS), ids=lambda telling: telling.language
)
def test_a_hard_evening(app, telling, tmp_path):
    app.conductor.choose(language=telling.language)
    if telling.language == "en":
        app.conductor.session.services.choices.choose(help_region="US")
    app.all_done()
    app.write(telling.written[0])
    line = QuietLineDriver(app.journal.page)
    app.save()
    assert line.words == ""
    app.write_on(telling.written[1])
    app.until(lambda: line.words == telling.said)
    assert app.journal.surface.hasFocus()

    line.link.click()
    app.all_done()
    assert app.shown_page() is app.window.frame.page("help")
    assert app.sees(telling.place)

    app.go("journal")
    assert app.journal.text == "".join(telling.written)
    line.cross.click()
    app.all_done()
    app.write_on(telling.written[1])
    app.save()
    assert line.words == ""

    again = app.reopen()
    again.unlock()
    again.go("settings")
    assert not again.conductor.session.services.choices.current().quiet_line
    again.close()
    assert traces(tmp_path, telling.written) == []


def test_nothing_is_written_about_what_was_found(app):
    """An entry with such words leaves the same rows, table by table, as an entry with others."""
    vault = app.conductor.session.services.vault
    counts = [row_counts(vault)]
    for text in ("We walked along the river.", "Sometimes I want to die."):
        app.write(text)
        if place_of_quiet_words(text):
            app.until(lambda: QuietLineDriver(app.journal.page).words != "")
        app.save()
        counts.append(row_counts(vault))
    before, between, after = counts
    assert after - between == between - before
    assert (after - between)["entries"] == 1
    app.close()
