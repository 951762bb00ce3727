"""The Beta distribution: what k of n, or weighted evidence, says about an unknown share.

The distribution function is the continued fraction of Abramowitz & Stegun 26.5.8, evaluated by
Lentz's method as in Press et al., Numerical Recipes, 6.4; it converges in about √max(a, b) steps.
"""

import math

_CLOSE = 1e-15
_STEPS = 10_000
"""Enough for millions of notes; rounding alone must not keep anyone waiting."""
_TINY = 1e-300
_BISECTIONS = 200


def cdf(x: float, a: float, b: float) -> float:
    """Return the probability that a share distributed as Beta(a, b) is at most x."""
    _refuse_nonsense(a, b)
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        # The fraction converges quickly below the mean only, and the distribution is symmetric.
        return 1 - _lower_tail(1 - x, b, a)
    return _lower_tail(x, a, b)


def quantile(p: float, a: float, b: float) -> float:
    """Return the share below which Beta(a, b) has probability p.

    Halving an interval is not the fastest way, but it cannot diverge.
    """
    _refuse_nonsense(a, b)
    if not 0 <= p <= 1:
        raise ValueError("a probability is 0 to 1")
    if p in (0, 1):
        return float(p)
    low, high = 0.0, 1.0
    for _unused in range(_BISECTIONS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if cdf(middle, a, b) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _lower_tail(x: float, a: float, b: float) -> float:
    return math.exp(_log_front(x, a, b)) * _continued_fraction(x, a, b) / a


def _log_front(x: float, a: float, b: float) -> float:
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    return a * math.log(x) + b * math.log1p(-x) - log_beta


def _continued_fraction(x: float, a: float, b: float) -> float:
    numerator, denominator = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value, change, step = denominator, 0.0, 0
    while abs(change - 1) > _CLOSE and step < _STEPS:
        step += 1
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        for coefficient in (even, odd):
            denominator = 1 / (1 + coefficient * denominator or _TINY)
            numerator = 1 + coefficient / numerator or _TINY
            change = numerator * denominator
            value *= change
    return value


def _refuse_nonsense(a: float, b: float) -> None:
    if not (0 < a < math.inf and 0 < b < math.inf):
        raise ValueError("a Beta distribution needs two positive numbers")
