"""The names of forms about promises, under which what was begun in them waits."""

from typing import TYPE_CHECKING

from trustjournal.core.ids import PersonId, PromiseId

if TYPE_CHECKING:
    from trustjournal.promises.service import Promises
    from trustjournal.storage.begun import Words


def making(person: PersonId | None = None) -> str:
    """Return the form in which a promise is written down."""
    return "promise" if person is None else f"promise:new:{person}"


def changing(promise: PromiseId) -> str:
    """Return the form in which a promise is worded otherwise."""
    return f"promise:change:{promise}"


def settling(promise: PromiseId) -> str:
    """Return the form in which it is said what became of a promise."""
    return f"promise:settle:{promise}"


class Begun:
    """Where what stands in a form about a promise waits until it is meant."""

    def __init__(self, promises: "Promises", form: str, about: str | None = None) -> None:
        self._promises, self._form, self._about = promises, form, about

    def keep(self, words: "Words") -> None:
        """Keep the words."""
        self._promises.keep_begun(self._form, words, about=self._about)

    def forget(self) -> None:
        """Let the words go."""
        self._promises.forget_begun(self._form)
