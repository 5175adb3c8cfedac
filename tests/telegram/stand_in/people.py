"""What people do in their Telegram: write, send media, reply, edit, press, block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.telegram.stand_in.world import World

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILE = {"file_id": "f", "file_unique_id": "u"}
#: One example of each kind of message that has no words.
MEDIA: dict[str, Any] = {
    "photo": [{**_FILE, "width": 9, "height": 9}],
    "voice": {**_FILE, "duration": 3},
    "audio": {**_FILE, "duration": 3},
    "video": {**_FILE, "duration": 3, "width": 9, "height": 9},
    "video_note": {**_FILE, "duration": 3, "length": 9},
    "document": {**_FILE, "file_name": "brief.pdf"},
    "animation": {**_FILE, "duration": 3, "width": 9, "height": 9},
    "sticker": {
        **_FILE,
        "width": 9,
        "height": 9,
        "is_animated": False,
        "is_video": False,
        "type": "regular",
    },
    "location": {"latitude": 50.8, "longitude": 3.3},
    "contact": {"phone_number": "+32478000000", "first_name": "Bo"},
    "poll": {
        "id": "1",
        "question": "Wanneer?",
        "options": [],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
    },
    "dice": {"emoji": "🎲", "value": 3},
}
DATE = 1_780_000_000


@dataclass
class People(World):
    """Each method lets one person do something, and returns the number of the update."""

    def says(self, chat: int, *, reply_to: int | None = None, **content: Any) -> int:
        """Send a message, be it a reply to one that is on the screen."""
        message = self.message(chat, **content)
        if reply_to is not None:
            message["reply_to_message"] = self.as_message(chat, reply_to)
        return self.update(message=message)

    def sends(self, chat: int, kind: str, **content: Any) -> int:
        """Send a medium."""
        return self.says(chat, **{kind: MEDIA[kind]}, **content)

    def sends_album(self, chat: int, captions: Sequence[str], kind: str = "photo") -> list[int]:
        """Send media together, each with its caption or ""."""
        album = f"album-{self.next_update}"
        words = [{"caption": caption} if caption else {} for caption in captions]
        return [self.sends(chat, kind, media_group_id=album, **caption) for caption in words]

    def edits(self, chat: int, message_id: int | None = None, **content: Any) -> int:
        """Change a message, or the last one of this person."""
        number = message_id or self._last_of(chat)
        message = {**self.message(chat, message_id=number, **content), "edit_date": DATE + 60}
        return self.update(edited_message=message)

    def deletes(self, chat: int, message_id: int) -> None:
        """Delete a message of one's own; Telegram tells the bot nothing of it."""
        self.happen("deleted", [chat, message_id])

    def presses(self, chat: int, title: str, *, message_id: int | None = None) -> int:
        """Press a button of the newest message that has it, or of this one."""
        sent, data = self._button(chat, title, message_id)
        query = {
            "id": f"query-{self.next_update}",
            "from": person(chat),
            "chat_instance": "1",
            "data": data,
            "message": self.as_message(chat, sent),
        }
        return self.update(callback_query=query)

    def reacts(self, chat: int, message_id: int, emoji: str) -> int:
        """Put an emoji under a message."""
        reaction = {
            "chat": private(chat),
            "message_id": message_id,
            "user": person(chat),
            "date": DATE,
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": emoji}],
        }
        return self.update(message_reaction=reaction)

    def many(self, messages: Sequence[tuple[int, str, str]]) -> None:
        """Send texts, and media with a caption; each is a chat, a kind and the words."""
        for chat, kind, words in messages:
            if kind == "text":
                self.says(chat, text=words)
            else:
                self.sends(chat, kind, caption=words)

    def blocks(self, chat: int) -> int:
        """Block the bot."""
        self.happen("blocked", chat)
        return self._membership(private(chat), chat, "member", "kicked")

    def unblocks(self, chat: int) -> int:
        """Let the bot write again."""
        self.happen("unblocked", chat)
        return self._membership(private(chat), chat, "kicked", "member")

    def is_added_to_group(self, group: int) -> int:
        """Write in a group that the bot was put into."""
        chat = {"id": group, "type": "group", "title": "Groep"}
        number = self.take_message()
        return self.update(
            message={"message_id": number, "date": DATE, "chat": chat, "text": "hoi"}
        )

    def message(self, chat: int, *, message_id: int | None = None, **content: Any) -> dict:
        """Return a message of a person, which is not sent yet."""
        number = message_id or self.take_message()
        base = {"message_id": number, "date": DATE, "from": person(chat)}
        return {**base, "chat": private(chat), **content}

    def as_message(self, chat: int, number: int) -> dict[str, Any]:
        """Return a message that is on a person's screen, as an update quotes it."""
        known = self.messages.get((chat, number), {})
        if "from" in known:
            return {k: v for k, v in known.items() if k != "reply_to_message"}
        kept = ("text", "caption", *MEDIA)
        content = {name: known[name] for name in kept if name in known}
        base = {"message_id": number, "date": DATE, "from": self.bot_user()}
        return {**base, "chat": private(chat), **(content or {"text": "..."})}

    def bot_user(self) -> dict[str, Any]:
        """Return the bot as a user."""
        return {"id": 123456, "is_bot": True, "first_name": "Proef"}

    def number_of(self, chat: int, words: str) -> int:
        """Return the number of the newest message to a person that has these words."""
        return next(
            sent["message_id"]
            for sent in reversed(self.shown(chat))
            if words in str(sent.get("text") or sent.get("caption") or "")
        )

    def update(self, **content: Any) -> int:
        """Give an update a number and keep it for the bot."""
        with self._lock:
            number = self.next_update
            self.happen("update", {"update_id": number, **content})
        return number

    def _last_of(self, chat: int) -> int:
        with self._lock:
            mine = [n for (c, n), m in self.messages.items() if c == chat and "from" in m]
        return max(mine, default=0) or self.take_message()

    def _button(self, chat: int, title: str, message_id: int | None) -> tuple[int, str]:
        keyboards = [
            sent
            for sent in (*self.ledger, *self.acts)
            if sent.get("chat_id") == str(chat)
            and sent.get("reply_markup")
            and message_id in {None, int(sent["message_id"])}
        ]
        return next(
            (int(sent["message_id"]), button["callback_data"])
            for sent in reversed(keyboards)
            for row in sent["reply_markup"].get("inline_keyboard", ())
            for button in row
            if button["text"] == title
        )

    def _membership(self, chat: dict[str, Any], who: int, old: str, new: str) -> int:
        def member(status: str) -> dict[str, Any]:
            until = {"until_date": 0} if status == "kicked" else {}
            return {"user": self.bot_user(), "status": status, **until}

        change = {
            "chat": chat,
            "from": person(who),
            "date": DATE,
            "old_chat_member": member(old),
            "new_chat_member": member(new),
        }
        return self.update(my_chat_member=change)


def person(chat: int) -> dict[str, Any]:
    """Return somebody as a user."""
    return {"id": chat, "is_bot": False, "first_name": "An"}


def private(chat: int) -> dict[str, Any]:
    """Return somebody's chat with the bot."""
    return {"id": chat, "type": "private", "first_name": "An"}
