"""Known bad forms of the store, each of which the machine must catch."""

from contextlib import contextmanager

from trustjournal.journal import store, versions
from trustjournal.keeping import restoring

SELDOM = 4


def _seldom_done(module, name):
    """Return a form of a function that does nothing for one text in four."""
    really = getattr(module, name)

    def forgetful(connection, entry, *others, **named):
        if len(entry.content.text) % SELDOM == 1:
            return None
        return really(connection, entry, *others, **named)

    return forgetful


def _restore_nothing(_vault, _file, _secret, _now):
    """A restore that says it was done."""


BROKEN = {
    "loses-a-version": (versions, "keep", _seldom_done),
    "forgets-the-index": (store, "index", _seldom_done),
    "restores-nothing": (restoring, "restore", lambda _module, _name: _restore_nothing),
}


@contextmanager
def broken(known_bad):
    """Let the store be so as long as this lasts."""
    module, name, made = BROKEN[known_bad]
    really = getattr(module, name)
    setattr(module, name, made(module, name))
    try:
        yield
    finally:
        setattr(module, name, really)
