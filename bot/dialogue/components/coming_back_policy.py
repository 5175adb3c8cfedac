"""Who comes back or goes: codes, an intake left open, a reminder.

The 41 intents know none of these, and a code typed in the middle of nothing looks like no
sentence at all; so they are heard before the rules (``bot/intake/coming_back.py`` decides).
"""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.intake.coming_back import CHOSEN, Arrival, wanted

#: Only a button fills in an entity, and its entities come from this part of Rasa.
BUTTON_READER = "RegexMessageHandler"


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class ComingBackPolicy(Policy):  # type: ignore[misc]  # rasa is untyped here
    """Choose the action for somebody who comes back, and wait after it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Go before the rules, whose priority is 4, and after a cry for help (10)."""
        return {"priority": 9}

    def train(
        self,
        training_trackers: list[Any],
        domain: Domain,
        **kwargs: Any,  # noqa: ANN401 -- Rasa's signature
    ) -> Resource:
        """Learn nothing: what is heard stands in ``bot/intake/coming_back.py``."""
        with self._model_storage.write_to(self._resource):
            return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,  # noqa: ANN401 -- Rasa's signature
    ) -> ComingBackPolicy:
        """Return the policy, which keeps nothing in the model."""
        return cls(config, model_storage, resource, execution_context)

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,  # noqa: ANN401 -- Rasa's signature
    ) -> PolicyPrediction:
        """Choose one of our actions, or to wait after it; otherwise nothing."""
        chances = self._default_predictions(domain)
        chosen = None
        if tracker.latest_action_name == ACTION_LISTEN_NAME:
            chosen = wanted(_arrival(tracker))
        elif tracker.latest_action_name in CHOSEN and not tracker.active_loop_name:
            chosen = ACTION_LISTEN_NAME
        if chosen is not None:
            chances[domain.index_for_action(chosen)] = 1.0
        # In an open form the rules answer without looking at the words; so does this.
        has_form = bool(chosen and tracker.active_loop_name)
        return self._prediction(chances, is_no_user_prediction=has_form)


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
    )
