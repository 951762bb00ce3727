"""Design tokens: the colours and text sizes everything on the screen is made of."""

from typing import Final, NamedTuple


class TextRole(NamedTuple):
    """How a kind of text is set: its size in px at 100 %, and its weight from 1 to 1000."""

    size: int
    weight: int


class Tokens(NamedTuple):
    """One look: the colours of a light or dark theme, at a text size.

    A tuple, as TextRole: Python makes a class of 28 values ten times as fast from it.
    """

    dark: bool
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
    roles: dict[str, TextRole]
    scale: float = 1.0

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


# Every pair of text and ground that is used together has a contrast of at least 4.5 : 1;
# tests/widgets/ui/test_contrast.py says which pairs those are.

ROLES: Final = {
    "display": TextRole(size=27, weight=700),
    "title": TextRole(size=20, weight=700),
    "question": TextRole(size=18, weight=500),
    "heading": TextRole(size=16, weight=700),
    "name": TextRole(size=15, weight=500),
    "strong": TextRole(size=14, weight=500),
    "body": TextRole(size=14, weight=400),
    "writing": TextRole(size=16, weight=400),
    "small": TextRole(size=13, weight=400),
    "label": TextRole(size=13, weight=700),
    "caption": TextRole(size=12, weight=400),
}

LIGHT: Final = Tokens(
    dark=False,
    background="#FAF8F5",
    sidebar="#F1EDE6",
    surface="#FFFFFF",
    subtle="#F6F3EE",
    hover="#EAE5DC",
    border="#E8E2D9",
    border_strong="#CFC6B9",
    control="#8D8478",
    text="#25211C",
    text_soft="#5F584F",
    text_faint="#6A6258",
    accent="#2C7566",
    accent_hover="#236154",
    accent_soft="#E4F0EC",
    on_accent="#FFFFFF",
    record="#915A12",
    record_soft="#F8EEDD",
    danger="#AE4438",
    danger_hover="#943629",
    danger_soft="#F9E9E6",
    warning="#8C590E",
    warning_soft="#F8EEDD",
    mark="#FBE7A8",
    grid="#EEE9E1",
    shadow="#3A2F2022",
    people=("#2C7566", "#A1542F", "#2F669E", "#79539A", "#7C5F10", "#A3456E"),
    roles=ROLES,
)

DARK: Final = Tokens(
    dark=True,
    background="#1A1917",
    sidebar="#141312",
    surface="#23211E",
    subtle="#2B2925",
    hover="#302D29",
    border="#35322D",
    border_strong="#4A463F",
    control="#857D72",
    text="#EEE9E1",
    text_soft="#B3ABA0",
    text_faint="#A0988C",
    accent="#7FC8B4",
    accent_hover="#97D6C5",
    accent_soft="#21332E",
    on_accent="#10211C",
    record="#E3B06B",
    record_soft="#3A2F20",
    danger="#EC968A",
    danger_hover="#F3AFA5",
    danger_soft="#3D2724",
    warning="#E3B06B",
    warning_soft="#3A2F20",
    mark="#5A4A1E",
    grid="#34312C",
    shadow="#00000080",
    people=("#7FC8B4", "#E8A585", "#86B7E8", "#C8A8E3", "#DDBF6A", "#E79BBB"),
    roles=ROLES,
)


def look(*, dark: bool, text_size: int = 100) -> Tokens:
    """Return the tokens of a theme at a text size in per cent."""
    return (DARK if dark else LIGHT)._replace(scale=text_size / 100)


_worn: list[Tokens] = []


def wear(tokens: Tokens) -> None:
    """Make these the tokens in use. Only the theme does this; it then tells every widget."""
    _worn[:] = [tokens]


def worn() -> Tokens:
    """Return the tokens in use, as QWidget.palette() would; light ones before there is a theme."""
    return _worn[0] if _worn else LIGHT
