"""Finding what is typed after @ or #, full-width or not, and who or what it may mean."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trustjournal.core.text import name_key
from trustjournal.people.domain import Person, answers_to, hiragana

LONGEST_NAME = 40
SHOWN_AT_MOST = 7

_NO_NAME = r"\s@＠#＃、。，．！？!?,;:；：「」『』（）()\[\]{}<>\"“”…*"
_NAME = rf"(?:[^{_NO_NAME}.]|\.(?=[^{_NO_NAME}.]))*"
"""A full stop may lie within a name. The one that ends a sentence does not belong to it."""
_MARK = re.compile(rf"(?P<mark>[@＠#＃])(?P<typed>{_NAME})\Z")
_NAME_TO_ITS_END = re.compile(rf"({_NAME})(?:[{_NO_NAME}]|\.(?![^{_NO_NAME}.]))")
_WORD_BEFORE = re.compile(r"[A-Za-z0-9._%+\-@＠#＃&/]\Z")


class MentionKind(StrEnum):
    """What the mark asks for."""

    PERSON = "person"
    TAG = "tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A mark and what was typed after it, directly before the cursor."""

    kind: MentionKind
    mark: str
    typed: str

    @property
    def length(self) -> int:
        """Characters from the mark to the cursor."""
        return len(self.mark) + len(self.typed)


def mention_before(text: str) -> Mention | None:
    """Return the mention that ends where this text ends; an address such as a@b is none."""
    match = _MARK.search(text)
    if match is None or len(match["typed"]) > LONGEST_NAME:
        return None
    if _WORD_BEFORE.search(text[: match.start()]):
        return None
    kind = MentionKind.PERSON if match["mark"] in "@＠" else MentionKind.TAG
    return Mention(kind=kind, mark=match["mark"], typed=match["typed"])


def named_to_its_end(mention: Mention, added: str) -> str:
    """Return the name that what was typed on has ended; empty while it may go on."""
    match = _NAME_TO_ITS_END.match(mention.typed + added)
    return match[1] if match is not None and len(match[0]) > len(mention.typed) else ""


def may_go_on(mention: Mention, added: str) -> bool:
    """Whether a stop may lie within a number, as in v1.2: what follows will tell."""
    return added == "." and mention.typed[-1:].isdigit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of the completion list."""

    kind: MentionKind
    name: str
    """What stands in the text when this is chosen."""
    person: Person | None = None
    is_new: bool = False
    rest: str = ""
    """What was typed behind the name and stays: Japanese goes on without a space."""


def people_choices(typed: str, people: Sequence[Person]) -> list[Choice]:
    """Return the people a beginning may mean, and last the offer to add an unknown name."""
    wanted = name_key(typed)
    begins = [person for person in people if _begins(person, typed)]
    choices = [_known(person, typed) for person in begins[:SHOWN_AT_MOST]]
    if not choices and wanted:
        choices = [choice for person in people if (choice := _named_and_more(person, typed))]
        choices = sorted(choices, key=lambda choice: len(choice.rest))[:1]
        if choices:
            return choices
    if wanted and not any(answers_to(person, typed) for person in begins):
        choices.append(Choice(kind=MentionKind.PERSON, name=typed, is_new=True))
    return choices


def tag_choices(typed: str, tags: Iterable[str]) -> list[Choice]:
    """Return the tags that begin so, most used first, and the typed word itself when it is new."""
    wanted = name_key(typed)
    begins = [tag for tag in tags if name_key(tag).startswith(wanted)]
    choices = [Choice(kind=MentionKind.TAG, name=tag) for tag in begins[:SHOWN_AT_MOST]]
    if wanted and all(name_key(tag) != wanted for tag in begins):
        choices.append(Choice(kind=MentionKind.TAG, name=typed, is_new=True))
    return choices


def _names(person: Person) -> list[str]:
    return [name for name in (person.name, person.called, *person.aliases) if name]


def _begins(person: Person, typed: str) -> bool:
    wanted = name_key(typed)
    return any(name_key(name).startswith(wanted) for name in _names(person)) or bool(
        person.reading and _reading(person.reading).startswith(_reading(typed))
    )


def _reading(text: str) -> str:
    return hiragana(name_key(text))


def _known(person: Person, typed: str) -> Choice:
    exact = next((name for name in _names(person) if name_key(name) == name_key(typed)), None)
    beginning = next(
        (name for name in _names(person) if name_key(name).startswith(name_key(typed))), None
    )
    return Choice(kind=MentionKind.PERSON, name=exact or beginning or person.name, person=person)


def _named_and_more(person: Person, typed: str) -> Choice | None:
    for name in sorted(_names(person), key=len, reverse=True):
        if typed.startswith(name):
            return Choice(
                kind=MentionKind.PERSON, name=name, person=person, rest=typed[len(name) :]
            )
    return None
