"""The reference values of the model: tests/data/vectors.json, computed and checked elsewhere."""

import json
from functools import partial
from pathlib import Path

import pytest

from trustjournal.trends.level import Noise, Rating
from trustjournal.trends.record import Evidence

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "vectors.json").read_text("utf-8"))
close = partial(pytest.approx, abs=2e-6)


def cases(block):
    """Run a test with every case of a block, under the case's name where it has one."""
    return pytest.mark.parametrize(
        "case", [pytest.param(case, id=case.get("name")) for case in VECTORS[block]]
    )


def ratings(times, values):
    return [Rating(time=time, value=value) for time, value in zip(times, values, strict=True)]


def ratings_of(case):
    return ratings(case["t"], case["y"])


def noise_of(case):
    return Noise(rating=case["r"], per_day=case["q"])


def evidence_of(case):
    return [
        Evidence(time=event["t"], favourable=event["g"], weight=event["w"])
        for event in case["events"]
    ]
