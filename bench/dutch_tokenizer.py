"""The words and lemmas of the classifier as Rasa's tokens, for Rasa's own parts to count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer

from bot.dialogue.components.dutch_words import lemma, words

if TYPE_CHECKING:
    from rasa.shared.nlu.training_data.message import Message


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class DutchTokenizer(Tokenizer):  # type: ignore[misc]  # rasa is untyped here
    """Split a text as spaCy does; the lemma is that of the word in standard Dutch."""

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
            Token(word.text, word.idx, lemma=lemma(word.text.lower()))
            for word in words(message.get(attribute))
        ]
