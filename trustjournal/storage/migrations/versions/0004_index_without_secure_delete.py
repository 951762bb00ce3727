"""The search index no longer looks for words of a text that it cannot find.

FTS5's secure-delete does nothing for an index that holds no text: what was removed leaves it when
it is written anew (`search.compact`), with that setting or without. It only looked every word of
every save up in all parts of the index, which took half of the time to save a long entry.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Switch the setting off."""
    op.execute(sa.text("INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 0)"))
