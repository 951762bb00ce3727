"""The program's one door: the window, or one command."""

import os
import sys

from trustjournal import preflight

_WINDOW = (None, "demo")


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    os.umask(0o077)
    preflight.check_packages()
    # Only now is it known that what these import is there.
    from trustjournal import i18n
    from trustjournal.cli import parser
    from trustjournal.core import settings as settings_file
    from trustjournal.core.paths import Paths

    given = sys.argv[1:] if arguments is None else arguments
    paths = Paths.standard()
    settings = settings_file.load(paths.config)
    wanted = parser.speak_first(given) or settings.language
    i18n.use(wanted if wanted in i18n.LANGUAGES else i18n.system_language())
    options = parser.build().parse_args(given)
    if options.command in _WINDOW:
        preflight.check()
        from trustjournal import app

        return app.run(options, paths, settings)
    from trustjournal.cli import main as command_line

    return command_line.run(options, command_line.places(options, settings))


if __name__ == "__main__":
    sys.exit(main())
