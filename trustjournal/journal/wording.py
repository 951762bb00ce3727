"""How an entry is told in words: what may be ticked beside it, and how it begins."""

from trustjournal import i18n
from trustjournal.core.text import first_line, plain_line
from trustjournal.i18n import N_, _
from trustjournal.journal.domain import EntryCard, Feeling

_OPENING_SHOWN = 200

_FEELINGS = {
    Feeling.SAFE: N_("Safe"),
    Feeling.VALUED: N_("Valued"),
    Feeling.HEARD: N_("Heard"),
    Feeling.RELIEVED: N_("Relieved"),
    Feeling.GRATEFUL: N_("Grateful"),
    Feeling.GLAD: N_("Glad"),
    Feeling.HOPEFUL: N_("Hopeful"),
    Feeling.UNEASY: N_("Uneasy"),
    Feeling.SMALL: N_("Small"),
    Feeling.AFRAID: N_("Afraid"),
    Feeling.SAD: N_("Sad"),
    Feeling.ANGRY: N_("Angry"),
    Feeling.HURT: N_("Hurt"),
    Feeling.LONELY: N_("Lonely"),
    Feeling.TIRED: N_("Tired"),
    Feeling.GUILTY: N_("Guilty"),
}


def feeling(which: Feeling) -> str:
    """Return a feeling's word in the language in use."""
    return _(_FEELINGS[which])


def opening(shown: EntryCard) -> str:
    """Return the beginning of the text as one paragraph, without what the title already says."""
    lines = shown.opening[:_OPENING_SHOWN].splitlines()
    if lines and first_line(shown.opening) == shown.title:
        while lines and not plain_line(lines[0]):
            lines.pop(0)
        lines = lines[1:]
    gap = "　" if i18n.language() == "ja" else "  "
    return gap.join(plain for line in lines if (plain := plain_line(line)))
