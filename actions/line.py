"""What a youth dictates to the assistant for the coach."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from actions.alarm import GATEWAY
from actions.case_action import CaseAction, Events, tell
from actions.intake_state import metadata_of
from bot import bootstrap
from bot.dialogue.line_forward import Forward
from bot.line.names import first_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

#: How a coach sees that it was dictated.
BY_ASSISTANT = frozenset({"assistant"})


class ActionMessageCoach(CaseAction):
    """Pass a message on to the coach, whole and once; who is not paired hears what to do instead.

    The words come from the inbox by the id that the gateway gives, never from Rasa.
    """

    def __init__(
        self,
        wording: Wording | None = None,
        make_uow: Callable[[], UnitOfWork] = bootstrap.unit_of_work,
    ) -> None:
        """Use the case database of the installation unless another is given."""
        super().__init__(wording)
        self._make_uow = make_uow

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_message_coach"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        inbox_id = ""
        if tracker.get_latest_input_channel() == GATEWAY:
            inbox_id = str(metadata_of(tracker).get("inbox_id") or "")
        names = await asyncio.to_thread(self._passed_on, inbox_id) if inbox_id else None
        if names is None:
            dispatcher.utter_message(response="utter_line_message_coach")
        else:
            tell(dispatcher, self.wording.message("line/youth/passed_on", names=names))
        return []

    def _passed_on(self, inbox_id: str) -> list[str] | None:
        """Forward what came in; return who gets it, or None where nobody is paired there."""
        with self._make_uow() as uow:
            item = uow.inbox.get(inbox_id)
            journey = uow.journeys.of_chat(item.chat_id) if item else None
            if item is None or journey is None:
                return None
            forward = Forward(uow, self.wording, bootstrap.settings().working_hours)
            forward.take(journey, (item,), BY_ASSISTANT)
            message = uow.line.of_inbox(inbox_id)
            copies = uow.line.copies([message.id]) if message else ()
            readers = uow.coaches.some({copy.coach_id for copy in copies if copy.coach_id})
            uow.commit()
        return [first_name(coach.name) for coach in readers.values()]
