"""Imports what an open journal and its first page need, on the worker."""


def warm_up() -> None:
    """Do it while the passphrase is being typed, or once what was written stands there."""
    import nacl.pwhash  # noqa: F401

    import trustjournal.services
    import trustjournal.shell.today_maker
    import trustjournal.storage.opened
    import trustjournal.storage.upgrading
    import trustjournal.today.page  # noqa: F401
    from trustjournal.core.clock import system_clock
    from trustjournal.i18n import formats
    from trustjournal.today.prompts import book

    formats.long_day(system_clock().date())
    book()
