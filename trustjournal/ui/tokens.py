"""Design tokens: the colours and text sizes everything on the screen is made of."""

from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from trustjournal.core import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRole:
    """How a kind of text is set: its size in px at 100 %, and its weight from 1 to 1000."""

    size: int
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One look: the colours of a light or dark theme, at a text size."""

    dark: bool
    scale: float = 1.0
    background: str
    sidebar: str
    surface: str
    subtle: str
    hover: str
    border: str
    border_strong: str
    control: str
    text: str
    text_soft: str
    text_faint: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    record: str
    record_soft: str
    danger: str
    danger_hover: str
    danger_soft: str
    warning: str
    warning_soft: str
    mark: str
    grid: str
    shadow: str
    people: tuple[str, ...]
    roles: dict[str, TextRole] = field(repr=False, hash=False)

    def px(self, designed: float) -> int:
        """Return a designed length at the text size in use."""
        return max(1, round(designed * self.scale))

    def person(self, number: int) -> str:
        """Return a person's colour; there are six, then they begin again."""
        return self.people[number % len(self.people)]

    def tone(self, name: str) -> str:
        """Return the colour of a tone: soft, faint, accent, danger … and any token by its name."""
        colour: str = getattr(self, _TONES.get(name, name))
        return colour


_TONES = {"": "text", "soft": "text_soft", "faint": "text_faint"}


@cache
def _file() -> resources.Table:
    return resources.load("theme.toml")


def read(*, dark: bool, text_size: int = 100) -> Tokens:
    """Return the tokens of a theme at a text size in per cent."""
    colours = _file().table("dark" if dark else "light")
    values: dict[str, Any] = {
        each.name: colours.text(each.name)
        for each in fields(Tokens)
        if each.name not in {"dark", "scale", "people", "roles"}
    }
    return Tokens(
        dark=dark,
        scale=text_size / 100,
        people=colours.texts("people"),
        roles=_roles(),
        **values,
    )


@cache
def _roles() -> dict[str, TextRole]:
    table = _file().table("text")
    return {
        name: TextRole(
            size=table.table(name).integer("size"), weight=table.table(name).integer("weight")
        )
        for name in table.names()
    }


_worn: list[Tokens] = []


def wear(tokens: Tokens) -> None:
    """Make these the tokens in use. Only the theme does this; it then tells every widget."""
    _worn[:] = [tokens]


def worn() -> Tokens:
    """Return the tokens in use, as QWidget.palette() would; light ones before there is a theme."""
    return _worn[0] if _worn else read(dark=False)
