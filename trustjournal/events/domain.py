"""One thing that happened, by me or by them: a noted fact, never a verdict."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from trustjournal.core.ids import BoundaryId, EntryId, EventId, MatterId, PersonId, PromiseId

LONGEST_NOTE = 20_000
"""Characters; a longer account is an entry."""
EARLIEST_DAY = date(1900, 1, 1)
"""What is said to have happened before is a slip of the keys."""
HALF = 0.5
"""Below this favourable fraction something went otherwise than agreed."""

Labels = Mapping[str, str]
"""What a thing is called in each language."""


class By(StrEnum):
    """Whose doing it was. There are two records, and mine comes first."""

    ME = "me"
    THEM = "them"


class Size(StrEnum):
    """How much it mattered to the user."""

    SMALL = "small"
    ORDINARY = "ordinary"
    BIG = "big"
    GRAVE = "grave"
    """Only for what went otherwise than agreed."""


class Dimension(StrEnum):
    """What a kind of event is about."""

    HONESTY = "honesty"
    PROMISES = "promises"
    LISTENING = "listening"
    CONSISTENCY = "consistency"
    RESPECT = "respect"
    REPAIR = "repair"
    BOUNDARIES = "boundaries"
    WARMTH = "warmth"
    NOTE = "note"
    BALANCE = "balance"
    CONTACT = "contact"
    EFFECT = "effect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of event, from resources/events.toml."""

    id: str
    labels: Labels
    dimension: Dimension
    favourable: float | None
    """0 to 1: how far it went as agreed; nothing where that is no question."""
    weight: float
    """Its weight in the record at ordinary size; kinds of weight 0 never enter it."""
    details: tuple[str, ...] = ()
    """Ids of what it may have been more exactly."""
    my_side_only: bool = False
    """Giving and receiving are always told from the user's side."""

    def __post_init__(self) -> None:
        if self.favourable is not None and not 0 <= self.favourable <= 1:
            raise ValueError("favourable is 0 to 1")
        if self.weight < 0:
            raise ValueError("a weight is not below 0")

    def label(self, language: str) -> str:
        """Return what it is called."""
        return self.labels[language]

    @property
    def enters_record(self) -> bool:
        """Whether events of this kind count in a track record."""
        return self.favourable is not None and self.weight > 0

    @property
    def may_be_unasked(self) -> bool:
        """Whether it makes a difference that nobody asked for it, as with a gift."""
        return self.my_side_only

    def allows(self, size: Size) -> bool:
        """Whether an event of this kind can have this size."""
        if size is not Size.GRAVE:
            return True
        return self.favourable is not None and self.favourable < HALF


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Every kind of event, and what their details are called."""

    kinds: tuple[Kind, ...]
    sizes: Mapping[Size, float]
    """How a size multiplies the weight."""
    details: Mapping[str, Labels]
    size_labels: Mapping[Size, Labels] = field(default_factory=dict)
    by_id: Mapping[str, Kind] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {kind.id: kind for kind in self.kinds})

    def weighed(self, weights: Mapping[str, float]) -> "Catalogue":
        """Return the catalogue as a user weighs it; what never enters a record still does not."""
        if not weights:
            return self
        kinds = tuple(
            replace(kind, weight=weights[kind.id])
            if kind.enters_record and kind.id in weights
            else kind
            for kind in self.kinds
        )
        return replace(self, kinds=kinds)

    def kind(self, kind: str) -> Kind:
        """Return a kind; a KeyError for one that this program does not know."""
        return self.by_id[kind]

    def label_of(self, kind: str, language: str) -> str:
        """Return what a kind is called; its id for one that this program does not know."""
        known = self.by_id.get(kind)
        return kind if known is None else known.label(language)

    def words_of(self, kind: str, detail: str = "") -> tuple[str, ...]:
        """Return what a kind and a detail are called in every language, to be found by."""
        known = self.by_id.get(kind)
        of_kind = (kind,) if known is None else tuple(known.labels.values())
        return (*of_kind, *self.details.get(detail, {}).values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened with a person on a day. It counts from local noon of that day."""

    id: EventId
    person: PersonId
    kind: str
    """The id of a kind of the catalogue."""
    by: By
    size: Size = Size.ORDINARY
    day: date
    note: str = ""
    detail: str = ""
    """More exactly: the id of a detail of its kind, or nothing."""
    unasked: bool = False
    """Given without being asked."""
    entry: EntryId | None = None
    promise: PromiseId | None = None
    boundary: BoundaryId | None = None
    matter: MatterId | None = None

    @property
    def belongs_elsewhere(self) -> bool:
        """Whether it is the outcome of a promise: edited only through that."""
        return self.promise is not None
