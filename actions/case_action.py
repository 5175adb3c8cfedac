"""What all our actions share: errors become an apology, messages go out in one way."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from bot import bootstrap
from bot.errors import AssistantError

if TYPE_CHECKING:
    from rasa_sdk.executor import CollectingDispatcher

    from bot.wording import Message, Wording

logger = logging.getLogger(__name__)

Events = list[dict[str, Any]]


class ActionFailedError(AssistantError):
    """An action could not do its work; Rasa tells the gateway, which tells the person."""


class CaseAction(Action, ABC):  # type: ignore[misc]  # rasa_sdk is untyped here
    """An action of the assistant."""

    def __init__(self, wording: Wording | None = None) -> None:
        """Use the templates given, or those of the installation."""
        self._given_wording = wording

    @property
    def wording(self) -> Wording:
        """Return the templates; the installation's are loaded when first needed."""
        return self._given_wording or bootstrap.wording()

    @abstractmethod
    def name(self) -> str:
        """Return the name used in ``domain.yml``."""

    @abstractmethod
    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Read the slots, make one call, answer, and return what changes."""

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],
    ) -> Events:
        """See ``Action.run``.

        An error is logged with its trace and raised again without its message, because the
        server would send the message back to Rasa, and a message may quote its input.
        """
        try:
            return await self.handle(dispatcher, tracker)
        except Exception as error:
            logger.exception("%s failed", self.name())
            failed = f"{self.name()} failed"
            raise ActionFailedError(failed) from error


def ask_again(form: str) -> Events:
    """Return the events by which a form that was passed by puts its open question again.

    The form is opened anew: only then does it read no answer out of the message.
    """
    return [ActiveLoop(None), SlotSet("requested_slot", None), FollowupAction(form)]


def tell(dispatcher: CollectingDispatcher, message: Message, **extra: str) -> None:
    """Send a message; ``extra`` (and a card's kind) travels as the message's ``custom`` part."""
    custom = dict(extra)
    if message.kind != "text":
        custom["kind"] = message.kind
    dispatcher.utter_message(
        text=message.text,
        buttons=[{"title": b.title, "payload": b.payload} for b in message.buttons],
        json_message=custom or None,
    )
