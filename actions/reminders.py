"""Reminders: offered where it could fit later, set on request, taken back with a stop."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from rasa_sdk.events import SlotSet

from actions.alarm import GATEWAY
from actions.case_action import CaseAction, Events, ask_again, tell
from actions.intake_state import answers_from, channel_of, heard_from
from bot import bootstrap
from bot.errors import AnswerError
from bot.intake.later import Later, later, later_from, moment_of, reminder_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

#: The channels on which we can write first.
REACHABLE = frozenset({"telegram"})


def offer_reminder(dispatcher: CollectingDispatcher, tracker: Tracker, wording: Wording) -> Events:
    """Say when it could fit, and offer to say so again; who cannot be reached hears that."""
    today = bootstrap.settings().clock.today()
    try:
        one = reminder_of(later(answers_from(tracker), today))
    except AnswerError:
        return []
    if one is None:
        return []
    is_reachable = channel_of(tracker) in REACHABLE
    message = wording.message("later/offer", later=one, is_reachable=is_reachable)
    tell(dispatcher, message)
    return [SlotSet("reminder_offer", one.as_value)] if is_reachable else []


def keep_with_referral(
    tracker: Tracker, reference: str, make_uow: Callable[[], UnitOfWork] = bootstrap.unit_of_work
) -> None:
    """Let the reminder of this chat end with the referral that came of it after all."""
    if channel_of(tracker) not in REACHABLE:
        return
    with make_uow() as uow:
        chat = uow.chats.of_sender(tracker.sender_id)
        if chat is not None:
            uow.reminders.belong_to(chat.id, uow.cases.id_of(reference))
            uow.commit()


class _WithDatabase(CaseAction):
    """An action on the case database."""

    def __init__(
        self,
        make_uow: Callable[[], UnitOfWork] = bootstrap.unit_of_work,
        wording: Wording | None = None,
    ) -> None:
        """Use the case database of the installation, or the one given."""
        super().__init__(wording)
        self._make_uow = make_uow


class ActionSetReminder(_WithDatabase):
    """Write down when this chat wants to be reminded."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_set_reminder"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        value = heard_from(tracker).pressed.get("reminder") or tracker.get_slot("reminder_offer")
        one = later_from(str(value), bootstrap.settings().clock.today())
        is_set = one is not None and channel_of(tracker) in REACHABLE
        if one is not None and is_set:
            is_set = await asyncio.to_thread(self._set, one, tracker.sender_id)
        tell(dispatcher, self.wording.message("later/set", later=one if is_set else None))
        form = (tracker.active_loop or {}).get("name")
        done = [SlotSet("reminder_offer", None)]
        if form:
            return [*done, *ask_again(form)]
        return done

    def _set(self, one: Later, sender: str) -> bool:
        with self._make_uow() as uow:
            chat = uow.chats.of_sender(sender)
            if chat is None or one.remind_on is None:
                return False
            body = json.dumps({"reason": one.reason, "since": one.since})
            uow.reminders.set(chat.id, body, moment_of(one.remind_on))
            uow.commit()
        return True


class ActionForgetReminder(_WithDatabase):
    """Take back what this chat wanted to be reminded of, and say so where there was something."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_forget_reminder"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        if tracker.get_latest_input_channel() != GATEWAY:
            return []
        if await asyncio.to_thread(self._forget, tracker.sender_id):
            tell(dispatcher, self.wording.message("later/forgotten"))
        return []

    def _forget(self, sender: str) -> int:
        with self._make_uow() as uow:
            chat = uow.chats.of_sender(sender)
            number = uow.reminders.forget_chat(chat.id) if chat else 0
            uow.commit()
        return number
