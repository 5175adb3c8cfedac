"""Something that somebody on the line did, with what is needed to answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.delivery.outbox import put
from bot.dialogue.arriving import START, TEXT
from bot.storage.outgoing import Outgoing, Target

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.inbox import InboxItem
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

_COMMAND = re.compile(r"/(\w+)(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
_PAYLOAD = re.compile(r'/line_([a-z_]+)(?:\{"of": "([0-9a-f-]+)"\})?')


@dataclass(frozen=True)
class Pressed:
    """A button of the line: what it does, to what, and the message that it stands under."""

    verb: str
    of: str
    under: Target


@dataclass(frozen=True)
class Talk:
    """See the module; all of it happens in one transaction.

    Args:
        bot_name: What the bot is called on the channel; "" as long as that is not known.
    """

    uow: UnitOfWork
    wording: Wording
    item: InboxItem
    bot_name: str = ""

    @property
    def now(self) -> datetime:
        """Return the present moment."""
        return self.uow.clock.now()

    @property
    def command(self) -> tuple[str, str]:
        """Return the command that was typed and what follows it; "" where it is none."""
        if self.item.kind not in {TEXT, START}:
            return "", ""
        found = _COMMAND.fullmatch((self.item.body or "").strip())
        return (found[1].lower(), (found[2] or "").strip()) if found else ("", "")

    def pressed(self) -> Pressed | None:
        """Return the button of the line that was pressed; None where it is none of ours."""
        press = self.uow.buttons.find(self.item.chat_id, self.item.body or "")
        found = _PAYLOAD.fullmatch(press.payload) if press else None
        if press is None or found is None:
            return None
        return Pressed(found[1], found[2] or "", Target(outbox_id=press.outbox_id))

    def tell(self, template: str, **view: object) -> str:
        """Answer in the chat where it happened, below what it is about; return the row's id."""
        about = Target(external_id=self.item.external_id) if self.item.external_id else None
        return self.tell_in(self.item.chat_id, template, about, **view)

    def tell_in(
        self, chat_id: str, template: str, about: Target | None = None, **view: object
    ) -> str:
        """Tell something in any chat, as a reply to ``about``; return the row's id."""
        message = self.wording.message(f"line/{template}", "text", **view)
        shown = Outgoing(message.text, replies_to=about)
        return put(self.uow, chat_id, shown, message.buttons)

    def show(self, template: str, edits: Target | None = None, **view: object) -> str:
        """Show a line that stays visible, in the place of an earlier one where there is one."""
        message = self.wording.message(f"line/{template}", "text", **view)
        shown = Outgoing(message.text, edits=edits, is_pinned=True)
        return put(self.uow, self.item.chat_id, shown, message.buttons)

    def clear(self, place: Target) -> None:
        """Take the buttons away from a message of ours, and leave its words."""
        put(self.uow, self.item.chat_id, Outgoing("", clears=place))

    def replace(self, place: Target, template: str, **view: object) -> str:
        """Put another text in the place of a message of ours."""
        message = self.wording.message(f"line/{template}", "text", **view)
        shown = Outgoing(message.text, edits=place)
        return put(self.uow, self.item.chat_id, shown, message.buttons)
