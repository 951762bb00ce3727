"""The words of promises, in the language in use. Nothing here blames anybody."""

from datetime import date

from trustjournal.core.text import first_line, isolated
from trustjournal.events import words as event_words
from trustjournal.events.domain import By, Size
from trustjournal.i18n import N_, _, formats, ngettext, pgettext
from trustjournal.promises.domain import (
    Counts,
    Outcome,
    Promise,
    Repeats,
    Step,
    Tale,
    is_overdue,
)

_BY = {
    By.ME: lambda: pgettext("promise", "Mine"),
    By.THEM: lambda: pgettext("promise", "Theirs"),
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


def for_day(day: date, today: date) -> str:
    """Say for which day an open promise is or was meant, on a small ground of its own."""
    if day < today:
        return _("Was for {day}").format(day=formats.relative_day(day, today))
    return due(day, today)


def stands(promise: Promise, today: date) -> str:
    """Say how a promise stands, on a small ground of its own."""
    if promise.settled_on is not None:
        return _("{what} · {day}").format(
            what=state(promise), day=formats.relative_day(promise.settled_on, today)
        )
    return "" if promise.due is None else for_day(promise.due, today)


def history(tale: Tale, shown: int) -> str:
    """Tell a promise from the beginning: its words if they were shortened, and every step."""
    promise = tale.promise
    lines = [promise.text] if len(promise.text) > shown else []
    lines.append(_("{day}: made").format(day=formats.short_day(promise.made)))
    for each in tale.steps:
        lines.append(step(each, promise.by))
        if each.note.strip():
            lines.append(isolated(each.note))
    return "\n".join(lines)


def about(promise: Promise, today: date) -> str:
    """Say in one line when it was made, how often it comes round, and how much it matters."""
    parts = [_("Made: {day}").format(day=formats.relative_day(promise.made, today))]
    if promise.repeats is not Repeats.NEVER:
        parts.append(repeats(promise.repeats))
    if promise.size is not Size.ORDINARY:
        parts.append(_("Size: {size}").format(size=event_words.size(promise.size)))
    return " · ".join(parts)


def expectation(promise: Promise) -> str:
    """Say how good it should be and who decides that; nothing where neither is known."""
    lines = []
    if promise.how_good.strip():
        lines.append(_("How good: {text}").format(text=isolated(promise.how_good)))
    if promise.who_decides.strip():
        lines.append(_("Who decides: {text}").format(text=isolated(promise.who_decides)))
    return "\n".join(lines)


def tell_them() -> str:
    """Say what helps while there is still a little time."""
    return _("Little time is left. If it may not work out, telling them today helps.")


def oldest_open(made: date, today: date) -> str:
    """Say since when the oldest open promise stands."""
    return _("The oldest open one was made: {day}").format(day=formats.relative_day(made, today))


def step(told: Step, whose: By) -> str:
    """Say what became of a promise on a day."""
    day = formats.short_day(told.day)
    if told.outcome is Outcome.AGREED_ANEW and told.due_after is not None:
        return _("{day}: agreed anew, for {new_day}").format(
            day=day, new_day=formats.short_day(told.due_after)
        )
    return _("{day}: {what}").format(day=day, what=outcome(told.outcome, whose))


def moment(promise: Promise, told: Step | None) -> str:
    """Say on a timeline what happened with a promise."""
    text = isolated(first_line(promise.text))
    if told is None:
        if promise.by is By.ME:
            return _("I promised: {text}").format(text=text)
        return _("Promised to me: {text}").format(text=text)
    if told.outcome is Outcome.AGREED_ANEW and told.due_after is not None:
        what = _("Agreed anew, for {day}").format(day=formats.short_day(told.due_after))
    else:
        what = outcome(told.outcome, promise.by)
    said = _("{what}: {text}").format(what=what, text=text)
    return f"{said}\n{isolated(told.note)}" if told.note.strip() else said


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
