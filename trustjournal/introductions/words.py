"""The words of introductions, in the language in use."""

from collections.abc import Mapping
from datetime import date

from trustjournal.core.ids import PersonId
from trustjournal.i18n import _, formats, ngettext, pgettext
from trustjournal.introductions.chain import Chain
from trustjournal.introductions.domain import Introduction
from trustjournal.people.domain import Person
from trustjournal.people.words import name_of

People = Mapping[PersonId, Person]


def me() -> str:
    """Return what the user is called in a list of people."""
    return pgettext("one of the people", "Me")


def sentence(introduction: Introduction, people: People) -> str:
    """Say who introduced whom."""
    person = name_of(people[introduction.person])
    if introduction.met is None:
        return _("{introducer} introduced me to {person}.").format(
            introducer=_introducer(introduction, people), person=person
        )
    met = name_of(people[introduction.met])
    if introduction.introducer is None:
        return _("I introduced {person} and {met}.").format(person=person, met=met)
    return _("{introducer} introduced {person} and {met}.").format(
        introducer=_introducer(introduction, people), person=person, met=met
    )


def _introducer(introduction: Introduction, people: People) -> str:
    introducer = introduction.introducer
    return me() if introducer is None else name_of(people[introducer])


def on_day(day: date) -> str:
    """Say when it was."""
    return formats.plain_day(day)


def thanked(day: date, today: date) -> str:
    """Say when the introducer was thanked."""
    return _("Thanked: {day}").format(day=formats.relative_day(day, today))


def told(day: date, today: date) -> str:
    """Say when the introducer heard how it went."""
    return _("Told how it went: {day}").format(day=formats.relative_day(day, today))


def the_way(chain: Chain, people: People) -> str:
    """Say what the picture shows, for those who do not see it."""
    said = []
    for line in chain.lines:
        upper, lower = chain.stations[line.upper].person, chain.stations[line.lower].person
        if upper is not None and lower is not None:
            said.append(
                _("I met {person} through {introducer}.").format(
                    person=name_of(people[lower]), introducer=name_of(people[upper])
                )
            )
    return formats.sentences([*said, *beside(chain)])


def beside(chain: Chain) -> list[str]:
    """Say what the picture cannot show."""
    said = []
    if chain.goes_round:
        said.append(_("What is noted leads in a circle, so there is no first person."))
    if chain.left_out:
        said.append(
            ngettext(
                "{count} more person belongs to it.",
                "{count} more people belong to it.",
                chain.left_out,
            ).format(count=formats.number(chain.left_out))
        )
    return said
