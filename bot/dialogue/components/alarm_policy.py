"""After a cry for help small talk is no answer: who decides what is said then.

Rules answer by intent, and no intent says that somebody is in need: "kzie het niet meer zitten"
may well look like a wish to stop. An open form hears such a message itself (``validate_<form>``).
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

from bot.safety.screening import screen

ANSWER = "action_take_note"
#: What begins an intake does so; its first action tells the help.
BEGINNINGS = frozenset({"refer_someone", "refer_myself", "check_eligibility"})


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class AlarmPolicy(Policy):  # type: ignore[misc]  # rasa is untyped here
    """Let ``action_take_note`` answer what must not wait, outside of a form."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Go before the rules, whose priority is 4."""
        return {"priority": 10}

    def train(
        self,
        training_trackers: list[Any],
        domain: Domain,
        **kwargs: Any,  # noqa: ANN401 -- Rasa's signature
    ) -> Resource:
        """Learn nothing: what must not wait stands in ``bot/safety``."""
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
    ) -> AlarmPolicy:
        """Return the policy, which keeps nothing in the model."""
        return cls(config, model_storage, resource, execution_context)

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,  # noqa: ANN401 -- Rasa's signature
    ) -> PolicyPrediction:
        """Choose the answer to an alarm, and to wait after it; otherwise nothing."""
        chances = self._default_predictions(domain)
        if tracker.active_loop_name:
            # The form hears it, and puts its open question again after whatever was answered.
            return self._prediction(chances)
        if tracker.latest_action_name == ANSWER:
            chances[domain.index_for_action(ACTION_LISTEN_NAME)] = 1.0
        elif tracker.latest_action_name == ACTION_LISTEN_NAME and _is_alarm(tracker):
            chances[domain.index_for_action(ANSWER)] = 1.0
        return self._prediction(chances)


def _is_alarm(tracker: DialogueStateTracker) -> bool:
    message = tracker.latest_message
    text = (message.text or "") if message else ""
    if not text or text.startswith("/"):
        return False
    return message.intent_name not in BEGINNINGS and screen(text).kind != "none"
