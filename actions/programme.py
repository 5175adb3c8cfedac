"""Answers about the programme that differ between installations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.case_action import CaseAction, Events, tell

if TYPE_CHECKING:
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher


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
