"""The whole program for somebody without a mouse, or who hears it instead of seeing it."""

from tests.journeys.conftest import app, computer, locked, open_app

__all__ = ["app", "computer", "locked", "open_app"]
