"""The pieces every page is made of, in one place to import from."""

from trustjournal.ui.avatar import Avatar, avatar_icon, colour_number
from trustjournal.ui.buttons import Button, CheckBox, RadioButton, ToolButton, button, tool_button
from trustjournal.ui.cards import Card, rule
from trustjournal.ui.choices import Chip, ChipGroup, ElidedChip, Segmented
from trustjournal.ui.confirm import ConfirmPanel
from trustjournal.ui.fields import LinesField, SearchField, TimeField
from trustjournal.ui.flow import FlowLayout
from trustjournal.ui.focus import FocusRing, restyle
from trustjournal.ui.labels import ElidedLabel, IconLabel, Label, Pill, label
from trustjournal.ui.notices import ProblemBar, Toast, announce
from trustjournal.ui.page import EmptyState, Page
from trustjournal.ui.passphrase_field import PassphraseField
from trustjournal.ui.switch import Switch
from trustjournal.ui.translated import (
    Text,
    Translated,
    TranslatedDialog,
    TranslatedFrame,
    TranslatedWidget,
    named,
    spoken,
)

__all__ = [
    "Avatar",
    "Button",
    "Card",
    "CheckBox",
    "Chip",
    "ChipGroup",
    "ConfirmPanel",
    "ElidedChip",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "FocusRing",
    "IconLabel",
    "Label",
    "LinesField",
    "Page",
    "PassphraseField",
    "Pill",
    "ProblemBar",
    "RadioButton",
    "SearchField",
    "Segmented",
    "Switch",
    "Text",
    "TimeField",
    "Toast",
    "ToolButton",
    "Translated",
    "TranslatedDialog",
    "TranslatedFrame",
    "TranslatedWidget",
    "announce",
    "avatar_icon",
    "button",
    "colour_number",
    "label",
    "named",
    "restyle",
    "rule",
    "spoken",
    "tool_button",
]
