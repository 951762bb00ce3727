"""Texts on which a text widget may hang, crash, or lose a character."""

WORDS = "約束の話をした、"

LARGE = {
    "five megabytes in lines": ("約束の話をした。" + "abcdefgh" * 2 + "\n") * 120_000,
    "five megabytes in one line": WORDS * 200_000,
    "one word": "a" * 1_000_000,
    "asterisks": "*" * 1_000_000,
    "brackets": "[" * 1_000_000,
    "nested tables": "<table><tr><td>" * 5_000,
    "twenty tables": "<table><tr><td>" * 24 + "x" + "</td></tr></table>" * 24,
    "marks on one letter": "e" + "\u0301" * 200_000,
    "turned around": "\u202e\u2066" * 50_000 + "abc",
    "line separators": "a\u2028" * 200_000,
    "picture marks": "![" * 300_000,
    "links": "[a](" * 200_000,
    "empty lines": "\n" * 200_000 + "a",
    "tabs": "\t" * 300_000,
}
SMALL = ("nested tables", "twenty tables", "turned around", "asterisks")
"""What shows within a second or two whether limits hold."""
