"""The names of forms about events, under which what was begun in them waits."""

from typing import TYPE_CHECKING

from trustjournal.core.ids import EntryId, EventId, PersonId

if TYPE_CHECKING:
    from trustjournal.events.service import Events
    from trustjournal.storage.begun import Words

TODAY = "event:today"
"""The form on the page Today in which whom it is about is typed."""


def today_with(person: PersonId) -> str:
    """Return the form on the page Today for somebody who was chosen."""
    return f"{TODAY}:{person}"


def with_person(person: PersonId) -> str:
    """Return the form on a person's page."""
    return f"event:person:{person}"


def with_entry(entry: EntryId | None) -> str:
    """Return the form beside an entry; every entry that is not written yet has the same."""
    return f"event:entry:{entry or 'new'}"


def changing(event: EventId) -> str:
    """Return the form in which an event is corrected."""
    return f"event:change:{event}"


class Begun:
    """Where what stands in a form about an event waits until it is meant."""

    def __init__(self, events: "Events", form: str, about: str | None = None) -> None:
        self._events, self._form, self._about = events, form, about

    def keep(self, words: "Words") -> None:
        """Keep the words."""
        self._events.keep_begun(self._form, words, about=self._about)

    def forget(self) -> None:
        """Let the words go."""
        self._events.forget_begun(self._form)
