"""Draws every chart in both languages and themes, with few and many ratings, to be looked at.

python -m benchmarks.contact_sheet FOLDER [ja|en] [light|dark] [COUNT …]
"""

import sys
import time
import warnings
from pathlib import Path

from tests import lives
from trustjournal import i18n
from trustjournal.trends.charts import painting
from trustjournal.trends.charts.style import Look
from trustjournal.ui import tokens

WIDTH = 860


def draw_all(folder: Path, language: str, dark: bool, counts: tuple[int, ...], width: int) -> None:
    from PIL import Image

    i18n.use(language)
    look = Look(tokens=tokens.look(dark=dark))
    mode = "dark" if dark else "light"
    for count in counts:
        shown = [*lives.of_person(count, language).charts]
        shown += lives.of_everyone(count, language).charts
        pieces = []
        for each in shown:
            began = time.perf_counter()
            picture = painting.paint(each, look, width, painting.height_of(each, look, width))
            took = (time.perf_counter() - began) * 1000
            print(f"{language} {mode} {count:5} {each.kind:13} {took:6.0f} ms")
            size = (picture.width, picture.height)
            pieces.append(Image.frombytes("RGBA", size, picture.rgba))
        columns = 2
        half = (len(pieces) + 1) // columns
        stacks = [pieces[:half], pieces[half:]]
        height = max(sum(piece.height + 12 for piece in stack) for stack in stacks)
        sheet = Image.new("RGB", (columns * (width + 12), height), look.colour("background"))
        for column, stack in enumerate(stacks):
            y = 0
            for piece in stack:
                sheet.paste(piece.convert("RGB"), (column * (width + 12), y))
                y += piece.height + 12
        sheet.save(folder / f"charts_{language}_{mode}_{count}.png")


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    words = sys.argv[2:]
    warnings.simplefilter("error")
    counts = tuple(int(each) for each in words if each.isdigit()) or lives.COUNTS
    for language in ("ja", "en"):
        for dark in (False, True):
            mode = "dark" if dark else "light"
            if {"ja", "en"} & set(words) and language not in words:
                continue
            if {"light", "dark"} & set(words) and mode not in words:
                continue
            draw_all(folder, language, dark, counts, WIDTH)


if __name__ == "__main__":
    main()
