"""Makes each page of an open journal, and joins their signals to the frame."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from trustjournal.shell.frame import MakePage

if TYPE_CHECKING:
    from trustjournal.services import Services
    from trustjournal.shell.conductor import Conductor


def make_pages(services: "Services", conductor: "Conductor") -> Mapping[str, MakePage]:
    """Return how each page is made; none is made before it is wanted."""
    return {}
