from datetime import date

import pytest

from tests.unit.trends.vectors import VECTORS, cases, close
from trustjournal.core.resources import ResourceError, Table
from trustjournal.trends.reflection import (
    CLEAR_FROM,
    Afraid,
    FacetChange,
    facet_change,
    facet_means,
    instrument,
    reliable_change,
    statement_of,
)

SHEET = instrument()


@cases("facets")
def test_the_facets_are_those_of_the_reference(case):
    assert {
        facet.id: [s.id for s in SHEET.statements if s.facet == facet.id] for facet in SHEET.facets
    } == case["facets"]
    assert sorted(s.id for s in SHEET.statements if s.is_reversed) == case["reverse"]
    found = facet_means(case["answers"])
    assert found.keys() == case["expect"].keys()
    for facet, mean in case["expect"].items():
        assert found[facet] == (mean if mean is None else close(mean))


@cases("rci_threshold")
def test_the_threshold_of_a_change_is_that_of_the_reference(case):
    assert reliable_change(case["sd"], case["alpha"]) == close(case["expect"])


def test_no_mean_of_three_answers_lies_between_the_threshold_and_its_round_number():
    exact = reliable_change(1.2, 0.8)
    means = {total / n for n in (2, 3) for total in range(n, 7 * n + 1)}
    changes = {abs(one - other) for one in means for other in means}
    assert exact < CLEAR_FROM
    assert not any(exact <= each < CLEAR_FROM - 1e-9 for each in changes)


def test_one_answer_of_a_facet_may_be_missing_but_not_two():
    assert facet_means({"p1": 6, "p2": 4})["predictable"] == 5
    assert facet_means({"p1": 6})["predictable"] is None
    assert set(facet_means({}).values()) == {None}


def test_agreeing_with_a_reversed_statement_speaks_against_the_facet():
    assert facet_means({"p1": 7, "p2": 7, "p3": 1})["predictable"] == 7
    assert facet_means({"c1": 1, "c2": 1, "c3": 7})["care"] == 1


@pytest.mark.parametrize("answers", [{"p1": 0}, {"p1": 8}, {"x9": 4}])
def test_what_cannot_be_answered_is_refused(answers):
    with pytest.raises(ValueError, match=r"1 to 7|x9"):
        facet_means(answers)


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (4, 5.25, FacetChange.HIGHER),
        (5.25, 4, FacetChange.LOWER),
        (4, 5.2, FacetChange.NO_CLEAR_CHANGE),
        (4, 4, FacetChange.NO_CLEAR_CHANGE),
        (None, 4, None),
        (4, None, None),
    ],
)
def test_a_small_change_is_none(before, now, change):
    assert facet_change(before, now) is change


def test_it_is_offered_every_eight_weeks():
    assert SHEET.is_due(None, date(2026, 5, 14))
    assert not SHEET.is_due(date(2026, 5, 14), date(2026, 7, 8))
    assert SHEET.is_due(date(2026, 5, 14), date(2026, 7, 9))


def test_who_was_afraid_is_led_to_help_and_after_yes_no_change_is_shown():
    assert [answer for answer in Afraid if answer.leads_to_help] == [Afraid.A_LITTLE, Afraid.YES]
    assert [answer for answer in Afraid if answer.allows_change] == [Afraid.NO, Afraid.A_LITTLE]


def test_twelve_statements_in_four_facets_and_every_text_in_both_languages():
    assert len(SHEET.statements) == len({s.id for s in SHEET.statements}) == 12
    texts = [
        SHEET.title, SHEET.note, SHEET.afraid_question, *SHEET.afraid_answers.values(),
        SHEET.lowest_words, SHEET.middle_words, SHEET.highest_words,
        *(facet.names for facet in SHEET.facets), *(each.texts for each in SHEET.statements),
    ]  # fmt: skip
    assert all(set(each) == {"en", "ja"} and all(each.values()) for each in texts)


def test_the_sheet_says_that_nobody_has_validated_it():
    assert "not validated" in SHEET.note["en"]
    assert "検証はしていません" in SHEET.note["ja"]


def test_a_statement_of_no_facet_is_a_damaged_installation():
    row = {"id": "p1", "facet": "score", "reversed": False, "text": {"en": "?"}}
    with pytest.raises(ResourceError, match="p1"):
        statement_of(Table(row, "reflection.toml"), SHEET.facets)


def test_the_reference_knows_the_same_scale():
    given = [value for case in VECTORS["facets"] for value in case["answers"].values() if value]
    assert SHEET.lowest <= min(given) <= max(given) <= SHEET.highest
