"""Ids are random, so that two journals could be merged one day; nothing is read out of them."""

import os
import re
from typing import NewType

PersonId = NewType("PersonId", str)
EntryId = NewType("EntryId", str)
CheckInId = NewType("CheckInId", str)
VersionId = NewType("VersionId", str)
DraftId = NewType("DraftId", str)
PictureId = NewType("PictureId", str)
TemplateId = NewType("TemplateId", str)
EventId = NewType("EventId", str)
PromiseId = NewType("PromiseId", str)
BoundaryId = NewType("BoundaryId", str)
MatterId = NewType("MatterId", str)
MilestoneId = NewType("MilestoneId", str)
IntroductionId = NewType("IntroductionId", str)
ChapterId = NewType("ChapterId", str)
SheetId = NewType("SheetId", str)
ReminderId = NewType("ReminderId", str)
PlanId = NewType("PlanId", str)
ReflectionId = NewType("ReflectionId", str)
GapAnswerId = NewType("GapAnswerId", str)
TrashId = NewType("TrashId", str)


_ID = re.compile("[0-9a-f]{32}")


def new_id() -> str:
    """Return 32 random hexadecimal digits."""
    return os.urandom(16).hex()


def is_id(text: str) -> bool:
    """Whether a text is an id, and not what somebody typed."""
    return _ID.fullmatch(text) is not None
