"""The words of promises, in the language in use. Nothing here blames anybody."""

from datetime import date

from trustjournal.events.domain import By, Size
from trustjournal.i18n import N_, _, formats, ngettext, pgettext
from trustjournal.promises.domain import (
    Counts,
    Outcome,
    Promise,
    Repeats,
    Step,
    is_overdue,
)

_BY = {
    By.ME: lambda: pgettext("promise", "Mine"),
    By.THEM: lambda: pgettext("promise", "Theirs"),
}
_SIZES = {
    Size.SMALL: lambda: pgettext("size", "Small"),
    Size.ORDINARY: lambda: pgettext("size", "Ordinary"),
    Size.BIG: lambda: pgettext("size", "Big"),
    Size.GRAVE: lambda: pgettext("size", "Grave"),
}
_REPEATS = {
    Repeats.NEVER: N_("Only once"),
    Repeats.WEEKLY: N_("Every week"),
    Repeats.FORTNIGHTLY: N_("Every two weeks"),
    Repeats.MONTHLY: N_("Every month"),
    Repeats.YEARLY: N_("Every year"),
}
_MINE = {
    Outcome.KEPT: N_("Kept as agreed"),
    Outcome.LATE_NOTICE: N_("Late, and I had said so"),
    Outcome.LATE_SILENT: N_("Late, without a word from me"),
    Outcome.AGREED_ANEW: N_("Agreed anew"),
    Outcome.RELEASED: N_("They let it go"),
    Outcome.NOT_KEPT: N_("Not kept, and I said so"),
    Outcome.NOT_KEPT_SILENT: N_("Not kept, and I have not said so"),
}
_THEIRS = {
    Outcome.KEPT: N_("They kept it"),
    Outcome.LATE_NOTICE: N_("Late, and they had said so"),
    Outcome.LATE_SILENT: N_("Late, without a word from them"),
    Outcome.AGREED_ANEW: N_("Agreed anew"),
    Outcome.RELEASED: N_("I let it go"),
    Outcome.NOT_KEPT: N_("Not kept, and they said so"),
    Outcome.NOT_KEPT_SILENT: N_("Not kept, and they have not said so"),
}


def by(whose: By) -> str:
    """Return whose promise it is."""
    return _BY[whose]()


def size(which: Size) -> str:
    """Return how much a promise matters."""
    return _SIZES[which]()


def repeats(which: Repeats) -> str:
    """Return how often a promise comes round again."""
    return _(_REPEATS[which])


def outcome(which: Outcome, whose: By) -> str:
    """Return what became of a promise."""
    return _((_MINE if whose is By.ME else _THEIRS)[which])


def state(promise: Promise) -> str:
    """Return how a promise stands."""
    if promise.is_open:
        return pgettext("promise", "Open")
    return outcome(Outcome(promise.state.value), promise.by)


def answer(which: Outcome, promise: Promise, today: date) -> str:
    """Return what one presses to say what became of a promise."""
    if which is Outcome.AGREED_ANEW:
        return _("Agree on another day") if promise.due else _("Agree on a day")
    if which is Outcome.KEPT and is_overdue(promise, today):
        return _("Kept in time") if promise.by is By.ME else _("They kept it in time")
    return outcome(which, promise.by)


def due(day: date, today: date) -> str:
    """Say for which day a promise is meant; how near it is where that helps."""
    days = (day - today).days
    if days == 0:
        return _("Today")
    if days == 1:
        return _("Tomorrow")
    if 1 < days <= _SOON:
        return ngettext("In {count} day", "In {count} days", days).format(
            count=formats.number(days)
        )
    return formats.relative_day(day, today)


_SOON = 6
"""Days; what is further away is better said by its date."""


def step(told: Step, whose: By) -> str:
    """Say what became of a promise on a day."""
    day = formats.short_day(told.day)
    if told.outcome is Outcome.AGREED_ANEW and told.due_after is not None:
        return _("{day}: agreed anew, for {new_day}").format(
            day=day, new_day=formats.short_day(told.due_after)
        )
    return _("{day}: {what}").format(day=day, what=outcome(told.outcome, whose))


def done(told: Step, whose: By, following: Promise | None) -> str:
    """Say what was just noted, for a line that also offers to take it back."""
    if told.outcome is Outcome.AGREED_ANEW and told.due_after is not None:
        return _("Agreed anew, for {day}.").format(day=formats.short_day(told.due_after))
    what = outcome(told.outcome, whose)
    if following is not None and following.due is not None:
        return _("Noted: {what}. The next one is for {day}.").format(
            what=what, day=formats.short_day(following.due)
        )
    return _("Noted: {what}.").format(what=what)


def counts(found: Counts) -> str:
    """Say how many promises came to what: counts, and never a share."""
    return _(
        "{promises}: {kept} on time, {late} late, {not_kept} not kept, {open} open ({span})"
    ).format(
        promises=ngettext("{count} promise", "{count} promises", found.total).format(
            count=formats.number(found.total)
        ),
        kept=formats.number(found.kept),
        late=formats.number(found.late),
        not_kept=formats.number(found.not_kept),
        open=formats.number(found.open),
        span=ngettext("last {count} month", "last {count} months", found.months).format(
            count=formats.number(found.months)
        ),
    )
