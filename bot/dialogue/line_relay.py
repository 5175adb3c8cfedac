"""Copies of what was said on the line, for each reader in the form that Telegram has for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.delivery.outbox import put
from bot.dialogue.arriving import CAPTIONED, TEXT
from bot.line.message import UNTYPED, YOUTH, LineCopy
from bot.storage.outgoing import Copied, Outgoing, Target
from bot.wording.pieces import LONGEST_PIECE, length, pieces_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.line.message import LineMessage
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Button, Wording

#: Telegram's limit is 1,024; a mark below the text must still fit.
LONGEST_CAPTION = 980
#: How much of a message is quoted in words, where the reader never got it.
LONGEST_QUOTE = 120
#: What waits ahead of everything that is less urgent.
URGENT = 10


@dataclass(frozen=True)
class Reader:
    """Who gets a copy.

    Args:
        chat_id: Where.
        coach_id: Who of the staff; None is the youth.
        name: What the reader calls the writer.
        marks: What stands beside that name: "urgent", "edited", "assistant", "earlier".
    """

    chat_id: str
    coach_id: str | None
    name: str
    marks: frozenset[str] = frozenset()

    @property
    def priority(self) -> int:
        """Return how urgent the copy is."""
        return URGENT if "urgent" in self.marks else 0


class Relay:
    """Queue copies in one transaction."""

    def __init__(self, uow: UnitOfWork, wording: Wording) -> None:
        """Queue with ``uow`` and name the writer with ``wording``."""
        self._uow = uow
        self._wording = wording

    def pass_on(
        self,
        messages: Sequence[LineMessage],
        reader: Reader,
        *,
        below: Target | None = None,
    ) -> None:
        """Queue one message, or the messages of one album, for a reader.

        Args:
            messages: The message; several are an album, of which the first stands for all.
            reader: Who gets it.
            below: Show it as a reply to this instead of to what it quotes.
        """
        first, ways = messages[0], self._ways(messages[0], reader)
        quoted, excerpt = (below, "") if below else self._quoted(first, reader.chat_id)
        header = self._header(first, reader)
        words = "\n".join(part for part in (header, excerpt, first.body or "") if part)
        if first.kind == TEXT or first.kind in UNTYPED:
            # Each is a row of its own, so that a failure halfway sends nothing twice.
            *most, last = pieces_of(words) or [""]
            for piece in most:
                self._put(first, reader, Outgoing(piece, replies_to=quoted))
                quoted = None
            self._put(first, reader, Outgoing(last, replies_to=quoted), ways)
            return
        address = self._uow.chats.address(first.chat_id)
        ids = tuple(one.external_id for one in messages if one.external_id)
        if len(ids) == 1 and first.kind in CAPTIONED and length(words) <= LONGEST_CAPTION:
            copy = Copied(address, ids, takes_caption=True)
            self._put(first, reader, Outgoing(words, copy=copy, replies_to=quoted), ways)
            return
        # What stands below it stays there; only who sends it must be said above.
        above = "\n".join(part for part in (header, excerpt) if part)
        self._put(first, reader, Outgoing(above, replies_to=quoted), ways)
        self._put(first, reader, Outgoing("", copy=Copied(address, ids)))

    def correct(self, message: LineMessage, reader: Reader) -> None:
        """Change the copy of a message that got new words, or send it anew with a mark."""
        album = self._uow.line.album(message)
        own = [
            copy
            for copy in self._uow.line.copies(one.id for one in album)
            if copy.chat_id == reader.chat_id
        ]
        if not own:
            return
        _, excerpt = self._quoted(message, reader.chat_id)
        words = "\n".join(
            part for part in (self._header(message, reader), excerpt, message.body or "") if part
        )
        place = Target(outbox_id=own[-1].outbox_id)
        if message.kind == TEXT and len(own) == 1 and length(words) <= LONGEST_PIECE:
            shown = Outgoing(words, edits=place)
            ways = self._ways(message, reader)
            put(self._uow, reader.chat_id, shown, ways, priority=reader.priority)
            return
        marked = Reader(reader.chat_id, reader.coach_id, reader.name, reader.marks | {"edited"})
        self.pass_on((message,), marked, below=place)

    def _ways(self, message: LineMessage, reader: Reader) -> tuple[Button, ...]:
        """Return the ways to answer without typing: below the first message that waits."""
        is_to_staff = reader.coach_id is not None and message.sender == YOUTH
        if not is_to_staff or message.answered_at or not self._uow.waiting.is_first(message):
            return ()
        return self._wording.message("line/ways", "text", message=message.id).buttons

    def _put(
        self,
        message: LineMessage,
        reader: Reader,
        shown: Outgoing,
        buttons: Sequence[Button] = (),
    ) -> None:
        row = put(
            self._uow,
            reader.chat_id,
            shown,
            buttons,
            priority=reader.priority,
            answers=message.inbox_id,
        )
        self._uow.line.add_copy(LineCopy(row, message.id, reader.chat_id, reader.coach_id))

    def _header(self, message: LineMessage, reader: Reader) -> str:
        return self._wording.remembered(
            "line/header",
            what=message.kind,
            name=reader.name,
            role=message.sender,
            marks=reader.marks,
        ).text

    def _quoted(self, message: LineMessage, chat_id: str) -> tuple[Target | None, str]:
        """Return what is quoted, as this chat knows it; in words where it never got it."""
        if message.quotes_id is None:
            return None, ""
        quoted = self._uow.line.get(message.quotes_id)
        if quoted.is_note:
            # What is for the file alone is shown to nobody by way of a reply to it.
            return None, ""
        if quoted.chat_id == chat_id and quoted.external_id:
            return Target(external_id=quoted.external_id), ""
        copies = [one for one in self._uow.line.copies([quoted.id]) if one.chat_id == chat_id]
        if copies:
            return Target(outbox_id=copies[-1].outbox_id), ""
        words = " ".join((quoted.body or "").split())
        if not words:
            return None, ""
        excerpt = words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rstrip()}…"
        return None, self._wording.message("line/quote", "text", words=excerpt).text
