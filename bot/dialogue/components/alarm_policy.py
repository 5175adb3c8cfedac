"""After a cry for help small talk is no answer: who decides what is said then.

Rules answer by intent, and no intent says that somebody is in need: "kzie het niet meer zitten"
may well look like a wish to stop. An open form hears such a message itself (``validate_<form>``).
"""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.components.policy_before_rules import PolicyBeforeRules
from bot.safety.screening import screen

ANSWER = "action_take_note"
#: What begins an intake does so; its first action tells the help.
BEGINNINGS = frozenset({"refer_someone", "refer_myself", "check_eligibility"})


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class AlarmPolicy(PolicyBeforeRules):
    """Let ``action_take_note`` answer what must not wait, outside of a form."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Go before the rules, whose priority is 4."""
        return {"priority": 10}

    def chosen(self, tracker: DialogueStateTracker) -> str | None:
        """Choose the answer to an alarm, and to wait after it."""
        if tracker.active_loop_name:
            # The form hears it, and puts its open question again after whatever was answered.
            return None
        if tracker.latest_action_name == ANSWER:
            return str(ACTION_LISTEN_NAME)
        is_turn = tracker.latest_action_name == ACTION_LISTEN_NAME
        return ANSWER if is_turn and _is_alarm(tracker) else None


def _is_alarm(tracker: DialogueStateTracker) -> bool:
    message = tracker.latest_message
    text = (message.text or "") if message else ""
    if not text or text.startswith("/"):
        return False
    return message.intent_name not in BEGINNINGS and screen(text).kind != "none"
