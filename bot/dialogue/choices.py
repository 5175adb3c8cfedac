"""The buttons of the assistant: what was chosen is shown, what is still asked is put again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outbox import put
from bot.storage.outgoing import Outgoing, Target
from bot.wording import Message

if TYPE_CHECKING:
    from bot.storage.inbox import InboxItem
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

#: Channels on which a message can be changed; the page shows what was chosen by itself.
CHANGEABLE = frozenset({"telegram"})


def show_choice(uow: UnitOfWork, wording: Wording, item: InboxItem) -> None:
    """Show below a question which of its buttons was pressed; the buttons go."""
    press = uow.buttons.find(item.chat_id, item.body or "")
    if press is None or item.channel not in CHANGEABLE:
        return
    asked = next(iter(uow.outbox.after(item.chat_id, press.seq - 1)), None)
    if asked is None or asked.id != press.outbox_id or asked.shown is None:
        return
    titles = [one.title for one in asked.shown.buttons if one.token == item.body]
    shown = wording.message("general/chosen", "text", text=asked.shown.text, title=titles[0])
    put(uow, item.chat_id, Outgoing(shown.text, clears=Target(outbox_id=press.outbox_id)))


def clear_choices(uow: UnitOfWork, item: InboxItem) -> None:
    """Take the buttons away of a question that is no longer asked."""
    press = uow.buttons.find(item.chat_id, item.body or "")
    if press is not None and not press.is_current and item.channel in CHANGEABLE:
        put(uow, item.chat_id, Outgoing("", clears=Target(outbox_id=press.outbox_id)))


def last_question(uow: UnitOfWork, chat_id: str) -> Message | None:
    """Return the open question of a chat as it was put last; None when nothing is asked."""
    if uow.chats.get(chat_id).open_question is None:
        return None
    asked = [item for item in uow.outbox.after(chat_id, 0) if item.kind == "question"]
    if not asked or asked[-1].shown is None:
        return None
    buttons = uow.buttons.under(chat_id, asked[-1].shown.buttons)
    return Message(asked[-1].shown.text, buttons, "question")
