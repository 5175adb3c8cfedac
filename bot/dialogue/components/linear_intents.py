"""The intent of a message, by a linear model on letters and lemmas.

Faster and lighter than Rasa's DIET, and better on this data (see ``docs/nlu.md``). It splits and
lemmatizes the text itself: with a tokenizer before it Rasa would take a digest of each word of
each training sentence several times, and train for half as long again.
"""

from __future__ import annotations

from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.components.dutch_words import dutch, forms
from bot.dialogue.components.intent_model import IntentModel

FILE = "intents.joblib"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):  # type: ignore[misc]  # untyped
    """Give each message its most likely intent, and the ranking."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings; ``ranking_length`` is how many intents are told."""
        return {"ranking_length": 10, "regularisation": 1.0, "sharpness": 6.0}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
    ) -> None:
        """Keep what Rasa gives; ``model`` is there once trained or loaded."""
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        """Return an untrained classifier."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the model on the examples that have a text and an intent, and keep it."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        self._model = IntentModel.trained(
            [forms(example.get(TEXT)) for example in examples],
            [example.get(INTENT) for example in examples],
            regularisation=self._config["regularisation"],
            sharpness=self._config["sharpness"],
        )
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,  # noqa: ANN401 -- Rasa's signature
    ) -> LinearIntentClassifier:
        """Return the trained classifier."""
        # Now, so that the first visitor does not wait for the Dutch words.
        dutch()
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / FILE))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set ``intent`` and ``intent_ranking`` of each message that has words."""
        for message in messages:
            ranking = self._ranking(message)
            best = ranking[0] if ranking else {"name": None, "confidence": 0.0}
            message.set(INTENT, best, add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> list[dict[str, Any]]:
        text = message.get(TEXT) or ""
        if self._model is None or not text.strip():
            return []
        chances = self._model.chances([forms(text)])[0]
        best = np.argsort(-chances)[: self._config["ranking_length"]]
        return [
            {"name": str(self._model.intents[n]), "confidence": float(chances[n])} for n in best
        ]
