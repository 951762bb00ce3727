"""The whole program, as in the journeys."""

from tests.journeys.conftest import app, computer, locked

__all__ = ["app", "computer", "locked"]
