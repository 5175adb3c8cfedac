"""Dutch words with their lemma, from spaCy, without a model to download."""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Token

from bot.dialogue.components.intent_model import Forms
from bot.language.normalise import normalise


@lru_cache(maxsize=1)
def dutch() -> Language:
    """Return spaCy's empty Dutch pipeline with the lookup lemmatizer (2 s, 190 MB)."""
    pipeline = spacy.blank("nl")
    pipeline.add_pipe("lemmatizer", config={"mode": "lookup"})
    pipeline.initialize()
    return pipeline


def words(text: str) -> list[Token]:
    """Split a text as spaCy does; each word knows where it stands."""
    return [word for word in dutch().make_doc(text) if not word.is_space]


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """Return the lemma of a word in lower case: that of its form in standard Dutch.

    "kzit" is looked up as "ik zit" by the normaliser that reads answers too, so that dialect and
    chat forms share their lemmas with the standard form.
    """
    return " ".join(token.lemma_.lower() for token in dutch()(normalise(word))) or word


def forms(text: str) -> Forms:
    """Return a text in standard letters, and its lemmas."""
    return normalise(text), " ".join(lemma(word.text.lower()) for word in words(text))
