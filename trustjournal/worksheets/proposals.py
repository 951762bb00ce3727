"""What a finished sheet may leave behind: proposals, each confirmed by the user.

Pure. Where it may not be safe to speak, no talk is planned (private mode, safety flag).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

from trustjournal.people.domain import Person
from trustjournal.promises.domain import Repeats
from trustjournal.worksheets import walking
from trustjournal.worksheets.answers import (
    Answers,
    chosen,
    day,
    days,
    intentions,
    is_answered,
    items,
    text,
)
from trustjournal.worksheets.domain import (
    FollowUp,
    FollowUpType,
    Input,
    Question,
    Step,
    Texts,
    Worksheet,
)
from trustjournal.worksheets.sheet import WITHOUT_A_TALK

_EVERY = {7: Repeats.WEEKLY, 14: Repeats.FORTNIGHTLY, 30: Repeats.MONTHLY}
"""How often an intention comes round, by the days the worksheet gives it."""
_IN_A_MONTH, _EVERY_YEAR = "month", "year"
_MONTH = 30
NO_RHYTHM = "none"
_CLOSES = "close"
_BY_ITS_WORDS = frozenset(
    {
        FollowUpType.PROMISE,
        FollowUpType.BOUNDARY,
        FollowUpType.MATTER,
        FollowUpType.MILESTONE,
        FollowUpType.PERSON,
    }
)
"""What is told from its like by what it says, and not by where it stands in a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One thing that may come of a sheet."""

    id: str = ""
    """Which follow-up it comes from, and which of its several; the same when asked again."""
    type: FollowUpType
    label: Texts
    text: str = ""
    """In the user's own words."""
    by_me: bool = True
    whom: str = ""
    """The id of a person, or a new name; nothing means nobody."""
    for_oneself: bool = False
    """Nothing is promised to anybody: where it may not be safe, one's steps are one's own."""
    day: date | None = None
    """By when, when to look again, since when, or when it was."""
    days: tuple[date, ...] = ()
    repeats: Repeats = Repeats.NEVER
    yearly: bool = False
    kind: str = ""
    """The kind of event, or the field of the person."""
    worksheet: str = ""
    """The worksheet to go on with."""
    about: str = ""
    """The boundary an event belongs to."""
    fine: str = ""
    i_will: str = ""
    rhythm: int | None = None
    """Days between contacts."""
    closes: bool = False
    """The matter that the talk was about is closed."""
    wanted: bool = True
    """Ticked at first; what is said to be asked for is not."""

    def adds_nothing_to(self, person: Person) -> bool:
        """Whether the words for a field of the person stand there already."""
        if self.type is not FollowUpType.PERSON:
            return False
        stands = getattr(person, self.kind).strip()
        return f"\n{self.text.strip()}\n" in f"\n{stands}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """What a proposal is made from."""

    worksheet: Worksheet
    said: Answers
    today: date
    follow_up: FollowUp
    question: Question
    blank: Proposal

    @property
    def value(self) -> object:
        return self.said.get(self.follow_up.answer)

    def after(self, days_later: int | None) -> date | None:
        return None if days_later is None else _later(self.today, days_later)

    def day_of(self, address: str) -> date | None:
        return day(self.said.get(address)) if address else None


def proposals(
    worksheet: Worksheet, answers: Answers, today: date, *, whom: str, unsafe: bool = False
) -> tuple[Proposal, ...]:
    """Return what may come of a sheet with these answers.

    `whom` is whom the sheet is about; `unsafe` says that the user marked that person so.
    """
    said = walking.said(worksheet, answers)
    questions = dict(worksheet.questions())
    narrowed = walking.mode(worksheet, answers) is walking.Mode.PRIVATE
    left_out = _left_out(worksheet, narrowed=narrowed, unsafe=unsafe)
    found: list[Proposal] = []
    for number, follow_up in enumerate(worksheet.follow_ups):
        question = questions[follow_up.answer]
        if number in left_out or not is_answered(question, said.get(follow_up.answer)):
            continue
        for_oneself = (narrowed or unsafe) and follow_up.type is FollowUpType.PROMISE
        blank = Proposal(
            type=follow_up.type,
            label=follow_up.label,
            whom="" if for_oneself else whom,
            for_oneself=for_oneself,
            by_me=follow_up.actor != "them",
            kind=follow_up.kind,
            worksheet=follow_up.worksheet,
            wanted=not follow_up.ask_first,
        )
        source = _Source(
            worksheet=worksheet, said=said, today=today, follow_up=follow_up, question=question,
            blank=blank,
        )  # fmt: skip
        found += _told_apart(number, _MAKERS[follow_up.type](source))
    return tuple(found)


def _left_out(worksheet: Worksheet, *, narrowed: bool, unsafe: bool) -> frozenset[int]:
    """Return which follow-ups are not even proposed: what needs, or tells of, a talk.

    `narrowed` says that the sheet itself was filled in for oneself alone: then nothing was said or
    done towards the other, and no fact is noted of it.
    """
    if not narrowed and not unsafe:
        return frozenset()
    talks = {each.answer for each in worksheet.follow_ups if each.type is FollowUpType.DEBRIEF}
    return frozenset(
        number
        for number, each in enumerate(worksheet.follow_ups)
        if each.type in WITHOUT_A_TALK
        or each.answer in talks
        or (narrowed and each.type is FollowUpType.EVENT and each.actor != "them")
    )


def _told_apart(number: int, made: Iterable[Proposal]) -> Iterator[Proposal]:
    """Give each its id: its follow-up, and what it says where there may be several."""
    seen: Counter[str] = Counter()
    for each in made:
        name = str(number)
        if each.type in _BY_ITS_WORDS:
            name += f".{sha256(each.text.encode()).hexdigest()[:16]}"
        seen[name] += 1
        again = f".{seen[name]}" if seen[name] > 1 else ""
        yield replace(each, id=name + again)


def source_of(proposal: str) -> str:
    """Return which follow-up a proposal came from."""
    return proposal.partition(".")[0]


def _promises(source: _Source) -> Iterator[Proposal]:
    follow_up = source.follow_up
    usual = source.after(follow_up.due_default_days)
    repeats = Repeats.NEVER
    if follow_up.recurring:
        repeats = _EVERY.get(follow_up.due_default_days or 0, Repeats.WEEKLY)
    for each in intentions(source.value):
        # A sheet may lie for weeks: nothing is promised for a day that has passed.
        gone = each.due is not None and each.due < source.today
        due = (usual or source.today) if gone else each.due or usual
        yield replace(source.blank, text=each.text, day=due, repeats=repeats)


def _boundaries(source: _Source) -> Iterator[Proposal]:
    follow_up, said = source.follow_up, source.said
    review = source.day_of(follow_up.review_from) or source.after(follow_up.review_default_days)
    if review is not None and review <= source.today:
        review = source.after(follow_up.review_default_days)
    fine, i_will = (
        text(said.get(address)) for address in (follow_up.fine_from, follow_up.i_will_from)
    )
    for each in items(source.value):
        yield replace(source.blank, text=each, day=review, fine=fine, i_will=i_will)


def _check_ins(source: _Source) -> Iterator[Proposal]:
    follow_up = source.follow_up
    if follow_up.cadence_from:
        for each in chosen(source.said.get(follow_up.cadence_from)):
            if each != NO_RHYTHM:
                yield replace(source.blank, rhythm=int(each))
        return
    own = days(source.value) if source.question.input is Input.LIST else ()
    usual = tuple(_later(source.today, each) for each in follow_up.days)
    ahead = tuple(each for each in own or usual if each > source.today)
    if ahead:
        yield replace(source.blank, days=ahead)


def _debrief(source: _Source) -> Iterator[Proposal]:
    talk = day(source.value) or source.today
    after = _later(talk, source.follow_up.after_days or 0)
    yield replace(source.blank, day=max(after, source.today))


def _matter(source: _Source) -> Iterator[Proposal]:
    follow_up = source.follow_up
    if follow_up.mapping:
        closes = any(follow_up.mapping.get(each) == _CLOSES for each in chosen(source.value))
        if closes:
            yield replace(source.blank, closes=True)
        return
    since = source.day_of(follow_up.opened_from) or source.today
    yield replace(source.blank, text=text(source.value), day=min(since, source.today))


def _event(source: _Source) -> Iterator[Proposal]:
    follow_up = source.follow_up
    kind = follow_up.kind
    if follow_up.mapping:
        picked = set(_choices_of(source))
        kinds = [
            kind for key, kind in follow_up.mapping.items() if picked.issuperset(key.split("+"))
        ]
        kind = kinds[0] if kinds else ""
    if kind:
        note = text(source.value) if source.question.input is Input.TEXT else ""
        yield replace(source.blank, kind=kind, text=note, day=source.today, about=_boundary(source))


def _reminder(source: _Source) -> Iterator[Proposal]:
    follow_up = source.follow_up
    if follow_up.days:
        wanted = source.after(follow_up.days[0])
    elif source.question.input is Input.CHOICE:
        # Every year is a milestone, which comes round by itself.
        wanted = source.after(_MONTH) if _IN_A_MONTH in chosen(source.value) else None
    else:
        wanted = day(source.value)
    if wanted is not None and wanted >= source.today:
        # The boundary itself is looked at again on that day.
        twice = any(each.review_from == follow_up.answer for each in source.worksheet.follow_ups)
        yield replace(source.blank, day=wanted, wanted=source.blank.wanted and not twice)


def _next(source: _Source) -> Iterator[Proposal]:
    yield replace(source.blank, day=source.today)


def _person(source: _Source) -> Iterator[Proposal]:
    said = "\n".join(items(source.value))
    if source.blank.whom and said:
        yield replace(source.blank, text=said)


def _introduction(source: _Source) -> Iterator[Proposal]:
    introduced = text(source.value)
    if source.blank.whom and introduced != source.blank.whom:
        since = source.day_of(source.follow_up.opened_from)
        noted = None if since is None else min(since, source.today)
        yield replace(source.blank, about=introduced, day=noted)


def _milestone(source: _Source) -> Iterator[Proposal]:
    yearly = _EVERY_YEAR in _choices_of(source)
    yield replace(source.blank, text=text(source.value), day=source.today, yearly=yearly)


_MAKERS: Mapping[FollowUpType, Callable[[_Source], Iterable[Proposal]]] = {
    FollowUpType.PROMISE: _promises,
    FollowUpType.BOUNDARY: _boundaries,
    FollowUpType.CHECK_INS: _check_ins,
    FollowUpType.DEBRIEF: _debrief,
    FollowUpType.MATTER: _matter,
    FollowUpType.EVENT: _event,
    FollowUpType.REMINDER: _reminder,
    FollowUpType.WORKSHEET: _next,
    FollowUpType.PERSON: _person,
    FollowUpType.INTRODUCTION: _introduction,
    FollowUpType.MILESTONE: _milestone,
}


def _step(source: _Source) -> Step:
    wanted = source.follow_up.answer.partition(".")[0]
    return next(step for step in source.worksheet.steps if step.id == wanted)


def _choices_of(source: _Source) -> Iterator[str]:
    """Yield what was chosen in the step of the answer."""
    for address, question in _step(source).addressed():
        if question.input is Input.CHOICE and not question.options_from:
            yield from chosen(source.said.get(address))


def _boundary(source: _Source) -> str:
    """Return the boundary that was chosen, if the worksheet asks for one."""
    for address, question in source.worksheet.questions():
        if question.options_from:
            return next(iter(chosen(source.said.get(address))), "")
    return ""


def _later(from_day: date, days_later: int) -> date:
    return from_day + min(timedelta(days=days_later), date.max - from_day)
