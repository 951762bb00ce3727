"""The user's language: words by gettext, formats by CLDR (formats.py). No Qt in here."""

import gettext as _gettext
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trustjournal.core.paths import catalogs

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES: Final = {"ja": "日本語", "en": "English"}
"""Each language in its own words, so that everyone finds theirs."""
_TERRITORIES: Final = {"ja": "ja_JP", "en": "en_US"}

_active: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def load(language: str) -> _gettext.NullTranslations:
    """Read a catalog; English is the source language and needs none."""
    if language == "en":
        return _gettext.NullTranslations()
    source = catalogs() / language / "LC_MESSAGES" / "trustjournal.po"
    compiled = source.with_suffix(".mo")
    if _is_fresh(compiled, source):
        with compiled.open("rb") as file:
            return _gettext.GNUTranslations(file)
    return _gettext.GNUTranslations(_compile(source, language))


def _is_fresh(compiled: Path, source: Path) -> bool:
    try:
        return not source.exists() or compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns
    except FileNotFoundError:
        return False


def _compile(source: Path, language: str) -> io.BytesIO:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return compiled


def use(language: str) -> None:
    """Make every later call below speak this language; KeyError for one we do not speak."""
    global _active, _language
    if language not in LANGUAGES:
        raise KeyError(language)
    if language != _language:
        _active, _language = load(language), language


def language() -> str:
    """Return the code of the language in use."""
    return _language


def system_language() -> str:
    """Return the language the computer is set to, English when we do not speak it."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "ja" if value.lower().startswith("ja") else "en"
    import locale as system

    try:
        code = system.getlocale()[0] or ""
    except ValueError:
        code = ""
    return "ja" if code.lower().startswith(("ja", "japanese")) else "en"


def territory() -> str:
    """Return the language with its country, since the first day of a week depends on it."""
    return _TERRITORIES[_language]


def locale() -> "Locale":
    """Return the locale for dates and numbers."""
    from babel import Locale

    return Locale.parse(territory())


def N_(message: str) -> str:
    """Mark for translation without translating yet."""
    return message


def _(message: str) -> str:
    """Translate now."""
    return _active.gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate with a count."""
    return _active.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Translate a word that means several things."""
    return _active.pgettext(context, message)
