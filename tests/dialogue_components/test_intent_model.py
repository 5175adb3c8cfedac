"""The statistics of intents, trained on a handful of sentences."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from bot.dialogue.components.intent_model import IntentModel

SENTENCES = {
    "greet": ("hallo daar", "hallo iedereen", "dag allemaal", "dag daar"),
    "goodbye": ("tot ziens", "tot morgen", "tot later dan", "ziens en tot later"),
    "help": ("wat kan je doen", "wat doe je", "wat kan jij", "kan je iets doen"),
}
FORMS = [(text, text) for texts in SENTENCES.values() for text in texts]
INTENTS = [intent for intent, texts in SENTENCES.items() for _ in texts]


def trained(sharpness: float = 4.0) -> IntentModel:
    return IntentModel.trained(FORMS, INTENTS, regularisation=0.6, sharpness=sharpness)


@pytest.fixture(scope="module")
def model() -> IntentModel:
    return trained()


def best(model: IntentModel, text: str) -> str:
    return str(model.intents[model.chances([(text, text)])[0].argmax()])


def test_chances_of_a_sentence_sum_to_one(model: IntentModel) -> None:
    texts = ("hallo", "tot ziens", "wat doe jij", "zzz", "")

    chances = model.chances([(text, text) for text in texts])

    assert chances.shape == (len(texts), len(SENTENCES))
    assert np.allclose(chances.sum(axis=1), 1.0)
    assert (chances >= 0).all()


@pytest.mark.parametrize(
    ("text", "intent"),
    [("hallo", "greet"), ("tot ziens hoor", "goodbye"), ("wat kan je allemaal", "help")],
)
def test_likely_intent_of_a_new_sentence_is_that_of_its_like(
    model: IntentModel, text: str, intent: str
) -> None:
    assert best(model, text) == intent


def test_typing_error_keeps_the_intent(model: IntentModel) -> None:
    assert best(model, "hallooo") == "greet"


def test_several_words_that_nobody_taught_make_it_less_sure(model: IntentModel) -> None:
    one = model.chances([("hallo iedereen", "xqz")]).max()
    several = model.chances([("hallo iedereen", "xqz zqx")]).max()

    assert several < one


def test_chances_do_not_depend_on_the_other_sentences(model: IntentModel) -> None:
    alone = model.chances([("hallo", "hallo")])[0]
    together = model.chances([("wat doe je", "wat doe je"), ("hallo", "hallo")])[1]

    assert np.allclose(alone, together)


def test_sharper_model_is_surer() -> None:
    text = [("hallo", "hallo")]

    assert trained(8.0).chances(text).max() > trained(1.0).chances(text).max()


def test_training_twice_gives_the_same_model(model: IntentModel) -> None:
    again = trained()

    assert np.array_equal(again.weights, model.weights)
    assert list(again.intents) == list(model.intents) == sorted(SENTENCES)


def test_stored_model_says_the_same(model: IntentModel) -> None:
    again = pickle.loads(pickle.dumps(model))  # noqa: S301 -- our own bytes

    text = [("tot later", "tot later")]
    assert np.array_equal(again.chances(text), model.chances(text))
