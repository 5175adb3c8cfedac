"""Rasa's memory of a conversation: encrypted, one row each, gone after a day.

One row holds the whole present session, so that a turn reads and writes one small value instead
of a row for each event, and a turn that failed leaves the row as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker

from bot import bootstrap
from bot.dialogue.components import turn
from bot.dialogue.trackers import TRACKERS, prepare, stamp
from bot.storage.encryption import FieldCipher
from bot.storage.engine import READ_ONLY, make_engine


class EncryptedTrackerStore(TrackerStore, SerializedTrackerAsText):  # type: ignore[misc]  # untyped
    """Keep trackers encrypted in their own database."""

    def __init__(
        self,
        domain: Domain,
        event_broker: Any = None,  # noqa: ANN401 -- as Rasa declares it
        *,
        url: str | None = None,
        cipher: FieldCipher | None = None,
        **kwargs: Any,  # noqa: ANN401 -- as Rasa declares it
    ) -> None:
        """Open the database of the settings, or the one given, and make its table."""
        bootstrap.settings().data_dir.mkdir(parents=True, exist_ok=True)
        self._engine = make_engine(url or bootstrap.settings().tracker_database_url)
        self._cipher = cipher or bootstrap.cipher()
        prepare(self._engine)
        self._now = bootstrap.settings().clock.now
        super().__init__(domain, event_broker, **kwargs)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the present session, unless the turn failed: then the row stays as it was."""
        if turn.has_failed():
            return
        sender = tracker.sender_id
        row = {
            "conversation": self._cipher.encrypt(
                self.serialise_tracker(tracker), bound_to=f"trackers:{sender}"
            ),
        }
        try:
            with self._engine.begin() as connection:
                update = sa.update(TRACKERS).where(TRACKERS.c.sender_id == sender)
                if connection.execute(update.values(**row)).rowcount == 0:
                    row |= {"sender_id": sender, "began_at": stamp(self._now())}
                    connection.execute(sa.insert(TRACKERS).values(**row))
        except sa.exc.SQLAlchemyError:
            turn.note_failure("trackers")
            raise

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Read the present session of a conversation, None where there is none."""
        query = sa.select(TRACKERS.c.conversation).where(TRACKERS.c.sender_id == sender_id)
        try:
            with self._reading() as connection:
                stored = connection.execute(query).scalar()
        except sa.exc.SQLAlchemyError:
            turn.note_failure("trackers")
            raise
        if stored is None:
            return None
        text = self._cipher.decrypt(stored, bound_to=f"trackers:{sender_id}")
        return self.deserialise_tracker(sender_id, text)

    async def keys(self) -> Iterable[str]:
        """Return the ids of all conversations."""
        with self._reading() as connection:
            return list(connection.execute(sa.select(TRACKERS.c.sender_id)).scalars())

    def _reading(self) -> Any:  # noqa: ANN401 -- SQLAlchemy is untyped to mypy
        """Connect without taking SQLite's one place for a writer."""
        return self._engine.connect().execution_options(**{READ_ONLY: True})

    @staticmethod
    def serialise_tracker(tracker: DialogueStateTracker) -> str:
        """Write the events since the last start of a session as JSON."""
        events = [event.as_dict() for event in tracker.events]
        starts = [n for n, event in enumerate(tracker.events) if isinstance(event, SessionStarted)]
        # The first event of a session is the action that started it.
        first = max(starts[-1] - 1, 0) if starts else 0
        return json.dumps({"name": tracker.sender_id, "events": events[first:]})
