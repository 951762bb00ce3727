"""What was typed comes back as it was typed, and moments as they were."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from trustjournal.core.text import storable
from trustjournal.storage import trash
from trustjournal.storage.database import Day, Ids, Instant, Json
from trustjournal.storage.trash import Thrown

PATIENT = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ANY_TEXT = st.text(st.characters(exclude_categories=()))
NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)


@PATIENT
@given(ANY_TEXT)
def test_any_text_comes_back_but_for_two_impossible_characters(vault, text):
    with vault.writing() as connection:
        thrown = trash.throw(connection, kind="entry", title=text, at=NOW)
        (title,) = connection.execute(
            select(trash.trash.c.title).where(trash.trash.c.id == thrown)
        ).one()
    assert title == storable(text)
    if "\0" not in text and not any("\ud800" <= c <= "\udfff" for c in text):
        assert title == text


@PATIENT
@given(st.datetimes(timezones=st.timezones()))
def test_an_instant_comes_back_in_utc_to_the_microsecond(vault, when):
    try:
        utc = when.astimezone(UTC)
    except OverflowError:
        return
    with vault.writing() as connection:
        connection.execute(
            insert(trash.trash).values(id=str(when), kind="", title="", deleted_at=when)
            .prefix_with("OR REPLACE")
        )  # fmt: skip
        found = trash.get(connection, str(when))
    assert found.deleted_at == utc
    assert found.deleted_at.utcoffset() == timedelta(0)


def test_text_order_of_instants_is_time_order():
    kinds = Instant()
    tokyo = timezone(timedelta(hours=9))
    moments = [
        datetime(2026, 1, 1, 8, 59, tzinfo=tokyo),
        datetime(2026, 1, 1, 0, 0, tzinfo=UTC),
        datetime(2026, 1, 1, 0, 0, 0, 1, tzinfo=UTC),
        datetime(2026, 1, 1, 9, 0, 1, tzinfo=tokyo),
    ]
    written = [kinds.process_bind_param(each, None) for each in moments]
    assert written == sorted(written)
    with pytest.raises(ValueError, match="time zone"):
        kinds.process_bind_param(datetime(2026, 1, 1), None)  # noqa: DTZ001 - what is refused


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Day(), date(2024, 2, 29)),
        (Day(), date(1, 1, 1)),
        (Day(), None),
        (Json(), {"b": ["約束", 1, None, True, 2.5], "a": {}}),
        (Json(), None),
        (Ids(), ("a", "信頼", '"')),
        (Ids(), ()),
        (Ids(), None),
        (Instant(), None),
        (Instant(), NOW),
    ],
)
def test_other_values_come_back_too(kind, value):
    written = kind.process_bind_param(value, None)
    assert written is None or isinstance(written, str)
    assert kind.process_result_value(written, None) == value


def test_the_trash_lists_the_newest_first(vault):
    with vault.writing() as connection:
        older = trash.throw(connection, kind="entry", title="約束", at=NOW)
        newer = trash.throw(connection, kind="person", title="美咲", at=NOW + timedelta(days=1))
        assert trash.everything(connection) == [
            Thrown(id=newer, kind="person", title="美咲", deleted_at=NOW + timedelta(days=1)),
            Thrown(id=older, kind="entry", title="約束", deleted_at=NOW),
        ]
        trash.forget(connection, older)
        assert trash.get(connection, older) is None
        assert trash.get(connection, newer).title == "美咲"
