"""The widgets of check-ins that other pages are made with."""

from trustjournal.checkins.check_in_row import CheckInRow
from trustjournal.checkins.trust_scale import TrustScale

__all__ = ["CheckInRow", "TrustScale"]
