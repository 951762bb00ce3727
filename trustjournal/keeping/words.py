"""How copies, and what lies in them, are told: the same in the window and on the command line."""

from collections.abc import Iterable, Mapping

from trustjournal.i18n import N_, _, formats, ngettext
from trustjournal.keeping.counted import counted
from trustjournal.keeping.difference import Difference, Holding, Thing
from trustjournal.keeping.known import Before, Tried

_KINDS = {
    "entry": N_("Entries"),
    "person": N_("People"),
    "check_in": N_("Check-ins"),
    "event": N_("Events"),
    "promise": N_("Promises"),
    "boundary": N_("Boundaries"),
    "matter": N_("Open matters"),
    "milestone": N_("Milestones"),
    "chapter": N_("Chapters"),
    "introduction": N_("Introductions"),
    "sheet": N_("Sheets"),
    "reminder": N_("Reminders"),
    "plan": N_("Plans"),
    "reflection": N_("Looks at a relationship"),
    "gap_answer": N_("Answers to a gap"),
    "template": N_("Templates"),
    "picture": N_("Pictures"),
}
_BEFORE: Mapping[Before, str] = {
    Before.EMPTYING: N_("Automatic, before the trash was emptied"),
    Before.IMPORT: N_("Automatic, before an import"),
    Before.RESTORE: N_("Automatic, before a copy was brought back"),
}


def kind(name: str) -> str:
    """Return what many things of a kind are called."""
    return _(_KINDS[name]) if name in _KINDS else name


def origin(*, automatic: bool, before: Before | None) -> str:
    """Return how a copy came about."""
    if before is not None:
        return _(_BEFORE[before])
    return _("Automatic") if automatic else _("Saved by you")


def entries(count: int) -> str:
    """Return how many entries."""
    return counted("entries", count)


def holding(held: Holding) -> str:
    """Return how much a journal holds, in one line."""
    if not held.counts:
        return _("Nothing")
    return side_by_side(
        _("{kind}: {count}").format(kind=kind(name), count=formats.number(count))
        for name, count in held.counts.items()
    )


def reach(held: Holding) -> str:
    """Return from when to when the entries reach; nothing where there is none."""
    if held.first_day is None or held.last_day is None:
        return ""
    if held.first_day == held.last_day:
        return _("Entries of {day}").format(day=formats.plain_day(held.first_day))
    return _("Entries from {first} to {last}").format(
        first=formats.plain_day(held.first_day), last=formats.plain_day(held.last_day)
    )


def difference(found: Difference) -> str:
    """Return in what one kind of things differs, in one line."""
    said = [
        sentence.format(count=formats.number(side.count))
        for sentence, side in (
            (_("{count} only in the copy"), found.only_in_copy),
            (_("{count} only in the journal"), found.only_in_journal),
            (_("{count} that differ"), found.changed),
        )
        if side.count
    ]
    return _("{kind}: {differences}").format(
        kind=kind(found.kind), differences=formats.listing(said)
    )


def title(thing: Thing) -> str:
    """Return what a thing is called, or whom it is about."""
    return thing.title or formats.listing(thing.about) or _("Untitled")


def day(thing: Thing) -> str:
    """Return its day, where it has one."""
    return "" if thing.day is None else formats.short_day(thing.day)


def side_by_side(parts: Iterable[str]) -> str:
    """Return short pieces in one line."""
    return _(" · ").join(part for part in parts if part)


def tried(known: Tried) -> str:
    """Return what came of trying a copy."""
    said = ngettext(
        "It opens, and its {count} entry is there.",
        "It opens, and its {count} entries are there.",
        known.entries,
    ).format(count=formats.number(known.entries))
    if not known.compared:
        return said
    compared = ngettext(
        "{count} of them, chosen at random, was read word for word.",
        "{count} of them, chosen at random, were read word for word.",
        known.compared,
    ).format(count=formats.number(known.compared))
    return _("{sentence} {another}").format(sentence=said, another=compared)
