"""Ids are random, so that two journals could be merged one day; nothing is read out of them."""

import os
from typing import NewType

PersonId = NewType("PersonId", str)
EntryId = NewType("EntryId", str)
CheckInId = NewType("CheckInId", str)
VersionId = NewType("VersionId", str)
DraftId = NewType("DraftId", str)
PictureId = NewType("PictureId", str)
TemplateId = NewType("TemplateId", str)
TrashId = NewType("TrashId", str)


def new_id() -> str:
    """Return 32 random hexadecimal digits."""
    return os.urandom(16).hex()
