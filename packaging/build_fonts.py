"""Builds the bundled Japanese font from Noto Sans CJK.

Run on Debian or Ubuntu with fonts-noto-cjk and fonts-noto-cjk-extra (Medium is in the second):

    python packaging/build_fonts.py [SOURCE_FOLDER]

The result is a subset under a name of its own, so that it never mixes with a Noto of another
version that is installed on the computer. Needs fonttools; about five seconds a weight. Same input,
same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fontTools import subset
from fontTools.otlLib.builder import ChainContextPosBuilder, ChainContextualRule, SinglePosBuilder
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables.otBase import ValueRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fontTools.ttLib import TTFont

FAMILY = "TJ Sans JP"
POSTSCRIPT = "TJSansJP"
WEIGHTS = {"Regular": 400, "Medium": 500, "Bold": 700}
DEBIAN_FOLDER = Path("/usr/share/fonts/opentype/noto")
FONTS = Path(__file__).parents[1] / "resources" / "fonts"

NAME_KANJI = "髙﨑𠮷栁濵塚祐神德齊邉邊齋凜𠮟剥頰塡剝繫姸"
"""Kanji of people's names and of the 2010 list that neither of the two sets is sure to hold."""

BLOCKS = (
    (0x0020, 0x0250),  # Latin with European letters
    (0x0370, 0x0500),  # Greek, Cyrillic
    (0x2000, 0x2070),  # punctuation
    (0x20A0, 0x20C0),  # currencies
    (0x2100, 0x2300),  # letter-like signs, arrows, mathematics
    (0x2460, 0x2670),  # ①, frames, shapes, ★
    (0x2700, 0x2780),  # dingbats
    (0x3000, 0x3130),  # kana, Japanese punctuation
    (0x3190, 0x3400),  # enclosed and squared characters
    (0xFF00, 0xFFA0),  # full and half width
    (0xFFE0, 0xFFF0),
)

SHARED_GLYPHS = frozenset({0x00AD, 0x2003, 0x2011, 0x2012, 0x2027, 0x2035, 0x2215, 0x22EF})
"""Drawn with the glyph of ・ – … ／ and others: text copied from a PDF would turn into them."""

FEATURES = ["ccmp", "halt", "kern", "liga", "mark", "mkmk", "palt", "pnum", "tnum", "zero"]
"""Without 'locl', whose Chinese and Korean variants would double the size."""

NEARLY_EQUAL, EQUALS, STOP, UNUSED = 0x2252, 0xFF1D, 0xFF0E, 0xAC00
"""Noto lacks ≒ of JIS X 0208: it is put together from ＝ and two ．, in place of a Hangul."""
DOT_HEIGHT = 44
"""How far the dots of ≒ stand from the lines, in thousandths of the size."""

ELLIPSIS, FULL_STOP, SPACE = 0x2026, 0x2E, 0x20
LATIN_END = 0x0250
LATIN_CLOSES = "!\"'),.:;?]}’”»"
"""What may stand between a word and its …"""

_WINDOWS, _UNICODE, _ENGLISH = 3, 1, 0x409
_COPYRIGHT, _FAMILY_NAME, _STYLE, _UNIQUE, _FULL, _VERSION, _POSTSCRIPT_NAME = 0, 1, 2, 3, 4, 5, 6
_TRADEMARK, _LICENCE, _LICENCE_ADDRESS, _GROUP, _GROUP_STYLE = 7, 13, 14, 16, 17
_KEPT = {_COPYRIGHT, _VERSION, _TRADEMARK, _LICENCE, _LICENCE_ADDRESS}


def jis_x_0208() -> Iterator[str]:
    """Yield every character of the Japanese standard set."""
    for row in range(0x21, 0x7F):
        for cell in range(0x21, 0x7F):
            yield from _decoded(bytes([row | 0x80, cell | 0x80]), "euc_jp")


def cp932() -> Iterator[str]:
    """Yield what Windows adds to it: 髙 and 﨑, for example, are in no JIS set of that name."""
    for lead in (*range(0x81, 0xA0), *range(0xE0, 0xFD)):
        for trail in range(0x40, 0xFD):
            yield from _decoded(bytes([lead, trail]), "cp932")


def _decoded(code: bytes, encoding: str) -> Iterator[str]:
    try:
        character = code.decode(encoding)
    except UnicodeDecodeError:
        return
    if len(character) == 1:
        yield character


def code_points() -> set[int]:
    """Return everything the bundled font shall draw; other characters fall back to the system."""
    wanted = {ord(character) for character in (*jis_x_0208(), *cp932(), *NAME_KANJI)}
    for first, end in BLOCKS:
        wanted.update(range(first, end))
    return wanted - SHARED_GLYPHS


def built(source: Path, weight: str) -> TTFont:
    """Return the subset of one weight, renamed."""
    options = subset.Options(
        layout_features=FEATURES,
        hinting=False,
        name_IDs=["*"],
        notdef_outline=True,
        glyph_names=False,
        font_number=0,  # the Japanese face of the collection
        recalc_timestamp=False,
    )
    font = subset.load_font(str(source), options)
    _add_nearly_equal(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points())
    subsetter.subset(font)
    let_dots_stand_on_the_line(font)
    _rename(font, weight)
    return font


