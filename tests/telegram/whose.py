"""Random updates aimed at what is on a screen, and the youth whom one of the staff is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.telegram.line.conftest import EMRE, NOOR, RIA, SAM, SOFIE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.telegram.bot_api import BotApi
    from tests.telegram.desk import Led
    from tests.telegram.line.conftest import Office

YOUTHS, STAFF = {NOOR, SAM}, {SOFIE, EMRE, RIA}
#: What the staff see of a youth on a button that chooses one.
CALLED = {"Noor": NOOR, "Sam": SAM}
#: One update in as many is about something that is not there.
ASTRAY_EACH = 5


def private_chat(update: dict[str, Any]) -> int | None:
    """Return the private chat that an update is of."""
    content = next(iter(update.values()))
    chat = content.get("message", content).get("chat", {})
    return chat["id"] if chat.get("type") == "private" else None


class Screens:
    """What stands in each chat, and which youth each message is of."""

    def __init__(self, api: BotApi, office: Office) -> None:
        self._api = api
        self._office = office
        #: By chat and number of a message.
        self._youths: dict[tuple[int, int], set[int]] = {}

    def aim(self, update: dict[str, Any], at: int) -> None:
        """Let an update be about the ``at``-th thing of its chat that it can be about.

        Messages and presses get a number of their own, as Telegram gives it.
        """
        chat, (kind, content) = private_chat(update), next(iter(update.items()))
        if kind == "message":
            content["message_id"] = self._api.take_message()
        if kind == "callback_query":
            content["id"] = str(self._api.take_message())
        if "media_group_id" in content:
            # What comes later with the same name would be for where the first of it went.
            content["media_group_id"] = str(self._api.take_message())
        if chat is None or at % ASTRAY_EACH == 0:
            return
        if kind == "message":
            self._aim_reply(chat, content, at)
        elif kind == "callback_query":
            self._aim_press(chat, content, at)
        elif kind in {"edited_message", "message_reaction"}:
            _change(content, self._written(chat) if "edit" in kind else self._shown(chat), at)

    def about(self, update: dict[str, Any]) -> set[int]:
        """Return the youths whom an update of the staff may reach: one, or nobody."""
        chat = private_chat(update) or 0
        kind, content = next(iter(update.items()))
        if kind == "callback_query":
            return self._pressed(chat, content)
        if kind != "message":
            return self._youths.get((chat, content.get("message_id")), set())
        replied = content.get("reply_to_message", {}).get("message_id")
        if replied is None:
            return self._picked(chat)
        return self._youths.get((chat, replied), set())

    def note(self, update: dict[str, Any], led: Led, about: set[int]) -> None:
        """Remember whose is what came on the screens."""
        chat = private_chat(update)
        of = {chat} & YOUTHS or about
        for sent in led.sent:
            self._youths[int(sent["chat_id"]), sent["message_id"]] = of
        kind, content = next(iter(update.items()))
        reached = led.seen_by & YOUTHS
        if chat in STAFF and reached and kind == "message":
            self._youths[chat, content["message_id"]] = reached
        if chat in STAFF and reached and kind == "callback_query":
            # The message that waited for this choice stands above the question.
            question = self._api.messages.get((chat, content["message"]["message_id"]), {})
            self._youths[chat, question.get("reply_to")] = reached

    def _pressed(self, chat: int, query: dict[str, Any]) -> set[int]:
        number = query.get("message", {}).get("message_id")
        titles = [
            button["text"]
            for row in self._rows(self._api.messages.get((chat, number), {}))
            for button in row
            if button.get("callback_data") == query.get("data")
        ]
        chosen = {CALLED[title] for title in titles if title in CALLED}
        return chosen or self._youths.get((chat, number), set())

    def _aim_reply(self, chat: int, message: dict[str, Any], at: int) -> None:
        shown = self._shown(chat)
        if at % 2:
            # As the staff answer: below what a youth wrote.
            shown = [number for number in shown if self._youths.get((chat, number))] or shown
            message.setdefault("reply_to_message", self._api.as_message(chat, 0))
        _change(message.get("reply_to_message", {}), shown, at)

    def _aim_press(self, chat: int, query: dict[str, Any], at: int) -> None:
        buttons = [
            (number, button["callback_data"])
            for number in self._shown(chat)
            for row in self._rows(self._api.messages[chat, number])
            for button in row
        ]
        if buttons:
            query["message"]["message_id"], query["data"] = buttons[at % len(buttons)]

    def _picked(self, chat: int) -> set[int]:
        with self._office.database.unit_of_work(read_only=True) as uow:
            coach = uow.coaches.of_chat(self._office.ids[chat])
            cases = {uow.cases.id_of(self._office.cases[youth]): youth for youth in YOUTHS}
        return {youth for case, youth in cases.items() if coach and coach.picked_case_id == case}

    def _shown(self, chat: int) -> list[int]:
        return sorted(number for where, number in self._api.messages if where == chat)

    def _written(self, chat: int) -> list[int]:
        return [n for n in self._shown(chat) if "method" not in self._api.messages[chat, n]]

    def _rows(self, message: dict[str, Any]) -> Sequence[Sequence[dict[str, Any]]]:
        """Return the buttons of a message of the bot; of what people send there are none."""
        if "method" not in message:
            return ()
        return (message.get("reply_markup") or {}).get("inline_keyboard", ())


def _change(content: dict[str, Any], numbers: Sequence[int], at: int) -> None:
    if content and numbers:
        content["message_id"] = numbers[at % len(numbers)]
