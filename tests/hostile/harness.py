"""Looks at a hostile text from outside: whatever hangs or crashes is another process."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PASTE, KEY = 6.0, 0.5
"""Seconds of work that this may take at most."""


def looked_at(name: str, *, within: float, carelessly: bool = False) -> tuple[list[str], list[str]]:
    """Show a text in a process of its own; return what is wrong, and what was measured."""
    how = "--carelessly" if carelessly else "--here"
    command = [sys.executable, "-m", "tests.hostile", how, name]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=within, check=False
        )
    except subprocess.TimeoutExpired:
        return [f"not over after {within:.0f} s"], []
    complaints = [] if done.returncode == 0 else [f"ended with {done.returncode}: {done.stderr}"]
    lines = []
    for said in done.stdout.splitlines():
        shown = json.loads(said)
        lines.append(f"{shown['place']}: {shown['paste']:.2f} s, a key {shown['key']:.3f} s")
        if shown["paste"] > PASTE:
            complaints.append(f"{shown['place']}: pasting took {shown['paste']:.1f} s")
        if shown["key"] > KEY:
            complaints.append(f"{shown['place']}: a key took {shown['key']:.1f} s")
        if not shown["kept"]:
            complaints.append(f"{shown['place']}: the text is another one")
    return complaints, lines
