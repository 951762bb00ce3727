"""Every worksheet there is: those that come with the program, and the user's own.

The user's own lie as files in a folder beside the journal. They are data only; one that is not as
it must be is refused with a sentence, and the others are there.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from trustjournal.core import resources
from trustjournal.core.resources import ResourceError, Table
from trustjournal.i18n import _
from trustjournal.worksheets.checking import misfits, unknown_keys
from trustjournal.worksheets.domain import Worksheet
from trustjournal.worksheets.reading import worksheet_of

FOLDER = "worksheets"
LARGEST_FILE = 500_000
"""Bytes; the longest of ours has 40,000."""
SHIPPED = (
    "apology", "repair_prep", "repair_debrief",
    "boundary", "boundary_crossed",
    "rebuild_i_broke", "rebuild_they_broke",
    "gratitude_milestone", "ask_help", "complacency", "purpose_give",
    "first_follow_up", "introducer_thanks", "event_plan", "profile_card",
    "professional_trust",
)  # fmt: skip
"""In the order in which they are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The text of a worksheet."""

    name: str
    """The file it comes from, for a complaint."""
    text: str
    own: bool = False
    """Written by the user."""

    @property
    def digest(self) -> str:
        """What tells this text from every other."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file in the user's folder that is no worksheet, and why."""

    file: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Every worksheet that can be begun."""

    worksheets: Mapping[str, Worksheet]
    sources: Mapping[str, Source]
    """Their texts, by the worksheets' ids."""
    refused: tuple[Refused, ...] = ()

    def is_own(self, worksheet: str) -> bool:
        """Whether the user wrote it."""
        return self.sources[worksheet].own


def read(folder: Path | None = None) -> Library:
    """Read all worksheets; those in `folder` are the user's own."""
    worksheets: dict[str, Worksheet] = {}
    sources: dict[str, Source] = {}
    refused: list[Refused] = []
    for source in _shipped():
        worksheet = parsed(source.text, source.name)
        worksheets[worksheet.id], sources[worksheet.id] = worksheet, source
    for file in _files(folder):
        try:
            source = _own(file)
            worksheet = beginnable(source)
            if worksheet.id in worksheets:
                said = _("there is a worksheet with the id {id} already").format(id=worksheet.id)
                raise ResourceError(f"{file.name}: {said}")
        except ResourceError as error:
            refused.append(_refused(file.name, str(error)))
            continue
        worksheets[worksheet.id], sources[worksheet.id] = worksheet, source
    for name, source in list(sources.items()):
        for missing in sorted(_led_to(worksheets[name]) - worksheets.keys()):
            refused.append(_refused(source.name, f"follow_up: there is no worksheet {missing}"))
            worksheets.pop(name, None)
            sources.pop(name, None)
    return Library(worksheets=worksheets, sources=sources, refused=tuple(refused))


def beginnable(source: Source) -> Worksheet:
    """Read one of the user's own; ResourceError also for what could not be walked to its end."""
    worksheet = parsed(source.text, source.name)
    for complaint in (*unknown_keys(tomllib.loads(source.text)), *misfits(worksheet)):
        raise ResourceError(f"{source.name}: {complaint}")
    return worksheet


def _led_to(worksheet: Worksheet) -> set[str]:
    return {each.worksheet for each in worksheet.follow_ups if each.worksheet}


def _refused(name: str, why: str) -> Refused:
    """Return a refusal that names its file once."""
    return Refused(file=name, why=why.removeprefix(name).lstrip(": "))


@cache
def parsed(text: str, name: str) -> Worksheet:
    """Read the text of one worksheet; ResourceError for one that is not as it must be."""
    try:
        return worksheet_of(Table(tomllib.loads(text), name))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ResourceError(f"{name}: {error}") from error


def _shipped() -> Iterator[Source]:
    for worksheet in SHIPPED:
        name = f"{worksheet}.toml"
        yield Source(name=name, text=resources.read_text(FOLDER, name))


def _files(folder: Path | None) -> Iterable[Path]:
    if folder is None:
        return ()
    try:
        return sorted(each for each in folder.glob("*.toml") if each.is_file())
    except OSError:  # a folder that cannot be read holds none
        return ()


def _own(file: Path) -> Source:
    try:
        if file.stat().st_size > LARGEST_FILE:
            said = _("it is too large for a worksheet")
            raise ResourceError(f"{file.name}: {said}")
        return Source(name=file.name, text=file.read_text("utf-8-sig"), own=True)
    except (OSError, UnicodeDecodeError) as error:
        said = _("it cannot be read as a text in UTF-8")
        raise ResourceError(f"{file.name}: {said}") from error
