"""What is dropped or pasted as a picture, from whoever it comes."""

import struct
import time
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from trustjournal.journal.picture_input import from_bytes, from_file, from_image
from trustjournal.journal.problems import PictureRefused


def picture(width=40, height=20):
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("teal"))
    return made


def written(image, kind):
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(array.data())


def turned_photograph():
    """Return a JPEG as a telephone writes it: lying on its side, with the place it was taken."""
    plain = written(picture(), "JPEG")
    turned = struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0)
    model = b"qzxv4711 camera\0"
    entries = struct.pack(">H", 2) + struct.pack(">HHII", 0x0110, 2, len(model), 38) + turned
    body = b"Exif\0\0" + b"MM\0*" + struct.pack(">I", 8) + entries + bytes(4) + model
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + plain[2:]


def test_a_photograph_is_kept_upright_and_without_what_the_camera_wrote():
    photograph = turned_photograph()
    assert b"qzxv4711" in photograph
    kept = from_bytes(photograph)
    seen = QImage.fromData(kept)
    assert (seen.width(), seen.height()) == (20, 40)
    assert b"qzxv4711" not in kept
    assert b"Exif" not in kept


def test_words_inside_a_picture_are_not_kept():
    image = picture()
    image.setText("Comment", "qzxv4711")
    assert b"qzxv4711" in written(image, "PNG")
    assert b"qzxv4711" not in from_image(image)


def bomb(width=60_000, height=60_000):
    def chunk(kind, data):
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(5_000_000)))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def test_a_picture_that_would_fill_the_memory_is_refused_by_its_first_bytes():
    started = time.process_time()
    with pytest.raises(PictureRefused, match="too large"):
        from_bytes(bomb())
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("length", [10, 30, 60])
def test_a_picture_cut_off_is_refused(length):
    with pytest.raises(PictureRefused):
        from_bytes(written(picture(), "PNG")[:length])


def test_a_drawing_that_asks_for_another_file_is_refused(tmp_path):
    secret = tmp_path / "secret.png"
    assert picture().save(str(secret))
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="40" height="20"><image xlink:href="file://{secret}" width="9" height="9"/></svg>'
    )
    with pytest.raises(PictureRefused):
        from_bytes(drawing.encode())
    (tmp_path / "drawing.svg").write_text(drawing)
    with pytest.raises(PictureRefused):
        from_file(str(tmp_path / "drawing.svg"))


def test_a_folder_and_what_is_not_there_are_no_pictures(tmp_path):
    for path in (
        "/dev/zero",
        str(tmp_path),
        str(tmp_path / "gone.png"),
        "https://example.org/x.png",
        "",
    ):
        with pytest.raises(PictureRefused):
            from_file(path)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP"])
def test_pictures_of_the_usual_kinds_are_taken(kind):
    assert QImage.fromData(from_bytes(written(picture(), kind))).width() == 40


def test_a_gif_is_taken_too():
    """Qt reads this kind and does not write it."""
    gif = "474946383761040003008000000000000000002c00000000040003000008080001081c48506040003b"
    assert QImage.fromData(from_bytes(bytes.fromhex(gif))).width() == 4


def test_a_picture_of_a_kind_that_cannot_be_shown_is_refused_in_words():
    heic = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)
    with pytest.raises(PictureRefused) as refused:
        from_bytes(heic)
    assert "PNG, JPEG, GIF" in refused.value.next_step
