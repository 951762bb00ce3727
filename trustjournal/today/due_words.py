"""The sentences about what is due, in the language in use."""

from trustjournal.core.text import first_line, isolated
from trustjournal.i18n import N_, _, formats, ngettext
from trustjournal.people.words import name_of
from trustjournal.today.due import Due, DueKind, Reason, Snooze
from trustjournal.trends.phrases import Phrase, sentence
from trustjournal.trends.words import RhythmWord
from trustjournal.worksheets.proposal_words import said
from trustjournal.worksheets.sheet import ReminderKind

ICONS = {
    DueKind.PROMISE: "handshake",
    DueKind.BOUNDARY: "fence",
    DueKind.MATTER: "message-circle",
    DueKind.MILESTONE: "flag",
    DueKind.REMINDER: "bell",
    DueKind.CONTACT: "at-sign",
    DueKind.REFLECTION: "leaf",
}
_SHEET_ICONS = {
    ReminderKind.CHECK_IN: "heart",
    ReminderKind.DEBRIEF: "message-circle",
    ReminderKind.NEXT: "file-text",
}
_DONE = {
    DueKind.BOUNDARY: N_("It still fits"),
    DueKind.MATTER: N_("We talked about it"),
    DueKind.MILESTONE: N_("I marked it"),
    DueKind.CONTACT: N_("We were in touch"),
    DueKind.REFLECTION: N_("Not again"),
}
_ANSWERED = {
    ReminderKind.DAY: N_("It is done"),
    ReminderKind.CHECK_IN: N_("I looked back"),
    ReminderKind.DEBRIEF: N_("Leave it at that"),
    ReminderKind.NEXT: N_("Leave it at that"),
}
_OPENS = {
    ReminderKind.DAY: N_("See the sheet"),
    ReminderKind.CHECK_IN: N_("Look back"),
    ReminderKind.DEBRIEF: N_("Tell how it went"),
    ReminderKind.NEXT: N_("Begin"),
}
_SNOOZES = {
    Snooze.TOMORROW: N_("Tomorrow"),
    Snooze.THREE_DAYS: N_("In three days"),
    Snooze.WEEK: N_("In a week"),
}
_RHYTHM = {
    Reason.LONGER_THAN_WISHED: RhythmWord.A_LITTLE_LONGER,
    Reason.LONGER_THAN_USUAL: RhythmWord.NOTICEABLY_LONGER,
}


def icon(due: Due) -> str:
    """Return which drawing stands before it."""
    kind = None if due.reminded is None else due.reminded.reminder.kind
    return _SHEET_ICONS.get(kind, ICONS[due.kind]) if kind else ICONS[due.kind]


def title(due: Due) -> str:
    """Return what it is, in the user's own words where there are some."""
    if due.reminded is not None:
        return isolated(first_line(said(due.reminded.reminder.labels)))
    if due.title or due.person is None:
        return isolated(first_line(due.title))
    return name_of(due.person)


def detail(due: Due) -> str:
    """Return whom it concerns, and why it is spoken of today."""
    if due.kind is DueKind.CONTACT:
        found = sentence(_RHYTHM[due.reason])
        return f"{found}\n{sentence(Phrase.MESSAGE_APPRECIATED)}" if due.says_once else found
    if due.person is None or due.kind is DueKind.REFLECTION:
        return why(due)
    return _("{name} · {why}").format(name=name_of(due.person), why=why(due))


def why(due: Due) -> str:
    """Return why it is spoken of."""
    day = "" if due.day is None else formats.day_with_weekday(due.day)
    if due.reminded is not None:
        return _("{worksheet}, {day}").format(worksheet=said(due.reminded.worksheet), day=day)
    if due.reason is Reason.COMING:
        return _coming(due)
    if due.reason is Reason.NOT_TALKED_ABOUT:
        return ngettext(
            "{count} day since it came up", "{count} days since it came up", due.days
        ).format(count=due.days)
    return {
        Reason.DUE_TODAY: _("meant for today"),
        Reason.IN_DANGER: _("meant for {day}; there is still time to tell them"),
        Reason.OVERDUE: _("was meant for {day}"),
        Reason.WAITING: _("they said {day}"),
        Reason.LOOK_AGAIN: _("you wanted to look at this again"),
        Reason.ASKED_FOR: _("you wanted to look at this relationship again"),
    }[due.reason].format(day=day)


def _coming(due: Due) -> str:
    if due.days == 0:
        return _("today")
    if due.days == 1:
        return _("tomorrow")
    return ngettext("in {count} day", "in {count} days", due.days).format(count=due.days)


def done(due: Due) -> str:
    """Return what one says when it is done."""
    if due.kind is DueKind.PROMISE:
        return _("They kept it") if due.reason is Reason.WAITING else _("I kept it")
    if due.reminded is not None:
        return _(_ANSWERED[due.reminded.reminder.kind])
    return _(_DONE[due.kind])


def opens(due: Due) -> str:
    """Return what one says to go where it leads; nothing where it is done right here."""
    return "" if due.reminded is None else _(_OPENS[due.reminded.reminder.kind])


def snooze(wanted: Snooze) -> str:
    """Return until when it may be left."""
    return _(_SNOOZES[wanted])


def left(wanted: Snooze) -> str:
    """Return what was done by leaving it."""
    return _("Left until later: {when}").format(when=snooze(wanted))


def noted(due: Due) -> str:
    """Return what was noted by doing it."""
    if due.kind is DueKind.REFLECTION:
        return _("It is not offered again.")
    return _("Noted: {what}.").format(what=title(due))
