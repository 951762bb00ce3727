"""What argparse complains of, in the user's language: it knows English only."""

import re

from trustjournal.i18n import N_, _

_KNOWN = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (r"the following arguments are required: (?P<names>.*)", N_("missing: {names}")),
        (r"unrecognized arguments: (?P<given>.*)", N_("nothing is called so here: {given}")),
        (r"argument (?P<name>.*?): expected .*arguments?", N_("{name} needs a value after it")),
        (
            r"argument (?P<name>.*?): ignored explicit argument '(?P<value>.*)'",
            N_("{name} takes no value"),
        ),
        (
            r"argument (?P<name>.*?): invalid choice: "
            r"'(?P<value>.*)' \(choose from (?P<these>.*)\)",
            N_("{name}: “{value}” is none of {these}"),
        ),
        (r"argument (?P<name>.*?): (?P<said>.*)", N_("{name}: {said}")),
    )
)


def in_words(message: str) -> str:
    """Return a complaint of argparse in the language in use; one that is unknown as it is."""
    for pattern, words in _KNOWN:
        if found := pattern.fullmatch(message):
            parts = found.groupdict()
            if "these" in parts:  # quoted or not, as the version of Python has it
                parts["these"] = parts["these"].replace("'", "")
            return _(words).format(**parts)
    return message
