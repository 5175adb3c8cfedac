"""For whom a message of the staff is: known, or asked while the message waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.line_answer import send_answer
from bot.dialogue.line_notes import is_note, keep_note
from bot.dialogue.line_people import name_for, names_of, youths_of
from bot.dialogue.line_writing import gathered

if TYPE_CHECKING:
    from bot.dialogue.line_talk import Pressed, Talk
    from bot.line.team import Coach
    from bot.storage.inbox import InboxItem


def send_or_note(talk: Talk, coach: Coach, case_id: str, item: InboxItem) -> bool:
    """Send what came in to a youth, or keep it as a note; False where it could not be sent.

    Raises:
        AccessDeniedError: They may not write to this youth.
    """
    if is_note(item):
        keep_note(talk, coach, case_id, item)
        return True
    journey = talk.uow.journeys.find(case_id)
    if journey is not None and send_answer(talk, coach, journey, gathered(talk.uow, item)):
        return True
    name = name_for(talk.uow, coach, journey) if journey else ""
    talk.tell("staff/not_on_line", name=name)
    return False


def ask_for_whom(talk: Talk, coach: Coach) -> None:
    """Ask for whom it is; the message waits for the button."""
    first, *_ = gathered(talk.uow, talk.item)
    if first.id != talk.item.id:
        # The rest of an album goes where the first of it goes.
        head = talk.uow.line.of_inbox(first.id)
        if head is not None:
            send_or_note(talk, coach, head.case_id, talk.item)
        return
    names = names_of(youths_of(talk.uow, coach))
    template = "staff/note_for_whom" if is_note(talk.item) else "staff/for_whom"
    talk.tell(template, names=names, waiting=talk.item.id)


def send_waiting(talk: Talk, coach: Coach, pressed: Pressed) -> None:
    """Send the message that waited for this choice; a second press sends nothing."""
    inbox_id, _, case_id = pressed.of.partition("-")
    item = talk.uow.inbox.get(inbox_id)
    if item is None or item.chat_id != talk.item.chat_id or item.body is None:
        talk.replace(pressed.under, "stale")
        return
    sent = talk.uow.line.of_inbox(inbox_id)
    if sent is not None:
        where = talk.uow.journeys.get(sent.case_id)
        name = name_for(talk.uow, coach, where)
        talk.tell("staff/sent_already", name=name, is_note=sent.is_note)
        return
    if send_or_note(talk, coach, case_id, item):
        name = name_for(talk.uow, coach, talk.uow.journeys.get(case_id))
        written = talk.uow.line.of_inbox(inbox_id)
        talk.replace(
            pressed.under, "staff/sent", name=name, is_note=bool(written and written.is_note)
        )


def drop_waiting(talk: Talk, _coach: Coach, pressed: Pressed) -> None:
    """Send the waiting message to nobody."""
    is_sent = talk.uow.line.of_inbox(pressed.of) is not None
    talk.replace(pressed.under, "stale" if is_sent else "staff/dropped")
