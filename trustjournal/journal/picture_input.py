"""Turning what was pasted or dropped into a picture the journal keeps.

Small enough, and without the place, time and camera that picture files carry. Runs on the worker.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from trustjournal.journal.problems import not_a_picture, picture_too_large

LONGEST_SIDE = 3200
"""Pixels; a larger picture is made smaller."""
LARGEST_FILE = 20_000_000
MOST_PIXELS = 64_000_000
_KINDS = frozenset({b"png", b"jpeg", b"gif", b"webp", b"bmp", b"tiff", b"heic", b"heif", b"avif"})
"""By their content. A drawing such as SVG is a program of sorts, and may ask for other files."""
_PHOTOGRAPHS = frozenset({b"jpeg", b"heic", b"heif"})
"""Larger as PNG, and to find that out took seconds: longer than all else."""
_SMALL_ENOUGH_AS_PNG = 1_500_000
_JPEG_QUALITY = 88
_AS_SMALL_AS_PNG_CAN_BE, _QUICKLY = -1, 80
"""To Qt, a quality of PNG is how little it is packed: at 80 in a sixth of the time."""


def from_file(path: str) -> tuple[bytes, str]:
    """Return the picture of a file and the name to call it; a PictureRefused for anything else."""
    file = Path(path)
    try:
        if not file.is_file():  # a pipe would never end
            raise not_a_picture()
        if file.stat().st_size > LARGEST_FILE:
            raise picture_too_large()
        data = file.read_bytes()
    except OSError as error:
        raise not_a_picture() from error
    return from_bytes(data), file.stem


def from_bytes(data: bytes) -> bytes:
    """Return a picture written anew."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data())  # once it was read, there is none any more
    if kind not in _KINDS:
        raise not_a_picture()
    size = reader.size()  # of a drawing, Qt would read all of it to know
    if not size.isValid():
        raise not_a_picture()
    if size.width() * size.height() > MOST_PIXELS:
        raise picture_too_large()
    image = reader.read()
    if image.isNull():
        raise not_a_picture()
    return _kept(image, is_photograph=kind in _PHOTOGRAPHS)


def from_image(image: QImage) -> bytes:
    """Return a picture as PNG where that is small, else as JPEG."""
    return _kept(image, is_photograph=False)


def _kept(image: QImage, *, is_photograph: bool) -> bytes:
    if image.isNull():
        raise not_a_picture()
    if image.width() * image.height() > MOST_PIXELS:
        raise picture_too_large()
    if max(image.width(), image.height()) > LONGEST_SIDE:
        image = image.scaled(
            QSize(LONGEST_SIDE, LONGEST_SIDE),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    bare = QImage(image)
    for key in bare.textKeys():
        bare.setText(key, "")
    if bare.hasAlphaChannel():
        return _written(bare, b"PNG", _AS_SMALL_AS_PNG_CAN_BE)
    if not is_photograph and len(_written(bare, b"PNG", _QUICKLY)) <= 2 * _SMALL_ENOUGH_AS_PNG:
        drawing = _written(bare, b"PNG", _AS_SMALL_AS_PNG_CAN_BE)
        if len(drawing) <= _SMALL_ENOUGH_AS_PNG:
            return drawing
    return _written(bare, b"JPEG", _JPEG_QUALITY)


def _written(image: QImage, kind: bytes, quality: int) -> bytes:
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind))
    writer.setQuality(quality)
    if not writer.write(image):
        raise not_a_picture()
    return bytes(array.data())
