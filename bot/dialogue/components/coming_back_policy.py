"""Who comes back or goes: codes, an intake left open, a reminder.

The 41 intents know none of these, and a code typed in the middle of nothing looks like no
sentence at all; so they are heard before the rules (``bot/intake/coming_back.py`` decides).
"""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.components.policy_before_rules import PolicyBeforeRules
from bot.intake.coming_back import CHOSEN, Arrival, wanted

#: Only a button fills in an entity, and its entities come from this part of Rasa.
BUTTON_READER = "RegexMessageHandler"


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class ComingBackPolicy(PolicyBeforeRules):
    """Choose the action for somebody who comes back, and wait after it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Go before the rules, whose priority is 4, and after a cry for help (10)."""
        return {"priority": 9}

    def chosen(self, tracker: DialogueStateTracker) -> str | None:
        """Choose one of our actions, and to wait after it."""
        if tracker.latest_action_name == ACTION_LISTEN_NAME:
            return wanted(_arrival(tracker))
        if tracker.latest_action_name in CHOSEN and not tracker.active_loop_name:
            return str(ACTION_LISTEN_NAME)
        return None


def _arrival(tracker: DialogueStateTracker) -> Arrival:
    message = tracker.latest_message
    entities = (message.entities if message else None) or ()
    return Arrival(
        text=(message.text if message else None) or "",
        intent=(message.intent_name if message else None) or "",
        pressed={
            entity["entity"]: str(entity["value"])
            for entity in entities
            if entity.get("extractor") == BUTTON_READER
        },
        question=(tracker.get_slot("requested_slot") or "") if tracker.active_loop_name else "",
        is_offered=bool(tracker.get_slot("left_answers")),
        has_reminder=bool(tracker.get_slot("reminder_offer")),
        is_sent=bool(tracker.get_slot("referral_reference")),
    )
