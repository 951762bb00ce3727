"""What stands about one person beside everything else: contact, records in words, a small line."""

from dataclasses import dataclass, replace
from datetime import date

from trustjournal.events.domain import By
from trustjournal.i18n import _, formats
from trustjournal.people.domain import Person
from trustjournal.promises import words as promise_words
from trustjournal.promises.domain import Counts
from trustjournal.trends import phrases
from trustjournal.trends.contacts import CONTACTS
from trustjournal.trends.felt import WINDOW, Line, line
from trustjournal.trends.level import Level, Rating
from trustjournal.trends.phrases import Phrase
from trustjournal.trends.reading import Notes
from trustjournal.trends.record import Record
from trustjournal.trends.rhythm import Rhythm, rhythm
from trustjournal.trends.series.felt import chapter_at
from trustjournal.trends.words import RecordWord, RhythmWord, TrendWord

_STRIP_POINTS = 60
_BEFORE = 42.0
"""Days before a day that are shown beside what followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side's record: how many promises came to what, then what may be said of it."""

    counts: Counts
    record: Record | None
    """None while nothing may be said of it."""

    def sentences(self) -> list[str]:
        """Return the counts and the words, in that order."""
        found = [promise_words.counts(self.counts)] if self.counts.total else []
        record = self.record
        if record is None or not (found or record.n):
            return found
        if record.word is RecordWord.TOO_LITTLE:
            return [*found, phrases.sentence(record.word, n=record.n)]
        return [*found, phrases.sentence(record.word), phrases.sentence(Phrase.RECORD_CAVEAT)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Felt trust of the last twelve weeks: the answers, and the line once there are enough."""

    start: float
    end: float
    dots: tuple[Rating, ...]
    line: Line | None
    word: TrendWord | None
    """None while nothing may be said of it, or of the present."""
    day: float | None = None
    """A day with something before and something after it."""
    before: Level | None = None
    after: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """One person at one moment."""

    person: Person
    today: date
    last_contact: date | None
    rhythm: Rhythm | None
    """None for somebody of whose contact nothing shall be said."""
    mine: Side
    theirs: Side | None
    """None where what was seen from them is not shown, or would only reassure."""
    strip: Strip | None
    """None while charts rest or are not wanted, and without any answer."""

    def contact(self) -> list[str]:
        """Say when the last contact was, and how that lies beside the usual."""
        found = self.rhythm
        if found is None:
            return []
        lines = []
        if self.last_contact is not None:
            day = formats.relative_day(self.last_contact, self.today)
            lines.append(_("Last in touch: {day}").format(day=day))
        if found.word is not RhythmWord.JUST_DAYS or found.elapsed:
            lines.append(phrases.sentence(found.word, days=found.elapsed or 0))
        return lines


def glance_of(notes: Notes, *, silent: bool, with_charts: bool) -> Glance:
    """Put together what may be shown; `silent` while nothing may be said of the figures."""
    person, today = notes.person, notes.now.date()
    days = [each.day for each in notes.events if each.kind in CONTACTS and each.day <= today]
    theirs = notes.theirs()
    return Glance(
        person=person,
        today=today,
        last_contact=max(days, default=None),
        rhythm=(
            rhythm(days, today, wished=person.wished_rhythm) if person.may_be_reminded_of else None
        ),
        mine=Side(counts=notes.counts(By.ME), record=None if silent else notes.record(By.ME)),
        theirs=(
            Side(counts=notes.counts(By.THEM), record=None if silent else theirs)
            if theirs is not None and notes.may_reassure
            else None
        ),
        strip=_strip(notes, silent=silent) if with_charts else None,
    )


def around(notes: Notes, day: date, *, silent: bool) -> Strip | None:
    """Return felt trust with what lay before a day and what lies after; None without any answer.

    The words are those about the line as a whole: none is said about the day.
    """
    moment = notes.noon(day)
    found = _strip(notes, silent=silent, since=min(moment - _BEFORE, notes.moment - _BEFORE))
    if found is None:
        return None
    chapter = chapter_at(moment, day, "", notes.trend)
    return replace(found, day=moment, before=chapter.before, after=_now(notes, moment))


def _now(notes: Notes, moment: float) -> Level | None:
    level = notes.trend.level
    return None if level is None or level.times[-1] < moment else level.last


def _strip(notes: Notes, *, silent: bool, since: float | None = None) -> Strip | None:
    trend, start = notes.trend, notes.moment - WINDOW if since is None else since
    dots = tuple(each for each in trend.ratings if each.time >= start)
    if not dots:
        return None
    return Strip(
        start=start,
        end=notes.moment,
        dots=dots,
        line=None if trend.level is None else line(trend.level, start, points=_STRIP_POINTS),
        word=None if silent else trend.word,
    )
