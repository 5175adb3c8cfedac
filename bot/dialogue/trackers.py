"""The table of Rasa's conversations, and letting Rasa forget.

Rasa writes it (``components.tracker_store``); the gateway only takes rows away.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StorageError
from bot.storage.engine import make_engine, one_at_a_time

#: The lock by which one process makes the table at a time.
_LOCK = 20260302
METADATA = sa.MetaData()
TRACKERS = sa.Table(
    "trackers",
    METADATA,
    sa.Column("sender_id", sa.String(255), primary_key=True),
    sa.Column("conversation", sa.Text, nullable=False),
    # When the conversation began; what is told goes from one session over to the next, and all of
    # it is forgotten a day after this.
    sa.Column("began_at", sa.String(32), nullable=False, index=True),
)


def prepare(engine: Any) -> None:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
    """Make the table; one of an earlier version is made anew, as talks last a day at most."""
    with engine.begin() as connection:
        # Rasa and each gateway begin with this, often at the same moment.
        one_at_a_time(connection, _LOCK)
        found = sa.inspect(connection)
        if found.has_table(TRACKERS.name):
            columns = {column["name"] for column in found.get_columns(TRACKERS.name)}
            if columns != set(TRACKERS.columns.keys()):
                TRACKERS.drop(connection)
        METADATA.create_all(connection)


class TrackerDatabase:
    """Rasa's conversations, seen from the gateway: it may only forget them."""

    def __init__(self, url: str) -> None:
        """Open the database when it is first needed."""
        self._engine = make_engine(url)
        prepare(self._engine)

    def forget(self, sender: str) -> None:
        """Take a conversation away from Rasa.

        Raises:
            StorageError: It could not be taken away.
        """
        self._delete(TRACKERS.c.sender_id == sender)

    def forget_before(self, moment: datetime) -> int:
        """Take away what began before a moment; return how many conversations.

        Raises:
            StorageError: They could not be taken away.
        """
        return self._delete(TRACKERS.c.began_at < stamp(moment))

    def _delete(self, which: Any) -> int:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        try:
            with self._engine.begin() as connection:
                return int(connection.execute(sa.delete(TRACKERS).where(which)).rowcount)
        except SQLAlchemyError as error:
            message = f"the tracker database failed: {type(error).__name__}"
            raise StorageError(message) from error


def stamp(moment: datetime) -> str:
    """Write a moment so that stamps sort as time goes."""
    return moment.astimezone(timezone.utc).isoformat(timespec="seconds")
