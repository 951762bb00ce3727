"""The gentle check: is a text read again before the next key could come?

    python -m benchmarks.hedges [--known-bad]

Measured is what one key in a text of 2,000 characters costs: reading it again for both kinds of
phrases, in both languages, at its end and in its middle, in ordinary sentences and in one that
never ends. Allowed is 1 ms of this thread's time for 95 of 100 keys, although it is done on the
worker and in a pause. Beside it stands what no reading can do without: going through the text once
to find its sentences. `--known-bad` remembers nothing of the reading before.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from itertools import product

from trustjournal.worksheets.hedges import Check, Phrase, Reader

LENGTH = 2_000
KEYS = 300
LIMIT = 0.001
TYPED = {"en": "and I am sorry about it ", "ja": "そのことを申し訳なく思っています"}
SENTENCES = {
    "en": (
        "I read your messages without asking. I'm sorry if I hurt you, but I was worried. "
        "You waited forty minutes in the rain because I did not check the time. "
    ),
    "ja": (
        "約束の時間に遅れて、雨の中で待たせてしまいました。忙しくて連絡できなかったのですが、"
        "不快な思いをさせたのなら謝ります。確認しなかったのは私です。"
    ),
}
Read = Callable[[str], tuple[Phrase, ...]]


def text_of(language: str, *, ends: bool) -> str:
    """Make a text whose sentences all differ, as they do in life."""
    text, number = "", 0
    while len(text) < LENGTH:
        number += 1
        text += SENTENCES[language].replace("40" if language == "ja" else "forty", str(number))
        text += f"{number} "
    text = text[:LENGTH]
    if ends:
        return text
    comma = {"en": ",", "ja": "、"}[language]
    return text.replace(".", comma).replace("。", comma)


def keys(language: str, text: str, place: int) -> list[str]:
    """Return the text after each key of somebody who writes on at that place."""
    typed = TYPED[language] * (KEYS // len(TYPED[language]) + 1)
    return [text[:place] + typed[:count] + text[place:] for count in range(1, KEYS + 1)]


def seconds(read: Read, texts: list[str]) -> list[float]:
    found = []
    for text in texts:
        started = time.thread_time()
        read(text)
        found.append(time.thread_time() - started)
    return found


def forgetful(text: str) -> tuple[Phrase, ...]:
    """Do it badly: read everything for each key."""
    return Reader(Check).found(text)


def once_through(text: str) -> tuple[Phrase, ...]:
    """Only find the sentences."""
    return Reader(Check, lambda _sentence, _checks: ()).found(text)


def report(*, bad: bool) -> bool:
    """Print the figures; return whether they keep the limit."""
    kept = True
    print(
        f"{LENGTH} characters, {KEYS} keys each; milliseconds; ratio = p95 / {1000 * LIMIT:.0f} ms"
    )
    print(f"{'':24} {'once through':>12} {'p50':>8} {'p95':>8} {'ratio':>7}")
    for language, ends, place in product(("en", "ja"), (True, False), (LENGTH, LENGTH // 2)):
        text = text_of(language, ends=ends)
        texts = keys(language, text, place)
        reader = Reader(Check)
        reader.found(text)
        bound = statistics.median(seconds(once_through, texts))
        spent = sorted(seconds(forgetful if bad else reader.found, texts))
        high = spent[int(0.95 * (len(spent) - 1))]
        name = f"{language} {'sentences' if ends else 'endless'}, {place}"
        print(
            f"{name:24} {1000 * bound:12.3f} {1000 * statistics.median(spent):8.3f}"
            f" {1000 * high:8.3f} {high / LIMIT:7.2f}"
        )
        kept = kept and high <= LIMIT
    return kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--known-bad", action="store_true", help="spoil it: it must be noticed")
    return 0 if report(bad=parser.parse_args().known_bad) else 1


if __name__ == "__main__":
    sys.exit(main())
