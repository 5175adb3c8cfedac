"""The staff on the line: whom a message is for, and what is asked where nobody can know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.arriving import BLOCKED, BUTTON, EDITED, REACTION, START, UNBLOCKED
from bot.dialogue.line_answer import show_seen
from bot.dialogue.line_choosing import ask_for_whom, send_or_note
from bot.dialogue.line_notes import is_note
from bot.dialogue.line_relay import Reader, Relay
from bot.dialogue.staff_buttons import BUTTONS
from bot.dialogue.staff_commands import COMMANDS
from bot.line.message import YOUTH
from bot.line.names import first_name
from bot.line.routing import destination, picked_now
from bot.storage.access import staff_actor

if TYPE_CHECKING:
    from bot.dialogue.line_talk import Talk
    from bot.line.message import LineMessage
    from bot.line.team import Coach


def attend_staff(talk: Talk, coach: Coach) -> None:
    """Handle what comes from the chat of a coach or coordinator.

    Raises:
        AccessDeniedError: They wanted what they may not.
    """
    kind = talk.item.kind
    if kind == BUTTON:
        _pressed(talk, coach)
    elif kind == EDITED:
        _edited(talk, coach)
    elif kind == REACTION:
        _reacted(talk, coach)
    elif kind not in {BLOCKED, UNBLOCKED}:
        _wrote(talk, coach)


def _wrote(talk: Talk, coach: Coach) -> None:
    command, _ = talk.command
    if (command or talk.item.kind == START) and not is_note(talk.item):
        run = COMMANDS.get(command)
        if run is None:
            # A slip of the finger may not become a message to a youth.
            talk.tell("staff/unknown_command")
        else:
            run(talk, coach)
        return
    replied = talk.uow.line.in_chat(talk.item.chat_id, talk.item.reply_to)
    where = destination(
        is_reply=talk.item.reply_to is not None,
        replied_case=replied.case_id if replied else None,
        picked=picked_now(coach.picked_case_id, coach.picked_at, talk.now),
    )
    if where.case_id is None:
        ask_for_whom(talk, coach)
        return
    sent = send_or_note(talk, coach, where.case_id, talk.item)
    if sent and where.by == "pick":
        talk.uow.coaches.pick(coach.id, where.case_id, talk.now)


def _edited(talk: Talk, coach: Coach) -> None:
    message = talk.uow.line.written_in(talk.item.chat_id, talk.item.external_id or "")
    if message is None or message.coach_id != coach.id:
        # What still waits for a choice is sent as it is then.
        return
    body = talk.item.body or ""
    action = "line.note" if message.is_note else "line.answer"
    case = talk.uow.access.case(message.case_id)
    talk.uow.access.authorize(staff_actor(coach), action, case)
    if message.is_note:
        talk.uow.line.edit(message.id, body, talk.now)
        talk.tell("staff/note_edited")
    elif body != (message.body or "") or message.kind not in {"text", "location"}:
        talk.uow.line.edit(message.id, body, talk.now)
        _correct(talk, coach, talk.uow.line.get(message.id))


def _correct(talk: Talk, coach: Coach, message: LineMessage) -> None:
    journey = talk.uow.journeys.find(message.case_id)
    if journey is None or journey.chat_id is None or journey.confirmed_at is None:
        return
    reader = Reader(journey.chat_id, None, first_name(coach.name))
    Relay(talk.uow, talk.wording).correct(message, reader)


def _reacted(talk: Talk, coach: Coach) -> None:
    """Show the youth that a message was seen, once somebody puts a sign on it."""
    message = talk.uow.line.shown_in(talk.item.chat_id, talk.item.external_id or "")
    if message is None or message.sender != YOUTH or not talk.item.body:
        return
    case = talk.uow.access.case(message.case_id)
    talk.uow.access.authorize(staff_actor(coach), "line.answer", case)
    journey = talk.uow.journeys.find(message.case_id)
    if journey is not None:
        show_seen(talk, journey, message)


def _pressed(talk: Talk, coach: Coach) -> None:
    pressed = talk.pressed()
    do = BUTTONS.get(pressed.verb) if pressed else None
    if pressed is None or do is None:
        talk.tell("stale")
    else:
        do(talk, coach, pressed)
