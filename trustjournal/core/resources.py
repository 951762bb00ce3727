"""Reading what is shipped with the program: prompts, help lines, licences, the example's words."""

from pathlib import Path
from typing import Any

from trustjournal.core import paths


class ResourceError(Exception):
    """A shipped file is missing or not as it must be: a damaged installation, or a bug of ours.

    Names the file and the place in it, never anything the user wrote.
    """


class Table:
    """A table of a TOML file that says where it stands when something in it is missing or wrong."""

    def __init__(self, content: dict[str, Any], place: str) -> None:
        self._content = content
        self._place = place

    def __contains__(self, name: str) -> bool:
        return name in self._content

    def names(self) -> tuple[str, ...]:
        """Return what this table holds, in the order of the file."""
        return tuple(self._content)

    def text(self, name: str) -> str:
        """Return a text, which may be empty."""
        value = self._value(name)
        if not isinstance(value, str):
            raise self.wrong(name, "a text")
        return value

    def integer(self, name: str) -> int:
        """Return a whole number."""
        value = self._value(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(name, "a whole number")
        return value

    def number(self, name: str) -> float:
        """Return a number, whole or not."""
        value = self._value(name)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.wrong(name, "a number")
        return float(value)

    def flag(self, name: str) -> bool:
        """Return true or false."""
        value = self._value(name)
        if not isinstance(value, bool):
            raise self.wrong(name, "true or false")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._value(name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(name, "a list of texts")
        return tuple(value)

    def integers(self, name: str) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        value = self._value(name)
        if not isinstance(value, list) or not all(type(item) is int for item in value):
            raise self.wrong(name, "a list of whole numbers")
        return tuple(value)

    def table(self, name: str) -> "Table":
        """Return a table inside this one."""
        value = self._value(name)
        if not isinstance(value, dict):
            raise self.wrong(name, "a table")
        return Table(value, f"{self._place} {name}")

    def tables(self, name: str) -> tuple["Table", ...]:
        """Return a list of tables."""
        value = self._value(name)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(name, "a list of tables")
        return tuple(
            Table(item, f"{self._place} {name}[{position}]") for position, item in enumerate(value)
        )

    def _value(self, name: str) -> Any:
        try:
            return self._content[name]
        except KeyError:
            raise ResourceError(f"{self._place}: {name} is missing") from None

    def wrong(self, name: str, wanted: str) -> ResourceError:
        """Return the complaint that something in here is not what it must be."""
        return ResourceError(f"{self._place}: {name} must be {wanted}")


def load(*parts: str) -> Table:
    """Read a TOML file below the resources folder, such as load("example", "ja.toml")."""
    import tomllib  # the first window knows where files lie, and reads none of these

    name = "/".join(parts)
    try:
        return Table(tomllib.loads(read_text(*parts)), name)
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{name}: {error}") from error


def read_text(*parts: str) -> str:
    """Read a text file below the resources folder."""
    try:
        return file(*parts).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"{'/'.join(parts)}: cannot be read") from error


def file(*parts: str) -> Path:
    """Return where a shipped file lies, for those that read it themselves (fonts, icons)."""
    return paths.resources().joinpath(*parts)
