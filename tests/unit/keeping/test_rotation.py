"""Which automatic copies may go, and which never."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from trustjournal.keeping.rotation import (
    KEPT_FOR,
    NEWEST,
    Kept,
    automatic_name,
    has_shrunk,
    is_automatic,
    kept_name,
    superseded,
)


def made(*days_and_counts, entries=100):
    """Automatic copies, one for each of these days before the last."""
    last = datetime(2026, 11, 27, 21, tzinfo=UTC)
    return [
        Kept(
            change_counter=1000 - day,
            name=automatic_name(last - timedelta(days=day)),
            entries=entries,
        )
        for day in days_and_counts
    ]


def test_copies_thin_out_as_they_grow_older():
    copies = made(*range(400))
    gone = set(superseded(copies))
    stay = sorted(1000 - copy.change_counter for copy in copies if copy.name not in gone)
    assert stay[:12] == list(range(12))
    assert len(stay) < 12 + 10 + 9
    assert 200 < stay[-1] < 300
    gaps = [later - sooner for sooner, later in pairwise(stay[12:])]
    assert max(gaps) <= 31


def test_the_newest_stay_whatever_the_clock_said():
    jumping = [
        Kept(
            change_counter=count,
            name=automatic_name(datetime(2020 + count % 3 * 10, 1, 1, tzinfo=UTC)),
        )
        for count in range(12)
    ]
    gone = superseded(jumping)
    assert {copy.name for copy in jumping[2:]}.isdisjoint(gone)


LAST = datetime(2026, 11, 27, 21, tzinfo=UTC)


@st.composite
def copies_of_a_life(draw):
    """Copies made at any times, damaged or not, of any schema and size."""
    made_of = st.builds(
        lambda count, at, kept, entries, schema, damaged: Kept(
            change_counter=count,
            name=(kept_name if kept else automatic_name)(at),
            entries=entries,
            schema=schema,
            damaged=damaged,
        ),
        st.integers(0, 900),
        st.integers(0, 1000).map(lambda days: LAST - timedelta(days=days)),
        st.booleans(),
        st.sampled_from([85, 90, 100]) if draw(st.booleans()) else st.integers(0, 200),
        st.sampled_from(["0002", "0003", "0004"]),
        st.integers(0, 9).map(lambda chance: chance == 0),
    )
    return draw(st.lists(made_of, max_size=40, unique_by=lambda copy: copy.name))


@given(copies_of_a_life())
def test_what_must_not_go_never_goes(copies):
    gone = set(superseded(copies))
    ordered = sorted(copies, reverse=True)
    good = [copy for copy in ordered if not copy.damaged]
    assert not {copy.name for copy in ordered[:NEWEST]} & gone
    if good:
        assert good[0].name not in gone
        assert not gone or good[0].entries >= 0.8 * max(copy.entries for copy in good)
    for schema in {copy.schema for copy in good}:
        assert next(copy for copy in good if copy.schema == schema).name not in gone
    assert superseded(each for each in copies if each.name not in gone) == []


@given(copies_of_a_life())
def test_what_was_kept_before_a_step_stays_ninety_days(copies):
    dated = sorted(copies, reverse=True)
    if not dated:
        return
    gone, last = set(superseded(copies)), day_in(dated[0].name)
    for copy in dated:
        if copy.name.startswith("kept-") and abs(last - day_in(copy.name)) <= KEPT_FOR:
            assert copy.name not in gone


def day_in(name):
    return datetime.strptime(name[5:20], "%Y%m%d-%H%M%S")  # noqa: DTZ007


def test_a_kept_copy_goes_its_way_with_the_others_after_its_time():
    copies = [
        *made(*range(120)),
        *(
            Kept(change_counter=1000 - day, name=kept_name(LAST - timedelta(days=day)))
            for day in (80, 89, 100, 101)
        ),
    ]
    gone = superseded([replace(copy, entries=100) for copy in copies])
    stay = {copy.name for copy in copies} - set(gone)
    assert kept_name(LAST - timedelta(days=89)) in stay
    assert kept_name(LAST - timedelta(days=101)) not in stay


def test_nothing_goes_while_the_journal_has_shrunk():
    copies = made(*range(100))
    assert superseded(copies)
    shrunk = Kept(
        change_counter=2000, name=automatic_name(datetime(2026, 11, 28, tzinfo=UTC)), entries=79
    )
    assert superseded([*copies, shrunk]) == []
    assert has_shrunk([*copies, shrunk])
    assert not has_shrunk([*copies, replace(shrunk, entries=80)])
    assert superseded([*copies, shrunk], meant_since=2000)
    assert superseded([*copies, replace(shrunk, damaged=True)])


def test_ten_damaged_copies_do_not_push_out_the_last_good_one():
    copies = [replace(copy, damaged=number < 60) for number, copy in enumerate(made(*range(90)))]
    gone = superseded(copies)
    assert gone
    assert copies[60].name not in gone


def test_only_automatic_copies_are_automatic():
    assert is_automatic("auto-20260514-210000.tjbak")
    assert is_automatic("kept-20260514-210000.tjbak")
    assert not is_automatic("notes-20260514-210000.tjbak")
    assert not is_automatic("auto-diary.tjbak")
