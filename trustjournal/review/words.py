"""The words of looking back, in the language in use. Counts and words only."""

from datetime import date

from trustjournal import i18n
from trustjournal.i18n import N_, _, formats, ngettext
from trustjournal.people.words import name_of
from trustjournal.promises import words as promise_words
from trustjournal.review.domain import Period, Question, Span, Wish
from trustjournal.review.summary import Noted, Practice, Section, Settled

_SECTIONS = {
    Section.TALKED_ABOUT: N_("Talked about"),
    Section.GIVEN: N_("Given"),
    Section.RECEIVED: N_("Received"),
    Section.THANKED: N_("I said thank you"),
    Section.WAS_THANKED: N_("I was thanked"),
    Section.MARKED: N_("Milestones marked"),
    Section.CAME_THROUGH: N_("What came through people"),
}
_PRACTICES = {
    Practice.HONESTY: N_("Honesty"),
    Practice.PROMISES: N_("Promises"),
    Practice.LISTENING: N_("Listening"),
    Practice.RESPECT: N_("Respect"),
}
_QUESTIONS = {
    Question.PATIENCE: N_("What did patience look like this month?"),
    Question.EFFORT: N_("Where did I make an effort, however small?"),
    Question.CONSISTENCY: N_("What did I go on doing, on good days and bad ones?"),
    Question.DIFFERENTLY: N_("What do I do differently now?"),
}


def period(which: Period) -> str:
    """Say which week or month it is."""
    if which.span is Span.MONTH:
        return formats.month(which.first)
    return formats.days(which.first, which.last)


def how_near(which: Period, today: date) -> str:
    """Say how long ago it was where there is a word for that."""
    is_month = which.span is Span.MONTH
    if which.first <= today <= which.last:
        return _("This month") if is_month else _("This week")
    following = which.after()
    if following is not None and following.first <= today <= following.last:
        return _("Last month") if is_month else _("Last week")
    return ""


def before(span: Span) -> str:
    """Say what the button back does."""
    return _("The month before") if span is Span.MONTH else _("The week before")


def after(span: Span) -> str:
    """Say what the button forward does."""
    return _("The month after") if span is Span.MONTH else _("The week after")


def written(entries: int, days: int) -> str:
    """Say how much was written."""
    return _("{entries}, on {days}").format(
        entries=ngettext("{count} entry", "{count} entries", entries).format(
            count=formats.number(entries)
        ),
        days=ngettext("{count} day", "{count} days", days).format(count=formats.number(days)),
    )


def nothing(span: Span) -> str:
    """Say that nothing was noted, and that it need not be."""
    if span is Span.MONTH:
        return _("Nothing was noted in this month. That is fine, too.")
    return _("Nothing was noted in this week. That is fine, too.")


def section(which: Section) -> str:
    """Return what stands above a section."""
    return _(_SECTIONS[which])


def practice(which: Practice) -> str:
    """Return what a practice is called."""
    return _(_PRACTICES[which])


def dots(notes: int, otherwise: int) -> str:
    """Say what the dots of a practice show."""
    if not notes:
        return _("Nothing noted")
    said = ngettext("{count} note", "{count} notes", notes).format(count=formats.number(notes))
    if not otherwise:
        return said
    return _("{notes}, {count} of them otherwise").format(
        notes=said, count=formats.number(otherwise)
    )


def noted(one: Noted) -> str:
    """Say one thing that happened, and with whom."""
    return _with(one, one.text.strip() or _kind(one))


def settled(one: Settled) -> str:
    """Say what became of a promise."""
    outcome = promise_words.outcome(one.outcome, one.noted.event.by)
    text = one.noted.text.strip()
    if not text:
        return _with(one.noted, outcome)
    return _("{outcome}: {what}").format(outcome=outcome, what=_with(one.noted, text))


def _with(one: Noted, what: str) -> str:
    return _("{what} ({name})").format(what=what, name=name_of(one.person))


def _kind(one: Noted) -> str:
    return _("Noted without words") if one.kind is None else one.kind.label(i18n.language())


def more(count: int) -> str:
    """Say how many more there are."""
    return ngettext("and {count} more", "and {count} more", count).format(
        count=formats.number(count)
    )


def wish_for_next(span: Span) -> str:
    """Ask for a small wish."""
    return (
        _("One small wish for next month")
        if span is Span.MONTH
        else _("One small wish for next week")
    )


def wished(wish: Wish, now: Period) -> str:
    """Say when the last wish was written."""
    if wish.period == now.before():
        if now.span is Span.MONTH:
            return _("Your small wish for this month")
        return _("Your small wish for this week")
    return _("Your last small wish ({period})").format(period=period(wish.period))


def question(which: Question) -> str:
    """Return one of the questions that close a month."""
    return _(_QUESTIONS[which])
