"""What policies have in common that learn nothing and are asked before the rules."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


class PolicyBeforeRules(Policy):  # type: ignore[misc]  # rasa is untyped here
    """Choose an action by what ``bot`` decides, or leave the choice to the rules."""

    @abstractmethod
    def chosen(self, tracker: DialogueStateTracker) -> str | None:
        """Return the action that comes next; None where the rules decide."""

    def train(
        self,
        training_trackers: list[Any],
        domain: Domain,
        **kwargs: Any,  # noqa: ANN401 -- Rasa's signature
    ) -> Resource:
        """Learn nothing: what is heard stands in ``bot``."""
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
    ) -> PolicyBeforeRules:
        """Return the policy, which keeps nothing in the model."""
        return cls(config, model_storage, resource, execution_context)

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,  # noqa: ANN401 -- Rasa's signature
    ) -> PolicyPrediction:
        """Be certain of the action that was chosen, and of nothing otherwise."""
        chances = self._default_predictions(domain)
        chosen = self.chosen(tracker)
        if chosen is not None:
            chances[domain.index_for_action(chosen)] = 1.0
        # In an open form the rules answer without looking at the words; so does this.
        has_form = bool(chosen and tracker.active_loop_name)
        return self._prediction(chances, is_no_user_prediction=has_form)
