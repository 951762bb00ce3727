"""Compares what a page looks like with a picture that somebody looked at and found good."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

TOLERATED_DIFFERENCE = 2
"""Of 255, in one colour of one pixel."""
TOLERATED_SHARE = 0.001
"""Of all bytes; another version of the font renderer moves an edge here and there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How far two pictures lie apart."""

    share: float
    difference: QImage | None = None
    """White where they differ; none when not even the sizes are the same."""

    @property
    def is_same(self) -> bool:
        return self.share <= TOLERATED_SHARE


def compare(actual: QImage, expected: QImage) -> Comparison:
    """Compare two pictures byte by byte."""
    if actual.size() != expected.size():
        return Comparison(share=1.0)
    one, other = plain(actual), plain(expected)
    first, second = bytes(one.constBits()), bytes(other.constBits())
    if first == second:
        return Comparison(share=0.0)
    differing = bytes(
        255 if abs(left - right) > TOLERATED_DIFFERENCE else 0
        for left, right in zip(first, second, strict=True)
    )
    width, height = one.width(), one.height()
    difference = QImage(
        differing, width, height, one.bytesPerLine(), QImage.Format.Format_RGB888
    ).copy()
    return Comparison(share=differing.count(255) / len(differing), difference=difference)


def plain(image: QImage) -> QImage:
    """Return the picture in the one form in which bytes can be compared."""
    return image.convertToFormat(QImage.Format.Format_RGB888)


def fault(actual: QImage, expected_file: Path, beside: Path) -> str:
    """Return what is wrong with a page, empty for nothing; lay the pictures of it beside."""
    expected = QImage(str(expected_file))
    if expected.isNull():
        return f"{expected_file.name}: there is no picture to compare with; see --update-snapshots"
    compared = compare(actual, expected)
    if compared.is_same:
        return ""
    beside.mkdir(parents=True, exist_ok=True)
    stem = "-".join(expected_file.parts[-3:]).removesuffix(".png")
    actual.save(str(beside / f"{stem}-actual.png"))
    if compared.difference is not None:
        compared.difference.save(str(beside / f"{stem}-difference.png"))
    return f"{stem}: {compared.share:.2%} is different; look into {beside}"
