"""Events are found beside entries: by what they are called in either language, and by the note."""

from datetime import date

import pytest

from trustjournal import i18n
from trustjournal.core.changes import tell_nobody
from trustjournal.events.domain import By
from trustjournal.journal.domain import Query
from trustjournal.services import assemble


@pytest.fixture
def services(vault, clock):
    return assemble(vault, clock, tell_nobody)


@pytest.fixture
def misaki(services):
    return services.people.add("美咲")


def found(services, words, **query):
    return services.journal.search(Query(words=words, **query))


@pytest.mark.parametrize(
    "words", ["手を止めて", "聴いた", "Listened", "atten", "公園で", "ｌｉｓｔｅｎｅｄ full"]
)
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("inside_words", [False, True])
def test_an_event_is_found_by_its_name_in_either_language_and_by_its_note(
    words, language, inside_words, services, misaki
):
    event = services.events.note(misaki.id, "listened_fully", By.THEM, note="公園で、最後まで")
    i18n.use(language)
    (hit,) = found(services, words, inside_words=inside_words)
    assert (hit.kind, hit.id, hit.day, hit.people) == (
        "event", event.id, date(2026, 5, 14), (misaki.id,),
    )  # fmt: skip
    titles = {
        "en": "\u2068Misaki\u2069: Listened with full attention",
        "ja": "\u2068美咲さん\u2069：手を止めて最後まで聴いた",
    }
    assert hit.title == titles[language].replace("Misaki", "美咲")
    assert hit.excerpt == "公園で、最後まで"


def test_a_detail_finds_it_too(services, misaki):
    services.events.note(misaki.id, "gave", By.ME, detail="introduction")
    services.events.note(misaki.id, "received", By.ME)
    assert [hit.title for hit in found(services, "紹介 introduction")] == [
        "Gave (help, time, information, introduction)"
    ]


def test_an_event_that_was_noted_with_an_entry_leads_to_it(services, misaki):
    entry = services.journal.write("words")
    services.events.note(misaki.id, "steady", By.THEM, entry=entry.id)
    (hit,) = found(services, "usual")
    assert hit.entry == entry.id


def test_what_was_corrected_or_taken_back_is_found_as_it_is_now(services, misaki, clock):
    event = services.events.note(misaki.id, "steady", By.THEM, note="傘を返した")
    trash_id = services.events.withdraw(event.id)
    assert found(services, "傘") == []
    services.events.bring_back(trash_id)
    (hit,) = found(services, "傘")
    assert hit.written_at == clock()


def test_entries_events_and_people_come_newest_first(services):
    mika = services.people.add("Mika Steady")
    services.journal.write("steady", day=date(2026, 5, 2))
    services.events.note(mika.id, "contact", By.ME, note="steady", day=date(2026, 5, 3))
    services.events.note(mika.id, "contact", By.ME, note="steady", day=date(2026, 5, 1))
    query = Query(words="steady")
    assert [hit.kind for hit in services.journal.search(query)] == [
        "event", "entry", "event", "person",
    ]  # fmt: skip
    assert services.journal.count(query) == 4


def test_an_event_of_a_person_in_the_trash_is_not_found(services, misaki):
    services.events.note(misaki.id, "steady", By.THEM, note="傘")
    trash_id = services.people.delete(misaki.id)
    assert found(services, "傘") == []
    services.people.bring_back(trash_id)
    assert len(found(services, "傘")) == 1
