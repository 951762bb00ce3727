"""The kinds of events that come with the program."""

import tomllib

import pytest

from tests.unit.resources.banned import banned_in
from tests.unit.resources.test_contents import HALF_WIDTH_BESIDE_JAPANESE
from trustjournal.core import resources
from trustjournal.core.resources import ResourceError, Table
from trustjournal.events.catalogue import catalogue, catalogue_of
from trustjournal.events.domain import Dimension, Size

GIFTS = ("help", "time", "information", "introduction", "chance")
WORDS = ("greeting", "news", "question", "report")


def the_file():
    return tomllib.loads(resources.read_text("events.toml"))


def catalogue_with(**changed):
    """The shipped catalogue, with the first kind changed."""
    content = the_file()
    first = content["kind"][0]
    content["kind"][0] = {k: v for k, v in {**first, **changed}.items() if v is not None}
    return catalogue_of(Table(content, "events.toml"))


def test_there_are_44_kinds_of_every_dimension():
    kinds = catalogue().kinds
    assert len({kind.id for kind in kinds}) == len(kinds) == 44
    assert {kind.dimension for kind in kinds} == set(Dimension)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_label_reads_well(language):
    known = catalogue()
    labels = [
        *(kind.labels for kind in known.kinds),
        *known.details.values(),
        *known.size_labels.values(),
    ]
    for each in labels:
        assert banned_in(each[language], language) == []
        assert language == "en" or not HALF_WIDTH_BESIDE_JAPANESE.search(each[language])
    assert len({kind.label(language) for kind in known.kinds}) == 44


def test_a_size_multiplies_the_weight():
    assert catalogue().sizes == {
        Size.SMALL: 0.5, Size.ORDINARY: 1, Size.BIG: 2, Size.GRAVE: 4,
    }  # fmt: skip


def test_giving_and_receiving_are_told_from_my_side_and_may_be_told_more_exactly():
    mine = [kind for kind in catalogue().kinds if kind.my_side_only]
    assert [(kind.id, kind.details) for kind in mine] == [("gave", GIFTS), ("received", GIFTS)]
    assert catalogue().kind("contact").details == WORDS


def test_what_is_no_question_of_good_or_bad_never_enters_the_record():
    outside = {kind.id for kind in catalogue().kinds if not kind.enters_record}
    assert {"gave", "received", "contact", "small_crack", "leap", "promise_released"} < outside
    assert len(outside) == 13


def test_every_idea_that_a_kind_carries_is_named():
    assert all(each.texts("seeds") for each in resources.load("events.toml").tables("kind"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"dimension": "weather"}, "weather"),
        ({"favourable": 1.5}, "favourable"),
        ({"weight": -1}, "weight"),
        ({"details": ["gold"]}, "no detail gold"),
        ({"label": {"en": "Kept", "ja": " "}}, "a label is empty"),
        ({"label": {"en": "Kept"}}, "ja is missing"),
        ({"my_side_only": "yes"}, "true or false"),
        ({"id": "gave"}, "kind gave: stands there twice"),
        ({"weight": None}, "weight is missing"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(wrong, said):
    with pytest.raises(ResourceError, match=said):
        catalogue_with(**wrong)


def test_a_size_that_is_missing_or_unknown_is_named():
    content = the_file()
    content["size"].pop()
    with pytest.raises(ResourceError, match="no size grave"):
        catalogue_of(Table(content, "events.toml"))
    content["size"][0]["id"] = "huge"
    with pytest.raises(ResourceError, match="huge"):
        catalogue_of(Table(content, "events.toml"))
