import pytest

from tests.unit.resources import sfnt
from trustjournal.core import resources

WEIGHTS = ("Regular", "Medium", "Bold")
LARGEST = 2_000_000
FAMILY, STYLE, LICENCE, GROUP, GROUP_STYLE = 1, 2, 13, 16, 17


@pytest.fixture(params=WEIGHTS)
def weight(request):
    return request.param


@pytest.fixture
def font(weight):
    return resources.file("fonts", f"TJSansJP-{weight}.otf").read_bytes()


def in_two_byte_set(encoding, leads, trails):
    for lead in leads:
        for trail in trails:
            try:
                text = bytes([lead, trail]).decode(encoding)
            except UnicodeDecodeError:
                continue
            yield from text


def test_every_character_of_jis_x_0208_is_drawn(font):
    standard = set(in_two_byte_set("euc_jp", range(0xA1, 0xFF), range(0xA1, 0xFF)))
    assert len(standard) == 6879
    drawn = sfnt.code_points(font)
    assert [character for character in sorted(standard) if ord(character) not in drawn] == []


def test_kanji_of_names_and_common_signs_are_drawn(font):
    drawn = sfnt.code_points(font)
    wanted = "髙﨑𠮷栁濵塚祐神德齊邉邊齋凜→①★㈱℃…—“”£€éüñ＠＃〜～"
    assert [character for character in wanted if ord(character) not in drawn] == []


def test_characters_that_would_change_when_copied_from_a_pdf_are_left_out(font):
    assert sfnt.code_points(font).isdisjoint({0x2027, 0x2012, 0x22EF, 0x2215, 0x2035, 0x00AD})


def test_the_font_never_mixes_with_an_installed_noto(font, weight):
    names = sfnt.names(font)
    assert names.get(GROUP, names[FAMILY]) == "TJ Sans JP"
    assert names.get(GROUP_STYLE, names[STYLE]) == weight
    assert "Open Font License" in names[LICENCE]
    assert not any("Noto" in names[identifier] for identifier in (1, 2, 3, 4, 6))


def test_the_font_stays_small(font):
    assert len(font) < LARGEST


def test_the_licence_travels_with_the_font():
    licence = resources.read_text("fonts", "OFL.txt")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "DISCLAIMER" in licence
    assert "Modified Version of Noto Sans CJK JP" in resources.read_text("fonts", "NOTICE.txt")
