"""Answers about the programme that differ between installations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.case_action import CaseAction, Events, tell

if TYPE_CHECKING:
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from bot.wording import Wording

#: More answers at once nobody reads.
_MOST_OTHERS = 2


class ActionTellRegion(CaseAction):
    """Say where the programme works."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_tell_region"

    async def handle(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
    ) -> Events:
        """See ``CaseAction.handle``."""
        tell(dispatcher, self.wording.message("programme/region"))
        return []


def tell_other_topics(
    dispatcher: CollectingDispatcher, tracker: Tracker, wording: Wording
) -> None:
    """Answer what else was asked in the same message; the rules answered the first question."""
    asked = (tracker.latest_message or {}).get("other_questions") or ()
    for name in tuple(asked)[:_MOST_OTHERS]:
        tell_topic(dispatcher, name, wording)


def tell_topic(dispatcher: CollectingDispatcher, asked: str, wording: Wording) -> None:
    """Answer one question about the programme, named by its intent."""
    topic = asked.removeprefix("ask_")
    if topic == "region":
        tell(dispatcher, wording.message("programme/region"))
    else:
        dispatcher.utter_message(response=f"utter_programme_{topic}")
