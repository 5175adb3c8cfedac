"""What is said to who has sent a referral in this talk, and writes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.case_action import CaseAction, Events, tell

if TYPE_CHECKING:
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from bot.wording import Wording


def sent_reference(tracker: Tracker) -> str | None:
    """Return the number of the referral that was sent in this talk; None inside an intake."""
    is_busy = bool((tracker.active_loop or {}).get("name"))
    return None if is_busy else tracker.get_slot("referral_reference")


def tell_after_sending(
    dispatcher: CollectingDispatcher, tracker: Tracker, wording: Wording
) -> bool:
    """Say how news reaches the coach, where a referral was sent; False where none was.

    What is sent cannot be changed here, and nothing that somebody adds may seem to be kept.
    """
    reference = sent_reference(tracker)
    if reference is None:
        return False
    tell(dispatcher, wording.message("general/after_sending", reference=reference))
    return True


class ActionNothingToChange(CaseAction):
    """Answer who wants to change an answer while no intake is open."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_nothing_to_change"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        if not tell_after_sending(dispatcher, tracker, self.wording):
            dispatcher.utter_message(response="utter_intake_nothing_to_change")
        return []
