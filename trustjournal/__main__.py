"""The program's one door: the window, or one command."""

import os
import sys
from typing import TYPE_CHECKING

from trustjournal import preflight, quick_start
from trustjournal.core import dumps

if TYPE_CHECKING:
    from pathlib import Path

    from trustjournal.core.paths import Paths
    from trustjournal.core.settings import Settings


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    os.umask(0o077)
    dumps.write_none()
    quick_start.leave_rubbish()
    preflight.check_packages()
    # Only now is it known that what these import is there.
    from trustjournal.core import settings as settings_file
    from trustjournal.core.paths import Paths

    given = sys.argv[1:] if arguments is None else arguments
    paths = Paths.standard()
    # Else matplotlib would make folders of its own, for the fonts that it found.
    os.environ["MPLCONFIGDIR"] = str(paths.state / "charts")
    settings = settings_file.load(paths.config)
    if not given:  # opened from a desktop: the command line need not be known at all
        _speak(settings.language)
        return _window(paths, settings)
    from trustjournal.cli import parser

    _speak(parser.speak_first(given) or settings.language)
    options = parser.read(given)
    if options.command in parser.WINDOWS:
        return _window(paths, settings, options.journal, example=options.command == parser.DEMO)
    from trustjournal.cli import main as command_line

    quick_start.collect_rubbish_again()
    dumps.close_memory()
    return command_line.run(options, command_line.places(options, settings))


def _speak(wanted: str) -> None:
    from trustjournal import i18n

    i18n.use(wanted if wanted in i18n.LANGUAGES else i18n.system_language())


def _window(
    paths: "Paths", settings: "Settings", journal: "Path | None" = None, *, example: bool = False
) -> int:
    preflight.check()
    quick_start.import_plainly()
    from trustjournal import app

    return app.run(paths, settings, journal, example=example)


if __name__ == "__main__":
    sys.exit(main())
