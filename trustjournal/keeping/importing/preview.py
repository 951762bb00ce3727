"""What an import would do, before it does anything; the window and the command line show it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from trustjournal.core.text import isolated, shortened
from trustjournal.i18n import _, formats, ngettext
from trustjournal.keeping.counted import counted
from trustjournal.keeping.importing.arriving import (
    Arriving,
    DayFrom,
    Format,
    Guess,
    Unread,
)
from trustjournal.keeping.words import kind

_LONGEST_PLACE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How the things of one kind stand to the journal."""

    new: int = 0
    same: int = 0
    different: int = 0
    in_trash: int = 0

    @property
    def all(self) -> int:
        """Return how many there are in the file."""
        return self.new + self.same + self.different + self.in_trash


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a file holds and how it stands to the journal."""

    arriving: Arriving
    tallies: Mapping[str, Tally]
    """By the name of the kind, entries first."""
    loose_rows: int
    """New rows of what belongs to something else, such as a step of a promise."""
    first_day: date | None
    last_day: date | None
    unread: tuple[Unread, ...]

    @property
    def has_new(self) -> bool:
        """Whether anything would come in."""
        return self.loose_rows > 0 or any(each.new for each in self.tallies.values())

    @property
    def has_different(self) -> bool:
        """Whether something is otherwise here than in the file."""
        return any(each.different for each in self.tallies.values())

    @property
    def in_trash(self) -> int:
        """Return how much of the file lies in the trash here."""
        return sum(each.in_trash for each in self.tallies.values())

    @property
    def guesses(self) -> tuple[Guess, ...]:
        """Return the files whose encoding was guessed."""
        return self.arriving.guesses

    @property
    def guessed_days(self) -> int:
        """Return how many entries have the day on which their file was last changed."""
        return sum(each.day_from is DayFrom.FILE for each in self.arriving.entries)


_NOT_TOLD: dict[Format, Callable[[], str]] = {
    Format.JSON: lambda: _(
        "An export holds no earlier versions, no drafts, no settings, and nothing of the trash."
    ),
    Format.MARKDOWN: lambda: _(
        "Text files hold entries and pictures only: no check-ins, promises or worksheets."
    ),
    Format.CSV: lambda: _(
        "A table holds entries only: no pictures, check-ins, promises or worksheets."
    ),
    Format.DAY_ONE: lambda: _("Places, weather and the like are not imported."),
    Format.JRNL: lambda: _("Words that begin with @ become tags; the text stays as it is."),
}


def heading(preview: Preview) -> str:
    """Return what kind of file it is, and which days it spans."""
    what = _(preview.arriving.format.label)
    if preview.first_day is None or preview.last_day is None:
        return what
    if preview.first_day == preview.last_day:
        return _("{what}, {day}").format(what=what, day=formats.short_day(preview.first_day))
    return _("{what}, {first} to {last}").format(
        what=what,
        first=formats.short_day(preview.first_day),
        last=formats.short_day(preview.last_day),
    )


def lines(preview: Preview) -> list[str]:
    """Return, one line a kind, what is new or different; what is all here already in one."""
    there = {name: tally for name, tally in preview.tallies.items() if tally.all}
    found = [
        _("{things}: {how}").format(things=counted(name, tally.all), how=_how(tally))
        for name, tally in there.items()
        if tally.all != tally.same
    ]
    known = [counted(name, tally.all) for name, tally in there.items() if tally.all == tally.same]
    if known:
        found.append(_("Here already: {things}").format(things=formats.listing(known)))
    return found


def _how(tally: Tally) -> str:
    parts: list[tuple[int, Callable[[int], str]]] = [
        (tally.new, lambda count: ngettext("{count} new", "{count} new", count)),
        (tally.same, lambda count: ngettext("{count} here already", "{count} here already", count)),
        (
            tally.different,
            lambda count: ngettext("{count} different here", "{count} different here", count),
        ),
        (
            tally.in_trash,
            lambda count: ngettext("{count} in the trash here", "{count} in the trash here", count),
        ),
    ]
    return formats.listing(
        [words(count).format(count=formats.number(count)) for count, words in parts if count]
    )


def notes(preview: Preview) -> list[str]:
    """Return what else should be known before it comes in."""
    found = [_NOT_TOLD[preview.arriving.format]()]
    if preview.in_trash:
        found.append(_("What lies in the trash here stays there."))
    if preview.guessed_days:
        found.append(
            ngettext(
                "{count} entry names no day and gets the day on which its file was last changed.",
                "{count} entries name no day and get the day on which their file was last changed.",
                preview.guessed_days,
            ).format(count=formats.number(preview.guessed_days))
        )
    found += [
        _(
            "{place} seems to be written in Shift_JIS. It begins: “{words}” "
            "If that is not readable, save the file as UTF-8 first."
        ).format(place=_place(guess.place), words=isolated(guess.words))
        for guess in preview.guesses[:MOST_SHOWN]
    ]
    return found


MOST_SHOWN = 20
"""Places that are named; more would hide the others."""


def left_out(preview: Preview) -> list[str]:
    """Return a sentence for each thing that is left out; beyond twenty, how many more."""
    shown = [
        _("{place}: {reason}").format(place=_where(each.place, preview), reason=_(each.why.label))
        for each in preview.unread[:MOST_SHOWN]
    ]
    more = len(preview.unread) - len(shown)
    if more:
        shown.append(
            ngettext("and {count} more", "and {count} more", more).format(
                count=formats.number(more)
            )
        )
    return shown


def _where(place: str, preview: Preview) -> str:
    """Return a place; in our own export the kind of thing and its number in its list."""
    name, _space, number = place.partition(" ")
    if preview.arriving.format is Format.JSON and name in _KINDS:
        return _("{kind}, number {number}").format(kind=kind(_KINDS[name]), number=number)
    return _place(place)


_KINDS = {
    "entries": "entry",
    "people": "person",
    "check_ins": "check_in",
    "events": "event",
    "promises": "promise",
    "boundaries": "boundary",
    "matters": "matter",
    "milestones": "milestone",
    "chapters": "chapter",
    "introductions": "introduction",
    "sheets": "sheet",
    "reminders": "reminder",
    "plans": "plan",
    "reflections": "reflection",
    "gap_answers": "gap_answer",
    "templates": "template",
    "pictures": "picture",
}
"""What the records of an export's lists are."""


def _place(place: str) -> str:
    return isolated(shortened(" ".join(place.split()), _LONGEST_PLACE))


def outcome(preview: Preview, *, took_theirs: bool) -> str:
    """Return what an import has done, in sentences."""
    new = [counted(name, tally.new) for name, tally in preview.tallies.items() if tally.new]
    sentences = [_("Imported: {things}.").format(things=formats.listing(new))] if new else []
    different = sum(tally.different for tally in preview.tallies.values())
    if different and took_theirs:
        sentences.append(
            ngettext(
                "{count} thing that was different here reads as in the file now.",
                "{count} things that were different here read as in the file now.",
                different,
            ).format(count=formats.number(different))
        )
    elif different:
        sentences.append(
            ngettext(
                "{count} thing that is different here was left as it is.",
                "{count} things that are different here were left as they are.",
                different,
            ).format(count=formats.number(different))
        )
    if not preview.has_new and not different:
        return _("Everything in it is here already. Nothing was changed.")
    return "\n".join(sentences)
