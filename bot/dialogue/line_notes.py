"""Notes for the file: never sent to the youth, and never looking as if they were."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.dialogue.arriving import TEXT
from bot.dialogue.line_people import name_for, role_in
from bot.dialogue.line_writing import write_down
from bot.storage.access import staff_actor

if TYPE_CHECKING:
    from bot.dialogue.line_talk import Talk
    from bot.line.team import Coach
    from bot.storage.inbox import InboxItem

_NOTE = re.compile(r"\s*/nota(?:@\w+)?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)


def is_note(item: InboxItem) -> bool:
    """Say whether somebody of the staff wrote it for the file alone."""
    return item.kind == TEXT and words_of(item.body) is not None


def words_of(text: str | None) -> str | None:
    """Return the words of a note; None where a text is none."""
    found = _NOTE.fullmatch(text or "")
    return (found[1] or "").strip() if found else None


def keep_note(talk: Talk, coach: Coach, case_id: str, item: InboxItem) -> None:
    """Keep a note in the file of a youth, and tell the writer who may see it one day.

    Raises:
        AccessDeniedError: They may not write in this file.
    """
    uow = talk.uow
    uow.access.authorize(staff_actor(coach), "line.note", uow.access.case(case_id))
    words = words_of(item.body)
    if not words:
        talk.tell("staff/note_empty")
        return
    journey = uow.journeys.get(case_id)
    sender = role_in(coach, journey)
    write_down(uow, case_id, (item,), sender=sender, coach_id=coach.id, note=words)
    talk.tell("staff/note_kept", name=name_for(uow, coach, journey))
