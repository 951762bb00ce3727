"""The whole program, looked at by somebody who searches the computer afterwards."""

from tests.journeys.conftest import app, computer, locked, open_app

__all__ = ["app", "computer", "locked", "open_app"]
