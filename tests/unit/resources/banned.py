"""Words that no text of the program may use, in either language: verdicts, scores, blame."""

import re

BANNED = {
    "en": (
        "trust score",
        "trustworthiness",
        "trust level",
        "credit score",
        "toxic",
        "narcissist",
        "gaslighter",
        "victim",
        "offender",
        "perpetrator",
        "streak",
        "badge",
        "cheater",
        "liar",
        "untrustworthy",
        "owes you",
        "payback",
    ),
    "ja": (
        "信頼度",
        "信頼スコア",
        "信用スコア",
        "信頼レベル",
        "毒親",
        "毒友",
        "モラハラ夫",
        "被害者",
        "加害者",
        "連続記録",
        "バッジ",
        "嘘つき",
        "信用できない人",
        "コネ",
        "ノルマ",
        "前科",
        "負債",
        "見切りをつけ",
    ),
}


def banned_in(text, language):
    if language == "ja":
        return [word for word in BANNED["ja"] if word in text]
    return [word for word in BANNED["en"] if re.search(rf"\b{word}s?\b", text, re.IGNORECASE)]
