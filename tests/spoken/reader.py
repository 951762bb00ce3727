"""A screen reader that counts: run by the system's own Python, which has D-Bus.

    python3 reader.py  <  words as JSON, by their names

Prints as JSON how many places all programs on the accessibility bus tell of, and in how many of
them each word is told. Nothing of ours is imported: this is another program on the same desk.
"""

import json
import sys
import time

import dbus

_ATSPI = "org.a11y.atspi"
_ROOT = "/org/a11y/atspi/accessible/root"
_NOWHERE = "/org/a11y/atspi/null"
_MOST_CHILDREN = 2_000
_LONGEST = 15
"""Seconds until a program that has just begun tells of itself."""


def accessibility_bus():
    """Return the bus on which programs tell of themselves; it is started if it is not there."""
    desk = dbus.SessionBus().get_object("org.a11y.Bus", "/org/a11y/bus")
    return dbus.bus.BusConnection(str(desk.GetAddress(dbus_interface="org.a11y.Bus")))


class Reader:
    """Asks for everything that is told."""

    def __init__(self):
        self._bus = accessibility_bus()

    def places(self):
        """Yield the texts of each place."""
        yield from self._below(f"{_ATSPI}.Registry", _ROOT)

    def _below(self, name, path):
        if path == _NOWHERE:
            return
        where = (name, path)
        texts = [self._property(where, each) for each in ("Name", "Description")]
        kinds = {str(each) for each in self._ask(where, f"{_ATSPI}.Accessible", "GetInterfaces")}
        if f"{_ATSPI}.Text" in kinds:
            texts.append(str(self._ask(where, f"{_ATSPI}.Text", "GetText", 0, -1)))
        if f"{_ATSPI}.Action" in kinds:
            actions = self._ask(where, f"{_ATSPI}.Action", "GetActions")
            texts += [str(word) for action in actions for word in action]
        attributes = self._ask(where, f"{_ATSPI}.Accessible", "GetAttributes")
        yield [*texts, *map(str, attributes.values())]
        children = self._ask(where, f"{_ATSPI}.Accessible", "GetChildren")
        for child_name, child_path in children[:_MOST_CHILDREN]:
            yield from self._below(str(child_name), str(child_path))

    def _property(self, where, name):
        asked = (f"{_ATSPI}.Accessible", name)
        return str(self._ask(where, "org.freedesktop.DBus.Properties", "Get", *asked))

    def _ask(self, where, interface, method, *arguments):
        return self._bus.call_blocking(*where, interface, method, None, arguments)


def places():
    """Return the places of every program, as soon as one tells of itself."""
    reader, began = Reader(), time.monotonic()
    while True:
        found = list(reader.places())
        if len(found) > 1 or time.monotonic() - began > _LONGEST:
            return found
        time.sleep(0.2)


def main():
    words = json.load(sys.stdin)
    everything = places()
    counts = {
        name: sum(any(word in text for text in place) for place in everything)
        for name, word in words.items()
    }
    json.dump({"places": len(everything), "words": counts}, sys.stdout)


if __name__ == "__main__":
    main()
