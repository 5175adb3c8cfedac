"""The outbox: what goes out is a row first, in the transaction of the change that caused it.

Channels that push (Telegram) send from here by ``bot.delivery.dispatch``; the web page fetches
its rows itself, by ``pending_for``, and says by ``acknowledge`` which ones it shows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.storage.erasure import LINE
from bot.storage.outgoing import Outgoing
from bot.wording.pieces import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.storage.lanes import LaneEnd
    from bot.storage.outbox import OutboxItem
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Button, Message

#: The set of buttons that no later question closes; what they do decides whether they still work.
STANDING = 0


def queue(
    uow: UnitOfWork,
    chat_id: str,
    message: Message,
    *,
    priority: int = 0,
    answers: str | None = None,
) -> int:
    """Queue a message to a chat, in pieces where it is long, and return its last number there.

    Args:
        uow: The unit of work of the change that caused the message.
        chat_id: Where it goes.
        message: What it says; its buttons become tokens that only this chat can press.
        priority: Above 0 it goes ahead of everything that is less urgent.
        answers: The id of the inbox message that it answers.
    """
    how: Any = {"kind": message.kind, "priority": priority, "answers": answers}
    # Each is a row of its own, so that a failure halfway sends nothing twice.
    *most, last = pieces_of(message.text) or [""]
    for piece in most:
        _add(uow, uow.lanes.lock(chat_id, "out"), Outgoing(piece), **how)
    end = uow.lanes.lock(chat_id, "out")
    outgoing = Outgoing(last, uow.buttons.show(message.buttons))
    outbox_id = _add(uow, end, outgoing, **how)
    if message.buttons:
        button_set = uow.buttons.open_set(chat_id, answers)
        payloads = [button.payload for button in message.buttons]
        uow.buttons.add(chat_id, outbox_id, outgoing.buttons, payloads, button_set)
    return end.next_position


def put(
    uow: UnitOfWork,
    chat_id: str,
    outgoing: Outgoing,
    buttons: Sequence[Button] = (),
    *,
    priority: int = 0,
    answers: str | None = None,
) -> str:
    """Queue what is more than words (a copy, an edit, a reaction), and return its id.

    Its buttons stay open whatever is asked afterwards.
    """
    end = uow.lanes.lock(chat_id, "out")
    outgoing = replace(outgoing, buttons=uow.buttons.show(buttons))
    outbox_id = _add(uow, end, outgoing, kind=LINE, priority=priority, answers=answers)
    payloads = [button.payload for button in buttons]
    uow.buttons.add(chat_id, outbox_id, outgoing.buttons, payloads, STANDING)
    return outbox_id


def lock_lanes(uow: UnitOfWork, chat_ids: Iterable[str]) -> None:
    """Lock the ways out to several chats in one order, so that nobody waits for each other."""
    if uow.is_alone:
        return
    for chat_id in sorted({chat_id for chat_id in chat_ids if chat_id}):
        uow.lanes.lock(chat_id, "out")


def pending_for(uow: UnitOfWork, chat_id: str, after_seq: int) -> tuple[OutboxItem, ...]:
    """Return the messages of a chat beyond a number, in order.

    Those that were acknowledged are among them (a page that is opened again starts from 0),
    those that were erased are not.
    """
    return uow.outbox.after(chat_id, after_seq)


def acknowledge(uow: UnitOfWork, chat_id: str, up_to_seq: int) -> int:
    """Mark what a page shows as sent, and return how many messages were not so before."""
    return uow.outbox.end_up_to(chat_id, up_to_seq, uow.clock.now())


def _add(
    uow: UnitOfWork,
    end: LaneEnd,
    outgoing: Outgoing,
    *,
    kind: str,
    priority: int,
    answers: str | None,
) -> str:
    now = uow.clock.now()
    outbox_id = uow.outbox.add(
        end.chat_id,
        end.next_position,
        outgoing,
        kind=kind,
        priority=priority,
        answers=answers,
        now=now,
    )
    uow.lanes.wake(end, now=now, priority=priority)
    return outbox_id
