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
from bot.dialogue.components.several_questions import questions
from bot.dialogue.topics import ASKS

FILE = "intents.joblib"
#: Where a message keeps what else it asks.
OTHER_QUESTIONS = "other_questions"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):  # type: ignore[misc]  # untyped
    """Give each message its most likely intent, and the ranking."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings.

        ``ranking_length`` is how many intents are told; as sure as ``question_threshold`` each of
        several questions must be, or they are taken together.
        """
        return {
            "ranking_length": 10,
            "regularisation": 1.0,
            "sharpness": 6.0,
            "question_threshold": 0.68,
        }

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
        """Set ``intent`` and ``intent_ranking`` of each message that has words.

        Of several questions the intent is the first one's, and ``other_questions`` names those of
        the others.
        """
        for message in messages:
            text = message.get(TEXT) or ""
            asked = self._asked(text)
            ranking = asked[0] if asked else self._ranking(text)
            best = ranking[0] if ranking else {"name": None, "confidence": 0.0}
            message.set(INTENT, best, add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
            others = [other[0]["name"] for other in asked[1:]]
            message.set(OTHER_QUESTIONS, others, add_to_output=True)
        return messages

    def _asked(self, text: str) -> list[list[dict[str, Any]]]:
        """Return the ranking of each of several questions that are understood by themselves."""
        pieces = questions(text)
        if len(pieces) <= 1:
            return []
        asked: dict[str, list[dict[str, Any]]] = {}
        for ranking in filter(None, map(self._ranking, pieces)):
            best = ranking[0]
            is_sure = best["confidence"] >= self._config["question_threshold"]
            if is_sure and best["name"].startswith("ask_") and best["name"] not in ASKS:
                # "Waar staat mijn aanmelding?" needs more than an answer: all is taken as one.
                return []
            if is_sure and best["name"] in ASKS:
                asked.setdefault(best["name"], ranking)
        return list(asked.values()) if len(asked) > 1 else []

    def _ranking(self, text: str) -> list[dict[str, Any]]:
        if self._model is None or not text.strip():
            return []
        chances = self._model.chances([forms(text)])[0]
        best = np.argsort(-chances)[: self._config["ranking_length"]]
        return [
            {"name": str(self._model.intents[n]), "confidence": float(chances[n])} for n in best
        ]
