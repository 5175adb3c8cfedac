"""Dutch words with their lemma, from spaCy, without a model to download."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from spacy.language import Language

from bot.language.normalise import normalise


@lru_cache(maxsize=1)
def dutch() -> Language:
    """Return spaCy's empty Dutch pipeline with the lookup lemmatizer (2 s, 190 MB)."""
    pipeline = spacy.blank("nl")
    pipeline.add_pipe("lemmatizer", config={"mode": "lookup"})
    pipeline.initialize()
    return pipeline


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class DutchTokenizer(Tokenizer):  # type: ignore[misc]  # rasa is untyped here
    """Split a text as spaCy does; the lemma is that of the word in standard Dutch.

    "kzit" is looked up as "ik zit" by the normaliser that reads answers too, so that dialect and
    chat forms share their lemmas with the standard form. The original text is kept.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        """Load the Dutch words now, so that the first visitor does not wait for them."""
        super().__init__(config)
        dutch()

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return Rasa's usual settings of a tokenizer."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
        }

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return the words of the text with their lemmas."""
        return [
            Token(word.text, word.idx, lemma=_lemmas(word.text.lower()))
            for word in dutch().make_doc(message.get(attribute))
            if not word.is_space
        ]


@lru_cache(maxsize=20_000)
def _lemmas(word: str) -> str:
    return " ".join(token.lemma_.lower() for token in dutch()(normalise(word))) or word
