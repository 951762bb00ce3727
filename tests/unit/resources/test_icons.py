import re
from xml.etree import ElementTree

import pytest

from trustjournal.core import resources

SVG = "{http://www.w3.org/2000/svg}"
FOLDER = resources.file("icons")
LINE_ICONS = sorted(path.stem for path in FOLDER.glob("*.svg"))
DRAWING = {
    SVG + tag for tag in ("svg", "g", "path", "rect", "circle", "line", "polyline", "ellipse")
}
WANTED = (
    *("sun", "book-open", "users", "settings", "eye-off", "life-buoy", "search", "info", "x"),
    *("plus", "check", "pen-line", "printer", "lock", "lock-open", "key-round", "trash-2"),
    *("undo-2", "history", "image", "hash", "at-sign", "user-plus", "book-heart", "keyboard"),
    *("chevron-left", "chevron-right", "chevron-down", "eye", "save", "file-text", "archive"),
    *("archive-restore", "rotate-ccw", "calendar", "filter", "tag", "languages", "monitor"),
    *("type", "copy", "upload", "download", "circle-alert"),
)


def parsed(*parts):
    return ElementTree.fromstring(resources.read_text("icons", *parts))


def test_there_are_icons_for_the_whole_first_journal():
    missing = [name for name in WANTED if name not in LINE_ICONS]
    assert missing == []


@pytest.mark.parametrize("name", LINE_ICONS)
def test_a_line_icon_takes_the_colour_it_is_given(name):
    icon = parsed(f"{name}.svg")
    assert icon.get("viewBox") == "0 0 24 24"
    assert icon.get("stroke") == "currentColor"
    assert {element.tag for element in icon.iter()} <= DRAWING
    colours = {element.get("fill") for element in icon.iter()} - {None, "none", "currentColor"}
    assert colours == set()


@pytest.mark.parametrize("name", ["notebook", "sprout"])
def test_an_app_icon_is_whole_in_itself(name):
    text = resources.read_text("icons", "app", f"{name}.svg")
    icon = parsed("app", f"{name}.svg")
    assert icon.get("viewBox") == "0 0 256 256"
    assert not re.search(r"href|url\(|<text|<image|<style", text)


def test_the_licence_travels_with_the_icons():
    licence = resources.read_text("icons", "LICENSE.lucide")
    assert "ISC License" in licence
    assert "Cole Bemis" in licence
