"""The whole program in every language, and in one that nobody speaks."""

from gettext import NullTranslations

import pytest

from tests.journeys.conftest import app, computer, locked, open_app
from trustjournal import i18n

__all__ = ["app", "computer", "locked", "open_app"]


class LongWinded(NullTranslations):
    """English made forty per cent longer, in brackets that show where a text ends."""

    def gettext(self, message: str) -> str:
        return f"[{message}{' lo' * max(1, round(len(message) * 0.4 / 3))}]"

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return self.gettext(singular if count == 1 else plural)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


@pytest.fixture
def speak(monkeypatch):
    """Makes a running program speak a language, "long" being English that needs more room."""
    load = i18n.load

    def use(app, language):
        longer = language == "long"
        app.conductor.choose(language="ja")  # a language that is in use is not read again
        monkeypatch.setattr(i18n, "load", (lambda _language: LongWinded()) if longer else load)
        app.conductor.choose(language="en" if longer else language)
        app.all_done()

    yield use
    monkeypatch.setattr(i18n, "load", load)
    for language in ("ja", "en"):
        i18n.use(language)
