"""Texts to begin from: the user's own as rows, and a few that come with the program."""

from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from trustjournal.core import resources
from trustjournal.core.ids import TemplateId, new_id
from trustjournal.core.text import storable
from trustjournal.journal.domain import Template
from trustjournal.journal.tables import templates

_FILE = "templates.toml"


def shipped(language: str) -> list[Template]:
    """Return the texts that come with the program, in a language."""
    return [
        Template(
            id=TemplateId(table.text("id")),
            name=table.table("name").text(language),
            text=table.table("text").text(language),
        )
        for table in resources.load(_FILE).tables("template")
    ]


def own(connection: Connection) -> list[Template]:
    """Return the user's own, by name."""
    rows = connection.execute(
        select(templates)
        .where(templates.c.deleted_at.is_(None))
        .order_by(templates.c.name, templates.c.id)
    )
    return [Template(id=TemplateId(row.id), name=row.name, text=row.text) for row in rows]


def get(connection: Connection, template_id: TemplateId) -> Template | None:
    """Return one of the user's own."""
    return next((each for each in own(connection) if each.id == template_id), None)


def keep(connection: Connection, template: Template, now: datetime) -> Template:
    """Store a new or changed one; a changed shipped one becomes the user's own."""
    is_own = get(connection, template.id) is not None
    kept = Template(
        id=template.id if is_own else TemplateId(new_id()),
        name=storable(template.name),
        text=storable(template.text),
    )
    changed = {"name": kept.name, "text": kept.text, "updated_at": now}
    connection.execute(
        insert(templates)
        .values(id=kept.id, created_at=now, **changed)
        .on_conflict_do_update(index_elements=["id"], set_=changed)
    )
    return kept
