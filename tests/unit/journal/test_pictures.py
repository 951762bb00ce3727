import struct
import zlib
from dataclasses import replace

import pytest

from trustjournal.core.ids import PictureId
from trustjournal.journal import picture_header, pictures
from trustjournal.journal.domain import Content
from trustjournal.journal.problems import NotThere, PictureRefused


def a_png(width=3, height=2, colour=0):
    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + bytes([colour]) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def a_gif(width=3, height=2):
    return b"GIF89a" + struct.pack("<HH", width, height) + bytes(20)


def a_jpeg(width=3, height=2, *, before=b"\xff\xe1\x00\x08Exif\0\0"):
    frame = b"\xff\xc2\x00\x11\x08" + struct.pack(">HH", height, width) + bytes(10)
    return b"\xff\xd8" + before + b"\xff\xff\xc4\x00\x04\0\0" + frame + b"\xff\xd9"


def a_webp(kind, body):
    return b"RIFF" + bytes(4) + b"WEBP" + kind + struct.pack("<I", len(body)) + body


PICTURES = {
    "png": (a_png(640, 480), "image/png", 640, 480),
    "gif": (a_gif(640, 480), "image/gif", 640, 480),
    "jpeg": (a_jpeg(640, 480), "image/jpeg", 640, 480),
    "jpeg with a restart marker": (
        a_jpeg(640, 480, before=b"\xff\xd0\xff\xdb\x00\x03\0"),
        "image/jpeg",
        640,
        480,
    ),
    "webp": (
        a_webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 480)),
        "image/webp",
        640,
        480,
    ),
    "webp lossless": (
        a_webp(b"VP8L", b"\x2f" + struct.pack("<I", 639 | 479 << 14)),
        "image/webp",
        640,
        480,
    ),
    "webp extended": (
        a_webp(b"VP8X", bytes(4) + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")),
        "image/webp",
        640,
        480,
    ),
}


@pytest.mark.parametrize("name", PICTURES)
def test_kind_and_size_are_read_from_the_first_bytes(name):
    data, media_type, width, height = PICTURES[name]
    assert picture_header.read(data) == picture_header.Header(
        media_type=media_type, width=width, height=height
    )


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_cut_off_in_its_header_is_none(name):
    data = PICTURES[name][0]
    for length in range(24 if "webp" in name else 8):
        assert picture_header.read(data[:length]) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        b"RIFF\0\0\0\0WAVE",
        a_png(0, 5),
        a_gif(5, 0),
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\x00\x00\x00\x00",
        a_webp(b"VP8 ", bytes(10)),
        a_webp(b"ALPH", bytes(10)),
    ],
)
def test_anything_else_is_no_picture(data):
    assert picture_header.read(data) is None


def test_too_many_bytes_or_pixels_are_refused_before_anything_decodes_them(journal):
    draft = journal.begin()
    huge = a_png() + bytes(pictures.MOST_BYTES)
    wide = b"\x89PNG\r\n\x1a\n" + bytes(4) + b"IHDR" + struct.pack(">II", 60_000, 60_000)
    for data in (huge, wide):
        with pytest.raises(PictureRefused, match="too large"):
            journal.add_picture(draft.id, data)
    with pytest.raises(PictureRefused, match="not a picture"):
        journal.add_picture(draft.id, b"<html>")
    assert journal.counts()["pictures"] == 0


def test_a_picture_is_read_back_byte_for_byte(journal):
    added = journal.add_picture(journal.begin().id, a_jpeg(), "海.jpg")
    assert journal.picture(added.id) == added
    assert (added.data, added.name, added.media_type) == (a_jpeg(), "海.jpg", "image/jpeg")


def test_the_same_picture_twice_in_an_entry_is_kept_once(journal):
    draft = journal.begin(text="a")
    first = journal.add_picture(draft.id, a_png(), "one.png")
    assert journal.add_picture(draft.id, a_png(), "two.png") == first
    entry = journal.save(draft, "s")
    again = journal.keep(replace(journal.open(entry.id), content=Content(text="b")))
    assert journal.add_picture(again.id, a_png(), "three.png") == first
    assert journal.counts()["pictures"] == 1


def test_another_entry_has_its_own_picture(journal):
    first = journal.add_picture(journal.begin().id, a_png())
    assert journal.add_picture(journal.begin().id, a_png()).id != first.id


def test_a_picture_belongs_to_its_draft_until_the_entry_is_saved(journal, vault):
    draft = journal.begin()
    picture = journal.add_picture(draft.id, a_png())
    with vault.reading() as connection:
        assert pictures.ids(connection) == []
    text = f"![](attachment:{picture.id})"
    entry = journal.save(replace(draft, content=Content(text=text)), "s")
    with vault.reading() as connection:
        assert pictures.ids(connection) == [picture.id]
    (card,) = journal.recent()
    assert (card.id, card.has_pictures) == (entry.id, True)


def test_a_picture_taken_out_of_the_text_stays_for_undo_and_versions(journal, edited):
    draft = journal.begin()
    picture = journal.add_picture(draft.id, a_png())
    text = f"![](attachment:{picture.id})"
    entry = journal.save(replace(draft, content=Content(text=text)), "s")
    edited(entry, text="no picture")
    assert journal.picture(picture.id) == picture
    assert not journal.recent()[0].has_pictures


def test_a_picture_alone_makes_a_saved_draft_more_than_untouched(journal, written):
    entry = written("a")
    draft = journal.open(entry.id)
    picture = journal.add_picture(draft.id, a_png())
    journal.save(draft, "s")
    journal.discard(draft.id)
    assert journal.picture(picture.id) == picture


def test_a_page_that_was_emptied_can_be_undone_with_its_pictures(journal, clock):
    draft = journal.keep(journal.begin(text="a"))
    picture = journal.add_picture(draft.id, a_png())
    journal.discard(draft.id)
    assert journal.picture(picture.id) == picture
    text = f"![](attachment:{picture.id})"
    journal.save(replace(draft, content=Content(text=text)), "s")
    clock.advance(days=2)
    journal.empty_trash()
    assert journal.picture(picture.id) == picture


def test_the_pictures_of_a_discarded_draft_go_when_the_trash_is_emptied_a_day_later(journal, clock):
    draft = journal.keep(journal.begin(text="a"))
    picture = journal.add_picture(draft.id, a_png())
    journal.discard(draft.id)
    clock.advance(days=2)
    journal.empty_trash()
    with pytest.raises(NotThere):
        journal.picture(picture.id)


def test_pictures_left_by_a_crash_go_when_the_trash_is_emptied_a_day_later(journal, clock):
    lost = journal.add_picture(journal.begin().id, a_png())
    draft = journal.keep(journal.begin(text="a"))
    waiting = journal.add_picture(draft.id, a_png())
    journal.empty_trash()
    assert journal.picture(lost.id) == lost
    clock.advance(days=2)
    journal.empty_trash()
    with pytest.raises(NotThere):
        journal.picture(lost.id)
    assert journal.picture(waiting.id) == waiting


def test_an_unknown_picture_is_told_kindly(journal):
    with pytest.raises(NotThere):
        journal.picture(PictureId("nothing"))
