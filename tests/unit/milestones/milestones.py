"""Milestones with what a test is about, and ordinary values for the rest."""

from datetime import date
from typing import Any

from trustjournal.core.ids import MilestoneId, PersonId, new_id
from trustjournal.milestones.domain import Kind, Milestone


def once(day: date, **fields: Any) -> Milestone:
    return _milestone(year=day.year, month=day.month, day_of_month=day.day, **fields)


def every_year(month: int, day: int, year: int | None = None, **fields: Any) -> Milestone:
    return _milestone(year=year, month=month, day_of_month=day, yearly=True, **fields)


def _milestone(**fields: Any) -> Milestone:
    fields.setdefault("id", MilestoneId(new_id()))
    fields.setdefault("person", PersonId("p"))
    fields.setdefault("kind", Kind.OTHER)
    return Milestone(**fields)