def _add_nearly_equal(font: TTFont) -> None:
    characters = font.getBestCmap()
    glyphs = font.getGlyphSet()
    glyph, equals, stop = (characters[point] for point in (UNUSED, EQUALS, STOP))
    lines, dot = (_bounds(glyphs, name) for name in (equals, stop))
    gap = DOT_HEIGHT + dot[3] - dot[1]
    old = font["CFF "].cff.topDictIndex[0].CharStrings[glyph]
    width = glyphs[equals].width
    pen = T2CharStringPen(width - old.private.nominalWidthX, glyphs)
    glyphs[equals].draw(pen)
    above = (lines[0] - dot[0], lines[3] + gap - dot[3])
    below = (lines[2] - dot[2], lines[1] - gap - dot[1])
    for across, up in (above, below):
        glyphs[stop].draw(TransformPen(pen, (1, 0, 0, 1, across, up)))
    drawn = pen.getCharString(old.private, old.globalSubrs)
    font["CFF "].cff.topDictIndex[0].CharStrings[glyph] = drawn
    font["hmtx"][glyph] = (width, round(lines[0]))
    font["vmtx"][glyph] = font["vmtx"][equals]
    for table in font["cmap"].tables:
        if table.isUnicode() and hasattr(table, "cmap"):
            table.cmap[NEARLY_EQUAL] = glyph


def let_dots_stand_on_the_line(font: TTFont) -> None:
    """Move … down to where full stops are beside Latin letters; Japanese wants it in the middle.

    The letters decide, and not the language of the program: both stand side by side in a journal.
    """
    characters = font.getBestCmap()
    ellipsis, space = characters[ELLIPSIS], characters[SPACE]
    latin = {chr(point): glyph for point, glyph in characters.items() if point < LATIN_END}
    letters = {glyph for character, glyph in latin.items() if character.isalnum()}
    before = letters | {characters[ord(each)] for each in LATIN_CLOSES}
    table = font["GPOS"].table
    down, beside = SinglePosBuilder(font, None), ChainContextPosBuilder(font, None)
    down.mapping = {ellipsis: _down_to_the_line(font, ellipsis, characters[FULL_STOP])}
    down.lookup_index = len(table.LookupList.Lookup)
    beside.lookup_index = down.lookup_index + 1
    for former, following in (([before], []), ([before, {space}], []), ([], [letters])):
        beside.rules.append(ChainContextualRule(former, [{ellipsis}], following, [[down]]))
    table.LookupList.Lookup += [down.build(), beside.build()]
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    _use_for_latin(table, beside.lookup_index)


def _down_to_the_line(font: TTFont, ellipsis: str, stop: str) -> ValueRecord:
    """Return how … moves: its dots as low as a full stop, with as little room beside them."""
    glyphs = font.getGlyphSet()
    dots, dot = _bounds(glyphs, ellipsis), _bounds(glyphs, stop)
    nearer = dot[0] - dots[0]
    behind = (glyphs[stop].width - dot[2]) - (glyphs[ellipsis].width - dots[2])
    moved = ValueRecord()
    moved.XPlacement, moved.XAdvance = round(nearer), round(nearer + behind)
    moved.YPlacement = round((dot[1] + dot[3] - dots[1] - dots[3]) / 2)
    return moved


def _use_for_latin(table: Any, lookup: int) -> None:
    """Let text in Latin script go through a lookup that nobody can switch off."""
    feature = otTables.FeatureRecord()
    feature.FeatureTag = "dist"
    feature.Feature = otTables.Feature()
    feature.Feature.FeatureParams = None
    feature.Feature.LookupListIndex = [lookup]
    feature.Feature.LookupCount = 1
    features = table.FeatureList
    features.FeatureRecord.insert(0, feature)  # they stand in the order of their tags
    features.FeatureCount = len(features.FeatureRecord)
    for script in table.ScriptList.ScriptRecord:
        languages = [each.LangSys for each in script.Script.LangSysRecord]
        for language in (script.Script.DefaultLangSys, *languages):
            moved = [index + 1 for index in language.FeatureIndex]
            language.FeatureIndex = [0, *moved] if script.ScriptTag == "latn" else moved
            language.FeatureCount = len(language.FeatureIndex)


def _bounds(glyphs: Any, name: str) -> tuple[float, float, float, float]:
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    bounds: tuple[float, float, float, float] = pen.bounds
    return bounds


def _rename(font: TTFont, weight: str) -> None:
    names = font["name"]
    names.names = [
        record for record in names.names if record.nameID in _KEPT and record.platformID == _WINDOWS
    ]
    basic = weight in {"Regular", "Bold"}  # the older naming knows only these in a family
    new_names = {
        _FAMILY_NAME: FAMILY if basic else f"{FAMILY} {weight}",
        _STYLE: weight if basic else "Regular",
        _UNIQUE: f"{POSTSCRIPT}-{weight}",
        _FULL: f"{FAMILY} {weight}",
        _POSTSCRIPT_NAME: f"{POSTSCRIPT}-{weight}",
    }
    if not basic:
        new_names |= {_GROUP: FAMILY, _GROUP_STYLE: weight}
    for identifier, text in new_names.items():
        names.setName(text, identifier, _WINDOWS, _UNICODE, _ENGLISH)
    outlines = font["CFF "].cff
    outlines.fontNames = [f"{POSTSCRIPT}-{weight}"]
    outlines.topDictIndex[0].FullName = f"{FAMILY} {weight}"
    outlines.topDictIndex[0].FamilyName = FAMILY
    font["OS/2"].usWeightClass = WEIGHTS[weight]


def main(source_folder: Path) -> None:
    """Write the three weights into resources/fonts."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        target = FONTS / f"{POSTSCRIPT}-{weight}.otf"
        built(source_folder / f"NotoSansCJK-{weight}.ttc", weight).save(target)
        print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEBIAN_FOLDER)
