"""The sentences about a relationship that was looked at, in the language in use."""

from collections.abc import Mapping, Sequence
from datetime import date

from trustjournal import i18n
from trustjournal.i18n import N_, _, formats
from trustjournal.trends.reflection import (
    Facet,
    FacetChange,
    FacetWord,
    Reflection,
    facet_word,
    instrument,
)
from trustjournal.trends.series.table import Table

_FACET_WORDS = {
    FacetWord.TOO_FEW: N_("too few answers to say"),
    FacetWord.HARDLY: N_("hardly so"),
    FacetWord.RATHER_NOT: N_("rather not so"),
    FacetWord.BETWEEN: N_("in between"),
    FacetWord.RATHER: N_("rather so"),
    FacetWord.VERY: N_("very much so"),
}


def text(texts: Mapping[str, str]) -> str:
    """Return a text of the sheet in the language in use."""
    return texts.get(i18n.language()) or next(iter(texts.values()))


def note() -> str:
    """Return that nobody has validated the sheet."""
    return text(instrument().note)


def scale() -> tuple[str, str, str]:
    """Return what the two ends and the middle of the scale mean."""
    sheet = instrument()
    middle = (sheet.lowest + sheet.highest) // 2
    return (
        _anchor(sheet.lowest, sheet.lowest_words),
        _anchor(middle, sheet.middle_words),
        _anchor(sheet.highest, sheet.highest_words),
    )


def _anchor(mark: int, words: Mapping[str, str]) -> str:
    return _("{mark}: {words}").format(mark=mark, words=text(words))


def facet(mean: float | None) -> str:
    """Return how the answers about one facet read."""
    return _(_FACET_WORDS[facet_word(mean)])


def change(moved: FacetChange | None, before: date) -> str:
    """Return how a facet moved since an earlier day; nothing where that cannot be said."""
    if moved is None:
        return ""
    sentence = {
        FacetChange.HIGHER: _("higher than on {day}"),
        FacetChange.LOWER: _("lower than on {day}"),
        FacetChange.NO_CLEAR_CHANGE: _("no clear change since {day}"),
    }[moved]
    return sentence.format(day=formats.short_day(before))


def in_one_line(reflection: Reflection) -> str:
    """Return all facets of one look with their words."""
    means = reflection.means()
    return _("; ").join(
        _("{facet}: {word}").format(facet=text(each.names), word=facet(means[each.id]))
        for each in instrument().facets
    )


def moment() -> str:
    """Return what stands on the timeline."""
    return _("Looked at this relationship")


def table(reflections: Sequence[Reflection]) -> Table:
    """Return the means in figures, for whoever wants them: one row a day, the last first."""
    facets = instrument().facets
    return Table(
        header=(_("Day"), *(text(each.names) for each in facets)),
        rows=tuple(_row(each, facets) for each in reflections),
    )


def _row(reflection: Reflection, facets: Sequence[Facet]) -> tuple[str, ...]:
    means = reflection.means()
    cells = (means[each.id] for each in facets)
    return (
        formats.short_day(reflection.day),
        *("" if mean is None else formats.number(round(mean, 1)) for mean in cells),
    )
