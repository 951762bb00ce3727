"""Whether a pattern needs time that grows with its text, and no faster, whatever the text is.

Read from the tree that Python's own parser makes of it, so no clock is involved. A pattern is held
to be safe when it looks neither back nor around, repeats no repetition, and has few ways to match
from one place: each optional or repeated part multiplies them by how often it may come.
What is repeated must not begin in two ways at once, since (ab|ab)* doubles its work each time.
"""

from itertools import permutations
from re import _constants as code
from re import _parser as parser

ENDLESS = 200
"""How often * and + count: no longer text is given to a pattern (hedges.LONGEST_SENTENCE)."""
MOST_WAYS = 10_000
"""From one place. A repetition inside another has at least ENDLESS², two in a row as well."""
_REPEATS = {code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT}
_LOOKS_ELSEWHERE = {
    code.GROUPREF: "refers back",
    code.GROUPREF_EXISTS: "refers back",
    code.ASSERT: "looks around",
    code.ASSERT_NOT: "looks around",
}


def complaints(pattern):
    """Return what is unsafe about a pattern, each in a few words."""
    tree = parser.parse(pattern)
    found = sorted(set(_in(tree, repeated=False)))
    if (ways := _ways(tree)) > MOST_WAYS:
        found.append(f"{ways} ways to match from one place")
    return found


def _in(tree, *, repeated):
    for operation, argument in tree:
        if operation in _LOOKS_ELSEWHERE:
            yield _LOOKS_ELSEWHERE[operation]
        if repeated and operation is code.BRANCH and _alike(argument[1]):
            yield "repeats a choice between alike"
        if operation in _REPEATS:
            _least, most, inner = argument
            often = most > 1
            if often and repeated:
                yield "repeats a repetition"
            yield from _in(inner, repeated=repeated or often)
        else:
            for inner in _inside(operation, argument):
                yield from _in(inner, repeated=repeated)


def _alike(choices):
    """Tell whether one choice is another's beginning; the parser takes out what all share."""
    known = [list(each) for each in choices]
    return any(
        known[other][: len(known[one])] == known[one]
        for one, other in permutations(range(len(known)), 2)
    )


def _ways(tree):
    ways = 1
    for operation, argument in tree:
        if operation in _REPEATS:
            least, most, inner = argument
            ways *= (min(most, ENDLESS) - least + 1) * _ways(inner)
        else:
            ways *= max((_ways(inner) for inner in _inside(operation, argument)), default=1)
    return ways


def _inside(operation, argument):
    if operation is code.SUBPATTERN:
        return [argument[-1]]
    if operation is code.BRANCH:
        return argument[1]
    if operation is code.ATOMIC_GROUP:
        return [argument]
    return []
